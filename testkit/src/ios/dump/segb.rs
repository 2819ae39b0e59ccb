//! Streams of Biome, in the older form of SEGB and in the newer one of iOS 17
//! (<https://github.com/cclgroupltd/ccl-segb>).

use flate2::Crc;

use crate::times;

/// Bytes before the first entry.
const OLDER_HEADER: usize = 56;
const NEWER_HEADER: usize = 32;

/// An entry.
pub(super) struct Entry {
    /// When it was written, seconds since 1970.
    pub(super) time: i64,
    /// Whether it was deleted: nothing but the time is left.
    pub(super) deleted: bool,
    /// Its message.
    pub(super) data: Vec<u8>,
}

/// A file with these entries; `now` is when it was begun.
pub(super) fn file(entries: &[Entry], newer: bool, now: i64) -> Vec<u8> {
    if newer {
        self::newer(entries, now)
    } else {
        older(entries)
    }
}

fn checksum(data: &[u8]) -> [u8; 4] {
    let mut crc = Crc::new();
    crc.update(data);
    crc.sum().to_le_bytes()
}

fn state(entry: &Entry) -> [u8; 4] {
    (if entry.deleted { 3_u32 } else { 1 }).to_le_bytes()
}

fn size(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or_default().to_le_bytes()
}

fn older(entries: &[Entry]) -> Vec<u8> {
    let mut all = vec![0; OLDER_HEADER];
    for entry in entries {
        all.extend(size(entry.data.len()));
        all.extend(state(entry));
        let time = times::cocoa(entry.time).to_le_bytes();
        all.extend(time);
        all.extend(time);
        all.extend(checksum(&entry.data));
        all.extend([0; 4]);
        all.extend(&entry.data);
        all.resize(all.len().next_multiple_of(8), 0);
    }
    let end = size(all.len());
    all[..4].copy_from_slice(&end);
    all[52..56].copy_from_slice(b"SEGB");
    // Room for more.
    all.resize(all.len().next_multiple_of(4_096), 0);
    all
}

fn newer(entries: &[Entry], now: i64) -> Vec<u8> {
    let mut all = b"SEGB".to_vec();
    all.extend(size(entries.len()));
    all.extend(times::cocoa(now).to_le_bytes());
    all.resize(NEWER_HEADER, 0);
    let mut list = Vec::new();
    for entry in entries {
        all.extend(checksum(&entry.data));
        all.extend([0; 4]);
        all.extend(&entry.data);
        list.extend(size(all.len() - NEWER_HEADER));
        list.extend(state(entry));
        list.extend(times::cocoa(entry.time).to_le_bytes());
        all.resize(all.len().next_multiple_of(4), 0);
    }
    all.resize(all.len().next_multiple_of(4_096), 0);
    all.extend(list);
    all
}
