//! Writes a blind index: takes sightings in any order, keeps a bounded number of them in memory, and
//! writes each value once.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufWriter, Seek as _, SeekFrom, Write},
    path::{Path, PathBuf},
};

use super::{
    BlindKey, HASH_BYTES, HEADER_BYTES, MAGIC, SIGHTING_BYTES, VALUE_BYTES, limits,
    merge::{Merge, Run, Sighting},
};
use crate::{Error, layout::BLIND, private};

/// Single sightings whose numbers are found without a search.
const RECENT: usize = 256;

/// A blind index being written.
#[derive(Debug)]
pub struct BlindWriter {
    folder: PathBuf,
    key: BlindKey,
    places: BTreeMap<String, u32>,
    run: Vec<Sighting>,
    runs: Vec<File>,
    taken: u64,
}

/// How much an index holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlindSize {
    /// Distinct values.
    pub values: u64,
    /// Bytes of the file.
    pub bytes: u64,
}

impl BlindWriter {
    pub(crate) fn new(folder: &Path, key: BlindKey) -> Self {
        Self {
            folder: folder.to_owned(),
            key,
            places: BTreeMap::new(),
            run: Vec::new(),
            runs: Vec::new(),
            taken: 0,
        }
    }

    /// Adds sightings in one place (`<source> <artefact>`): [`SIGHTING_BYTES`] each, the hash and the
    /// byte of [`super::said`].
    ///
    /// # Errors
    /// When there are more than the limit, or the operating system refuses.
    pub fn add(&mut self, place: &str, sightings: &[u8]) -> Result<(), Error> {
        let number = self.place(place)?;
        for one in sightings.chunks_exact(SIGHTING_BYTES) {
            let (hash, said) = one.split_at_checked(HASH_BYTES).unwrap_or_default();
            let seen = (number << 8) | u32::from(said.first().copied().unwrap_or(0));
            self.run.extend(Sighting::new(hash, seen));
        }
        let count = u64::try_from(sightings.len() / SIGHTING_BYTES).unwrap_or(u64::MAX);
        self.taken = self.taken.saturating_add(count);
        if self.taken > limits::SIGHTINGS {
            return Err(self.too_large(limits::SIGHTINGS));
        }
        if self.run.len() >= limits::RUN {
            self.spill()
                .map_err(|cause| Error::io(&self.folder, cause))?;
        }
        Ok(())
    }

    fn place(&mut self, place: &str) -> Result<u32, Error> {
        if let Some(number) = self.places.get(place) {
            return Ok(*number);
        }
        let number = self.places.len();
        if number >= limits::PLACES || place.len() > usize::from(u16::MAX) {
            return Err(self.too_large(u64::try_from(limits::PLACES).unwrap_or(u64::MAX)));
        }
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.places.insert(place.to_owned(), number);
        Ok(number)
    }

    fn too_large(&self, limit: u64) -> Error {
        Error::TooLarge {
            path: self.folder.join(BLIND),
            limit,
        }
    }

    /// Puts what is in memory on disk, sorted, in a file without a name.
    fn spill(&mut self) -> io::Result<()> {
        sort(&mut self.run);
        let file = private::create_scratch(&self.folder.join(format!(".{BLIND}")))?;
        let mut out = BufWriter::new(file);
        for sighting in self.run.drain(..) {
            out.write_all(&sighting.bytes())?;
        }
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        self.runs.push(file);
        Ok(())
    }

    /// Writes `blind.idx`.
    ///
    /// # Errors
    /// When it exists, or the operating system refuses.
    pub fn finish(mut self) -> Result<BlindSize, Error> {
        let path = self.folder.join(BLIND);
        self.write(&path).map_err(|cause| Error::io(&path, cause))
    }

