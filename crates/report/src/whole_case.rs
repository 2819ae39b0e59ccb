//! A whole case as the writers of reports receive it.

use std::collections::BTreeSet;

use case::CaseRecord;
use model::{Access, Coverage, Evidence, FileRecord, Finding};

use crate::{Country, Outcome, Zone};

/// A whole case.
#[derive(Clone, Copy, Debug)]
pub struct WholeCase<'a> {
    /// Its `case.json`.
    pub record: &'a CaseRecord,
    /// What was found, in the order of `findings.jsonl`: exhibits are numbered by it.
    pub findings: &'a [Finding],
    /// What was read.
    pub coverage: &'a [Coverage],
    /// What may see, hear or reach the phone; none where nothing tells.
    pub accesses: Option<&'a [Access]>,
    /// The files whose hashes are told: see [`WholeCase::named_files`].
    pub files: &'a [FileRecord],
    /// How many files were hashed in all.
    pub files_hashed: u64,
    /// The zone in which the phone was used, if somebody told.
    pub zone: Option<&'a Zone>,
    /// Where helplines are asked for, if somebody told.
    pub country: Option<Country>,
}

impl<'a> WholeCase<'a> {
    /// What an examination leaves, read on the day of the examination: the same case gives the same
    /// bytes on any day.
    #[must_use]
    pub fn outcome(&self) -> Outcome<'a> {
        Outcome {
            tool: &self.record.tool,
            sources: &self.record.sources,
            indicators: &self.record.indicators,
            findings: self.findings,
            coverage: self.coverage,
            accesses: self.accesses,
            case: None,
            today: self.record.created,
            country: self.country,
        }
    }

    /// Tells which files a report names: those of the container itself, and those on which findings
    /// rest.
    pub fn named_files(findings: &[Finding]) -> impl Fn(&FileRecord) -> bool + use<> {
        let rested: BTreeSet<(String, String)> = findings
            .iter()
            .flat_map(|finding| &finding.evidence)
            .map(|seen| (seen.source.clone(), seen.path.clone()))
            .collect();
        move |file| is_container(file) || rested.contains(&(file.source.clone(), file.path.clone()))
    }
}

/// Whether a file is one of the container's own.
pub(crate) fn is_container(file: &FileRecord) -> bool {
    file.is_own()
}

/// The number of an exhibit: that of the line of `findings.jsonl`, both counted from 1, and behind
/// the dot that of the record.
#[must_use]
pub fn exhibit(finding: usize, evidence: usize) -> String {
    format!(
        "{}.{}",
        finding.saturating_add(1),
        evidence.saturating_add(1)
    )
}

/// A finding with its line number.
#[derive(Clone, Copy, Debug)]
pub struct Numbered<'a> {
    /// Counted from 0.
    pub at: usize,
    /// The finding.
    pub finding: &'a Finding,
}

impl<'a> Numbered<'a> {
    /// Every finding of a case with its number.
    pub fn all(findings: &'a [Finding]) -> impl Iterator<Item = Self> {
        findings
            .iter()
            .enumerate()
            .map(|(at, finding)| Self { at, finding })
    }

    /// The line of `findings.jsonl`.
    #[must_use]
    pub fn line(self) -> usize {
        self.at.saturating_add(1)
    }

    /// Its records, each with its exhibit number.
    pub fn evidence(self) -> impl Iterator<Item = (String, &'a Evidence)> {
        let numbered = self.finding.evidence.iter().enumerate();
        numbered.map(move |(evidence, seen)| (exhibit(self.at, evidence), seen))
    }
}
