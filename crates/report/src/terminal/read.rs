//! What was read, and since when; what was not there.

use std::collections::{BTreeMap, BTreeSet};

use model::{Coverage, SourceRecord, Span, Status, Text};

use super::{
    page::Page,
    words::{Words, evidence},
};
use crate::Outcome;

/// One kind of data of one source: all its files together.
#[derive(Default)]
struct Together {
    records: u64,
    recovered: u64,
    span: Option<Span>,
    statuses: BTreeSet<Status>,
}

impl Together {
    fn is_read(&self) -> bool {
        self.records > 0 || self.recovered > 0 || self.statuses.contains(&Status::Read)
    }

    fn is_lost(&self) -> bool {
        let lost = [Status::Partial, Status::Unreadable];
        lost.iter().any(|status| self.statuses.contains(status))
    }

    fn is_skipped(&self) -> bool {
        self.statuses.contains(&Status::Skipped)
    }
}

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
    page.strong(0, "", &description(words, source));
    page.detail(2, "", &evidence(&source.location));
    let kinds = together(source, coverage);
    let titles = |wanted: fn(&Together) -> bool| -> Vec<String> {
        let chosen = kinds.iter().filter(|(_, kind)| wanted(kind));
        chosen.map(|(id, _)| words.artefact(id)).collect()
    };
    let mut nothing = true;
    for (id, kind) in kinds.iter().filter(|(_, kind)| kind.is_read()) {
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
    if !source.encrypted {
        page.say(2, &words.key("source-plain-lacks"));
    }
}

/// The kind of source, the device, the date, and whether it was encrypted.
fn description(words: &Words<'_>, source: &SourceRecord) -> String {
    let kind = format!("source-{}", source.kind.name().replace('_', "-"));
    let mut parts = vec![
        words.say(
            &Text::new("source-line")
                .words("id", &source.id)
                .key("kind", kind),
        ),
    ];
    parts.extend(source.model.as_ref().map(|model| evidence(model)));
    let version = source.os_version.as_ref();
    parts.extend(version.map(|version| words.with("source-ios-version", "version", version.raw())));
    let made = source.made_at.map(|at| words.date(at));
    parts.extend(made.map(|date| words.with("source-made", "date", &date)));
    parts.push(words.key(if source.encrypted {
        "source-encrypted"
    } else {
        "source-plain"
    }));
    parts.push(words.count("source-files", source.files_listed));
    parts.join(", ")
}

fn together<'c>(source: &SourceRecord, coverage: &'c [Coverage]) -> BTreeMap<&'c str, Together> {
    let mut kinds: BTreeMap<&str, Together> = BTreeMap::new();
    for entry in coverage.iter().filter(|entry| entry.source == source.id) {
        let kind = kinds.entry(&entry.artefact).or_default();
        kind.records = kind.records.saturating_add(entry.records);
        kind.recovered = kind.recovered.saturating_add(entry.recovered);
        if let Some(span) = entry.span {
            Span::widen(&mut kind.span, span.first);
            Span::widen(&mut kind.span, span.last);
        }
        kind.statuses.insert(entry.status);
    }
    kinds
}

fn line(words: &Words<'_>, id: &str, kind: &Together) -> String {
    let mut parts = vec![words.say(&Text::new("read-line").number("records", kind.records))];
    if kind.recovered > 0 {
        parts.push(words.count("read-recovered", kind.recovered));
    }
    let days = kind
        .span
        .map(|span| (words.date(span.first), words.date(span.last)));
    parts.push(match days {
        None => words.key("read-no-dates"),
        Some((first, last)) if first == last => words.with("read-day", "first", &first),
        Some((first, last)) => words.say(
            &Text::new("read-span")
                .words("first", &first)
                .words("last", &last),
        ),
    });
    if kind.is_lost() {
        parts.push(words.key("status-partial"));
    }
    words.join(
        &Text::new("read-of")
            .words("title", &words.artefact(id))
            .words("what", &parts.join(", ")),
    )
}
