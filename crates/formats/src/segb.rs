//! Reads the entries of a SEGB file, in which the phone keeps a stream of events (Biome), in both of
//! its versions: when each was written, whether it was deleted, and its bytes.
//!
//! Described in: <https://github.com/cclgroupltd/ccl-segb>,
//! <https://cellebrite.com/en/understanding-and-decoding-the-newest-ios-segb-format/>.

use flate2::Crc;
use model::{Fault, FaultKind, Instant};

use crate::{cursor::Cursor, limits::SEGB_ENTRIES};

const MARK: &[u8] = b"SEGB";
/// Bytes before the first entry, by version; the older one has its mark at the end of them.
const OLDER_HEADER: usize = 56;
const OLDER_MARK: usize = 52;
const NEWER_HEADER: usize = 32;
/// Where each entry of the older version begins, in the file; in the newer one, behind the header.
const OLDER_ALIGNMENT: usize = 8;
const NEWER_ALIGNMENT: usize = 4;
/// Bytes of the newer version's list at the end of the file, for each entry.
const LISTED_BYTES: usize = 16;
const WHAT: &str = "stream of events";

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was written.
    Written,
    /// It was deleted; mostly nothing is left of it but its time.
    Deleted,
    /// A number not known.
    Other(u32),
}

/// An entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'b> {
    /// Where its bytes begin in the file.
    pub offset: u64,
    /// What became of it.
    pub state: State,
    /// When it was written.
    pub time: Option<Instant>,
    /// Its bytes: mostly a protobuf message.
    pub data: &'b [u8],
}

/// Calls `each` with the entries in the order of the file. An entry whose bytes differ from their
/// checksum is told after a fault of its own.
///
/// # Errors
/// `Malformed` when this is no such file; `Short` and `Malformed` for what ends the reading early,
/// `TooLarge` above the limit of entries. The entries before were told.
pub fn each_entry<'b>(
    bytes: &'b [u8],
    each: &mut dyn FnMut(Result<Entry<'b>, Fault>),
) -> Result<(), Fault> {
    let has_mark = |at: usize| bytes.get(at..).is_some_and(|rest| rest.starts_with(MARK));
    if has_mark(0) {
        newer(bytes, each)
    } else if has_mark(OLDER_MARK) {
        older(bytes, each)
    } else {
        Err(malformed("no mark of such a file"))
    }
}

fn older<'b>(bytes: &'b [u8], each: &mut dyn FnMut(Result<Entry<'b>, Fault>)) -> Result<(), Fault> {
    let end = usize::try_from(Cursor::new(bytes).u32_le("end of the entries")?);
    let end = end.unwrap_or(usize::MAX);
    let mut at = OLDER_HEADER;
    for _ in 0..SEGB_ENTRIES {
        if at >= end {
            return Ok(());
        }
        let mut cursor = Cursor::at(bytes, offset(at));
        let length = cursor.u32_le("length of an entry")?;
        let state = cursor.u32_le("state of an entry")?;
        let time = time(cursor.array("time of an entry")?);
        let _: [u8; 8] = cursor.array("second time of an entry")?;
        let checksum = cursor.u32_le("checksum of an entry")?;
        let _: [u8; 4] = cursor.array("end of the head of an entry")?;
        let begin = cursor.offset();
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let data = cursor.take(length, "bytes of an entry")?;
        tell(begin, state, time, (data, checksum), each);
        at = aligned(cursor.offset(), OLDER_ALIGNMENT);
    }
    Err(too_many())
}

