//! Where a case stands before the person keeps it: a private folder in memory, gone with vigie.
//!
//! On Linux the runtime folder of the person, when it is theirs alone and in memory, else the system's
//! shared memory; elsewhere there is none, and the person chooses a folder before reading.
//! Described in: <https://specifications.freedesktop.org/basedir-spec/latest/>,
//! <https://docs.kernel.org/filesystems/tmpfs.html>.

use std::{
    env,
    fs::{self, File, TryLockError},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use crate::Problem;

/// How the names of such folders begin: they say nothing.
const PREFIX: &str = ".v-";
/// How often a folder is made at most.
const ATTEMPTS: u32 = 4;
/// Held as long as the folder is in use.
const LOCK: &str = "lock";
/// The case in it.
const CASE: &str = "case";
/// A dropped file stands in a folder of its own, under its own name.
const DROPPED: &str = "file";

/// A private folder in memory.
pub(super) struct Scratch {
    folder: TempDir,
    // Held, never read.
    _lock: File,
}

impl Scratch {
    /// A new one, after those that killed runs left behind were removed; none where no memory can be
    /// written to as files.
    pub(super) fn new() -> Option<Self> {
        places().iter().find_map(|place| Self::at(place))
    }

    fn at(place: &Path) -> Option<Self> {
        remove_dead(place);
        // Another run that starts at the same time may take an empty folder away.
        (0..ATTEMPTS).find_map(|_| Self::try_at(place))
    }

    fn try_at(place: &Path) -> Option<Self> {
        let folder = private_folder(place).ok()?;
        let lock = case::create_file(&folder.path().join(LOCK)).ok()?;
        lock.try_lock().ok()?;
        Some(Self {
            folder,
            _lock: lock,
        })
    }

    /// Where a new case may stand: nothing stands there.
    pub(super) fn case(&self) -> PathBuf {
        let taken = |path: &PathBuf| fs::symlink_metadata(path).is_err();
        let mut numbered =
            (0_u32..).map(|number| self.folder.path().join(format!("{CASE}{number}")));
        numbered.find(taken).unwrap_or_default()
    }

    /// Whether `path` lies in it.
    pub(super) fn holds(&self, path: &Path) -> bool {
        path.starts_with(self.folder.path())
    }

    /// Removes it as a whole: threads that still hold it at the end are not waited for.
    pub(super) fn remove(&self) {
        // What stays is removed by the next run.
        let _ = fs::remove_dir_all(self.folder.path());
    }

    /// Removes a case of it that is kept elsewhere now.
    pub(super) fn remove_case(&self, case: &Path) {
        if self.holds(case) {
            // What stays is removed with all of it.
            let _ = fs::remove_dir_all(case);
        }
    }

    /// Keeps a dropped file under the last part of its name; the one before goes.
    pub(super) fn keep_file(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Problem> {
        let folder = self.folder.path().join(DROPPED);
        let failed = |error| Problem::refused("app-server-error-drop", name, &error);
        // There is none at first.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).map_err(failed)?;
        let path = folder.join(plain(name));
        case::create_file(&path)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(failed)?;
        Ok(path)
    }

    /// Removes everything in it; what a reading still writes is removed by the next call.
    pub(super) fn wipe(&self) {
        let Ok(entries) = fs::read_dir(self.folder.path()) else {
            return;
        };
        let own = entries.flatten().filter(|entry| entry.file_name() != LOCK);
        for entry in own {
            // One that is being written to is tried again when the reading is gone.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// A private folder beside the place of a case that is being copied there, removed when it is dropped.
pub(super) struct Part {
    folder: TempDir,
    // Held, never read; a disk that knows no locks has none.
    _lock: Option<File>,
}

impl Part {
    /// A new one in `place`, after those of killed runs were removed.
    pub(super) fn new(place: &Path) -> io::Result<Self> {
        remove_dead(place);
        let folder = private_folder(place)?;
        let lock = case::create_file(&folder.path().join(LOCK)).ok();
        Ok(Self {
            _lock: lock.filter(|lock| lock.try_lock().is_ok()),
            folder,
        })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// A new folder for its owner alone, removed when it is dropped.
fn private_folder(place: &Path) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    builder.tempdir_in(place)
}

/// The last part of a name from a browser, without what a file name cannot hold.
fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| !c.is_control()).take(100).collect();
    match kept.as_str() {
        "" | "." | ".." => DROPPED.to_owned(),
        _ => kept,
    }
}

/// Folders in memory that only their owner can look into, the best first.
fn places() -> Vec<PathBuf> {
    let runtime = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let runtime = runtime.filter(|path| path.is_absolute() && is_private(path));
    let shared = PathBuf::from("/dev/shm");
    let all = runtime.into_iter().chain([shared]);
    all.filter(|path| is_memory(path)).collect()
}

#[cfg(target_os = "linux")]
fn is_memory(path: &Path) -> bool {
    /// As `statfs` tells tmpfs.
    const TMPFS: u64 = 0x0102_1994;
    let told = rustix::fs::statfs(path).ok();
    told.and_then(|told| u64::try_from(told.f_type).ok()) == Some(TMPFS)
}

#[cfg(not(target_os = "linux"))]
fn is_memory(_path: &Path) -> bool {
    false
}

#[cfg(unix)]
fn is_private(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let own = rustix::process::getuid().as_raw();
    // The last six bits are what others may do.
    fs::symlink_metadata(path).is_ok_and(|about| {
        about.is_dir() && about.uid() == own && about.mode().trailing_zeros() >= 6
    })
}

#[cfg(not(unix))]
fn is_private(_path: &Path) -> bool {
    false
}

/// Removes the folders of runs that were killed: their lock is free.
fn remove_dead(place: &Path) {
    let Ok(entries) = fs::read_dir(place) else {
        return;
    };
    for entry in entries.flatten() {
        let is_ours = entry
            .file_name()
            .as_encoded_bytes()
            .starts_with(PREFIX.as_bytes());
        if is_ours && is_private(&entry.path()) {
            let lock = File::open(entry.path().join(LOCK));
            match lock.map(|lock| lock.try_lock()) {
                Ok(Ok(())) => {
                    // What cannot be removed now is tried again by the next run.
                    let _ = fs::remove_dir_all(entry.path());
                }
                Ok(Err(TryLockError::WouldBlock | TryLockError::Error(_))) => {}
                // Killed before it had its lock, or only just made: an empty one can go, and whoever
                // made it finds another.
                Err(_) => {
                    let _ = fs::remove_dir(entry.path());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_run_left_goes_and_what_is_in_use_stays() {
        let place = tempfile::tempdir().unwrap();
        let live = Scratch::at(place.path()).unwrap();
        let live_path = live.folder.path().to_path_buf();
        let dead = Scratch::at(place.path()).unwrap();
        let case = dead.case();
        fs::create_dir(&case).unwrap();
        fs::write(case.join("x"), "x").unwrap();
        let dead_path = {
            let Scratch { folder, _lock } = dead;
            folder.keep()
        };
        let other = place.path().join("theirs");
        fs::create_dir(&other).unwrap();
        let next = Scratch::at(place.path()).unwrap();
        assert!(live_path.exists() && other.exists() && !dead_path.exists());
        let own = next.folder.path().to_path_buf();
        assert!(is_private(&own));
        drop(next);
        assert!(!own.exists());
    }

    #[test]
    fn a_dropped_file_keeps_a_harmless_name_and_is_wiped() {
        let place = tempfile::tempdir().unwrap();
        let scratch = Scratch::at(place.path()).unwrap();
        for (name, kept) in [
            ("bugreport.zip", "bugreport.zip"),
            ("../../etc/passwd", "passwd"),
            ("C:\\a\\b.txt", "b.txt"),
            ("..", "file"),
            ("", "file"),
            ("a\nb", "ab"),
        ] {
            let path = scratch.keep_file(name, b"bytes").unwrap();
            assert_eq!(path.file_name().unwrap(), kept);
            assert!(scratch.holds(&path));
        }
        scratch.wipe();
        let left = fs::read_dir(scratch.folder.path()).unwrap().count();
        assert_eq!(left, 1, "the lock alone");
    }
}
