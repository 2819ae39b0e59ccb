//! Tables that a narrow screen shows as lists: each cell carries the heading of its column, and roles
//! keep the table a table for those who hear it.
//!
//! Described in: <https://www.w3.org/WAI/tutorials/tables/>, <https://www.w3.org/TR/wai-aria-1.2/#table>.

use super::page::Page;

/// What a cell holds.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Words of ours.
    Words(String),
    /// A number, a date or a time: kept on one line.
    Short(String),
    /// Something from evidence: set apart, so that its direction of writing stays its own.
    Value(String),
    /// Several lines.
    Lines(Vec<Cell>),
    /// Words that lead to another page of the app; a report has none.
    Link {
        /// The address.
        to: String,
        /// The words.
        words: String,
    },
}

impl Cell {
    /// A number, without groups of digits.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers give counts of several types, without borrowing"
    )]
    #[must_use]
    pub fn number(number: impl ToString) -> Self {
        Self::Short(number.to_string())
    }
}

/// A table with its caption and headings, its columns as wide as its class says; `rows` gives as many cells as there are headings.
pub fn table(
    page: &mut Page,
    class: &'static str,
    caption: &str,
    headings: &[String],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) {
    page.within("table", &[("role", "table"), ("class", class)], |page| {
        page.put("caption", &[], caption);
        page.within("thead", &[("role", "rowgroup")], |page| {
            page.within("tr", &[("role", "row")], |page| {
                for heading in headings {
                    let attributes = [("scope", "col"), ("role", "columnheader")];
                    page.put("th", &attributes, heading);
                }
            });
        });
        page.within("tbody", &[("role", "rowgroup")], |page| {
            for row in rows {
                page.within("tr", &[("role", "row")], |page| {
                    for (at, (cell, heading)) in row.iter().zip(headings).enumerate() {
                        write(page, cell, heading, at == 0);
                    }
                });
            }
        });
    });
}

/// The first cell of a row names the row.
fn write(page: &mut Page, cell: &Cell, heading: &str, is_first: bool) {
    if is_first {
        let attributes = [
            ("scope", "row"),
            ("role", "rowheader"),
            ("data-label", heading),
        ];
        page.within("th", &attributes, |page| content(page, cell));
    } else {
        let is_empty = matches!(cell, Cell::Lines(lines) if lines.is_empty());
        let class = if is_empty { "none" } else { "some" };
        let attributes = [("role", "cell"), ("class", class), ("data-label", heading)];
        page.within("td", &attributes, |page| content(page, cell));
    }
}

fn content(page: &mut Page, cell: &Cell) {
    match cell {
        Cell::Words(words) => page.text(words),
        Cell::Short(words) => page.put("span", &[("class", "short")], words),
        Cell::Value(value) => page.put("bdi", &[], value),
        Cell::Link { to, words } => page.put("a", &[("href", to)], words),
        Cell::Lines(lines) => {
            for line in lines {
                page.within("span", &[("class", "line")], |page| content(page, line));
            }
        }
    }
}
