//! What is read of whole, hostile and damaged tar archives, plain and compressed.

use std::io::Write as _;

use ::tar::{Builder, EntryType, Header};
use flate2::{Compression, write::GzEncoder};

use super::*;
use crate::{bytes::read_all, test_plist::next};

type Files<'f> = Vec<(String, &'f [u8])>;

/// Bytes that are packed to about half.
fn pattern(len: usize) -> Vec<u8> {
    let mut state = 5;
    (0..len)
        .map(|_| next(&mut state).to_le_bytes()[3] & 0x0f)
        .collect()
}

/// A header whose name nobody checked.
fn header(name: &str, kind: EntryType, len: usize) -> Header {
    let mut header = Header::new_gnu();
    header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
    header.set_entry_type(kind);
    header.set_mode(0o751);
    header.set_mtime(1_700_000_000);
    header.set_size(u64::try_from(len).unwrap());
    header.set_cksum();
    header
}

fn archive(entries: &[(&str, EntryType, &[u8])]) -> Vec<u8> {
    let mut builder = Builder::new(Vec::new());
    for (name, kind, content) in entries {
        let header = header(name, *kind, content.len());
        builder.append(&header, *content).unwrap();
    }
    builder.into_inner().unwrap()
}

fn packed(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

fn open(bytes: &[u8], keep: &Keep<'_>) -> Result<Tar, Fault> {
    let content: SharedBytes = Arc::new(bytes.to_vec());
    Tar::open(&content, keep)
}

/// Plain, compressed, and compressed with what is small kept: all must read the same.
fn every_way(plain: &[u8]) -> [Tar; 3] {
    let keep = Keep {
        wanted: &|_, size| size < 5_000,
        most_bytes: 6_000,
    };
    [
        open(plain, &Keep::NOTHING).unwrap(),
        open(&packed(plain), &Keep::NOTHING).unwrap(),
        open(&packed(plain), &keep).unwrap(),
    ]
}

fn all(tar: &Tar, in_memory: u64) -> Vec<(String, Vec<u8>, Option<FaultKind>)> {
    let members = tar.members().iter().map(|member| {
        let (bytes, fault) = tar.read(member, in_memory);
        let bytes = read_all(&*bytes, 1 << 30, "x").unwrap();
        (member.name.clone(), bytes, fault.map(|fault| fault.kind))
    });
    members.collect()
}

#[test]
fn members_come_out_whole_in_every_way() {
    let long = pattern(300_000);
    let name = format!("{}/long", ["folder"; 30].join("/"));
    let mut builder = Builder::new(Vec::new());
    let files: Files<'_> = vec![
        ("./top/b".into(), &long),
        ("top/empty".into(), b""),
        ("top/a".into(), b"short"),
        (name.clone(), b"behind a long name"),
    ];
    for (name, content) in &files {
        let mut header = header("", EntryType::Regular, content.len());
        builder.append_data(&mut header, name, *content).unwrap();
    }
    let plain = builder.into_inner().unwrap();
    for tar in every_way(&plain) {
        assert!(tar.faults().is_empty(), "{:?}", tar.faults());
        let names: Vec<&str> = tar.members().iter().map(|one| &*one.name).collect();
        assert_eq!(names, [&*name, "top/a", "top/b", "top/empty"]);
        for in_memory in [0, 1 << 30] {
            let all = all(&tar, in_memory);
            assert_eq!(all[0].1, b"behind a long name");
            assert_eq!(all[1].1, b"short");
            assert!(all[2].1 == long);
            assert_eq!(all[3].1, b"");
            assert!(all.iter().all(|one| one.2.is_none()));
        }
        let member = tar.find("top/b").unwrap();
        assert_eq!((member.mode, member.size), (0o751, 300_000));
        assert_eq!(member.modified, Instant::from_unix_s(1_700_000_000.0));
        assert!(!tar.is_kept(member));
        assert_eq!(tar.find("top"), None);
    }
    assert!(every_way(&plain)[2].is_kept(every_way(&plain)[2].find("top/a").unwrap()));
}

