//! How bytes stand for a phone file: which artefact reads it, under which path, with which log beside
//! it. The seeds are written by the same rules, from the fixtures.

use std::sync::Arc;

use artefacts::{ALL, Entry, PhoneFile};
use formats::bytes::SharedBytes;

/// In which steps the length of a database's main file is told.
const BLOCK_BYTES: usize = 512;

/// A phone file and the artefact that reads it: a byte picks the artefact, a byte the path, the rest
/// is [`database`].
#[must_use]
pub fn artefact(input: &[u8]) -> Option<(&'static Entry, PhoneFile)> {
    let (&[entry, path], rest) = input.split_first_chunk()?;
    let entry = pick(ALL, entry)?;
    let path = path_in(pick(entry.about.files, path)?);
    let (main, log) = database(rest)?;
    Some((entry, PhoneFile::new(path, main, log)))
}

/// A database's main file and the write-ahead log beside it: two bytes, the least first, give the
/// length of the main file in blocks, then come both. Without a log they are zero.
#[must_use]
pub fn database(input: &[u8]) -> Option<(SharedBytes, Option<SharedBytes>)> {
    let (&blocks, rest) = input.split_first_chunk()?;
    let bytes = |part: &[u8]| -> SharedBytes { Arc::new(part.to_vec()) };
    Some(match usize::from(u16::from_le_bytes(blocks)) {
        0 => (bytes(rest), None),
        blocks => {
            let (main, log) = rest.split_at(rest.len().min(blocks.saturating_mul(BLOCK_BYTES)));
            (bytes(main), Some(bytes(log)))
        }
    })
}

/// The bytes that [`database`] reads as these two; none when the main file does not end with a block.
#[must_use]
pub fn for_database(main: &[u8], log: Option<&[u8]>) -> Option<Vec<u8>> {
    let blocks = match log {
        None => 0,
        Some(_) if main.len().is_multiple_of(BLOCK_BYTES) => {
            u16::try_from(main.len() / BLOCK_BYTES).ok()?
        }
        Some(_) => return None,
    };
    Some([&blocks.to_le_bytes(), main, log.unwrap_or_default()].concat())
}

/// The bytes that [`artefact`] reads as this file, once for every path at which the artefact lies.
#[must_use]
pub fn for_artefact(id: &str, main: &[u8], log: Option<&[u8]>) -> Vec<Vec<u8>> {
    let places = ALL.iter().zip(0_u8..).filter(|(entry, _)| entry.id == id);
    let paths = places.flat_map(|(entry, place)| {
        let files = entry.about.files.iter().zip(0_u8..);
        files.map(move |(_, file)| [place, file])
    });
    let rest = for_database(main, log).unwrap_or_default();
    paths.map(|head| [&head, &*rest].concat()).collect()
}

/// A path that the pattern fits.
fn path_in(pattern: &str) -> String {
    pattern
        .replace("**", "some/where")
        .replace('*', "something")
}

fn pick<T>(all: &[T], by: u8) -> Option<&T> {
    all.get(usize::from(by).checked_rem(all.len())?)
}
