//! What carries the files of a source: a folder, a zip or tar archive, or one file alone.

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use formats::{
    archive::{Keep, Member, Tar, Zip, tar},
    bytes::SharedBytes,
    limits::ARCHIVE_MEMBERS,
};
use model::{Fault, FaultKind, Faults};

use crate::{DiskFile, Folder};

/// Deepest folder below a source that is looked into.
const FOLDER_DEPTH: usize = 32;

/// Something that holds named files.
pub(crate) enum Container {
    /// A folder on disk.
    Folder {
        folder: Folder,
        names: Vec<String>,
        faults: Faults,
    },
    /// A zip archive, wherever its bytes come from.
    Zip(Zip),
    /// A tar archive, plain or compressed by gzip.
    Tar(Tar),
    /// One file, under its own name.
    File { name: String, content: SharedBytes },
}

impl Container {
    /// What stands at `path`: a folder, a zip by its first bytes, or a file. An archive of tar, which
    /// has to be read to its end before anything is known of it, is a file here: see
    /// [`Container::open_tar`].
    ///
    /// # Errors
    /// When it cannot be opened, or is a zip of which nothing can be read.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        if path.is_dir() {
            return Ok(Self::of_folder(path));
        }
        let file: SharedBytes = Arc::new(open_file(path)?);
        if is_zip(&file) {
            return Self::of_zip(file);
        }
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        Ok(Container::File {
            name: name.unwrap_or_default(),
            content: file,
        })
    }

    fn of_folder(path: &Path) -> Self {
        let (mut names, mut faults) = (Vec::new(), Faults::default());
        walk(path, String::new(), 0, &mut names, &mut faults);
        names.sort();
        Container::Folder {
            folder: Folder::new(path),
            names,
            faults,
        }
    }

    /// The zip archive in `content`.
    ///
    /// # Errors
    /// When nothing of it can be read.
    pub(crate) fn of_zip(content: SharedBytes) -> Result<Self, Fault> {
        Zip::open(content).map(Container::Zip)
    }

    /// The tar archive at `path`, plain or compressed by gzip; nothing when no such archive stands there.
    /// It is read from its start to its end where it is compressed, and `keep` says what of it stays in
    /// memory; anything else is found again when it is read.
    ///
    /// # Errors
    /// When it cannot be opened, or nothing of it can be read.
    pub(crate) fn open_tar(path: &Path, keep: &Keep<'_>) -> Result<Option<Self>, Fault> {
        if path.is_dir() {
            return Ok(None);
        }
        let file: SharedBytes = Arc::new(open_file(path)?);
        if !tar::is_tar(&file) {
            return Ok(None);
        }
        Tar::open(&file, keep).map(|tar| Some(Container::Tar(tar)))
    }

    /// Calls `each` with the names of the first files and folders of the tar archive at `path`, until it
    /// breaks or enough was looked at: enough to recognise what it holds, without reading it.
    pub(crate) fn look_into_tar(path: &Path, each: &mut dyn FnMut(&str) -> ControlFlow<()>) {
        if let Ok(file) = open_file(path) {
            let file: SharedBytes = Arc::new(file);
            if tar::is_tar(&file) {
                tar::look(&file, each);
            }
        }
    }

    /// Whether a file is packed: how much memory reading it from any place takes.
    pub(crate) fn packed_bytes(&self, name: &str) -> Option<u64> {
        match self {
            Container::Zip(zip) => {
                let member = zip.find(name)?;
                member.is_packed().then_some(member.size)
            }
            Container::Tar(tar) => {
                let member = tar.find(name)?;
                (tar.is_packed() && !tar.is_kept(member)).then_some(member.size)
            }
            Container::Folder { .. } | Container::File { .. } => None,
        }
    }

    /// Unpacks a file and tells the pieces, up to `limit` bytes; nothing for one that is not packed.
    pub(crate) fn each_piece(
        &self,
        name: &str,
        limit: u64,
        each: &mut dyn FnMut(&[u8]),
    ) -> Option<Result<(), Fault>> {
        match self {
            Container::Zip(zip) => zip.each_piece(zip.find(name)?, limit, each),
            Container::Folder { .. } | Container::Tar(_) | Container::File { .. } => None,
        }
    }

    /// The names of all files, sorted.
    pub(crate) fn names(&self) -> Vec<&str> {
        match self {
            Container::Folder { names, .. } => names.iter().map(String::as_str).collect(),
            Container::Zip(zip) => zip.members().iter().map(|one| one.name.as_str()).collect(),
            Container::Tar(tar) => tar.members().iter().map(|one| one.name.as_str()).collect(),
            Container::File { name, .. } => vec![name],
        }
    }

    /// What of the list could not be read.
    pub(crate) fn faults(&self) -> Faults {
        match self {
            Container::Folder { faults, .. } => faults.clone(),
            Container::Zip(zip) => {
                let mut faults = Faults::default();
                zip.faults()
                    .iter()
                    .for_each(|fault| faults.add(fault.clone()));
                faults
            }
            Container::Tar(tar) => tar.faults().clone(),
            Container::File { .. } => Faults::default(),
        }
    }

    /// The bytes of a file, unpacked into memory where it is packed and has at most `in_memory` bytes;
    /// with what is damaged of it.
    ///
    /// # Errors
    /// When there is no such file, or it cannot be read at all.
    pub(crate) fn read(
        &self,
        name: &str,
        in_memory: u64,
    ) -> Result<(SharedBytes, Option<Fault>), Fault> {
        let missing = || Fault::new(FaultKind::Missing, name);
        match self {
            Container::Folder { folder, .. } => {
                let file: SharedBytes = Arc::new(folder.open(name)?);
                Ok((file, None))
            }
            Container::Zip(zip) => {
                let member: &Member = zip.find(name).ok_or_else(missing)?;
                zip.read(member, in_memory)
            }
            Container::Tar(tar) => {
                let member = tar.find(name).ok_or_else(missing)?;
                Ok(tar.read(member, in_memory))
            }
            Container::File { name: own, content } if own == name => {
                Ok((Arc::clone(content), None))
            }
            Container::File { .. } => Err(missing()),
        }
    }
}

