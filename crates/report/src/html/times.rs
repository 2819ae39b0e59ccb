//! Points in time as a report shows them: UTC, the phone's own zone if known, and doubts.

use model::{Instant, Text};

use super::{Report, table::Cell};
use crate::times;
pub use crate::times::utc;

/// In which zones times are told.
pub(super) fn zone(report: &Report<'_>) -> String {
    times::zone(&report.words, report.whole)
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
    times::doubt(report.outcome.sources, at, source)
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
