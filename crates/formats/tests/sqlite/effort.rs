//! What passing over damage costs, in reads of the source: never by the clock.

use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use formats::{
    bytes::ByteSource,
    limits::{
        SQLITE_READ_AGAIN, SQLITE_VALUES_BYTES, SQLITE_VISITED_BYTES, SQLITE_VISITS_PER_PAGE,
    },
    sqlite::{Database, Scan, Select},
};
use model::{Fault, FaultKind};
use rusqlite::Connection;

use crate::made::{PageOf, Value, made, numbered, numbered_rows, pages_of, scanned, zero};

/// Bytes that count how often they are read.
struct Counting {
    bytes: Vec<u8>,
    reads: Arc<AtomicU64>,
}

impl ByteSource for Counting {
    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        self.reads.fetch_add(1, Ordering::Relaxed);
        self.bytes.read_at(offset, buffer)
    }
}

/// What `scan` gives, and how often it read the source.
fn counted<T>(bytes: Vec<u8>, scan: impl FnOnce(&Database) -> T) -> (T, u64) {
    let reads = Arc::new(AtomicU64::new(0));
    let source = Counting {
        bytes,
        reads: reads.clone(),
    };
    let database = Database::open(Arc::new(source), None).unwrap();
    reads.store(0, Ordering::Relaxed);
    let given = scan(&database);
    (given, reads.load(Ordering::Relaxed))
}

fn rows_of_t(database: &Database) -> (Vec<Vec<Value>>, Scan) {
    scanned(database, "t", &["a", "b"])
}

/// Where an interior page begins, and where its cells do, by their place.
fn cells(bytes: &[u8], page_size: usize, page: &PageOf) -> (usize, Vec<usize>) {
    let start = (page.number - 1) * page_size;
    let cell = |number: usize| {
        let at = start + 12 + number * 2;
        start + usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]))
    };
    (start, (0..page.cells).map(cell).collect())
}

fn root_and_leaves(bytes: &[u8]) -> (PageOf, Vec<PageOf>) {
    let (roots, rest): (Vec<_>, Vec<_>) = pages_of(bytes, "t")
        .into_iter()
        .partition(|page| page.path == "/");
    let leaves = rest.into_iter().filter(|page| page.kind == "leaf");
    (roots.into_iter().next().unwrap(), leaves.collect())
}

#[test]
fn missing_children_that_are_out_of_order_never_lead_back() {
    let mut bytes = made(|connection| numbered(connection, 1024, 200));
    let (root, leaves) = root_and_leaves(&bytes);
    assert!(root.cells == leaves.len() - 1 && root.cells < 60);
    let (start, cells) = cells(&bytes, 1024, &root);
    for cell in &cells[..2] {
        bytes[*cell..cell + 4].copy_from_slice(&0x6000_0000_u32.to_be_bytes());
    }
    let [high, low, next_high, next_low] = bytes[start + 12..start + 16].try_into().unwrap();
    bytes[start + 12..start + 16].copy_from_slice(&[next_high, next_low, high, low]);
    let ((rows, scan), reads) = counted(bytes, rows_of_t);
    let lost = leaves[0].cells + leaves[1].cells;
    assert!(rows == numbered_rows(200)[lost..], "{} rows", rows.len());
    assert_eq!(scan.faults.len(), 1);
    assert_eq!(scan.faults[0].kind, FaultKind::Damaged);
    assert!(reads < 300, "{reads} reads");
}

/// A table whose pages behind the first leaf lead through themselves: one page with as many children
/// as fit, each of which is the page itself, and ends one rowid after the one before.
fn endless(page_size: usize) -> (Vec<u8>, usize) {
    let mut bytes = made(|connection| numbered(connection, page_size as u32, 5_000));
    let (root, leaves) = root_and_leaves(&bytes);
    let start = (root.number - 1) * page_size;
    let first = u32::try_from(leaves[0].number).unwrap();
    let me = u32::try_from(root.number).unwrap();
    let last_of_first = leaves[0].cells * 3;
    let count = (page_size - 12) / 9;
    let page = &mut bytes[start..start + page_size];
    page.fill(0);
    page[0] = 0x05;
    page[3..5].copy_from_slice(&u16::try_from(count).unwrap().to_be_bytes());
    page[8..12].copy_from_slice(&me.to_be_bytes());
    let content = page_size - count * 7;
    page[5..7].copy_from_slice(&u16::try_from(content).unwrap().to_be_bytes());
    for number in 0..count {
        let cell = content + number * 7;
        let rowid = last_of_first + number;
        let child = if number == 0 { first } else { me };
        page[12 + number * 2..14 + number * 2]
            .copy_from_slice(&u16::try_from(cell).unwrap().to_be_bytes());
        page[cell..cell + 4].copy_from_slice(&child.to_be_bytes());
        let seven = |shift: usize| (rowid >> shift) as u8 & 0x7F;
        page[cell + 4..cell + 7].copy_from_slice(&[seven(14) | 0x80, seven(7) | 0x80, seven(0)]);
    }
    (bytes, leaves[0].cells)
}

