//! What the pages say: one sentence first, counts at the kinds alone, the order of one finding, what is mine.

use std::{collections::BTreeSet, path::Path};

use model::{Kind, Reason};
use pages::{Asked, Finding, Form, Found, Next, Timeline};
use report::{Language, Texts, timeline::Index};

use crate::{
    made::{self, Outside, frame},
    markup::{self, Markup},
    sample, whole_case,
    whole_case::Whole,
};

fn said(markup: &Markup) -> Vec<&str> {
    markup.words.iter().map(|(_, words)| words.trim()).collect()
}

fn found(whole: &Whole, mine: &BTreeSet<usize>, language: Language) -> Markup {
    let texts = Texts::for_pages(language);
    let found = Found {
        whole: &whole.borrowed(),
        mine,
        group: None,
        page: 1,
    };
    markup::parse(&found.write(&frame(&texts)))
}

#[test]
fn one_sentence_stands_first_and_numbers_at_the_kinds() {
    for (sample, sentence) in [
        (
            sample::nothing(),
            "These checks found nothing in what could be read.",
        ),
        (
            sample::locked(),
            "We do not know: too little could be read to say anything.",
        ),
        (sample::points(), "to look at together."),
        (
            sample::watched(),
            "A sign of a known surveillance tool was seen.",
        ),
    ] {
        let whole = Whole::of(sample);
        let markup = found(&whole, &BTreeSet::new(), Language::English);
        let (_, first) = markup
            .words
            .iter()
            .find(|(holder, _)| holder == "h1")
            .unwrap();
        assert!(first.contains(sentence), "{first}");
        let headings: Vec<&str> = markup
            .words
            .iter()
            .filter(|(holder, _)| holder == "h2")
            .map(|(_, words)| words.trim())
            .collect();
        for (kind, name) in [
            (Kind::KnownTool, "Signs of known surveillance tools"),
            (Kind::Suspicious, "Behaviour that spyware also shows"),
            (Kind::Exposure, "Doors that stand open"),
            (Kind::Context, "Worth knowing, without alarm"),
        ] {
            let count = whole.findings.iter().filter(|one| one.kind == kind).count();
            let heading = format!("{name} ({count})");
            assert_eq!(headings.contains(&&*heading), count > 0, "{heading}");
        }
        assert!(headings.contains(&"What we could not see"), "{headings:?}");
    }
}

#[test]
fn a_finding_is_told_in_its_order() {
    let texts = Texts::for_pages(Language::English);
    let whole = Whole::of(sample::watched());
    let at = whole
        .findings
        .iter()
        .position(|one| one.kind == Kind::KnownTool)
        .unwrap();
    let finding = Finding {
        whole: &whole.borrowed(),
        number: at + 1,
        mine: &BTreeSet::new(),
        reason: None,
        page: 1,
    };
    let page = finding.write(&frame(&texts)).unwrap();
    let markup = markup::parse(&page);
    let said = said(&markup);
    let mut from = 0;
    for wanted in [
        "Exhibit ",
        "How sure:",
        "Why it may be innocent:",
        "change nothing on the phone because of this.",
        "A possible next step:",
        "Where it was seen, and who published the sign",
        "Technical details of exhibit ",
        "Set: ",
    ] {
        let found = said[from..]
            .iter()
            .position(|words| words.starts_with(wanted));
        from += found.unwrap_or_else(|| panic!("{wanted} after {from} in {said:?}"));
    }
    assert!(
        !page.contains("action=\"/5/m\""),
        "a known sign is nobody's own"
    );
}

#[test]
fn only_open_doors_can_be_mine_and_stay_on_record() {
    let whole = Whole::of(sample::points());
    let texts = Texts::for_pages(Language::English);
    let mut asked = 0;
    for (at, finding) in whole.findings.iter().enumerate() {
        let number = at + 1;
        let page = |mine: &BTreeSet<usize>| {
            let finding = Finding {
                whole: &whole.borrowed(),
                number,
                mine,
                reason: Some("my <b>office</b>"),
                page: 1,
            };
            finding.write(&frame(&texts)).unwrap()
        };
        let is_asked = page(&BTreeSet::new()).contains("action=\"/5/m\"");
        let may = finding.kind == Kind::Exposure && finding.lowered_by.is_none();
        assert_eq!(is_asked, may);
        if may {
            asked += 1;
            let mine = BTreeSet::from([number]);
            assert!(page(&mine).contains("my &lt;b&gt;office&lt;/b&gt;"));
            let markup = found(&whole, &mine, Language::English);
            let said = said(&markup);
            let count = |wanted: &str| said.iter().filter(|one| **one == wanted).count();
            assert_eq!(count("You said that you know this."), 1);
            let to = format!("/5/f/{number}");
            let mut links = markup.elements.iter();
            assert!(
                links.any(|one| one.attribute("href") == Some(&to)),
                "it stays"
            );
        }
    }
    assert!(asked > 0);
}

