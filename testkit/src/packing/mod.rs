//! Where the files of a dump or of a sysdiagnose go: a folder, or an archive.

mod tar;

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, BufWriter},
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};

use self::tar::{Kind, Tar};
use crate::{BuildError, android::zip::Zip, error::At, place};

/// What holds the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// A folder.
    Folder,
    /// A tar archive.
    Tar,
    /// A tar archive, compressed.
    TarGz,
    /// A zip archive.
    Zip,
}

/// Permissions and time of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attributes {
    /// Permissions.
    pub(crate) mode: u32,
    /// Last change of the content, seconds since 1970.
    pub(crate) modified: i64,
}

/// A file's content.
#[derive(Clone, Copy)]
pub(crate) enum Content<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// Those of a file, which is taken.
    File(&'a Path),
}

/// Files being packed.
pub(crate) struct Pack {
    to: To,
    target: PathBuf,
    folders: BTreeSet<String>,
    /// The time of folders.
    now: i64,
}

enum To {
    Folder,
    Tar(Tar<BufWriter<File>>),
    TarGz(Tar<GzEncoder<BufWriter<File>>>),
    Zip(Zip<BufWriter<File>>),
}

impl Pack {
    /// Nothing yet, at `target`: an empty or new folder, or a new file.
    pub(crate) fn create(packing: Packing, target: &Path, now: i64) -> Result<Self, BuildError> {
        let file = || -> Result<_, BuildError> {
            let file = File::create_new(target).at(target)?;
            Ok(BufWriter::with_capacity(1 << 18, file))
        };
        let to = match packing {
            Packing::Folder => {
                fs::create_dir_all(target).at(target)?;
                if fs::read_dir(target).at(target)?.next().is_some() {
                    return Err(BuildError::NotEmpty(target.to_owned()));
                }
                To::Folder
            }
            Packing::Tar => To::Tar(Tar::new(file()?)),
            Packing::TarGz => To::TarGz(Tar::new(GzEncoder::new(file()?, Compression::new(6)))),
            Packing::Zip => To::Zip(Zip::new(file()?, true, crate::android::clock::dos(now))),
        };
        Ok(Self {
            to,
            target: target.to_owned(),
            folders: BTreeSet::new(),
            now,
        })
    }

    /// Adds a file, and the folders above it that are not there yet.
    pub(crate) fn put(
        &mut self,
        name: &str,
        attributes: Attributes,
        content: Content<'_>,
    ) -> Result<(), BuildError> {
        self.above(name)?;
        match content {
            Content::Bytes(bytes) => self.bytes(name, attributes, bytes),
            Content::File(from) => self.take(name, attributes, from),
        }
    }

    /// Adds a symbolic link.
    pub(crate) fn link(&mut self, name: &str, target: &str) -> Result<(), BuildError> {
        self.above(name)?;
        let attributes = self.folder_attributes();
        match &mut self.to {
            To::Folder => place::link(target, &self.target.join(name)),
            To::Tar(tar) => tar.add(name, Kind::Link(target), attributes, 0, &mut io::empty()),
            To::TarGz(tar) => tar.add(name, Kind::Link(target), attributes, 0, &mut io::empty()),
            To::Zip(zip) => zip.add_with(name, target.as_bytes(), 0o120_755),
        }
        .at(name)
    }

    /// Closes it; gives its bytes as stored.
    pub(crate) fn finish(self) -> Result<u64, BuildError> {
        let at = self.target.as_path();
        match self.to {
            To::Folder => {
                // A folder's time changes with every file put into it.
                for folder in self.folders.iter().rev() {
                    set_modified(&self.target.join(folder), self.now)?;
                }
            }
            To::Tar(tar) => close(tar.finish().at(at)?).at(at)?,
            To::TarGz(tar) => close(tar.finish().and_then(GzEncoder::finish).at(at)?).at(at)?,
            To::Zip(zip) => close(zip.finish().at(at)?).at(at)?,
        }
        crate::android::form::size(at)
    }

    fn folder_attributes(&self) -> Attributes {
        Attributes {
            mode: 0o755,
            modified: self.now,
        }
    }

    /// The folders above a file.
    fn above(&mut self, name: &str) -> Result<(), BuildError> {
        let attributes = self.folder_attributes();
        for (end, _) in name.match_indices('/') {
            let folder = &name[..end];
            if !self.folders.insert(folder.to_owned()) {
                continue;
            }
            let name = format!("{folder}/");
            match &mut self.to {
                To::Folder => fs::create_dir(self.target.join(folder)),
                To::Tar(tar) => tar.add(&name, Kind::Folder, attributes, 0, &mut io::empty()),
                To::TarGz(tar) => tar.add(&name, Kind::Folder, attributes, 0, &mut io::empty()),
                To::Zip(zip) => zip.add_with(&name, b"", 0o040_755),
            }
            .at(name)?;
        }
        Ok(())
    }

    fn bytes(
        &mut self,
        name: &str,
        attributes: Attributes,
        bytes: &[u8],
    ) -> Result<(), BuildError> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let mut content = bytes;
        match &mut self.to {
            To::Folder => {
                let to = self.target.join(name);
                fs::write(&to, bytes).at(&to)?;
                return settle(&to, attributes);
            }
            To::Tar(tar) => tar.add(name, Kind::File, attributes, size, &mut content),
            To::TarGz(tar) => tar.add(name, Kind::File, attributes, size, &mut content),
            To::Zip(zip) => zip.add_with(name, bytes, 0o100_000 | attributes.mode),
        }
        .at(name)
    }

    /// Takes a file that lies elsewhere.
    fn take(&mut self, name: &str, attributes: Attributes, from: &Path) -> Result<(), BuildError> {
        let size = fs::metadata(from).at(from)?.len();
        match &mut self.to {
            To::Folder => {
                let to = self.target.join(name);
                fs::rename(from, &to).at(&to)?;
                return settle(&to, attributes);
            }
            To::Tar(tar) => {
                let mut content = File::open(from).at(from)?;
                tar.add(name, Kind::File, attributes, size, &mut content)
            }
            To::TarGz(tar) => {
                let mut content = File::open(from).at(from)?;
                tar.add(name, Kind::File, attributes, size, &mut content)
            }
            To::Zip(zip) => {
                let content = fs::read(from).at(from)?;
                zip.add_with(name, &content, 0o100_000 | attributes.mode)
            }
        }
        .at(name)?;
        fs::remove_file(from).at(from)
    }
}

fn close(to: BufWriter<File>) -> io::Result<()> {
    to.into_inner()
        .map(drop)
        .map_err(io::IntoInnerError::into_error)
}

/// Gives a file of a folder its permissions and time.
fn settle(path: &Path, attributes: Attributes) -> Result<(), BuildError> {
    if attributes.mode != 0o644 {
        place::set_mode(path, attributes.mode).at(path)?;
    }
    set_modified(path, attributes.modified)
}

fn set_modified(path: &Path, modified: i64) -> Result<(), BuildError> {
    place::set_modified(path, modified).at(path)
}
