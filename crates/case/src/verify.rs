//! Holds the files of a case against the hashes that its journal states, before anything of it is believed.
//!
//! The journal is a chain and no signature: this shows accidents and clumsy changes, and not a forger who
//! writes all of it anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{self, Read as _},
    path::{Component, Path},
};

use disk::Folder;

use crate::{
    Case, Entry, Error,
    journal::sha256_of,
    layout::{
        ACCESS, BLIND, CASE, COVERAGE, FILES, FINDINGS, INDEX, INDICATORS, RECHECK, RECHECKS,
        RECORDS, limits,
    },
    open::{ordinary, refusal},
    recheck,
    staging::WRITTEN,
};

/// What may be large. It is held against the journal only where it is going to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Large {
    /// The kept records.
    Records,
    /// The blind index.
    BlindIndex,
}

impl Large {
    /// The part of a case to which the file `name` belongs; `None` for what is always small.
    fn of(name: &str) -> Option<Self> {
        match Path::new(name).components().next() {
            Some(Component::Normal(first)) if first == RECORDS => Some(Self::Records),
            Some(Component::Normal(first)) if first == BLIND => Some(Self::BlindIndex),
            _ => None,
        }
    }
}

/// The hashes of an entry, by the name of the file.
type Hashes = BTreeMap<String, String>;

impl Case {
    /// Checks the journal's chain, and that the case and each of its rechecks hold the files that the
    /// journal names, as they were when they were written. Of what may be large only `large` is read.
    ///
    /// # Errors
    /// When the chain fails; when a file was changed, is gone, or came from elsewhere.
    pub fn verify(&self, large: &[Large]) -> Result<(), Error> {
        let entries = self.journal()?;
        let written = &written(&entries)?.act.hashes;
        let index = format!("{INDICATORS}/{INDEX}");
        self.named(
            Path::new(""),
            &[CASE, FILES, FINDINGS, COVERAGE, &index],
            written,
        )?;
        if self.accesses()?.is_some() {
            self.named(Path::new(""), &[ACCESS], written)?;
        }
        let asked = |name: &str| Large::of(name).is_none_or(|part| large.contains(&part));
        for (name, sha256) in written.iter().filter(|(name, _)| asked(name)) {
            self.unchanged(name, sha256)?;
        }
        if large.contains(&Large::Records) {
            let files = self.record_files()?;
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            let below =
                |name: &str| Some(name.strip_prefix(RECORDS)?.strip_prefix('/')?.to_owned());
            let known = written
                .iter()
                .filter_map(|(name, hash)| Some((below(name)?, hash.clone())));
            self.named(Path::new(RECORDS), &files, &known.collect())?;
        }
        if large.contains(&Large::BlindIndex) && self.blind()?.is_some() {
            self.named(Path::new(""), &[BLIND], written)?;
        }
        self.verify_rechecks(&entries)
    }

    fn verify_rechecks(&self, entries: &[Entry]) -> Result<(), Error> {
        let mut seen = BTreeSet::new();
        for entry in entries.iter().filter(|entry| entry.act.act == recheck::ACT) {
            let number = recheck::number(entry)?;
            if !seen.insert(number) {
                return Err(Error::JournalBroken { line: entry.number });
            }
            let folder = recheck::folder(number);
            self.named(&folder, &[RECHECK, FINDINGS, COVERAGE], &entry.act.hashes)?;
            for (name, sha256) in &entry.act.hashes {
                self.unchanged(&format!("{RECHECKS}/{number}/{name}"), sha256)?;
            }
        }
        Ok(())
    }

    /// Files that will be read must be among those that the journal names.
    fn named(&self, folder: &Path, files: &[&str], hashes: &Hashes) -> Result<(), Error> {
        match files.iter().find(|file| !hashes.contains_key(**file)) {
            None => Ok(()),
            Some(file) => Err(Error::NotInJournal {
                path: self.path().join(folder).join(file),
            }),
        }
    }

    fn unchanged(&self, inside: &str, sha256: &str) -> Result<(), Error> {
        let path = self.path().join(inside);
        let file = self.open_inside(inside, &path)?;
        let length = file
            .metadata()
            .map_err(|cause| Error::io(&path, cause))?
            .len();
        if length > limits::FILE_BYTES {
            return Err(Error::TooLarge {
                path,
                limit: limits::FILE_BYTES,
            });
        }
        let found = sha256_of(file.take(limits::FILE_BYTES));
        match found {
            Err(cause) => Err(Error::io(&path, cause)),
            Ok(found) if found == sha256 => Ok(()),
            Ok(_) => Err(Error::Changed { path }),
        }
    }

    /// Opens a file of the case, names with `/` between them; a journal from elsewhere could name any path.
    fn open_inside(&self, inside: &str, path: &Path) -> Result<File, Error> {
        let bad = || Error::BadName {
            name: inside.to_owned(),
        };
        let gone = |cause: io::Error| match cause.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::Missing {
                path: path.to_owned(),
            },
            _ => refusal(cause, path),
        };
        let names: Vec<&str> = inside
            .split('/')
            .take(limits::FOLDERS.saturating_add(1))
            .collect();
        // Written in one way only, so that a journal cannot have one file hashed again and again.
        let is_bad = |name: &&str| matches!(*name, "" | "." | "..");
        if names.len() > limits::FOLDERS || names.iter().any(is_bad) {
            return Err(bad());
        }
        let (file, folders) = names.split_last().ok_or_else(bad)?;
        let mut folder: Option<Folder> = None;
        for name in folders {
            let above = folder.as_ref().unwrap_or(self.folder());
            folder = Some(above.folder(name.as_bytes()).map_err(gone)?);
        }
        let above = folder.as_ref().unwrap_or(self.folder());
        let file = above.file(file.as_bytes()).map_err(gone)?;
        ordinary(Ok(file), path)
    }
}

/// The one entry that names the files of the check: a second one would excuse what was changed since.
fn written(entries: &[Entry]) -> Result<&Entry, Error> {
    let mut all = entries.iter().filter(|entry| entry.act.act == WRITTEN);
    let end = u64::try_from(entries.len()).unwrap_or(u64::MAX);
    match (all.next(), all.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(second)) => Err(Error::JournalBroken {
            line: second.number,
        }),
        (None, _) => Err(Error::JournalBroken {
            line: end.saturating_add(1),
        }),
    }
}
