//! Digests of bytes and of whole files, in lower-case hexadecimal: all three in one reading.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1321> (MD5),
//! <https://csrc.nist.gov/pubs/fips/180-4/upd1/final> (SHA-1, SHA-256).

use std::fmt::Write as _;

use md5::Md5;
use model::Fault;
use sha1::{Digest, Sha1};
use sha2::Sha256;

use crate::bytes::ByteSource;

/// How much of a file is held at a time.
const STEP: usize = 1 << 20;

/// The digests by which published signs name files and certificates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digests {
    /// MD5, 32 digits.
    pub md5: String,
    /// SHA-1, 40 digits.
    pub sha1: String,
    /// SHA-256, 64 digits.
    pub sha256: String,
}

#[derive(Default)]
struct Running {
    md5: Md5,
    sha1: Sha1,
    sha256: Sha256,
}

impl Running {
    fn update(&mut self, bytes: &[u8]) {
        self.md5.update(bytes);
        self.sha1.update(bytes);
        self.sha256.update(bytes);
    }

    fn finish(self) -> Digests {
        Digests {
            md5: hexadecimal(&self.md5.finalize()),
            sha1: hexadecimal(&self.sha1.finalize()),
            sha256: hexadecimal(&self.sha256.finalize()),
        }
    }
}

/// The digests of bytes in memory.
#[must_use]
pub fn of(bytes: &[u8]) -> Digests {
    let mut running = Running::default();
    running.update(bytes);
    running.finish()
}

/// The digests of a whole file, read once from its beginning to its end.
///
/// # Errors
/// What the source says.
pub fn of_source(source: &dyn ByteSource) -> Result<Digests, Fault> {
    let mut running = Running::default();
    each_step(source, &mut |bytes| running.update(bytes))?;
    Ok(running.finish())
}

/// The SHA-256 of a whole file, read once from its beginning to its end, and how many bytes it has.
///
/// # Errors
/// What the source says.
pub fn sha256_of_source(source: &dyn ByteSource) -> Result<(String, u64), Fault> {
    let mut hash = Sha256::new();
    let bytes = each_step(source, &mut |bytes| hash.update(bytes))?;
    Ok((hexadecimal(&hash.finalize()), bytes))
}

/// Reads all bytes, a step at a time, and tells how many there were.
fn each_step(source: &dyn ByteSource, each: &mut dyn FnMut(&[u8])) -> Result<u64, Fault> {
    let mut step = vec![0; STEP];
    let mut offset = 0_u64;
    loop {
        let count = source.read_at(offset, &mut step)?;
        let read = step.get(..count).unwrap_or_default();
        if read.is_empty() {
            return Ok(offset);
        }
        each(read);
        offset = offset.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
    }
}

/// Bytes in lower-case hexadecimal.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().saturating_mul(2));
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_digest_alone_is_the_same() {
        for len in [0, 1, STEP - 1, STEP, STEP + 1] {
            let bytes = vec![b'x'; len];
            let (hash, count) = sha256_of_source(&bytes).unwrap();
            assert_eq!(
                (hash, count),
                (of(&bytes).sha256, u64::try_from(len).unwrap())
            );
        }
    }

    #[test]
    fn the_published_examples_come_out() {
        let digests = of(b"abc");
        assert_eq!(digests.md5, "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(digests.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d");
        assert_eq!(
            digests.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_file_longer_than_a_step_gives_the_same_as_its_bytes() {
        let bytes: Vec<u8> = (0..=250_u8).cycle().take(3 * STEP + 17).collect();
        assert_eq!(of_source(&bytes).unwrap(), of(&bytes));
        assert_eq!(of_source(&Vec::new()).unwrap(), of(b""));
    }
}
