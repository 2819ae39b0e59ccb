//! When it happened: a drawing, and a table that says the same.

use model::{Instant, Kind, Span, Text};

use super::{
    Report, drawing,
    page::Page,
    table::{Cell, table},
    times,
};
use crate::{phrases::KINDS, whole_case::Numbered};

/// Columns of the drawing.
pub(super) const BINS: usize = 60;
/// Dated records that the table lists one by one; more are told by column of the drawing.
const LISTED: usize = 60;
/// Exhibit numbers of one line.
const NUMBERS: usize = 8;

/// A dated record on which a finding rests.
pub(super) struct Event<'a> {
    pub(super) at: Instant,
    pub(super) kind: Kind,
    exhibit: String,
    numbered: Numbered<'a>,
    source: &'a str,
    artefact: &'a str,
    is_doubtful: bool,
}

/// Every record on which findings rest, by time.
#[derive(Default)]
struct Events<'a> {
    dated: Vec<Event<'a>>,
    undated: usize,
}

impl<'a> Events<'a> {
    fn of(report: &Report<'a>) -> Self {
        let mut events = Self::default();
        for numbered in Numbered::all(report.whole.findings) {
            for (exhibit, seen) in numbered.evidence() {
                let Some(at) = seen.time else {
                    events.undated = events.undated.saturating_add(1);
                    continue;
                };
                events.dated.push(Event {
                    at,
                    kind: numbered.finding.kind,
                    exhibit,
                    numbered,
                    source: &seen.source,
                    artefact: &seen.artefact,
                    is_doubtful: times::doubt(report, at, &seen.source).is_some(),
                });
            }
        }
        events.dated.sort_by_key(|event| event.at);
        events
    }
}

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    page.section("timeline", &words.key("report-section-timeline"), |page| {
        let events = Events::of(report);
        let doubtful = events
            .dated
            .iter()
            .filter(|event| event.is_doubtful)
            .count();
        let drawn: Vec<&Event<'_>> = events
            .dated
            .iter()
            .filter(|event| !event.is_doubtful)
            .collect();
        match (drawn.first(), drawn.last()) {
            (Some(first), Some(last)) => {
                let span = Span {
                    first: first.at,
                    last: last.at,
                };
                page.say(&words.key("report-timeline-note"));
                drawing::write(page, report, &drawn, span);
                page.folded(&words.key("report-timeline-table"), |page| {
                    if events.dated.len() <= LISTED {
                        list(page, report, &events.dated);
                    } else {
                        bins(page, report, &drawn, span);
                    }
                });
            }
            _ => page.say(&words.key("report-timeline-none")),
        }
        for (key, count) in [
            ("report-undated", events.undated),
            ("report-clock-doubts", doubtful),
        ] {
            if count > 0 {
                page.say(&words.count(key, count));
            }
        }
        page.say(&times::zone(report));
        page.say(&words.key("report-clock-trust"));
    });
}

/// One line a record.
fn list(page: &mut Page, report: &Report<'_>, events: &[Event<'_>]) {
    let words = &report.words;
    let headings = [
        "report-column-when",
        "report-column-exhibit",
        "report-column-what",
        "report-column-data",
    ]
    .map(|key| words.key(key));
    let rows = events.iter().map(|event| {
        vec![
            times::cell(report, Some(event.at), event.source),
            Cell::Words(event.exhibit.clone()),
            Cell::Words(words.say(&event.numbered.finding.title)),
            Cell::Words(words.artefact(event.artefact)),
        ]
    });
    table(
        page,
        "list",
        &words.key("report-timeline-table"),
        &headings,
        rows,
    );
}

/// One line a column of the drawing in which something stands.
fn bins(page: &mut Page, report: &Report<'_>, events: &[&Event<'_>], span: Span) {
    let words = &report.words;
    let headings = [
        "report-column-when-utc",
        "report-column-kind",
        "report-column-exhibit",
    ]
    .map(|key| words.key(key));
    let rows = events
        .chunk_by(|one, next| bin(span, one.at) == bin(span, next.at))
        .map(|events| {
            let counts = KINDS.iter().filter_map(|(kind, _)| {
                let count = events.iter().filter(|event| event.kind == *kind).count();
                let said = Text::new("report-lane-count")
                    .key("kind", lane(*kind))
                    .number("count", count);
                (count > 0).then(|| Cell::Words(words.say(&said)))
            });
            let mut numbers: Vec<usize> =
                events.iter().map(|event| event.numbered.line()).collect();
            numbers.sort_unstable();
            numbers.dedup();
            let shown: Vec<String> = numbers
                .iter()
                .take(NUMBERS)
                .map(ToString::to_string)
                .collect();
            let more = numbers.len().saturating_sub(NUMBERS);
            let more = match more {
                0 => String::new(),
                more => format!(" (+ {more})"),
            };
            let period = match (events.first(), events.last()) {
                (Some(first), Some(last)) => times::span(report, first.at, last.at),
                _ => String::new(),
            };
            vec![
                Cell::Words(period),
                Cell::Lines(counts.collect()),
                Cell::Words(format!("{}{more}", shown.join(", "))),
            ]
        });
    table(
        page,
        "bins",
        &words.key("report-timeline-table"),
        &headings,
        rows,
    );
}

/// The key of the short name of a kind: letters of a drawing cannot be set on two lines.
pub(super) fn lane(kind: Kind) -> &'static str {
    match kind {
        Kind::KnownTool => "report-lane-known-tool",
        Kind::Suspicious => "report-lane-suspicious",
        Kind::Exposure => "report-lane-exposure",
        Kind::Context => "report-lane-context",
    }
}

/// The column of the drawing in which a time stands.
pub(super) fn bin(span: Span, at: Instant) -> usize {
    let since = i128::from(at.unix_ns()).saturating_sub(span.first.unix_ns().into());
    let whole = i128::from(span.last.unix_ns()).saturating_sub(span.first.unix_ns().into());
    let bins = i128::try_from(BINS).unwrap_or(1);
    let bin = since
        .saturating_mul(bins)
        .checked_div(whole.saturating_add(1));
    bin.and_then(|bin| usize::try_from(bin).ok())
        .unwrap_or(0)
        .min(BINS.saturating_sub(1))
}
