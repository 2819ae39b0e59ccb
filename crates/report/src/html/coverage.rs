//! What was read, of which time, and what could not be read.

use std::collections::BTreeMap;

use model::{Coverage, FaultKind, SourceRecord, Text};

use super::{
    Report,
    page::Page,
    table::{Cell, table},
    times,
};
use crate::{
    handed_in,
    reading::{Together, described, together, unread_sections},
    words::Words,
};

/// Files told one by one; `coverage.jsonl` has all.
const FILES: usize = 500;

/// Unread parts named of one source; `coverage.jsonl` has all.
const SECTIONS: usize = 1_000;

/// The state of what was not there.
const ABSENT: &str = "status-absent";

/// The order of what became of the data.
const STATES: [&str; 5] = [
    "status-read",
    "status-partial",
    "status-unreadable",
    "status-skipped",
    "status-absent",
];

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    page.section("read", &words.key("section-read"), |page| {
        sources(page, report, "h3");
    });
}

/// What was read of each source; where nothing was, its name is a heading.
pub(super) fn sources(page: &mut Page, report: &Report<'_>, heading: &'static str) {
    let words = &report.words;
    let lost = |kind: &FaultKind| kind.is_loss();
    let coverage = report.outcome.coverage;
    let is_lost = coverage
        .iter()
        .any(|entry| entry.faults.counts.keys().any(lost));
    if !is_lost {
        page.say(&words.key("unread-none"));
    }
    for source in report.outcome.sources {
        of_source(page, report, source, heading);
    }
    if is_lost {
        for key in handed_in::new_copies(report.outcome.sources) {
            page.say(&words.key(key));
        }
    }
    let unknown: usize = coverage
        .iter()
        .map(|entry| entry.unread_columns.len())
        .sum();
    if unknown > 0 {
        page.say(&words.count("read-unread-columns", unknown));
    }
    files(page, report);
}

fn of_source(page: &mut Page, report: &Report<'_>, source: &SourceRecord, heading: &'static str) {
    let words = &report.words;
    let headings = [
        "report-column-data",
        "report-column-state",
        "report-column-records",
        "report-column-period",
        "report-column-faults",
    ]
    .map(|key| words.key(key));
    let kinds = together(source, report.outcome.coverage);
    let mut rows: Vec<(usize, String, &Together)> = kinds
        .iter()
        .map(|(id, kind)| {
            let state = STATES.iter().position(|state| *state == kind.state());
            (state.unwrap_or(STATES.len()), words.artefact(id), kind)
        })
        .collect();
    rows.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    // What was not there is named in a sentence: a row each would say nothing more.
    let (absent, rows): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|(_, _, kind)| kind.state() == ABSENT);
    let absent: Vec<String> = absent.into_iter().map(|(_, title, _)| title).collect();
    let rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|(_, title, kind)| row(report, title, kind))
        .collect();
    if rows.is_empty() {
        page.put(heading, &[], &described(words, source));
        page.say(&words.key("read-nothing"));
    } else {
        table(page, "coverage", &described(words, source), &headings, rows);
    }
    if !absent.is_empty() {
        page.folded(&words.count("report-absent", absent.len()), |page| {
            page.list(absent);
        });
    }
    sections(page, report, source);
    if handed_in::lacks_without_encryption(source) {
        page.say(&words.key("source-plain-lacks"));
    }
}

/// One kind of data.
fn row(report: &Report<'_>, title: String, kind: &Together) -> Vec<Cell> {
    let words = &report.words;
    let mut name = vec![Cell::Words(title)];
    if kind.files > 1 {
        name.push(Cell::Words(words.count("report-files-count", kind.files)));
    }
    let mut records = vec![Cell::number(kind.records)];
    if kind.recovered > 0 {
        records.push(Cell::Words(words.count("read-recovered", kind.recovered)));
    }
    let period = match kind.span {
        Some(span) => vec![Cell::Words(times::span(report, span.first, span.last))],
        None => Vec::new(),
    };
    vec![
        Cell::Lines(name),
        Cell::Words(words.key(kind.state())),
        Cell::Lines(records),
        Cell::Lines(period),
        Cell::Lines(faults(words, &kind.faults)),
    ]
}

/// The names of what no artefact reads, folded.
fn sections(page: &mut Page, report: &Report<'_>, source: &SourceRecord) {
    let words = &report.words;
    let names = unread_sections(source, report.outcome.coverage);
    if names.is_empty() {
        return;
    }
    page.say(&words.count("read-unread-sections", names.len()));
    page.folded(&words.key("report-unread-sections"), |page| {
        page.within("p", &[("class", "small")], |page| {
            for name in names.iter().take(SECTIONS) {
                page.put("bdi", &[], &words.outside(name));
                page.text(" · ");
            }
        });
        let more = names.len().saturating_sub(SECTIONS);
        if more > 0 {
            page.say(&words.count("report-more-files", more));
        }
    });
}

/// Each reason with its advice.
fn faults(words: &Words<'_>, faults: &BTreeMap<FaultKind, u64>) -> Vec<Cell> {
    faults
        .iter()
        .map(|(kind, count)| {
            let key = format!("fault-{}", kind.name().replace('_', "-"));
            let said = Text::new("unread-times")
                .words("title", &words.key(&key))
                .number("count", *count);
            Cell::Words(words.join(&said))
        })
        .collect()
}

/// Each file on its own, faults as the reader met them.
fn files(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    let with_path: Vec<&Coverage> = report
        .outcome
        .coverage
        .iter()
        .filter(|entry| entry.path.is_some())
        .collect();
    if with_path.is_empty() {
        return;
    }
    let headings = [
        "report-column-file",
        "report-column-state",
        "report-column-records",
        "report-column-faults",
    ]
    .map(|key| words.key(key));
    let title = words.key("report-read-files");
    page.folded(&title, |page| {
        let rows = with_path.iter().take(FILES).map(|entry| {
            let state = match entry.status {
                model::Status::Read => "status-read",
                model::Status::Partial => "status-partial",
                model::Status::Unreadable => "status-unreadable",
                model::Status::Absent => "status-absent",
                model::Status::Skipped => "status-skipped",
            };
            let technical = entry.faults.first.iter().map(|fault| {
                let detail = fault
                    .detail
                    .as_ref()
                    .map(|detail| format!(" ({})", detail.raw()));
                Cell::Value(format!("{}{}", fault.what, detail.unwrap_or_default()))
            });
            vec![
                Cell::Value(entry.path.clone().unwrap_or_default()),
                Cell::Words(words.key(state)),
                Cell::number(entry.records),
                Cell::Lines(technical.collect()),
            ]
        });
        table(page, "files", &title, &headings, rows);
        let more = with_path.len().saturating_sub(FILES);
        if more > 0 {
            page.say(&words.count("report-more-files", more));
        }
    });
}
