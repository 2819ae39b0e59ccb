//! One cell of a table's leaf page: its record's header and its values, wherever in a page it stands.
//!
//! Published: <https://www.sqlite.org/fileformat2.html#record_format>.

use rusqlite::types::ValueRef;

use super::work::{Spent, Work};
use crate::limits::SQLITE_VALUE_BYTES;

/// The last bytes of a cell in free space that can be another's: SQLite joins up to three bytes that
/// lay idle between cells to the space beside them.
pub(super) const IDLE: usize = 3;

/// The bytes of a cell that becomes free space which SQLite overwrites.
pub(super) const LOST: usize = 4;

/// What kind of value a record says that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Null,
    Integer,
    Real,
    Text,
    Blob,
}

/// A value of a record, as its header states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) class: Class,
    /// The number by which the header names it.
    pub(super) serial: u64,
    /// How many bytes it takes.
    pub(super) length: u64,
}

impl Stated {
    pub(super) fn of(serial: u64) -> Option<Stated> {
        let (class, length) = match serial {
            0 => (Class::Null, 0),
            1..=4 => (Class::Integer, serial),
            5 => (Class::Integer, 6),
            6 => (Class::Integer, 8),
            7 => (Class::Real, 8),
            8 | 9 => (Class::Integer, 0),
            10 | 11 => return None,
            blob if blob & 1 == 0 => (Class::Blob, blob.saturating_sub(12) >> 1),
            text => (Class::Text, text.saturating_sub(13) >> 1),
        };
        Some(Stated {
            class,
            serial,
            length,
        })
    }
}

/// Where the parts of a cell stand in its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// `None` when its bytes are overwritten.
    pub(super) rowid: Option<i64>,
    /// Length of the record in bytes, the part on other pages included.
    pub(super) payload: u64,
    /// Where its values begin.
    pub(super) body: usize,
    /// Where the part of the record ends that stands in this page.
    pub(super) local_end: usize,
    /// Where the cell ends.
    pub(super) end: usize,
}

/// How a cell is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// It is whole.
    Whole,
    /// Its first bytes are overwritten: where the record's header began, and of how many values.
    Beheaded { header: u8, values: u16 },
}

/// Reads cells of one database.
#[derive(Clone, Copy)]
pub(super) struct Cells {
    /// Bytes of a page that are used.
    pub(super) usable: usize,
}

/// Most values of a record: as many columns as SQLite lets a table have.
const VALUES: usize = 2_000;

impl Cells {
    /// How many bytes of a record of that length stand in the leaf page.
    fn local(self, payload: u64) -> Option<usize> {
        let most = self.usable.checked_sub(35)?;
        if let Ok(payload) = usize::try_from(payload)
            && payload <= most
        {
            return Some(payload);
        }
        let least = self.usable.checked_sub(12)?.checked_mul(32)?;
        let least = least.checked_div(255)?.checked_sub(23)?;
        let each = u64::try_from(self.usable.checked_sub(4)?).ok()?;
        let over = payload
            .checked_sub(u64::try_from(least).ok()?)?
            .checked_rem(each)?;
        let local = least.checked_add(usize::try_from(over).ok()?)?;
        Some(if local <= most { local } else { least })
    }

    /// How long the record of a cell is, and where the part of it ends that stands in the page.
    pub(super) fn record(self, page: &[u8], start: usize) -> Option<(u64, usize)> {
        let (payload, rowid) = varint(page, start)?;
        let (_, header) = varint(page, rowid)?;
        Some((payload, header.checked_add(self.local(payload)?)?))
    }

    fn cell(self, start: usize, header: usize, payload: u64, header_len: usize) -> Option<Cell> {
        let local = self.local(payload)?;
        if header_len > local {
            return None;
        }
        let local_end = header.checked_add(local)?;
        let spilled = u64::try_from(local).ok()? < payload;
        let end = local_end.checked_add(if spilled { 4 } else { 0 })?;
        Some(Cell {
            rowid: None,
            payload,
            body: header.checked_add(header_len)?,
            local_end,
            end: end.max(start.checked_add(LOST)?),
        })
    }

    /// The cell that begins at `start`, when its header decodes fully and agrees with its length.
    pub(super) fn whole(
        self,
        page: &[u8],
        start: usize,
        stated: &mut Vec<Stated>,
        work: &mut Work,
    ) -> Result<Option<Cell>, Spent> {
        stated.clear();
        work.take(1)?;
        Ok(self.try_whole(page, start, stated, work))
    }

