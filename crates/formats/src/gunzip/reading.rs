//! Reads a gzip file of one or more members forward, and holds their checksums against their bytes.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1952>.

use std::{
    io::{self, Read},
    ops::Range,
    sync::Mutex,
};

use crc32fast::Hasher;
use model::{Fault, FaultKind, Faults};

use super::{
    Gunzip, Places, WHAT,
    decoder::{Decoder, Place, Step},
    header,
};
use crate::{
    bytes::SharedBytes,
    limits::{GZIP_BYTES, GZIP_FREE_BYTES, GZIP_HEADER_BYTES, GZIP_RATIO},
    reading::carry,
};

const CHUNK: usize = 128 << 10;
const TRAILER: usize = 8;
/// The beginning of a header that tells that it is one.
const MAGIC: usize = 3;

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Header,
    Data,
    Trailer,
}

/// The unpacked bytes of a gzip file, from its start or a [`Place`] on. The end is only reached behind
/// the last member; all other ends are errors that carry a fault, again at each further read.
pub(crate) struct Gunzipping {
    packed: SharedBytes,
    /// Where in the packed bytes the input ends.
    input_end: u64,
    input: Vec<u8>,
    ready: Range<usize>,
    decoder: Decoder,
    /// What was decoded and not given yet, in the decoder's window.
    decoded: Range<usize>,
    /// How many bytes were decoded in all.
    out: u64,
    next: Next,
    ended: Option<Result<(), Fault>>,
    /// Only where it is read from the start.
    first: Option<First>,
}

/// What the first reading finds out.
#[derive(Default)]
struct First {
    places: Places,
    /// Of the member that is being read.
    crc: Hasher,
    /// Bytes of that member, as its trailer counts them.
    length: u32,
    faults: Faults,
}

impl Gunzipping {
    /// From the start, for the first time.
    pub(crate) fn new(packed: SharedBytes) -> Self {
        Self {
            first: Some(First::default()),
            ..Self::again(packed)
        }
    }

    /// From the start once more.
    pub(super) fn again(packed: SharedBytes) -> Self {
        Self {
            packed,
            input_end: 0,
            input: vec![0; CHUNK],
            ready: 0..0,
            decoder: Decoder::new(),
            decoded: 0..0,
            out: 0,
            next: Next::Header,
            ended: None,
            first: None,
        }
    }

    /// From a place on.
    pub(super) fn at(packed: SharedBytes, place: &Place) -> Self {
        Self {
            input_end: place.packed,
            decoder: Decoder::at(place),
            out: place.out,
            next: Next::Data,
            ..Self::again(packed)
        }
    }

    /// The offset of the next byte that is given.
    pub(crate) fn position(&self) -> u64 {
        self.out.saturating_sub(count(self.decoded.len()))
    }

    /// Passes over bytes, and tells how many there were of them.
    ///
    /// # Errors
    /// What ends the reading.
    pub(crate) fn pass_over(&mut self, bytes: u64) -> io::Result<u64> {
        let mut left = bytes;
        while left > 0 {
            if self.decoded.is_empty() && !self.more()? {
                break;
            }
            let passed = usize::try_from(left)
                .map_or(self.decoded.len(), |left| left.min(self.decoded.len()));
            self.decoded.start = self.decoded.start.saturating_add(passed);
            left = left.saturating_sub(count(passed));
        }
        Ok(bytes.saturating_sub(left))
    }

    /// What was read once, as bytes at any offset, and what is odd or damaged about it. Nothing stands
    /// behind the place up to which it was read.
    pub(crate) fn finish(mut self) -> (Gunzip, Faults) {
        let first = self.first.take().unwrap_or_default();
        let gunzip = Gunzip {
            packed: self.packed,
            len: self.out,
            places: first.places,
            cursors: Mutex::default(),
        };
        (gunzip, first.faults)
    }

    /// Decodes until there is something to give; `false` at the end.
    fn more(&mut self) -> io::Result<bool> {
        loop {
            match &self.ended {
                Some(Ok(())) => return Ok(false),
                Some(Err(fault)) => return Err(carry(fault.clone())),
                None => {}
            }
            let step = match self.next {
                Next::Header => self.header(),
                Next::Data => self.data(),
                Next::Trailer => self.trailer(),
            };
            if let Err(fault) = step {
                self.ended = Some(Err(fault));
            }
            if !self.decoded.is_empty() {
                return Ok(true);
            }
        }
    }

    /// The offset of the next packed byte.
    fn packed_at(&self) -> u64 {
        self.input_end.saturating_sub(count(self.ready.len()))
    }

    /// Gets input until `wanted` bytes are there, as far as there are as many.
    fn fill(&mut self, wanted: usize) -> Result<(), Fault> {
        while self.ready.len() < wanted.min(CHUNK) {
            self.input.copy_within(self.ready.clone(), 0);
            self.ready = 0..self.ready.len();
            let free = self.input.get_mut(self.ready.end..).unwrap_or_default();
            let read = self.packed.read_at(self.input_end, free)?;
            if read == 0 {
                break;
            }
            self.ready.end = self.ready.end.saturating_add(read);
            self.input_end = self.input_end.saturating_add(count(read));
        }
        Ok(())
    }

