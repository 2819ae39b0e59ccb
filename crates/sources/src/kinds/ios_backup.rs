//! A backup of an iPhone or iPad made by iTunes, Finder or idevicebackup2, encrypted or not.
//!
//! Reads `Manifest.plist` (keys), `Manifest.db` (list of files) and the files at
//! `<first two digits>/<SHA-1 of domain-path>`.
//! Described in: <https://support.apple.com/guide/security/keybags-for-data-protection-sec6483d5760/web>,
//! <https://theapplewiki.com/wiki/ITunes_Backup>.

use std::{fs, path::Path, sync::Arc};

use formats::{
    bytes::{ByteSource, SharedBytes, read_all},
    cbc::Decrypted,
    keybag::{ClassKeys, Keybag, UnlockError},
    limits::{PHONE_FILE_BYTES, WHOLE_FILE_BYTES},
    plist::{self, Value},
    sqlite::Database,
};
use model::{Fault, FaultKind, Faults, SourceKind, SourceRecord, Untrusted};

use crate::{
    Entry, Folder, Likeness, Listed, Listing, Opened, Recognised, Source, Unlock, Wanted,
    manifest_rows::{FileRow, foreign_id, join_logs, keep_wanted, likely_places, scan_files},
    own_files,
};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::IosBackup,
    recognise,
    open,
};

/// Files of the backup itself: their name in the folder is their name below [`BACKUP_ROOT`].
const OWN_FILES: [&str; 4] = [
    "Info.plist",
    "Manifest.db",
    "Manifest.plist",
    "Status.plist",
];
/// Where the backup's own files stand in the one path vocabulary.
const BACKUP_ROOT: &str = "/backup/";
/// Most sub-folders of a handed-in folder that are looked into for backups.
const SUBFOLDERS: usize = 1_000;

/// A backup is recognised in the folder itself, or else in its sub-folders.
fn recognise(path: &Path) -> Vec<Recognised> {
    if let Some(found) = recognise_folder(path) {
        return vec![found];
    }
    let Ok(entries) = fs::read_dir(path) else {
        return Vec::new();
    };
    entries
        .take(SUBFOLDERS)
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter_map(|entry| recognise_folder(&entry.path()))
        .collect()
}

fn recognise_folder(path: &Path) -> Option<Recognised> {
    let folder = Folder::new(path);
    let present = OWN_FILES.iter().filter(|name| folder.has(name)).count();
    let likeness = match own_plist(&folder, "Manifest.plist") {
        Ok(manifest) if manifest.get("Lockdown").is_some() || keybag_bytes(&manifest).is_some() => {
            Likeness::Certain
        }
        // A half-copied backup may have lost any one of its own files.
        _ if present >= 2 => Likeness::Partial,
        _ => return None,
    };
    Some(Recognised {
        kind: SourceKind::IosBackup,
        root: path.to_path_buf(),
        likeness,
    })
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "the registry's signature: what is wrong with a backup is told by its list"
)]
fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let folder = Folder::new(&recognised.root);
    let mut faults = Vec::new();
    let mut plist_or_fault = |name| {
        own_plist(&folder, name).unwrap_or_else(|fault| {
            faults.push(fault);
            Value::Boolean(false)
        })
    };
    let manifest = plist_or_fault("Manifest.plist");
    let info = plist_or_fault("Info.plist");
    let says_encrypted = manifest
        .get("IsEncrypted")
        .and_then(Value::as_bool)
        .unwrap_or_else(|| keybag_bytes(&manifest).is_some() && !manifest_is_plain(&folder));
    Ok(Box::new(IosBackup {
        folder,
        manifest,
        info,
        encrypted: says_encrypted,
        keys: None,
        faults,
    }))
}

/// An opened backup.
struct IosBackup {
    folder: Folder,
    manifest: Value,
    info: Value,
    encrypted: bool,
    keys: Option<ClassKeys>,
    faults: Vec<Fault>,
}

