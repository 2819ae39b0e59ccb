//! Write-ahead logs.

use std::sync::Arc;

use formats::sqlite::Database;
use model::FaultKind;
use rusqlite::Connection;

use crate::made::{Value, made_with_log, numbered, numbered_rows, opened, rows_by_sqlite, scanned};

const PAGE: usize = 1024;
const FRAME: usize = PAGE + 24;

/// 300 rows in the main file; the log deletes, changes and adds some, in three commits.
fn changed() -> (Vec<u8>, Vec<u8>, Vec<Vec<Vec<Value>>>) {
    let mut states = Vec::new();
    let (main, log) = made_with_log(1024, |connection| {
        numbered(connection, 1024, 300);
        connection
            .execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")
            .unwrap();
        for change in [
            "DELETE FROM t WHERE id BETWEEN 100 AND 400",
            "UPDATE t SET a = 'changed', b = -1 WHERE id > 800",
            "INSERT INTO t VALUES (5000, 'new', 1), (-7, 'newer', 2)",
        ] {
            states.push(rows(connection));
            connection.execute_batch(change).unwrap();
        }
        states.push(rows(connection));
    });
    (main, log, states)
}

fn rows(connection: &Connection) -> Vec<Vec<Value>> {
    rows_by_sqlite(connection, "SELECT id, a, b FROM t ORDER BY id")
}

/// The frames of a log: whether each commits.
fn commits(log: &[u8]) -> Vec<bool> {
    let frames = log[32..].chunks_exact(FRAME);
    frames.map(|frame| frame[4..8] != [0; 4]).collect()
}

/// Rewrites every checksum of a log in an order of bytes.
fn with_checksums(log: &mut [u8], big_endian: bool) {
    let sum = |sums: (u32, u32), bytes: &[u8]| {
        bytes.chunks_exact(8).fold(sums, |(first, second), pair| {
            let word = |at: usize| {
                let word = pair[at..at + 4].try_into().unwrap();
                if big_endian {
                    u32::from_be_bytes(word)
                } else {
                    u32::from_le_bytes(word)
                }
            };
            let first = first.wrapping_add(word(0)).wrapping_add(second);
            (first, second.wrapping_add(word(4)).wrapping_add(first))
        })
    };
    log[3] = 0x82 | u8::from(big_endian);
    let mut sums = sum((0, 0), &log[..24]);
    log[24..28].copy_from_slice(&sums.0.to_be_bytes());
    log[28..32].copy_from_slice(&sums.1.to_be_bytes());
    for frame in log[32..].chunks_exact_mut(FRAME) {
        sums = sum(sum(sums, &frame[..8]), &frame[24..]);
        frame[16..20].copy_from_slice(&sums.0.to_be_bytes());
        frame[20..24].copy_from_slice(&sums.1.to_be_bytes());
    }
}

#[test]
fn committed_rows_of_the_log_are_seen_and_without_it_the_older_state() {
    let (main, log, states) = changed();
    let with = opened(&main, Some(&log));
    assert_eq!(with.faults(), []);
    assert_eq!(scanned(&with, "t", &["a", "b"]).0, states[3]);
    let without = opened(&main, None);
    assert_eq!(without.faults(), []);
    assert_eq!(scanned(&without, "t", &["a", "b"]).0, numbered_rows(300));
    assert_eq!(
        scanned(&opened(&main, Some(&[])), "t", &["a", "b"]).0,
        states[0]
    );
}

#[test]
fn both_orders_of_bytes_in_checksums_are_read() {
    let (main, log, states) = changed();
    for big_endian in [false, true] {
        let mut log = log.clone();
        with_checksums(&mut log, big_endian);
        let database = opened(&main, Some(&log));
        assert_eq!(database.faults(), []);
        assert_eq!(scanned(&database, "t", &["a", "b"]).0, states[3]);
    }
}

