//! Sorted runs of sightings, merged into one sorted row.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fs::File,
    io::{self, BufReader, Read as _, Seek as _},
    vec,
};

/// Bytes of a sighting in a run on disk.
const ON_DISK: usize = 20;

/// One value seen in one place; the order is that of its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sighting {
    pub(super) hash: (u64, u64),
    pub(super) seen: u32,
}

impl Sighting {
    /// From the bytes of a hash; `None` when they are too few.
    pub(super) fn new(hash: &[u8], seen: u32) -> Option<Self> {
        let (first, second) = hash.split_at_checked(8)?;
        Some(Self {
            hash: (
                u64::from_be_bytes(first.try_into().ok()?),
                u64::from_be_bytes(second.try_into().ok()?),
            ),
            seen,
        })
    }

    /// The bytes of its hash, then its number: as a run and the index have it.
    pub(super) fn bytes(self) -> [u8; ON_DISK] {
        let mut bytes = [0; ON_DISK];
        let hash = (u128::from(self.hash.0) << 64) | u128::from(self.hash.1);
        if let Some((first, last)) = bytes.split_first_chunk_mut::<16>() {
            *first = hash.to_be_bytes();
            last.copy_from_slice(&self.seen.to_le_bytes());
        }
        bytes
    }

    fn from_bytes(bytes: &[u8; ON_DISK]) -> Option<Self> {
        let (hash, seen) = bytes.split_at_checked(16)?;
        Self::new(hash, u32::from_le_bytes(seen.try_into().ok()?))
    }
}

/// A sorted run.
pub(super) enum Run {
    /// The last one, in memory.
    Memory(vec::IntoIter<Sighting>),
    /// One that was put on disk.
    Disk(BufReader<File>),
}

impl Run {
    /// A run that was written to `file`, from its beginning.
    pub(super) fn on_disk(mut file: File) -> io::Result<Self> {
        file.rewind()?;
        Ok(Self::Disk(BufReader::with_capacity(1 << 16, file)))
    }

    fn next(&mut self) -> io::Result<Option<Sighting>> {
        match self {
            Run::Memory(rest) => Ok(rest.next()),
            Run::Disk(file) => {
                let mut bytes = [0; ON_DISK];
                match file.read_exact(&mut bytes) {
                    Ok(()) => Ok(Sighting::from_bytes(&bytes)),
                    Err(end) if end.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
                    Err(error) => Err(error),
                }
            }
        }
    }
}

/// All runs in one order.
pub(super) struct Merge {
    runs: Vec<Run>,
    next: BinaryHeap<Reverse<(Sighting, usize)>>,
}

impl Merge {
    pub(super) fn new(mut runs: Vec<Run>) -> io::Result<Self> {
        let mut next = BinaryHeap::new();
        for (number, run) in runs.iter_mut().enumerate() {
            next.extend(run.next()?.map(|first| Reverse((first, number))));
        }
        Ok(Self { runs, next })
    }

    /// The next sighting; the same one may come several times, in a row.
    pub(super) fn next(&mut self) -> io::Result<Option<Sighting>> {
        let Some(mut top) = self.next.peek_mut() else {
            return Ok(None);
        };
        let Reverse((sighting, number)) = *top;
        let following = match self.runs.get_mut(number) {
            Some(run) => run.next()?,
            None => None,
        };
        match following {
            Some(following) => *top = Reverse((following, number)),
            None => {
                std::collections::binary_heap::PeekMut::pop(top);
            }
        }
        Ok(Some(sighting))
    }
}
