//! The folder of cases that an organisation turned on: the one thing that the app remembers.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use case::Case;
use pages::Listed;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::{Problem, store};

/// Its file in the person's data folder.
const SETTINGS: &str = "app.json";
/// Most cases of the folder that are listed.
const CASES: usize = 10_000;

/// What is remembered.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Organisation {
    /// The folder, once somebody turned it on.
    pub(super) folder: Option<PathBuf>,
}

impl Organisation {
    /// What was remembered; nothing at first.
    pub(super) fn load() -> Result<Self, Problem> {
        let path = store::data_folder()?.join(SETTINGS);
        let key = "app-server-error-settings";
        match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map_err(|_| Problem::because(key, path.display(), "cause-no-form")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(Problem::refused(key, path.display(), &error)),
        }
    }

    /// Remembers it; a folder that is turned off leaves nothing.
    pub(super) fn save(&self) -> Result<(), Problem> {
        let folder = store::data_folder()?;
        let path = folder.join(SETTINGS);
        let failed = |error: io::Error| {
            Problem::refused("app-server-error-settings-kept", path.display(), &error)
        };
        if self.folder.is_none() {
            return match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(error)),
                _ => Ok(()),
            };
        }
        store::make_private(&folder)?;
        let text = serde_json::to_vec_pretty(self).map_err(|error| failed(error.into()))?;
        let mut file = NamedTempFile::new_in(&folder).map_err(failed)?;
        file.write_all(&text).map_err(failed)?;
        file.persist(&path).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

/// Whether a folder says that it is a case; whether it is sound is seen when it is opened.
pub(super) fn is_case(folder: &Path) -> bool {
    let is_file = |name| fs::symlink_metadata(folder.join(name)).is_ok_and(|about| about.is_file());
    is_file(case::CASE) && is_file(case::JOURNAL)
}

/// The cases of a folder, the newest first.
pub(super) fn cases(folder: &Path) -> Vec<Listed> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let cases = entries.take(CASES).flatten().filter_map(|entry| {
        let case = Case::open(&entry.path()).ok()?;
        Some(Listed {
            name: entry.file_name().to_string_lossy().into_owned(),
            created: case.record().created,
            path: entry.path(),
        })
    });
    let mut cases: Vec<Listed> = cases.collect();
    cases.sort_by(|a, b| (b.created, &a.name).cmp(&(a.created, &b.name)));
    cases
}
