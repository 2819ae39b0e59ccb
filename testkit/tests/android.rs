//! Android phones are the same every time, well-formed, and hold what their truth states.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may fail")]

use std::{collections::BTreeSet, fs, io::Read, path::Path};

use sha2::{Digest, Sha256};
use testkit::{
    AgeKey, AndroidForm, AndroidPersona, AndroidPhone, By, Expected, Signer, Tool, Truth, Vendor,
    apk, build_android,
};

fn text(phone: &AndroidPhone) -> (String, Truth) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    let truth = build_android(phone, &AndroidForm::BugReportText, &path).unwrap();
    // Keystores are binary XML.
    (
        String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned(),
        truth,
    )
}

/// The text of a service's dump, as its virtual file holds it.
fn section<'t>(text: &'t str, path: &str) -> &'t str {
    let (start, end) = match path {
        "/getprop" => (
            "------ SYSTEM PROPERTIES (getprop) ------\n".to_owned(),
            "\n------ ",
        ),
        "/ps" => ("------ PROCESSES".to_owned(), "\n------ "),
        "/logcat/system" => ("------ SYSTEM LOG".to_owned(), "\n------ "),
        "/logcat/events" => ("------ EVENT LOG".to_owned(), "\n------ "),
        _ => {
            let name = path
                .strip_prefix("/dumpsys/")
                .unwrap_or_else(|| panic!("{path}"));
            (
                format!("DUMP OF SERVICE {name}:\n"),
                "\n--------- 0.017s was",
            )
        }
    };
    let (_, rest) = text
        .split_once(&start)
        .unwrap_or_else(|| panic!("no {path}"));
    let rest = if start.ends_with('\n') {
        rest
    } else {
        rest.split_once('\n').unwrap().1
    };
    rest.split_once(end).unwrap().0
}

/// The line of a section that a place names.
fn line<'t>(text: &'t str, path: &str, place: &str) -> &'t str {
    let number: usize = place.strip_prefix("line:").unwrap().parse().unwrap();
    section(text, path).lines().nth(number - 1).unwrap()
}

#[test]
fn plants_stand_where_the_truth_says() {
    for version in 6..=16 {
        for vendor in Vendor::ALL {
            let (text, truth) = text(&AndroidPhone::watched(version, vendor));
            assert!(truth.plants.len() > 5, "{version} {vendor:?}");
            for plant in &truth.plants {
                assert!(!plant.path.starts_with("/data/"), "not in the text");
                let line = line(&text, &plant.path, &plant.place);
                assert!(
                    line.contains(&plant.observed),
                    "{version} {plant:?}: {line}"
                );
            }
        }
    }
}

/// The bytes of a file of an acquisition, by its virtual path.
fn file(folder: &Path, path: &str) -> Vec<u8> {
    let stored = match path {
        "/getprop" => "getprop.txt".to_owned(),
        "/ps" => "processes.txt".to_owned(),
        "/selinux" => "selinux.txt".to_owned(),
        "/services" => "services.txt".to_owned(),
        "/logcat/current" => "logcat.txt".to_owned(),
        "/logcat/previous" => "logcat_old.txt".to_owned(),
        _ => match path.strip_prefix("/settings/") {
            Some(namespace) => format!("settings_{namespace}.txt"),
            None if path.starts_with("/data/") => format!("logs{path}"),
            None => path
                .replace("/androidqf/", "")
                .replace("/intrusion-logs/", "intrusion_logs/"),
        },
    };
    fs::read(folder.join(&stored)).unwrap_or_else(|error| panic!("{stored}: {error}"))
}

/// What a place of a JSON file names.
fn value<'v>(json: &'v serde_json::Value, place: &str) -> &'v serde_json::Value {
    let keys = place.strip_prefix("key:").unwrap().split('.');
    keys.fold(json, |value, key| match key.parse::<usize>() {
        Ok(number) => &value[number],
        Err(_) => &value[key],
    })
}

