//! Rows that were removed and come back, where and as far as the file still holds them.

use std::collections::BTreeSet;

use formats::sqlite::{Column, Database, Scan, Select};

use crate::made::{Value, made, made_with_log, opened};

/// A removed row: its rowid if it is known, its values, where it stands.
pub(crate) struct Back {
    pub(crate) rowid: Option<i64>,
    pub(crate) values: Vec<Option<Value>>,
    pub(crate) place: String,
}

/// The removed rows of `table`: `None` for a value of which nothing is left.
pub(crate) fn recovered(
    database: &Database,
    table: &'static str,
    names: &[&'static str],
) -> (Vec<Back>, Scan) {
    let mut select = Select::from(table);
    let rowid = select.column("ROWID");
    let columns: Vec<Column> = names.iter().map(|name| select.column(name)).collect();
    let mut rows = Vec::new();
    let scan = database.recovered(&select, &mut |row| {
        assert!(row.is_removed());
        let values = columns.iter().map(|column| {
            (!row.is_absent(*column)).then(|| match (row.integer(*column), row.real(*column)) {
                (Some(integer), Some(real)) if real.fract() == 0.0 => Value::Integer(integer),
                (_, Some(real)) => Value::Real(real.to_bits()),
                _ => match (row.text(*column), row.blob(*column)) {
                    (Some(text), _) => Value::Text(text.into_owned()),
                    (_, Some(bytes)) => Value::Blob(bytes.to_vec()),
                    _ => Value::Null,
                },
            })
        });
        rows.push(Back {
            rowid: row.integer(rowid),
            values: values.collect(),
            place: row.place().to_string(),
        });
    });
    assert_eq!(scan.rows, rows.len() as u64);
    (rows, scan)
}

/// `t(id INTEGER PRIMARY KEY, a TEXT, b REAL)` with `count` rows whose texts differ in length.
const FILL: &str = "
    PRAGMA secure_delete = OFF; PRAGMA auto_vacuum = NONE;
    CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT NOT NULL, b REAL);
    WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
    INSERT INTO t SELECT i, printf('row %d ', i) || substr('abcdefghijklmnopqrstuvwxyz', 1, i % 26), i + 0.5 FROM n;
";

fn text_of(i: i64) -> String {
    let rest = usize::try_from(i % 26).unwrap();
    format!(
        "row {i} {}",
        "abcdefghijklmnopqrstuvwxyz".get(..rest).unwrap()
    )
}

/// The numbers of the rows that came back, each held against what was written.
fn numbers(rows: &[Back]) -> BTreeSet<i64> {
    let mut numbers = BTreeSet::new();
    for row in rows {
        let Some(Some(Value::Text(text))) = row.values.get(1) else {
            panic!("{:?}", row.values);
        };
        let i: i32 = text.split(' ').nth(1).unwrap().parse().unwrap();
        let half = f64::from(i) + 0.5;
        let i = i64::from(i);
        assert_eq!(*text, text_of(i), "{}", row.place);
        // The last value of a row in free space may have lost its end.
        let real = Value::Real(half.to_bits());
        let b = row.values[2].as_ref();
        assert!(b.is_none_or(|b| *b == real), "{}", row.place);
        assert!(row.rowid.is_none_or(|rowid| rowid == i), "{}", row.place);
        let id = row.rowid.map(Value::Integer);
        assert_eq!(row.values[0], id, "{}", row.place);
        assert!(numbers.insert(i), "twice: {i}");
    }
    numbers
}

const COLUMNS: [&str; 3] = ["id", "a", "b"];

#[test]
fn rows_deleted_one_by_one_come_back_from_between_the_others() {
    let bytes = made(|connection| {
        connection.execute_batch(FILL).unwrap();
        connection
            .execute_batch("DELETE FROM t WHERE id % 7 = 3")
            .unwrap();
    });
    let (rows, scan) = recovered(&opened(&bytes, None), "t", &COLUMNS);
    assert_eq!(scan.faults, []);
    let back = numbers(&rows);
    assert!(back.iter().all(|i| i % 7 == 3), "{back:?}");
    let removed = (1..=2000).filter(|i| i % 7 == 3).count();
    println!("{} of {removed} rows came back", back.len());
    assert!(
        back.len() * 10 >= removed * 9,
        "{} of {removed}",
        back.len()
    );
    assert!(rows.iter().all(|row| row.place.contains(":free-space:")));
}

