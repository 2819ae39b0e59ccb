//! The blind index, `blind.idx`: a keyed hash of every value of the phone that an indicator could name,
//! so that indicators published later can be tried without keeping the values.
//!
//! All numbers are little-endian.
//!
//! | offset | bytes | what |
//! |---|---|---|
//! | 0 | 16 | `vigie blind 3`, filled with zeros |
//! | 16 | 32 | the key: random, of this case alone |
//! | 48 | 8 | n, the number of values |
//! | 56 | 8 | t, where the tables begin: 64 + 16 n |
//! | 64 | 16 n | the values, by hash: 12 bytes of hash, 4 bytes number of a combination |
//! | t | 4 | number of places, then each: 2 bytes length, `<source> <artefact>` in UTF-8 |
//! | | 4 | number of combinations, then each: 2 bytes number of sightings, 4 bytes each |
//!
//! The hash is the first 12 bytes of SHA-256 of the key, 32 zeros (both together are one block, whose state
//! is computed once), one byte (what the value is kept as: `detect::matcher::blind::Form`) and the value in
//! the form in which it is compared. The key stands beside it, so the hash must not be undone by whoever
//! knows the key: a keyed checksum would not do. Most of the state is left out, so nobody can lengthen a
//! value without the key: that is what HMAC would prevent, at twice the price. With 12 bytes, ten million
//! values and as many questions meet by chance in fewer than one of 10^14 cases.
//!
//! A sighting is the number of a place, shifted left by 8 bits, and what the records there say of the value:
//! bits 0 to 2 and 5 the bearing, bit 3 whether the value stood in a parameter of an address, bit 4 whether the
//! last name of a path was also stated as a name of its own (which may be that of a process).
//!
//! Described in: <https://doi.org/10.6028/NIST.FIPS.180-4>, <https://doi.org/10.6028/NIST.SP.800-107r1>
//! (truncation).

mod hash;
mod index;
mod merge;
mod values;
mod writer;

use std::io;

use model::Bearing;
use serde::{Deserialize, Serialize};

pub use hash::BlindHasher;
pub use index::{BlindIndex, BlindSeen};
pub use writer::{BlindSize, BlindWriter};

/// The first bytes of the file.
const MAGIC: &[u8; 16] = b"vigie blind 3\0\0\0";
/// Bytes before the values.
const HEADER_BYTES: u64 = 64;
/// Bytes of one value.
const VALUE_BYTES: u64 = 16;
/// Bytes of a hash.
const HASH_BYTES: usize = 12;
/// Bytes of a sighting on its way from the reading process: the hash, and what is said of the value.
pub const SIGHTING_BYTES: usize = 13;
/// The bit that says that a value stood in a parameter of an address.
const NESTED: u8 = 8;
/// The bit that says that the last name of a path was also stated as a name of its own.
pub const NAMED: u8 = 16;

/// Named limits of the index.
pub mod limits {
    /// Sightings held in memory before they are sorted into a file: 24 MB.
    pub const RUN: usize = 1_500_000;
    /// Sightings taken from one reading process: the largest phone known gives a twentieth of that.
    pub const SIGHTINGS: u64 = 200_000_000;
    /// Places: artefacts times sources.
    pub const PLACES: usize = 1 << 16;
    /// Sightings of one value: every artefact with every bearing is below.
    pub const OF_ONE_VALUE: usize = 4_096;
    /// Bytes of the tables behind the values.
    pub const TABLE_BYTES: u64 = 32 << 20;
}

/// What records can say of a value, in the order of the numbers.
const BEARINGS: [Bearing; 9] = [
    Bearing::Received,
    Bearing::Sent,
    Bearing::Opened,
    Bearing::Contacted,
    Bearing::Installed,
    Bearing::Ran,
    Bearing::Stored,
    Bearing::Mentioned,
    Bearing::HandedIn,
];
/// The bit that says that the number of the bearing is one of those from 8 on.
const NINTH: u8 = 32;

/// What a record says of a value, in one byte.
#[must_use]
pub fn said(bearing: Bearing, nested: bool) -> u8 {
    let number = BEARINGS.iter().position(|one| *one == bearing).unwrap_or(0);
    let number = u8::try_from(number).unwrap_or(0);
    let more = if number > 7 { NINTH } else { 0 };
    let number = number & 7 | more;
    if nested { number | NESTED } else { number }
}

/// What such a byte says; any byte says something.
fn meant(said: u8) -> Bearing {
    let more = if said & NINTH == 0 { 0 } else { 8 };
    let bearing = BEARINGS.get(usize::from(said & 7 | more)).copied();
    bearing.unwrap_or(Bearing::Mentioned)
}

/// The key of one case's index.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlindKey([u8; 32]);

impl std::fmt::Debug for BlindKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BlindKey")
    }
}

impl BlindKey {
    /// A new one, from the operating system's source of random bytes.
    ///
    /// # Errors
    /// When there is none.
    pub fn random() -> io::Result<Self> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|error| io::Error::other(error.to_string()))?;
        Ok(Self(key))
    }

    /// What hashes by this key.
    #[must_use]
    pub fn hasher(&self) -> BlindHasher {
        BlindHasher::new(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_byte_says_is_what_was_said() {
        for bearing in BEARINGS {
            for nested in [false, true] {
                let said = said(bearing, nested);
                assert_eq!(meant(said), bearing);
                assert_eq!(meant(said | NAMED), bearing);
                assert_eq!(said & NESTED != 0, nested);
                assert_eq!(said & NAMED, 0);
            }
        }
        // Any byte says something.
        assert_eq!(meant(NINTH | 7), Bearing::Mentioned);
    }
}
