//! Databases made to do harm.

use std::{sync::Arc, time::Instant};

use formats::{
    limits::{SQLITE_SCHEMA_OBJECTS, SQLITE_VALUE_BYTES},
    sqlite::{Database, Select},
};
use model::FaultKind;
use rusqlite::{Connection, config::DbConfig};

use crate::made::{Value, made, numbered, opened, pages_of, scanned};

fn rewrite_schema(connection: &Connection, sql: &str) {
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)
        .unwrap();
    connection.execute_batch(sql).unwrap();
}

#[test]
fn a_view_or_virtual_table_that_is_called_a_table_is_not_read() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE kept(a); INSERT INTO kept VALUES (1);
                 CREATE TABLE v(a); CREATE TABLE w(a); CREATE TABLE x(a);",
            )
            .unwrap();
        rewrite_schema(
            connection,
            "UPDATE sqlite_schema SET sql = 'CREATE VIEW v AS SELECT load_extension(''x'') AS a' WHERE name = 'v';
             UPDATE sqlite_schema SET sql = 'CREATE VIRTUAL TABLE w USING dbstat' WHERE name = 'w';
             UPDATE sqlite_schema SET sql = 'CREATE TABLE x AS SELECT load_extension(''x'') AS a' WHERE name = 'x';",
        );
    });
    let database = opened(&bytes, None);
    for table in ["v", "w", "x"] {
        let (rows, scan) = scanned(&database, table, &["a"]);
        assert_eq!(rows.len(), 0);
        assert_eq!(scan.faults[0].kind, FaultKind::UnknownSchema);
    }
    assert_eq!(scanned(&database, "kept", &["a"]).0.len(), 1);
}

#[test]
fn statements_that_do_not_parse_cost_only_their_tables() {
    let bytes = made(|connection| {
        connection
            .execute_batch("CREATE TABLE a(x); CREATE TABLE b(x); CREATE TABLE c(x); INSERT INTO c VALUES (3);")
            .unwrap();
        rewrite_schema(
            connection,
            "UPDATE sqlite_schema SET sql = 'CREATE TABLE b(x' WHERE name = 'b';",
        );
    });
    let database = opened(&bytes, None);
    assert_eq!(database.faults()[0].kind, FaultKind::Damaged);
    assert_eq!(
        scanned(&database, "c", &["x"]).0,
        [[Value::Integer(1), Value::Integer(3)]]
    );
    let (rows, scan) = scanned(&database, "b", &["x"]);
    assert_eq!(
        (rows.len(), scan.faults[0].kind),
        (0, FaultKind::UnknownSchema)
    );
}

#[test]
fn computed_columns_are_not_computed() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE g(a INTEGER, slow AS (length(hex(zeroblob(100000000)))) VIRTUAL,
                                kept AS (a + 1) STORED, d DEFAULT (abs(-5)), CHECK (a > 0));
                 INSERT INTO g(a) VALUES (1), (2);",
            )
            .unwrap();
    });
    let database = opened(&bytes, None);
    assert_eq!(database.columns("g"), ["a", "kept", "d"]);
    let (rows, scan) = scanned(&database, "g", &["a", "slow", "kept", "d"]);
    let row = |values: [i64; 2]| {
        vec![
            Value::Integer(values[0]),
            Value::Integer(values[0]),
            Value::Null,
            Value::Integer(values[1]),
            Value::Integer(5),
        ]
    };
    assert_eq!(rows, [row([1, 2]), row([2, 3])]);
    assert_eq!(scan.schema.absent, ["g.slow"]);
}

#[test]
fn a_join_without_end_is_stopped_and_the_main_table_read() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE m(id INTEGER PRIMARY KEY, k INTEGER); CREATE TABLE j(k INTEGER, v TEXT);
                 WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
                 INSERT INTO m SELECT i, 1 FROM n;
                 INSERT INTO j SELECT 1, 'x' FROM m;",
            )
            .unwrap();
    });
    let mut select = Select::from("m");
    let joined = select.left_join("j", "k", "k");
    let value = select.column_of(joined, "v");
    let (mut last, mut absent) = (0, 0);
    let scan = opened(&bytes, None).scan(&select, &mut |row| {
        assert!(row.rowid() >= last);
        last = row.rowid();
        absent += u64::from(row.is_absent(value));
    });
    assert_eq!(last, 20_000);
    assert!(absent > 0 && scan.rows > absent);
    assert_eq!(scan.faults[0].kind, FaultKind::TooMany);
}

#[test]
fn a_joined_table_too_large_to_be_indexed_in_memory_is_left_out() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE m(id INTEGER PRIMARY KEY, k INTEGER); INSERT INTO m(k) VALUES (1), (2);
                 CREATE TABLE big(k INTEGER, v BLOB); CREATE TABLE small(k INTEGER, v TEXT);
                 INSERT INTO small VALUES (2, 'two');
                 INSERT INTO big VALUES (1, zeroblob(40000000)), (2, zeroblob(40000000));",
            )
            .unwrap();
        // So that SQLite takes the table for a long one, and wants an index of it.
        connection
            .execute_batch("ANALYZE; UPDATE sqlite_stat1 SET stat = '1000000';")
            .unwrap();
    });
    let mut select = Select::from("m");
    let big = select.left_join("big", "k", "k");
    let big = select.column_of(big, "v");
    let small = select.left_join("small", "k", "k");
    let small = select.column_of(small, "v");
    let mut texts = Vec::new();
    let scan = opened(&bytes, None).scan(&select, &mut |row| {
        assert!(row.is_absent(big));
        texts.push(row.text(small).map(String::from));
    });
    assert_eq!(texts, [None, Some("two".to_owned())]);
    assert_eq!(scan.faults.len(), 1, "{:?}", scan.faults);
    assert_eq!(
        (scan.faults[0].kind, &*scan.faults[0].what),
        (FaultKind::TooLarge, "big")
    );
}

