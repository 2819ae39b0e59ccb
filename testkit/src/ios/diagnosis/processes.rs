//! What runs when the sysdiagnose is made: one list, which every file of it tells in its own words.

use crate::{
    IosForm,
    build::Build,
    ios::{
        apps::{self, App},
        places,
    },
    planted::{self, Indicator},
};

/// A running process.
#[derive(Clone, Debug)]
pub(super) struct Process {
    /// Its number.
    pub(super) pid: u32,
    /// The number of the one that started it.
    pub(super) parent: u32,
    /// Whose rights it has.
    pub(super) user: (&'static str, u32),
    /// Its program.
    pub(super) path: String,
    /// Its identifier, where it has one.
    pub(super) id: Option<String>,
    /// How long it has been running, seconds.
    pub(super) age: i64,
    /// The indicators that name it, by program alone.
    pub(super) known: Vec<Indicator>,
    /// Whether it looks like a planted one and is none.
    pub(super) near: bool,
}

const ROOT: (&str, u32) = ("root", 0);
const MOBILE: (&str, u32) = ("mobile", 501);

/// Programs that run on every phone.
const SYSTEM: [(&str, (&str, u32)); 34] = [
    ("/sbin/launchd", ROOT),
    ("/usr/libexec/logd", ("_logd", 272)),
    ("/usr/libexec/UserEventAgent", ROOT),
    (
        "/System/Library/CoreServices/SpringBoard.app/SpringBoard",
        MOBILE,
    ),
    ("/usr/libexec/runningboardd", ROOT),
    ("/usr/libexec/configd", ROOT),
    ("/System/Library/CoreServices/powerd.bundle/powerd", ROOT),
    ("/usr/sbin/wifid", ROOT),
    ("/usr/sbin/bluetoothd", MOBILE),
    ("/usr/libexec/locationd", ("_locationd", 205)),
    ("/usr/libexec/lockdownd", ROOT),
    ("/usr/libexec/keybagd", ROOT),
    ("/usr/libexec/securityd", ("_securityd", 64)),
    ("/usr/libexec/trustd", ("_trustd", 282)),
    ("/usr/sbin/mediaserverd", MOBILE),
    ("/usr/sbin/mDNSResponder", ("_mdnsresponder", 65)),
    ("/usr/sbin/notifyd", ROOT),
    ("/usr/libexec/symptomsd", ("_networkd", 24)),
    ("/usr/libexec/nsurlsessiond", MOBILE),
    ("/usr/libexec/backboardd", MOBILE),
    ("/usr/libexec/installd", ("_installd", 33)),
    ("/usr/libexec/rapportd", MOBILE),
    ("/usr/libexec/timed", ("_timed", 266)),
    ("/usr/libexec/routined", MOBILE),
    ("/usr/libexec/misd", MOBILE),
    (
        "/System/Library/PrivateFrameworks/ApplePushService.framework/apsd",
        MOBILE,
    ),
    (
        "/System/Library/PrivateFrameworks/IDS.framework/identityservicesd.app/identityservicesd",
        MOBILE,
    ),
    (
        "/System/Library/PrivateFrameworks/IMCore.framework/imagent.app/imagent",
        MOBILE,
    ),
    (
        "/System/Library/PrivateFrameworks/TCC.framework/Support/tccd",
        MOBILE,
    ),
    (
        "/System/Library/PrivateFrameworks/CloudKitDaemon.framework/Support/cloudd",
        MOBILE,
    ),
    (
        "/System/Library/PrivateFrameworks/HomeKitDaemon.framework/Support/homed",
        MOBILE,
    ),
    (
        "/System/Library/Frameworks/WebKit.framework/XPCServices/com.apple.WebKit.Networking.xpc/com.apple.WebKit.Networking",
        MOBILE,
    ),
    ("/Applications/MobileMail.app/MobileMail", MOBILE),
    ("/Applications/MobileSafari.app/MobileSafari", MOBILE),
];

/// The folder in which spyware kept its programs
/// (<https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/>).
pub(super) const STAGING: &str = "/private/var/db/com.apple.xpc.roleaccountd.staging";

/// What only a watched phone runs: program, identifier, and the indicators that name it.
pub(super) fn planted() -> Vec<(String, Option<&'static str>, Vec<Indicator>)> {
    vec![
        (
            format!("{STAGING}/vigietestd"),
            None,
            vec![planted::PROCESS],
        ),
        (
            "/private/var/mobile/Library/VigieTestkitStaging/vigietestlongdaemond".to_owned(),
            None,
            vec![planted::LONG_PROCESS, planted::FOLDER],
        ),
        (
            "/private/var/tmp/vigie-testkit-drop/agentd".to_owned(),
            None,
            vec![planted::DROP],
        ),
        (
            // An app of an unlocked system.
            "/Applications/Cydia.app/Cydia".to_owned(),
            None,
            Vec::new(),
        ),
        (
            // A name of the system where the system has nothing.
            "/private/var/mobile/Library/Caches/locationd".to_owned(),
            None,
            Vec::new(),
        ),
    ]
}

/// Everything that runs, in the order of numbers.
pub(super) fn running(build: &Build<'_>) -> Vec<Process> {
    let plain = |path: String, user| of(path, user, None, Vec::new());
    let mut all: Vec<Process> = SYSTEM
        .iter()
        .map(|(path, user)| plain((*path).to_owned(), *user))
        .collect();
    let extra = build.phone.scale.processes.saturating_sub(40);
    all.extend((0..extra).map(|nth| plain(format!("/usr/libexec/service{nth}d"), ROOT)));
    for app in running_apps(build) {
        let path = program(build, &app);
        all.push(of(path, MOBILE, Some(app.id), Vec::new()));
    }
    all.push(Process {
        near: true,
        ..plain("/usr/libexec/vigietestd2".to_owned(), MOBILE)
    });
    if build.phone.watched {
        for (path, id, known) in planted() {
            all.push(of(path, ROOT, id.map(str::to_owned), known));
        }
    }
    number(build, &mut all);
    all
}

fn of(
    path: String,
    user: (&'static str, u32),
    id: Option<String>,
    known: Vec<Indicator>,
) -> Process {
    Process {
        pid: 1,
        parent: 0,
        user,
        path,
        id,
        age: 0,
        known,
        near: false,
    }
}

/// Gives each its number, the one that started it, and its age.
fn number(build: &Build<'_>, all: &mut [Process]) {
    let mut random = build.random("processes");
    let uptime = uptime(build);
    let mut pid = 1;
    for process in all {
        process.pid = pid;
        process.parent = u32::from(pid > 1);
        process.age = if pid == 1 {
            uptime
        } else {
            random.between(30, uptime)
        };
        let step = u32::try_from(random.between(1, 9)).unwrap_or(1);
        pid += step + if pid == 1 { 30 } else { 0 };
    }
}

/// How many threads a process has: one on a small phone, so many as real ones where the sysdiagnose is to
/// have the size of real ones.
pub(super) fn threads(build: &Build<'_>) -> u32 {
    match build.form {
        IosForm::Sysdiagnose(how) if how.filler_bytes > 0 => 12,
        _ => 1,
    }
}

/// Seconds since the phone was started.
pub(super) fn uptime(build: &Build<'_>) -> i64 {
    build.random("uptime").between(40_000, 900_000)
}

/// The apps that run: some of the store's, and those that a watcher brought.
pub(super) fn running_apps(build: &Build<'_>) -> Vec<App> {
    let all = apps::all(build.phone).into_iter().enumerate();
    all.filter(|(nth, app)| nth % 4 == 0 || apps::OUTSIDE_STORE.contains(&app.id.as_str()))
        .map(|(_, app)| app)
        .collect()
}

/// Where the program of an app lies.
pub(super) fn program(build: &Build<'_>, app: &App) -> String {
    let bundle = format!("bundle {}", app.id);
    let uuid = places::container_uuid(build.phone.seed, &bundle);
    let name = app.id.rsplit('.').next().unwrap_or_default();
    format!("/private/var/containers/Bundle/Application/{uuid}/{name}.app/{name}")
}

impl Process {
    /// The name of the program.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}
