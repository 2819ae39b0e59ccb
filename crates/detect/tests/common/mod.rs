//! What the tests of indicators and matching share.
#![expect(dead_code, reason = "each test file uses a part of it")]

use detect::{
    indicators::{Platform, Set, parse},
    matcher::Matcher,
};
use model::Value;

/// A STIX bundle of these patterns, for the family "Example".
pub(crate) fn stix(patterns: &[&str]) -> Vec<u8> {
    let mut objects = vec![serde_json::json!({
        "type": "malware", "id": "malware--1", "spec_version": "2.1", "name": "Example",
        "modified": "2024-01-01T00:00:00Z"
    })];
    for (number, pattern) in patterns.iter().enumerate() {
        let id = format!("indicator--{number}");
        objects.push(serde_json::json!({
            "type": "indicator", "id": id, "pattern": pattern, "pattern_type": "stix",
            "valid_from": "2023-01-01T00:00:00Z"
        }));
        objects.push(serde_json::json!({
            "type": "relationship", "id": format!("relationship--{number}"),
            "relationship_type": "indicates", "source_ref": id, "target_ref": "malware--1"
        }));
    }
    serde_json::to_vec(
        &serde_json::json!({"type": "bundle", "id": "bundle--1", "objects": objects}),
    )
    .unwrap()
}

/// The set of these patterns.
pub(crate) fn set(patterns: &[&str]) -> Set {
    parse("example", &stix(patterns)).unwrap()
}

/// A matcher of these patterns; each must be usable.
pub(crate) fn matcher(patterns: &[&str]) -> Matcher {
    let set = set(patterns);
    assert_eq!(set.refused, []);
    Matcher::new(vec![set])
}

/// What a matcher says of a value: rule, published value, and why it is lowered.
pub(crate) fn hits(
    matcher: &Matcher,
    platform: Platform,
    value: Value<'_>,
) -> Vec<(u8, String, String)> {
    let mut all = Vec::new();
    matcher.find(platform, value, &mut |hit| {
        let (_, indicator) = matcher.indicator(hit.indicators[0]).unwrap();
        let lowered = hit.lowered.map_or("", |lowered| lowered.name());
        all.push((hit.rule, indicator.value.to_string(), lowered.to_owned()));
    });
    all
}

/// The folder of real samples, if it was given.
pub(crate) fn samples() -> Option<std::path::PathBuf> {
    match std::env::var_os("VIGIE_SAMPLES") {
        Some(folder) => Some(folder.into()),
        None => {
            assert!(
                std::env::var_os("VIGIE_REQUIRE_ALL").is_none(),
                "VIGIE_SAMPLES is required"
            );
            println!("skipped: VIGIE_SAMPLES is not set");
            None
        }
    }
}
