//! Undamaged databases.

use std::sync::{Arc, Weak};

use formats::{
    bytes::ByteSource,
    sqlite::{Database, Select},
};
use model::{Fault, FaultKind, Place};

use crate::made::{Value, made, numbered, numbered_rows, opened, rows_by_sqlite, scanned};

#[test]
fn values_keep_their_types() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE v(i, r, t, b, u, n, x);
                 INSERT INTO v(rowid, i, r, t, b, u, n, x)
                 VALUES (-5, 7, -2.5, 'é', x'FF00', x'C3A9', NULL, CAST(x'61FF' AS TEXT));",
            )
            .unwrap();
    });
    let database = opened(&bytes, None);
    let mut select = Select::from("v");
    let [i, r, t, b, u, n, x] = ["I", "r", "t", "b", "u", "n", "x"].map(|name| select.column(name));
    let missing = select.column("missing");
    let rowid = select.column("ROWID");
    let scan = database.scan(&select, &mut |row| {
        assert_eq!(row.rowid(), -5);
        assert_eq!(row.integer(rowid), Some(-5));
        assert_eq!(
            row.place(),
            Place::Row {
                table: "v",
                row: -5
            }
        );
        assert_eq!(
            (row.integer(i), row.real(i), row.text(i)),
            (Some(7), Some(7.0), None)
        );
        assert_eq!((row.integer(r), row.real(r)), (Some(-2), Some(-2.5)));
        assert_eq!(
            (row.text(t).as_deref(), row.blob(t)),
            (Some("é"), Some("é".as_bytes()))
        );
        assert_eq!((row.text(b), row.blob(b)), (None, Some(&[0xFF, 0][..])));
        assert_eq!((row.text(u).as_deref(), row.integer(u)), (Some("é"), None));
        assert_eq!(
            (row.text(n), row.blob(n), row.is_absent(n)),
            (None, None, false)
        );
        assert_eq!(row.text(x).as_deref(), Some("a\u{FFFD}"));
        assert_eq!((row.text(missing), row.is_absent(missing)), (None, true));
    });
    assert_eq!((scan.rows, scan.faults), (1, vec![]));
    assert_eq!(scan.schema.absent, ["v.missing"]);
}

#[test]
fn every_page_size_is_read() {
    for shift in 9..=16 {
        let bytes = made(|connection| numbered(connection, 1 << shift, 2_000));
        let database = opened(&bytes, None);
        assert_eq!(database.faults(), []);
        let (rows, scan) = scanned(&database, "t", &["a", "b"]);
        assert!(rows == numbered_rows(2_000), "page size {}", 1 << shift);
        assert_eq!((scan.rows, scan.faults), (2_000, vec![]));
    }
}

#[test]
fn text_in_utf_16_comes_out_right() {
    for encoding in ["UTF-16le", "UTF-16be"] {
        let bytes = made(|connection| {
            connection
                .execute_batch(&format!(
                    "PRAGMA encoding = '{encoding}'; CREATE TABLE \"tä\"(\"ö\");
                     INSERT INTO \"tä\" VALUES ('grüße 🦊');"
                ))
                .unwrap();
        });
        let database = opened(&bytes, None);
        assert_eq!(database.columns("tä"), ["ö"]);
        let (rows, scan) = scanned(&database, "tä", &["ö"]);
        assert_eq!(rows, [[Value::Integer(1), Value::Text("grüße 🦊".into())]]);
        assert_eq!(scan.faults, []);
    }
}

#[test]
fn a_table_without_rowid_comes_in_the_order_of_its_key() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE w(a TEXT, b INTEGER, c TEXT, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;
                 CREATE INDEX w_c ON w(c);
                 INSERT INTO w VALUES ('x', 1, 'p'), ('b', 2, 'o'), ('a', 2, 'q'), ('z', 3, 'n');",
            )
            .unwrap();
    });
    let database = opened(&bytes, None);
    let mut select = Select::from("w");
    let (a, rowid) = (select.column("a"), select.column("rowid"));
    let mut found = Vec::new();
    let scan = database.scan(&select, &mut |row| {
        assert!(row.is_absent(rowid));
        found.push((row.rowid(), row.text(a).unwrap().into_owned()));
    });
    assert_eq!((scan.rows, scan.faults), (4, vec![]));
    found.sort_by_key(|(number, _)| *number);
    assert_eq!(
        found.iter().map(|(number, _)| *number).collect::<Vec<_>>(),
        [1, 2, 3, 4]
    );
    let mut names: Vec<_> = found.into_iter().map(|(_, name)| name).collect();
    names.sort();
    assert_eq!(names, ["a", "b", "x", "z"]);

    let bytes = made(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE k(a TEXT PRIMARY KEY, b TEXT) WITHOUT ROWID;
                 CREATE INDEX k_b ON k(b);
                 INSERT INTO k VALUES ('c', 'p'), ('a', 'q'), ('b', 'o');",
            )
            .unwrap();
    });
    let (rows, _) = scanned(&opened(&bytes, None), "k", &["a"]);
    let names = ["a", "b", "c"].map(|name| Value::Text(name.into()));
    assert_eq!(
        rows.into_iter()
            .map(|row| row[1].clone())
            .collect::<Vec<_>>(),
        names
    );
}

