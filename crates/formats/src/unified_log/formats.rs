//! Which formats of messages are wanted: each is asked for once, and messages of the others are never
//! put together.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
};

use super::left_out::{Left, LeftOut};
use crate::limits::{UNIFIED_LOG_FORMATS, UNIFIED_LOG_MESSAGES};

/// What stands for the format of a message whose strings were not found.
const NOT_FOUND: [&str; 3] = [
    "Failed to get string message",
    "Unknown shared string message",
    "Error: Invalid",
];

/// What tells the format of a message: the program, then where in whose strings it stands.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct FormatPlace {
    pub(super) program: Arc<str>,
    pub(super) flags: u16,
    pub(super) at: u32,
    pub(super) large: [u16; 3],
    pub(super) pc: u32,
    pub(super) library: String,
}

/// What is known of a format.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Wanted,
    Unwanted,
    NotFound,
}

/// The formats met so far.
#[derive(Default)]
pub(super) struct Formats {
    known: HashMap<FormatPlace, Format>,
    /// Messages that were or are to be put together.
    messages: u64,
}

impl Formats {
    /// How many messages were put together.
    pub(super) fn messages(&self) -> u64 {
        self.messages
    }

    /// Whether a message is put together, by what is known of its format.
    pub(super) fn wants(&mut self, place: &FormatPlace, left_out: &mut LeftOut) -> bool {
        match self.known.get(place) {
            Some(Format::Unwanted) => return false,
            Some(Format::NotFound) => {
                left_out.add(Left::Format, 1);
                return false;
            }
            Some(Format::Wanted) | None => {}
        }
        if self.messages >= UNIFIED_LOG_MESSAGES {
            left_out.add(Left::Above, 1);
            return false;
        }
        self.messages = self.messages.saturating_add(1);
        true
    }

    /// What the format of a message that was put together is; `wants` is asked the first time.
    pub(super) fn learn(
        &mut self,
        place: FormatPlace,
        format: &str,
        wants: impl FnOnce() -> bool,
    ) -> Format {
        let is_full = self.known.len() >= UNIFIED_LOG_FORMATS;
        match self.known.entry(place) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(empty) => {
                let learnt = if !is_found(format) {
                    Format::NotFound
                } else if wants() {
                    Format::Wanted
                } else {
                    Format::Unwanted
                };
                if !is_full {
                    empty.insert(learnt);
                }
                learnt
            }
        }
    }
}

/// Whether the parser found the format.
fn is_found(format: &str) -> bool {
    !format.is_empty() && !NOT_FOUND.iter().any(|start| format.starts_with(start))
}
