//! Unpacks a gzip file to its end through flate2, the library of the fastest decoder in use here, and does
//! nothing with it: what reading a compressed archive costs at least.

use std::{env, fs::File, hint::black_box, io::Read as _};

use anyhow::{Context as _, Result};
use flate2::bufread::MultiGzDecoder;

fn main() -> Result<()> {
    let path = env::args_os().nth(1).context("name a gzip file")?;
    let file = std::io::BufReader::with_capacity(128 << 10, File::open(path)?);
    let mut unpacked = MultiGzDecoder::new(file);
    let (mut buffer, mut total) = (vec![0; 128 << 10], 0_u64);
    loop {
        let count = unpacked.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        black_box(&buffer);
        total += u64::try_from(count)?;
    }
    println!("{total}");
    Ok(())
}
