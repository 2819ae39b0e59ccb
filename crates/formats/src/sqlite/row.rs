//! One row, borrowed from SQLite for as long as it is looked at.

use std::{borrow::Cow, cell::Cell};

use model::Place;
use rusqlite::types::ValueRef;

use super::Column;

/// Where the values of a row are.
pub(super) enum Values<'r> {
    /// A row in use, as SQLite gives it.
    Live(&'r rusqlite::Row<'r>),
    /// A removed row; `None` for a value of which nothing is left.
    Removed(&'r [Option<ValueRef<'r>>]),
}

/// One row of a scan. A value of another type than asked for is `None`, as is NULL.
pub struct Row<'r> {
    pub(super) values: Values<'r>,
    /// Where the value of each wanted column stands; `None` when the schema lacks it.
    pub(super) slots: &'r [Option<usize>],
    /// How many bytes of values may still be looked at in this scan.
    pub(super) values_left: &'r Cell<u64>,
    pub(super) place: Place<'r>,
    pub(super) rowid: i64,
}

impl Row<'_> {
    /// The rowid; in a table WITHOUT ROWID the number of the row, counted from 1 in the order of the
    /// primary key. A removed row of which it is lost has a number below zero that no other removed
    /// row of the scan has.
    #[must_use]
    pub fn rowid(&self) -> i64 {
        self.rowid
    }

    /// Where the row stands: the main table and the rowid, or what is left of a removed row.
    #[must_use]
    pub fn place(&self) -> Place<'_> {
        self.place
    }

    /// Whether the row was removed, or is an earlier state of one that is in use. Its joined columns
    /// are absent.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        matches!(self.values, Values::Removed(_))
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

    /// Whether the schema lacks the column, the joined table could not be read for this row, or
    /// nothing is left of the value of a removed row. A NULL is not absent.
    #[must_use]
    pub fn is_absent(&self, column: Column) -> bool {
        let Some(slot) = self.slot(column) else {
            return true;
        };
        match self.values {
            Values::Live(_) => false,
            Values::Removed(values) => values.get(slot).is_none_or(Option::is_none),
        }
    }

    fn slot(&self, column: Column) -> Option<usize> {
        self.slots.get(column.0).copied().flatten()
    }

    fn value(&self, column: Column) -> Option<ValueRef<'_>> {
        let slot = self.slot(column)?;
        let value = match self.values {
            Values::Live(row) => row.get_ref(slot).ok()?,
            Values::Removed(values) => (*values.get(slot)?)?,
        };
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
