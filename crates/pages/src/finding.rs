//! One finding: what it is, what it would let someone do, how sure that is, why it may be harmless, what not
//! to do now, a next step; then who published the sign and the exact places.

use std::collections::BTreeSet;

use model::Kind;
use report::{
    WholeCase,
    html::{Page, Report},
};

use crate::{Frame, Step, address, alike::alike, field, field::Field, pager::Pager, parts::Part};

/// Records that the page shows of a finding: all that a case keeps.
const RECORDS: usize = 50;
/// Other findings of which the same is said, on one page.
const LINES: usize = 50;

/// One finding. What «this is mine» sends to [`address::MINE`]: `number` (that of the finding), `mine` (`yes`, or
/// `no` to take it back) and `reason` (a few words, may be empty).
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    /// The case.
    pub whole: &'a WholeCase<'a>,
    /// Its number, from 1: the exhibit's.
    pub number: usize,
    /// Numbers of the findings that the person said are theirs.
    pub mine: &'a BTreeSet<usize>,
    /// What the person said of this one, if they did.
    pub reason: Option<&'a str>,
    /// Page of the other findings of which the same is said, from 1 (`?page=`).
    pub page: usize,
}

impl Finding<'_> {
    /// Writes the page; `None` where there is no finding of that number.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> Option<String> {
        let report = Report::new(frame.texts, self.whole);
        let finding = report.finding(self.number)?;
        Some(frame.page(Step::Found, &finding.title, |page| {
            Part::Found.links(page, frame);
            page.within("div", &[("class", "said")], |page| {
                report.said(page, self.number);
            });
            self.own(page, frame, finding);
            let words = frame.words();
            let heading = words.key("app-found-details");
            page.section("details", &heading, |page| {
                let number = self.number.to_string();
                page.folded(
                    &words.with("report-details-of", "number", &number),
                    |page| {
                        report.details(page, self.number, RECORDS);
                    },
                );
            });
            self.alike(page, frame, &report, finding.kind);
            self.neighbours(page, frame);
        }))
    }

    /// «This is mine»: asked of open doors alone, as a known sign stays one whoever knows of it.
    fn own(&self, page: &mut Page, frame: &Frame<'_>, finding: &model::Finding) {
        if finding.kind != Kind::Exposure || finding.lowered_by.is_some() {
            return;
        }
        let words = frame.words();
        page.section("mine", &words.key("app-found-mine"), |page| {
            let is_mine = self.mine.contains(&self.number);
            if is_mine {
                page.say(&words.key("app-found-mine-said"));
                if let Some(reason) = self.reason.filter(|reason| !reason.is_empty()) {
                    page.labelled(&words.key("app-found-mine-reason-given"), reason);
                }
            } else {
                page.say(&words.key("app-found-mine-note"));
            }
            frame.form(page, address::MINE, |page| {
                field::hidden(page, "number", &self.number.to_string());
                if is_mine {
                    field::button_of(page, "mine", "no", &words.key("app-found-mine-undo"));
                } else {
                    let label = words.key("app-found-mine-reason");
                    let hint = words.key("app-found-mine-reason-hint");
                    Field::new("reason", &label).hint(&hint).text(page);
                    field::button_of(page, "mine", "yes", &words.key("app-found-mine-yes"));
                }
            });
        });
    }

    /// The other findings of which the same is said, by their signs.
    fn alike(&self, page: &mut Page, frame: &Frame<'_>, report: &Report<'_>, kind: Kind) {
        let words = frame.words();
        let groups = alike(self.whole.findings, kind, self.mine);
        let own = groups
            .into_iter()
            .find(|group| group.contains(&self.number));
        let mut others = own.unwrap_or_default();
        others.retain(|number| *number != self.number);
        if others.is_empty() {
            return;
        }
        let heading = words.count("report-details-others", others.len());
        page.section("alike", &heading, |page| {
            let pager = Pager::new(others.len(), LINES, self.page);
            page.within("ul", &[("class", "alike")], |page| {
                for number in pager.of(&others) {
                    let to = format!("{}{number}", address::FINDING);
                    page.within("li", &[], |page| {
                        let exhibit = words.with("report-exhibit", "number", &number.to_string());
                        page.put("a", &[("href", &to)], &exhibit);
                        for sign in report.signs(*number) {
                            page.text(" · ");
                            page.put("bdi", &[], &sign);
                        }
                    });
                }
            });
            pager.write(page, &words, &heading, |to| {
                format!("{}{}?page={to}", address::FINDING, self.number)
            });
        });
    }

    fn neighbours(&self, page: &mut Page, frame: &Frame<'_>) {
        let words = frame.words();
        let label = words.key("app-found-neighbours");
        let count = self.whole.findings.len();
        let before = self.number.checked_sub(1).filter(|number| *number > 0);
        let after = self.number.checked_add(1).filter(|number| *number <= count);
        page.within(
            "nav",
            &[("class", "pager"), ("aria-label", &label)],
            |page| {
                page.within("ul", &[("class", "links")], |page| {
                    let exhibit = |to: usize| format!("{}{to}", address::FINDING);
                    let links = [
                        ("app-found-before", before.map(exhibit)),
                        ("app-found-after", after.map(exhibit)),
                        ("app-found-all", Some(address::FOUND.to_owned())),
                    ];
                    for (key, to) in links {
                        let Some(to) = to else { continue };
                        page.within("li", &[], |page| frame.link(page, &to, key));
                    }
                });
            },
        );
    }
}