#[test]
fn what_is_no_file_inside_is_a_fault_each() {
    let file = EntryType::Regular;
    let plain = archive(&[
        ("top/", EntryType::Directory, b""),
        ("/etc/passwd", file, b"x"),
        ("top/../../up", file, b"x"),
        ("top//double", file, b"x"),
        ("C:/windows", file, b"x"),
        ("top/link", EntryType::Symlink, b""),
        ("top/hard", EntryType::Link, b""),
        ("top/device", EntryType::Block, b""),
        ("top/pipe", EntryType::Fifo, b""),
        ("top/same", file, b"first"),
        ("top/file", file, b"content"),
        ("top/same", file, b"second"),
    ]);
    for tar in every_way(&plain) {
        let read: Vec<(String, Vec<u8>)> = all(&tar, 100)
            .into_iter()
            .map(|one| (one.0, one.1))
            .collect();
        let expected = [("top/file", "content"), ("top/same", "second")];
        assert_eq!(
            read,
            expected.map(|(a, b)| (a.to_owned(), b.as_bytes().to_vec()))
        );
        let counts: Vec<_> = tar.faults().counts.clone().into_iter().collect();
        assert_eq!(
            counts,
            [
                (FaultKind::Malformed, 1),
                (FaultKind::OutsideSource, 4),
                (FaultKind::NotRegular, 3),
                (FaultKind::UnknownSchema, 1)
            ]
        );
    }
}

#[test]
fn what_stands_before_a_cut_or_damage_survives() {
    let (first, long) = (pattern(3_000), pattern(20_000));
    let file = EntryType::Regular;
    let plain = archive(&[("1", file, &first), ("2", file, &long), ("3", file, b"end")]);
    let check = |bytes: &[u8], what: &str| {
        let Ok(tar) = open(bytes, &Keep::NOTHING) else {
            return 0;
        };
        let told = tar.faults().counts.keys().any(|kind| kind.is_loss());
        let read = all(&tar, 1 << 20);
        for (name, bytes, fault) in &read {
            let whole = match &**name {
                "1" => &first[..],
                "2" => &long,
                "3" => b"end",
                _ => panic!("{what}: {name}"),
            };
            assert!(whole.starts_with(bytes), "{what}");
            assert!(bytes.len() == whole.len() || fault.is_some(), "{what}");
        }
        assert!(told, "{what}");
        read.len()
    };
    let most = (600..plain.len() - 1024).step_by(97);
    let most = most
        .map(|len| check(&plain[..len], &format!("cut at {len}")))
        .max();
    assert_eq!(most, Some(3));
    let stored = packed(&plain);
    let most = (20..stored.len()).step_by(61).chain([stored.len() - 1]);
    let most = most
        .map(|len| check(&stored[..len], &format!("packed, cut at {len}")))
        .max();
    assert_eq!(most, Some(3));
    let mut harmed = plain.clone();
    harmed[512 + 3_072 + 512 + 20_480 + 3] ^= 1;
    assert_eq!(check(&harmed, "a header"), 2);
}

#[test]
fn what_is_no_archive_is_refused() {
    let zeros = vec![0; 20_480];
    let text = b"nothing of the kind\n".repeat(100);
    for bytes in [&b""[..], b"\x1f\x8b", b"x", &zeros, &text] {
        for bytes in [bytes.to_vec(), packed(bytes)] {
            let content: SharedBytes = Arc::new(bytes);
            assert!(!is_tar(&content));
            assert!(Tar::open(&content, &Keep::NOTHING).is_err());
        }
    }
    let folder = archive(&[("top/", EntryType::Directory, b"")]);
    let content: SharedBytes = Arc::new(packed(&folder));
    assert!(is_tar(&content));
    assert_eq!(
        Tar::open(&content, &Keep::NOTHING).unwrap_err().kind,
        FaultKind::Short
    );
}

