//! The summary as people see it, in both languages. `UPDATE=1` rewrites the expected texts: read
//! the difference.

#[path = "sample/later.rs"]
mod later;
mod sample;

use std::{env, fs, path::Path};

use case::is_deceptive;
use report::{
    Language, Texts,
    terminal::{self, Style},
};
use sample::Sample;

fn summary(sample: &Sample, language: Language, style: Style) -> String {
    let mut out = Vec::new();
    terminal::write(&mut out, &Texts::new(language), &sample.outcome(), style).unwrap();
    String::from_utf8(out).unwrap()
}

fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/expected/{name}"));
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        text == expected,
        "{name} differs; UPDATE=1 rewrites it. It is now:\n{text}"
    );
}

#[test]
fn each_form_of_the_summary_reads_as_written() {
    for (name, sample) in [
        ("nothing", sample::nothing()),
        ("partly", sample::partly()),
        ("locked", sample::locked()),
        ("points", sample::points()),
        ("watched", sample::watched()),
        ("android", sample::android()),
    ] {
        for language in Language::ALL {
            let text = summary(&sample, language, Style::default());
            compare(&format!("{name}.{}.txt", language.code()), &text);
        }
    }
}

#[test]
fn what_was_recovered_is_said() {
    let sample = later::with_removed_row();
    for (language, said) in [
        (
            Language::English,
            ["recovered from a row", "4 more records from removed"],
        ),
        (
            Language::French,
            ["retrouvé dans une ligne", "4 enregistrements de plus"],
        ),
    ] {
        let text = summary(&sample, language, Style::default());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in said {
            assert!(text.contains(said), "{said}: {text}");
        }
        let without = summary(&sample::watched(), language, Style::default());
        assert!(!without.contains("free-page"));
    }
}

/// What was handed in decides what is said of it, and nothing of the other kind of phone is said.
#[test]
fn the_words_fit_the_phone() {
    let plain = |sample: &Sample, language| {
        let text = summary(sample, language, Style::default());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (sample, said, never) in [
        (
            sample::android(),
            [
                "Android 10,",
                "2 parts are known to vigie by their name only",
                "A bug report holds what the phone's services noted",
                "Google account (",
                "In danger now, in France",
            ],
            [
                "iOS",
                ", not encrypted,",
                "A backup holds",
                "Apple account:",
                "new backup",
            ],
        ),
        (
            sample::partly(),
            [
                "iOS 17.4,",
                "An unencrypted backup",
                "A backup holds only a part",
                "Apple account:",
                "the emergency number of the place",
            ],
            [
                "Android 1",
                "bug report",
                "Google account (",
                "in France",
                "known to vigie by",
            ],
        ),
    ] {
        let text = plain(&sample, Language::English);
        for said in said {
            assert!(text.contains(said), "{said}: {text}");
        }
        for never in never {
            assert!(!text.contains(never), "{never}: {text}");
        }
        // Accounts come before what was handed in cannot show, and the questions before all else.
        let at = |words: &str| text.find(words).unwrap();
        assert!(at("== Before you go on ==") < at("== What was"));
        assert!(at("== Accounts and settings") < at("== What this cannot see"));
    }
    // The language names no country.
    let mut elsewhere = sample::android();
    elsewhere.country = None;
    let french = plain(&elsewhere, Language::French);
    assert!(french.contains("le numéro d’urgence du lieu où vous êtes"));
    assert!(!french.contains("3919") && !french.contains("17 ou 112"));
}

#[test]
fn evidence_cannot_act_on_the_terminal_and_no_line_is_too_wide() {
    for sample in [sample::partly(), sample::watched()] {
        for width in [40, 72, 100] {
            let style = Style {
                color: false,
                width: Some(width),
            };
            for line in summary(&sample, Language::French, style).lines() {
                assert!(!line.chars().any(is_deceptive), "{line:?}");
                assert!(line.chars().count() <= width, "{line}");
            }
        }
    }
}

#[test]
fn colour_says_nothing_and_is_never_red() {
    let colored = summary(
        &sample::watched(),
        Language::English,
        Style {
            color: true,
            width: None,
        },
    );
    let codes: std::collections::BTreeSet<&str> = colored
        .split('\u{1b}')
        .skip(1)
        .map(|rest| rest.split_inclusive('m').next().unwrap())
        .collect();
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), ["[0m", "[1m", "[2m"]);
    let plain = summary(&sample::watched(), Language::English, Style::default());
    let stripped = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m"]
        .iter()
        .fold(colored, |text, code| text.replace(code, ""));
    assert_eq!(stripped, plain);
}

