//! The files of a phone's whole file system, in whatever container: each at the path that it has on the phone.
//!
//! Described in: <https://theapplewiki.com/wiki/Filesystem:/private/var>.

mod file_list;
mod lists;
mod phone;
pub(crate) mod roots;
#[cfg(test)]
mod tests;
mod tree;

use std::{path::Path, sync::Arc};

use formats::{
    archive::{Keep, Tar, Zip, readable, tar::is_tar},
    bytes::SharedBytes,
    limits::{ARCHIVE_MEMORY_BYTES, DUMP_UNPACKED_BYTES},
};
use model::{Fault, FaultKind, Faults};

use crate::{
    Folder, Listed, Listing, Opened, Wanted,
    container::{is_zip, open_file, open_zip},
    manifest_rows::join_logs,
    unpacked::{self, Room},
};
pub(crate) use file_list::FileList;
use lists::Owners;
pub(crate) use phone::PhoneFacts;
use roots::{Root, Signs, write_path};
use tree::{Facts, Kind, Tree};

/// Up to which size packed files are unpacked into memory.
const ROOM: Room = Room {
    any: DUMP_UNPACKED_BYTES,
    database: ARCHIVE_MEMORY_BYTES,
};
/// What the name of a write-ahead log ends in.
const WAL_SUFFIX: &str = "-wal";
/// By which files a folder is known again: the first that stands there.
const ANCHORS: [&str; 6] = [
    "/System/Library/CoreServices/SystemVersion.plist",
    "/private/var/mobile/Library/Preferences/.GlobalPreferences.plist",
    "/private/var/mobile/Library/FrontBoard/applicationState.db",
    "/private/var/mobile/Library/TCC/TCC.db",
    "/private/var/mobile/Library/Accounts/Accounts3.sqlite",
    "/private/var/mobile/Library/SMS/sms.db",
];

/// What holds the files.
enum Carrier {
    Folder(Folder, Tree),
    Zip(Zip),
    Tar(Tar),
}

/// An opened file system.
pub(crate) struct FileSystem {
    carrier: Carrier,
    roots: Vec<Root>,
    owners: Owners,
    faults: Faults,
}

impl FileSystem {
    /// Lists what stands at a path.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(crate) fn open(root: &Path) -> Result<Self, Fault> {
        let (carrier, faults) = if root.is_dir() {
            let mut tree = Tree::walk(root);
            let faults = std::mem::take(&mut tree.faults);
            (Carrier::Folder(Folder::new(root), tree), faults)
        } else {
            of_archive(Arc::new(open_file(root)?))?
        };
        Ok(Self::of(carrier, faults))
    }

    fn of(carrier: Carrier, faults: Faults) -> Self {
        let mut signs = Signs::default();
        carrier.each_from(0, &mut |stored, _| {
            signs.look(stored);
            true
        });
        Self {
            roots: signs.roots(),
            owners: Owners::default(),
            carrier,
            faults,
        }
    }

    /// The roots of the phone's folders in it.
    pub(crate) fn roots(&self) -> &[Root] {
        &self.roots
    }

    /// The files asked for, and what of the list could not be read.
    pub(crate) fn list(&self, wanted: &Wanted<'_>, listing: &mut Listing) {
        listing.faults = self.faults.clone();
        let mut logs = Vec::new();
        let mut path = String::new();
        self.carrier.each_from(0, &mut |stored, kind| {
            if kind != Kind::File {
                return true;
            }
            listing.total = listing.total.saturating_add(1);
            write_path(&self.roots, stored, &mut path);
            let database = path.strip_suffix(WAL_SUFFIX);
            let is_log = database.is_some_and(|database| (wanted.fits)(database));
            if !is_log && !(wanted.fits)(&path) {
                return true;
            }
            let held = listing.files.len().saturating_add(logs.len());
            if held >= Listing::FILES {
                listing.fault(Fault::new(FaultKind::TooMany, &*path));
                return false;
            }
            let listed = Listed::plain(&*path, readable(stored));
            if is_log {
                logs.push(listed);
            } else {
                listing.files.push(listed);
            }
            true
        });
        join_logs(&mut listing.files, logs);
    }

    /// Calls `each` with every file.
    pub(crate) fn each(&self, each: &mut dyn FnMut(Listed)) -> Faults {
        let mut path = String::new();
        self.carrier.each_from(0, &mut |stored, kind| {
            if kind == Kind::File {
                write_path(&self.roots, stored, &mut path);
                each(Listed::plain(&*path, readable(stored)));
            }
            true
        });
        self.faults.clone()
    }

    /// Opens the file that is stored under a name.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub(crate) fn read(&self, stored: &str) -> Result<Opened, Fault> {
        let (bytes, fault) = self.bytes(stored)?;
        match self.packed_bytes(stored) {
            Some(_) => Ok(unpacked::open(bytes, fault, stored, ROOM)),
            None => Ok(Opened::plain(bytes, fault)),
        }
    }

    /// Its bytes; where they are packed, no more of them is unpacked than is read.
    fn bytes(&self, stored: &str) -> Result<(SharedBytes, Option<Fault>), Fault> {
        let missing = || Fault::new(FaultKind::Missing, stored);
        match &self.carrier {
            Carrier::Folder(folder, tree) => {
                let file = match folder.open(stored) {
                    Err(fault)
                        if fault.kind == FaultKind::Missing && stored.contains('\u{fffd}') =>
                    {
                        folder.open_bytes(&own_name(tree, stored).ok_or(fault)?)?
                    }
                    other => other?,
                };
                let file: SharedBytes = Arc::new(file);
                Ok((file, None))
            }
            Carrier::Zip(zip) => zip.read(zip.find(stored).ok_or_else(missing)?, 0),
            Carrier::Tar(tar) => {
                let member = tar.find(stored).ok_or_else(missing)?;
                Ok(tar.read(member, 0))
            }
        }
    }

    /// How many bytes a file unpacks to, if it is packed.
    pub(crate) fn packed_bytes(&self, stored: &str) -> Option<u64> {
        match &self.carrier {
            Carrier::Folder(..) => None,
            Carrier::Zip(zip) => {
                let member = zip.find(stored)?;
                member.is_packed().then_some(member.size)
            }
            Carrier::Tar(tar) => {
                let member = tar.find(stored)?;
                tar.is_packed().then_some(member.size)
            }
        }
    }

    /// Whether its files lie on disk by themselves.
    pub(crate) fn is_folder(&self) -> bool {
        matches!(self.carrier, Carrier::Folder(..))
    }

    /// The stored path of the file that has a path on the phone, for paths below the roots alone.
    fn stored_path(&self, path: &str) -> Option<String> {
        self.roots.iter().find_map(|root| {
            let inner = path.strip_prefix(root.path)?.strip_prefix('/')?;
            let before = std::str::from_utf8(&root.stored).ok()?;
            let stored = format!("{before}{inner}");
            self.has(&stored).then_some(stored)
        })
    }

    /// Whether it is compressed as a whole, so that a file is unpacked together with what stands before it.
    fn is_compressed(&self) -> bool {
        matches!(&self.carrier, Carrier::Tar(tar) if tar.is_packed())
    }

    fn has(&self, stored: &str) -> bool {
        match &self.carrier {
            Carrier::Folder(folder, _) => folder.has(stored),
            Carrier::Zip(zip) => zip.find(stored).is_some(),
            Carrier::Tar(tar) => tar.find(stored).is_some(),
        }
    }

    /// The stored path of the file by which a folder is known again.
    pub(crate) fn anchor(&self) -> Option<String> {
        let usual = ANCHORS.iter().find_map(|path| self.stored_path(path));
        usual.or_else(|| {
            let mut first = None;
            self.carrier.each_from(0, &mut |stored, kind| {
                let text = std::str::from_utf8(stored).ok();
                first = text.filter(|_| kind == Kind::File).map(str::to_owned);
                first.is_none()
            });
            first
        })
    }
}

