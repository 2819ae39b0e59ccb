//! One page a file: what the session holds, as the crate `pages` shows it, and what its forms change.

pub(super) mod choose;
pub(super) mod consent;
pub(super) mod entrance;
pub(super) mod reading;
pub(super) mod recognised;
pub(super) mod safety;
pub(super) mod what;
pub(super) mod wishes;
