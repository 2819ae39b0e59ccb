//! What a file gets on the disk beside its bytes, as far as each operating system has it.

use std::{
    fs::File,
    io,
    path::Path,
    time::{Duration, UNIX_EPOCH},
};

/// Makes a link at `path` that names `target`.
#[cfg(unix)]
pub(crate) fn link(target: &str, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, path)
}

/// Makes a link at `path` that names `target`.
#[cfg(windows)]
pub(crate) fn link(target: &str, path: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_file(target, path)
}

/// Gives a file its permissions.
#[cfg(unix)]
pub(crate) fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

/// Windows has no such permissions.
#[cfg(windows)]
pub(crate) fn set_mode(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}

/// Gives a file the time of its last change, in seconds since 1970.
pub(crate) fn set_modified(path: &Path, modified: i64) -> io::Result<()> {
    let since = Duration::from_secs(u64::try_from(modified).unwrap_or_default());
    // Windows asks for leave to write; Unix gives it to the owner of a file that nobody may write.
    let file = File::options().read(true).write(cfg!(windows)).open(path)?;
    file.set_modified(UNIX_EPOCH + since)
}
