//! `backup.ab`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use model::{FaultKind, SourceKind};
use sources::{Likeness, Listing, Source, Unlock, Wanted};
use testkit::{AndroidForm, AndroidPersona, AndroidPhone, Vendor, build_android};

use crate::{faults, kinds, list, open, paths, read};

const KIND: SourceKind = SourceKind::AndroidBackup;
const APPS: &str = "/backup.ab/apps.txt";
const SMS: &str = "/backup.ab/apps/com.android.providers.telephony/d_f/000000_sms_backup";

fn phone(folder: &Path, password: Option<&str>, compressed: bool, version: u32) -> PathBuf {
    let path = folder.join(format!("phone-{version}-{compressed}.ab"));
    let phone = AndroidPhone::clean(13, Vendor::Pixel, AndroidPersona::Ordinary);
    let form = AndroidForm::Backup {
        password: password.map(str::to_owned),
        compressed,
        version,
    };
    build_android(&phone, &form, &path).unwrap();
    path
}

/// A backup in clear with these members.
fn backup(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(b"ANDROID BACKUP\n5\n0\nnone\n".to_vec());
    for (name, content) in members {
        let mut header = tar::Header::new_ustar();
        header.set_size(u64::try_from(content.len()).unwrap());
        // What a careful writer refuses stands here too.
        let field = &mut header.as_old_mut().name;
        field[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(tar::EntryType::Regular);
        header.set_cksum();
        archive.append(&header, *content).unwrap();
    }
    archive.into_inner().unwrap()
}

fn of(folder: &Path, content: &[u8]) -> Box<dyn Source> {
    let path = folder.join("backup.ab");
    fs::write(&path, content).unwrap();
    open(&path, KIND)
}

fn wanted(source: &dyn Source, path: &str) -> Listing {
    source.list(&Wanted {
        fits: &|one| one == path,
        exact: &[],
    })
}

#[test]
fn every_form_of_a_phone_gives_the_same_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut all = Vec::new();
    for (password, compressed, version) in [
        (None, true, 5),
        (None, false, 4),
        (Some("caf\u{e9} 1"), true, 1),
        (Some("caf\u{e9} 1"), false, 3),
    ] {
        let path = phone(folder.path(), password, compressed, version);
        assert_eq!(kinds(&path), [(KIND, Likeness::Certain)]);
        let mut source = open(&path, KIND);
        assert_eq!(source.is_locked(), password.is_some());
        assert!(source.is_walked());
        assert_eq!(source.record("S1").encrypted, password.is_some());
        if let Some(password) = password {
            assert_eq!(faults(&list(&*source)), [FaultKind::Locked]);
            assert_eq!(source.unlock("other").unwrap(), Unlock::WrongPassword);
            assert_eq!(source.unlock(password).unwrap(), Unlock::Opened);
        }
        let listing = list(&*source);
        assert_eq!(faults(&listing), []);
        let name = path.file_name().unwrap().to_str().unwrap();
        let own = format!("/source/{name}");
        assert_eq!(read(&*source, &listing, &own), fs::read(&path).unwrap());
        let files: Vec<(String, Vec<u8>)> = paths(&listing)
            .into_iter()
            .filter(|path| *path != own)
            .map(|path| (path.to_owned(), read(&*source, &listing, path)))
            .collect();
        assert_eq!(listing.total + 1, u64::try_from(files.len()).unwrap());
        all.push(files);
    }
    assert!(all.iter().all(|files| *files == all[0]));
    assert!(all[0].iter().any(|(path, _)| path == SMS));
    let apps = all[0].iter().find(|(path, _)| path == APPS).unwrap();
    let apps = String::from_utf8(apps.1.clone()).unwrap();
    let telephony = apps
        .lines()
        .find(|line| line.starts_with("com.android.providers.telephony\t3\t"));
    assert!(telephony.is_some(), "{apps}");
    assert!(apps.lines().count() > 5, "{apps}");
}

#[test]
fn only_what_is_wanted_is_kept_and_everything_passes() {
    let folder = tempfile::tempdir().unwrap();
    let path = phone(folder.path(), None, true, 5);
    let source = open(&path, KIND);
    let listing = wanted(&*source, SMS);
    assert_eq!(paths(&listing).first(), Some(&SMS));
    let name = path.file_name().unwrap().to_str().unwrap();
    let stored = SMS.replacen("/backup.ab", &format!("{name}!"), 1);
    assert_eq!(listing.files[0].stored_path, stored);
    assert_eq!(listing.files.len(), 2);
    let everything = list(&*open(&path, KIND));
    let mut passed = Vec::new();
    let faults = source.list_all(&mut |file| {
        let opened = source.open(&file).unwrap();
        passed.push((file.path, opened.content.len()));
    });
    assert!(faults.is_empty());
    passed.sort();
    let listed: Vec<(String, u64)> = paths(&everything)
        .into_iter()
        .filter(|path| *path != APPS)
        .map(|path| {
            let len = read(&*source, &everything, path).len();
            (path.to_owned(), u64::try_from(len).unwrap())
        })
        .collect();
    assert_eq!(passed, listed);
}

