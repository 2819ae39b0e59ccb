//! A scan: every row that can be read, once, in the order of the rowids, whatever is damaged.
//!
//! SQLite stops at the first damaged page. The scan then finds out what is damaged (a joined table,
//! one row, pages of the table) and goes on behind it. It never goes back, so no row comes twice, not
//! even from pages that form a loop.

use std::cell::Cell;

use model::{Fault, FaultKind, Place};
use rusqlite::{Connection, ErrorCode, Statement, params_from_iter, types::ValueRef};

use super::{
    Row, Scan, SchemaNote,
    budget::Budget,
    effort::{Effort, Spent},
    image::Image,
    plan::{Plan, Query},
    row::Values,
    tree,
};
use crate::limits::{SQLITE_READ_AGAIN, SQLITE_REPEATED_ROWS, SQLITE_VALUES_BYTES};

/// A scan under way.
pub(super) struct Scanner<'a> {
    connection: &'a Connection,
    image: &'a Image,
    budget: &'a Budget,
    plan: &'a Plan,
    table: &'static str,
    each: &'a mut dyn FnMut(&Row<'_>),
    rows: u64,
    /// The last rowid handed out or passed over.
    last: Option<i64>,
    /// Rows of one rowid beyond the first, which only a join can give.
    repeated: u64,
    /// How many rows are read without the joined tables before these are tried again.
    alone: u64,
    patience: u64,
    unjoined: u64,
    unjoined_why: Option<(FaultKind, String)>,
    /// What is left for getting past damage.
    effort: Effort,
    /// How many bytes of values may still be looked at.
    values_left: Cell<u64>,
    /// Damaged stretches of the table, and how many rows had been read at the last one.
    stretches: u64,
    stretch_rows: Option<u64>,
    damaged_rows: u64,
    damaged_why: Option<String>,
}

/// Why a statement gives no further row.
enum Stop {
    /// There is none.
    End,
    /// As many as wanted were read.
    Enough,
    /// The pages are in disorder: a rowid is smaller than the one before, or the same.
    Disorder,
    /// One row has more joined ones than can be meant.
    Repeated,
    /// The values are longer in all than the file can hold, which only pages in a loop can give.
    TooLong,
    /// SQLite says so.
    Failed(rusqlite::Error),
}

/// A prepared statement.
struct Reader<'a> {
    statement: Statement<'a>,
    slots: &'a [Option<usize>],
    /// Whether one row of the main table can come several times.
    joins: bool,
}

impl<'a> Scanner<'a> {
    /// A scan that has not begun.
    pub(super) fn new(
        (connection, image, budget): (&'a Connection, &'a Image, &'a Budget),
        plan: &'a Plan,
        table: &'static str,
        each: &'a mut dyn FnMut(&Row<'_>),
    ) -> Self {
        Scanner {
            connection,
            image,
            budget,
            plan,
            table,
            each,
            rows: 0,
            last: None,
            repeated: 0,
            alone: 0,
            patience: 1,
            unjoined: 0,
            unjoined_why: None,
            effort: Effort::new(image),
            values_left: Cell::new(
                image
                    .held_bytes()
                    .saturating_mul(SQLITE_READ_AGAIN)
                    .saturating_add(SQLITE_VALUES_BYTES),
            ),
            stretches: 0,
            stretch_rows: None,
            damaged_rows: 0,
            damaged_why: None,
        }
    }

    /// Hands out the rows.
    pub(super) fn run(mut self) -> Scan {
        self.budget.fill();
        let stopped = self.walk().err();
        let mut faults = self.faults();
        faults.extend(stopped);
        faults.extend(self.image.take_faults());
        Scan {
            rows: self.rows,
            faults,
            schema: SchemaNote::default(),
        }
    }

    fn walk(&mut self) -> Result<(), Fault> {
        let mut main = self
            .prepare(&self.plan.alone, false)
            .map_err(|error| Fault::new(FaultKind::UnknownSchema, self.table).detail(error))?;
        let mut joined = self.prepare_joined();
        loop {
            match &mut joined {
                Some(reader) if self.alone == 0 => {
                    let before = self.rows;
                    let stop = self.read(reader, u64::MAX);
                    if matches!(stop, Stop::End) {
                        return Ok(());
                    }
                    if !self.leave_joined(&stop, self.rows > before)? {
                        joined = None;
                    }
                }
                _ => {
                    let most = joined.as_ref().map_or(u64::MAX, |_| self.alone);
                    if !self.read_alone(&mut main, most)? {
                        return Ok(());
                    }
                    self.alone = 0;
                }
            }
        }
    }

