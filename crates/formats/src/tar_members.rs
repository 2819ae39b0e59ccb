//! A tar archive, member by member, while it is read from its start to its end; nothing is unpacked.
//!
//! Described in: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html>.
//!
//! Headers are read by the library `tar`; the walk from one to the next is ours, since the library
//! reads a name of any length into memory and takes an archive that was cut between two members for a
//! whole one.

mod body;

use std::{
    io::{self, Read},
    ops::ControlFlow,
};

use model::{Fault, FaultKind, Faults, Instant};
use tar::{EntryType, Header, PaxExtensions};

use crate::{
    archive::readable,
    budget::Budget,
    limits::TAR_EXTENSION_BYTES,
    reading::{carry, fault_of, fill},
};

use body::Counted;

pub(crate) use body::{Body, ReadThrough};

const BLOCK: usize = 512;
const BLOCK_BYTES: u64 = 512;

/// What is walked, as faults name it, and its limit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About {
    /// The whole.
    pub(crate) whole: &'static str,
    /// The archive.
    pub(crate) archive: &'static str,
    /// A member, and several.
    pub(crate) member: &'static str,
    pub(crate) members: &'static str,
    /// What it is when nothing is in it.
    pub(crate) empty: FaultKind,
    /// Most members.
    pub(crate) most: u64,
}

