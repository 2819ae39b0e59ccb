//! One page a file: what the session holds, as the crate `pages` shows it, and what its forms change.

mod browse;
pub(super) mod cases;
pub(super) mod choose;
pub(super) mod consent;
pub(super) mod entrance;
pub(super) mod indicators;
pub(super) mod next;
pub(super) mod reading;
pub(super) mod recheck;
pub(super) mod recognised;
pub(super) mod result;
pub(super) mod safety;
pub(super) mod what;
pub(super) mod wishes;
