//! An acquisition by `AndroidQF`, or an archive of Bugbane: a folder, a zip, or a zip encrypted by age,
//! which is decrypted while it is read.
//!
//! Described in: <https://github.com/mvt-project/androidqf>,
//! <https://github.com/osservatorionessuno/bugbane>, <https://age-encryption.org/v1>.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use formats::{
    age_file::{self, AgeFile},
    bytes::SharedBytes,
    keybag::UnlockError,
};
use model::{Fault, FaultKind, Faults, SourceKind, SourceRecord, WallClock};

use crate::{
    Entry, Folder, Likeness, Listed, Listing, Opened, Recognised, Source, Unlock, Wanted,
    acquisition::{Acquisition, names},
    android_record::record,
    bug_report::BugReport,
    container::{Container, is_zip, open_file, starts_with},
    own_files,
};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::Androidqf,
    recognise,
    open,
};

/// Most sub-folders of a handed-in folder that are looked into for acquisitions.
const SUBFOLDERS: usize = 1_000;

/// An acquisition is recognised in the folder itself, or else in its sub-folders.
fn recognise(path: &Path) -> Vec<Recognised> {
    let found = |root: &Path, likeness| Recognised {
        kind: SourceKind::Androidqf,
        root: root.to_path_buf(),
        likeness,
    };
    if !path.is_dir() {
        let likeness = of_file(path);
        return likeness.map(|one| found(path, one)).into_iter().collect();
    }
    if let Some(likeness) = of_folder(path) {
        return vec![found(path, likeness)];
    }
    let Ok(entries) = fs::read_dir(path) else {
        return Vec::new();
    };
    let folders = entries
        .take(SUBFOLDERS)
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path());
    folders
        .filter_map(|folder| of_folder(&folder).map(|likeness| found(&folder, likeness)))
        .collect()
}

fn of_folder(path: &Path) -> Option<Likeness> {
    let folder = Folder::new(path);
    let marks = names::MARKS.into_iter();
    let present: Vec<&str> = marks.filter(|name| folder.has(name)).collect();
    match names::likeness(&present)? {
        Likeness::Certain => Some(Likeness::Certain),
        Likeness::Partial => likely(&Container::open(path).ok()?),
    }
}

fn of_file(path: &Path) -> Option<Likeness> {
    let file: SharedBytes = Arc::new(open_file(path).ok()?);
    if starts_with(&file, age_file::MAGIC) {
        return Some(Likeness::Certain);
    }
    if !is_zip(&file) {
        return None;
    }
    let container = Container::of_zip(file).ok()?;
    match names::likeness(&container.names())? {
        Likeness::Certain => Some(Likeness::Certain),
        Likeness::Partial => likely(&container),
    }
}

/// Names that other things have too: a bug report is a source of its own kind.
fn likely(container: &Container) -> Option<Likeness> {
    let is_bug_report = BugReport::main_of(container).is_some();
    (!is_bug_report).then_some(Likeness::Partial)
}

fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let mut source = Androidqf {
        root: recognised.root.clone(),
        sealed: None,
        acquisition: None,
    };
    if !source.root.is_dir() {
        let file: SharedBytes = Arc::new(open_file(&source.root)?);
        if starts_with(&file, age_file::MAGIC) {
            source.sealed = Some(AgeFile::parse(file)?);
            return Ok(Box::new(source));
        }
    }
    source.acquisition = Some(Acquisition::read(Container::open(&source.root)?, None)?);
    Ok(Box::new(source))
}

/// An opened acquisition.
struct Androidqf {
    root: PathBuf,
    /// What is encrypted as a whole.
    sealed: Option<AgeFile>,
    /// Nothing as long as it is locked.
    acquisition: Option<Acquisition>,
}

impl Androidqf {
    /// What was handed in.
    fn own(&self) -> Listed {
        match &self.acquisition {
            Some(one) => own_files::listed(&self.root, one.container(), &one.main()),
            None => own_files::of_file(&self.root),
        }
    }

    fn open_sealed(&mut self, password: &str) -> Result<Unlock, Fault> {
        let Some(sealed) = &self.sealed else {
            return Ok(Unlock::Opened);
        };
        let open = match sealed.unlock(password) {
            Ok(open) => open,
            Err(UnlockError::WrongPassword) => return Ok(Unlock::WrongPassword),
            Err(UnlockError::Fault(fault)) => return Err(fault),
        };
        let cut = open.cut().cloned();
        let container = Container::of_zip(Arc::new(open))?;
        let mut acquisition = Acquisition::read(container, cut)?;
        // A backup inside may have the same password; without it, the list tells that it is locked.
        let _ = acquisition.unlock(password);
        self.acquisition = Some(acquisition);
        Ok(Unlock::Opened)
    }

    fn locked(&self) -> Fault {
        let name = self.root.file_name().unwrap_or_default();
        Fault::new(FaultKind::Locked, name.to_string_lossy())
    }
}

impl Source for Androidqf {
    fn record(&self, id: &str) -> SourceRecord {
        let property = |name: &str| self.acquisition.as_ref()?.property(name);
        let made_at = self.clock().captured();
        SourceRecord {
            id: id.to_owned(),
            encrypted: self.sealed.is_some(),
            ..record(ENTRY.kind, &self.root, made_at, property)
        }
    }

    fn clock(&self) -> WallClock {
        let clock = self.acquisition.as_ref().map(Acquisition::clock);
        clock.unwrap_or_default()
    }

    fn is_locked(&self) -> bool {
        self.acquisition.as_ref().is_none_or(Acquisition::is_locked)
    }

    fn is_readable(&self) -> bool {
        self.acquisition.is_some()
    }

    fn unlock(&mut self, password: &str) -> Result<Unlock, Fault> {
        match &mut self.acquisition {
            Some(acquisition) => acquisition.unlock(password),
            None => self.open_sealed(password),
        }
    }

    fn list(&self, wanted: &Wanted<'_>) -> Listing {
        let mut listing = Listing::default();
        listing.files.push(self.own());
        match &self.acquisition {
            Some(acquisition) => acquisition.list(wanted, &mut listing),
            None => listing.fault(self.locked()),
        }
        listing.sort();
        listing
    }

    fn list_all(&self, each: &mut dyn FnMut(Listed)) -> Faults {
        each(self.own());
        if let Some(acquisition) = &self.acquisition {
            return acquisition.each(each);
        }
        let mut faults = Faults::default();
        faults.add(self.locked());
        faults
    }

    fn is_walked(&self) -> bool {
        self.acquisition
            .as_ref()
            .is_some_and(Acquisition::has_backup)
    }

    fn packed_bytes(&self, file: &Listed) -> Option<u64> {
        self.acquisition.as_ref()?.packed_bytes(file)
    }

    fn open(&self, file: &Listed) -> Result<Opened, Fault> {
        if own_files::is_own(&file.path) {
            if !self.root.is_dir() {
                return Ok(Opened::plain(Arc::new(open_file(&self.root)?), None));
            }
            let own = Folder::new(&self.root).open(&file.stored_path)?;
            return Ok(Opened::plain(Arc::new(own), None));
        }
        match &self.acquisition {
            Some(acquisition) => acquisition.open(file),
            None => Err(self.locked()),
        }
    }
}
