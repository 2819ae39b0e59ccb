//! Real files, where there are some: `VIGIE_SAMPLES` names their folder, `VIGIE_REQUIRE_ALL` makes their
//! absence a failure.

use std::{env, path::PathBuf};

use model::SourceKind;

use crate::{faults, kinds, list, open, paths, read};

fn sample(name: &str) -> Option<PathBuf> {
    let Some(folder) = env::var_os("VIGIE_SAMPLES") else {
        assert!(
            env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "VIGIE_SAMPLES is not set"
        );
        eprintln!("skipped: VIGIE_SAMPLES is not set");
        return None;
    };
    Some(PathBuf::from(folder).join("android").join(name))
}

#[test]
fn real_files_are_recognised() {
    for (name, kind) in [
        (
            "bugreport/bugreport-sailfish-QP1A.191005.007.A3-2020-01-08-15-30-07.zip",
            SourceKind::AndroidBugreport,
        ),
        ("bugreport", SourceKind::AndroidBugreport),
        ("apk/golden-aligned-v1v2v3-out.apk", SourceKind::Apk),
        ("apk/golden-aligned-v2-out.apk", SourceKind::Apk),
        ("apk/golden-rsa-out.apk", SourceKind::Apk),
        ("apk", SourceKind::Apk),
        ("backup/key_value.ab", SourceKind::AndroidBackup),
        ("misc/android_logcat.log", SourceKind::AndroidFile),
    ] {
        let Some(path) = sample(name) else { return };
        let found: Vec<SourceKind> = kinds(&path).into_iter().map(|(kind, _)| kind).collect();
        // A folder is no bug report for holding one.
        let wanted = if name == "bugreport" {
            vec![]
        } else {
            vec![kind]
        };
        assert_eq!(found, wanted, "{name}");
    }
    for name in [
        "db/mmssms.db",
        "abx/test-basic.xml.abx",
        "misc/usage-history.xml",
        "whatsapp/key",
    ] {
        let Some(path) = sample(name) else { return };
        assert_eq!(kinds(&path), [], "{name}");
    }
}

#[test]
fn a_real_backup_is_read() {
    let Some(path) = sample("backup/key_value.ab") else {
        return;
    };
    let source = open(&path, SourceKind::AndroidBackup);
    let listing = list(&*source);
    assert_eq!(faults(&listing), []);
    assert!(listing.total > 0);
    let apps = read(&*source, &listing, "/backup.ab/apps.txt");
    let apps = String::from_utf8(apps).unwrap();
    assert!(
        apps.lines().all(|line| line.split('\t').count() == 3),
        "{apps}"
    );
    assert!(!apps.is_empty());
    for path in paths(&listing) {
        read(&*source, &listing, path);
    }
}

#[test]
fn every_app_of_a_real_folder_is_read() {
    let Some(path) = sample("apk") else { return };
    let source = open(&path, SourceKind::Apk);
    let listing = list(&*source);
    assert_eq!((listing.total, listing.files.len()), (3, 6));
}
