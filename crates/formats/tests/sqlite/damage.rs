//! Databases that were cut or overwritten: what can be read is read, once.

use std::{collections::BTreeMap, sync::Arc};

use formats::sqlite::{Database, Select};
use model::FaultKind;

use crate::made::{
    PageOf, Random, Value, made, numbered, numbered_rows, opened, pages_of, scanned, zero,
};

const ROWS: i64 = 6_000;

fn thousands() -> Vec<u8> {
    made(|connection| numbered(connection, 1024, ROWS))
}

/// Asserts that the rows are those of the table, without those of the damaged leaves.
fn assert_all_but(bytes: &[u8], leaves: &[PageOf], damaged: &[usize]) {
    let mut expected = numbered_rows(ROWS);
    let mut next = 0;
    for (place, leaf) in leaves.iter().enumerate() {
        if damaged.contains(&place) {
            expected.drain(next..next + leaf.cells);
        } else {
            next += leaf.cells;
        }
    }
    let (rows, scan) = scanned(&opened(bytes, None), "t", &["a", "b"]);
    assert!(
        rows == expected,
        "{} rows of {}, damaged {damaged:?}",
        rows.len(),
        expected.len()
    );
    assert_eq!(scan.rows as usize, expected.len());
    assert_eq!(scan.faults.is_empty(), damaged.is_empty());
    assert!(
        scan.faults
            .iter()
            .all(|fault| fault.kind == FaultKind::Damaged)
    );
}

fn leaves(bytes: &[u8]) -> Vec<PageOf> {
    let pages = pages_of(bytes, "t").into_iter();
    pages.filter(|page| page.kind == "leaf").collect()
}

#[test]
fn rows_around_zeroed_leaves_are_read_once() {
    let bytes = thousands();
    let leaves = leaves(&bytes);
    let last = leaves.len() - 1;
    assert!(last > 300);
    let mut random = Random(7);
    let mut cases: Vec<Vec<usize>> = vec![
        vec![],
        vec![0],
        vec![last],
        vec![5, 7, 9],
        (10..200).collect(),
    ];
    cases.push((0..=last).step_by(2).collect());
    cases.extend((0..20).map(|_| (0..random.below(9)).map(|_| random.below(last)).collect()));
    for damaged in cases {
        let mut bytes = bytes.clone();
        for place in &damaged {
            zero(&mut bytes, 1024, leaves[*place].number);
        }
        assert_all_but(&bytes, &leaves, &damaged);
    }
}

#[test]
fn rows_around_overwritten_leaves_are_read_once() {
    let bytes = thousands();
    let leaves = leaves(&bytes);
    let mut random = Random(11);
    for _ in 0..20 {
        let mut bytes = bytes.clone();
        let place = random.below(leaves.len());
        let start = (leaves[place].number - 1) * 1024;
        // A cell pointer that leads beyond the page: the header looks as it should.
        bytes[start + 8..start + 10].fill(0xFF);
        assert_all_but(&bytes, &leaves, &[place]);
    }
}

#[test]
fn a_zeroed_branch_costs_only_its_leaves() {
    let bytes = thousands();
    let pages = pages_of(&bytes, "t");
    let leaves = leaves(&bytes);
    let branches: Vec<&PageOf> = pages
        .iter()
        .filter(|page| page.kind == "internal" && page.path != "/")
        .collect();
    assert!(branches.len() > 2);
    for branch in branches {
        let mut bytes = bytes.clone();
        zero(&mut bytes, 1024, branch.number);
        let below = (0..leaves.len()).filter(|place| leaves[*place].path.starts_with(&branch.path));
        assert_all_but(&bytes, &leaves, &below.collect::<Vec<_>>());
    }
    let mut bytes = bytes.clone();
    zero(
        &mut bytes,
        1024,
        pages.iter().find(|page| page.path == "/").unwrap().number,
    );
    let (rows, scan) = scanned(&opened(&bytes, None), "t", &["a"]);
    assert_eq!((rows.len(), scan.faults[0].kind), (0, FaultKind::Damaged));
}

