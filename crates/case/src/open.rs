//! Reads a case back. A case may come from anybody: links are refused, everything has a limit.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use disk::{Folder, Refusal};
use model::{Access, Coverage, FileRecord, Finding, Instant};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use crate::{
    Act, BlindIndex, CaseRecord, Entry, Error, IndexEntry, Journal, KeptRecord, LinesReader,
    journal::{hex, sha256_of, verify_chain},
    layout::{
        ACCESS, BLIND, CASE, COVERAGE, FILES, FINDINGS, INDEX, INDICATORS, JOURNAL, RECORDS,
        SCHEMA, limits,
    },
    lines::RawLines,
};

/// The act of a note of the examiner in the journal.
const NOTE: &str = "note";

/// A case on disk, open for reading; notes and rechecks can be added, and nothing else changes.
#[derive(Debug)]
pub struct Case {
    pub(crate) path: PathBuf,
    pub(crate) folder: Folder,
    record: CaseRecord,
}

impl Case {
    /// Opens the case in the folder `path`.
    ///
    /// # Errors
    /// When the folder holds no `case.json`, when a newer vigie wrote it, or when it is malformed.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let not_a_case = |cause: io::Error| match cause.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::NotACase {
                path: path.to_owned(),
            },
            _ => Error::io(path, cause),
        };
        let folder = Folder::open(path).map_err(not_a_case)?;
        let document_path = path.join(CASE);
        let file = match folder.file(CASE.as_bytes()) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Err(not_a_case(cause)),
            other => ordinary(other, &document_path)?,
        };
        let value: serde_json::Value = document(file, &document_path)?;
        let schema = value.get("schema").and_then(serde_json::Value::as_u64);
        if let Some(schema) = schema.filter(|schema| *schema > u64::from(SCHEMA)) {
            let schema = u32::try_from(schema).unwrap_or(u32::MAX);
            return Err(Error::NewerSchema { schema });
        }
        let record = serde_json::from_value(value).map_err(|cause| Error::Malformed {
            path: document_path,
            line: 0,
            detail: cause.to_string(),
        })?;
        Ok(Self {
            path: path.to_owned(),
            folder,
            record,
        })
    }

    /// Where it stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The content of `case.json`.
    #[must_use]
    pub fn record(&self) -> &CaseRecord {
        &self.record
    }

    /// The files that were read.
    ///
    /// # Errors
    /// When the file is absent or no ordinary file; each line has its own.
    pub fn files(&self) -> Result<LinesReader<FileRecord>, Error> {
        self.lines(FILES)
    }

    /// What was found.
    ///
    /// # Errors
    /// When the file is absent or no ordinary file; each line has its own.
    pub fn findings(&self) -> Result<LinesReader<Finding>, Error> {
        self.lines(FINDINGS)
    }

    /// What was read.
    ///
    /// # Errors
    /// When the file is absent or no ordinary file; each line has its own.
    pub fn coverage(&self) -> Result<LinesReader<Coverage>, Error> {
        self.lines(COVERAGE)
    }

    /// What may see, hear or reach the phone; none when the case does not tell.
    ///
    /// # Errors
    /// When the file is no ordinary file; each line has its own.
    pub fn accesses(&self) -> Result<Option<LinesReader<Access>>, Error> {
        match self.folder.file(ACCESS.as_bytes()) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            opened => {
                let path = self.path.join(ACCESS);
                Ok(Some(LinesReader::new(ordinary(opened, &path)?, &path)))
            }
        }
    }

    /// The journal, each link of its chain checked.
    ///
    /// # Errors
    /// [`Error::JournalBroken`] where the chain fails; when the file is absent or too large.
    pub fn journal(&self) -> Result<Vec<Entry>, Error> {
        let lines = self.journal_lines()?;
        verify_chain(lines.iter().map(Vec::as_slice))
    }

    /// SHA-256 of the journal as it stands, in hexadecimal: it says which case this is.
    ///
    /// # Errors
    /// When the journal is absent, or the operating system refuses.
    pub fn journal_hash(&self) -> Result<String, Error> {
        let path = self.path.join(JOURNAL);
        let file = ordinary(self.folder.file(JOURNAL.as_bytes()), &path)?;
        sha256_of(file).map_err(|cause| Error::io(&path, cause))
    }

    fn journal_lines(&self) -> Result<Vec<Vec<u8>>, Error> {
        let path = self.path.join(JOURNAL);
        let file = ordinary(self.folder.file(JOURNAL.as_bytes()), &path)?;
        let mut lines = RawLines::new(file, &path, limits::JOURNAL_LINES);
        let mut all = Vec::new();
        while let Some(line) = lines.next_line()? {
            all.push(line.to_owned());
        }
        Ok(all)
    }

    /// The indicator sets that were used, by file.
    ///
    /// # Errors
    /// When the index is absent or malformed.
    pub fn indicator_files(&self) -> Result<Vec<IndexEntry>, Error> {
        let path = self.path.join(INDICATORS).join(INDEX);
        let folder = self.indicators_folder()?;
        document(ordinary(folder.file(INDEX.as_bytes()), &path)?, &path)
    }

    /// The exact bytes of an indicator set, checked against its hash.
    ///
    /// # Errors
    /// When the file is absent, larger than the index says, or has another hash.
    pub fn indicators(&self, entry: &IndexEntry) -> Result<Vec<u8>, Error> {
        let name = Path::new(&entry.file);
        if name.components().count() != 1 || name.file_name() != Some(name.as_os_str()) {
            return Err(Error::BadName {
                name: entry.file.clone(),
            });
        }
        let path = self.path.join(INDICATORS).join(name);
        let folder = self.indicators_folder()?;
        let file = ordinary(folder.file(entry.file.as_bytes()), &path)?;
        let mut bytes = Vec::new();
        file.take(entry.size.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|cause| Error::io(&path, cause))?;
        if hex(&Sha256::digest(&bytes)) == entry.sha256 {
            Ok(bytes)
        } else {
            Err(Error::Malformed {
                path,
                line: 0,
                detail: "its hash is not the one recorded".into(),
            })
        }
    }

    fn indicators_folder(&self) -> Result<Folder, Error> {
        self.folder
            .folder(INDICATORS.as_bytes())
            .map_err(|cause| refusal(cause, &self.path.join(INDICATORS)))
    }

    /// The blind index, if the case has one.
    ///
    /// # Errors
    /// When it is no ordinary file, or does not hold what an index holds.
    pub fn blind(&self) -> Result<Option<BlindIndex>, Error> {
        let path = self.path.join(BLIND);
        match self.folder.file(BLIND.as_bytes()) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            opened => BlindIndex::open(ordinary(opened, &path)?, &path).map(Some),
        }
    }

    /// The names of the files of kept records (`ios.sms.jsonl`), sorted; empty when none were kept.
    ///
    /// # Errors
    /// When their folder cannot be listed.
    pub fn record_files(&self) -> Result<Vec<String>, Error> {
        let path = self.path.join(RECORDS);
        let fail = |cause| Error::io(&path, cause);
        let entries = match fs::read_dir(&path) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(fail)?,
        };
        let mut names = Vec::new();
        for entry in entries.take(limits::RECORD_FILES) {
            let name = entry.map_err(fail)?.file_name();
            names.extend(name.into_string().ok().filter(|name| {
                Path::new(name)
                    .extension()
                    .is_some_and(|end| end == "jsonl")
            }));
        }
        names.sort();
        Ok(names)
    }

    /// The kept records of one of [`Self::record_files`].
    ///
    /// # Errors
    /// When the file is absent or no ordinary file; each line has its own.
    pub fn records(&self, name: &str) -> Result<LinesReader<KeptRecord<'static>>, Error> {
        let path = self.path.join(RECORDS);
        let folder = self
            .folder
            .folder(RECORDS.as_bytes())
            .map_err(|cause| refusal(cause, &path))?;
        if Path::new(name).file_name() != Some(name.as_ref()) {
            return Err(Error::BadName { name: name.into() });
        }
        lines(&folder, &path, name)
    }

    /// The examiner's notes, oldest first: entries of the journal whose fact `text` is the note.
    ///
    /// # Errors
    /// [`Error::JournalBroken`] where the chain fails; when the file is absent or too large.
    pub fn notes(&self) -> Result<Vec<Entry>, Error> {
        let mut entries = self.journal()?;
        entries.retain(|entry| entry.act.act == NOTE);
        Ok(entries)
    }

    /// Adds a note of the examiner to the journal.
    ///
    /// # Errors
    /// When it is too long, when the chain fails, or the operating system refuses.
    pub fn add_note(&self, version: &str, at: Instant, text: &str) -> Result<(), Error> {
        if text.len() > limits::NOTE_BYTES {
            return Err(Error::TooLarge {
                path: self.path.join(JOURNAL),
                limit: u64::try_from(limits::NOTE_BYTES).unwrap_or(u64::MAX),
            });
        }
        self.append(version, at, Act::new(NOTE).fact("text", text))
    }

    /// Adds a line to the journal: a new file with all of it takes the place of the old one, so that a
    /// run killed at any moment leaves the old or the new one.
    pub(crate) fn append(&self, version: &str, at: Instant, act: Act) -> Result<(), Error> {
        let fail = |cause| Error::io(&self.path, cause);
        // A file system without locks: two writers at once may then lose one line of the two.
        match self.folder.lock() {
            Err(cause) if cause.kind() != io::ErrorKind::Unsupported => return Err(fail(cause)),
            _ => {}
        }
        let appended = self.append_locked(version, at, act);
        let _ = self.folder.unlock();
        appended
    }

    fn append_locked(&self, version: &str, at: Instant, act: Act) -> Result<(), Error> {
        let fail = |cause| Error::io(&self.path, cause);
        let lines = self.journal_lines()?;
        verify_chain(lines.iter().map(Vec::as_slice))?;
        let new = self.path.join(format!(".{JOURNAL}.new"));
        // Left by a run that was killed: nobody else writes while the lock is held.
        match fs::remove_file(&new) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(fail(cause)),
            _ => {}
        }
        let mut journal = Journal::continue_at(&new, version, &lines)?;
        journal.append(at, act)?;
        journal.close()?;
        fs::rename(&new, self.path.join(JOURNAL)).map_err(fail)?;
        self.folder.sync().map_err(fail)
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    fn lines<T>(&self, name: &str) -> Result<LinesReader<T>, Error> {
        lines(&self.folder, &self.path, name)
    }
}