/// A file or a folder of an archive, while it passes.
pub struct Member<'m> {
    /// Its path inside the archive (of an Android backup `apps/<package>/f/…`, `shared/0/…`). Relative,
    /// without `..`.
    pub path: &'m str,
    /// Where its bytes begin in the archive once it is no longer compressed.
    pub start: u64,
    /// Length in bytes.
    pub size: u64,
    /// What it is.
    pub kind: MemberKind,
    /// When it was last changed; Android leaves it out for most files.
    pub modified: Option<Instant>,
    /// Who may read, change and run it, as the archive states it.
    pub mode: u32,
    /// Its bytes. What is not read of them is passed over. Where the archive is cut or damaged, an
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
pub(crate) fn walk(
    body: &mut dyn Body,
    about: About,
    each: &mut dyn FnMut(Member<'_>) -> ControlFlow<()>,
) -> Faults {
    let mut walk = Walk {
        body: Counted { body, at: 0 },
        about,
        left: Budget::new(about.members, about.most),
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
    body: Counted<'w>,
    about: About,
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
    modified: Option<Instant>,
}

impl Walk<'_> {
    /// Reads one header and what belongs to it.
    fn step(
        &mut self,
        each: &mut dyn FnMut(Member<'_>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Fault> {
        let mut block = [0; BLOCK];
        let filled = fill(&mut self.body, &mut block).map_err(|error| self.fault(&error))?;
        if filled < BLOCK {
            return Err(if filled == 0 && self.blocks == 0 {
                self.empty("there is no archive in it")
            } else {
                Fault::new(FaultKind::Short, self.about.archive).detail("its end is missing")
            });
        }
        if block == [0; BLOCK] {
            self.finish()?;
            return Ok(ControlFlow::Break(()));
        }
        self.blocks = self.blocks.saturating_add(1);
        self.left.spend(1)?;
        let header = Header::from_byte_slice(&block);
        if !has_right_checksum(header, &block) {
            return Err(self.malformed("the checksum of a header differs"));
        }
        let size = header.entry_size();
        let size = size.map_err(|error| self.malformed(&error.to_string()))?;
        match header.entry_type() {
            EntryType::XHeader => self.extended(size)?,
            // The name that a link points to can be long too.
            EntryType::XGlobalHeader | EntryType::GNULongLink => self.pass(size)?,
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
            return Err(self.empty("there is no file in it"));
        }
        let finished = self.body.body.finish();
        finished.map_err(|error| self.fault(&error))
    }

    fn fault(&self, error: &io::Error) -> Fault {
        fault_of(error, self.about.archive)
    }

    fn empty(&self, detail: &str) -> Fault {
        Fault::new(self.about.empty, self.about.whole).detail(detail)
    }

    fn malformed(&self, why: &str) -> Fault {
        Fault::new(FaultKind::Malformed, self.about.archive).detail(why)
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
                Ok(entry) if entry.key_bytes() == b"mtime" => {
                    let time = entry.value().ok().and_then(|time| time.parse().ok());
                    self.extension.modified = time.and_then(Instant::from_unix_s);
                }
                Ok(_) => {}
                Err(_) => {
                    let malformed = self.malformed("an extended header");
                    self.faults.add(malformed);
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
        let mut reader = Content::new(&mut self.body, size, self.about);
        let read = reader.read_exact(&mut content).and_then(|()| reader.pass());
        read.map_err(|error| self.fault(&error))?;
        Ok(content)
    }

    fn pass(&mut self, size: u64) -> Result<(), Fault> {
        let passed = Content::new(&mut self.body, size, self.about).pass();
        passed.map_err(|error| self.fault(&error))
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
            Some(path) => readable(path).into_owned(),
            None => readable(&header.path_bytes()).into_owned(),
        };
        let kind = match self.kind(header, &path) {
            Ok(kind) => kind,
            Err(fault) => {
                self.faults.add(fault);
                self.pass(size)?;
                return Ok(ControlFlow::Continue(()));
            }
        };
        let about = self.about;
        let start = self.body.at;
        let mut content = Content::new(&mut self.body, size, about);
        let flow = each(Member {
            path: path.strip_suffix('/').unwrap_or(&path),
            start,
            size,
            kind,
            modified: extension.modified.or_else(|| modified(header)),
            mode: header.mode().unwrap_or_default(),
            reader: &mut content,
        });
        if flow.is_continue() {
            let passed = content.pass();
            passed.map_err(|error| self.fault(&error))?;
        }
        Ok(flow)
    }

    /// What a member is: anything but a file or folder that stays inside is a fault.
    fn kind(&self, header: &Header, path: &str) -> Result<MemberKind, Fault> {
        let kind = match header.entry_type() {
            EntryType::Regular | EntryType::Continuous => MemberKind::File,
            EntryType::Directory => MemberKind::Folder,
            // Files all the same: that they are not read is a loss.
            EntryType::Link | EntryType::GNUSparse => {
                return Err(Fault::new(FaultKind::UnknownSchema, self.about.member).detail(path));
            }
            _ => return Err(Fault::new(FaultKind::NotRegular, self.about.member).detail(path)),
        };
        inside(path).map(|()| kind)
    }
}

/// When a member was last changed, as its header states it.
fn modified(header: &Header) -> Option<Instant> {
    let seconds = header.mtime().ok().filter(|seconds| *seconds != 0)?;
    Instant::from_unix_s(f64::from(u32::try_from(seconds).ok()?))
}

/// The content of a member, and the rest of its last block.
struct Content<'c, 'w> {
    body: &'c mut Counted<'w>,
    left: u64,
    padding: u64,
    about: About,
}

impl<'c, 'w> Content<'c, 'w> {
    fn new(body: &'c mut Counted<'w>, size: u64, about: About) -> Self {
        let odd = size.checked_rem(BLOCK_BYTES).unwrap_or(0);
        let padding = BLOCK_BYTES.saturating_sub(odd);
        Self {
            body,
            left: size,
            padding: padding.checked_rem(BLOCK_BYTES).unwrap_or(0),
            about,
        }
    }

    /// Passes over what was not read.
    fn pass(&mut self) -> io::Result<()> {
        for wanted in [self.left, std::mem::take(&mut self.padding)] {
            self.left = wanted.saturating_sub(self.body.pass_over(wanted)?);
            if self.left > 0 {
                return Err(self.short());
            }
        }
        Ok(())
    }

    fn short(&self) -> io::Error {
        let short = Fault::new(FaultKind::Short, self.about.archive);
        carry(short.detail(format_args!("{} bytes of a member are missing", self.left)))
    }
}

impl Read for Content<'_, '_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX);
        let count = out.len().min(most);
        let out = out.get_mut(..count).unwrap_or_default();
        if out.is_empty() {
            return Ok(0);
        }
        let count = self.body.read(out)?;
        if count == 0 {
            return Err(self.short());
        }
        let read = u64::try_from(count).unwrap_or(u64::MAX);
        self.left = self.left.saturating_sub(read);
        Ok(count)
    }
}

/// Whether a block is a header of a tar archive.
pub(crate) fn is_header(block: &[u8; BLOCK]) -> bool {
    has_right_checksum(Header::from_byte_slice(block), block)
}

/// Whether the checksum of a header is right: the sum of its bytes, those of the checksum as blanks.
fn has_right_checksum(header: &Header, block: &[u8; BLOCK]) -> bool {
    let sum = block
        .iter()
        .enumerate()
        .map(|(at, byte)| match at {
            148..156 => u32::from(b' '),
            _ => u32::from(*byte),
        })
        .fold(0_u32, u32::wrapping_add);
    header.cksum().is_ok_and(|stated| stated == sum)
}

/// Whether a path stays inside the archive on every system.
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
