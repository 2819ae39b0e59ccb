//! Opens files below a folder of evidence without ever following a link out of it.

use std::{
    io,
    path::{Path, PathBuf},
};

use disk::Refusal;
use model::{Fault, FaultKind};

use crate::DiskFile;

/// A folder of evidence.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder at `root`, which may itself be reached through a link: the user chose it.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
        }
    }

    /// Where the folder lies.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Opens the ordinary file at `stored_path` (names with `/` between them) for reading.
    ///
    /// # Errors
    /// `Missing`, `OutsideSource` for `..` or a link, `NotRegular` for a device or pipe, or `Io`.
    pub fn open(&self, stored_path: &str) -> Result<DiskFile, Fault> {
        self.open_bytes(stored_path.as_bytes())
    }

    /// The same for names that need be no UTF-8.
    ///
    /// # Errors
    /// As for [`Self::open`].
    pub(crate) fn open_bytes(&self, stored_path: &[u8]) -> Result<DiskFile, Fault> {
        let shown = String::from_utf8_lossy(stored_path);
        let fault = |kind| Fault::new(kind, &*shown);
        let mut names = stored_path.split(|byte| *byte == b'/').peekable();
        let mut at =
            disk::Folder::open(&self.root).map_err(|error| fault(FaultKind::Io).detail(error))?;
        while let Some(name) = names.next() {
            if matches!(name, b"" | b"." | b"..") {
                return Err(fault(FaultKind::OutsideSource));
            }
            if names.peek().is_some() {
                at = at.folder(name).map_err(|error| refused(&error, &shown))?;
                continue;
            }
            let file = at.file(name).map_err(|error| refused(&error, &shown))?;
            let about = file.metadata();
            let about = about.map_err(|error| fault(FaultKind::Io).detail(error))?;
            if !about.is_file() {
                return Err(fault(FaultKind::NotRegular));
            }
            return DiskFile::new(file);
        }
        Err(fault(FaultKind::OutsideSource))
    }

    /// Whether an ordinary file stands at `stored_path`.
    #[must_use]
    pub fn has(&self, stored_path: &str) -> bool {
        self.open(stored_path).is_ok()
    }
}

/// What the system's refusal means for evidence.
fn refused(error: &io::Error, stored_path: &str) -> Fault {
    let kind = match disk::refusal(error) {
        Refusal::Missing => FaultKind::Missing,
        Refusal::Link | Refusal::NotAFolder => FaultKind::OutsideSource,
        Refusal::Device => FaultKind::NotRegular,
        Refusal::Other => FaultKind::Io,
    };
    Fault::new(kind, stored_path).detail(error)
}

#[cfg(all(test, unix))]
mod tests {
    use std::{fs, os::unix::fs::symlink};

    use rustix::fs::{CWD, FileType, Mode};

    use super::*;

    #[test]
    fn links_and_parents_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let outside = dir.path().join("secret");
        fs::write(&outside, "x").unwrap();
        let root = dir.path().join("root");
        fs::create_dir_all(root.join("ab")).unwrap();
        fs::write(root.join("ab/file"), "content").unwrap();
        symlink(&outside, root.join("ab/link")).unwrap();
        symlink(dir.path(), root.join("cd")).unwrap();
        rustix::fs::mknodat(
            CWD,
            root.join("ab/pipe"),
            FileType::Fifo,
            Mode::from_raw_mode(0o600),
            0,
        )
        .unwrap();
        let folder = Folder::new(&root);
        let kind = |path: &str| folder.open(path).unwrap_err().kind;
        assert!(folder.has("ab/file"));
        assert_eq!(kind("ab/link"), FaultKind::OutsideSource);
        assert_eq!(kind("cd/secret"), FaultKind::OutsideSource);
        assert_eq!(kind("../secret"), FaultKind::OutsideSource);
        assert_eq!(kind("ab//file"), FaultKind::OutsideSource);
        assert_eq!(kind("ab/none"), FaultKind::Missing);
        assert_eq!(kind("ab/pipe"), FaultKind::NotRegular);
        assert_eq!(kind("ab"), FaultKind::NotRegular);
    }
}
