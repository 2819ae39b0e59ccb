//! Measures how fast an archive encrypted by age is read in order, beside what the age crate reaches
//! alone on the same bytes.

use std::{
    hint::black_box,
    io::{Read as _, Write as _},
    iter,
    sync::Arc,
    time::Duration,
};

use age::{Decryptor, Encryptor, x25519};
use anyhow::{Result, anyhow};
use benches::{
    median,
    reading::{CHUNK, compare, in_order, random_bytes, report},
    timed,
};
use formats::age_file::AgeFile;

/// The size of the archive.
const FILE: usize = 256 << 20;
const REPEATS: usize = 7;

fn main() -> Result<()> {
    let key: x25519::Identity = testkit::AGE_IDENTITY
        .parse()
        .map_err(|error| anyhow!("the key of testkit: {error}"))?;
    let plain = random_bytes(FILE);
    let stored = encrypted(&plain, &key)?;
    let sealed = AgeFile::parse(Arc::new(stored.clone())).map_err(|fault| anyhow!("{fault}"))?;
    let file = sealed
        .unlock(testkit::AGE_IDENTITY)
        .map_err(|_| anyhow!("the key does not open the file"))?;
    compare(&file, &plain)?;
    let mut times = [const { Vec::new() }; 2];
    for _ in 0..REPEATS {
        times[0].push(alone(&stored, &key)?);
        times[1].push(in_order(&file)?);
    }
    let [alone, ours] = times.map(median);
    report("in order, 64 KiB at a time", "age crate", FILE, alone, ours);
    Ok(())
}

fn encrypted(plain: &[u8], key: &x25519::Identity) -> Result<Vec<u8>> {
    let to = key.to_public();
    let encryptor = Encryptor::with_recipients(iter::once::<&dyn age::Recipient>(&to))?;
    let mut stored = Vec::with_capacity(plain.len() + plain.len() / 1000);
    let mut writer = encryptor.wrap_output(&mut stored)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(stored)
}

/// As the crate's own documentation reads a file: from its begin to its end.
fn alone(stored: &[u8], key: &x25519::Identity) -> Result<Duration> {
    let mut buffer = vec![0; CHUNK];
    let (time, read) = timed(|| -> Result<()> {
        let mut reader = Decryptor::new(stored)?.decrypt(iter::once::<&dyn age::Identity>(key))?;
        while reader.read(&mut buffer)? > 0 {
            black_box(&buffer);
        }
        Ok(())
    });
    read?;
    Ok(time)
}
