//! How much of a packed dump is unpacked to tell of which phone it is, and for whom reads a file of it.

use std::{
    io::{Cursor, Write as _},
    sync::atomic::{AtomicU64, Ordering},
};

use flate2::{Compression, write::GzEncoder};
use formats::bytes::{ByteSource, read_all};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

/// An archive that counts how many of its bytes are read.
struct Counting(Vec<u8>, AtomicU64);

impl ByteSource for Counting {
    fn len(&self) -> u64 {
        ByteSource::len(&self.0)
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let count = self.0.read_at(offset, buffer)?;
        self.1.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

type Files<'f> = Vec<(String, &'f [u8])>;

/// What tells that it is a phone.
const SIGN: &str = "private/var/mobile/Library/sign";

fn zipped(files: &Files<'_>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for (name, content) in files {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn tarred(files: &Files<'_>) -> Vec<u8> {
    let mut tar = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for (name, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len());
        tar.append_data(&mut header, name, *content).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap()
}

fn open(archive: Vec<u8>) -> (Arc<FileSystem>, Arc<Counting>) {
    let counting = Arc::new(Counting(archive, AtomicU64::new(0)));
    let (carrier, faults) = of_archive(Arc::clone(&counting) as SharedBytes).unwrap();
    counting.1.store(0, Ordering::Relaxed);
    (Arc::new(FileSystem::of(carrier, faults)), counting)
}

/// Bytes that are packed to about half.
fn pattern(len: usize) -> Vec<u8> {
    let mut state = 5_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 28) as u8
    };
    (0..len).map(|_| next()).collect()
}

fn text(list: &FileList) -> String {
    String::from_utf8(read_all(list, 1 << 30, "x").unwrap()).unwrap()
}

#[test]
fn of_files_whose_beginning_is_looked_at_no_more_is_unpacked() {
    let mut program = vec![0xcf, 0xfa, 0xed, 0xfe];
    program.extend(pattern(2 << 20));
    let files = (0..5).map(|number| (format!("private/var/tmp/{number}"), &*program));
    let mut files: Files<'_> = files.collect();
    files.push((SIGN.to_owned(), b""));
    let (system, read) = open(zipped(&files));
    let list = FileList::new(&system);
    assert_eq!(text(&list).matches("\"program\":true").count(), 5);
    let read = read.1.load(Ordering::Relaxed);
    assert!(read < 1 << 20, "{read}");
}

#[test]
fn of_an_archive_that_is_compressed_as_a_whole_few_beginnings_are_looked_at() {
    let program = [0xcf, 0xfa, 0xed, 0xfe];
    let most = formats::limits::DUMP_BEGINNINGS_UNPACKED;
    let files = (0..=most).map(|number| (format!("private/var/tmp/{number:05}"), &program[..]));
    let mut files: Files<'_> = files.collect();
    files.push((SIGN.to_owned(), b""));
    let (system, _) = open(tarred(&files));
    let list = FileList::new(&system);
    assert_eq!(text(&list).matches("\"program\":true").count(), most);
    assert_eq!(list.fault().unwrap().kind, FaultKind::TooMany);
    let (system, _) = open(tarred(&files[1..].to_vec()));
    assert_eq!(FileList::new(&system).fault(), None);
}

#[test]
fn lists_that_are_none_are_not_unpacked() {
    let container = "private/var/mobile/Containers/Data/Application/0A/";
    let head = "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>MCMMetadataIdentifier</key>\
                <string>com.example</string></dict></plist>";
    let mut long = head.as_bytes().to_vec();
    long.resize(4 << 20, b' ');
    let name = format!("{container}.com.apple.mobile_container_manager.metadata.plist");
    let file = Listed::plain(format!("/{container}x"), format!("{container}x"));
    for (list, owner) in [(head.as_bytes(), Some("com.example")), (&long, None)] {
        let files: Files<'_> = vec![(name.clone(), list), (format!("{container}x"), b"x")];
        for archive in [zipped(&files), tarred(&files)] {
            let (system, read) = open(archive);
            assert_eq!(system.container(&file).as_deref(), owner);
            let once = read.1.load(Ordering::Relaxed);
            assert!(once < 200_000);
            // It is asked for each file of the container.
            assert_eq!(system.container(&file).as_deref(), owner);
            assert_eq!(read.1.load(Ordering::Relaxed), once);
        }
    }
    // Files that are named as the list of the activation and are none.
    let list = pattern(60_000);
    let name = |number: u32| {
        format!(
            "private/var/containers/Data/System/{number}/Library/activation_records/activation_record.plist"
        )
    };
    let files = (0..200).map(|number| (name(number), &*list));
    let (system, read) = open(zipped(&files.collect()));
    PhoneFacts::of(&system);
    let read = read.1.load(Ordering::Relaxed);
    assert!(read < 60_000 * 40, "{read}");
}

#[test]
fn a_large_database_is_unpacked_once() {
    let mut database = b"SQLite format 3\0".to_vec();
    database.extend(pattern(1 << 16).repeat(1_040));
    assert!(database.len() as u64 > DUMP_UNPACKED_BYTES);
    let name = "private/var/mobile/Library/SMS/sms.db";
    let files: Files<'_> = vec![(name.to_owned(), &database)];
    for archive in [zipped(&files), tarred(&files)] {
        let (system, read) = open(archive);
        let opened = system.read(name).unwrap();
        let mut page = [0; 4_096];
        for at in [60 << 20, 4_096, 30 << 20, 0, 61 << 20] {
            assert_eq!(opened.content.read_at(at, &mut page), Ok(4_096));
            let at = usize::try_from(at).unwrap();
            assert_eq!(page, database[at..at + 4_096]);
        }
        let once = read.0.len() as u64 + (1 << 20);
        assert!(read.1.load(Ordering::Relaxed) < once);
    }
}

#[test]
fn a_sum_that_differs_is_told_when_a_member_was_read() {
    let name = "private/var/mobile/Library/SMS/sms.db";
    let content = pattern(100_000);
    let mut archive = zipped(&vec![(name.to_owned(), &content)]);
    // The sum in the archive's list.
    let list = archive.windows(4).rposition(|four| four == b"PK\x01\x02");
    archive[list.unwrap() + 16] ^= 1;
    let (system, _) = open(archive);
    let opened = system.read(name).unwrap();
    assert!(opened.content.whole().unwrap() == content);
    assert_eq!(opened.content.damage().unwrap().kind, FaultKind::Damaged);
    let opened = system.read(name).unwrap();
    assert!(read_all(&*opened.stored, 1 << 20, "x").unwrap() == content);
    assert_eq!(opened.stored.damage().unwrap().kind, FaultKind::Damaged);
}
