//! Work that may still be done on one hostile input.

use model::{Fault, FaultKind};

/// How much of something is left; what runs out is a fault, not a wait.
#[derive(Debug)]
pub(crate) struct Budget {
    what: &'static str,
    limit: u64,
    left: u64,
}

impl Budget {
    /// `limit` of `what` (a noun in the plural).
    pub(crate) fn new(what: &'static str, limit: u64) -> Self {
        let left = limit;
        Self { what, limit, left }
    }

    /// Takes `count` away.
    ///
    /// # Errors
    /// `TooMany` when fewer are left.
    pub(crate) fn spend(&mut self, count: u64) -> Result<(), Fault> {
        match self.left.checked_sub(count) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(Fault::new(FaultKind::TooMany, self.what)
                .detail(format_args!("the limit is {}", self.limit))),
        }
    }

    /// Takes the length of something away.
    ///
    /// # Errors
    /// `TooMany` when less is left.
    pub(crate) fn spend_len(&mut self, len: usize) -> Result<(), Fault> {
        self.spend(u64::try_from(len).unwrap_or(u64::MAX))
    }
}
