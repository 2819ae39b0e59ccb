//! Programs in places that are not theirs, unlocked systems, and gaps in the list of programs.

use artefacts::AnyRecord::{
    IosApplicationState, IosDataUsage, IosInstalledApps, IosLocationdClients, IosManifest, IosTcc,
};
use model::{Certainty, Kind, Untrusted};

use crate::records::{Jobs, STORE, app, file, location, permission, state, usage};

const NONE: [Kind; 0] = [];

#[test]
fn a_program_in_a_temporary_folder_is_strong() {
    let id = "temporary-executable";
    let path = "/private/var/db/com.apple.xpc.roleaccountd.staging/agentd";
    let mut client = location("com.apple.locationd.executable", "never", None);
    client.executable = Some(Untrusted::from(path));
    let jobs = Jobs::default()
        .read(IosLocationdClients(&client))
        .read(IosTcc(&permission("kTCCServiceCamera", path, "denied", "")))
        .read(IosManifest(&file(path, 0o100_755)));
    let found = jobs.said_by(id, &[]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].kind, found[0].certainty),
        (Kind::Suspicious, Certainty::Likely)
    );
    assert_eq!(found[0].count, 3);
}

#[test]
fn files_that_cannot_run_and_other_folders_are_not() {
    let jobs = Jobs::default()
        .read(IosManifest(&file("/private/var/tmp/notes.txt", 0o100_644)))
        .read(IosManifest(&file(
            "/private/var/mobile/Library/tmp/x",
            0o100_755,
        )))
        .read(IosTcc(&permission(
            "kTCCServiceCamera",
            "/usr/libexec/x",
            "allowed",
            "",
        )));
    assert_eq!(jobs.kinds_by("temporary-executable", &[]), NONE);
}

#[test]
fn an_unlocked_system_is_strong_unless_the_owner_unlocked_it() {
    let id = "jailbreak-app";
    let with = || {
        Jobs::default()
            .read(IosInstalledApps(&app("com.saurik.Cydia", STORE, "")))
            .read(IosApplicationState(&state(
                "com.saurik.cydia",
                "/Applications/Cydia.app",
            )))
            .read(IosManifest(&file(
                "/private/var/mobile/Library/Preferences/com.saurik.Cydia.plist",
                0o100_644,
            )))
    };
    let found = with().said_by(id, &[]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].kind, found[0].certainty),
        (Kind::Exposure, Certainty::Likely)
    );
    assert_eq!(found[0].count, 4);
    assert_eq!(with().kinds_by(id, &["root"]), [Kind::Context]);
    let other = Jobs::default()
        .read(IosInstalledApps(&app("com.example.zebra", STORE, "")))
        .read(IosApplicationState(&state(
            "com.example.zebra",
            "/private/var/containers/Bundle/Application/1/Zebra.app",
        )));
    assert_eq!(other.kinds_by(id, &[]), NONE);
}

#[test]
fn gaps_are_counted_per_database_and_are_context() {
    let with = |numbers: &[(i64, bool)]| {
        let mut checks = detect::checks::Checks::default();
        let seen = detect::SeenIn {
            source: "S1".to_owned(),
            artefact: "ios.data_usage",
            path: "/d".to_owned(),
        };
        for (number, deleted) in numbers {
            let record = usage(*number, *deleted);
            checks.record(&seen, model::Place::Whole, IosDataUsage(&record));
        }
        let found = detect::checks::conclude(checks.conclude(), Vec::new(), &[]);
        let mut found = found.into_iter().filter(|one| one.kind == Kind::Context);
        found
            .next()
            .map(|one| (one.count, one.reason.arguments["missing"].clone()))
    };
    let number = |number| model::Argument::Number(number);
    assert_eq!(
        with(&[(7, false), (1, false), (2, false), (4, false)]),
        Some((2, number(3)))
    );
    assert_eq!(
        with(&[(1, false), (2, true), (3, false)]),
        Some((1, number(1)))
    );
    assert_eq!(with(&[(1, false), (2, false), (3, false)]), None);
    assert_eq!(
        with(&[(i64::MIN, false), (i64::MAX, false)]),
        Some((1, number(i64::MAX)))
    );
}
