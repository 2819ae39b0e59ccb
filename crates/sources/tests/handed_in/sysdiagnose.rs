//! A sysdiagnose in every form in which it is handed in.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    thread,
};

use flate2::{Compression, write::GzEncoder};
use formats::bytes::read_all;
use model::{FaultKind, SourceKind};
use sources::{Likeness, Wanted};

use crate::{faults, kinds, list, open, paths, read, zip};

pub(crate) const KIND: SourceKind = SourceKind::IosSysdiagnose;
pub(crate) const TOP: &str = "sysdiagnose_2026.01.02_03-04-05+0100_iPhone-OS_iPhone_23B85/";
pub(crate) type Members = Vec<(String, Vec<u8>)>;

/// What a small one holds.
pub(crate) fn members() -> Members {
    let devices = "Local device\n\tProduct Type: iPhone14,2\n\tOS Build: 26.1 (23B85)\n\tProperties: {\n\t\tUniqueDeviceID => 00008110-000A\n\t}\nFound bridge\n";
    let version = "<plist version=\"1.0\"><dict><key>ProductVersion</key><string>26.1</string></dict></plist>";
    let members: [(&str, &[u8]); 15] = [
        ("README.txt", b"read me"),
        ("crashes_and_spins/Example-2026-01-01-000000.ips", b"{}"),
        ("crashes_and_spins/spin.tailspin", b"x"),
        ("logs/Accessibility/TCC.db", b"SQLite format 3\0"),
        ("logs/Accessibility/TCC.db-wal", b"log"),
        ("logs/SystemVersion/SystemVersion.plist", version.as_bytes()),
        ("logs/empty.log", b""),
        ("ps.txt", b"USER PID\n"),
        ("remotectl_dumpstate.txt", devices.as_bytes()),
        (
            "sysdiagnose.log",
            b"to IN_PROGRESS_sysdiagnose_2026.01.02_03-04-06+0100_iPhone\n",
        ),
        ("system_logs.logarchive/A0/1234", b"text"),
        ("system_logs.logarchive/Extra/shutdown.0.log", b"After 1s\n"),
        ("system_logs.logarchive/Persist/1.tracev3", b"trace"),
        ("taskinfo.txt", b"task"),
        ("zprint.txt", b"zones"),
    ];
    members
        .map(|(name, content)| (name.to_owned(), content.to_vec()))
        .to_vec()
}

pub(crate) fn header(name: &str, kind: tar::EntryType, size: usize) -> tar::Header {
    let mut header = tar::Header::new_ustar();
    // What a careful writer refuses stands here too.
    let field = &mut header.as_old_mut().name;
    field[..name.len()].copy_from_slice(name.as_bytes());
    header.set_entry_type(kind);
    header.set_size(u64::try_from(size).unwrap());
    header.set_cksum();
    header
}

/// The archive of these members, below `top`.
pub(crate) fn tar(top: &str, members: &Members) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, content) in members {
        let mut header = header("", tar::EntryType::Regular, content.len());
        let name = format!("{top}{name}");
        builder.append_data(&mut header, name, &**content).unwrap();
    }
    builder.into_inner().unwrap()
}

pub(crate) fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

