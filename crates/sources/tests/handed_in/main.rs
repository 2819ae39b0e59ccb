//! Sources: recognised by content, listed under the paths of the phone, read, and told where they
//! are damaged.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests may fail"
)]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod apps;
mod backup;
mod intrusion_logs;
mod log_archives;
mod lone_files;
mod samples;
mod sysdiagnose;
mod sysdiagnose_damage;

use std::path::Path;

use formats::bytes::read_all;
use model::{FaultKind, SourceKind};
use sources::{Likeness, Listing, Source, Wanted};

/// What a path is recognised as.
fn kinds(path: &Path) -> Vec<(SourceKind, Likeness)> {
    let found = sources::recognise(path).into_iter();
    found.map(|one| (one.kind, one.likeness)).collect()
}

/// The one source at a path.
fn open(path: &Path, kind: SourceKind) -> Box<dyn Source> {
    let found = sources::recognise(path);
    let [one] = &*found else {
        panic!("{}: {found:?}", path.display());
    };
    assert_eq!(one.kind, kind);
    sources::open(one).unwrap()
}

fn list(source: &dyn Source) -> Listing {
    source.list(&Wanted {
        fits: &|_| true,
        exact: &[],
    })
}

fn paths(listing: &Listing) -> Vec<&str> {
    let files = listing.files.iter();
    files.map(|file| &*file.path).collect()
}

fn faults(listing: &Listing) -> Vec<FaultKind> {
    listing.faults.counts.keys().copied().collect()
}

/// The content of the file at a path.
fn read(source: &dyn Source, listing: &Listing, path: &str) -> Vec<u8> {
    let mut files = listing.files.iter();
    let file = files
        .find(|file| file.path == path)
        .unwrap_or_else(|| panic!("{path}: {:?}", paths(listing)));
    let opened = source.open(file).unwrap();
    read_all(&*opened.content, 1 << 30, path).unwrap()
}

/// An archive whose members are not packed.
fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut all, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in members {
        let size = u32::try_from(content.len()).unwrap().to_le_bytes();
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        // Version, flags, method, time, date, CRC-32, sizes, length of the name and of what follows it.
        let fields = [
            &[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x58, 0, 0, 0, 0][..],
            &size,
            &size,
            &length,
            &[0, 0],
        ]
        .concat();
        let start = u32::try_from(all.len()).unwrap().to_le_bytes();
        directory.extend([&b"PK\x01\x02\x14\0"[..], &fields, &[0; 10], &start].concat());
        directory.extend(name.as_bytes());
        all.extend([&b"PK\x03\x04"[..], &fields, name.as_bytes(), content].concat());
    }
    let count = u16::try_from(members.len()).unwrap().to_le_bytes();
    let start = u32::try_from(all.len()).unwrap().to_le_bytes();
    let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
    all.extend(directory);
    all.extend(
        [
            &b"PK\x05\x06\0\0\0\0"[..],
            &count,
            &count,
            &size,
            &start,
            &[0, 0],
        ]
        .concat(),
    );
    all
}
