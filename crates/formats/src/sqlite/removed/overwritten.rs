//! What SQLite may have written over an old cell without leaving a whole newer one in it: the beginning
//! of a newer cell over its end, the header of a block or pointers over its beginning.
//!
//! A newer cell that began inside the old one can itself have been overwritten by a third one, of which
//! only the beginning must stand where the old cell ends. Then all that is left of the second is the
//! first part of its header, as the last bytes of the old cell. So the last bytes that can be that are
//! never taken for the old cell's.

use super::{
    leaf::number,
    record::{Cell, IDLE, LOST, Stated, varint},
    signature::Signatures,
};
use crate::limits::SQLITE_VALUE_BYTES;

/// A record that is longer than a page less so many bytes may stand on other pages as well: the 35 that
/// the format states, and the most that can be reserved at the end of a page.
const LONG: usize = 35 + 255;

/// Most bytes of a variable-length number: so many at the end of what is looked at may be no whole one.
const VARINT: u64 = 9;

/// How many of the last bytes of the cell that begins at `start` may be another's: one of the table's, or
/// with `any` one of any table's.
pub(super) fn unsure(
    page: &[u8],
    start: usize,
    cell: Cell,
    (tables, any): (&Signatures<'_>, bool),
) -> usize {
    let first = start.saturating_add(LOST);
    let last = cell.end.saturating_sub(IDLE);
    let mut stated = Vec::new();
    let begun = (first..last).find(|at| {
        page.get(*at).is_some_and(|byte| *byte > 1)
            && can_begin(page, (*at, cell.end), (tables, any), &mut stated)
    });
    begun.map_or(IDLE, |at| cell.end.saturating_sub(at))
}

/// Whether the bytes up to `end` can be the first ones of a cell whose header goes on behind them.
fn can_begin(
    page: &[u8],
    (at, end): (usize, usize),
    (tables, any): (&Signatures<'_>, bool),
    stated: &mut Vec<Stated>,
) -> bool {
    let whole = page.len();
    let Some(page) = page.get(..end) else {
        return false;
    };
    let Some((payload, rowid)) = varint(page, at) else {
        return false;
    };
    // Nearly all cells are shorter than a page; of a longer one, a part is on other pages.
    let length = usize::try_from(payload).unwrap_or(usize::MAX);
    let fits = rowid.saturating_add(length) < whole || length > whole.saturating_sub(LONG);
    if !(2..=SQLITE_VALUE_BYTES).contains(&payload) || !fits {
        return false;
    }
    let Some((_, header)) = varint(page, rowid) else {
        // The rowid goes on.
        return true;
    };
    let Some((header_len, mut next)) = varint(page, header) else {
        return true;
    };
    let Some(room) = payload.checked_sub(header_len) else {
        return false;
    };
    // Nearly every place ends here: a header that ends before the bytes do goes on nowhere.
    let until = u64::try_from(end.saturating_sub(header)).unwrap_or(u64::MAX);
    if header_len.saturating_add(VARINT) <= until {
        return false;
    }
    stated.clear();
    let mut sum = 0_u64;
    while let Some((serial, following)) = varint(page, next) {
        let Some(value) = Stated::of(serial) else {
            return false;
        };
        sum = sum.saturating_add(value.length);
        stated.push(value);
        next = following;
    }
    let read = u64::try_from(next.saturating_sub(header)).unwrap_or(u64::MAX);
    // One whose header ends here would have been seen.
    header_len
        .checked_sub(read)
        .is_some_and(|more| more > 0 && sum <= room && tables.can_begin(stated, more, any))
}

/// Whether the first bytes of what looks like a cell can be the last ones of a block's header.
pub(super) fn follows_block(page: &[u8], at: usize, cell: Cell) -> bool {
    (1..LOST).any(|back| {
        let Some(block) = at.checked_sub(back) else {
            return false;
        };
        let Some((next, size)) = number(page, block).zip(number(page, block.saturating_add(2)))
        else {
            return false;
        };
        let over = block.saturating_add(size);
        (cell.end..=page.len()).contains(&over) && (next == 0 || next > over)
    })
}

/// Where pointers can end of cells that are gone, behind those of cells that are there.
pub(super) fn pointers_end(page: &[u8], (from, content): (usize, usize)) -> usize {
    let pointers = page.get(from..content).unwrap_or_default();
    let (pointers, _) = pointers.as_chunks::<2>();
    let possible = |pointer: &&[u8; 2]| {
        let pointer = usize::from(u16::from_be_bytes(**pointer));
        (from..page.len()).contains(&pointer)
    };
    let count = pointers.iter().take_while(possible).count();
    from.saturating_add(count.saturating_mul(2))
}
