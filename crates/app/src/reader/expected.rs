//! Whether a source that is read again is that of the case: its container's own files are compared before
//! anything else of it is opened.

use std::fs::File;

use model::{Fault, FaultKind, Text};
use sources::{DiskFile, Folder, Recognised};

use super::protocol::Expected;
use crate::examine::{Opened, sha256};

/// The id that a source has in the case; `None` when the case names no file to know it by.
///
/// # Errors
/// When it is another source, or one that was changed.
pub(super) fn id_of(source: &Recognised, expected: &[Expected]) -> Result<Option<String>, Text> {
    if expected.iter().all(|one| one.files.is_empty()) {
        return Ok(None);
    }
    let about = |key: &'static str| Text::new(key).words("path", &source.root.to_string_lossy());
    let mut best: Option<(usize, &Expected, Vec<&str>)> = None;
    for one in expected {
        let changed = changed(source, one);
        let same = one.files.len().saturating_sub(changed.len());
        if same > best.as_ref().map_or(0, |(same, ..)| *same) {
            best = Some((same, one, changed));
        }
    }
    match best {
        None => Err(about("error-recheck-other-source")),
        Some((_, one, changed)) if changed.is_empty() => Ok(Some(one.id.clone())),
        Some((_, _, changed)) => {
            Err(about("error-recheck-changed").words("list", &changed.join(", ")))
        }
    }
}

/// The own files of a source whose bytes are not those expected.
fn changed<'e>(source: &Recognised, expected: &'e Expected) -> Vec<&'e str> {
    let root = &source.root;
    let folder = Folder::new(root);
    let is = |stored: &str, wanted: &str| {
        // What was handed in is the folder that holds the files, or the one file itself: nothing beside it
        // may be looked at.
        let file: Result<DiskFile, Fault> = if root.is_file() {
            let file = File::open(root);
            let fault = |error| Fault::new(FaultKind::Io, stored).detail(error);
            file.map_err(fault).and_then(DiskFile::new)
        } else {
            folder.open(stored)
        };
        file.and_then(|file| sha256(&file))
            .is_ok_and(|(hash, _)| hash == wanted)
    };
    let files = expected.files.iter();
    files
        .filter(|(stored, wanted)| !is(stored, wanted))
        .map(|(stored, _)| stored.as_str())
        .collect()
}

/// Puts the sources in the order of the case.
///
/// # Errors
/// When one is absent or stands twice.
pub(super) fn all_are_there(opened: &mut [Opened], expected: &[Expected]) -> Result<(), Text> {
    if expected.is_empty() {
        return Ok(());
    }
    let place = |id: &str| expected.iter().position(|one| one.id == id);
    opened.sort_by_key(|source| place(&source.record.id));
    let ids = || opened.iter().map(|source| source.record.id.as_str());
    if ids().eq(expected.iter().map(|one| one.id.as_str())) {
        return Ok(());
    }
    Err(Text::new("error-recheck-sources")
        .number("wanted", expected.len())
        .number("given", opened.len()))
}