#[test]
fn a_cut_file_gives_the_rows_of_the_pages_that_it_holds() {
    let bytes = made(|connection| numbered(connection, 4096, ROWS));
    let pages = pages_of(&bytes, "t");
    let all: BTreeMap<i64, Vec<Value>> = (1..).map(|i| i * 3).zip(numbered_rows(ROWS)).collect();
    let mut random = Random(3);
    let boundaries = (0..=bytes.len() / 4096).flat_map(|page| {
        let at = page * 4096;
        [at.saturating_sub(1), at, at + 1]
    });
    let cuts: Vec<usize> = boundaries
        .chain((0..256).map(|_| random.below(bytes.len())))
        .filter(|cut| *cut <= bytes.len())
        .collect();
    for cut in cuts {
        let Ok(database) = Database::open(Arc::new(bytes[..cut].to_vec()), None) else {
            assert!(cut < 4096);
            continue;
        };
        let held = cut / 4096;
        let missing = bytes.len() / 4096 - held;
        let faults = database.faults();
        assert_eq!(faults.len(), usize::from(missing > 0));
        assert!(faults.iter().all(|fault| fault.kind == FaultKind::Short));
        let (rows, scan) = scanned(&database, "t", &["a", "b"]);
        assert!(rows.is_sorted_by(|one, next| rowid(one) < rowid(next)));
        assert!(rows.iter().all(|row| all[&rowid(row)] == *row));
        let interior_held = pages
            .iter()
            .all(|page| page.kind != "internal" || page.number <= held);
        let cells = pages
            .iter()
            .filter(|page| page.kind == "leaf" && page.number <= held);
        if interior_held {
            assert_eq!(rows.len(), cells.map(|page| page.cells).sum::<usize>());
        }
        assert_eq!(scan.faults.is_empty(), missing == 0);
    }
}

fn rowid(row: &[Value]) -> i64 {
    match row[0] {
        Value::Integer(rowid) => rowid,
        _ => panic!("no rowid"),
    }
}

#[test]
fn a_row_whose_long_value_is_damaged_costs_no_other_row() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "PRAGMA page_size = 1024; CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
                 WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 50)
                 INSERT INTO t SELECT i, printf('%.*c', 9000, 'x'), i FROM n;",
            )
            .unwrap();
    });
    let overflow = pages_of(&bytes, "t");
    // The first overflow page of the tenth row.
    let page = overflow
        .iter()
        .filter(|page| page.kind == "overflow" && page.path.ends_with("+000000"));
    let page = page.map(|page| page.number).nth(9).unwrap();
    let mut bytes = bytes;
    zero(&mut bytes, 1024, page);
    let (rows, scan) = scanned(&opened(&bytes, None), "t", &["a", "b"]);
    assert_eq!(rows.len(), 49);
    assert!(rows.is_sorted_by(|one, next| rowid(one) < rowid(next)));
    assert_eq!(scan.faults.len(), 1);
    assert_eq!(scan.faults[0].kind, FaultKind::Damaged);
}

/// 3 000 messages of 600 people, who fill many pages.
fn people() -> Vec<u8> {
    made(|connection| {
        connection
            .execute_batch(
                "PRAGMA page_size = 1024; BEGIN;
                 CREATE TABLE message(id INTEGER PRIMARY KEY, person INTEGER, text TEXT);
                 CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT);
                 WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 600)
                 INSERT INTO person SELECT i, printf('person %0100d', i) FROM n;
                 WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
                 INSERT INTO message SELECT i, 1 + (i * 7) % 600, 'text ' || i FROM n;
                 COMMIT;",
            )
            .unwrap();
    })
}

/// Rows of messages: how many, how many with a name, how many whose name is absent.
fn count_people(bytes: &[u8]) -> (Vec<i64>, usize, usize, Vec<FaultKind>) {
    let mut select = Select::from("message");
    let (person, text) = (select.column("person"), select.column("text"));
    let joined = select.left_join("person", "id", "person");
    let name = select.column_of(joined, "name");
    let (mut rowids, mut named, mut absent) = (Vec::new(), 0, 0);
    let scan = opened(bytes, None).scan(&select, &mut |row| {
        rowids.push(row.rowid());
        assert_eq!(row.text(text).unwrap(), format!("text {}", row.rowid()));
        if row.is_absent(name) {
            absent += 1;
        } else if let Some(found) = row.text(name) {
            assert_eq!(
                found,
                format!("person {:0100}", row.integer(person).unwrap())
            );
            named += 1;
        }
    });
    (
        rowids,
        named,
        absent,
        scan.faults.iter().map(|fault| fault.kind).collect(),
    )
}

