//! Archives as lists of members whose bytes are read in place: nothing is unpacked to disk.

mod directory;
mod inflate;
mod local;
mod names;
pub mod tar;
mod zip;

pub use names::readable;
pub use tar::{Keep, Tar, TarMember};
pub use zip::Zip;

use std::fmt;

use model::{Fault, FaultKind, Instant};

use crate::limits::ARCHIVE_NAME_BYTES;

/// The bits of a mode that say what it is of, and those of a link.
const KIND: u32 = 0o170_000;
const LINK: u32 = 0o120_000;

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name: path components with `/` between them, none of them `.` or `..`.
    pub name: String,
    /// Its size as the archive states it, in bytes.
    pub size: u64,
    /// Its kind and permissions as in `stat`, where the archive states them.
    pub mode: Option<u32>,
    /// When its content was last changed, where the archive states that without doubt about the zone.
    pub modified: Option<Instant>,
    pub(crate) packed: Packed,
}

impl Member {
    /// Whether its bytes are packed, so that they are best read from the beginning to the end.
    #[must_use]
    pub fn is_packed(&self) -> bool {
        self.packed.method != Method::Stored
    }

    /// Whether it stands for a link: its bytes are where that leads.
    #[must_use]
    pub fn is_link(&self) -> bool {
        self.mode.is_some_and(|mode| mode & KIND == LINK)
    }
}

/// Where and how a member's bytes stand in the archive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Packed {
    /// Where its bytes begin and how many there are.
    pub(crate) start: u64,
    pub(crate) len: u64,
    pub(crate) method: Method,
    /// CRC-32 as the archive states it; 0 where it states none.
    pub(crate) crc: u32,
}

impl fmt::Debug for Packed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}+{}", self.method, self.start, self.len)
    }
}

/// How a member is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Stored,
    Deflated,
    /// With a method that vigie does not read.
    Other(u16),
    Encrypted,
}

/// A member's name that stays inside the archive, or a fault.
pub(crate) fn checked_name(raw: &[u8]) -> Result<String, Fault> {
    let outside = |detail: &str| Err(Fault::new(FaultKind::OutsideSource, "name").detail(detail));
    if raw.len() > ARCHIVE_NAME_BYTES {
        return Err(Fault::new(FaultKind::TooLarge, "name"));
    }
    let text = readable(raw);
    let name = text.strip_prefix("./").unwrap_or(&text);
    let is_drive = name.as_bytes().get(1) == Some(&b':');
    if name.contains(['\0', '\\']) || is_drive || name.starts_with('/') {
        return outside(name);
    }
    if name
        .trim_end_matches('/')
        .split('/')
        .any(|part| matches!(part, "" | "." | ".."))
    {
        return outside(name);
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests;
