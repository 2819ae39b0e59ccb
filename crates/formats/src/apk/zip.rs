//! Reads the archive of an Android package as Android does, which believes the directory; what
//! contradicts it is told and does not stop the reading.
//!
//! It is not [`crate::archive`], which reads what honest tools pack: that one takes the last of two
//! members of one name, believes that what is marked as encrypted is, refuses methods that it does not
//! know and names that lead out. A package may be made so that each of these stops a tool while Android
//! installs it. Both share the header of a member and the inflating of a stream. Zip64 is not looked for
//! here: a package is far below 4 GiB.
//!
//! Described in: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT> (4.3),
//! <https://android.googlesource.com/platform/system/libziparchive/+/refs/heads/main/zip_archive.cc>.

use model::{Fault, FaultKind};

use crate::{
    bytes::{ByteSource, array_at, read_part},
    cursor::Cursor,
    limits::{ZIP_DIRECTORY_BYTES, ZIP_ENTRIES},
    zip_header::{BYTES, DEFLATED, STORED, ZipHeader},
};

use super::{
    Anomaly, Notes,
    directory::{End, end_record, next_entry, note_oddities, search},
    inflate::inflate,
};

pub(super) const DIRECTORY_ENTRY: [u8; 4] = *b"PK\x01\x02";

/// An entry as the directory has it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) name: Vec<u8>,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) compressed: u64,
    pub(super) uncompressed: u64,
    /// Where its local header stands.
    pub(super) header: u64,
}

/// An archive: its entries, and where its directory begins.
pub(super) struct Archive<'s> {
    source: &'s dyn ByteSource,
    pub(super) entries: Vec<Entry>,
    pub(super) directory: Option<u64>,
    /// Bytes before the archive that its offsets do not count.
    before: u64,
}

impl<'s> Archive<'s> {
    /// Finds the entries.
    pub(super) fn open(source: &'s dyn ByteSource, notes: &mut Notes) -> Result<Self, Fault> {
        let mut archive = Self {
            source,
            entries: Vec::new(),
            directory: None,
            before: 0,
        };
        if let Some(end) = end_record(source, notes)? {
            archive.read_directory(&end, notes)?;
        }
        if archive.entries.is_empty() {
            archive.entries = search(source)?;
            archive.directory = None;
            if archive.entries.is_empty() {
                return Err(Fault::new(FaultKind::Malformed, "archive"));
            }
            notes.anomaly(Anomaly::NoDirectory);
            notes.fault(FaultKind::Damaged, "directory of the archive");
        }
        note_oddities(&archive.entries, notes);
        Ok(archive)
    }

    fn read_directory(&mut self, end: &End, notes: &mut Notes) -> Result<(), Fault> {
        let derived = end.at.checked_sub(end.size);
        let begins = |at: u64| Ok::<_, Fault>(array_at(self.source, at)? == Some(DIRECTORY_ENTRY));
        let at = if begins(end.directory)? {
            end.directory
        } else if let Some(derived) = derived
            && begins(derived)?
        {
            notes.anomaly(Anomaly::DirectoryElsewhere);
            self.before = derived.saturating_sub(end.directory);
            derived
        } else {
            return Ok(());
        };
        let until = if at < end.at {
            end.at
        } else {
            self.source.len()
        };
        let bytes = until.saturating_sub(at);
        if bytes > ZIP_DIRECTORY_BYTES {
            notes.fault(FaultKind::TooLarge, "directory of the archive");
        }
        let directory = read_part(self.source, at, bytes.min(ZIP_DIRECTORY_BYTES))?;
        let mut cursor = Cursor::new(&directory);
        while let Some(entry) = next_entry(&mut cursor) {
            if self.entries.len() >= ZIP_ENTRIES {
                notes.fault(FaultKind::TooMany, "directory of the archive");
                break;
            }
            self.entries.push(entry);
        }
        // Android reads as many as the end record says; what follows is there for tools.
        let counted = usize::from(end.count);
        if self.entries.len() != counted {
            notes.anomaly(Anomaly::EntriesMiscounted);
            if counted > 0 {
                self.entries.truncate(counted);
            }
        }
        self.directory = Some(at);
        Ok(())
    }

    /// The content of an entry, up to `limit` bytes. `looks_right` tells whether it was taken out in
    /// the right way: Android takes what is not deflated as it is, whatever the entry says.
    pub(super) fn read(
        &self,
        entry: &Entry,
        limit: u64,
        looks_right: fn(&[u8]) -> bool,
        notes: &mut Notes,
    ) -> Result<Vec<u8>, Fault> {
        let name = String::from_utf8_lossy(&entry.name).into_owned();
        let (header, local) = self.local_header(entry).ok_or_else(|| {
            Fault::new(FaultKind::Damaged, "local header of an entry").detail(&name)
        })?;
        let local_name = read_part(self.source, header.saturating_add(BYTES), local.name)?;
        if local_name != entry.name {
            notes.anomaly(Anomaly::NameDiffers);
        }
        if local.method != entry.method {
            notes.anomaly(Anomaly::CompressionDiffers);
        }
        let at = local.data_start(header);
        let ways = if entry.method == DEFLATED {
            [DEFLATED, STORED]
        } else {
            [STORED, DEFLATED]
        };
        let mut first = None;
        for (way, expected) in ways.into_iter().zip([true, false]) {
            match self.take_out(entry, at, way, limit) {
                Ok((bytes, whole)) if looks_right(&bytes) => {
                    if !expected {
                        notes.anomaly(Anomaly::CompressionDiffers);
                    }
                    if !whole {
                        let fault = Fault::new(FaultKind::Short, "entry of the archive");
                        notes.faults.add(fault.detail(&name));
                    } else if u64::try_from(bytes.len()) != Ok(entry.uncompressed) {
                        notes.anomaly(Anomaly::SizeDiffers);
                    }
                    return Ok(bytes);
                }
                Ok(_) => {}
                Err(fault) => first = first.or(Some(fault)),
            }
        }
        let fault = || Fault::new(FaultKind::Malformed, "entry of the archive").detail(&name);
        Err(first.unwrap_or_else(fault))
    }

    fn local_header(&self, entry: &Entry) -> Option<(u64, ZipHeader)> {
        let shifted = entry.header.saturating_add(self.before);
        [shifted, entry.header].into_iter().find_map(|at| {
            let bytes = array_at(self.source, at).ok()??;
            Some((at, ZipHeader::parse(&bytes)?))
        })
    }

    /// The bytes, and whether there are as many as there should be.
    fn take_out(
        &self,
        entry: &Entry,
        at: u64,
        way: u16,
        limit: u64,
    ) -> Result<(Vec<u8>, bool), Fault> {
        if way == DEFLATED {
            let inflated = inflate(self.source, at, limit)?;
            return Ok((inflated.bytes, inflated.whole));
        }
        let size = match entry.method {
            DEFLATED => entry.compressed,
            _ => entry.uncompressed,
        };
        if size > limit {
            return Err(Fault::new(FaultKind::TooLarge, "entry of the archive")
                .detail(format_args!("{size} bytes, the limit is {limit}")));
        }
        let bytes = read_part(self.source, at, size)?;
        let whole = u64::try_from(bytes.len()) == Ok(size);
        Ok((bytes, whole))
    }
}
