//! Copies of Android phones that are encrypted: keys and passwords as a person gives them, what is said when
//! they do not fit, and nothing decrypted on disk.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
    time::Duration,
};

use crate::android::{check, phone};
use crate::common::{Place, findings};
use serde_json::Value;
use testkit::{AGE_IDENTITY, AgeKey, AndroidForm, AndroidPersona, AndroidPhone, Vendor, damage};

const PASSWORD: &str = "quatre mots sans lien";
/// A key that opens nothing here.
const OTHER_IDENTITY: &str =
    "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";

fn write(place: &Place, name: &str, content: &str) {
    fs::write(place.path(name), content).unwrap();
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A sealed acquisition of a watched phone.
fn sealed(place: &Place, key: AgeKey) -> PathBuf {
    let watched = AndroidPhone::watched(14, Vendor::Samsung);
    let form = AndroidForm::AndroidQfEncrypted(key);
    phone(place, "phone.zip.age", &watched, &form).0
}

/// Every file below `folder`, with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                all.push((name.to_owned(), fs::read(&path).unwrap()));
            }
        }
    }
    all.sort();
    all
}

/// The faults of the kind of source that was handed in.
fn faults(document: &Value) -> Vec<(String, String)> {
    let entries = document["coverage"].as_array().unwrap().iter();
    let own = entries.filter(|entry| {
        let artefact = entry["artefact"].as_str().unwrap();
        artefact.starts_with("source.")
    });
    let first = own.flat_map(|entry| entry["faults"]["first"].as_array().unwrap());
    let text = |fault: &Value, name: &str| fault[name].as_str().unwrap_or_default().to_owned();
    first
        .map(|fault| (text(fault, "kind"), text(fault, "what")))
        .collect()
}

#[test]
fn a_key_among_others_opens_and_the_wrong_one_is_said_as_such() {
    let place = Place::new();
    let path = sealed(&place, AgeKey::Identity);
    let both = format!("# mine\n{OTHER_IDENTITY}\r\n\n# of the acquisition\n{AGE_IDENTITY}\n");
    write(&place, "keys.txt", &both);
    write(&place, "other.txt", &format!("{OTHER_IDENTITY}\n"));
    write(&place, "public.txt", "age1qqqqqqqq\n");
    write(&place, "secret", "not it\n");
    let (code, document) = check(&place, &path, &["--identity", "keys.txt"]);
    assert_eq!(code, 1);
    assert!(findings(&document).len() > 10);
    let (code, _) = check(
        &place,
        &path,
        &[
            "--password-file",
            "secret",
            "--identity",
            "other.txt",
            "--identity",
            "keys.txt",
        ],
    );
    assert_eq!(code, 1);

    let refused = |more: &[&str], words: &str| {
        for (language, words) in [("en", words), ("fr", "")] {
            let mut arguments = vec![
                "check",
                "phone.zip.age",
                "--owner-consents",
                "--case",
                "case",
                "--lang",
                language,
            ];
            arguments.extend(more);
            let output = place.run(&arguments);
            assert_eq!(output.status.code(), Some(2), "{more:?}");
            assert!(said(&output).contains(words), "{}", said(&output));
            assert!(said(&output).contains(".age") || said(&output).contains(".txt"));
            assert!(
                !said(&output).contains("AGE-SECRET-KEY-1G"),
                "a key is never shown"
            );
            assert!(output.stdout.is_empty());
            assert!(!place.path("case").exists());
        }
    };
    refused(&["--identity", "other.txt"], "Nothing that was given opens");
    refused(
        &["--identity", "other.txt", "--password-file", "secret"],
        "Nothing that was given opens",
    );
    refused(
        &["--password-file", "secret"],
        "This is not the password of",
    );
    refused(&["--identity", "public.txt"], "must hold an age identity");
    refused(&["--identity", "none.txt"], "The key cannot be read");
    refused(&[], "--identity");
}

#[test]
fn a_passphrase_opens_from_a_file() {
    let place = Place::new();
    let path = sealed(&place, AgeKey::Passphrase(PASSWORD.to_owned()));
    write(&place, "secret", &format!("{PASSWORD}\r\n"));
    let (code, document) = check(&place, &path, &["--password-file", "secret"]);
    assert_eq!(code, 1);
    assert_eq!(document["sources"][0]["encrypted"], true);
    assert_eq!(faults(&document), []);
}

