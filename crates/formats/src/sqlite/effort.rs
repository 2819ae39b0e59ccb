//! How much work the damage of one table may cost: what passes over it draws on one stock, which
//! grows with the pages that the file really holds, so that a small file costs little.

use super::image::Image;
use crate::limits::{
    SQLITE_STEPS_PER_VISIT, SQLITE_VISITED_BYTES, SQLITE_VISITS, SQLITE_VISITS_PER_DETOUR,
    SQLITE_VISITS_PER_PAGE,
};

/// What is left of the work that may be done, in visits of a page.
pub(super) struct Effort {
    left: u64,
    /// Half of what there was at first.
    half: u64,
}

/// Nothing is left.
pub(super) struct Spent;

impl Effort {
    /// The work that one scan of the image may cost beyond handing out rows.
    pub(super) fn new(image: &Image) -> Effort {
        let base = SQLITE_VISITED_BYTES.checked_div(image.page_size());
        let left = image
            .held()
            .saturating_mul(SQLITE_VISITS_PER_PAGE)
            .saturating_add(base.unwrap_or(0))
            .min(SQLITE_VISITS);
        Effort {
            left,
            half: left >> 1,
        }
    }

    /// Takes the work of looking at one page.
    pub(super) fn visit(&mut self) -> Result<(), Spent> {
        self.take(1)
    }

    /// Takes the work of asking SQLite anew.
    pub(super) fn detour(&mut self) -> Result<(), Spent> {
        self.take(SQLITE_VISITS_PER_DETOUR)
    }

    /// Takes the work of a detour, and of steps that SQLite did in vain. Half of the stock is never
    /// given away for this: it is kept for what nothing can be read without.
    pub(super) fn optional_detour(&mut self, steps: u64) -> Result<(), Spent> {
        let visits = steps.checked_div(SQLITE_STEPS_PER_VISIT).unwrap_or(0);
        let left = self
            .left
            .saturating_sub(visits.saturating_add(SQLITE_VISITS_PER_DETOUR));
        self.left = left.max(self.half.min(self.left));
        if left < self.half {
            return Err(Spent);
        }
        Ok(())
    }

    fn take(&mut self, visits: u64) -> Result<(), Spent> {
        match self.left.checked_sub(visits) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(Spent),
        }
    }
}
