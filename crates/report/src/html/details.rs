//! Technical details of one finding: its signs and who published them, and the records it rests on.

use model::{Evidence, Place, Text};

use super::{
    Report,
    page::Page,
    table::{Cell, table},
    times,
};
use crate::{
    phrases::{counted, identified, reason_lines},
    whole_case::Numbered,
};

/// Records that a report shows of one finding; the case keeps more.
pub(super) const SHOWN: usize = 5;
/// Characters shown of one value; the case holds the rest.
const SHOWN_CHARS: usize = 400;

/// The details with so many records at most.
pub(super) fn write(page: &mut Page, report: &Report<'_>, numbered: Numbered<'_>, shown: usize) {
    let words = &report.words;
    let finding = numbered.finding;
    page.within("ul", &[("class", "facts")], |page| {
        for line in reason_lines(finding) {
            page.within("li", &[], |page| page.put("bdi", &[], &words.say(&line)));
        }
        page.put("li", &[], &words.say(&identified(finding)));
        page.put("li", &[], &words.say(&counted(words, finding)));
    });
    let headings = [
        "report-column-exhibit",
        "report-column-when",
        "report-column-where",
        "report-column-seen",
    ]
    .map(|key| words.key(key));
    let line = numbered.line().to_string();
    let caption = words.with("report-evidence", "number", &line);
    let rows = numbered.evidence().take(shown).map(|(number, seen)| {
        vec![
            Cell::Words(number),
            times::cell(report, seen.time, &seen.source),
            place(report, seen),
            Cell::Value(observed(report, seen)),
        ]
    });
    if !finding.evidence.is_empty() {
        table(page, "evidence", &caption, &headings, rows);
    }
    let shown = u64::try_from(finding.evidence.len().min(shown)).unwrap_or(u64::MAX);
    let more = finding.count.saturating_sub(shown);
    if more > 0 {
        let said = Text::new("report-more-records")
            .number("count", more)
            .words("line", &line);
        page.put("p", &[("class", "small")], &words.say(&said));
    }
}

/// The file, the place in it, the kind of data.
fn place(report: &Report<'_>, seen: &Evidence) -> Cell {
    let words = &report.words;
    let mut lines = vec![Cell::Words(words.artefact(&seen.artefact))];
    if Place::parse(&seen.place) == Place::Unknown {
        lines.push(Cell::Words(words.key("detail-blind")));
    } else {
        // Paths and places are no addresses: shown as they are.
        lines.push(Cell::Value(seen.path.clone()));
        lines.push(Cell::Value(seen.place.clone()));
    }
    if Place::is_recovered(&seen.place) {
        lines.push(Cell::Words(words.key("detail-recovered")));
    }
    lines.push(Cell::Value(format!("{}, {}", seen.source, seen.artefact)));
    Cell::Lines(lines)
}

fn observed(report: &Report<'_>, seen: &Evidence) -> String {
    let observed = seen.observed.raw();
    let long = observed.chars().count().saturating_sub(SHOWN_CHARS);
    if long == 0 {
        return report.words.outside(observed);
    }
    let start: String = observed.chars().take(SHOWN_CHARS).collect();
    let cut = report.words.count("detail-cut", long);
    format!("{}{cut}", report.words.outside(&start))
}
