//! Reads zip archives: the list of members by the crate `zip`, their bytes in place.
//!
//! It reads what honest tools pack; [`crate::apk`] has a reader of its own, which says why.
//! Where the list is lost (an archive that was cut, one still being written), members are found by the
//! headers that stand before each.
//! Described in: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>.

use std::{collections::BTreeSet, io::Read, sync::Arc};

use model::{Fault, FaultKind, Instant};
use zip::{ExtraField, ZipArchive, read::ZipFile};

use super::{
    Member, Method, Packed, checked_name, directory,
    inflate::{Inflated, each_piece, into_memory},
    local,
};
use crate::{
    bytes::{ByteSource as _, Part, SharedBytes, Stream},
    limits::ARCHIVE_MEMBERS,
};

/// A zip archive.
#[derive(Clone)]
pub struct Zip {
    archive: SharedBytes,
    members: Arc<[Member]>,
    faults: Arc<[Fault]>,
    is_cut: bool,
}

impl Zip {
    /// Lists the members of `archive`, sorted by name; of a name that stands twice, the last one, as
    /// every reader of zip files takes it.
    ///
    /// # Errors
    /// `Malformed` when it holds no member that could be found.
    pub fn open(archive: SharedBytes) -> Result<Self, Fault> {
        let mut faults = Vec::new();
        let mut is_cut = false;
        let mut members = match ZipArchive::new(Stream::new(Arc::clone(&archive))) {
            Ok(list) => listed(list, &archive, &mut faults),
            Err(error) => {
                let members = local::walk(&archive, &mut faults);
                if members.is_empty() {
                    return Err(Fault::new(FaultKind::Malformed, "zip").detail(error));
                }
                faults.push(Fault::new(FaultKind::Short, "zip").detail(error));
                is_cut = true;
                members
            }
        };
        members.reverse();
        let mut seen = BTreeSet::new();
        members.retain(|member| {
            let first = seen.insert(member.name.clone());
            if !first {
                faults.push(Fault::new(FaultKind::Malformed, "zip").detail(&member.name));
            }
            first
        });
        members.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self {
            archive,
            members: members.into(),
            faults: faults.into(),
            is_cut,
        })
    }

    /// The members, sorted by name; folders are not among them.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Whether its list is lost, so that its members had to be looked for, and some be unpacked for it.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// What of the list could not be read.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The member of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Member> {
        let place = self
            .members
            .binary_search_by(|member| member.name.as_str().cmp(name));
        self.members.get(place.ok()?)
    }

    /// The bytes of a member. One of up to `in_memory` bytes is unpacked into memory; a larger one is
    /// unpacked while it is read, and best read from the beginning to the end.
    ///
    /// # Errors
    /// When it is encrypted, or packed with a method that vigie does not read. Damage is told beside
    /// the bytes before it.
    pub fn read(
        &self,
        member: &Member,
        in_memory: u64,
    ) -> Result<(SharedBytes, Option<Fault>), Fault> {
        let packed = member.packed;
        match packed.method {
            Method::Stored => {
                let end = packed.start.saturating_add(packed.len);
                let part = Part::new(Arc::clone(&self.archive), packed.start, end);
                let cut =
                    (part.len() < packed.len).then(|| Fault::new(FaultKind::Short, &*member.name));
                Ok((Arc::new(part), cut))
            }
            Method::Deflated if member.size <= in_memory => {
                let (all, fault) = into_memory(
                    &self.archive,
                    packed,
                    &member.name,
                    (member.size, in_memory),
                );
                Ok((Arc::new(all), fault))
            }
            Method::Deflated => {
                let archive = Arc::clone(&self.archive);
                let source = Inflated::new(archive, packed, &member.name, member.size);
                let fault = (source.len() < member.size).then(|| {
                    let detail = format_args!("unfolds to more than {} bytes", source.len());
                    Fault::new(FaultKind::TooLarge, &*member.name).detail(detail)
                });
                Ok((Arc::new(source), fault))
            }
            Method::Encrypted => Err(Fault::new(FaultKind::Locked, &*member.name)),
            Method::Other(method) => Err(Fault::new(FaultKind::Malformed, &*member.name)
                .detail(format_args!("compression method {method}"))),
        }
    }
}

impl Zip {
    /// Unpacks a member from its beginning and tells the pieces, up to `limit` bytes; nothing for one that
    /// is not packed.
    pub fn each_piece(
        &self,
        member: &Member,
        limit: u64,
        each: &mut dyn FnMut(&[u8]),
    ) -> Option<Result<(), Fault>> {
        let is_deflated = member.packed.method == Method::Deflated;
        is_deflated.then(|| each_piece(&self.archive, member.packed, &member.name, limit, each))
    }
}

/// The members of the archive's own list.
fn listed(
    mut list: ZipArchive<Stream>,
    archive: &SharedBytes,
    faults: &mut Vec<Fault>,
) -> Vec<Member> {
    if list.len() > ARCHIVE_MEMBERS {
        faults.push(Fault::new(FaultKind::TooMany, "zip"));
    }
    for name in directory::doubled(&**archive, list.central_directory_start()) {
        faults.push(Fault::new(FaultKind::Malformed, "zip").detail(name));
    }
    let mut members = Vec::new();
    for index in 0..list.len().min(ARCHIVE_MEMBERS) {
        match one(&mut list, index, archive) {
            Ok(Some(member)) => members.push(member),
            Ok(None) => {}
            Err(fault) => faults.push(fault),
        }
    }
    members
}

/// When a member was last changed: the time that every member has is that of a wall clock.
fn modified<R: Read>(file: &ZipFile<'_, R>) -> Option<Instant> {
    let stamp = file.extra_data_fields().find_map(|field| match field {
        ExtraField::ExtendedTimestamp(times) => times.mod_time(),
        _ => None,
    })?;
    i64::from(stamp)
        .checked_mul(1_000_000_000)
        .map(Instant::from_unix_ns)
}

fn one(
    list: &mut ZipArchive<Stream>,
    index: usize,
    archive: &SharedBytes,
) -> Result<Option<Member>, Fault> {
    let file = list
        .by_index_raw(index)
        .map_err(|error| Fault::new(FaultKind::Damaged, "zip").detail(error))?;
    let name = checked_name(file.name_raw())?;
    if file.is_dir() || name.ends_with('/') {
        return Ok(None);
    }
    let missing = || Fault::new(FaultKind::Damaged, &*name);
    let header = local::header_at(&**archive, file.header_start())?.ok_or_else(missing)?;
    let start = header.data_start(file.header_start());
    let encrypted = file.encrypted();
    #[expect(
        deprecated,
        reason = "the number of a method that the crate does not read"
    )]
    let number = file.compression().to_u16();
    Ok(Some(Member {
        size: file.size(),
        mode: file.unix_mode(),
        modified: modified(&file),
        packed: Packed {
            start,
            len: file.compressed_size(),
            method: local::method(number, encrypted),
            crc: file.crc32(),
        },
        name,
    }))
}
