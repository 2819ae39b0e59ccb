//! Android phones in every form in which they are handed in: what a form holds is found in it, a clean
//! phone raises no alarm, and several copies of one phone are one phone.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use crate::android::{check, missed, phone};
use crate::common::{Place, alarms, findings, hashes};
use crate::phones::mistaken;
use serde_json::Value;
use testkit::{
    AGE_IDENTITY, AgeKey, AndroidForm, AndroidPersona, AndroidPhone, Truth, Vendor, apk::Apk,
};

const PASSWORD: &str = "quatre mots sans lien";
/// The form is told by nothing else than its content: names say nothing.
const FORMS: [(&str, u32, Vendor); 13] = [
    ("qf", 6, Vendor::Samsung),
    ("qf", 9, Vendor::Xiaomi),
    ("qf", 13, Vendor::Pixel),
    ("qf", 16, Vendor::Samsung),
    ("qf-bare", 11, Vendor::Samsung),
    ("qf-zip", 12, Vendor::Pixel),
    ("qf-zip-folder", 14, Vendor::Samsung),
    ("qf-age", 10, Vendor::Pixel),
    ("qf-age", 16, Vendor::Samsung),
    ("qf-age-password", 15, Vendor::Xiaomi),
    ("bugbane", 11, Vendor::Pixel),
    ("bugbane", 16, Vendor::Samsung),
    ("intrusion-logs", 16, Vendor::Pixel),
];

fn form(name: &str) -> AndroidForm {
    match name {
        "qf" => AndroidForm::AndroidQf,
        "qf-bare" => AndroidForm::AndroidQfWithoutCollector,
        "qf-zip" => AndroidForm::AndroidQfZip {
            under_folder: false,
        },
        "qf-zip-folder" => AndroidForm::AndroidQfZip { under_folder: true },
        "qf-age" => AndroidForm::AndroidQfEncrypted(AgeKey::Identity),
        "qf-age-password" => {
            AndroidForm::AndroidQfEncrypted(AgeKey::Passphrase(PASSWORD.to_owned()))
        }
        "bugbane" => AndroidForm::Bugbane(AgeKey::Identity),
        "intrusion-logs" => AndroidForm::IntrusionLogs,
        other => panic!("{other}"),
    }
}

/// What opens everything that these tests encrypt.
fn keys(place: &Place) -> [String; 4] {
    let key = format!("# created: today\n# public key: age1x\n{AGE_IDENTITY}\n");
    fs::write(place.path("key.txt"), key).unwrap();
    fs::write(place.path("secret"), format!("{PASSWORD}\n")).unwrap();
    ["--identity", "key.txt", "--password-file", "secret"].map(str::to_owned)
}

/// Every plant stands in a file that was read, and lists have as many records as they have rows.
fn is_read(document: &Value, truth: &Truth, what: &str) {
    let entries = document["coverage"].as_array().unwrap();
    let known: BTreeSet<&str> = artefacts::ALL.iter().map(|entry| entry.id).collect();
    for plant in &truth.plants {
        if !known.contains(plant.artefact.as_str()) {
            continue;
        }
        let entry = entries.iter().find(|entry| {
            entry["artefact"] == plant.artefact.as_str() && entry["path"] == plant.path.as_str()
        });
        let entry = entry.unwrap_or_else(|| panic!("{what}: {} is not read", plant.path));
        assert_eq!(entry["status"], "read", "{what}: {entry}");
        assert!(entry["records"].as_u64() > Some(0), "{what}: {entry}");
    }
    for artefact in [
        "android.apk",
        "android.backup_mms",
        "android.backup_sms",
        "android.files",
        "android.package_files",
    ] {
        let rows: u64 = truth
            .rows
            .get(artefact)
            .map_or(0, |rows| rows.values().sum());
        let records = entries
            .iter()
            .filter(|entry| entry["artefact"] == artefact)
            .filter_map(|entry| entry["records"].as_u64());
        assert_eq!(records.sum::<u64>(), rows, "{what}: {artefact}");
    }
    for entry in entries {
        let status = entry["status"].as_str().unwrap();
        assert!(matches!(status, "read" | "absent"), "{what}: {entry}");
    }
}

#[test]
fn everything_planted_is_found_in_every_form() {
    let place = Place::new();
    let keys = keys(&place);
    let more: Vec<&str> = keys.iter().map(String::as_str).collect();
    for (number, (name, version, vendor)) in FORMS.into_iter().enumerate() {
        let what = format!("{name}, Android {version} {vendor:?}");
        let watched = AndroidPhone::watched(version, vendor);
        let (path, truth) = phone(&place, &format!("copy-{number}"), &watched, &form(name));
        assert!(truth.plants.len() > 5, "{what} bears something");
        let before = hashes(&place.path(""));
        let (code, document) = check(&place, &path, &more);
        assert_eq!(missed(&document, &truth), Vec::<String>::new(), "{what}");
        assert_eq!(mistaken(&document, &truth), Vec::<String>::new(), "{what}");
        is_read(&document, &truth, &what);
        assert_eq!(code, 1, "{what}");
        let after = hashes(&place.path(""));
        for (path, hash) in before {
            let known = path.ends_with("planted.stix2");
            assert!(known || after[&path] == hash, "{what}: {path:?}");
        }
    }
}

