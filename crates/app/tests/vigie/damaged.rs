//! Damaged, half-copied and hostile backups: a fault each, everything else still read, in bounded
//! time, and the evidence is as it was.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use crate::common::{Place, findings};
use serde_json::Value;
use testkit::{Persona, Phone, damage};

const HOME: &str = "HomeDomain";
const SMS: &str = "Library/SMS/sms.db";
const WHATSAPP: &str = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared";
const CHATS: &str = "ChatStorage.sqlite";
const TCC: &str = "Library/TCC/TCC.db";
const SETTINGS: &str = "Library/Preferences/.GlobalPreferences.plist";
const ANALYTICS: &str = "Library/Preferences/com.apple.osanalytics.addaily.plist";

/// The slowest machine that runs these tests needs far less for a small phone.
const BOUNDED: Duration = Duration::from_secs(120);

/// Checks what `harm` did to a watched phone; gives the exit code and the document.
fn after(harm: impl FnOnce(&Path)) -> (i32, Value) {
    let place = Place::new();
    let (backup, _) = place.phone("phone", &Phone::watched(17));
    harm(&backup);
    let start = Instant::now();
    let result = place.check(&backup, &[]);
    assert!(start.elapsed() < BOUNDED, "took {:?}", start.elapsed());
    result
}

/// The entries of one artefact in the coverage.
fn coverage<'d>(document: &'d Value, artefact: &str) -> Vec<&'d Value> {
    document["coverage"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["artefact"] == artefact)
        .collect()
}

fn has_fault(document: &Value, artefact: &str, kind: &str) -> bool {
    coverage(document, artefact)
        .iter()
        .any(|entry| entry.to_string().contains(&format!("\"{kind}\"")))
}

fn records(document: &Value, artefact: &str) -> u64 {
    coverage(document, artefact)
        .iter()
        .filter_map(|entry| entry["records"].as_u64())
        .sum()
}

/// Other artefacts than the harmed one were read as if nothing had happened.
fn others_are_read(document: &Value) {
    for artefact in ["ios.safari_history", "ios.whatsapp", "ios.manifest"] {
        assert!(records(document, artefact) > 0, "{artefact}");
    }
}

#[test]
fn a_truncated_database_gives_the_rows_before_the_cut() {
    let (_, whole) = after(|_| {});
    let all = records(&whole, "ios.whatsapp");
    let (code, document) = after(|backup| {
        let file = damage::stored_file(backup, WHATSAPP, CHATS).unwrap();
        let len = fs::metadata(file).unwrap().len();
        damage::truncate(backup, WHATSAPP, CHATS, len / 2 + 100).unwrap();
    });
    assert_eq!(code, 1);
    let read = records(&document, "ios.whatsapp");
    assert!(read > 0 && read < all, "{read} of {all}");
    assert_eq!(coverage(&document, "ios.whatsapp")[0]["status"], "partial");
    others_are_read(&document);
}

#[test]
fn a_zeroed_page_costs_its_rows_only() {
    let (_, whole) = after(|_| {});
    let all = records(&whole, "ios.sms");
    let (_, document) = after(|backup| {
        let file = damage::stored_file(backup, HOME, SMS).unwrap();
        let pages = fs::metadata(file).unwrap().len() / 4096;
        damage::zero_page(backup, HOME, SMS, pages / 2).unwrap();
    });
    let read = records(&document, "ios.sms");
    assert!(read > all / 2, "{read} of {all}");
    others_are_read(&document);
}

#[test]
fn a_missing_file_is_reported() {
    let (code, document) = after(|backup| damage::delete(backup, HOME, TCC).unwrap());
    assert_eq!(code, 1);
    assert!(has_fault(&document, "ios.tcc", "missing"));
    assert_eq!(coverage(&document, "ios.tcc")[0]["status"], "unreadable");
    others_are_read(&document);
}

#[test]
fn a_clean_phone_that_is_damaged_ends_with_three() {
    let place = Place::new();
    let (backup, _) = place.phone("phone", &Phone::clean(17, Persona::Ordinary));
    damage::delete(&backup, HOME, TCC).unwrap();
    let (code, _) = place.check(&backup, &[]);
    assert_eq!(code, 3);
}

