//! Databases made by SQLite for the tests, and their rows in a form that can be compared.

use std::{path::Path, sync::Arc};

use formats::sqlite::{Column, Database, Row, Scan, Select};
use rusqlite::{Connection, types::ValueRef};

/// The bytes of a database that `fill` made.
pub(crate) fn made(fill: impl FnOnce(&Connection)) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.db");
    let connection = Connection::open(&path).unwrap();
    fill(&connection);
    connection.close().unwrap();
    std::fs::read(path).unwrap()
}

/// The bytes of a database and of its write-ahead log while it is open.
pub(crate) fn made_with_log(page_size: u32, fill: impl FnOnce(&Connection)) -> (Vec<u8>, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.db");
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA page_size = {page_size}; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;"
        ))
        .unwrap();
    fill(&connection);
    let log = std::fs::read(folder.path().join("made.db-wal")).unwrap();
    (std::fs::read(path).unwrap(), log)
}

/// Runs `with` on a private copy that SQLite opens in its own way.
pub(crate) fn in_copy<T>(
    main: &[u8],
    log: Option<&[u8]>,
    with: impl FnOnce(&Connection) -> T,
) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.db");
    std::fs::write(&path, main).unwrap();
    if let Some(log) = log {
        std::fs::write(folder.path().join("copy.db-wal"), log).unwrap();
    }
    with(&Connection::open(&path).unwrap())
}

pub(crate) fn read(path: &Path) -> Option<Vec<u8>> {
    std::fs::read(path).ok()
}

pub(crate) fn opened(main: &[u8], log: Option<&[u8]>) -> Database {
    let log = log.map(|log| Arc::new(log.to_vec()) as _);
    Database::open(Arc::new(main.to_vec()), log).unwrap()
}

/// A value of a row, comparable.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Real(u64),
    Text(String),
    Blob(Vec<u8>),
}

impl From<ValueRef<'_>> for Value {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(integer) => Value::Integer(integer),
            ValueRef::Real(real) => Value::Real(real.to_bits()),
            ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
        }
    }
}

/// The rows of a table, by SQLite itself: its rowid first.
pub(crate) fn rows_by_sqlite(connection: &Connection, sql: &str) -> Vec<Vec<Value>> {
    let mut statement = connection.prepare(sql).unwrap();
    let count = statement.column_count();
    let rows = statement
        .query_map((), |row| {
            (0..count)
                .map(|number| row.get_ref(number).map(Value::from))
                .collect()
        })
        .unwrap();
    rows.map(Result::unwrap).collect()
}

/// Text and blob of a column cannot be told apart by the question, so a value is asked for in an order
/// in which each type answers only for itself.
pub(crate) fn text_or_integer(row: &Row<'_>, column: Column) -> Value {
    if let Some(integer) = row.integer(column) {
        return Value::Integer(integer);
    }
    row.text(column)
        .map_or(Value::Null, |text| Value::Text(text.into_owned()))
}

/// Scans a table of integers and texts: rowids and the values of the columns.
pub(crate) fn scanned(
    database: &Database,
    table: &'static str,
    names: &[&'static str],
) -> (Vec<Vec<Value>>, Scan) {
    let mut select = Select::from(table);
    let columns: Vec<Column> = names.iter().map(|name| select.column(name)).collect();
    let mut rows = Vec::new();
    let scan = database.scan(&select, &mut |row| {
        let values = columns.iter().map(|column| text_or_integer(row, *column));
        rows.push(
            [Value::Integer(row.rowid())]
                .into_iter()
                .chain(values)
                .collect(),
        );
    });
    (rows, scan)
}

/// `t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER)` with rows of some 60 bytes.
pub(crate) fn numbered(connection: &Connection, page_size: u32, count: i64) {
    connection
        .execute_batch(&format!(
            "PRAGMA page_size = {page_size}; BEGIN;
             CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
             WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < {count})
             INSERT INTO t SELECT i * 3, printf('row %050d', i), i * 7 FROM n;
             COMMIT;"
        ))
        .unwrap();
}

/// The rows that `numbered` makes.
pub(crate) fn numbered_rows(count: i64) -> Vec<Vec<Value>> {
    let row = |i: i64| {
        vec![
            Value::Integer(i * 3),
            Value::Text(format!("row {i:050}")),
            Value::Integer(i * 7),
        ]
    };
    (1..=count).map(row).collect()
}

/// A page of a table as SQLite's own statistics give it.
#[derive(Debug)]
pub(crate) struct PageOf {
    pub(crate) number: usize,
    pub(crate) kind: String,
    pub(crate) cells: usize,
    pub(crate) path: String,
}

/// The pages of a table, in the order of the tree.
pub(crate) fn pages_of(bytes: &[u8], table: &str) -> Vec<PageOf> {
    in_copy(bytes, None, |connection| {
        let sql = "SELECT pageno, pagetype, ncell, path FROM dbstat WHERE name = ?1 ORDER BY path";
        let mut statement = connection.prepare(sql).unwrap();
        let pages = statement.query_map([table], |row| {
            Ok(PageOf {
                number: row.get::<_, u32>(0)? as usize,
                kind: row.get(1)?,
                cells: row.get::<_, u32>(2)? as usize,
                path: row.get(3)?,
            })
        });
        pages.unwrap().map(Result::unwrap).collect()
    })
}

/// Zeroes a page.
pub(crate) fn zero(bytes: &mut [u8], page_size: usize, number: usize) {
    bytes[(number - 1) * page_size..number * page_size].fill(0);
}

/// Random numbers that are the same each time.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }
}
