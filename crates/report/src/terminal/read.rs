//! What was read, and since when; what was not there.

use model::{Coverage, SourceRecord, Text};

use super::page::Page;
use crate::{
    Outcome, handed_in,
    reading::{Together, described, period, together, unread_sections},
    words::{Words, evidence},
};

pub(super) fn write(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>) {
    page.section(&words.key("section-read"));
    for source in outcome.sources {
        of_source(page, words, source, outcome.coverage);
        page.gap();
    }
    let unknown: usize = outcome
        .coverage
        .iter()
        .map(|entry| entry.unread_columns.len())
        .sum();
    if unknown > 0 {
        page.say(0, &words.count("read-unread-columns", unknown));
    }
}

fn of_source(page: &mut Page, words: &Words<'_>, source: &SourceRecord, coverage: &[Coverage]) {
    page.strong(0, "", &described(words, source));
    page.detail(2, "", &evidence(&source.location));
    let kinds = together(source, coverage);
    let titles = |wanted: fn(&Together) -> bool| -> Vec<String> {
        let chosen = kinds.iter().filter(|(_, kind)| wanted(kind));
        chosen.map(|(id, _)| words.artefact(id)).collect()
    };
    let mut nothing = true;
    let listing = source.kind.listing();
    // The list of a source's own files is told when it lost something.
    let is_told = |id: &str, kind: &Together| id != listing || kind.records > 0 || kind.is_lost();
    let read = kinds
        .iter()
        .filter(|(id, kind)| kind.is_read() && is_told(id, kind));
    for (id, kind) in read {
        nothing = false;
        page.item(2, "- ", &line(words, id, kind));
    }
    if nothing {
        page.say(2, &words.key("read-nothing"));
    }
    let absent = titles(|kind| !kind.is_read() && !kind.is_lost() && !kind.is_skipped());
    let skipped = titles(Together::is_skipped);
    for (key, list) in [("read-absent", absent), ("read-skipped", skipped)] {
        if !list.is_empty() {
            let list = Text::new(key).words("list", &words.list(&list));
            page.say(2, &words.join(&list));
        }
    }
    let unknown = unread_sections(source, coverage).len();
    if unknown > 0 {
        page.say(2, &words.count("read-unread-sections", unknown));
    }
    if handed_in::lacks_without_encryption(source) {
        page.say(2, &words.key("source-plain-lacks"));
    }
}

fn line(words: &Words<'_>, id: &str, kind: &Together) -> String {
    let mut parts = vec![words.say(&Text::new("read-line").number("records", kind.records))];
    if kind.recovered > 0 {
        parts.push(words.count("read-recovered", kind.recovered));
    }
    parts.push(period(words, kind.span));
    if kind.is_lost() {
        parts.push(words.key("status-partial"));
    }
    words.join(
        &Text::new("read-of")
            .words("title", &words.artefact(id))
            .words("what", &parts.join(", ")),
    )
}
