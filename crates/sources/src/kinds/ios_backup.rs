//! A backup of an iPhone or iPad made by iTunes, Finder or idevicebackup2, encrypted or not.
//!
//! Reads `Manifest.plist` (keys), `Manifest.db` (list of files) and the files at
//! `<first two digits>/<SHA-1 of domain-path>`.
//! Described in: <https://support.apple.com/guide/security/keybags-for-data-protection-sec6483d5760/web>,
//! <https://theapplewiki.com/wiki/ITunes_Backup>.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use formats::{
    backup_manifest::{FileMeta, PhonePath, file_id, file_meta, phone_path},
    bytes::{ByteSource, SharedBytes, read_all},
    cbc::Decrypted,
    keybag::{ClassKeys, Keybag, UnlockError},
    limits::{PHONE_FILE_BYTES, WHOLE_FILE_BYTES},
    plist::{self, Value},
    sqlite::{Database, Select},
};
use model::{Fault, FaultKind, Faults, SourceKind, SourceRecord, Untrusted};

use crate::{Entry, Folder, Likeness, Listed, Listing, Opened, Recognised, Source, Unlock, Wanted};

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
/// Domains whose root on the phone is the same on every phone, and that hold what artefacts read.
const FIXED_DOMAINS: [&str; 3] = ["HomeDomain", "RootDomain", "WirelessDomain"];
/// Most sub-folders of a handed-in folder that are looked into for backups.
const SUBFOLDERS: usize = 1_000;
/// What the name of a write-ahead log ends in.
const WAL_SUFFIX: &str = "-wal";
/// `flags` of an ordinary file in `Files`.
const FLAG_FILE: i64 = 1;

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
            made_at: self
                .manifest
                .get("Date")
                .or(self.info.get("Last Backup Date"))
                .and_then(Value::as_date),
            files_listed: 0,
        }
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
        listing
            .files
            .sort_by(|a, b| (&a.path, &a.stored_path).cmp(&(&b.path, &b.stored_path)));
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
                listing.files.push(Listed {
                    path,
                    stored_path: name.to_owned(),
                    meta: None,
                    wal: None,
                });
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
                    listing.files.push(Listed {
                        path: (*path).to_owned(),
                        stored_path,
                        meta: None,
                        wal: None,
                    });
                }
            }
        }
    }
}

/// A row of `Files` that is an ordinary file.
struct FileRow<'r> {
    id: &'r str,
    domain: &'r str,
    relative_path: &'r str,
    blob: Option<&'r [u8]>,
}

impl FileRow<'_> {
    /// The path on the phone; an empty name is a row that stands for the domain itself.
    fn path(&self) -> Result<String, Fault> {
        phone_path(self.domain, self.relative_path).map(PhonePath::into_string)
    }

    fn meta(&self) -> Result<Option<FileMeta>, Fault> {
        self.blob.map(file_meta).transpose()
    }

    /// The file, unless its id is no SHA-1 (it names a place in the folder and must not lead away).
    fn listed(&self) -> Option<Result<Listed, Fault>> {
        let is_id = self.id.len() == 40 && self.id.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_id.then(|| {
            Ok(Listed {
                path: self.path()?,
                stored_path: stored_path(self.id),
                meta: self.meta()?,
                wal: None,
            })
        })
    }
}

fn scan_files(database: &Database, each: &mut dyn FnMut(&FileRow<'_>)) -> Vec<Fault> {
    let mut select = Select::from("Files");
    let columns =
        ["fileID", "domain", "relativePath", "flags", "file"].map(|name| select.column(name));
    let [id, domain, relative_path, flags, file] = columns;
    let mut count_broken = 0_u64;
    let mut faults = Vec::new();
    let scan = database.scan(&select, &mut |row| {
        if row.integer(flags).is_some_and(|flags| flags != FLAG_FILE) {
            return;
        }
        let (Some(id), Some(domain), Some(relative)) =
            (row.text(id), row.text(domain), row.text(relative_path))
        else {
            count_broken = count_broken.saturating_add(1);
            return;
        };
        each(&FileRow {
            id: &id,
            domain: &domain,
            relative_path: &relative,
            blob: row.blob(file),
        });
    });
    faults.extend(scan.faults);
    if count_broken > 0 {
        faults.push(
            Fault::new(FaultKind::Malformed, "Manifest.db: Files").detail(format_args!(
                "{count_broken} rows without id, domain or path"
            )),
        );
    }
    faults
}

/// Keeps a row that is asked for, or that is the write-ahead log of one that is.
fn keep_wanted(
    row: &FileRow<'_>,
    wanted: &Wanted<'_>,
    listing: &mut Listing,
    logs: &mut Vec<Listed>,
) {
    let path = match row.path() {
        Ok(path) => path,
        Err(fault) => return listing.fault(fault),
    };
    let is_log = path
        .strip_suffix(WAL_SUFFIX)
        .is_some_and(|database| (wanted.fits)(database));
    if !is_log && !(wanted.fits)(&path) {
        return;
    }
    if listing.files.len().saturating_add(logs.len()) >= Listing::FILES {
        return listing.fault(Fault::new(FaultKind::TooMany, "Manifest.db: Files"));
    }
    match row.listed() {
        Some(Ok(listed)) if is_log => logs.push(listed),
        Some(Ok(listed)) => listing.files.push(listed),
        Some(Err(fault)) => listing.fault(fault),
        None => listing.fault(foreign_id(row)),
    }
}

/// An id that is no SHA-1 would name a place outside the backup's own.
fn foreign_id(row: &FileRow<'_>) -> Fault {
    Fault::new(FaultKind::OutsideSource, "Manifest.db: fileID").detail(row.id)
}

/// Puts each write-ahead log beside its database.
fn join_logs(files: &mut [Listed], logs: Vec<Listed>) {
    let mut by_path: BTreeMap<String, Listed> = logs
        .into_iter()
        .map(|log| (log.path.clone(), log))
        .collect();
    for file in files {
        file.wal = by_path
            .remove(&format!("{}{WAL_SUFFIX}", file.path))
            .map(Box::new);
    }
}

/// Where the file at `path` is stored if one of the domains with a fixed root holds it.
fn likely_places(path: &str) -> impl Iterator<Item = String> {
    FIXED_DOMAINS.iter().filter_map(move |domain| {
        // The root is what the domain makes of a name.
        let root = phone_path(domain, "x").ok()?.into_string();
        let relative = path.strip_prefix(root.strip_suffix('x')?)?;
        Some(stored_path(&file_id(domain, relative)))
    })
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

/// `<first two digits>/<id>`.
fn stored_path(id: &str) -> String {
    format!("{}/{id}", id.get(..2).unwrap_or_default())
}
