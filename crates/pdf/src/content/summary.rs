//! The summary, in plain words: one sentence first, then what must be said beside it.

use model::Kind;
use report::{headline::Headline, phrases::KINDS};

use super::Writer;
use crate::block::{Cell, Look, exact, plain, strong};

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.section("pdf-section-summary");
    let sentence = match writer.headline {
        // What it asks of the owner stands in the part that is theirs.
        Headline::Known => writer.key("pdf-headline-known"),
        other => other.sentence(&writer.words),
    };
    writer.line(Look::Lead, strong(sentence));
    let beside = writer.headline.beside(&writer.words, &writer.outcome);
    let is_known = writer.headline == Headline::Known;
    for said in beside.into_iter().skip(usize::from(is_known)) {
        writer.say(said);
    }
    writer.say_key("pdf-summary-owner");
    let rows: Vec<Vec<Cell>> = KINDS
        .into_iter()
        .map(|(kind, heading)| {
            vec![
                vec![plain(writer.key(heading))],
                vec![exact(count(writer, kind).to_string())],
                vec![plain(writer.key(report::definitions::about(kind)))],
            ]
        })
        .collect();
    let caption = writer.key("pdf-summary-kinds");
    let columns = [
        ("report-column-kind", 28),
        ("pdf-column-count", 12),
        ("pdf-column-means", 60),
    ];
    writer.table(caption, &columns, rows);
    writer.small(writer.key("pdf-summary-count"));
    writer.heading(3, writer.key("section-limits"));
    let limits = report::handed_in::limits(&writer.words, writer.outcome.sources);
    writer.list(limits.into_iter().map(plain));
}

fn count(writer: &Writer<'_>, kind: Kind) -> usize {
    let findings = writer.outcome.findings.iter();
    findings.filter(|finding| finding.kind == kind).count()
}
