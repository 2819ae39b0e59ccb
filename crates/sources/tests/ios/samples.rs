//! Real pieces of dumps, which keep the path on the phone, and other real files, where there are some:
//! `VIGIE_SAMPLES` names their folder, `VIGIE_REQUIRE_ALL` makes their absence a failure.

use std::{env, path::PathBuf};

use model::SourceKind;

use crate::{file, kinds, list, open};

fn samples() -> Option<PathBuf> {
    let Some(folder) = env::var_os("VIGIE_SAMPLES") else {
        assert!(
            env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "VIGIE_SAMPLES is not set"
        );
        eprintln!("skipped: VIGIE_SAMPLES is not set");
        return None;
    };
    Some(PathBuf::from(folder).join("ios"))
}

#[test]
fn real_pieces_of_dumps_have_the_paths_of_the_phone() {
    let Some(samples) = samples() else { return };
    let group = "/private/var/mobile/Containers/Shared/AppGroup";
    for (name, path) in [
        ("accountConfig.accountConfig.josh_ios15", "/private/var/preferences/SystemConfiguration/com.apple.accounts.exists.plist".to_owned()),
        ("accountData.accountData.josh_ios15", "/private/var/mobile/Library/Accounts/Accounts3.sqlite".to_owned()),
        ("addressBook.addressBook.josh_ios15", "/private/var/mobile/Library/AddressBook/AddressBook.sqlitedb".to_owned()),
        ("appleWifiPlist.appleWifiKnownNetworks.josh_ios15", "/private/var/preferences/com.apple.wifi.known-networks.plist".to_owned()),
        ("celWireless.celWireless.josh_ios15", "/private/var/wireless/Library/Preferences/com.apple.commcenter.plist".to_owned()),
        ("cloudkitSharing.cloudkit_sharing.josh_ios15", format!("{group}/B120CD27-5591-4ED6-A1EC-E73CFFB4F8D3/NoteStore.sqlite")),
        ("notes.notes.josh_ios17", format!("{group}/72DA7FCC-4DD6-458D-A328-D7CD7ED267D2/NoteStore.sqlite")),
        ("storeSystem.storeSystemAppInstalls.josh_ios17", "/private/var/containers/Data/System/42B6823B-3B96-4828-9E37-7C81DF73C9E8/Documents/Persistence/storeSystem.db".to_owned()),
        ("whatsApp.whatsAppMessages.josh_ios15", format!("{group}/694FBBC5-2E69-480A-A25B-FF8CC038BEF8/ChatStorage.sqlite")),
    ] {
        let zip = samples.join(format!("ileapp/testdata.{name}_ffs.zip"));
        let source = open(&zip, SourceKind::IosFilesystem);
        let listing = list(&*source);
        let found = file(&listing, &path);
        let has_log = path.ends_with("sqlite") || path.ends_with("db");
        assert_eq!(found.wal.is_some(), has_log, "{name}");
    }
}

#[test]
fn other_real_files_are_what_they_are() {
    let Some(samples) = samples() else { return };
    for (name, kind) in [
        (
            "log/ios_app_privacy_report.ndjson",
            Some(SourceKind::IosPrivacyReport),
        ),
        (
            "crash/user_mode_crash_report_ios14_symbolicated.ips",
            Some(SourceKind::IosFile),
        ),
        ("crash/xcode16.txt", Some(SourceKind::IosFile)),
        (
            "crash/user_mode_crash_report_monterey_non_symbolicated.ips",
            None,
        ),
        ("db/Accounts3.sqlite", None),
        ("log/ios_lockdownd.log", None),
    ] {
        let found: Vec<_> = kinds(&samples.join(name))
            .into_iter()
            .map(|(kind, _)| kind)
            .collect();
        assert_eq!(found, Vec::from_iter(kind), "{name}");
    }
}
