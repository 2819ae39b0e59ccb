//! The write-ahead log: which of its frames hold the newest committed state of which page.
//!
//! Published: <https://www.sqlite.org/fileformat2.html#the_write_ahead_log>.

use std::collections::HashMap;

use model::{Fault, FaultKind};

use super::image::page_size_of;
use crate::{
    bytes::ByteSource,
    limits::{SQLITE_LOG_PAGES, SQLITE_REPLACED_FRAMES},
};

const HEADER: u64 = 32;
const FRAME_HEADER: u64 = 24;
const MAGIC: u32 = 0x377f_0682;
const VERSION: u32 = 3_007_000;
/// How far behind a frame of another generation frames of this one are looked for.
const LOOK_BEHIND: u32 = 64;
/// About how many bytes of the log are read at once.
const CHUNK: u64 = 256 << 10;

/// The committed frames of a log.
pub(super) struct Overlay {
    pub(super) page_size: u64,
    /// The size of the database in pages, as the last commit states it.
    pub(super) pages: u32,
    /// Page number to the number of the newest committed frame with it, counted from 0.
    frames: HashMap<u32, u32>,
    /// Frames that a later commit replaced, up to a limit: number of the frame, of the page.
    replaced: Vec<(u32, u32)>,
}

impl Overlay {
    /// Where in the log the newest committed state of the page stands.
    pub(super) fn offset(&self, page: u32) -> Option<u64> {
        let frame = *self.frames.get(&page)?;
        Some(frame_offset(frame, self.page_size).saturating_add(FRAME_HEADER))
    }

    /// Where in the log the content of a frame stands.
    pub(super) fn frame(&self, frame: u32) -> u64 {
        frame_offset(frame, self.page_size).saturating_add(FRAME_HEADER)
    }

    /// The pages that the log holds, sorted.
    pub(super) fn held(&self) -> Vec<u32> {
        let mut pages: Vec<u32> = self.frames.keys().copied().collect();
        pages.sort_unstable();
        pages
    }

    /// The frames that a later commit replaced, the newest first, with the numbers of their pages.
    pub(super) fn replaced(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.replaced.iter().rev().copied()
    }

    /// How many pages with a number above `page`, and inside the database, the log holds.
    pub(super) fn count_above(&self, page: u64) -> u64 {
        let above = |held: &&u32| u64::from(**held) > page && **held <= self.pages;
        u64::try_from(self.frames.keys().filter(above).count()).unwrap_or(u64::MAX)
    }
}

/// Reads the log; `None` when it commits nothing. What is damaged is added to `faults`.
pub(super) fn read(log: &dyn ByteSource, faults: &mut Vec<Fault>) -> Option<Overlay> {
    if log.is_empty() {
        return None;
    }
    match Header::read(log) {
        Ok(header) => Reader::new(log, header).read_all(faults),
        Err(fault) => {
            faults.push(fault);
            None
        }
    }
}

fn frame_offset(frame: u32, page_size: u64) -> u64 {
    u64::from(frame)
        .saturating_mul(page_size.saturating_add(FRAME_HEADER))
        .saturating_add(HEADER)
}

fn fault(kind: FaultKind) -> Fault {
    Fault::new(kind, "write-ahead log")
}

struct Header {
    big_endian: bool,
    page_size: u64,
    /// What all frames of this generation of the log carry.
    salts: [[u8; 4]; 2],
    sums: [u32; 2],
}

impl Header {
    fn read(log: &dyn ByteSource) -> Result<Header, Fault> {
        let mut bytes = [0; 32];
        if log.read_at(0, &mut bytes)? < bytes.len() {
            return Err(fault(FaultKind::Short).detail("the header is cut off"));
        }
        let (words, _) = bytes.as_chunks::<4>();
        let [magic, version, size, _, salt, more_salt, sum, more_sum] = words else {
            return Err(fault(FaultKind::Short));
        };
        let number = |word: &[u8; 4]| u32::from_be_bytes(*word);
        if number(magic) & !1 != MAGIC || number(version) != VERSION {
            return Err(fault(FaultKind::Malformed).detail("no header of a write-ahead log"));
        }
        let header = Header {
            big_endian: number(magic) & 1 == 1,
            page_size: page_size_of(number(size))
                .ok_or_else(|| fault(FaultKind::Malformed).detail("impossible page size"))?,
            salts: [*salt, *more_salt],
            sums: [number(sum), number(more_sum)],
        };
        let covered = bytes.get(..24).unwrap_or_default();
        if checksum(header.big_endian, [0, 0], covered) != header.sums {
            return Err(fault(FaultKind::Damaged).detail("the header's checksum is wrong"));
        }
        Ok(header)
    }
}

fn checksum(big_endian: bool, sums: [u32; 2], bytes: &[u8]) -> [u32; 2] {
    let number = if big_endian {
        u32::from_be_bytes
    } else {
        u32::from_le_bytes
    };
    let [mut first, mut second] = sums;
    for [a, b, c, d, e, f, g, h] in bytes.as_chunks::<8>().0 {
        first = first
            .wrapping_add(number([*a, *b, *c, *d]))
            .wrapping_add(second);
        second = second
            .wrapping_add(number([*e, *f, *g, *h]))
            .wrapping_add(first);
    }
    [first, second]
}

/// What a frame turned out to be.
enum Frame {
    Page { page: u32, commit: u32 },
    Foreign,
    Broken,
}

