//! What every kind of source offers.

use std::path::{Path, PathBuf};

use formats::bytes::SharedBytes;
use model::{Fault, Faults, SourceKind, SourceRecord, Untrusted, WallClock};

use crate::{Listed, Listing, Wanted};

/// A kind of source in the registry.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The kind.
    pub kind: SourceKind,
    /// Tells by content what `path` is or holds.
    pub recognise: fn(&Path) -> Vec<Recognised>,
    /// Opens what was recognised.
    pub open: fn(&Recognised) -> Result<Box<dyn Source>, Fault>,
}

/// A source that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// Its kind.
    pub kind: SourceKind,
    /// The folder or file that it is.
    pub root: PathBuf,
    /// How sure.
    pub likeness: Likeness,
}

/// How sure a recognition is; the order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Names fit, content is damaged or missing.
    Partial,
    /// Content says so.
    Certain,
}

/// An opened source. It is shared between threads once unlocked.
pub trait Source: Send + Sync {
    /// What the source says of itself; `id` is the caller's name for it.
    fn record(&self, id: &str) -> SourceRecord;

    /// The name that the phone's owner gave it, where the source states it.
    fn name(&self) -> Option<Untrusted<'static>> {
        None
    }

    /// What is known of the phone's wall clock, for files whose times have no zone.
    fn clock(&self) -> WallClock {
        WallClock::default()
    }

    /// Whether a password is needed before files can be read.
    fn is_locked(&self) -> bool {
        false
    }

    /// Whether something can be read without a password, though a part is locked.
    fn is_readable(&self) -> bool {
        !self.is_locked()
    }

    /// Tries a password; any opens a source that needs none.
    ///
    /// # Errors
    /// When the source's keys are damaged: no password can open it.
    fn unlock(&mut self, _password: &str) -> Result<Unlock, Fault> {
        Ok(Unlock::Opened)
    }

    /// The files that `wanted` asks for, and what of the list could not be read.
    fn list(&self, wanted: &Wanted<'_>) -> Listing;

    /// Calls `each` with every file of the source, wanted or not (`--hash all`), and tells what of
    /// the list could not be read.
    fn list_all(&self, each: &mut dyn FnMut(Listed)) -> Faults;

    /// Whether listing every file means to unpack all of it, so that it is done once and not once a thread.
    fn is_walked(&self) -> bool {
        false
    }

    /// How many bytes a file unpacks to, where opening or reading it means to unpack it.
    fn packed_bytes(&self, _file: &Listed) -> Option<u64> {
        None
    }

    /// The identifier of the app, or other owner, in whose container a file lies, where the source tells it
    /// elsewhere than in the path.
    fn container(&self, _file: &Listed) -> Option<String> {
        None
    }

    /// Opens one file.
    ///
    /// # Errors
    /// When it is missing, is not an ordinary file, leads out of the source, or cannot be decrypted.
    fn open(&self, file: &Listed) -> Result<Opened, Fault>;
}

/// What became of a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlock {
    /// It opens the source.
    Opened,
    /// It is not the password.
    WrongPassword,
}

/// An opened file.
#[derive(Clone)]
pub struct Opened {
    /// The bytes as stored.
    pub stored: SharedBytes,
    /// The bytes of the phone: decrypted where needed, else the same as stored.
    pub content: SharedBytes,
    /// Whether the two differ.
    pub encrypted: bool,
    /// What is odd about it (a stated size that differs).
    pub faults: Vec<Fault>,
}

impl Opened {
    /// A file whose bytes are the phone's own, with what is odd about it.
    pub(crate) fn plain(content: SharedBytes, fault: Option<Fault>) -> Self {
        Self {
            stored: SharedBytes::clone(&content),
            content,
            encrypted: false,
            faults: fault.into_iter().collect(),
        }
    }
}