    fn prepare(&self, query: &'a Query, joins: bool) -> rusqlite::Result<Reader<'a>> {
        Ok(Reader {
            statement: self.connection.prepare(&query.sql)?,
            slots: &query.slots,
            joins,
        })
    }

    /// The question with its joined tables; what cannot be prepared (an unknown collation, a missing
    /// index) is read without them.
    fn prepare_joined(&mut self) -> Option<Reader<'a>> {
        let query = self.plan.joined.as_ref()?;
        match self.prepare(query, true) {
            Ok(reader) => Some(reader),
            Err(error) => {
                self.unjoined_why = Some((FaultKind::UnknownSchema, error.to_string()));
                None
            }
        }
    }

    /// Hands out up to `most` rows behind the last one.
    fn read(&mut self, reader: &mut Reader<'_>, most: u64) -> Stop {
        self.read_rows(reader, most).unwrap_or_else(|error| {
            // SQLite takes a page that it has found damaged for a good one as long as it keeps it.
            let _ = self.connection.execute_batch("PRAGMA shrink_memory");
            Stop::Failed(error)
        })
    }

    fn read_rows(&mut self, reader: &mut Reader<'_>, most: u64) -> rusqlite::Result<Stop> {
        let keyed = self.plan.keys.is_some();
        let Some(from) = self.next() else {
            return Ok(Stop::End);
        };
        let mut lowest = Some(from);
        let parameters = params_from_iter(keyed.then_some(from));
        let mut rows = reader.statement.query(parameters)?;
        for _ in 0..most {
            let Some(values) = rows.next()? else {
                return Ok(Stop::End);
            };
            let rowid = self.rowid_of(values);
            if keyed && lowest.is_none_or(|lowest| rowid < lowest) {
                return Ok(Stop::Disorder);
            }
            if self.values_left.get() == 0 {
                return Ok(Stop::TooLong);
            }
            if self.is_too_often(keyed && self.last == Some(rowid)) {
                return Ok(Stop::Repeated);
            }
            lowest = rowid.checked_add(i64::from(!reader.joins));
            self.last = Some(rowid);
            self.rows = self.rows.saturating_add(1);
            self.budget.earn();
            (self.each)(&Row {
                values: Values::Live(values),
                slots: reader.slots,
                values_left: &self.values_left,
                place: Place::Row {
                    table: self.table,
                    row: rowid,
                },
                rowid,
            });
        }
        Ok(Stop::Enough)
    }

    /// The rowid, which stands first in each row; without one, the number of the row.
    fn rowid_of(&self, values: &rusqlite::Row<'_>) -> i64 {
        match values.get_ref(0) {
            Ok(ValueRef::Integer(rowid)) => rowid,
            _ => i64::try_from(self.rows)
                .unwrap_or(i64::MAX)
                .saturating_add(1),
        }
    }

    /// Whether joined rows are too many; without rowids, whether there are more rows than cells fit
    /// into the file, which only pages in a loop can give.
    fn is_too_often(&mut self, repeated: bool) -> bool {
        if repeated {
            self.repeated = self.repeated.saturating_add(1);
            return self.repeated > SQLITE_REPEATED_ROWS;
        }
        self.plan.keys.is_none()
            && self.rows > (self.image.size() >> 2).saturating_add(SQLITE_REPEATED_ROWS)
    }

    /// The first rowid that was not looked at; `None` behind the largest.
    fn next(&self) -> Option<i64> {
        self.last.map_or(Some(i64::MIN), |last| last.checked_add(1))
    }

    /// After a failure with joined tables: whether they are tried again later.
    fn leave_joined(&mut self, stop: &Stop, progressed: bool) -> Result<bool, Fault> {
        let (kind, why) = explain(stop);
        let again = kind == FaultKind::Damaged
            && self.plan.keys.is_some()
            && self.effort.optional_detour(self.budget.unearned()).is_ok();
        self.unjoined_why.get_or_insert((kind, why));
        if self.plan.keys.is_none() && self.rows > 0 {
            return Err(self.stuck(stop));
        }
        self.patience = if progressed {
            1
        } else {
            self.patience.saturating_mul(2)
        };
        self.alone = self.patience;
        self.budget.fill();
        Ok(again)
    }

