//! Damaged and hostile archives of a sysdiagnose: a fault each, and everything else is read.

use std::{fs, path::Path};

use formats::bytes::read_all;
use model::FaultKind;
use sources::{Listing, Source};
use tar::EntryType;

use crate::{
    faults, kinds, list, open, paths, read,
    sysdiagnose::{KIND, Members, TOP, gzip, header, members, tar},
};

fn of(place: &Path, bytes: &[u8]) -> (Box<dyn Source>, Listing) {
    let path = place.join("harmed.tar.gz");
    fs::write(&path, bytes).unwrap();
    let source = open(&path, KIND);
    let listing = list(&*source);
    (source, listing)
}

/// The files of the phone that are read, each whole or told.
fn whole(source: &dyn Source, listing: &Listing) -> usize {
    let files = listing.files.iter();
    files
        .filter(|file| !file.path.starts_with("/source/"))
        .filter(|file| {
            let Ok(opened) = source.open(file) else {
                return false;
            };
            let hashed = read_all(&*opened.stored, 1 << 30, "x");
            let read = read_all(&*opened.content, 1 << 30, "x");
            assert_eq!(hashed.is_ok(), read.is_ok());
            opened.faults.is_empty() && hashed.is_ok()
        })
        .count()
}

#[test]
fn what_stands_before_a_cut_is_read() {
    let place = tempfile::tempdir().unwrap();
    let plain = tar(TOP, &members());
    let packed = gzip(&plain);
    for bytes in [&plain, &packed] {
        let mut most = 0;
        for len in (bytes.len() / 10..bytes.len()).step_by(bytes.len() / 40) {
            let path = place.path().join("harmed.tar.gz");
            fs::write(&path, &bytes[..len]).unwrap();
            if kinds(&path).is_empty() {
                continue;
            }
            let (source, listing) = of(place.path(), &bytes[..len]);
            // An archive ends with more zeros than it needs.
            let is_whole = len >= plain.len() - 1_024 && bytes.len() == plain.len();
            assert!(
                is_whole || faults(&listing).contains(&FaultKind::Short),
                "{len}"
            );
            let count = whole(&*source, &listing);
            assert!(count >= most, "{len}: {count} {most}");
            most = count;
        }
        assert!(most >= 11, "{most}");
    }
    assert!(kinds(&place.path().join("none")).is_empty());
}

#[test]
fn damage_in_the_middle_keeps_what_stands_before() {
    let place = tempfile::tempdir().unwrap();
    let mut members = members();
    let noise = (0..400_000_u32).map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()[3]);
    members.insert(9, ("logs/noise.log".to_owned(), noise.collect()));
    let mut packed = gzip(&tar(TOP, &members));
    let middle = packed.len() / 2;
    packed[middle..middle + 40].fill(0xff);
    let (source, listing) = of(place.path(), &packed);
    let told = faults(&listing);
    assert!(
        told.contains(&FaultKind::Damaged) || told.contains(&FaultKind::Malformed),
        "{told:?}"
    );
    assert!(whole(&*source, &listing) >= 9);
    assert_eq!(
        read(&*source, &listing, "/sysdiagnose/ps.txt"),
        b"USER PID\n"
    );
    // A flipped bit in what is stored without being packed shows in the sum behind it.
    let plain = tar(TOP, &members);
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    std::io::Write::write_all(&mut encoder, &plain).unwrap();
    let mut stored = encoder.finish().unwrap();
    let at = stored
        .windows(8)
        .position(|bytes| bytes == b"USER PID")
        .unwrap();
    stored[at] ^= 1;
    let (_, listing) = of(place.path(), &stored);
    assert_eq!(faults(&listing), [FaultKind::Damaged]);
}

#[test]
fn what_leads_out_or_is_no_file_is_a_fault_each() {
    let place = tempfile::tempdir().unwrap();
    let mut bytes = tar(TOP, &members());
    bytes.truncate(bytes.len() - 1_024);
    let mut builder = tar::Builder::new(bytes);
    let file = EntryType::Regular;
    for (name, kind) in [
        ("/etc/passwd", file),
        (&*format!("{TOP}../../up.txt"), file),
        ("..", file),
        (&*format!("{TOP}logs/link"), EntryType::Symlink),
        (&*format!("{TOP}logs/hard"), EntryType::Link),
        (&*format!("{TOP}logs/null"), EntryType::Char),
        (&*format!("{TOP}ps.txt"), file),
        ("._AppleDouble", file),
        ("elsewhere.txt", file),
    ] {
        builder.append(&header(name, kind, 2), &b"2\n"[..]).unwrap();
    }
    let (source, listing) = of(place.path(), &gzip(&builder.into_inner().unwrap()));
    let counts: Vec<_> = listing.faults.counts.clone().into_iter().collect();
    assert_eq!(
        counts,
        [
            // A name that stands twice.
            (FaultKind::Malformed, 1),
            // Three names, and a file beside the folder.
            (FaultKind::OutsideSource, 4),
            (FaultKind::NotRegular, 2),
            // A second name of a file.
            (FaultKind::UnknownSchema, 1)
        ]
    );
    // The log of a database stands beside it, and what was handed in among the others.
    assert_eq!(paths(&listing).len(), 15);
    assert_eq!(read(&*source, &listing, "/sysdiagnose/ps.txt"), b"2\n");
}

#[test]
fn what_unfolds_without_end_is_stopped() {
    let place = tempfile::tempdir().unwrap();
    let mut members: Members = members();
    members.push(("zeros.txt".to_owned(), vec![0; 150 << 20]));
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut encoder, &tar(TOP, &members)).unwrap();
    let (source, listing) = of(place.path(), &encoder.finish().unwrap());
    assert_eq!(faults(&listing), [FaultKind::TooLarge]);
    assert_eq!(whole(&*source, &listing), 14);
}
