//! `shutdown.log`: which processes delayed each shutdown
//! (<https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/>).

use super::processes::{self, STAGING};
use crate::{
    BuildError,
    android::page::Page,
    build::Build,
    ios::diagnosis::marks,
    planted::{self, Indicator},
    random::Random,
    times,
    truth::Kind,
};

/// The artefact.
const ARTEFACT: &str = "ios.shutdown_log";
/// Where the logs lie.
const FOLDER: &str = "/private/var/db/diagnostics";

/// What delays shutdowns of phones on which nothing is wrong.
const USUAL: [&str; 8] = [
    "/usr/libexec/UserEventAgent",
    "/usr/sbin/mediaserverd",
    "/System/Library/PrivateFrameworks/IDS.framework/identityservicesd.app/identityservicesd",
    "/usr/libexec/locationd",
    "/System/Library/PrivateFrameworks/CloudKitDaemon.framework/Support/cloudd",
    "/private/preboot/Cryptexes/OS/System/Library/Frameworks/Safari.framework/SafariBookmarksSyncAgent",
    "/usr/libexec/trustd",
    "/Applications/MobileMail.app/MobileMail",
];

/// A process that delays a shutdown of a watched phone, and what names it.
struct Delay {
    path: String,
    known: Option<Indicator>,
}

/// Writes the logs: one with years of reboots, its earlier part, or since iOS 26 the last alone.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let mut random = build.random("shutdown");
    let (first, others) = if build.phone.version.since(26) {
        ("shutdown.0.log", vec![("shutdown.1.log", 1)])
    } else {
        ("shutdown.log", vec![("shutdown.0.log", 9)])
    };
    let last = build.now() - processes::uptime(build);
    let reboots = if build.phone.version.since(26) { 1 } else { 12 };
    let mut end = last;
    for (nth, (name, reboots)) in std::iter::once((first, reboots)).chain(others).enumerate() {
        let mut page = Page::new(format!("{FOLDER}/{name}"));
        let start = end - reboots * 30 * times::DAY;
        for reboot in 0..reboots {
            let at = end - (reboots - 1 - reboot) * 30 * times::DAY;
            let newest = nth == 0 && reboot == reboots - 1;
            shutdown(build, &mut page, at, newest, &mut random);
        }
        let rows = usize::try_from(reboots).unwrap_or_default();
        page.count(ARTEFACT, "shutdowns", rows);
        build.keep_page(&page)?;
        end = start;
    }
    Ok(())
}

/// A shutdown: several notices, as most have on healthy phones.
fn shutdown(build: &Build<'_>, page: &mut Page, at: i64, newest: bool, random: &mut Random) {
    let watched = newest && build.phone.watched;
    let notices = if watched { 4 } else { random.between(1, 6) };
    let clients = clients(newest, random);
    let delays = if watched { delays() } else { Vec::new() };
    for notice in 0..notices {
        let tenths = 13 + notice * 42;
        page.line(format!(
            "After {}.{:02}s, these clients are still here:",
            tenths / 10,
            tenths % 10 * 10
        ));
        for (pid, path) in (60_u32..).step_by(17).zip(&clients) {
            page.line(format!("\t\tremaining client pid: {pid} ({path})"));
            if notice == 0 && path.ends_with("/vigietestd2") {
                page.near_miss(ARTEFACT, *path);
            }
        }
        for (pid, delay) in (4_000_u32..).zip(&delays) {
            let (path, uuid) = (&delay.path, random.uuid());
            page.line(format!("\t\tremaining client pid: {pid} ({path}/{uuid})"));
            if notice == 0 {
                state(page, delay);
            }
        }
    }
    let time = match build.phone.version.major() {
        26.. => format!("@{at}"),
        _ => format!("[{at}]"),
    };
    page.line(format!("SIGTERM: {time} All buffers flushed"));
    if watched {
        for id in ["slow-shutdown", "shutdown-log-age"] {
            marks::check(page, ARTEFACT, "SIGTERM", id, Kind::Context);
        }
    }
}

/// What a shutdown of a healthy phone waits for.
fn clients(newest: bool, random: &mut Random) -> Vec<&'static str> {
    let mut clients = USUAL.to_vec();
    clients.retain(|_| random.per_mille(400));
    if newest {
        clients.push("/usr/libexec/vigietestd2");
    }
    clients
}

fn state(page: &mut Page, delay: &Delay) {
    if let Some(indicator) = &delay.known {
        page.known(ARTEFACT, delay.path.clone(), indicator);
    }
    marks::place_checks(page, ARTEFACT, &delay.path);
}

/// What delays the last shutdown of a watched phone.
fn delays() -> Vec<Delay> {
    let delay = |path: &str, known| Delay {
        path: path.to_owned(),
        known,
    };
    vec![
        delay(&format!("{STAGING}/vigietestd"), Some(planted::PROCESS)),
        delay("/private/var/db/vigie-testkit-odd/oddd", None),
        delay(
            "/private/var/tmp/vigie-testkit-drop/agentd",
            Some(planted::DROP),
        ),
        delay(
            "/private/var/mobile/Library/VigieTestkitStaging/helper",
            Some(planted::FOLDER),
        ),
    ]
}
