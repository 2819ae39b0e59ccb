//! Whatever is written, changed and removed: a row that comes back is one that once was there.
//! `REMOVED_CASES` and `REMOVED_SEED` ask for other histories.

use std::{collections::BTreeSet, fmt::Write};

use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use rusqlite::Connection;

use crate::{
    made::{Value, made, made_with_log, opened},
    removed::recovered,
};

/// What all histories of a run have in common.
#[derive(Clone, Copy, Debug)]
struct Kind {
    /// Most characters of a text, but for its frame.
    longest: usize,
    /// Whether the tables have indexes, whose pages take turns with theirs.
    indexed: bool,
    /// Whether several changes are one transaction.
    grouped: bool,
}

/// One change of a database.
#[derive(Clone, Debug)]
enum Change {
    Insert {
        table: usize,
        rowid: i64,
        text: usize,
        real: u32,
    },
    Update {
        table: usize,
        rowid: i64,
        text: usize,
    },
    Delete {
        table: usize,
        from: i64,
        to: i64,
    },
    Checkpoint,
    Commit,
}

fn change(longest: usize) -> impl Strategy<Value = Change> {
    let rowid = prop_oneof![
        1..40_i64,
        100..400_i64,
        20_000..20_050_i64,
        3_000_000..3_000_020_i64
    ];
    prop_oneof![
        12 => (0..2_usize, rowid.clone(), 0..longest, any::<u32>())
            .prop_map(|(table, rowid, text, real)| Change::Insert { table, rowid, text, real }),
        5 => (0..2_usize, rowid.clone(), 0..longest)
            .prop_map(|(table, rowid, text)| Change::Update { table, rowid, text }),
        7 => (0..2_usize, rowid, 0..8_i64)
            .prop_map(|(table, from, more)| Change::Delete { table, from, to: from + more }),
        1 => Just(Change::Checkpoint),
        2 => Just(Change::Commit),
    ]
}

const TABLES: [&str; 2] = ["t", "u"];

/// A text that is one of its kind: what is made up of two of them is none.
fn text(number: usize, length: usize) -> String {
    let mut text = format!("<{number}|");
    for place in 0..length {
        let _ = write!(text, "{}", (number * 7 + place * place + place) % 10);
    }
    text + &format!("|{number}>")
}

const SCHEMA: &str = "PRAGMA secure_delete = OFF; PRAGMA synchronous = OFF;
    CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b REAL, c INTEGER);
    CREATE TABLE u(x TEXT NOT NULL, y REAL, z TEXT);";
const INDEXES: &str = "CREATE INDEX of_t ON t(a); CREATE INDEX of_u ON u(y, z);";

/// A change as SQL, and the row that is another one after it.
fn statement(number: usize, change: &Change, kind: Kind) -> (String, Option<(usize, i64)>) {
    match *change {
        Change::Insert {
            table,
            rowid,
            text: length,
            real,
        } => {
            let mut values = format!("'{}', {real}.25, ", text(number, length));
            let _ = match table {
                0 => write!(values, "{number}"),
                _ => write!(values, "'{}'", text(number, length / 2)),
            };
            let columns = ["t(id, a, b, c)", "u(rowid, x, y, z)"][table];
            let sql = format!("INSERT OR REPLACE INTO {columns} VALUES ({rowid}, {values})");
            (sql, Some((table, rowid)))
        }
        Change::Update {
            table,
            rowid,
            text: length,
        } => {
            let text = text(number, length);
            let sql = match table {
                0 => format!("UPDATE t SET a = '{text}', c = {number} WHERE id = {rowid}"),
                _ => format!("UPDATE u SET x = '{text}' WHERE rowid = {rowid}"),
            };
            (sql, Some((table, rowid)))
        }
        Change::Delete { table, from, to } => {
            let table = TABLES[table];
            let sql = format!("DELETE FROM {table} WHERE rowid BETWEEN {from} AND {to}");
            (sql, None)
        }
        Change::Checkpoint | Change::Commit => {
            let checkpoint = match change {
                Change::Checkpoint => "PRAGMA wal_checkpoint(TRUNCATE);",
                _ => "",
            };
            let sql = match kind.grouped {
                true => format!("COMMIT; {checkpoint} BEGIN"),
                false => checkpoint.to_owned(),
            };
            (sql, None)
        }
    }
}

type Rows = BTreeSet<(usize, i64, Vec<String>)>;

/// Notes the rows of a table, or one of them.
fn note(connection: &Connection, table: usize, rowid: Option<i64>, rows: &mut Rows) {
    let columns = ["id, a, b, c FROM t", "rowid, x, y, z FROM u"][table];
    let wanted = match rowid {
        Some(_) => "rowid = ?1",
        None => "?1 IS NULL",
    };
    let sql = format!("SELECT {columns} WHERE {wanted}");
    let mut statement = connection.prepare(&sql).unwrap();
    let mut found = statement.query([rowid]).unwrap();
    while let Some(row) = found.next().unwrap() {
        let values = (1..4).map(|at| row.get_ref(at).unwrap().into());
        let values = values.map(|value: Value| format!("{value:?}"));
        rows.insert((table, row.get(0).unwrap(), values.collect()));
    }
}

