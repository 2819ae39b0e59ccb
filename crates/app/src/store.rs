//! The person's own indicator sets: `vigie indicators import` and `update` put them here, every run
//! uses them.
//!
//! A folder `indicators` in the user's data folder holds the exact bytes of each set as
//! `<sha256>.<extension>` and `index.json`, which names them: what it does not name is not there.

use std::{
    env,
    ffi::OsString,
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use case::{Origin, SetSummary};
use model::Instant;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::{Problem, indicator_files::IndicatorFile, reader::protocol::Stated};

/// The list of the folder's files.
const INDEX: &str = "index.json";
/// Held while the folder is changed.
const LOCK: &str = "lock";
/// A variable that names a folder of the person's own, and where below it vigie keeps its data.
const OWN_DATA: (&str, &str) = if cfg!(windows) {
    ("LOCALAPPDATA", "vigie")
} else if cfg!(target_os = "macos") {
    ("HOME", "Library/Application Support/vigie")
} else {
    ("HOME", ".local/share/vigie")
};
/// How the folders begin into which an update is gathered.
const GATHERED: &str = ".update-";

/// Indicator sets kept on this computer.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    index: Index,
}

/// What `index.json` holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Index {
    sets: Vec<Imported>,
    /// The index of the last update.
    update: Option<Update>,
}

/// The index of the last update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// The date that it states.
    pub date: Instant,
    /// Where it came from.
    pub from: String,
    /// The key by which its signature held; none when it was not signed.
    pub key: Option<String>,
}

/// One set in the store.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Imported {
    /// The name of the file that was imported, or that the index of an update gives.
    pub name: String,
    /// The file in the store's folder.
    pub file: String,
    /// When it was imported.
    pub imported: Instant,
    /// What it holds.
    pub summary: SetSummary,
}

impl Imported {
    /// Whether an update brought it, and not the person's own hand.
    #[must_use]
    pub fn is_updated(&self) -> bool {
        self.summary.origin != Origin::File
    }

    /// What the index said of it; what the file says itself is the same.
    pub(crate) fn stated(&self) -> Stated {
        if !self.is_updated() {
            return Stated::default();
        }
        let summary = &self.summary;
        Stated {
            publisher: Some(summary.publisher.raw().to_owned()),
            licence: summary.licence.as_ref().map(|text| text.raw().to_owned()),
            date: summary.date,
        }
    }
}

/// A set of an update, gathered and looked at.
#[derive(Debug)]
pub(crate) struct Gathered {
    pub(crate) name: String,
    /// Where its bytes lie, in the folder of [`Store::gather`].
    pub(crate) path: PathBuf,
    pub(crate) summary: SetSummary,
}

/// What became of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Import {
    /// It is new.
    Added,
    /// A set of the same name was replaced.
    Replaced,
    /// The same bytes are there already.
    Known,
}

impl Store {
    /// Opens the store of this user; one that does not exist yet is empty.
    ///
    /// # Errors
    /// When no folder is known for it, or its index cannot be read.
    pub fn open() -> Result<Self, Problem> {
        Self::at(data_folder()?.join("indicators"))
    }

