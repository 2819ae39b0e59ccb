//! The chunks of a unified log, unpacked within limits: a header, then catalogs and the sets of chunks
//! that each of them describes.
//!
//! Described in:
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>.

use std::ops::Range;

use model::{Fault, FaultKind};

use crate::{
    bytes::{ByteSource, array_at, read_part},
    cursor::Cursor,
    limits::{
        UNIFIED_LOG_BYTES, UNIFIED_LOG_CHUNK_BYTES, UNIFIED_LOG_FREE_BYTES,
        UNIFIED_LOG_GROUP_BYTES, UNIFIED_LOG_RATIO, UNIFIED_LOG_UNPACKED_BYTES,
    },
};

/// Length of what stands before every chunk.
const PREAMBLE: u64 = 16;
const HEADER: u32 = 0x1000;
const CATALOG: u32 = 0x600b;
const CHUNK_SET: u32 = 0x600d;
/// Stands for a damaged place: which catalog belongs to what stands behind is not known.
const DAMAGE: u32 = 0;
/// The second number of every chunk known.
const SUB_TAG: u32 = 0x11;
/// How a catalog begins.
const CATALOG_START: [u8; 8] = [0x0b, 0x60, 0, 0, 0x11, 0, 0, 0];
/// How much is searched at once for the next catalog behind damage.
const SEARCHED: u64 = 1 << 20;
/// To how many times its length LZ4 can unfold anything.
const LZ4_RATIO: usize = 256;
/// Length of a set's marks: what it is, how long unpacked, how long packed.
const PACKED_MARKS: usize = 12;

/// What a unified log is read as, one after another.
pub(super) enum Chunk {
    /// Who wrote the log, in which boot.
    Header(Vec<u8>),
    /// Entries with the catalog that describes them.
    Group(Group),
}

/// A catalog and the entries that it describes, unpacked.
#[derive(Default)]
pub(super) struct Group {
    /// The catalog's chunk, padded.
    catalog: Vec<u8>,
    /// The chunks of entries, each padded, one behind the other.
    entries: Vec<u8>,
    /// Where each of them ends.
    ends: Vec<usize>,
    /// Sets that only the parser can unpack, as stored and padded.
    packed: Vec<u8>,
    /// To how many bytes all of its sets unfold, those of `packed` too.
    unfolded: usize,
}

impl Group {
    /// A catalog of which no entries are known yet.
    fn of(catalog: Vec<u8>) -> Self {
        Group {
            catalog,
            ..Group::default()
        }
    }

    /// How many chunks of entries were unpacked.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are sets that only the parser can unpack.
    pub(super) fn is_packed(&self) -> bool {
        !self.packed.is_empty()
    }

    /// The bytes for the parser: the catalog, these chunks as one set that is not packed, and the sets
    /// that only it can unpack when `packed`.
    pub(super) fn bytes(&self, chunks: Range<usize>, packed: bool) -> Vec<u8> {
        let end_of = |chunk: usize| chunk.checked_sub(1).and_then(|last| self.ends.get(last));
        let start = end_of(chunks.start).copied().unwrap_or(0);
        let end = end_of(chunks.end).copied().unwrap_or(0);
        let entries = self.entries.get(start..end).unwrap_or_default();
        let mut bytes = self.catalog.clone();
        if !entries.is_empty() {
            let length = u32::try_from(entries.len()).unwrap_or(u32::MAX);
            bytes.extend(CHUNK_SET.to_le_bytes());
            bytes.extend(SUB_TAG.to_le_bytes());
            // Two marks and the length between them.
            bytes.extend(u64::from(length).saturating_add(12).to_le_bytes());
            bytes.extend(b"bv4-");
            bytes.extend(length.to_le_bytes());
            bytes.extend(entries);
            bytes.extend(b"bv4$");
            pad(&mut bytes);
        }
        if packed {
            bytes.extend(&self.packed);
        }
        bytes
    }

    fn is_empty(&self) -> bool {
        self.ends.is_empty() && self.packed.is_empty()
    }

    /// Takes the entries out, and keeps the catalog for those that follow.
    fn cut(&mut self) -> Group {
        let next = Group::of(self.catalog.clone());
        std::mem::replace(self, next)
    }

    /// Adds the chunks in `unpacked`; those behind damage in it are lost.
    fn add(&mut self, unpacked: &[u8]) -> Result<(), Fault> {
        let mut rest = Cursor::new(unpacked);
        loop {
            let zeros = rest.rest().iter().take_while(|byte| **byte == 0).count();
            rest.take(zeros, "padding")?;
            if rest.is_empty() {
                return Ok(());
            }
            let start = rest.offset();
            rest.take(8, "chunk of entries")?;
            let length = usize::try_from(rest.u64_le("chunk of entries")?);
            rest.take(length.unwrap_or(usize::MAX), "chunk of entries")?;
            let chunk = unpacked.get(start..rest.offset()).unwrap_or_default();
            self.entries.extend(chunk);
            pad(&mut self.entries);
            self.ends.push(self.entries.len());
        }
    }
}