#[test]
fn work_that_a_small_file_makes_is_bounded_by_its_size_and_the_rows_before_it_are_kept() {
    for page_size in [4_096, 32_768] {
        let (bytes, kept) = endless(page_size);
        let held = (bytes.len() / page_size) as u64;
        let most = SQLITE_VISITED_BYTES / page_size as u64 + held * SQLITE_VISITS_PER_PAGE;
        let ((rows, scan), reads) = counted(bytes, rows_of_t);
        assert!(rows == numbered_rows(5_000)[..kept], "{} rows", rows.len());
        let kinds: HashSet<_> = scan.faults.iter().map(|fault| fault.kind.name()).collect();
        assert!(reads <= most, "{reads} reads, {most} were allowed");
        let exceeded = page_size > 4_096;
        assert_eq!(kinds.contains("too_many"), exceeded, "{:?}", scan.faults);
    }
}

#[test]
fn every_second_leaf_zeroed_costs_a_few_reads_for_each_page() {
    for page_size in [512, 1_024, 4_096] {
        let mut bytes = made(|connection| numbered(connection, page_size as u32, 40_000));
        let (_, leaves) = root_and_leaves(&bytes);
        for leaf in leaves.iter().step_by(2) {
            zero(&mut bytes, page_size, leaf.number);
        }
        let held = (bytes.len() / page_size) as u64;
        let ((rows, scan), reads) = counted(bytes, rows_of_t);
        let left: usize = leaves
            .iter()
            .skip(1)
            .step_by(2)
            .map(|leaf| leaf.cells)
            .sum();
        assert_eq!((rows.len(), scan.faults.len()), (left, 1));
        assert!(reads < held * SQLITE_VISITS_PER_PAGE / 2, "{reads} reads");
    }
}

/// 20 000 messages of 30 000 people, whose table has no index by which it could be joined.
fn people_without_index(connection: &Connection) {
    connection
        .execute_batch(
            "PRAGMA page_size = 1024; BEGIN;
             CREATE TABLE message(id INTEGER PRIMARY KEY, person INTEGER, text TEXT);
             CREATE TABLE person(number INTEGER, name TEXT);
             WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
             INSERT INTO person SELECT i, 'person ' || i FROM n;
             WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
             INSERT INTO message SELECT i, 1 + (i * 7) % 30000, printf('text %060d', i) FROM n;
             COMMIT; ANALYZE;",
        )
        .unwrap();
}

#[test]
fn indexing_a_joined_table_behind_each_damaged_page_is_given_up_and_the_rows_are_read() {
    let mut bytes = made(people_without_index);
    let pages = pages_of(&bytes, "message").into_iter();
    let leaves: Vec<PageOf> = pages.filter(|page| page.kind == "leaf").collect();
    for leaf in leaves.iter().step_by(2) {
        zero(&mut bytes, 1024, leaf.number);
    }
    let mut select = Select::from("message");
    let person = select.left_join("person", "number", "person");
    let name = select.column_of(person, "name");
    let (mut named, mut absent) = (0, 0);
    let (scan, reads) = counted(bytes, |database| {
        database.scan(&select, &mut |row| {
            named += usize::from(row.text(name).is_some());
            absent += usize::from(row.is_absent(name));
        })
    });
    let left: usize = leaves
        .iter()
        .skip(1)
        .step_by(2)
        .map(|leaf| leaf.cells)
        .sum();
    assert_eq!((scan.rows as usize, named + absent), (left, left));
    assert!(
        named > 100 && absent > 100,
        "{named} named, {absent} absent"
    );
    assert_eq!(scan.faults.len(), 2, "{:?}", scan.faults);
    assert!(reads < 200_000, "{reads} reads");
}

#[test]
fn values_longer_than_the_file_can_hold_end_the_scan() {
    let bytes = made(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE t(k INTEGER PRIMARY KEY, j INTEGER);
                 CREATE TABLE long(k INTEGER PRIMARY KEY, v TEXT);
                 INSERT INTO long VALUES (1, printf('%.*c', 1000000, 'x'));
                 WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
                 INSERT INTO t SELECT i, 1 FROM n;",
            )
            .unwrap();
    });
    let allowed = SQLITE_VALUES_BYTES + SQLITE_READ_AGAIN * bytes.len() as u64;
    let mut select = Select::from("t");
    let long = select.left_join("long", "k", "j");
    let value = select.column_of(long, "v");
    let mut length = 0;
    let (scan, _) = counted(bytes, |database| {
        database.scan(&select, &mut |row| {
            length += row.blob(value).map_or(0, |value| value.len() as u64);
        })
    });
    assert!(scan.rows > 100 && scan.rows < 20_000, "{} rows", scan.rows);
    assert!(length <= allowed + 1_000_000, "{length} of {allowed} bytes");
    let kinds: Vec<FaultKind> = scan.faults.iter().map(|fault| fault.kind).collect();
    assert!(kinds.contains(&FaultKind::TooMany), "{:?}", scan.faults);
}
