//! Whole Android phones that were altered as a whole: every sign of it is found, and acquisitions of clean
//! phones tell nothing above context.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use serde_json::Value;
use testkit::{AndroidForm, AndroidPersona, AndroidPhone, By, Kind, Truth, Vendor, build_android};

use crate::common::{Place, alarms, findings};
use crate::phones::is_found;

fn build(place: &Place, name: &str, phone: &AndroidPhone, form: &AndroidForm) -> (PathBuf, Truth) {
    let path = place.path(name);
    let truth = build_android(phone, form, &path).unwrap();
    (path, truth)
}

/// What is found, once the owner stated this.
fn check(place: &Place, path: &Path, stated: &[String]) -> Value {
    let set = place.path("planted.stix2");
    std::fs::write(&set, testkit::planted_android_indicators()).unwrap();
    let said: Vec<&str> = stated.iter().flat_map(|said| ["--known", said]).collect();
    place.check_with(&set, path, &said).1
}

/// Plants that were not found, or only as less than they are.
fn missed(document: &Value, truth: &Truth) -> Vec<String> {
    let strong: Vec<Value> = findings(document)
        .iter()
        .filter(|one| one["kind"] != "context")
        .cloned()
        .collect();
    let above = serde_json::json!({"findings": strong});
    let plants = truth.plants.iter().filter(|plant| {
        let of = if plant.kind > Kind::Context {
            &above
        } else {
            document
        };
        !is_found(of, plant)
    });
    plants.map(|plant| format!("{plant:?}")).collect()
}

#[test]
fn every_sign_of_an_altered_phone_is_found() {
    let place = Place::new();
    for (name, version, vendor, form, at_least) in [
        ("16", 16, Vendor::Samsung, AndroidForm::AndroidQf, 30),
        (
            "10",
            10,
            Vendor::Pixel,
            AndroidForm::AndroidQfWithoutCollector,
            20,
        ),
        ("13.zip", 13, Vendor::Xiaomi, AndroidForm::BugReportZip, 5),
        ("logs", 16, Vendor::Fairphone, AndroidForm::IntrusionLogs, 8),
    ] {
        let phone = AndroidPhone::altered(version, vendor);
        let (path, truth) = build(&place, name, &phone, &form);
        let document = check(&place, &path, &truth.statements);
        assert!(
            truth.plants.len() >= at_least,
            "{name}: {}",
            truth.plants.len()
        );
        assert_eq!(missed(&document, &truth), Vec::<String>::new(), "{name}");
        let said = document.to_string();
        for open in ["{ $", "{$", "\"text\":\"check-"] {
            assert!(!said.contains(open), "{name}: {open}");
        }
    }
}

/// The checks of the phone as a whole that an acquisition can bear signs for.
const CHECKS: [&str; 14] = [
    "administration_in_log",
    "advanced_protection",
    "app_file_downloaded",
    "crashes",
    "debugging_allowed",
    "debugging_in_log",
    "files_in_shell_folder",
    "logging_stopped",
    "old_security_patch",
    "process_out_of_place",
    "protection_failure",
    "rerouted_traffic",
    "root_or_unlocked",
    "trusted_certificate",
];

#[test]
fn every_check_of_the_phone_has_its_sign() {
    let place = Place::new();
    let phone = AndroidPhone::altered(16, Vendor::Pixel);
    let truth = build_android(&phone, &AndroidForm::AndroidQf, &place.path("qf")).unwrap();
    let planted: BTreeSet<&str> = truth
        .plants
        .iter()
        .filter_map(|plant| match &plant.by {
            By::Check { id } => Some(id.as_str()),
            By::Indicator { .. } => None,
        })
        .collect();
    assert_eq!(planted, CHECKS.into());
}

#[test]
fn acquisitions_of_clean_phones_raise_no_alarm() {
    let place = Place::new();
    let forms = [
        AndroidForm::AndroidQf,
        AndroidForm::AndroidQfWithoutCollector,
        AndroidForm::AndroidQfZip { under_folder: true },
    ];
    let rounds = AndroidPersona::ALL.into_iter().zip(0_usize..);
    for (persona, nth) in rounds {
        for (vendor, of) in Vendor::ALL.into_iter().zip(0_usize..) {
            let version = [16, 9, 13, 6, 15, 11][(nth + of) % 6];
            let clean = AndroidPhone::clean(version, vendor, persona);
            let name = format!("{version}-{vendor:?}-{persona:?}");
            let form = &forms[(nth + of) % forms.len()];
            let (path, truth) = build(&place, &name, &clean, form);
            let known = check(&place, &path, &truth.statements);
            assert_eq!(alarms(&known), Vec::<String>::new(), "{name}");
            // While nobody speaks, there are doors left open and no more.
            let unknown = check(&place, &path, &[]);
            for one in findings(&unknown) {
                let kind = one["kind"].as_str().unwrap();
                assert!(matches!(kind, "exposure" | "context"), "{name}: {one}");
            }
        }
    }
}
