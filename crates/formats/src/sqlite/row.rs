//! One row, borrowed from SQLite for as long as it is looked at.

use std::{borrow::Cow, cell::Cell};

use model::Place;
use rusqlite::types::ValueRef;

use super::Column;

/// One row of a scan. A value of another type than asked for is `None`, as is NULL.
pub struct Row<'r> {
    pub(super) values: &'r rusqlite::Row<'r>,
    /// Where the value of each wanted column stands; `None` when the schema lacks it.
    pub(super) slots: &'r [Option<usize>],
    /// How many bytes of values may still be looked at in this scan.
    pub(super) values_left: &'r Cell<u64>,
    pub(super) table: &'r str,
    pub(super) rowid: i64,
}

impl Row<'_> {
    /// The rowid; in a table WITHOUT ROWID the number of the row, counted from 1 in the order of the
    /// primary key.
    #[must_use]
    pub fn rowid(&self) -> i64 {
        self.rowid
    }

    /// Where the row stands: the main table and the rowid.
    #[must_use]
    pub fn place(&self) -> Place<'_> {
        Place::Row {
            table: self.table,
            row: self.rowid,
        }
    }

    /// A TEXT, with U+FFFD for what is not UTF-8, or a BLOB that is UTF-8.
    #[must_use]
    pub fn text(&self, column: Column) -> Option<Cow<'_, str>> {
        match self.value(column)? {
            // Looking for where UTF-8 breaks costs more than seeing that it does not.
            ValueRef::Text(bytes) => Some(
                std::str::from_utf8(bytes)
                    .map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed),
            ),
            ValueRef::Blob(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            _ => None,
        }
    }

    /// An INTEGER, or the whole part of a REAL that lies in the range of an `i64`.
    #[must_use]
    pub fn integer(&self, column: Column) -> Option<i64> {
        match self.value(column)? {
            ValueRef::Integer(integer) => Some(integer),
            ValueRef::Real(real) => whole_part(real),
            _ => None,
        }
    }

    /// A REAL, or an INTEGER as the nearest REAL.
    #[must_use]
    pub fn real(&self, column: Column) -> Option<f64> {
        match self.value(column)? {
            ValueRef::Real(real) => Some(real),
            ValueRef::Integer(integer) => Some(nearest_real(integer)),
            _ => None,
        }
    }

    /// The bytes of a BLOB or of a TEXT.
    #[must_use]
    pub fn blob(&self, column: Column) -> Option<&[u8]> {
        match self.value(column)? {
            ValueRef::Blob(bytes) | ValueRef::Text(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Whether the schema lacks the column, or the joined table could not be read for this row. A
    /// NULL is not absent.
    #[must_use]
    pub fn is_absent(&self, column: Column) -> bool {
        self.slot(column).is_none()
    }

    fn slot(&self, column: Column) -> Option<usize> {
        self.slots.get(column.0).copied().flatten()
    }

    fn value(&self, column: Column) -> Option<ValueRef<'_>> {
        let value = self.values.get_ref(self.slot(column)?).ok()?;
        if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = value {
            let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            let left = self.values_left.get().saturating_sub(length);
            self.values_left.set(left);
        }
        Some(value)
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "the range is checked, and no other conversion from f64 exists"
)]
fn whole_part(real: f64) -> Option<i64> {
    // 2^63, exact in an f64; NaN fails the comparison.
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    (-BEYOND..BEYOND)
        .contains(&real)
        .then(|| real.trunc() as i64)
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "the nearest f64 is what is wanted"
)]
fn nearest_real(integer: i64) -> f64 {
    integer as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reals_outside_the_range_of_integers_are_no_integers() {
        assert_eq!(whole_part(-1.9), Some(-1));
        assert_eq!(whole_part(-9_223_372_036_854_775_808.0), Some(i64::MIN));
        for real in [9_223_372_036_854_775_808.0, f64::NAN, f64::NEG_INFINITY] {
            assert_eq!(whole_part(real), None);
        }
    }
}
