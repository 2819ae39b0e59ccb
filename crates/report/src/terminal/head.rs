//! The first sentence, in one of its few forms, and what must be said beside it.

use std::collections::BTreeSet;

use model::{Coverage, Finding, Kind, Span, Status, Text};

use super::{page::Page, words::Words};
use crate::Outcome;

/// The forms of the first sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Headline {
    /// A sign of a known tool was seen.
    Known,
    /// So many points to look at together.
    Points(usize),
    /// Nothing found in what was read.
    Nothing,
    /// Too little was read to say so.
    Unknown,
}

impl Headline {
    pub(super) fn of(outcome: &Outcome<'_>) -> Self {
        let points = outcome
            .findings
            .iter()
            .filter(|finding| finding.is_above_context())
            .count();
        let known = |finding: &Finding| finding.kind == Kind::KnownTool;
        if outcome.findings.iter().any(known) {
            Self::Known
        } else if points > 0 {
            Self::Points(points)
        } else if is_enough(outcome.coverage) {
            Self::Nothing
        } else {
            Self::Unknown
        }
    }
}

/// Whether more kinds of data were read than were lost altogether.
fn is_enough(coverage: &[Coverage]) -> bool {
    let kinds = |wanted: fn(&Coverage) -> bool| -> BTreeSet<&str> {
        coverage
            .iter()
            .filter(|entry| wanted(entry))
            .map(|entry| &*entry.artefact)
            .collect()
    };
    let read = kinds(|entry| entry.status == Status::Read || entry.records > 0);
    let lost = kinds(|entry| entry.status == Status::Unreadable);
    read.len() > lost.difference(&read).count()
}

pub(super) fn write(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>, headline: Headline) {
    let (sentence, beside) = match headline {
        Headline::Known => (words.key("headline-known"), "beside-known"),
        Headline::Points(count) => (words.count("headline-points", count), "beside-points"),
        Headline::Nothing => (words.key("headline-nothing"), "beside-nothing"),
        Headline::Unknown => (words.key("headline-unknown"), "beside-unknown"),
    };
    page.strong(0, "", &sentence);
    page.gap();
    page.say(0, &words.key(beside));
    let context = outcome
        .findings
        .iter()
        .filter(|finding| !finding.is_above_context())
        .count();
    if context > 0 {
        page.say(0, &words.count("beside-context", context));
    }
    let lost = lost_kinds(outcome.coverage);
    if lost > 0 {
        page.say(0, &words.count("beside-unread", lost));
    }
    page.say(0, &period(words, outcome.coverage));
}

/// How many kinds of data were not read, or not entirely.
fn lost_kinds(coverage: &[Coverage]) -> usize {
    coverage
        .iter()
        .filter(|entry| matches!(entry.status, Status::Partial | Status::Unreadable))
        .map(|entry| &*entry.artefact)
        .collect::<BTreeSet<_>>()
        .len()
}

fn period(words: &Words<'_>, coverage: &[Coverage]) -> String {
    let mut all = None;
    for span in coverage.iter().filter_map(|entry| entry.span) {
        Span::widen(&mut all, span.first);
        Span::widen(&mut all, span.last);
    }
    match all {
        None => words.key("beside-no-period"),
        Some(span) => words.say(
            &Text::new("beside-period")
                .words("first", &words.date(span.first))
                .words("last", &words.date(span.last)),
        ),
    }
}
