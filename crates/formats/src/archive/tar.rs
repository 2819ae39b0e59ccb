//! Reads tar archives, plain or compressed by gzip: the list of members, their bytes in place. Nothing is
//! unpacked to disk.
//!
//! A compressed archive is read once from its start to its end. What is asked for is kept in memory on
//! the way; everything else is found again by [`Gunzip`].
//! Described in: <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html>,
//! <https://www.rfc-editor.org/rfc/rfc1952>.

use std::{
    collections::BTreeMap,
    fmt,
    io::{self, Read},
    ops::ControlFlow,
    sync::Arc,
};

use model::{Fault, FaultKind, Faults, Instant};

use super::checked_name;
use crate::{
    bytes::{Part, SharedBytes, Stream, array_at, read_part},
    gunzip::{Gunzip, Gunzipping, is_gzip},
    limits::{ARCHIVE_NAMES_BYTES, TAR_LOOKED_AT_BYTES, TAR_MEMBERS},
    tar_members::{self, About, Body, Member, MemberKind},
};

const BLOCK: usize = 512;
const ABOUT: About = About {
    whole: "tar archive",
    archive: "tar archive",
    member: "member of a tar archive",
    members: "members of a tar archive",
    empty: FaultKind::Short,
    most: TAR_MEMBERS,
};

/// A file in a tar archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TarMember {
    /// Its name: path components with `/` between them, none of them `.` or `..`.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed.
    pub modified: Option<Instant>,
    /// Who may read, change and run it: the bits of POSIX.
    pub mode: u32,
    start: u64,
}

/// Which members of a compressed archive are kept in memory while it is read.
pub struct Keep<'k> {
    /// Whether a member of this name and size is wanted.
    pub wanted: &'k dyn Fn(&str, u64) -> bool,
    /// Most bytes of all of them.
    pub most_bytes: u64,
}

impl Keep<'_> {
    /// Nothing.
    pub const NOTHING: Keep<'static> = Keep {
        wanted: &|_, _| false,
        most_bytes: 0,
    };
}

/// A tar archive.
pub struct Tar {
    content: SharedBytes,
    is_packed: bool,
    members: Vec<TarMember>,
    /// Bytes of members, by where they begin.
    kept: BTreeMap<u64, SharedBytes>,
    faults: Faults,
}

impl fmt::Debug for Tar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tar({} members)", self.members.len())
    }
}

/// Whether a tar archive stands there, plain or compressed by gzip.
#[must_use]
pub fn is_tar(content: &SharedBytes) -> bool {
    let mut block = [0; BLOCK];
    let mut archive = Archive::of(content);
    let read = match &mut archive {
        Archive::Plain(stream) => stream.read_exact(&mut block),
        Archive::Packed(packed) => packed.read_exact(&mut block),
    };
    read.is_ok() && tar_members::is_header(&block)
}

/// Calls `each` with the names of the first files and folders of an archive, until it breaks or enough
/// was looked at. Names that lead out of the archive are left out.
pub fn look(content: &SharedBytes, each: &mut dyn FnMut(&str) -> ControlFlow<()>) {
    let _told = Archive::of(content).walk(&mut |member| {
        if member.start > TAR_LOOKED_AT_BYTES {
            return ControlFlow::Break(());
        }
        checked_name(member.path.as_bytes()).map_or(ControlFlow::Continue(()), |name| each(&name))
    });
}

impl Tar {
    /// Lists the members of the archive in `content`, sorted by name; of a name that stands twice, the
    /// last one, as every reader takes it. Links and devices are faults, one each.
    ///
    /// # Errors
    /// When it holds no file that could be found.
    pub fn open(content: &SharedBytes, keep: &Keep<'_>) -> Result<Self, Fault> {
        Self::list(content, keep, ARCHIVE_NAMES_BYTES)
    }

    /// The same, with at most so many bytes of names.
    fn list(content: &SharedBytes, keep: &Keep<'_>, names: u64) -> Result<Self, Fault> {
        let mut listing = Listing::new(keep, names);
        let mut archive = Archive::of(content);
        let mut faults = archive.walk(&mut |member| listing.add(member));
        let (content, is_packed) = match archive {
            Archive::Plain(_) => (SharedBytes::clone(content), false),
            Archive::Packed(packed) => {
                let (gunzip, odd): (Gunzip, Faults) = packed.finish();
                faults.absorb(odd);
                let content: SharedBytes = Arc::new(gunzip);
                (content, true)
            }
        };
        let (members, kept) = listing.finish(&mut faults);
        if members.is_empty() {
            let fault = faults.first.pop();
            return Err(fault.unwrap_or_else(|| Fault::new(ABOUT.empty, ABOUT.whole)));
        }
        Ok(Self {
            content,
            is_packed,
            members,
            kept,
            faults,
        })
    }

    /// The members, sorted by name; folders are not among them.
    #[must_use]
    pub fn members(&self) -> &[TarMember] {
        &self.members
    }

    /// What of the list could not be read, and the members that are no ordinary files.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// Whether the archive is compressed, so that members are best read from the beginning to the end.
    #[must_use]
    pub fn is_packed(&self) -> bool {
        self.is_packed
    }

    /// Whether the bytes of a member lie in memory.
    #[must_use]
    pub fn is_kept(&self, member: &TarMember) -> bool {
        self.kept.contains_key(&member.start)
    }