    fn ready(&self) -> &[u8] {
        self.input.get(self.ready.clone()).unwrap_or_default()
    }

    fn use_up(&mut self, bytes: usize) {
        self.ready.start = self.ready.start.saturating_add(bytes).min(self.ready.end);
    }

    fn short(&self) -> Fault {
        let at = self.packed_at();
        Fault::new(FaultKind::Short, WHAT)
            .detail(format_args!("the compressed data ends after {at} bytes"))
    }

    fn header(&mut self) -> Result<(), Fault> {
        let mut length = header::length(self.ready())?;
        if length.is_none() {
            // Only where it does not stand there whole: a file can have millions of them.
            self.fill(GZIP_HEADER_BYTES)?;
            length = header::length(self.ready())?;
        }
        let length = length.ok_or_else(|| self.short())?;
        self.use_up(length);
        self.decoder.restart();
        self.next = Next::Data;
        // A file of small members has no other places at which reading can begin again.
        self.note_place();
        Ok(())
    }

    fn data(&mut self) -> Result<(), Fault> {
        self.fill(1)?;
        let had = self.ready.len();
        let input = self.input.get(self.ready.clone()).unwrap_or_default();
        let (step, written) = self.decoder.step(input);
        let used = match step {
            Step::Used(used) => used,
            Step::Ended(used) => {
                self.next = Next::Trailer;
                used
            }
            Step::Damaged => {
                let at = self.packed_at();
                self.give(written);
                let damaged = Fault::new(FaultKind::Damaged, WHAT);
                return Err(damaged.detail(format_args!("deflate, near byte {at}")));
            }
        };
        self.use_up(used);
        let nothing = written.is_empty() && used == 0;
        self.give(written);
        self.check_size()?;
        self.note_place();
        if nothing && had == 0 && self.next == Next::Data {
            return Err(self.short());
        }
        Ok(())
    }

    fn give(&mut self, written: Range<usize>) {
        self.out = self.out.saturating_add(count(written.len()));
        if let Some(first) = &mut self.first {
            let bytes = self.decoder.bytes(written.clone());
            first.crc.update(bytes);
            let counted = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
            first.length = first.length.wrapping_add(counted);
        }
        self.decoded = written;
    }

    fn check_size(&self) -> Result<(), Fault> {
        let packed = self.packed_at();
        let limit = packed
            .saturating_mul(GZIP_RATIO)
            .saturating_add(GZIP_FREE_BYTES)
            .min(GZIP_BYTES);
        if self.out <= limit {
            return Ok(());
        }
        Err(Fault::new(FaultKind::TooLarge, WHAT).detail(format_args!(
            "{packed} compressed bytes unfold to more than {limit}"
        )))
    }

    fn note_place(&mut self) {
        let packed = self.packed_at();
        if let Some(first) = &mut self.first
            && self.next == Next::Data
            && self.out >= first.places.next()
        {
            first.places.add(self.decoder.place(packed, self.out));
        }
    }

    /// Checksum and length of a member; then another one may follow.
    fn trailer(&mut self) -> Result<(), Fault> {
        self.fill(TRAILER)?;
        let Some(stated) = self.ready().first_chunk::<TRAILER>().copied() else {
            return Err(self.short());
        };
        let [a, b, c, d, rest @ ..] = stated;
        if let Some(first) = &mut self.first {
            let sums = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes(rest));
            if sums != (first.crc.clone().finalize(), first.length) {
                let differs = Fault::new(FaultKind::Damaged, WHAT);
                first.faults.add(differs.detail("CRC-32 or length differs"));
            }
            first.crc.reset();
            first.length = 0;
        }
        self.use_up(TRAILER);
        self.fill(MAGIC)?;
        if self.ready.is_empty() {
            self.ended = Some(Ok(()));
        } else if super::is_gzip(self.ready()) {
            self.next = Next::Header;
        } else {
            // Zeros that fill a tape's block are known; whatever else stands there is no data.
            if self.ready().iter().any(|byte| *byte != 0)
                && let Some(first) = &mut self.first
            {
                let behind = Fault::new(FaultKind::Malformed, WHAT);
                first
                    .faults
                    .add(behind.detail("something else stands behind its end"));
            }
            self.ended = Some(Ok(()));
        }
        Ok(())
    }
}

impl Read for Gunzipping {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() || (self.decoded.is_empty() && !self.more()?) {
            return Ok(0);
        }
        let given = self.decoder.bytes(self.decoded.clone());
        let bytes = given.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..bytes), given.get(..bytes)) {
            to.copy_from_slice(from);
        }
        self.decoded.start = self.decoded.start.saturating_add(bytes);
        Ok(bytes)
    }
}

fn count(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
