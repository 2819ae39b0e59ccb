//! Every page can be heard, walked through with keys, and leads nowhere else.

use std::{collections::BTreeSet, env, fs, path::Path};

use pages::{SCRIPT, STYLE, guide::Guide};
use report::Language;

use crate::{
    banned::banned,
    markup::{self, Element, Markup},
    samples,
};

fn every(mut look: impl FnMut(Language, &str, &str, &Markup)) {
    for said in [samples::ordinary(), samples::hostile()] {
        for language in Language::ALL {
            for (name, page) in samples::all(language, &said) {
                look(language, name, &page, &markup::parse(&page));
            }
        }
    }
}

/// The addresses that `address.rs` names.
fn addresses() -> BTreeSet<String> {
    let source = include_str!("../../src/address.rs");
    let named = source.lines().filter_map(|line| {
        let (_, after) = line.split_once(": &str = \"")?;
        Some(after.trim_end_matches("\";").to_owned())
    });
    named.chain(Guide::ALL.map(Guide::address)).collect()
}

/// With PAGES_TO set, the pages are also written there, to be looked at.
#[test]
fn pages_are_well_formed_and_can_be_looked_at() {
    let mut seen = 0;
    for language in Language::ALL {
        for (name, page) in samples::all(language, &samples::ordinary()) {
            markup::parse(&page);
            seen += 1;
            if let Some(folder) = env::var_os("PAGES_TO") {
                let page = page
                    .replace("\"/s.css\"", "\"s.css\"")
                    .replace("\"/s.js\"", "\"none.js\"");
                let file = format!("{name}.{}.html", language.code());
                fs::write(Path::new(&folder).join(file), page).unwrap();
                fs::write(Path::new(&folder).join("s.css"), STYLE).unwrap();
            }
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn every_page_can_be_heard_and_walked_with_keys() {
    every(|language, name, _, markup| {
        let mut ids = BTreeSet::new();
        let (mut level, mut first_headings) = (0, 0);
        for element in &markup.elements {
            if let Some(id) = element.attribute("id") {
                assert!(ids.insert(id.to_owned()), "{name}: {id} stands twice");
            }
            match &*element.name {
                "html" => {
                    assert_eq!(element.attribute("lang"), Some(language.code()));
                    assert_eq!(element.attribute("dir"), Some("ltr"));
                }
                "svg" => assert_eq!(element.attribute("role"), Some("img")),
                "h1" | "h2" | "h3" | "h4" => {
                    let next: usize = element.name[1..].parse().unwrap();
                    assert!(next <= level + 1, "{name}: h{level}, then h{next}");
                    level = next;
                    first_headings += usize::from(next == 1);
                }
                _ => {}
            }
        }
        assert_eq!(first_headings, 1, "{name}");
        for element in &markup.elements {
            for of in ["aria-labelledby", "aria-describedby", "for"] {
                let named = element.attribute(of).unwrap_or_default();
                for id in named.split_whitespace() {
                    assert!(ids.contains(id), "{name}: {id} is nowhere");
                }
            }
            if let Some(id) = element
                .attribute("href")
                .and_then(|to| to.strip_prefix('#'))
            {
                assert!(ids.contains(id), "{name}: #{id} is nowhere");
            }
        }
    });
}

#[test]
fn every_field_has_a_label_and_every_drawing_words() {
    every(|_, name, _, markup| {
        let labelled: BTreeSet<&str> = markup
            .elements
            .iter()
            .filter(|element| element.name == "label")
            .filter_map(|element| element.attribute("for"))
            .collect();
        let is_field = |element: &&Element| {
            ["input", "select", "textarea"].contains(&&*element.name)
                && element.attribute("type") != Some("hidden")
        };
        for field in markup.elements.iter().filter(is_field) {
            let id = field.attribute("id").unwrap_or_default();
            assert!(labelled.contains(id), "{name}: {field:?}");
        }
        let count = |of| markup.elements.iter().filter(|e| e.name == of).count();
        assert_eq!(count("desc"), count("svg"), "{name}");
        assert_eq!(count("figure"), count("svg"), "{name}");
    });
}

#[test]
fn every_page_has_the_way_out_and_the_way_to_help() {
    every(|_, name, _, markup| {
        if name == "blank" {
            return;
        }
        for (element, attribute, value) in [
            ("form", "action", pages::address::LEAVE),
            ("form", "action", pages::address::STOP),
            ("form", "action", pages::address::LANGUAGE),
            ("form", "action", pages::address::COUNTRY),
            ("a", "href", "#at-help"),
            ("a", "href", "#at-main"),
            ("a", "href", pages::address::CASES),
            ("a", "href", pages::address::INDICATORS),
        ] {
            let found = markup
                .elements
                .iter()
                .any(|one| one.name == element && one.attribute(attribute) == Some(value));
            assert!(found, "{name}: {value}");
        }
        let current = markup
            .elements
            .iter()
            .filter(|element| element.attribute("aria-current") == Some("step"));
        let is_beside = ["problem", "missing"].contains(&name);
        assert_eq!(current.count(), usize::from(!is_beside), "{name}");
    });
}

#[test]
fn every_form_carries_the_secret_and_every_way_is_one_of_ours() {
    let addresses = addresses();
    assert!(addresses.len() > 30);
    every(|_, name, page, markup| {
        let mut forms = 0;
        for element in &markup.elements {
            for of in [
                "href",
                "action",
                "src",
                "data-events",
                "data-drop",
                "data-then",
                "data-blank",
            ] {
                let Some(to) = element.attribute(of) else {
                    continue;
                };
                let path = to.split('?').next().unwrap_or_default();
                let is_ours = to.starts_with('#') || to == "data:," || addresses.contains(path);
                assert!(is_ours, "{name}: {to}");
            }
            if element.name == "form" {
                forms += 1;
                assert_eq!(element.attribute("method"), Some("post"), "{name}");
            }
        }
        let secret = format!("name=\"secret\" value=\"{}\"", samples::SECRET);
        assert_eq!(page.matches(&secret).count(), forms, "{name}");
    });
}

#[test]
fn nothing_is_loaded_and_nothing_runs_but_our_script() {
    every(|_, name, page, markup| {
        let lower = page.to_lowercase();
        for outside in ["http://", "https://", "url(", "@import", "javascript:"] {
            assert!(!lower.contains(outside), "{name}: {outside}");
        }
        for element in &markup.elements {
            assert!(element.name != "style", "{name}");
            for of in element.attributes.keys() {
                assert!(
                    !of.starts_with("on") && of != "style",
                    "{name}: {element:?}"
                );
            }
        }
        let scripts = lower.matches("<script").count();
        let ours = lower
            .matches("<script src=\"/s.js\" defer=\"defer\"></script>")
            .count();
        assert_eq!(
            (scripts, ours),
            if name == "blank" { (0, 0) } else { (1, 1) },
            "{name}"
        );
    });
}

#[test]
fn nothing_banned_is_said_and_no_key_is_shown() {
    every(|language, name, _, markup| {
        for (_, words) in &markup.words {
            assert_eq!(banned(language, words), None, "{name}: {words}");
            let first = words.trim();
            for open in ["{ $", "{$", "app-", "guide-", "error-", "source-", "fault-"] {
                assert!(!first.starts_with(open), "{name}: {words}");
            }
        }
    });
}

#[test]
fn titles_and_the_blank_page_tell_nothing() {
    let mut titles = BTreeSet::new();
    every(|language, name, page, _| {
        let (_, after) = page.split_once("<title>").unwrap();
        titles.insert(after.split_once('<').unwrap().0.to_owned());
        if name == "blank" {
            let lower = page.to_lowercase();
            for word in ["vigie", "phone", "téléphone", "stylesheet", "form", "/s."] {
                let said = lower
                    .replace("format-detection", "")
                    .replace("telephone=no", "");
                assert!(!said.contains(word), "{language:?}: {word}");
            }
        }
    });
    assert_eq!(titles.into_iter().collect::<Vec<_>>(), ["Page"]);
}

#[test]
fn the_script_and_the_style_hold_no_trap() {
    for trap in [
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "Function(",
        "http:",
        "https:",
        "localStorage",
        "sessionStorage",
    ] {
        assert!(!SCRIPT.contains(trap), "{trap}");
    }
    for trap in ["url(", "@import", "http", "expression("] {
        assert!(!STYLE.contains(trap), "{trap}");
    }
    // Sides are those of the writing, so that a language from right to left needs nothing else.
    for physical in [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "text-align: left",
        "text-align: right",
        "border-left",
        "border-right",
    ] {
        assert!(!STYLE.contains(physical), "{physical}");
    }
}

fn luminance(hex: &str) -> f64 {
    let value = u32::from_str_radix(hex, 16).unwrap();
    let part = |shift: u32| f64::from((value >> shift) & 0xff) / 255.0;
    let linear = |c: f64| {
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(part(16)) + 0.7152 * linear(part(8)) + 0.0722 * linear(part(0))
}

/// Described in: <https://www.w3.org/TR/WCAG22/#contrast-minimum>.
#[test]
fn letters_stand_out_by_day_and_by_night() {
    let schemes: Vec<&str> = STYLE.split(":root {").skip(1).collect();
    // By day, by night; printing has its own.
    for scheme in &schemes[..2] {
        let colour = |name: &str| {
            let (_, after) = scheme.split_once(&format!("--{name}: #")).unwrap();
            luminance(&after[..6])
        };
        let contrast = |a: f64, b: f64| (a.max(b) + 0.05) / (a.min(b) + 0.05);
        for ground in ["paper", "wash"] {
            for letters in ["ink", "soft", "link", "note", "done"] {
                let found = contrast(colour(letters), colour(ground));
                assert!(found >= 4.5, "{letters} on {ground}: {found}");
            }
            // Borders of fields, and what a drawing marks.
            for line in ["line", "mark"] {
                let found = contrast(colour(line), colour(ground));
                assert!(found >= 3.0, "{line} on {ground}: {found}");
            }
        }
        let button = contrast(colour("on-mark"), colour("mark"));
        assert!(button >= 4.5, "{button}");
    }
}
