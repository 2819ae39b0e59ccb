//! A case whose files are not those that its journal names is told, file by file.

use std::{collections::BTreeMap, fs, path::Path};

use case::{
    Act, BlindKey, Case, CaseRecord, Consent, ConsentForm, Error, Large, Method, RecheckRecord,
    SCHEMA, Sandbox, Staging, Tool, to_line,
};
use model::Instant;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

const ALL: [Large; 2] = [Large::Records, Large::BlindIndex];

fn now() -> Instant {
    Instant::parse("2026-06-01T10:00:00Z").unwrap()
}

/// A case that holds every kind of file, and a recheck.
fn filled(target: &Path) -> Case {
    let mut staging = Staging::new(target, "0.1.0").unwrap();
    let consent = Act::new("consent").fact("form", "stated");
    staging.journal().append(now(), consent).unwrap();
    for mut lines in [
        staging.files().unwrap(),
        staging.findings().unwrap(),
        staging.coverage().unwrap(),
        staging.accesses().unwrap(),
        staging.records("ios.sms").unwrap(),
    ] {
        lines.write(&Value::from("a line")).unwrap();
        lines.finish().unwrap();
    }
    staging.keep_indicators("set.stix2", b"a set").unwrap();
    staging.keep_report(b"<html>").unwrap();
    let index = staging.blind(BlindKey::random().unwrap());
    index.finish().unwrap();
    let record = CaseRecord {
        schema: SCHEMA,
        tool: Tool::vigie("0.1.0"),
        created: now(),
        consent: Consent {
            form: ConsentForm::Stated,
            at: now(),
        },
        statements: Vec::new(),
        options: BTreeMap::new(),
        sources: Vec::new(),
        indicators: Vec::new(),
        sandbox: Sandbox::default(),
    };
    staging.finish(&record, now()).unwrap();
    let case = Case::open(target).unwrap();
    let (number, staging) = case.begin_recheck("0.2.0").unwrap();
    case.finish_recheck(staging, &recheck(number), now())
        .unwrap();
    case
}

fn recheck(number: u64) -> RecheckRecord {
    RecheckRecord {
        schema: SCHEMA,
        tool: Tool::vigie("0.2.0"),
        number,
        at: now(),
        previous: None,
        method: Method::Records,
        sources: Vec::new(),
        indicators: Vec::new(),
        sets: Vec::new(),
        new: Vec::new(),
        known: Vec::new(),
        unsupported: Vec::new(),
        carried: Vec::new(),
        untried: BTreeMap::new(),
        sandbox: Sandbox::default(),
    }
}

/// Every file of the case but its journal, by its name inside the case.
fn names(case: &Case) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![case.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inside = path.strip_prefix(case.path()).unwrap();
                names.push(inside.to_str().unwrap().to_owned());
            }
        }
    }
    names.retain(|name| name != "journal.jsonl");
    names.sort();
    names
}

fn path_of(error: Error) -> (&'static str, String) {
    let (what, path) = match error {
        Error::Changed { path } => ("changed", path),
        Error::Missing { path } => ("missing", path),
        Error::NotInJournal { path } => ("added", path),
        Error::NotRegular { path } => ("link", path),
        other => panic!("{other:?}"),
    };
    (what, path.to_str().unwrap().to_owned())
}

#[test]
fn every_file_that_was_changed_or_is_gone_is_named() {
    let root = TempDir::new().unwrap();
    let case = filled(&root.path().join("case"));
    case.verify(&ALL).unwrap();
    let names = names(&case);
    assert!(names.len() > 12, "{names:?}");
    for name in names {
        let path = case.path().join(&name);
        let whole = fs::read(&path).unwrap();
        let is_large = name == "blind.idx" || name.starts_with("records/");
        let told = |wanted: &str| {
            let (what, where_) = path_of(case.verify(&ALL).unwrap_err());
            assert!(
                what == wanted && where_.ends_with(&name),
                "{name}: {what} {where_}"
            );
            assert_eq!(case.verify(&[]).is_ok(), is_large, "{name}");
        };
        if !whole.is_empty() {
            let mut changed = whole.clone();
            changed[whole.len() / 2] ^= 1;
            fs::write(&path, changed).unwrap();
            told("changed");
        }
        fs::write(&path, [&*whole, b"\n"].concat()).unwrap();
        told("changed");
        fs::write(&path, &whole).unwrap();
        fs::rename(&path, root.path().join("elsewhere")).unwrap();
        told("missing");
        std::os::unix::fs::symlink(root.path().join("elsewhere"), &path).unwrap();
        told("link");
        fs::remove_file(&path).unwrap();
        fs::rename(root.path().join("elsewhere"), &path).unwrap();
        case.verify(&ALL).unwrap();
    }
}