#[test]
fn a_damaged_joined_table_costs_no_row_of_the_main_table() {
    let bytes = people();
    let everybody: Vec<i64> = (1..=3000).collect();
    assert_eq!(count_people(&bytes), (everybody.clone(), 3000, 0, vec![]));
    let pages = pages_of(&bytes, "person");
    let leaf = pages
        .iter()
        .filter(|page| page.kind == "leaf")
        .nth(20)
        .unwrap();
    let mut damaged = bytes.clone();
    zero(&mut damaged, 1024, leaf.number);
    let (rowids, named, absent, faults) = count_people(&damaged);
    assert_eq!(rowids, everybody);
    assert!(
        named > 2_000 && named + absent == 3_000,
        "{named} named, {absent} absent"
    );
    assert!(absent >= leaf.cells * 5);
    assert_eq!(faults, [FaultKind::Damaged]);

    let mut damaged = bytes.clone();
    for page in &pages {
        zero(&mut damaged, 1024, page.number);
    }
    assert_eq!(
        count_people(&damaged),
        (everybody, 0, 3000, vec![FaultKind::Damaged])
    );
}

#[test]
fn damage_of_the_main_table_takes_no_joined_columns_away() {
    let mut bytes = people();
    let pages = pages_of(&bytes, "message");
    let leaf = pages
        .iter()
        .filter(|page| page.kind == "leaf")
        .nth(9)
        .unwrap();
    zero(&mut bytes, 1024, leaf.number);
    let (rowids, named, absent, faults) = count_people(&bytes);
    let left = 3_000 - leaf.cells;
    assert_eq!((rowids.len(), named, absent), (left, left, 0));
    assert!(rowids.is_sorted_by(|one, next| one < next));
    assert_eq!(faults, [FaultKind::Damaged]);
}

#[test]
fn a_damaged_table_without_rowid_gives_the_rows_before_the_damage() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "PRAGMA page_size = 1024; CREATE TABLE w(a INTEGER PRIMARY KEY, b TEXT) WITHOUT ROWID;
                 WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
                 INSERT INTO w SELECT i, printf('%050d', i) FROM n;",
            )
            .unwrap();
    });
    let pages = pages_of(&bytes, "w");
    let leaf = pages
        .iter()
        .filter(|page| page.kind == "leaf")
        .nth(50)
        .unwrap();
    let mut bytes = bytes;
    zero(&mut bytes, 1024, leaf.number);
    let (rows, scan) = scanned(&opened(&bytes, None), "w", &["a"]);
    assert!(rows.len() > 500 && rows.len() < 2_000);
    assert!(
        rows.iter()
            .zip(1..)
            .all(|(row, i)| *row == [Value::Integer(i), Value::Integer(i)])
    );
    assert_eq!(scan.faults[0].kind, FaultKind::Damaged);
}

#[test]
fn tables_of_a_partly_damaged_schema_are_read() {
    let bytes = made(|connection| {
        connection
            .execute_batch("PRAGMA page_size = 1024; BEGIN;")
            .unwrap();
        for number in 0..100 {
            connection
                .execute_batch(&format!(
                    "CREATE TABLE t{number}(a INTEGER, b TEXT); INSERT INTO t{number} VALUES ({number}, 'b');"
                ))
                .unwrap();
        }
        connection.execute_batch("COMMIT;").unwrap();
    });
    let pages = pages_of(&bytes, "sqlite_schema");
    let leaf = pages
        .iter()
        .filter(|page| page.kind == "leaf")
        .nth(3)
        .unwrap();
    let mut damaged = bytes.clone();
    zero(&mut damaged, 1024, leaf.number);
    let database = opened(&damaged, None);
    assert_eq!(database.faults()[0].kind, FaultKind::Damaged);
    assert_eq!(database.tables().len(), 100 - leaf.cells);
    for table in ["t0", "t99"] {
        assert_eq!(scanned(&database, table, &["a"]).0.len(), 1);
    }
}

#[test]
fn bits_flipped_anywhere_never_give_a_row_twice() {
    let bytes = made(|connection| numbered(connection, 512, 400));
    let mut random = Random(99);
    for _ in 0..600 {
        let mut bytes = bytes.clone();
        for _ in 0..=random.below(4) {
            let at = random.below(bytes.len());
            bytes[at] ^= 1 << random.below(8);
        }
        if let Ok(database) = Database::open(Arc::new(bytes), None) {
            let (rows, scan) = scanned(&database, "t", &["a", "b"]);
            assert!(rows.is_sorted_by(|one, next| rowid(one) < rowid(next)));
            assert_eq!(scan.rows as usize, rows.len());
        }
    }
}
