//! A backup of apps inside an acquisition: it can only be read from its start to its end, so one reading
//! keeps what is wanted of it in memory.
//!
//! Described in: <https://nelenkov.blogspot.com/2012/06/unpacking-android-backups.html>.

use std::{
    collections::BTreeMap,
    io::Read as _,
    sync::{Arc, Mutex, PoisonError},
};

use formats::{
    android_backup::{AndroidBackup, Member, MemberKind, OpenBackup, UnlockError},
    bytes::SharedBytes,
    limits::{NESTED_BACKUP_BYTES, WHOLE_FILE_BYTES},
    reading::fault_of,
};
use model::{Fault, FaultKind};

use crate::{Listed, Listing, Opened, Unlock, Wanted};

/// Between the name of the backup and that of a file in it, in a stored path.
const INSIDE: &str = "!/";

/// A backup inside an acquisition.
pub(crate) struct NestedBackup {
    /// Its name in the acquisition.
    name: String,
    /// Where its files stand in the one path vocabulary.
    folder: String,
    backup: AndroidBackup,
    open: Option<OpenBackup>,
    kept: Mutex<BTreeMap<String, Arc<Vec<u8>>>>,
}

impl NestedBackup {
    /// Reads the header, and opens the backup unless it needs a password.
    pub(crate) fn of(content: SharedBytes, name: &str, folder: String) -> Result<Self, Fault> {
        let backup = AndroidBackup::parse(content)?;
        Ok(Self {
            name: name.to_owned(),
            folder,
            open: backup.open().ok(),
            backup,
            kept: Mutex::default(),
        })
    }

    /// Whether it needs a password that was not given.
    pub(crate) fn is_locked(&self) -> bool {
        self.open.is_none()
    }

    /// Tries a password.
    pub(crate) fn unlock(&mut self, password: &str) -> Result<Unlock, Fault> {
        match self.backup.unlock(password) {
            Ok(open) => {
                self.open = Some(open);
                Ok(Unlock::Opened)
            }
            Err(UnlockError::WrongPassword) => Ok(Unlock::WrongPassword),
            Err(UnlockError::Fault(fault)) => Err(fault),
        }
    }

    /// Lists the files that are wanted, and keeps them.
    pub(crate) fn list(&self, wanted: &Wanted<'_>, listing: &mut Listing) {
        let Some(open) = &self.open else {
            return listing.fault(Fault::new(FaultKind::Locked, &*self.name));
        };
        let mut kept = BTreeMap::new();
        let mut left = NESTED_BACKUP_BYTES;
        let mut broken = Vec::new();
        let faults = open.each_member(&mut |mut member| {
            if member.kind != MemberKind::File {
                return;
            }
            listing.total = listing.total.saturating_add(1);
            let path = format!("{}/{}", self.folder, member.path);
            if !(wanted.fits)(&path) {
                return;
            }
            let name = member.path.to_owned();
            if kept.contains_key(&name) {
                broken.push(Fault::new(FaultKind::Malformed, &*self.name).detail(name));
                return;
            }
            match whole(&mut member, left) {
                Ok(bytes) => {
                    let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                    left = left.saturating_sub(len);
                    kept.insert(name, Arc::new(bytes));
                }
                Err(fault) => broken.push(fault),
            }
        });
        for fault in faults.first.into_iter().chain(broken) {
            listing.fault(Fault {
                what: format!("{}: {}", self.name, fault.what),
                ..fault
            });
        }
        listing
            .files
            .extend(kept.keys().map(|name| self.listed(name)));
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = kept;
    }

    /// The files that were kept. Of the others the hash of the backup itself tells.
    pub(crate) fn each(&self, each: &mut dyn FnMut(Listed)) {
        let names: Vec<String> = {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.keys().cloned().collect()
        };
        for name in &names {
            each(self.listed(name));
        }
    }

    /// The file that a path names, if it stands in this backup.
    pub(crate) fn open(&self, path: &str) -> Option<Result<Opened, Fault>> {
        let name = path.strip_prefix(&self.folder)?.strip_prefix('/')?;
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let file = kept.get(name).map(|bytes| {
            let content: SharedBytes = Arc::<Vec<u8>>::clone(bytes);
            Opened::plain(content, None)
        });
        Some(file.ok_or_else(|| Fault::new(FaultKind::Missing, path)))
    }

    fn listed(&self, name: &str) -> Listed {
        Listed {
            path: format!("{}/{name}", self.folder),
            stored_path: format!("{}{INSIDE}{name}", self.name),
            meta: None,
            wal: None,
        }
    }
}

/// A file, unless it is too large to be kept. What stands before a cut is given: the walk tells the cut.
fn whole(member: &mut Member<'_>, left: u64) -> Result<Vec<u8>, Fault> {
    let limit = left.min(WHOLE_FILE_BYTES);
    if member.size > limit {
        let fault = Fault::new(FaultKind::TooLarge, member.path);
        return Err(fault.detail(format_args!("{} bytes", member.size)));
    }
    let mut bytes = Vec::new();
    let ended = member.reader.take(limit).read_to_end(&mut bytes);
    match ended {
        Err(error) if bytes.is_empty() => Err(fault_of(&error, member.path)),
        _ => Ok(bytes),
    }
}
