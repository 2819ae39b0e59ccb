//! Join tables of Core Data: their names and columns hold the numbers of the entities that they join,
//! which differ between versions of the same database.
//!
//! Described in: <https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/CoreData/>.

use formats::sqlite::Database;

/// The name behind every number that an entity of a small model can have.
macro_rules! numbered {
    ($name:literal) => {
        [
            concat!("Z_1", $name),
            concat!("Z_2", $name),
            concat!("Z_3", $name),
            concat!("Z_4", $name),
            concat!("Z_5", $name),
            concat!("Z_6", $name),
            concat!("Z_7", $name),
            concat!("Z_8", $name),
            concat!("Z_9", $name),
            concat!("Z_10", $name),
            concat!("Z_11", $name),
            concat!("Z_12", $name),
            concat!("Z_13", $name),
            concat!("Z_14", $name),
            concat!("Z_15", $name),
            concat!("Z_16", $name),
        ]
    };
}
pub(crate) use numbered;

/// A join table of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JoinTable {
    /// Its name.
    pub(crate) table: &'static str,
    /// The column that names the row on the first side.
    pub(crate) from: &'static str,
    /// The column that names the row on the other side.
    pub(crate) to: &'static str,
}

/// The first of `tables` that the database has with a column of each side.
pub(crate) fn join_table(
    database: &Database,
    tables: &[&'static str],
    from: &[&'static str],
    to: &[&'static str],
) -> Option<JoinTable> {
    tables.iter().find_map(|table| {
        let columns = database.columns(table);
        let named = |names: &[&'static str]| {
            let has = |name: &str| {
                columns
                    .iter()
                    .any(|column| column.eq_ignore_ascii_case(name))
            };
            names.iter().copied().find(|name| has(name))
        };
        Some(JoinTable {
            table,
            from: named(from)?,
            to: named(to)?,
        })
    })
}
