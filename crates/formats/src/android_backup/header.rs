//! The lines of text at the start of an Android backup.

use model::{Fault, FaultKind};

use super::{MAGIC, empty, unlock::Encryption};
use crate::limits::{ANDROID_BACKUP_HEADER_BYTES, ANDROID_BACKUP_ROUNDS};

/// What the lines say.
pub(super) struct Header {
    pub(super) version: u32,
    pub(super) compressed: bool,
    pub(super) encryption: Option<Encryption>,
    /// Where the body begins.
    pub(super) body: u64,
}

/// Reads the header from the beginning of a file.
pub(super) fn read(start: &[u8]) -> Result<Header, Fault> {
    if MAGIC.starts_with(start) {
        return Err(empty("the file ends in its first line"));
    }
    let rest = start
        .strip_prefix(MAGIC)
        .ok_or_else(|| malformed("first line", "is not that of an Android backup"))?;
    let is_cut = start.len() >= ANDROID_BACKUP_HEADER_BYTES;
    let mut lines = Lines { rest, is_cut };
    let version = lines.number("version")?;
    if version == 0 {
        return Err(malformed("version", "is 0"));
    }
    let compressed = match lines.next("compression")? {
        "0" => false,
        "1" => true,
        _ => return Err(malformed("compression", "is neither 0 nor 1")),
    };
    let encryption = match lines.next("encryption")? {
        "none" => None,
        "AES-256" => Some(encryption(&mut lines)?),
        _ => return Err(malformed("encryption", "is neither none nor AES-256")),
    };
    let used = start.len().saturating_sub(lines.rest.len());
    Ok(Header {
        version,
        compressed,
        encryption,
        body: u64::try_from(used).unwrap_or(u64::MAX),
    })
}

fn encryption(lines: &mut Lines<'_>) -> Result<Encryption, Fault> {
    let user_salt = lines.bytes("salt of the password")?;
    let checksum_salt = lines.bytes("salt of the checksum")?;
    let rounds = lines.number("rounds")?;
    let vector = lines.bytes("first vector")?;
    let vector = vector
        .try_into()
        .map_err(|_| malformed("first vector", "is not 16 bytes long"))?;
    let key_blob = lines.bytes("encrypted key")?;
    if rounds == 0 {
        return Err(malformed("rounds", "are 0"));
    }
    if rounds > ANDROID_BACKUP_ROUNDS {
        return Err(
            Fault::new(FaultKind::TooMany, "rounds of an Android backup").detail(format_args!(
                "{rounds}, the limit is {ANDROID_BACKUP_ROUNDS}"
            )),
        );
    }
    if key_blob.is_empty() || !key_blob.len().is_multiple_of(16) {
        return Err(malformed("encrypted key", "is not made of whole blocks"));
    }
    Ok(Encryption {
        user_salt,
        checksum_salt,
        rounds,
        vector,
        key_blob,
    })
}

/// Lines that were not read yet.
struct Lines<'b> {
    rest: &'b [u8],
    /// Whether the file goes on behind what was read of it.
    is_cut: bool,
}

impl<'b> Lines<'b> {
    /// The next line.
    fn next(&mut self, field: &str) -> Result<&'b str, Fault> {
        let Some(end) = memchr::memchr(b'\n', self.rest) else {
            return Err(if self.is_cut {
                malformed(field, "does not end where a header ends")
            } else {
                empty(&format!("the file ends in its header, at: {field}"))
            });
        };
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.get(1..).unwrap_or_default();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        str::from_utf8(line).map_err(|_| malformed(field, "is not text"))
    }

    fn number(&mut self, field: &str) -> Result<u32, Fault> {
        let line = self.next(field)?;
        line.parse().map_err(|_| malformed(field, "is no number"))
    }

    /// A line of hexadecimal digits.
    fn bytes(&mut self, field: &str) -> Result<Vec<u8>, Fault> {
        let (pairs, odd) = self.next(field)?.as_bytes().as_chunks::<2>();
        let digit = |byte: &u8| char::from(*byte).to_digit(16);
        let bytes: Option<Vec<u8>> = pairs
            .iter()
            .map(|[high, low]| {
                let byte = digit(high)?.checked_mul(16)?.checked_add(digit(low)?)?;
                u8::try_from(byte).ok()
            })
            .collect();
        bytes
            .filter(|_| odd.is_empty())
            .ok_or_else(|| malformed(field, "is not hexadecimal"))
    }
}

fn malformed(field: &str, why: &str) -> Fault {
    Fault::new(FaultKind::Malformed, "header of an Android backup")
        .detail(format_args!("{field}: {why}"))
}
