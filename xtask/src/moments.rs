//! Every word by which an artefact names a moment has a text in every language, and no other has one.

use std::collections::BTreeSet;

use report::{Language, Texts};

use crate::repository;

/// The words in the bodies of `fn moments` of a source file. What is compared or matched there is none:
/// it stands before `=>`, or behind `==` or `!=`.
fn words(code: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for body in code.split("fn moments(").skip(1) {
        let body = body.split("\n    }\n").next().unwrap_or_default();
        for line in body.lines().filter(|line| !line.trim().starts_with("//")) {
            let line = line.split_once("=>").map_or(line, |(_, value)| value);
            let mut before = "";
            for (number, part) in line.split('"').enumerate() {
                let before_it = before.trim_end().trim_end_matches("Some(").trim_end();
                let is_compared = ["==", "!="].iter().any(|sign| before_it.ends_with(sign));
                if number % 2 == 1 && !is_compared {
                    words.insert(part.to_owned());
                }
                before = part;
            }
        }
    }
    words
}

/// The words of the moments that the fixtures expect.
fn expected() -> BTreeSet<String> {
    let files = repository::files().into_iter();
    let of_fixtures = files.filter(|file| file.path.ends_with("/expected.jsonl"));
    let mut words = BTreeSet::new();
    for file in of_fixtures {
        for line in file.text.unwrap().lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let moments = record["moments"].as_array().into_iter().flatten();
            words.extend(moments.map(|moment| {
                let moment = moment.as_str().unwrap();
                moment.split(' ').next().unwrap().to_owned()
            }));
        }
    }
    words
}

#[test]
fn every_moment_has_words_and_no_other() {
    let artefacts = repository::rust().into_iter();
    let artefacts = artefacts.filter(|(path, _)| path.starts_with("crates/artefacts/src/"));
    let emitted: BTreeSet<String> = artefacts.flat_map(|(_, code)| words(&code)).collect();
    let expected = expected();
    let unseen: Vec<&String> = expected.difference(&emitted).collect();
    assert!(
        unseen.is_empty() && expected.len() > 70,
        "not found in the code: {unseen:?}"
    );
    for language in Language::ALL {
        let texts = Texts::new(language);
        let lacks = emitted
            .iter()
            .filter(|word| !texts.has(&format!("moment-{word}")));
        let lacks: Vec<&String> = lacks.collect();
        assert!(lacks.is_empty(), "{}: {lacks:?}", language.code());
        let path = format!("crates/report/texts/{}/moments.ftl", language.code());
        let mut files = repository::files().into_iter();
        let file = files.find(|file| file.path == path).unwrap();
        let text = file.text.unwrap();
        let named = text
            .lines()
            .filter_map(|line| line.strip_prefix("moment-")?.split(' ').next());
        let unused: Vec<&str> = named.filter(|word| !emitted.contains(*word)).collect();
        assert!(unused.is_empty(), "{path}: {unused:?}");
    }
}

#[test]
fn what_is_compared_is_no_word() {
    let code = "fn moments(&self) {\n let what = match self.kind {\n (\"chat\", _) => \"a-last\",\n _ => \"b\",\n };\n \
                if self.kind == \"tab\" { each(\"c-d\") }\n for x in [(1, \"e\"), (2, \"f\")] {}\n    }\n fn f() { \"g\" }";
    let found: Vec<String> = words(code).into_iter().collect();
    assert_eq!(found, ["a-last", "b", "c-d", "e", "f"]);
}
