//! What was found: one sentence first, then what was seen by its kind, then what could not be seen. Numbers
//! stand at the kinds alone, and nothing says that a phone bears nothing.

use std::collections::BTreeSet;

use model::{Argument, Kind, Text};
use report::{
    KINDS, WholeCase,
    html::{Page, Report, meaning},
    sure,
};

use crate::{Frame, Step, address, alike::alike, pager::Pager, parts::Part, timeline::cut};

/// Lines of one kind that a page shows.
const LINES: usize = 50;
/// Characters of the app or computer that a finding is about.
const SUBJECT: usize = 80;
/// Numbers of exhibits in one answer.
const NUMBERS: usize = 12;

/// What was found.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The case.
    pub whole: &'a WholeCase<'a>,
    /// Numbers of the findings that the person said are theirs (`mine` of [`crate::Finding`]): they stand last.
    pub mine: &'a BTreeSet<usize>,
    /// The one kind that is shown; all where none (`?group=`, see [`Found::kind`]).
    pub group: Option<Kind>,
    /// The page of that kind, from 1 (`?page=`).
    pub page: usize,
}

impl Found<'_> {
    /// The kind that a number of an address stands for: no word tells those who see the browser's history.
    #[must_use]
    pub fn kind(number: usize) -> Option<Kind> {
        let at = number.checked_sub(1)?;
        KINDS.get(at).map(|(kind, _)| *kind)
    }

    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let report = Report::new(frame.texts, self.whole);
        match KINDS.iter().find(|(kind, _)| Some(*kind) == self.group) {
            None => frame.page(Step::Found, &report.headline(), |page| {
                self.overview(page, frame, &report);
            }),
            Some((kind, heading)) => frame.page(Step::Found, &Text::new(*heading), |page| {
                Part::Found.links(page, frame);
                self.of_kind(page, frame, &report, *kind);
                page.within("p", &[], |page| {
                    frame.link(page, address::FOUND, "app-found-all");
                });
            }),
        }
    }

    fn overview(&self, page: &mut Page, frame: &Frame<'_>, report: &Report<'_>) {
        let words = frame.words();
        for sentence in report.beside() {
            page.say(&sentence);
        }
        frame.onward(page, address::NEXT, "app-found-to-next");
        Part::Found.links(page, frame);
        let answers = report.answers(NUMBERS);
        if !answers.is_empty() {
            page.section("answers", &words.key("section-answers"), |page| {
                page.list(answers);
                page.say(&words.key("app-found-accounts"));
                page.within("p", &[], |page| {
                    frame.link(page, address::REACH, "app-found-to-accounts");
                });
            });
        }
        for (kind, heading) in KINDS {
            let count = self.whole.findings.iter().filter(|one| one.kind == kind);
            let count = count.count();
            if count == 0 {
                continue;
            }
            let said = Text::new("app-found-kind")
                .key("kind", heading)
                .number("count", count);
            page.section(section(kind), &words.say(&said), |page| {
                self.of_kind(page, frame, report, kind);
            });
        }
        page.section("limits", &words.key("app-found-unseen"), |page| {
            page.list(report.limits());
            page.within("p", &[], |page| {
                frame.link(page, address::COVERAGE, "app-found-to-coverage");
            });
        });
    }

    /// The lines of one kind, as many as a page shows, and the ways to the others.
    fn of_kind(&self, page: &mut Page, frame: &Frame<'_>, report: &Report<'_>, kind: Kind) {
        let words = frame.words();
        page.put("p", &[("class", "small")], &words.key(meaning(kind)));
        let groups = alike(self.whole.findings, kind, self.mine);
        let asked = if self.group == Some(kind) {
            self.page
        } else {
            1
        };
        let pager = Pager::new(groups.len(), LINES, asked);
        let lines = pager.of(&groups);
        for same in lines.chunk_by(|one, next| self.sure(report, one) == self.sure(report, next)) {
            // How sure is said once of all that stand below.
            if let Some(key) = same.first().and_then(|first| self.sure(report, first)) {
                page.labelled(&words.key("finding-sure"), &words.key(key));
            }
            page.within("ul", &[("class", "findings")], |page| {
                for numbers in same {
                    self.line(page, frame, report, numbers);
                }
            });
        }
        let heading = KINDS.iter().find(|(one, _)| *one == kind);
        let label = heading.map_or_else(String::new, |(_, key)| words.key(key));
        let number = KINDS.iter().take_while(|(one, _)| *one != kind).count();
        let number = number.saturating_add(1);
        pager.write(page, &words, &label, |to| {
            format!("{}?group={number}&page={to}", address::FOUND)
        });
    }

    /// One finding, or several of which the same is said.
    fn line(&self, page: &mut Page, frame: &Frame<'_>, report: &Report<'_>, numbers: &[usize]) {
        let words = frame.words();
        let Some(number) = numbers.first().copied() else {
            return;
        };
        let Some(finding) = report.finding(number) else {
            return;
        };
        page.within("li", &[], |page| {
            let to = format!("{}{number}", address::FINDING);
            page.put("a", &[("href", &to)], &words.say(&finding.title));
            let mut small = vec![words.with("report-exhibit", "number", &number.to_string())];
            let others = numbers.len().saturating_sub(1);
            if others > 0 {
                small.push(words.count("app-found-alike", others));
            }
            page.within("p", &[("class", "small")], |page| {
                page.text(&words.list(&small));
                // What tells it from others of the same title; an app's identifier is no address.
                if let Some(subject) = subject(finding) {
                    page.text(" · ");
                    page.put("bdi", &[], &subject);
                }
            });
            if self.mine.contains(&number) {
                page.put(
                    "p",
                    &[("class", "small")],
                    &words.key("app-found-mine-said"),
                );
            }
        });
    }

    /// The key of how sure a line is; none where it is not said.
    fn sure(&self, report: &Report<'_>, numbers: &[usize]) -> Option<&'static str> {
        let number = numbers.first()?;
        let finding = report.finding(*number)?;
        let is_said = finding.is_above_context() && !self.mine.contains(number);
        is_said.then(|| sure(finding))
    }
}

/// The app or the computer that a finding is about, its beginning where it is long.
fn subject(finding: &model::Finding) -> Option<String> {
    let mut all = [&finding.title, &finding.reason].into_iter();
    let value = all.find_map(|text| {
        let of = |name: &str| text.arguments.get(name);
        // What folds several signs names the app or program that they are about.
        let folded = || of("name").filter(|_| text.key.starts_with("signs-"));
        of("app").or_else(|| of("computer")).or_else(folded)
    });
    match value {
        Some(Argument::Words(value)) => Some(cut(value.raw(), SUBJECT)),
        _ => None,
    }
}

/// The id of the section of a kind.
fn section(kind: Kind) -> &'static str {
    match kind {
        Kind::KnownTool => "known",
        Kind::Suspicious => "behaviour",
        Kind::Exposure => "doors",
        Kind::Context => "context",
    }
}
