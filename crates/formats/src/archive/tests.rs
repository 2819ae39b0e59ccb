//! What is read of whole, hostile and damaged archives.

use std::{
    io::{Cursor, Write as _},
    sync::Arc,
};

use ::zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::{bytes::read_all, test_plist::next};

/// Bytes that are packed to about half.
fn pattern(len: usize) -> Vec<u8> {
    let mut state = 5;
    (0..len)
        .map(|_| next(&mut state).to_le_bytes()[3] & 0x0f)
        .collect()
}

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in members {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// What a member gives: unpacked into memory, and read while it is unpacked.
fn both(zip: &Zip, name: &str) -> [(Vec<u8>, Option<FaultKind>); 2] {
    let member = zip.find(name).unwrap();
    let (content, fault) = zip.read(member, 1 << 20).unwrap();
    let in_memory = (
        read_all(&*content, 1 << 30, "x").unwrap(),
        fault.map(|fault| fault.kind),
    );
    let (content, fault) = zip.read(member, 0).unwrap();
    assert_eq!(fault, None);
    let (mut all, mut ended) = (Vec::new(), None);
    let mut buffer = [0; 1_000];
    loop {
        let at = u64::try_from(all.len()).unwrap();
        match content.read_at(at, &mut buffer) {
            Ok(0) => break,
            Ok(count) => all.extend(&buffer[..count]),
            Err(fault) => {
                assert_eq!(fault.what, name);
                ended = Some(fault.kind);
                break;
            }
        }
    }
    let ended = ended.or(content.damage().map(|fault| fault.kind));
    [in_memory, (all, ended)]
}

fn open(bytes: Vec<u8>) -> Zip {
    Zip::open(Arc::new(bytes)).unwrap()
}

#[test]
fn names_that_lead_out_are_refused() {
    assert_eq!(checked_name(b"a/b.txt").unwrap(), "a/b.txt");
    assert_eq!(checked_name(b"./a/").unwrap(), "a/");
    for bad in [
        &b"../a"[..],
        b"a/../b",
        b"/etc/x",
        b"C:/x",
        b"a\\b",
        b"a\0b",
        b"",
        b"a//b",
    ] {
        assert!(checked_name(bad).is_err(), "{bad:?}");
    }
    assert!(checked_name(&vec![b'a'; ARCHIVE_NAME_BYTES + 1]).is_err());
}

#[test]
fn members_come_out_whole_and_from_any_place() {
    let long = pattern(200_000);
    let zip = open(archive(&[("b/long", &long), ("a", b""), ("c", b"short")]));
    assert_eq!(zip.faults(), []);
    let names: Vec<&str> = zip.members().iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["a", "b/long", "c"]);
    for (name, content) in [("a", &b""[..]), ("b/long", &long), ("c", b"short")] {
        for came in both(&zip, name) {
            assert_eq!(came, (content.to_vec(), None), "{name}");
        }
    }
    let (content, _) = zip.read(zip.find("b/long").unwrap(), 0).unwrap();
    let mut buffer = [0; 100];
    for at in [150_000, 7, 199_950, 0, 199_999] {
        let count = content.read_at(at, &mut buffer).unwrap();
        let start = usize::try_from(at).unwrap();
        assert_eq!(count, 100.min(200_000 - start));
        assert_eq!(buffer[..count], long[start..start + count]);
    }
}

#[test]
fn what_stands_before_a_cut_or_damage_survives() {
    let (first, long) = (pattern(3_000), pattern(20_000));
    let whole = archive(&[("1", &first), ("2", &long)]);
    let second = whole.len() / 2;
    let cut = open(whole[..second].to_vec());
    assert_eq!(cut.faults()[0].kind, FaultKind::Short);
    for came in both(&cut, "1") {
        assert_eq!(came, (first.clone(), None));
    }
    for (bytes, fault) in both(&cut, "2") {
        assert!(long.starts_with(&bytes) && bytes.len() > 3_000);
        assert_eq!(fault, Some(FaultKind::Short));
    }
    // A flipped bit is told by the stream itself or by its sum.
    for byte in (second..second + 2_000).step_by(50) {
        let mut changed = whole.clone();
        changed[byte] ^= 0x10;
        let [(_, in_memory), (_, streamed)] = both(&open(changed), "2");
        assert_eq!(in_memory, Some(FaultKind::Damaged), "{byte}");
        assert_eq!(streamed, Some(FaultKind::Damaged), "{byte}");
    }
}

#[test]
fn a_member_that_is_read_while_it_is_unpacked_is_held_against_its_sum_and_length() {
    let long = pattern(20_000);
    let zip = open(archive(&[("a", &long)]));
    let member = zip.find("a").unwrap();
    let ended = |member: &Member| {
        let (content, fault) = zip.read(member, 0).unwrap();
        assert_eq!((fault, content.damage()), (None, None));
        let bytes = read_all(&*content, 1 << 30, "x").unwrap();
        assert!(long.starts_with(&bytes), "what was read is kept");
        // A longer one ends where a read gives nothing more.
        let at = u64::try_from(bytes.len()).unwrap();
        assert_eq!(content.read_at(at, &mut [0]), Ok(0));
        content.damage().map(|fault| fault.kind)
    };
    let with = |size: u64, crc: u32| Member {
        size,
        packed: Packed {
            crc,
            ..member.packed
        },
        ..member.clone()
    };
    let crc = member.packed.crc;
    assert_eq!(ended(member), None);
    assert_eq!(ended(&with(20_000, 0)), None);
    assert_eq!(ended(&with(20_000, crc ^ 1)), Some(FaultKind::Damaged));
    assert_eq!(ended(&with(19_999, crc)), Some(FaultKind::Damaged));
    assert_eq!(ended(&with(20_001, crc)), Some(FaultKind::SizeDiffers));
    let (all, fault) = zip.read(&with(20_001, crc), 1 << 20).unwrap();
    assert_eq!(all.len(), 20_000);
    assert_eq!(fault.unwrap().kind, FaultKind::SizeDiffers);
}

#[test]
fn names_that_look_alike_are_different_members() {
    let mut bytes = archive(&[("caf1", b"first"), ("caf2", b"second")]);
    for at in 0..bytes.len() - 4 {
        match &bytes[at..at + 4] {
            b"caf1" => bytes[at + 3] = 0xe8,
            b"caf2" => bytes[at + 3] = 0xe9,
            _ => {}
        }
    }
    let zip = open(bytes);
    assert_eq!(zip.faults(), []);
    let read = |name: &str| both(&zip, name)[0].0.clone();
    assert_eq!(read("caf\u{fffd}E8"), b"first");
    assert_eq!(read("caf\u{fffd}E9"), b"second");
}

#[test]
fn what_unfolds_without_end_is_stopped() {
    let zip = open(archive(&[("zeros", &vec![0; 3 << 20])]));
    let member = zip.find("zeros").unwrap();
    let lying = Member {
        size: 1_000,
        ..member.clone()
    };
    let (content, fault) = zip.read(&lying, 1_000).unwrap();
    assert_eq!(fault.unwrap().kind, FaultKind::TooLarge);
    assert_eq!(content.len(), 1_000);
    let (content, _) = zip.read(&lying, 0).unwrap();
    assert_eq!(read_all(&*content, 1 << 30, "x").unwrap(), [0; 1_000]);
}
