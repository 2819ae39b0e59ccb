//! Files that a source lists.

use formats::backup_manifest::FileMeta;
use model::{Fault, Faults};

/// Which files are asked for, by their path on the phone.
pub struct Wanted<'w> {
    /// Whether the file at this path is asked for.
    pub fits: &'w dyn Fn(&str) -> bool,
    /// Paths asked for that hold no wildcard: looked for even where the source's own list is damaged.
    pub exact: &'w [&'w str],
}

/// A file of a source.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The path on the phone.
    pub path: String,
    /// The path inside the source, `/` between names.
    pub stored_path: String,
    /// What the source's list says of it, when it has such a list.
    pub meta: Option<FileMeta>,
    /// The write-ahead log beside a database, when the source has one.
    pub wal: Option<Box<Listed>>,
}

/// What [`crate::Source::list`] gives.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The files asked for, sorted by path.
    pub files: Vec<Listed>,
    /// How many files the source lists in all.
    pub total: u64,
    /// What of the list could not be read.
    pub faults: Faults,
    /// Parts of the source that no artefact reads, by name (dumps of services).
    pub unread: Vec<String>,
}

impl Listing {
    /// Most files that one listing keeps: real phones have a few hundred that artefacts ask for.
    pub const FILES: usize = 100_000;

    /// Notes a fault.
    pub fn fault(&mut self, fault: Fault) {
        self.faults.add(fault);
    }
}
