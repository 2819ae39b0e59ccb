//! Sorted runs of sightings on disk, merged into one sorted row.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, binary_heap::PeekMut},
    fs::File,
    io::{self, BufReader, Read as _, Seek as _},
};

use super::HASH_BYTES;

/// Bytes of a sighting in a run, and of a value in the index.
const BYTES: usize = 16;
/// Bits of the number behind the hash.
const SEEN_BITS: u32 = 32;

/// One value seen in one place: its hash, then the number of what was seen. Both are one number, so that
/// sightings are sorted by one comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sighting(u128);

impl Sighting {
    pub(super) fn new(hash: &[u8; HASH_BYTES], seen: u32) -> Self {
        let mut bytes = [0; BYTES];
        if let Some(first) = bytes.first_chunk_mut() {
            *first = *hash;
        }
        Self(u128::from_be_bytes(bytes) | u128::from(seen))
    }

    /// The hash with another number behind it.
    pub(super) fn with(self, number: u32) -> Self {
        Self((self.0 >> SEEN_BITS << SEEN_BITS) | u128::from(number))
    }

    /// The first byte of the hash.
    pub(super) fn first(self) -> u8 {
        let [first, ..] = self.0.to_be_bytes();
        first
    }

    pub(super) fn seen(self) -> u32 {
        let [.., a, b, c, d] = self.0.to_be_bytes();
        u32::from_be_bytes([a, b, c, d])
    }

    /// As a run has it: in the order of the sightings.
    pub(super) fn bytes(self) -> [u8; BYTES] {
        self.0.to_be_bytes()
    }

    /// As the index has it: the number is little-endian.
    pub(super) fn in_index(self) -> [u8; BYTES] {
        self.with(self.seen().swap_bytes()).bytes()
    }
}

/// A sorted run.
struct Run(BufReader<File>);

impl Run {
    /// From the beginning of a file that was written.
    fn new(mut file: File) -> io::Result<Self> {
        file.rewind()?;
        Ok(Self(BufReader::with_capacity(1 << 16, file)))
    }

    fn next(&mut self) -> io::Result<Option<Sighting>> {
        let mut bytes = [0; BYTES];
        match self.0.read_exact(&mut bytes) {
            Ok(()) => Ok(Some(Sighting(u128::from_be_bytes(bytes)))),
            Err(end) if end.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// All runs in one order.
pub(super) struct Merge {
    runs: Vec<Run>,
    next: BinaryHeap<Reverse<(Sighting, usize)>>,
}

impl Merge {
    pub(super) fn new(files: Vec<File>) -> io::Result<Self> {
        let mut runs = Vec::new();
        let mut next = BinaryHeap::new();
        for (number, file) in files.into_iter().enumerate() {
            let mut run = Run::new(file)?;
            next.extend(run.next()?.map(|first| Reverse((first, number))));
            runs.push(run);
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
                PeekMut::pop(top);
            }
        }
        Ok(Some(sighting))
    }
}
