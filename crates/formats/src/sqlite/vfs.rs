//! The hook through which SQLite reads a database's pages from us: it opens nothing else, writes
//! nothing, and knows no journals.
//!
//! Published: <https://www.sqlite.org/vfs.html>.

use std::{
    collections::BTreeMap,
    io::{Error, ErrorKind},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use model::{Fault, FaultKind};
use rusqlite::{Connection, OpenFlags};
use sqlite_vfs::{DatabaseHandle, LockKind, OpenKind, OpenOptions, Vfs, WalDisabled};

use super::image::{Image, Lies};

const NAME: &str = "vigie-evidence";
/// How much of the main file is fetched at once when it is read in order.
const AHEAD: usize = 64 << 10;

static REGISTERED: OnceLock<Result<(), String>> = OnceLock::new();
/// One opening at a time: the crate's own bookkeeping (a running number) is not made for several.
static OPENING: Mutex<()> = Mutex::new(());
/// Images that are about to be opened, by their token; empty at all other times.
static WAITING: Mutex<BTreeMap<String, Arc<Image>>> = Mutex::new(BTreeMap::new());
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Connects SQLite to an image.
pub(super) fn connect(image: &Arc<Image>) -> Result<Connection, Fault> {
    let _one = OPENING.lock().unwrap_or_else(PoisonError::into_inner);
    let registered = REGISTERED.get_or_init(|| {
        sqlite_vfs::register(NAME, Served, false).map_err(|error| error.to_string())
    });
    if let Err(error) = registered {
        return Err(Fault::new(FaultKind::Io, "database").detail(error));
    }
    let token = format!("evidence-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    waiting(|images| images.insert(token.clone(), Arc::clone(image)));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    // Immutable: no locks, and no look for journals that we do not have.
    let uri = format!("file:{token}?immutable=1");
    let opened = Connection::open_with_flags_and_vfs(uri, flags, NAME);
    waiting(|images| images.remove(&token));
    opened.map_err(|error| Fault::new(FaultKind::Malformed, "database").detail(error))
}

fn waiting<T>(with: impl FnOnce(&mut BTreeMap<String, Arc<Image>>) -> T) -> T {
    with(&mut WAITING.lock().unwrap_or_else(PoisonError::into_inner))
}

struct Served;

impl Vfs for Served {
    type Handle = Handle;

    fn open(&self, token: &str, options: OpenOptions) -> Result<Handle, Error> {
        let image = (options.kind == OpenKind::MainDb)
            .then(|| waiting(|images| images.get(token).cloned()))
            .flatten();
        image.map(Handle::new).ok_or(ErrorKind::NotFound.into())
    }

    fn delete(&self, _: &str) -> Result<(), Error> {
        Err(ErrorKind::Unsupported.into())
    }

    fn exists(&self, _: &str) -> Result<bool, Error> {
        Ok(false)
    }

    fn temporary_name(&self) -> String {
        String::new()
    }

    fn random(&self, buffer: &mut [i8]) {
        buffer.fill(0);
    }

    fn sleep(&self, _: Duration) -> Duration {
        Duration::ZERO
    }

    fn access(&self, _: &str, _: bool) -> Result<bool, Error> {
        Ok(false)
    }
}

/// One open database, with what was fetched ahead of the main file.
struct Handle {
    image: Arc<Image>,
    ahead: Vec<u8>,
    /// Offset in the main file of what was fetched ahead.
    ahead_at: u64,
    /// Where the last read of the main file ended.
    last_end: u64,
}

impl Handle {
    fn new(image: Arc<Image>) -> Self {
        Handle {
            image,
            ahead: Vec::new(),
            ahead_at: 0,
            last_end: u64::MAX,
        }
    }

    /// Serves bytes that may span pages, though SQLite asks for parts of one page only.
    fn serve(&mut self, mut offset: u64, mut buffer: &mut [u8]) -> Result<(), Fault> {
        let size = self.image.page_size();
        while !buffer.is_empty() {
            let page = offset.checked_div(size).unwrap_or(0);
            let skip = offset.checked_rem(size).unwrap_or(0);
            let page = u32::try_from(page.saturating_add(1)).unwrap_or(u32::MAX);
            let rest = usize::try_from(size.saturating_sub(skip)).unwrap_or(usize::MAX);
            let (part, further) = buffer.split_at_mut(rest.min(buffer.len()));
            match self.image.find(page) {
                Lies::Main(start) => self.serve_main(start.saturating_add(skip), part)?,
                _ if self.image.read(page, skip, part)? < part.len() => {
                    return Err(Fault::new(FaultKind::Short, "database file"));
                }
                _ => {}
            }
            if skip == 0 && u64::try_from(part.len()).is_ok_and(|read| read == size) {
                self.image.plain().saw(page, part);
            }
            offset = offset.saturating_add(size.saturating_sub(skip));
            buffer = further;
        }
        Ok(())
    }

    fn serve_main(&mut self, offset: u64, buffer: &mut [u8]) -> Result<(), Fault> {
        let in_order = offset == self.last_end;
        self.last_end = offset.saturating_add(length(buffer));
        if self.copy_ahead(offset, buffer) {
            return Ok(());
        }
        if in_order {
            self.fetch_ahead(offset);
            if self.copy_ahead(offset, buffer) {
                return Ok(());
            }
        }
        if self.image.read_main(offset, buffer)? < buffer.len() {
            return Err(Fault::new(FaultKind::Short, "database file")
                .detail(format_args!("nothing could be read at offset {offset}")));
        }
        Ok(())
    }

    /// Fetches what may be asked for next. A fault is none yet: it may lie behind what is asked for.
    fn fetch_ahead(&mut self, offset: u64) {
        let room = self.image.main_end().saturating_sub(offset);
        let size = usize::try_from(room).unwrap_or(usize::MAX).min(AHEAD);
        self.ahead.resize(size, 0);
        self.ahead_at = offset;
        let filled = self.image.read_main(offset, &mut self.ahead);
        self.ahead.truncate(filled.unwrap_or(0));
    }

    fn copy_ahead(&self, offset: u64, buffer: &mut [u8]) -> bool {
        let Some(skip) = offset.checked_sub(self.ahead_at) else {
            return false;
        };
        let start = usize::try_from(skip).unwrap_or(usize::MAX);
        let end = start.saturating_add(buffer.len());
        match self.ahead.get(start..end) {
            Some(held) => {
                buffer.copy_from_slice(held);
                true
            }
            None => false,
        }
    }
}

fn length(buffer: &[u8]) -> u64 {
    u64::try_from(buffer.len()).unwrap_or(u64::MAX)
}

/// A database in WAL mode (2) is shown as one in the older mode (1): the log is already laid over it.
fn hide_log_mode(offset: u64, buffer: &mut [u8]) {
    for field in [18_u64, 19] {
        let place = field
            .checked_sub(offset)
            .and_then(|at| usize::try_from(at).ok());
        if let Some(mode) = place.and_then(|at| buffer.get_mut(at))
            && *mode == 2
        {
            *mode = 1;
        }
    }
}

impl DatabaseHandle for Handle {
    type WalIndex = WalDisabled;

    fn size(&self) -> Result<u64, Error> {
        Ok(self.image.size())
    }

    fn read_exact_at(&mut self, buffer: &mut [u8], offset: u64) -> Result<(), Error> {
        if !self.image.spend(length(buffer)) {
            self.image.note(Fault::new(
                FaultKind::TooMany,
                "bytes of the database schema",
            ));
            return Err(ErrorKind::QuotaExceeded.into());
        }
        if let Err(fault) = self.serve(offset, buffer) {
            // Missing pages were counted when the database was opened.
            if fault.kind != FaultKind::Short {
                self.image.note(fault);
            }
            return Err(ErrorKind::InvalidData.into());
        }
        hide_log_mode(offset, buffer);
        Ok(())
    }

    fn write_all_at(&mut self, _: &[u8], _: u64) -> Result<(), Error> {
        Err(ErrorKind::ReadOnlyFilesystem.into())
    }

    fn sync(&mut self, _: bool) -> Result<(), Error> {
        Ok(())
    }

    fn set_len(&mut self, _: u64) -> Result<(), Error> {
        Err(ErrorKind::ReadOnlyFilesystem.into())
    }

    fn lock(&mut self, lock: LockKind) -> Result<bool, Error> {
        Ok(lock <= LockKind::Shared)
    }

    fn reserved(&mut self) -> Result<bool, Error> {
        Ok(false)
    }

    fn current_lock(&self) -> Result<LockKind, Error> {
        Ok(LockKind::None)
    }

    fn wal_index(&self, _: bool) -> Result<WalDisabled, Error> {
        Ok(WalDisabled)
    }
}
