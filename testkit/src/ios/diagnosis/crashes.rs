//! `crashes_and_spins/*.ips`: reports of crashes, of processes ended for want of memory, of panics
//! (<https://developer.apple.com/documentation/xcode/interpreting-the-json-format-of-a-crash-report>,
//! <https://developer.apple.com/documentation/xcode/examining-the-fields-in-a-crash-report>).

use super::{crash_body, marks, processes::STAGING};
use crate::{
    BuildError,
    build::{Build, Spot},
    planted::{self, Indicator},
    times,
    truth::Kind,
};

/// The artefact.
pub(super) const ARTEFACT: &str = "ios.crash_report";
/// When the program in the staging folder crashed, seconds before the sysdiagnose.
pub(super) const STAGED_BEFORE: i64 = 90_000;
/// Where reports lie.
pub(super) const FOLDER: &str = "/private/var/mobile/Library/Logs/CrashReporter";

/// A crash.
#[derive(Clone, Debug)]
pub(super) struct Crash {
    /// The program.
    pub(super) path: String,
    /// The app that it belongs to.
    pub(super) id: Option<String>,
    /// What started it.
    pub(super) parent: &'static str,
    /// The exception and its signal.
    pub(super) exception: (&'static str, &'static str),
    /// When, seconds before the sysdiagnose.
    pub(super) before: i64,
    /// The library in which it crashed.
    pub(super) image: &'static str,
    /// The number of the process.
    pub(super) pid: u32,
}

const ABORT: (&str, &str) = ("EXC_CRASH", "SIGABRT");
const ACCESS: (&str, &str) = ("EXC_BAD_ACCESS", "SIGSEGV");
const KILLED: (&str, &str) = ("EXC_CRASH", "SIGKILL");

/// Crashes of every day: program, identifier, exception, days before.
const USUAL: [(&str, &str, (&str, &str), i64); 7] = [
    (
        "/Applications/MobileSafari.app/MobileSafari",
        "com.apple.mobilesafari",
        KILLED,
        3,
    ),
    (
        "/System/Library/Frameworks/WebKit.framework/XPCServices/com.apple.WebKit.WebContent.xpc/com.apple.WebKit.WebContent",
        "com.apple.WebKit.WebContent",
        ACCESS,
        4,
    ),
    ("/usr/sbin/mediaserverd", "", ABORT, 6),
    ("/usr/libexec/locationd", "", ABORT, 9),
    (
        "/System/Library/PrivateFrameworks/HomeKitDaemon.framework/Support/homed",
        "",
        ABORT,
        13,
    ),
    (
        "/System/Library/CoreServices/SpringBoard.app/SpringBoard",
        "com.apple.springboard",
        KILLED,
        17,
    ),
    ("/usr/libexec/vigietestd2", "", ABORT, 11),
];

/// Writes the reports.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    for (nth, (path, id, exception, days)) in (0_u32..).zip(USUAL) {
        let crash = Crash {
            path: path.to_owned(),
            id: Some(id.to_owned()).filter(|id| !id.is_empty()),
            parent: "launchd",
            exception,
            before: days * times::DAY + 4_321,
            image: "/usr/lib/system/libsystem_kernel.dylib",
            pid: 400 + nth * 37,
        };
        let spot = keep(build, &crash)?;
        if path.ends_with("/vigietestd2") {
            build.near_miss(&spot, "file", path);
        }
    }
    if build.phone.watched {
        plant(build)?;
    }
    super::memory::write(build)
}

/// Writes a report under the name that the phone gives it.
fn keep(build: &mut Build<'_>, crash: &Crash) -> Result<Spot, BuildError> {
    let at = build.now() - crash.before;
    let name = crash.path.rsplit('/').next().unwrap_or_default();
    let path = format!("{FOLDER}/{name}-{}.ips", build.zone().dashed(at));
    let spot = Spot::new(ARTEFACT, "", path);
    let content = if build.phone.version.since(15) {
        crash_body::json(build, crash)?
    } else {
        crash_body::text(build, crash)?
    };
    build.keep_file(&spot, &content)?;
    build.truth.count(ARTEFACT, "reports", 1);
    Ok(spot)
}

