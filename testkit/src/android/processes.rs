//! What runs on the phone when it is examined.

use std::borrow::Cow;

use super::{altered, marks, model::Model, page::Page};
use crate::{planted, truth::Kind};

/// A process.
#[derive(Clone, Debug)]
pub(crate) struct Process {
    /// Its `SELinux` label.
    pub(crate) label: String,
    /// The user, as `ps` names it.
    pub(crate) user: String,
    /// The user's number.
    pub(crate) uid: i64,
    /// Its number.
    pub(crate) pid: i64,
    /// Its parent's number.
    pub(crate) parent: i64,
    /// Its name.
    pub(crate) name: String,
    /// Its program.
    pub(crate) program: String,
}

const SYSTEM: [(&str, &str, i64, &str, &str); 14] = [
    ("u:r:init:s0", "root", 0, "init", "/system/bin/init"),
    ("u:r:kernel:s0", "root", 0, "kthreadd", ""),
    ("u:r:kernel:s0", "root", 0, "kworker/0:0", ""),
    ("u:r:ueventd:s0", "root", 0, "ueventd", "/system/bin/init"),
    ("u:r:logd:s0", "logd", 1036, "logd", "/system/bin/logd"),
    (
        "u:r:servicemanager:s0",
        "system",
        1000,
        "servicemanager",
        "/system/bin/servicemanager",
    ),
    ("u:r:vold:s0", "root", 0, "vold", "/system/bin/vold"),
    ("u:r:netd:s0", "root", 0, "netd", "/system/bin/netd"),
    (
        "u:r:zygote:s0",
        "root",
        0,
        "zygote64",
        "/system/bin/app_process64",
    ),
    (
        "u:r:surfaceflinger:s0",
        "system",
        1000,
        "surfaceflinger",
        "/system/bin/surfaceflinger",
    ),
    // Also the name of a process that lists of signs for iPhones hold: harmless here.
    (
        "u:r:gatekeeperd:s0",
        "system",
        1000,
        "gatekeeperd",
        "/system/bin/gatekeeperd",
    ),
    (
        "u:r:mediaserver:s0",
        "media",
        1013,
        "mediaserver",
        "/system/bin/mediaserver",
    ),
    (
        "u:r:adbd:s0",
        "shell",
        2000,
        "adbd",
        "/apex/com.android.adbd/bin/adbd",
    ),
    (
        "u:r:system_server:s0",
        "system",
        1000,
        "system_server",
        "/system/bin/app_process64",
    ),
];

/// The process that every app is a copy of.
const ZYGOTE: i64 = 463;

/// Those of watching tools.
fn planted_ones() -> [Process; 2] {
    let (name, app) = pair();
    [
        Process {
            label: "u:r:shell:s0".to_owned(),
            user: "root".to_owned(),
            uid: 0,
            pid: 28_411,
            parent: 1,
            name: planted::PROCESS.value.to_string(),
            program: format!("{}/{}", planted::ANDROID_PATH.value, planted::PROCESS.value),
        },
        Process {
            label: "u:r:untrusted_app:s0:c131,c256,c512,c768".to_owned(),
            user: "u0_a131".to_owned(),
            uid: 10_131,
            pid: 28_417,
            parent: ZYGOTE,
            name: name.to_owned(),
            program: format!("/data/data/{app}/files/{name}"),
        },
    ]
}

/// Everything that runs.
pub(crate) fn all(model: &Model) -> Vec<Process> {
    let mut all: Vec<Process> = SYSTEM
        .iter()
        .zip(1..)
        .map(|((label, user, uid, name, program), nth)| Process {
            label: (*label).to_owned(),
            user: (*user).to_owned(),
            uid: *uid,
            pid: if nth < 4 { nth } else { 400 + 7 * nth },
            parent: i64::from(nth > 1),
            name: (*name).to_owned(),
            program: (*program).to_owned(),
        })
        .collect();
    for (package, nth) in model.installed().zip(0..) {
        let runs = package
            .components
            .iter()
            .any(|part| part.action.ends_with("BOOT_COMPLETED") || part.permission.is_some());
        if !runs {
            continue;
        }
        let user = if package.uid >= 10_000 {
            format!("u0_a{}", package.uid - 10_000)
        } else {
            "system".to_owned()
        };
        all.push(Process {
            label: "u:r:untrusted_app:s0:c131,c256,c512,c768".to_owned(),
            user,
            uid: package.uid,
            pid: 2_100 + 13 * nth,
            parent: ZYGOTE,
            name: package.name.clone(),
            program: "/system/bin/app_process64".to_owned(),
        });
    }
    if model.phone.watched {
        all.extend(planted_ones());
    }
    if model.phone.altered {
        all.extend(altered::processes());
    }
    all
}

