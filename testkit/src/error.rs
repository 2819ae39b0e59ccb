//! Why a phone could not be written.

use std::{io, path::PathBuf};

/// Why a phone could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A file or folder.
    #[error("cannot write {path}: {source}")]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The folder already holds something: phones are written into empty folders only.
    #[error("{0} is not empty")]
    NotEmpty(PathBuf),
    /// A database.
    #[error("cannot write a database: {0}")]
    Database(#[from] rusqlite::Error),
    /// A property list.
    #[error("cannot write a property list: {0}")]
    PropertyList(#[from] plist::Error),
    /// A key.
    #[error("cannot wrap a key")]
    Key,
    /// JSON.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A damage helper found nothing of that description.
    #[error("no file {domain}/{path} in the backup")]
    NoSuchFile {
        /// The domain asked for.
        domain: String,
        /// The path asked for.
        path: String,
    },
}

/// Names the path in an I/O error.
pub(crate) trait At<T> {
    /// Names `path` in the error.
    fn at(self, path: impl Into<PathBuf>) -> Result<T, BuildError>;
}

impl<T> At<T> for Result<T, io::Error> {
    fn at(self, path: impl Into<PathBuf>) -> Result<T, BuildError> {
        self.map_err(|source| BuildError::File {
            path: path.into(),
            source,
        })
    }
}
