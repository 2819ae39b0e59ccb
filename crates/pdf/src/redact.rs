//! A copy of a case in which what belongs to people is masked: names, accounts, numbers, quoted words. Every
//! page of the redacted form is written from that copy, so that nothing else can reach it.

mod masker;

use case::{CaseRecord, Entry};
use masker::Masker;
use model::{Coverage, FileRecord, Finding};
use report::{Texts, WholeCase};

use crate::Input;

/// The masked copy.
pub(crate) struct Masked {
    record: CaseRecord,
    findings: Vec<Finding>,
    coverage: Vec<Coverage>,
    files: Vec<FileRecord>,
    journal: Vec<Entry>,
    name: String,
    rest: Rest,
}

/// What is not about people.
struct Rest {
    journal_sha256: String,
    files_hashed: u64,
    zone: Option<report::Zone>,
    country: Option<report::Country>,
}

impl Masked {
    /// Masks a case.
    pub(crate) fn of(texts: &Texts, input: &Input<'_>) -> Self {
        let mut masker = Masker::new(texts);
        let whole = input.whole;
        let mut record = whole.record.clone();
        masker.record(&mut record);
        let mut findings = whole.findings.to_vec();
        for one in &mut findings {
            masker.finding(one);
        }
        let mut coverage = whole.coverage.to_vec();
        for one in &mut coverage {
            masker.coverage(one);
        }
        let mut files = whole.files.to_vec();
        for one in &mut files {
            masker.file(one);
        }
        let mut journal = input.journal.to_vec();
        for one in &mut journal {
            masker.entry(one);
        }
        Self {
            record,
            findings,
            coverage,
            files,
            journal,
            name: masker.mask(input.name),
            rest: Rest {
                journal_sha256: input.journal_sha256.to_owned(),
                files_hashed: whole.files_hashed,
                zone: whole.zone.cloned(),
                country: whole.country,
            },
        }
    }

    /// Uses the copy in place of the case.
    pub(crate) fn with<T>(&self, write: impl FnOnce(&Input<'_>) -> T) -> T {
        let whole = WholeCase {
            record: &self.record,
            findings: &self.findings,
            coverage: &self.coverage,
            accesses: None,
            files: &self.files,
            files_hashed: self.rest.files_hashed,
            zone: self.rest.zone.as_ref(),
            country: self.rest.country,
        };
        write(&Input {
            whole: &whole,
            name: &self.name,
            journal: &self.journal,
            journal_sha256: &self.rest.journal_sha256,
        })
    }
}
