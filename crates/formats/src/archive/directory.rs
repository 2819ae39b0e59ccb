//! The names in a zip's list of members, read once more for those that stand twice: readers differ in which
//! of the two they take.
//!
//! Described in: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT> (4.3.12).

use std::{borrow::Cow, collections::BTreeSet};

use crate::{
    bytes::ByteSource,
    cursor::Cursor,
    limits::{ARCHIVE_MEMBERS, ZIP_DOUBLED_BYTES},
};

const SIGNATURE: [u8; 4] = *b"PK\x01\x02";
/// Where the upper half of an entry's flags stands, and the flag in it for names in UTF-8.
const FLAGS: usize = 9;
const UTF8: u8 = 0x08;
/// Most names told.
const TOLD: usize = 16;

/// The names that stand more than once in the list that begins at `start`, as far as it can be read.
pub(super) fn doubled(archive: &dyn ByteSource, start: u64) -> Vec<String> {
    let bytes = archive.len().saturating_sub(start).min(ZIP_DOUBLED_BYTES);
    let mut list = vec![0; usize::try_from(bytes).unwrap_or_default()];
    let count = archive.read_at(start, &mut list).unwrap_or_default();
    list.truncate(count);
    let mut cursor = Cursor::new(&list);
    let (mut seen, mut twice) = (BTreeSet::new(), BTreeSet::new());
    while seen.len() < ARCHIVE_MEMBERS && twice.len() < TOLD {
        let Some(name) = name(&mut cursor) else {
            break;
        };
        if seen.contains(&name) {
            twice.insert(name);
        } else {
            seen.insert(name);
        }
    }
    let twice = twice.into_iter();
    twice
        .map(|name| String::from_utf8_lossy(&name).into_owned())
        .collect()
}

/// The next entry's name; nothing behind the last one. Of names that are said to be UTF-8 and are not, the
/// reader of the list takes those that look alike for one.
fn name<'b>(cursor: &mut Cursor<'b>) -> Option<Cow<'b, [u8]>> {
    const WHAT: &str = "zip";
    let head: [u8; 28] = cursor.array(WHAT).ok()?;
    if !head.starts_with(&SIGNATURE) {
        return None;
    }
    let lengths = [(); 3].map(|()| cursor.u16_le(WHAT));
    // The part of the archive, the kind of file, and where it stands.
    cursor.take(12, WHAT).ok()?;
    let [name, extra, remark] = lengths;
    let name = cursor.take(name.ok()?.into(), WHAT).ok()?;
    cursor.take(extra.ok()?.into(), WHAT).ok()?;
    cursor.take(remark.ok()?.into(), WHAT).ok()?;
    let is_text = head.get(FLAGS).is_some_and(|flags| flags & UTF8 != 0);
    if is_text && std::str::from_utf8(name).is_err() {
        let shown = String::from_utf8_lossy(name).into_owned();
        return Some(Cow::Owned(shown.into_bytes()));
    }
    Some(Cow::Borrowed(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, extra: &[u8]) -> Vec<u8> {
        let mut bytes = SIGNATURE.to_vec();
        bytes.extend([0; 24]);
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend((extra.len() as u16).to_le_bytes());
        bytes.extend([0; 14]);
        bytes.extend(name.as_bytes());
        bytes.extend(extra);
        bytes
    }

    #[test]
    fn names_that_stand_twice_are_told_once() {
        let all = [
            ("a", ""),
            ("b/c", "extra"),
            ("a", ""),
            ("d", ""),
            ("a", "x"),
            ("b/c", ""),
        ];
        let list: Vec<u8> = all
            .iter()
            .flat_map(|(name, extra)| entry(name, extra.as_bytes()))
            .collect();
        let archive = [b"members", &list[..], b"PK\x05\x06"].concat();
        assert_eq!(doubled(&archive, 7), ["a", "b/c"]);
        assert_eq!(doubled(&archive[..archive.len() - 6].to_vec(), 7), ["a"]);
        assert_eq!(doubled(&archive, 0), Vec::<String>::new());
        assert_eq!(doubled(&archive, 1 << 40), Vec::<String>::new());
    }

    #[test]
    fn names_that_the_reader_of_the_list_takes_for_one_are_told() {
        let mut list = Vec::new();
        for byte in [0xe8, 0xe9] {
            let mut entry = entry("caf?", b"");
            entry[8 + 1] = UTF8;
            entry[46 + 3] = byte;
            list.extend(entry);
        }
        assert_eq!(doubled(&list, 0), ["caf\u{fffd}"]);
    }

    #[test]
    fn a_list_of_nothing_but_one_name_is_bounded() {
        let archive: Vec<u8> = (0..50_u8)
            .flat_map(|number| entry(&(number / 2).to_string(), b""))
            .collect();
        assert_eq!(doubled(&archive, 0).len(), TOLD);
    }
}
