//! Putting a finished folder in place without ever replacing what stands there.

use std::{fs, io, path::Path};

use rustix::{
    fs::{CWD, RenameFlags, renameat_with},
    io::Errno,
};

/// Renames `from` to `to` in one step; an error of kind `AlreadyExists` when `to` exists.
pub(crate) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(()),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => rename_unless_seen(from, to),
        Err(cause) => Err(cause.into()),
    }
}

/// For file systems without the flag. A plain rename could replace only an empty folder that
/// appears between the two calls: a folder with something in it makes it fail.
fn rename_unless_seen(from: &Path, to: &Path) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => fs::rename(from, to),
        Err(cause) => Err(cause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_put_a_new_folder_and_spare_an_old_one() {
        for way in [rename_new, rename_unless_seen] {
            let root = tempfile::tempdir().unwrap();
            let (from, to) = (root.path().join("from"), root.path().join("to"));
            fs::create_dir(&from).unwrap();
            fs::create_dir(&to).unwrap();
            let refused = way(&from, &to).unwrap_err();
            assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
            assert!(from.exists());
            fs::remove_dir(&to).unwrap();
            way(&from, &to).unwrap();
            assert!(to.exists() && !from.exists());
        }
    }
}
