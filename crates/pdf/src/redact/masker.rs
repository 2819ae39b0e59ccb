//! Masks values: which are kept, which are not, and what is personal inside a kept one.

use std::collections::{BTreeMap, BTreeSet};

use case::{CaseRecord, Entry};
use model::{
    Argument, Coverage, Evidence, FileRecord, Finding, Reason, SourceRecord, Statement, Text,
};
use regex::Regex;
use report::Texts;

/// Gaps of sentences that hold no person's words: apps, places, dates, what a set or a system says. Any other
/// gap is masked.
const KEPT: [&str; 19] = [
    "access",
    "app",
    "apps",
    "date",
    "domain",
    "families",
    "files",
    "from",
    "other",
    "path",
    "program",
    "publisher",
    "services",
    "settings",
    "since",
    "usual",
    "value",
    "what",
    "year",
];
/// Sentences whose `name` is that of an app or a program.
const NAMES: &str = "signs-";
/// Facts of the journal that are counts, or words of vigie's own.
const FACTS: [&str; 12] = [
    "bytes",
    "files_hashed",
    "files_listed",
    "findings",
    "form",
    "in_use",
    "method",
    "new",
    "number",
    "sandbox_lacks",
    "source",
    "values",
];
/// E-mail addresses and the like, and telephone numbers, as they stand in kept values.
const PERSONAL: [&str; 4] = [
    r"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*",
    r"\+\p{N}[\p{N} .()/-]{5,}\p{N}",
    r"\b00\p{N}{8,}\b",
    r"\b0\p{N}(?:[ .-]?\p{N}\p{N}){4}\b",
];
/// So many of them are looked for in paths and places: the others fit dates and numbers of files too.
const IN_PATHS: usize = 2;
/// Shorter values are not looked for inside others.
const SHORTEST: usize = 4;
/// What may stand before a kept value without telling anything.
const BEFORE: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];

/// Masks values. The same value gets the same number, so that a reader sees where it comes back.
pub(super) struct Masker<'t> {
    texts: &'t Texts,
    numbers: BTreeMap<String, usize>,
    personal: Vec<Regex>,
}

impl<'t> Masker<'t> {
    pub(super) fn new(texts: &'t Texts) -> Self {
        Self {
            texts,
            numbers: BTreeMap::new(),
            personal: PERSONAL
                .iter()
                .filter_map(|one| Regex::new(one).ok())
                .collect(),
        }
    }

    pub(super) fn mask(&mut self, value: &str) -> String {
        if value.trim().is_empty() {
            return String::new();
        }
        let next = self.numbers.len().saturating_add(1);
        let number = *self.numbers.entry(value.to_owned()).or_insert(next);
        let text = Text::new("pdf-masked").words("number", &number.to_string());
        self.texts.say(&text, |words| words.into())
    }

    /// Masks what is personal in a value that is kept otherwise.
    fn scrub(&mut self, value: &str, kept: &BTreeSet<String>) -> String {
        self.scrubbed(value, kept, self.personal.len())
    }

