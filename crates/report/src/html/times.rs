//! Points in time as a report shows them: UTC, the phone's own zone if known, and doubts.

use model::{Instant, Text};

use super::{Report, table::Cell};
use crate::handed_in;

/// The first iPhone was sold on that day, and Android phones later: nothing on one is older.
pub(crate) const FIRST_PHONE: &str = "2007-06-29T00:00:00Z";
/// A backup says when it began; it may take a day.
pub(crate) const DAY_NS: i64 = 86_400_000_000_000;

/// In which zones times are told.
pub(super) fn zone(report: &Report<'_>) -> String {
    match report.whole.zone {
        Some(zone) => report.words.with("report-zone-known", "zone", zone.name()),
        None if handed_in::is_android(report.outcome.sources) => {
            report.words.key("report-zone-android")
        }
        None => report.words.key("report-zone-unknown"),
    }
}

/// A time in UTC: `2026-05-03 10:00:00 UTC`.
#[must_use]
pub fn utc(at: Instant) -> String {
    let text = at.to_string();
    match text.strip_suffix('Z') {
        Some(plain) => format!("{} UTC", plain.replacen('T', " ", 1)),
        None => text,
    }
}

/// The same time in the phone's zone, if that is known.
pub(super) fn local(report: &Report<'_>, at: Instant) -> Option<String> {
    report.whole.zone?.shows(at)
}

/// Everything that is told of a record's time: UTC, the phone's zone, doubts.
pub(super) fn cell(report: &Report<'_>, at: Option<Instant>, source: &str) -> Cell {
    let Some(at) = at else {
        return Cell::Words(report.words.key("detail-undated"));
    };
    let mut lines = vec![Cell::Short(utc(at))];
    lines.extend(local(report, at).map(Cell::Short));
    lines.extend(doubt(report, at, source).map(|key| Cell::Words(report.words.key(key))));
    Cell::Lines(lines)
}

/// Why a time cannot be right, if it cannot.
pub(super) fn doubt(report: &Report<'_>, at: Instant, source: &str) -> Option<&'static str> {
    let made = report
        .outcome
        .sources
        .iter()
        .find(|one| one.id == source)
        .and_then(|one| one.made_at);
    let is_after = made.is_some_and(|made| at.unix_ns() > made.unix_ns().saturating_add(DAY_NS));
    if is_after {
        Some("report-clock-after")
    } else if Instant::parse(FIRST_PHONE).is_some_and(|first| at < first) {
        Some("report-clock-before")
    } else {
        None
    }
}

/// From when to when, in words.
pub(super) fn span(report: &Report<'_>, first: Instant, last: Instant) -> String {
    let (first, last) = (report.words.date(first), report.words.date(last));
    if first == last {
        return first;
    }
    report.words.say(
        &Text::new("report-timeline-span")
            .words("first", &first)
            .words("last", &last),
    )
}
