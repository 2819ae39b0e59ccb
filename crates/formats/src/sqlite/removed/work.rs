//! How much the search for removed rows of one table may cost, however hostile its pages are.

use crate::limits::SQLITE_REMOVED_STEPS;

/// What is left of the steps that may be taken.
pub(super) struct Work {
    left: u64,
}

/// Nothing is left.
pub(super) struct Spent;

/// Steps that reading one page counts.
pub(super) const PAGE: u64 = 16;

impl Work {
    /// The work that one table may cost.
    pub(super) fn new() -> Work {
        Work {
            left: SQLITE_REMOVED_STEPS,
        }
    }

    /// For what was looked at before and is read once more.
    pub(super) fn endless() -> Work {
        Work { left: u64::MAX }
    }

    /// Takes steps.
    pub(super) fn take(&mut self, steps: u64) -> Result<(), Spent> {
        if self.left == 0 {
            return Err(Spent);
        }
        self.left = self.left.saturating_sub(steps);
        Ok(())
    }

    /// Counts steps that were taken.
    pub(super) fn spend(&mut self, steps: usize) {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        self.left = self.left.saturating_sub(steps);
    }
}