/// Makes the changes one by one and notes every row that ever was there, and those that are at the end.
fn run(connection: &Connection, changes: &[Change], kind: Kind) -> (Rows, Rows) {
    let (mut ever, mut now) = (Rows::new(), Rows::new());
    connection.execute_batch(SCHEMA).unwrap();
    if kind.indexed {
        connection.execute_batch(INDEXES).unwrap();
    }
    if kind.grouped {
        connection.execute_batch("BEGIN").unwrap();
    }
    for (number, change) in changes.iter().enumerate() {
        let (sql, row) = statement(number, change, kind);
        connection.execute_batch(&sql).unwrap();
        if let Some((table, rowid)) = row {
            note(connection, table, Some(rowid), &mut ever);
        }
    }
    if kind.grouped {
        connection.execute_batch("COMMIT").unwrap();
    }
    for table in 0..TABLES.len() {
        note(connection, table, None, &mut now);
    }
    (ever, now)
}

/// Whether a value is the one that was written; of a text that is a row's last value, the last three
/// bytes may be another row's.
fn agree(back: &str, was: &str, at: usize) -> bool {
    let unsure = if at == 2 && was.starts_with("Text") {
        3 + "\")".len()
    } else {
        0
    };
    back.len() == was.len() && back.get(..back.len() - unsure) == was.get(..was.len() - unsure)
}

fn agrees(main: &[u8], log: Option<&[u8]>, ever: &Rows, now: &Rows) -> usize {
    let database = opened(main, log);
    let mut count = 0;
    for (number, names) in [["a", "b", "c"], ["x", "y", "z"]].iter().enumerate() {
        let (rows, scan) = recovered(&database, TABLES[number], names);
        assert_eq!(scan.faults, []);
        for row in rows {
            count += 1;
            let shown: Vec<Option<String>> = row
                .values
                .iter()
                .map(|value| value.as_ref().map(|value| format!("{value:?}")))
                .collect();
            let lost = shown.iter().filter(|value| value.is_none()).count();
            assert!(lost < 3, "{} {shown:?}", row.place);
            let same = |(of, rowid, was): &&(usize, i64, Vec<String>)| {
                let values = shown.iter().zip(was);
                *of == number
                    && row.rowid.is_none_or(|mine| mine == *rowid)
                    && values.into_iter().enumerate().all(|(at, (back, was))| {
                        back.as_ref().is_none_or(|back| agree(back, was, at))
                    })
            };
            assert!(
                ever.iter().any(|was| same(&was)),
                "invented: {} {shown:?}",
                row.place
            );
            let live = now.iter().find(|was| same(was));
            assert!(
                lost > 0 || live.is_none(),
                "in use: {} {shown:?}",
                row.place
            );
        }
    }
    count
}

/// One history: what comes back of it was there.
fn hold(changes: &[Change], log: bool, kind: Kind) {
    if log {
        let mut rows = None;
        let (main, log) = made_with_log(512, |connection| {
            rows = Some(run(connection, changes, kind));
        });
        let (ever, now) = rows.unwrap();
        agrees(&main, Some(&log), &ever, &now);
        return;
    }
    let mut rows = None;
    let main = made(|connection| {
        connection
            .execute_batch("PRAGMA page_size = 512; PRAGMA journal_mode = MEMORY;")
            .unwrap();
        rows = Some(run(connection, changes, kind));
    });
    let (ever, now) = rows.unwrap();
    agrees(&main, None, &ever, &now);
}

fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// So many histories of a kind: the same ones in every run, or others that are asked for.
fn histories(kind: Kind, seed: u64, cases: u32) {
    let cases = asked("REMOVED_CASES").map_or(cases, |cases| cases as u32);
    let seed = asked("REMOVED_SEED").unwrap_or(seed);
    let mut runner = TestRunner::new(ProptestConfig {
        cases,
        max_shrink_iters: 4_000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..ProptestConfig::default()
    });
    let changes = prop::collection::vec(change(kind.longest), 1..260);
    let held = runner.run(&(changes, any::<bool>()), |(changes, log)| {
        hold(&changes, log, kind);
        Ok(())
    });
    if let Err(failed) = held {
        panic!("seed {seed}, {kind:?}: {failed}");
    }
}

const WIDE: Kind = Kind {
    longest: 180,
    indexed: false,
    grouped: false,
};
const NARROW: Kind = Kind {
    longest: 14,
    ..WIDE
};

#[test]
fn rows_of_any_length_come_back_or_are_lost_and_are_never_invented() {
    histories(WIDE, 1, 96);
}

#[test]
fn rows_of_nearly_the_same_length_are_never_invented() {
    histories(NARROW, 1, 96);
    // Among these is one that gave the copy of a row in use as a removed one.
    histories(NARROW, 11, 1_000);
}

#[test]
fn rows_of_tables_with_indexes_are_never_invented() {
    let indexed = Kind {
        indexed: true,
        ..NARROW
    };
    histories(indexed, 1, 48);
    let grouped = Kind {
        grouped: true,
        longest: 60,
        ..indexed
    };
    histories(grouped, 1, 48);
}
