//! A case compared with today's indicators: what is new since, what stands as before, what does not any more.

use std::path::Path;

use case::{Method, RecheckRecord, SetSummary};
use model::{Finding, Instant, Text};
use report::{
    Words,
    html::{Page, sets_table},
    set_change, untried,
};

use crate::{Frame, Step, address, field, field::Field, pager::Pager, told::Told};

/// Findings of one sort on one page.
const LINES: usize = 50;

/// What a recheck said.
#[derive(Clone, Copy, Debug)]
pub struct Rechecked<'a> {
    /// Its record.
    pub record: &'a RecheckRecord,
    /// All findings: those of before in their order, then the new ones.
    pub findings: &'a [Finding],
}

/// Rechecking the case that is open. Sends `source` (where the source is, may be empty) and `password` (may be
/// empty) to [`address::RECHECK`].
#[derive(Clone, Copy, Debug)]
pub struct Recheck<'a> {
    /// Where the case stands.
    pub path: &'a Path,
    /// The sets it would be compared with now.
    pub sets: &'a [SetSummary],
    /// The day of today, by which the age of the sets is told.
    pub today: Instant,
    /// What the last recheck said.
    pub result: Option<Rechecked<'a>>,
    /// The page of its lists, from 1 (`?page=`).
    pub page: usize,
    /// What went wrong.
    pub told: Option<Told<'a>>,
}

impl Recheck<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let heading = match &self.result {
            None => Text::new("app-cases-recheck"),
            Some(result) if result.record.new.is_empty() => {
                Text::new("headline-recheck-nothing-new")
            }
            Some(result) => {
                Text::new("headline-recheck-new").number("count", result.record.new.len())
            }
        };
        let words = frame.words();
        frame.page(Step::Beside, &heading, |page| {
            Told::write(self.told, page, &words);
            if let Some(result) = &self.result {
                self.result(page, frame, result);
            }
            self.ask(page, frame);
            page.within("p", &[], |page| {
                frame.link(page, address::CASES, "app-cases-back");
            });
        })
    }

    fn ask(&self, page: &mut Page, frame: &Frame<'_>) {
        let words = frame.words();
        let key = match &self.result {
            None => "app-cases-recheck-how",
            Some(_) => "app-cases-recheck-again",
        };
        page.section("ask", &words.key(key), |page| {
            let path = self.path.to_string_lossy();
            page.say(&words.with("app-cases-recheck-note", "path", &path));
            sets_table(page, &words, self.sets, self.today);
            frame.form(page, address::RECHECK, |page| {
                let label = words.key("app-cases-source");
                let hint = words.key("app-cases-source-hint");
                Field::new("source", &label).hint(&hint).text(page);
                let label = words.key("app-cases-password");
                let hint = words.key("app-cases-password-hint");
                Field::new("password", &label).hint(&hint).password(page);
                field::button(page, &words.key("app-cases-recheck-do"));
            });
        });
    }

    fn result(&self, page: &mut Page, frame: &Frame<'_>, result: &Rechecked<'_>) {
        let words = frame.words();
        page.say(&words.key(match result.record.method {
            Method::Source => "recheck-method-source",
            Method::Records => "recheck-method-records",
            // The command line's own words name its option.
            Method::BlindIndex => "app-cases-recheck-index",
        }));
        let left = result.record.untried.iter();
        let left: Vec<String> = left
            .map(|(reason, count)| words.count(untried(reason), *count))
            .collect();
        if !left.is_empty() {
            page.list(left);
        }
        let record = result.record;
        for (id, heading, ids) in [
            ("new", "section-new", &record.new),
            ("known", "section-known", &record.known),
            ("carried", "section-carried", &record.carried),
            ("unsupported", "section-unsupported", &record.unsupported),
        ] {
            if !ids.is_empty() {
                page.section(id, &words.key(heading), |page| {
                    self.list(page, &words, result, heading, ids);
                });
            }
        }
        page.section("sets", &words.key("section-set-changes"), |page| {
            if record.sets.is_empty() {
                page.say(&words.key("set-changes-none"));
            } else {
                page.list(record.sets.iter().map(|set| words.say(&set_change(set))));
            }
        });
    }

    /// Findings by the numbers that they have in the case, each leading to its page.
    fn list(
        &self,
        page: &mut Page,
        words: &Words<'_>,
        result: &Rechecked<'_>,
        heading: &str,
        ids: &[String],
    ) {
        let ids: std::collections::BTreeSet<&String> = ids.iter().collect();
        let numbered = (1_usize..).zip(result.findings);
        let numbered: Vec<(usize, &Finding)> =
            numbered.filter(|(_, one)| ids.contains(&one.id)).collect();
        let pager = Pager::new(numbered.len(), LINES, self.page);
        page.within("ul", &[("class", "findings")], |page| {
            for (number, finding) in pager.of(&numbered) {
                page.within("li", &[], |page| {
                    let to = format!("{}{number}", address::FINDING);
                    page.put("a", &[("href", &to)], &words.say(&finding.title));
                    let exhibit = words.with("report-exhibit", "number", &number.to_string());
                    page.put("p", &[("class", "small")], &exhibit);
                });
            }
        });
        pager.write(page, words, &words.key(heading), |to| {
            format!("{}?page={to}", address::RECHECK)
        });
    }
}
