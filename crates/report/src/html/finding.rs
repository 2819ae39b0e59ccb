//! One finding, or several of which the same is said: what it is, what it would let someone do, how
//! sure, why it may be innocent, what not to do now, one next step, details.

use model::{Finding, Text};

use super::{
    Report, details,
    page::Page,
    table::{Cell, table},
    times,
};
use crate::{
    groups::{Group, counted, said_signs},
    phrases::{lowered, reason_signs, sure},
    whole_case::Numbered,
};

/// Findings of one group that are told with all their details.
const DETAILED: usize = 12;
/// Findings of a report that are told in one line.
const LINES: usize = 10_000;
/// Exhibit numbers that stand under a title.
const NUMBERS: usize = 12;

/// What was told so far.
pub(super) struct Told {
    /// How many more findings can be told in one line.
    lines: usize,
    /// Findings for which there was no room.
    pub(super) left_out: usize,
    /// The last advice told in full, and with which exhibit.
    advice: Option<(usize, Advice)>,
}

impl Told {
    pub(super) fn new() -> Self {
        Self {
            lines: LINES,
            left_out: 0,
            advice: None,
        }
    }
}

/// What is said of a finding beside what it is.
#[derive(PartialEq, Eq)]
struct Advice {
    sure: &'static str,
    harmless: Vec<String>,
    next: String,
}

impl Advice {
    fn of(report: &Report<'_>, finding: &Finding) -> Self {
        let words = &report.words;
        Self {
            sure: sure(finding),
            harmless: if finding.harmless_causes.is_empty() {
                vec![words.key("finding-harmless-none")]
            } else {
                let causes = finding.harmless_causes.iter();
                causes.map(|cause| words.say(cause)).collect()
            },
            next: words.say(&finding.next_step),
        }
    }
}

pub(super) fn write(page: &mut Page, report: &Report<'_>, group: &Group<'_>, told: &mut Told) {
    let Some(first) = group.findings.first() else {
        return;
    };
    let words = &report.words;
    let id = format!("exhibit-{}", first.line());
    page.within("article", &[("aria-labelledby", &*id)], |page| {
        page.within("div", &[("class", "said")], |page| {
            page.put("h4", &[("id", &id)], &words.say(&first.finding.title));
            said(page, report, group, told);
        });
        for numbered in group.findings.iter().take(DETAILED) {
            let line = numbered.line().to_string();
            let summary = words.with("report-details-of", "number", &line);
            page.folded(&summary, |page| {
                details::write(page, report, *numbered, details::SHOWN);
            });
        }
        let others = group.findings.get(DETAILED..).unwrap_or_default();
        if !others.is_empty() {
            self::others(page, report, others, told);
        }
    });
}

/// All that is said below the title.
pub(super) fn said(page: &mut Page, report: &Report<'_>, group: &Group<'_>, told: &mut Told) {
    let Some(first) = group.findings.first() else {
        return;
    };
    page.put("p", &[("class", "exhibit")], &exhibits(report, group));
    let reason = counted(&first.finding.reason, group.count);
    page.say(&report.words.say(&reason));
    signs(page, &said_signs(&report.words, first.finding));
    advice(page, report, *first, told);
}

/// Each sign that the finding folds.
fn signs(page: &mut Page, signs: &[(String, String)]) {
    if signs.is_empty() {
        return;
    }
    page.within("ul", &[], |page| {
        for (title, reason) in signs {
            page.within("li", &[], |page| {
                page.put("strong", &[], title);
                page.text(&format!(" {reason}"));
            });
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

/// How sure, why it may be innocent, what not to do now, one next step. What was just said in the same
/// words is not said again: a tired person reads it once.
fn advice(page: &mut Page, report: &Report<'_>, numbered: Numbered<'_>, told: &mut Told) {
    let (words, finding) = (&report.words, numbered.finding);
    if let Some(said) = finding.lowered_by.as_ref().and_then(lowered) {
        page.say(&words.say(&said));
        return;
    }
    let advice = Advice::of(report, finding);
    if !finding.is_above_context() {
        page.labelled(&words.key("finding-next"), &advice.next);
        return;
    }
    if let Some((line, same)) = &told.advice
        && *same == advice
    {
        let said = words.say(&Text::new("report-as-for").words("number", &line.to_string()));
        page.within("p", &[], |page| {
            page.put("a", &[("href", &format!("#exhibit-{line}"))], &said);
        });
        return;
    }
    page.labelled(&words.key("finding-sure"), &words.key(advice.sure));
    page.labelled(&words.key("finding-harmless"), "");
    page.list(advice.harmless.iter().cloned());
    page.labelled(
        &words.key("finding-for-now"),
        &words.key("finding-no-change"),
    );
    page.labelled(&words.key("finding-next"), &advice.next);
    told.advice = Some((numbered.line(), advice));
}

/// Further findings of the group, a line each.
fn others(page: &mut Page, report: &Report<'_>, others: &[Numbered<'_>], told: &mut Told) {
    let words = &report.words;
    let shown = others.len().min(told.lines);
    told.lines = told.lines.saturating_sub(shown);
    told.left_out = told
        .left_out
        .saturating_add(others.len().saturating_sub(shown));
    let headings = [
        "report-column-exhibit",
        "report-column-sign",
        "report-column-records",
        "report-column-first",
        "report-column-last",
    ]
    .map(|key| words.key(key));
    page.folded(
        &words.count("report-details-others", others.len()),
        |page| {
            let rows = others.iter().take(shown).map(|numbered| {
                let finding = numbered.finding;
                let day = |at: Option<model::Instant>| match at {
                    Some(at) => Cell::Short(times::utc(at)),
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
            table(page, "others", &words.key("report-others"), &headings, rows);
        },
    );
}
