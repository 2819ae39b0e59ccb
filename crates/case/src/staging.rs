//! Writes a case beside its place and puts it there with one rename: killed at any moment, a run
//! leaves no case or a complete one.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    process,
};

use disk::{HELD_FILES_STAY, rename_new};
use model::{Instant, Untrusted};
use serde::Serialize;
use serde_json::ser::Serializer;

use crate::{
    Act, BlindKey, BlindWriter, CaseRecord, Error, IndexEntry, Journal, JsonFormatter, LinesWriter,
    journal::{sha256, sha256_of},
    layout::{
        ACCESS, CASE, COVERAGE, FILES, FINDINGS, INDEX, INDICATORS, JOURNAL, LOCK, RECORDS, REPORT,
    },
    stale,
};

/// The act of the last entry of a case's own journal, which holds the hash of every file.
pub(crate) const WRITTEN: &str = "written";
/// Names tried when others hold or remove the first ones.
const ATTEMPTS: u32 = 16;

/// A case being written. Dropping it removes what was written.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    parent: PathBuf,
    target: PathBuf,
    journal: Journal,
    sets: BTreeMap<String, IndexEntry>,
    /// None when it was let go.
    lock: Option<File>,
    in_place: bool,
}

impl Staging {
    /// Makes the staging folder of a case that will stand at `target`, and removes those that
    /// killed runs left behind for the same target.
    ///
    /// # Errors
    /// When something stands at `target`, when it cannot name a folder, or when the operating
    /// system refuses.
    pub fn new(target: &Path, version: &str) -> Result<Self, Error> {
        let (parent, name) = place_of(target)?;
        stale::remove(&parent, name);
        let (folder, lock) = make_folder(&parent, name)?;
        let journal = Journal::create(&folder.join(JOURNAL), version).inspect_err(|_| {
            let _ = fs::remove_dir_all(&folder);
        })?;
        let staging = Self {
            journal,
            folder,
            parent,
            target: target.to_owned(),
            sets: BTreeMap::new(),
            lock: Some(lock),
            in_place: false,
        };
        for name in [INDICATORS, RECORDS] {
            let path = staging.folder.join(name);
            disk::create_folder(&path).map_err(|cause| Error::io(&path, cause))?;
        }
        Ok(staging)
    }

    /// The journal, to write into.
    pub fn journal(&mut self) -> &mut Journal {
        &mut self.journal
    }

    /// Begins `files.jsonl` (values: [`model::FileRecord`]).
    ///
    /// # Errors
    /// When it was begun before, or the operating system refuses.
    pub fn files(&self) -> Result<LinesWriter, Error> {
        LinesWriter::create(self.folder.join(FILES))
    }

    /// Begins `findings.jsonl` (values: [`model::Finding`]).
    ///
    /// # Errors
    /// When it was begun before, or the operating system refuses.
    pub fn findings(&self) -> Result<LinesWriter, Error> {
        LinesWriter::create(self.folder.join(FINDINGS))
    }

    /// Begins `coverage.jsonl` (values: [`model::Coverage`]).
    ///
    /// # Errors
    /// When it was begun before, or the operating system refuses.
    pub fn coverage(&self) -> Result<LinesWriter, Error> {
        LinesWriter::create(self.folder.join(COVERAGE))
    }

    /// Begins `access.jsonl` (values: [`model::Access`]), for a phone that can tell.
    ///
    /// # Errors
    /// When it was begun before, or the operating system refuses.
    pub fn accesses(&self) -> Result<LinesWriter, Error> {
        LinesWriter::create(self.folder.join(ACCESS))
    }