/// What a watched phone reports: program, app, library in which it crashed, and what is known of it.
type Planted = (
    String,
    Option<&'static str>,
    &'static str,
    Vec<(String, Indicator)>,
);

fn planted() -> [Planted; 3] {
    let kernel = "/usr/lib/system/libsystem_kernel.dylib";
    let hook = "/private/var/mobile/Library/VigieTestkitStaging/hook.dylib";
    let bundles = "/private/var/containers/Bundle/Application/5E0C8B7A-0000-4000-8000-000000000001";
    let staged = format!("{STAGING}/vigietestd");
    [
        (
            staged.clone(),
            None,
            kernel,
            vec![(staged, planted::PROCESS)],
        ),
        (
            format!("{bundles}/Notes.app/vigietestpaird"),
            Some("com.vigie-testkit.notes"),
            kernel,
            vec![("vigietestpaird".to_owned(), planted::PAIR)],
        ),
        (
            format!("{bundles}/agent.app/agent"),
            Some("com.vigie-testkit.agent"),
            hook,
            vec![
                ("com.vigie-testkit.agent".to_owned(), planted::APP),
                (hook.to_owned(), planted::FOLDER),
            ],
        ),
    ]
}

/// What a watched phone reports.
fn plant(build: &mut Build<'_>) -> Result<(), BuildError> {
    for (nth, (path, id, image, known)) in (0_i64..).zip(planted()) {
        let crash = Crash {
            path,
            id: id.map(str::to_owned),
            parent: "launchd",
            exception: ACCESS,
            before: STAGED_BEFORE + nth * 50_000,
            image,
            pid: 5_011 + u32::try_from(nth).unwrap_or_default(),
        };
        let spot = keep(build, &crash)?;
        for (observed, indicator) in known {
            build.known(&spot, "file", observed, &indicator);
        }
        for path in [crash.path.as_str(), image] {
            for (check, kind) in marks::checks_of(path) {
                build.check(&spot, "file", path, check, kind);
            }
        }
    }
    exploited(build)
}

/// Services that exploits were seen to crash
/// (<https://citizenlab.ca/2021/09/forcedentry-nso-group-imessage-zero-click-exploit-captured-in-the-wild/>,
/// <https://citizenlab.ca/2023/04/nso-groups-pegasus-spyware-returns-in-2022/>): one again and again
/// within minutes, and one after another.
fn exploited(build: &mut Build<'_>) -> Result<(), BuildError> {
    let transcoder = "/System/Library/PrivateFrameworks/IMTranscoding.framework/IMTranscoderAgent.app/IMTranscoderAgent";
    let home = "/System/Library/PrivateFrameworks/HomeKitDaemon.framework/Support/homed";
    let blast_door = "/System/Library/PrivateFrameworks/BlastDoor.framework/XPCServices/MessagesBlastDoorService.xpc/MessagesBlastDoorService";
    let graphics = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics";
    let archives = "/System/Library/Frameworks/Foundation.framework/Foundation";
    let day = 20 * times::DAY;
    let mut crashes: Vec<(&str, i64, &'static str)> = (0..6)
        .map(|nth| (transcoder, day + nth * 40, graphics))
        .collect();
    let minutes = 22 * times::DAY;
    crashes.push((home, minutes + 240, archives));
    crashes.push((blast_door, minutes, archives));
    for (nth, (path, before, image)) in (0_u32..).zip(crashes) {
        let crash = Crash {
            path: path.to_owned(),
            id: None,
            parent: "launchd",
            exception: ACCESS,
            before,
            image,
            pid: 6_000 + nth,
        };
        let spot = keep(build, &crash)?;
        // The order of the last two was published; that the others crash is no sign by itself.
        if nth > 5 {
            let check = "exposed-service-crashes";
            build.check(&spot, "file", path, check, Kind::Suspicious);
        }
    }
    Ok(())
}