/// Findings of published signs are told together by leaving out what their sentences do not say: those that
/// say it are known.
#[test]
fn sentences_of_published_signs_that_name_the_value_are_known() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let code = std::fs::read_to_string(folder.join("src/alike.rs")).unwrap();
    let mut seen = 0;
    for language in ["en", "fr"] {
        let texts = folder.join("../report/texts").join(language);
        let texts = std::fs::read_to_string(texts.join("matches.ftl")).unwrap();
        for entry in texts.split("\nfinding-").skip(1) {
            let (name, rest) = entry.split_once(" = ").unwrap();
            if !name.ends_with("-title") && !name.ends_with("-reason") {
                continue;
            }
            seen += 1;
            // Its last line begins with a space or closes a choice of words.
            let sentence = rest.split("\n\n").next().unwrap();
            let says = ["$value", "$families", "$publisher"];
            let says = says.iter().any(|gap| sentence.contains(gap));
            assert_eq!(
                says,
                code.contains(&format!("\"finding-{name}\"")),
                "{name}"
            );
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn numbers_that_are_none_have_no_page() {
    let whole = Whole::of(sample::watched());
    let texts = Texts::for_pages(Language::French);
    for number in [0, whole.findings.len() + 1, usize::MAX] {
        let finding = Finding {
            whole: &whole.borrowed(),
            number,
            mine: &BTreeSet::new(),
            reason: None,
            page: 1,
        };
        assert_eq!(finding.write(&frame(&texts)), None);
    }
    assert_eq!(Found::kind(0), None);
    assert_eq!(Found::kind(5), None);
    assert_eq!(Found::kind(1), Some(Kind::KnownTool));
}

#[test]
fn an_address_asks_for_a_part_of_the_timeline() {
    let query = |name: &str| match name {
        "from" => Some("1777000000"),
        "to" => Some("1777100000"),
        "what" => Some("6"),
        "page" => Some("x"),
        _ => None,
    };
    let asked = Asked::read(query);
    assert_eq!(
        (asked.from, asked.to),
        (Some(1_777_000_000), Some(1_777_100_000))
    );
    assert_eq!((asked.only.number(), asked.page), (6, 1));
    let whole = whole_case::all().pop().unwrap();
    let outside = Outside { text: "x".into() };
    let index: Index = made::index(&whole, &outside);
    let texts = Texts::for_pages(Language::English);
    let write = |asked| {
        let borrowed = whole.borrowed();
        let timeline = Timeline {
            whole: &borrowed,
            index: &index,
            asked,
        };
        markup::parse(&timeline.write(&frame(&texts)))
    };
    let count = |markup: &Markup| {
        let said = said(markup);
        let status = said.iter().find(|words| words.contains(" moments, "));
        status.unwrap().split(' ').next().unwrap().to_owned()
    };
    // 28 hours of two moments each, a third of them of one artefact.
    let all = Asked {
        only: report::timeline::Only::All,
        ..asked
    };
    assert_eq!(count(&write(all)), "56");
    let whole_time = write(Asked::default());
    let said = said(&whole_time);
    assert!(
        said.iter()
            .any(|words| words.starts_with("2 moments bear a doubtful time"))
    );
    assert!(said.contains(&"Those before the first phones of this sort"));
    assert!(
        said.iter()
            .any(|words| words.starts_with("Times are in UTC, and in the zone"))
    );
}

#[test]
fn every_word_of_these_pages_is_used() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    for entry in std::fs::read_dir(folder.join("src")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    let texts = folder.join("../report/texts/en/app_after.ftl");
    let texts = std::fs::read_to_string(texts).unwrap();
    let keys = texts.lines().filter(|line| line.starts_with("app-"));
    let keys: Vec<&str> = keys.filter_map(|line| line.split(" = ").next()).collect();
    assert!(keys.len() > 150, "{}", keys.len());
    for key in keys {
        assert!(code.contains(&format!("\"{key}\"")), "{key} is not used");
    }
}

#[test]
fn every_form_of_document_is_offered_and_known_again() {
    let whole = Whole::of(sample::watched());
    let texts = Texts::for_pages(Language::French);
    let next = Next {
        whole: &whole.borrowed(),
        kept: None,
        folder: "/media/key",
        places: &["/media/key".to_owned(), "/media/\"two\"".to_owned()],
        name: "nuage-calme-27",
        told: None,
    };
    let page = next.write(&frame(&texts));
    for form in Form::ALL {
        assert!(page.contains(&format!("href=\"/6/d?form={}\"", form.name())));
        assert_eq!(Form::of_name(form.name()), Some(form));
    }
    assert_eq!(Form::of_name("exe"), None);
    assert!(page.contains("action=\"/6/k\"") && page.contains("value=\"nuage-calme-27\""));
    assert!(
        page.contains("list=\"f-folder-offers\"")
            && page.contains("value=\"/media/&quot;two&quot;\"")
    );
    assert!(page.contains("name=\"zone\"") && page.contains(">Europe/Paris<"));
    assert!(
        whole
            .findings
            .iter()
            .any(|one| matches!(one.reason_for, Reason::Indicator(_)))
    );
}
