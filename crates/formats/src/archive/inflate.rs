//! Packed members as bytes: unpacked into memory, or, when large, as a stream that is read forward.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1951>.

use std::{
    io::{self, Read},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use crc32fast::Hasher;
use model::{Fault, FaultKind};

use super::Packed;
use crate::{
    bytes::{ByteSource, Part, SharedBytes, Stream},
    inflate::{Inflating, Most},
    limits::{ARCHIVE_FREE_BYTES, ARCHIVE_RATIO},
    reading::fault_of,
};

/// Bytes unpacked at a time: they stay at hand for whoever looks at them.
const PIECE_BYTES: usize = 1 << 18;

/// What is inflated, until the member's name takes its place.
const WHAT: &str = "member of an archive";

/// The bytes of `archive` from `start`, `packed` of them, inflated to at most `limit` and to what they may
/// unfold to.
pub(super) fn inflating(
    archive: &SharedBytes,
    start: u64,
    packed: u64,
    limit: u64,
) -> Inflating<Stream> {
    let part = Part::new(
        SharedBytes::clone(archive),
        start,
        start.saturating_add(packed),
    );
    let most = Most::bytes(WHAT, limit.min(allowance(packed)));
    Inflating::raw(Stream::new(Arc::new(part)), most)
}

/// To how many bytes a member of `packed` bytes may unfold.
fn allowance(packed: u64) -> u64 {
    packed
        .saturating_mul(ARCHIVE_RATIO)
        .saturating_add(ARCHIVE_FREE_BYTES)
}

/// What ended the reading of the member `name`.
fn fault(error: &io::Error, name: &str) -> Fault {
    let fault = fault_of(error, name);
    match fault.kind {
        FaultKind::Malformed => Fault {
            kind: FaultKind::Damaged,
            what: name.to_owned(),
            ..fault
        },
        _ => Fault {
            what: name.to_owned(),
            ..fault
        },
    }
}

/// Unpacks a member, `size` bytes as its archive says, into memory. What stands before damage is kept, and
/// the fault says what it was.
pub(super) fn into_memory(
    archive: &SharedBytes,
    packed: Packed,
    name: &str,
    (size, limit): (u64, u64),
) -> (Vec<u8>, Option<Fault>) {
    let probably = size.min(limit).min(allowance(packed.len));
    let mut all = Vec::with_capacity(usize::try_from(probably).unwrap_or(0));
    let mut ended = each_piece(archive, packed, name, limit, &mut |piece| {
        all.extend_from_slice(piece);
    });
    if ended.is_ok() && all.len() != usize::try_from(size).unwrap_or(usize::MAX) {
        let len = u64::try_from(all.len()).unwrap_or(u64::MAX);
        // The checksum was compared already.
        ended = whole(Packed { crc: 0, ..packed }, 0, (len, size), name);
    }
    (all, ended.err())
}

/// Unpacks a member and tells the pieces, one behind another, up to `limit` bytes.
pub(super) fn each_piece(
    archive: &SharedBytes,
    packed: Packed,
    name: &str,
    limit: u64,
    each: &mut dyn FnMut(&[u8]),
) -> Result<(), Fault> {
    let limit = limit.min(allowance(packed.len));
    let mut inflating = inflating(archive, packed.start, packed.len, limit);
    let (mut buffer, mut crc) = (vec![0; PIECE_BYTES], Hasher::new());
    let mut left = limit;
    loop {
        let count = match inflating.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) => return Err(fault(&error, name)),
        };
        let room = usize::try_from(left).unwrap_or(usize::MAX).min(count);
        let piece = buffer.get(..room).unwrap_or_default();
        crc.update(piece);
        each(piece);
        if room < count {
            let large = Fault::new(FaultKind::TooLarge, name);
            return Err(large.detail(format_args!("unfolds to more than {limit} bytes")));
        }
        left = left.saturating_sub(u64::try_from(count).unwrap_or(u64::MAX));
    }
    if packed.crc != 0 && crc.finalize() != packed.crc {
        return Err(Fault::new(FaultKind::Damaged, name).detail("CRC-32 differs"));
    }
    Ok(())
}

