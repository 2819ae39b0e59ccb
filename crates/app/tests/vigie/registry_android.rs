//! Nothing that vigie reads, checks or compares with on Android phones goes without a trace on a synthetic
//! one, and every trace is found.

use std::collections::BTreeSet;

use detect::{checks, indicators::Kind};
use serde_json::Value;
use testkit::{
    AndroidForm, AndroidPersona, AndroidPhone, By, Habit, Plant, Tool, Vendor, build_android,
    planted_android_indicators,
};

use crate::{
    common::{Place, findings},
    phones::is_found,
    registry::hold,
};

/// Artefacts that state no value that an indicator could name, and why.
const WITHOUT_TRACES: [(&str, &str); 6] = [
    (
        "android.accounts",
        "counts accounts by type; their names are private",
    ),
    (
        "android.adb_keys",
        "names computers, which no indicator names",
    ),
    (
        "android.network_stats",
        "counts bytes by number of an app; no name",
    ),
    ("android.selinux", "says whether SELinux enforces"),
    (
        "android.services",
        "names interfaces of the system, which no indicator names",
    ),
    ("android.users", "counts users and profiles"),
];

/// Kinds of indicators without a plant, and why.
const NOT_PLANTED: [(&str, &str); 6] = [
    (
        "port",
        "only a part of several facts; no artefact states one alone",
    ),
    (
        "sha512",
        "no list publishes it; fixtures of the lists of AndroidQF hold it",
    ),
    (
        "app_cert_sha512",
        "no artefact states it, and no list publishes it",
    ),
    (
        "app_cert_org",
        "STIX has no name for it; the test of published families holds it",
    ),
    (
        "app_cert_cn_re",
        "STIX has no name for it; the test of published families holds it",
    ),
    ("profile_id", "names a profile of an iPhone"),
];

/// Checks that no synthetic Android phone makes speak, and why.
const SILENT: [(&str, &str); 0] = [];

/// Phones on which something is planted, as they are handed in.
fn watched() -> [(u32, Vendor, AndroidForm); 4] {
    [
        (16, Vendor::Samsung, AndroidForm::AndroidQf),
        (11, Vendor::Pixel, AndroidForm::AndroidQfWithoutCollector),
        (14, Vendor::Xiaomi, AndroidForm::BugReportZip),
        (8, Vendor::Fairphone, AndroidForm::BugReportZip),
    ]
}

fn check(
    place: &Place,
    name: &str,
    phone: &AndroidPhone,
    form: &AndroidForm,
) -> (Value, Vec<Plant>) {
    let ending = match form {
        AndroidForm::BugReportZip => ".zip",
        _ => "",
    };
    let path = place.path(&format!("{name}{ending}"));
    let truth = build_android(phone, form, &path).unwrap();
    let list = place.path("planted.stix2");
    std::fs::write(&list, planted_android_indicators()).unwrap();
    let (_, document) = place.check_with(&list, &path, &[]);
    (document, truth.plants)
}

fn names(list: &[(&'static str, &str)]) -> BTreeSet<&'static str> {
    list.iter().map(|(name, _)| *name).collect()
}

#[test]
fn every_artefact_and_kind_of_indicator_is_planted_and_found() {
    let place = Place::new();
    let (mut of_artefacts, mut of_kinds) = (BTreeSet::new(), BTreeSet::new());
    for (number, (version, vendor, form)) in watched().into_iter().enumerate() {
        let phone = AndroidPhone::watched(version, vendor);
        let (document, plants) = check(&place, &format!("w{number}"), &phone, &form);
        let missed: Vec<&Plant> = (plants.iter())
            .filter(|plant| !is_found(&document, plant))
            .collect();
        assert!(missed.is_empty(), "{version} {form:?}: {missed:#?}");
        for plant in plants {
            of_artefacts.insert(plant.artefact);
            if let By::Indicator { kind, .. } = plant.by {
                of_kinds.insert(kind);
            }
        }
    }
    let all = artefacts::ALL.iter();
    let all = all.filter(|entry| entry.platform() == "android");
    let all = all.map(|entry| entry.id);
    let planted = of_artefacts.iter().map(String::as_str).collect();
    hold(all.collect(), &planted, &names(&WITHOUT_TRACES));
    let all = Kind::ALL.iter().map(|kind| kind.name());
    let planted = of_kinds.iter().map(String::as_str).collect();
    hold(all.collect(), &planted, &names(&NOT_PLANTED));
}

/// The checks that spoke, alone or with others.
fn spoke(document: &Value, all: &mut BTreeSet<String>) {
    for finding in findings(document) {
        let signs = finding["signs"].as_array().unwrap().iter();
        for one in signs.chain([finding]) {
            if let Some(id) = one["check"]["id"].as_str() {
                all.insert(id.to_owned());
            }
        }
    }
}

#[test]
fn every_check_speaks_on_a_phone() {
    let place = Place::new();
    let mut all = BTreeSet::new();
    let of_persona = |persona| AndroidPhone::clean(14, Vendor::Samsung, persona);
    let personas = AndroidPersona::ALL.map(of_persona);
    let ordinary = of_persona(AndroidPersona::Ordinary);
    let tool = Tool::unlisted();
    let all_habits = Habit::TOLD.into_iter().fold(tool.clone(), Tool::with);
    let phones = [
        AndroidPhone::watched(16, Vendor::Samsung),
        AndroidPhone::altered(16, Vendor::Pixel),
        ordinary
            .clone()
            .with(tool.clone())
            .with(tool.renamed(9).removed()),
        ordinary.with(all_habits),
    ];
    for (number, phone) in personas.into_iter().chain(phones).enumerate() {
        let (document, _) = check(
            &place,
            &format!("c{number}"),
            &phone,
            &AndroidForm::AndroidQf,
        );
        spoke(&document, &mut all);
    }
    let of_android = |artefact: &&str| artefact.starts_with("android.");
    let wanted = checks::ALL.iter();
    let wanted = wanted.filter(|entry| entry.about.reads.iter().any(of_android));
    let wanted = wanted.map(|entry| entry.id);
    let spoken = all.iter().map(String::as_str).collect();
    hold(wanted.collect(), &spoken, &names(&SILENT));
}

/// A file that only MD5 names, which no record states.
#[test]
fn a_file_is_found_by_each_digest_that_a_set_names() {
    let place = Place::new();
    let phone = AndroidPhone::clean(14, Vendor::Pixel, AndroidPersona::Ordinary);
    let folder = place.path("report");
    build_android(&phone, &AndroidForm::BugReportFolder, &folder).unwrap();
    let crash = std::fs::read(folder.join("FS/data/tombstones/tombstone_00")).unwrap();
    let digests = formats::digests::of(&crash);
    for digest in [&digests.md5, &digests.sha1, &digests.sha256] {
        let list = place.path("list.txt");
        std::fs::write(&list, format!("{digest}\n")).unwrap();
        let (_, document) = place.check_with(&list, &folder, &[]);
        let mut found = findings(&document).iter();
        let found = found.find(|one| one["indicator"]["value"] == digest.as_str());
        let path = &found.unwrap_or_else(|| panic!("{digest}"))["evidence"][0]["path"];
        assert_eq!(path, "/data/tombstones/tombstone_00", "{digest}");
    }
}