fn newer<'b>(bytes: &'b [u8], each: &mut dyn FnMut(Result<Entry<'b>, Fault>)) -> Result<(), Fault> {
    let mut listed = listed(bytes)?;
    // The list is not always in the order of the file.
    listed.sort_by_key(|one| one.end);
    let mut at = NEWER_HEADER;
    for one in listed {
        let end = NEWER_HEADER.saturating_add(one.end);
        let mut cursor = Cursor::at(bytes, offset(at));
        let length = end.saturating_sub(at);
        let Some(length) = length.checked_sub(8) else {
            // Two that end in one place: the second has no bytes.
            each(Ok(Entry {
                offset: offset(at),
                state: state(one.state),
                time: one.time,
                data: &[],
            }));
            continue;
        };
        let checksum = cursor.u32_le("checksum of an entry")?;
        let _: [u8; 4] = cursor.array("head of an entry")?;
        let begin = cursor.offset();
        let data = cursor.take(length, "bytes of an entry")?;
        tell(begin, one.state, one.time, (data, checksum), each);
        at = aligned(end, NEWER_ALIGNMENT);
    }
    Ok(())
}

/// What the list at the end of the newer version says of an entry.
struct Listed {
    /// Where it ends, behind the header.
    end: usize,
    state: u32,
    time: Option<Instant>,
}

fn listed(bytes: &[u8]) -> Result<Vec<Listed>, Fault> {
    let mut head = Cursor::at(bytes, offset(MARK.len()));
    let count = usize::try_from(head.u32_le("number of entries")?).unwrap_or(usize::MAX);
    if count > SEGB_ENTRIES {
        return Err(too_many());
    }
    let length = count.saturating_mul(LISTED_BYTES);
    let start = bytes.len().checked_sub(length);
    let start = start.filter(|start| *start >= NEWER_HEADER || count == 0);
    let start = start.ok_or_else(|| {
        Fault::new(FaultKind::Short, WHAT).detail(format_args!("no room for {count} entries"))
    })?;
    let mut cursor = Cursor::at(bytes, offset(start));
    (0..count)
        .map(|_| {
            let end = cursor.u32_le("end of an entry")?;
            Ok(Listed {
                end: usize::try_from(end).unwrap_or(usize::MAX),
                state: cursor.u32_le("state of an entry")?,
                time: time(cursor.array("time of an entry")?),
            })
        })
        .collect()
}

