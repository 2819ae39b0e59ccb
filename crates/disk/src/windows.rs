//! Windows: names are UTF-16, and a folder that is held open keeps its name, so that nobody can put a link in
//! its place while something is opened below it.
//!
//! Who may read a file is what its folder says: below a person's own folder that is this person, and whoever
//! administers the computer.
//! Described in: <https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew>,
//! <https://learn.microsoft.com/windows/win32/fileio/reparse-points>.

use std::{
    borrow::Cow,
    ffi::{OsStr, OsString},
    fmt,
    fs::{self, DirBuilder, File, Metadata, OpenOptions},
    io,
    os::windows::{
        ffi::{OsStrExt as _, OsStringExt as _},
        fs::{FileExt as _, OpenOptionsExt as _},
    },
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use crate::{Facts, Kind, Refusal};

/// Whether a file that is held open keeps its name, and its folder its place, until it is let go.
pub const HELD_FILES_STAY: bool = true;

/// Opens a link itself, not what it leads to.
const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
/// Opens folders as well.
const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
/// The file goes when it is let go.
const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
/// What others may do meanwhile: read and write, and neither delete nor rename.
const SHARED: u32 = 1 | 2;
/// Reading, writing, deleting.
const READ_WRITE_DELETE: u32 = 0x8000_0000 | 0x4000_0000 | 0x0001_0000;

/// Why something was refused that Windows itself would open.
#[derive(Clone, Copy, Debug)]
struct Refused(Refusal);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Refusal::Link => "a link",
            Refusal::NotAFolder => "no folder",
            _ => "no name of a file",
        })
    }
}

impl std::error::Error for Refused {}

fn refused(why: Refusal) -> io::Error {
    let kind = match why {
        Refusal::NotAFolder => io::ErrorKind::NotADirectory,
        _ => io::ErrorKind::InvalidInput,
    };
    io::Error::new(kind, Refused(why))
}

/// An open folder, below which things are opened by name.
#[derive(Debug)]
pub struct Folder {
    /// In the form that Windows takes as it stands: no names of devices, no limit of 260 characters.
    path: PathBuf,
    // Held, so that the path stays that of this folder.
    _held: File,
}

impl Folder {
    /// Opens the folder at `path`, which may itself be reached through a link: somebody chose it.
    ///
    /// # Errors
    /// When no folder stands there, or the system refuses.
    pub fn open(path: &Path) -> io::Result<Self> {
        // Disks in memory and some on a network have no other form of a path than the one that was given.
        Self::at(fs::canonicalize(path).or_else(|_| std::path::absolute(path))?)
    }

    fn at(path: PathBuf) -> io::Result<Self> {
        let held = open(&path, SHARED)?;
        if !held.metadata()?.is_dir() {
            return Err(refused(Refusal::NotAFolder));
        }
        Ok(Self { path, _held: held })
    }

    fn path_to(&self, name: &[u8]) -> io::Result<PathBuf> {
        let name = name_of(name).ok_or_else(|| refused(Refusal::Other))?;
        Ok(self.path.join(name))
    }

    /// Opens what stands in it under `name`, for reading; a link is refused, a device or a folder is not.
    ///
    /// # Errors
    /// When nothing or a link stands there, or the system refuses.
    pub fn file(&self, name: &[u8]) -> io::Result<File> {
        /// Others may delete it as well: what was opened stays readable.
        const DELETE: u32 = 4;
        open(&self.path_to(name)?, SHARED | DELETE)
    }

    /// Opens the folder in it that has the name.
    ///
    /// # Errors
    /// When anything but a folder stands there, or the system refuses.
    pub fn folder(&self, name: &[u8]) -> io::Result<Self> {
        Self::at(self.path_to(name)?)
    }

    /// Calls `each` with what stands in it, in the disk's order, until it says that it has enough.
    ///
    /// # Errors
    /// When the list cannot be read, or not to its end.
    pub fn each_name(&self, each: &mut dyn FnMut(&[u8], Kind) -> bool) -> io::Result<()> {
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            let kind = entry.file_type().map_or(Kind::Other, kind_of);
            if !each(&name_bytes(&entry.file_name()), kind) {
                break;
            }
        }
        Ok(())
    }

    /// What the disk says of what stands in it under `name`.
    #[must_use]
    pub fn facts(&self, name: &[u8]) -> Option<Facts> {
        let about = fs::symlink_metadata(self.path_to(name).ok()?).ok()?;
        Some(Facts {
            size: Some(about.len()),
            mode: None,
            modified_s: modified(&about),
        })
    }

    /// Keeps other runs from changing it until [`Self::unlock`].
    ///
    /// # Errors
    /// `Unsupported`: Windows locks files and no folders.
    pub fn lock(&self) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Lets others change it.
    ///
    /// # Errors
    /// None here.
    pub fn unlock(&self) -> io::Result<()> {
        Ok(())
    }

    /// Makes the names in it durable: NTFS does that by itself.
    ///
    /// # Errors
    /// None here.
    pub fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens what stands at `path`, for reading; a link is refused.