    fn try_whole(
        self,
        page: &[u8],
        start: usize,
        stated: &mut Vec<Stated>,
        work: &mut Work,
    ) -> Option<Cell> {
        let (payload, after_payload) = varint(page, start)?;
        if !(2..=SQLITE_VALUE_BYTES).contains(&payload) {
            return None;
        }
        let (rowid, header) = varint(page, after_payload)?;
        let (header_len, serials) = varint(page, header)?;
        let header_len = usize::try_from(header_len).ok()?;
        let mut cell = self.cell(start, header, payload, header_len)?;
        cell.rowid = Some(rowid.cast_signed());
        let room = payload.checked_sub(u64::try_from(header_len).ok()?)?;
        let body = serials_until(page, serials, cell.body, room, stated);
        work.spend(stated.len());
        (body? == room).then_some(cell)
    }

    /// The cell at `start` whose first bytes are overwritten, when there is exactly one way to read
    /// its header that `wanted` takes. `counts` are the numbers of values of a record that lost the
    /// length of its header; its first value is then the rowid's, a NULL.
    ///
    /// Every way is tried, however long the cell would be: the true one is among them even where the
    /// end of the cell is overwritten too, and then no other must be taken for it.
    pub(super) fn beheaded(
        self,
        page: &[u8],
        start: usize,
        counts: &[usize],
        wanted: &dyn Fn(&[Stated]) -> bool,
        work: &mut Work,
    ) -> Result<Option<(Cell, Shape)>, Spent> {
        let mut found = None;
        let mut stated = Vec::new();
        for header in 2..=12_u8 {
            work.take(1)?;
            let own = [count_of(page, start.saturating_add(header.into())).unwrap_or(0)];
            let counts = if header < 4 { counts } else { &own };
            for values in counts {
                let Some(values) = u16::try_from(*values).ok().filter(|values| *values > 0) else {
                    continue;
                };
                let shape = Shape::Beheaded { header, values };
                let cell = self.read(page, start, shape, &mut stated);
                work.spend(stated.len());
                let Some(cell) = cell.filter(|_| wanted(&stated)) else {
                    continue;
                };
                if found.replace((cell, shape)).is_some() {
                    return Ok(None);
                }
            }
        }
        Ok(found)
    }

    /// Reads a cell in the way in which it was found.
    pub(super) fn read(
        self,
        page: &[u8],
        start: usize,
        shape: Shape,
        stated: &mut Vec<Stated>,
    ) -> Option<Cell> {
        stated.clear();
        match shape {
            Shape::Whole => self.try_whole(page, start, stated, &mut Work::endless()),
            Shape::Beheaded { header, values } => {
                self.read_beheaded(page, start, (header, values), stated)
            }
        }
    }

    fn read_beheaded(
        self,
        page: &[u8],
        start: usize,
        (header, values): (u8, u16),
        stated: &mut Vec<Stated>,
    ) -> Option<Cell> {
        let (header, values) = (usize::from(header), usize::from(values));
        let from = start.checked_add(header)?;
        let mut rowid_ends = true;
        for (place, byte) in page.get(start..from)?.iter().enumerate().skip(LOST) {
            // What is left of the rowid: only its last byte has no mark that more follows.
            rowid_ends = byte & 0x80 == 0;
            if rowid_ends != (place.saturating_add(1) == header) {
                return None;
            }
        }
        let (known_len, mut at) = match header {
            2 | 3 => (None, start.checked_add(LOST)?),
            _ => {
                let (length, serials) = varint(page, from)?;
                (Some(usize::try_from(length).ok()?), serials)
            }
        };
        if header == 2 {
            stated.push(Stated::of(0)?);
        }
        while stated.len() < values {
            let (serial, next) = varint(page, at)?;
            stated.push(Stated::of(serial)?);
            at = next;
        }
        // A header of 127 bytes or less states its length in one byte, as nearly all do.
        let header_len = at.checked_sub(from)?;
        if header_len > 127 || known_len.is_some_and(|known| known != header_len) || !rowid_ends {
            return None;
        }
        let body = stated
            .iter()
            .try_fold(0_u64, |sum, value| sum.checked_add(value.length))?;
        let payload = body.checked_add(u64::try_from(header_len).ok()?)?;
        let rowid_len = header.checked_sub(varint_len(payload))?;
        if payload > SQLITE_VALUE_BYTES || !(1..=9).contains(&rowid_len) {
            return None;
        }
        self.cell(start, from, payload, header_len)
    }
}

