//! HMAC-SHA-256 of many short values by one key: what depends on the key alone is computed once, and
//! a value that fits into a block costs two compressions.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc2104>, <https://doi.org/10.6028/NIST.FIPS.180-4>.

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
    inner: [u32; 8],
    outer: [u32; 8],
}

impl std::fmt::Debug for BlindHasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BlindHasher")
    }
}

impl BlindHasher {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        let padded = |pad: u8| {
            let mut block = [pad; BLOCK];
            block.iter_mut().zip(key).for_each(|(to, byte)| *to ^= byte);
            let mut state = INITIAL;
            compress256(&mut state, &[block]);
            state
        };
        Self {
            inner: padded(0x36),
            outer: padded(0x5c),
        }
    }

    /// The first half of the hash of a value that is kept as `form`.
    #[must_use]
    pub fn hash(&self, form: u8, value: &str) -> [u8; HASH_BYTES] {
        let mut inner = Message::new(self.inner);
        inner.add(&[form]);
        inner.add(value.as_bytes());
        let mut outer = Message::new(self.outer);
        outer.add(&bytes(inner.end()));
        let mut half = [0; HASH_BYTES];
        if let Some(first) = bytes(outer.end()).first_chunk::<HASH_BYTES>() {
            half = *first;
        }
        half
    }
}

/// A state as the bytes of a hash.
fn bytes(state: [u32; 8]) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (four, word) in bytes.as_chunks_mut::<4>().0.iter_mut().zip(state) {
        *four = word.to_be_bytes();
    }
    bytes
}

/// A message whose first block was the padded key.
struct Message {
    state: [u32; 8],
    block: [u8; BLOCK],
    filled: usize,
    bytes: u64,
}

impl Message {
    fn new(state: [u32; 8]) -> Self {
        Self {
            state,
            block: [0; BLOCK],
            filled: 0,
            bytes: 64,
        }
    }

    #[inline]
    fn add(&mut self, mut bytes: &[u8]) {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.bytes = self.bytes.saturating_add(length);
        while !bytes.is_empty() {
            let room = BLOCK.saturating_sub(self.filled);
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            let end = self.filled.saturating_add(now.len());
            if let Some(place) = self.block.get_mut(self.filled..end) {
                place.copy_from_slice(now);
            }
            self.filled = end;
            bytes = later;
            if self.filled == BLOCK {
                compress256(&mut self.state, &[self.block]);
                self.filled = 0;
            }
        }
    }

    fn end(mut self) -> [u32; 8] {
        let bits = self.bytes.saturating_mul(8);
        if let Some((mark, rest)) = self
            .block
            .get_mut(self.filled..)
            .and_then(|rest| rest.split_first_mut())
        {
            *mark = 0x80;
            rest.fill(0);
        }
        if self.filled >= BLOCK.saturating_sub(LENGTH) {
            compress256(&mut self.state, &[self.block]);
            self.block = [0; BLOCK];
        }
        if let Some(length) = self.block.last_chunk_mut::<LENGTH>() {
            *length = bits.to_be_bytes();
        }
        compress256(&mut self.state, &[self.block]);
        self.state
    }
}

#[cfg(test)]
mod tests {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    use sha2::Sha256;

    use super::*;

    #[test]
    fn it_is_hmac_sha_256_at_every_length() {
        let key: [u8; 32] = std::array::from_fn(|at| u8::try_from(at * 7).unwrap());
        let ours = BlindHasher::new(&key);
        for length in 0..300 {
            let value: String = ('a'..='z').cycle().take(length).collect();
            let mut peer = Hmac::<Sha256>::new_from_slice(&key).unwrap();
            peer.update(&[7]);
            peer.update(value.as_bytes());
            let peer = peer.finalize().into_bytes();
            assert_eq!(ours.hash(7, &value), peer[..HASH_BYTES], "{length}");
        }
    }
}