#[test]
fn records_and_an_index_from_elsewhere_are_named() {
    let root = TempDir::new().unwrap();
    let case = filled(&root.path().join("case"));
    fs::write(case.path().join("records/ios.tcc.jsonl"), "\"x\"\n").unwrap();
    let (what, path) = path_of(case.verify(&[Large::Records]).unwrap_err());
    assert_eq!(what, "added");
    assert!(path.ends_with("records/ios.tcc.jsonl"), "{path}");
    // A case without an index is given that of another.
    let record = case.record().clone();
    let bare = root.path().join("bare");
    Staging::new(&bare, "0.1.0")
        .unwrap()
        .finish(&record, now())
        .unwrap();
    let bare = Case::open(&bare).unwrap();
    bare.verify(&ALL).unwrap();
    fs::copy(case.path().join("blind.idx"), bare.path().join("blind.idx")).unwrap();
    let (what, path) = path_of(bare.verify(&ALL).unwrap_err());
    assert!(what == "added" && path.ends_with("blind.idx"), "{path}");
}

/// The lines of a journal, to be written again with a chain that holds.
fn lines(case: &Case) -> Vec<Value> {
    let text = fs::read_to_string(case.path().join("journal.jsonl")).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn write(case: &Case, lines: Vec<Value>) {
    let (mut all, mut previous) = (Vec::new(), Value::Null);
    for (number, mut line) in (1..).zip(lines) {
        line["number"] = Value::from(number);
        line["previous"] = previous;
        let bytes = to_line(&line).unwrap();
        let digest = Sha256::digest(bytes.strip_suffix(b"\n").unwrap());
        let digits: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        previous = digits.concat().into();
        all.extend(bytes);
    }
    fs::write(case.path().join("journal.jsonl"), all).unwrap();
    case.journal().unwrap();
}

#[test]
fn a_line_that_is_added_excuses_nothing() {
    let root = TempDir::new().unwrap();
    let case = filled(&root.path().join("case"));
    let whole = lines(&case);
    let broken = |lines: Vec<Value>, at: u64| {
        write(&case, lines);
        let told = case.verify(&[]);
        assert!(
            matches!(told, Err(Error::JournalBroken { line }) if line == at),
            "{told:?}"
        );
    };
    // A second word on what was written, and on the same recheck; none at all.
    broken([&whole[..], &whole[1..2]].concat(), 4);
    broken([&whole[..], &whole[2..]].concat(), 4);
    broken(vec![whole[0].clone(), whole[2].clone()], 3);
    // A file that will be read must be named, and no other place than the case may be.
    let edited = |name: &str, to: Option<&str>| {
        let mut lines = whole.clone();
        let hashes = lines[1]["hashes"].as_object_mut().unwrap();
        let hash = hashes.remove(name).unwrap();
        hashes.extend(to.map(|to| (to.to_owned(), hash)));
        write(&case, lines);
        case.verify(&ALL)
    };
    for name in ["findings.jsonl", "records/ios.sms.jsonl", "blind.idx"] {
        let (what, path) = path_of(edited(name, None).unwrap_err());
        assert!(what == "added" && path.ends_with(name), "{name}: {path}");
    }
    for to in [
        "../../etc/passwd",
        "/etc/passwd",
        "",
        "a/b/c/d/e",
        "indicators//index.json",
    ] {
        let told = edited("report.html", Some(to));
        assert!(
            matches!(&told, Err(Error::BadName { name }) if name == to),
            "{told:?}"
        );
    }
    write(&case, whole);
    case.verify(&ALL).unwrap();
}
