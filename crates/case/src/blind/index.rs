//! Reads a blind index back. It may come from anybody: sizes, order and numbers are checked.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek as _, SeekFrom},
    path::{Path, PathBuf},
};

use model::Bearing;

use super::{
    BlindHasher, BlindKey, HASH_BYTES, HEADER_BYTES, MAGIC, NAMED, NESTED, VALUE_BYTES, limits,
    meant,
};
use crate::Error;

/// A blind index, open for questions.
#[derive(Debug)]
pub struct BlindIndex {
    file: File,
    path: PathBuf,
    key: BlindKey,
    values: u64,
    places: Vec<String>,
    combinations: Vec<Vec<u32>>,
}

/// Where a value was seen, and what the records there say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlindSeen<'i> {
    /// The source's id.
    pub source: &'i str,
    /// The artefact's id.
    pub artefact: &'i str,
    /// What the records say of the value.
    pub bearing: Bearing,
    /// Whether it stood in a parameter of an address.
    pub nested: bool,
    /// Whether the last name of a path was also stated as a name of its own.
    pub named: bool,
}

impl BlindIndex {
    /// Opens an index.
    pub(crate) fn open(file: File, path: &Path) -> Result<Self, Error> {
        let fail = |cause: io::Error| match cause.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
                malformed(path, &cause.to_string())
            }
            _ => Error::io(path, cause),
        };
        let mut input = BufReader::new(&file);
        check_version(bytes(&mut input).map_err(fail)?, path)?;
        let length = || Ok(file.metadata()?.len());
        let parts = Parts::read(&mut input, length).map_err(fail)?;
        drop(input);
        Ok(Self {
            file,
            path: path.to_owned(),
            key: parts.key,
            values: parts.values,
            places: parts.places,
            combinations: parts.combinations,
        })
    }

    /// How many distinct values it holds.
    #[must_use]
    pub fn values(&self) -> u64 {
        self.values
    }

    /// What hashes by its key.
    #[must_use]
    pub fn hasher(&self) -> BlindHasher {
        self.key.hasher()
    }

    /// Asks for hashes, sorted; `each` is given the number beside a hash that the index holds, and
    /// every place in which it was seen. One pass over the file answers all questions.
    ///
    /// # Errors
    /// When the file cannot be read or is not in order.
    pub fn ask(
        &self,
        questions: &[([u8; HASH_BYTES], usize)],
        each: &mut dyn FnMut(usize, BlindSeen<'_>),
    ) -> Result<(), Error> {
        let fail = |cause| Error::io(&self.path, cause);
        let mut file = &self.file;
        file.seek(SeekFrom::Start(HEADER_BYTES)).map_err(fail)?;
        let mut input = BufReader::with_capacity(1 << 18, file);
        let mut questions = questions;
        let mut last = None;
        for _ in 0..self.values {
            let (mut hash, mut number) = ([0; HASH_BYTES], [0; 4]);
            input.read_exact(&mut hash).map_err(fail)?;
            input.read_exact(&mut number).map_err(fail)?;
            if last.is_some_and(|last| last >= hash) {
                return Err(malformed(&self.path, "the values are not in order"));
            }
            last = Some(hash);
            while let Some(((asked, _), rest)) = questions.split_first()
                && *asked < hash
            {
                questions = rest;
            }
            if questions.is_empty() {
                break;
            }
            let same = questions.iter().take_while(|(asked, _)| *asked == hash);
            for (_, asking) in same {
                self.tell(u32::from_le_bytes(number), *asking, each)?;
            }
        }
        Ok(())
    }

    fn tell(
        &self,
        combination: u32,
        asking: usize,
        each: &mut dyn FnMut(usize, BlindSeen<'_>),
    ) -> Result<(), Error> {
        let bad = || malformed(&self.path, "a number that its tables do not hold");
        let at = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let seen = self.combinations.get(at(combination)).ok_or_else(bad)?;
        for one in seen {
            let place = self.places.get(at(*one >> 8)).ok_or_else(bad)?;
            let (source, artefact) = place.split_once(' ').ok_or_else(bad)?;
            let [said, ..] = one.to_le_bytes();
            each(
                asking,
                BlindSeen {
                    source,
                    artefact,
                    bearing: meant(said),
                    nested: said & NESTED != 0,
                    named: said & NAMED != 0,
                },
            );
        }
        Ok(())
    }
}

fn malformed(path: &Path, detail: &str) -> Error {
    Error::Malformed {
        path: path.to_owned(),
        line: 0,
        detail: detail.to_owned(),
    }
}

/// Refuses a file that does not begin as an index of this version does.
fn check_version(magic: [u8; 16], path: &Path) -> Result<(), Error> {
    if magic == *MAGIC {
        return Ok(());
    }
    let number = magic.strip_prefix(b"vigie blind ").and_then(|number| {
        let number = str::from_utf8(number).ok()?;
        number.trim_end_matches('\0').parse().ok()
    });
    Err(match number {
        Some(version) => Error::OtherIndex {
            path: path.to_owned(),
            version,
        },
        None => malformed(path, "it does not begin as an index does"),
    })
}

/// What stands before and behind the values.
struct Parts {
    key: BlindKey,
    values: u64,
    places: Vec<String>,
    combinations: Vec<Vec<u32>>,
}

impl Parts {
    fn read(
        input: &mut BufReader<&File>,
        length: impl FnOnce() -> io::Result<u64>,
    ) -> io::Result<Self> {
        let bad = |detail: &'static str| io::Error::new(io::ErrorKind::InvalidData, detail);
        let key = BlindKey(bytes(input)?);
        let values = u64::from_le_bytes(bytes(input)?);
        let tables = u64::from_le_bytes(bytes(input)?);
        let expected = values
            .checked_mul(VALUE_BYTES)
            .and_then(|bytes| bytes.checked_add(HEADER_BYTES));
        let behind = length()?.checked_sub(tables);
        if expected != Some(tables) || behind.is_none_or(|bytes| bytes > limits::TABLE_BYTES) {
            return Err(bad("its size is not what it says"));
        }
        input.seek(SeekFrom::Start(tables))?;
        let mut places = Vec::new();
        for _ in 0..u32::from_le_bytes(bytes(input)?) {
            let length = u16::from_le_bytes(bytes(input)?);
            let mut name = vec![0; usize::from(length)];
            input.read_exact(&mut name)?;
            places.push(String::from_utf8(name).map_err(|_| bad("a name is no text"))?);
        }
        let mut combinations = Vec::new();
        for _ in 0..u32::from_le_bytes(bytes(input)?) {
            let mut seen = Vec::new();
            for _ in 0..u16::from_le_bytes(bytes(input)?) {
                seen.push(u32::from_le_bytes(bytes(input)?));
            }
            combinations.push(seen);
        }
        Ok(Self {
            key,
            values,
            places,
            combinations,
        })
    }
}

fn bytes<const N: usize>(input: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}
