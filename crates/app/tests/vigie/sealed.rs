//! A case whose files are not those that its journal names: every command that reads them ends with 2,
//! names the file in the person's language, and leaves everything as it is.

use std::fs;

use crate::common::{Place, hashes, sha256};
use testkit::Phone;

/// Commands that read the case but not its large parts.
const SMALL: [&[&str]; 4] = [
    &["report", "case", "--format", "text", "--output", "-"],
    &["compare", "other", "case"],
    &["note", "case", "a note"],
    &["recheck", "case", "--source", "phone"],
];
/// Commands that read the kept records too.
const RECORDS: [&[&str]; 4] = [
    &[
        "report",
        "case",
        "--format",
        "timeline-csv",
        "--output",
        "-",
    ],
    &[
        "report",
        "case",
        "--format",
        "timeline-jsonl",
        "--output",
        "-",
    ],
    &["compare", "case", "other"],
    &["recheck", "case"],
];
/// The one that reads the blind index.
const INDEX: [&[&str]; 1] = [&["recheck", "blind"]];

/// Three cases of a watched phone: with records and a recheck, the same without, and with an index only.
fn cases() -> Place {
    let place = Place::new();
    place.phone("phone", &Phone::watched(17));
    for (name, more) in [
        ("case", &["--keep", "records"][..]),
        ("other", &["--keep", "records"]),
        ("blind", &[]),
    ] {
        let mut arguments = vec!["check", "phone", "--owner-consents", "--case", name];
        arguments.extend(more);
        assert_eq!(place.run(&arguments).status.code(), Some(1));
    }
    assert_eq!(place.run(&["recheck", "case"]).status.code(), Some(1));
    place
}

/// Each command must refuse and say both of `wanted`, in English and in French.
fn refused(place: &Place, commands: &[&[&str]], file: &str, wanted: [&str; 2]) {
    let before = hashes(&place.path(""));
    for command in commands {
        for (language, words) in ["en_GB.UTF-8", "fr_FR.UTF-8"].into_iter().zip(wanted) {
            let output = place
                .vigie(command)
                .env("LC_ALL", language)
                .output()
                .unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{command:?} {file}: {said}");
            assert!(output.stdout.is_empty(), "{command:?} {file}");
            assert!(said.contains(words), "{command:?} {file}: {said}");
            assert!(said.contains(file), "{command:?} {file}: {said}");
        }
    }
    assert_eq!(hashes(&place.path("")), before, "something was written");
}

const CHANGED: [&str; 2] = [
    "is not as vigie wrote it",
    "n’est plus tel que vigie l’a écrit",
];

#[test]
fn one_changed_byte_is_told_by_whoever_reads_it() {
    let place = cases();
    let both = [&SMALL[..], &RECORDS[..]].concat();
    let changes: [(&str, &[&[&str]]); 7] = [
        ("case/findings.jsonl", &both),
        ("case/coverage.jsonl", &both),
        ("case/files.jsonl", &both),
        ("case/indicators/index.json", &both),
        ("case/rechecks/1/findings.jsonl", &both),
        ("case/records/ios.sms.jsonl", &RECORDS),
        ("blind/blind.idx", &INDEX),
    ];
    for (file, commands) in changes {
        let path = place.path(file);
        let whole = fs::read(&path).unwrap();
        let mut changed = whole.clone();
        changed[whole.len() / 2] ^= 1;
        fs::write(&path, changed).unwrap();
        refused(&place, commands, file, CHANGED);
        fs::write(&path, whole).unwrap();
    }
    // As it was, the case serves again.
    for command in SMALL.iter().chain(&RECORDS).chain(&INDEX) {
        let code = place.run(command).status.code();
        assert!(matches!(code, Some(0 | 1 | 3)), "{command:?}: {code:?}");
    }
}

#[test]
fn a_file_that_is_gone_or_came_from_elsewhere_is_told() {
    let place = cases();
    let coverage = place.path("case/coverage.jsonl");
    fs::rename(&coverage, place.path("kept")).unwrap();
    let gone = ["is gone", "a disparu"];
    refused(&place, &SMALL, "case/coverage.jsonl", gone);
    fs::rename(place.path("kept"), &coverage).unwrap();
    let added = "case/records/ios.sms.7.jsonl";
    fs::copy(place.path("case/records/ios.sms.jsonl"), place.path(added)).unwrap();
    let elsewhere = ["did not come from vigie", "ne vient pas de vigie"];
    refused(&place, &RECORDS, added, elsewhere);
}

#[test]
fn a_line_added_to_the_journal_excuses_nothing() {
    let place = cases();
    let both = [&SMALL[..], &RECORDS[..]].concat();
    let journal = place.path("case/journal.jsonl");
    let whole = fs::read_to_string(&journal).unwrap();
    let last = whole.lines().last().unwrap();
    let words = [
        "The journal of this case was changed",
        "Le journal de ce dossier a été changé",
    ];
    // A line that does not follow from the one before it.
    fs::write(&journal, format!("{whole}{last}\n")).unwrap();
    let next = (whole.lines().count() + 1).to_string();
    refused(&place, &both, &next, words);
    // One that does, and states another hash for what was changed.
    let findings = place.path("case/findings.jsonl");
    let mut changed = fs::read(&findings).unwrap();
    let before = sha256(&changed);
    changed.extend(b"\n");
    fs::write(&findings, &changed).unwrap();
    let written = whole
        .lines()
        .find(|line| line.contains("\"act\":\"written\""))
        .unwrap();
    let mut line: serde_json::Value = serde_json::from_str(written).unwrap();
    line["number"] = next.parse::<u64>().unwrap().into();
    line["previous"] = sha256(last.as_bytes()).into();
    let line = line.to_string().replace(&before, &sha256(&changed));
    assert!(line.contains(&sha256(&changed)));
    fs::write(&journal, format!("{whole}{line}\n")).unwrap();
    case::Case::open(&place.path("case"))
        .unwrap()
        .journal()
        .unwrap();
    refused(&place, &both, "", words);
}
