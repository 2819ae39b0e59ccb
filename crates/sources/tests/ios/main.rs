//! Sources of an iPhone without its backup: a dump in every form gives the same files, single files are told
//! by what they say, and damage costs no more than itself.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may fail"
)]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod damage;
mod dump;
mod files;
mod samples;

use std::{
    fs,
    io::{Cursor, Write as _},
    path::Path,
};

use formats::bytes::read_all;
use model::{FaultKind, SourceKind};
use sources::{Likeness, Listed, Listing, Source, Wanted};

const CONTAINER: &str =
    "private/var/mobile/Containers/Data/Application/0A0A0A0A-1111-2222-3333-444444444444";

/// The files of a small phone.
fn phone() -> Vec<(String, Vec<u8>)> {
    let list = |key: &str, value: &str| {
        format!(
            "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>{key}</key>{value}</dict></plist>"
        )
    };
    let text = |text: &str| format!("<string>{text}</string>");
    // The text of the activation record, in base64.
    let token = "<data>ewoiUHJvZHVjdFR5cGUiID0gImlQaG9uZTEyLDEiOwoiVW5pcXVlRGV2aWNlSUQiID0gIjAwMDA4MDMwLTAwMDExMTEyMjIyMzMzMyI7Cn0K</data>";
    let system = "private/var/containers/Data/System/1B1B/Library";
    let files = [
        (
            "System/Library/CoreServices/SystemVersion.plist".to_owned(),
            list("ProductVersion", &text("17.6.1")),
        ),
        (
            format!("{system}/activation_records/activation_record.plist"),
            list("AccountToken", token),
        ),
        (
            format!("{system}/internal/data_ark.plist"),
            list("-TimeZone", &text("Europe/Paris")),
        ),
        (
            "private/var/mobile/Library/SMS/sms.db".to_owned(),
            "messages".to_owned(),
        ),
        (
            "private/var/mobile/Library/SMS/sms.db-wal".to_owned(),
            "log".to_owned(),
        ),
        (
            format!("{CONTAINER}/.com.apple.mobile_container_manager.metadata.plist"),
            list("MCMMetadataIdentifier", &text("com.example.app")),
        ),
        (
            format!("{CONTAINER}/Library/WebKit/observations.db"),
            "sites".to_owned(),
        ),
        ("private/var/tmp/agentd".to_owned(), "\u{0}".to_owned()),
    ];
    let mut files: Vec<_> = files
        .into_iter()
        .map(|(name, content)| (name, content.into_bytes()))
        .collect();
    files[7].1 = vec![0xcf, 0xfa, 0xed, 0xfe, 0x0c, 0, 0, 1];
    files
}

/// Writes files below a folder.
fn unpack(files: &[(String, Vec<u8>)], folder: &Path) {
    for (name, content) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

/// The files in a zip, below a folder in it.
fn zipped(files: &[(String, Vec<u8>)], below: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let options = zip::write::SimpleFileOptions::default().unix_permissions(0o644);
        zip.start_file(format!("{below}{name}"), options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The files in a tar, below a folder in it.
fn tarred(files: &[(String, Vec<u8>)], below: &str) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(content.len()).unwrap());
        header.set_mode(0o644);
        header.set_mtime(1_700_000_000);
        tar.append_data(&mut header, format!("{below}{name}"), &**content)
            .unwrap();
    }
    tar.into_inner().unwrap()
}

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

fn file<'l>(listing: &'l Listing, path: &str) -> &'l Listed {
    let mut files = listing.files.iter();
    files.find(|file| file.path == path).unwrap_or_else(|| {
        let all: Vec<_> = listing.files.iter().map(|file| &*file.path).collect();
        panic!("{path}: {all:?}")
    })
}

fn read(source: &dyn Source, file: &Listed) -> Vec<u8> {
    let opened = source.open(file).unwrap();
    read_all(&*opened.content, 1 << 30, &file.path).unwrap()
}

fn faults(listing: &Listing) -> Vec<FaultKind> {
    listing.faults.counts.keys().copied().collect()
}
