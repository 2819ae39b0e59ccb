//! The indicator sets used: who published them, how old they are, and when that is too old.

use case::SetSummary;
use model::{Instant, Text};

use super::{
    Report,
    page::Page,
    table::{Cell, table},
};
use crate::{
    sets::{age, licence, named, publisher, unused, warnings},
    words::Words,
};

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    let (sets, today) = (report.outcome.indicators, report.outcome.today);
    page.section("indicators", &words.key("section-indicators"), |page| {
        for warning in warnings(sets, today) {
            page.put("p", &[("class", "clock")], &words.say(&warning));
        }
        if sets.is_empty() {
            return;
        }
        sets_table(page, words, sets, today);
        page.put("p", &[("class", "small")], &words.key("report-sets-note"));
    });
}

/// The sets: what each is called, who published it, how old it is on the day `today`.
pub fn sets_table(page: &mut Page, words: &Words<'_>, sets: &[SetSummary], today: Instant) {
    let headings = [
        "report-column-set",
        "report-column-publisher",
        "report-column-date",
        "report-column-hash",
    ]
    .map(|key| words.key(key));
    let rows = sets.iter().map(|set| {
        let mut name = vec![Cell::Value(named(words, set))];
        name.extend(unused(words, set).into_iter().map(Cell::Words));
        vec![
            Cell::Lines(name),
            Cell::Lines(vec![
                Cell::Value(publisher(words, set)),
                Cell::Value(licence(words, set)),
            ]),
            Cell::Words(age(words, set, today)),
            Cell::Value(set.sha256.clone()),
        ]
    });
    let caption = words.key("section-indicators");
    table(page, "sets", &caption, &headings, rows);
}

/// What is said of all the sets together when they are few, old or unsigned.
#[must_use]
pub fn sets_warnings(sets: &[SetSummary], today: Instant) -> Vec<Text> {
    warnings(sets, today)
}
