//! Reports of processes ended for want of memory and of panics, other reports, and the list of all
//! (<https://developer.apple.com/documentation/xcode/identifying-high-memory-use-with-jetsam-event-reports>).

use serde_json::{Value, json};

use super::{
    crashes::{FOLDER, STAGED_BEFORE},
    processes::{self, Process},
};
use crate::{
    BuildError,
    android::page::Page,
    build::{Build, Spot},
    planted, times,
};

/// Writes them.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let jetsam = jetsam(build)?;
    let panic = panic(build)?;
    other(build)?;
    summary(build, &[jetsam, panic])
}

/// Writes a report; gives its path.
fn keep(
    build: &mut Build<'_>,
    name: &str,
    kind: &str,
    before: i64,
    body: &Value,
) -> Result<Spot, BuildError> {
    let (facts, zone) = (build.facts(), build.zone());
    let at = build.now() - before;
    let head = json!({
        "bug_type": kind,
        "timestamp": zone.zoned(at),
        "os_version": format!("iPhone OS {} ({})", facts.version, facts.build),
        "incident_id": build.random(&format!("report {name}")).uuid(),
    });
    let head = serde_json::to_string(&head)?;
    let path = format!("{FOLDER}/{name}-{}.ips", zone.dashed(at));
    let spot = Spot::new("ios.listed_processes", "", path);
    build.keep_file(&spot, format!("{head}\n{body:#}\n").as_bytes())?;
    build.truth.count("ios.crash_report", "reports", 1);
    Ok(spot)
}

/// Memory ran out: every process that there was then.
fn jetsam(build: &mut Build<'_>) -> Result<String, BuildError> {
    let all = processes::running(build);
    let listed: Vec<Value> = all.iter().map(of_memory).collect();
    let facts = build.facts();
    let body = json!({
        "crashReporterKey": "7e57c17e57c17e57c17e57c17e57c17e57c17e57",
        "product": facts.product,
        "incident": build.random("jetsam").uuid(),
        "date": build.zone().zoned(build.now() - 2 * times::DAY),
        "build": format!("iPhone OS {} ({})", facts.version, facts.build),
        "timeDelta": 4,
        "memoryStatus": {
            "compressorSize": 93_140, "pageSize": 16_384, "uncompressed": 200_000,
            "memoryPages": {"active": 51_000, "free": 3_000, "wired": 40_000},
        },
        "largestProcess": "MobileSafari",
        "genCounter": 1,
        "processes": listed,
    });
    let spot = keep(build, "JetsamEvent", "298", 2 * times::DAY, &body)?;
    for process in &all {
        if process.near {
            build.near_miss(&spot, "file", process.name());
        }
        let named = process.known.iter().filter(|one| one.kind == "process");
        for indicator in named {
            build.known(&spot, "file", process.name(), indicator);
        }
    }
    Ok(spot.path)
}

fn of_memory(process: &Process) -> Value {
    json!({
        "uuid": "5fd6c4ca-5549-3855-959f-be077158c67a",
        "states": ["daemon", "idle"],
        "killDelta": 10_000,
        "age": process.age,
        "purgeable": 0,
        "fds": 50,
        "coalition": process.pid + 3,
        "rpages": 900 + process.pid,
        "priority": 0,
        "pid": process.pid,
        "name": process.name(),
    })
}

/// The kernel gave up.
fn panic(build: &mut Build<'_>) -> Result<String, BuildError> {
    let facts = build.facts();
    let text = format!(
        "panic(cpu 2 caller 0xfffffff01e6f1a2c): \"AppleT8110: watchdog timeout\"\n\
         Debugger message: panic\nOS version: {}\nKernel version: Darwin Kernel Version 23.5.0\n\
         Panicked task 0xfffffe1b3b5c8d98: 11000 pages, 500 threads: pid 0: kernel_task\n",
        facts.build
    );
    let body = json!({
        "build": format!("iPhone OS {} ({})", facts.version, facts.build),
        "product": facts.product,
        "kernel": "Darwin Kernel Version 23.5.0",
        "incident": build.random("panic").uuid(),
        "panicString": text,
        "processByPid": {"0": {"procname": "kernel_task"}, "1": {"procname": "launchd"}},
    });
    let spot = keep(build, "panic-full", "210", 31 * times::DAY, &body)?;
    Ok(spot.path)
}

/// Reports that say nothing of processes.
fn other(build: &mut Build<'_>) -> Result<(), BuildError> {
    let body = json!({"metrics": {"uptime": 4_400}});
    keep(build, "WiFiLQMMetrics", "235", 5 * times::DAY, &body)?;
    keep(build, "OTAUpdate", "183", 70 * times::DAY, &body)?;
    Ok(())
}

/// The list of the reports.
fn summary(build: &mut Build<'_>, some: &[String]) -> Result<(), BuildError> {
    let mut page = Page::new("/sysdiagnose/summaries/crashes_and_spins.log");
    page.line("Crashes and spins collected:");
    for path in some {
        page.line(format!("{path}, 14320 bytes"));
    }
    if build.phone.watched {
        let at = build.zone().dashed(build.now() - STAGED_BEFORE);
        page.line(format!("{FOLDER}/vigietestd-{at}.ips, 4120 bytes"));
        page.known("ios.crash_summary", "vigietestd", &planted::PROCESS);
    }
    build.keep_page(&page)
}
