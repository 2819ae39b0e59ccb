//! Where in a file a record stands.

use std::fmt;

/// Where in a file a record stands; written as `table:rowid`, `key:path`, `offset:n`, `line:n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place<'a> {
    /// A row of a database table, by its ROWID.
    Row {
        /// The table.
        table: &'a str,
        /// The row's ROWID.
        row: i64,
    },
    /// A path of keys in a property list or JSON document, `/` between them.
    Key(&'a str),
    /// A byte offset.
    Offset(u64),
    /// A line, counted from 1.
    Line(u64),
    /// The file as a whole.
    Whole,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Row { table, row } => write!(f, "{table}:{row}"),
            Place::Key(key) => write!(f, "key:{key}"),
            Place::Offset(offset) => write!(f, "offset:{offset}"),
            Place::Line(line) => write!(f, "line:{line}"),
            Place::Whole => f.write_str("file"),
        }
    }
}
