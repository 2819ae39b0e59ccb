//! Whole phones: everything planted is found, and a clean phone gives nothing above context.

use crate::common::{Place, alarms, findings, hashes};
use serde_json::Value;
use testkit::{By, Persona, Phone, Plant, Rounds, Truth};

/// Every version whose schemas differ.
pub(crate) const VERSIONS: [u32; 8] = [12, 13, 14, 15, 16, 17, 18, 26];

/// Whether a finding of the document says what was planted, where it was planted.
pub(crate) fn is_found(document: &Value, plant: &Plant) -> bool {
    findings(document).iter().any(|finding| {
        let by = match &plant.by {
            By::Indicator { value, .. } => finding["indicator"]["value"] == value.as_str(),
            By::Check { id } => {
                let named = |one: &Value| one["check"]["id"] == id.replace('_', "-").as_str();
                let mut signs = finding["signs"].as_array().unwrap().iter();
                named(finding) || signs.any(named)
            }
        };
        let evidence = finding["evidence"].as_array().unwrap();
        let removed = plant.place.ends_with(":removed");
        by && evidence.iter().any(|one| {
            one["artefact"] == plant.artefact.as_str()
                && one["recovered"].is_object() == removed
                && (!removed || one["place"].as_str().unwrap().contains(":removed:"))
        })
    })
}

fn missed(document: &Value, truth: &Truth) -> Vec<String> {
    truth
        .plants
        .iter()
        .filter(|plant| !is_found(document, plant))
        .map(|plant| format!("{plant:?}"))
        .collect()
}

/// Near misses that a finding rests on.
pub(crate) fn mistaken(document: &Value, truth: &Truth) -> Vec<String> {
    let evidence: Vec<&Value> = findings(document)
        .iter()
        .filter(|finding| finding["kind"] != "context")
        .flat_map(|finding| finding["evidence"].as_array().unwrap())
        .collect();
    truth
        .near_misses
        .iter()
        .filter(|miss| {
            evidence.iter().any(|one| {
                one["artefact"] == miss.artefact.as_str()
                    && one["observed"] == miss.observed.as_str()
            })
        })
        .map(|miss| format!("{miss:?}"))
        .collect()
}

#[test]
fn everything_planted_is_found() {
    let place = Place::new();
    for version in VERSIONS {
        let (backup, truth) = place.phone(&format!("w{version}"), &Phone::watched(version));
        assert!(truth.plants.len() > 20, "the phone must bear something");
        let before = hashes(&backup);
        let (code, document) = place.check(&backup, &[]);
        assert_eq!(
            missed(&document, &truth),
            Vec::<String>::new(),
            "iOS {version}"
        );
        assert_eq!(
            mistaken(&document, &truth),
            Vec::<String>::new(),
            "iOS {version}"
        );
        assert_eq!(code, 1);
        assert_eq!(hashes(&backup), before, "the evidence changed");
    }
}

#[test]
fn everything_planted_is_found_in_an_encrypted_backup() {
    let place = Place::new();
    let secret = place.path("secret");
    // Typed composed, as most keyboards do.
    std::fs::write(&secret, "p\u{e9}ch\u{e9} & co\n").unwrap();
    for (version, rounds) in [(12, Rounds::OLD), (14, Rounds::QUICK), (26, Rounds::QUICK)] {
        let phone = Phone::watched(version).encrypted("p\u{e9}ch\u{e9} & co", rounds);
        let (backup, truth) = place.phone(&format!("e{version}"), &phone);
        let before = hashes(&backup);
        let (code, document) = place.check(&backup, &["--password-file", secret.to_str().unwrap()]);
        assert_eq!(
            missed(&document, &truth),
            Vec::<String>::new(),
            "iOS {version}"
        );
        assert_eq!(code, 1);
        assert_eq!(hashes(&backup), before, "the evidence changed");
    }
}

#[test]
fn clean_phones_raise_no_alarm() {
    let place = Place::new();
    for version in VERSIONS {
        for persona in Persona::ALL {
            let phone = Phone::clean(version, persona);
            let (backup, truth) = place.phone(&format!("{version}-{persona:?}"), &phone);
            let said: Vec<&str> = truth
                .statements
                .iter()
                .flat_map(|said| ["--known", said])
                .collect();
            let (code, document) = place.check(&backup, &said);
            assert_eq!(
                alarms(&document),
                Vec::<String>::new(),
                "iOS {version} {persona:?}"
            );
            assert_eq!(code, 0, "{}", document["coverage"]);
        }
    }
}

