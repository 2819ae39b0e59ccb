//! The case that is open: read back and held against its journal once, then shown by every page.

use std::path::Path;

use case::RecheckRecord;
use model::Finding;

use crate::{
    Problem,
    loaded::{Format, Loaded},
};

/// A case, read whole but for its records.
pub(super) struct OpenCase {
    /// The case as it was written.
    pub(super) loaded: Loaded,
    /// What stands today: the last recheck counts.
    pub(super) standing: Vec<Finding>,
    /// What the last recheck says.
    pub(super) recheck: Option<RecheckRecord>,
}

impl OpenCase {
    /// Reads it back.
    pub(super) fn open(path: &Path) -> Result<Self, Problem> {
        let loaded = Loaded::open(path, Format::Html, None)?;
        let last = loaded.case.rechecks()?.pop();
        let (standing, recheck) = match last {
            None => (loaded.findings.clone(), None),
            Some(last) => {
                let mut findings = last.findings()?.collect::<Result<Vec<Finding>, _>>()?;
                let gone = &last.record().unsupported;
                findings.retain(|finding| !gone.contains(&finding.id));
                (findings, Some(last.record().clone()))
            }
        };
        Ok(Self {
            loaded,
            standing,
            recheck,
        })
    }

    /// Where it stands.
    pub(super) fn path(&self) -> &Path {
        self.loaded.case.path()
    }
}
