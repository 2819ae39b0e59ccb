//! Writes the folder that iTunes and Finder call a backup
//! (<https://theapplewiki.com/wiki/ITunes_Backup>): files under their ids, `Manifest.db`.

pub(crate) mod cipher;
pub(crate) mod database;
pub(crate) mod keybag;
mod listing;
mod mbfile;
mod top;
mod wal;

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use sha1::{Digest, Sha1};

use self::{
    database::{Database, Finished},
    keybag::{Key, Keybag},
    listing::Listing,
    mbfile::MbFile,
};
use crate::{BuildError, Phone, error::At, random::Random};

/// The protection class of most files: available after the first unlock.
const USUAL_CLASS: u32 = 3;
/// Files whose times of birth and change are spread over that many seconds before the backup.
const SPREAD: i64 = 700 * crate::times::DAY;
/// Where databases are written before they get their place.
const WORK: &str = ".testkit-work";

/// A file to be put into the backup.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    /// The domain.
    pub(crate) domain: &'a str,
    /// The path within the domain.
    pub(crate) path: &'a str,
    /// How much smaller than the file the stated size is, bytes.
    pub(crate) stale_by: u64,
    /// Whether an encrypted backup stores it in clear, without a key.
    pub(crate) clear: bool,
    /// Whether a dump marks it as a program.
    pub(crate) executable: bool,
}

impl<'a> Entry<'a> {
    /// A file as most are.
    pub(crate) fn new(domain: &'a str, path: &'a str) -> Self {
        Self {
            domain,
            path,
            stale_by: 0,
            clear: false,
            executable: false,
        }
    }
}

/// A backup being written.
pub(crate) struct Backup {
    folder: PathBuf,
    listing: Listing,
    keybag: Option<Keybag>,
    manifest_key: Option<Key>,
    keys: Random,
    random: Random,
    now: i64,
    dates: bool,
    inode: u64,
    prefixes: HashSet<String>,
    folders: HashSet<String>,
    stored: u64,
}

impl Backup {
    /// An empty backup of `phone` in `folder`, which must be empty or not exist.
    pub(crate) fn create(phone: &Phone, folder: &Path) -> Result<Self, BuildError> {
        fs::create_dir_all(folder).at(folder)?;
        if fs::read_dir(folder).at(folder)?.next().is_some() {
            return Err(BuildError::NotEmpty(folder.to_owned()));
        }
        let work = folder.join(WORK);
        fs::create_dir(&work).at(&work)?;
        // A stream of their own, so that a phone's files are the same in clear and encrypted.
        let mut keys = Random::named(phone.seed, "keys");
        let encryption = phone.encryption.as_ref();
        let keybag = encryption
            .map(|encryption| Keybag::new(encryption, &mut keys))
            .transpose()?;
        let has_manifest_key = encryption.is_some_and(|e| e.rounds.sha256.is_some());
        Ok(Self {
            folder: folder.to_owned(),
            listing: Listing::create(work.join("Manifest.db"))?,
            keybag,
            manifest_key: has_manifest_key.then(|| keys.bytes()),
            keys,
            random: Random::named(phone.seed, "backup"),
            now: phone.version.facts().now,
            dates: phone.version.major() == 13,
            inode: 1_000_000,
            prefixes: HashSet::new(),
            folders: HashSet::new(),
            stored: 0,
        })
    }

    /// Where a database may be written before [`Backup::database`] takes it.
    pub(crate) fn work_file(&self, name: &str) -> PathBuf {
        self.folder.join(WORK).join(name)
    }

    /// Adds a file; gives the row of the manifest.
    pub(crate) fn file(&mut self, entry: Entry<'_>, content: &[u8]) -> Result<u64, BuildError> {
        let id = self.place(entry.domain, entry.path)?;
        let to = self.file_of(&id);
        let key = self.key_for(&entry);
        if let Some(key) = &key {
            let stored = cipher::encrypt(content, key);
            self.stored += len(&stored);
            fs::write(&to, stored).at(&to)?;
        } else {
            self.stored += len(content);
            fs::write(&to, content).at(&to)?;
        }
        self.list(&entry, &id, len(content), key)
    }

    /// Lists a file that is not on disk, as a half-copied backup does.
    pub(crate) fn missing_file(&mut self, entry: Entry<'_>, size: u64) -> Result<u64, BuildError> {
        let id = self.place(entry.domain, entry.path)?;
        let key = self.key_for(&entry);
        self.list(&entry, &id, size, key)
    }

    /// Adds a finished database and its write-ahead log.
    pub(crate) fn database(
        &mut self,
        entry: Entry<'_>,
        database: Database,
    ) -> Result<u64, BuildError> {
        let Finished { file, wal } = database.finish()?;
        let row = self.take(entry, &file)?;
        if let Some(wal) = wal {
            let path = format!("{}-wal", entry.path);
            let entry = Entry {
                path: &path,
                stale_by: 0,
                ..entry
            };
            self.take(entry, &wal)?;
        }
        Ok(row)
    }

    /// Lists a symbolic link.
    pub(crate) fn link(
        &mut self,
        domain: &str,
        path: &str,
        target: &str,
    ) -> Result<u64, BuildError> {
        let id = self.place(domain, path)?;
        let mut file = self.mbfile(path, 0, 0o120_755, None);
        file.target = Some(target);
        let archive = file.archive()?;
        self.listing.add(&id, domain, path, 4, archive)
    }

