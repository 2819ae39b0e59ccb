//! Every key that the pages name has words, and all words of these pages are used.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast::Entry, parser};
use report::{Language, Texts};

fn folder(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

fn sources(folder: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let code = fs::read_to_string(&path).unwrap();
            into.push(code.split("#[cfg(test)]").next().unwrap().to_owned());
        }
    }
}

fn keys(file: &str) -> BTreeSet<String> {
    let path = folder("../report/texts/en").join(file);
    let resource = parser::parse(fs::read_to_string(path).unwrap()).unwrap();
    let keys = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name),
        _ => None,
    });
    keys.collect()
}

#[test]
fn every_key_has_words_and_every_word_is_used() {
    let mut code = Vec::new();
    sources(&folder("src"), &mut code);
    let named: BTreeSet<&str> = code
        .iter()
        .flat_map(|code| code.lines())
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .collect();
    let texts = Texts::new(Language::English);
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    for key in &named {
        let is_ours = key.starts_with("app-") || key.starts_with("guide-");
        if is_ours && key.chars().all(is_key) && !key.ends_with('-') {
            assert!(texts.has(key), "{key}");
        }
    }
    for file in ["app_before.ftl", "guides.ftl"] {
        for key in keys(file) {
            assert!(named.contains(&*key), "{key} is not used");
        }
    }
}