/// Reads the numbers of a header between two places; the sum of the bytes that they state, unless that
/// is more than `room`.
fn serials_until(
    page: &[u8],
    mut at: usize,
    end: usize,
    room: u64,
    stated: &mut Vec<Stated>,
) -> Option<u64> {
    let mut sum = 0_u64;
    while at < end {
        let (serial, next) = varint(page, at)?;
        let value = Stated::of(serial)?;
        sum = sum.checked_add(value.length)?;
        if sum > room || stated.len() >= VALUES {
            return None;
        }
        stated.push(value);
        at = next;
    }
    (at == end).then_some(sum)
}

/// A number as the format writes it, and where it ends: seven bits a byte, eight in the ninth.
pub(super) fn varint(page: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut value = 0_u64;
    for step in 0..8 {
        let place = at.checked_add(step)?;
        let byte = *page.get(place)?;
        value = (value << 7) | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Some((value, place.checked_add(1)?));
        }
    }
    let place = at.checked_add(8)?;
    let ninth = *page.get(place)?;
    Some(((value << 8) | u64::from(ninth), place.checked_add(1)?))
}

/// How many numbers the header of a record states: each ends with a byte below 128.
pub(super) fn count_of(page: &[u8], header: usize) -> Option<usize> {
    let (length, serials) = varint(page, header)?;
    let end = header.checked_add(usize::try_from(length).ok()?)?;
    let ends = page.get(serials..end)?.iter();
    Some(ends.filter(|byte| **byte & 0x80 == 0).count())
}

fn varint_len(value: u64) -> usize {
    let bits = 64_u32.saturating_sub(value.leading_zeros()).max(1);
    usize::try_from(bits.div_ceil(7)).map_or(9, |bytes| bytes.min(9))
}

/// The values of a cell, one after another; `None` for one that does not stand wholly in the page, or
/// that reaches into its last `unsure` bytes, of a text further than its last characters.
pub(super) fn values<'p>(
    page: &'p [u8],
    cell: Cell,
    unsure: usize,
    stated: &'p [Stated],
) -> impl Iterator<Item = Option<ValueRef<'p>>> {
    let mut at = Some(cell.body);
    stated.iter().map(move |value| {
        let start = at?;
        at = usize::try_from(value.length)
            .ok()
            .and_then(|length| start.checked_add(length));
        let sure = cell.local_end.min(cell.end.saturating_sub(unsure));
        let nearly = sure.saturating_add(IDLE);
        let kept =
            value.length == 0 || value.class == Class::Text && at.is_some_and(|end| end <= nearly);
        let end = at.filter(|end| *end <= sure || (kept && *end <= cell.local_end))?;
        Some(value_of(page.get(start..end)?, *value))
    })
}

fn value_of(bytes: &[u8], stated: Stated) -> ValueRef<'_> {
    match stated.class {
        Class::Null => ValueRef::Null,
        Class::Integer => ValueRef::Integer(match stated.serial {
            8 => 0,
            9 => 1,
            _ => integer(bytes),
        }),
        Class::Real => {
            // A REAL takes the eight bytes of an integer.
            ValueRef::Real(f64::from_bits(integer(bytes).cast_unsigned()))
        }
        Class::Text => ValueRef::Text(bytes),
        Class::Blob => ValueRef::Blob(bytes),
    }
}

fn integer(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
    let start = if negative { -1 } else { 0 };
    bytes
        .iter()
        .fold(start, |value, byte| (value << 8) | i64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_to_nine_bytes() {
        for (bytes, value) in [
            (&[0x00][..], 0),
            (&[0x7F], 127),
            (&[0x81, 0x00], 128),
            (&[0xFF; 9], u64::MAX),
        ] {
            assert_eq!(varint(bytes, 0), Some((value, bytes.len())));
            assert_eq!(varint_len(value), bytes.len());
        }
        assert_eq!(varint(&[0x81], 0), None);
        assert_eq!(varint(&[], 7), None);
    }

    #[test]
    fn integers_are_signed_and_of_any_width() {
        assert_eq!(integer(&[]), 0);
        assert_eq!(integer(&[0xFF]), -1);
        assert_eq!(integer(&[0x01, 0x00]), 256);
        assert_eq!(integer(&[0x80, 0, 0, 0, 0, 0, 0, 0]), i64::MIN);
    }
}
