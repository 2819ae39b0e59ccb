//! Looks for cells in space that nothing uses.
//!
//! SQLite writes new cells over the end of free space, so that an old cell can have its own beginning
//! and the end of a newer one. The newer one is then still there, whole, inside the old one: an old
//! cell in which another one begins, or behind which none begins, is never taken.

use super::{
    leaf::number,
    overwritten::{follows_block, pointers_end, unsure},
    record::{Cell, Cells, Class, LOST, Shape, Stated, values},
    signature::Signatures,
    work::{Spent, Work},
};
use rusqlite::types::ValueRef;

/// Fewest values of a record that is believed where only its own bytes speak for it.
const FEWEST: usize = 3;

/// Where cells begin that fill a block, and how each is to be read.
type Tiles = Vec<(usize, Shape)>;

/// A cell that was found.
pub(super) struct Found<'s> {
    pub(super) start: usize,
    pub(super) shape: Shape,
    pub(super) cell: Cell,
    pub(super) stated: &'s [Stated],
    /// How many of its last bytes may be another's.
    pub(super) unsure: usize,
}

/// Looks through the spaces of one page after the other.
pub(super) struct Search<'a> {
    pub(super) cells: Cells,
    pub(super) tables: &'a Signatures<'a>,
    pub(super) work: &'a mut Work,
}

