//! One phone, handed in as an acquisition in every form: the same files with the same bytes come out.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may fail"
)]

mod reading;

use std::{collections::BTreeMap, fs, path::Path};

use model::{FaultKind, SourceKind};
use sources::{Unlock, Wanted};
use testkit::{
    AGE_IDENTITY, AgeKey, AndroidForm, AndroidPersona, AndroidPhone, Vendor, build_android,
};

use reading::{
    assert_same, built, bytes, holds_what_was_planted, of_the_phone, open, phone, read, read_source,
};

const PASSPHRASE: &str = "quatre mots sans lien";

#[test]
fn every_form_gives_the_same_files() {
    let (_kept, path, truth) = built(&AndroidForm::AndroidQf, "folder");
    let folder = read(&path, None);
    assert_eq!(folder.kinds(), []);
    holds_what_was_planted(&folder, &truth);
    // What was handed in, and the list of apps that is made of the backup, stand beside them.
    assert_eq!(folder.total + 2, u64::try_from(folder.files.len()).unwrap());
    for path in [
        "/getprop",
        "/selinux",
        "/env",
        "/services",
        "/settings/secure",
        "/logcat/current",
        "/logcat/previous",
        "/dumpsys/package",
        "/androidqf/packages.json",
        "/androidqf/processes.json",
        "/androidqf/files.json",
        "/bugreport/dumpsys/package",
        "/bugreport/getprop",
        "/bugreport/data/tombstones/tombstone_00.pb",
        "/data/anr/anr_2026-01-02-03-04-05-678",
        "/data/local/tmp/collector",
        "/intrusion-logs/intrusion_log_1.txt",
        "/backup.ab/apps/com.android.providers.telephony/d_f/000000_sms_backup",
        "/backup.ab/apps.txt",
        "/source/acquisition.json",
    ] {
        assert!(folder.files.contains_key(path), "{path}");
    }
    let record = folder.source.record("S1");
    assert_eq!(record.os_version.unwrap().raw(), "16");
    assert!(!record.encrypted);
    let clock = folder.source.clock();
    assert!(clock.zone_is_known());
    let started = clock.captured().unwrap().to_string();
    let description = String::from_utf8(folder.files["/source/acquisition.json"].clone()).unwrap();
    assert!(description.contains(&format!("\"started\": \"{started}\"")));
    let all = of_the_phone(folder, &[]);

    for under_folder in [false, true] {
        let form = AndroidForm::AndroidQfZip { under_folder };
        let (_kept, path, truth) = built(&form, "acquisition.zip");
        let zip = read(&path, None);
        assert_eq!(zip.kinds(), []);
        holds_what_was_planted(&zip, &truth);
        assert_eq!(
            zip.files["/source/acquisition.zip"],
            fs::read(&path).unwrap()
        );
        assert_same(&all, &of_the_phone(zip, &[]));
    }

    // Certificates are not read by those who encrypt at once, and names stand without a folder.
    let differing = ["/androidqf/packages.json", "/androidqf/hashes.csv"];
    let mut all = all;
    all.retain(|path, _| !differing.contains(&path.as_str()));
    for (key, secret) in [
        (AgeKey::Identity, AGE_IDENTITY),
        (AgeKey::Passphrase(PASSPHRASE.to_owned()), PASSPHRASE),
    ] {
        let (kept, path, truth) = built(&AndroidForm::AndroidQfEncrypted(key), "x.zip.age");
        let before = fs::read(&path).unwrap();
        let sealed = read(&path, Some(secret));
        assert_eq!(sealed.kinds(), []);
        holds_what_was_planted(&sealed, &truth);
        assert!(sealed.source.record("S1").encrypted);
        assert_eq!(sealed.files["/source/x.zip.age"], before);
        assert_same(&all, &of_the_phone(sealed, &differing));
        assert_eq!(fs::read(&path).unwrap(), before);
        assert_eq!(fs::read_dir(kept.path()).unwrap().count(), 1);
    }
}

#[test]
fn without_collector_and_from_bugbane_what_there_is_is_listed() {
    let (_kept, path, truth) = built(&AndroidForm::AndroidQfWithoutCollector, "folder");
    let bare = read(&path, None);
    assert_eq!(bare.kinds(), []);
    holds_what_was_planted(&bare, &truth);
    assert!(bare.files.contains_key("/ps"));
    assert!(!bare.files.contains_key("/androidqf/processes.json"));
    // A folder above it leads there as well.
    let above = read(path.parent().unwrap(), None);
    assert_same(&bare.files, &above.files);

    let key = AgeKey::Passphrase(PASSPHRASE.to_owned());
    let (_kept, path, truth) = built(&AndroidForm::Bugbane(key), "bugbane.zip.age");
    let bugbane = read(&path, Some(PASSPHRASE));
    assert_eq!(bugbane.kinds(), []);
    holds_what_was_planted(&bugbane, &truth);
    for path in [
        "/androidqf/packages.pb",
        "/androidqf/files.pb",
        "/dumpsys/package",
        "/backup.ab/apps/com.android.providers.telephony/d_f/000000_mms_backup",
    ] {
        assert!(bugbane.files.contains_key(path), "{path}");
    }
}

