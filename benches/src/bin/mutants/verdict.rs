//! What must hold of a check of a damaged phone, and how often it did.

use std::{collections::BTreeSet, fmt};

use serde_json::Value;

use super::subject::{Damage, Seen, Subject};

/// What one case showed.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// What does not hold.
    pub(crate) wrong: Vec<String>,
    seconds: f64,
    code: Option<i32>,
    /// Findings of indicators whose evidence stood in damaged files, and how many were still told.
    in_damaged: u64,
    still_told: u64,
}

/// All cases together.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) cases: u64,
    wrong: u64,
    slowest: f64,
    codes: [u64; 4],
    in_damaged: u64,
    still_told: u64,
}

impl Verdict {
    pub(crate) fn of(subject: &Subject, damage: &Damage, seen: &Seen) -> Self {
        let mut verdict = Self {
            seconds: seen.seconds,
            code: seen.code,
            ..Self::default()
        };
        if seen.hung {
            verdict.wrong.push("it hung".to_owned());
            return verdict;
        }
        if seen.reader_died {
            verdict.wrong.push("the reading process died".to_owned());
        }
        match (seen.code, &seen.document) {
            (Some(0 | 1 | 3), Some(document)) => verdict.compare(subject, damage, document),
            // A phone whose manifest is gone cannot be opened: it must say so.
            (Some(2), _) if container(damage) && !seen.said.trim().is_empty() => {}
            (code, _) => verdict.wrong.push(format!("exit {code:?}: {}", seen.said)),
        }
        verdict
    }

    fn compare(&mut self, subject: &Subject, damage: &Damage, document: &Value) {
        if document["coverage"]
            .to_string()
            .contains(r#""kind":"panic""#)
        {
            self.wrong.push("a reader panicked".to_owned());
        }
        let told = found(document);
        for (id, path) in found(&subject.whole) {
            let is_told = told.iter().any(|(other, _)| *other == id);
            if container(damage) || damage.paths.iter().any(|one| same_file(one, &path)) {
                self.in_damaged += 1;
                self.still_told += u64::from(is_told);
            } else if !is_told {
                self.wrong
                    .push(format!("{id} of {path} is not told any more"));
            }
        }
    }
}

/// Whether one of the backup's own files is damaged: they decide what else is seen.
fn container(damage: &Damage) -> bool {
    damage.paths.iter().any(|path| path.starts_with("/backup/"))
}

/// Whether a damaged file is this one or stands beside it (a write-ahead log).
fn same_file(damaged: &str, path: &str) -> bool {
    damaged.strip_suffix("-wal").unwrap_or(damaged) == path
}

/// Every finding of an indicator with the path of each of its evidence. Findings of checks are left
/// out: several files decide about them together.
fn found(document: &Value) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    for finding in document["findings"].as_array().into_iter().flatten() {
        if finding["indicator"].is_null() {
            continue;
        }
        for evidence in finding["evidence"].as_array().into_iter().flatten() {
            if let (Some(id), Some(path)) = (finding["id"].as_str(), evidence["path"].as_str()) {
                all.insert((id.to_owned(), path.to_owned()));
            }
        }
    }
    all
}

impl Tally {
    pub(crate) fn add(&mut self, verdict: &Verdict) {
        self.cases += 1;
        self.wrong += u64::from(!verdict.wrong.is_empty());
        self.slowest = self.slowest.max(verdict.seconds);
        let code = verdict.code.and_then(|code| usize::try_from(code).ok());
        if let Some(count) = code.and_then(|code| self.codes.get_mut(code)) {
            *count += 1;
        }
        self.in_damaged += verdict.in_damaged;
        self.still_told += verdict.still_told;
    }

    pub(crate) fn holds(&self) -> bool {
        self.wrong == 0
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [none, found, refused, partly] = self.codes;
        writeln!(
            f,
            "{} damaged phones, {} of them wrong",
            self.cases, self.wrong
        )?;
        writeln!(f, "slowest: {:.2} s", self.slowest)?;
        writeln!(
            f,
            "exit 0: {none}, 1: {found}, 2 (manifest damaged): {refused}, 3: {partly}"
        )?;
        write!(
            f,
            "signs in damaged files: {} of {} still told",
            self.still_told, self.in_damaged
        )
    }
}
