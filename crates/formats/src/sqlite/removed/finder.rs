//! Goes through the places in which removed rows of a table may stand.

use std::collections::HashSet;

use super::{
    Signatures,
    candidates::{Candidates, content},
    leaf::Leaf,
    pages::{Reader, State, leaves, unused},
    record::{Cells, Shape, count_of, varint},
    space::{Found, Search, are_texts},
    work::{Spent, Work},
};
use crate::sqlite::image::Image;

/// First bytes of pages that hold no rows: those of indexes, and those above leaves.
const NO_LEAVES: [u8; 3] = [0x02, 0x05, 0x0A];

/// What the search keeps.
pub(super) struct Finder<'a> {
    image: &'a Image,
    /// The table's first page.
    root: u32,
    tables: Signatures<'a>,
    cells: Cells,
    pub(super) found: Candidates,
}

impl<'a> Finder<'a> {
    /// Nothing found yet.
    pub(super) fn new((image, root): (&'a Image, u32), tables: Signatures<'a>) -> Self {
        let page = usize::try_from(image.page_size()).unwrap_or(0);
        let usable = page.saturating_sub(image.facts().reserved.into());
        Finder {
            image,
            root,
            tables,
            cells: Cells { usable },
            found: Candidates::default(),
        }
    }

    /// How its cells are read.
    pub(super) fn cells(&self) -> Cells {
        self.cells
    }

    /// Finds what may be removed rows.
    pub(super) fn search(&mut self, work: &mut Work) -> Result<(), Spent> {
        let (image, root) = (self.image, self.root);
        if !image.facts().utf_8 {
            return Ok(());
        }
        let mut reader = Reader::new(image);
        leaves(
            &mut reader,
            (root, true),
            work,
            &mut |number, page, work| self.in_use(number, page, work),
        )?;
        unused(image, work, &mut |number, page, old, work| {
            self.not_in_use(number, page, old, work)
        })?;
        self.in_log(&mut reader, work)
    }

    /// Strikes out what is the same as a row in use.
    pub(super) fn strike(&mut self, work: &mut Work) -> Result<(), Spent> {
        let mut reader = Reader::new(self.image);
        let (cells, found) = (self.cells, &mut self.found);
        let mut stated = Vec::new();
        leaves(
            &mut reader,
            (self.root, false),
            work,
            &mut |_, page, work| {
                let Some(leaf) = Leaf::parse(page, cells.usable) else {
                    return Ok(());
                };
                for start in leaf.cells() {
                    let record = cells.record(page, start);
                    if record.is_some_and(|(payload, end)| found.may_hold(payload, page, end))
                        && let Some(cell) = cells.whole(page, start, &mut stated, work)?
                    {
                        found.strike(page, cell, &stated);
                    }
                }
                Ok(())
            },
        )
    }

    /// A leaf of the table: what stands between its rows.
    fn in_use(&mut self, number: u32, page: &[u8], work: &mut Work) -> Result<(), Spent> {
        let Some(leaf) = Leaf::parse(page, self.cells.usable) else {
            return Ok(());
        };
        let (gap, blocks) = (leaf.gap(), leaf.freeblocks());
        if gap.is_none() && blocks.is_empty() {
            return Ok(());
        }
        self.learn(page, &leaf, work)?;
        self.spaces((number, State::Now, false), page, gap, &blocks, work)
    }

    fn learn(&mut self, page: &[u8], leaf: &Leaf<'_>, work: &mut Work) -> Result<(), Spent> {
        for start in leaf.cells() {
            work.take(1)?;
            let header = varint(page, start).and_then(|(_, rowid)| varint(page, rowid));
            let values = header.and_then(|(_, header)| count_of(page, header));
            self.tables.learn(values.unwrap_or(0));
        }
        Ok(())
    }

    fn spaces(
        &mut self,
        at: (u32, State, bool),
        page: &[u8],
        gap: Option<(usize, usize)>,
        blocks: &[(usize, usize)],
        work: &mut Work,
    ) -> Result<(), Spent> {
        self.tables.load();
        let found = &mut self.found;
        let mut search = Search {
            cells: self.cells,
            tables: &self.tables,
            work,
        };
        let mut add = |one: Found<'_>| found.add(at, page, &one);
        if let Some(gap) = gap {
            search.gap(page, gap, &mut add)?;
        }
        for block in blocks {
            search.block(page, *block, &mut add)?;
        }
        Ok(())
    }

    /// A page that nothing uses; what is old in it begins at `old`.
    fn not_in_use(
        &mut self,
        number: u32,
        page: &[u8],
        old: usize,
        work: &mut Work,
    ) -> Result<(), Spent> {
        let leaf = Leaf::parse(page, self.cells.usable).filter(|_| old == 0);
        if let Some(leaf) = leaf {
            match self.rows((number, State::Now, true), page, &leaf, work)? {
                Owner::This => {
                    let (gap, blocks) = (leaf.gap(), leaf.freeblocks());
                    return self.spaces((number, State::Now, true), page, gap, &blocks, work);
                }
                Owner::Another => return Ok(()),
                Owner::Unknown => {}
            }
        }
        let other = old == 0 && page.first().is_some_and(|kind| NO_LEAVES.contains(kind));
        if other || page.iter().all(|byte| *byte == 0) {
            return Ok(());
        }
        self.spaces(
            (number, State::Now, true),
            page,
            Some((old, self.cells.usable)),
            &[],
            work,
        )
    }

    /// The rows of a leaf that is no leaf of the table now, when they are the table's and can be no
    /// other table's.
    fn rows(
        &mut self,
        at: (u32, State, bool),
        page: &[u8],
        leaf: &Leaf<'_>,
        work: &mut Work,
    ) -> Result<Owner, Spent> {
        self.tables.load();
        let mut stated = Vec::new();
        let mut rivals = None;
        let mut own = true;
        let mut any = false;
        for start in leaf.cells() {
            let Some(cell) = self.cells.whole(page, start, &mut stated, work)? else {
                return Ok(Owner::Unknown);
            };
            if cell.end > self.cells.usable {
                return Ok(Owner::Unknown);
            }
            own = own && self.tables.is_own(&stated);
            self.tables.rivals(&stated, &mut rivals);
            any = true;
        }
        if !any {
            return Ok(Owner::Unknown);
        }
        if !own || rivals.is_none_or(|rivals| !rivals.is_empty()) {
            return Ok(Owner::Another);
        }
        for start in leaf.cells() {
            if let Some(cell) = self.cells.whole(page, start, &mut stated, work)?
                && are_texts(page, cell, &stated)
            {
                let one = Found {
                    start,
                    shape: Shape::Whole,
                    cell,
                    stated: &stated,
                    unsure: 0,
                };
                self.found.add(at, page, &one);
            }
        }
        Ok(Owner::This)
    }

    /// What the log replaced: in the main file, and in its own earlier frames.
    fn in_log(&mut self, reader: &mut Reader<'_>, work: &mut Work) -> Result<(), Spent> {
        let Some(log) = self.image.log() else {
            return Ok(());
        };
        let frames = log.replaced();
        let frames = frames.map(|(frame, page)| (page, State::Frame(frame)));
        let mut current = Reader::new(self.image);
        let main = log.held().into_iter().map(|page| (page, State::Main));
        for (number, state) in frames.chain(main) {
            // Most rows of a page stay when it changes.
            let kept = match current.read(number, State::Now, work)? {
                Some(page) => contents(self.cells, page, work)?,
                None => HashSet::new(),
            };
            let Some(page) = reader.read(number, state, work)? else {
                continue;
            };
            self.found.leave_out(kept);
            let Some(leaf) = Leaf::parse(page, self.cells.usable) else {
                continue;
            };
            let at = (number, state, false);
            if let Owner::This = self.rows(at, page, &leaf, work)? {
                let (gap, blocks) = (leaf.gap(), leaf.freeblocks());
                self.spaces(at, page, gap, &blocks, work)?;
            }
        }
        self.found.leave_out(HashSet::new());
        Ok(())
    }
}

/// The rows of a page as numbers that stand for their content.
fn contents(cells: Cells, page: &[u8], work: &mut Work) -> Result<HashSet<u64>, Spent> {
    let mut all = HashSet::new();
    let mut stated = Vec::new();
    if let Some(leaf) = Leaf::parse(page, cells.usable) {
        for start in leaf.cells() {
            if let Some(cell) = cells.whole(page, start, &mut stated, work)? {
                let content = content(page, cell, &stated);
                all.extend([content.known, content.whole]);
            }
        }
    }
    Ok(all)
}

/// Whose the rows of a page are.
enum Owner {
    This,
    /// Another table's, or perhaps.
    Another,
    /// No page of rows.
    Unknown,
}
