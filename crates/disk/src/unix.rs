//! Linux, macOS and their kin: names are bytes, links are refused by the kernel.
//!
//! Described in: <https://pubs.opengroup.org/onlinepubs/9799919799/functions/open.html>,
//! <https://pubs.opengroup.org/onlinepubs/9799919799/functions/readdir.html>.

use std::{
    borrow::Cow,
    ffi::{OsStr, OsString},
    fs::{DirBuilder, File, OpenOptions},
    io,
    os::unix::{
        ffi::{OsStrExt as _, OsStringExt as _},
        fs::{DirBuilderExt as _, FileExt as _, MetadataExt as _, OpenOptionsExt as _},
    },
    path::{Path, PathBuf},
};

use rustix::{
    fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, RenameFlags, openat, renameat_with, statat},
    io::Errno,
};

use crate::{Facts, Kind, Refusal};

/// Whether a file that is held open keeps its name, and its folder its place, until it is let go.
pub const HELD_FILES_STAY: bool = false;

const LOOK: OFlags = OFlags::RDONLY.union(OFlags::CLOEXEC);
/// Never hang on a pipe that somebody put there, nor take a terminal.
const CAREFUL: OFlags = OFlags::NOFOLLOW
    .union(OFlags::CLOEXEC)
    .union(OFlags::NONBLOCK)
    .union(OFlags::NOCTTY);

/// An open folder, below which things are opened by name.
#[derive(Debug)]
pub struct Folder(File);

impl Folder {
    /// Opens the folder at `path`, which may itself be reached through a link: somebody chose it.
    ///
    /// # Errors
    /// When no folder stands there, or the system refuses.
    pub fn open(path: &Path) -> io::Result<Self> {
        let folder = openat(CWD, path, LOOK.union(OFlags::DIRECTORY), Mode::empty())?;
        Ok(Self(File::from(folder)))
    }

    /// Opens what stands in it under `name`, for reading; a link is refused, a device or a folder is not.
    ///
    /// # Errors
    /// When nothing or a link stands there, or the system refuses.
    pub fn file(&self, name: &[u8]) -> io::Result<File> {
        let file = openat(&self.0, name, LOOK.union(CAREFUL), Mode::empty())?;
        Ok(File::from(file))
    }

    /// Opens the folder in it that has the name.
    ///
    /// # Errors
    /// When anything but a folder stands there, or the system refuses.
    pub fn folder(&self, name: &[u8]) -> io::Result<Self> {
        let flags = LOOK.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW);
        Ok(Self(File::from(openat(
            &self.0,
            name,
            flags,
            Mode::empty(),
        )?)))
    }

    /// Calls `each` with what stands in it, in the disk's order, until it says that it has enough.
    ///
    /// # Errors
    /// When the list cannot be read, or not to its end.
    pub fn each_name(&self, each: &mut dyn FnMut(&[u8], Kind) -> bool) -> io::Result<()> {
        for entry in Dir::read_from(&self.0)? {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if name == b"." || name == b".." {
                continue;
            }
            let kind = match entry.file_type() {
                FileType::Unknown => self.asked(name),
                kind => kind_of(kind),
            };
            if !each(name, kind) {
                break;
            }
        }
        Ok(())
    }

    /// What a name stands for, where the list of the folder does not say.
    fn asked(&self, name: &[u8]) -> Kind {
        let stat = statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW);
        stat.map_or(Kind::Other, |stat| {
            kind_of(FileType::from_raw_mode(stat.st_mode))
        })
    }

    /// What the disk says of what stands in it under `name`.
    #[must_use]
    pub fn facts(&self, name: &[u8]) -> Option<Facts> {
        let stat = statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
        Some(Facts {
            size: u64::try_from(stat.st_size).ok(),
            mode: Some(widened(stat.st_mode)),
            modified_s: Some(stat.st_mtime),
        })
    }

    /// Keeps other runs from changing it until [`Self::unlock`].
    ///
    /// # Errors
    /// `Unsupported` where the file system has no locks, or what the system says.
    pub fn lock(&self) -> io::Result<()> {
        self.0.lock()
    }

    /// Lets others change it.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn unlock(&self) -> io::Result<()> {
        self.0.unlock()
    }

    /// Makes the names in it durable.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn sync(&self) -> io::Result<()> {
        self.0.sync_all()
    }
}