#[test]
fn nothing_decrypted_is_on_disk_while_it_is_read() {
    let place = Place::new();
    sealed(&place, AgeKey::Identity);
    write(&place, "key.txt", AGE_IDENTITY);
    let temporary = place.path("temporary");
    fs::create_dir(&temporary).unwrap();
    let before = files(&place.path(""));
    let mut child = place
        .vigie(&[
            "check",
            "phone.zip.age",
            "--owner-consents",
            "--identity",
            "key.txt",
            "--case",
            "case",
        ])
        .env("TMPDIR", &temporary)
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let code = loop {
        let written: Vec<_> = fs::read_dir(&temporary).unwrap().collect();
        assert!(written.is_empty(), "{written:?}");
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    assert_eq!(code, Some(1), "the app that no list names is found");
    let after = files(&place.path(""));
    let new: Vec<&(String, Vec<u8>)> = after
        .iter()
        .filter(|file| !before.contains(file) && !file.0.starts_with("data/"))
        .collect();
    for (name, bytes) in &new {
        assert!(name.starts_with("case/"), "{name}");
        // What every acquisition holds and no finding quotes.
        for part in [
            &b"DUMP OF SERVICE"[..],
            b"\"local_name\"",
            b"Resolver Table",
            b"PK\x03\x04",
        ] {
            let mut windows = bytes.windows(part.len());
            assert!(!windows.any(|window| window == part), "{name}");
        }
    }
    assert!(new.len() > 4);
}

#[test]
fn a_changed_byte_is_told_by_the_list_of_hashes() {
    let place = Place::new();
    let clean = AndroidPhone::clean(13, Vendor::Pixel, AndroidPersona::Ordinary);
    let (folder, _) = phone(&place, "qf", &clean, &AndroidForm::AndroidQf);
    let (code, document) = check(&place, &folder, &[]);
    assert_eq!((code, faults(&document)), (0, Vec::new()));

    let settings = folder.join("settings_global.txt");
    let mut bytes = fs::read(&settings).unwrap();
    let last = bytes.len() - 2;
    bytes[last] ^= 1;
    fs::write(&settings, bytes).unwrap();
    let differs = vec![("hash_differs".to_owned(), "settings_global.txt".to_owned())];
    let (code, document) = check(&place, &folder, &[]);
    assert_eq!((code, faults(&document)), (3, differs.clone()));

    let zip = damage::archive(&files(&folder), true).unwrap();
    fs::write(place.path("qf.zip"), &zip).unwrap();
    let (code, document) = check(&place, &place.path("qf.zip"), &[]);
    assert_eq!((code, faults(&document)), (3, differs.clone()));

    let age = damage::sealed_to(&zip, &AgeKey::Identity).unwrap();
    fs::write(place.path("qf.age"), age).unwrap();
    write(&place, "key.txt", AGE_IDENTITY);
    let (code, document) = check(&place, &place.path("qf.age"), &["--identity", "key.txt"]);
    assert_eq!((code, faults(&document)), (3, differs));
}

#[test]
fn a_locked_backup_inside_an_acquisition_keeps_nothing_else_back() {
    let place = Place::new();
    let watched = AndroidPhone::watched(13, Vendor::Pixel);
    let (folder, _) = phone(&place, "qf", &watched, &AndroidForm::AndroidQf);
    let form = AndroidForm::Backup {
        password: Some(PASSWORD.to_owned()),
        compressed: true,
        version: 5,
    };
    let (backup, _) = phone(&place, "locked.ab", &watched, &form);
    fs::copy(&backup, folder.join("backup.ab")).unwrap();
    fs::remove_file(folder.join("hashes.csv")).unwrap();
    let sms = |document: &Value| {
        let entries = document["coverage"].as_array().unwrap();
        let entries = entries
            .iter()
            .filter(|entry| entry["artefact"] == "android.backup_sms");
        entries
            .filter_map(|entry| entry["records"].as_u64())
            .sum::<u64>()
    };
    let locked = |document: &Value| {
        let all = faults(document);
        all.iter()
            .any(|(kind, what)| kind == "locked" && what.contains("backup.ab"))
    };

    write(&place, "secret", PASSWORD);
    write(&place, "wrong", "not it");
    write(&place, "key.txt", AGE_IDENTITY);
    let zip = damage::archive(&files(&folder), false).unwrap();
    let age = damage::sealed_to(&zip, &AgeKey::Identity).unwrap();
    let sealed = place.path("qf.age");
    fs::write(&sealed, age).unwrap();
    for (path, key) in [(&folder, &[][..]), (&sealed, &["--identity", "key.txt"])] {
        for (password, opens) in [
            (None, false),
            (Some("wrong"), false),
            (Some("secret"), true),
        ] {
            let mut more = key.to_vec();
            more.extend(password.iter().flat_map(|file| ["--password-file", file]));
            let (code, document) = check(&place, path, &more);
            assert_eq!(code, 1, "{more:?}");
            assert_eq!(
                locked(&document),
                !opens,
                "{more:?} {:?}",
                faults(&document)
            );
            assert_eq!(sms(&document) > 0, opens, "{more:?}");
            assert!(findings(&document).len() > 10, "{more:?}");
        }
    }
}
