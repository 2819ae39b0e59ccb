//! Finds the entries of an archive: by its directory, else by the entries themselves.
//!
//! Described in: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT> (4.3.12 to 4.3.16).

use std::collections::HashSet;

use memchr::memmem;
use model::Fault;

use crate::{
    bytes::{ByteSource, read_part},
    cursor::Cursor,
    limits::{ZIP_END_BYTES, ZIP_ENTRIES, ZIP_SEARCHED_BYTES},
    zip_header::{self, DEFLATED, ENCRYPTED, STORED, ZipHeader},
};

use super::{
    Anomaly, Notes,
    zip::{DIRECTORY_ENTRY, Entry},
};

const END: [u8; 4] = *b"PK\x05\x06";
/// Bytes of the end record before its comment.
const END_BYTES: u64 = 22;
/// Longest name of an entry that is looked for: headers in the bytes searched may share long names.
const SEARCHED_NAME_BYTES: usize = 256;

/// What the end record says.
pub(super) struct End {
    pub(super) at: u64,
    pub(super) count: u16,
    pub(super) size: u64,
    pub(super) directory: u64,
}

/// The end record: the last one whose comment ends with the file, else the last one.
pub(super) fn end_record(source: &dyn ByteSource, notes: &mut Notes) -> Result<Option<End>, Fault> {
    let tail_bytes = source.len().min(ZIP_END_BYTES);
    let start = source.len().saturating_sub(tail_bytes);
    let tail = read_part(source, start, tail_bytes)?;
    let (mut last, mut fitting, mut places) = (None, None, Vec::new());
    for place in memmem::find_iter(&tail, &END) {
        let Some((end, ends_at)) = parse_end(&tail, place, start) else {
            continue;
        };
        places.push(end.at);
        if ends_at == source.len() {
            fitting = Some(end);
        } else {
            last = Some(end);
        }
    }
    if fitting.is_none() && last.is_some() {
        notes.anomaly(Anomaly::BytesAfterEnd);
    }
    let end = fitting.or(last);
    // An entry may be an archive itself: its end stands before the directory.
    let other = |end: &End| {
        let behind = |at: &&u64| **at > end.directory && **at != end.at;
        places.iter().any(|at| behind(&at))
    };
    if end.as_ref().is_some_and(other) {
        notes.anomaly(Anomaly::SeveralEnds);
    }
    Ok(end)
}

/// The end record at a place of the tail, and where its comment ends.
fn parse_end(tail: &[u8], place: usize, start: u64) -> Option<(End, u64)> {
    let place = u64::try_from(place).ok()?;
    let mut cursor = Cursor::at(tail, place);
    cursor.take(10, "end record").ok()?;
    let count = cursor.u16_le("entries").ok()?;
    let size = cursor.u32_le("size of the directory").ok()?.into();
    let directory = cursor.u32_le("place of the directory").ok()?.into();
    let comment = u64::from(cursor.u16_le("length of the comment").ok()?);
    let at = start.saturating_add(place);
    let end = End {
        at,
        count,
        size,
        directory,
    };
    let ends_at = at.saturating_add(END_BYTES).saturating_add(comment);
    Some((end, ends_at))
}

pub(super) fn next_entry(cursor: &mut Cursor<'_>) -> Option<Entry> {
    let mut ahead = *cursor;
    if ahead.array("signature") != Ok(DIRECTORY_ENTRY) {
        return None;
    }
    ahead.take(4, "versions").ok()?;
    let flags = ahead.u16_le("flags").ok()?;
    let method = ahead.u16_le("method").ok()?;
    ahead.take(8, "time, checksum").ok()?;
    let compressed = ahead.u32_le("compressed size").ok()?.into();
    let uncompressed = ahead.u32_le("uncompressed size").ok()?.into();
    let name = usize::from(ahead.u16_le("length of the name").ok()?);
    let extra = usize::from(ahead.u16_le("length of the extra field").ok()?);
    let comment = usize::from(ahead.u16_le("length of the comment").ok()?);
    ahead.take(8, "disk, attributes").ok()?;
    let header = ahead.u32_le("place of the entry").ok()?.into();
    let name = ahead.take(name, "name").ok()?.to_vec();
    // A comment cut off by the end still leaves an entry.
    let _ = ahead.take(extra.saturating_add(comment), "extra field, comment");
    *cursor = ahead;
    Some(Entry {
        name,
        flags,
        method,
        compressed,
        uncompressed,
        header,
    })
}

/// The entries of an archive whose directory is lost, by their local headers.
pub(super) fn search(source: &dyn ByteSource) -> Result<Vec<Entry>, Fault> {
    let bytes = read_part(source, 0, source.len().min(ZIP_SEARCHED_BYTES))?;
    let mut entries = Vec::new();
    for place in memmem::find_iter(&bytes, &zip_header::SIGNATURE).take(ZIP_ENTRIES) {
        let rest = bytes.get(place..).unwrap_or_default();
        let Some(header) = rest.first_chunk().and_then(ZipHeader::parse) else {
            break;
        };
        let mut cursor = Cursor::at(rest, zip_header::BYTES);
        let length = usize::try_from(header.name).unwrap_or(usize::MAX);
        let Ok(name) = cursor.take(length, "name") else {
            continue;
        };
        if name.len() > SEARCHED_NAME_BYTES {
            continue;
        }
        entries.push(Entry {
            name: name.to_vec(),
            flags: header.flags,
            method: header.method,
            compressed: header.compressed,
            uncompressed: header.uncompressed,
            header: u64::try_from(place).unwrap_or(u64::MAX),
        });
    }
    Ok(entries)
}

/// What the directory says that no ordinary tool writes.
pub(super) fn note_oddities(entries: &[Entry], notes: &mut Notes) {
    let mut names = HashSet::new();
    for entry in entries {
        if !names.insert(&entry.name) {
            notes.anomaly(Anomaly::SameNameTwice);
        }
        if entry.flags & ENCRYPTED != 0 {
            notes.anomaly(Anomaly::MarkedEncrypted);
        }
        if ![STORED, DEFLATED].contains(&entry.method) {
            notes.anomaly(Anomaly::UnknownCompression);
        }
        if entry.method == STORED && entry.compressed != entry.uncompressed {
            notes.anomaly(Anomaly::SizeDiffers);
        }
    }
    let end = |entry: &Entry| {
        let name = u64::try_from(entry.name.len()).unwrap_or(u64::MAX);
        let before = entry.header.saturating_add(zip_header::BYTES);
        before.saturating_add(name).saturating_add(entry.compressed)
    };
    let mut places: Vec<(u64, u64)> = entries
        .iter()
        .map(|entry| (entry.header, end(entry)))
        .collect();
    places.sort_unstable();
    let overlaps = |pair: &[(u64, u64)]| matches!(pair, [(_, end), (next, _)] if end > next);
    if places.windows(2).any(overlaps) {
        notes.anomaly(Anomaly::EntriesOverlap);
    }
}