    /// Reads the main table alone; `false` when nothing more can be read.
    fn read_alone(&mut self, main: &mut Reader<'_>, most: u64) -> Result<bool, Fault> {
        let before = self.rows;
        let stop = self.read(main, most);
        let read = self.rows.saturating_sub(before);
        if self.plan.joined.is_some() {
            self.unjoined = self.unjoined.saturating_add(read);
        }
        match stop {
            Stop::End => Ok(false),
            Stop::Enough => Ok(true),
            Stop::Disorder if read > 0 => {
                let (_, why) = explain(&stop);
                self.damaged_why.get_or_insert(why);
                self.effort
                    .detour()
                    .map(|()| true)
                    .map_err(|spent| self.too_much(spent))
            }
            stop => self.pass(&stop),
        }
    }

    /// Passes over what is damaged in the main table; `false` when that reaches to its end.
    fn pass(&mut self, stop: &Stop) -> Result<bool, Fault> {
        let (kind, why) = explain(stop);
        let Some(keys) = &self.plan.keys else {
            return Err(self.stuck(stop));
        };
        if kind == FaultKind::TooMany {
            return Err(self.stuck(stop));
        }
        self.effort.detour().map_err(|spent| self.too_much(spent))?;
        self.damaged_why.get_or_insert(why);
        // The joined tables were not at fault.
        self.patience = 1;
        let Some(from) = self.next() else {
            return Ok(false);
        };
        if matches!(stop, Stop::Failed(_))
            && let Ok(rowid) = self
                .connection
                .query_row(keys, [from], |row| row.get::<_, i64>(0))
            && rowid >= from
        {
            self.damaged_rows = self.damaged_rows.saturating_add(1);
            self.last = Some(rowid);
            return Ok(true);
        }
        if self.stretch_rows != Some(self.rows) {
            self.stretches = self.stretches.saturating_add(1);
            self.stretch_rows = Some(self.rows);
        }
        let behind = tree::past_damage(self.image, &mut self.effort, self.plan.root, from)
            .map_err(|spent| self.too_much(spent))?;
        if let Some(behind) = behind {
            self.last = Some(behind.saturating_sub(1));
        }
        Ok(behind.is_some())
    }

    fn too_much(&self, _: Spent) -> Fault {
        Fault::new(FaultKind::TooMany, self.table).detail(format_args!(
            "too much damage to pass over, {} rows were read before",
            self.rows
        ))
    }

    fn stuck(&self, stop: &Stop) -> Fault {
        let (kind, why) = explain(stop);
        Fault::new(kind, self.table).detail(format_args!(
            "reading stopped after {} rows: {why}",
            self.rows
        ))
    }

    fn faults(&mut self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if let Some(why) = self.damaged_why.take() {
            faults.push(Fault::new(FaultKind::Damaged, self.table).detail(format_args!(
                "{} damaged stretches and {} damaged rows were passed over, {} rows were read: {why}",
                self.stretches, self.damaged_rows, self.rows
            )));
        }
        if let Some((kind, why)) = self.unjoined_why.take().filter(|_| self.unjoined > 0) {
            faults.push(Fault::new(kind, self.table).detail(format_args!(
                "{} of {} rows were read without their joined tables: {why}",
                self.unjoined, self.rows
            )));
        }
        faults
    }
}

fn explain(stop: &Stop) -> (FaultKind, String) {
    match stop {
        Stop::Failed(error) => {
            let kind = match error.sqlite_error_code() {
                Some(ErrorCode::OperationInterrupted) => FaultKind::TooMany,
                _ => FaultKind::Damaged,
            };
            (kind, error.to_string())
        }
        Stop::Repeated => (
            FaultKind::TooMany,
            "one row is repeated without end".to_owned(),
        ),
        Stop::TooLong => (
            FaultKind::TooMany,
            "its values are longer than the file can hold".to_owned(),
        ),
        Stop::Disorder => (FaultKind::Damaged, "rows are out of order".to_owned()),
        Stop::End | Stop::Enough => (FaultKind::Damaged, "it ended".to_owned()),
    }
}
