//! Files encrypted with AES-256 in CBC mode with a zero first vector, read at any offset.
//!
//! Described in: <https://csrc.nist.gov/pubs/sp/800/38/a/final> (CBC),
//! <https://www.rfc-editor.org/rfc/rfc5652#section-6.3> (padding).
//!
//! A block needs only the encrypted block before it: a page of a database is decrypted alone, and
//! no decrypted file is ever kept.

use std::fmt;

use aes::Aes256Dec;
use cbc::{
    Decryptor,
    cipher::{Array, BlockModeDecrypt as _, InnerIvInit as _, KeyInit as _},
};
use model::{Fault, FaultKind};
use zeroize::Zeroizing;

use crate::bytes::{ByteSource, SharedBytes};

const BLOCK: usize = 16;
const BLOCK_BYTES: u64 = 16;
/// Most bytes decrypted at a time: bounds memory, and is long enough for the fastest code.
const CHUNK: usize = 64 << 10;

/// The key of one file. It wipes itself and never shows itself.
pub struct FileKey(Zeroizing<[u8; 32]>);

impl FileKey {
    /// A key of 32 bytes.
    #[must_use]
    pub fn new(key: Zeroizing<[u8; 32]>) -> Self {
        Self(key)
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(secret)")
    }
}

/// An encrypted file as its decrypted bytes.
pub struct Decrypted {
    stored: SharedBytes,
    cipher: Aes256Dec,
    len: u64,
    padding: u64,
    trailing: u64,
}

impl fmt::Debug for Decrypted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decrypted({} bytes)", self.len)
    }
}

impl Decrypted {
    /// Decrypts `stored` on demand. Its length is that of the whole blocks, less a valid padding;
    /// the size that a manifest states plays no part, for it can be stale.
    ///
    /// # Errors
    /// When the last blocks cannot be read.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the key is wiped when this returns"
    )]
    pub fn new(stored: SharedBytes, key: FileKey) -> Result<Decrypted, Fault> {
        let trailing = stored.len().checked_rem(BLOCK_BYTES).unwrap_or(0);
        let mut decrypted = Decrypted {
            cipher: Aes256Dec::new(&Array::from(*key.0)),
            len: stored.len().saturating_sub(trailing),
            padding: 0,
            trailing,
            stored,
        };
        decrypted.padding = decrypted.find_padding()?;
        decrypted.len = decrypted.len.saturating_sub(decrypted.padding);
        Ok(decrypted)
    }

    /// Bytes behind the last whole block, which cannot be decrypted: 0 unless the file is damaged.
    #[must_use]
    pub fn trailing_bytes(&self) -> u64 {
        self.trailing
    }

    /// Bytes of padding that were cut off: 1 to 16, or 0 when the file ends in no valid padding.
    #[must_use]
    pub fn padding_bytes(&self) -> u64 {
        self.padding
    }

    /// How many bytes of valid padding the last block ends in.
    fn find_padding(&self) -> Result<u64, Fault> {
        let Some(start) = self.len.checked_sub(BLOCK_BYTES) else {
            return Ok(0);
        };
        let mut last = [0; BLOCK];
        self.read_at(start, &mut last)?;
        let count = last.last().copied().unwrap_or(0);
        let first = BLOCK.checked_sub(usize::from(count));
        let padding = first
            .and_then(|first| last.get(first..))
            .unwrap_or_default();
        if padding.is_empty() || padding.iter().any(|byte| *byte != count) {
            return Ok(0);
        }
        Ok(u64::from(count))
    }

    /// Fills the start of `buffer` from `offset`; all of it must lie inside the file. Tells how many
    /// bytes it wrote, at least one.
    fn read_chunk(&self, offset: u64, buffer: &mut [u8], work: &mut [u8]) -> Result<usize, Fault> {
        let skip = offset.checked_rem(BLOCK_BYTES).unwrap_or(0);
        let start = offset.saturating_sub(skip);
        let skip = usize::try_from(skip).unwrap_or(0);
        let blocks = skip.saturating_add(buffer.len()).div_ceil(BLOCK);
        let len = blocks.saturating_mul(BLOCK).min(CHUNK);
        let end = len.saturating_add(BLOCK);
        let (Some(vector_and_blocks), Some(before)) =
            (work.get_mut(..end), start.checked_sub(BLOCK_BYTES))
        else {
            return self.read_first(buffer, skip, len, work);
        };
        fill(&*self.stored, before, vector_and_blocks)?;
        Ok(self.decrypt(vector_and_blocks, skip, buffer))
    }

    /// The same for the first chunk, whose first vector is zero.
    fn read_first(
        &self,
        buffer: &mut [u8],
        skip: usize,
        len: usize,
        work: &mut [u8],
    ) -> Result<usize, Fault> {
        let work = work
            .get_mut(..len.saturating_add(BLOCK))
            .unwrap_or_default();
        let (vector, blocks) = work.split_at_mut_checked(BLOCK).unwrap_or_default();
        vector.fill(0);
        fill(&*self.stored, 0, blocks)?;
        Ok(self.decrypt(work, skip, buffer))
    }

    /// Decrypts what follows the first block of `work`, and copies it without its first `skip` bytes.
    fn decrypt(&self, work: &mut [u8], skip: usize, buffer: &mut [u8]) -> usize {
        let Some((vector, bytes)) = work.split_first_chunk_mut::<BLOCK>() else {
            return 0;
        };
        let (blocks, _) = Array::slice_as_chunks_mut(bytes);
        Decryptor::<&Aes256Dec>::inner_iv_init(&self.cipher, &Array::from(*vector))
            .decrypt_blocks(blocks);
        let plain = bytes.get(skip..).unwrap_or_default();
        let count = plain.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), plain.get(..count)) {
            to.copy_from_slice(from);
        }
        count
    }
}

impl ByteSource for Decrypted {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let left = self.len.saturating_sub(offset);
        let count = usize::try_from(left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let most = count
            .saturating_add(BLOCK.saturating_mul(3))
            .min(CHUNK.saturating_add(BLOCK));
        let mut work = vec![0; most];
        let mut rest = buffer.get_mut(..count).unwrap_or_default();
        let mut at = offset;
        while !rest.is_empty() {
            let done = self.read_chunk(at, rest, &mut work)?;
            at = at.saturating_add(u64::try_from(done).unwrap_or(u64::MAX));
            rest = rest.get_mut(done.max(1)..).unwrap_or_default();
        }
        Ok(count)
    }
}

/// Fills all of `buffer`, or says that the file ended while it was read.
fn fill(source: &dyn ByteSource, offset: u64, buffer: &mut [u8]) -> Result<(), Fault> {
    let mut at = offset;
    let mut rest = buffer;
    while !rest.is_empty() {
        let count = source.read_at(at, rest)?;
        if count == 0 {
            return Err(Fault::new(FaultKind::Short, "encrypted file")
                .detail(format_args!("ends at {at}, need {} bytes more", rest.len())));
        }
        at = at.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        rest = rest.get_mut(count..).unwrap_or_default();
    }
    Ok(())
}

#[cfg(test)]
mod tests;
