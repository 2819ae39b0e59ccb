//! Real pieces of dumps through the command, compared with what another tool states of the same files:
//! `VIGIE_SAMPLES` names the folder, `VIGIE_REQUIRE_ALL` makes its absence a failure.

use std::{collections::BTreeSet, fs, path::PathBuf};

use serde_json::Value;

use crate::common::Place;

fn samples() -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("VIGIE_SAMPLES") else {
        assert!(
            std::env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "VIGIE_SAMPLES is required"
        );
        println!("skipped: VIGIE_SAMPLES is not set");
        return None;
    };
    Some(PathBuf::from(folder).join("ios/ileapp"))
}

/// The records of one artefact that vigie makes of a sample.
fn records(sample: &str, artefact: &str) -> Option<Vec<Value>> {
    let place = Place::new();
    let zip = samples()?.join(format!("testdata.{sample}_ffs.zip"));
    let case = place.path("case");
    let into = ["--case", case.to_str().unwrap(), "--keep", "records"];
    let (code, document) = place.check(&zip, &into);
    assert_eq!(code, 0, "{sample}: {document:#}");
    assert_eq!(document["sources"][0]["kind"], "ios_filesystem", "{sample}");
    let lines = fs::read_to_string(case.join(format!("records/{artefact}.jsonl"))).unwrap();
    let lines = lines.lines();
    let record = |line: &str| serde_json::from_str::<Value>(line).unwrap()["record"].clone();
    Some(lines.map(record).collect())
}

/// The rows of the document that stands beside a sample.
fn rows(document: &str) -> Vec<Vec<Value>> {
    let path = samples().unwrap().join(document);
    let document: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    serde_json::from_value(document["data"].clone()).unwrap()
}

/// Seconds since 1970 of a time in UTC.
fn seconds(time: &Value) -> i64 {
    let time = model::Instant::parse(time.as_str().unwrap()).unwrap();
    time.unix_ns().div_euclid(1_000_000_000)
}

#[test]
fn messages_of_whatsapp_are_the_same() {
    let Some(records) = records("whatsApp.whatsAppMessages.josh_ios15", "ios.whatsapp") else {
        return;
    };
    let messages = records.iter().filter(|record| record["kind"] == "message");
    let mut ours: Vec<i64> = messages.map(|record| seconds(&record["time"])).collect();
    let rows = rows("whatsApp.whatsAppMessages.josh_ios15_ffs.20250621193412.json");
    let mut theirs: Vec<i64> = rows.iter().map(|row| row[0].as_i64().unwrap()).collect();
    ours.sort_unstable();
    theirs.sort_unstable();
    assert_eq!(ours, theirs);
}

#[test]
fn contacts_are_the_same() {
    let Some(records) = records("addressBook.addressBook.josh_ios15", "ios.contacts") else {
        return;
    };
    let values = |kinds: &[&str]| -> Vec<&str> {
        let records = records.iter();
        let records = records.filter(|record| kinds.contains(&record["kind"].as_str().unwrap()));
        records
            .filter_map(|record| record["value"].as_str())
            .collect()
    };
    let rows = rows("addressBook.addressBook.josh_ios15_ffs.20250621194251.json");
    for (kind, column) in [("phone", 6), ("email", 7), ("url", 9)] {
        let ours = values(&[kind]);
        assert!(!ours.is_empty(), "{kind}");
        let mut theirs: String = rows.iter().filter_map(|row| row[column].as_str()).collect();
        for value in &ours {
            let place = theirs
                .find(value)
                .unwrap_or_else(|| panic!("{kind} {value}: {theirs}"));
            theirs.replace_range(place..place + value.len(), "");
        }
        let is_left = |letter: char| letter.is_ascii_digit() || matches!(letter, '@' | '/');
        assert!(!theirs.contains(is_left), "{kind}: {theirs}");
    }
    let people: BTreeSet<i64> = records
        .iter()
        .filter_map(|record| record["contact_id"].as_i64())
        .collect();
    assert!(people.len() <= rows.len());
}

#[test]
fn an_empty_list_of_downloads_is_empty() {
    let Some(samples) = samples() else { return };
    let place = Place::new();
    let zip = samples.join("testdata.safariDownloads.safariDownloads.josh_ios17_ffs.zip");
    let (code, document) = place.check(&zip, &[]);
    assert_eq!(code, 0);
    let coverage = document["coverage"].as_array().unwrap().iter();
    let read = coverage
        .filter(|one| one["artefact"] == "ios.safari_downloads")
        .map(|one| (one["status"].clone(), one["records"].clone()));
    assert_eq!(Vec::from_iter(read), [("read".into(), 0.into())]);
    let rows = rows("safariDownloads.safariDownloads.josh_ios17_ffs.20260725222900.json");
    assert!(rows.is_empty());
}
