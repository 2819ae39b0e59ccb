//! The page: well-formed, sound in its structure, without anything from outside, said in words that
//! are allowed.

use std::collections::BTreeSet;

use model::{Access, Means, Reason, Untrusted};
use report::{Language, Texts, html};

use crate::{
    banned::banned,
    markup::{self, Markup},
    sample,
    whole_case::{self, Whole},
};

pub(crate) fn page(whole: &Whole, language: Language) -> String {
    let mut out = Vec::new();
    html::write(&mut out, &Texts::new(language), &whole.borrowed()).unwrap();
    String::from_utf8(out).unwrap()
}

fn every(mut look: impl FnMut(Language, &str, &Markup)) {
    for whole in whole_case::all() {
        for language in Language::ALL {
            let page = page(&whole, language);
            let markup = markup::parse(&page);
            look(language, &page, &markup);
        }
    }
}

#[test]
fn the_page_needs_nothing_and_nothing_can_run_in_it() {
    every(|_, page, markup| {
        let lower = page.to_lowercase();
        for outside in [
            "http://",
            "https://",
            "//cdn",
            "url(",
            "@import",
            "javascript:",
            "<script",
            "src=",
        ] {
            assert!(!lower.contains(outside), "{outside}");
        }
        let allowed: BTreeSet<&str> = [
            "html", "head", "meta", "title", "style", "body", "a", "main", "header", "footer",
            "nav", "section", "article", "h1", "h2", "h3", "h4", "p", "strong", "ul", "li", "dl",
            "div", "dt", "dd", "details", "summary", "table", "caption", "thead", "tbody", "tr",
            "th", "td", "bdi", "span", "svg", "desc", "text", "line", "rect",
        ]
        .into();
        for element in &markup.elements {
            assert!(allowed.contains(&*element.name), "{element:?}");
            for (name, value) in &element.attributes {
                assert!(!name.starts_with("on") && name != "style", "{element:?}");
                assert!(name != "href" || value.starts_with('#'), "{element:?}");
            }
        }
        let policy = markup
            .elements
            .iter()
            .find(|element| element.attribute("http-equiv") == Some("Content-Security-Policy"));
        let policy = policy.unwrap().attribute("content").unwrap();
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
    });
}

#[test]
fn the_structure_can_be_heard_and_walked_with_keys() {
    every(|language, _, markup| {
        let mut ids = BTreeSet::new();
        let mut level = 0;
        let mut captions = 0;
        let mut tables = 0;
        for element in &markup.elements {
            if let Some(id) = element.attribute("id") {
                assert!(ids.insert(id.to_owned()), "{id} stands twice");
            }
            match &*element.name {
                "html" => assert_eq!(element.attribute("lang"), Some(language.code())),
                "th" => assert!(matches!(element.attribute("scope"), Some("col" | "row"))),
                "table" => tables += 1,
                "caption" => captions += 1,
                "svg" => assert_eq!(element.attribute("role"), Some("img")),
                "h1" | "h2" | "h3" | "h4" => {
                    let next: usize = element.name[1..].parse().unwrap();
                    assert!(next <= level + 1, "h{level} is followed by h{next}");
                    assert!(next > 1 || level == 0, "one first heading");
                    level = next;
                }
                _ => {}
            }
        }
        assert_eq!(tables, captions);
        for element in &markup.elements {
            for name in ["aria-labelledby", "href"] {
                for id in element
                    .attribute(name)
                    .into_iter()
                    .flat_map(str::split_whitespace)
                {
                    assert!(ids.contains(id.trim_start_matches('#')), "{id} is nowhere");
                }
            }
        }
        for landmark in ["main", "nav", "header", "footer"] {
            let count = markup
                .elements
                .iter()
                .filter(|element| element.name == landmark)
                .count();
            assert_eq!(count, 1, "{landmark}");
        }
    });
}

#[test]
fn one_sentence_stands_first_and_nothing_banned_is_said() {
    every(|language, _, markup| {
        let (holder, first) = markup
            .words
            .iter()
            .filter(|(holder, words)| holder != "title" && !words.trim().is_empty())
            .nth(1)
            .unwrap();
        assert_eq!(holder, "h1", "after the link to the contents: {first}");
        for (_, words) in &markup.words {
            assert_eq!(banned(language, words), None, "{words}");
            for open in ["{ $", "{$", "report-", "finding-", "check-"] {
                assert!(!words.trim().starts_with(open), "{words}");
            }
        }
    });
}

#[test]
fn exhibits_are_lines_of_the_case() {
    let whole = Whole::of(sample::watched());
    let markup = markup::parse(&page(&whole, Language::English));
    let said: Vec<&str> = markup.words.iter().map(|(_, words)| words.trim()).collect();
    // The host stands on the third line of the findings.
    let at = said
        .iter()
        .position(|words| *words == "Technical details of exhibit 3")
        .unwrap();
    let end = said
        .iter()
        .position(|words| words.starts_with("2 more records"))
        .unwrap();
    let rest = &said[at..=end];
    assert!(
        rest.contains(&"3.1") && rest.contains(&"3.5") && !rest.contains(&"3.6"),
        "{rest:?}"
    );
    assert!(rest.contains(
        &"2 more records are not shown here. The places kept are in findings.jsonl, line 3."
    ));
    assert!(
        said.iter()
            .any(|words| words.starts_with("Indicator: spy[.]example[.]net"))
    );
    assert!(
        said.iter()
            .any(|words| words.starts_with("hxxps://spy[.]example[.]net/1"))
    );
}

