//! The first sentence, in one of its few forms, and what must be said beside it.

use std::collections::BTreeSet;

use model::{Coverage, Finding, Kind, Span, Status, Text};

use crate::{Outcome, words::Words};

/// The forms of the first sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline {
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
    /// The form that an outcome asks for.
    #[must_use]
    pub fn of(outcome: &Outcome<'_>) -> Self {
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

impl Headline {
    /// The sentence itself.
    #[must_use]
    pub fn sentence(self, words: &Words<'_>) -> String {
        words.say(&self.text())
    }

    /// The sentence, in no language yet.
    pub(crate) fn text(self) -> Text {
        match self {
            Self::Known => Text::new("headline-known"),
            Self::Points(count) => Text::new("headline-points").number("count", count),
            Self::Nothing => Text::new("headline-nothing"),
            Self::Unknown => Text::new("headline-unknown"),
        }
    }

    /// What must be said beside it, a sentence each.
    #[must_use]
    pub fn beside(self, words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<String> {
        let mut beside = vec![words.key(match self {
            Self::Known => "beside-known",
            Self::Points(_) => "beside-points",
            Self::Nothing => "beside-nothing",
            Self::Unknown => "beside-unknown",
        })];
        let context = outcome
            .findings
            .iter()
            .filter(|finding| !finding.is_above_context())
            .count();
        if context > 0 {
            beside.push(words.count("beside-context", context));
        }
        let lost = lost_kinds(outcome.coverage);
        if lost > 0 {
            beside.push(words.count("beside-unread", lost));
        }
        beside.push(period(words, outcome));
        beside
    }

    /// The keys of what can be done next, in order.
    #[must_use]
    pub fn next_steps(self, coverage: &[Coverage]) -> Vec<&'static str> {
        let mut steps = match self {
            Self::Known => vec![
                "next-known-1",
                "next-known-2",
                "next-evidence",
                "next-noticed",
                "next-accounts",
                "next-known-3",
            ],
            Self::Points(_) => vec![
                "next-points-1",
                "next-points-2",
                "next-evidence",
                "next-noticed",
                "next-accounts",
            ],
            Self::Nothing => vec!["next-nothing-1", "next-nothing-2"],
            Self::Unknown => vec!["next-nothing-1"],
        };
        let lost = |kind: &model::FaultKind| kind.is_loss();
        if coverage
            .iter()
            .any(|entry| entry.faults.counts.keys().any(lost))
        {
            steps.push("next-unread");
        }
        steps
    }
}

/// The keys of the questions that come before anything else; nobody keeps the answers.
pub const SAFETY: [&str; 3] = ["safety-now", "safety-near", "safety-first"];

/// How many kinds of data were not read, or not entirely.
fn lost_kinds(coverage: &[Coverage]) -> usize {
    coverage
        .iter()
        .filter(|entry| matches!(entry.status, Status::Partial | Status::Unreadable))
        .map(|entry| &*entry.artefact)
        .collect::<BTreeSet<_>>()
        .len()
}

/// The time that was covered, up to the day of the newest copy: calendars and certificates bear later dates.
fn period(words: &Words<'_>, outcome: &Outcome<'_>) -> String {
    let made = outcome.sources.iter().filter_map(|source| source.made_at);
    let made = made.max().unwrap_or(outcome.today);
    let mut all = None;
    for span in outcome.coverage.iter().filter_map(|entry| entry.span) {
        Span::widen(&mut all, span.first);
        Span::widen(&mut all, span.last);
    }
    match all {
        None => words.key("beside-no-period"),
        Some(span) => words.say(
            &Text::new("beside-period")
                .words("first", &words.date(span.first))
                .words("last", &words.date(span.last.min(made).max(span.first))),
        ),
    }
}
