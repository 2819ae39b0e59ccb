//! `vigie recheck`: what was published after a check is found in its case, by each of the three ways.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    thread,
    time::Duration,
};

use crate::common::{Place, findings, hashes};
use serde_json::Value;
use testkit::{Persona, Phone, Rounds};

/// Checks `phone` with the built-in set only, as long before the others were published.
fn check(place: &Place, more: &[&str]) {
    let mut arguments = vec!["check", "phone", "--owner-consents", "--case", "case"];
    arguments.extend(more);
    let output = place.run(&arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{said}");
}

/// Rechecks with the planted indicators; gives the exit code and the document.
fn recheck(place: &Place, more: &[&str]) -> (i32, Value) {
    let indicators = place.indicators();
    let mut arguments = vec!["recheck", "case", "--json", "--indicators"];
    arguments.push(indicators.to_str().unwrap());
    arguments.extend(more);
    let output = place.run(&arguments);
    let document = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    (output.status.code().unwrap(), document)
}

fn ids(document: &Value, which: &str) -> BTreeSet<String> {
    let list = document["recheck"][which].as_array().unwrap();
    list.iter()
        .map(|id| id.as_str().unwrap().to_owned())
        .collect()
}

/// The ids of a check's findings that stand on an indicator of the planted set.
fn planted(document: &Value) -> BTreeSet<String> {
    let of_set = |finding: &&Value| finding["indicator"].is_object();
    let ids = findings(document).iter().filter(of_set);
    ids.map(|finding| finding["id"].as_str().unwrap().to_owned())
        .collect()
}

/// The files of a case, its rechecks left out; the journal may only have grown.
fn originals(case: &Path) -> BTreeMap<PathBuf, String> {
    let mut files = hashes(case);
    files.retain(|path, _| {
        !path.starts_with(case.join("rechecks")) && !path.ends_with("journal.jsonl")
    });
    files
}

#[test]
fn each_way_finds_what_was_published_since() {
    let place = Place::new();
    let (backup, _) = place.phone("phone", &Phone::watched(17));
    let (_, fresh) = place.check(&backup, &["--case", "fresh"]);
    let expected = planted(&fresh);
    assert!(expected.len() > 20, "{}", expected.len());

    check(&place, &["--keep", "records"]);
    let case = place.path("case");
    let before = originals(&case);
    let journal = fs::read(case.join("journal.jsonl")).unwrap();
    let evidence = hashes(&backup);

    // By kept records.
    let (code, document) = recheck(&place, &[]);
    assert_eq!(code, 1);
    assert_eq!(document["recheck"]["method"], "records");
    assert_eq!(ids(&document, "new"), expected);
    let carried = ids(&document, "carried");
    assert!(!carried.is_empty(), "checks are carried over");
    assert!(ids(&document, "unsupported").is_empty());
    assert_eq!(document["recheck"]["sets"][0]["change"], "new");
    // The same evidence as a check gives, but for checks.
    for finding in findings(&document) {
        let id = finding["id"].as_str().unwrap();
        if expected.contains(id) {
            let same = findings(&fresh).iter().find(|one| one["id"] == id);
            assert_eq!(Some(finding), same);
        }
    }

    // By the source: everything is known by now.
    let (code, document) = recheck(&place, &["--source", "phone"]);
    assert_eq!(code, 1);
    assert_eq!(document["recheck"]["method"], "source");
    assert_eq!(document["recheck"]["previous"], 1);
    assert!(ids(&document, "new").is_empty());
    assert!(ids(&document, "known").is_superset(&expected));
    assert!(ids(&document, "carried").is_empty());
    let all = |document: &Value| -> BTreeSet<String> {
        let ids = findings(document).iter();
        ids.map(|one| one["id"].to_string()).collect()
    };
    assert_eq!(all(&document), all(&fresh));

    assert_eq!(originals(&case), before, "the case's own files changed");
    assert_eq!(hashes(&backup), evidence, "the evidence changed");
    let grown = fs::read(case.join("journal.jsonl")).unwrap();
    assert!(grown.starts_with(&journal) && grown.len() > journal.len());
    let opened = case::Case::open(&case).unwrap();
    assert_eq!(opened.rechecks().unwrap().len(), 2);
    let kept = |name: &str| case.join("rechecks/2").join(name).is_file();
    assert!(
        [
            "recheck.json",
            "findings.jsonl",
            "coverage.jsonl",
            "indicators/index.json"
        ]
        .into_iter()
        .all(kept)
    );
}

#[test]
fn the_blind_index_finds_what_was_published_since() {
    let place = Place::new();
    for version in [12, 17, 26] {
        let (backup, _) = place.phone("phone", &Phone::watched(version));
        let (_, fresh) = place.check(&backup, &["--case", "fresh"]);
        let expected = planted(&fresh);
        check(&place, &[]);
        // The phone itself is gone.
        fs::remove_dir_all(&backup).unwrap();
        let (code, document) = recheck(&place, &[]);
        assert_eq!(code, 1);
        assert_eq!(document["recheck"]["method"], "blind_index");
        let new = ids(&document, "new");
        let untried = document["recheck"]["untried"].as_object().unwrap();
        let untried: u64 = untried.values().filter_map(Value::as_u64).sum();
        let missed: Vec<_> = expected.difference(&new).collect();
        let missed_count = u64::try_from(missed.len()).unwrap();
        assert!(missed_count <= untried, "{missed:?} of {untried} untried");
        assert!(new.is_subset(&expected), "{:?}", new.difference(&expected));
        assert!(new.len() > 15, "{}", new.len());
        for finding in findings(&document) {
            if new.contains(finding["id"].as_str().unwrap()) {
                let of_check = |one: &&Value| one["id"] == finding["id"];
                let same = findings(&fresh).iter().find(of_check).unwrap();
                assert_eq!(finding["stage"], same["stage"]);
                assert_eq!(finding["evidence"][0]["place"], "unknown");
                let artefacts = |one: &Value| -> BTreeSet<String> {
                    let evidence = one["evidence"].as_array().unwrap().iter();
                    evidence.map(|one| one["artefact"].to_string()).collect()
                };
                assert_eq!(artefacts(finding), artefacts(same), "{}", finding["id"]);
            }
        }
        // Once more: now all of it is known.
        let (_, again) = recheck(&place, &[]);
        assert!(ids(&again, "new").is_empty());
        assert_eq!(ids(&again, "known"), new);
        for folder in ["case", "fresh"] {
            fs::remove_dir_all(place.path(folder)).unwrap();
        }
    }
}

#[test]
fn a_clean_phone_stays_without_findings() {
    let place = Place::new();
    place.phone("phone", &Phone::clean(17, Persona::Ordinary));
    check(&place, &["--keep", "records"]);
    let (code, document) = recheck(&place, &[]);
    assert_eq!(code, 0, "{document}");
    assert!(ids(&document, "new").is_empty());
    let (code, _) = recheck(&place, &["--source", "phone"]);
    assert_eq!(code, 0);
}

/// What a recheck that cannot run says; the case must be as it was.
fn refused(place: &Place, more: &[&str]) -> String {
    let case = place.path("case");
    let before = hashes(&case);
    let mut arguments = vec!["recheck", "case"];
    arguments.extend(more);
    let output = place.run(&arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(output.stdout.is_empty(), "nothing is said of findings");
    assert_eq!(hashes(&case), before, "the case changed");
    said
}

#[test]
fn without_source_records_and_index_it_ends_with_the_reason() {
    let place = Place::new();
    place.phone("phone", &Phone::watched(17));
    check(&place, &["--no-blind-index"]);
    assert!(!place.path("case/blind.idx").exists());
    let said = refused(&place, &[]);
    assert!(said.contains("--source"), "{said}");
}

#[test]
fn another_or_a_changed_source_is_refused() {
    let place = Place::new();
    let (backup, _) = place.phone("phone", &Phone::watched(17));
    place.phone("other", &Phone::watched(16));
    check(&place, &[]);
    let said = refused(&place, &["--source", "other"]);
    assert!(said.contains("not the source of this case"), "{said}");
    let sms = testkit::damage::stored_file(&backup, "HomeDomain", "Library/SMS/sms.db").unwrap();
    let whole = fs::read(&sms).unwrap();
    let mut bytes = whole.clone();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&sms, &bytes).unwrap();
    let said = refused(&place, &["--source", "phone"]);
    assert!(said.contains("sms.db"), "{said}");
    fs::write(&sms, &whole).unwrap();
    let info = backup.join("Info.plist");
    let mut text = fs::read(&info).unwrap();
    text.push(b'\n');
    fs::write(&info, &text).unwrap();
    let said = refused(&place, &["--source", "phone"]);
    assert!(said.contains("Info.plist"), "{said}");
    let said = refused(&place, &["--source", "nowhere"]);
    assert!(said.contains("nowhere"), "{said}");
}

#[test]
fn an_encrypted_source_is_read_again_with_its_password() {
    let place = Place::new();
    place.phone(
        "phone",
        &Phone::watched(17).encrypted("right one", Rounds::QUICK),
    );
    fs::write(place.path("secret"), "right one\n").unwrap();
    check(&place, &["--password-file", "secret"]);
    let said = refused(&place, &["--source", "phone"]);
    assert!(said.contains("--password-file"), "{said}");
    let (code, document) = recheck(&place, &["--source", "phone", "--password-file", "secret"]);
    assert_eq!(code, 1);
    assert!(ids(&document, "new").len() > 20);
}

#[test]
fn a_killed_recheck_leaves_the_case_whole() {
    let place = Place::new();
    place.phone("phone", &Phone::watched(17));
    check(&place, &["--keep", "records"]);
    let case = place.path("case");
    let before = originals(&case);
    let mut finished = 0;
    for delay_ms in [0, 10, 30, 60, 100, 150, 250, 400, 800] {
        let mut child = place
            .vigie(&["recheck", "case", "--source", "phone"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(delay_ms));
        let _ = child.kill();
        child.wait().unwrap();
        assert_eq!(originals(&case), before, "after {delay_ms} ms");
        let opened = case::Case::open(&case).unwrap();
        let rechecks = opened.rechecks().unwrap();
        assert!(rechecks.len() >= finished, "after {delay_ms} ms");
        for recheck in &rechecks {
            let all: Result<Vec<_>, _> = recheck.findings().unwrap().collect();
            assert!(!all.unwrap().is_empty());
        }
        finished = rechecks.len();
    }
    let (code, _) = recheck(&place, &[]);
    assert_eq!(code, 1);
}