    /// The same with the first patterns only.
    fn scrubbed(&mut self, value: &str, kept: &BTreeSet<String>, patterns: usize) -> String {
        if kept.contains(value) {
            return value.to_owned();
        }
        let mut shown = value.to_owned();
        for at in 0..patterns {
            let Some(pattern) = self.personal.get(at).cloned() else {
                continue;
            };
            let replaced = pattern.replace_all(&shown, |found: &regex::Captures<'_>| {
                let found = found.get(0).map_or("", |found| found.as_str());
                if kept.contains(found) {
                    found.to_owned()
                } else {
                    self.mask(found)
                }
            });
            shown = replaced.into_owned();
        }
        shown
    }

    fn path(&mut self, path: &mut String) {
        *path = self.scrubbed(path, &BTreeSet::new(), IN_PATHS);
    }

    pub(super) fn record(&mut self, record: &mut CaseRecord) {
        for SourceRecord { location, .. } in &mut record.sources {
            *location = self.mask(location.raw()).into();
        }
        for statement in &mut record.statements {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &mut Statement) {
        match statement {
            Statement::Managed | Statement::Parental | Statement::Root | Statement::App(_) => {}
            Statement::Profile(value)
            | Statement::Account(value)
            | Statement::Computer(value)
            | Statement::Adb(value)
            | Statement::Device(value) => *value = self.mask(value.raw()).into(),
            // One that this version does not know: nothing of it is told.
            other => *other = Statement::Managed,
        }
    }

    pub(super) fn finding(&mut self, finding: &mut Finding) {
        let kept = kept(finding);
        let Finding {
            title,
            reason,
            harmless_causes,
            next_step,
            lowered_by,
            evidence,
            signs,
            ..
        } = finding;
        for text in [title, reason, next_step]
            .into_iter()
            .chain(harmless_causes)
        {
            self.text(text, &kept);
        }
        for sign in signs {
            let texts = [&mut sign.title, &mut sign.reason];
            for text in texts.into_iter().chain(&mut sign.harmless_causes) {
                self.text(text, &kept);
            }
            if let Some(statement) = &mut sign.lowered_by {
                self.statement(statement);
            }
        }
        if let Some(statement) = lowered_by {
            self.statement(statement);
        }
        for seen in evidence {
            self.evidence(seen, &kept);
        }
    }

    fn text(&mut self, text: &mut Text, kept: &BTreeSet<String>) {
        let is_named = text.key.starts_with(NAMES);
        for (name, argument) in &mut text.arguments {
            if let Argument::Words(words) = argument {
                let is_kept = KEPT.contains(&&**name) || is_named && name == "name";
                *words = if is_kept {
                    self.scrub(words.raw(), kept)
                } else {
                    self.mask(words.raw())
                }
                .into();
            }
        }
    }

    fn evidence(&mut self, seen: &mut Evidence, kept: &BTreeSet<String>) {
        seen.path = self.scrubbed(&seen.path, kept, IN_PATHS);
        seen.place = self.scrubbed(&seen.place, kept, IN_PATHS);
        seen.observed = self.observed(seen.observed.raw(), kept).into();
    }

    /// Quoted words, but for what the finding itself tells.
    fn observed(&mut self, observed: &str, kept: &BTreeSet<String>) -> String {
        let small = observed.to_ascii_lowercase();
        let found = kept
            .iter()
            .filter(|one| one.len() >= SHORTEST)
            .filter_map(|one| Some((small.find(&one.to_ascii_lowercase())?, one.len())))
            .max_by_key(|(at, length)| (*length, std::cmp::Reverse(*at)));
        let Some((at, length)) = found else {
            return self.mask(observed);
        };
        let (before, rest) = observed.split_at_checked(at).unwrap_or((observed, ""));
        let (value, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let before = if BEFORE.contains(&&*before.to_ascii_lowercase()) {
            before.to_owned()
        } else {
            self.mask(before)
        };
        format!("{before}{value}{}", self.mask(after))
    }

    pub(super) fn coverage(&mut self, coverage: &mut Coverage) {
        if let Some(path) = &mut coverage.path {
            self.path(path);
        }
        // What the readers met, in their own words, can quote what they read.
        coverage.faults.first.clear();
    }

    pub(super) fn file(&mut self, file: &mut FileRecord) {
        self.path(&mut file.path);
        self.path(&mut file.stored_path);
    }

    pub(super) fn entry(&mut self, entry: &mut Entry) {
        for (name, value) in &mut entry.act.facts {
            if !FACTS.contains(&&**name) {
                *value = self.mask(value.raw()).into();
            }
        }
        let hashes = std::mem::take(&mut entry.act.hashes);
        for (mut name, hash) in hashes {
            self.path(&mut name);
            entry.act.hashes.insert(name, hash);
        }
    }
}

/// What a finding tells by itself: the indicator, and the apps and places that its sentences name.
fn kept(finding: &Finding) -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    if let Reason::Indicator(indicator) = &finding.reason_for {
        kept.insert(indicator.value.raw().to_owned());
    }
    let signs = finding
        .signs
        .iter()
        .flat_map(|sign| [&sign.title, &sign.reason]);
    for text in [&finding.title, &finding.reason].into_iter().chain(signs) {
        for (name, argument) in &text.arguments {
            let is_named = text.key.starts_with(NAMES) && name == "name";
            let is_told = ["app", "apps", "path", "files", "domain", "other"].contains(&&**name);
            if let Argument::Words(words) = argument
                && (is_told || is_named)
            {
                kept.extend(
                    words
                        .raw()
                        .split(", ")
                        .filter(|one| !is_personal(one))
                        .map(String::from),
                );
            }
        }
    }
    kept
}

/// Whether a value names a person: then only an indicator can keep it.
fn is_personal(value: &str) -> bool {
    value.contains('@') || value.starts_with('+')
}

#[cfg(test)]
mod tests {
    use report::Language;

    use super::*;

    #[test]
    fn every_pattern_is_one() {
        let texts = Texts::new(Language::English);
        assert_eq!(Masker::new(&texts).personal.len(), PERSONAL.len());
    }

    #[test]
    fn what_names_people_is_masked_and_what_was_found_is_not() {
        let texts = Texts::new(Language::English);
        let mut masker = Masker::new(&texts);
        let kept = BTreeSet::from(["spy.example".to_owned(), "+33639989977".to_owned()]);
        for (value, shown) in [
            (
                "/private/var/mobile/Library/SMS/sms.db",
                "/private/var/mobile/Library/SMS/sms.db",
            ),
            (
                "key:Accounts/7E57C17E/Aliases/2",
                "key:Accounts/7E57C17E/Aliases/2",
            ),
            (
                "message:removed:free-space:239+3009",
                "message:removed:free-space:239+3009",
            ),
            (
                "key:Accounts/jane@mail.example/2",
                "key:Accounts/[masked 1]/2",
            ),
            ("tel +33 6 12 34 56 78", "tel [masked 2]"),
            ("06 12 34 56 78", "[masked 3]"),
            ("+33639989977", "+33639989977"),
            ("jane@mail.example", "[masked 1]"),
        ] {
            assert_eq!(masker.scrub(value, &kept), shown);
        }
        for (value, shown) in [
            (
                "https://SPY.example/jane?x",
                "https://SPY.example[masked 4]",
            ),
            ("Come at 8, spy.example", "[masked 5]spy.example"),
            ("Come at 8", "[masked 6]"),
            ("", ""),
        ] {
            assert_eq!(masker.observed(value, &kept), shown);
        }
    }

    #[test]
    fn a_gap_that_nobody_listed_is_masked() {
        let texts = Texts::new(Language::English);
        let mut masker = Masker::new(&texts);
        let mut text = Text::new("check-x-title")
            .words("app", "com.example.x")
            .words("unheard_of", "Jane");
        masker.text(&mut text, &BTreeSet::new());
        let words: Vec<&str> = text
            .arguments
            .values()
            .filter_map(|one| match one {
                Argument::Words(words) => Some(words.raw()),
                _ => None,
            })
            .collect();
        assert_eq!(words, ["com.example.x", "[masked 1]"]);
    }
}