#[test]
fn pages_that_form_a_loop_end() {
    let bytes = made(|connection| numbered(connection, 512, 3_000));
    let pages = pages_of(&bytes, "t");
    let root = pages.iter().find(|page| page.path == "/").unwrap().number;
    let first_leaf = pages
        .iter()
        .find(|page| page.kind == "leaf")
        .unwrap()
        .number;
    for target in [root, first_leaf] {
        for page in pages.iter().filter(|page| page.kind == "internal") {
            let mut bytes = bytes.clone();
            let start = (page.number - 1) * 512;
            let right = u32::try_from(target).unwrap().to_be_bytes();
            bytes[start + 8..start + 12].copy_from_slice(&right);
            let (rows, scan) = scanned(&opened(&bytes, None), "t", &["a"]);
            assert!(rows.len() < 3_000 && scan.faults[0].kind == FaultKind::Damaged);
            assert!(rows.is_sorted_by(|one, next| integer(&one[0]) < integer(&next[0])));
        }
    }
}

fn integer(value: &Value) -> i64 {
    match value {
        Value::Integer(integer) => *integer,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_page_that_names_one_branch_many_times_gives_its_rows_once() {
    let bytes = made(|connection| numbered(connection, 512, 3_000));
    let pages = pages_of(&bytes, "t");
    let root = pages.iter().find(|page| page.path == "/").unwrap();
    let mut bytes = bytes;
    let start = (root.number - 1) * 512;
    let first = usize::from(u16::from_be_bytes([bytes[start + 12], bytes[start + 13]]));
    let child: [u8; 4] = bytes[start + first..start + first + 4].try_into().unwrap();
    for cell in 1..root.cells {
        let at = start + 12 + cell * 2;
        let cell = usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
        bytes[start + cell..start + cell + 4].copy_from_slice(&child);
    }
    let (rows, scan) = scanned(&opened(&bytes, None), "t", &["a"]);
    assert!(rows.is_sorted_by(|one, next| integer(&one[0]) < integer(&next[0])));
    assert!(!rows.is_empty() && scan.faults[0].kind == FaultKind::Damaged);
}

#[test]
fn a_value_above_the_limit_costs_its_row_alone() {
    let bytes = made(|connection| {
        connection
            .execute_batch(&format!(
                "CREATE TABLE b(id INTEGER PRIMARY KEY, v BLOB);
                 INSERT INTO b VALUES (1, x'01'), (2, zeroblob({})), (3, x'03');",
                SQLITE_VALUE_BYTES + 1
            ))
            .unwrap();
    });
    let mut select = Select::from("b");
    let value = select.column("v");
    let mut found = Vec::new();
    let scan =
        opened(&bytes, None).scan(&select, &mut |row| found.push(row.blob(value).unwrap()[0]));
    assert_eq!(found, [1, 3]);
    assert_eq!(scan.faults[0].kind, FaultKind::Damaged);
}

#[test]
fn a_schema_of_too_many_tables_is_cut_and_said() {
    let many = SQLITE_SCHEMA_OBJECTS + 1_000;
    let bytes = made(|connection| {
        connection
            .execute_batch("CREATE TABLE first(a); INSERT INTO first VALUES (1);")
            .unwrap();
        rewrite_schema(
            connection,
            &format!(
                "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < {many})
                 INSERT INTO sqlite_schema SELECT 'table', 'x' || i, 'x' || i, 2, 'CREATE TABLE x' || i || '(a)' FROM n;"
            ),
        );
    });
    let start = Instant::now();
    let database = opened(&bytes, None);
    assert_eq!(database.faults().len(), 1, "{:?}", database.faults());
    assert_eq!(scanned(&database, "first", &["a"]).0.len(), 1);
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn a_header_that_claims_a_huge_file_allocates_nothing() {
    let mut bytes = made(|connection| numbered(connection, 4096, 500));
    bytes[28..32].copy_from_slice(&0xFFFF_FFFE_u32.to_be_bytes());
    let database = Database::open(Arc::new(bytes), None).unwrap();
    assert_eq!(database.faults()[0].kind, FaultKind::Short);
    let (rows, scan) = scanned(&database, "t", &["a"]);
    assert_eq!((rows.len(), scan.faults), (500, vec![]));
}

#[test]
fn an_unknown_collation_costs_no_row() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE m(k TEXT COLLATE NOCASE);
                 CREATE TABLE j(k TEXT COLLATE NOCASE PRIMARY KEY, v TEXT);
                 INSERT INTO m VALUES ('a'), ('b'); INSERT INTO j VALUES ('a', 'one');",
            )
            .unwrap();
        rewrite_schema(
            connection,
            "UPDATE sqlite_schema SET sql = replace(sql, 'NOCASE', 'PHONE')",
        );
    });
    let mut select = Select::from("m");
    let key = select.column("k");
    let joined = select.left_join("j", "k", "k");
    let value = select.column_of(joined, "v");
    let mut rows = Vec::new();
    let scan = opened(&bytes, None).scan(&select, &mut |row| {
        rows.push((row.text(key).unwrap().into_owned(), row.is_absent(value)));
    });
    assert_eq!(rows, [("a".to_owned(), true), ("b".to_owned(), true)]);
    assert_eq!(scan.faults[0].kind, FaultKind::UnknownSchema);
}
