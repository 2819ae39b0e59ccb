//! One text of an Android phone: what `dumpsys`, `getprop` or `logcat` printed, or the list of apps of an
//! acquisition. What it is, is told by what it says.
//!
//! Described in: <https://developer.android.com/tools/dumpsys>,
//! <https://developer.android.com/tools/logcat>.

use std::{path::Path, sync::Arc};

use formats::{
    bytes::{SharedBytes, read_all},
    limits::{ARCHIVE_MEMORY_BYTES, LONE_TEXT_BYTES},
};
use model::{Fault, FaultKind, SourceKind};

use crate::{
    Entry, Likeness, Listing, Opened, Recognised, Source, Wanted,
    bug_report::BugReport,
    container::{Container, is_zip, open_file},
    lone_text::{LoneText, from_utf16, look},
    own_files,
    plain_source::PlainSource,
};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::AndroidFile,
    recognise,
    open,
};

/// A text is a guess, so that a kind that is certain of the same file wins.
fn recognise(path: &Path) -> Vec<Recognised> {
    let found = kind_of(path).ok().flatten().map(|_| Recognised {
        kind: SourceKind::AndroidFile,
        root: path.to_path_buf(),
        likeness: Likeness::Partial,
    });
    found.into_iter().collect()
}

/// What the file at `path` is.
fn kind_of(path: &Path) -> Result<Option<LoneText>, Fault> {
    if path.is_dir() {
        return Ok(None);
    }
    let file: SharedBytes = Arc::new(open_file(path)?);
    if is_zip(&file) {
        return Ok(None);
    }
    let mut head = vec![0; LONE_TEXT_BYTES];
    let count = file.read_at(0, &mut head)?;
    head.truncate(count);
    Ok(look(&from_utf16(&head).unwrap_or(head)))
}

fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let root = &recognised.root;
    let own = own_files::of_file(root);
    let unknown = || Fault::new(FaultKind::UnknownSchema, &*own.stored_path);
    let kind = kind_of(root)?.ok_or_else(unknown)?;
    let (stored, content) = contents(root)?;
    let name = own.stored_path;
    let report = match kind {
        LoneText::Dump => BugReport::of_text(Arc::clone(&content), name.clone(), None),
        LoneText::Section(path) => BugReport::of_section(Arc::clone(&content), name.clone(), path),
    };
    let mut source = PlainSource::new(SourceKind::AndroidFile, root);
    source.clock = report.clock();
    source.describe(|name| report.property(name));
    source.add_own(root);
    let mut listing = Listing::default();
    let everything = Wanted {
        fits: &|_| true,
        exact: &[],
    };
    let container = Container::File {
        name,
        content: Arc::clone(&content),
    };
    report.list(&container, "", &everything, &mut listing);
    source.faults = listing.faults;
    let report = Arc::new(report);
    let is_whole = matches!(kind, LoneText::Section(_));
    for listed in listing.files {
        let (report, stored_path) = (Arc::clone(&report), listed.stored_path.clone());
        let stored = is_whole.then(|| Arc::clone(&stored));
        source.add(
            listed,
            Box::new(move || section(&report, &stored_path, stored.as_ref())),
        );
    }
    Ok(Box::new(source))
}

/// A section; of a text that is one alone, with the bytes as they are stored.
fn section(
    report: &BugReport,
    stored_path: &str,
    stored: Option<&SharedBytes>,
) -> Result<Opened, Fault> {
    let missing = || Err(Fault::new(FaultKind::Missing, stored_path));
    let opened = report.section(stored_path).unwrap_or_else(missing)?;
    Ok(
        match stored.filter(|stored| stored.len() != opened.content.len()) {
            Some(stored) => Opened {
                stored: Arc::clone(stored),
                encrypted: true,
                ..opened
            },
            None => opened,
        },
    )
}

/// The bytes of the file, and its text in UTF-8.
fn contents(root: &Path) -> Result<(SharedBytes, SharedBytes), Fault> {
    let stored: SharedBytes = Arc::new(open_file(root)?);
    let mut mark = [0; 2];
    stored.read_at(0, &mut mark)?;
    if from_utf16(&mark).is_none() {
        return Ok((Arc::clone(&stored), stored));
    }
    let bytes = read_all(&*stored, ARCHIVE_MEMORY_BYTES, "text")?;
    let text = from_utf16(&bytes).unwrap_or_default();
    Ok((stored, Arc::new(text)))
}
