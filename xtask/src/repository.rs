//! The files of the repository, without what `.gitignore` leaves out. Needs no git, so that the tests
//! run in an unpacked archive too.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file that is or could be committed.
pub(crate) struct File {
    /// Its path from the root, with `/`.
    pub(crate) path: String,
    /// Its content, when it is text.
    pub(crate) text: Option<String>,
}

impl File {
    pub(crate) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// Every file, sorted by path.
pub(crate) fn files() -> Vec<File> {
    let ignored = ignored();
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{folder}{}", entry.file_name().to_str().unwrap());
            if ignored.contains(&path) {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                folders.push(path + "/");
            } else {
                let text = String::from_utf8(fs::read(entry.path()).unwrap()).ok();
                files.push(File { path, text });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Every Rust file with its text.
pub(crate) fn rust() -> Vec<(String, String)> {
    let rust = files().into_iter().filter(File::is_rust);
    rust.map(|file| (file.path, file.text.unwrap())).collect()
}

/// What `.gitignore` names, all of it folders or files from the root, and git's own folder.
fn ignored() -> Vec<String> {
    let text = fs::read_to_string(root().join(".gitignore")).unwrap();
    let mut ignored = vec![".git".to_owned()];
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        assert!(
            !line.contains(['*', '?', '!', '[']),
            ".gitignore: only plain paths: {line}"
        );
        let path = line
            .strip_prefix('/')
            .unwrap_or_else(|| panic!(".gitignore: from the root: {line}"));
        ignored.push(path.trim_end_matches('/').to_owned());
    }
    ignored
}

#[test]
fn files_are_found_and_ignored_ones_are_not() {
    let files = files();
    for wanted in [
        "Cargo.toml",
        "xtask/src/repository.rs",
        ".ci/run",
        ".gitignore",
    ] {
        assert!(files.iter().any(|file| file.path == wanted), "{wanted}");
    }
    assert!(
        files
            .iter()
            .all(|file| !file.path.starts_with("target/") && !file.path.starts_with(".git/"))
    );
}
