//! Rechecks, notes and the blind index: what is added to a case is whole or absent, and nothing else of
//! the case changes.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use case::{
    BlindKey, BlindSeen, Case, CaseRecord, Consent, ConsentForm, Error, Method, RecheckRecord,
    SCHEMA, Sandbox, Staging, Tool, blind,
};
use model::{Bearing, Instant};
use tempfile::TempDir;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn now() -> Instant {
    at("2026-06-01T10:00:00Z")
}

fn staged(target: &Path) -> (Staging, CaseRecord) {
    let record = CaseRecord {
        schema: SCHEMA,
        tool: Tool::vigie("0.1.0"),
        created: at("2026-05-21T10:00:00Z"),
        consent: Consent {
            form: ConsentForm::Stated,
            at: at("2026-05-21T09:59:00Z"),
        },
        statements: Vec::new(),
        options: BTreeMap::new(),
        sources: Vec::new(),
        indicators: Vec::new(),
        sandbox: Sandbox::default(),
    };
    (Staging::new(target, "0.1.0").unwrap(), record)
}

fn plain(target: &Path) -> Case {
    let (staging, record) = staged(target);
    staging.finish(&record, now()).unwrap();
    Case::open(target).unwrap()
}

fn recheck(number: u64, previous: Option<u64>) -> RecheckRecord {
    RecheckRecord {
        schema: SCHEMA,
        tool: Tool::vigie("0.2.0"),
        number,
        at: now(),
        previous,
        method: Method::Records,
        sources: Vec::new(),
        indicators: Vec::new(),
        sets: Vec::new(),
        new: vec!["F-1".into()],
        known: Vec::new(),
        unsupported: Vec::new(),
        carried: Vec::new(),
        untried: BTreeMap::new(),
        sandbox: Sandbox::default(),
    }
}

fn all_files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(all_files(&path));
        } else {
            all.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    all
}

#[test]
fn rechecks_are_chained_and_leave_the_rest_as_it_was() {
    let root = TempDir::new().unwrap();
    let target = root.path().join("case");
    let case = plain(&target);
    let before = all_files(&target);
    assert!(case.rechecks().unwrap().is_empty());
    for number in 1..=2 {
        let (given, staging) = case.begin_recheck("0.2.0").unwrap();
        assert_eq!(given, number);
        let previous = number.checked_sub(1).filter(|number| *number > 0);
        let path = case
            .finish_recheck(staging, &recheck(number, previous), now())
            .unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o700);
        assert_eq!(mode(&path.join("recheck.json")), 0o600);
        assert_eq!(mode(&target.join("journal.jsonl")), 0o600);
    }
    let all = Case::open(&target).unwrap().rechecks().unwrap();
    let numbers: Vec<_> = all.iter().map(|one| one.record().number).collect();
    assert_eq!(numbers, [1, 2]);
    assert_eq!(all[1].record().previous, Some(1));
    let after = all_files(&target);
    for (path, bytes) in &before {
        if path.ends_with("journal.jsonl") {
            assert!(after[path].starts_with(bytes), "the journal only grows");
        } else {
            assert_eq!(&after[path], bytes, "{}", path.display());
        }
    }
}

#[test]
fn a_recheck_without_its_entry_is_none_and_a_changed_one_is_refused() {
    let root = TempDir::new().unwrap();
    let target = root.path().join("case");
    let case = plain(&target);
    let journal = fs::read(target.join("journal.jsonl")).unwrap();
    let (_, staging) = case.begin_recheck("0.2.0").unwrap();
    case.finish_recheck(staging, &recheck(1, None), now())
        .unwrap();
    let whole = fs::read(target.join("journal.jsonl")).unwrap();
    // As a run leaves it that was killed between the two steps.
    fs::write(target.join("journal.jsonl"), &journal).unwrap();
    assert!(case.rechecks().unwrap().is_empty());
    assert_eq!(case.begin_recheck("0.2.0").unwrap().0, 2);
    fs::write(target.join("journal.jsonl"), &whole).unwrap();
    let document = target.join("rechecks/1/recheck.json");
    let text = fs::read_to_string(&document).unwrap();
    fs::write(&document, text.replace("F-1", "F-2")).unwrap();
    assert!(matches!(case.rechecks(), Err(Error::Malformed { .. })));
}

