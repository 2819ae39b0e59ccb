//! The parts of a report one by one: the local app shows them on pages of their own and says what the report
//! says.

use model::{Finding, Text};

use super::{
    Report, access, coverage, details,
    finding::{self, Told},
    method,
    page::Page,
};
use crate::{
    Texts, WholeCase, access as ways, answers, definitions, groups::Group, handed_in,
    headline::Headline, headline::SAFETY, phrases::reason_signs, reading::described,
    whole_case::Numbered, words::Words,
};

impl<'a> Report<'a> {
    /// The report of a case.
    #[must_use]
    pub fn new(texts: &'a Texts, whole: &'a WholeCase<'a>) -> Self {
        let outcome = whole.outcome();
        Self {
            words: Words::whole(texts),
            whole,
            headline: Headline::of(&outcome),
            outcome,
        }
    }

    /// The first sentence.
    #[must_use]
    pub fn headline(&self) -> Text {
        self.headline.text()
    }

    /// Whether a sign of a known tool was seen: what to do then stands before what it was.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.headline == Headline::Known
    }

    /// What must be said beside the first sentence.
    #[must_use]
    pub fn beside(&self) -> Vec<String> {
        self.headline.beside(&self.words, &self.outcome)
    }

    /// What comes before anything else.
    #[must_use]
    pub fn safety(&self) -> [&'static str; 3] {
        SAFETY
    }

    /// What was handed in, a line a source.
    #[must_use]
    pub fn handed_in(&self) -> Vec<String> {
        let sources = self.outcome.sources.iter();
        sources.map(|one| described(&self.words, one)).collect()
    }

    /// Whether anything tells what may see, hear or reach the phone.
    #[must_use]
    pub fn tells_access(&self) -> bool {
        ways::is_told(&self.outcome)
    }

    /// The questions that a person asks, answered in a sentence or two each, with so many numbers of exhibits at
    /// most; what no file answers is left out, and nothing is said where nothing tells.
    #[must_use]
    pub fn answers(&self, most: usize) -> Vec<String> {
        if self.tells_access() {
            answers::of_files(&self.words, &self.outcome, most)
        } else {
            Vec::new()
        }
    }

    /// Which apps can see or hear what, each means below a heading.
    pub fn abilities(&self, page: &mut Page, heading: &'static str) {
        access::abilities(page, self, heading);
    }

    /// Who can reach the phone, each means below a heading.
    pub fn reach(&self, page: &mut Page, heading: &'static str) {
        access::reach(page, self, heading);
    }

    /// What was read, of which time, and what could not be read; a source of which nothing was has a
    /// heading.
    pub fn coverage(&self, page: &mut Page, heading: &'static str) {
        coverage::sources(page, self, heading);
    }

    /// What an examination cannot see.
    #[must_use]
    pub fn limits(&self) -> Vec<String> {
        handed_in::limits(&self.words, self.outcome.sources)
    }

    /// The accounts and settings that no file tells, in a section of their own.
    pub fn accounts(&self, page: &mut Page) {
        method::accounts(page, self);
    }

    /// The keys of what can be done next, in order.
    #[must_use]
    pub fn next_steps(&self) -> Vec<&'static str> {
        self.headline.next_steps(self.outcome.coverage)
    }

    /// All that is said of one finding below its title: its number, what was seen, how sure that is, why it
    /// may be harmless, what not to do now, a next step.
    pub fn said(&self, page: &mut Page, number: usize) {
        let Some(numbered) = self.numbered(number) else {
            return;
        };
        let group = Group {
            count: numbered.finding.count,
            findings: vec![numbered],
        };
        finding::said(page, self, &group, &mut Told::new());
    }

    /// The technical details of one finding: who published its sign, and the records it rests on, as many as
    /// `shown`.
    pub fn details(&self, page: &mut Page, number: usize, shown: usize) {
        if let Some(numbered) = self.numbered(number) {
            details::write(page, self, numbered, shown);
        }
    }

    /// What found it, a word each: the indicator's value, or the checks' ids.
    #[must_use]
    pub fn signs(&self, number: usize) -> Vec<String> {
        let signs = self.finding(number).map(reason_signs);
        let signs = signs.into_iter().flatten();
        signs.map(|sign| self.words.outside(sign)).collect()
    }

    /// The finding of that number, counted from 1.
    #[must_use]
    pub fn finding(&self, number: usize) -> Option<&'a Finding> {
        self.numbered(number).map(|numbered| numbered.finding)
    }

    fn numbered(&self, number: usize) -> Option<Numbered<'a>> {
        let at = number.checked_sub(1)?;
        let finding = self.whole.findings.get(at)?;
        Some(Numbered { at, finding })
    }
}

/// The key of what a kind of finding means.
#[must_use]
pub fn meaning(kind: model::Kind) -> &'static str {
    definitions::about(kind)
}

impl std::fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Report").field(&self.headline).finish()
    }
}
