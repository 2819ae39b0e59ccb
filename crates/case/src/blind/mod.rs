//! The blind index, `blind.idx`: a keyed hash of every value of the phone that an indicator could name,
//! so that indicators published later can be tried without keeping the values.
//!
//! All numbers are little-endian.
//!
//! | offset | bytes | what |
//! |---|---|---|
//! | 0 | 16 | `vigie blind 1`, filled with zeros |
//! | 16 | 32 | the key: random, of this case alone |
//! | 48 | 8 | n, the number of values |
//! | 56 | 8 | t, where the tables begin: 64 + 20 n |
//! | 64 | 20 n | the values, by hash: 16 bytes of hash, 4 bytes number of a combination |
//! | t | 4 | number of places, then each: 2 bytes length, `<source> <artefact>` in UTF-8 |
//! | | 4 | number of combinations, then each: 2 bytes number of sightings, 4 bytes each |
//!
//! The hash is the first half of HMAC-SHA-256, by the key, of one byte (what the value is kept as:
//! `detect::matcher::blind::Form`) and the value in the form in which it is compared. A sighting is the
//! number of a place, shifted left by 8 bits, and what the records there say of the value: bits 0 to 2
//! the bearing, bit 3 whether the value stood in a parameter of an address.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc2104>, <https://doi.org/10.6028/NIST.SP.800-107r1>
//! (truncation).

mod index;
mod merge;
mod writer;

use std::{
    fs::File,
    io::{self, Read as _},
};

use hmac::{Hmac, KeyInit as _, Mac as _};
use model::Bearing;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

pub use index::{BlindIndex, BlindSeen};
pub use writer::{BlindSize, BlindWriter};

/// The first bytes of the file.
const MAGIC: &[u8; 16] = b"vigie blind 1\0\0\0";
/// Bytes before the values.
const HEADER_BYTES: u64 = 64;
/// Bytes of one value.
const VALUE_BYTES: u64 = 20;
/// Bytes of a hash.
const HASH_BYTES: usize = 16;
/// Bytes of a sighting on its way from the reading process: the hash, and what is said of the value.
pub const SIGHTING_BYTES: usize = 17;
/// The bit that says that a value stood in a parameter of an address.
const NESTED: u8 = 8;

/// Named limits of the index.
pub mod limits {
    /// Sightings held in memory before they are sorted into a file: 24 MB.
    pub const RUN: usize = 1 << 20;
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
const BEARINGS: [Bearing; 8] = [
    Bearing::Received,
    Bearing::Sent,
    Bearing::Opened,
    Bearing::Contacted,
    Bearing::Installed,
    Bearing::Ran,
    Bearing::Stored,
    Bearing::Mentioned,
];

/// What a record says of a value, in one byte.
#[must_use]
pub fn said(bearing: Bearing, nested: bool) -> u8 {
    let number = BEARINGS.iter().position(|one| *one == bearing).unwrap_or(0);
    let number = u8::try_from(number).unwrap_or(0);
    if nested { number | NESTED } else { number }
}

/// What such a byte says; any byte says something.
fn meant(said: u8) -> (Bearing, bool) {
    let bearing = BEARINGS.get(usize::from(said & 7)).copied();
    (bearing.unwrap_or(Bearing::Mentioned), said & NESTED != 0)
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
        File::open("/dev/urandom")?.read_exact(&mut key)?;
        Ok(Self(key))
    }

    /// What hashes by this key.
    #[must_use]
    pub fn hasher(&self) -> BlindHasher {
        // HMAC fills a shorter key with zeros up to the block of its hash.
        let mut block = [0; 64];
        block.iter_mut().zip(self.0).for_each(|(to, from)| *to = from);
        BlindHasher(Hmac::new(&block.into()))
    }
}

/// Hashes by one key, whose part of the work is done once.
#[derive(Clone)]
pub struct BlindHasher(Hmac<Sha256>);

impl BlindHasher {
    /// The hash of a value that is kept as `form`.
    #[must_use]
    pub fn hash(&self, form: u8, value: &str) -> [u8; HASH_BYTES] {
        let mut hash = self.0.clone();
        hash.update(&[form]);
        hash.update(value.as_bytes());
        let whole = hash.finalize().into_bytes();
        let mut half = [0; HASH_BYTES];
        half.iter_mut().zip(whole).for_each(|(to, from)| *to = from);
        half
    }
}

impl std::fmt::Debug for BlindHasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BlindHasher")
    }
}