fn unpack(folder: &Path, members: &Members) -> PathBuf {
    for (name, content) in members {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder.to_path_buf()
}

/// Every form: with and without the top folder, under any name.
fn forms(place: &Path) -> Vec<PathBuf> {
    let members = members();
    let top = TOP.trim_end_matches('/');
    let below: Vec<(String, Vec<u8>)> = members
        .iter()
        .map(|(name, content)| (format!("{TOP}{name}"), content.clone()))
        .collect();
    let below: Vec<(&str, &[u8])> = below
        .iter()
        .map(|(name, content)| (&**name, &**content))
        .collect();
    let write = |name: &str, bytes: Vec<u8>| {
        let path = place.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    vec![
        unpack(&place.join(top), &members),
        unpack(&place.join("renamed"), &members),
        write("a.tar.gz", gzip(&tar(TOP, &members))),
        write("b.bin", gzip(&tar("", &members))),
        write("c.tar", tar(&format!("./{TOP}"), &members)),
        write("d.zip", zip(&below)),
        write(
            "e.tar.gz",
            [
                gzip(&tar(TOP, &members)[..3_000]),
                gzip(&tar(TOP, &members)[3_000..]),
            ]
            .concat(),
        ),
    ]
}

#[test]
fn every_form_gives_the_same_files() {
    let place = tempfile::tempdir().unwrap();
    let mut first = None;
    for path in forms(place.path()) {
        assert_eq!(
            kinds(&path),
            [(KIND, Likeness::Certain)],
            "{}",
            path.display()
        );
        let source = open(&path, KIND);
        let listing = list(&*source);
        assert_eq!(faults(&listing), [], "{}", path.display());
        assert_eq!(listing.total, 15);
        let record = source.record("S1");
        assert_eq!(record.os_version.unwrap().raw(), "26.1");
        assert_eq!(record.model.unwrap().raw(), "iPhone14,2");
        assert_eq!(record.made_at.unwrap().to_string(), "2026-01-02T02:04:06Z");
        assert!(record.device.is_some());
        let local = source.clock().local("2026-01-02 03:04:06").unwrap();
        assert_eq!(local.to_string(), "2026-01-02T02:04:06Z");
        let own = |path: &&str| path.starts_with("/source/");
        let all: Vec<&str> = paths(&listing);
        assert_eq!(all.iter().filter(|path| own(path)).count(), 1);
        let all = all.into_iter().filter(|path| !own(path));
        let all: Vec<(String, Vec<u8>)> = all
            .map(|path| (path.to_owned(), read(&*source, &listing, path)))
            .collect();
        assert_eq!(first.get_or_insert_with(|| all.clone()), &all);
    }
    let all = first.unwrap();
    for path in [
        "/private/var/db/diagnostics/Persist/1.tracev3",
        "/private/var/db/diagnostics/shutdown.0.log",
        "/private/var/db/uuidtext/A0/1234",
        "/private/var/mobile/Library/Logs/CrashReporter/Example-2026-01-01-000000.ips",
        "/private/var/mobile/Library/TCC/TCC.db",
        "/sysdiagnose/ps.txt",
        "/sysdiagnose/logs/empty.log",
        "/System/Library/CoreServices/SystemVersion.plist",
    ] {
        assert!(all.iter().any(|(one, _)| one == path), "{path}");
    }
}

#[test]
fn what_nobody_reads_is_named_and_a_log_stands_beside_its_database() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("x.tar.gz");
    fs::write(&path, gzip(&tar(TOP, &members()))).unwrap();
    let listing = open(&path, KIND).list(&Wanted {
        fits: &|path| {
            [".ips", "/TCC.db", "/ps.txt", ".tracev3"]
                .iter()
                .any(|end| path.ends_with(end))
        },
        exact: &[],
    });
    assert_eq!(
        listing.unread,
        [
            "README.txt",
            "crashes_and_spins/*.tailspin",
            "logs/empty.log",
            "system_logs.logarchive/",
            "system_logs.logarchive/Extra/shutdown*",
            "taskinfo.txt",
            "zprint.txt"
        ]
    );
    assert_eq!(listing.total, 15);
    assert_eq!(listing.files.len(), 5);
    let database = listing
        .files
        .iter()
        .find(|file| file.path.ends_with("TCC.db"));
    let log = database.unwrap().wal.as_ref().unwrap();
    assert_eq!(log.path, "/private/var/mobile/Library/TCC/TCC.db-wal");
}

#[test]
fn a_folder_that_holds_several_gives_each() {
    let place = tempfile::tempdir().unwrap();
    for name in [TOP.trim_end_matches('/'), "renamed"] {
        unpack(&place.path().join(name), &members());
    }
    let found = kinds(place.path());
    assert_eq!(
        found,
        [(KIND, Likeness::Certain), (KIND, Likeness::Certain)]
    );
    let other = place.path().join("other.tar.gz");
    let members = vec![("notes/ps.txt".to_owned(), b"x".to_vec())];
    fs::write(&other, gzip(&tar("", &members))).unwrap();
    assert_eq!(kinds(&other), []);
}

/// Bytes that are packed to about half.
fn pattern(len: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut all = Vec::with_capacity(len);
    while all.len() < len {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        all.push(u8::try_from(state >> 28).unwrap());
    }
    all
}

#[test]
fn large_members_are_read_from_any_thread_and_place() {
    let mut members = members();
    let large = pattern(9_000_000);
    for number in 0..3 {
        let name = format!("system_logs.logarchive/Persist/{number}0.tracev3");
        members.push((name, large.clone()));
    }
    // A database that is too large to be held in memory.
    let block = pattern(1 << 20);
    let huge = [b"SQLite format 3\0".to_vec(), block.repeat(97)].concat();
    members.push(("logs/powerlogs/powerlog_1.PLSQL".to_owned(), huge.clone()));
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("x.tar.gz");
    fs::write(&path, gzip(&tar(TOP, &members))).unwrap();
    let source = open(&path, KIND);
    let listing = list(&*source);
    let is_large = |path: &str| path.ends_with("0.tracev3");
    thread::scope(|scope| {
        for file in listing.files.iter().filter(|file| is_large(&file.path)) {
            let (source, large) = (&source, &large);
            scope.spawn(move || {
                let opened = source.open(file).unwrap();
                let stored = read_all(&*opened.stored, 1 << 30, "x").unwrap();
                assert!(stored == *large);
                let mut buffer = [0; 100];
                for at in [8_999_950, 5, 4_000_000] {
                    let count = opened.content.read_at(at, &mut buffer).unwrap();
                    let from = usize::try_from(at).unwrap();
                    assert!(large[from..].starts_with(&buffer[..count]) && count >= 50);
                }
                assert!(opened.content.whole().unwrap() == large);
            });
        }
    });
    let file = listing
        .files
        .iter()
        .find(|file| file.path.ends_with(".PLSQL"));
    let refused = source.open(file.unwrap()).unwrap();
    let read = refused.content.read_at(0, &mut [0; 16]);
    assert_eq!(read.unwrap_err().kind, FaultKind::TooLarge);
    // It is hashed all the same.
    assert_eq!(refused.stored.read_at(0, &mut [0; 16]), Ok(16));
}
