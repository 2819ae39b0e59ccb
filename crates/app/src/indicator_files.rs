//! Files of indicators: the built-in set, those that were imported, those named for one run.

use std::{
    fs,
    path::{Path, PathBuf},
};

use case::{Origin, SetSummary};
use model::Fault;

use crate::{
    Interrupt, Problem,
    reader::{
        Heard, Session,
        protocol::{Answer, Request, SetFile, Stated},
    },
};

/// Largest file of indicators that is read.
pub(crate) const SET_BYTES: u64 = 256 << 20;
/// Most files taken from one folder, sub-folders included.
const FILES_IN_FOLDER: usize = 10_000;
/// Deepest sub-folder looked into.
const FOLDER_DEPTH: usize = 16;

/// A file of indicators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorFile {
    /// The name under which it was handed in.
    pub name: String,
    /// Where it lies; none for the built-in set.
    pub path: Option<PathBuf>,
    /// Whether it was only found in a folder: then it need not hold indicators.
    pub found: bool,
    /// How it came.
    pub origin: Origin,
    /// What the index that brought it says of it.
    pub stated: Stated,
}

impl IndicatorFile {
    /// The set that comes with vigie.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            name: detect::indicators::BUILT_IN_NAME.to_owned(),
            ..Self::default()
        }
    }

    /// Its exact bytes.
    ///
    /// # Errors
    /// When it is too large or cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>, Problem> {
        let Some(path) = &self.path else {
            return Ok(detect::indicators::BUILT_IN.to_vec());
        };
        let failed =
            |error| Problem::refused("error-indicators-unreadable", path.display(), &error);
        let size = fs::metadata(path).map_err(failed)?.len();
        if size > SET_BYTES {
            return Err(Problem::because(
                "error-indicators-unreadable",
                path.display(),
                "cause-too-large",
            ));
        }
        fs::read(path).map_err(failed)
    }

    /// How the reading process is told of it.
    #[must_use]
    pub fn set_file(&self) -> SetFile {
        SetFile {
            name: self.name.clone(),
            path: self.path.as_deref().map(Into::into),
            found: self.found,
            stated: self.stated.clone(),
        }
    }
}

/// A file, and what it holds or why it holds nothing.
pub(crate) type Described<'f> = (&'f IndicatorFile, Result<SetSummary, Fault>);

/// What each file holds, read by a reading process: an indicator set is as hostile as any file.
pub(crate) fn describe(files: &[IndicatorFile]) -> Result<Vec<Described<'_>>, Problem> {
    let sets = files.iter().map(|file| SetFile {
        found: true,
        ..file.set_file()
    });
    let mut session = Session::start(&Request::Describe(sets.collect()))?;
    let interrupt = Interrupt::default();
    let mut described = Vec::new();
    loop {
        let answer = match session.next(&interrupt) {
            Heard::Answer(answer) => *answer,
            Heard::Died | Heard::Interrupted => return Err(Problem::new("error-reader-died")),
        };
        match answer {
            Answer::Set { file, summary } => {
                described.extend(files.get(file).map(|file| {
                    let origin = file.origin;
                    (file, Ok(SetSummary { origin, ..*summary }))
                }));
            }
            Answer::NoSet { file, fault } => {
                described.extend(files.get(file).map(|file| (file, Err(fault))));
            }
            Answer::Failed(text) => return Err(Problem(text)),
            Answer::Done => return Ok(described),
            _ => {}
        }
    }
}

/// The file at `path`, or every ordinary file below it when it is a folder, sorted.
///
/// # Errors
/// When `path` does not exist, or a folder cannot be listed.
pub fn at(path: &Path) -> Result<Vec<IndicatorFile>, Problem> {
    let failed = |error| Problem::refused("error-indicators-unreadable", path.display(), &error);
    let kind = fs::metadata(path).map_err(failed)?;
    let mut paths = Vec::new();
    if kind.is_dir() {
        walk(path, 0, &mut paths).map_err(failed)?;
    } else if kind.is_file() {
        paths.push(path.to_path_buf());
    } else {
        // Whoever opens a pipe waits for another one to write into it, perhaps for ever.
        let key = "error-indicators-unreadable";
        return Err(Problem::because(key, path.display(), "cause-no-file"));
    }
    paths.sort();
    Ok(paths
        .into_iter()
        .map(|path| IndicatorFile {
            name: path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            path: Some(path),
            found: kind.is_dir(),
            ..IndicatorFile::default()
        })
        .collect())
}

fn walk(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if kind.is_dir() && depth < FOLDER_DEPTH && !hidden {
            walk(&entry.path(), depth.saturating_add(1), paths)?;
        } else if kind.is_file() && !hidden && paths.len() < FILES_IN_FOLDER {
            paths.push(entry.path());
        }
    }
    Ok(())
}
