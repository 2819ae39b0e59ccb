//! Recognises, lists and opens a sysdiagnose, in whatever container.
//!
//! Described in: <https://developer.apple.com/bug-reporting/profiles-and-logs/>.

use std::{
    collections::BTreeSet,
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use formats::{
    archive::Keep,
    bytes::{SharedBytes, read_all},
    limits::{
        SYSDIAGNOSE_KEPT_BYTES, SYSDIAGNOSE_KEPT_MEMBER_BYTES, SYSDIAGNOSE_UNPACKED_BYTES,
        WHOLE_FILE_BYTES,
    },
};
use model::{Fault, FaultKind, Faults, SourceKind, SourceRecord, Untrusted, WallClock};

use super::{
    description::{Description, untrusted},
    marks::{self, MARKS, Names},
    members::{OWN, Unread},
    paths,
};
use crate::{
    Likeness, Listed, Listing, Opened, Recognised, Source, Wanted,
    container::{Container, is_zip, open_file},
    manifest_rows::join_logs,
    own_files,
    unpacked::{self, Room},
};

/// Most sub-folders of a handed-in folder that are looked into.
const SUBFOLDERS: usize = 1_000;
/// Most parts that have the same path on the phone.
const COPIES: usize = 1_000;
/// Up to which size members are unpacked into memory.
const ROOM: Room = Room {
    any: SYSDIAGNOSE_UNPACKED_BYTES,
    database: SYSDIAGNOSE_UNPACKED_BYTES,
};
/// How the name of a write-ahead log ends.
const LOG: &str = "-wal";

/// In the folder itself, or else in its sub-folders; of an archive, by its first names.
pub(crate) fn recognise(path: &Path) -> Vec<Recognised> {
    if path.is_dir() {
        return in_folder(path);
    }
    let recognised = of_archive(path).map(|likeness| found(path, likeness));
    recognised.into_iter().collect()
}

fn found(path: &Path, likeness: Likeness) -> Recognised {
    Recognised {
        kind: SourceKind::IosSysdiagnose,
        root: path.to_path_buf(),
        likeness,
    }
}

fn in_folder(path: &Path) -> Vec<Recognised> {
    if let Some(likeness) = of_folder(path) {
        return vec![found(path, likeness)];
    }
    let entries = fs::read_dir(path).into_iter().flatten();
    entries
        .take(SUBFOLDERS)
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter_map(|entry| Some(found(&entry.path(), of_folder(&entry.path())?)))
        .collect()
}

fn of_folder(path: &Path) -> Option<Likeness> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_there = |mark: &&&str| path.join(mark).symlink_metadata().is_ok();
    marks::likeness(&name, MARKS.iter().filter(is_there).count())
}

