//! The search for removed rows in pages that are damaged or made to mislead it.

use std::time::Instant;

use crate::{
    made::{made, made_with_log, opened},
    removed::recovered,
};

const PAGE: usize = 1024;

fn filled(mode: &str) -> Vec<u8> {
    made(|connection| {
        connection
            .execute_batch(&format!(
                "PRAGMA page_size = {PAGE}; PRAGMA secure_delete = OFF; PRAGMA auto_vacuum = {mode};
                 CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b REAL, c BLOB);
                 CREATE TABLE u(id INTEGER PRIMARY KEY, d TEXT, e TEXT);
                 CREATE INDEX of_u ON u(d);
                 WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 400)
                 INSERT INTO t SELECT i, printf('row %d', i), i + 0.5, zeroblob(i % 40) FROM n;
                 INSERT INTO u SELECT id, a, a FROM t;
                 DELETE FROM t WHERE id % 3 = 1 OR id BETWEEN 100 AND 300; DELETE FROM u WHERE id > 50;"
            ))
            .unwrap();
    })
}

fn first_unused(bytes: &[u8]) -> usize {
    u32::from_be_bytes(bytes[32..36].try_into().unwrap()) as usize
}

#[test]
fn a_list_of_unused_pages_that_loops_or_leaves_the_file_ends() {
    let sound = filled("NONE");
    let whole = recovered(&opened(&sound, None), "t", &["a"]).0.len();
    let trunk = (first_unused(&sound) - 1) * PAGE;
    for (at, number) in [
        (trunk, first_unused(&sound) as u32),
        (trunk, 2),
        (trunk, u32::MAX),
        (trunk + 4, u32::MAX),
        (trunk + 8, first_unused(&sound) as u32),
        (trunk + 8, 0),
        (trunk + 8, 1),
        (trunk + 8, u32::MAX),
        (32, 0),
        (32, 1),
        (32, u32::MAX),
    ] {
        let mut bytes = sound.clone();
        bytes[at..at + 4].copy_from_slice(&number.to_be_bytes());
        let (rows, scan) = recovered(&opened(&bytes, None), "t", &["a"]);
        assert!(rows.len() <= whole, "{at} {number}");
        assert_eq!(scan.faults, [], "{at} {number}");
    }
}

#[test]
fn blocks_that_point_anywhere_give_nothing_wrong() {
    let sound = filled("NONE");
    let texts = |bytes: &[u8]| -> Vec<String> {
        let (rows, _) = recovered(&opened(bytes, None), "t", &["a"]);
        rows.iter().map(|row| format!("{:?}", row.values)).collect()
    };
    let known = texts(&sound);
    let leaves = (1..sound.len() / PAGE).filter(|page| sound[page * PAGE] == 0x0D);
    for page in leaves {
        for block in [1, 8, 100, 0x3FF, 0x400, 0xFFFF_u16] {
            let mut bytes = sound.clone();
            bytes[page * PAGE + 1..page * PAGE + 3].copy_from_slice(&block.to_be_bytes());
            for text in texts(&bytes) {
                assert!(known.contains(&text) || text.contains("row "), "{text}");
            }
        }
    }
}

/// Numbers that are the same in every run (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % most as u64) as usize
    }
}

#[test]
fn ten_thousand_mutated_pages_never_stop_it() {
    let sound = [filled("NONE"), filled("INCREMENTAL")];
    let (main, log) = made_with_log(PAGE as u32, |connection| {
        connection
            .execute_batch(
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b REAL);
                 WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200)
                 INSERT INTO t SELECT i, printf('row %d', i), i + 0.5 FROM n;
                 PRAGMA wal_checkpoint(TRUNCATE); DELETE FROM t WHERE id % 2 = 0;",
            )
            .unwrap();
    });
    let mut numbers = Numbers(7);
    let started = Instant::now();
    for turn in 0..10_000 {
        let (mut bytes, log) = match turn % 3 {
            0 => (main.clone(), Some(log.as_slice())),
            other => (sound[other - 1].clone(), None),
        };
        // The first page is left readable, or nothing further would be looked at.
        let pages = bytes.len() / PAGE;
        let page = 1 + numbers.below(pages - 1);
        for _ in 0..=numbers.below(12) {
            let at = if numbers.below(2) == 0 {
                page * PAGE + numbers.below(24)
            } else {
                page * PAGE + numbers.below(PAGE)
            };
            bytes[at] = [0, 1, 0x7F, 0x80, 0xFF, bytes[at] ^ 1][numbers.below(6)];
        }
        if numbers.below(4) == 0 {
            let trunk = 32 + numbers.below(8);
            bytes[trunk] = numbers.below(256) as u8;
        }
        for table in ["t", "u"] {
            recovered(&opened(&bytes, log), table, &["a", "b", "d"]);
        }
    }
    println!("10000 mutated pages in {:?}", started.elapsed());
    assert!(started.elapsed().as_secs() < 100);
}

/// Pages in which every place looks like the header of a record with thousands of values.
#[test]
fn space_made_to_cost_much_is_searched_for_a_bounded_time() {
    let mut bytes = made(|connection| {
        connection
            .execute_batch(
                "PRAGMA page_size = 65536; PRAGMA secure_delete = OFF;
                 CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b REAL); CREATE TABLE u(x);
                 WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 800)
                 INSERT INTO u SELECT randomblob(60000) FROM n;
                 DELETE FROM u;",
            )
            .unwrap();
    });
    let tail = bytes.len() - 65_536;
    for (place, byte) in bytes[65_536 * 5..tail].iter_mut().enumerate() {
        *byte = [0x82, 0x80, 0x08][place % 3];
    }
    let started = Instant::now();
    let (rows, _) = recovered(&opened(&bytes, None), "t", &["a"]);
    println!("{} bytes in {:?}", bytes.len(), started.elapsed());
    assert_eq!(rows.len(), 0);
    assert!(started.elapsed().as_secs() < 10);
}