    /// Begins `records/<artefact>.jsonl`, when every record is kept.
    ///
    /// # Errors
    /// When the id cannot be a file name, when it was begun before, or the operating system refuses.
    pub fn records(&self, artefact: &str) -> Result<LinesWriter, Error> {
        let is_id = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'.');
        if artefact.starts_with('.') || artefact.is_empty() || !artefact.bytes().all(is_id) {
            return Err(Error::BadName {
                name: artefact.into(),
            });
        }
        let folder = self.folder.join(RECORDS);
        LinesWriter::create(folder.join(format!("{artefact}.jsonl")))
    }

    /// Begins `blind.idx`.
    #[must_use]
    pub fn blind(&self, key: BlindKey) -> BlindWriter {
        BlindWriter::new(&self.folder, key)
    }

    /// Keeps the report for people.
    ///
    /// # Errors
    /// When it was kept before, or the operating system refuses.
    pub fn keep_report(&self, html: &[u8]) -> Result<(), Error> {
        self.write_file(Path::new(REPORT), html)
    }

    /// Keeps the exact bytes of an indicator set under its hash; gives the hash. The same bytes
    /// twice are kept once.
    ///
    /// # Errors
    /// When the operating system refuses.
    pub fn keep_indicators(&mut self, name: &str, bytes: &[u8]) -> Result<String, Error> {
        let sha256 = sha256(bytes);
        if self.sets.contains_key(&sha256) {
            return Ok(sha256);
        }
        let file = format!("{sha256}.{}", safe_extension(name));
        self.write_file(&Path::new(INDICATORS).join(&file), bytes)?;
        let entry = IndexEntry {
            file,
            name: Untrusted::from(name).to_static(),
            size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: sha256.clone(),
        };
        self.sets.insert(sha256.clone(), entry);
        Ok(sha256)
    }

    /// Writes `case.json` and the last line of the journal, which holds the hash of every file;
    /// makes all of it durable; puts the case in place. Gives the path of the case.
    ///
    /// # Errors
    /// When something stands at the target by now, or the operating system refuses: then nothing is
    /// left.
    pub fn finish(self, record: &CaseRecord, at: Instant) -> Result<PathBuf, Error> {
        self.finish_as(CASE, record, at).map(|(path, _)| path)
    }

    /// The same for a folder whose document has the name `document_name`; also gives the hash of every
    /// file, the journal's included.
    pub(crate) fn finish_as(
        mut self,
        document_name: &str,
        record: &impl Serialize,
        at: Instant,
    ) -> Result<(PathBuf, BTreeMap<String, String>), Error> {
        for name in [FILES, FINDINGS, COVERAGE] {
            if !self.folder.join(name).exists() {
                self.write_file(Path::new(name), b"")?;
            }
        }
        let index: Vec<&IndexEntry> = self.sets.values().collect();
        let index = document(&index).map_err(|cause| Error::io(&self.folder, cause))?;
        self.write_file(&Path::new(INDICATORS).join(INDEX), &index)?;
        let record = document(record).map_err(|cause| Error::io(&self.folder, cause))?;
        self.write_file(Path::new(document_name), &record)?;
        // An empty folder would say that records were kept.
        let _ = fs::remove_dir(self.folder.join(RECORDS));
        let mut hashes = hash_and_sync(&self.folder)?;
        let mut act = Act::new(WRITTEN);
        for (name, sha256) in &hashes {
            act = act.hash(name, sha256);
        }
        self.journal.append(at, act)?;
        self.journal.close()?;
        hashes.insert(JOURNAL.into(), hash_file(&self.folder.join(JOURNAL))?);
        sync(&self.folder)?;
        Ok((self.put_in_place()?, hashes))
    }

    fn put_in_place(&mut self) -> Result<PathBuf, Error> {
        if HELD_FILES_STAY {
            self.let_go();
            let _ = fs::remove_file(self.folder.join(LOCK));
        }
        rename_new(&self.folder, &self.target).map_err(|cause| match cause.kind() {
            io::ErrorKind::AlreadyExists => Error::TargetExists {
                path: self.target.clone(),
            },
            _ => Error::io(&self.target, cause),
        })?;
        self.in_place = true;
        // The case is complete: neither a lock file that stays nor a late sync makes it less so.
        let _ = fs::remove_file(self.target.join(LOCK));
        self.let_go();
        let _ = sync(&self.parent);
        Ok(self.target.clone())
    }

    fn let_go(&mut self) {
        if let Some(lock) = self.lock.take() {
            let _ = lock.unlock();
        }
    }

    fn write_file(&self, name: &Path, bytes: &[u8]) -> Result<(), Error> {
        let path = self.folder.join(name);
        disk::create_file(&path)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(|cause| Error::io(&path, cause))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.in_place {
            if HELD_FILES_STAY {
                // What could not be written is removed.
                let _ = self.journal.close();
                self.let_go();
            }
            // What cannot be removed now is removed by the next run on the same target.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// The folder in which the target will stand, and the target's name; refuses a target that exists.
fn place_of(target: &Path) -> Result<(PathBuf, &Path), Error> {
    let bad = || Error::BadTarget {
        path: target.to_owned(),
    };
    let name = Path::new(target.file_name().ok_or_else(bad)?);
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    if !parent.is_dir() {
        return Err(bad());
    }
    match fs::symlink_metadata(target) {
        Ok(_) => Err(Error::TargetExists {
            path: target.to_owned(),
        }),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok((parent, name)),
        Err(cause) => Err(Error::io(target, cause)),
    }
}

/// Makes a staging folder and takes its lock.
fn make_folder(parent: &Path, name: &Path) -> Result<(PathBuf, File), Error> {
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..ATTEMPTS {
        let mut file_name = stale::prefix(name);
        file_name.push(format!("{}-{attempt}", process::id()));
        let folder = parent.join(file_name);
        match disk::create_folder(&folder) {
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(cause) => return Err(Error::io(&folder, cause)),
            Ok(()) => {}
        }
        match take_lock(&folder) {
            Ok(lock) => return Ok((folder, lock)),
            Err(cause) => last = cause,
        }
    }
    Err(Error::io(parent, last))
}

/// Takes the lock of a folder just made. Another run that cleans up may have taken it first and
/// removed the folder: then the lock, once free, is that of a file which is gone.
fn take_lock(folder: &Path) -> io::Result<File> {
    let path = folder.join(LOCK);
    let lock = disk::open_lock(&path)?;
    match lock.lock() {
        // A file system without locks: nobody can prove this folder dead either.
        Err(cause) if cause.kind() == io::ErrorKind::Unsupported => return Ok(lock),
        other => other?,
    }
    if disk::is_same(&lock, &path)? {
        Ok(lock)
    } else {
        Err(io::ErrorKind::NotFound.into())
    }
}

/// The extension of a name if it is short and plain, else `bin`.
fn safe_extension(name: &str) -> String {
    const LONGEST: usize = 8;
    Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str())
        .filter(|extension| extension.len() <= LONGEST)
        .filter(|extension| extension.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        .map_or_else(|| "bin".into(), str::to_ascii_lowercase)
}

fn document<T: Serialize + ?Sized>(value: &T) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(
        &mut bytes,
        JsonFormatter::indented(),
    ))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Makes every file below `folder` durable and hashes it: path inside the case to SHA-256. The
/// journal, which will hold the hashes, and the lock are left out.
fn hash_and_sync(folder: &Path) -> Result<BTreeMap<String, String>, Error> {
    let mut hashes = BTreeMap::new();
    for below in ["", INDICATORS, RECORDS] {
        let path = folder.join(below);
        if !path.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&path).map_err(|cause| Error::io(&path, cause))? {
            let entry = entry.map_err(|cause| Error::io(&path, cause))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if is_file && name != JOURNAL && name != LOCK {
                let sha256 = hash_file(&entry.path())?;
                let inside = match below {
                    "" => name,
                    folder => format!("{folder}/{name}"),
                };
                hashes.insert(inside, sha256);
            }
        }
        sync(&path)?;
    }
    Ok(hashes)
}

fn hash_file(path: &Path) -> Result<String, Error> {
    let hash = || {
        disk::sync(path)?;
        sha256_of(File::open(path)?)
    };
    hash().map_err(|cause| Error::io(path, cause))
}

fn sync(path: &Path) -> Result<(), Error> {
    disk::sync(path).map_err(|cause| Error::io(path, cause))
}
