//! A case in which every text from outside tries to break out of every output.

use std::collections::BTreeSet;

use case::is_deceptive;
use report::{Language, Texts, misp, stix, timeline};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    html::page,
    markup,
    whole_case::{self, Whole},
};

const NASTY: &str = "=cmd|' /C calc'!A0</style></title></svg>\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;\u{202e}\u{1b}[2J\u{0}\u{200b}]]>\r\n\t@SUM(1)\\";

/// The same value with the nasty text wherever its type allows any text; what types allow is found out
/// by trying.
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
                // Sources, and what refers to them, must still fit together: spoiled below.
                if !["source", "key"].contains(&&**name) {
                    texts(value, format!("{path}/{name}"), into);
                }
            }
        }
        _ => {}
    }
}

fn nasty() -> Vec<Whole> {
    let mut all = whole_case::all();
    for whole in &mut all {
        whole.record = spoiled(&whole.record);
        whole.findings = spoiled(&whole.findings);
        whole.coverage = spoiled(&whole.coverage);
        whole.files = spoiled(&whole.files);
        for source in &mut whole.record.sources {
            source.id = NASTY.into();
        }
        for entry in &mut whole.coverage {
            entry.source = NASTY.into();
        }
    }
    all
}

#[test]
fn nothing_breaks_out_of_the_page() {
    let names = |page: &str| {
        let markup = markup::parse(page);
        let names = markup.elements.iter().flat_map(|element| {
            let attributes = element.attributes.keys().cloned();
            attributes.chain([element.name.clone()]).collect::<Vec<_>>()
        });
        names.collect::<BTreeSet<_>>()
    };
    let fair: BTreeSet<String> = whole_case::all()
        .iter()
        .flat_map(|fair| names(&page(fair, Language::French)))
        .collect();
    for whole in nasty() {
        let page = page(&whole, Language::French);
        assert!(!page.chars().any(|c| c != '\n' && is_deceptive(c)));
        for broken in ["<script", "<img", "onerror=alert(1)>", "</style></title>"] {
            assert!(!page.contains(broken), "{broken}");
        }
        // The whole text is shown, in its harmless form, and only elements of ours are there.
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        let strange: Vec<String> = names(&page).difference(&fair).cloned().collect();
        assert_eq!(strange, Vec::<String>::new());
    }
}

#[test]
fn nothing_breaks_out_of_a_hand_over() {
    let texts = Texts::new(Language::English);
    for whole in nasty() {
        let (mut csv, mut lines, mut bundle, mut event) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut out = timeline::Csv::new(&mut csv).unwrap();
        timeline::of_findings(&mut out, &texts, &whole.borrowed()).unwrap();
        timeline::Events::end(&mut out).unwrap();
        drop(out);
        let mut out = timeline::JsonLines::new(&mut lines);
        timeline::of_findings(&mut out, &texts, &whole.borrowed()).unwrap();
        stix::write(&mut bundle, &texts, &whole.borrowed()).unwrap();
        misp::write(&mut event, &texts, &whole.borrowed()).unwrap();
        for bytes in [&csv, &lines, &bundle, &event] {
            let text = std::str::from_utf8(bytes).unwrap();
            assert!(!text.chars().any(|c| c != '\n' && is_deceptive(c)));
        }
        for document in [&bundle, &event] {
            serde_json::from_slice::<Value>(document).unwrap();
        }
        for line in std::str::from_utf8(&lines).unwrap().lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            assert_eq!(line["path"], NASTY, "machines get the exact value");
        }
        let mut rows = csv::Reader::from_reader(&*csv);
        for row in rows.records() {
            let row = row.unwrap();
            assert_eq!(row.len(), 15);
            assert!(row.iter().any(|cell| cell.starts_with("'=cmd|")));
            for (at, cell) in row.iter().enumerate() {
                let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(!is_formula || at == 2, "{cell}");
            }
        }
    }
}
