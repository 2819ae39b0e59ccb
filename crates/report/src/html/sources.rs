//! What was handed in, with the hashes by which anybody can check that they have the same.

use model::{FileRecord, Text};

use super::{
    Report,
    page::Page,
    table::{Cell, table},
};
use crate::{reading::described, whole_case::is_container};

/// Files whose hashes are told; `files.jsonl` has all.
const FILES: usize = 200;

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    page.section("sources", &words.key("report-section-sources"), |page| {
        for source in report.outcome.sources {
            page.say(&described(words, source));
            let location = Text::new("report-location").words("path", source.location.raw());
            page.put("p", &[("class", "small")], &words.say(&location));
        }
        page.say(&words.count("report-hashes-note", report.whole.files_hashed));
        let (container, others): (Vec<&FileRecord>, Vec<&FileRecord>) = report
            .whole
            .files
            .iter()
            .partition(|file| is_container(file));
        for (key, files) in [
            ("report-hashes-container", container),
            ("report-hashes-evidence", others),
        ] {
            if !files.is_empty() {
                page.folded(&words.key(key), |page| hashes(page, report, key, &files));
            }
        }
    });
}

fn hashes(page: &mut Page, report: &Report<'_>, caption: &'static str, files: &[&FileRecord]) {
    let words = &report.words;
    let headings = [
        "report-column-file",
        "report-column-size",
        "report-column-hash",
        "report-column-hash-content",
    ]
    .map(|key| words.key(key));
    // Two of a column where nothing was encrypted would say nothing.
    let decrypted = files
        .iter()
        .any(|file| file.sha256_content != file.sha256_stored);
    let columns = if decrypted { 4 } else { 3 };
    let headings: Vec<String> = headings.into_iter().take(columns).collect();
    let rows = files.iter().take(FILES).map(|file| {
        let mut row = vec![
            Cell::Value(format!("{} {}", file.source, file.path)),
            Cell::number(file.size),
            Cell::Value(file.sha256_stored.clone()),
        ];
        if decrypted {
            row.push(Cell::Value(file.sha256_content.clone()));
        }
        row
    });
    table(page, "hashes", &words.key(caption), &headings, rows);
    let more = files.len().saturating_sub(FILES);
    if more > 0 {
        page.say(&words.count("report-more-hashes", more));
    }
}
