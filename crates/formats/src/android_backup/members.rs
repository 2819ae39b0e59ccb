//! The tar archive inside an Android backup, member by member; nothing is unpacked.
//!
//! Described in: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html>.
//!
//! Headers are read by the library `tar`; the walk from one to the next is ours, since the library
//! reads a name of any length into memory and takes an archive that was cut between two members for a
//! whole one.

use std::{
    io::{self, Read},
    ops::ControlFlow,
};

use model::{Fault, FaultKind, Faults, Instant};
use tar::{EntryType, Header, PaxExtensions};

use super::empty;
use crate::{
    budget::Budget,
    limits::{ANDROID_BACKUP_MEMBERS, TAR_EXTENSION_BYTES},
    reading::{carry, fault_of, fill},
};

const BLOCK: usize = 512;
const BLOCK_BYTES: u64 = 512;
const WHAT: &str = "archive of an Android backup";

/// A file or a folder of a backup, while it passes.
pub struct Member<'m> {
    /// Its path inside the backup: `apps/<package>/f/…`, `shared/0/…`. Relative, without `..`.
    pub path: &'m str,
    /// Length in bytes.
    pub size: u64,
    /// What it is.
    pub kind: MemberKind,
    /// When it was last changed; phones leave it out for most files.
    pub modified: Option<Instant>,
    /// Its bytes. What is not read of them is passed over. Where the backup is cut or damaged, an
    /// error that carries the fault ([`fault_of`]), which the walk tells as well.
    pub reader: &'m mut dyn Read,
}

/// What a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberKind {
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// Walks the archive. What ends the walk is the last fault.
pub(super) fn walk(
    body: &mut dyn Read,
    each: &mut dyn FnMut(Member<'_>) -> ControlFlow<()>,
) -> Faults {
    let mut walk = Walk {
        body,
        left: Budget::new("members of an Android backup", ANDROID_BACKUP_MEMBERS),
        extension: Extension::default(),
        faults: Faults::default(),
        blocks: 0,
    };
    let ended = loop {
        match walk.step(each) {
            Ok(ControlFlow::Continue(())) => {}
            Ok(ControlFlow::Break(())) => break Ok(()),
            Err(fault) => break Err(fault),
        }
    };
    if let Err(fault) = ended {
        walk.faults.add(fault);
    }
    walk.faults
}

struct Walk<'w> {
    body: &'w mut dyn Read,
    left: Budget,
    /// What an extended header says of the member after it.
    extension: Extension,
    faults: Faults,
    /// Headers read.
    blocks: u64,
}

#[derive(Default)]
struct Extension {
    path: Option<Vec<u8>>,
    size: Option<u64>,
}

