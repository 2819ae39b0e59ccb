//! Where the files of an acquisition go: a folder, or an archive.

use std::{
    fs::{self, File},
    io::BufWriter,
    path::{Path, PathBuf},
};

use super::zip::Zip;
use crate::{BuildError, error::At};

/// Where files go.
pub(crate) enum Container {
    /// A folder.
    Folder(PathBuf),
    /// An archive, with its path.
    Zip(PathBuf, Zip<BufWriter<File>>),
    /// An archive in memory.
    Memory(Zip<Vec<u8>>),
}

impl Container {
    /// A folder, which must be empty or not exist.
    pub(crate) fn folder(path: &Path) -> Result<Self, BuildError> {
        fs::create_dir_all(path).at(path)?;
        if fs::read_dir(path).at(path)?.next().is_some() {
            return Err(BuildError::NotEmpty(path.to_owned()));
        }
        Ok(Container::Folder(path.to_owned()))
    }

    /// An archive at `path`, whose entries bear the time `stamp`.
    pub(crate) fn zip(path: &Path, streamed: bool, stamp: [u8; 4]) -> Result<Self, BuildError> {
        let file = File::create(path).at(path)?;
        let zip = Zip::new(BufWriter::new(file), streamed, stamp);
        Ok(Container::Zip(path.to_owned(), zip))
    }

    /// An archive in memory.
    pub(crate) fn memory(streamed: bool, stamp: [u8; 4]) -> Self {
        Container::Memory(Zip::new(Vec::new(), streamed, stamp))
    }

    /// Adds a file.
    pub(crate) fn put(&mut self, name: &str, content: &[u8]) -> Result<(), BuildError> {
        match self {
            Container::Folder(folder) => {
                let path = folder.join(name);
                if let Some(parent) = path.parent() {
                    fs::create_dir_all(parent).at(parent)?;
                }
                fs::write(&path, content).at(path)
            }
            Container::Zip(path, zip) => zip.add(name, content).at(path.as_path()),
            Container::Memory(zip) => zip.add(name, content).at(name),
        }
    }

    /// Closes it; gives the bytes of an archive in memory.
    pub(crate) fn finish(self) -> Result<Vec<u8>, BuildError> {
        match self {
            Container::Folder(_) => Ok(Vec::new()),
            Container::Zip(path, zip) => {
                zip.finish().at(path)?;
                Ok(Vec::new())
            }
            Container::Memory(zip) => zip.finish().at("memory"),
        }
    }
}