#[test]
fn rows_deleted_together_come_back_from_unused_pages() {
    let bytes = made(|connection| {
        connection.execute_batch(FILL).unwrap();
        connection.execute_batch("DELETE FROM t").unwrap();
    });
    let (rows, scan) = recovered(&opened(&bytes, None), "t", &COLUMNS);
    assert_eq!(scan.faults, []);
    let back = numbers(&rows);
    println!("{} of 2000 rows came back", back.len());
    assert!(back.len() > 1_700, "{} of 2000", back.len());
    assert!(rows.iter().any(|row| row.place.contains(":free-page:")));
}

#[test]
fn what_only_the_log_deletes_or_changes_comes_back() {
    let (main, log) = made_with_log(4096, |connection| {
        connection.execute_batch(FILL).unwrap();
        connection
            .execute_batch(
                "PRAGMA wal_checkpoint(TRUNCATE);
                 DELETE FROM t WHERE id BETWEEN 100 AND 110;
                 UPDATE t SET a = 'changed' WHERE id = 500;
                 INSERT INTO t VALUES (3000, 'row 3000 abcdefghij', 3000.5);",
            )
            .unwrap();
        connection
            .execute_batch("DELETE FROM t WHERE id = 3000")
            .unwrap();
    });
    let (rows, scan) = recovered(&opened(&main, Some(&log)), "t", &COLUMNS);
    assert_eq!(scan.faults, []);
    let mut expected: BTreeSet<i64> = (100..=110).collect();
    expected.extend([500, 3000]);
    assert_eq!(numbers(&rows), expected);
    // Without the log they are rows in use.
    let (rows, _) = recovered(&opened(&main, None), "t", &COLUMNS);
    assert_eq!(rows.len(), 0);
    let (rows, _) = recovered(&opened(&main, Some(&log)), "t", &COLUMNS);
    let places: Vec<&str> = rows.iter().map(|row| &*row.place).collect();
    let from = |how: &str| places.iter().any(|place| place.contains(how));
    assert!(from(":before-log:") || from(":log-"), "{places:?}");
}

#[test]
fn nothing_comes_back_from_a_database_without_free_space() {
    for after in [
        "",
        "PRAGMA secure_delete = ON; DELETE FROM t WHERE id % 3 = 0",
        "DELETE FROM t WHERE id % 3 = 0; VACUUM",
    ] {
        let bytes = made(|connection| {
            connection.execute_batch(FILL).unwrap();
            connection.execute_batch(after).unwrap();
        });
        let (rows, scan) = recovered(&opened(&bytes, None), "t", &COLUMNS);
        assert_eq!((rows.len(), scan.faults), (0, vec![]), "{after}");
    }
}

#[test]
fn a_long_row_comes_back_without_what_stood_on_other_pages() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "PRAGMA secure_delete = OFF; PRAGMA page_size = 4096;
                 CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT);
                 INSERT INTO t VALUES (1, 'first', printf('%09000d', 1), 'behind');
                 INSERT INTO t VALUES (2, 'second', 'short', 'last');
                 INSERT INTO t VALUES (3, 'third', printf('%09000d', 3), 'behind');
                 DELETE FROM t WHERE id = 1;",
            )
            .unwrap();
    });
    let (rows, _) = recovered(&opened(&bytes, None), "t", &["a", "b", "c"]);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].rowid, None);
    assert_eq!(
        rows[0].values,
        [Some(Value::Text("first".into())), None, None]
    );
}