#[test]
fn notes_are_kept_in_the_chain() {
    let root = TempDir::new().unwrap();
    let case = plain(&root.path().join("case"));
    case.add_note("0.2.0", now(), "first\n\u{202e}note")
        .unwrap();
    case.add_note("0.2.0", now(), "second").unwrap();
    let notes = case.notes().unwrap();
    let texts: Vec<_> = notes
        .iter()
        .map(|note| note.act.facts["text"].raw())
        .collect();
    assert_eq!(texts, ["first\n\u{202e}note", "second"]);
    let long = "x".repeat(case::limits::NOTE_BYTES + 1);
    assert!(matches!(
        case.add_note("0.2.0", now(), &long),
        Err(Error::TooLarge { .. })
    ));
    // A journal that was changed is not continued.
    let path = case.path().join("journal.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("first", "worst")).unwrap();
    assert!(matches!(
        case.add_note("0.2.0", now(), "third"),
        Err(Error::JournalBroken { .. })
    ));
}

/// Bytes of sightings as the reading process sends them.
fn sightings(key: &BlindKey, values: &[(u8, String, u8)]) -> Vec<u8> {
    let hasher = key.hasher();
    let mut bytes = Vec::new();
    for (form, value, said) in values {
        bytes.extend(hasher.hash(*form, value));
        bytes.push(*said);
    }
    bytes
}

/// What an index says of values.
fn asked(case: &Case, values: &[(u8, &str)]) -> Vec<(usize, String, Bearing, bool)> {
    let index = case.blind().unwrap().unwrap();
    let hasher = index.hasher();
    let mut questions: Vec<_> = (values.iter().enumerate())
        .map(|(number, (form, value))| (hasher.hash(*form, value), number))
        .collect();
    questions.sort_unstable();
    let mut told = Vec::new();
    let mut each = |number: usize, seen: BlindSeen<'_>| {
        let place = format!("{} {}", seen.source, seen.artefact);
        told.push((number, place, seen.bearing, seen.nested));
    };
    index.ask(&questions, &mut each).unwrap();
    told.sort_by_key(|(number, place, ..)| (*number, place.clone()));
    told
}

#[test]
fn an_index_answers_for_what_it_holds_and_nothing_else() {
    let root = TempDir::new().unwrap();
    let target = root.path().join("case");
    let (staging, record) = staged(&target);
    let key = BlindKey::random().unwrap();
    let mut index = staging.blind(key.clone());
    let received = blind::said(Bearing::Received, false);
    let nested = blind::said(Bearing::Mentioned, true);
    // More than one run, every value many times.
    for round in 0..4 {
        let many: Vec<_> = (0..400_000)
            .map(|number| (1, format!("host-{}.example", number % 10_007), received))
            .collect();
        index.add("S1 ios.sms", &sightings(&key, &many)).unwrap();
        let one = vec![(1, "host-5.example".to_owned(), nested)];
        let place = ["S1 ios.sms", "S1 ios.sms", "S2 ios.calls", "S1 ios.sms"][round];
        index.add(place, &sightings(&key, &one)).unwrap();
    }
    let size = index.finish().unwrap();
    assert_eq!(size.values, 10_007);
    assert!(size.bytes <= 32 * size.values, "{size:?}");
    staging.finish(&record, now()).unwrap();
    let case = Case::open(&target).unwrap();
    let told = asked(
        &case,
        &[
            (1, "host-5.example"),
            (2, "host-5.example"),
            (1, "host-10007.example"),
            (1, "host-7.example"),
        ],
    );
    assert_eq!(
        told,
        [
            (0, "S1 ios.sms".to_owned(), Bearing::Received, false),
            (0, "S1 ios.sms".to_owned(), Bearing::Mentioned, true),
            (0, "S2 ios.calls".to_owned(), Bearing::Mentioned, true),
            (3, "S1 ios.sms".to_owned(), Bearing::Received, false),
        ]
    );
    // No value stands in the file.
    let bytes = fs::read(target.join("blind.idx")).unwrap();
    assert!(!bytes.windows(5).any(|window| window == b"host-"));
}

#[test]
fn a_damaged_index_is_refused() {
    let root = TempDir::new().unwrap();
    let target = root.path().join("case");
    let (staging, record) = staged(&target);
    let key = BlindKey::random().unwrap();
    let mut index = staging.blind(key.clone());
    let values: Vec<_> = (0..50).map(|n| (1, n.to_string(), 0)).collect();
    index.add("S1 ios.sms", &sightings(&key, &values)).unwrap();
    index.finish().unwrap();
    staging.finish(&record, now()).unwrap();
    let case = Case::open(&target).unwrap();
    let path = target.join("blind.idx");
    let whole = fs::read(&path).unwrap();
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(case.blind().is_err(), "cut at {length}");
    }
    let every = |case: &Case| {
        let index = case.blind()?.unwrap();
        // Beyond every hash, so that all values are looked at.
        index.ask(&[([0xff; 12], 0)], &mut |_, _| {})
    };
    let mut refused = 0;
    for byte in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[byte] ^= 0xff;
        fs::write(&path, &bytes).unwrap();
        refused += u32::from(every(&case).is_err());
    }
    assert!(refused > 50, "{refused}");
    fs::write(&path, &whole).unwrap();
    every(&case).unwrap();
    // One that another version made is told apart from one that was changed.
    let mut older = whole;
    older[12] = b'2';
    fs::write(&path, &older).unwrap();
    assert!(matches!(
        case.blind(),
        Err(Error::OtherIndex { version: 2, .. })
    ));
}