#[test]
fn plain_and_encrypted_backups_of_one_phone_give_the_same_findings() {
    let place = Place::new();
    let secret = place.path("secret");
    std::fs::write(&secret, "secret").unwrap();
    let (plain, _) = place.phone("plain", &Phone::watched(16));
    let (encrypted, _) = place.phone(
        "encrypted",
        &Phone::watched(16).encrypted("secret", Rounds::QUICK),
    );
    let (_, one) = place.check(&plain, &[]);
    let (_, other) = place.check(&encrypted, &["--password-file", secret.to_str().unwrap()]);
    assert_eq!(one["findings"], other["findings"]);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let place = Place::new();
    let (backup, _) = place.phone("phone", &Phone::watched(17));
    let case = |name: &str| {
        let path = place.path(name);
        let (_, mut document) = place.check(
            &backup,
            &[
                "--hash",
                "all",
                "--keep",
                "records",
                "--case",
                path.to_str().unwrap(),
            ],
        );
        let mut files = hashes(&path);
        document["case"] = Value::Null;
        // The case's own log and its dates are all that may differ.
        // The blind index is hashed by a key of its own.
        let own = ["journal.jsonl", "case.json", "blind.idx"];
        files.retain(|file, _| !own.iter().any(|name| file.ends_with(name)));
        let report = path.join("report.html");
        let page = std::fs::read_to_string(&report).unwrap();
        let is_undated = |line: &&str| !line.contains("class=\"clock\"");
        let same: Vec<&str> = page.lines().filter(is_undated).collect();
        assert!(page.lines().count() - same.len() <= 4 && same.len() > 100);
        files.insert(report, same.join("\n"));
        let files: Vec<_> = files
            .into_iter()
            .map(|(file, hash)| (file.strip_prefix(&path).unwrap().to_path_buf(), hash))
            .collect();
        (files, document)
    };
    let (files, document) = case("one");
    let (files_again, document_again) = case("two");
    assert_eq!(files, files_again);
    assert!(files.len() > 10, "{files:?}");
    assert_eq!(document, document_again);
}

/// Every sentence of a finding has words in every language, and no gap stays open.
#[test]
fn every_finding_has_words() {
    let place = Place::new();
    let (backup, _) = place.phone("phone", &Phone::watched(17));
    for language in ["en", "fr"] {
        let (_, document) = place.check(&backup, &["--lang", language]);
        assert!(findings(&document).len() > 20);
        let said = document.to_string();
        for open in [
            "{ $",
            "{$",
            "\"text\":\"finding-",
            "\"text\":\"check-",
            "\"text\":\"fault-",
        ] {
            assert!(!said.contains(open), "{language}: {open}");
        }
    }
}

/// What several checks say of the watcher's app is one finding, surer than each of them, and what its
/// owner says weighs on it.
#[test]
fn signs_on_one_app_are_one_finding() {
    let place = Place::new();
    let (backup, _) = place.phone("phone", &Phone::watched(17));
    let about = |said: &[&str]| -> Vec<(Value, Value, usize)> {
        let (_, document) = place.check(&backup, said);
        let all = findings(&document).iter();
        let of_app = all.filter(|one| {
            one["reason"]["text"]
                .as_str()
                .unwrap()
                .contains("They concern com.vigie-testkit.agent")
        });
        of_app
            .map(|one| {
                let signs = one["signs"].as_array().unwrap().len();
                (one["kind"].clone(), one["certainty"].clone(), signs)
            })
            .collect()
    };
    assert_eq!(about(&[]), [("exposure".into(), "likely".into(), 2)]);
    let said = ["--known", "app:com.vigie-testkit.agent"];
    assert_eq!(about(&said), [("context".into(), "possible".into(), 2)]);
    let said = ["--known", "parental"];
    assert_eq!(about(&said), [("exposure".into(), "possible".into(), 2)]);
}
