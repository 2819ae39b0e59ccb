//! Deleting a case, and what that can mean on the disk that it stands on.
//!
//! Described in: <https://docs.kernel.org/block/queue-sysfs.html>, <https://man7.org/linux/man-pages/man2/statfs.2.html>.

use std::{fs, io, path::Path};

use case::Case;
use pages::Disk;

use crate::Problem;

/// What a case is made of, its document last: until then what is left is known to be one.
const FILES: [&str; 8] = [
    case::REPORT,
    case::BLIND,
    case::ACCESS,
    case::COVERAGE,
    case::FINDINGS,
    case::FILES,
    case::JOURNAL,
    case::CASE,
];
/// Folders of a case.
const FOLDERS: [&str; 3] = [case::RECHECKS, case::RECORDS, case::INDICATORS];

/// The name of a case: that of its folder.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Deletes what vigie wrote of a case. What somebody else put into its folder stays, and the folder with it.
pub(super) fn remove(path: &Path) -> Result<(), Problem> {
    let refused = |error| Problem::refused("app-server-error-delete", path.display(), &error);
    // Nothing but a case is deleted.
    Case::open(path)?;
    let gone = |result: io::Result<()>| match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    };
    for folder in FOLDERS {
        gone(fs::remove_dir_all(path.join(folder))).map_err(refused)?;
    }
    for file in FILES {
        gone(fs::remove_file(path.join(file))).map_err(refused)?;
    }
    fs::remove_dir(path).map_err(refused)
}

/// What the disk of `path` does with what is deleted.
#[cfg(target_os = "linux")]
pub(super) fn disk_of(path: &Path) -> Disk {
    use std::os::unix::fs::MetadataExt as _;
    /// NFS, SMB, CIFS, and file systems that a program makes up, as `statfs` tells them.
    const SHARED: [u64; 4] = [0x6969, 0xFE53_4D42, 0xFF53_4D42, 0x6573_5546];
    let kind = rustix::fs::statfs(path).ok();
    let kind = kind.and_then(|told| u64::try_from(told.f_type).ok());
    if kind.is_some_and(|kind| SHARED.contains(&kind)) {
        return Disk::Shared;
    }
    let Ok(about) = fs::metadata(path) else {
        return Disk::Unknown;
    };
    let device = about.dev();
    let (major, minor) = (rustix::fs::major(device), rustix::fs::minor(device));
    let block = Path::new("/sys/dev/block").join(format!("{major}:{minor}"));
    // A partition has its disk as the folder above it.
    let told = ["queue/rotational", "../queue/rotational"]
        .into_iter()
        .find_map(|name| fs::read_to_string(block.join(name)).ok());
    match told.as_deref().map(str::trim) {
        Some("1") => Disk::Turning,
        Some("0") => Disk::Flash,
        _ => Disk::Unknown,
    }
}

/// What the disk of `path` does with what is deleted.
#[cfg(not(target_os = "linux"))]
pub(super) fn disk_of(_path: &Path) -> Disk {
    Disk::Unknown
}
