//! The words of a crash report: one line of JSON, then JSON since iOS 15 and text before.

use serde_json::json;

use super::crashes::Crash;
use crate::{BuildError, build::Build};

impl Crash {
    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// The first line.
fn header(build: &Build<'_>, crash: &Crash, kind: &str) -> Result<String, BuildError> {
    let facts = build.facts();
    let at = build.now() - crash.before;
    let mut head = json!({
        "app_name": crash.name(),
        "timestamp": build.zone().zoned(at),
        "app_version": "1.0",
        "slice_uuid": "5fd6c4ca-5549-3855-959f-be077158c67a",
        "build_version": "1",
        "platform": 2,
        "share_with_app_devs": 0,
        "is_first_party": i32::from(crash.id.is_none()),
        "bug_type": kind,
        "os_version": format!("iPhone OS {} ({})", facts.version, facts.build),
        "incident_id": incident(build, crash),
        "name": crash.name(),
    });
    if let Some(id) = &crash.id {
        head["bundleID"] = json!(id);
    }
    Ok(serde_json::to_string(&head)?)
}

fn incident(build: &Build<'_>, crash: &Crash) -> String {
    build.random(&format!("crash {}", crash.pid)).uuid()
}

/// A report of iOS 15 and later.
pub(super) fn json(build: &Build<'_>, crash: &Crash) -> Result<Vec<u8>, BuildError> {
    let (facts, zone) = (build.facts(), build.zone());
    let at = build.now() - crash.before;
    let moment = |unix| format!("{}.4815 {}", zone.full(unix), zone.offset());
    let (kind, signal) = crash.exception;
    let body = json!({
        "uptime": 44_000,
        "procRole": "Unspecified",
        "version": 2,
        "userID": 501,
        "modelCode": facts.product,
        "coalitionID": crash.pid + 3,
        "osVersion": {
            "isEmbedded": true, "train": format!("iPhone OS {}", facts.version),
            "releaseType": "User", "build": facts.build,
        },
        "captureTime": moment(at),
        "procLaunch": moment(at - 4_000),
        "incident": incident(build, crash),
        "pid": crash.pid,
        "cpuType": "ARM-64",
        "procName": crash.name(),
        "procPath": crash.path,
        "bundleInfo": {"CFBundleIdentifier": crash.id, "CFBundleVersion": "1"},
        "parentProc": crash.parent,
        "parentPid": 1,
        "coalitionName": crash.id.clone().unwrap_or_else(|| format!("com.apple.{}", crash.name())),
        "exception": {
            "codes": "0x0000000000000001, 0x0000000000000000", "rawCodes": [1, 0],
            "type": kind, "signal": signal,
        },
        "termination": {
            "flags": 0, "code": 11, "namespace": "SIGNAL", "indicator": "Segmentation fault: 11",
            "byProc": "exc handler", "byPid": crash.pid,
        },
        "faultingThread": 0,
        "threads": threads(),
        "usedImages": [image(&crash.path, "P"), image(crash.image, "S")],
        "trialInfo": {"rollouts": [], "experiments": []},
    });
    let head = header(build, crash, "309")?;
    Ok(format!("{head}\n{body:#}\n").into_bytes())
}

/// The thread that crashed, in the library.
fn threads() -> serde_json::Value {
    json!([{
        "triggered": true,
        "id": 8_114,
        "queue": "com.apple.main-thread",
        "frames": [
            {"imageOffset": 2_900, "imageIndex": 1},
            {"imageOffset": 16_028, "imageIndex": 0},
        ],
    }])
}

fn image(path: &str, source: &str) -> serde_json::Value {
    let name = path.rsplit('/').next().unwrap_or_default();
    json!({
        "source": source, "arch": "arm64e", "base": 4_372_267_008_u64, "size": 32_768,
        "uuid": "5fd6c4ca-5549-3855-959f-be077158c67a", "path": path, "name": name,
    })
}

/// A report of iOS 14 and earlier.
pub(super) fn text(build: &Build<'_>, crash: &Crash) -> Result<Vec<u8>, BuildError> {
    let (facts, zone) = (build.facts(), build.zone());
    let at = build.now() - crash.before;
    let moment = |unix| format!("{}.9296 {}", zone.full(unix), zone.offset());
    let (kind, signal) = crash.exception;
    let (name, pid) = (crash.name(), crash.pid);
    let id = crash.id.clone().unwrap_or_else(|| name.to_owned());
    let head = header(build, crash, "109")?;
    let body = format!(
        "Incident Identifier: {}\nCrashReporter Key:   7e57c17e57c17e57c17e57c17e57c17e57c17e57\n\
         Hardware Model:      {}\nProcess:             {name} [{pid}]\n\
         Path:                {}\nIdentifier:          {id}\nVersion:             1 (1.0)\n\
         Code Type:           ARM-64 (Native)\nRole:                Unspecified\n\
         Parent Process:      {} [1]\nCoalition:           {id} [{}]\n\n\n\
         Date/Time:           {}\nLaunch Time:         {}\nOS Version:          iPhone OS {} ({})\n\
         Release Type:        User\nReport Version:      104\n\n\
         Exception Type:  {kind} ({signal})\n\
         Exception Codes: 0x0000000000000001, 0x0000000000000000\n\
         Termination Signal: Segmentation fault: 11\nTriggered by Thread:  0\n\n{}",
        incident(build, crash),
        facts.product,
        crash.path,
        crash.parent,
        pid + 3,
        moment(at),
        moment(at - 4_000),
        facts.version,
        facts.build,
        stack(crash),
    );
    Ok(format!("{head}\n{body}").into_bytes())
}

/// The thread that crashed, and what was loaded.
fn stack(crash: &Crash) -> String {
    let name = crash.name();
    let library = crash.image.rsplit('/').next().unwrap_or_default();
    format!(
        "Thread 0 name:  Dispatch queue: com.apple.main-thread\nThread 0 Crashed:\n\
         0   {library:<28}  \t0x00000001c95957b0 0x1c9500000 + 612272\n\
         1   {name:<28}  \t0x0000000100081a1c 0x100000000 + 531996\n\n\
         Thread 0 crashed with ARM Thread State (64-bit):\n\
         \u{20}   x0: 0x0000000000000000   x1: 0x0000000000000000\n\n\
         Binary Images:\n\
         0x100000000 - 0x100087fff {name} arm64  <5fd6c4ca55493855959fbe077158c67a> {}\n\
         0x1c9500000 - 0x1c95fffff {library} arm64  <6fd6c4ca55493855959fbe077158c67a> {}\n\n\
         EOF\n",
        crash.path, crash.image,
    )
}
