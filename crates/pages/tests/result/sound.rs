//! Every page can be heard and walked through with keys, and leads nowhere else.

use std::collections::BTreeSet;

use report::Language;

use crate::{
    banned::banned,
    made::{self, Outside, SECRET},
    markup::{self, Element, Markup},
    whole_case,
};

fn every(mut look: impl FnMut(Language, &str, &str, &Markup)) {
    let outside = Outside {
        text: "/media/key/calm-river-27".into(),
    };
    for whole in whole_case::all() {
        for language in Language::ALL {
            for (name, page) in made::all(language, &whole, &outside) {
                look(language, &name, &page, &markup::parse(&page));
            }
        }
    }
}

#[test]
fn headings_stand_in_order_and_what_is_named_is_there() {
    every(|language, name, _, markup| {
        let mut ids = BTreeSet::new();
        let (mut level, mut first) = (0, 0);
        let (mut tables, mut captions) = (0, 0);
        for element in &markup.elements {
            if let Some(id) = element.attribute("id") {
                assert!(ids.insert(id.to_owned()), "{name}: {id} stands twice");
            }
            match &*element.name {
                "html" => assert_eq!(element.attribute("lang"), Some(language.code())),
                "th" => assert!(matches!(element.attribute("scope"), Some("col" | "row"))),
                "table" => tables += 1,
                "caption" => captions += 1,
                "svg" => assert_eq!(element.attribute("role"), Some("img")),
                "h1" | "h2" | "h3" | "h4" => {
                    let next: usize = element.name[1..].parse().unwrap();
                    assert!(next <= level + 1, "{name}: h{level}, then h{next}");
                    level = next;
                    first += usize::from(next == 1);
                }
                _ => {}
            }
        }
        assert_eq!((first, tables), (1, captions), "{name}");
        for element in &markup.elements {
            let of = ["aria-labelledby", "aria-describedby", "for"];
            for id in of.into_iter().filter_map(|of| element.attribute(of)) {
                for id in id.split_whitespace() {
                    assert!(ids.contains(id), "{name}: {id} is nowhere");
                }
            }
            let inside = element
                .attribute("href")
                .and_then(|to| to.strip_prefix('#'));
            assert!(
                inside.is_none_or(|id| ids.contains(id)),
                "{name}: {inside:?}"
            );
        }
    });
}

#[test]
fn every_field_has_a_label_and_every_landmark_a_name_of_its_own() {
    every(|_, name, _, markup| {
        let all = || markup.elements.iter();
        let labelled: BTreeSet<&str> = all()
            .filter(|element| element.name == "label")
            .filter_map(|element| element.attribute("for"))
            .collect();
        let is_field = |element: &&Element| {
            ["input", "select", "textarea"].contains(&&*element.name)
                && element.attribute("type") != Some("hidden")
        };
        for field in all().filter(is_field) {
            let id = field.attribute("id").unwrap_or_default();
            assert!(labelled.contains(id), "{name}: {field:?}");
        }
        let mut labels = BTreeSet::new();
        for nav in all().filter(|element| element.name == "nav") {
            let label = nav.attribute("aria-label").unwrap_or_default().to_owned();
            assert!(
                !label.is_empty() && labels.insert(label.clone()),
                "{name}: {label}"
            );
        }
    });
}

#[test]
fn every_way_is_one_of_ours_and_every_change_carries_the_secret() {
    let source = include_str!("../../src/address.rs");
    let named = source.lines().filter_map(|line| {
        let (_, after) = line.split_once(": &str = \"")?;
        Some(after.trim_end_matches("\";").to_owned())
    });
    let addresses: BTreeSet<String> = named.collect();
    assert!(addresses.len() > 30);
    every(|_, name, page, markup| {
        let mut changes = 0;
        for element in &markup.elements {
            for of in ["href", "action", "src"] {
                let Some(to) = element.attribute(of) else {
                    continue;
                };
                let path = to.split('?').next().unwrap_or_default();
                let finding = path.strip_prefix(pages::address::FINDING);
                let is_finding = finding.is_some_and(|number| number.parse::<usize>().is_ok());
                let is_ours = to.starts_with('#') || to == "data:,";
                assert!(
                    is_ours || is_finding || addresses.contains(path),
                    "{name}: {to}"
                );
                // What follows is numbers, but for the document's form: words would tell.
                let query = to.split_once('?').map_or("", |(_, query)| query);
                let is_number = |pair: &str| {
                    let value = pair.split_once('=').map_or("", |(_, value)| value);
                    value.parse::<i64>().is_ok() || pair.starts_with("form=")
                };
                assert!(
                    query.is_empty() || query.split('&').all(is_number),
                    "{name}: {to}"
                );
            }
            if element.name == "form" {
                changes += usize::from(element.attribute("method") == Some("post"));
            }
            let of = element.attributes.keys();
            assert!(
                of.clone().all(|of| !of.starts_with("on") && of != "style"),
                "{element:?}"
            );
            assert!(element.name != "style" && element.name != "img", "{name}");
        }
        let secret = format!("name=\"secret\" value=\"{SECRET}\"");
        assert_eq!(page.matches(&secret).count(), changes, "{name}");
        assert_eq!(page.matches("<script").count(), 1, "{name}");
    });
}

#[test]
fn every_word_is_said_and_none_is_banned() {
    every(|language, name, _, markup| {
        for (_, words) in &markup.words {
            assert_eq!(banned(language, words), None, "{name}: {words}");
            let words = words.trim();
            let keys = [
                "app-", "report-", "finding-", "means-", "access-", "compare-", "{ $",
            ];
            assert!(
                !keys.iter().any(|key| words.starts_with(key)),
                "{name}: {words}"
            );
            // What is said on the command line alone.
            assert!(!words.contains(" --"), "{name}: {words}");
            assert!(!words.contains("vigie report"), "{name}: {words}");
        }
    });
}

#[test]
fn the_same_case_gives_the_same_pages() {
    let outside = Outside { text: "/a".into() };
    let (one, two) = (whole_case::all(), whole_case::all());
    for (one, two) in one.iter().zip(&two) {
        let one = made::all(Language::French, one, &outside);
        assert_eq!(one, made::all(Language::French, two, &outside));
    }
}
