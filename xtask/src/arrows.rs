//! Which crate of ours uses which: data flows from model to app, and never back. The picture stands in
//! `ARCHITECTURE.md`.

use std::{collections::BTreeSet, process::Command};

use serde_json::Value;

use crate::repository;

/// What each crate may use. A crate that is not named here fails the test.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("disk", &[]),
    ("formats", &["model"]),
    ("sources", &["model", "disk", "formats"]),
    ("artefacts", &["model", "formats"]),
    ("detect", &["model", "artefacts"]),
    ("case", &["model", "disk"]),
    ("report", &["model", "case"]),
    ("pages", &["model", "case", "report"]),
    ("pdf", &["model", "case", "report"]),
    ("testkit", &[]),
    (
        "vigie",
        &[
            "model",
            "disk",
            "formats",
            "sources",
            "artefacts",
            "detect",
            "case",
            "report",
            "pages",
            "pdf",
            "testkit",
        ],
    ),
    (
        "benches",
        &[
            "model",
            "formats",
            "sources",
            "artefacts",
            "detect",
            "case",
            "report",
            "pages",
            "pdf",
            "testkit",
            "vigie",
        ],
    ),
    ("fuzz", &["model", "formats", "artefacts", "detect"]),
    ("xtask", &[]),
];

/// What the tests of a crate may use beside that.
const IN_TESTS: &[(&str, &[&str])] = &[(
    "xtask",
    &["artefacts", "detect", "formats", "model", "report"],
)];

/// What every test may use.
const IN_EVERY_TEST: &str = "testkit";

#[test]
fn crates_use_only_those_above_them() {
    let packages = packages("Cargo.toml");
    let seen: BTreeSet<&str> = packages.iter().map(name).collect();
    for (wanted, _) in ARROWS
        .iter()
        .filter(|(name, _)| !["benches", "fuzz"].contains(name))
    {
        assert!(seen.contains(wanted), "no crate {wanted}");
    }
    let wrong: Vec<String> = packages.iter().flat_map(wrong_arrows).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn fuzz_targets_use_only_what_is_pure() {
    let packages = packages("fuzz/Cargo.toml");
    assert_eq!(packages.iter().map(name).collect::<Vec<_>>(), ["fuzz"]);
    let wrong: Vec<String> = packages.iter().flat_map(wrong_arrows).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_arrow_back_is_seen() {
    let package = |kind: Value| {
        let dependency = serde_json::json!({ "name": "detect", "path": "x", "kind": kind });
        serde_json::json!({ "name": "formats", "dependencies": [dependency] })
    };
    assert_eq!(
        wrong_arrows(&package(Value::Null)),
        ["formats must not use detect"]
    );
    assert_eq!(
        wrong_arrows(&package("build".into())),
        ["formats must not use detect"]
    );
    assert_eq!(
        wrong_arrows(&package("dev".into())),
        ["formats must not use detect in its tests"]
    );
}

/// The packages of the workspace at `manifest`, as `cargo metadata` tells them.
fn packages(manifest: &str) -> Vec<Value> {
    let answer = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--offline",
            "--no-deps",
            "--manifest-path",
        ])
        .arg(repository::root().join(manifest))
        .output()
        .unwrap();
    assert!(
        answer.status.success(),
        "{}",
        String::from_utf8_lossy(&answer.stderr)
    );
    let mut metadata: Value = serde_json::from_slice(&answer.stdout).unwrap();
    serde_json::from_value(metadata["packages"].take()).unwrap()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

/// Each use of a crate of ours (it has a path) that is not allowed.
fn wrong_arrows(package: &Value) -> Vec<String> {
    let user = name(package);
    let Some(arrows) = of(ARROWS, user) else {
        return vec![format!(
            "{user} has no place in the picture: see ARROWS in xtask/src/arrows.rs"
        )];
    };
    let mut wrong = Vec::new();
    for dependency in package["dependencies"].as_array().unwrap() {
        let used = name(dependency);
        if dependency["path"].is_null() || arrows.contains(&used) {
            continue;
        }
        let in_tests = dependency["kind"] == "dev";
        let more = of(IN_TESTS, user).unwrap_or_default();
        if !in_tests {
            wrong.push(format!("{user} must not use {used}"));
        } else if used != IN_EVERY_TEST && !more.contains(&used) {
            wrong.push(format!("{user} must not use {used} in its tests"));
        }
    }
    wrong
}

fn of<'t>(table: &'t [(&str, &'t [&'t str])], name: &str) -> Option<&'t [&'t str]> {
    table
        .iter()
        .find(|(user, _)| *user == name)
        .map(|(_, used)| *used)
}
