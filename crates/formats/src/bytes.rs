//! Bytes of a file, wherever they lie: on disk, in memory, or encrypted.

use std::{
    io::{self, Read, Seek, SeekFrom},
    sync::Arc,
};

use model::{Fault, FaultKind};

/// Bytes that can be read at any offset. Implementations never write.
pub trait ByteSource: Send + Sync {
    /// Length in bytes, after decryption.
    fn len(&self) -> u64;

    /// Whether there are no bytes.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fills `buffer` from `offset` as far as bytes exist, and tells how many were written; fewer
    /// than asked for only at the end.
    ///
    /// # Errors
    /// When the bytes exist and cannot be read or decrypted.
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault>;

    /// What was found wrong with the whole once its end was reached, as a checksum that differs: its bytes
    /// were given all the same.
    fn damage(&self) -> Option<Fault> {
        None
    }

    /// Numbers that tell a file on disk apart from every other one, and from itself once it is changed.
    fn identity(&self) -> Option<[u64; 6]> {
        None
    }

    /// All bytes, when they lie in memory already.
    fn whole(&self) -> Option<&[u8]> {
        None
    }
}

/// A [`ByteSource`] shared between the readers of one file.
pub type SharedBytes = Arc<dyn ByteSource>;

impl ByteSource for &[u8] {
    fn len(&self) -> u64 {
        u64::try_from(<[u8]>::len(self)).unwrap_or(u64::MAX)
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let start = usize::try_from(offset).unwrap_or(usize::MAX);
        let Some(rest) = self.get(start..) else {
            return Ok(0);
        };
        let count = rest.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        Ok(count)
    }

    fn whole(&self) -> Option<&[u8]> {
        Some(self)
    }
}

impl ByteSource for Vec<u8> {
    fn len(&self) -> u64 {
        ByteSource::len(&self.as_slice())
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        self.as_slice().read_at(offset, buffer)
    }

    fn whole(&self) -> Option<&[u8]> {
        Some(self)
    }
}

/// A part of other bytes.
#[derive(Clone)]
pub struct Part {
    source: SharedBytes,
    start: u64,
    len: u64,
}

impl Part {
    /// The bytes of `source` from `start` to `end`, as far as they exist.
    #[must_use]
    pub fn new(source: SharedBytes, start: u64, end: u64) -> Self {
        let end = end.min(source.len());
        Self {
            source,
            start,
            len: end.saturating_sub(start),
        }
    }
}

impl ByteSource for Part {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let rest = self.len.saturating_sub(offset);
        let count = usize::try_from(rest).map_or(buffer.len(), |rest| rest.min(buffer.len()));
        let Some(buffer) = buffer.get_mut(..count).filter(|buffer| !buffer.is_empty()) else {
            return Ok(0);
        };
        self.source
            .read_at(self.start.saturating_add(offset), buffer)
    }

    fn whole(&self) -> Option<&[u8]> {
        let start = usize::try_from(self.start).ok()?;
        let end = start.checked_add(usize::try_from(self.len).ok()?)?;
        self.source.whole()?.get(start..end)
    }
}

/// Bytes as a stream that can be wound, for libraries that want one.
#[derive(Clone)]
pub struct Stream {
    source: SharedBytes,
    at: u64,
}

impl Stream {
    /// A stream at the beginning of `source`.
    #[must_use]
    pub fn new(source: SharedBytes) -> Self {
        Self { source, at: 0 }
    }

    /// Passes over up to `count` bytes, as far as they exist, and tells how many there were.
    pub(crate) fn skip(&mut self, count: u64) -> u64 {
        let count = count.min(self.source.len().saturating_sub(self.at));
        self.at = self.at.saturating_add(count);
        count
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read_at(self.at, buffer);
        let count = count.map_err(io::Error::other)?;
        self.at = self
            .at
            .saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}

impl Seek for Stream {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.source.len().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = target.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// The whole content, when it is no longer than `limit` bytes.
///
/// # Errors
/// `TooLarge` above the limit, or what the source says.
pub fn read_all(source: &dyn ByteSource, limit: u64, what: &str) -> Result<Vec<u8>, Fault> {
    let len = source.len();
    if len > limit {
        return Err(Fault::new(FaultKind::TooLarge, what)
            .detail(format_args!("{len} bytes, the limit is {limit}")));
    }
    read_part(source, 0, len)
}

/// Up to `count` bytes from `at`, as far as they exist; callers bound the count.
///
/// # Errors
/// What the source says.
pub(crate) fn read_part(source: &dyn ByteSource, at: u64, count: u64) -> Result<Vec<u8>, Fault> {
    let count = count.min(source.len().saturating_sub(at));
    let size = usize::try_from(count).map_err(|_| Fault::new(FaultKind::TooLarge, "bytes"))?;
    let mut bytes = vec![0; size];
    let mut filled = 0_usize;
    while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        let offset = at.saturating_add(u64::try_from(filled).unwrap_or(u64::MAX));
        match source.read_at(offset, rest)? {
            0 => break,
            more => filled = filled.saturating_add(more),
        }
    }
    bytes.truncate(filled);
    Ok(bytes)
}

/// The `N` bytes at `at`, if there are as many.
///
/// # Errors
/// What the source says.
pub(crate) fn array_at<const N: usize>(
    source: &dyn ByteSource,
    at: u64,
) -> Result<Option<[u8; N]>, Fault> {
    let count = u64::try_from(N).unwrap_or(u64::MAX);
    Ok(read_part(source, at, count)?.first_chunk().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_stop_at_the_end_and_above_the_limit() {
        let bytes = b"0123456789".to_vec();
        let mut buffer = [0; 4];
        assert_eq!(bytes.read_at(8, &mut buffer), Ok(2));
        assert_eq!(bytes.read_at(u64::MAX, &mut buffer), Ok(0));
        assert_eq!(read_all(&bytes, 10, "x").unwrap(), bytes);
        assert_eq!(
            read_all(&bytes, 9, "x").unwrap_err().kind,
            FaultKind::TooLarge
        );
        assert_eq!(read_part(&bytes, 7, 9).unwrap(), b"789");
        assert_eq!(read_part(&bytes, 11, 9).unwrap(), b"");
        assert_eq!(array_at(&bytes, 8).unwrap(), Some(*b"89"));
        assert_eq!(array_at::<3>(&bytes, 8).unwrap(), None);
    }
}