#[test]
fn the_first_sentence_has_one_form_for_each_outcome() {
    for (sample, start) in [
        (
            sample::nothing(),
            "These checks found nothing in what could be read.",
        ),
        (sample::locked(), "We do not know"),
        (sample::points(), "There are 2 points to look at together."),
        (
            sample::watched(),
            "A sign of a known surveillance tool was seen.",
        ),
    ] {
        assert!(summary(&sample, Language::English, Style::default()).starts_with(start));
    }
    // What the owner explained, and nothing else, is nothing above context.
    let mut explained = sample::watched();
    explained.findings.truncate(1);
    let text = summary(&explained, Language::English, Style::default());
    assert!(text.starts_with("These checks found nothing"));
    assert!(text.contains("You said that you know the app com.example.minder"));
}

#[test]
fn sets_are_listed_with_families_licence_counts_and_date() {
    let mut out = Vec::new();
    let sample = sample::nothing();
    terminal::write_sets(&mut out, &Texts::new(Language::English), &sample.indicators).unwrap();
    compare("sets.en.txt", &String::from_utf8(out).unwrap());
}

/// No words missing, nothing that moves a terminal, and the same in both languages.
fn said(write: impl Fn(&mut Vec<u8>, &Texts)) -> [String; 2] {
    [Language::English, Language::French].map(|language| {
        let mut out = Vec::new();
        write(&mut out, &Texts::new(language));
        let text = String::from_utf8(out).unwrap();
        assert!(
            !text.chars().any(|c| c != '\n' && is_deceptive(c)),
            "{text}"
        );
        for start in [
            "error-",
            "recheck-",
            "section-",
            "headline-",
            "untried-",
            "set-change",
        ] {
            assert!(!text.contains(start), "{start}: {text}");
        }
        text
    })
}

#[test]
fn a_recheck_says_what_is_new_before_what_was_known() {
    let (sample, record) = (sample::watched(), later::recheck());
    let texts = said(|out, texts| {
        let outcome = sample.outcome();
        terminal::write_recheck(out, texts, &outcome, &record, Style::default()).unwrap();
    });
    let english = &texts[0];
    let at = |words: &str| {
        english
            .find(words)
            .unwrap_or_else(|| panic!("{words}: {english}"))
    };
    assert!(at("new since the last time") < at("What is new"));
    assert!(at("What is new") < at("Already known"));
    assert!(at("Already known") < at("not found any more"));
    assert!(english.contains("2 indicators are patterns"));
    // New findings come after those of before, and so do their numbers.
    let number = sample.findings.len();
    assert!(english.contains(&format!("\n{number}. ")), "{english}");
}

#[test]
fn a_comparison_says_what_appeared() {
    let (before, after) = (sample::points(), sample::watched());
    let comparison = later::comparison(&before, &after);
    let texts = said(|out, texts| {
        terminal::write_comparison(out, texts, &comparison, Style::default()).unwrap();
    });
    assert!(texts[0].contains("com.example.old") && texts[0].contains("What appeared"));
    assert!(texts[1].contains("com.example.old") && texts[1].contains("Ce qui est apparu"));
}

/// A new way to see the screen, a second account: told, and what both cases have is not.
#[test]
fn a_comparison_says_who_can_see_and_reach_the_phone_since() {
    let (mut before, mut after) = (sample::android(), sample::android());
    let account = |count| {
        let mut one = sample::android().accesses[0].clone();
        one.means = model::Means::Account;
        one.holder = Some("com.google".to_owned().into());
        one.count = count;
        one
    };
    before
        .accesses
        .retain(|one| one.means != model::Means::Screen);
    before.accesses.push(account(1));
    after.accesses.push(account(2));
    // That the computer made the second copy is no change.
    for one in &mut after.accesses {
        if one.means == model::Means::Computer {
            one.state = Some("now".to_owned().into());
        }
    }
    let mut comparison = later::comparison(&before, &after);
    let write = |comparison: &report::compare::Comparison<'_>| {
        said(|out, texts| {
            terminal::write_comparison(out, texts, comparison, Style::default()).unwrap();
        })
    };
    let ways = |texts: &[String; 2]| {
        let (_, rest) = texts[0]
            .split_once("== What can see, hear or reach")
            .unwrap();
        let rest = rest.split_once("\n== ").unwrap().0;
        rest.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let told = ways(&write(&comparison));
    assert!(
        told.contains("3 are new, or could not be seen before:"),
        "{told}"
    );
    assert!(told.contains("See and use the whole screen: com.example.minder"));
    assert!(told.contains("com.google: 2 accounts"), "{told}");
    assert!(told.contains("One is not there any more"), "{told}");
    assert!(told.contains("com.google: one account"), "{told}");
    for same in ["computer", "debugging", "Follow", "parts of the system"] {
        assert!(!told.contains(same), "{same}: {told}");
    }
    let same = later::comparison(&after, &after);
    assert!(ways(&write(&same)).contains("The same was seen both times"));
    comparison.accesses = None;
    assert!(ways(&write(&comparison)).contains("does not keep"));
    // Backups of iPhones tell nothing of it.
    let (before, after) = (sample::points(), sample::watched());
    let told = write(&later::comparison(&before, &after));
    assert!(!told[0].contains("hear or reach"));
}
