//! What crashed or hung: tombstones, as text and as protocol buffer, and traces
//! (<https://source.android.com/docs/core/tests/debug/native-crash>).

use super::{
    altered,
    clock::{self, HOUR, MINUTE},
    marks,
    model::Model,
    page::Page,
    processes::{self, Process},
    protobuf::Message,
};
use crate::{planted, truth::Kind};

const ARTEFACT: &str = "android.tombstone";
const ANR: &str = "android.anr";

/// Files of the phone that a bug report copies.
pub(crate) fn files(model: &Model) -> Vec<Page> {
    let all = processes::all(model);
    let crashed = ["com.whatsapp", "mediaserver", &planted::PROCESS.value];
    let mut pages = Vec::new();
    let found = crashed
        .iter()
        .filter_map(|name| all.iter().find(|one| one.name == *name));
    for (process, nth) in found.zip(0..) {
        let at = model.now() - (nth + 1) * 9 * HOUR;
        pages.push(text(model, process, nth, at));
        if model.phone.since(12) {
            pages.push(message(model, process, nth, at));
        }
    }
    if model.phone.altered {
        pages.extend(after_message(model));
    }
    pages.extend(traces(model));
    pages.push(mounts(model));
    pages
}

fn text(model: &Model, process: &Process, nth: i64, at: i64) -> Page {
    let mut page = Page::new(format!("/data/tombstones/tombstone_{nth:02}"));
    page.line("*** *** *** *** *** *** *** *** *** *** *** *** *** *** *** ***");
    page.line(format!(
        "Build fingerprint: '{}'",
        model.facts.fingerprint()
    ));
    page.line("Revision: '0'").line("ABI: 'arm64'");
    page.line(format!("Timestamp: {}", clock::precise(at)));
    if model.phone.since(11) {
        page.line("Process uptime: 40s");
        page.line(format!("Cmdline: {}", process.name));
    }
    page.line(format!(
        "pid: {}, tid: {}, name: {}  >>> {} <<<",
        process.pid, process.pid, process.name, process.name
    ));
    processes::mark(&mut page, ARTEFACT, process);
    page.line(format!("uid: {}", process.uid));
    page.line("signal 6 (SIGABRT), code -1 (SI_QUEUE), fault addr --------");
    page.line("Abort message: 'Check failed: ok'");
    page.line("    x0  0000000000000000  x1  000000000000233d  x2  0000000000000006");
    page.line("").line("backtrace:");
    page.line(
        "      #00 pc 000000000004e43c  /apex/com.android.runtime/lib64/bionic/libc.so (abort+164)",
    );
    page.line(format!(
        "      #01 pc 0000000000012a40  {}",
        process.program
    ));
    page.count(ARTEFACT, "Text", 1);
    page
}

fn message(model: &Model, process: &Process, nth: i64, at: i64) -> Page {
    let mut page = Page::new(format!("/data/tombstones/tombstone_{nth:02}.pb"));
    let number = |value: i64| u64::try_from(value).unwrap_or_default();
    let signal = Message::default()
        .number(1, 6)
        .text(2, "SIGABRT")
        .number(3, u64::MAX)
        .text(4, "SI_QUEUE");
    let thread = Message::default()
        .number(1, number(process.pid))
        .text(2, &process.name);
    let entry = Message::default()
        .number(1, number(process.pid))
        .message(2, &thread);
    let mapping = Message::default()
        .number(1, 0x7df9_0000)
        .number(2, 0x7dfa_0000)
        .number(4, 1)
        .text(7, &process.program);
    let bytes = Message::default()
        .number(1, 1)
        .text(2, &model.facts.fingerprint())
        .text(3, "0")
        .text(4, &clock::precise(at))
        .number(5, number(process.pid))
        .number(6, number(process.pid))
        .number(7, number(process.uid))
        .text(8, &process.label)
        .text(9, &process.name)
        .message(10, &signal)
        .text(14, "Check failed: ok")
        .message(16, &entry)
        .message(17, &mapping)
        .number(20, 40)
        .finish();
    page.raw(&bytes);
    page.count(ARTEFACT, "Messages", 1);
    page
}

/// What crashed after a stranger wrote.
fn after_message(model: &Model) -> Vec<Page> {
    let crashed = altered::CRASHED.into_iter().zip(0..);
    crashed
        .map(|((name, uid), nth)| {
            let process = Process {
                label: "u:r:untrusted_app:s0".to_owned(),
                user: String::new(),
                uid,
                pid: 21_000 + nth,
                parent: 1,
                name: name.to_owned(),
                program: "/system/bin/app_process64".to_owned(),
            };
            let at = altered::crashed_at(model, nth);
            let mut page = text(model, &process, 10 + nth, at);
            let place = "file".to_owned();
            let by = ("crashes", Kind::Context);
            altered::mark_at(model, &mut page, (ARTEFACT, place), name, by);
            page
        })
        .collect()
}

/// The traces of apps that hung.
pub(crate) fn traces(model: &Model) -> Vec<Page> {
    let mut all = vec![trace(model, "com.instagram.android", 863)];
    if model.phone.watched {
        all.push(trace(model, &planted::ANDROID_APP.value, 101));
    }
    all
}

fn trace(model: &Model, app: &str, number: i64) -> Page {
    let at = model.now() - 30 * MINUTE - number;
    let mut page = Page::new(format!("/data/anr/anr_{}-{number}", clock::dashed(at)));
    page.line("")
        .line(format!("----- pid 14003 at {} -----", clock::full(at)));
    page.line(format!("Cmd line: {app}"));
    marks::app(&mut page, ANR, app);
    page.line(format!(
        "Build fingerprint: '{}'",
        model.facts.fingerprint()
    ));
    page.line("ABI: 'arm64'").line("Build type: optimized");
    page.line("").line("\"main\" prio=5 tid=1 Native");
    page.line("  native: #00 pc 000000000004a0c8  /apex/com.android.runtime/lib64/bionic/libc.so (__epoll_pwait+8)");
    page.line("").line("----- end 14003 -----");
    page.count(ANR, "Traces", 1);
    page
}

/// What the first process sees mounted.
fn mounts(model: &Model) -> Page {
    let mut page = Page::new("/proc/1/mountinfo");
    let product = if model.root { "rw" } else { "ro" };
    page.line("24 23 253:5 / / ro,relatime master:1 - ext4 /dev/block/dm-5 ro,seclabel");
    page.line(format!(
        "31 24 253:7 / /product {product},relatime master:8 - ext4 /dev/block/dm-7 {product},seclabel"
    ));
    let by = ("root_or_unlocked", Kind::Exposure);
    altered::mark(model, &mut page, "android.mounts", "/product", by);
    page.line(
        "44 24 253:8 / /data rw,nosuid,nodev,noatime master:12 - f2fs /dev/block/dm-8 rw,lazytime",
    );
    page.count("android.mounts", "Mountinfo", 3);
    if model.phone.watched {
        let hidden = format!("{}/mnt", planted::ANDROID_PATH.value);
        page.line(format!(
            "61 24 0:44 / {hidden} rw,relatime master:30 - tmpfs tmpfs rw"
        ));
        page.known("android.mounts", hidden, &planted::ANDROID_PATH);
        page.count("android.mounts", "Mountinfo", 1);
    }
    page
}
