//! Digests of what stands inside a record, in hexadecimal.

use std::fmt::Write as _;

use sha1::{Digest, Sha1};
use sha2::Sha256;

/// SHA-256 of the bytes.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// SHA-1 of the bytes.
pub(crate) fn sha1(bytes: &[u8]) -> String {
    hexadecimal(&Sha1::digest(bytes))
}

/// The bytes in lower-case hexadecimal.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().saturating_mul(2));
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