/// Whether an app's file is, or is signed with, or is called, what is said of it.
fn apk_holds(path: &Path, observed: &str) -> bool {
    let bytes = fs::read(path).unwrap();
    let digest = |bytes: &[u8]| {
        let digest = Sha256::digest(bytes);
        digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let publisher = ("Calculator", "Vigie Testkit Renamers");
    let signer = apk::certificate(&(publisher.0.to_owned(), publisher.1.to_owned()));
    let signed = bytes.windows(signer.len()).any(|part| part == signer);
    let name = path.file_stem().unwrap();
    name == observed || digest(&bytes) == observed || signed && digest(&signer) == observed
}

#[test]
fn acquisitions_hold_what_their_truth_says() {
    let watched = [6, 10, 12, 16].map(|version| AndroidPhone::watched(version, Vendor::Xiaomi));
    let altered = [10, 16].map(|version| AndroidPhone::altered(version, Vendor::Samsung));
    for phone in watched.into_iter().chain(altered) {
        let version = phone.version;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("qf");
        let phone = phone.hashed(10);
        let form = if version == 10 {
            AndroidForm::AndroidQfWithoutCollector
        } else {
            AndroidForm::AndroidQf
        };
        let truth = build_android(&phone, &form, &target).unwrap();
        let dumps = fs::read(target.join("dumpsys.txt")).unwrap();
        let dumps = String::from_utf8_lossy(&dumps);
        for plant in &truth.plants {
            let outside = ["/bugreport/", "/backup.ab/"];
            if outside.iter().any(|start| plant.path.starts_with(start)) {
                continue;
            }
            let holds = if let Some(name) = plant.path.strip_prefix("/apks/") {
                apk_holds(&target.join("apks").join(name), &plant.observed)
            } else if plant.path.starts_with("/dumpsys/") {
                line(&dumps, &plant.path, &plant.place).contains(&plant.observed)
            } else {
                let bytes = file(&target, &plant.path);
                if let Some(number) = plant.place.strip_prefix("line:") {
                    let number: usize = number.parse().unwrap();
                    let text = String::from_utf8(bytes).unwrap();
                    let line = text.lines().nth(number - 1).unwrap();
                    line.contains(&plant.observed)
                } else {
                    let json = serde_json::from_slice(&bytes).unwrap();
                    value(&json, &plant.place) == plant.observed.as_str()
                }
            };
            assert!(holds, "{version} {plant:?}");
        }
        let listed = fs::read_to_string(target.join("hashes.csv")).unwrap();
        for line in listed.lines() {
            let (name, digest) = line.rsplit_once(',').unwrap();
            let (_, name) = name.split_once('/').unwrap();
            let content = fs::read(target.join(name)).unwrap();
            let digits = Sha256::digest(&content);
            let pairs = digits.iter().map(|byte| format!("{byte:02x}"));
            assert_eq!(pairs.collect::<Vec<_>>().concat(), digest, "{name}");
        }
    }
}

#[test]
fn watched_phones_bear_every_indicator() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("qf");
    let phone = AndroidPhone::watched(16, Vendor::Samsung);
    let truth = build_android(&phone, &AndroidForm::AndroidQf, &target).unwrap();
    let found: BTreeSet<&str> = truth
        .plants
        .iter()
        .filter_map(|plant| match &plant.by {
            By::Indicator { value, .. } => Some(value.as_str()),
            By::Check { .. } => None,
        })
        .collect();
    let bundle = testkit::planted_android_indicators();
    for value in &found {
        let value = value.replace('\'', r"\\'");
        let mut parts = value.split(" + ");
        assert!(parts.all(|part| bundle.contains(part)), "{value}");
    }
    // One host is revoked.
    let published = bundle.matches("\"pattern\":").count() - 1;
    assert_eq!(found.len(), published, "{found:?}");
    assert!(!truth.near_misses.is_empty());
}

#[test]
fn every_package_begins_as_often_as_the_truth_says() {
    for vendor in Vendor::ALL {
        let phone = AndroidPhone::clean(14, vendor, AndroidPersona::WorkProfile);
        let (text, truth) = text(&phone);
        let list = section(&text, "/dumpsys/package");
        let begun = list
            .lines()
            .filter(|line| line.starts_with("  Package ["))
            .count();
        let stated =
            truth.rows("android.packages", "Packages") + truth.rows("android.packages", "Hidden");
        assert_eq!(u64::try_from(begun).unwrap(), stated);
        assert!(stated >= phone.scale.packages);
    }
}

#[test]
fn clean_phones_bear_nothing() {
    for persona in AndroidPersona::ALL {
        let (_, truth) = text(&AndroidPhone::clean(13, Vendor::Pixel, persona));
        assert_eq!(truth.plants, [], "{persona:?}");
    }
}

