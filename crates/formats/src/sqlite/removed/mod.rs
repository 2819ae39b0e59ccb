//! Rows that were removed and of which the file still holds what they were: in pages and blocks that
//! nothing uses any more, and in the states that the write-ahead log replaced.
//!
//! Published: <https://www.sqlite.org/fileformat2.html>.
//!
//! A row counts only when its header decodes fully, its values are of the kinds that the table's columns
//! declare (and no other table's), its texts are UTF-8, and no row in use is the same. What stands on
//! overflow pages is left out, since those may have been used again in between. In free space a row's
//! last three bytes can be those of another: a number or blob that holds them is left out, of a text its
//! last characters may be wrong. Where more of its last bytes look like the beginning of another row's
//! header, the values that they reach into are left out too, and so is a row whose first bytes can be a
//! block's header or old pointers. A row that differs from one in use by no more than those last bytes
//! is taken for its copy. Free space holds no proof of what was in it: a row of whose end two others,
//! one after the other, left no more than parts of their headers may still be taken for whole, so that
//! what comes back is always marked. Much is not found, by design: a database with `secure_delete`
//! zeroes what it removes, one with `auto_vacuum` gives its unused pages back, and many databases of
//! phones have one or both.
//!
//! `sqlite-core` and `sqlite-forensic` (0.12) were tried first and are not used: they take a database
//! as a `Vec` or as a path (`Database::open`, `open_path`), with a log only as a `Vec`, so that neither
//! an encrypted file nor a large one can be read page by page; what they do on a single page has no
//! bound on its effort (a page of 64 KiB made for it took 0.24 s, and a file can have 100 000), makes
//! texts that are not UTF-8 into others, takes the lost beginning of a record from a neighbour, and
//! lets a cell count whose end a newer one overwrote.

mod candidates;
mod finder;
mod leaf;
mod overwritten;
mod page_set;
mod pages;
mod plain;
mod record;
mod signature;
mod space;
mod work;

pub(super) use plain::Plain;
pub(super) use signature::{Declared, Others, Signatures};

use std::cell::Cell as Counter;

use model::{Fault, FaultKind, Place, Remains};
use rusqlite::types::ValueRef;

use self::{
    candidates::{Candidate, Candidates},
    finder::Finder,
    pages::{Reader, State},
    record::{Cells, values},
    work::Work,
};
use super::{Row, Scan, image::Image, row::Values};
use crate::limits::SQLITE_VALUES_BYTES;

/// What is searched.
pub(super) struct Removed<'a> {
    pub(super) image: &'a Image,
    pub(super) table: &'a str,
    /// The table's first page.
    pub(super) root: u32,
    pub(super) columns: usize,
    /// Which column is another name of the rowid.
    pub(super) alias: Option<usize>,
    /// Where in a record each wanted column stands; one more than the last for the rowid.
    pub(super) slots: &'a [Option<usize>],
}

impl Removed<'_> {
    /// Hands each removed row to `each`, in an order that is always the same.
    pub(super) fn run(&self, tables: Signatures<'_>, each: &mut dyn FnMut(&Row<'_>)) -> Scan {
        let mut finder = Finder::new((self.image, self.root), tables);
        let cells = finder.cells();
        let mut work = Work::new();
        let complete = finder.search(&mut work).is_ok() && !finder.found.cut;
        // What is in use has to be struck out however much the search took.
        if !finder.found.is_empty() && finder.strike(&mut Work::new()).is_err() {
            return self.cut(0);
        }
        let rows = self.tell(cells, finder.found, each);
        if complete {
            return Scan {
                rows,
                ..Scan::default()
            };
        }
        self.cut(rows)
    }

    fn cut(&self, rows: u64) -> Scan {
        Scan {
            rows,
            faults: vec![
                Fault::new(FaultKind::TooMany, self.table)
                    .detail("there is more space in which removed rows may stand than is searched"),
            ],
            ..Scan::default()
        }
    }

    fn tell(&self, cells: Cells, found: Candidates, each: &mut dyn FnMut(&Row<'_>)) -> u64 {
        let mut reader = Reader::new(self.image);
        let mut held = None;
        let values_left = Counter::new(SQLITE_VALUES_BYTES);
        let mut rows = 0_u64;
        for candidate in found.left() {
            let at = (candidate.page, candidate.state);
            if held.replace(at) != Some(at) {
                let read = reader.read(at.0, at.1, &mut Work::endless());
                if !matches!(read, Ok(Some(_))) {
                    held = None;
                    continue;
                }
            }
            let mut stated = Vec::new();
            let bytes = &reader.bytes;
            let cell = cells.read(bytes, candidate.start, candidate.shape, &mut stated);
            let Some(cell) = cell else {
                continue;
            };
            rows = rows.saturating_add(1);
            let mut record: Vec<Option<ValueRef<'_>>> =
                values(bytes, cell, candidate.unsure, &stated).collect();
            record.resize(self.columns, None);
            let rowid = cell.rowid.map(ValueRef::Integer);
            if let Some(alias) = self.alias.and_then(|alias| record.get_mut(alias)) {
                *alias = rowid;
            }
            record.push(rowid);
            each(&Row {
                values: Values::Removed(&record),
                slots: self.slots,
                values_left: &values_left,
                place: self.place(&candidate),
                // Rows without a rowid of their own must not be taken for one row.
                rowid: cell
                    .rowid
                    .unwrap_or_else(|| i64::try_from(rows).unwrap_or(i64::MAX).saturating_neg()),
            });
        }
        rows
    }

    fn place(&self, candidate: &Candidate) -> Place<'_> {
        Place::Recovered {
            table: self.table,
            page: candidate.page,
            offset: u32::try_from(candidate.start).unwrap_or(u32::MAX),
            how: match candidate.state {
                State::Now if candidate.unused => Remains::FreePage,
                State::Now => Remains::FreeSpace,
                State::Main => Remains::BeforeLog,
                State::Frame(frame) => Remains::Log(frame),
            },
        }
    }
}
