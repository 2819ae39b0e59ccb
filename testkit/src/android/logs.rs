//! The phone's logs of this and the previous start (<https://developer.android.com/tools/logcat>).

use super::{clock, marks, model::Model, page::Page};
use crate::planted;

const ARTEFACT: &str = "android.logcat";

const TALK: [(&str, &str); 8] = [
    ("WifiService", "acquireWifiLock uid=1000"),
    (
        "ConnectivityService",
        "notifyType CAP_CHANGED for NetworkAgentInfo",
    ),
    ("BatteryService", "level:64 plugged:0 temperature:287"),
    (
        "InputDispatcher",
        "Dropped event because of pending overdue fling",
    ),
    ("SurfaceFlinger", "Setting power mode 2 on display 0"),
    ("chatty", "uid=1000 system_server identical 3 lines"),
    (
        "Telecom",
        "PhoneAccountRegistrar: SimCallManager queried, returning: null",
    ),
    ("PackageManager", "Time to verify: 12ms"),
];

/// A log as `logcat` prints it by itself: without user ids.
pub(crate) fn read(model: &Model, path: &str) -> Page {
    log(model, path, "main", "")
}

/// The log of `buffer` (`system`, `events`) in a bug report, with user ids.
pub(crate) fn current(model: &Model, path: &str, buffer: &str) -> Page {
    log(model, path, buffer, " 1000")
}

fn log(model: &Model, path: &str, buffer: &str, user: &str) -> Page {
    let mut page = Page::new(path);
    page.line(format!("--------- beginning of {buffer}"));
    let lines = i64::try_from(model.phone.scale.log_lines).unwrap_or(i64::MAX);
    let mut random = model.random(path);
    let started = if path.ends_with("previous") {
        model.facts.started() - 2 * clock::HOUR
    } else {
        model.now() - 2 * clock::HOUR
    };
    for nth in 0..lines {
        let at = started + nth * (2 * clock::HOUR) / lines;
        let (tag, text) = TALK[random.position(TALK.len())];
        let (pid, thread) = (random.below(9_000) + 400, random.below(900));
        page.line(format!(
            "{}.{:03} {user} {pid:>5} {:>5} I {tag}: {text}",
            clock::short(at),
            random.below(1_000),
            pid + thread
        ));
        if nth == lines / 2 {
            events(model, &mut page, at, buffer, user);
        }
    }
    page.count(
        ARTEFACT,
        "Lines",
        usize::try_from(lines).unwrap_or_default(),
    );
    page
}

/// What stands in the middle of a log: starts of processes, an installation, what is planted.
fn events(model: &Model, page: &mut Page, at: i64, buffer: &str, user: &str) {
    let at = clock::short(at);
    let apps = model.installed().filter(|package| !package.is_system());
    for (package, pid) in apps.zip(14_000..) {
        let (name, uid) = (&package.name, package.uid);
        let line = if buffer == "events" {
            format!("am_proc_start: [0,{pid},{uid},{name},broadcast,{{{name}/.BootReceiver}}]")
        } else {
            let user = format!("u0a{}", uid - 10_000);
            format!(
                "ActivityManager: Start proc {pid}:{name}/{user} for broadcast {{{name}/.BootReceiver}}"
            )
        };
        page.line(format!("{at}.101 {user}   929  1021 I {line}"));
        marks::app(page, ARTEFACT, name);
    }
    if !model.phone.watched || buffer == "events" {
        return;
    }
    let (lure, c2) = (&planted::LURE.value, &planted::C2.value);
    page.line(format!(
        "{at}.311 {user}  7001  7001 W chromium: [WARNING] redirect to https://{lure}/p/4417 blocked"
    ));
    page.known(ARTEFACT, format!("https://{lure}/p/4417"), &planted::LURE);
    page.line(format!(
        "{at}.420 {user}  7001  7044 E NetHelper: connect to https://{c2}:8443/v2/up timed out"
    ));
    page.known(ARTEFACT, format!("https://{c2}:8443/v2/up"), &planted::C2);
    page.line(format!(
        "{at}.421 {user}  7001  7044 E NetHelper: see https://not{c2}/ about it"
    ));
    page.near_miss(ARTEFACT, format!("https://not{c2}/"));
}