fn open(path: &Path, shared: u32) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .share_mode(shared)
        .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_BACKUP_SEMANTICS)
        .open(path)?;
    // Links and junctions; what a cloud keeps elsewhere is none.
    if file.metadata()?.file_type().is_symlink() {
        return Err(refused(Refusal::Link));
    }
    Ok(file)
}

fn kind_of(kind: fs::FileType) -> Kind {
    if kind.is_symlink() {
        Kind::Link
    } else if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}

fn modified(about: &Metadata) -> Option<i64> {
    let since = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

pub(crate) fn refusal(error: &io::Error) -> Refusal {
    let ours = error.get_ref().and_then(|inner| inner.downcast_ref());
    match (ours, error.kind()) {
        (Some(Refused(why)), _) => *why,
        (None, io::ErrorKind::NotFound) => Refusal::Missing,
        (None, io::ErrorKind::NotADirectory) => Refusal::NotAFolder,
        (None, _) => Refusal::Other,
    }
}

/// Windows has no such call that the standard library offers.
pub(crate) fn rename_new(_from: &Path, _to: &Path) -> Option<io::Result<()>> {
    None
}

/// Creates a file that must not exist.
///
/// # Errors
/// When something stands there, or the system refuses.
pub fn create_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Creates a file to write and read back, which is gone when it is let go.
///
/// # Errors
/// When something stands there, or the system refuses.
pub fn create_scratch(path: &Path) -> io::Result<File> {
    // Several at once under one name: each gets a number of its own.
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..SCRATCHES {
        let mut numbered = path.as_os_str().to_owned();
        numbered.push(format!("-{number}"));
        let made = OpenOptions::new()
            .read(true)
            .write(true)
            .access_mode(READ_WRITE_DELETE)
            .create_new(true)
            .custom_flags(FILE_FLAG_DELETE_ON_CLOSE)
            .open(numbered);
        match made {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            other => return other,
        }
    }
    Err(last)
}

/// Most files of [`create_scratch`] that stand at once.
const SCRATCHES: u32 = 10_000;

/// Opens a file that is there to be locked, creating it when absent.
///
/// # Errors
/// When a link or a folder stands there, or the system refuses.
pub fn open_lock(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .share_mode(SHARED)
        .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT)
        .open(path)?;
    if file.metadata()?.file_type().is_symlink() {
        return Err(refused(Refusal::Link));
    }
    Ok(file)
}

/// Creates a folder that must not exist.
///
/// # Errors
/// When something stands there, or the system refuses.
pub fn create_folder(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}

/// The same for a folder that may exist, and those above it.
///
/// # Errors
/// When the system refuses.
pub fn create_folders(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).create(path)
}

/// Whether an open file is the one that stands at `path`.
///
/// # Errors
/// When nothing stands there, or the system refuses.
pub fn is_same(file: &File, path: &Path) -> io::Result<bool> {
    let place = |file: &File| {
        let about = winapi_util::file::information(file)?;
        Ok::<_, io::Error>((about.volume_serial_number(), about.file_index()))
    };
    Ok(place(file)? == place(&open(path, SHARED)?)?)
}

/// Where the file lies, how long it is, and when it was last changed.
///
/// # Errors
/// When the system cannot tell.
pub fn identity(file: &File) -> io::Result<[u64; 6]> {
    let about = winapi_util::file::information(file)?;
    Ok([
        about.volume_serial_number(),
        about.file_index(),
        about.file_size(),
        about.creation_time().unwrap_or_default(),
        about.last_write_time().unwrap_or_default(),
        about.number_of_links(),
    ])
}

/// Reads a part of a file.
///
/// # Errors
/// When the system refuses.
pub fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    file.seek_read(buffer, offset)
}

/// The bytes of a name in a folder: UTF-8, in which half a pair of UTF-16 has a form of its own.
#[must_use]
pub fn name_bytes(name: &OsStr) -> Cow<'_, [u8]> {
    Cow::Borrowed(name.as_encoded_bytes())
}

/// The name that has these bytes; none where no name can have them, or it would lead elsewhere: a `:`
/// begins the name of another stream of a file.
#[must_use]
pub fn name_of(bytes: &[u8]) -> Option<&OsStr> {
    let name = std::str::from_utf8(bytes).ok()?;
    let leads_elsewhere = |c: char| matches!(c, '/' | '\\' | ':') || c.is_control();
    let is_name = !matches!(name, "" | "." | "..") && !name.contains(leads_elsewhere);
    is_name.then(|| OsStr::new(name))
}

/// A path as bytes from which it comes back exactly, on the same system.
#[must_use]
pub fn path_bytes(path: &Path) -> Vec<u8> {
    path.as_os_str()
        .encode_wide()
        .flat_map(u16::to_le_bytes)
        .collect()
}

/// The path of [`path_bytes`].
#[must_use]
pub fn path_of(bytes: &[u8]) -> PathBuf {
    let (units, _) = bytes.as_chunks::<2>();
    let wide: Vec<u16> = units.iter().copied().map(u16::from_le_bytes).collect();
    PathBuf::from(OsString::from_wide(&wide))
}

/// Makes a file or the names in a folder durable; NTFS does the latter by itself.
///
/// # Errors
/// When the system refuses.
pub fn sync(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    // Windows makes durable only what is open for writing.
    OpenOptions::new().write(true).open(path)?.sync_all()
}
