//! What was read of a source, all files of one kind of data together.

use std::collections::{BTreeMap, BTreeSet};

use model::{Coverage, FaultKind, SourceRecord, Span, Status, Text};

use crate::{handed_in, words::Words};

/// One kind of data of one source: all its files together.
#[derive(Default)]
pub struct Together {
    /// Records read.
    pub records: u64,
    /// What is left of removed rows.
    pub recovered: u64,
    /// The time that they cover.
    pub span: Option<Span>,
    /// How many files.
    pub files: usize,
    /// What became of each.
    statuses: BTreeSet<Status>,
    /// What could not be read, by reason.
    pub faults: BTreeMap<FaultKind, u64>,
}

impl Together {
    /// Whether anything of it was read.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.records > 0 || self.recovered > 0 || self.statuses.contains(&Status::Read)
    }

    /// Whether anything of it could not be read.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        let lost = [Status::Partial, Status::Unreadable];
        lost.iter().any(|status| self.statuses.contains(status))
    }

    /// Whether it was left out at somebody's request.
    #[must_use]
    pub fn is_skipped(&self) -> bool {
        self.statuses.contains(&Status::Skipped)
    }

    /// The key of what became of all of it.
    #[must_use]
    pub fn state(&self) -> &'static str {
        if self.is_lost() && self.is_read() {
            "status-partial"
        } else if self.is_lost() {
            "status-unreadable"
        } else if self.is_read() {
            "status-read"
        } else if self.is_skipped() {
            "status-skipped"
        } else {
            "status-absent"
        }
    }
}

/// The time that records cover, in words.
#[must_use]
pub fn period(words: &Words<'_>, span: Option<Span>) -> String {
    match span.map(|span| (words.date(span.first), words.date(span.last))) {
        None => words.key("read-no-dates"),
        Some((first, last)) if first == last => words.with("read-day", "first", &first),
        Some((first, last)) => words.say(
            &Text::new("read-span")
                .words("first", &first)
                .words("last", &last),
        ),
    }
}

/// The kind of source, the device, the date, and whether it was encrypted.
#[must_use]
pub fn described(words: &Words<'_>, source: &SourceRecord) -> String {
    let kind = format!("source-{}", source.kind.name().replace('_', "-"));
    let mut parts = vec![
        words.say(
            &Text::new("source-line")
                .words("id", &source.id)
                .key("kind", kind),
        ),
    ];
    parts.extend(
        source
            .model
            .as_ref()
            .map(|model| words.outside(model.raw())),
    );
    let version = source.os_version.as_ref();
    parts.extend(version.map(|version| {
        let key = format!("source-{}-version", source.kind.platform());
        words.say(&Text::new(key).words("version", version.raw()))
    }));
    let made = source.made_at.map(|at| words.date(at));
    parts.extend(made.map(|date| words.with("source-made", "date", &date)));
    if source.encrypted {
        parts.push(words.key("source-encrypted"));
    } else if handed_in::may_be_encrypted(source.kind) {
        parts.push(words.key("source-plain"));
    }
    parts.push(words.count("source-files", source.files_listed));
    parts.join(", ")
}

/// The parts of one source that no artefact reads, by name.
#[must_use]
pub fn unread_sections<'c>(source: &SourceRecord, coverage: &'c [Coverage]) -> BTreeSet<&'c str> {
    let of_source = coverage.iter().filter(|entry| entry.source == source.id);
    let names = of_source.flat_map(|entry| &entry.unread_sections);
    names.map(String::as_str).collect()
}

/// The coverage of one source, by artefact.
#[must_use]
pub fn together<'c>(
    source: &SourceRecord,
    coverage: &'c [Coverage],
) -> BTreeMap<&'c str, Together> {
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
        kind.files = kind.files.saturating_add(usize::from(entry.path.is_some()));
        for (fault, count) in &entry.faults.counts {
            let sum = kind.faults.entry(*fault).or_default();
            *sum = sum.saturating_add(*count);
        }
    }
    kinds
}
