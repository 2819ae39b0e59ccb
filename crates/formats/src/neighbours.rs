//! Other files of the same phone, for formats of which one file refers to another.

use model::{Fault, FaultKind};

use crate::bytes::SharedBytes;

/// Finds other files of the same phone by their paths there.
pub trait Neighbours: Send + Sync {
    /// The bytes of the file at `path`.
    ///
    /// # Errors
    /// `Missing` when there is none, or what the source says.
    fn open(&self, path: &str) -> Result<SharedBytes, Fault>;

    /// The names of the files in `folder`, which ends with `/`; sorted.
    fn names_in(&self, folder: &str) -> Vec<String>;
}

/// A file that was found alone.
#[derive(Clone, Copy, Debug)]
pub struct Alone;

impl Neighbours for Alone {
    fn open(&self, path: &str) -> Result<SharedBytes, Fault> {
        Err(Fault::new(FaultKind::Missing, path))
    }

    fn names_in(&self, _folder: &str) -> Vec<String> {
        Vec::new()
    }
}
