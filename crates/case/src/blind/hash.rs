//! SHA-256 of many short values behind one key: the block of the key is compressed once, and a value
//! that fits into a block costs one compression.
//!
//! Described in: <https://doi.org/10.6028/NIST.FIPS.180-4>.

use sha2::block_api::compress256;

use super::HASH_BYTES;

/// Bytes of a block of SHA-256.
const BLOCK: usize = 64;
/// Bytes of the length that ends the last block.
const LENGTH: usize = 8;
/// The state in which SHA-256 begins (FIPS 180-4, 5.3.3).
const INITIAL: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// Hashes by one key.
#[derive(Clone)]
pub struct BlindHasher {
    /// The state behind the block of the key.
    keyed: [u32; 8],
}

impl std::fmt::Debug for BlindHasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BlindHasher")
    }
}

impl BlindHasher {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        let mut keyed = INITIAL;
        compress256(&mut keyed, &[begun_with(key)]);
        Self { keyed }
    }

    /// The first bytes of the hash of a value that is kept as `form`.
    #[must_use]
    pub fn hash(&self, form: u8, value: &str) -> [u8; HASH_BYTES] {
        let mut state = self.keyed;
        let value = value.as_bytes();
        let room = BLOCK.saturating_sub(1);
        let (start, rest) = value.split_at(room.min(value.len()));
        let mut block = [0; BLOCK];
        if let Some((first, others)) = block.split_first_mut() {
            *first = form;
            if let Some(place) = others.get_mut(..start.len()) {
                place.copy_from_slice(start);
            }
        }
        let mut filled = start.len().saturating_add(1);
        if filled == BLOCK {
            compress256(&mut state, &[block]);
            let (whole, last) = rest.as_chunks::<BLOCK>();
            compress256(&mut state, whole);
            block = begun_with(last);
            filled = last.len();
        }
        if let Some(mark) = block.get_mut(filled) {
            *mark = 0x80;
        }
        if filled >= BLOCK.saturating_sub(LENGTH) {
            compress256(&mut state, &[block]);
            block = [0; BLOCK];
        }
        // The block of the key, the form, the value.
        let bytes = value.len().saturating_add(BLOCK).saturating_add(1);
        let bits = u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(8);
        if let Some(length) = block.last_chunk_mut::<LENGTH>() {
            *length = bits.to_be_bytes();
        }
        compress256(&mut state, &[block]);
        first_bytes(state)
    }
}

/// A block that begins with these bytes, then zeros.
fn begun_with(bytes: &[u8]) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    if let Some(place) = block.get_mut(..bytes.len()) {
        place.copy_from_slice(bytes);
    }
    block
}

/// The first bytes of the hash that ends in this state.
fn first_bytes(state: [u32; 8]) -> [u8; HASH_BYTES] {
    let mut first = [0; HASH_BYTES];
    for (four, word) in first.as_chunks_mut::<4>().0.iter_mut().zip(state) {
        *four = word.to_be_bytes();
    }
    first
}

#[cfg(test)]
mod tests {
    use sha2::{Digest as _, Sha256};

    use super::*;

    #[test]
    fn it_is_sha_256_behind_the_block_of_the_key_at_every_length() {
        let key: [u8; 32] = std::array::from_fn(|at| u8::try_from(at * 7).unwrap());
        let ours = BlindHasher::new(&key);
        for length in 0..300 {
            let value: String = ('a'..='z').cycle().take(length).collect();
            let whole = [&key[..], &[0; 32], &[7], value.as_bytes()].concat();
            let theirs = Sha256::digest(whole);
            assert_eq!(ours.hash(7, &value), theirs[..HASH_BYTES], "{length}");
        }
    }
}
