//! Writes a blind index: takes sightings in any order, keeps a bounded number of them in memory, and
//! writes each value once.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufWriter, Seek as _, SeekFrom, Write},
    path::{Path, PathBuf},
};

use super::{
    BlindKey, HEADER_BYTES, MAGIC, SIGHTING_BYTES, VALUE_BYTES, limits,
    merge::{Merge, Sighting},
    values::Values,
};
use crate::{Error, layout::BLIND};

/// Parts into which sightings are laid by the first byte of their hash: each is sorted while a core has it
/// at hand.
const PARTS: usize = 256;

/// Sightings for which each part has room at once, so that it hardly ever moves: memory that is not used is
/// not taken.
const PART_ROOM: usize = limits::RUN / PARTS + 400;

/// A blind index being written.
#[derive(Debug)]
pub struct BlindWriter {
    folder: PathBuf,
    key: BlindKey,
    places: BTreeMap<String, u32>,
    /// Sightings in memory, not in order within their part.
    parts: Vec<Vec<Sighting>>,
    held: usize,
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
            parts: vec![Vec::new(); PARTS],
            held: 0,
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
        let (sightings, _) = sightings.as_chunks::<SIGHTING_BYTES>();
        for [hash @ .., said] in sightings {
            let sighting = Sighting::new(hash, (number << 8) | u32::from(*said));
            if let Some(part) = self.parts.get_mut(usize::from(sighting.first())) {
                if part.capacity() == 0 {
                    part.reserve_exact(PART_ROOM);
                }
                part.push(sighting);
            }
        }
        self.held = self.held.saturating_add(sightings.len());
        let count = u64::try_from(sightings.len()).unwrap_or(u64::MAX);
        self.taken = self.taken.saturating_add(count);
        if self.taken > limits::SIGHTINGS {
            return Err(self.too_large(limits::SIGHTINGS));
        }
        if self.held >= limits::RUN {
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
        let file = disk::create_scratch(&self.folder.join(format!(".{BLIND}")))?;
        let mut out = BufWriter::with_capacity(1 << 16, file);
        for part in &mut self.parts {
            part.sort_unstable();
            part.dedup();
            for sighting in part.drain(..) {
                out.write_all(&sighting.bytes())?;
            }
        }
        self.held = 0;
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
        let mut out = BufWriter::with_capacity(1 << 18, disk::create_file(path)?);
        out.write_all(&self.header(0))?;
        let (values, combinations) = self.write_values(&mut out)?;
        self.write_tables(&combinations, &mut out)?;
        let bytes = out.stream_position()?;
        out.seek(SeekFrom::Start(0))?;
        out.write_all(&self.header(values))?;
        out.flush()?;
        Ok(BlindSize { values, bytes })
    }

    /// Gives how many values there are, and the combinations of their sightings.
    fn write_values(&mut self, out: &mut impl Write) -> io::Result<(u64, Vec<Vec<u32>>)> {
        let mut values = Values::new(out);
        if self.runs.is_empty() {
            for mut part in std::mem::take(&mut self.parts) {
                part.sort_unstable();
                for sighting in part {
                    values.take(sighting)?;
                }
            }
        } else {
            self.spill()?;
            let mut all = Merge::new(std::mem::take(&mut self.runs))?;
            while let Some(sighting) = all.next()? {
                values.take(sighting)?;
            }
        }
        values.finish()
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

fn count_32(count: usize) -> [u8; 4] {
    u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes()
}

fn count_16(count: usize) -> [u8; 2] {
    u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes()
}
