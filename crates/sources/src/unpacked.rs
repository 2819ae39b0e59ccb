//! A packed file that is unpacked into memory when somebody reads it, and not before.

use std::sync::{Arc, OnceLock};

use formats::bytes::{ByteSource, SharedBytes};
use model::{Fault, FaultKind};

use crate::{Opened, container::starts_with};

/// How the files begin that are read from any place to any other: databases, and their write-ahead logs.
/// From a stream they would be unpacked anew for each page.
const READ_ANYWHERE: [&[u8]; 3] = [
    b"SQLite format 3\0",
    &[0x37, 0x7f, 0x06, 0x82],
    &[0x37, 0x7f, 0x06, 0x83],
];

/// How large a packed file may be that is unpacked into memory.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    /// Any file; a larger one is read from its start to its end.
    pub(crate) any: u64,
    /// A database; a larger one is not read.
    pub(crate) database: u64,
}

/// Opens a packed file: while it is hashed it is unpacked without being held, and into memory for whom
/// reads it. `name` is that of its fault.
pub(crate) fn open(stored: SharedBytes, fault: Option<Fault>, name: &str, room: Room) -> Opened {
    let size = stored.len();
    let starts = |mark: &&[u8]| starts_with(&stored, mark);
    let is_random = size > room.any && READ_ANYWHERE.iter().any(starts);
    let content: SharedBytes = if size <= room.any || is_random && size <= room.database {
        Arc::new(Unpacked::new(Arc::clone(&stored)))
    } else if is_random {
        let limit = room.database;
        let large = Fault::new(FaultKind::TooLarge, name);
        let detail = format_args!("{size} bytes, the limit is {limit}");
        Arc::new(Refused(size, large.detail(detail)))
    } else {
        Arc::clone(&stored)
    };
    Opened {
        content,
        ..Opened::plain(stored, fault)
    }
}

/// A file that is not unpacked: its length, and why.
struct Refused(u64, Fault);

impl ByteSource for Refused {
    fn len(&self) -> u64 {
        self.0
    }

    fn read_at(&self, _offset: u64, _buffer: &mut [u8]) -> Result<usize, Fault> {
        Err(self.1.clone())
    }
}

/// How much is unpacked at once.
const CHUNK: usize = 1 << 20;

/// The bytes of a file that are best read from their start to their end, as bytes at any offset.
pub(crate) struct Unpacked {
    packed: SharedBytes,
    all: OnceLock<(Vec<u8>, Option<Fault>)>,
}

impl Unpacked {
    /// Nothing is read yet.
    pub(crate) fn new(packed: SharedBytes) -> Self {
        Self {
            packed,
            all: OnceLock::new(),
        }
    }

    /// What stands before damage, and the damage.
    fn all(&self) -> &(Vec<u8>, Option<Fault>) {
        self.all.get_or_init(|| {
            let mut all = Vec::new();
            let wanted = usize::try_from(self.packed.len()).unwrap_or_default();
            all.reserve_exact(wanted);
            loop {
                let had = all.len();
                all.resize(had.saturating_add(CHUNK).min(wanted), 0);
                let free = all.get_mut(had..).unwrap_or_default();
                let offset = u64::try_from(had).unwrap_or(u64::MAX);
                let (count, fault) = match self.packed.read_at(offset, free) {
                    Ok(count) => (count, None),
                    Err(fault) => (0, Some(fault)),
                };
                all.truncate(had.saturating_add(count));
                if count == 0 {
                    return (all, fault);
                }
            }
        })
    }
}

impl ByteSource for Unpacked {
    fn len(&self) -> u64 {
        self.packed.len()
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let (all, fault) = self.all();
        let count = all.as_slice().read_at(offset, buffer)?;
        match fault {
            Some(fault) if count == 0 && !buffer.is_empty() && offset < self.len() => {
                Err(fault.clone())
            }
            _ => Ok(count),
        }
    }

    fn whole(&self) -> Option<&[u8]> {
        let (all, fault) = self.all();
        fault.is_none().then_some(all)
    }

    fn damage(&self) -> Option<Fault> {
        let (_, fault) = self.all.get()?;
        fault.clone().or_else(|| self.packed.damage())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// A stream that counts how often it is begun anew.
    struct Forward {
        bytes: Vec<u8>,
        /// Where it stands, and how many bytes were unpacked in all.
        reading: Mutex<(u64, u64)>,
    }

    impl ByteSource for Forward {
        fn len(&self) -> u64 {
            ByteSource::len(&self.bytes)
        }

        fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
            let mut reading = self.reading.lock().unwrap();
            let from = if offset < reading.0 { 0 } else { reading.0 };
            let count = self.bytes.read_at(offset, buffer)?;
            let end = offset.min(self.len()) + count as u64;
            *reading = (end, reading.1 + end - from);
            Ok(count)
        }
    }

    fn forward(start: &[u8], len: usize) -> Arc<Forward> {
        let mut bytes = start.to_vec();
        bytes.resize(len, 7);
        let reading = Mutex::default();
        Arc::new(Forward { bytes, reading })
    }

    const ROOM: Room = Room {
        any: 1_000,
        database: 100_000,
    };

    #[test]
    fn databases_are_unpacked_once_or_not_at_all() {
        for start in READ_ANYWHERE {
            let stored = forward(start, 100_000);
            let opened = open(Arc::clone(&stored) as SharedBytes, None, "x.db", ROOM);
            let mut page = [0; 100];
            for at in [99_000, 0, 50_000, 300, 98_000, 400] {
                assert_eq!(opened.content.read_at(at, &mut page), Ok(100));
                assert!(at == 0 || page == [7; 100]);
            }
            let unpacked = stored.reading.lock().unwrap().1;
            assert!(unpacked < 101_000, "{unpacked}");
            let stored = forward(start, 100_001);
            let opened = open(stored, None, "x.db", ROOM);
            let refused = opened.content.read_at(0, &mut page).unwrap_err();
            assert_eq!(
                (refused.kind, &*refused.what),
                (FaultKind::TooLarge, "x.db")
            );
            // It is hashed all the same.
            assert_eq!(opened.stored.read_at(50_000, &mut page), Ok(100));
        }
    }

    #[test]
    fn other_large_files_are_read_forward_without_being_held() {
        let stored = forward(b"lines", 100_001);
        let opened = open(stored, None, "x.log", ROOM);
        assert!(opened.content.whole().is_none());
        assert_eq!(opened.content.read_at(5, &mut [0; 10]), Ok(10));
        let small = open(forward(b"lines", 1_000), None, "x.log", ROOM);
        assert_eq!(small.content.whole().unwrap().len(), 1_000);
    }
}
