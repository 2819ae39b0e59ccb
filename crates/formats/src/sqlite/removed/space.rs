//! Looks for cells in space that nothing uses.
//!
//! SQLite writes new cells over the end of free space, so that an old cell can have its own beginning
//! and the end of a newer one. The newer one is then still there, whole, inside the old one: an old
//! cell in which another one begins is never taken.

use super::{
    leaf::number,
    record::{Cell, Cells, Class, LOST, Shape, Stated, values},
    signature::Signatures,
    work::{Spent, Work},
};
use rusqlite::types::ValueRef;

/// Fewest values of a record that is believed where only its own bytes speak for it.
const FEWEST: usize = 3;

/// A cell that was found.
pub(super) struct Found<'s> {
    pub(super) start: usize,
    pub(super) shape: Shape,
    pub(super) cell: Cell,
    pub(super) stated: &'s [Stated],
}

/// Looks through the spaces of one page after the other.
pub(super) struct Search<'a> {
    pub(super) cells: Cells,
    pub(super) tables: &'a Signatures<'a>,
    pub(super) work: &'a mut Work,
}

impl Search<'_> {
    /// Looks at every place of a space whose cells may have been any table's.
    pub(super) fn space(
        &mut self,
        page: &[u8],
        (from, end): (usize, usize),
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
            if own && !others {
                found(Found {
                    start: at,
                    shape: Shape::Whole,
                    cell,
                    stated: &stated,
                });
            }
            at = cell.end;
        }
        Ok(())
    }

    /// Looks at a block of free space of the table's own page: cells that lie in it without a gap.
    pub(super) fn block(
        &mut self,
        page: &[u8],
        (from, end): (usize, usize),
        found: &mut dyn FnMut(Found<'_>),
    ) -> Result<(), Spent> {
        let mut at = from;
        // The first cell lost its beginning to the block's own header, which states the whole block.
        if let Some(cell) = self.beheaded(page, from, end, found)? {
            at = cell.end;
        }
        let mut stated = Vec::new();
        while at < end {
            let cell = self.cells.whole(page, at, &mut stated, self.work)?;
            if let Some(cell) = cell.filter(|cell| cell.end <= end)
                && self.is_own(page, cell, &stated)
                && !self.is_overwritten(page, at, cell.end)?
            {
                if !self.tables.is_others(&stated) {
                    found(Found {
                        start: at,
                        shape: Shape::Whole,
                        cell,
                        stated: &stated,
                    });
                }
                at = cell.end;
                continue;
            }
            // What once was a block of its own still states how long it was.
            let size = number(page, at.saturating_add(2)).unwrap_or(0);
            let stale = at.saturating_add(size);
            if at > from
                && stale <= end
                && let Some(cell) = self.beheaded(page, at, stale, found)?
            {
                at = cell.end;
                continue;
            }
            at = at.saturating_add(1);
        }
        Ok(())
    }

    /// The cell that fills the block to its end, its beginning overwritten.
    fn beheaded(
        &mut self,
        page: &[u8],
        from: usize,
        end: usize,
        found: &mut dyn FnMut(Found<'_>),
    ) -> Result<Option<Cell>, Spent> {
        let Some(size) = end.checked_sub(from).filter(|size| *size > LOST) else {
            return Ok(None);
        };
        let tables = self.tables;
        let counts = tables.counts();
        let first = (&*counts, tables.aliased());
        let mut wanted = |stated: &[Stated]| tables.is_own(stated);
        let beheaded = self
            .cells
            .beheaded(page, (from, size), first, &mut wanted, self.work)?;
        let Some((cell, shape)) = beheaded else {
            return Ok(None);
        };
        let mut stated = Vec::new();
        let read = self.cells.read(page, from, shape, &mut stated);
        if read != Some(cell)
            || !self.is_own(page, cell, &stated)
            || self.is_overwritten(page, from, cell.end)?
        {
            return Ok(None);
        }
        found(Found {
            start: from,
            shape,
            cell,
            stated: &stated,
        });
        Ok(Some(cell))
    }

    fn is_own(&self, page: &[u8], cell: Cell, stated: &[Stated]) -> bool {
        self.tables.is_own(stated) && has_weight(page, cell, stated)
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

/// Whether all that the record says to be text is text, as far as it stands in the page.
pub(super) fn are_texts(page: &[u8], cell: Cell, stated: &[Stated]) -> bool {
    values(page, cell, stated).all(|value| match value {
        Some(ValueRef::Text(bytes)) => std::str::from_utf8(bytes).is_ok(),
        _ => true,
    })
}
