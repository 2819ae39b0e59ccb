//! Unified logs by themselves, in the forms in which they are handed in.

use std::{fs, path::Path};

use model::SourceKind;
use tempfile::tempdir;
use testkit::UnifiedLog;

use crate::{kinds, list, open, paths, read, zip};

const KIND: SourceKind = SourceKind::IosLogarchive;

/// A `.logarchive` with one log, and what the log is.
fn archive(at: &Path) -> Vec<u8> {
    let mut log = UnifiedLog::new(1_700_000_000);
    log.message(1, "/sbin/launchd", "Successfully spawned %s[4]", &["bh"]);
    let written = log.write();
    let put = |name: &str, bytes: &[u8]| {
        let path = at.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    put("Persist/0000000000000001.tracev3", &written.log);
    put("Info.plist", b"<plist version=\"1.0\"><dict/></plist>");
    put("Extra/shutdown.0.log", b"");
    for (path, bytes) in &written.neighbours {
        let below = path.strip_prefix("/private/var/db/diagnostics/");
        let below = below.or_else(|| path.strip_prefix("/private/var/db/uuidtext/"));
        put(below.unwrap(), bytes);
    }
    written.log
}

#[test]
fn an_archive_is_told_by_its_logs_wherever_it_lies() {
    let kept = tempdir().unwrap();
    let root = kept.path().join("handed-in/any.logarchive");
    let log = archive(&root);
    for handed_in in [&*root, root.parent().unwrap()] {
        let source = open(handed_in, KIND);
        let listing = list(&*source);
        let all = paths(&listing);
        let path = "/private/var/db/diagnostics/Persist/0000000000000001.tracev3";
        for wanted in [
            "/source/Info.plist",
            path,
            "/private/var/db/diagnostics/shutdown.0.log",
            "/private/var/db/diagnostics/timesync/0000000000000001.timesync",
            "/sysdiagnose/system_logs.logarchive/Info.plist",
        ] {
            assert!(all.contains(&wanted), "{wanted}: {all:?}");
        }
        let strings = all
            .iter()
            .filter(|path| path.starts_with("/private/var/db/uuidtext/"));
        assert_eq!(strings.count(), 1);
        assert_eq!(read(&*source, &listing, path), log);
    }
    // One log alone.
    let alone = kept.path().join("one.tracev3");
    fs::write(&alone, &log).unwrap();
    let source = open(&alone, KIND);
    let listing = list(&*source);
    assert_eq!(
        paths(&listing),
        [
            "/private/var/db/diagnostics/one.tracev3",
            "/source/one.tracev3"
        ]
    );
}

#[test]
fn a_zip_of_an_archive_has_the_same_paths() {
    let kept = tempdir().unwrap();
    let log = archive(&kept.path().join("a"));
    let name = "some/where/a.logarchive/Special/0000000000000001.tracev3";
    let times = "some/where/a.logarchive/timesync/0000000000000001.timesync";
    let path = kept.path().join("handed-in.zip");
    fs::write(&path, zip(&[(name, &log), (times, b"")])).unwrap();
    let source = open(&path, KIND);
    let listing = list(&*source);
    let on_phone = "/private/var/db/diagnostics/Special/0000000000000001.tracev3";
    assert_eq!(read(&*source, &listing, on_phone), log);
    assert_eq!(listing.files.len(), 3);
    // Beside what else a sysdiagnose holds, it is a part of that.
    let beside = [
        (name, &*log),
        (times, b""),
        ("some/ps.txt", b""),
        ("some/logs/x", b""),
    ];
    fs::write(&path, zip(&beside)).unwrap();
    assert!(!kinds(&path).iter().any(|(kind, _)| *kind == KIND));
}

#[test]
fn other_folders_and_a_sysdiagnose_are_none() {
    let kept = tempdir().unwrap();
    let root = kept.path().join("sysdiagnose_1");
    archive(&root.join("system_logs.logarchive"));
    fs::write(root.join("ps.txt"), "").unwrap();
    fs::create_dir(root.join("logs")).unwrap();
    assert!(!kinds(&root).iter().any(|(kind, _)| *kind == KIND));
    // Named as one, and no log in it.
    let other = kept.path().join("other.logarchive");
    fs::create_dir_all(other.join("Persist")).unwrap();
    fs::write(other.join("Persist/1.tracev3"), "text").unwrap();
    fs::write(other.join("Info.plist"), "").unwrap();
    assert!(!kinds(&other).iter().any(|(kind, _)| *kind == KIND));
}
