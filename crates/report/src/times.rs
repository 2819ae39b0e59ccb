//! Points in time as reports show them: UTC, the phone's own zone if known, and doubts.

use model::{Instant, SourceRecord};

use crate::{WholeCase, handed_in, words::Words};

/// The first iPhone was sold on that day, and Android phones later: nothing on one is older.
pub(crate) const FIRST_PHONE: &str = "2007-06-29T00:00:00Z";
/// A backup says when it began; it may take a day.
pub(crate) const DAY_NS: i64 = 86_400_000_000_000;

/// In which zones times are told.
#[must_use]
pub fn zone(words: &Words<'_>, whole: &WholeCase<'_>) -> String {
    match whole.zone {
        Some(zone) => words.with("report-zone-known", "zone", zone.name()),
        None if handed_in::is_android(&whole.record.sources) => words.key("report-zone-android"),
        None => words.key("report-zone-unknown"),
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

/// Why a time cannot be right, if it cannot: the key of a sentence.
#[must_use]
pub fn doubt(sources: &[SourceRecord], at: Instant, source: &str) -> Option<&'static str> {
    let made = sources
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
