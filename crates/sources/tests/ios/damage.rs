//! Dumps that are damaged, or want to lead away.

use std::{
    ffi::OsStr,
    fs,
    os::unix::{
        ffi::OsStrExt as _,
        fs::{PermissionsExt as _, symlink},
    },
};

use model::{FaultKind, SourceKind};

use crate::{faults, file, list, open, phone, read, tarred, unpack, zipped};

#[test]
fn a_name_that_leads_out_of_a_zip_is_told_and_the_rest_is_read() {
    let place = tempfile::tempdir().unwrap();
    let mut files = phone();
    files.push(("../../etc/passwd".to_owned(), b"x".to_vec()));
    let path = place.path().join("dump.zip");
    fs::write(&path, zipped(&files, "")).unwrap();
    let source = open(&path, SourceKind::IosFilesystem);
    let listing = list(&*source);
    assert_eq!(faults(&listing), [FaultKind::OutsideSource]);
    assert_eq!(listing.total, 8);
    file(&listing, "/private/var/mobile/Library/SMS/sms.db");
}

#[test]
fn archives_that_were_cut_give_what_stands_before() {
    let place = tempfile::tempdir().unwrap();
    for (name, mut bytes) in [
        ("cut.zip", zipped(&phone(), "")),
        ("cut.tar", tarred(&phone(), "")),
    ] {
        bytes.truncate(bytes.len() * 2 / 3);
        let path = place.path().join(name);
        fs::write(&path, bytes).unwrap();
        let source = open(&path, SourceKind::IosFilesystem);
        let listing = list(&*source);
        assert!(!listing.faults.is_empty(), "{name}");
        let messages = file(&listing, "/private/var/mobile/Library/SMS/sms.db");
        assert_eq!(read(&*source, messages), b"messages", "{name}");
    }
}

#[test]
fn links_are_not_followed_and_names_need_be_no_text() {
    let place = tempfile::tempdir().unwrap();
    let secret = place.path().join("secret");
    fs::create_dir(&secret).unwrap();
    fs::write(secret.join("sms.db"), "outside").unwrap();
    let root = place.path().join("dump");
    unpack(&phone(), &root);
    symlink(&secret, root.join("private/var/mobile/Library/Linked")).unwrap();
    symlink(
        secret.join("sms.db"),
        root.join("private/var/mobile/Library/linked.db"),
    )
    .unwrap();
    let odd = root
        .join("private/var/mobile")
        .join(OsStr::from_bytes(b"caf\xe9"));
    fs::create_dir(&odd).unwrap();
    fs::write(odd.join("file"), "odd").unwrap();
    let like_it = root
        .join("private/var/mobile")
        .join(OsStr::from_bytes(b"caf\xe8"));
    fs::create_dir(&like_it).unwrap();
    fs::write(like_it.join("file"), "like it").unwrap();
    let source = open(&root, SourceKind::IosFilesystem);
    let listing = list(&*source);
    assert_eq!(faults(&listing), []);
    assert!(!listing.files.iter().any(|file| file.path.contains("inked")));
    let odd = file(&listing, "/private/var/mobile/caf\u{fffd}E9/file");
    assert_eq!(read(&*source, odd), b"odd");
    let like_it = file(&listing, "/private/var/mobile/caf\u{fffd}E8/file");
    assert_eq!(read(&*source, like_it), b"like it");
    let lines = read(&*source, file(&listing, "/file-list.ndjson"));
    let lines = String::from_utf8(lines).unwrap();
    assert_eq!(lines.matches("\"kind\":\"link\"").count(), 2);
}

#[test]
fn a_file_that_is_gone_or_was_exchanged_is_told() {
    let place = tempfile::tempdir().unwrap();
    unpack(&phone(), place.path());
    let source = open(place.path(), SourceKind::IosFilesystem);
    let listing = list(&*source);
    let messages = file(&listing, "/private/var/mobile/Library/SMS/sms.db");
    let on_disk = place.path().join("private/var/mobile/Library/SMS/sms.db");
    fs::remove_file(&on_disk).unwrap();
    assert_eq!(
        source.open(messages).err().unwrap().kind,
        FaultKind::Missing
    );
    symlink("/etc/passwd", &on_disk).unwrap();
    assert_eq!(
        source.open(messages).err().unwrap().kind,
        FaultKind::OutsideSource
    );
}

#[test]
fn a_folder_and_a_file_that_may_not_be_read_are_told() {
    let place = tempfile::tempdir().unwrap();
    unpack(&phone(), place.path());
    let closed = place.path().join("private/var/tmp");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let may_all = fs::read_dir(&closed).is_ok();
    let listing = list(&*open(place.path(), SourceKind::IosFilesystem));
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    if may_all {
        eprintln!("not tried: this user may read everything");
        return;
    }
    assert_eq!(faults(&listing), [FaultKind::Io]);
    file(&listing, "/private/var/mobile/Library/SMS/sms.db");
}