#[test]
fn what_stands_in_an_archive_is_stored_behind_it() {
    let form = AndroidForm::AndroidQfZip { under_folder: true };
    let (_kept, path, _) = built(&form, "acquisition.zip");
    let read = read(&path, None);
    let telephony = "com.android.providers.telephony";
    let sms = format!("/backup.ab/apps/{telephony}/d_f/000000_sms_backup");
    let apps = String::from_utf8(read.files["/backup.ab/apps.txt"].clone()).unwrap();
    assert!(apps.starts_with(&format!("{telephony}\t")), "{apps}");
    let (mut stored, mut passed) = (BTreeMap::new(), BTreeMap::new());
    let faults = read.source.list_all(&mut |file| {
        let opened = read.source.open(&file).unwrap();
        passed.insert(file.path.clone(), bytes(&opened, &file.path));
        stored.insert(file.path, file.stored_path);
    });
    assert!(faults.is_empty());
    let (folder, _) = stored["/getprop"].split_once("getprop.txt").unwrap();
    assert!(folder.ends_with('/'), "{folder}");
    let inside = stored["/bugreport/getprop"].strip_prefix(folder).unwrap();
    assert!(inside.starts_with("bugreport.zip!/") && inside.contains('#'));
    let place = format!("{folder}backup.ab!/apps/{telephony}/d_f/000000_sms_backup");
    assert_eq!(stored[&sms], place);
    let mut listed = read.files;
    listed.remove("/backup.ab/apps.txt");
    assert_same(&listed, &passed);
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let key = AgeKey::Passphrase(PASSPHRASE.to_owned());
    let (_kept, path, _) = built(&AndroidForm::AndroidQfEncrypted(key), "x.zip.age");
    let mut source = open(&path);
    for wrong in ["", "quatre mots", AGE_IDENTITY] {
        assert_eq!(source.unlock(wrong), Ok(Unlock::WrongPassword));
    }
    assert!(source.is_locked());
    let locked = read_source(source);
    assert_eq!(locked.kinds(), [(FaultKind::Locked, 1)]);
    assert_eq!(
        locked.files.keys().collect::<Vec<_>>(),
        ["/source/x.zip.age"]
    );
}

#[test]
fn a_cut_archive_gives_what_stands_before() {
    let form = AndroidForm::AndroidQfZip {
        under_folder: false,
    };
    let (kept, path, _) = built(&form, "acquisition.zip");
    let whole = fs::read(&path).unwrap();
    let all = read(&path, None).files;
    let cut = kept.path().join("cut.zip");
    let mut last = 0;
    for tenths in [3, 6, 9] {
        fs::write(&cut, &whole[..whole.len() * tenths / 10]).unwrap();
        let source = open(&cut);
        let listing = source.list(&Wanted {
            fits: &|_| true,
            exact: &[],
        });
        assert!(listing.faults.counts.contains_key(&FaultKind::Short));
        assert!(listing.files.len() >= last);
        last = listing.files.len();
        let mut same = 0;
        for file in listing
            .files
            .iter()
            .filter(|file| all.contains_key(&file.path))
        {
            let Ok(opened) = source.open(file) else {
                continue;
            };
            if opened.faults.is_empty() && bytes(&opened, &file.path) == all[&file.path] {
                same += 1;
            }
        }
        assert!(same > 5 && same + 60 > last, "{tenths}: {same} of {last}");
    }

    let (kept, path, _) = built(&AndroidForm::AndroidQfEncrypted(AgeKey::Identity), "x.age");
    let whole = fs::read(&path).unwrap();
    let cut = kept.path().join("cut.age");
    fs::write(&cut, &whole[..whole.len() - 1_000]).unwrap();
    let mut source = open(&cut);
    assert_eq!(source.unlock(AGE_IDENTITY), Ok(Unlock::Opened));
    let listing = source.list(&Wanted {
        fits: &|path| path == "/getprop",
        exact: &[],
    });
    assert!(listing.faults.counts[&FaultKind::Short] >= 1);
    let getprop = listing.files.iter().find(|file| file.path == "/getprop");
    let opened = source.open(getprop.unwrap()).unwrap();
    assert_eq!(bytes(&opened, "getprop"), all["/getprop"]);
}

