//! The header that stands before each member of a zip archive.
//!
//! Described in: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT> (4.3.7, 4.4.4, 4.4.5).

use crate::cursor::Cursor;

/// How it begins.
pub(crate) const SIGNATURE: [u8; 4] = *b"PK\x03\x04";
/// Its bytes before the name, as many as an array has.
pub(crate) const LENGTH: usize = 30;
/// The same, as a distance in a file.
pub(crate) const BYTES: u64 = 30;

/// The method of a member that is not packed.
pub(crate) const STORED: u16 = 0;
/// The method of a member that is deflated.
pub(crate) const DEFLATED: u16 = 8;

/// Bit 0 of the flags.
pub(crate) const ENCRYPTED: u16 = 1;
/// Bit 3 of the flags: sizes stand behind the member, and not in its header.
pub(crate) const SIZES_FOLLOW: u16 = 1 << 3;

/// What a header says that matters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ZipHeader {
    pub(crate) flags: u16,
    pub(crate) method: u16,
    pub(crate) crc: u32,
    pub(crate) compressed: u64,
    pub(crate) uncompressed: u64,
    /// Length of the name.
    pub(crate) name: u64,
    /// Length of the extra field.
    pub(crate) extra: u64,
}

impl ZipHeader {
    /// Reads it; none when these bytes are no header.
    pub(crate) fn parse(bytes: &[u8; LENGTH]) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        if cursor.array("signature") != Ok(SIGNATURE) {
            return None;
        }
        cursor.take(2, "version").ok()?;
        let flags = cursor.u16_le("flags").ok()?;
        let method = cursor.u16_le("method").ok()?;
        cursor.take(4, "time").ok()?;
        Some(Self {
            flags,
            method,
            crc: cursor.u32_le("checksum").ok()?,
            compressed: cursor.u32_le("compressed size").ok()?.into(),
            uncompressed: cursor.u32_le("uncompressed size").ok()?.into(),
            name: cursor.u16_le("length of the name").ok()?.into(),
            extra: cursor.u16_le("length of the extra field").ok()?.into(),
        })
    }

    /// Where the bytes of the member begin when its header stands at `at`.
    pub(crate) fn data_start(&self, at: u64) -> u64 {
        at.saturating_add(BYTES)
            .saturating_add(self.name)
            .saturating_add(self.extra)
    }
}
