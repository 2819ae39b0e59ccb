//! A case with thousands of findings and a million moments: pages stay short and quick.

use std::time::Instant as Clock;

use case::{KeptMoment, KeptRecord};
use model::{Instant, Kind, Reason};
use pages::{Asked, Finding, Found, Timeline};
use report::{
    Language, Texts,
    timeline::{Index, Only},
};

use crate::{made::frame, markup, sample, whole_case::Whole};

/// So many findings, each of which says something else, or all the same.
fn findings(count: usize, alike: bool) -> Whole {
    let mut whole = Whole::of(sample::watched());
    let host = whole.findings[2].clone();
    whole.findings = (0..count)
        .map(|number| {
            let mut one = host.clone();
            one.id = format!("F-{number:012x}");
            let value = format!("n{number}.example.net");
            if !alike {
                one.title = one.title.words("app", &value);
                one.kind = if number % 2 == 0 {
                    Kind::Exposure
                } else {
                    Kind::KnownTool
                };
            }
            if let Reason::Indicator(indicator) = &mut one.reason_for {
                indicator.value = value.into();
            }
            one
        })
        .collect();
    whole
}

#[test]
fn thousands_of_findings_are_told_a_page_at_a_time() {
    let texts = Texts::new(Language::English);
    let mine = (1..=500).collect();
    for alike in [true, false] {
        let whole = findings(5_000, alike);
        let whole = whole.borrowed();
        let began = Clock::now();
        let found = Found {
            whole: &whole,
            mine: &mine,
            group: Some(Kind::KnownTool),
            page: 3,
        };
        let page = found.write(&frame(&texts));
        println!("5 000 findings, alike: {alike}: {:?}", began.elapsed());
        assert!(page.len() < 100_000, "{}", page.len());
        let links = page.matches("href=\"/5/f/").count();
        // 500 of them are the person's: the others and those, two lines.
        assert_eq!(links, if alike { 2 } else { 50 });
        let began = Clock::now();
        let finding = Finding {
            whole: &whole,
            number: 4_000,
            mine: &mine,
            reason: None,
            page: 2,
        };
        let page = finding.write(&frame(&texts)).unwrap();
        println!("one of them: {:?}", began.elapsed());
        assert!(page.len() < 100_000, "{}", page.len());
        let markup = markup::parse(&page);
        let said = |wanted: &str| markup.words.iter().any(|(_, words)| words.contains(wanted));
        assert_eq!(said("4,499 more signs of this kind"), alike);
        assert_eq!(said("51 to 100 of 4,499"), alike);
    }
}

/// So many moments of a thousand files, over three years.
fn moments(count: i64) -> Index {
    let mut index = Index::new();
    for number in 0..count {
        // Spread by a step that has no factor in common with the span.
        let seconds = 1_690_000_000 + (number * 7_919) % 94_000_000;
        let at = Instant::from_unix_ns(seconds * 1_000_000_000);
        let what = ["received", "sent", "visited"][(number % 3) as usize];
        let kept = KeptRecord {
            source: "S1".into(),
            path: format!("/private/var/mobile/{}.db", number % 1_000).into(),
            place: format!("message:{number}").into(),
            time: None,
            moments: vec![KeptMoment(at, what.into(), model::Clock::Utc)],
            traces: Vec::new(),
            record: (),
        };
        let artefact = ["ios.sms", "ios.safari_history"][(number % 2) as usize];
        index.add_record(artefact, &kept);
    }
    index.finish()
}

#[test]
fn a_long_timeline_is_drawn_from_counts_and_listed_by_pages() {
    let texts = Texts::new(Language::French);
    let whole = Whole::of(sample::watched());
    let whole = whole.borrowed();
    let count = 1_000_000;
    let began = Clock::now();
    let index = moments(count);
    println!("an index of {count} moments: {:?}", began.elapsed());
    for (only, page, shown) in [
        (Only::All, 1, 50),
        (Only::Artefact(0), 5_000, 50),
        // Some lie after the copy was made: the last page is another one.
        (Only::All, 20_000, 46),
    ] {
        let asked = Asked {
            only,
            page,
            ..Asked::default()
        };
        let timeline = Timeline {
            whole: &whole,
            index: &index,
            asked,
        };
        let began = Clock::now();
        let html = timeline.write(&frame(&texts));
        println!("page {page} of {only:?}: {:?}", began.elapsed());
        assert!(html.len() < 100_000, "{}", html.len());
        assert!(html.matches("<rect").count() <= 60, "bars, not moments");
        let rows = html.matches("<th scope=\"row\"").count();
        assert_eq!(rows, shown);
    }
}
