//! The case that is open: read back and held against its journal once, then shown by every page.

use std::path::Path;

use case::{Case, Large, RecheckRecord};
use model::{Finding, Instant};
use report::{Country, WholeCase, timeline::Index};

use crate::{
    Problem,
    loaded::{Format, Loaded},
};

/// A case, read whole but for its records.
pub(super) struct OpenCase {
    /// The case as it was written.
    pub(super) loaded: Loaded,
    /// What stands today: the last recheck's findings, which keep the numbers of those of before.
    pub(super) standing: Vec<Finding>,
    /// What the last recheck says.
    pub(super) recheck: Option<RecheckRecord>,
    /// All its moments.
    pub(super) moments: Index,
}

impl OpenCase {
    /// Reads it back.
    pub(super) fn open(path: &Path) -> Result<Self, Problem> {
        let loaded = Loaded::open(path, Format::Html, None)?;
        let last = loaded.case.rechecks()?.pop();
        let (standing, recheck) = match last {
            None => (loaded.findings.clone(), None),
            Some(last) => {
                let findings = last.findings()?.collect::<Result<Vec<Finding>, _>>()?;
                (findings, Some(last.record().clone()))
            }
        };
        let moments = moments(&loaded.case, &standing)?;
        Ok(Self {
            loaded,
            standing,
            recheck,
            moments,
        })
    }

    /// Where it stands.
    pub(super) fn path(&self) -> &Path {
        self.loaded.case.path()
    }

    /// What the pages are made from.
    pub(super) fn whole(&self, country: Option<Country>) -> WholeCase<'_> {
        WholeCase {
            findings: &self.standing,
            country,
            ..self.loaded.whole()
        }
    }

    /// Adds a note to its journal.
    pub(super) fn note(&self, note: &str, at: Instant) -> Result<(), Problem> {
        // A note would stand in a chain whose files were changed.
        self.loaded.case.verify(&[])?;
        Ok(self
            .loaded
            .case
            .add_note(env!("CARGO_PKG_VERSION"), at, note)?)
    }
}

/// The moments on which findings rest, then those of every kept record.
fn moments(case: &Case, findings: &[Finding]) -> Result<Index, Problem> {
    let mut index = Index::new();
    index.add_findings(findings);
    let files = case.record_files()?;
    if !files.is_empty() {
        case.verify(&[Large::Records])?;
    }
    for name in files {
        let (artefact, _) = case::artefact_of(&name);
        for kept in case.records(&name)? {
            index.add_record(artefact, &kept?);
        }
    }
    Ok(index.finish())
}
