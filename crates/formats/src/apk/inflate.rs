//! Inflates what stands in a package to the end that the stream itself has: stated sizes may lie.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1951>.

use std::io::{self, Read};

use model::{Fault, FaultKind};

use crate::{
    bytes::ByteSource,
    inflate::{Inflating, Most},
    reading::{carry, fault_of},
};

const WHAT: &str = "inflated entry";
/// More input than output is read up to this: blocks without content would make a large file one long
/// stream of nothing.
const EMPTY_BLOCKS_BYTES: u64 = 1 << 16;

/// What came out, and whether the stream was whole.
pub(super) struct Inflated {
    pub(super) bytes: Vec<u8>,
    pub(super) whole: bool,
}

/// Inflates what stands at `offset`. What stands before a cut or damage is given.
pub(super) fn inflate(source: &dyn ByteSource, offset: u64, limit: u64) -> Result<Inflated, Fault> {
    let reading = Reading {
        source,
        at: offset,
        end: offset
            .saturating_add(limit)
            .saturating_add(EMPTY_BLOCKS_BYTES),
    };
    let mut bytes = Vec::new();
    let ended = Inflating::raw(reading, Most::bytes(WHAT, limit)).read_to_end(&mut bytes);
    match ended.map_err(|error| fault_of(&error, WHAT)) {
        Ok(_) => Ok(Inflated { bytes, whole: true }),
        Err(fault) if fault.what == WHAT && fault.kind != FaultKind::TooLarge => Ok(Inflated {
            bytes,
            whole: false,
        }),
        Err(fault) => Err(fault),
    }
}

/// The bytes of a source from one place to another.
struct Reading<'s> {
    source: &'s dyn ByteSource,
    at: u64,
    end: u64,
}

impl Read for Reading<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.end.saturating_sub(self.at);
        let count = usize::try_from(left).map_or(buffer.len(), |left| left.min(buffer.len()));
        let wanted = buffer.get_mut(..count).unwrap_or_default();
        let count = self.source.read_at(self.at, wanted).map_err(carry)?;
        self.at = self
            .at
            .saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}
