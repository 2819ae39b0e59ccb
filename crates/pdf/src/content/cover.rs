//! The cover: which case, when, with what, and the hashes by which it is known again.

use model::Text;
use report::{phrases::consented, reading::described, times};

use super::Writer;
use crate::{
    Form,
    block::{Block, Cell, Look, exact, plain},
};

/// Files of what was handed in whose hashes stand on the cover; the annex has the others.
const HASHES: usize = 6;

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.heading(1, writer.key("report-title"));
    let form = match writer.form {
        Form::Full => "pdf-form-full",
        Form::Redacted => "pdf-form-redacted",
    };
    let form = writer.key(form);
    writer.line(Look::Lead, plain(form));
    let rows = facts(writer);
    let caption = writer.key("report-facts");
    let columns = [("pdf-column-what", 26), ("pdf-column-says", 74)];
    writer.table(caption, &columns, rows);
    writer.list_keys(&["pdf-cover-facts", "pdf-cover-nobody", "report-belongs"]);
    let heading = writer.key("report-contents");
    writer.blocks.push(Block::NewPage);
    writer.blocks.push(Block::Contents { heading });
}

fn facts(writer: &Writer<'_>) -> Vec<Vec<Cell>> {
    let words = &writer.words;
    let record = writer.input.whole.record;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut fact = |key: &str, said: Cell| rows.push(vec![vec![plain(words.key(key))], said]);
    fact("pdf-case", vec![exact(writer.input.name)]);
    let times = writer.moment(record.created);
    fact("pdf-began", times.into_iter().map(plain).collect());
    for source in &record.sources {
        let mut said = vec![plain(described(words, source))];
        if let Some(at) = source.made_at {
            let made = writer.moment(at).join(", ");
            said.push(plain(words.with("pdf-made", "time", &made)));
        }
        fact("report-sources", said);
    }
    fact("pdf-clock", vec![plain(clock(writer))]);
    fact(
        "report-times",
        vec![plain(times::zone(words, writer.input.whole))],
    );
    let tool = Text::new("report-tool")
        .words("name", &record.tool.name)
        .words("version", &record.tool.version);
    fact("report-made-with", vec![plain(words.say(&tool))]);
    let consent = words.key(consented(record.consent.form));
    let date = words.date(record.consent.at);
    let when = words.with("report-consent-when", "date", &date);
    fact("pdf-consent", vec![plain(format!("{consent} {when}"))]);
    let journal = writer.input.journal.len();
    fact(
        "pdf-hash-case",
        vec![
            exact(writer.input.journal_sha256),
            plain(words.count("pdf-hash-case-note", journal)),
        ],
    );
    let own = writer.input.whole.files.iter().filter(|file| file.is_own());
    let hashes: Cell = own
        .take(HASHES)
        .flat_map(|file| [exact(&*file.stored_path), exact(&*file.sha256_stored)])
        .collect();
    if !hashes.is_empty() {
        fact("pdf-hash-sources", hashes);
    }
    rows
}

/// What is known of how the clocks of the phone and of the computer differ.
fn clock(writer: &Writer<'_>) -> String {
    let record = writer.input.whole.record;
    let made = record.sources.iter().filter_map(|source| source.made_at);
    match made.max() {
        Some(at) if at > record.created => writer.key("pdf-clock-ahead"),
        Some(_) => writer.key("pdf-clock-unknown"),
        None => writer.key("pdf-clock-untold"),
    }
}