impl Walk<'_> {
    /// Reads one header and what belongs to it.
    fn step(
        &mut self,
        each: &mut dyn FnMut(Member<'_>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Fault> {
        let mut block = [0; BLOCK];
        let filled = fill(self.body, &mut block).map_err(|error| fault_of(&error, WHAT))?;
        if filled < BLOCK {
            return Err(if filled == 0 && self.blocks == 0 {
                empty("there is no archive in it")
            } else {
                Fault::new(FaultKind::Short, WHAT).detail("its end is missing")
            });
        }
        if block == [0; BLOCK] {
            self.finish()?;
            return Ok(ControlFlow::Break(()));
        }
        self.blocks = self.blocks.saturating_add(1);
        self.left.spend(1)?;
        let header = Header::from_byte_slice(&block);
        check(header, &block)?;
        let size = header
            .entry_size()
            .map_err(|error| malformed(&error.to_string()))?;
        match header.entry_type() {
            EntryType::XHeader => self.extended(size)?,
            EntryType::XGlobalHeader => self.pass(size)?,
            EntryType::GNULongName => {
                let mut name = self.short_content(size)?;
                name.truncate(memchr::memchr(0, &name).unwrap_or(name.len()));
                self.extension.path = Some(name);
            }
            _ => return self.member(header, size, each),
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Reads to the end, where a checksum or a padding tells whether everything was right.
    fn finish(&mut self) -> Result<(), Fault> {
        if self.blocks == 0 {
            return Err(empty("there is no file in it"));
        }
        io::copy(self.body, &mut io::sink())
            .map(|_| ())
            .map_err(|error| fault_of(&error, WHAT))
    }

    fn extended(&mut self, size: u64) -> Result<(), Fault> {
        let content = self.short_content(size)?;
        for entry in PaxExtensions::new(&content) {
            match entry {
                Ok(entry) if entry.key_bytes() == b"path" => {
                    self.extension.path = Some(entry.value_bytes().to_vec());
                }
                Ok(entry) if entry.key_bytes() == b"size" => {
                    let size = entry.value().ok().and_then(|size| size.parse().ok());
                    self.extension.size = size;
                }
                Ok(_) => {}
                Err(_) => {
                    self.faults.add(malformed("an extended header"));
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The content of a header that stands before a member.
    fn short_content(&mut self, size: u64) -> Result<Vec<u8>, Fault> {
        let limit = TAR_EXTENSION_BYTES;
        let len = usize::try_from(size).ok().filter(|_| size <= limit);
        let Some(len) = len else {
            return Err(
                Fault::new(FaultKind::TooLarge, "extended header of a member")
                    .detail(format_args!("{size} bytes, the limit is {limit}")),
            );
        };
        let mut content = vec![0; len];
        let mut reader = Content::new(self.body, size);
        reader
            .read_exact(&mut content)
            .and_then(|()| reader.pass())
            .map_err(|error| fault_of(&error, WHAT))?;
        Ok(content)
    }

    fn pass(&mut self, size: u64) -> Result<(), Fault> {
        Content::new(self.body, size)
            .pass()
            .map_err(|error| fault_of(&error, WHAT))
    }

    fn member(
        &mut self,
        header: &Header,
        size: u64,
        each: &mut dyn FnMut(Member<'_>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Fault> {
        let extension = std::mem::take(&mut self.extension);
        let size = extension.size.unwrap_or(size);
        let path = match &extension.path {
            Some(path) => String::from_utf8_lossy(path).into_owned(),
            None => String::from_utf8_lossy(&header.path_bytes()).into_owned(),
        };
        let kind = match header.entry_type() {
            EntryType::Regular | EntryType::Continuous => MemberKind::File,
            EntryType::Directory => MemberKind::Folder,
            _ => {
                let other = Fault::new(FaultKind::NotRegular, "member of an Android backup");
                self.faults.add(other.detail(path));
                self.pass(size)?;
                return Ok(ControlFlow::Continue(()));
            }
        };
        if let Err(fault) = inside(&path) {
            self.faults.add(fault);
            self.pass(size)?;
            return Ok(ControlFlow::Continue(()));
        }
        let modified = header.mtime().ok().filter(|seconds| *seconds != 0);
        let modified = modified
            .and_then(|seconds| u32::try_from(seconds).ok())
            .and_then(|seconds| Instant::from_unix_s(f64::from(seconds)));
        let mut content = Content::new(self.body, size);
        let flow = each(Member {
            path: path.strip_suffix('/').unwrap_or(&path),
            size,
            kind,
            modified,
            reader: &mut content,
        });
        if flow.is_continue() {
            content.pass().map_err(|error| fault_of(&error, WHAT))?;
        }
        Ok(flow)
    }
}

/// The content of a member, and the rest of its last block.
struct Content<'c> {
    body: &'c mut dyn Read,
    left: u64,
    padding: u64,
}

impl<'c> Content<'c> {
    fn new(body: &'c mut dyn Read, size: u64) -> Self {
        let odd = size.checked_rem(BLOCK_BYTES).unwrap_or(0);
        let padding = BLOCK_BYTES.saturating_sub(odd);
        Self {
            body,
            left: size,
            padding: padding.checked_rem(BLOCK_BYTES).unwrap_or(0),
        }
    }

    /// Passes over what was not read.
    fn pass(&mut self) -> io::Result<()> {
        io::copy(self, &mut io::sink())?;
        self.left = std::mem::take(&mut self.padding);
        io::copy(self, &mut io::sink()).map(|_| ())
    }
}

impl Read for Content<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX);
        let count = out.len().min(most);
        let out = out.get_mut(..count).unwrap_or_default();
        if out.is_empty() {
            return Ok(0);
        }
        let count = self.body.read(out)?;
        if count == 0 {
            let short = Fault::new(FaultKind::Short, WHAT);
            let short = short.detail(format_args!("{} bytes of a member are missing", self.left));
            return Err(carry(short));
        }
        let read = u64::try_from(count).unwrap_or(u64::MAX);
        self.left = self.left.saturating_sub(read);
        Ok(count)
    }
}

/// Whether the checksum of a header is right: the sum of its bytes, those of the checksum as blanks.
fn check(header: &Header, block: &[u8; BLOCK]) -> Result<(), Fault> {
    let sum = block
        .iter()
        .enumerate()
        .map(|(at, byte)| match at {
            148..156 => u32::from(b' '),
            _ => u32::from(*byte),
        })
        .fold(0_u32, u32::wrapping_add);
    match header.cksum() {
        Ok(stated) if stated == sum => Ok(()),
        _ => Err(malformed("the checksum of a header differs")),
    }
}

/// Whether a path stays inside the backup on every system.
fn inside(path: &str) -> Result<(), Fault> {
    let has_drive = matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    let why = if path.is_empty() || path.starts_with('/') || has_drive {
        "absolute or empty"
    } else if path.contains(['\\', '\0']) {
        "a backslash or a NUL"
    } else if path.split('/').any(|name| name == "..") {
        "a `..` component"
    } else {
        return Ok(());
    };
    Err(Fault::new(FaultKind::OutsideSource, "path").detail(format_args!("{why} in {path:?}")))
}

fn malformed(why: &str) -> Fault {
    Fault::new(FaultKind::Malformed, WHAT).detail(why)
}
