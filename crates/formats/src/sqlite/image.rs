//! The database as SQLite shall see it: the main file, with the pages that the write-ahead log
//! commits in place of its own.
//!
//! Published: <https://www.sqlite.org/fileformat2.html#the_database_header>.

use std::{
    collections::BTreeSet,
    iter::repeat,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use model::{Fault, FaultKind};

use super::{
    removed::Plain,
    wal::{self, Overlay},
};
use crate::bytes::SharedBytes;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// A leaf with one row of NULLs, as SQLite knows no empty leaf beside others: its type, one cell, content
/// from byte 16 on, the cell's place; then, at byte 16, the cell.
const BLANK: [u8; 24] = [
    0x0D, 0, 0, 0, 1, 0, 16, 0, 0, 16, 0, 0, 0, 0, 0, 0, 6, 1, 6, 0, 0, 0, 0, 0,
];
/// Most faults of the sources that are kept until somebody asks.
const KEPT_FAULTS: usize = 16;

/// The size of a page as the format writes it, if it is one that exists.
pub(super) fn page_size_of(stated: u32) -> Option<u64> {
    ((512..=65_536).contains(&stated) && stated.is_power_of_two()).then(|| u64::from(stated))
}

/// Where the bytes of a page are.
pub(super) enum Lies {
    /// In the main file, at an offset.
    Main(u64),
    /// In the log, at an offset.
    Log(u64),
    /// Nowhere: the file ends before the end of the page.
    Missing,
    /// In a damaged part of the schema; a page without objects stands for it.
    Blank,
}

/// A database's pages.
pub(super) struct Image {
    main: SharedBytes,
    log: Option<(SharedBytes, Overlay)>,
    page_size: u64,
    pages: u32,
    /// How many pages the main file holds to their end.
    whole: u64,
    facts: Facts,
    plain: Plain,
    blank: OnceLock<BTreeSet<u32>>,
    allowance: AtomicU64,
    faults: Mutex<Vec<Fault>>,
}

/// What the header says of what stands in pages.
#[derive(Clone, Copy)]
pub(super) struct Facts {
    /// The first page of the list of unused ones, 0 for none.
    pub(super) first_unused: u32,
    /// Bytes at the end of each page that are not used.
    pub(super) reserved: u8,
    /// Whether texts are UTF-8.
    pub(super) utf_8: bool,
}

/// What the header says, as far as it matters here.
struct Header {
    page_size: u64,
    facts: Facts,
    /// The size in pages; `None` where an old writer left it stale.
    pages: Option<u32>,
}

impl Image {
    /// Lays the log over the main file. What is wrong but does not prevent reading is added to
    /// `faults`.
    pub(super) fn open(
        main: SharedBytes,
        wal: Option<SharedBytes>,
        faults: &mut Vec<Fault>,
    ) -> Result<Image, Fault> {
        let mut log = wal.and_then(|wal| {
            let overlay = wal::read(&*wal, faults)?;
            Some((wal, overlay))
        });
        let own = Header::read(&main, None);
        let header = match &log {
            Some((_, overlay))
                if own
                    .as_ref()
                    .is_ok_and(|own| own.page_size != overlay.page_size) =>
            {
                faults.push(
                    Fault::new(FaultKind::Malformed, "write-ahead log")
                        .detail("it belongs to another database: the size of its pages differs"),
                );
                log = None;
                own?
            }
            Some(log) => Header::read(&main, Some(log))?,
            None => own?,
        };
        let image = Self::assemble(main, log, &header);
        image.note_missing(faults);
        Ok(image)
    }

    fn assemble(main: SharedBytes, log: Option<(SharedBytes, Overlay)>, header: &Header) -> Image {
        let held = main.len().div_ceil(header.page_size);
        let held = u32::try_from(held).unwrap_or(u32::MAX);
        let logged = log.as_ref().map(|(_, overlay)| overlay.pages);
        let pages = logged.max(header.pages).unwrap_or(held);
        let whole = main.len().checked_div(header.page_size).unwrap_or(0);
        let usable = usize::try_from(header.page_size).unwrap_or(0);
        Image {
            whole,
            plain: Plain::new(whole, usable.saturating_sub(header.facts.reserved.into())),
            main,
            log,
            page_size: header.page_size,
            pages,
            facts: header.facts,
            blank: OnceLock::new(),
            allowance: AtomicU64::new(u64::MAX),
            faults: Mutex::new(Vec::new()),
        }
    }

    fn note_missing(&self, faults: &mut Vec<Fault>) {
        let missing = u64::from(self.pages).saturating_sub(self.held());
        if missing > 0 {
            faults.push(
                Fault::new(FaultKind::Short, "database file").detail(format_args!(
                    "{missing} of {} pages are missing at its end",
                    self.pages
                )),
            );
        }
    }

    /// Size of a page in bytes.
    pub(super) fn page_size(&self) -> u64 {
        self.page_size
    }

    /// Size of the whole in bytes, missing pages included.
    pub(super) fn size(&self) -> u64 {
        u64::from(self.pages).saturating_mul(self.page_size)
    }

    /// How many pages there really are, in the main file and in the log.
    pub(super) fn held(&self) -> u64 {
        let logged = self
            .log
            .as_ref()
            .map_or(0, |(_, overlay)| overlay.count_above(self.whole));
        self.whole.saturating_add(logged)
    }

    /// The bytes of those pages.
    pub(super) fn held_bytes(&self) -> u64 {
        self.held().saturating_mul(self.page_size)
    }

    /// Where the whole pages of the main file end.
    pub(super) fn main_end(&self) -> u64 {
        self.whole.saturating_mul(self.page_size)
    }

    /// Where the page is, by its number counted from 1.
    pub(super) fn find(&self, page: u32) -> Lies {
        if self.blank.get().is_some_and(|blank| blank.contains(&page)) {
            return Lies::Blank;
        }
        let logged = self.log.as_ref().and_then(|(_, log)| log.offset(page));
        if let Some(offset) = logged {
            return Lies::Log(offset);
        }
        match u64::from(page).checked_sub(1) {
            Some(before) if before < self.whole => {
                Lies::Main(before.saturating_mul(self.page_size))
            }
            _ => Lies::Missing,
        }
    }

    /// Fills `buffer` from the page, beginning `skip` bytes into it, and tells how many bytes were
    /// written; fewer than asked for only where the file ends.
    pub(super) fn read(&self, page: u32, skip: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        match self.find(page) {
            Lies::Main(offset) => fetch(&self.main, offset.saturating_add(skip), buffer),
            Lies::Log(offset) => match &self.log {
                Some((log, _)) => fetch(log, offset.saturating_add(skip), buffer),
                None => Ok(0),
            },
            Lies::Blank => {
                let skip = usize::try_from(skip).unwrap_or(usize::MAX);
                let blank = BLANK.iter().copied().chain(repeat(0));
                for (to, from) in buffer.iter_mut().zip(blank.skip(skip)) {
                    *to = from;
                }
                Ok(buffer.len())
            }
            Lies::Missing => Ok(0),
        }
    }

    /// Fills `buffer` from the main file alone, as far as it goes.
    pub(super) fn read_main(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        fetch(&self.main, offset, buffer)
    }

    /// What the header says of what stands in pages.
    pub(super) fn facts(&self) -> Facts {
        self.facts
    }

    /// Which pages hold nothing but rows in use, as far as they were read.
    pub(super) fn plain(&self) -> &Plain {
        &self.plain
    }

    /// How many pages the main file holds to their end.
    pub(super) fn whole(&self) -> u64 {
        self.whole
    }

    /// What the log commits, if there is one.
    pub(super) fn log(&self) -> Option<&Overlay> {
        self.log.as_ref().map(|(_, overlay)| overlay)
    }

    /// Fills `buffer` from the main file's own copy of a page, whatever the log says.
    pub(super) fn read_replaced(&self, page: u32, buffer: &mut [u8]) -> Result<usize, Fault> {
        match u64::from(page).checked_sub(1) {
            Some(before) if before < self.whole => {
                self.read_main(before.saturating_mul(self.page_size), buffer)
            }
            _ => Ok(0),
        }
    }

    /// Fills `buffer` from a frame of the log.
    pub(super) fn read_frame(&self, frame: u32, buffer: &mut [u8]) -> Result<usize, Fault> {
        match &self.log {
            Some((log, overlay)) => fetch(log, overlay.frame(frame), buffer),
            None => Ok(0),
        }
    }

    /// From now on pages without objects stand for these.
    pub(super) fn blank_out(&self, pages: BTreeSet<u32>) {
        // Done once, before the pages are read again.
        let _ = self.blank.set(pages);
    }

    /// From now on no more than so many bytes are served; `u64::MAX` for any number.
    pub(super) fn allow(&self, bytes: u64) {
        self.allowance.store(bytes, Ordering::Relaxed);
    }

    /// Whether so many more bytes may be served.
    pub(super) fn spend(&self, bytes: u64) -> bool {
        let left = self.allowance.load(Ordering::Relaxed);
        if left == u64::MAX {
            return true;
        }
        self.allowance
            .store(left.saturating_sub(bytes), Ordering::Relaxed);
        left >= bytes
    }

    /// Keeps a fault of the sources, which cannot pass through SQLite.
    pub(super) fn note(&self, fault: Fault) {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        if faults.len() < KEPT_FAULTS && !faults.contains(&fault) {
            faults.push(fault);
        }
    }

    /// Hands over the faults kept.
    pub(super) fn take_faults(&self) -> Vec<Fault> {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *faults)
    }
}

