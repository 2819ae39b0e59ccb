//! Reads a case back. A case may come from anybody: links are refused, everything has a limit.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use model::{Coverage, FileRecord, Finding};
use rustix::io::Errno;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use crate::{
    CaseRecord, Entry, Error, IndexEntry, LinesReader,
    journal::{hex, verify_chain},
    layout::{CASE, COVERAGE, FILES, FINDINGS, INDEX, INDICATORS, JOURNAL, SCHEMA, limits},
    lines::RawLines,
    private,
};

/// A case on disk, open for reading.
#[derive(Debug)]
pub struct Case {
    pub(crate) path: PathBuf,
    pub(crate) folder: File,
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
        let folder = private::open_folder(path).map_err(not_a_case)?;
        let document_path = path.join(CASE);
        let file = match private::open_below(&folder, Path::new(CASE)) {
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

    /// The journal, each link of its chain checked.
    ///
    /// # Errors
    /// [`Error::JournalBroken`] where the chain fails; when the file is absent or too large.
    pub fn journal(&self) -> Result<Vec<Entry>, Error> {
        let path = self.path.join(JOURNAL);
        let file = ordinary(private::open_below(&self.folder, Path::new(JOURNAL)), &path)?;
        let mut lines = RawLines::new(file, &path, limits::JOURNAL_LINES);
        let mut all = Vec::new();
        while let Some(line) = lines.next_line()? {
            all.push(line.to_owned());
        }
        verify_chain(all.iter().map(Vec::as_slice))
    }

    /// The indicator sets that were used, by file.
    ///
    /// # Errors
    /// When the index is absent or malformed.
    pub fn indicator_files(&self) -> Result<Vec<IndexEntry>, Error> {
        let path = self.path.join(INDICATORS).join(INDEX);
        let folder = self.indicators_folder()?;
        document(
            ordinary(private::open_below(&folder, Path::new(INDEX)), &path)?,
            &path,
        )
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
        let file = ordinary(private::open_below(&folder, name), &path)?;
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

    fn indicators_folder(&self) -> Result<File, Error> {
        private::open_folder_below(&self.folder, Path::new(INDICATORS))
            .map_err(|cause| refusal(cause, &self.path.join(INDICATORS)))
    }

    fn lines<T>(&self, name: &str) -> Result<LinesReader<T>, Error> {
        let path = self.path.join(name);
        let file = ordinary(private::open_below(&self.folder, Path::new(name)), &path)?;
        Ok(LinesReader::new(file, &path))
    }
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
    match Errno::from_io_error(&cause) {
        Some(Errno::LOOP | Errno::NXIO) => Error::NotRegular {
            path: path.to_owned(),
        },
        _ => Error::io(path, cause),
    }
}

/// A whole JSON document within its limit.
fn document<T: DeserializeOwned>(file: File, path: &Path) -> Result<T, Error> {
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
    serde_json::from_slice(&bytes).map_err(|cause| Error::Malformed {
        path: path.to_owned(),
        line: 0,
        detail: cause.to_string(),
    })
}
