//! What every artefact of the registry promises.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use crate::{fixture::Fixture, sink::Kept};
use artefacts::{ALL, find};
use globset::GlobBuilder;
use serde_json::Value;

#[test]
fn id_is_the_path_of_the_file() {
    let mut ids = BTreeSet::new();
    for entry in ALL {
        let (platform, name) = entry.id.split_once('.').unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src")
            .join(platform)
            .join(name)
            .with_extension("rs");
        assert!(source.is_file(), "{}: no {}", entry.id, source.display());
        assert_eq!(entry.platform(), platform);
        assert!(ids.insert(entry.id), "{} occurs twice", entry.id);
        assert_eq!(find(entry.id).unwrap().id, entry.id);
    }
    assert!(find("ios.nothing").is_none());
}

#[test]
fn about_is_complete() {
    for entry in ALL {
        let about = entry.about;
        assert!(!about.files.is_empty(), "{}: no files", entry.id);
        assert!(
            about.files.iter().all(|file| file.starts_with('/')),
            "{}: relative path",
            entry.id
        );
        assert!(!about.described_in.is_empty(), "{}: no source", entry.id);
        assert!(
            about
                .described_in
                .iter()
                .all(|link| link.starts_with("https://")),
            "{}: no link",
            entry.id
        );
        assert!(
            about.fields.iter().all(|(_, meaning)| !meaning.is_empty()),
            "{}: field unexplained",
            entry.id
        );
        for (name, meaning) in about.fields {
            if name.ends_with("_bytes") {
                assert!(
                    meaning.contains("bytes"),
                    "{}: {name} without its unit",
                    entry.id
                );
            }
            if *name == "time" {
                assert!(
                    meaning.contains("(UTC"),
                    "{}: {name} without its clock",
                    entry.id
                );
            }
        }
    }
}

#[test]
fn every_artefact_has_a_whole_and_a_damaged_fixture() {
    let fixtures = Fixture::all();
    for entry in ALL {
        let own: Vec<&Fixture> = fixtures
            .iter()
            .filter(|fixture| fixture.entry.id == entry.id)
            .collect();
        let damaged = own
            .iter()
            .filter(|fixture| fixture.case().starts_with("damaged"))
            .count();
        assert!(damaged >= 1, "{}: no damaged fixture", entry.id);
        assert!(own.len() > damaged, "{}: no whole fixture", entry.id);
        for fixture in own {
            let kept = Kept::read(entry, &fixture.file());
            let damaged = fixture.case().starts_with("damaged");
            assert_eq!(
                damaged,
                !kept.faults.is_empty(),
                "{}: {:?}",
                fixture.name(),
                kept.faults
            );
            assert!(
                damaged || !kept.records.is_empty(),
                "{}: no record",
                fixture.name()
            );
        }
    }
}

#[test]
fn fixtures_lie_where_the_artefact_says() {
    for fixture in Fixture::all() {
        let fits = fixture.entry.about.files.iter().any(|pattern| {
            let glob = GlobBuilder::new(pattern)
                .literal_separator(true)
                .build()
                .unwrap();
            glob.compile_matcher().is_match(&fixture.path)
        });
        assert!(fits, "{}: {} fits no pattern", fixture.name(), fixture.path);
    }
}

#[test]
fn documented_fields_are_the_written_ones() {
    let (mut written, mut filled) = (BTreeMap::new(), BTreeSet::new());
    for_each_field(|artefact, record| {
        let fields: BTreeSet<String> = record.keys().cloned().collect();
        assert_eq!(
            *written.entry(artefact).or_insert_with(|| fields.clone()),
            fields,
            "{artefact}"
        );
        filled.extend(
            record
                .iter()
                .filter(|(_, value)| is_filled(value))
                .map(|(name, _)| (artefact, name.clone())),
        );
    });
    for entry in ALL {
        let documented: BTreeSet<String> = entry
            .about
            .fields
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect();
        assert_eq!(
            documented.len(),
            entry.about.fields.len(),
            "{}: a field documented twice",
            entry.id
        );
        assert_eq!(Some(&documented), written.get(entry.id), "{}", entry.id);
        for name in documented {
            assert!(
                filled.contains(&(entry.id, name.clone())),
                "{}: no fixture fills {name}",
                entry.id
            );
        }
    }
}

#[test]
fn one_field_name_has_one_type() {
    let mut types: BTreeMap<String, (&str, &str)> = BTreeMap::new();
    for_each_field(|artefact, record| {
        for (name, value) in record.iter().filter(|(_, value)| !value.is_null()) {
            let (kind, first) = *types
                .entry(name.clone())
                .or_insert((type_of(value), artefact));
            assert_eq!(kind, type_of(value), "{name} of {artefact} and of {first}");
        }
    });
}

#[test]
fn every_kind_of_trace_of_a_backup_occurs() {
    let mut kinds = BTreeSet::new();
    let of_a_backup = Fixture::all().into_iter();
    for fixture in of_a_backup.filter(|fixture| fixture.entry.platform() == "ios") {
        for record in Kept::read(fixture.entry, &fixture.file()).records {
            for trace in record["traces"].as_array().unwrap() {
                kinds.insert(
                    trace
                        .as_str()
                        .unwrap()
                        .split(' ')
                        .nth(1)
                        .unwrap()
                        .to_owned(),
                );
            }
        }
    }
    let all = [
        "app_id",
        "certificate",
        "email",
        "file_hash",
        "file_name",
        "file_path",
        "host",
        "path_component",
        "phone",
        "process",
        "process_cut",
        "profile",
        "url",
    ];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), all);
}

fn for_each_field(mut each: impl FnMut(&'static str, &serde_json::Map<String, Value>)) {
    for fixture in Fixture::all() {
        for record in Kept::read(fixture.entry, &fixture.file()).records {
            each(fixture.entry.id, record["record"].as_object().unwrap());
        }
    }
}

fn is_filled(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "truth",
        Value::Number(_) => "number",
        Value::String(text) if model::Instant::parse(text).is_some() => "time",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}