fn bytes(path: &Path) -> Vec<(String, Vec<u8>)> {
    if path.is_file() {
        return vec![(String::new(), fs::read(path).unwrap())];
    }
    let mut all = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let at = entry.unwrap().path();
            if at.is_dir() {
                folders.push(at);
            } else {
                let name = at
                    .strip_prefix(path)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                all.push((name, fs::read(at).unwrap()));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn the_same_phone_gives_the_same_bytes() {
    let phone = AndroidPhone::watched(14, Vendor::Samsung);
    for form in [
        AndroidForm::BugReportZip,
        AndroidForm::BugReportFolder,
        AndroidForm::BugReportText,
        AndroidForm::AndroidQf,
        AndroidForm::AndroidQfWithoutCollector,
        AndroidForm::AndroidQfZip { under_folder: true },
        AndroidForm::Backup {
            password: Some("Été".to_owned()),
            compressed: false,
            version: 1,
        },
        AndroidForm::IntrusionLogs,
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        let truth = build_android(&phone, &form, &one).unwrap();
        assert_eq!(build_android(&phone, &form, &other).unwrap(), truth);
        assert!(bytes(&one) == bytes(&other), "{form:?}");
        let total: usize = bytes(&one).iter().map(|(_, bytes)| bytes.len()).sum();
        assert_eq!(u64::try_from(total).unwrap(), truth.bytes);
    }
}

/// What stands in an encrypted archive.
fn opened(path: &Path, key: &AgeKey) -> Vec<u8> {
    let identity: Box<dyn age::Identity> = match key {
        AgeKey::Identity => {
            let identity: age::x25519::Identity = testkit::AGE_IDENTITY.parse().unwrap();
            Box::new(identity)
        }
        AgeKey::Passphrase(text) => {
            let text = age::secrecy::SecretString::from(text.clone());
            Box::new(age::scrypt::Identity::new(text))
        }
    };
    let decryptor = age::Decryptor::new(fs::File::open(path).unwrap()).unwrap();
    let mut reader = decryptor
        .decrypt(std::iter::once(identity.as_ref()))
        .unwrap();
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn encrypted_acquisitions_open_with_their_key() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("one.zip.age");
    let phone = AndroidPhone::watched(13, Vendor::Pixel);
    for key in [AgeKey::Identity, AgeKey::Passphrase("été 7".to_owned())] {
        for form in [
            AndroidForm::AndroidQfEncrypted(key.clone()),
            AndroidForm::Bugbane(key.clone()),
        ] {
            let truth = build_android(&phone, &form, &target).unwrap();
            let bytes = opened(&target, &key);
            assert!(bytes.starts_with(b"PK\x03\x04"));
            assert!(truth.plants.len() > 20);
            // An archive from which nobody read certificates cannot be found by one.
            let named = truth
                .plants
                .iter()
                .any(|plant| plant.place.contains("ertificate"));
            assert_eq!(named, matches!(form, AndroidForm::Bugbane(_)), "{form:?}");
        }
    }
}

#[test]
fn tools_stand_where_they_should() {
    let signer = Signer {
        sha1: Some("5e".repeat(20)),
        ..Signer::default()
    };
    let listed = Tool::of_family("com.vigietestkit.stalker", signer);
    let clean = AndroidPhone::clean(14, Vendor::Samsung, AndroidPersona::Ordinary);
    let (there, _) = text(&clean.clone().with(listed.clone()));
    let list = section(&there, "/dumpsys/package");
    assert!(list.contains("  Package [com.vigietestkit.stalker] ("));
    assert!(section(&there, "/dumpsys/device_policy").contains("    com.vigietestkit.stalker/"));
    let renamed = listed.clone().renamed(3);
    assert_eq!(renamed.expected, Expected::KnownByCertificate);
    assert_eq!(renamed.clone().resigned().expected, Expected::Suspicious);
    let (other, _) = text(&clean.clone().with(renamed.clone()));
    assert!(!other.contains("com.vigietestkit.stalker"));
    assert!(other.contains(&format!("  Package [{}] (", renamed.package)));
    let (gone, _) = text(&clean.with(listed.removed()));
    assert!(!section(&gone, "/dumpsys/package").contains("com.vigietestkit.stalker"));
    for path in ["batterystats", "usagestats", "platform_compat"] {
        let section = section(&gone, &format!("/dumpsys/{path}"));
        assert!(section.contains("com.vigietestkit.stalker"), "{path}");
    }
    assert!(
        section(&gone, "/dumpsys/batterystats").contains("Update com.vigietestkit.stalker vers=0")
    );
}