    /// Writes a file beside the manifest.
    pub(crate) fn top_file(&mut self, name: &str, content: &[u8]) -> Result<(), BuildError> {
        let to = self.folder.join(name);
        self.stored += len(content);
        fs::write(&to, content).at(to)
    }

    /// Writes the manifest and its property lists; gives rows listed and bytes stored.
    pub(crate) fn finish(mut self, phone: &Phone) -> Result<(u64, u64), BuildError> {
        let (rows, finished) = std::mem::take(&mut self.listing).finish()?;
        let to = self.folder.join("Manifest.db");
        if let Some(key) = &self.manifest_key {
            self.stored += cipher::encrypt_file(&finished, &to, key)?;
        } else {
            self.stored += fs::metadata(&finished).at(&finished)?.len();
            fs::rename(&finished, &to).at(&to)?;
        }
        let manifest_key = match (&self.keybag, &self.manifest_key) {
            (Some(keybag), Some(key)) => Some(keybag.wrap(USUAL_CLASS, key)?),
            _ => None,
        };
        let keybag = self.keybag.as_ref().map(|keybag| keybag.bytes().to_vec());
        let manifest = top::manifest(phone, keybag, manifest_key)?;
        self.top_file("Manifest.plist", &manifest)?;
        let status = top::status(phone, &mut self.random)?;
        self.top_file("Status.plist", &status)?;
        let work = self.folder.join(WORK);
        fs::remove_dir_all(&work).at(work)?;
        Ok((rows, self.stored))
    }

    /// Moves or encrypts the file `from` to its place.
    fn take(&mut self, entry: Entry<'_>, from: &Path) -> Result<u64, BuildError> {
        let id = self.place(entry.domain, entry.path)?;
        let to = self.file_of(&id);
        let key = self.key_for(&entry);
        let size = fs::metadata(from).at(from)?.len();
        if let Some(key) = &key {
            self.stored += cipher::encrypt_file(from, &to, key)?;
            fs::remove_file(from).at(from)?;
        } else {
            self.stored += size;
            fs::rename(from, &to).at(&to)?;
        }
        self.list(&entry, &id, size, key)
    }

    fn list(
        &mut self,
        entry: &Entry<'_>,
        id: &str,
        size: u64,
        key: Option<Key>,
    ) -> Result<u64, BuildError> {
        let wrapped = match (&self.keybag, key) {
            (Some(keybag), Some(key)) => Some(keybag.wrap(USUAL_CLASS, &key)?),
            _ => None,
        };
        let size = size.saturating_sub(entry.stale_by);
        let mut file = self.mbfile(entry.path, size, 0o100_644, wrapped);
        file.class = USUAL_CLASS;
        let archive = file.archive()?;
        self.listing.add(id, entry.domain, entry.path, 1, archive)
    }

    fn key_for(&mut self, entry: &Entry<'_>) -> Option<Key> {
        (self.keybag.is_some() && !entry.clear).then(|| self.keys.bytes())
    }

    fn mbfile<'a>(
        &mut self,
        path: &'a str,
        size: u64,
        mode: u16,
        key: Option<Vec<u8>>,
    ) -> MbFile<'a> {
        self.inode += 1;
        let birth = self.now - self.random.between(SPREAD / 2, SPREAD);
        MbFile {
            path,
            size,
            mode,
            birth,
            modified: birth + self.random.between(0, SPREAD / 2),
            inode: self.inode,
            class: 0,
            key,
            target: None,
            dates: self.dates,
        }
    }

    /// Lists the folders above the file once, and makes the folder that its id needs.
    fn place(&mut self, domain: &str, path: &str) -> Result<String, BuildError> {
        if self.folders.insert(domain.to_owned()) {
            self.folder_row(domain, "")?;
        }
        for (at, _) in path.match_indices('/') {
            let above = &path[..at];
            if self.folders.insert(format!("{domain}-{above}")) {
                self.folder_row(domain, above)?;
            }
        }
        let id = file_id(domain, path);
        if self.prefixes.insert(id[..2].to_owned()) {
            let prefix = self.folder.join(&id[..2]);
            fs::create_dir(&prefix).at(prefix)?;
        }
        Ok(id)
    }

    fn folder_row(&mut self, domain: &str, path: &str) -> Result<(), BuildError> {
        let archive = self.mbfile(path, 0, 0o040_755, None).archive()?;
        let id = file_id(domain, path);
        self.listing.add(&id, domain, path, 2, archive)?;
        Ok(())
    }

    fn file_of(&self, id: &str) -> PathBuf {
        self.folder.join(&id[..2]).join(id)
    }
}

/// The id of a file: the SHA-1 of `domain-path`, hexadecimal. Its content stands at `‹first two
/// digits›/‹id›` in the backup.
#[must_use]
pub fn file_id(domain: &str, path: &str) -> String {
    hex(&Sha1::digest(format!("{domain}-{path}")))
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

fn len(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_real_backups() {
        let id = file_id("HomeDomain", "Library/SMS/sms.db");
        assert_eq!(id, "3d0d7e5fb2ce288813306e4d4636395e047a3d28");
    }
}
