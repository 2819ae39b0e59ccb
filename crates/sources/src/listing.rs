//! Files that a source lists.

use formats::backup_manifest::FileMeta;
use model::{Fault, FaultKind, Faults};

/// Between the name of an archive and that of a file in it, in a stored path.
pub(crate) const INSIDE: &str = "!/";
/// Dumps of services stand in a folder of this name.
const DUMPS: &str = "/dumpsys/";

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
    /// The path inside the source: `/` between names, `!/` between an archive in it and what stands in
    /// that, `#` before the first line of a section of a text.
    pub stored_path: String,
    /// What the source's list says of it, when it has such a list.
    pub meta: Option<FileMeta>,
    /// The write-ahead log beside a database, when the source has one.
    pub wal: Option<Box<Listed>>,
}

impl Listed {
    /// A file of which no list says more, and beside which no log stands.
    pub(crate) fn plain(path: impl Into<String>, stored_path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            stored_path: stored_path.into(),
            meta: None,
            wal: None,
        }
    }
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
    /// Parts of the source that no artefact reads, by name (dumps of services), sorted.
    pub unread: Vec<String>,
    /// What the source states of the bytes of its files; nobody has compared it yet.
    pub stated: Vec<Stated>,
}

/// A hash that a source states of one of its files.
#[derive(Clone, Debug)]
pub struct Stated {
    /// How the source's list names the file.
    pub name: String,
    /// The file, to be opened.
    pub file: Listed,
    /// SHA-256 of its stored bytes, in hexadecimal, as stated.
    pub sha256: String,
}

impl Stated {
    /// What is wrong when the stored bytes have the hash `found`.
    #[must_use]
    pub fn differs_from(&self, found: &str) -> Option<Fault> {
        let differs = !found.eq_ignore_ascii_case(&self.sha256);
        differs.then(|| {
            Fault::new(FaultKind::HashDiffers, &*self.name)
                .detail(format_args!("{found}, stated: {}", self.sha256))
        })
    }
}

impl Listing {
    /// Most files that one listing keeps: real phones have a few hundred that artefacts ask for.
    pub const FILES: usize = 100_000;

    /// Notes a fault.
    pub fn fault(&mut self, fault: Fault) {
        self.faults.add(fault);
    }

    /// Notes a file that nobody asks for: of the dump of a service, its name, once.
    pub(crate) fn not_wanted(&mut self, path: &str) {
        let Some((_, service)) = path.rsplit_once(DUMPS) else {
            return;
        };
        let place = self.unread.binary_search_by(|name| (**name).cmp(service));
        if let Err(place) = place {
            self.unread.insert(place, service.to_owned());
        }
    }

    /// Puts the files into the order of a listing.
    pub(crate) fn sort(&mut self) {
        self.files
            .sort_by(|a, b| (&a.path, &a.stored_path).cmp(&(&b.path, &b.stored_path)));
    }
}

/// A fault in the file `name`, which tells so.
pub(crate) fn fault_in(name: &str, fault: Fault) -> Fault {
    if fault.what.contains(name) {
        return fault;
    }
    let what = format!("{name}: {}", fault.what);
    Fault { what, ..fault }
}
