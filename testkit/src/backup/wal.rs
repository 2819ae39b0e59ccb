//! Makes a write-ahead log the same every time (<https://www.sqlite.org/fileformat2.html#walformat>):
//! SQLite salts it at random, so that salts and checksums are written again. Behind the valid
//! frames it leaves a stale one, as real logs have after a restart.

use std::{fs, path::Path};

use crate::{BuildError, error::At};

/// Bytes of the log's header.
const HEADER: usize = 32;
/// Bytes of a frame's header.
const FRAME_HEADER: usize = 24;
/// The salts written.
const SALTS: [u8; 8] = [0x56, 0x49, 0x47, 0x49, 0x45, 0x54, 0x4b, 0x31];
/// The salts of the stale frame: those of the log's earlier round.
const STALE_SALTS: [u8; 8] = [0x56, 0x49, 0x47, 0x49, 0x45, 0x54, 0x4b, 0x30];

/// Rewrites the salts and checksums of `log`, and adds a stale frame.
pub(crate) fn settle(log: &Path) -> Result<(), BuildError> {
    let mut bytes = fs::read(log).at(log)?;
    if bytes.len() > HEADER {
        rewrite(&mut bytes);
    }
    fs::write(log, bytes).at(log)
}

fn rewrite(bytes: &mut Vec<u8>) {
    let page = usize::try_from(word_be(&bytes[8..12])).unwrap_or_default();
    let big_endian = bytes[3] & 1 == 1;
    bytes[16..24].copy_from_slice(&SALTS);
    let mut sum = checksum((0, 0), &bytes[..24], big_endian);
    put(&mut bytes[24..32], sum);
    for frame in bytes[HEADER..].chunks_exact_mut(FRAME_HEADER + page) {
        frame[8..16].copy_from_slice(&SALTS);
        sum = checksum(sum, &frame[..8], big_endian);
        sum = checksum(sum, &frame[FRAME_HEADER..], big_endian);
        put(&mut frame[16..24], sum);
    }
    let first = HEADER + FRAME_HEADER + page;
    if bytes.len() >= first {
        let mut stale = bytes[HEADER..first].to_vec();
        stale[8..16].copy_from_slice(&STALE_SALTS);
        stale[FRAME_HEADER..].fill(0xA5);
        bytes.extend(stale);
    }
}

fn checksum(mut sum: (u32, u32), bytes: &[u8], big_endian: bool) -> (u32, u32) {
    let word = if big_endian { word_be } else { word_le };
    for pair in bytes.chunks_exact(8) {
        sum.0 = sum.0.wrapping_add(word(&pair[..4])).wrapping_add(sum.1);
        sum.1 = sum.1.wrapping_add(word(&pair[4..])).wrapping_add(sum.0);
    }
    sum
}

fn put(at: &mut [u8], sum: (u32, u32)) {
    at[..4].copy_from_slice(&sum.0.to_be_bytes());
    at[4..].copy_from_slice(&sum.1.to_be_bytes());
}

fn word_be(bytes: &[u8]) -> u32 {
    u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

fn word_le(bytes: &[u8]) -> u32 {
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}