fn of_archive(path: &Path) -> Option<Likeness> {
    let mut names = Names::default();
    let file: SharedBytes = Arc::new(open_file(path).ok()?);
    if is_zip(&file) {
        let zip = Container::open(path).ok()?;
        zip.names().into_iter().all(|name| names.see(name));
    } else {
        Container::look_into_tar(path, &mut |name| {
            if names.see(name) {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
    }
    names.best().map(|(_, likeness)| likeness)
}

/// Reads the archive once, and what it says of itself.
pub(crate) fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let root = recognised.root.clone();
    let keep = Keep {
        wanted: &|name, size| size <= SYSDIAGNOSE_KEPT_MEMBER_BYTES && !paths::is_log_store(name),
        most_bytes: SYSDIAGNOSE_KEPT_BYTES,
    };
    let container = match Container::open_tar(&root, &keep)? {
        Some(tar) => tar,
        None => Container::open(&root)?,
    };
    let mut names = Names::default();
    let top = if root.is_dir() {
        String::new()
    } else {
        container.names().into_iter().all(|name| names.see(name));
        let best = names.best();
        let (top, _) = best.ok_or_else(|| Fault::new(FaultKind::Missing, "sysdiagnose.log"))?;
        top.to_owned()
    };
    let mut source = IosSysdiagnose {
        folder: if top.is_empty() {
            top
        } else {
            format!("{top}/")
        },
        root,
        container,
        description: Description::default(),
    };
    source.describe();
    Ok(Box::new(source))
}

/// An opened sysdiagnose.
struct IosSysdiagnose {
    root: PathBuf,
    container: Container,
    /// The folder in which everything stands, with `/` behind it.
    folder: String,
    description: Description,
}

impl IosSysdiagnose {
    /// What it says of itself; its name says it where nothing else does.
    fn describe(&mut self) {
        let [log, devices, version] = OWN.map(|name| {
            let stored = format!("{}{name}", self.folder);
            let opened = self.container.read(&stored, WHOLE_FILE_BYTES).ok();
            opened.and_then(|(content, _)| read_all(&*content, WHOLE_FILE_BYTES, name).ok())
        });
        if let Some(log) = log {
            self.description.read_log(&log);
        }
        let name = self.root.file_name().unwrap_or_default().to_string_lossy();
        for name in [&*self.folder, &name] {
            self.description.read_name(name);
        }
        if let Some(devices) = devices {
            self.description.read_devices(&devices);
        }
        if let Some(version) = version {
            self.description.read_version(&version);
        }
    }

    /// What was handed in; of a folder, the first file that every sysdiagnose has.
    fn own(&self) -> Listed {
        let names = self.container.names();
        let is_there = |mark: &&&str| {
            names
                .binary_search(&format!("{}{mark}", self.folder).as_str())
                .is_ok()
        };
        let main = MARKS.iter().find(is_there).copied();
        let main = main.or(names.first().copied()).unwrap_or_default();
        own_files::listed(&self.root, &self.container, main)
    }

    /// Calls `each` with every file, and its name below the top folder. Of what the system of the computer
    /// put beside them nothing is told.
    fn each(&self, each: &mut dyn FnMut(Listed, &str)) -> Faults {
        let mut faults = self.container.faults();
        let (mut paths, mut others) = (BTreeSet::new(), 0_u64);
        for stored in self.container.names() {
            let name = stored.rsplit('/').next().unwrap_or_default();
            if name.starts_with("._") || name == ".DS_Store" {
                continue;
            }
            let Some(below) = stored.strip_prefix(&self.folder) else {
                others = others.saturating_add(1);
                continue;
            };
            let path = paths::phone_path(below);
            let copies = (2..=COPIES).map(|copy| format!("/part-{copy}{path}"));
            let mut free = std::iter::once(path.clone()).chain(copies);
            match free.find(|path| !paths.contains(path)) {
                Some(path) => {
                    paths.insert(path.clone());
                    each(Listed::plain(path, stored), below);
                }
                None => faults.add(Fault::new(FaultKind::TooMany, path)),
            }
        }
        if others > 0 {
            let fault = Fault::new(FaultKind::OutsideSource, "sysdiagnose");
            faults.add(fault.detail(format_args!("{others} files beside its folder")));
        }
        faults
    }
}

impl Source for IosSysdiagnose {
    fn record(&self, id: &str) -> SourceRecord {
        SourceRecord {
            id: id.to_owned(),
            kind: SourceKind::IosSysdiagnose,
            location: Untrusted::from(self.root.to_string_lossy()).to_static(),
            encrypted: false,
            os_version: untrusted(self.description.os_version.as_ref()),
            model: untrusted(self.description.model.as_ref()),
            device: self.description.device(),
            made_at: self.description.made_at(),
            files_listed: 0,
        }
    }

    fn clock(&self) -> WallClock {
        self.description.clock()
    }

    fn packed_bytes(&self, file: &Listed) -> Option<u64> {
        self.container.packed_bytes(&file.stored_path)
    }

    fn list(&self, wanted: &Wanted<'_>) -> Listing {
        let mut listing = Listing::default();
        let (mut logs, mut unread) = (Vec::new(), Unread::default());
        let mut left = Listing::FILES;
        listing.faults = self.each(&mut |file, below| {
            listing.total = listing.total.saturating_add(1);
            let database = file.path.strip_suffix(LOG);
            let is_log = database.is_some_and(|database| (wanted.fits)(database));
            let is_read = is_log || (wanted.fits)(&file.path);
            unread.note(below, is_read || OWN.contains(&below));
            if !is_read || left == 0 {
                return;
            }
            left = left.saturating_sub(1);
            if is_log {
                logs.push(file);
            } else {
                listing.files.push(file);
            }
        });
        if left == 0 {
            listing.fault(Fault::new(FaultKind::TooMany, "sysdiagnose"));
        }
        join_logs(&mut listing.files, logs);
        listing.unread = unread.names();
        listing.files.push(self.own());
        listing.sort();
        listing
    }

    fn list_all(&self, each: &mut dyn FnMut(Listed)) -> Faults {
        each(self.own());
        self.each(&mut |file, _| each(file))
    }

    /// Large packed members are unpacked while their hash is made, and into memory only for whom reads them.
    fn open(&self, file: &Listed) -> Result<Opened, Fault> {
        let is_packed = matches!(self.container, Container::Zip(_) | Container::Tar(_));
        if own_files::is_own(&file.path) && is_packed {
            return Ok(Opened::plain(Arc::new(open_file(&self.root)?), None));
        }
        let (stored, fault) = self.container.read(&file.stored_path, 0)?;
        match self.container.packed_bytes(&file.stored_path) {
            Some(_) => Ok(unpacked::open(stored, fault, &file.path, ROOM)),
            None => Ok(Opened::plain(stored, fault)),
        }
    }
}