#[test]
fn everything_planted_is_found_in_every_backup() {
    let place = Place::new();
    let keys = keys(&place);
    let more: Vec<&str> = keys.iter().map(String::as_str).collect();
    for version in [1, 3, 5] {
        for (compressed, password) in [(false, false), (true, false), (true, true), (false, true)] {
            let what = format!("version {version}, {compressed}, {password}");
            let form = AndroidForm::Backup {
                password: password.then(|| PASSWORD.to_owned()),
                compressed,
                version,
            };
            let watched = AndroidPhone::watched(14, Vendor::Samsung);
            let name = format!("b{version}{compressed}{password}");
            let (path, truth) = phone(&place, &name, &watched, &form);
            let (code, document) = check(&place, &path, &more);
            assert_eq!(missed(&document, &truth), Vec::<String>::new(), "{what}");
            is_read(&document, &truth, &what);
            assert_eq!(code, 1, "{what}");
            assert_eq!(document["sources"][0]["encrypted"], password, "{what}");
        }
    }
}

#[test]
fn what_an_encrypted_acquisition_lacks_is_computed_from_its_apps() {
    let place = Place::new();
    let keys = keys(&place);
    let more: Vec<&str> = keys.iter().map(String::as_str).collect();
    let watched = AndroidPhone::watched(14, Vendor::Samsung);
    let told = |name: &str| {
        let (path, _) = phone(&place, name, &watched, &form(name));
        let (_, document) = check(&place, &path, &more);
        let mut by = BTreeMap::new();
        for finding in findings(&document) {
            if let kind @ ("app_cert_sha256" | "sha256") =
                finding["indicator"]["kind"].as_str().unwrap_or_default()
            {
                let evidence = finding["evidence"].as_array().unwrap().iter();
                let artefacts: BTreeSet<String> = evidence
                    .map(|one| one["artefact"].as_str().unwrap().to_owned())
                    .collect();
                by.insert(kind.to_owned(), artefacts);
            }
        }
        by
    };
    let set = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<_>>()
    };
    let plain = told("qf");
    assert_eq!(
        plain["app_cert_sha256"],
        set(&["android.apk", "android.package_files"])
    );
    let sealed = told("qf-age");
    assert_eq!(sealed["app_cert_sha256"], set(&["android.apk"]));
    assert_eq!(
        sealed["sha256"],
        set(&["android.apk", "android.files", "android.package_files"])
    );
}

#[test]
fn clean_acquisitions_raise_no_alarm() {
    let place = Place::new();
    let keys = keys(&place);
    for (number, persona) in AndroidPersona::ALL.into_iter().enumerate() {
        for (turn, vendor) in Vendor::ALL.into_iter().enumerate() {
            let version = [16, 8, 14, 10, 12, 6, 13][(number + turn) % 7];
            let form = match turn {
                0 => AndroidForm::AndroidQf,
                1 => AndroidForm::AndroidQfEncrypted(AgeKey::Identity),
                _ => AndroidForm::Bugbane(AgeKey::Identity),
            };
            let what = format!("{version}-{vendor:?}-{persona:?}-{turn}");
            let clean = AndroidPhone::clean(version, vendor, persona);
            let (path, truth) = phone(&place, &what, &clean, &form);
            let mut more: Vec<&str> = keys.iter().map(String::as_str).collect();
            for said in &truth.statements {
                more.extend(["--known", said]);
            }
            let (code, document) = check(&place, &path, &more);
            assert_eq!(alarms(&document), Vec::<String>::new(), "{what}");
            assert_eq!(code, 0, "{what}: {}", document["coverage"]);
        }
    }
}

/// How many records each finding rests on, by its id.
fn counts(document: &Value) -> BTreeMap<String, u64> {
    let count = |one: &Value| (one["id"].to_string(), one["count"].as_u64().unwrap());
    findings(document).iter().map(count).collect()
}

/// Records told twice: of the same artefact, the same time and the same words, in different files.
fn told_twice(document: &Value) -> Vec<String> {
    let mut twice = Vec::new();
    for finding in findings(document) {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for one in finding["evidence"].as_array().unwrap() {
            let path = one["path"].as_str().unwrap();
            let name = if one["time"].is_null() {
                path.rsplit('/').next().unwrap()
            } else {
                ""
            };
            let says = format!(
                "{} {} {} {name}",
                one["artefact"], one["time"], one["observed"]
            );
            let file = format!("{} {path}", one["source"]);
            if *seen.entry(says.clone()).or_insert_with(|| file.clone()) != file {
                twice.push(format!("{}: {says}", finding["title"]["key"]));
            }
        }
    }
    twice
}