/// The archive in a file.
fn of_archive(file: SharedBytes) -> Result<(Carrier, Faults), Fault> {
    if is_zip(&file) {
        let zip = open_zip(file)?;
        let mut faults = Faults::default();
        zip.faults()
            .iter()
            .cloned()
            .for_each(|fault| faults.add(fault));
        return Ok((Carrier::Zip(zip), faults));
    }
    if !is_tar(&file) {
        return Err(Fault::new(FaultKind::UnknownSchema, "file"));
    }
    let tar = Tar::open(&file, &Keep::NOTHING)?;
    let mut faults = tar.faults().clone();
    // A phone has thousands of links: that none is followed is no loss.
    faults.counts.remove(&FaultKind::NotRegular);
    faults
        .first
        .retain(|fault| fault.kind != FaultKind::NotRegular);
    Ok((Carrier::Tar(tar), faults))
}

/// The name, which is no UTF-8, of what is shown as `stored`.
fn own_name(tree: &Tree, stored: &str) -> Option<Vec<u8>> {
    let mut found = None;
    tree.each_from(0, &mut |name, _| {
        if readable(name) == stored {
            found = Some(name.to_vec());
        }
        found.is_none()
    });
    found
}

impl Carrier {
    /// Calls `each` with the stored paths from the `first` on, until it says that it has enough.
    fn each_from(&self, first: usize, each: &mut dyn FnMut(&[u8], Kind) -> bool) {
        match self {
            Carrier::Folder(_, tree) => tree.each_from(first, each),
            Carrier::Zip(zip) => {
                for member in zip.members().iter().skip(first) {
                    let kind = if member.is_link() {
                        Kind::Link
                    } else {
                        Kind::File
                    };
                    if !each(member.name.as_bytes(), kind) {
                        return;
                    }
                }
            }
            Carrier::Tar(tar) => {
                let mut members = tar.members().iter().skip(first);
                while let Some(member) = members.next()
                    && each(member.name.as_bytes(), Kind::File)
                {}
            }
        }
    }

    fn len(&self) -> usize {
        match self {
            Carrier::Folder(_, tree) => tree.len(),
            Carrier::Zip(zip) => zip.members().len(),
            Carrier::Tar(tar) => tar.members().len(),
        }
    }

    /// What is known of each beside its name, in the same order.
    fn facts(&self) -> Vec<Facts> {
        match self {
            Carrier::Folder(folder, tree) => tree.facts(folder.root()),
            Carrier::Zip(zip) => {
                let members = zip.members().iter();
                members
                    .map(|member| Facts {
                        size: Some(member.size),
                        mode: member.mode,
                        modified: member.modified,
                    })
                    .collect()
            }
            Carrier::Tar(tar) => {
                let members = tar.members().iter();
                members
                    .map(|member| Facts {
                        size: Some(member.size),
                        mode: Some(member.mode),
                        modified: member.modified,
                    })
                    .collect()
            }
        }
    }
}