#[test]
fn times_are_told_in_the_zone_and_with_their_doubts() {
    let all = whole_case::all();
    let with_zone = markup::parse(&page(all.last().unwrap(), Language::English));
    let says = |markup: &Markup, wanted: &str| {
        markup.words.iter().any(|(_, words)| words.contains(wanted))
    };
    assert!(says(&with_zone, "2026-05-03 10:00:00 UTC"));
    assert!(says(&with_zone, "2026-05-03 12:00:00 +02:00"));
    assert!(says(
        &with_zone,
        "doubtful: earlier than the first phones of this sort"
    ));
    assert!(says(
        &with_zone,
        "doubtful: later than the day on which this copy was made"
    ));
    assert!(says(&with_zone, "2 times are doubtful"));
    assert!(says(&with_zone, "2 records bear no date."));
    let without = markup::parse(&page(&Whole::of(sample::watched()), Language::English));
    assert!(says(&without, "The phone's own time zone is not known"));
    assert!(!says(&without, "+02:00"));
}

/// What an Android phone's page says of its own: names of what was not read, the zone, helplines of the
/// country asked for.
#[test]
fn the_page_of_an_android_phone_names_what_was_not_read() {
    let whole = Whole::of(sample::android());
    let markup = markup::parse(&page(&whole, Language::French));
    let said: Vec<&str> = markup.words.iter().map(|(_, words)| words.trim()).collect();
    let count = |wanted: &str| said.iter().filter(|words| words.contains(wanted)).count();
    assert_eq!(count("SurfaceFlinger"), 1, "{said:?}");
    assert_eq!(count("wifi\\u{202e}<b>"), 1, "{said:?}");
    assert_eq!(count("Noms des parties qui n’ont pas été lues"), 1);
    assert!(count("d’après le fuseau qu’il indiquait") > 0);
    assert_eq!(count("Compte Google"), 1);
    assert_eq!(count("3919"), 1);
    let folded = markup.elements.iter().filter(|one| one.name == "details");
    assert!(folded.count() >= 2);
    let other = markup::parse(&page(&Whole::of(sample::watched()), Language::French));
    let is_said = |wanted: &str| other.words.iter().any(|(_, words)| words.contains(wanted));
    assert!(!is_said("3919") && !is_said("Compte Google") && !is_said("SurfaceFlinger"));
}

/// Which apps can see or hear what and who can reach the phone: a table for each means that could be seen,
/// the others named; the sections stand in the contents.
#[test]
fn what_may_see_hear_or_reach_the_phone_is_told_by_means() {
    let mut sample = sample::android();
    let watching = sample.accesses[0].holder.clone().unwrap();
    let title = &mut sample.findings[0].title;
    *title = title.clone().words("app", watching.raw());
    let whole = Whole::of(sample);
    for language in Language::ALL {
        let text = page(&whole, language);
        let markup = markup::parse(&text);
        let count = |class: &str| {
            let mut all = markup.elements.iter();
            all.by_ref()
                .filter(|one| one.attribute("class") == Some(class))
                .count()
        };
        // Screen; location twice, what came from a store apart. Computers, profiles, default apps.
        assert_eq!((count("access"), count("reach")), (3, 3), "{language:?}");
        for id in ["#abilities", "#reach"] {
            let mut all = markup.elements.iter();
            assert!(all.any(|one| one.attribute("href") == Some(id)), "{id}");
        }
        let said = |wanted: &str| markup.words.iter().any(|(_, words)| words.contains(wanted));
        assert!(said("com.example.minder\\u{202e}") && said("sam@desk[.]example"));
        assert!(said("from.a.newer\\u{1b}version"));
        for (_, words) in &markup.words {
            for key in ["access-", "means-", "answer-", "reach-"] {
                assert!(!words.trim().starts_with(key), "{words}");
            }
        }
    }
    let english = markup::parse(&page(&whole, Language::English));
    let said = |wanted: &str| {
        english
            .words
            .iter()
            .any(|(_, words)| words.contains(wanted))
    };
    assert!(said("12 parts of the system have this too"));
    assert!(said("Well known for this: it helps people who see"));
    assert!(said("No VPN was seen."));
    let unseen = "Could not be seen in what was handed in: administrators and owners; accounts;";
    assert!(said(unseen));
    assert!(said("exhibit 1"), "a finding names the app");
}

