//! A case and paths in which every text from outside tries to break out of the pages.

use std::collections::BTreeSet;

use case::is_deceptive;
use report::Language;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    made::{self, Outside},
    markup,
    whole_case::{self, Whole},
};

const NASTY: &str = "=cmd</style></title></textarea></select>\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;\u{202e}\u{1b}[2J\u{200b}]]>\r\n\t\\";

fn nasty() -> String {
    format!("{NASTY}{}", "long ".repeat(2_000))
}

/// The same value with the nasty text wherever its type allows any text.
fn spoiled<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let mut whole = serde_json::to_value(value).unwrap();
    let mut paths = Vec::new();
    texts(&whole, String::new(), &mut paths);
    for path in paths {
        let before = whole.pointer(&path).unwrap().clone();
        *whole.pointer_mut(&path).unwrap() = NASTY.into();
        if serde_json::from_value::<T>(whole.clone()).is_err() {
            *whole.pointer_mut(&path).unwrap() = before;
        }
    }
    serde_json::from_value(whole).unwrap()
}

fn texts(value: &Value, path: String, into: &mut Vec<String>) {
    match value {
        Value::String(_) => into.push(path),
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate() {
                texts(value, format!("{path}/{at}"), into);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                if !["source", "key"].contains(&&**name) {
                    texts(value, format!("{path}/{name}"), into);
                }
            }
        }
        _ => {}
    }
}

fn spoiled_case(mut whole: Whole) -> Whole {
    whole.record = spoiled(&whole.record);
    whole.findings = spoiled(&whole.findings);
    whole.coverage = spoiled(&whole.coverage);
    whole.accesses = spoiled(&whole.accesses);
    whole
}

#[test]
fn nothing_breaks_out_of_any_page() {
    let names = |page: &str| {
        let markup = markup::parse(page);
        let names = markup.elements.iter().flat_map(|element| {
            let attributes = element.attributes.keys().cloned();
            attributes.chain([element.name.clone()]).collect::<Vec<_>>()
        });
        names.collect::<BTreeSet<String>>()
    };
    let fair = Outside { text: "/a".into() };
    let cases = whole_case::all();
    let pages = cases
        .iter()
        .flat_map(|whole| made::all(Language::French, whole, &fair));
    let known: BTreeSet<String> = pages.flat_map(|(_, page)| names(&page)).collect();
    let outside = Outside { text: nasty() };
    let mut seen = 0;
    for whole in whole_case::all().into_iter().map(spoiled_case) {
        for language in Language::ALL {
            for (name, page) in made::all(language, &whole, &outside) {
                assert!(
                    !page.chars().any(|c| c != '\n' && is_deceptive(c)),
                    "{name}"
                );
                for broken in ["<script>", "<img", "onerror=alert(1)>", "</style></title>"] {
                    assert!(!page.contains(broken), "{name}: {broken}");
                }
                let strange: Vec<String> = names(&page).difference(&known).cloned().collect();
                assert_eq!(strange, Vec::<String>::new(), "{name}");
                seen += page
                    .matches("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .count();
            }
        }
    }
    assert!(
        seen > 5_000,
        "the text is shown, in its harmless form: {seen}"
    );
}

/// A path is sent back as it was.
#[test]
fn the_path_of_a_case_comes_back() {
    let text = "E:\\cases\\\"<b>'\u{202e}";
    let outside = Outside { text: text.into() };
    let whole = whole_case::all().swap_remove(0);
    let pages = made::all(Language::English, &whole, &outside);
    let (_, page) = pages.iter().find(|(name, _)| name == "cases 0").unwrap();
    let written = "value=\"E:\\cases\\&quot;&lt;b&gt;&#39;&#x202e;/50\"";
    assert!(page.contains(written), "{written}");
}
