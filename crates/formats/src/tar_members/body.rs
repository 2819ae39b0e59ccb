//! The bytes of a tar archive while it is walked: read, or passed over where that is cheaper.

use std::io::{self, Read};

/// The bytes of an archive from its start on.
pub(crate) trait Body: Read {
    /// Passes over bytes, and tells how many there were of them.
    fn pass_over(&mut self, bytes: u64) -> io::Result<u64>;
    /// Reads to the end where that tells whether everything was right.
    fn finish(&mut self) -> io::Result<()>;
}

/// A body that can only be read.
pub(crate) struct ReadThrough<'r>(pub(crate) &'r mut dyn Read);

impl Read for ReadThrough<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.0.read(out)
    }
}

impl Body for ReadThrough<'_> {
    fn pass_over(&mut self, bytes: u64) -> io::Result<u64> {
        io::copy(&mut self.0.take(bytes), &mut io::sink())
    }

    fn finish(&mut self) -> io::Result<()> {
        io::copy(self.0, &mut io::sink()).map(|_| ())
    }
}

/// Counts what was read.
pub(super) struct Counted<'w> {
    pub(super) body: &'w mut dyn Body,
    pub(super) at: u64,
}

impl Counted<'_> {
    pub(super) fn pass_over(&mut self, bytes: u64) -> io::Result<u64> {
        let passed = self.body.pass_over(bytes)?;
        self.at = self.at.saturating_add(passed);
        Ok(passed)
    }
}

impl Read for Counted<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.body.read(out)?;
        let read = u64::try_from(count).unwrap_or(u64::MAX);
        self.at = self.at.saturating_add(read);
        Ok(count)
    }
}
