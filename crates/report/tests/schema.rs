//! The document of `--json` follows the committed schema, and the schema allows nothing else.

#[path = "sample/later.rs"]
mod later;
mod sample;

use model::{FaultKind, SourceKind};
use report::{Language, Texts, json};
use sample::Sample;
use serde_json::Value;

const SCHEMA: &str = include_str!("../../../docs/schema/check-1.json");
const COMPARE: &str = include_str!("../../../docs/schema/compare-1.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

/// The document of a recheck on a sample.
fn rechecked(sample: &Sample, language: Language) -> String {
    let record = later::recheck();
    let mut out = Vec::new();
    json::write_recheck(&mut out, &Texts::new(language), &sample.outcome(), &record).unwrap();
    String::from_utf8(out).unwrap()
}

/// The document of a comparison of two samples.
fn compared(language: Language) -> String {
    let (before, after) = (sample::points(), sample::android());
    let mut out = Vec::new();
    let comparison = later::comparison(&before, &after);
    json::write_comparison(&mut out, &Texts::new(language), &comparison).unwrap();
    String::from_utf8(out).unwrap()
}

fn written(sample: &Sample, language: Language) -> String {
    let mut out = Vec::new();
    json::write(&mut out, &Texts::new(language), &sample.outcome()).unwrap();
    String::from_utf8(out).unwrap()
}

fn samples() -> [Sample; 6] {
    [
        sample::nothing(),
        sample::partly(),
        sample::locked(),
        sample::points(),
        sample::watched(),
        sample::android(),
    ]
}

/// What of `value` does not follow `rule`. Only the keywords that the schema uses are known; any
/// other fails, so that none is passed over in silence.
fn violations(root: &Value, rule: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    for (keyword, wanted) in rule.as_object().expect("a rule is an object") {
        let follows = match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" | "required" => true,
            "format" => wanted == "date-time" && value.as_str().is_some_and(is_time),
            "pattern" => wanted == "^[0-9a-f]{64}$" && value.as_str().is_some_and(is_sha256),
            "type" => type_of(value, wanted.as_str().unwrap()),
            "const" => value == wanted,
            "enum" => wanted.as_array().unwrap().contains(value),
            "minimum" => value.as_i64() >= wanted.as_i64(),
            "$ref" => {
                let name = wanted.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                violations(root, &root["$defs"][name], value, at, found);
                true
            }
            "anyOf" => wanted.as_array().unwrap().iter().any(|rule| {
                let mut inner = Vec::new();
                violations(root, rule, value, at, &mut inner);
                inner.is_empty()
            }),
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    violations(root, wanted, item, &format!("{at}[{index}]"), found);
                }
                true
            }
            "additionalProperties" if rule.get("properties").is_some() => true,
            "properties" | "additionalProperties" => {
                members(root, rule, value, at, found);
                true
            }
            other => panic!("{at}: the test does not know the keyword {other}"),
        };
        if !follows {
            found.push(format!("{at}: {value} against {keyword} {wanted}"));
        }
    }
}

fn members(root: &Value, rule: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let Some(object) = value.as_object() else {
        return;
    };
    for name in rule["required"].as_array().into_iter().flatten() {
        if !object.contains_key(name.as_str().unwrap()) {
            found.push(format!("{at}: {name} is absent"));
        }
    }
    for (name, member) in object {
        let inner = format!("{at}.{name}");
        match (
            rule.get("properties").and_then(|all| all.get(name)),
            &rule["additionalProperties"],
        ) {
            (Some(rule), _) => violations(root, rule, member, &inner, found),
            (None, rule @ Value::Object(_)) => violations(root, rule, member, &inner, found),
            (None, _) => found.push(format!("{inner} is not in the schema")),
        }
    }
}

fn type_of(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    }
}

