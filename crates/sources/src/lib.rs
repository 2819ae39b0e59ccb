//! What is handed in to phone files: one kind of source a file, `src/kinds/<name>.rs`, registered by
//! `build.rs`. Everything is opened read-only, and a link below a source is never followed.

mod acquisition;
mod android_record;
mod bug_report;
mod container;
mod disk_file;
mod file_system;
mod folder;
mod listing;
mod log_archive;
mod lone_text;
mod manifest_rows;
mod nested_backup;
mod own_files;
mod plain_source;
mod properties;
mod shallow;
mod source;
pub mod sysdiagnose;
mod unpacked;

pub use disk_file::DiskFile;
pub use folder::Folder;
pub use listing::{Listed, Listing, Stated, Wanted};
pub use source::{Entry, Likeness, Opened, Recognised, Source, Unlock};

use std::path::{Path, PathBuf};

use model::SourceKind;

include!(concat!(env!("OUT_DIR"), "/registry.rs"));

/// Every source that `path` is or holds, by content; sorted by how sure it is, then by place.
/// A guess about a place gives way to a kind that is certain of it. Two kinds that are equally sure of
/// one place are both returned: the caller shows the tie.
#[must_use]
pub fn recognise(path: &Path) -> Vec<Recognised> {
    let mut found: Vec<Recognised> = Vec::new();
    for entry in first_the_largest() {
        found.extend((entry.recognise)(path));
        let is_whole = |one: &Recognised| {
            one.kind == SourceKind::IosFilesystem && one.likeness == Likeness::Certain
        };
        // No other kind lists half a million members for nothing.
        if path.is_file() && found.iter().any(is_whole) {
            break;
        }
    }
    let certain: Vec<PathBuf> = found
        .iter()
        .filter(|one| one.likeness == Likeness::Certain)
        .map(|one| one.root.clone())
        .collect();
    found.retain(|one| one.likeness == Likeness::Certain || !certain.contains(&one.root));
    found.sort_by(|a, b| {
        (b.likeness, &a.root, a.kind.name()).cmp(&(a.likeness, &b.root, b.kind.name()))
    });
    found
}

/// Every kind, the one first that is larger than all others.
fn first_the_largest() -> impl Iterator<Item = &'static Entry> {
    let is_largest = |entry: &&Entry| entry.kind == SourceKind::IosFilesystem;
    let largest = ALL.iter().filter(is_largest);
    largest.chain(ALL.iter().filter(move |entry| !is_largest(entry)))
}

/// Opens a recognised source.
///
/// # Errors
/// When nothing of it can be read.
pub fn open(recognised: &Recognised) -> Result<Box<dyn Source>, model::Fault> {
    let entry = ALL.iter().find(|entry| entry.kind == recognised.kind);
    let entry = entry.ok_or_else(|| {
        model::Fault::new(model::FaultKind::UnknownSchema, recognised.kind.name())
    })?;
    (entry.open)(recognised)
}
