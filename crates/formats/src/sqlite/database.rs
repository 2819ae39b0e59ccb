//! An opened database: its tables, and scans over them.

use std::sync::Arc;

use model::{Fault, FaultKind};

use super::{
    Row, Select,
    connection::{self, Opened},
    image::Image,
    note, plan,
    removed::{Others, Removed, Signatures},
    scan::Scanner,
};
use crate::bytes::SharedBytes;

/// A database opened for reading only.
pub struct Database {
    image: Arc<Image>,
    opened: Opened,
    faults: Vec<Fault>,
}

/// What a scan read, and what it could not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// How many rows were handed out.
    pub rows: u64,
    /// What could not be read.
    pub faults: Vec<Fault>,
    /// How the schema differs from what the question knows.
    pub schema: SchemaNote,
}

/// Columns that were asked for and do not exist, and columns that exist and were not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchemaNote {
    /// Known columns that the schema lacks, as `table.column`, sorted.
    pub absent: Vec<String>,
    /// Columns of the tables used that were neither wanted nor known, as `table.column`, sorted; the
    /// first of them, up to a limit.
    pub unread: Vec<String>,
}

impl Database {
    /// Opens the main file with what its write-ahead log commits; without the log the state of the
    /// main file alone is seen.
    ///
    /// # Errors
    /// When no part of it can be read as a database.
    pub fn open(main: SharedBytes, wal: Option<SharedBytes>) -> Result<Database, Fault> {
        let mut faults = Vec::new();
        let image = Arc::new(Image::open(main, wal, &mut faults)?);
        let opened = connection::open(&image, &mut faults);
        let mut sources = image.take_faults();
        let opened = opened.map_err(|fault| sources.pop().unwrap_or(fault))?;
        faults.append(&mut sources);
        Ok(Database {
            image,
            opened,
            faults,
        })
    }

    /// Whether there is an ordinary table of that name; a view is not a table.
    #[must_use]
    pub fn has_table(&self, table: &str) -> bool {
        self.opened.schema.table(table).is_some()
    }

    /// The names of the ordinary tables, sorted.
    #[must_use]
    pub fn tables(&self) -> Vec<&str> {
        self.opened.schema.names()
    }

    /// The columns of a table in the order of its declaration; empty when there is no such table.
    #[must_use]
    pub fn columns(&self, table: &str) -> &[String] {
        let table = self.opened.schema.table(table);
        table.map_or(&[], |table| &table.details(&self.opened.connection).columns)
    }

    /// The highest row number of a table; none when it has no row, no row numbers, or cannot be read.
    #[must_use]
    pub fn newest_row(&self, table: &str) -> Option<i64> {
        if !self.has_table(table) {
            return None;
        }
        self.opened.budget.fill();
        let name = table.replace('"', "\"\"");
        let question = format!("SELECT max(_rowid_) FROM \"{name}\"");
        let answer = |row: &rusqlite::Row<'_>| row.get::<_, Option<i64>>(0);
        let connection = &self.opened.connection;
        connection.query_row(&question, [], answer).ok().flatten()
    }

    /// Hands each row to `each`, exactly once, and steps over what is damaged.
    pub fn scan(&self, select: &Select, each: &mut dyn FnMut(&Row<'_>)) -> Scan {
        let Opened {
            connection,
            schema,
            budget,
        } = &self.opened;
        budget.fill();
        let parts = plan::find_parts(select, schema, connection);
        let note = note::note(select, &parts, schema, connection);
        let mut faults = Vec::new();
        let mut scan = match plan::plan(select, parts, connection, &mut faults) {
            Some(plan) => {
                let served = (connection, &*self.image, budget);
                Scanner::new(served, &plan, select.table(), each).run()
            }
            None => Scan {
                faults: vec![
                    Fault::new(FaultKind::UnknownSchema, select.table()).detail("no such table"),
                ],
                ..Scan::default()
            },
        };
        scan.faults.splice(..0, faults);
        scan.schema = note;
        scan
    }

    /// Hands out rows of the select's main table that are no rows in use: removed ones and earlier
    /// states of those that were changed, as far as the file surely holds them. Joined columns are
    /// absent. Most files hold few or none.
    pub fn recovered(&self, select: &Select, each: &mut dyn FnMut(&Row<'_>)) -> Scan {
        let Opened {
            connection, schema, ..
        } = &self.opened;
        let main = plan::find(schema, connection, select.table());
        let Some(main) = main.filter(|main| main.details.rowid.is_some()) else {
            return Scan::default();
        };
        let details = main.details;
        let slots: Vec<Option<usize>> = select
            .wanted
            .iter()
            .map(|wanted| details.stored(wanted.name).filter(|_| wanted.of == 0))
            .collect();
        let removed = Removed {
            image: &self.image,
            table: select.table(),
            root: main.table.root,
            columns: details.columns.len(),
            alias: details.alias(),
            slots: &slots,
        };
        let names = || schema.names().into_iter().map(str::to_owned).collect();
        let columns = |name: &str| {
            let other = plan::find(schema, connection, name)?;
            other.details.rowid.map(|_| other.details.declared.clone())
        };
        let others = Others {
            names: &names,
            columns: &columns,
        };
        let tables = Signatures::new(select.table(), &details.declared, others);
        removed.run(tables, each)
    }

    /// What opening noticed: a truncated file, bad frames in the log, a damaged schema.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        self.faults.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_row_is_found_whatever_the_table_is_called() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.db");
        let made = rusqlite::Connection::open(&path).unwrap();
        made.execute_batch(
            "CREATE TABLE \"odd\"\" name\" (a); INSERT INTO \"odd\"\" name\" (rowid, a) VALUES (7, 1), (40, 2);
             CREATE TABLE empty (a); CREATE TABLE keyed (a PRIMARY KEY) WITHOUT ROWID; INSERT INTO keyed VALUES (3);",
        )
        .unwrap();
        made.close().unwrap();
        let content: SharedBytes = Arc::new(std::fs::read(&path).unwrap());
        let database = Database::open(content, None).unwrap();
        assert_eq!(database.newest_row("odd\" name"), Some(40));
        assert_eq!(database.newest_row("empty"), None);
        assert_eq!(database.newest_row("keyed"), None);
        assert_eq!(database.newest_row("none"), None);
    }

    #[test]
    fn a_database_can_be_handed_to_another_thread() {
        fn is_send<T: Send>() {}
        is_send::<Database>();
    }
}
