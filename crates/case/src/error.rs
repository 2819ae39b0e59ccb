//! Why a case could not be written or read, and the words that say what to do about it.

use std::{
    io,
    path::{Path, PathBuf},
};

use model::{Argument, Text};

/// Why a case could not be written or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Something stands where the case would be put: it is never overwritten.
    #[error("{path:?} exists already")]
    TargetExists {
        /// Where the case would be put.
        path: PathBuf,
    },
    /// The path cannot name a new folder: it ends in `..`, is the root, or its parent is absent.
    #[error("{path:?} cannot name a new folder")]
    BadTarget {
        /// The path asked for.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("no space left while writing {path:?}")]
    DiskFull {
        /// The file being written.
        path: PathBuf,
    },
    /// The operating system refused a file or folder.
    #[error("not allowed to use {path:?}")]
    NotAllowed {
        /// The file or folder.
        path: PathBuf,
    },
    /// The operating system could not read or write a file.
    #[error("cannot use {path:?}: {cause}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        #[source]
        cause: io::Error,
    },
    /// The folder holds no `case.json`.
    #[error("{path:?} is not a case")]
    NotACase {
        /// The folder.
        path: PathBuf,
    },
    /// A newer vigie wrote the case.
    #[error("the case has layout {schema}, which this version does not know")]
    NewerSchema {
        /// The version of the layout that the case states.
        schema: u32,
    },
    /// Another vigie made the blind index, in a form that this version does not read.
    #[error("{path:?} is an index of version {version}, which this version does not read")]
    OtherIndex {
        /// The file.
        path: PathBuf,
        /// The version that the index states.
        version: u32,
    },
    /// A file of the case is a link, a device or a pipe: somebody else put it there.
    #[error("{path:?} is not an ordinary file")]
    NotRegular {
        /// The file.
        path: PathBuf,
    },
    /// A file of the case does not hold what its layout says.
    #[error("{path:?}, line {line}: {detail}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1; 0 for a file that has no lines.
        line: u64,
        /// What is wrong.
        detail: String,
    },
    /// A file, a line or their number exceeds its limit.
    #[error("{path:?} exceeds its limit of {limit}")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit: bytes, or lines.
        limit: u64,
    },
    /// A line of the journal does not carry the hash of the line before it.
    #[error("the journal was changed at line {line}")]
    JournalBroken {
        /// The line whose link fails, counted from 1.
        line: u64,
    },
    /// A file of the case does not have the hash that the journal states.
    #[error("{path:?} was changed after it was written")]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// A file that the journal names is gone.
    #[error("{path:?} is named by the journal and is gone")]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A file that would be read is none of those that the journal names.
    #[error("{path:?} is not named by the journal")]
    NotInJournal {
        /// The file.
        path: PathBuf,
    },
    /// A name that would leave the case's folder.
    #[error("{name:?} cannot be a file name of a case")]
    BadName {
        /// The name.
        name: String,
    },
}

impl Error {
    /// What the operating system refused, told apart where a person can do something about it.
    pub(crate) fn io(path: &Path, cause: io::Error) -> Self {
        let path = path.to_owned();
        match cause.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::DiskFull { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Error::NotAllowed { path }
            }
            _ => Error::Io { path, cause },
        }
    }

    /// The words for people: what happened and what to do.
    #[must_use]
    pub fn text(&self) -> Text {
        let about =
            |key: &'static str, path: &Path| Text::new(key).words("path", &path.to_string_lossy());
        match self {
            Error::TargetExists { path } => about("error-case-target-exists", path),
            Error::BadTarget { path } => about("error-case-bad-target", path),
            Error::DiskFull { path } => about("error-case-disk-full", path),
            Error::NotAllowed { path } => about("error-case-not-allowed", path),
            Error::Io { path, cause } => {
                about("error-case-io", path).with("cause", cause_of(cause))
            }
            Error::NotACase { path } => about("error-case-not-a-case", path),
            Error::NewerSchema { schema } => {
                Text::new("error-case-newer-schema").number("schema", *schema)
            }
            Error::OtherIndex { path, version } => {
                about("error-case-other-index", path).number("version", *version)
            }
            Error::NotRegular { path } => about("error-case-not-regular", path),
            Error::Malformed { path, line: 0, .. } => about("error-case-malformed-document", path),
            Error::Malformed { path, line, .. } => {
                about("error-case-malformed", path).number("line", *line)
            }
            Error::TooLarge { path, limit } => {
                about("error-case-too-large", path).number("limit", *limit)
            }
            Error::JournalBroken { line } => {
                Text::new("error-case-journal-broken").number("line", *line)
            }
            Error::Changed { path } => about("error-case-changed", path),
            Error::Missing { path } => about("error-case-missing", path),
            Error::NotInJournal { path } => about("error-case-not-in-journal", path),
            Error::BadName { name } => Text::new("error-case-bad-name").words("name", name),
        }
    }
}

/// What the operating system said, in words for people where there are some.
#[must_use]
pub fn cause_of(error: &io::Error) -> Argument {
    let key = match error.kind() {
        io::ErrorKind::NotFound => "cause-not-found",
        io::ErrorKind::PermissionDenied => "cause-not-allowed",
        io::ErrorKind::AlreadyExists => "cause-exists",
        io::ErrorKind::IsADirectory => "cause-is-folder",
        io::ErrorKind::NotADirectory => "cause-not-folder",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "cause-disk-full",
        io::ErrorKind::ReadOnlyFilesystem => "cause-read-only",
        io::ErrorKind::ConnectionRefused => "cause-connection-refused",
        io::ErrorKind::TimedOut => "cause-timed-out",
        _ => return Argument::words(&error.to_string()),
    };
    Argument::Key(key.into())
}
