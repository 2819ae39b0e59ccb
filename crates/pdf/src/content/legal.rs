//! How the report is annexed to a statement made for a court: facts only, and no advice.
//!
//! Described in: <https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006070716/>
//! (article 202 du code de procédure civile).

use model::Text;

use super::Writer;
use crate::block::{Look, exact, plain};

/// What the French code asks of a statement.
const ASKED: [&str; 5] = [
    "pdf-legal-facts",
    "pdf-legal-identity",
    "pdf-legal-warned",
    "pdf-legal-hand",
    "pdf-legal-third",
];

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.section("pdf-section-legal");
    writer.say_key("pdf-legal-intro");
    writer.list_keys(&ASKED);
    writer.heading(3, writer.key("pdf-section-annexed"));
    writer.say_key("pdf-legal-how");
    let record = writer.input.whole.record;
    let annexed = Text::new("pdf-legal-annexed")
        .words(
            "tool",
            &format!("{} {}", record.tool.name, record.tool.version),
        )
        .words("date", &writer.words.date(record.created));
    let annexed = writer.words.say(&annexed);
    writer.line(Look::Body, plain(annexed));
    writer.line(Look::Small, exact(writer.input.journal_sha256));
    writer.say_key("pdf-legal-own");
    writer.heading(3, writer.key("pdf-section-wording"));
    writer.list_keys(&["pdf-wording-seen", "pdf-wording-can", "pdf-wording-nobody"]);
    writer.small(writer.key("pdf-legal-limits"));
}