/// Reads from a source; a panic of its reader must not pass through SQLite, where it would end the
/// process.
fn fetch(source: &SharedBytes, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
    catch_unwind(AssertUnwindSafe(|| source.read_at(offset, buffer)))
        .unwrap_or_else(|_| Err(Fault::new(FaultKind::Panic, "database file")))
}

impl Header {
    fn read(main: &SharedBytes, log: Option<&(SharedBytes, Overlay)>) -> Result<Header, Fault> {
        let short = || Fault::new(FaultKind::Short, "database header");
        let mut bytes = [0; 100];
        let logged = log.and_then(|(log, overlay)| Some((log, overlay.offset(1)?)));
        let filled = match logged {
            Some((log, offset)) => log.read_at(offset, &mut bytes)?,
            None => main.read_at(0, &mut bytes)?,
        };
        if filled < bytes.len() {
            return Err(short().detail(format_args!("{filled} bytes of 100")));
        }
        if !bytes.starts_with(MAGIC) {
            return Err(Fault::new(FaultKind::Malformed, "database header")
                .detail("it does not begin as an SQLite database"));
        }
        let (words, _) = bytes.as_chunks::<4>();
        let word = |number: usize| words.get(number).copied().unwrap_or_default();
        let [high, low, _, _] = word(4);
        let stated = match u32::from(u16::from_be_bytes([high, low])) {
            1 => 65_536,
            stated => stated,
        };
        let page_size = page_size_of(stated).ok_or_else(|| {
            Fault::new(FaultKind::Malformed, "database header")
                .detail(format_args!("impossible page size {stated}"))
        })?;
        let pages = u32::from_be_bytes(word(7));
        let fresh = pages > 0 && word(6) == word(23);
        let encoding = u32::from_be_bytes(word(14));
        Ok(Header {
            page_size,
            facts: Facts {
                first_unused: u32::from_be_bytes(word(8)),
                reserved: bytes.get(20).copied().unwrap_or(0),
                utf_8: encoding <= 1,
            },
            pages: fresh.then_some(pages),
        })
    }
}