impl Source for IosBackup {
    fn record(&self, id: &str) -> SourceRecord {
        let text = |value: Option<&Value>| {
            let text = value.and_then(Value::as_str)?;
            Some(Untrusted::from(text).to_static())
        };
        let lockdown = |key| self.manifest.at(&["Lockdown", key]);
        SourceRecord {
            id: id.to_owned(),
            kind: SourceKind::IosBackup,
            location: Untrusted::from(self.folder.root().to_string_lossy()).to_static(),
            encrypted: self.encrypted,
            os_version: text(lockdown("ProductVersion").or(self.info.get("Product Version"))),
            model: text(lockdown("ProductType").or(self.info.get("Product Type"))),
            device: lockdown("UniqueDeviceID")
                .or(self.info.get("Unique Identifier"))
                .and_then(Value::as_str)
                .and_then(|id| own_files::device(Some(id))),
            made_at: self
                .manifest
                .get("Date")
                .or(self.info.get("Last Backup Date"))
                .and_then(Value::as_date),
            files_listed: 0,
        }
    }

    fn name(&self) -> Option<Untrusted<'static>> {
        let lockdown = self.manifest.at(&["Lockdown", "DeviceName"]);
        let name = lockdown.or(self.info.get("Device Name"));
        let name = name.and_then(Value::as_str)?;
        Some(Untrusted::from(name).to_static())
    }

    fn is_locked(&self) -> bool {
        self.encrypted && self.keys.is_none()
    }

    fn unlock(&mut self, password: &str) -> Result<Unlock, Fault> {
        let bytes = keybag_bytes(&self.manifest)
            .ok_or_else(|| Fault::new(FaultKind::Undecryptable, "BackupKeyBag"))?;
        match Keybag::parse(bytes)?.unlock(password) {
            Ok(keys) => {
                self.keys = Some(keys);
                Ok(Unlock::Opened)
            }
            Err(UnlockError::WrongPassword) => Ok(Unlock::WrongPassword),
            Err(UnlockError::Fault(fault)) => Err(fault),
        }
    }

    fn list(&self, wanted: &Wanted<'_>) -> Listing {
        let mut listing = Listing::default();
        for fault in &self.faults {
            listing.fault(fault.clone());
        }
        Self::list_own(wanted, &mut listing);
        let mut logs = Vec::new();
        let result = self.each_row(&mut |row| {
            listing.total = listing.total.saturating_add(1);
            keep_wanted(row, wanted, &mut listing, &mut logs);
        });
        for fault in result {
            listing.fault(fault);
        }
        self.add_unlisted(wanted, &mut listing);
        join_logs(&mut listing.files, logs);
        listing.sort();
        listing
    }

    fn list_all(&self, each: &mut dyn FnMut(Listed)) -> Faults {
        let mut own = Listing::default();
        let everything = Wanted {
            fits: &|_| true,
            exact: &[],
        };
        Self::list_own(&everything, &mut own);
        own.files.into_iter().for_each(&mut *each);
        let mut broken = own.faults;
        let faults = self.each_row(&mut |row| match row.listed() {
            Some(Ok(listed)) => each(listed),
            Some(Err(fault)) => broken.add(fault),
            None => broken.add(foreign_id(row)),
        });
        for fault in faults {
            broken.add(fault);
        }
        broken
    }

    fn open(&self, file: &Listed) -> Result<Opened, Fault> {
        let stored: SharedBytes = Arc::new(self.folder.open(&file.stored_path)?);
        if stored.len() > PHONE_FILE_BYTES {
            return Err(Fault::new(FaultKind::TooLarge, &*file.path)
                .detail(format_args!("{} bytes", stored.len())));
        }
        if file.stored_path == "Manifest.db" {
            let (content, encrypted) = self.manifest_content(&stored)?;
            return Ok(Opened {
                stored,
                content,
                encrypted,
                faults: Vec::new(),
            });
        }
        let key = file
            .meta
            .as_ref()
            .and_then(|meta| meta.encryption_key.as_deref());
        let (content, encrypted) = match key {
            Some(wrapped) if self.encrypted => (self.decrypted(&stored, wrapped)?, true),
            _ => (Arc::clone(&stored), false),
        };
        let faults = size_differs(file, content.len()).into_iter().collect();
        Ok(Opened {
            stored,
            content,
            encrypted,
            faults,
        })
    }
}