/// A large packed member: read forward, and from the beginning again where somebody goes back.
pub(super) struct Inflated {
    archive: SharedBytes,
    packed: Packed,
    name: String,
    len: u64,
    /// Whether it is longer than it may be, so that its end is never seen.
    is_cut: bool,
    reading: Mutex<Option<Reading>>,
    /// What its end told, once it was reached.
    ended: OnceLock<Option<Fault>>,
}

/// Where the unpacking of a member stands. It always passed over everything before.
struct Reading {
    at: u64,
    inflating: Inflating<Stream>,
    crc: Hasher,
}

impl Read for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inflating.read(buffer)?;
        self.crc.update(buffer.get(..count).unwrap_or_default());
        self.at = self
            .at
            .saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}

impl Inflated {
    /// The member whose unpacked size is said to be `len`.
    pub(super) fn new(archive: SharedBytes, packed: Packed, name: &str, len: u64) -> Self {
        let most = allowance(packed.len);
        Self {
            archive,
            packed,
            name: name.to_owned(),
            len: len.min(most),
            is_cut: len > most,
            reading: Mutex::new(None),
            ended: OnceLock::new(),
        }
    }

    /// From the beginning. How much is given is bounded by the length.
    fn start(&self) -> Reading {
        let packed = self.packed;
        Reading {
            at: 0,
            inflating: inflating(&self.archive, packed.start, packed.len, u64::MAX),
            crc: Hasher::new(),
        }
    }

    /// Passes on to `offset`, and fills the buffer from there.
    fn fill(&self, reading: &mut Reading, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let fault = |error| fault(&error, &self.name);
        let skip = offset.min(self.len).saturating_sub(reading.at);
        let skipped = io::copy(&mut (&mut *reading).take(skip), &mut io::sink()).map_err(fault)?;
        let mut is_short = skipped < skip;
        let mut filled = 0_usize;
        while !is_short && let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty())
        {
            let left = usize::try_from(self.len.saturating_sub(reading.at)).unwrap_or(usize::MAX);
            let wanted = left.min(rest.len());
            if wanted == 0 {
                break;
            }
            match reading.read(rest.get_mut(..wanted).unwrap_or_default()) {
                Ok(0) => is_short = true,
                Ok(count) => filled = filled.saturating_add(count),
                // What was unpacked before the damage is given first.
                Err(_) if filled > 0 => break,
                Err(error) => return Err(fault(error)),
            }
        }
        if is_short || reading.at >= self.len {
            self.ended.get_or_init(|| self.end(reading));
        }
        Ok(filled)
    }

    /// What is wrong with the whole, at whose end the reading stands.
    fn end(&self, reading: &mut Reading) -> Option<Fault> {
        if self.is_cut {
            return None;
        }
        let at = reading.at;
        match reading.inflating.read(&mut [0]) {
            Ok(0) => {}
            Ok(_) => {
                let large = Fault::new(FaultKind::Damaged, &*self.name);
                return Some(large.detail(format_args!("unfolds to more than {at} bytes")));
            }
            Err(error) => return Some(fault(&error, &self.name)),
        }
        let crc = reading.crc.clone().finalize();
        whole(self.packed, crc, (at, self.len), &self.name).err()
    }
}

/// Whether what was unpacked is what the archive says: its checksum, its length and the one stated.
fn whole(packed: Packed, crc: u32, (len, stated): (u64, u64), name: &str) -> Result<(), Fault> {
    if packed.crc != 0 && crc != packed.crc {
        return Err(Fault::new(FaultKind::Damaged, name).detail("CRC-32 differs"));
    }
    if len != stated {
        let differs = Fault::new(FaultKind::SizeDiffers, name);
        return Err(differs.detail(format_args!("{len} bytes, stated: {stated}")));
    }
    Ok(())
}

impl ByteSource for Inflated {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let mut place = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        let standing = place.take().filter(|reading| reading.at <= offset);
        let mut reading = standing.unwrap_or_else(|| self.start());
        let filled = self.fill(&mut reading, offset, buffer);
        *place = Some(reading);
        filled
    }

    fn damage(&self) -> Option<Fault> {
        self.ended.get().cloned().flatten()
    }
}