#[test]
fn tables_without_rowid_and_other_encodings_are_left_alone() {
    for sql in [
        "CREATE TABLE t(a TEXT PRIMARY KEY, b REAL, c TEXT) WITHOUT ROWID;",
        "PRAGMA encoding = 'UTF-16le'; CREATE TABLE t(a TEXT PRIMARY KEY, b REAL, c TEXT);",
    ] {
        let bytes = made(|connection| {
            connection
                .execute_batch(&format!(
                    "PRAGMA secure_delete = OFF; {sql}
                     WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 500)
                     INSERT INTO t SELECT printf('%020d', i), i, 'something' FROM n;
                     DELETE FROM t WHERE b % 2 = 0;"
                ))
                .unwrap();
        });
        let (rows, scan) = recovered(&opened(&bytes, None), "t", &["a", "b"]);
        assert_eq!((rows.len(), scan.faults), (0, vec![]), "{sql}");
    }
}

#[test]
fn auto_vacuum_leaves_less_and_nothing_wrong() {
    for mode in ["FULL", "INCREMENTAL"] {
        let bytes = made(|connection| {
            let fill = FILL.replace("auto_vacuum = NONE", &format!("auto_vacuum = {mode}"));
            connection.execute_batch(&fill).unwrap();
            connection
                .execute_batch(
                    "DELETE FROM t WHERE id > 1000 OR id % 5 = 1; PRAGMA incremental_vacuum(2);",
                )
                .unwrap();
        });
        let (rows, scan) = recovered(&opened(&bytes, None), "t", &COLUMNS);
        assert_eq!(scan.faults, []);
        let back = numbers(&rows);
        println!("{mode}: {} rows came back", back.len());
        assert!(back.iter().all(|i| *i > 1000 || i % 5 == 1));
        assert!(!back.is_empty());
    }
}

#[test]
fn rows_from_before_a_column_was_added_come_back_with_it_absent() {
    let bytes = made(|connection| {
        connection.execute_batch(FILL).unwrap();
        connection
            .execute_batch(
                "ALTER TABLE t ADD COLUMN c TEXT DEFAULT 'new'; DELETE FROM t WHERE id % 7 = 3;",
            )
            .unwrap();
    });
    let (rows, _) = recovered(&opened(&bytes, None), "t", &["id", "a", "b", "c"]);
    assert!(rows.iter().all(|row| row.values[3].is_none()));
    assert!(numbers(&rows).len() > 200);
}

#[test]
fn what_could_be_another_tables_row_is_nobodys() {
    let bytes = made(|connection| {
        connection.execute_batch(FILL).unwrap();
        connection
            .execute_batch(
                "CREATE TABLE u(id INTEGER PRIMARY KEY, x TEXT, y REAL);
                 INSERT INTO u SELECT id, a || ' of u', b FROM t; DELETE FROM u; DELETE FROM t;",
            )
            .unwrap();
    });
    for table in ["t", "u"] {
        let (rows, _) = recovered(&opened(&bytes, None), table, &["id"]);
        assert_eq!(rows.len(), 0, "{table}");
    }
    // A table of another kind is none of its rivals.
    let bytes = made(|connection| {
        connection.execute_batch(FILL).unwrap();
        connection
            .execute_batch(
                "CREATE TABLE u(id INTEGER PRIMARY KEY, x TEXT, y TEXT);
                 INSERT INTO u SELECT id, a, 'text ' || b FROM t; DELETE FROM u; DELETE FROM t;",
            )
            .unwrap();
    });
    let (rows, _) = recovered(&opened(&bytes, None), "t", &COLUMNS);
    assert!(numbers(&rows).len() > 1_700);
    let (rows, _) = recovered(&opened(&bytes, None), "u", &["y"]);
    assert!(rows.len() > 1_700);
    for row in &rows {
        if let Some(Value::Text(text)) = &row.values[0] {
            assert!(text.starts_with("text "), "{text}");
        }
    }
}

#[test]
fn a_table_that_does_not_exist_has_no_removed_rows() {
    let bytes = made(|connection| connection.execute_batch(FILL).unwrap());
    let (rows, scan) = recovered(&opened(&bytes, None), "nothing", &["a"]);
    assert_eq!((rows.len(), scan), (0, Scan::default()));
}
