//! Writes a ZIP archive (<https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>), in the two ways in
//! which phones and tools do: sizes before the content, or after it.

use std::io::{self, Write};

use flate2::{Compression, Crc, write::DeflateEncoder};

/// An archive being written.
pub(crate) struct Zip<W> {
    to: W,
    at: u32,
    directory: Vec<u8>,
    entries: u16,
    /// Sizes after the content, as those who write a stream must.
    streamed: bool,
    /// Time and date of every entry, as DOS writes them.
    stamp: [u8; 4],
}

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const DESCRIPTOR: [u8; 4] = *b"PK\x07\x08";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
/// Names are UTF-8.
const UTF_8: u16 = 1 << 11;
/// Sizes stand after the content.
const LATER: u16 = 1 << 3;

impl<W: Write> Zip<W> {
    /// An empty archive.
    pub(crate) fn new(to: W, streamed: bool, stamp: [u8; 4]) -> Self {
        Self {
            to,
            at: 0,
            directory: Vec::new(),
            entries: 0,
            streamed,
            stamp,
        }
    }

    /// Adds an entry, deflated unless it is empty.
    pub(crate) fn add(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        self.add_with(name, content, 0)
    }

    /// The same with type and permissions, as Unix writes them.
    pub(crate) fn add_with(&mut self, name: &str, content: &[u8], mode: u32) -> io::Result<()> {
        let mut crc = Crc::new();
        crc.update(content);
        let (method, packed) = if content.is_empty() {
            (0_u16, Vec::new())
        } else {
            let mut packer = DeflateEncoder::new(Vec::new(), Compression::new(6));
            packer.write_all(content)?;
            (8, packer.finish()?)
        };
        let flags = UTF_8 | if self.streamed { LATER } else { 0 };
        let sizes: Vec<u8> = [crc.sum(), size(packed.len())?, size(content.len())?]
            .into_iter()
            .flat_map(u32::to_le_bytes)
            .collect();
        let offset = self.at;
        let mut common = Vec::new();
        for number in [20, flags, method] {
            common.extend(number.to_le_bytes());
        }
        common.extend(self.stamp);
        let names = u16::try_from(name.len()).map_err(io::Error::other)?;
        let mut local = [LOCAL.as_slice(), &common].concat();
        if self.streamed {
            local.extend([0; 12]);
        } else {
            local.extend(&sizes);
        }
        local.extend(names.to_le_bytes());
        local.extend([0; 2]);
        local.extend(name.as_bytes());
        self.write(&local)?;
        self.write(&packed)?;
        if self.streamed {
            self.write(&[DESCRIPTOR.as_slice(), &sizes].concat())?;
        }
        self.directory.extend(CENTRAL);
        self.directory.extend([20, 3]);
        self.directory.extend(common);
        self.directory.extend(sizes);
        self.directory.extend(names.to_le_bytes());
        // No extra field, comment, disk or internal attributes.
        self.directory.extend([0; 8]);
        self.directory.extend((mode << 16).to_le_bytes());
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.entries += 1;
        Ok(())
    }

    /// Writes the directory, and gives back what the archive was written to.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        let directory = std::mem::take(&mut self.directory);
        let (offset, length) = (self.at, size(directory.len())?);
        self.write(&directory)?;
        let mut end = END.to_vec();
        end.extend([0; 4]);
        end.extend(self.entries.to_le_bytes());
        end.extend(self.entries.to_le_bytes());
        end.extend(length.to_le_bytes());
        end.extend(offset.to_le_bytes());
        end.extend([0; 2]);
        self.write(&end)?;
        self.to.flush()?;
        Ok(self.to)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.to.write_all(bytes)?;
        self.at = self
            .at
            .checked_add(size(bytes.len())?)
            .ok_or_else(|| io::Error::other("an archive beyond 4 GB"))?;
        Ok(())
    }
}

fn size(length: usize) -> io::Result<u32> {
    u32::try_from(length).map_err(io::Error::other)
}