impl Search<'_> {
    /// Looks at every place between the pointers and the cells of a page. Where it ends is no end of
    /// an old cell: when SQLite writes a page anew, the cells may then begin in the middle of what was
    /// there, so that of a newer cell, which began inside an old one, not even the header is left.
    pub(super) fn gap(
        &mut self,
        page: &[u8],
        gap: (usize, usize),
        found: &mut dyn FnMut(Found<'_>),
    ) -> Result<(), Spent> {
        let true_end = gap.1 == self.cells.usable;
        let cells = (pointers_end(page, gap), gap.1);
        self.space(page, cells, true_end, found)
    }

    /// Looks at every place of a space whose cells may have been any table's.
    fn space(
        &mut self,
        page: &[u8],
        (from, end): (usize, usize),
        true_end: bool,
        found: &mut dyn FnMut(Found<'_>),
    ) -> Result<(), Spent> {
        let mut stated = Vec::new();
        let mut at = from;
        while at < end {
            let next = at.saturating_add(1);
            if page.get(at).is_none_or(|byte| *byte == 0) {
                at = next;
                continue;
            }
            let cell = self.cells.whole(page, at, &mut stated, self.work)?;
            let Some(cell) = cell.filter(|cell| cell.end <= end) else {
                at = next;
                continue;
            };
            let own = self.is_own(page, cell, &stated);
            let others = self.tables.is_others(&stated);
            if !(own || others && has_weight(page, cell, &stated))
                || self.is_overwritten(page, at, cell.end)?
            {
                at = next;
                continue;
            }
            let ends = if cell.end == end {
                true_end
            } else {
                self.begins(page, cell.end)?
            };
            if own && !others && ends && !follows_block(page, at, cell) {
                found(Found {
                    start: at,
                    shape: Shape::Whole,
                    cell,
                    stated: &stated,
                    unsure: unsure(page, at, cell, (self.tables, true)),
                });
            }
            at = cell.end;
        }
        Ok(())
    }

    /// Looks at a block of free space of the table's own page. Where cells fill it without a gap, the
    /// first of them is known although it lost its beginning.
    pub(super) fn block(
        &mut self,
        page: &[u8],
        block: (usize, usize),
        found: &mut dyn FnMut(Found<'_>),
    ) -> Result<(), Spent> {
        let Some(cells) = self.tiles(page, block)? else {
            // Its first bytes are no cell's, but say where the next block is.
            let space = (block.0.saturating_add(LOST), block.1);
            return self.space(page, space, block.1 == self.cells.usable, found);
        };
        let mut stated = Vec::new();
        for (start, shape) in cells {
            if let Some(cell) = self.cells.read(page, start, shape, &mut stated)
                && has_weight(page, cell, &stated)
            {
                found(Found {
                    start,
                    shape,
                    cell,
                    stated: &stated,
                    unsure: unsure(page, start, cell, (self.tables, false)),
                });
            }
        }
        Ok(())
    }

    /// The cells that fill a block to its end, if they do.
    fn tiles(&mut self, page: &[u8], (from, end): (usize, usize)) -> Result<Option<Tiles>, Spent> {
        let mut tiles = Vec::new();
        let mut at = from;
        while at < end {
            let tile = match self.tile(page, at, end)? {
                Some(tile) if at > from => Some(tile),
                // The block's own header states the whole block, and not its first cell.
                _ => self.beheaded(page, at)?.filter(|(cell, _)| {
                    let stated = number(page, at.saturating_add(2)).unwrap_or(0);
                    at == from || at.checked_add(stated) == Some(cell.end)
                }),
            };
            let Some((cell, shape)) = tile.filter(|(cell, _)| cell.end <= end) else {
                return Ok(None);
            };
            if self.is_overwritten(page, at, cell.end)? {
                return Ok(None);
            }
            tiles.push((at, shape));
            at = cell.end;
        }
        // Of several, the last one may have lost its end to one that began in it.
        if tiles.len() > 1
            && end != self.cells.usable
            && tiles
                .last()
                .is_some_and(|(_, shape)| *shape == Shape::Whole)
        {
            tiles.pop();
        }
        Ok((at == end).then_some(tiles))
    }

    /// The whole cell at a place.
    fn tile(&mut self, page: &[u8], at: usize, end: usize) -> Result<Option<(Cell, Shape)>, Spent> {
        let mut stated = Vec::new();
        let cell = self.cells.whole(page, at, &mut stated, self.work)?;
        let cell = cell.filter(|cell| cell.end <= end && self.tables.is_own(&stated));
        Ok(cell
            .filter(|cell| are_texts(page, *cell, &stated))
            .map(|cell| (cell, Shape::Whole)))
    }

    /// The cell at a place that lost its beginning, in the only way in which it can be read.
    fn beheaded(&mut self, page: &[u8], at: usize) -> Result<Option<(Cell, Shape)>, Spent> {
        let tables = self.tables;
        let wanted = |stated: &[Stated]| tables.is_own(stated);
        // Where the first value is not the rowid's, a part of what the header says of it may be lost.
        let counts = if tables.aliased() {
            tables.counts()
        } else {
            Vec::new()
        };
        let beheaded = self.cells.beheaded(page, at, &counts, &wanted, self.work)?;
        let Some((cell, shape)) = beheaded else {
            return Ok(None);
        };
        let mut stated = Vec::new();
        let read = self.cells.read(page, at, shape, &mut stated) == Some(cell);
        Ok((read && are_plain(page, cell, &stated)).then_some((cell, shape)))
    }

    fn is_own(&self, page: &[u8], cell: Cell, stated: &[Stated]) -> bool {
        self.tables.is_own(stated) && has_weight(page, cell, stated)
    }

    /// Whether a cell begins where another one ends. Cells stand one against the other, so that one
    /// whose end was overwritten is followed by the middle of another.
    fn begins(&mut self, page: &[u8], at: usize) -> Result<bool, Spent> {
        let mut stated = Vec::new();
        let whole = self.cells.whole(page, at, &mut stated, self.work)?;
        if whole.is_some() && (self.tables.is_own(&stated) || self.tables.is_others(&stated)) {
            return Ok(true);
        }
        let size = number(page, at.saturating_add(2)).unwrap_or(0);
        let beheaded = self.beheaded(page, at)?;
        Ok(beheaded.is_some_and(|(cell, _)| at.checked_add(size) == Some(cell.end)))
    }

    /// Whether another cell begins inside this one. Only its header needs to stand there.
    fn is_overwritten(&mut self, page: &[u8], start: usize, end: usize) -> Result<bool, Spent> {
        let mut stated = Vec::new();
        for at in start.saturating_add(LOST)..end {
            if page.get(at).is_none_or(|byte| *byte == 0) {
                continue;
            }
            let inner = self.cells.whole(page, at, &mut stated, self.work)?;
            if inner.is_some()
                && stated.len() >= FEWEST
                && (self.tables.is_own(&stated) || self.tables.is_others(&stated))
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether enough in the record can only be so by being one: its texts are texts, and it holds more
/// than small numbers.
fn has_weight(page: &[u8], cell: Cell, stated: &[Stated]) -> bool {
    let telling = |value: &Stated| {
        matches!(value.class, Class::Text | Class::Real | Class::Blob) && value.length > 2
    };
    stated.len() >= FEWEST && stated.iter().any(telling) && are_texts(page, cell, stated)
}

/// Whether all that the record says to be text is text without control characters, which what is no
/// text nearly always has.
fn are_plain(page: &[u8], cell: Cell, stated: &[Stated]) -> bool {
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    are_texts(page, cell, stated)
        && values(page, cell, 0, stated).all(|value| match value {
            Some(ValueRef::Text(bytes)) => !bytes.iter().any(control),
            _ => true,
        })
}

/// Whether all that the record says to be text is text, as far as it stands in the page.
pub(super) fn are_texts(page: &[u8], cell: Cell, stated: &[Stated]) -> bool {
    values(page, cell, 0, stated).all(|value| match value {
        Some(ValueRef::Text(bytes)) => std::str::from_utf8(bytes).is_ok(),
        _ => true,
    })
}
