//! A dump of an iPhone's whole file system: a folder, a zip or a tar, whatever folders it is wrapped in.
//!
//! Described in: <https://theapplewiki.com/wiki/Filesystem:/private/var>.

use std::{
    collections::BTreeSet,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use formats::{archive::tar, bytes::SharedBytes};
use model::{Fault, Faults, SourceKind, SourceRecord, WallClock};

use crate::{
    Entry, Folder, Likeness, Listed, Listing, Opened, Recognised, Source, Wanted,
    container::{is_zip, open_file, starts_with},
    file_system::{
        FileList, FileSystem, PhoneFacts,
        roots::{self, FILE_LIST, Root, Signs},
    },
    own_files,
};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::IosFilesystem,
    recognise,
    open,
};

/// Where the list of all files, which is made while it is read, is stored: nowhere.
const FILE_LIST_STORED: &str = "#file-list";
/// A folder with these is a backup, in whose files anything may stand.
const OF_A_BACKUP: [&str; 2] = ["Manifest.plist", "Manifest.db"];

fn recognise(path: &Path) -> Vec<Recognised> {
    if path.is_dir() {
        let folder = Folder::new(path);
        if OF_A_BACKUP.iter().all(|name| folder.has(name)) {
            return Vec::new();
        }
        return in_folder(path, &roots::on_disk(path));
    }
    let found = of_file(path).map(|likeness| recognised(path, likeness));
    found.into_iter().collect()
}

fn recognised(path: &Path, likeness: Likeness) -> Recognised {
    Recognised {
        kind: SourceKind::IosFilesystem,
        root: path.to_path_buf(),
        likeness,
    }
}

/// Each dump in a folder: roots that are different parts of the system belong together when they stand beside
/// each other; the same part twice is two phones.
fn in_folder(path: &Path, roots: &[Root]) -> Vec<Recognised> {
    let parts: BTreeSet<&str> = roots.iter().map(|root| root.path).collect();
    let is_one = parts.len() == roots.len();
    if is_one && let Some(sure) = roots.iter().map(|root| root.likeness).max() {
        let common = common_folder(roots);
        return vec![recognised(&below(path, common), sure)];
    }
    let each = roots
        .iter()
        .filter(|root| root.likeness == Likeness::Certain);
    each.map(|root| recognised(&below(path, trim(&root.stored)), root.likeness))
        .collect()
}

/// The folder of `path` that a dump is stored in; none is below it where the disk has no such name.
fn below(path: &Path, stored: &[u8]) -> PathBuf {
    let names = stored.split(|byte| *byte == b'/');
    names
        .filter_map(disk::name_of)
        .fold(path.to_owned(), |at, name| at.join(name))
}

fn trim(stored: &[u8]) -> &[u8] {
    stored.strip_suffix(b"/").unwrap_or(stored)
}

/// The folder in which all roots stand.
fn common_folder(roots: &[Root]) -> &[u8] {
    let Some((first, others)) = roots.split_first() else {
        return &[];
    };
    let mut common = &*first.stored;
    while !others.iter().all(|root| root.stored.starts_with(common)) {
        let inner = trim(common);
        let end = memchr::memrchr(b'/', inner).map_or(0, |slash| slash.saturating_add(1));
        common = common.get(..end).unwrap_or_default();
    }
    trim(common)
}

fn of_file(path: &Path) -> Option<Likeness> {
    let file: SharedBytes = Arc::new(open_file(path).ok()?);
    if !is_zip(&file) && !tar::is_tar(&file) {
        return None;
    }
    if is_compressed(&file) {
        return of_compressed(&file);
    }
    let system = FileSystem::open(path).ok()?;
    system.roots().iter().map(|root| root.likeness).max()
}

fn is_compressed(file: &SharedBytes) -> bool {
    starts_with(file, &[0x1f, 0x8b])
}

/// An archive that would have to be unpacked to its end is judged by its beginning.
fn of_compressed(file: &SharedBytes) -> Option<Likeness> {
    let mut signs = Signs::default();
    tar::look(file, &mut |name| {
        signs.look(name.as_bytes());
        ControlFlow::Continue(())
    });
    let roots = signs.roots();
    let sure = roots.iter().map(|root| root.likeness).max();
    sure.or_else(|| signs.shows_system().then_some(Likeness::Partial))
}

fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let system = Arc::new(FileSystem::open(&recognised.root)?);
    Ok(Box::new(IosFilesystem {
        facts: PhoneFacts::of(&system),
        root: recognised.root.clone(),
        own: own(&system, &recognised.root),
        system,
        list: OnceLock::new(),
    }))
}

/// What was handed in; of a folder, a file that every dump has.
fn own(system: &FileSystem, root: &Path) -> Option<Listed> {
    if system.is_folder() {
        return system.anchor().map(|stored| own_files::below(&stored));
    }
    Some(own_files::of_file(root))
}

/// An opened dump.
struct IosFilesystem {
    root: PathBuf,
    system: Arc<FileSystem>,
    facts: PhoneFacts,
    own: Option<Listed>,
    /// The list of all files, made when it is first asked for.
    list: OnceLock<Arc<FileList>>,
}

impl Source for IosFilesystem {
    fn record(&self, id: &str) -> SourceRecord {
        SourceRecord {
            id: id.to_owned(),
            ..self.facts.record(ENTRY.kind, &self.root.to_string_lossy())
        }
    }

    fn packed_bytes(&self, file: &Listed) -> Option<u64> {
        self.system.packed_bytes(&file.stored_path)
    }

    fn clock(&self) -> WallClock {
        self.facts.clock()
    }

    fn list(&self, wanted: &Wanted<'_>) -> Listing {
        let mut listing = Listing::default();
        self.system.list(wanted, &mut listing);
        listing.files.extend(self.own.clone());
        if (wanted.fits)(FILE_LIST) {
            let list = Listed::plain(FILE_LIST, FILE_LIST_STORED);
            listing.files.push(list);
        }
        listing.sort();
        listing
    }

    fn list_all(&self, each: &mut dyn FnMut(Listed)) -> Faults {
        self.own.iter().cloned().for_each(&mut *each);
        self.system.each(each)
    }

    fn open(&self, file: &Listed) -> Result<Opened, Fault> {
        if file.stored_path == FILE_LIST_STORED {
            let make = || Arc::new(FileList::new(&self.system));
            let list = Arc::clone(self.list.get_or_init(make));
            let fault = list.fault();
            return Ok(Opened::plain(list, fault));
        }
        if own_files::is_own(&file.path) && !self.system.is_folder() {
            return Ok(Opened::plain(Arc::new(open_file(&self.root)?), None));
        }
        self.system.read(&file.stored_path)
    }

    fn container(&self, file: &Listed) -> Option<String> {
        self.system.container(file)
    }
}