fn is_time(text: &str) -> bool {
    model::Instant::parse(text).is_some() && text.ends_with('Z')
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn check(document: &Value) -> Vec<String> {
    let (root, mut found) = (schema(), Vec::new());
    violations(&root, &root, document, "$", &mut found);
    found
}

#[test]
fn every_sample_follows_the_schema_in_every_language() {
    for sample in samples() {
        for language in Language::ALL {
            let text = written(&sample, language);
            assert!(!text.chars().any(|c| c != '\n' && case::is_deceptive(c)));
            let document = serde_json::from_str(&text).unwrap();
            assert_eq!(check(&document), Vec::<String>::new());
            let document = serde_json::from_str(&rechecked(&sample, language)).unwrap();
            assert_eq!(check(&document), Vec::<String>::new());
        }
    }
}

#[test]
fn a_comparison_follows_its_schema_and_a_wrong_one_is_refused() {
    let root: Value = serde_json::from_str(COMPARE).unwrap();
    let violations = |document: &Value| {
        let mut found = Vec::new();
        violations(&root, &root, document, "$", &mut found);
        found
    };
    for language in Language::ALL {
        let mut document: Value = serde_json::from_str(&compared(language)).unwrap();
        assert_eq!(violations(&document), Vec::<String>::new());
        assert!(
            !document["findings"]["appeared"]
                .as_array()
                .unwrap()
                .is_empty()
        );
        assert!(!document["coverage"].as_array().unwrap().is_empty());
        document["before"]["more"] = 1.into();
        assert_eq!(violations(&document).len(), 1);
    }
}

/// A word that a program can write is one that the schemas know.
#[test]
fn every_kind_of_source_and_of_fault_is_in_the_schemas() {
    let words = |schema: &str, definition: &str| -> Vec<String> {
        let root: Value = serde_json::from_str(schema).unwrap();
        let words = root.pointer(&format!("/$defs/{definition}/enum")).unwrap();
        let words = words.as_array().unwrap().iter();
        words
            .map(|word| word.as_str().unwrap().to_owned())
            .collect()
    };
    let kinds = SourceKind::ALL.map(SourceKind::name);
    for schema in [SCHEMA, COMPARE] {
        assert_eq!(words(schema, "source/properties/kind"), kinds);
    }
    // The library of types tells all when asked for one that does not exist.
    let error = serde_json::from_str::<FaultKind>("\"no such kind\"").unwrap_err();
    let error = error.to_string();
    let faults: Vec<&str> = error.split('`').skip(3).step_by(2).collect();
    assert!(faults.contains(&FaultKind::Unfinished.name()));
    assert_eq!(words(SCHEMA, "fault_kind"), faults);
}

#[test]
fn a_removed_row_is_said_to_be_one() {
    let sample = later::with_removed_row();
    for language in Language::ALL {
        let document: Value = serde_json::from_str(&written(&sample, language)).unwrap();
        assert_eq!(check(&document), Vec::<String>::new());
        let evidence = &document["findings"][0]["evidence"][0];
        let said = evidence["recovered"]["text"].as_str().unwrap();
        assert!(said.contains(["removed", "supprimée"][usize::from(language == Language::French)]));
        assert_eq!(document["coverage"][0]["recovered"], 4);
        let others = evidence_of(&document).filter(|one| one["recovered"].is_object());
        assert_eq!(others.count(), 1);
    }
}

fn evidence_of(document: &Value) -> impl Iterator<Item = &Value> {
    let findings = document["findings"].as_array().unwrap().iter();
    findings.flat_map(|finding| finding["evidence"].as_array().unwrap())
}

#[test]
fn every_definition_is_used_and_every_property_occurs() {
    let mut seen = String::new();
    for sample in samples() {
        seen.push_str(&written(&sample, Language::English));
    }
    seen.push_str(&rechecked(&sample::watched(), Language::English));
    for (name, definition) in schema()["$defs"].as_object().unwrap() {
        assert!(
            SCHEMA.contains(&format!("#/$defs/{name}\"")),
            "{name} is not used"
        );
        for property in definition["properties"].as_object().into_iter().flatten() {
            assert!(
                seen.contains(&format!("\"{}\":", property.0)),
                "{name}.{}",
                property.0
            );
        }
    }
}

#[test]
fn a_wrong_document_is_refused() {
    let right: Value =
        serde_json::from_str(&written(&sample::watched(), Language::English)).unwrap();
    let spoil = |change: fn(&mut Value)| {
        let mut wrong = right.clone();
        change(&mut wrong);
        check(&wrong).len()
    };
    assert_eq!(spoil(|_| {}), 0);
    assert_eq!(spoil(|document| document["schema"] = "check-2".into()), 1);
    assert_eq!(spoil(|document| document["more"] = 1.into()), 1);
    assert_eq!(
        spoil(|document| document["findings"][0]["count"] = (-1).into()),
        1
    );
    assert_eq!(
        spoil(|document| document["findings"][0]["last_time"] = "today".into()),
        1
    );
    assert_eq!(
        spoil(|document| document["indicators"][0]["sha256"] = "ABC".into()),
        1
    );
    assert_eq!(
        spoil(|document| {
            document["tool"].as_object_mut().unwrap().remove("name");
        }),
        1
    );
}

#[test]
fn words_stand_beside_their_keys_and_values_are_whole() {
    let document: Value =
        serde_json::from_str(&written(&sample::watched(), Language::French)).unwrap();
    let findings = document["findings"].as_array().unwrap();
    let host = findings
        .iter()
        .find(|one| one["kind"] == "known_tool")
        .unwrap();
    assert_eq!(host["title"]["key"], "finding-received-title");
    assert!(
        host["title"]["text"]
            .as_str()
            .unwrap()
            .starts_with("Un signe publié")
    );
    assert_eq!(host["indicator"]["value"], "spy.example.net");
    assert_eq!(host["check"], Value::Null);
    assert_eq!(host["stage"], "targeting");
    let observed = host["evidence"][0]["observed"].as_str().unwrap();
    assert!(observed.starts_with("https://spy.example.net/1\u{202e}\u{1b}[2J/xx"));
}

#[test]
fn the_same_outcome_gives_the_same_bytes() {
    let (one, two) = (sample::watched(), sample::watched());
    assert_eq!(
        written(&one, Language::French),
        written(&two, Language::French)
    );
}
