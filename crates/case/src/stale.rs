//! Staging folders that a killed run left behind: found by name, proven dead by their free lock.

use std::{
    ffi::OsString,
    fs::{self, TryLockError},
    path::Path,
};

use disk::HELD_FILES_STAY;

use crate::layout::LOCK;

/// The start of the name of every staging folder of the case called `name`.
pub(crate) fn prefix(name: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(name);
    prefix.push(".partial-");
    prefix
}

/// Removes the staging folders of the case `name` in `parent` whose lock is free. What cannot be
/// removed stays: a new run takes another name.
pub(crate) fn remove(parent: &Path, name: &Path) {
    let prefix = prefix(name);
    let Ok(entries) = fs::read_dir(parent) else {
        return;
    };
    for entry in entries.flatten() {
        let is_ours = entry
            .file_name()
            .as_encoded_bytes()
            .strip_prefix(prefix.as_encoded_bytes())
            .is_some_and(is_run);
        // The type is that of the entry itself: a link to a folder is no folder.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_ours && is_folder {
            remove_dead(&entry.path());
        }
    }
}

/// Whether this is what follows the prefix: the number of a process, and that of an attempt.
fn is_run(rest: &[u8]) -> bool {
    rest.first().is_some_and(u8::is_ascii_digit)
        && rest.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'-'))
}

/// Removes one staging folder unless somebody holds its lock. The lock is created when absent, so
/// that a run which has made its folder and not yet its lock notices (see `Staging`).
fn remove_dead(folder: &Path) {
    let Ok(lock) = disk::open_lock(&folder.join(LOCK)) else {
        return;
    };
    match lock.try_lock() {
        Ok(()) => {
            // Whatever remains is tried again by the next run.
            let _ = fs::remove_dir_all(folder);
            if HELD_FILES_STAY {
                drop(lock);
                let _ = fs::remove_dir_all(folder);
            }
        }
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => {}
    }
}
