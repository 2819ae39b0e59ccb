//! Measures how fast a file of an encrypted backup is read, in order and a database page here and
//! there, beside what the cipher crates reach alone on the same bytes.

use std::{hint::black_box, sync::Arc, time::Duration};

use aes::{Aes256, Aes256Dec};
use anyhow::{Result, anyhow};
use benches::{
    Numbers, median,
    reading::{CHUNK, compare, in_order, random_bytes, report},
    timed,
};
use cbc::cipher::{
    Array, BlockModeDecrypt as _, BlockModeEncrypt as _, InnerIvInit as _, KeyInit as _,
    KeyIvInit as _, block_padding::Pkcs7, consts::U16,
};
use formats::{
    bytes::ByteSource,
    cbc::{Decrypted, FileKey},
};
use zeroize::Zeroizing;

/// The size of the file.
const FILE: usize = 256 << 20;
/// How much is asked for at a time when SQLite reads.
const PAGE: usize = 4 << 10;
/// How many pages are asked for here and there.
const PAGES: usize = FILE / PAGE;
const REPEATS: usize = 7;
const KEY: [u8; 32] = [0x5a; 32];

fn main() -> Result<()> {
    let plain = random_bytes(FILE);
    let stored = encrypted(&plain)?;
    let file = Decrypted::new(Arc::new(stored.clone()), FileKey::new(Zeroizing::new(KEY)))
        .map_err(|fault| anyhow!("{fault}"))?;
    compare(&file, &plain)?;
    let mut times = [const { Vec::new() }; 4];
    for _ in 0..REPEATS {
        times[0].push(timed(|| alone_in_order(&stored)).0);
        times[1].push(in_order(&file)?);
        times[2].push(timed(|| alone_by_page(&stored)).0);
        times[3].push(ours_by_page(&file)?);
    }
    let [alone, ours, alone_page, ours_page] = times.map(median);
    report("in order, 64 KiB at a time", "cipher", FILE, alone, ours);
    report(
        "4 KiB pages here and there",
        "cipher",
        FILE,
        alone_page,
        ours_page,
    );
    Ok(())
}

fn encrypted(plain: &[u8]) -> Result<Vec<u8>> {
    let mut stored = plain.to_vec();
    stored.resize(plain.len() + 16, 0);
    cbc::Encryptor::<Aes256>::new(&KEY.into(), &[0; 16].into())
        .encrypt_padded::<Pkcs7>(&mut stored, plain.len())
        .map_err(|_| anyhow!("no room for the padding"))?;
    Ok(stored)
}

/// As a program would that knows the whole file: one cipher from its begin to its end.
fn alone_in_order(stored: &[u8]) {
    let mut cipher = cbc::Decryptor::<Aes256Dec>::new(&KEY.into(), &[0; 16].into());
    let mut buffer = vec![0; CHUNK];
    for chunk in stored.chunks_exact(CHUNK) {
        buffer.copy_from_slice(chunk);
        cipher.decrypt_blocks(Array::<u8, U16>::slice_as_chunks_mut(&mut buffer).0);
        black_box(&buffer);
    }
}

/// Page numbers in an order without a pattern, the same for both.
fn places() -> impl Iterator<Item = usize> {
    let mut numbers = Numbers::new(2);
    // The first page has no block before it.
    (0..PAGES).map(move |_| 1 + numbers.below(PAGES - 1))
}

fn alone_by_page(stored: &[u8]) {
    let schedule = Aes256Dec::new(&KEY.into());
    let mut buffer = vec![0; PAGE];
    for place in places() {
        let (before, page) = stored[place * PAGE - 16..][..PAGE + 16].split_at(16);
        buffer.copy_from_slice(page);
        let before = Array::<u8, U16>::slice_as_chunks(before).0;
        let mut cipher = cbc::Decryptor::inner_iv_init(schedule.clone(), &before[0]);
        cipher.decrypt_blocks(Array::<u8, U16>::slice_as_chunks_mut(&mut buffer).0);
        black_box(&buffer);
    }
}

fn ours_by_page(file: &Decrypted) -> Result<Duration> {
    let mut buffer = vec![0; PAGE];
    let (time, read) = timed(|| {
        places().try_for_each(|place| {
            let offset = u64::try_from(place * PAGE).unwrap_or(u64::MAX);
            let read = file.read_at(offset, &mut buffer);
            black_box(&buffer);
            read.map(drop)
        })
    });
    read.map_err(|fault| anyhow!("{fault}"))?;
    Ok(time)
}
