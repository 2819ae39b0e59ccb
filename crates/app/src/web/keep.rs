//! Keeping a case: copied beside its place with rights for its owner alone, then put there with one rename.

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use case::Case;
use model::Text;

use super::scratch::Part;
use crate::{Interrupt, Problem, store::make_private};

/// Bytes that are copied between two looks whether to stop.
const PART: u64 = 4 << 20;
/// Folders inside a case at most.
const DEPTH: usize = 8;

/// Copies the case at `from` into `folder`, under `name`; gives where it stands. Once `interrupt` is asked, nothing
/// of it stays.
pub(super) fn keep(
    from: &Path,
    folder: &Path,
    name: &str,
    interrupt: &Interrupt,
) -> Result<PathBuf, Problem> {
    let target = folder.join(plain(name)?);
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Problem(exists(&target)),
        _ => Problem::refused("app-server-error-keep", target.display(), &error),
    };
    if fs::symlink_metadata(&target).is_ok() {
        return Err(Problem(exists(&target)));
    }
    let part = Part::new(folder).map_err(refused)?;
    let copy = part.path().join("case");
    copy_folder(from, &copy, 0, interrupt)?;
    // What was copied is held against its journal before it takes its place.
    Case::open(&copy)?.verify(&[case::Large::Records, case::Large::BlindIndex])?;
    stop(interrupt)?;
    rename_new(&copy, &target).map_err(refused)?;
    Ok(target)
}

/// A name of a folder: no path.
fn plain(name: &str) -> Result<&str, Problem> {
    let name = name.trim();
    let is_plain = !name.is_empty()
        && !name.starts_with('.')
        && name.len() <= 200
        && !name.contains(['/', '\\', ':'])
        && !name.chars().any(char::is_control);
    if is_plain {
        Ok(name)
    } else {
        Err(Problem(
            Text::new("app-server-error-name").words("name", name),
        ))
    }
}

fn exists(target: &Path) -> Text {
    Text::new("app-server-error-exists").words("path", &target.to_string_lossy())
}

fn stop(interrupt: &Interrupt) -> Result<(), Problem> {
    if interrupt.asked() {
        return Err(Problem::new("error-interrupted"));
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path, depth: usize, interrupt: &Interrupt) -> Result<(), Problem> {
    let refused =
        |error: io::Error| Problem::refused("app-server-error-keep", to.display(), &error);
    if depth > DEPTH {
        return Err(refused(io::ErrorKind::InvalidInput.into()));
    }
    make_private(to)?;
    for entry in fs::read_dir(from).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let kind = entry.file_type().map_err(refused)?;
        let target = to.join(entry.file_name());
        if kind.is_dir() {
            copy_folder(&entry.path(), &target, depth.saturating_add(1), interrupt)?;
        } else if kind.is_file() {
            let mut source = fs::File::open(entry.path()).map_err(refused)?;
            let mut copy = case::create_file(&target).map_err(refused)?;
            // A part at a time: a stick may be slow, and somebody may leave meanwhile.
            while io::copy(&mut source.by_ref().take(PART), &mut copy).map_err(refused)? > 0 {
                stop(interrupt)?;
            }
            copy.sync_all().map_err(refused)?;
        }
    }
    Ok(())
}

/// A plain rename could replace an empty folder that appears meanwhile, and nothing else.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
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
    fn a_name_is_no_path() {
        assert_eq!(plain(" tree ").ok(), Some("tree"));
        for wrong in ["", " ", "a/b", "..", ".x", "a\\b", "C:", "a\nb"] {
            assert!(plain(wrong).is_err(), "{wrong:?}");
        }
    }
}
