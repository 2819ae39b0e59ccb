//! Files and folders that only their owner can read, and opening without following links.

use std::{
    fs::{DirBuilder, File, OpenOptions},
    io,
    os::{
        fd::AsFd,
        unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    },
    path::Path,
};

use rustix::fs::{Mode, OFlags};

/// Never follow a link; never hang on a pipe that somebody put there; never leak to a child.
const CAREFUL: OFlags = OFlags::NOFOLLOW
    .union(OFlags::CLOEXEC)
    .union(OFlags::NONBLOCK);

/// Creates a file (0600) that must not exist; a link that stands there is not followed.
///
/// # Errors
/// When something stands there, or the operating system refuses.
pub fn create_file(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

/// Creates a file (0600) to write and read back, and takes its name away at once.
pub(crate) fn create_scratch(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    std::fs::remove_file(path)?;
    Ok(file)
}

/// Creates a folder (0700) that must not exist.
pub(crate) fn create_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(path)
}

/// Opens the lock file of a staging folder, creating it (0600) when absent.
pub(crate) fn open_lock(path: &Path) -> io::Result<File> {
    let mode = Mode::RUSR.union(Mode::WUSR);
    let flags = OFlags::RDWR.union(OFlags::CREATE).union(CAREFUL);
    Ok(File::from(rustix::fs::open(path, flags, mode)?))
}

/// Opens a folder to look below it.
pub(crate) fn open_folder(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY
        .union(OFlags::DIRECTORY)
        .union(OFlags::CLOEXEC);
    Ok(File::from(rustix::fs::open(path, flags, Mode::empty())?))
}

/// Opens a file of `folder` for reading. Links are refused by the kernel.
pub(crate) fn open_below(folder: impl AsFd, name: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY.union(CAREFUL);
    let file = rustix::fs::openat(folder, name, flags, Mode::empty())?;
    Ok(File::from(file))
}

/// Opens a folder of `folder`. Links are refused by the kernel.
pub(crate) fn open_folder_below(folder: impl AsFd, name: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(CAREFUL);
    let file = rustix::fs::openat(folder, name, flags, Mode::empty())?;
    Ok(File::from(file))
}
