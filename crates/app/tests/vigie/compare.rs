//! `vigie compare` and `vigie note`: two cases of one phone, and what an examiner writes into one.

use std::{fs, io::Write as _, process::Stdio};

use crate::common::{Place, rewrite};
use serde_json::Value;
use testkit::{AndroidForm, AndroidPersona, AndroidPhone, Persona, Phone, Vendor, build_android};

fn check(place: &Place, phone: &str, case: &str, more: &[&str]) {
    let mut arguments = vec!["check", phone, "--owner-consents", "--case", case];
    arguments.extend(more);
    let output = place.run(&arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(0 | 1 | 3)), "{said}");
}

#[test]
fn what_appears_and_vanishes_between_two_cases_is_told() {
    let place = Place::new();
    place.phone("phone", &Phone::watched(17));
    let indicators = place.indicators();
    let with = ["--indicators", indicators.to_str().unwrap()];
    check(
        &place,
        "phone",
        "one",
        &["--keep", "records", "--skip", "ios.tcc"],
    );
    check(
        &place,
        "phone",
        "two",
        &["--keep", "records", with[0], with[1]],
    );
    let output = place.run(&["compare", "one", "two", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["schema"], "compare-1");
    assert!(document["findings"]["appeared"].as_array().unwrap().len() > 20);
    assert_eq!(
        document["findings"]["vanished"].as_array().unwrap().len(),
        0
    );
    let tcc = document["coverage"].as_array().unwrap().iter();
    let tcc: Vec<_> = tcc.filter(|one| one["artefact"] == "ios.tcc").collect();
    assert_eq!(tcc[0]["before"]["status"], "skipped");
    assert_eq!(tcc[0]["after"]["status"], "read");
    assert!(
        document["installed"]["vanished"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    // The other way round, what appeared has vanished.
    let output = place.run(&["compare", "two", "one", "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let back: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        back["findings"]["vanished"],
        document["findings"]["appeared"]
    );
    // Without records less is compared, and that is said.
    check(&place, "phone", "three", &[]);
    let output = place.run(&["compare", "one", "three"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("--keep records"), "{said}");
}

/// As cases of one phone: what can see its screen since is told, and that it no longer can the other way round.
#[test]
fn a_new_way_to_see_the_screen_is_told() {
    let place = Place::new();
    for (name, persona) in [
        ("one", AndroidPersona::Ordinary),
        ("two", AndroidPersona::Blind),
    ] {
        let path = place.path(&format!("{name}.zip"));
        let phone = AndroidPhone::clean(14, Vendor::Pixel, persona);
        build_android(&phone, &AndroidForm::BugReportZip, &path).unwrap();
        check(&place, path.to_str().unwrap(), name, &[]);
        // Made-up bug reports name no phone.
        let case = place.path(name);
        let text = fs::read_to_string(case.join("case.json")).unwrap();
        let mut record: Value = serde_json::from_str(&text).unwrap();
        record["sources"][0]["device"] = "0".repeat(64).into();
        rewrite(&case, "case.json", &record.to_string());
    }
    let told = |cases: [&str; 2], part: &str| {
        let output = place.run(&["compare", cases[0], cases[1], "--json"]);
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        let all = document["accesses"][part].as_array().unwrap().iter();
        let screen = all.filter(|one| one["means"] == "screen");
        let holders = screen.map(|one| one["holder"].as_str().unwrap().to_owned());
        holders.collect::<Vec<_>>()
    };
    let talkback = "com.google.android.marvin.talkback".to_owned();
    assert!(told(["one", "two"], "appeared").contains(&talkback));
    assert!(told(["two", "one"], "vanished").contains(&talkback));
    assert!(told(["two", "two"], "appeared").is_empty());
}

#[test]
fn cases_of_different_phones_are_not_compared() {
    let place = Place::new();
    let (backup, _) = place.phone("phone", &Phone::clean(17, Persona::Ordinary));
    check(&place, "phone", "one", &[]);
    let case = place.path("one/case.json");
    let text = fs::read_to_string(&case).unwrap();
    let device = case::Case::open(&place.path("one"))
        .unwrap()
        .record()
        .sources[0]
        .device
        .clone()
        .unwrap();
    assert!(!text.to_lowercase().contains("udid"));
    check(&place, backup.to_str().unwrap(), "two", &[]);
    // As a case of another phone has it.
    let other = fs::read_to_string(place.path("two/case.json")).unwrap();
    let two = place.path("two");
    rewrite(&two, "case.json", &other.replace(&device, &"0".repeat(64)));
    let output = place.run(&["compare", "one", "two"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("different phones"), "{said}");
    let without = text.replace(&format!("\"{device}\""), "null");
    rewrite(&place.path("one"), "case.json", &without);
    let output = place.run(&["compare", "one", "two"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("which phone"), "{said}");
}

#[test]
fn a_note_is_chained_into_the_journal() {
    let place = Place::new();
    place.phone("phone", &Phone::clean(17, Persona::Ordinary));
    check(&place, "phone", "case", &[]);
    let output = place.run(&["note", "case", "the owner knows the profile"]);
    assert_eq!(output.status.code(), Some(0));
    let mut child = place
        .vigie(&["note", "case", "-"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all("second\nnote\n".as_bytes()).unwrap();
    drop(input);
    assert!(child.wait().unwrap().success());
    let notes = case::Case::open(&place.path("case"))
        .unwrap()
        .notes()
        .unwrap();
    let texts: Vec<_> = notes
        .iter()
        .map(|note| note.act.facts["text"].raw())
        .collect();
    assert_eq!(texts, ["the owner knows the profile", "second\nnote"]);
    for bad in ["", "  "] {
        assert_eq!(place.run(&["note", "case", bad]).status.code(), Some(2));
    }
    assert_eq!(place.run(&["note", "nowhere", "x"]).status.code(), Some(2));
}
