//! The person's own indicator sets: `vigie indicators import` puts them here, every run uses them.
//!
//! A folder `indicators` in the user's data folder holds the exact bytes of each set as
//! `<sha256>.<extension>` and `index.json`, which names them.

use std::{
    env,
    ffi::OsString,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use case::SetSummary;
use model::Instant;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::{Problem, indicator_files::IndicatorFile};

/// The list of the folder's files.
const INDEX: &str = "index.json";

/// Indicator sets kept on this computer.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    index: Vec<Imported>,
}

/// One imported set.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Imported {
    /// The name of the file that was imported.
    pub name: String,
    /// The file in the store's folder.
    pub file: String,
    /// When it was imported.
    pub imported: Instant,
    /// What it holds.
    pub summary: SetSummary,
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
        let folder = data_folder(|name| env::var_os(name))
            .ok_or_else(|| Problem::new("error-store-nowhere"))?
            .join("indicators");
        Self::at(folder)
    }

    /// Opens the store in `folder`.
    ///
    /// # Errors
    /// When its index cannot be read.
    pub fn at(folder: PathBuf) -> Result<Self, Problem> {
        let path = folder.join(INDEX);
        let failed = |error: &dyn std::fmt::Display| {
            Problem::about("error-store-unreadable", path.display(), error)
        };
        let index = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| failed(&error))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(failed(&error)),
        };
        Ok(Self { folder, index })
    }

    /// The sets, by name.
    #[must_use]
    pub fn imported(&self) -> &[Imported] {
        &self.index
    }

    /// The sets as files for a run.
    #[must_use]
    pub fn files(&self) -> Vec<IndicatorFile> {
        self.index
            .iter()
            .map(|imported| IndicatorFile {
                name: imported.name.clone(),
                path: Some(self.folder.join(&imported.file)),
                found: false,
            })
            .collect()
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
        if self
            .index
            .iter()
            .any(|old| old.summary.sha256 == summary.sha256 && old.name == name)
        {
            return Ok(Import::Known);
        }
        make_private(&self.folder)?;
        let extension = Path::new(name)
            .extension()
            .and_then(|extension| extension.to_str());
        let plain = extension.filter(|text| text.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let file = format!("{}.{}", summary.sha256, plain.unwrap_or("bin"));
        self.write(&file, bytes)?;
        let old = self.index.iter().position(|old| old.name == name);
        let replaced = old.map(|position| self.index.remove(position));
        self.index.push(Imported {
            name: name.to_owned(),
            file,
            imported: now,
            summary,
        });
        self.index.sort_by(|a, b| a.name.cmp(&b.name));
        self.write_index()?;
        let Some(replaced) = replaced else {
            return Ok(Import::Added);
        };
        if !self.index.iter().any(|kept| kept.file == replaced.file) {
            // A file that cannot be removed is no longer named, and so never read.
            let _ = fs::remove_file(self.folder.join(&replaced.file));
        }
        Ok(Import::Replaced)
    }

    fn write_index(&self) -> Result<(), Problem> {
        let text = serde_json::to_vec_pretty(&self.index)
            .map_err(|error| Problem::about("error-store-unwritable", INDEX, error))?;
        self.write(INDEX, &text)
    }

    /// Writes a file whole or not at all, readable by its owner only.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Problem> {
        let path = self.folder.join(name);
        let failed =
            |error: std::io::Error| Problem::about("error-store-unwritable", path.display(), error);
        let mut file = NamedTempFile::new_in(&self.folder).map_err(failed)?;
        file.write_all(bytes).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        file.persist(&path).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

fn make_private(folder: &Path) -> Result<(), Problem> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| Problem::about("error-store-unwritable", folder.display(), error))
}

/// The user's data folder for vigie: `VIGIE_DATA`, else by the XDG base directory specification.
fn data_folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name| {
        variable(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    set("VIGIE_DATA")
        .or_else(|| Some(set("XDG_DATA_HOME")?.join("vigie")))
        .or_else(|| Some(set("HOME")?.join(".local/share/vigie")))
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
            data_folder(|name| map.get(name).cloned())
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