impl IosBackup {
    fn list_own(wanted: &Wanted<'_>, listing: &mut Listing) {
        for name in OWN_FILES {
            let path = format!("{BACKUP_ROOT}{name}");
            if (wanted.fits)(&path) {
                listing.files.push(Listed::plain(path, name));
            }
        }
    }

    /// Calls `each` with every row of `Files` that is an ordinary file.
    fn each_row(&self, each: &mut dyn FnMut(&FileRow<'_>)) -> Vec<Fault> {
        match self.manifest_database() {
            Ok(database) => {
                let mut faults = database.faults();
                faults.extend(scan_files(&database, each));
                faults
            }
            Err(fault) => vec![fault],
        }
    }

    fn manifest_database(&self) -> Result<Database, Fault> {
        let stored: SharedBytes = Arc::new(self.folder.open("Manifest.db")?);
        let (content, _) = self.manifest_content(&stored)?;
        Database::open(content, None)
    }

    /// The manifest's bytes, and whether they had to be decrypted: before iOS 10.2 an encrypted
    /// backup has its manifest in clear, without a `ManifestKey`.
    fn manifest_content(&self, stored: &SharedBytes) -> Result<(SharedBytes, bool), Fault> {
        match self.manifest.get("ManifestKey").and_then(Value::as_data) {
            Some(wrapped) if self.encrypted => Ok((self.decrypted(stored, wrapped)?, true)),
            _ => Ok((Arc::clone(stored), false)),
        }
    }

    fn decrypted(&self, stored: &SharedBytes, wrapped: &[u8]) -> Result<SharedBytes, Fault> {
        let keys = self
            .keys
            .as_ref()
            .ok_or_else(|| Fault::new(FaultKind::Locked, "file key"))?;
        let key = keys.unwrap_file_key(wrapped)?;
        Ok(Arc::new(Decrypted::new(Arc::clone(stored), key)?))
    }

    /// Looks for wanted files that the manifest does not list (lost rows, a lost manifest) under the
    /// id that their path gives. Encrypted files cannot be read without their row, which has the key.
    fn add_unlisted(&self, wanted: &Wanted<'_>, listing: &mut Listing) {
        if self.encrypted {
            return;
        }
        for path in wanted.exact {
            if listing.files.iter().any(|file| file.path == **path) {
                continue;
            }
            for stored_path in likely_places(path) {
                if self.folder.has(&stored_path) {
                    listing
                        .fault(Fault::new(FaultKind::Missing, "Manifest.db: Files").detail(path));
                    listing.files.push(Listed::plain(*path, stored_path));
                }
            }
        }
    }
}

/// A stated size that differs is worth a word, and never cuts the file: a stale size is a known
/// cause of databases that seem damaged.
fn size_differs(file: &Listed, len: u64) -> Option<Fault> {
    let stated = file.meta.as_ref()?.size?;
    (stated != len).then(|| {
        Fault::new(FaultKind::SizeDiffers, &*file.path)
            .detail(format_args!("stated {stated}, read {len}"))
    })
}

fn own_plist(folder: &Folder, name: &str) -> Result<Value, Fault> {
    plist::parse(&read_all(&folder.open(name)?, WHOLE_FILE_BYTES, name)?)
}

fn keybag_bytes(manifest: &Value) -> Option<&[u8]> {
    manifest.get("BackupKeyBag").and_then(Value::as_data)
}

/// Whether `Manifest.db` begins as a database in clear does.
fn manifest_is_plain(folder: &Folder) -> bool {
    let mut head = [0; 16];
    folder
        .open("Manifest.db")
        .and_then(|file| file.read_at(0, &mut head))
        .is_ok_and(|_| head == *b"SQLite format 3\0")
}