fn kind_of(kind: FileType) -> Kind {
    match kind {
        FileType::RegularFile => Kind::File,
        FileType::Symlink => Kind::Link,
        FileType::Directory => Kind::Folder,
        _ => Kind::Other,
    }
}

/// Systems hold it in 16 or 32 bits.
fn widened(mode: impl Into<u32>) -> u32 {
    mode.into()
}

pub(crate) fn refusal(error: &io::Error) -> Refusal {
    match Errno::from_io_error(error) {
        Some(Errno::NOENT) => Refusal::Missing,
        Some(Errno::LOOP) => Refusal::Link,
        // Also a link where a folder should be.
        Some(Errno::NOTDIR) => Refusal::NotAFolder,
        Some(Errno::NXIO | Errno::NODEV) => Refusal::Device,
        _ => Refusal::Other,
    }
}

/// Nothing where the file system has no such call.
pub(crate) fn rename_new(from: &Path, to: &Path) -> Option<io::Result<()>> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => None,
        result => Some(result.map_err(io::Error::from)),
    }
}

/// Creates a file for its owner alone (0600) that must not exist; a link that stands there is not followed.
///
/// # Errors
/// When something stands there, or the system refuses.
pub fn create_file(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

/// Creates a file for its owner alone to write and read back, which is gone when it is let go.
///
/// # Errors
/// When something stands there, or the system refuses.
pub fn create_scratch(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    std::fs::remove_file(path)?;
    Ok(file)
}

/// Opens a file that is there to be locked, creating it for its owner alone when absent.
///
/// # Errors
/// When a link or a folder stands there, or the system refuses.
pub fn open_lock(path: &Path) -> io::Result<File> {
    let mode = Mode::RUSR.union(Mode::WUSR);
    let flags = OFlags::RDWR.union(OFlags::CREATE).union(CAREFUL);
    Ok(File::from(rustix::fs::open(path, flags, mode)?))
}

/// Creates a folder for its owner alone (0700) that must not exist.
///
/// # Errors
/// When something stands there, or the system refuses.
pub fn create_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(path)
}

/// The same for a folder that may exist, and those above it.
///
/// # Errors
/// When the system refuses.
pub fn create_folders(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Whether an open file is the one that stands at `path`.
///
/// # Errors
/// When nothing stands there, or the system refuses.
pub fn is_same(file: &File, path: &Path) -> io::Result<bool> {
    let (held, standing) = (file.metadata()?, std::fs::symlink_metadata(path)?);
    Ok((held.dev(), held.ino()) == (standing.dev(), standing.ino()))
}

/// Where the file lies, how long it is, and when it was last changed.
///
/// # Errors
/// When the system cannot tell.
pub fn identity(file: &File) -> io::Result<[u64; 6]> {
    let about = file.metadata()?;
    Ok([
        about.dev(),
        about.ino(),
        about.len(),
        about.ctime().cast_unsigned(),
        about.ctime_nsec().cast_unsigned(),
        about.mtime().cast_unsigned(),
    ])
}

/// Reads a part of a file.
///
/// # Errors
/// When the system refuses.
pub fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    file.read_at(buffer, offset)
}

/// The bytes of a name in a folder.
#[must_use]
pub fn name_bytes(name: &OsStr) -> Cow<'_, [u8]> {
    Cow::Borrowed(name.as_bytes())
}

/// The name that has these bytes; none where no name can have them.
#[must_use]
pub fn name_of(bytes: &[u8]) -> Option<&OsStr> {
    Some(OsStr::from_bytes(bytes))
}

/// A path as bytes from which it comes back exactly, on the same system.
#[must_use]
pub fn path_bytes(path: &Path) -> Vec<u8> {
    path.as_os_str().as_bytes().to_vec()
}

/// The path of [`path_bytes`].
#[must_use]
pub fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(OsString::from_vec(bytes.to_vec()))
}

/// Makes a file or the names in a folder durable.
///
/// # Errors
/// When the system refuses.
pub fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}
