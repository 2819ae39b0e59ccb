//! iPhones in every form in which they are handed in without a backup: what a form holds is found in it, a
//! clean phone raises no alarm, and one phone in two forms tells the same.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use testkit::{IosForm, Packing, Phone, Sysdiagnose, Truth, build_ios};

use crate::common::{Place, alarms, hashes};
use crate::phones::{is_found, mistaken};

/// Forms, and the versions in which they are tried.
const FORMS: [(&str, &[u32]); 7] = [
    ("dump", &[12, 15, 17, 26]),
    ("dump-tar", &[14]),
    ("dump-tar-gz", &[18]),
    ("dump-zip", &[16]),
    ("sysdiagnose", &[12, 14, 16, 18, 26]),
    ("sysdiagnose-folder", &[13, 17]),
    ("privacy-report", &[17]),
];

fn form(name: &str) -> IosForm {
    let dump = |packing, wrapped| IosForm::FileSystem { packing, wrapped };
    match name {
        "dump" => IosForm::DUMP,
        "dump-tar" => dump(Packing::Tar, true),
        "dump-tar-gz" => dump(Packing::TarGz, false),
        "dump-zip" => dump(Packing::Zip, true),
        "sysdiagnose" => IosForm::SYSDIAGNOSE,
        "sysdiagnose-folder" => IosForm::Sysdiagnose(Sysdiagnose {
            packing: Packing::Folder,
            ..Sysdiagnose::USUAL
        }),
        "privacy-report" => IosForm::PrivacyReport,
        other => panic!("{other}"),
    }
}

fn built(place: &Place, name: &str, phone: &Phone, form: &IosForm) -> (PathBuf, Truth) {
    let path = place.path(name);
    let truth = build_ios(phone, form, &path).unwrap();
    (path, truth)
}

/// What nothing found, and what was not read whole.
fn wrong(document: &Value, truth: &Truth) -> Vec<String> {
    let plants = truth.plants.iter();
    let missed = plants.filter(|plant| !is_found(document, plant));
    let missed = missed.map(|plant| format!("{plant:?}"));
    let entries = document["coverage"].as_array().unwrap().iter();
    let unread = entries.filter(|entry| entry["status"] != "read" && entry["status"] != "absent");
    missed.chain(unread.map(Value::to_string)).collect()
}

#[test]
fn everything_planted_is_found_in_every_form_of_an_iphone() {
    let place = Place::new();
    for (name, versions) in FORMS {
        for version in versions {
            let what = format!("{name}, iOS {version}");
            let watched = Phone::watched(*version);
            let (path, truth) = built(&place, &format!("{name}-{version}"), &watched, &form(name));
            assert!(truth.plants.len() > 3, "{what} bears something");
            let before = hashes(&place.path(""));
            let (code, document) = place.check(&path, &[]);
            assert_eq!(wrong(&document, &truth), Vec::<String>::new(), "{what}");
            assert_eq!(mistaken(&document, &truth), Vec::<String>::new(), "{what}");
            assert_eq!(code, 1, "{what}");
            let after = hashes(&place.path(""));
            for (path, hash) in before {
                let known = path.ends_with("planted.stix2");
                assert!(known || after[&path] == hash, "{what}: {path:?}");
            }
        }
    }
}

#[test]
fn clean_iphones_raise_no_alarm_in_any_form() {
    let place = Place::new();
    for (number, phone) in Phone::clean_five().into_iter().enumerate() {
        for name in ["dump", "dump-zip", "sysdiagnose", "privacy-report"] {
            let (path, truth) = built(&place, &format!("{name}-{number}"), &phone, &form(name));
            let said = truth.statements.iter();
            let said: Vec<&str> = said.flat_map(|said| ["--known", said]).collect();
            let (code, document) = place.check(&path, &said);
            let what = format!("{name}, {phone:?}");
            assert_eq!(alarms(&document), Vec::<String>::new(), "{what}");
            assert_eq!(code, 0, "{what}: {}", document["coverage"]);
        }
    }
}

/// The records of a case by artefact, without where they stood: artefacts that both cases have.
fn records(case: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(case.join("records")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        // Further files of an artefact are numbered.
        let artefact = name.trim_end_matches(|c: char| c == '.' || c.is_ascii_digit());
        let lines = fs::read_to_string(&path).unwrap();
        let records = lines.lines().map(|line| {
            let kept: Value = serde_json::from_str(line).unwrap();
            kept["record"].to_string()
        });
        all.entry(artefact.to_owned()).or_default().extend(records);
    }
    all
}

/// What a dump or a sysdiagnose says of a phone is what its backup says, wherever both have the artefact.
#[test]
fn one_phone_in_two_forms_gives_the_same_records() {
    let place = Place::new();
    let phone = Phone::watched(17);
    let read = |name: &str, form: &IosForm| {
        let (path, _) = built(&place, name, &phone, form);
        let case = place.path(&format!("{name}-case"));
        let case_path = case.to_str().unwrap();
        place.check(&path, &["--keep", "records", "--case", case_path]);
        records(&case)
    };
    let backup = read("backup", &IosForm::Backup);
    for (name, form, least) in [
        ("dump", IosForm::DUMP, 45),
        ("sysdiagnose", IosForm::SYSDIAGNOSE, 7),
    ] {
        let other = read(name, &form);
        let both: Vec<&String> = other.keys().filter(|id| backup.contains_key(*id)).collect();
        assert!(both.len() >= least, "{name}: {both:?}");
        for id in both {
            // The list of apps stands in other files; the number of a dump's own network use goes on counting.
            if OWN.contains(&id.as_str()) {
                continue;
            }
            let lost: Vec<&String> = backup[id].difference(&other[id]).collect();
            assert!(lost.is_empty(), "{name}: {id} lacks {lost:?}");
        }
    }
}

/// Artefacts of which a form has records that no other can have: apps stand in other files, which say more.
const OWN: [&str; 1] = ["ios.installed_apps"];

/// A backup and a dump of one phone are one phone, and what both hold is told once.
#[test]
fn a_backup_and_a_sysdiagnose_of_one_phone_are_told_once() {
    let place = Place::new();
    let phone = Phone::watched(17);
    let (backup, _) = built(&place, "backup", &phone, &IosForm::Backup);
    let (sysdiagnose, _) = built(&place, "sysdiagnose", &phone, &IosForm::SYSDIAGNOSE);
    let ids = |document: &Value| -> Vec<String> {
        let all = document["findings"].as_array().unwrap().iter();
        all.map(|one| one["id"].to_string()).collect()
    };
    let (_, one) = place.check(&backup, &[]);
    let (_, other) = place.check(&sysdiagnose, &[]);
    let (code, both) = place.check(&backup, &[sysdiagnose.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert_eq!(both["sources"].as_array().unwrap().len(), 2);
    let told = ids(&both);
    let distinct: BTreeSet<&String> = told.iter().collect();
    assert_eq!(distinct.len(), told.len(), "a finding is told twice");
    let alone: BTreeSet<String> = ids(&one).into_iter().chain(ids(&other)).collect();
    assert!(told.len() <= alone.len());
}
