//! The indicator sets used: who published them, how old they are, and when that is too old.

use super::{
    Report,
    page::Page,
    table::{Cell, table},
};
use crate::sets::{age, licence, named, publisher, unused, warnings};

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    let words = &report.words;
    let (sets, today) = (report.outcome.indicators, report.outcome.today);
    page.section("indicators", &words.key("section-indicators"), |page| {
        for warning in warnings(words, sets, today) {
            page.put("p", &[("class", "clock")], &warning);
        }
        if sets.is_empty() {
            return;
        }
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
        table(
            page,
            "sets",
            &words.key("section-indicators"),
            &headings,
            rows,
        );
        page.put("p", &[("class", "small")], &words.key("report-sets-note"));
    });
}
