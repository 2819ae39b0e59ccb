//! The annexes: the hashes of what was handed in and of the files on which findings rest, and the indicator sets.

use model::FileRecord;
use report::sets::{age, licence, named, publisher, unused, warnings};

use super::Writer;
use crate::block::{Cell, exact, plain};

/// Files whose hashes are told; `files.jsonl` has all.
const FILES: usize = 300;

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.section("pdf-section-hashes");
    let all = writer.input.whole.files_hashed;
    let said = writer.words.count("report-hashes-note", all);
    writer.say(said);
    writer.say_key("pdf-hashes-note");
    for source in writer.outcome.sources {
        let location = writer
            .words
            .with("report-location", "path", source.location.raw());
        let label = writer.words.with("pdf-label", "word", &source.id);
        writer.small(format!("{label} {location}"));
    }
    let files = writer.input.whole.files.iter();
    let (own, others): (Vec<_>, Vec<_>) = files.partition(|file| file.is_own());
    for (key, files) in [
        ("report-hashes-container", own),
        ("report-hashes-evidence", others),
    ] {
        if !files.is_empty() {
            hashes(writer, key, &files);
        }
    }
    indicators(writer);
}

fn hashes(writer: &mut Writer<'_>, caption: &str, files: &[&FileRecord]) {
    let row = |file: &&FileRecord| {
        let mut told = vec![
            exact(format!("{} {}", file.source, file.path)),
            exact(&*file.stored_path),
            exact(&*file.sha256_stored),
        ];
        if file.sha256_content != file.sha256_stored {
            told.push(plain(writer.key("report-column-hash-content")));
            told.push(exact(&*file.sha256_content));
        }
        vec![told, vec![exact(file.size.to_string())]]
    };
    let rows: Vec<Vec<Cell>> = files.iter().take(FILES).map(row).collect();
    let columns = [("pdf-column-hashed", 86), ("report-column-size", 14)];
    let caption = writer.key(caption);
    writer.table(caption, &columns, rows);
    writer.more("report-more-hashes", files.len(), FILES);
}

fn indicators(writer: &mut Writer<'_>) {
    let (sets, today) = (writer.outcome.indicators, writer.outcome.today);
    writer.section("pdf-section-indicators");
    for warning in warnings(sets, today) {
        let warning = if warning.key == "sets-only-built-in" {
            // The command line's own words name a command.
            writer.key("pdf-only-built-in")
        } else {
            writer.words.say(&warning)
        };
        writer.say(warning);
    }
    if sets.is_empty() {
        return;
    }
    let words = &writer.words;
    let rows: Vec<Vec<Cell>> = sets
        .iter()
        .map(|set| {
            let mut name = vec![plain(named(words, set))];
            name.extend(unused(words, set).into_iter().map(plain));
            let by = [publisher(words, set), licence(words, set)].map(plain);
            vec![
                name,
                by.into(),
                vec![plain(age(words, set, today))],
                vec![exact(&*set.sha256)],
            ]
        })
        .collect();
    let columns = [
        ("report-column-set", 24),
        ("report-column-publisher", 24),
        ("report-column-date", 18),
        ("report-column-hash", 34),
    ];
    let caption = writer.key("section-indicators");
    writer.table(caption, &columns, rows);
    writer.small(writer.key("report-sets-note"));
}
