//! Builds acquisitions and reads them whole.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use formats::bytes::read_all;
use model::{FaultKind, Faults, SourceKind};
use sources::{Listed, Opened, Source, Unlock, Wanted};
use tempfile::TempDir;
use testkit::{AndroidForm, AndroidPhone, Truth, Vendor, build_android};

/// What a source gives when everything is asked for.
pub(crate) struct Read {
    pub(crate) source: Box<dyn Source>,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) faults: Faults,
    pub(crate) total: u64,
}

impl Read {
    pub(crate) fn kinds(&self) -> Vec<(FaultKind, u64)> {
        let counts = self.faults.counts.iter();
        counts.map(|(kind, count)| (*kind, *count)).collect()
    }

    pub(crate) fn names_of(&self, kind: FaultKind) -> Vec<&str> {
        let faults = self.faults.first.iter();
        faults
            .filter(|fault| fault.kind == kind)
            .map(|fault| fault.what.as_str())
            .collect()
    }
}

pub(crate) fn open(path: &Path) -> Box<dyn Source> {
    let found = sources::recognise(path);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].kind, SourceKind::Androidqf);
    sources::open(&found[0]).unwrap()
}

pub(crate) fn bytes(opened: &Opened, what: &str) -> Vec<u8> {
    read_all(&*opened.content, 1 << 30, what).unwrap()
}

pub(crate) fn read_source(source: Box<dyn Source>) -> Read {
    let listing = source.list(&Wanted {
        fits: &|_| true,
        exact: &[],
    });
    let read = |file: &Listed| {
        let opened = source.open(file).unwrap();
        (file.path.clone(), bytes(&opened, &file.path))
    };
    let files: BTreeMap<String, Vec<u8>> = listing.files.iter().map(read).collect();
    assert_eq!(files.len(), listing.files.len(), "a path stands twice");
    Read {
        source,
        files,
        faults: listing.faults,
        total: listing.total,
    }
}

pub(crate) fn read(path: &Path, secret: Option<&str>) -> Read {
    let mut source = open(path);
    assert_eq!(source.is_locked(), secret.is_some());
    if let Some(secret) = secret {
        assert_eq!(source.unlock(secret), Ok(Unlock::Opened));
        assert!(!source.is_locked());
    }
    read_source(source)
}

pub(crate) fn phone() -> AndroidPhone {
    AndroidPhone::watched(16, Vendor::Pixel)
}

pub(crate) fn built(form: &AndroidForm, name: &str) -> (TempDir, PathBuf, Truth) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let truth = build_android(&phone(), form, &path).unwrap();
    (folder, path, truth)
}

/// Everything planted stands in a file that is listed.
pub(crate) fn holds_what_was_planted(read: &Read, truth: &Truth) {
    assert!(truth.plants.len() > 10);
    for plant in &truth.plants {
        assert!(read.files.contains_key(&plant.path), "{plant:?}");
    }
}

/// Without the files that tell of the form.
pub(crate) fn of_the_phone(read: Read, differing: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let mut files = read.files;
    files.retain(|path, _| !path.starts_with("/source/") && !differing.contains(&path.as_str()));
    files
}

pub(crate) fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let paths = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(one), paths(other));
    for (path, bytes) in one {
        assert!(bytes == &other[path], "{path} differs");
    }
}
