//! How much work SQLite may do: a query that hostile data makes endless is stopped, a long one that
//! keeps giving rows is not.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use rusqlite::Connection;

use crate::limits::{SQLITE_STEPS_EARNED, SQLITE_STEPS_PER_ROW};

/// Steps of SQLite's machine between two looks at the budget.
const STRIDE: u16 = 4_096;

/// Steps saved up: each row adds some, work takes them.
#[derive(Clone)]
pub(super) struct Budget(Arc<AtomicU64>);

impl Budget {
    /// Watches over a connection.
    pub(super) fn watch(connection: &mut Connection) -> rusqlite::Result<Budget> {
        let budget = Budget(Arc::new(AtomicU64::new(SQLITE_STEPS_PER_ROW)));
        let watched = budget.clone();
        connection.progress_handler(STRIDE.into(), Some(move || watched.take()))?;
        Ok(budget)
    }

    /// Saves up as much as may be, for a new question.
    pub(super) fn fill(&self) {
        self.0.store(SQLITE_STEPS_PER_ROW, Ordering::Relaxed);
    }

    /// Steps that were taken since it was full, and that no row has earned.
    pub(super) fn unearned(&self) -> u64 {
        SQLITE_STEPS_PER_ROW.saturating_sub(self.0.load(Ordering::Relaxed))
    }

    /// Adds what a row earns.
    pub(super) fn earn(&self) {
        let left = self.0.load(Ordering::Relaxed);
        let more = left.saturating_add(SQLITE_STEPS_EARNED);
        self.0
            .store(more.min(SQLITE_STEPS_PER_ROW), Ordering::Relaxed);
    }

    /// Takes one stride; `true` when nothing was left, which stops the query.
    fn take(&self) -> bool {
        let left = self.0.load(Ordering::Relaxed);
        self.0
            .store(left.saturating_sub(STRIDE.into()), Ordering::Relaxed);
        left == 0
    }
}
