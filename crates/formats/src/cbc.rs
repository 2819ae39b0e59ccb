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
/// Most bytes decrypted at a time: they are still in the processor's cache after they were read.
const CHUNK: usize = 64 << 10;
/// Up to this many bytes, one read and a copy cost less than reading the block before apart: a page of
/// a database.
const PAGE: usize = 4 << 10;
/// A page and the block before it.
const WORK: usize = PAGE + BLOCK;

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

    /// Fills the start of `buffer` with whole blocks, decrypted where they lie; `start` is that of a
    /// block. Tells how many bytes it wrote.
    fn read_blocks(&self, start: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let odd = buffer.len().checked_rem(BLOCK).unwrap_or(0);
        let len = buffer.len().saturating_sub(odd);
        let mut vector = [0; BLOCK];
        if let Some(before) = start.checked_sub(BLOCK_BYTES) {
            fill(&*self.stored, before, &mut vector)?;
        }
        // It keeps the last encrypted block for the next chunk.
        let mut decryptor =
            Decryptor::<&Aes256Dec>::inner_iv_init(&self.cipher, &Array::from(vector));
        let mut at = start;
        for chunk in buffer.get_mut(..len).unwrap_or_default().chunks_mut(CHUNK) {
            fill(&*self.stored, at, chunk)?;
            decryptor.decrypt_blocks(Array::slice_as_chunks_mut(chunk).0);
            at = at.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
        }
        Ok(len)
    }

    /// Fills the start of `buffer` with up to a page from any `offset`: the blocks and the one before
    /// them are read at once and decrypted aside. Tells how many bytes it wrote.
    fn read_page(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let skip = offset.checked_rem(BLOCK_BYTES).unwrap_or(0);
        let start = offset.saturating_sub(skip);
        let skip = usize::try_from(skip).unwrap_or(0);
        let blocks = skip.saturating_add(buffer.len()).div_ceil(BLOCK);
        let end = blocks.saturating_add(1).saturating_mul(BLOCK).min(WORK);
        let mut work = [0; WORK];
        let work = work.get_mut(..end).unwrap_or_default();
        match start.checked_sub(BLOCK_BYTES) {
            Some(before) => fill(&*self.stored, before, work)?,
            // The vector of the first block is zero.
            None => fill(&*self.stored, 0, work.get_mut(BLOCK..).unwrap_or_default())?,
        }
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
        let mut rest = buffer.get_mut(..count).unwrap_or_default();
        let mut at = offset;
        while !rest.is_empty() {
            let done = if rest.len() > PAGE && at.is_multiple_of(BLOCK_BYTES) {
                self.read_blocks(at, rest)?
            } else {
                self.read_page(at, rest)?
            };
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