#[test]
fn a_backup_cut_anywhere_keeps_what_stands_before() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (vec![b'1'; 700], vec![b'2'; 900]);
    let whole = backup(&[("apps/a.b/f/1", &first), ("apps/c.d/f/2", &second)]);
    // Behind the first block of zeros nothing can be lost.
    for end in (15..whole.len() - 512).step_by(97) {
        let source = of(folder.path(), &whole[..end]);
        let listing = list(&*source);
        assert!(!listing.faults.is_empty(), "{end}");
        let header = 24;
        let is_there = end >= header + 512 + 1024;
        if is_there {
            assert_eq!(read(&*source, &listing, "/backup.ab/apps/a.b/f/1"), first);
            let apps = read(&*source, &listing, APPS);
            assert!(apps.starts_with(b"a.b\t1\t700\n"), "{end}");
        } else {
            let part = paths(&listing).contains(&"/backup.ab/apps/a.b/f/1");
            assert_eq!(part, end >= header + 512, "{end}");
        }
    }
}

#[test]
fn a_member_that_is_cut_is_given_with_its_fault() {
    let folder = tempfile::tempdir().unwrap();
    let whole = backup(&[("apps/a.b/f/1", &[b'1'; 700])]);
    let source = of(folder.path(), &whole[..24 + 512 + 300]);
    let listing = list(&*source);
    assert_eq!(faults(&listing), [FaultKind::Short]);
    let path = "/backup.ab/apps/a.b/f/1";
    let file = listing.files.iter().find(|file| file.path == path).unwrap();
    let opened = source.open(file).unwrap();
    assert_eq!(opened.content.len(), 300);
    assert_eq!(opened.faults[0].kind, FaultKind::Short);
}

#[test]
fn a_backup_that_was_refused_says_so() {
    let folder = tempfile::tempdir().unwrap();
    for content in [
        &b"ANDROID BACKUP\n"[..],
        b"ANDROID BACKUP\n5\n1\nnone\n",
        &[&b"ANDROID BACKUP\n5\n0\nnone\n"[..], &[0; 1024]].concat(),
    ] {
        let source = of(folder.path(), content);
        assert!(!source.is_locked());
        let listing = list(&*source);
        assert_eq!(faults(&listing), [FaultKind::EmptyBackup]);
        assert_eq!(paths(&listing), ["/source/backup.ab"]);
        assert!(!source.list_all(&mut drop).is_empty());
    }
    let source = of(folder.path(), b"ANDROID BACKUP\n5\n7\nnone\nx");
    assert_eq!(faults(&list(&*source)), [FaultKind::Malformed]);
}

#[test]
fn hostile_members_cost_a_fault_each() {
    let folder = tempfile::tempdir().unwrap();
    let large = vec![0; (64 << 20) + 1];
    let content = backup(&[
        ("apps.txt", b"forged\t1\t1\n"),
        ("apps/a.b/../../x", b"out"),
        ("apps/a\tb/f/x", b"tab"),
        ("apps/c.d/f/1", b"first"),
        ("apps/c.d/f/1", b"second"),
        ("apps/c.d/f/large", &large),
    ]);
    let source = of(folder.path(), &content);
    let listing = list(&*source);
    assert_eq!(
        faults(&listing),
        [
            FaultKind::Malformed,
            FaultKind::TooLarge,
            FaultKind::OutsideSource
        ]
    );
    let expected = format!("c.d\t3\t{}\n", 11 + large.len());
    let apps = String::from_utf8(read(&*source, &listing, APPS)).unwrap();
    assert_eq!(apps, expected);
    assert_eq!(
        read(&*source, &listing, "/backup.ab/apps/c.d/f/1"),
        b"first"
    );
    assert!(!paths(&listing).contains(&"/backup.ab/apps/c.d/f/large"));
    let mut refused = Vec::new();
    let _ = source.list_all(&mut |file| {
        if let Err(fault) = source.open(&file) {
            refused.push((file.path, fault.kind));
        }
    });
    let path = "/backup.ab/apps/c.d/f/large".to_owned();
    assert_eq!(refused, [(path, FaultKind::TooLarge)]);
}
