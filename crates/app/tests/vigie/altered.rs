//! Whole Android phones that were altered as a whole: every sign of it is found, and acquisitions of clean
//! phones tell nothing above context.

use std::{collections::BTreeSet, path::PathBuf};

use serde_json::Value;
use testkit::{AndroidForm, AndroidPersona, AndroidPhone, By, Kind, Truth, Vendor, build_android};

use crate::common::{Place, alarms, findings};
use crate::phones::is_found;

fn check(
    place: &Place,
    name: &str,
    phone: &AndroidPhone,
    form: &AndroidForm,
    stated: &[String],
) -> (Value, Truth) {
    let path: PathBuf = place.path(name);
    let truth = build_android(phone, form, &path).unwrap();
    let set = place.path("planted.stix2");
    std::fs::write(&set, testkit::planted_android_indicators()).unwrap();
    let said = truth.statements.iter().chain(stated);
    let said: Vec<&str> = said.flat_map(|said| ["--known", said]).collect();
    let (_, document) = place.check_with(&set, &path, &said);
    (document, truth)
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
        let (document, truth) = check(&place, name, &phone, &form, &[]);
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
            // The computer on which the reading was made.
            let (document, _) = check(&place, &name, &clean, form, &[]);
            assert_eq!(alarms(&document), Vec::<String>::new(), "{name}");
        }
    }
}
