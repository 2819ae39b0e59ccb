//! A bug report of an Android phone: the zip that the phone makes, the folder unpacked from it, or its
//! main text alone.
//!
//! Described in: <https://developer.android.com/studio/debug/bug-report>.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use formats::limits::ARCHIVE_MEMORY_BYTES;
use model::{Fault, Faults, SourceKind, SourceRecord, WallClock};

use crate::{
    Entry, Likeness, Listed, Listing, Opened, Recognised, Source, Wanted,
    acquisition::names,
    android_record::record,
    bug_report::BugReport,
    container::{Container, open_file, starts_with},
    own_files, shallow,
};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::AndroidBugreport,
    recognise,
    open,
};

/// How the main text of a bug report begins: a rule, then the date.
const BEGINNING: &[u8] =
    b"========================================================\n== dumpstate: ";
const BEGINNING_WINDOWS: &[u8] =
    b"========================================================\r\n== dumpstate: ";

fn recognise(path: &Path) -> Vec<Recognised> {
    if path.is_dir() && !may_hold_report(path) {
        return Vec::new();
    }
    let likeness = match Container::open(path) {
        Ok(Container::File { content, .. }) => [BEGINNING, BEGINNING_WINDOWS]
            .iter()
            .any(|beginning| starts_with(&content, beginning))
            .then_some(Likeness::Certain),
        Ok(container) => of_container(&container),
        Err(_) => None,
    };
    let found = likeness.map(|likeness| Recognised {
        kind: SourceKind::AndroidBugreport,
        root: path.to_path_buf(),
        likeness,
    });
    found.into_iter().collect()
}

/// Whether a folder has a file named as one of a bug report: a phone's whole file system is not listed for
/// nothing.
fn may_hold_report(path: &Path) -> bool {
    let files = shallow::files(path, &|_| true);
    let mut names = files.iter().filter_map(|name| name.rsplit('/').next());
    names.any(BugReport::may_be_main)
}

/// An acquisition may hold a bug report beside everything else; names that both have tell nothing.
fn of_container(container: &Container) -> Option<Likeness> {
    if names::likeness(&container.names()) == Some(Likeness::Certain) {
        return None;
    }
    BugReport::main_of(container).map(|_| Likeness::Certain)
}

fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let container = Container::open(&recognised.root)?;
    let main = match &container {
        Container::File { name, .. } => Some(name.clone()),
        _ => BugReport::main_of(&container),
    };
    let main = main.ok_or_else(|| Fault::new(model::FaultKind::Missing, "main_entry.txt"))?;
    let report = BugReport::open(&container, main)?;
    Ok(Box::new(AndroidBugreport {
        root: recognised.root.clone(),
        container,
        report,
    }))
}

/// An opened bug report.
struct AndroidBugreport {
    root: PathBuf,
    container: Container,
    report: BugReport,
}

impl AndroidBugreport {
    /// What was handed in.
    fn own(&self) -> Listed {
        own_files::listed(&self.root, &self.container, &self.report.main)
    }
}

impl Source for AndroidBugreport {
    fn record(&self, id: &str) -> SourceRecord {
        let property = |name: &str| self.report.property(name);
        let made_at = self.report.clock().captured();
        SourceRecord {
            id: id.to_owned(),
            ..record(ENTRY.kind, &self.root, made_at, property)
        }
    }

    fn clock(&self) -> WallClock {
        self.report.clock()
    }

    fn list(&self, wanted: &Wanted<'_>) -> Listing {
        let mut listing = Listing {
            faults: self.container.faults(),
            ..Listing::default()
        };
        listing.files.push(self.own());
        self.report.list(&self.container, "", wanted, &mut listing);
        listing.sort();
        listing
    }

    fn list_all(&self, each: &mut dyn FnMut(Listed)) -> Faults {
        each(self.own());
        self.report.each(&self.container, "", each);
        self.container.faults()
    }

    fn packed_bytes(&self, file: &Listed) -> Option<u64> {
        self.container.packed_bytes(&file.stored_path)
    }

    fn open(&self, file: &Listed) -> Result<Opened, Fault> {
        if let Some(opened) = self.report.section(&file.stored_path) {
            return opened;
        }
        let is_packed = matches!(self.container, Container::Zip(_));
        if own_files::is_own(&file.path) && is_packed {
            return Ok(Opened::plain(Arc::new(open_file(&self.root)?), None));
        }
        let (content, fault) = self
            .container
            .read(&file.stored_path, ARCHIVE_MEMORY_BYTES)?;
        Ok(Opened::plain(content, fault))
    }
}