#[test]
fn what_differs_from_the_list_of_hashes_is_told() {
    let (_kept, path, _) = built(&AndroidForm::AndroidQf, "folder");
    fs::write(path.join("selinux.txt"), "Permissive\n").unwrap();
    fs::write(path.join("command.log"), "more\n").unwrap();
    fs::remove_file(path.join("env.txt")).unwrap();
    let hashes = fs::read_to_string(path.join("hashes.csv")).unwrap();
    for before in ["", "C:\\evidence\\", "/media/stick/a b/"] {
        let listed = hashes.lines().map(|line| format!("{before}{line}\n"));
        let listed: String = listed.collect();
        fs::write(path.join("hashes.csv"), listed).unwrap();
        let read = read(&path, None);
        assert_eq!(read.kinds(), [(FaultKind::Missing, 1)], "{before}");
        let source = open(&path);
        let stated = source.list(&Wanted {
            fits: &|_| true,
            exact: &[],
        });
        let differing = stated.stated.iter().filter_map(|stated| {
            let opened = source.open(&stated.file).unwrap();
            let found = formats::digests::sha256_of_source(&*opened.stored).unwrap();
            stated.differs_from(&found.0)
        });
        let differing: Vec<String> = differing.map(|fault| fault.what).collect();
        assert_eq!(differing, ["selinux.txt"], "{before}");
        assert_eq!(read.names_of(FaultKind::Missing), ["env.txt"]);
        assert_eq!(read.files["/selinux"], b"Permissive\n");
    }
    fs::write(path.join("hashes.csv"), "x,\"y\nno hash\n\n").unwrap();
    assert_eq!(
        read(&path, None).names_of(FaultKind::Malformed)[0],
        "hashes.csv"
    );
}

#[test]
fn broken_and_empty_parts_do_not_stop_the_rest() {
    let (_kept, path, _) = built(&AndroidForm::AndroidQf, "folder");
    let all = read(&path, None).files;
    fs::remove_file(path.join("hashes.csv")).unwrap();
    for (name, content) in [
        ("bugreport.zip", &b"PK\x03\x04 no zip"[..]),
        ("backup.ab", b""),
        ("packages.json", b""),
        ("acquisition.json", b"{\"started\": "),
    ] {
        fs::write(path.join(name), content).unwrap();
    }
    fs::create_dir_all(path.join("logs/source")).unwrap();
    fs::write(path.join("logs/source/acquisition.json"), "forged").unwrap();
    let read = read(&path, None);
    let what: Vec<&str> = read
        .faults
        .first
        .iter()
        .map(|one| one.what.as_str())
        .collect();
    for name in [
        "bugreport.zip",
        "backup.ab",
        "packages.json",
        "acquisition.json",
    ] {
        assert!(
            what.iter().any(|what| what.contains(name)),
            "{name}: {what:?}"
        );
    }
    assert_eq!(read.files["/source/acquisition.json"], b"{\"started\": ");
    for path in ["/getprop", "/dumpsys/package", "/settings/secure"] {
        assert_eq!(read.files[path], all[path]);
    }
}

#[test]
fn archives_inside_are_opened() {
    let (kept, path, _) = built(&AndroidForm::AndroidQf, "folder");
    let logs = path.join("intrusion_logs");
    fs::copy(path.join("bugreport.zip"), logs.join("day.zip")).unwrap();
    let backup = AndroidForm::Backup {
        password: Some(PASSPHRASE.to_owned()),
        compressed: true,
        version: 5,
    };
    let locked = kept.path().join("locked.ab");
    build_android(&phone(), &backup, &locked).unwrap();
    fs::rename(locked, path.join("backup.ab")).unwrap();
    fs::remove_file(path.join("hashes.csv")).unwrap();

    let mut source = open(&path);
    assert!(source.is_locked());
    assert_eq!(source.unlock("wrong"), Ok(Unlock::WrongPassword));
    let without = read_source(source);
    assert_eq!(without.kinds(), [(FaultKind::Locked, 1)]);
    assert_eq!(without.names_of(FaultKind::Locked), ["backup.ab"]);
    assert!(
        without
            .files
            .contains_key("/intrusion-logs/day/main_entry.txt")
    );
    let within = "/backup.ab/apps/com.android.providers.telephony/_manifest";
    assert!(!without.files.contains_key(within));

    let with = read(&path, Some(PASSPHRASE));
    assert_eq!(with.kinds(), []);
    assert!(with.files.contains_key(within));
}

#[test]
fn other_things_are_no_acquisition() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.zip");
    let phone = AndroidPhone::clean(14, Vendor::Pixel, AndroidPersona::Ordinary);
    build_android(&phone, &AndroidForm::BugReportZip, &path).unwrap();
    let kinds = |path: &Path| -> Vec<SourceKind> {
        let found = sources::recognise(path);
        found.iter().map(|one| one.kind).collect()
    };
    assert_eq!(kinds(&path), [SourceKind::AndroidBugreport]);
    // A bug report may hold a file of the phone that has such a name.
    let text = "========================================================\n== dumpstate: 2026\n";
    let unpacked = folder.path().join("unpacked");
    fs::create_dir_all(unpacked.join("FS/data/misc")).unwrap();
    fs::write(unpacked.join("bugreport-x.txt"), text).unwrap();
    fs::write(unpacked.join("FS/data/misc/packages.json"), "[]").unwrap();
    assert_eq!(kinds(&unpacked), [SourceKind::AndroidBugreport]);
    let text = folder.path().join("notes.txt");
    fs::write(&text, "getprop.txt").unwrap();
    assert_eq!(kinds(&text), []);
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    assert_eq!(kinds(&empty), []);
}