/// The process and the app of [`planted::ANDROID_PAIR`].
pub(crate) fn pair() -> (&'static str, &'static str) {
    let Cow::Borrowed(pair) = planted::ANDROID_PAIR.value else {
        return ("", "");
    };
    pair.split_once(planted::JOINED).unwrap_or_default()
}

/// States what the line written last says about a process.
pub(crate) fn mark(page: &mut Page, artefact: &'static str, process: &Process) {
    if process.name == planted::PROCESS.value {
        page.known(artefact, process.name.clone(), &planted::PROCESS);
    } else {
        marks::app(page, artefact, &process.name);
    }
}

/// States that the line written last names what changes programs while they run.
fn mark_frida(model: &Model, page: &mut Page, process: &Process) {
    if process.name.starts_with("frida") {
        let by = ("root_or_unlocked", Kind::Exposure);
        altered::mark(model, page, "android.processes", &process.name, by);
    }
}

/// `PROCESSES AND THREADS` of a bug report: the table of `ps` with labels and threads.
pub(crate) fn threads(model: &Model) -> Page {
    let mut page = Page::new("/ps");
    if model.phone.since(8) {
        labelled(model, &mut page);
    } else {
        page.line("USER      PID   PPID  VSIZE  RSS  PCY WCHAN              PC  NAME");
        for process in all(model) {
            page.line(format!(
                "{:<9} {:<5} {:<5} 51308  6620 fg  SyS_epoll_ 0000000000 S {}",
                process.user, process.pid, process.parent, process.name
            ));
            mark(&mut page, "android.processes", &process);
            mark_frida(model, &mut page, &process);
        }
    }
    page.count("android.processes", "Processes", all(model).len());
    page
}

/// Two threads of every app, one of everything else.
fn labelled(model: &Model, page: &mut Page) {
    page.line(
        "LABEL                          USER           PID   TID  PPID     VSZ    RSS \
         WCHAN            ADDR S PRI  NI RTPRIO SCH PCY     TIME CMD            ",
    );
    for process in all(model) {
        let row = |thread: i64, command: &str| {
            format!(
                "{:<30} {:<12} {:>5} {:>5} {:>5} {:>7} {:>6} SyS_epoll_wait      0 S  19   0      -   \
                 0  fg 00:00:02 {command}",
                process.label,
                process.user,
                process.pid,
                process.pid + thread,
                process.parent,
                51_308 + process.pid,
                6_620 + process.pid % 911,
            )
        };
        page.line(row(0, &process.name));
        mark(page, "android.processes", &process);
        mark_frida(model, page, &process);
        if process.parent == ZYGOTE {
            page.line(row(1, "Binder:1_1"));
        }
    }
}

/// `ps -A` by itself.
pub(crate) fn table(model: &Model) -> Page {
    let mut page = Page::new("/ps");
    page.line("USER           PID  PPID     VSZ    RSS WCHAN            ADDR S NAME                       ");
    let all = all(model);
    for process in &all {
        // Phones without this column exist.
        let waits = if process.pid % 5 == 0 {
            ""
        } else {
            "SyS_epoll_wait"
        };
        page.line(format!(
            "{:<12} {:>5} {:>5} {:>7} {:>6} {waits:<16} 0 S {}",
            process.user,
            process.pid,
            process.parent,
            51_308 + process.pid,
            6_620,
            process.name
        ));
        mark(&mut page, "android.processes", process);
        mark_frida(model, &mut page, process);
    }
    page.count("android.processes", "Processes", all.len());
    page
}