    /// The member of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&TarMember> {
        let place = self
            .members
            .binary_search_by(|member| member.name.as_str().cmp(name));
        self.members.get(place.ok()?)
    }

    /// The bytes of a member, best read from the beginning to the end where the archive is compressed and
    /// it was not kept.
    #[must_use]
    pub fn bytes(&self, member: &TarMember) -> SharedBytes {
        if let Some(kept) = self.kept.get(&member.start) {
            return SharedBytes::clone(kept);
        }
        let end = member.start.saturating_add(member.size);
        let part = Part::new(SharedBytes::clone(&self.content), member.start, end);
        Arc::new(part)
    }

    /// The same; one of up to `in_memory` bytes in a compressed archive is unpacked into memory. What
    /// stands before damage is given, with the fault.
    #[must_use]
    pub fn read(&self, member: &TarMember, in_memory: u64) -> (SharedBytes, Option<Fault>) {
        let bytes = self.bytes(member);
        let len = bytes.len();
        let cut = (len < member.size).then(|| {
            let detail = format_args!("{} bytes are missing", member.size.saturating_sub(len));
            Fault::new(FaultKind::Short, &*member.name).detail(detail)
        });
        if !self.is_packed || self.is_kept(member) || member.size > in_memory {
            return (bytes, cut);
        }
        match read_part(&*bytes, 0, len) {
            Ok(all) => (Arc::new(all), cut),
            Err(fault) => (bytes, Some(fault)),
        }
    }
}

/// What a walk through an archive gathers.
struct Listing<'k> {
    keep: &'k Keep<'k>,
    left: u64,
    /// Bytes that names may still have.
    left_for_names: u64,
    members: Vec<TarMember>,
    kept: BTreeMap<u64, SharedBytes>,
    faults: Faults,
}

impl<'k> Listing<'k> {
    fn new(keep: &'k Keep<'k>, names: u64) -> Self {
        Self {
            keep,
            left: keep.most_bytes,
            left_for_names: names,
            members: Vec::new(),
            kept: BTreeMap::new(),
            faults: Faults::default(),
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "reading a member uses it up")]
    fn add(&mut self, member: Member<'_>) -> ControlFlow<()> {
        if member.kind == MemberKind::Folder {
            return ControlFlow::Continue(());
        }
        let name = match checked_name(member.path.as_bytes()) {
            Ok(name) => name,
            Err(fault) => {
                self.faults.add(fault);
                return ControlFlow::Continue(());
            }
        };
        let bytes = u64::try_from(name.len()).unwrap_or(u64::MAX);
        let Some(left) = self.left_for_names.checked_sub(bytes) else {
            let many = Fault::new(FaultKind::TooMany, "names of a tar archive");
            self.faults.add(many.detail("more bytes than the limit"));
            return ControlFlow::Break(());
        };
        self.left_for_names = left;
        if member.size <= self.left && (self.keep.wanted)(&name, member.size) {
            let mut bytes = Vec::new();
            // What ends the reading is told by the walk.
            let _ = member.reader.read_to_end(&mut bytes);
            self.left = self.left.saturating_sub(member.size);
            self.kept.insert(member.start, Arc::new(bytes));
        }
        self.members.push(TarMember {
            name,
            size: member.size,
            modified: member.modified,
            mode: member.mode,
            start: member.start,
        });
        ControlFlow::Continue(())
    }

    /// The members in their order, of each name the last.
    fn finish(mut self, all: &mut Faults) -> (Vec<TarMember>, BTreeMap<u64, SharedBytes>) {
        self.members
            .sort_by(|a, b| (&a.name, b.start).cmp(&(&b.name, a.start)));
        let (faults, kept) = (&mut self.faults, &mut self.kept);
        self.members.dedup_by(|later, first| {
            let is_double = later.name == first.name;
            if is_double {
                kept.remove(&later.start);
                faults.add(Fault::new(FaultKind::Malformed, ABOUT.whole).detail(&first.name));
            }
            is_double
        });
        for (kind, count) in &self.faults.counts {
            let own = all.counts.entry(*kind).or_default();
            *own = own.saturating_add(*count);
        }
        all.first.append(&mut self.faults.first);
        (self.members, self.kept)
    }
}

/// The bytes of an archive while they are walked.
enum Archive {
    Plain(Stream),
    Packed(Box<Gunzipping>),
}

impl Archive {
    fn of(content: &SharedBytes) -> Self {
        let start = array_at::<3>(&**content, 0);
        if start.is_ok_and(|start| start.is_some_and(|start| is_gzip(&start))) {
            Archive::Packed(Box::new(Gunzipping::new(SharedBytes::clone(content))))
        } else {
            Archive::Plain(Stream::new(SharedBytes::clone(content)))
        }
    }

    fn walk(&mut self, each: &mut dyn FnMut(Member<'_>) -> ControlFlow<()>) -> Faults {
        match self {
            Archive::Plain(stream) => tar_members::walk(stream, ABOUT, each),
            Archive::Packed(packed) => tar_members::walk(&mut **packed, ABOUT, each),
        }
    }
}

impl Body for Stream {
    fn pass_over(&mut self, bytes: u64) -> io::Result<u64> {
        Ok(self.skip(bytes))
    }

    fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Body for Gunzipping {
    fn pass_over(&mut self, bytes: u64) -> io::Result<u64> {
        Gunzipping::pass_over(self, bytes)
    }

    fn finish(&mut self) -> io::Result<()> {
        Gunzipping::pass_over(self, u64::MAX).map(|_| ())
    }
}

#[cfg(test)]
mod tests;
