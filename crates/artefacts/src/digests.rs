//! Digests of what stands inside a record, in hexadecimal.

pub(crate) use formats::digests::hexadecimal;
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