/// Fills up to the next multiple of eight bytes.
fn pad(bytes: &mut Vec<u8>) {
    bytes.resize(bytes.len().next_multiple_of(8), 0);
}

/// Reads the chunks of a log, one after the other.
pub(super) struct Chunks<'s> {
    source: &'s dyn ByteSource,
    at: u64,
    group: Group,
    /// A header that stands behind the last group.
    header: Option<Vec<u8>>,
    /// To how many bytes all of it unfolded so far.
    unfolded: u64,
}

impl<'s> Chunks<'s> {
    pub(super) fn new(source: &'s dyn ByteSource) -> Self {
        Self {
            source,
            at: 0,
            group: Group::default(),
            header: None,
            unfolded: 0,
        }
    }

    /// The next header or group; what is damaged is told, and left out.
    ///
    /// # Errors
    /// What the source says.
    pub(super) fn next(&mut self, tell: &mut dyn FnMut(Fault)) -> Result<Option<Chunk>, Fault> {
        if let Some(header) = self.header.take() {
            return Ok(Some(Chunk::Header(header)));
        }
        while let Some((tag, chunk)) = self.chunk(tell)? {
            match tag {
                HEADER => {
                    let group = std::mem::take(&mut self.group);
                    if group.is_empty() {
                        return Ok(Some(Chunk::Header(chunk)));
                    }
                    self.header = Some(chunk);
                    return Ok(Some(Chunk::Group(group)));
                }
                CATALOG | DAMAGE => {
                    self.count(chunk.len());
                    let group = std::mem::replace(&mut self.group, Group::of(chunk));
                    if !group.is_empty() {
                        return Ok(Some(Chunk::Group(group)));
                    }
                }
                _ => {
                    self.set(chunk, tell);
                    self.check(tell);
                    let is_full = self.group.unfolded >= UNIFIED_LOG_GROUP_BYTES;
                    if is_full && !self.group.is_empty() {
                        self.count(self.group.catalog.len());
                        return Ok(Some(Chunk::Group(self.group.cut())));
                    }
                }
            }
        }
        let group = std::mem::take(&mut self.group);
        Ok((!group.is_empty()).then_some(Chunk::Group(group)))
    }

    /// A set of chunks.
    fn set(&mut self, chunk: Vec<u8>, tell: &mut dyn FnMut(Fault)) {
        if self.group.catalog.is_empty() {
            tell(Fault::new(FaultKind::Malformed, "entries before a catalog"));
            return;
        }
        let unpacked = unpack(&chunk);
        if let Ok(Set::Unpacked(_, length) | Set::Packed(length)) = &unpacked {
            self.count(*length);
            self.group.unfolded = self.group.unfolded.saturating_add(*length);
        }
        let added = match unpacked {
            Ok(Set::Unpacked(unpacked, _)) => self.group.add(&unpacked),
            Ok(Set::Packed(_)) => {
                self.group.packed.extend(chunk);
                Ok(())
            }
            Err(fault) => Err(fault),
        };
        if let Err(fault) = added {
            tell(fault);
        }
    }

    /// Counts what the parser has to go through.
    fn count(&mut self, bytes: usize) {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.unfolded = self.unfolded.saturating_add(bytes);
    }

    /// Ends the log where it unfolds to too much; what was read before stays.
    fn check(&mut self, tell: &mut dyn FnMut(Fault)) {
        let limit = self.at.saturating_mul(UNIFIED_LOG_RATIO);
        let limit = limit.saturating_add(UNIFIED_LOG_FREE_BYTES);
        let limit = limit.min(UNIFIED_LOG_BYTES);
        if self.unfolded > limit {
            let large = Fault::new(FaultKind::TooLarge, "sets of chunks");
            let stored = self.at;
            tell(large.detail(format_args!("{stored} bytes unfold to more than {limit}")));
            self.at = self.source.len();
        }
    }

