//! One finding, or several of which the same is said: what it is, what it would let someone do, how
//! sure, why it may be innocent, what not to do now, one next step, details.

use model::{Finding, Kind, Text};

use super::{
    Report, details,
    groups::{Group, counted},
    page::Page,
    table::{Cell, table},
    times,
};
use crate::{
    dossier::Numbered,
    phrases::{lowered, reason_signs, sure},
};

/// Findings of one group that are told with all their details.
const DETAILED: usize = 12;
/// Findings of a report that are told in one line.
const LINES: usize = 10_000;
/// Exhibit numbers that stand under a title.
const NUMBERS: usize = 12;

/// How many more findings can be told in one line.
pub(super) struct Room {
    lines: usize,
    /// Findings for which there was none.
    pub(super) left_out: usize,
}

impl Room {
    pub(super) fn new() -> Self {
        Self {
            lines: LINES,
            left_out: 0,
        }
    }
}

/// The key of what a kind of finding means.
pub(super) fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::KnownTool => "report-kind-known-tool",
        Kind::Suspicious => "report-kind-suspicious",
        Kind::Exposure => "report-kind-exposure",
        Kind::Context => "report-kind-context",
    }
}

pub(super) fn write(page: &mut Page, report: &Report<'_>, group: &Group<'_>, room: &mut Room) {
    let Some(first) = group.findings.first() else {
        return;
    };
    let words = &report.words;
    let id = format!("exhibit-{}", first.line());
    page.within("article", &[("aria-labelledby", &*id)], |page| {
        page.put("h4", &[("id", &id)], &words.say(&first.finding.title));
        page.put("p", &[("class", "exhibit")], &exhibits(report, group));
        page.say(&words.say(&counted(&first.finding.reason, group.count)));
        advice(page, report, first.finding);
        for numbered in group.findings.iter().take(DETAILED) {
            let line = numbered.line().to_string();
            let summary = words.with("report-details-of", "number", &line);
            page.folded(&summary, |page| details::write(page, report, *numbered));
        }
        let others = group.findings.get(DETAILED..).unwrap_or_default();
        if !others.is_empty() {
            self::others(page, report, others, room);
        }
    });
}

/// The numbers of the exhibits, and how many signs they are.
fn exhibits(report: &Report<'_>, group: &Group<'_>) -> String {
    let words = &report.words;
    let numbers: Vec<String> = group
        .findings
        .iter()
        .take(NUMBERS)
        .map(|numbered| numbered.line().to_string())
        .collect();
    let list = numbers.join(", ");
    match group.findings.len() {
        1 => words.with("report-exhibit", "number", &list),
        all => {
            let signs = words.count("report-signs", all);
            let said = match all.saturating_sub(NUMBERS) {
                0 => words.with("report-exhibits", "list", &list),
                more => words.say(
                    &Text::new("report-exhibits-more")
                        .words("list", &list)
                        .number("count", more),
                ),
            };
            format!("{said}. {signs}")
        }
    }
}

/// How sure, why it may be innocent, what not to do now, one next step.
fn advice(page: &mut Page, report: &Report<'_>, finding: &Finding) {
    let words = &report.words;
    if let Some(said) = finding.lowered_by.as_ref().and_then(lowered) {
        page.say(&words.say(&said));
    }
    if finding.is_above_context() {
        page.labelled(&words.key("finding-sure"), &words.key(sure(finding)));
        page.labelled(&words.key("finding-harmless"), "");
        if finding.harmless_causes.is_empty() {
            page.list([words.key("finding-harmless-none")]);
        } else {
            page.list(finding.harmless_causes.iter().map(|cause| words.say(cause)));
        }
        page.say(&words.key("finding-not-now"));
    }
    if finding.lowered_by.is_none() {
        page.labelled(&words.key("finding-next"), &words.say(&finding.next_step));
    }
}

/// Further findings of the group, a line each.
fn others(page: &mut Page, report: &Report<'_>, others: &[Numbered<'_>], room: &mut Room) {
    let words = &report.words;
    let shown = others.len().min(room.lines);
    room.lines = room.lines.saturating_sub(shown);
    room.left_out = room.left_out.saturating_add(others.len().saturating_sub(shown));
    let headings = [
        "report-column-exhibit",
        "report-column-sign",
        "report-column-records",
        "report-column-first",
        "report-column-last",
    ]
    .map(|key| words.key(key));
    page.folded(&words.count("report-details-others", others.len()), |page| {
        let rows = others.iter().take(shown).map(|numbered| {
            let finding = numbered.finding;
            let day = |at: Option<model::Instant>| match at {
                Some(at) => Cell::Words(times::utc(at)),
                None => Cell::Words(words.key("detail-undated")),
            };
            let signs = reason_signs(finding).into_iter();
            let signs = signs.map(|sign| words.outside(sign));
            vec![
                Cell::number(numbered.line()),
                Cell::Lines(signs.map(Cell::Value).collect()),
                Cell::number(finding.count),
                day(finding.first_time),
                day(finding.last_time),
            ]
        });
        table(page, &words.key("report-others"), &headings, rows);
    });
}