fn tell<'b>(
    begin: usize,
    number: u32,
    time: Option<Instant>,
    (data, checksum): (&'b [u8], u32),
    each: &mut dyn FnMut(Result<Entry<'b>, Fault>),
) {
    let state = state(number);
    if state == State::Written && checksum_of(data) != checksum {
        each(Err(malformed(&format!("wrong checksum at {begin}"))));
    }
    each(Ok(Entry {
        offset: offset(begin),
        state,
        time,
        data,
    }));
}

fn state(number: u32) -> State {
    match number {
        1 => State::Written,
        3 => State::Deleted,
        other => State::Other(other),
    }
}

/// The checksum of a file of gzip, which this format has as well.
fn checksum_of(data: &[u8]) -> u32 {
    let mut checksum = Crc::new();
    checksum.update(data);
    checksum.sum()
}

fn time(bytes: [u8; 8]) -> Option<Instant> {
    Instant::from_cocoa_s(f64::from_le_bytes(bytes))
}

fn aligned(at: usize, to: usize) -> usize {
    at.checked_next_multiple_of(to).unwrap_or(usize::MAX)
}

fn offset(at: usize) -> u64 {
    u64::try_from(at).unwrap_or(u64::MAX)
}

#[cold]
fn malformed(detail: &str) -> Fault {
    Fault::new(FaultKind::Malformed, WHAT).detail(detail)
}

#[cold]
fn too_many() -> Fault {
    Fault::new(FaultKind::TooLarge, WHAT).detail(format_args!("more than {SEGB_ENTRIES} entries"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRIES: [(&[u8], u32, f64); 3] = [
        (b"first", 1, 700_000_000.0),
        (&[0; 9], 3, 700_000_001.5),
        (b"third one", 1, 700_000_002.0),
    ];

    fn older_file() -> Vec<u8> {
        let mut file = vec![0; OLDER_HEADER];
        file[OLDER_MARK..].copy_from_slice(MARK);
        for (data, state, time) in ENTRIES {
            file.extend((data.len() as u32).to_le_bytes());
            file.extend(state.to_le_bytes());
            file.extend(time.to_le_bytes());
            file.extend(time.to_le_bytes());
            file.extend(checksum_of(data).to_le_bytes());
            file.extend([0; 4]);
            file.extend(data);
            file.resize(file.len().next_multiple_of(8), 0);
        }
        let end = file.len() as u32;
        file[..4].copy_from_slice(&end.to_le_bytes());
        file.extend([0; 64]);
        file
    }

    fn newer_file() -> Vec<u8> {
        let mut file = MARK.to_vec();
        file.extend((ENTRIES.len() as u32).to_le_bytes());
        file.resize(NEWER_HEADER, 0);
        let mut list = Vec::new();
        for (data, state, time) in ENTRIES {
            file.extend(checksum_of(data).to_le_bytes());
            file.extend([0; 4]);
            file.extend(data);
            let end = (file.len() - NEWER_HEADER) as u32;
            list.push(
                [
                    &end.to_le_bytes()[..],
                    &state.to_le_bytes(),
                    &time.to_le_bytes(),
                ]
                .concat(),
            );
            file.resize(file.len().next_multiple_of(4), 0);
        }
        // The last first: order is not promised.
        list.reverse();
        file.extend(list.concat());
        file
    }

    fn read(bytes: &[u8]) -> (Vec<(String, State, String)>, Vec<FaultKind>) {
        let (mut told, mut faults) = (Vec::new(), Vec::new());
        let end = each_entry(bytes, &mut |entry| match entry {
            Ok(entry) => told.push((
                String::from_utf8_lossy(entry.data).into_owned(),
                entry.state,
                entry.time.unwrap().to_string(),
            )),
            Err(fault) => faults.push(fault.kind),
        });
        faults.extend(end.err().map(|fault| fault.kind));
        (told, faults)
    }

    fn expected() -> Vec<(String, State, String)> {
        vec![
            (
                "first".into(),
                State::Written,
                "2023-03-08T20:26:40Z".into(),
            ),
            (
                "\0".repeat(9),
                State::Deleted,
                "2023-03-08T20:26:41.5Z".into(),
            ),
            (
                "third one".into(),
                State::Written,
                "2023-03-08T20:26:42Z".into(),
            ),
        ]
    }

    #[test]
    fn both_versions_give_the_same() {
        assert_eq!(read(&older_file()), (expected(), vec![]));
        assert_eq!(read(&newer_file()), (expected(), vec![]));
    }

    #[test]
    fn what_stands_before_damage_is_told() {
        let older = older_file();
        let cut = older.len() - 64 - 10;
        let (told, faults) = read(&older[..cut]);
        assert_eq!((told.len(), faults), (2, vec![FaultKind::Short]));
        // The list at the end is what is lost first in the newer one.
        let newer = newer_file();
        let (told, faults) = read(&newer[..NEWER_HEADER + 20]);
        assert_eq!((told.len(), faults), (0, vec![FaultKind::Short]));
        let mut wrong = newer;
        wrong[NEWER_HEADER + 9] ^= 1;
        let (told, faults) = read(&wrong);
        assert_eq!((told.len(), faults), (3, vec![FaultKind::Malformed]));
    }

    #[test]
    fn other_files_and_wrong_counts_are_faults() {
        for (bytes, kind) in [
            (&b"SQLite format 3"[..], FaultKind::Malformed),
            (b"", FaultKind::Malformed),
            (b"SEGB\xff\xff\xff\xff", FaultKind::TooLarge),
            (b"SEGB\x01\0\0\0", FaultKind::Short),
            (b"SEGB", FaultKind::Short),
        ] {
            assert_eq!(read(bytes), (vec![], vec![kind]), "{bytes:?}");
        }
        let empty = [MARK, &[0; 28]].concat();
        assert_eq!(read(&empty), (vec![], vec![]));
    }
}