/// An iPhone has ways and words of its own.
#[test]
fn who_reaches_an_iphone_is_told_in_its_own_words() {
    let mut sample = sample::watched();
    let any = sample::android().accesses[0].clone();
    let way = |means, holder: Option<&'static str>, state: Option<&'static str>| Access {
        means,
        holder: holder.map(Untrusted::from),
        state: state.map(Untrusted::from),
        origin: None,
        ..any.clone()
    };
    sample.accesses = vec![
        way(Means::Device, Some("tablet\u{202e}<b>"), None),
        way(
            Means::Vpn,
            Some("com.example.filter"),
            Some("content_filter"),
        ),
        way(Means::CloudCopy, None, None),
        way(Means::Microphone, Some("com.example.recorder"), None),
    ];
    let whole = Whole::of(sample);
    for (language, wanted) in [
        (
            Language::English,
            [
                "Other devices on the account",
                "switched on",
                "content filter",
            ],
        ),
        (
            Language::French,
            [
                "Autres appareils sur le compte",
                "activé",
                "filtre de contenu",
            ],
        ),
    ] {
        let markup = markup::parse(&page(&whole, language));
        let said = |wanted: &str| markup.words.iter().any(|(_, words)| words.contains(wanted));
        for wanted in wanted {
            assert!(said(wanted), "{wanted}");
        }
        assert!(said("tablet\\u{202e}<b>") && said("com.example.recorder"));
        for (_, words) in &markup.words {
            for key in ["access-", "means-", "answer-", "reach-"] {
                assert!(!words.trim().starts_with(key), "{words}");
            }
        }
    }
}

/// A known app that the list of installed apps no longer has was here; the record that names it is said.
#[test]
fn a_known_app_that_was_removed_was_here() {
    let said = |artefacts: &[&str]| {
        let mut sample = sample::android();
        let mut finding = sample::watched().findings.swap_remove(2);
        let Reason::Indicator(indicator) = &mut finding.reason_for else {
            panic!("{finding:?}");
        };
        indicator.kind = "app_id".into();
        finding.title.key = "finding-on-phone-title".into();
        finding.evidence.truncate(artefacts.len());
        for (seen, artefact) in finding.evidence.iter_mut().zip(artefacts) {
            seen.artefact = (*artefact).into();
        }
        sample.findings = vec![finding];
        let markup = markup::parse(&page(&Whole::of(sample), Language::English));
        let mut all = markup.words.iter().map(|(_, words)| words.trim());
        let answer = all.find(|words| words.starts_with("A known surveillance app"));
        answer.unwrap().to_owned()
    };
    let was = said(&["android.battery_history", "android.usage_stats"]);
    assert!(
        was.starts_with("A known surveillance app was here:"),
        "{was}"
    );
    assert!(was.ends_with("(exhibit 1)."), "{was}");
    let here = said(&["android.battery_history", "android.packages"]);
    assert!(here.contains("is on this phone"), "{here}");
}

#[test]
fn a_support_organisation_is_named_where_consent_is() {
    let mut whole = Whole::of(sample::watched());
    let named = vec!["Maison <b>des</b> femmes".to_owned()];
    whole.record.options.insert("organisation".into(), named);
    for (language, said) in [
        (Language::English, "with the help of Maison &lt;b&gt;des"),
        (Language::French, "avec l’aide de Maison &lt;b&gt;des"),
    ] {
        let page = page(&whole, language);
        let (_, consent) = page.split_once("id=\"consent\"").unwrap();
        assert!(consent.contains(said), "{language:?}");
    }
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let (one, two) = (whole_case::all(), whole_case::all());
    for (one, two) in one.iter().zip(&two) {
        assert_eq!(page(one, Language::French), page(two, Language::French));
    }
}

/// The luminance of a colour (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
fn luminance([red, green, blue]: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[test]
fn letters_stand_out_and_no_colour_is_an_alarm() {
    let style = include_str!("../../src/html/style.css");
    let colours: Vec<[u8; 3]> = style
        .split('#')
        .skip(1)
        .filter_map(|rest| rest.get(..6))
        .filter_map(|hex| u32::from_str_radix(hex, 16).ok())
        .map(|value| [(value >> 16) as u8, (value >> 8) as u8, value as u8])
        .collect();
    assert!(colours.len() >= 6, "{colours:?}");
    let named = |name: &str| {
        let at = style.find(&format!("--{name}: #")).unwrap() + name.len() + 5;
        let value = u32::from_str_radix(&style[at..at + 6], 16).unwrap();
        [(value >> 16) as u8, (value >> 8) as u8, value as u8]
    };
    let link = [0x1d, 0x4f, 0x7c];
    assert!(colours.contains(&link));
    for letters in [named("ink"), named("soft"), link] {
        for ground in [named("paper"), named("wash")] {
            let (dark, light) = (luminance(letters), luminance(ground));
            let contrast = (light + 0.05) / (dark + 0.05);
            assert!(contrast >= 4.5, "{letters:?} on {ground:?}: {contrast}");
        }
    }
    // Neither red nor green: bluish or grey.
    for [red, green, blue] in colours {
        assert!(blue >= red && blue >= green, "{red} {green} {blue}");
    }
}
