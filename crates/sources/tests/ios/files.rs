//! App Privacy Reports, crash reports and logs of shutdowns, handed in by themselves.

use std::fs;

use model::SourceKind;
use sources::Likeness;

use crate::{file, kinds, list, open, read};

const CRASH: &str = "{\"bug_type\":\"309\",\"os_version\":\"iPhone OS 17.1 (21B74)\"}\n{}\n";
const SHUTDOWNS: &str = "After 1.00s, these clients are still here:\n\t\tremaining client pid: 9 (/usr/libexec/x)\nSIGTERM: [1700000000] All buses timed out\n";

#[test]
fn a_privacy_report_is_told_by_its_lines() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("anything.txt");
    let line =
        "{\"bundleID\":\"com.example\",\"domain\":\"a.example\",\"type\":\"networkActivity\"}\n";
    fs::write(&path, line).unwrap();
    assert_eq!(
        kinds(&path),
        [(SourceKind::IosPrivacyReport, Likeness::Certain)]
    );
    let source = open(&path, SourceKind::IosPrivacyReport);
    let listing = list(&*source);
    assert_eq!(
        read(&*source, file(&listing, "/privacy-report.ndjson")),
        line.as_bytes()
    );
    file(&listing, "/source/anything.txt");
    for other in ["", "{\"type\":\"access\"}\n", "{\"dns_event\":1}\n", "[]"] {
        fs::write(&path, other).unwrap();
        assert!(
            !kinds(&path)
                .iter()
                .any(|(kind, _)| *kind == SourceKind::IosPrivacyReport)
        );
    }
}

#[test]
fn single_files_lie_where_the_phone_has_them() {
    let place = tempfile::tempdir().unwrap();
    let crashes = "/private/var/mobile/Library/Logs/CrashReporter";
    for (name, content, path) in [
        ("x.ips", CRASH, format!("{crashes}/x.ips")),
        ("x.ips.synced", CRASH, format!("{crashes}/x.ips.synced")),
        ("mail", CRASH, format!("{crashes}/mail.ips")),
        (
            "shutdown.log",
            SHUTDOWNS,
            "/private/var/db/diagnostics/shutdown.log".to_owned(),
        ),
        (
            "sent.txt",
            SHUTDOWNS,
            "/private/var/db/diagnostics/shutdown.log".to_owned(),
        ),
    ] {
        let on_disk = place.path().join(name);
        fs::write(&on_disk, content).unwrap();
        let source = open(&on_disk, SourceKind::IosFile);
        let listing = list(&*source);
        assert_eq!(
            read(&*source, file(&listing, &path)),
            content.as_bytes(),
            "{name}"
        );
        file(&listing, &format!("/source/{name}"));
    }
}

#[test]
fn a_folder_of_crashes_is_one_source_and_a_sysdiagnose_is_none() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("crashes");
    fs::create_dir_all(folder.join("Retired")).unwrap();
    fs::write(folder.join("a.ips"), CRASH).unwrap();
    fs::write(folder.join("Retired/b.ips"), CRASH).unwrap();
    fs::write(folder.join("shutdown.log"), SHUTDOWNS).unwrap();
    fs::write(folder.join("notes.txt"), "hello").unwrap();
    assert_eq!(kinds(&folder), [(SourceKind::IosFile, Likeness::Certain)]);
    let source = open(&folder, SourceKind::IosFile);
    let listing = list(&*source);
    assert_eq!(listing.total, 3);
    file(
        &listing,
        "/private/var/mobile/Library/Logs/CrashReporter/Retired/b.ips",
    );
    file(&listing, "/source/a.ips");
    fs::write(folder.join("sysdiagnose.log"), "").unwrap();
    assert!(
        !kinds(&folder)
            .iter()
            .any(|(kind, _)| *kind == SourceKind::IosFile)
    );
    // Of a computer.
    let other = place.path().join("other.ips");
    fs::write(&other, CRASH.replace("iPhone OS", "macOS")).unwrap();
    assert_eq!(kinds(&other), []);
}