    /// The next whole chunk, padded, with its tag.
    fn chunk(&mut self, tell: &mut dyn FnMut(Fault)) -> Result<Option<(u32, Vec<u8>)>, Fault> {
        let rest = self.source.len().saturating_sub(self.at);
        if rest == 0 {
            return Ok(None);
        }
        let Some(preamble) = array_at::<16>(self.source, self.at)? else {
            tell(Fault::new(FaultKind::Short, "chunk"));
            self.at = self.source.len();
            return Ok(None);
        };
        let mut fields = Cursor::new(&preamble);
        let (tag, sub) = (fields.u32_le("tag")?, fields.u32_le("tag")?);
        let length = fields.u64_le("length")?;
        let kind = if !matches!(tag, HEADER | CATALOG | CHUNK_SET) || sub != SUB_TAG {
            FaultKind::Malformed
        } else if length > rest.saturating_sub(PREAMBLE) {
            FaultKind::Short
        } else if length > UNIFIED_LOG_CHUNK_BYTES {
            FaultKind::TooLarge
        } else {
            let length = length.saturating_add(PREAMBLE);
            let mut chunk = read_part(self.source, self.at, length)?;
            pad(&mut chunk);
            self.at = self.at.saturating_add(length.next_multiple_of(8));
            return Ok(Some((tag, chunk)));
        };
        tell(Fault::new(kind, "chunk").detail(format_args!("at {}", self.at)));
        self.find_catalog()?;
        Ok(Some((DAMAGE, Vec::new())))
    }

    /// Goes on to the next catalog, or to the end.
    fn find_catalog(&mut self) -> Result<(), Fault> {
        self.at = self.at.saturating_add(8);
        while self.at < self.source.len() {
            let window = read_part(self.source, self.at, SEARCHED)?;
            let (words, _) = window.as_chunks::<8>();
            let found = words.iter().position(|word| *word == CATALOG_START);
            let step = found.unwrap_or(words.len()).saturating_mul(8);
            let step = u64::try_from(step).unwrap_or(u64::MAX);
            self.at = self.at.saturating_add(step);
            if found.is_some() {
                return Ok(());
            }
            if step == 0 {
                break;
            }
        }
        self.at = self.source.len();
        Ok(())
    }
}

/// What a set holds.
enum Set {
    /// Its chunks, and how many bytes they were unpacked to.
    Unpacked(Vec<u8>, usize),
    /// Only the parser can unpack it, to so many bytes.
    Packed(usize),
}

fn unpack(chunk: &[u8]) -> Result<Set, Fault> {
    let mut fields = Cursor::new(chunk);
    fields.take(16, "set of chunks")?;
    if fields.rest().starts_with(b"ZBM") {
        return bitmap_length(fields.rest()).map(Set::Packed);
    }
    let mut unpacked = Vec::new();
    loop {
        let malformed = || Fault::new(FaultKind::Malformed, "set of chunks");
        let mark = fields.take(4, "set of chunks")?;
        if mark == b"bv4$" {
            break;
        }
        let length = usize::try_from(fields.u32_le("unpacked length")?).unwrap_or(usize::MAX);
        if length.saturating_add(unpacked.len()) > UNIFIED_LOG_UNPACKED_BYTES {
            return Err(Fault::new(FaultKind::TooLarge, "set of chunks"));
        }
        match mark {
            b"bv4-" => unpacked.extend(fields.take(length, "set of chunks")?),
            b"bv41" => {
                let packed = usize::try_from(fields.u32_le("packed length")?);
                let packed = fields.take(packed.unwrap_or(usize::MAX), "set of chunks")?;
                if length > packed.len().saturating_mul(LZ4_RATIO) {
                    return Err(malformed().detail("it cannot unfold to what it says"));
                }
                let block = lz4_flex::block::decompress(packed, length);
                unpacked.extend(block.map_err(|error| malformed().detail(error))?);
            }
            _ => return Err(malformed()),
        }
        if fields.rest().len() < PACKED_MARKS && !fields.rest().starts_with(b"bv4$") {
            break;
        }
    }
    let length = unpacked.len();
    Ok(Set::Unpacked(unpacked, length))
}

/// To how many bytes a set packed as a bitmap unfolds, as it says.
fn bitmap_length(packed: &[u8]) -> Result<usize, Fault> {
    let mut fields = Cursor::new(packed);
    fields.take(4, "set of chunks")?;
    let mut total = 0_usize;
    loop {
        let start = fields.offset();
        let mut length = || {
            let bytes = fields.take(3, "length of a bitmap")?;
            let wide = bytes.iter().rev();
            Ok::<_, Fault>(wide.fold(0_usize, |all, byte| (all << 8) | usize::from(*byte)))
        };
        let (stored, unpacked) = (length()?, length()?);
        if unpacked == 0 {
            return Ok(total);
        }
        total = total.saturating_add(unpacked);
        if total > UNIFIED_LOG_UNPACKED_BYTES {
            return Err(Fault::new(FaultKind::TooLarge, "set of chunks"));
        }
        let behind = start.saturating_add(stored.max(6));
        fields.take(behind.saturating_sub(fields.offset()), "bitmap")?;
    }
}

#[cfg(test)]
mod tests;
