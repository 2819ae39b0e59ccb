//! Packed members as bytes: unpacked into memory, or, when large, as a stream that is read forward.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1951>.

use std::{
    io::{self, Read as _},
    sync::{Arc, Mutex, PoisonError},
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
    let ended = each_piece(archive, packed, name, limit, &mut |piece| {
        all.extend_from_slice(piece);
    });
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
    reading: Mutex<Option<(u64, Inflating<Stream>)>>,
}

impl Inflated {
    /// The member whose unpacked size is said to be `len`.
    pub(super) fn new(archive: SharedBytes, packed: Packed, name: &str, len: u64) -> Self {
        Self {
            archive,
            packed,
            name: name.to_owned(),
            len: len.min(allowance(packed.len)),
            reading: Mutex::new(None),
        }
    }

    /// From the beginning. How much is given is bounded by the length.
    fn start(&self) -> (u64, Inflating<Stream>) {
        let packed = self.packed;
        let inflating = inflating(&self.archive, packed.start, packed.len, u64::MAX);
        (0, inflating)
    }
}

impl ByteSource for Inflated {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let mut reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, mut inflating) = match reading.take() {
            Some((at, inflating)) if at <= offset => (at, inflating),
            _ => self.start(),
        };
        let fault = |error| fault(&error, &self.name);
        let skip = offset.min(self.len).saturating_sub(at);
        let skipped = io::copy(&mut (&mut inflating).take(skip), &mut io::sink()).map_err(fault)?;
        let mut at = at.saturating_add(skipped);
        let mut filled = 0_usize;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            let left = usize::try_from(self.len.saturating_sub(at)).unwrap_or(usize::MAX);
            let wanted = left.min(rest.len());
            match inflating.read(rest.get_mut(..wanted).unwrap_or_default()) {
                Ok(0) => break,
                Ok(count) => {
                    filled = filled.saturating_add(count);
                    at = at.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
                }
                // What was unpacked before the damage is given first.
                Err(_) if filled > 0 => break,
                Err(error) => return Err(fault(error)),
            }
        }
        *reading = Some((at, inflating));
        Ok(filled)
    }
}
