//! Dated events as Timesketch takes them: those of the records on which findings rest and, where a
//! case keeps records, every time that these state.
//!
//! Described in: <https://timesketch.org/guides/user/import-from-json-csv/>.

mod asked;
mod csv;
mod index;
mod json_lines;

use std::io;

use case::{KeptMoment, KeptRecord};
use jiff::Timestamp;
use model::{Certainty, Instant, Kind, Text};
use serde::Serialize;

use crate::{Texts, WholeCase, phrases::reason_signs, whole_case::Numbered, words::Words};

pub use self::{
    asked::{Bin, edge},
    csv::Csv,
    index::{Dated, Index, LANES, MOMENTS, Only, believable},
    json_lines::JsonLines,
};

/// A dated event: a line of the timeline. The fields are its columns, in this order.
#[derive(Debug, Default, Serialize)]
pub struct Event {
    /// What happened, for people.
    pub message: String,
    /// When, to the microsecond, in UTC.
    pub datetime: String,
    /// The same as microseconds since 1970.
    pub timestamp: i64,
    /// What the time is the time of, in words.
    pub timestamp_desc: String,
    /// The same in the one word that stays the same in every language; empty for a record on which a
    /// finding rests.
    pub moment: String,
    /// The source's id.
    pub source: String,
    /// The artefact's id.
    pub artefact: String,
    /// The path on the phone.
    pub path: String,
    /// Where in that file.
    pub place: String,
    /// The exhibit's number, if a finding rests on it.
    pub exhibit: String,
    /// The finding's id.
    pub finding: String,
    /// The finding's kind.
    pub kind: Option<Kind>,
    /// The finding's certainty.
    pub certainty: Option<Certainty>,
    /// The indicator's value, or the check's id.
    pub sign: String,
    /// The value seen, or the whole kept record.
    pub value: String,
}

/// A file of events as it is written.
pub trait Events {
    /// Writes one event.
    ///
    /// # Errors
    /// When the output refuses.
    fn event(&mut self, event: &Event) -> io::Result<()>;

    /// Ends the file.
    ///
    /// # Errors
    /// When the output refuses.
    fn end(&mut self) -> io::Result<()>;
}

/// Writes an event for each dated record on which a finding rests; gives how many bear no date.
///
/// # Errors
/// When the output refuses.
pub fn of_findings(
    events: &mut dyn Events,
    texts: &Texts,
    whole: &WholeCase<'_>,
) -> io::Result<usize> {
    let words = Words::exact(texts);
    let mut undated = 0_usize;
    for numbered in Numbered::all(whole.findings) {
        let finding = numbered.finding;
        let title = words.say(&finding.title);
        for (exhibit, seen) in numbered.evidence() {
            let Some(at) = seen.time else {
                undated = undated.saturating_add(1);
                continue;
            };
            let mut event = Event {
                message: title.clone(),
                timestamp_desc: words.key("timeline-evidence"),
                source: seen.source.clone(),
                artefact: seen.artefact.clone(),
                path: seen.path.clone(),
                place: seen.place.clone(),
                exhibit,
                finding: finding.id.clone(),
                kind: Some(finding.kind),
                certainty: Some(finding.certainty),
                sign: reason_signs(finding).join(", "),
                value: seen.observed.raw().to_owned(),
                ..Event::default()
            };
            event.set_time(at);
            events.event(&event)?;
        }
    }
    Ok(undated)
}

/// Writes an event for each moment of a kept record.
///
/// # Errors
/// When the output refuses.
pub fn of_record(
    events: &mut dyn Events,
    texts: &Texts,
    artefact: &str,
    kept: &KeptRecord<'_>,
) -> io::Result<()> {
    if kept.moments.is_empty() {
        return Ok(());
    }
    let words = Words::exact(texts);
    for KeptMoment(at, what, _) in &kept.moments {
        let said = words.moment(what);
        let message = Text::new("timeline-field")
            .words("title", &words.artefact(artefact))
            .words("field", &said);
        let mut event = Event {
            message: words.say(&message),
            timestamp_desc: said,
            moment: what.clone().into_owned(),
            source: kept.source.clone().into_owned(),
            artefact: artefact.to_owned(),
            path: kept.path.clone().into_owned(),
            place: kept.place.clone().into_owned(),
            value: kept.record.get().to_owned(),
            ..Event::default()
        };
        event.set_time(*at);
        events.event(&event)?;
    }
    Ok(())
}

impl Event {
    fn set_time(&mut self, at: Instant) {
        self.timestamp = at.unix_ns().div_euclid(1_000);
        self.datetime = Timestamp::from_microsecond(self.timestamp)
            .map(|stamp| stamp.strftime("%Y-%m-%dT%H:%M:%S.%6f+00:00").to_string())
            .unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_in_microseconds() {
        let mut event = Event::default();
        event.set_time(Instant::parse("2026-05-03T10:00:00.0000015Z").unwrap());
        assert_eq!(event.datetime, "2026-05-03T10:00:00.000001+00:00");
        assert_eq!(event.timestamp, 1_777_802_400_000_001);
        event.set_time(Instant::parse("1969-12-31T23:59:59.9999995Z").unwrap());
        assert_eq!(event.datetime, "1969-12-31T23:59:59.999999+00:00");
        assert_eq!(event.timestamp, -1);
    }
}