    /// Opens the store in `folder`.
    ///
    /// # Errors
    /// When its index cannot be read.
    pub fn at(folder: PathBuf) -> Result<Self, Problem> {
        let path = folder.join(INDEX);
        let index = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| {
                Problem::because("error-store-unreadable", path.display(), "cause-no-form")
            })?,
            Err(error) if error.kind() == ErrorKind::NotFound => Index::default(),
            Err(error) => {
                return Err(Problem::refused(
                    "error-store-unreadable",
                    path.display(),
                    &error,
                ));
            }
        };
        Ok(Self { folder, index })
    }

    /// The sets, by name.
    #[must_use]
    pub fn imported(&self) -> &[Imported] {
        &self.index.sets
    }

    /// The index of the last update.
    #[must_use]
    pub fn update(&self) -> Option<&Update> {
        self.index.update.as_ref()
    }

    /// Where the bytes of a set lie.
    pub(crate) fn path(&self, kept: &Imported) -> PathBuf {
        self.folder.join(&kept.file)
    }

    /// The sets as files for a run.
    #[must_use]
    pub fn files(&self) -> Vec<IndicatorFile> {
        let sets = self.index.sets.iter();
        sets.map(|kept| IndicatorFile {
            name: kept.name.clone(),
            path: Some(self.path(kept)),
            found: false,
            origin: kept.summary.origin,
            stated: kept.stated(),
        })
        .collect()
    }

    /// Keeps others from changing the store until the result is dropped, and reads it anew.
    ///
    /// # Errors
    /// When another vigie changes it now, or it cannot be written.
    pub fn lock(&mut self) -> Result<fs::File, Problem> {
        make_private(&self.folder)?;
        let path = self.folder.join(LOCK);
        let failed = |error: &std::io::Error| {
            Problem::refused("error-store-unwritable", path.display(), error)
        };
        let lock = fs::File::create(&path).map_err(|error| failed(&error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(Problem::new("error-store-busy")),
            Err(fs::TryLockError::Error(error)) => return Err(failed(&error)),
        }
        self.index = Self::at(self.folder.clone())?.index;
        Ok(lock)
    }

    /// A new folder in which an update is gathered; it goes when it is dropped. Those of updates that
    /// were killed go now.
    pub(crate) fn gather(&self) -> Result<tempfile::TempDir, Problem> {
        let failed = |error: std::io::Error| {
            Problem::refused("error-store-unwritable", self.folder.display(), &error)
        };
        for entry in fs::read_dir(&self.folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            if entry.file_name().to_string_lossy().starts_with(GATHERED) {
                // One that cannot be removed is no more than lost space.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        tempfile::Builder::new()
            .prefix(GATHERED)
            .tempdir_in(&self.folder)
            .map_err(failed)
    }

    /// Puts an update in the place of the last one, in one step: the moment at which `index.json` is
    /// replaced. Sets that were imported by hand stay.
    pub(crate) fn swap(
        &mut self,
        sets: Vec<Gathered>,
        update: Update,
        now: Instant,
    ) -> Result<(), Problem> {
        let mut index = Index {
            sets: self.index.sets.clone(),
            update: Some(update),
        };
        index.sets.retain(|kept| !kept.is_updated());
        for set in sets {
            let file = file_name(&set.name, &set.summary.sha256);
            let path = self.folder.join(&file);
            fs::rename(&set.path, &path).map_err(|error| {
                Problem::refused("error-store-unwritable", path.display(), &error)
            })?;
            index.sets.push(Imported {
                name: set.name,
                file,
                imported: now,
                summary: set.summary,
            });
        }
        self.replace(index)
    }

    /// Keeps a set. Its file is written before the index names it, and an old one is removed only
    /// after the index has forgotten it, so that a crash loses nothing.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn keep(
        &mut self,
        name: &str,
        bytes: &[u8],
        summary: SetSummary,
        now: Instant,
    ) -> Result<Import, Problem> {
        let is_same = |old: &Imported| old.name == name && !old.is_updated();
        let old = self.index.sets.iter().position(is_same);
        let known = old.and_then(|position| self.index.sets.get(position));
        if known.is_some_and(|old| old.summary.sha256 == summary.sha256) {
            return Ok(Import::Known);
        }
        make_private(&self.folder)?;
        let file = file_name(name, &summary.sha256);
        self.write(&file, bytes)?;
        let mut index = self.index.clone();
        if let Some(position) = old {
            index.sets.remove(position);
        }
        index.sets.push(Imported {
            name: name.to_owned(),
            file,
            imported: now,
            summary,
        });
        self.replace(index)?;
        Ok(match old {
            Some(_) => Import::Replaced,
            None => Import::Added,
        })
    }

    /// Writes a new index, and removes the files that it names no longer.
    fn replace(&mut self, mut index: Index) -> Result<(), Problem> {
        index.sets.sort_by(|a, b| a.name.cmp(&b.name));
        let text = serde_json::to_vec_pretty(&index)
            .map_err(|error| Problem::about("error-store-unwritable", INDEX, error))?;
        self.write(INDEX, &text)?;
        let old = std::mem::replace(&mut self.index, index);
        for kept in old.sets {
            if !self.index.sets.iter().any(|now| now.file == kept.file) {
                // A file that cannot be removed is no longer named, and so never read.
                let _ = fs::remove_file(self.folder.join(&kept.file));
            }
        }
        Ok(())
    }

    /// Writes a file whole or not at all, readable by its owner only.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Problem> {
        let path = self.folder.join(name);
        let failed = |error: std::io::Error| {
            Problem::refused("error-store-unwritable", path.display(), &error)
        };
        let mut file = NamedTempFile::new_in(&self.folder).map_err(failed)?;
        file.write_all(bytes).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        file.persist(&path).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

/// `<sha256>.<extension of the name>`.
fn file_name(name: &str, sha256: &str) -> String {
    let extension = Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str());
    let plain = extension.filter(|text| text.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    format!("{sha256}.{}", plain.unwrap_or("bin"))
}

pub(crate) fn make_private(folder: &Path) -> Result<(), Problem> {
    disk::create_folders(folder)
        .map_err(|error| Problem::refused("error-store-unwritable", folder.display(), &error))
}

/// The user's data folder for vigie.
pub(crate) fn data_folder() -> Result<PathBuf, Problem> {
    data_folder_by(|name| env::var_os(name)).ok_or_else(|| Problem::new("error-store-nowhere"))
}

/// `VIGIE_DATA`, else where the system keeps the data of programs: Windows' local application data, the
/// Library of macOS, the XDG base directory specification.
fn data_folder_by(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name| {
        variable(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    set("VIGIE_DATA")
        .or_else(|| Some(set("XDG_DATA_HOME")?.join("vigie")))
        .or_else(|| Some(set(OWN_DATA.0)?.join(OWN_DATA.1)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn summary(sha256: &str) -> SetSummary {
        SetSummary {
            name: "set".into(),
            families: Vec::new(),
            publisher: "someone".into(),
            licence: None,
            date: None,
            sha256: sha256.into(),
            counts: BTreeMap::new(),
            refused: BTreeMap::new(),
            expired: 0,
            built_in: false,
            origin: Origin::File,
        }
    }

    #[test]
    fn a_set_is_added_known_and_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("indicators");
        let now = Instant::from_unix_ns(0);
        let mut store = Store::at(folder.clone()).unwrap();
        let mut keep = |name: &str, sha: &str| store.keep(name, b"x", summary(sha), now).unwrap();
        assert_eq!(keep("a.stix2", "01"), Import::Added);
        assert_eq!(keep("a.stix2", "01"), Import::Known);
        assert_eq!(keep("a.stix2", "02"), Import::Replaced);
        assert_eq!(keep("b.stix2", "03"), Import::Added);
        let again = Store::at(folder.clone()).unwrap();
        let names: Vec<_> = again.imported().iter().map(|set| &*set.name).collect();
        assert_eq!(names, ["a.stix2", "b.stix2"]);
        assert!(!folder.join("01.stix2").exists());
        assert!(folder.join("02.stix2").exists());
    }

    #[test]
    fn the_folder_follows_the_environment() {
        let with = |pairs: &[(&str, &str)]| {
            let map: BTreeMap<String, OsString> = pairs
                .iter()
                .map(|(k, v)| ((*k).into(), (*v).into()))
                .collect();
            data_folder_by(|name| map.get(name).cloned())
        };
        assert_eq!(with(&[]), None);
        assert_eq!(
            with(&[("HOME", "/h")]),
            Some("/h/.local/share/vigie".into())
        );
        assert_eq!(
            with(&[("HOME", "/h"), ("XDG_DATA_HOME", "/x")]),
            Some("/x/vigie".into())
        );
        assert_eq!(
            with(&[("VIGIE_DATA", "/v"), ("HOME", "/h")]),
            Some("/v".into())
        );
    }
}
