//! A stream encrypted with AES-256 in CBC mode, decrypted; its padding ends it.
//!
//! Described in: <https://csrc.nist.gov/pubs/sp/800/38/a/final> (CBC),
//! <https://www.rfc-editor.org/rfc/rfc5652#section-6.3> (padding).

use std::{
    io::{self, Read},
    ops::Range,
};

use aes::Aes256Dec;
use cbc::{
    Decryptor,
    cipher::{Array, BlockModeDecrypt as _, KeyIvInit as _},
};
use model::{Fault, FaultKind};

use super::body::BodyKey;
use crate::reading::{carry, fault_of, fill};

const BLOCK: usize = 16;
/// Decrypted at a time; a multiple of the block.
const CHUNK: usize = 64 << 10;

/// The decrypted bytes of `inner`. Without a valid padding at its end, everything is given and the end
/// is an error.
pub(super) struct Decrypting<R> {
    inner: R,
    decryptor: Decryptor<Aes256Dec>,
    buffer: Vec<u8>,
    ready: Range<usize>,
    /// Encrypted bytes that were not read yet.
    left: u64,
    ended: Option<Result<(), Fault>>,
}

impl<R: Read> Decrypting<R> {
    /// Decrypts the `len` bytes of `inner`.
    pub(super) fn new(inner: R, len: u64, key: &BodyKey) -> Self {
        Self {
            inner,
            decryptor: Decryptor::new(&Array::from(*key.key), &Array::from(key.vector)),
            buffer: vec![0; CHUNK],
            ready: 0..0,
            left: len,
            ended: None,
        }
    }

    /// Decrypts the next chunk; of the last one the padding is cut off.
    fn refill(&mut self) {
        let want = usize::try_from(self.left).unwrap_or(CHUNK).min(CHUNK);
        let chunk = self.buffer.get_mut(..want).unwrap_or_default();
        let count = match fill(&mut self.inner, chunk) {
            Ok(count) => count,
            Err(error) => {
                self.ended = Some(Err(fault_of(&error, "encrypted body")));
                return;
            }
        };
        self.left = self
            .left
            .saturating_sub(u64::try_from(count).unwrap_or(u64::MAX));
        let chunk = chunk.get_mut(..count).unwrap_or_default();
        let (blocks, odd) = Array::slice_as_chunks_mut(chunk);
        self.decryptor.decrypt_blocks(blocks);
        let whole = count.saturating_sub(odd.len());
        self.ready = 0..whole;
        if !odd.is_empty() || count < want {
            self.ended = Some(Err(Fault::new(FaultKind::Short, "encrypted body")
                .detail(format_args!("{} bytes of a block of 16", odd.len()))));
        } else if self.left == 0 {
            self.take_padding(whole);
        }
    }

    fn take_padding(&mut self, end: usize) {
        let last = end
            .checked_sub(BLOCK)
            .and_then(|start| self.buffer.get(start..end))
            .unwrap_or_default();
        let count = last.last().copied().unwrap_or(0);
        let padding = BLOCK
            .checked_sub(usize::from(count))
            .and_then(|start| last.get(start..))
            .unwrap_or_default();
        if padding.is_empty() || padding.iter().any(|byte| *byte != count) {
            self.ended = Some(Err(
                Fault::new(FaultKind::Short, "encrypted body").detail("no padding at its end")
            ));
        } else {
            self.ready.end = end.saturating_sub(padding.len());
            self.ended = Some(Ok(()));
        }
    }
}

impl<R: Read> Read for Decrypting<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.ready.is_empty() && self.ended.is_none() {
            self.refill();
        }
        let ready = self.buffer.get(self.ready.clone()).unwrap_or_default();
        let count = ready.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), ready.get(..count)) {
            to.copy_from_slice(from);
        }
        self.ready.start = self.ready.start.saturating_add(count);
        match &self.ended {
            Some(Err(fault)) if count == 0 && !out.is_empty() => Err(carry(fault.clone())),
            _ => Ok(count),
        }
    }
}
