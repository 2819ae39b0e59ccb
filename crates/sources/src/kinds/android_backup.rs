//! Android's own backup, `backup.ab`, as `adb backup` makes it, encrypted or not.
//!
//! Described in: <https://nelenkov.blogspot.com/2012/06/unpacking-android-backups.html>,
//! <https://developer.android.com/guide/topics/data/autobackup>.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use formats::bytes::SharedBytes;
use model::{Fault, Faults, SourceKind, SourceRecord};

use crate::{
    Entry, Likeness, Listed, Listing, Opened, Recognised, Source, Unlock, Wanted,
    android_record::record,
    container::{open_file, starts_with},
    nested_backup::NestedBackup,
    own_files,
};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::AndroidBackup,
    recognise,
    open,
};

/// The first line.
const MAGIC: &[u8] = b"ANDROID BACKUP\n";
/// Where the files of a backup stand in the one path vocabulary.
const FOLDER: &str = "/backup.ab";

fn recognise(path: &Path) -> Vec<Recognised> {
    let is_backup = path.is_file()
        && open_file(path).is_ok_and(|file| {
            let file: SharedBytes = Arc::new(file);
            starts_with(&file, MAGIC)
        });
    let found = is_backup.then(|| Recognised {
        kind: SourceKind::AndroidBackup,
        root: path.to_path_buf(),
        likeness: Likeness::Certain,
    });
    found.into_iter().collect()
}

fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let own = own_files::of_file(&recognised.root);
    let content = Arc::new(open_file(&recognised.root)?);
    Ok(Box::new(Backup {
        content: NestedBackup::open(&own.stored_path, FOLDER.to_owned(), content),
        root: recognised.root.clone(),
        own,
    }))
}

/// A backup that was handed in.
struct Backup {
    root: PathBuf,
    own: Listed,
    content: NestedBackup,
}

impl Source for Backup {
    fn record(&self, id: &str) -> SourceRecord {
        SourceRecord {
            id: id.to_owned(),
            encrypted: self.content.is_encrypted(),
            // A backup says nothing of the phone.
            ..record(ENTRY.kind, &self.root, None, |_| None)
        }
    }

    fn is_locked(&self) -> bool {
        self.content.is_locked()
    }

    fn unlock(&mut self, password: &str) -> Result<Unlock, Fault> {
        self.content.unlock(password)
    }

    fn list(&self, wanted: &Wanted<'_>) -> Listing {
        let mut listing = Listing::default();
        listing.files.push(self.own.clone());
        self.content.list(wanted, &mut listing);
        listing.sort();
        listing
    }

    fn list_all(&self, each: &mut dyn FnMut(Listed)) -> Faults {
        each(self.own.clone());
        let mut faults = Faults::default();
        self.content.each(each, &mut faults);
        faults
    }

    fn is_walked(&self) -> bool {
        true
    }

    fn open(&self, file: &Listed) -> Result<Opened, Fault> {
        if own_files::is_own(&file.path) {
            return Ok(Opened::plain(Arc::new(open_file(&self.root)?), None));
        }
        let missing = || Err(Fault::new(model::FaultKind::Missing, &*file.path));
        self.content.file(&file.stored_path).unwrap_or_else(missing)
    }
}