/// The lines of a file of `folder`, which stands at `path`.
pub(crate) fn lines<T>(folder: &Folder, path: &Path, name: &str) -> Result<LinesReader<T>, Error> {
    let path = path.join(name);
    let file = ordinary(folder.file(name.as_bytes()), &path)?;
    Ok(LinesReader::new(file, &path))
}

/// A file of `folder`, which stands at `path`, up to the limit of a document.
pub(crate) fn whole(folder: &Folder, path: &Path, name: &str) -> Result<Vec<u8>, Error> {
    let path = path.join(name);
    let file = ordinary(folder.file(name.as_bytes()), &path)?;
    document_bytes(file, &path)
}

/// An opened file, if it is an ordinary one.
pub(crate) fn ordinary(opened: io::Result<File>, path: &Path) -> Result<File, Error> {
    let file = opened.map_err(|cause| refusal(cause, path))?;
    let about = file.metadata().map_err(|cause| Error::io(path, cause))?;
    if about.is_file() {
        Ok(file)
    } else {
        Err(Error::NotRegular {
            path: path.to_owned(),
        })
    }
}

/// A link that was not followed is told apart from other refusals.
pub(crate) fn refusal(cause: io::Error, path: &Path) -> Error {
    match disk::refusal(&cause) {
        Refusal::Link | Refusal::Device => Error::NotRegular {
            path: path.to_owned(),
        },
        _ => Error::io(path, cause),
    }
}

/// A whole JSON document within its limit.
fn document<T: DeserializeOwned>(file: File, path: &Path) -> Result<T, Error> {
    let bytes = document_bytes(file, path)?;
    serde_json::from_slice(&bytes).map_err(|cause| Error::Malformed {
        path: path.to_owned(),
        line: 0,
        detail: cause.to_string(),
    })
}

fn document_bytes(file: File, path: &Path) -> Result<Vec<u8>, Error> {
    let limit = limits::DOCUMENT_BYTES;
    let mut bytes = Vec::new();
    let read = file
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|cause| Error::io(path, cause))?;
    if u64::try_from(read).unwrap_or(u64::MAX) > limit {
        return Err(Error::TooLarge {
            path: path.to_owned(),
            limit,
        });
    }
    Ok(bytes)
}