#[test]
fn a_column_that_is_called_rowid_hides_no_rowid() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE h(rowid TEXT, \"a \"\"quoted\"\" one\" TEXT);
                 INSERT INTO h(_rowid_, rowid, \"a \"\"quoted\"\" one\") VALUES (9, 'text', 'q');
                 CREATE TABLE all_three(rowid, _rowid_, oid); INSERT INTO all_three VALUES (8, 7, 6);",
            )
            .unwrap();
    });
    let database = opened(&bytes, None);
    let (rows, _) = scanned(&database, "h", &["ROWID", "a \"quoted\" one"]);
    let text = |text: &str| Value::Text(text.into());
    assert_eq!(rows, [[Value::Integer(9), text("text"), text("q")]]);
    let (rows, scan) = scanned(&database, "all_three", &["oid"]);
    assert_eq!(rows, [[Value::Integer(1), Value::Integer(6)]]);
    assert_eq!(scan.faults, []);
}

#[test]
fn nothing_of_a_database_stays_when_it_is_dropped() {
    let bytes: Arc<Vec<u8>> = Arc::new(made(|connection| numbered(connection, 4096, 10)));
    let left: Weak<Vec<u8>> = Arc::downgrade(&bytes);
    let database = Database::open(bytes, None).unwrap();
    assert_eq!(scanned(&database, "t", &["a"]).1.rows, 10);
    assert!(left.upgrade().is_some());
    drop(database);
    assert!(left.upgrade().is_none());
}

#[test]
fn many_databases_are_read_in_many_threads_and_each_sees_its_own() {
    let many: Vec<Vec<u8>> = (1..=8)
        .map(|count| made(|connection| numbered(connection, 1024, count * 100)))
        .collect();
    std::thread::scope(|scope| {
        for (bytes, count) in many.iter().zip(1..) {
            scope.spawn(move || {
                for _ in 0..20 {
                    let (rows, _) = scanned(&opened(bytes, None), "t", &["a", "b"]);
                    assert!(rows == numbered_rows(count * 100));
                }
            });
        }
    });
}

#[test]
fn a_scan_may_ask_the_same_database_again_for_each_row() {
    let bytes = made(|connection| numbered(connection, 512, 50));
    let database = opened(&bytes, None);
    let mut inner = 0;
    let scan = database.scan(&Select::from("t"), &mut |_| {
        inner += database.scan(&Select::from("t"), &mut |_| {}).rows;
    });
    assert_eq!((scan.rows, inner), (50, 2_500));
}

#[test]
fn what_is_no_database_is_a_fault_of_its_kind() {
    let kind = |bytes: &[u8]| {
        Database::open(Arc::new(bytes.to_vec()), None)
            .err()
            .unwrap()
            .kind
    };
    let good = made(|connection| numbered(connection, 4096, 10));
    assert_eq!(kind(b""), FaultKind::Short);
    assert_eq!(kind(&good[..99]), FaultKind::Short);
    assert_eq!(kind(&[b'x'; 5000]), FaultKind::Malformed);
    let mut bad_size = good.clone();
    bad_size[16..18].copy_from_slice(&[3, 0]);
    assert_eq!(kind(&bad_size), FaultKind::Malformed);
    assert!(Database::open(Arc::new(good[..100].to_vec()), None).is_err());
    assert!(Database::open(Arc::new(good[..4095].to_vec()), None).is_err());
}

/// Bytes of which a stretch cannot be read, by an error or by a panic.
struct Unreadable {
    bytes: Vec<u8>,
    from: u64,
    panics: bool,
}

impl ByteSource for Unreadable {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        if offset + buffer.len() as u64 > self.from {
            assert!(!self.panics, "a panic that must not pass through SQLite");
            return Err(Fault::new(FaultKind::Undecryptable, "block"));
        }
        self.bytes.read_at(offset, buffer)
    }
}

#[test]
fn what_the_source_cannot_read_is_said_in_its_own_words() {
    let bytes = made(|connection| numbered(connection, 4096, 2_000));
    for (panics, kind) in [(false, FaultKind::Undecryptable), (true, FaultKind::Panic)] {
        let source = Unreadable {
            bytes: bytes.clone(),
            from: 20 * 4096,
            panics,
        };
        let database = Database::open(Arc::new(source), None).unwrap();
        let (rows, scan) = scanned(&database, "t", &["a", "b"]);
        assert!(rows.len() > 500 && rows.len() < 2_000);
        assert!(rows == numbered_rows(2_000)[..rows.len()]);
        assert!(
            scan.faults.iter().any(|fault| fault.kind == kind),
            "{:?}",
            scan.faults
        );
    }
}

#[test]
fn a_database_of_several_chunks_is_read_the_same_as_by_sqlite() {
    let fill = |connection: &rusqlite::Connection| {
        numbered(connection, 4096, 60_000);
        connection
            .execute_batch(
                "DELETE FROM t WHERE id % 5 = 0; VACUUM; DELETE FROM t WHERE id % 7 = 0;",
            )
            .unwrap();
    };
    let bytes = made(fill);
    let expected = crate::made::in_copy(&bytes, None, |connection| {
        rows_by_sqlite(connection, "SELECT id, a, b FROM t ORDER BY id")
    });
    let (rows, _) = scanned(&opened(&bytes, None), "t", &["a", "b"]);
    assert!(rows == expected);
}
