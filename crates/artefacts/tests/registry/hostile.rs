//! Every fixture cut, flipped and with its lengths falsified: no panic, no endless work, and the rows
//! before the damage survive. Changes are the same in every run.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use rusqlite::Connection;

use crate::{
    fixture::Fixture,
    sink::{Counted, Kept},
};

/// Below this every length is tried.
const EVERY_LENGTH: usize = 4_096;
/// Beyond, this many places are tried beside those around pages.
const SEEDED_PLACES: usize = 256;
/// More records than this from a changed fixture means that something unfolds.
const RECORDS: usize = 100_000;

#[test]
fn changed_fixtures_neither_panic_nor_unfold() {
    let fixtures = Fixture::all();
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(fixture) = fixtures.get(next.fetch_add(1, Ordering::Relaxed)) {
                    attack(fixture);
                }
            });
        }
    });
    // The design asks for less than a minute in all; a loaded machine gets some more.
    assert!(
        start.elapsed() < Duration::from_secs(180),
        "{:?}",
        start.elapsed()
    );
}

/// Reads every change of a fixture, of its main file and of its log.
fn attack(fixture: &Fixture) {
    each_change(&fixture.main, &mut |what, changed| {
        attempt(
            fixture,
            &format!("file {what}"),
            changed,
            fixture.wal.clone(),
        );
    });
    if let Some(log) = &fixture.wal {
        each_change(log, &mut |what, changed| {
            attempt(
                fixture,
                &format!("log {what}"),
                fixture.main.clone(),
                Some(changed),
            );
        });
    }
}

fn attempt(fixture: &Fixture, what: &str, main: Vec<u8>, wal: Option<Vec<u8>>) {
    let file = fixture.with(main, wal);
    let read = catch_unwind(AssertUnwindSafe(|| Counted::read(fixture.entry, &file)));
    match read {
        Ok(counted) => assert!(
            counted.records < RECORDS,
            "{}: {what}: {} records",
            fixture.name(),
            counted.records
        ),
        Err(_) => panic!("{}: {what}: panic", fixture.name()),
    }
}

/// Cuts, flipped bits, and lengths of 0 and of the most.
fn each_change(bytes: &[u8], each: &mut dyn FnMut(String, Vec<u8>)) {
    for length in places(bytes.len()) {
        each(format!("cut to {length}"), bytes[..length].to_vec());
    }
    for place in seeded(bytes.len(), SEEDED_PLACES) {
        let mut changed = bytes.to_vec();
        changed[place] ^= 1 << (place % 8);
        each(format!("bit flipped at {place}"), changed);
        for (what, byte) in [("zeroed", 0x00), ("filled", 0xff)] {
            for width in [1, 2, 4, 8] {
                let mut changed = bytes.to_vec();
                let end = (place + width).min(changed.len());
                changed[place..end].fill(byte);
                each(format!("{width} bytes {what} at {place}"), changed);
            }
        }
    }
}

/// Every length up to a limit, then around pages and at seeded places.
fn places(length: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length.min(EVERY_LENGTH)).collect();
    for page in (EVERY_LENGTH..length).step_by(512) {
        places.extend((page - 2..=page + 2).filter(|place| *place < length));
    }
    places.extend(
        seeded(length, SEEDED_PLACES)
            .into_iter()
            .filter(|place| *place >= EVERY_LENGTH),
    );
    places.sort_unstable();
    places.dedup();
    places
}

/// Places from a generator with a fixed start (SplitMix64).
fn seeded(length: usize, count: usize) -> Vec<usize> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut place = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(length.max(1)).unwrap()).unwrap()
    };
    if length == 0 {
        return Vec::new();
    }
    (0..count).map(|_| place()).collect()
}

#[test]
fn rows_before_the_cut_survive() {
    const ROWS: i64 = 600;
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("in.sqlite");
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch("PRAGMA page_size = 1024; CREATE TABLE message (ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, date INTEGER);")
        .unwrap();
    for row in 1..=ROWS {
        let text = format!("see https://row-{row}.example/ {}", "x".repeat(60));
        connection
            .execute(
                "INSERT INTO message VALUES (?1, ?2, ?3, 648302400)",
                (row, format!("M-{row}"), text),
            )
            .unwrap();
    }
    drop(connection);
    let whole = std::fs::read(&path).unwrap();
    let entry = artefacts::find("ios.sms").unwrap();
    let read = |length: usize| {
        let content = std::sync::Arc::new(whole[..length].to_vec());
        Kept::read(
            entry,
            &artefacts::PhoneFile::new("/private/var/mobile/Library/SMS/sms.db", content, None),
        )
    };
    let all = read(whole.len());
    assert_eq!(all.records.len(), usize::try_from(ROWS).unwrap());
    assert!(all.faults.is_empty(), "{:?}", all.faults);
    // The rows were written in order, so that a share of the file holds nearly that share of them.
    for percent in [90, 75, 50, 25] {
        let length = whole.len() * percent / 100;
        let kept = read(length);
        let expected = all.records.len() * percent / 100 - 20;
        assert!(
            kept.records.len() >= expected,
            "cut to {percent} %: {} of {expected} rows",
            kept.records.len()
        );
        assert!(!kept.faults.is_empty(), "cut to {percent} %: no fault");
        assert!(
            kept.records
                .iter()
                .all(|record| all.records.contains(record)),
            "cut to {percent} %: invented rows"
        );
    }
}