#[test]
fn a_log_cut_anywhere_gives_the_last_whole_commit() {
    let (main, log, states) = changed();
    let commits = commits(&log);
    assert_eq!(commits.iter().filter(|commit| **commit).count(), 3);
    for cut in 0..=log.len() {
        let into_frame = cut.saturating_sub(32) % FRAME;
        if cut > 40 && (26..=FRAME - 2).contains(&into_frame) {
            continue;
        }
        let whole = cut.saturating_sub(32) / FRAME;
        let committed = commits[..whole].iter().filter(|commit| **commit).count();
        let database = opened(&main, Some(&log[..cut]));
        let (rows, scan) = scanned(&database, "t", &["a", "b"]);
        assert_eq!(rows, states[committed], "cut at {cut}");
        assert_eq!(scan.faults, []);
        let is_cut = cut > 0 && (cut < 32 || into_frame > 0);
        let kinds: Vec<_> = database.faults().iter().map(|fault| fault.kind).collect();
        assert_eq!(
            kinds,
            vec![FaultKind::Short; usize::from(is_cut)],
            "cut at {cut}"
        );
    }
}

#[test]
fn a_damaged_frame_ends_the_log_and_is_a_fault() {
    let (main, log, states) = changed();
    let commits = commits(&log);
    for number in 0..commits.len() {
        // In the page number, the size, the salts, the checksum, the page.
        for at in [1, 6, 9, 18, 30, FRAME - 1] {
            let mut log = log.clone();
            log[32 + number * FRAME + at] ^= 0x10;
            let database = opened(&main, Some(&log));
            let committed = commits[..number].iter().filter(|commit| **commit).count();
            assert_eq!(scanned(&database, "t", &["a", "b"]).0, states[committed]);
            // A foreign salt in the last frame cannot be told from a remainder.
            if !(at == 9 && number + 1 == commits.len()) {
                assert_eq!(database.faults().len(), 1, "frame {number} byte {at}");
                assert_eq!(database.faults()[0].kind, FaultKind::Damaged);
            }
        }
    }
}

#[test]
fn remainders_of_an_older_log_are_ignored_in_silence() {
    let mut expected = Vec::new();
    let (main, log) = made_with_log(1024, |connection| {
        numbered(connection, 1024, 300);
        connection
            .execute_batch(
                "UPDATE t SET a = 'older'; PRAGMA wal_checkpoint(RESTART);
                 UPDATE t SET a = 'newest' WHERE id = 3;",
            )
            .unwrap();
        expected = rows(connection);
    });
    assert!(commits(&log).len() > 20);
    let database = opened(&main, Some(&log));
    assert_eq!(database.faults(), []);
    assert_eq!(scanned(&database, "t", &["a", "b"]).0, expected);
}

#[test]
fn a_database_that_lies_in_its_log_alone_is_read() {
    let mut expected = Vec::new();
    let (main, log) = made_with_log(1024, |connection| {
        numbered(connection, 1024, 100);
        expected = rows(connection);
    });
    let whole = opened(&main, Some(&log));
    assert_eq!(scanned(&whole, "t", &["a", "b"]).0, expected);
    let log = Some(Arc::new(log) as _);
    let database = Database::open(Arc::new(Vec::new()), log).unwrap();
    assert_eq!(database.faults(), []);
    assert_eq!(scanned(&database, "t", &["a", "b"]).0, expected);
}

#[test]
fn a_log_that_shrinks_the_database_hides_no_rows() {
    let mut expected = Vec::new();
    let (main, log) = made_with_log(1024, |connection| {
        numbered(connection, 1024, 3_000);
        connection
            .execute_batch("PRAGMA wal_checkpoint(TRUNCATE); DELETE FROM t WHERE id > 30; VACUUM;")
            .unwrap();
        expected = rows(connection);
    });
    let database = opened(&main, Some(&log));
    assert_eq!(database.faults(), []);
    assert_eq!(scanned(&database, "t", &["a", "b"]).0, expected);
}

#[test]
fn a_log_of_something_else_is_left_out() {
    let (main, log, states) = changed();
    let (_, other) = made_with_log(2048, |connection| numbered(connection, 2048, 10));
    let mut bad_header = log.clone();
    bad_header[13] ^= 1;
    let cases = [
        (other, FaultKind::Malformed),
        (vec![0; 5_000], FaultKind::Malformed),
        (bad_header, FaultKind::Damaged),
    ];
    for (log, kind) in cases {
        let database = opened(&main, Some(&log));
        assert_eq!(database.faults()[0].kind, kind);
        assert_eq!(scanned(&database, "t", &["a", "b"]).0, states[0]);
    }
}