struct Reader<'l> {
    log: &'l dyn ByteSource,
    header: Header,
    sums: [u32; 2],
    total: u32,
    /// Frames since the last commit.
    pending: Vec<(u32, u32)>,
    overlay: Overlay,
}

impl<'l> Reader<'l> {
    fn new(log: &'l dyn ByteSource, header: Header) -> Self {
        let frame = header.page_size.saturating_add(FRAME_HEADER);
        let total = log.len().saturating_sub(HEADER).checked_div(frame);
        Reader {
            log,
            sums: header.sums,
            total: total.map_or(0, |total| u32::try_from(total).unwrap_or(u32::MAX)),
            pending: Vec::new(),
            overlay: Overlay {
                page_size: header.page_size,
                pages: 0,
                frames: HashMap::new(),
                replaced: Vec::new(),
            },
            header,
        }
    }

    fn read_all(mut self, faults: &mut Vec<Fault>) -> Option<Overlay> {
        if let Err(fault) = self.read_frames() {
            faults.push(fault);
        }
        (!self.overlay.frames.is_empty()).then_some(self.overlay)
    }

    fn read_frames(&mut self) -> Result<(), Fault> {
        let frame_len = self.header.page_size.saturating_add(FRAME_HEADER);
        let at_once = CHUNK.checked_div(frame_len).unwrap_or(0).max(1);
        let size = usize::try_from(frame_len).map_err(|_| fault(FaultKind::TooLarge))?;
        let mut chunk = vec![
            0;
            size.saturating_mul(
                usize::try_from(at_once).map_err(|_| fault(FaultKind::TooLarge))?
            )
        ];
        let mut number = 0_u32;
        while number < self.total {
            let offset = frame_offset(number, self.header.page_size);
            let filled = self.log.read_at(offset, &mut chunk)?;
            let frames = chunk.get(..filled).unwrap_or_default().chunks_exact(size);
            if frames.len() == 0 {
                return Err(fault(FaultKind::Short));
            }
            for frame in frames {
                if !self.take(number, frame)? {
                    return Ok(());
                }
                number = number.saturating_add(1);
            }
        }
        self.look_at_tail()
    }

    /// Takes one frame in; `false` when the frames of this generation end before it.
    fn take(&mut self, number: u32, frame: &[u8]) -> Result<bool, Fault> {
        match self.examine(frame) {
            Frame::Page { page, commit } => {
                self.pending.push((page, number));
                let held = self.pending.len().saturating_add(self.overlay.frames.len());
                if held > SQLITE_LOG_PAGES {
                    return Err(fault(FaultKind::TooMany)
                        .detail(format_args!("more than {SQLITE_LOG_PAGES} pages")));
                }
                if commit > 0 {
                    self.overlay.pages = commit;
                    self.commit();
                }
                Ok(true)
            }
            Frame::Foreign if !self.resumes_after(number)? => Ok(false),
            Frame::Foreign | Frame::Broken => {
                let detail = format_args!(
                    "frame {number} of {} is damaged; it and all later ones are left out",
                    self.total
                )
                .to_string();
                Err(fault(FaultKind::Damaged).detail(detail))
            }
        }
    }

    fn commit(&mut self) {
        for (page, frame) in self.pending.drain(..) {
            if let Some(old) = self.overlay.frames.insert(page, frame)
                && self.overlay.replaced.len() < SQLITE_REPLACED_FRAMES
            {
                self.overlay.replaced.push((old, page));
            }
        }
    }

    fn examine(&mut self, frame: &[u8]) -> Frame {
        let Some((header, content)) = frame.split_first_chunk::<24>() else {
            return Frame::Broken;
        };
        let (words, _) = header.as_chunks::<4>();
        let [page, commit, salt, more_salt, sum, more_sum] = words else {
            return Frame::Broken;
        };
        if [*salt, *more_salt] != self.header.salts {
            return Frame::Foreign;
        }
        let covered = header.get(..8).unwrap_or_default();
        let sums = checksum(self.header.big_endian, self.sums, covered);
        self.sums = checksum(self.header.big_endian, sums, content);
        let page = u32::from_be_bytes(*page);
        if self.sums != [u32::from_be_bytes(*sum), u32::from_be_bytes(*more_sum)] || page == 0 {
            return Frame::Broken;
        }
        Frame::Page {
            page,
            commit: u32::from_be_bytes(*commit),
        }
    }

    /// Whether frames of this generation follow a frame of another one: after a restart of the log,
    /// what follows is older; anything else is damage.
    fn resumes_after(&self, number: u32) -> Result<bool, Fault> {
        let end = number.saturating_add(LOOK_BEHIND).min(self.total);
        for later in number.saturating_add(1)..end {
            if self.salts_at(frame_offset(later, self.header.page_size))? == Some(self.header.salts)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn salts_at(&self, offset: u64) -> Result<Option<[[u8; 4]; 2]>, Fault> {
        let mut salts = [[0; 4]; 2];
        let filled = self
            .log
            .read_at(offset.saturating_add(8), salts.as_flattened_mut())?;
        Ok((filled == salts.as_flattened().len()).then_some(salts))
    }

    /// An incomplete frame at the end means that the log was cut, unless it is older than the rest.
    fn look_at_tail(&self) -> Result<(), Fault> {
        let end = frame_offset(self.total, self.header.page_size);
        let older = self
            .salts_at(end)?
            .is_some_and(|salts| salts != self.header.salts);
        if self.log.len() <= end || older {
            return Ok(());
        }
        Err(fault(FaultKind::Short).detail("the last frame is cut off"))
    }
}
