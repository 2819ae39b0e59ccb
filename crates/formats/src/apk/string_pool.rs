//! Reads the pool of texts of a binary XML document, each text only when it is asked for.
//!
//! Described in:
//! <https://android.googlesource.com/platform/frameworks/base/+/refs/heads/main/libs/androidfw/include/androidfw/ResourceTypes.h>
//! (`ResStringPool_header`).

use crate::{cursor::Cursor, limits::AXML_TEXT_BYTES};

/// Flag of a pool in UTF-8; the others are in UTF-16.
const UTF8: u32 = 1 << 8;
/// Stands for no text.
pub(super) const NONE: u32 = u32::MAX;

/// A pool of texts. It trusts no count: a text is where its offset says, inside the pool.
#[derive(Debug, Default)]
pub(super) struct StringPool<'b> {
    offsets: &'b [u8],
    texts: &'b [u8],
    utf8: bool,
    /// How many bytes of text may still be given.
    left: usize,
    /// Whether a text was asked for that is not there, or the stated count does not fit.
    pub(super) odd: bool,
    /// Whether more text was asked for than the limit.
    pub(super) exhausted: bool,
}

impl<'b> StringPool<'b> {
    /// The pool in a chunk, whose first bytes are its header.
    pub(super) fn parse(chunk: &'b [u8]) -> Option<Self> {
        let mut cursor = Cursor::new(chunk);
        cursor.take(2, "type").ok()?;
        let header = usize::from(cursor.u16_le("header size").ok()?);
        cursor.take(4, "size").ok()?;
        let count = usize::try_from(cursor.u32_le("texts").ok()?).ok()?;
        cursor.take(4, "styles").ok()?;
        let flags = cursor.u32_le("flags").ok()?;
        let start = usize::try_from(cursor.u32_le("start of the texts").ok()?).ok()?;
        let texts = chunk.get(start..).unwrap_or_default();
        let stated = chunk.get(header..).unwrap_or_default();
        let room = start.saturating_sub(header).min(stated.len());
        let wanted = count.saturating_mul(4);
        let offsets = stated.get(..wanted.min(room)).unwrap_or_default();
        Some(Self {
            offsets,
            texts,
            utf8: flags & UTF8 != 0,
            left: AXML_TEXT_BYTES,
            odd: wanted > room,
            exhausted: false,
        })
    }

    /// The text of a number.
    pub(super) fn get(&mut self, number: u32) -> Option<String> {
        if number == NONE {
            return None;
        }
        let Some(raw) = self.raw(number) else {
            self.odd = true;
            return None;
        };
        let Some(left) = self.left.checked_sub(raw.len()) else {
            self.exhausted = true;
            return None;
        };
        self.left = left;
        if self.utf8 {
            return Some(String::from_utf8_lossy(raw).into_owned());
        }
        let units = raw.chunks_exact(2).filter_map(|unit| match unit {
            [low, high] => Some(u16::from_le_bytes([*low, *high])),
            _ => None,
        });
        let text = char::decode_utf16(units);
        Some(
            text.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect(),
        )
    }

    /// The bytes of a text.
    fn raw(&self, number: u32) -> Option<&'b [u8]> {
        let mut cursor = Cursor::at(self.offsets, u64::from(number).saturating_mul(4));
        let offset = cursor.u32_le("offset of a text").ok()?;
        let mut cursor = Cursor::at(self.texts, offset.into());
        let length = if self.utf8 {
            // Its length in characters, which nothing needs, and the one in bytes.
            length_utf8(&mut cursor)?;
            length_utf8(&mut cursor)?
        } else {
            length_utf16(&mut cursor)?.checked_mul(2)?
        };
        cursor.take(length, "text").ok()
    }
}

/// One byte, or two of which the first has its highest bit set.
fn length_utf8(cursor: &mut Cursor<'_>) -> Option<usize> {
    let first = cursor.u8("length").ok()?;
    if first & 0x80 == 0 {
        return Some(first.into());
    }
    let second = cursor.u8("length").ok()?;
    Some(u16::from_be_bytes([first & 0x7f, second]).into())
}

/// Two bytes, or four of which the first two have their highest bit set.
fn length_utf16(cursor: &mut Cursor<'_>) -> Option<usize> {
    let first = cursor.u16_le("length").ok()?;
    if first & 0x8000 == 0 {
        return Some(first.into());
    }
    let second = cursor.u16_le("length").ok()?;
    let high = u32::from(first & 0x7fff).checked_shl(16)?;
    usize::try_from(high | u32::from(second)).ok()
}