#[test]
fn several_copies_are_one_phone_and_tell_a_record_once() {
    let place = Place::new();
    let watched = AndroidPhone::watched(14, Vendor::Samsung);
    let (qf, truth) = phone(&place, "androidqf", &watched, &AndroidForm::AndroidQf);
    let (report, _) = phone(
        &place,
        "bugreport.zip",
        &watched,
        &AndroidForm::BugReportZip,
    );
    let backup = AndroidForm::Backup {
        password: None,
        compressed: true,
        version: 5,
    };
    let (backup, of_backup) = phone(&place, "backup.ab", &watched, &backup);
    let app = place.path("app.apk");
    let name = "com.vigietestkit.agent";
    fs::write(&app, Apk::new(name, "Device Health", "Somebody").bytes()).unwrap();

    let (_, alone) = check(&place, &qf, &[]);
    assert_eq!(told_twice(&alone), Vec::<String>::new());
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let others = [text(&report), text(&backup), text(&app)];
    let more: Vec<&str> = others.iter().map(String::as_str).collect();
    let (code, document) = check(&place, &qf, &more);
    assert_eq!(code, 1);
    let kinds: Vec<&str> = document["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|source| source["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        ["androidqf", "android_bugreport", "android_backup", "apk"]
    );
    for truth in [&truth, &of_backup] {
        assert_eq!(missed(&document, truth), Vec::<String>::new());
    }
    assert_eq!(told_twice(&document), Vec::<String>::new());

    // The bug report and the messages are in the acquisition too: they add nothing.
    let (alone, mut together) = (counts(&alone), counts(&document));
    together.retain(|id, _| alone.contains_key(id));
    assert_eq!(alone, together);
    // But the app as a file of its own, which need not be on the phone.
    let more: Vec<_> = findings(&document)
        .iter()
        .filter(|one| !alone.contains_key(&one["id"].to_string()))
        .map(|one| (one["title"]["key"].as_str().unwrap(), &one["count"]))
        .collect();
    assert_eq!(more, [("finding-handed-in-title", &Value::from(1))]);
}

#[test]
fn files_handed_in_alone_tell_what_they_hold() {
    let place = Place::new();
    let watched = AndroidPhone::watched(13, Vendor::Pixel);
    let (folder, truth) = phone(&place, "qf", &watched, &AndroidForm::AndroidQf);
    for (name, path) in [
        ("packages.json", "/androidqf/packages.json"),
        ("getprop.txt", "/getprop"),
        ("logcat.txt", "/logcat/current"),
        ("dumpsys.txt", "/dumpsys/"),
        ("apks", "/apks/"),
        (
            "apks/com.vigietestkit.agent.apk",
            "/apks/com.vigietestkit.agent.apk",
        ),
    ] {
        // The name of a text says nothing.
        let alone = if name.ends_with(".txt") {
            fs::copy(folder.join(name), place.path("alone")).unwrap();
            place.path("alone")
        } else {
            folder.join(name)
        };
        let held = truth
            .plants
            .iter()
            .filter(|plant| plant.path.starts_with(path));
        let held = Truth {
            plants: held.cloned().collect(),
            ..Truth::default()
        };
        assert!(!held.plants.is_empty(), "{name}");
        let (code, document) = check(&place, &alone, &[]);
        assert_eq!(missed(&document, &held), Vec::<String>::new(), "{name}");
        assert_eq!(code, 1, "{name}");
    }
}

/// Files are held against the list of hashes of an acquisition, those that no artefact reads too.
#[test]
fn what_differs_from_the_hashes_of_an_acquisition_is_told() {
    let place = Place::new();
    let clean = AndroidPhone::clean(13, Vendor::Pixel, AndroidPersona::ALL[0]);
    let (path, _) = phone(&place, "copy", &clean, &AndroidForm::AndroidQf);
    let faults = |document: &Value| -> Vec<String> {
        let mut entries = document["coverage"].as_array().unwrap().iter();
        let list = entries.find(|entry| entry["artefact"] == "source.androidqf");
        let first = list.map(|list| list["faults"]["first"].as_array().unwrap().clone());
        let of_kind = |fault: &Value| {
            let what = fault["what"]["text"].as_str().or(fault["what"].as_str());
            (fault["kind"] == "hash_differs").then(|| what.unwrap().to_owned())
        };
        first.iter().flatten().filter_map(of_kind).collect()
    };
    let (_, whole) = check(&place, &path, &[]);
    assert_eq!(faults(&whole), Vec::<String>::new());
    let hashes = fs::read_to_string(path.join("hashes.csv")).unwrap();
    let names: Vec<&str> = hashes
        .lines()
        .filter_map(|line| line.split(',').next())
        .collect();
    for name in ["selinux.txt", "acquisition.json"] {
        assert!(names.iter().any(|one| one.ends_with(name)), "{names:?}");
        let text = fs::read_to_string(path.join(name)).unwrap();
        fs::write(path.join(name), format!("{text} ")).unwrap();
    }
    let (_, changed) = check(&place, &path, &[]);
    let told: BTreeSet<String> = faults(&changed).into_iter().collect();
    let expected = ["acquisition.json", "selinux.txt"].map(str::to_owned);
    assert_eq!(told, BTreeSet::from(expected));
}
