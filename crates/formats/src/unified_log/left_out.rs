//! What of a unified log could not be told, counted by its reason.

use std::collections::BTreeMap;

use model::{Fault, FaultKind};

/// Why something was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Left {
    /// Files with strings that are not there.
    Strings,
    /// Entries of which it is not known when they were written.
    Time,
    /// Entries of programs that are not known.
    Program,
    /// Wanted messages whose format was not found.
    Format,
    /// Wanted messages whose texts stand in another file.
    Elsewhere,
    /// Wanted messages that could not be put together.
    Stopped,
    /// Chunks of entries that could not be parsed.
    Chunk,
    /// Wanted messages above the limit.
    Above,
}

impl Left {
    fn fault(self) -> Fault {
        let (kind, what) = match self {
            Left::Strings => (FaultKind::Missing, "files with strings of programs"),
            Left::Time => (FaultKind::Missing, "times of a boot"),
            Left::Program => (FaultKind::Missing, "program of entries"),
            Left::Format => (FaultKind::Missing, "strings of messages"),
            Left::Elsewhere => (FaultKind::Missing, "long texts, in another log"),
            Left::Stopped => (FaultKind::Malformed, "messages"),
            Left::Chunk => (FaultKind::Malformed, "chunks of entries"),
            Left::Above => (FaultKind::TooMany, "messages"),
        };
        Fault::new(kind, what)
    }
}

/// How much was left out.
#[derive(Debug, Default)]
pub(super) struct LeftOut(BTreeMap<Left, u64>);

impl LeftOut {
    pub(super) fn add(&mut self, why: Left, more: usize) {
        if more > 0 {
            count(self.0.entry(why).or_default(), more);
        }
    }

    /// Tells each reason once, with how many.
    pub(super) fn tell(&self, tell: &mut dyn FnMut(Fault)) {
        for (why, count) in &self.0 {
            tell(why.fault().detail(count));
        }
    }
}

pub(super) fn count(so_far: &mut u64, more: usize) {
    *so_far = so_far.saturating_add(u64::try_from(more).unwrap_or(u64::MAX));
}
