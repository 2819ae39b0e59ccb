//! Reading a file that vigie decrypts while it is read, for the measurements that set this beside a
//! library alone.

use std::{hint::black_box, time::Duration};

use anyhow::{Result, anyhow};
use formats::bytes::ByteSource;

use crate::{Numbers, number, timed};

/// How much is asked for at a time when reading in order.
pub const CHUNK: usize = 64 << 10;

/// Bytes without a pattern, the same every time.
#[must_use]
pub fn random_bytes(len: usize) -> Vec<u8> {
    let mut numbers = Numbers::new(1);
    (0..len / 8)
        .flat_map(|_| numbers.next_number().to_le_bytes())
        .collect()
}

/// Holds what is read against what was encrypted: figures would mean nothing if the bytes were wrong.
///
/// # Errors
/// When a byte differs or cannot be read.
pub fn compare(file: &dyn ByteSource, plain: &[u8]) -> Result<()> {
    let mut buffer = vec![0; CHUNK];
    for (offset, expected) in (0_u64..).step_by(CHUNK).zip(plain.chunks(CHUNK)) {
        let count = file
            .read_at(offset, &mut buffer)
            .map_err(|fault| anyhow!("{fault}"))?;
        if buffer[..count] != *expected {
            return Err(anyhow!("wrong bytes after offset {offset}"));
        }
    }
    Ok(())
}

/// How long it takes to read a file from its begin to its end.
///
/// # Errors
/// When it cannot be read.
pub fn in_order(file: &dyn ByteSource) -> Result<Duration> {
    let mut buffer = vec![0; CHUNK];
    let chunks = usize::try_from(file.len())?.div_ceil(CHUNK);
    let (time, read) = timed(|| {
        (0_u64..)
            .step_by(CHUNK)
            .take(chunks)
            .try_for_each(|offset| {
                let read = file.read_at(offset, &mut buffer);
                black_box(&buffer);
                read.map(drop)
            })
    });
    read.map_err(|fault| anyhow!("{fault}"))?;
    Ok(time)
}

/// Prints both figures for a file of `len` bytes.
#[expect(
    clippy::print_stdout,
    reason = "the figure is what whoever runs it asked for"
)]
pub fn report(how: &str, other: &str, len: usize, alone: Duration, ours: Duration) {
    let megabytes = number(len) / 1e6;
    println!(
        "{how}: {other} alone {:.0} MB/s, vigie {:.0} MB/s, ratio {:.2} (at least 0.80 wanted)",
        megabytes / alone.as_secs_f64(),
        megabytes / ours.as_secs_f64(),
        alone.as_secs_f64() / ours.as_secs_f64(),
    );
}