/// Whether bytes begin as a zip archive does.
pub(crate) fn is_zip(content: &SharedBytes) -> bool {
    starts_with(content, b"PK\x03\x04")
}

/// Whether bytes begin with these.
pub(crate) fn starts_with(content: &SharedBytes, wanted: &[u8]) -> bool {
    let mut head = vec![0; wanted.len()];
    let count = content.read_at(0, &mut head);
    count.is_ok_and(|count| count == wanted.len()) && head == wanted
}

/// Opens a file that was handed in.
///
/// # Errors
/// `NotRegular` for anything but a file, or `Io`.
pub(crate) fn open_file(path: &Path) -> Result<DiskFile, Fault> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_file = fs::metadata(path).is_ok_and(|meta| meta.is_file());
    if !is_file {
        return Err(Fault::new(FaultKind::NotRegular, name));
    }
    let file = fs::File::open(path).map_err(|error| Fault::new(FaultKind::Io, name).detail(error));
    DiskFile::new(file?)
}

/// The ordinary files below `folder`; links are never followed.
fn walk(folder: &Path, before: String, depth: usize, names: &mut Vec<String>, faults: &mut Faults) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return faults.add(Fault::new(FaultKind::Io, before).detail(error)),
    };
    for entry in entries.filter_map(Result::ok) {
        let Some(kind) = entry.file_type().ok() else {
            continue;
        };
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
            faults.add(Fault::new(FaultKind::Malformed, "name"));
            continue;
        };
        let path: PathBuf = entry.path();
        let name = if before.is_empty() {
            name
        } else {
            format!("{before}/{name}")
        };
        if names.len() >= ARCHIVE_MEMBERS {
            return faults.add(Fault::new(FaultKind::TooMany, before));
        }
        if kind.is_file() {
            names.push(name);
        } else if kind.is_dir() && depth >= FOLDER_DEPTH {
            faults.add(Fault::new(FaultKind::TooDeep, name));
        } else if kind.is_dir() {
            walk(&path, name, depth.saturating_add(1), names, faults);
        }
    }
}
