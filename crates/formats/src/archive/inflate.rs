//! Packed members as bytes: unpacked into memory, or, when large, as a stream that is read forward.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1951>.

use std::{
    io::{self, BufReader, Read},
    sync::{Mutex, PoisonError},
};

use flate2::{Crc, read::DeflateDecoder};
use model::{Fault, FaultKind};

use super::Packed;
use crate::{
    bytes::{ByteSource, Part, SharedBytes, Stream},
    limits::{ARCHIVE_FREE_BYTES, ARCHIVE_RATIO},
};

/// Bytes read or thrown away at a time.
const CHUNK_BYTES: usize = 64 << 10;

type Decoder = DeflateDecoder<BufReader<Stream>>;

/// To how many bytes a member of `packed` bytes may unfold.
fn allowance(packed: u64) -> u64 {
    packed
        .saturating_mul(ARCHIVE_RATIO)
        .saturating_add(ARCHIVE_FREE_BYTES)
}

fn decoder(archive: &SharedBytes, packed: Packed) -> Decoder {
    let end = packed.start.saturating_add(packed.len);
    let part = Part::new(SharedBytes::clone(archive), packed.start, end);
    let stream = Stream::new(std::sync::Arc::new(part));
    DeflateDecoder::new(BufReader::with_capacity(CHUNK_BYTES, stream))
}

/// Unpacks a member into memory. What stands before damage is kept, and the fault says what it was.
pub(super) fn into_memory(
    archive: &SharedBytes,
    packed: Packed,
    name: &str,
    limit: u64,
) -> (Vec<u8>, Option<Fault>) {
    let mut decoder = decoder(archive, packed);
    let limit = limit.min(allowance(packed.len));
    let mut all = Vec::new();
    let ended = io::copy(&mut (&mut decoder).take(limit), &mut all);
    let fault = |kind, detail: String| Some(Fault::new(kind, name).detail(detail));
    if let Err(error) = ended {
        return (all, fault(FaultKind::Damaged, error.to_string()));
    }
    let more = decoder.read(&mut [0]).unwrap_or(0);
    if more > 0 {
        let detail = format!("unfolds to more than {limit} bytes");
        return (all, fault(FaultKind::TooLarge, detail));
    }
    let mut crc = Crc::new();
    crc.update(&all);
    if packed.crc != 0 && crc.sum() != packed.crc {
        return (all, fault(FaultKind::Damaged, "CRC-32 differs".to_owned()));
    }
    (all, None)
}

/// A large packed member: read forward, and from the beginning again where somebody goes back.
pub(super) struct Inflated {
    archive: SharedBytes,
    packed: Packed,
    name: String,
    len: u64,
    reading: Mutex<Option<(u64, Decoder)>>,
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

    fn fault(&self, error: &io::Error) -> Fault {
        Fault::new(FaultKind::Damaged, &*self.name).detail(error)
    }
}

impl ByteSource for Inflated {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let mut reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, mut decoder) = match reading.take() {
            Some((at, decoder)) if at <= offset => (at, decoder),
            _ => (0, decoder(&self.archive, self.packed)),
        };
        let skip = offset.min(self.len).saturating_sub(at);
        let skipped = io::copy(&mut (&mut decoder).take(skip), &mut io::sink());
        let skipped = skipped.map_err(|error| self.fault(&error))?;
        let mut at = at.saturating_add(skipped);
        let mut filled = 0_usize;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            let left = usize::try_from(self.len.saturating_sub(at)).unwrap_or(usize::MAX);
            let wanted = left.min(rest.len());
            match decoder.read(rest.get_mut(..wanted).unwrap_or_default()) {
                Ok(0) => break,
                Ok(count) => {
                    filled = filled.saturating_add(count);
                    at = at.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
                }
                // What was unpacked before the damage is given first.
                Err(_) if filled > 0 => return Ok(filled),
                Err(error) => return Err(self.fault(&error)),
            }
        }
        *reading = Some((at, decoder));
        Ok(filled)
    }
}
