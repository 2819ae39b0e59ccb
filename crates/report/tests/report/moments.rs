//! The index of moments: what a drawing and a list are made of.

use case::{KeptMoment, KeptRecord};
use model::{Clock, Instant, Span};
use report::timeline::{Index, LANES, Only, believable, edge};

use crate::sample::{self, at};

fn record(moments: &[(&str, &'static str)], place: &str) -> KeptRecord<'static, ()> {
    KeptRecord {
        source: "S1".into(),
        path: "/private/var/mobile/a.db".into(),
        place: place.to_owned().into(),
        time: None,
        moments: moments
            .iter()
            .map(|(time, what)| KeptMoment(at(time), (*what).into(), Clock::Utc))
            .collect(),
        traces: Vec::new(),
        record: (),
    }
}

fn everything() -> Span {
    Span {
        first: Instant::from_unix_ns(i64::MIN),
        last: Instant::from_unix_ns(i64::MAX),
    }
}

fn small() -> Index {
    let mut index = Index::new();
    index.add_findings(&sample::watched().findings);
    let late = ("2026-05-03T10:00:00Z", "received");
    let early = ("2026-01-01T00:00:00Z", "visited");
    index.add_record("ios.sms", &record(&[late, early], "message:7"));
    index.add_record("ios.notes", &record(&[early], "note:\u{202e}1"));
    index.finish()
}

#[test]
fn every_moment_stands_in_one_part_and_on_one_page() {
    let index = small();
    let span = index.span(everything()).unwrap();
    let mut all = [Only::All, Only::Found].to_vec();
    all.extend((0..LANES).map(Only::Lane));
    all.extend((0..index.artefacts().len()).map(Only::Artefact));
    for only in all {
        let (total, first) = index.page(span, only, 0, 3);
        assert!(first.len() <= 3);
        let mut listed = Vec::new();
        while listed.len() < total {
            let (again, page) = index.page(span, only, listed.len(), 3);
            assert_eq!(again, total);
            assert!(!page.is_empty(), "{only:?}");
            listed.extend(page);
        }
        assert!(listed.is_sorted_by_key(|one| one.at));
        for parts in [1, 2, 7, 60] {
            let bins = index.bins(span, only, parts);
            assert_eq!(bins.len(), parts);
            let sum: u64 = bins.iter().flatten().sum();
            assert_eq!(sum, total as u64, "{only:?} in {parts}");
            // A part holds what stands between its edges.
            for (at, bin) in bins.iter().enumerate() {
                let (first, next) = (edge(span, at, parts), edge(span, at + 1, parts));
                let inside = listed.iter().filter(|one| one.at >= first && one.at < next);
                let last = listed.iter().filter(|one| one.at == span.last);
                let more = if at + 1 == parts && next <= span.last {
                    last.count()
                } else {
                    0
                };
                assert_eq!(inside.count() + more, bin.iter().sum::<u64>() as usize);
            }
        }
    }
    assert_eq!(index.count(), index.page(span, Only::All, 0, 0).0);
}

#[test]
fn a_moment_says_what_happened_where_and_which_finding_rests_on_it() {
    let index = small();
    let (_, page) = index.page(everything(), Only::All, 0, 1_000);
    let read = page.iter().find(|one| one.what == "received").unwrap();
    assert_eq!((read.artefact, read.place), ("ios.sms", "message:7"));
    assert_eq!((read.source, read.finding), ("S1", None));
    let notes = page.iter().find(|one| one.artefact == "ios.notes").unwrap();
    assert_eq!(notes.place, "note:\u{202e}1");
    let found = page.iter().filter_map(|one| one.finding);
    let count = sample::watched().findings.len();
    assert!(found.clone().count() > 0);
    assert!(found.clone().all(|number| number <= count));
    let (total, of_found) = index.page(everything(), Only::Found, 0, 1_000);
    assert_eq!((total, of_found.len()), (found.clone().count(), total));
    assert!(index.absent().0 > 0, "the sample has records without date");
}

#[test]
fn numbers_of_addresses_come_back() {
    for number in 0..1_000 {
        assert_eq!(Only::of_number(number).number(), number);
    }
    assert_eq!(Only::of_number(usize::MAX).number(), usize::MAX);
    // What no artefact has is nothing, and no fault.
    let index = small();
    let nothing = index.page(everything(), Only::Artefact(9_999), 0, 5);
    assert_eq!(nothing, (0, Vec::new()));
}

#[test]
fn impossible_spans_are_empty() {
    let index = small();
    let backwards = Span {
        first: at("2026-05-03T10:00:00Z"),
        last: at("2020-05-03T10:00:00Z"),
    };
    assert_eq!(index.span(backwards), None);
    assert_eq!(index.page(backwards, Only::All, 0, 5).0, 0);
    assert_eq!(
        index
            .bins(backwards, Only::All, 4)
            .iter()
            .flatten()
            .sum::<u64>(),
        0
    );
    assert!(index.bins(everything(), Only::All, 0).is_empty());
    let sources = sample::watched().sources;
    let span = believable(&sources);
    let (before, after) = index.outside(span);
    let inside = index.page(span, Only::All, 0, 0).0;
    assert_eq!(before + inside + after, index.count());
}