    fn write(&mut self, path: &Path) -> io::Result<BlindSize> {
        sort(&mut self.run);
        let mut runs = Vec::new();
        for file in self.runs.drain(..) {
            runs.push(Run::on_disk(file)?);
        }
        runs.push(Run::Memory(std::mem::take(&mut self.run).into_iter()));
        let mut out = BufWriter::with_capacity(1 << 18, private::create_file(path)?);
        out.write_all(&self.header(0))?;
        let (values, combinations) = write_values(Merge::new(runs)?, &mut out)?;
        self.write_tables(&combinations, &mut out)?;
        let bytes = out.stream_position()?;
        out.seek(SeekFrom::Start(0))?;
        out.write_all(&self.header(values))?;
        out.flush()?;
        Ok(BlindSize { values, bytes })
    }

    fn header(&self, values: u64) -> Vec<u8> {
        let tables = HEADER_BYTES.saturating_add(values.saturating_mul(VALUE_BYTES));
        let mut header = MAGIC.to_vec();
        header.extend(self.key.0);
        header.extend(values.to_le_bytes());
        header.extend(tables.to_le_bytes());
        header
    }

    fn write_tables(&self, combinations: &[Vec<u32>], out: &mut impl Write) -> io::Result<()> {
        let mut places: Vec<(&u32, &String)> = self
            .places
            .iter()
            .map(|(name, number)| (number, name))
            .collect();
        places.sort_unstable();
        out.write_all(&count_32(places.len()))?;
        for (_, name) in places {
            out.write_all(&count_16(name.len()))?;
            out.write_all(name.as_bytes())?;
        }
        out.write_all(&count_32(combinations.len()))?;
        for seen in combinations {
            out.write_all(&count_16(seen.len()))?;
            for one in seen {
                out.write_all(&one.to_le_bytes())?;
            }
        }
        Ok(())
    }
}

/// Sorts sightings, each once. Their first halves are random: hardly two are the same.
fn sort(run: &mut Vec<Sighting>) {
    run.sort_unstable_by_key(|sighting| sighting.hash.0);
    for same in run.chunk_by_mut(|a, b| a.hash.0 == b.hash.0) {
        if same.len() > 1 {
            same.sort_unstable();
        }
    }
    run.dedup();
}

/// Where the number of a single sighting is remembered.
fn recent_place(seen: u32) -> usize {
    let [said, place, ..] = seen.to_le_bytes();
    usize::from(said.rotate_left(4) ^ place)
}

/// The number of a combination, which may be new.
fn number_of(numbers: &mut BTreeMap<Vec<u32>, u32>, seen: &[u32]) -> u32 {
    if let Some(number) = numbers.get(seen) {
        return *number;
    }
    let number = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    numbers.insert(seen.to_vec(), number);
    number
}

/// Writes each value once, with the number of its combination of sightings; gives how many values, and
/// the combinations in the order of their numbers.
fn write_values(mut all: Merge, out: &mut impl Write) -> io::Result<(u64, Vec<Vec<u32>>)> {
    let mut numbers: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
    // Nearly every value has one sighting, and there are few different ones.
    let mut singles = [None; RECENT];
    let mut values = 0_u64;
    let mut next = all.next()?;
    let mut seen = Vec::new();
    while let Some(first) = next {
        seen.clear();
        while let Some(same) = next.filter(|next| next.hash == first.hash) {
            if seen.last() != Some(&same.seen) && seen.len() < limits::OF_ONE_VALUE {
                seen.push(same.seen);
            }
            next = all.next()?;
        }
        let number = match (seen.as_slice(), singles.get_mut(recent_place(first.seen))) {
            ([one], Some(recent)) => match recent {
                Some((same, number)) if *same == *one => *number,
                _ => recent.insert((*one, number_of(&mut numbers, &seen))).1,
            },
            _ => number_of(&mut numbers, &seen),
        };
        let value = Sighting {
            seen: number,
            ..first
        };
        out.write_all(&value.bytes())?;
        values = values.saturating_add(1);
    }
    let mut combinations: Vec<(u32, Vec<u32>)> = numbers
        .into_iter()
        .map(|(seen, number)| (number, seen))
        .collect();
    combinations.sort_unstable();
    Ok((
        values,
        combinations.into_iter().map(|(_, seen)| seen).collect(),
    ))
}

fn count_32(count: usize) -> [u8; 4] {
    u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes()
}

fn count_16(count: usize) -> [u8; 2] {
    u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes()
}
