//! What carries the files of a source: a folder, a zip or tar archive, or one file alone.

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
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
        open_zip(content).map(Container::Zip)
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

/// The zip on disk whose list is lost that was walked last, with what tells the file.
static WALKED: Mutex<Option<([u64; 6], Zip)>> = Mutex::new(None);

/// Opens the zip archive in `content`. One whose list is lost is walked from header to header, and unpacked
/// where its sizes stand behind its members: once, although each kind of source looks into it.
///
/// # Errors
/// When nothing of it can be read.
pub(crate) fn open_zip(content: SharedBytes) -> Result<Zip, Fault> {
    let Some(identity) = content.identity() else {
        return Zip::open(content);
    };
    let walked = || WALKED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((of, zip)) = &*walked()
        && *of == identity
    {
        return Ok(zip.clone());
    }
    let zip = Zip::open(content)?;
    if zip.is_cut() {
        *walked() = Some((identity, zip.clone()));
    }
    Ok(zip)
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

#[cfg(test)]
mod tests {
    use std::{
        io::{Cursor, Write as _},
        sync::atomic::{AtomicU64, Ordering},
    };

    use formats::bytes::ByteSource;

    use super::*;

    /// A file on disk that counts how often it is read.
    struct OnDisk(Vec<u8>, AtomicU64);

    impl ByteSource for OnDisk {
        fn len(&self) -> u64 {
            ByteSource::len(&self.0)
        }

        fn identity(&self) -> Option<[u64; 6]> {
            Some([1, 2, 3, 4, 5, ByteSource::len(&self.0)])
        }

        fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
            self.1.fetch_add(1, Ordering::Relaxed);
            self.0.read_at(offset, buffer)
        }
    }

    #[test]
    fn a_zip_without_its_list_is_walked_once() {
        // Sizes stand behind members that were written to a stream.
        let mut zip = zip::ZipWriter::new_stream(Vec::new());
        for name in ["a", "b"] {
            let options = zip::write::SimpleFileOptions::default();
            zip.start_file(name, options).unwrap();
            zip.write_all(&[7; 10_000]).unwrap();
        }
        let whole = zip.finish().unwrap().into_inner();
        let list = whole.windows(4).position(|four| four == b"PK\x01\x02");
        let cut = whole[..list.unwrap()].to_vec();
        let read = |bytes: &Vec<u8>| {
            let file = Arc::new(OnDisk(bytes.clone(), AtomicU64::new(0)));
            let zip = open_zip(Arc::clone(&file) as SharedBytes).unwrap();
            assert_eq!(zip.members().len(), 2);
            file.1.load(Ordering::Relaxed)
        };
        assert!(read(&cut) > 0);
        assert_eq!(read(&cut), 0);
        // Another file is another one, and whole archives are read each time.
        assert!(read(&whole) > 0);
        assert!(read(&whole) > 0);
        let longer = [&cut[..], b"x"].concat();
        assert!(read(&longer) > 0);
        let plain = Cursor::new(cut).into_inner();
        assert!(open_zip(Arc::new(plain)).is_ok());
    }
}
