//! Inflates with a window of its own, and can be copied while it does.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1951>.

use std::ops::Range;

use miniz_oxide::inflate::{
    TINFLStatus,
    core::{DecompressorOxide, decompress, inflate_flags::TINFL_FLAG_HAS_MORE_INPUT},
};

/// What is decoded at once: a power of two, as the library asks for.
const WINDOW: usize = 256 << 10;
/// How far back a code can point.
const REACH: usize = 32 << 10;

/// What became of a step.
pub(super) enum Step {
    /// So many bytes of input were used; there may be more to come.
    Used(usize),
    /// The same, and the deflated data ends there.
    Ended(usize),
    /// The data is damaged.
    Damaged,
}

/// A decoder and the last bytes that it gave.
pub(super) struct Decoder {
    state: Box<DecompressorOxide>,
    window: Vec<u8>,
    /// Where the next byte goes.
    at: usize,
}

/// A state of a decoder, with the offsets in the packed and the unpacked bytes at which it goes on.
pub(super) struct Place {
    pub(super) packed: u64,
    pub(super) out: u64,
    state: Box<DecompressorOxide>,
    /// The bytes before.
    behind: Box<[u8]>,
}

impl Decoder {
    pub(super) fn new() -> Self {
        Self {
            state: Box::default(),
            window: vec![0; WINDOW],
            at: 0,
        }
    }

    /// Begins with other deflated data.
    pub(super) fn restart(&mut self) {
        self.state.init();
        self.at = 0;
    }

    /// Decodes what it can of `input` and tells where in the window the bytes stand.
    pub(super) fn step(&mut self, input: &[u8]) -> (Step, Range<usize>) {
        let from = self.at;
        let (status, used, written) = decompress(
            &mut self.state,
            input,
            &mut self.window,
            from,
            TINFL_FLAG_HAS_MORE_INPUT,
        );
        let end = from.saturating_add(written);
        self.at = if end >= WINDOW { 0 } else { end };
        let step = match status {
            TINFLStatus::Done => Step::Ended(used),
            TINFLStatus::NeedsMoreInput | TINFLStatus::HasMoreOutput => Step::Used(used),
            _ => Step::Damaged,
        };
        (step, from..end)
    }

    /// Bytes of the window.
    pub(super) fn bytes(&self, range: Range<usize>) -> &[u8] {
        self.window.get(range).unwrap_or_default()
    }

    /// This state, before the packed byte `packed`, when `out` bytes were given.
    pub(super) fn place(&self, packed: u64, out: u64) -> Place {
        // Where the window was begun anew, its end stands before its beginning.
        let from_end = REACH.saturating_sub(self.at);
        let end = WINDOW.saturating_sub(from_end)..WINDOW;
        let start = self.at.saturating_sub(REACH)..self.at;
        let behind = [self.bytes(end), self.bytes(start)].concat();
        Place {
            packed,
            out,
            state: self.state.clone(),
            behind: behind.into_boxed_slice(),
        }
    }

    /// The decoder as it was at a place.
    pub(super) fn at(place: &Place) -> Self {
        let mut window = vec![0; WINDOW];
        let at = place.behind.len();
        if let Some(start) = window.get_mut(..at) {
            start.copy_from_slice(&place.behind);
        }
        Self {
            state: place.state.clone(),
            window,
            at,
        }
    }
}
