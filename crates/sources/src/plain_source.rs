//! A source that is a list of files, known once it was opened.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use model::{Fault, FaultKind, Faults, SourceKind, SourceRecord, WallClock};

use crate::{
    Folder, Listed, Listing, Opened, Source, Wanted, android_record::record, container::open_file,
    own_files,
};

/// Opens one file.
pub(crate) type Open = Box<dyn Fn() -> Result<Opened, Fault> + Send + Sync>;

/// A list of files.
pub(crate) struct PlainSource {
    root: PathBuf,
    record: SourceRecord,
    pub(crate) clock: WallClock,
    /// What was handed in, then the files of the phone.
    files: BTreeMap<String, (Listed, Open)>,
    pub(crate) faults: Faults,
}

impl PlainSource {
    /// A source of which nothing is known yet but where it lies.
    pub(crate) fn new(kind: SourceKind, root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            record: record(kind, root, None, |_| None),
            clock: WallClock::default(),
            files: BTreeMap::new(),
            faults: Faults::default(),
        }
    }

    /// What a dump says of the phone.
    pub(crate) fn describe<'p>(&mut self, property: impl Fn(&str) -> Option<&'p str>) {
        let made_at = self.clock.captured();
        self.record = record(self.record.kind, &self.root, made_at, property);
    }

    /// Adds the one file that was handed in.
    pub(crate) fn add_own(&mut self, root: &Path) {
        self.add(own_files::of_file(root), alone(root));
    }

    /// Adds a file of the folder that was handed in.
    pub(crate) fn add_own_below(&mut self, folder: &Folder, stored_path: &str) {
        self.add(own_files::below(stored_path), on_disk(folder, stored_path));
    }

    /// Adds a file of the phone; of a path that stands there already, as a further part.
    pub(crate) fn add(&mut self, mut listed: Listed, open: Open) {
        let path = listed.path.clone();
        let mut again = 2_usize;
        while self.files.contains_key(&listed.path) {
            listed.path = format!("/part-{again}{path}");
            again = again.saturating_add(1);
        }
        self.files.insert(listed.path.clone(), (listed, open));
    }
}

/// The one file that was handed in.
pub(crate) fn alone(root: &Path) -> Open {
    let root = root.to_path_buf();
    Box::new(move || Ok(Opened::plain(Arc::new(open_file(&root)?), None)))
}

/// A file of a folder, opened when it is read.
pub(crate) fn on_disk(folder: &Folder, stored_path: &str) -> Open {
    let (folder, stored_path) = (folder.clone(), stored_path.to_owned());
    Box::new(move || Ok(Opened::plain(Arc::new(folder.open(&stored_path)?), None)))
}

impl Source for PlainSource {
    fn record(&self, id: &str) -> SourceRecord {
        SourceRecord {
            id: id.to_owned(),
            ..self.record.clone()
        }
    }

    fn clock(&self) -> WallClock {
        self.clock.clone()
    }

    fn list(&self, wanted: &Wanted<'_>) -> Listing {
        let mut listing = Listing {
            faults: self.faults.clone(),
            ..Listing::default()
        };
        for (path, (listed, _)) in &self.files {
            let is_own = own_files::is_own(path);
            if !is_own {
                listing.total = listing.total.saturating_add(1);
            }
            if is_own || (wanted.fits)(path) {
                listing.files.push(listed.clone());
            } else {
                listing.not_wanted(path);
            }
        }
        listing
    }

    fn list_all(&self, each: &mut dyn FnMut(Listed)) -> Faults {
        for (listed, _) in self.files.values() {
            each(listed.clone());
        }
        self.faults.clone()
    }

    fn open(&self, file: &Listed) -> Result<Opened, Fault> {
        match self.files.get(&file.path) {
            Some((_, open)) => open(),
            None => Err(Fault::new(FaultKind::Missing, &*file.path)),
        }
    }
}
