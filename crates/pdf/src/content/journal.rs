//! The journal: what was done when, and the hashes that hold it together.

use case::Entry;

use super::Writer;
use crate::block::{Cell, exact, plain};

/// Entries told; `journal.jsonl` has all.
const ENTRIES: usize = 300;
/// Hashes of one entry that are told.
const HASHES: usize = 40;
/// Characters of one fact that are told: a note can be long.
const FACT: usize = 2_000;

/// Acts whose words this version knows.
const ACTS: [&str; 10] = [
    "blind-index-written",
    "consent",
    "examination-began",
    "examination-ended",
    "indicators-used",
    "note",
    "reader-died",
    "recheck",
    "source-read",
    "written",
];

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.section("pdf-section-journal");
    writer.say_key("pdf-journal-note");
    let entries = writer.input.journal;
    let shown = entries.iter().take(ENTRIES);
    let rows: Vec<Vec<Cell>> = shown.map(|entry| row(writer, entry)).collect();
    let columns = [
        ("pdf-column-entry", 8),
        ("report-column-when", 25),
        ("pdf-column-act", 67),
    ];
    let caption = writer.key("pdf-section-journal");
    writer.table(caption, &columns, rows);
    writer.more("pdf-more-entries", entries.len(), ENTRIES);
}

fn row(writer: &Writer<'_>, entry: &Entry) -> Vec<Cell> {
    let mut done = vec![plain(act(writer, &entry.act.act))];
    for (name, value) in &entry.act.facts {
        let value: String = value.raw().chars().take(FACT).collect();
        done.push(exact(format!("{name}: {value}")));
    }
    for (name, hash) in entry.act.hashes.iter().take(HASHES) {
        done.push(exact(&**name));
        done.push(exact(&**hash));
    }
    let more = entry.act.hashes.len().saturating_sub(HASHES);
    if more > 0 {
        done.push(plain(writer.words.count("pdf-more-hashes", more)));
    }
    let times = writer.moment(entry.at).into_iter().map(plain);
    vec![vec![exact(entry.number.to_string())], times.collect(), done]
}

/// What was done; an act that this version does not know is shown itself.
fn act(writer: &Writer<'_>, act: &str) -> String {
    if ACTS.contains(&act) {
        writer.key(&format!("pdf-act-{act}"))
    } else {
        writer.words.outside(act)
    }
}
