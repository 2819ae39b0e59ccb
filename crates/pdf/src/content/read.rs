//! What was read, of which time, and what could not be read.

use std::collections::BTreeMap;

use model::{Coverage, FaultKind, SourceRecord, Text};
use report::{
    handed_in,
    reading::{Together, described, period, together, unread_sections},
};

use super::Writer;
use crate::block::{Cell, exact, plain};

/// The order of what became of the data.
const STATES: [&str; 5] = [
    "status-read",
    "status-partial",
    "status-unreadable",
    "status-skipped",
    "status-absent",
];

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.section("section-read");
    writer.say_key("pdf-read-note");
    let lost = |entry: &Coverage| entry.faults.counts.keys().any(|kind| kind.is_loss());
    if writer.outcome.coverage.iter().any(lost) {
        for key in handed_in::new_copies(writer.outcome.sources) {
            writer.say_key(key);
        }
    } else {
        writer.say_key("unread-none");
    }
    for source in writer.outcome.sources {
        of_source(writer, source);
    }
    let columns = writer.outcome.coverage.iter();
    let unknown: usize = columns.map(|entry| entry.unread_columns.len()).sum();
    if unknown > 0 {
        let said = writer.words.count("read-unread-columns", unknown);
        writer.say(said);
    }
}

fn of_source(writer: &mut Writer<'_>, source: &SourceRecord) {
    let caption = described(&writer.words, source);
    let kinds = together(source, writer.outcome.coverage);
    let mut told: Vec<(usize, String, &Together)> = kinds
        .iter()
        .map(|(id, kind)| {
            let state = STATES.iter().position(|state| *state == kind.state());
            (
                state.unwrap_or(STATES.len()),
                writer.words.artefact(id),
                kind,
            )
        })
        .collect();
    told.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    let is_absent = |kind: &Together| kind.state() == "status-absent";
    let absent = told.iter().filter(|(_, _, kind)| is_absent(kind));
    let absent: Vec<String> = absent.map(|(_, title, _)| title.clone()).collect();
    let rows: Vec<Vec<Cell>> = told
        .iter()
        .filter(|(_, _, kind)| !is_absent(kind))
        .map(|(_, title, kind)| row(writer, title, kind))
        .collect();
    if rows.is_empty() {
        writer.say(caption);
        writer.say_key("read-nothing");
    } else {
        let columns = [
            ("report-column-data", 26),
            ("report-column-state", 12),
            ("report-column-records", 17),
            ("report-column-period", 20),
            ("report-column-faults", 25),
        ];
        writer.table(caption, &columns, rows);
    }
    if !absent.is_empty() {
        let list = Text::new("read-absent").words("list", &writer.words.list(&absent));
        let said = writer.words.join(&list);
        writer.small(said);
    }
    let sections = unread_sections(source, writer.outcome.coverage).len();
    if sections > 0 {
        let said = writer.words.count("read-unread-sections", sections);
        writer.say(said);
    }
    if handed_in::lacks_without_encryption(source) {
        writer.say_key("source-plain-lacks");
    }
}

/// One kind of data.
fn row(writer: &Writer<'_>, title: &str, kind: &Together) -> Vec<Cell> {
    let words = &writer.words;
    let mut records = vec![exact(kind.records.to_string())];
    if kind.recovered > 0 {
        records.push(plain(words.count("read-recovered", kind.recovered)));
    }
    let span = kind.span.map(|_| plain(period(words, kind.span)));
    vec![
        vec![plain(title)],
        vec![plain(words.key(kind.state()))],
        records,
        span.into_iter().collect(),
        faults(writer, &kind.faults),
    ]
}

/// Each reason with its advice.
fn faults(writer: &Writer<'_>, faults: &BTreeMap<FaultKind, u64>) -> Cell {
    let words = &writer.words;
    faults
        .iter()
        .map(|(kind, count)| {
            let key = format!("fault-{}", kind.name().replace('_', "-"));
            let said = Text::new("unread-times")
                .words("title", &words.key(&key))
                .number("count", *count);
            plain(words.join(&said))
        })
        .collect()
}
