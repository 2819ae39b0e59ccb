//! Opens, makes and puts in place what stands on a disk, on every operating system, without ever following a
//! link: one file a system, and nothing else of vigie knows which one it runs on.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

use std::{fs, io, path::Path};

pub use system::{
    Folder, HELD_FILES_STAY, create_file, create_folder, create_folders, create_scratch, identity,
    is_same, name_bytes, name_of, open_lock, path_bytes, path_of, read_at, sync,
};

/// What a name in a folder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// A link, which is never followed.
    Link,
    /// A device, a pipe, a socket.
    Other,
}

/// What a disk says of a file beside its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its length in bytes.
    pub size: Option<u64>,
    /// Its kind and permissions as Unix writes them, where the system has such.
    pub mode: Option<u32>,
    /// When it was last changed, in whole seconds since 1970 (UTC).
    pub modified_s: Option<i64>,
}

/// Why something could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing stands there.
    Missing,
    /// A link stands there.
    Link,
    /// A folder was needed, and a file or a link stands there.
    NotAFolder,
    /// A device or a pipe stands there.
    Device,
    /// The system has another reason.
    Other,
}

/// Why [`Folder`] could not open something.
#[must_use]
pub fn refusal(error: &io::Error) -> Refusal {
    system::refusal(error)
}

/// Renames `from` to `to` without ever replacing what stands there.
///
/// # Errors
/// `AlreadyExists` when something stands there, or what the system says.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    system::rename_new(from, to).unwrap_or_else(|| rename_unless_seen(from, to))
}

/// Where the system has no such call. A plain rename could replace only an empty folder that appears
/// between the two calls: a folder with something in it makes it fail.
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

    #[test]
    fn names_are_opened_below_a_folder_and_nothing_leads_out_of_it() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("below")).unwrap();
        fs::write(root.path().join("below/file"), "content").unwrap();
        let folder = Folder::open(root.path()).unwrap();
        let below = folder.folder(b"below").unwrap();
        let file = below.file(b"file").unwrap();
        let mut buffer = [0; 4];
        assert_eq!(read_at(&file, &mut buffer, 3).unwrap(), 4);
        assert_eq!(&buffer, b"tent");
        assert_eq!(below.facts(b"file").unwrap().size, Some(7));
        assert_eq!(
            identity(&file).unwrap(),
            identity(&below.file(b"file").unwrap()).unwrap()
        );
        let why = |result: io::Result<Folder>| refusal(&result.unwrap_err());
        assert_eq!(why(below.folder(b"file")), Refusal::NotAFolder);
        assert_eq!(why(below.folder(b"none")), Refusal::Missing);
        assert_eq!(
            why(Folder::open(&root.path().join("none"))),
            Refusal::Missing
        );
        let mut names = Vec::new();
        folder
            .each_name(&mut |name, kind| {
                names.push((name.to_vec(), kind));
                true
            })
            .unwrap();
        assert_eq!(names, [(b"below".to_vec(), Kind::Folder)]);
    }

    #[test]
    fn a_path_comes_back_from_its_bytes() {
        let path = Path::new("a folder").join("é \u{202e}.txt");
        assert_eq!(path_of(&path_bytes(&path)), path);
        assert_eq!(name_of("é".as_bytes()).unwrap(), "é");
    }

    #[test]
    fn a_file_that_was_replaced_is_another() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("lock");
        let first = open_lock(&path).unwrap();
        assert!(is_same(&first, &path).unwrap());
        drop(create_scratch(&root.path().join("scratch")).unwrap());
        assert!(!root.path().join("scratch").exists());
        if !HELD_FILES_STAY {
            fs::remove_file(&path).unwrap();
            let _second = open_lock(&path).unwrap();
            assert!(!is_same(&first, &path).unwrap());
        }
    }
}
