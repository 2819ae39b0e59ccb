//! A file on disk as bytes at any offset.

use std::fs::File;

use formats::bytes::ByteSource;
use model::{Fault, FaultKind};

/// An open file, read at any offset; its length is that at opening.
#[derive(Debug)]
pub struct DiskFile {
    file: File,
    len: u64,
    identity: [u64; 6],
}

impl DiskFile {
    /// Wraps an open file.
    ///
    /// # Errors
    /// When the system cannot tell its length.
    pub fn new(file: File) -> Result<Self, Fault> {
        let about = file.metadata().map_err(io)?;
        let identity = disk::identity(&file).map_err(io)?;
        Ok(Self {
            file,
            len: about.len(),
            identity,
        })
    }
}

impl ByteSource for DiskFile {
    fn len(&self) -> u64 {
        self.len
    }

    fn identity(&self) -> Option<[u64; 6]> {
        Some(self.identity)
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let mut filled = 0_usize;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(u64::try_from(filled).unwrap_or(u64::MAX));
            match disk::read_at(&self.file, rest, at) {
                Ok(0) => break,
                Ok(count) => filled = filled.saturating_add(count),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(io(error)),
            }
        }
        Ok(filled)
    }
}

fn io(error: std::io::Error) -> Fault {
    Fault::new(FaultKind::Io, "file").detail(error)
}
