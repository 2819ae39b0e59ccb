//! The files of a handed-in folder, without looking into all of what stands below it.

use std::{fs, path::Path};

/// Most entries of one folder that are looked at.
const ENTRIES: usize = 10_000;

/// The files in `folder`, and in those folders of it whose name fits; sorted, `/` between names. Links
/// are left out.
pub(crate) fn files(folder: &Path, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let (mut files, folders) = entries(folder);
    for name in folders.into_iter().filter(|name| fits(name)) {
        let (below, _) = entries(&folder.join(&name));
        files.extend(below.into_iter().map(|file| format!("{name}/{file}")));
    }
    files.sort();
    files
}

/// The names of files and of folders in a folder.
fn entries(folder: &Path) -> (Vec<String>, Vec<String>) {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    let entries = fs::read_dir(folder).into_iter().flatten();
    for entry in entries.take(ENTRIES).filter_map(Result::ok) {
        let (Ok(kind), Ok(name)) = (entry.file_type(), entry.file_name().into_string()) else {
            continue;
        };
        if kind.is_file() {
            files.push(name);
        } else if kind.is_dir() {
            folders.push(name);
        }
    }
    (files, folders)
}
