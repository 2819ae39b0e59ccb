//! A dump in every form, and what it says of itself.

use std::{collections::BTreeMap, fs, path::Path};

use model::SourceKind;
use sources::{Likeness, Source};

use crate::{CONTAINER, faults, file, kinds, list, open, phone, read, tarred, unpack, zipped};

/// Every file of the phone with its bytes.
fn all(source: &dyn Source) -> BTreeMap<String, Vec<u8>> {
    let listing = list(source);
    assert_eq!(faults(&listing), []);
    let files = listing.files.iter();
    files
        .filter(|file| !file.path.starts_with("/source/") && file.path != "/file-list.ndjson")
        .map(|file| (file.path.clone(), read(source, file)))
        .collect()
}

fn expected() -> BTreeMap<String, Vec<u8>> {
    let files = phone().into_iter();
    let files = files.filter(|(name, _)| !name.ends_with("-wal"));
    files
        .map(|(name, content)| (format!("/{name}"), content))
        .collect()
}

#[test]
fn every_form_gives_the_same_files() {
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name);
    unpack(&phone(), &path("folder"));
    unpack(&phone(), &path("wrapped/Dump/filesystem1"));
    fs::write(path("dump.zip"), zipped(&phone(), "")).unwrap();
    fs::write(path("wrapped.zip"), zipped(&phone(), "Dump/filesystem1/")).unwrap();
    fs::write(path("dump.tar"), tarred(&phone(), "")).unwrap();
    fs::write(path("wrapped.tar"), tarred(&phone(), "fs/")).unwrap();
    for name in [
        "folder",
        "wrapped",
        "dump.zip",
        "wrapped.zip",
        "dump.tar",
        "wrapped.tar",
    ] {
        let found = kinds(&path(name));
        assert_eq!(
            found,
            [(SourceKind::IosFilesystem, Likeness::Certain)],
            "{name}"
        );
        let source = open(&path(name), SourceKind::IosFilesystem);
        assert_eq!(all(&*source), expected(), "{name}");
        states_itself(&*source, name);
    }
}

/// The device, the write-ahead log, the owner of a container, the list of files, what was handed in.
fn states_itself(source: &dyn Source, name: &str) {
    let record = source.record("S1");
    assert_eq!(record.os_version.unwrap().raw(), "17.6.1", "{name}");
    assert_eq!(record.model.unwrap().raw(), "iPhone12,1", "{name}");
    assert!(record.device.is_some(), "{name}");
    assert_eq!(record.made_at, None);
    assert!(source.clock().zone_is_known(), "{name}");
    let listing = list(source);
    assert_eq!(listing.total, 8, "{name}");
    let messages = file(&listing, "/private/var/mobile/Library/SMS/sms.db");
    assert_eq!(
        read(source, messages.wal.as_ref().unwrap()),
        b"log",
        "{name}"
    );
    assert_eq!(source.container(messages), None);
    let sites = file(
        &listing,
        &format!("/{CONTAINER}/Library/WebKit/observations.db"),
    );
    assert_eq!(
        source.container(sites).as_deref(),
        Some("com.example.app"),
        "{name}"
    );
    let lines = read(source, file(&listing, "/file-list.ndjson"));
    let lines = String::from_utf8(lines).unwrap();
    assert_eq!(lines.lines().count(), 8, "{name}");
    let agent = lines
        .lines()
        .find(|line| line.contains("/private/var/tmp/agentd"));
    let agent = agent.unwrap();
    assert!(agent.contains("\"program\":true"), "{name}: {agent}");
    assert!(agent.contains("\"size_bytes\":8"), "{name}: {agent}");
    assert!(!lines.contains("\"program\":false"), "{name}");
    let own = listing
        .files
        .iter()
        .filter(|file| file.path.starts_with("/source/"));
    let own: Vec<_> = own.collect();
    assert_eq!(own.len(), 1, "{name}");
    assert!(!read(source, own[0]).is_empty(), "{name}");
}

#[test]
fn a_dump_that_begins_further_down_has_the_same_paths() {
    let place = tempfile::tempdir().unwrap();
    unpack(&phone(), &place.path().join("x"));
    let var = place.path().join("x/private/var");
    let path = |root: &Path| {
        let source = open(root, SourceKind::IosFilesystem);
        let listing = list(&*source);
        let messages = file(&listing, "/private/var/mobile/Library/SMS/sms.db");
        read(&*source, messages)
    };
    for root in [&*place.path().join("x/private"), &*var] {
        assert_eq!(path(root), b"messages", "{}", root.display());
    }
    // Some tools write the two volumes of a phone into two folders.
    let two = place.path().join("two");
    fs::create_dir_all(&two).unwrap();
    fs::rename(&var, two.join("filesystem2")).unwrap();
    fs::rename(place.path().join("x"), two.join("filesystem1")).unwrap();
    let source = open(&two, SourceKind::IosFilesystem);
    let listing = list(&*source);
    file(&listing, "/private/var/mobile/Library/SMS/sms.db");
    file(&listing, "/System/Library/CoreServices/SystemVersion.plist");
    assert_eq!(source.record("S1").os_version.unwrap().raw(), "17.6.1");
}

#[test]
fn two_phones_are_two_sources_and_other_folders_are_none() {
    let place = tempfile::tempdir().unwrap();
    unpack(&phone(), &place.path().join("hers"));
    unpack(&phone(), &place.path().join("his"));
    let found = sources::recognise(place.path());
    assert_eq!(found.len(), 2);
    let roots: Vec<_> = found
        .iter()
        .map(|one| one.root.file_name().unwrap())
        .collect();
    assert_eq!(roots, ["hers", "his"]);
    let other = tempfile::tempdir().unwrap();
    let names = [
        "private/var/db/diagnostics/x",
        "private/var/root/Library/x",
        "home/a/mobile.txt",
    ];
    let files = names.map(|name| (name.to_owned(), b"x".to_vec()));
    unpack(&files, other.path());
    assert_eq!(kinds(other.path()), []);
}