#[test]
fn a_lying_size_takes_no_memory() {
    let mut lying = header("huge", EntryType::Regular, 0);
    lying.set_size(1 << 50);
    lying.set_cksum();
    let plain = [lying.as_bytes(), &pattern(2_000)[..]].concat();
    let keep = Keep {
        wanted: &|_, _| true,
        most_bytes: u64::MAX,
    };
    for bytes in [plain.clone(), packed(&plain)] {
        let tar = open(&bytes, &keep).unwrap();
        let (content, fault) = tar.read(&tar.members()[0], u64::MAX);
        assert_eq!(content.len(), 2_000);
        assert_eq!(fault.unwrap().kind, FaultKind::Short);
        assert_eq!(tar.faults().first[0].kind, FaultKind::Short);
    }
    // The name of a member that does not end.
    let long = archive(&[("././@LongLink", EntryType::GNULongName, &pattern(80_000))]);
    assert_eq!(open(&long, &keep).unwrap_err().kind, FaultKind::TooLarge);
}

#[test]
fn the_first_names_tell_what_it_is() {
    let names: Vec<String> = (0..50).map(|number| format!("top/{number:02}")).collect();
    let file = EntryType::Regular;
    let entries: Vec<_> = names
        .iter()
        .map(|name| (&**name, file, &b"x"[..]))
        .collect();
    let plain = archive(&entries);
    for bytes in [plain.clone(), packed(&plain)] {
        let content: SharedBytes = Arc::new(bytes);
        let mut seen = Vec::new();
        look(&content, &mut |name| {
            seen.push(name.to_owned());
            match seen.len() {
                3 => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        });
        assert_eq!(seen, &names[..3]);
    }
}

#[test]
fn names_take_no_more_memory_than_they_may() {
    let names: Vec<String> = (0..50).map(|number| format!("top/{number:02}")).collect();
    let entries: Vec<_> = names
        .iter()
        .map(|name| (&**name, EntryType::Regular, &b"x"[..]))
        .collect();
    let plain = archive(&entries);
    for bytes in [plain.clone(), packed(&plain)] {
        let content: SharedBytes = Arc::new(bytes);
        let tar = Tar::list(&content, &Keep::NOTHING, 6 * 20 + 5).unwrap();
        assert_eq!(tar.members().len(), 20);
        let (bytes, fault) = tar.read(&tar.members()[19], 100);
        assert_eq!(
            (read_all(&*bytes, 9, "x").unwrap(), fault),
            (b"x".to_vec(), None)
        );
        assert_eq!(tar.faults().counts[&FaultKind::TooMany], 1);
        assert!(
            Tar::open(&content, &Keep::NOTHING)
                .unwrap()
                .faults()
                .is_empty()
        );
    }
}

#[test]
fn names_that_look_alike_are_different_members() {
    let mut plain = Vec::new();
    for (byte, content) in [(0xe8, b"first."), (0xe9, b"second")] {
        let mut header = header("caf?", EntryType::Regular, 6);
        header.as_old_mut().name[3] = byte;
        header.set_cksum();
        plain.extend_from_slice(header.as_bytes());
        plain.extend_from_slice(content);
        plain.resize(plain.len().next_multiple_of(512), 0);
    }
    plain.resize(plain.len() + 1_024, 0);
    for tar in every_way(&plain) {
        assert!(tar.faults().is_empty());
        let read: Vec<_> = all(&tar, 100)
            .into_iter()
            .map(|one| (one.0, one.1))
            .collect();
        let expected = [("caf\u{fffd}E8", "first."), ("caf\u{fffd}E9", "second")];
        assert_eq!(
            read,
            expected.map(|(a, b)| (a.to_owned(), b.as_bytes().to_vec()))
        );
    }
}