#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let place = Place::new();
    let (backup, _) = place.phone("phone", &Phone::watched(17));
    let outside = place.path("outside.db");
    fs::copy(damage::stored_file(&backup, HOME, SMS).unwrap(), &outside).unwrap();
    damage::replace_by_link(&backup, HOME, SMS, &outside).unwrap();
    let (_, document) = place.check(&backup, &[]);
    assert!(has_fault(&document, "ios.sms", "outside_source"));
    assert_eq!(records(&document, "ios.sms"), 0);
    others_are_read(&document);
}

#[test]
fn hostile_property_lists_are_faults() {
    for hostile in [
        damage::deep_binary_list(64 * 1024),
        damage::deep_xml_list(64 * 1024),
        damage::exponential_archive(60).unwrap(),
        damage::cyclic_archive().unwrap(),
    ] {
        let (_, document) = after(|backup| {
            damage::overwrite(backup, HOME, SETTINGS, &hostile).unwrap();
            damage::overwrite(backup, HOME, ANALYTICS, &hostile).unwrap();
        });
        others_are_read(&document);
        for artefact in ["ios.global_preferences", "ios.osanalytics"] {
            assert!(!coverage(&document, artefact).is_empty());
        }
    }
    let (_, document) = after(|backup| {
        damage::overwrite(backup, HOME, SETTINGS, &damage::deep_binary_list(64 * 1024)).unwrap();
    });
    assert!(has_fault(&document, "ios.global_preferences", "too_deep"));
}

#[test]
fn a_database_of_views_and_triggers_runs_nothing() {
    let place = Place::new();
    let file = place.path("views.db");
    damage::database_of_views(&file).unwrap();
    let bytes = fs::read(&file).unwrap();
    let (_, document) = after(|backup| damage::overwrite(backup, HOME, SMS, &bytes).unwrap());
    assert!(has_fault(&document, "ios.sms", "unknown_schema"));
    assert_eq!(records(&document, "ios.sms"), 0);
    others_are_read(&document);
}

#[test]
fn a_file_of_ten_gigabytes_is_a_fault() {
    let (_, document) = after(|backup| damage::stretch(backup, HOME, SMS, 10 << 30).unwrap());
    assert!(has_fault(&document, "ios.sms", "too_large"));
    others_are_read(&document);
}

#[test]
fn a_million_rows_that_lead_out_are_one_fault() {
    let (_, document) = after(|backup| damage::add_escaping_rows(backup, 1_000_000).unwrap());
    assert!(has_fault(&document, "ios.manifest", "outside_source"));
    others_are_read(&document);
    assert!(!findings(&document).is_empty());
    // Counted, and told a few times only.
    assert!(document["coverage"].to_string().len() < 200_000);
}

#[test]
fn a_lost_or_destroyed_manifest_leaves_what_its_name_gives() {
    for harm in [None, Some(0), Some(100), Some(5000)] {
        let (_, document) = after(|backup| {
            let manifest = backup.join("Manifest.db");
            match harm {
                None => fs::remove_file(manifest).unwrap(),
                Some(len) => fs::write(&manifest, &fs::read(&manifest).unwrap()[..len]).unwrap(),
            }
        });
        assert!(records(&document, "ios.sms") > 0, "{harm:?}");
        assert!(
            document["coverage"]
                .to_string()
                .contains("source.ios_backup"),
            "{harm:?}"
        );
    }
}

#[test]
fn a_parent_folder_gives_every_backup_in_it() {
    let place = Place::new();
    fs::create_dir(place.path("all")).unwrap();
    place.phone("all/one", &Phone::watched(16));
    place.phone("all/two", &Phone::clean(17, Persona::Ordinary));
    let (code, document) = place.check(&place.path("all"), &[]);
    assert_eq!(code, 1);
    assert_eq!(document["sources"].as_array().unwrap().len(), 2);
}
