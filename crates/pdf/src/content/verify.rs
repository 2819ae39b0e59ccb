//! How anybody checks the report with programs that are not ours: the real names and hashes of the case.
//!
//! Described in: <https://www.gnu.org/software/coreutils/manual/html_node/sha2-utilities.html>,
//! <https://sqlite.org/cli.html>.

mod example;

use model::{FileRecord, Text};

use super::Writer;
use crate::block::{Cell, Line, Look, exact, labelled, plain};

/// Files whose hashes stand here; the annex has the others.
const FILES: usize = 12;
/// How each system gives the SHA-256 of a file.
const HASH: [(&str, &str); 3] = [
    ("Linux", "sha256sum FILE"),
    ("macOS", "shasum -a 256 FILE"),
    ("Windows", "certutil -hashfile FILE SHA256"),
];

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.section("pdf-section-verify");
    writer.say_key("pdf-verify-intro");
    let commands = HASH.iter().map(|(system, command)| {
        let mut line: Line = labelled(system, "");
        line.extend(exact(*command));
        line
    });
    writer.list(commands);
    copy(writer);
    case(writer);
    journal(writer);
    exhibits(writer);
    again(writer);
}

/// That the same copy was handed in.
fn copy(writer: &mut Writer<'_>) {
    writer.heading(3, writer.key("pdf-verify-copy"));
    writer.say_key("pdf-verify-copy-how");
    let files = writer.input.whole.files.iter();
    let (own, others): (Vec<_>, Vec<_>) = files.partition(|file| file.is_own());
    let shown = if own.is_empty() { others } else { own };
    let row = |file: &&FileRecord| -> Vec<Cell> {
        vec![
            vec![exact(format!("{} {}", file.source, file.stored_path))],
            vec![exact(&*file.sha256_stored)],
        ]
    };
    let rows: Vec<Vec<Cell>> = shown.iter().take(FILES).map(row).collect();
    if !rows.is_empty() {
        let columns = [("pdf-column-stored", 42), ("report-column-hash", 58)];
        let caption = writer.key("pdf-verify-copy-files");
        writer.table(caption, &columns, rows);
    }
    if writer.outcome.sources.iter().any(|source| source.encrypted) {
        writer.say_key("pdf-verify-encrypted");
    }
}

/// That the case is the one from which the report was made.
fn case(writer: &mut Writer<'_>) {
    writer.heading(3, writer.key("pdf-verify-case"));
    writer.say_key("pdf-verify-case-how");
    let mut rows: Vec<Vec<Cell>> = vec![vec![
        vec![exact(case::JOURNAL)],
        vec![exact(writer.input.journal_sha256)],
    ]];
    let written = writer.input.journal.iter();
    let hashes = written
        .filter(|entry| entry.act.act == "written")
        .flat_map(|entry| &entry.act.hashes);
    for (name, hash) in hashes.take(FILES) {
        rows.push(vec![vec![exact(&**name)], vec![exact(&**hash)]]);
    }
    let columns = [("pdf-column-file", 42), ("report-column-hash", 58)];
    let caption = writer.key("pdf-verify-case-files");
    writer.table(caption, &columns, rows);
}

/// That no line of the journal was changed afterwards.
fn journal(writer: &mut Writer<'_>) {
    let last = writer.input.journal.last();
    let Some((number, previous)) =
        last.and_then(|last| Some((last.number, last.previous.as_ref()?)))
    else {
        return;
    };
    let before = number.saturating_sub(1);
    let how = Text::new("pdf-verify-journal-how")
        .number("line", before)
        .number("next", number);
    writer.heading(3, writer.key("pdf-verify-journal"));
    writer.say(writer.words.say(&how));
    writer.list([
        exact(format!(
            "printf %s \"$(sed -n {before}p {})\" | sha256sum",
            case::JOURNAL
        )),
        exact(&**previous),
    ]);
}

/// That a record stands where the report says.
fn exhibits(writer: &mut Writer<'_>) {
    let examples = example::all(writer.input.whole);
    writer.heading(3, writer.key("pdf-verify-exhibits"));
    writer.say_key("pdf-verify-exhibits-how");
    if examples.is_empty() {
        writer.say_key("pdf-verify-exhibits-none");
    }
    for example in examples {
        let said = Text::new("report-exhibit").words("number", &example.number);
        let mut line = labelled(&format!("{}.", writer.words.say(&said)), "");
        line.extend(exact(format!("{}, {}", example.path, example.place)));
        writer.line(Look::Body, line);
        writer.list(example.commands.into_iter().map(exact));
    }
    writer.small(writer.key("pdf-verify-places"));
}

/// That vigie finds the same again.
fn again(writer: &mut Writer<'_>) {
    writer.heading(3, writer.key("pdf-verify-again"));
    let version = &writer.input.whole.record.tool.version;
    let how = writer
        .words
        .with("pdf-verify-again-how", "version", version);
    writer.say(how);
    let command = "vigie check COPY --indicators SETS --owner-consents";
    writer.list([
        exact(command),
        plain(writer.key("pdf-verify-again-options")),
    ]);
}
