//! The files of a phone's whole file system, in whatever container: each at the path that it has on the phone.
//!
//! Described in: <https://theapplewiki.com/wiki/Filesystem:/private/var>.

mod file_list;
mod phone;
pub(crate) mod roots;
mod tree;

use std::{path::Path, sync::Arc};

use formats::{
    archive::{Keep, Tar, Zip, tar::is_tar},
    bytes::{SharedBytes, read_all},
    limits::WHOLE_FILE_BYTES,
    plist::{self, Value},
};
use model::{Fault, FaultKind, Faults};

use crate::{Folder, Listed, Listing, Opened, Wanted, container::is_zip, manifest_rows::join_logs};
pub(crate) use file_list::FileList;
pub(crate) use phone::PhoneFacts;
use roots::{Root, Signs, write_path};
use tree::{Facts, Kind, Tree};

/// Members up to this size are unpacked into memory when they are opened; larger ones while they are read.
const MEMORY_BYTES: u64 = 64 << 20;
/// What the name of a write-ahead log ends in.
const WAL_SUFFIX: &str = "-wal";
/// What a container of an app says of itself.
const CONTAINER_FILE: &str = ".com.apple.mobile_container_manager.metadata.plist";
/// Folders whose folders are containers, each named by a UUID.
const CONTAINERS: [&str; 6] = [
    "/private/var/mobile/Containers/Data/Application/",
    "/private/var/mobile/Containers/Data/PluginKitPlugin/",
    "/private/var/mobile/Containers/Shared/AppGroup/",
    "/private/var/containers/Bundle/Application/",
    "/private/var/containers/Data/System/",
    "/private/var/containers/Shared/SystemGroup/",
];
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
            let file: SharedBytes = Arc::new(crate::container::open_file(root)?);
            of_archive(file)?
        };
        let mut signs = Signs::default();
        carrier.each_from(0, &mut |stored, _| {
            signs.look(stored);
            true
        });
        Ok(Self {
            roots: signs.roots(),
            carrier,
            faults,
        })
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
            let listed = Listed::plain(&*path, String::from_utf8_lossy(stored));
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
                each(Listed::plain(&*path, String::from_utf8_lossy(stored)));
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
                Ok(Opened::plain(Arc::new(file), None))
            }
            Carrier::Zip(zip) => {
                let missing = || Fault::new(FaultKind::Missing, stored);
                let member = zip.find(stored).ok_or_else(missing)?;
                let (content, fault) = zip.read(member, MEMORY_BYTES)?;
                Ok(Opened::plain(content, fault))
            }
            Carrier::Tar(tar) => {
                let missing = || Fault::new(FaultKind::Missing, stored);
                let member = tar.find(stored).ok_or_else(missing)?;
                let (content, fault) = tar.read(member, MEMORY_BYTES);
                Ok(Opened::plain(content, fault))
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

    fn has(&self, stored: &str) -> bool {
        match &self.carrier {
            Carrier::Folder(folder, _) => folder.has(stored),
            Carrier::Zip(zip) => zip.find(stored).is_some(),
            Carrier::Tar(tar) => tar.find(stored).is_some(),
        }
    }

    /// The property list at a path on the phone.
    fn plist(&self, path: &str) -> Option<Value> {
        self.stored_plist(&self.stored_path(path)?)
    }

    fn stored_plist(&self, stored: &str) -> Option<Value> {
        let opened = self.read(stored).ok()?;
        let bytes = read_all(&*opened.content, WHOLE_FILE_BYTES, stored).ok()?;
        plist::parse(&bytes).ok()
    }

    /// The identifier of the app, or other owner, in whose container a file lies, as the container itself
    /// states it: a backup has it in the place of the folder's UUID.
    pub(crate) fn container(&self, file: &Listed) -> Option<String> {
        let folder = CONTAINERS
            .iter()
            .find(|folder| file.path.starts_with(*folder))?;
        let (_, inside) = file.path.get(folder.len()..)?.split_once('/')?;
        let stored = file.stored_path.strip_suffix(inside)?;
        let about = self.stored_plist(&format!("{stored}{CONTAINER_FILE}"))?;
        let owner = about.get("MCMMetadataIdentifier")?.as_str()?;
        (!owner.is_empty()).then(|| owner.to_owned())
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
        let zip = Zip::open(file)?;
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
        if String::from_utf8_lossy(name) == stored {
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
