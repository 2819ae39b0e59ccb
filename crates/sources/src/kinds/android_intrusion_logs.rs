//! The logs of Android's Advanced Protection: a text, a folder of texts, or an archive, which may hold
//! further archives.
//!
//! Described in: <https://developer.android.com/reference/android/app/admin/SecurityLog>,
//! <https://developer.android.com/reference/android/app/admin/DnsEvent>.

use std::{path::Path, sync::Arc};

use formats::{
    archive::Zip,
    bytes::SharedBytes,
    limits::{LOG_ARCHIVE_BYTES, LOG_ARCHIVE_DEPTH, LOG_FILES},
};
use model::{Fault, FaultKind, Faults, SourceKind};

use crate::{
    Entry, Folder, Likeness, Listed, Opened, Recognised, Source,
    acquisition::names,
    container::{is_zip, open_file, open_zip},
    listing::INSIDE,
    plain_source::{Open, PlainSource, alone, on_disk},
    shallow,
};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::AndroidIntrusionLogs,
    recognise,
    open,
};

/// How an event begins, behind the brace of its line.
const EVENTS: [&str; 3] = ["\"dns_event\"", "\"connect_event\"", "\"security_event\""];
/// How much of a file is looked at.
const HEAD_BYTES: usize = 16 << 10;
/// Endings of files that, beside logs, are told when they are none.
const TEXTS: [&str; 4] = ["json", "log", "ndjson", "txt"];
/// Where logs stand in the one path vocabulary.
const LOGS: &str = "/intrusion-logs/";

fn recognise(path: &Path) -> Vec<Recognised> {
    let mut search = Search {
        only_one: true,
        ..Search::default()
    };
    // What cannot be opened is no log.
    let _ = search.all(path);
    let found = (!search.logs.is_empty()).then(|| Recognised {
        kind: SourceKind::AndroidIntrusionLogs,
        root: path.to_path_buf(),
        likeness: Likeness::Certain,
    });
    found.into_iter().collect()
}

fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let root = &recognised.root;
    let mut search = Search::default();
    search.all(root)?;
    let mut source = PlainSource::new(SourceKind::AndroidIntrusionLogs, root);
    source.faults = search.faults;
    if root.is_dir() {
        for name in &search.own {
            source.add_own_below(&Folder::new(root), name);
        }
    } else {
        source.add_own(root);
    }
    for (name, open) in search.logs {
        source.add(Listed::plain(path_of(&name), name), open);
    }
    Ok(Box::new(source))
}

/// The path in the one path vocabulary of what is stored as `name`: a first folder that only says that
/// these are the logs goes.
fn path_of(name: &str) -> String {
    let name = name.replace(INSIDE, "/");
    let rest = match name.split_once('/') {
        Some((folder, rest)) if is_log_folder(folder) => rest,
        _ => &*name,
    };
    format!("{LOGS}{rest}")
}

fn is_log_folder(name: &str) -> bool {
    name.to_ascii_lowercase().contains("intrusion")
}

/// Looks for logs.
#[derive(Default)]
struct Search {
    /// Whether one is enough.
    only_one: bool,
    /// Logs by their stored path, with how each is opened.
    logs: Vec<(String, Open)>,
    /// Files of the folder that are logs or hold some.
    own: Vec<String>,
    faults: Faults,
    /// How many files were looked at.
    seen: usize,
    /// Bytes of archives in archives that are held.
    held: u64,
}

impl Search {
    /// Looks at everything that was handed in.
    fn all(&mut self, root: &Path) -> Result<(), Fault> {
        if !root.is_dir() {
            let name = root.file_name().unwrap_or_default().to_string_lossy();
            let file: SharedBytes = Arc::new(open_file(root)?);
            // The name of the archive that was handed in is no part of the places in it.
            let inside = if is_zip(&file) { "" } else { &*name };
            self.file(inside, &file, 0, || alone(root));
            return Ok(());
        }
        let files = shallow::files(root, &is_log_folder);
        let all: Vec<&str> = files.iter().map(String::as_str).collect();
        if names::likeness(&all).is_some() {
            return Ok(());
        }
        let folder = Folder::new(root);
        for name in &files {
            let before = self.logs.len();
            match folder.open(name) {
                Ok(file) => {
                    let file: SharedBytes = Arc::new(file);
                    self.file(name, &file, 0, || on_disk(&folder, name));
                }
                Err(fault) => self.faults.add(fault),
            }
            if self.logs.len() > before {
                self.own.push(name.clone());
            }
        }
        Ok(())
    }

    /// Looks at one file, and into it when it is an archive.
    fn file(
        &mut self,
        name: &str,
        content: &SharedBytes,
        depth: usize,
        open: impl FnOnce() -> Open,
    ) {
        if self.only_one && !self.logs.is_empty() {
            return;
        }
        self.seen = self.seen.saturating_add(1);
        if self.seen > LOG_FILES {
            if self.seen == LOG_FILES.saturating_add(1) {
                self.faults
                    .add(Fault::new(FaultKind::TooMany, "intrusion logs"));
            }
            return;
        }
        if is_zip(content) {
            return self.archive(name, Arc::clone(content), depth);
        }
        match is_log(content) {
            Ok(true) => self.logs.push((name.to_owned(), open())),
            Ok(false) if is_text(name) && !content.is_empty() => {
                let fault = Fault::new(FaultKind::UnknownSchema, "file beside intrusion logs");
                self.faults.add(fault.detail(name));
            }
            Ok(false) => {}
            Err(fault) => self.faults.add(fault),
        }
    }

    fn archive(&mut self, name: &str, content: SharedBytes, depth: usize) {
        if depth >= LOG_ARCHIVE_DEPTH {
            return self.faults.add(Fault::new(FaultKind::TooDeep, name));
        }
        let zip = match open_zip(content) {
            Ok(zip) => Arc::new(zip),
            Err(fault) => return self.faults.add(fault),
        };
        let members = zip.members().iter().map(|member| member.name.as_str());
        if depth == 0 && names::likeness(&members.collect::<Vec<_>>()).is_some() {
            return;
        }
        for fault in zip.faults() {
            self.faults.add(fault.clone());
        }
        for member in zip.members() {
            let path = match name {
                "" => member.name.clone(),
                name => format!("{name}{INSIDE}{}", member.name),
            };
            // Unpacked while it is read: only its beginning is looked at.
            match zip.read(member, 0) {
                Ok((head, _)) if is_zip(&head) => self.inner(&zip, &member.name, &path, depth),
                Ok((head, _)) => {
                    let open = || in_archive(&zip, &member.name);
                    self.file(&path, &head, depth, open);
                }
                Err(fault) => self.faults.add(fault),
            }
        }
    }

    /// An archive in an archive, which is held in memory.
    fn inner(&mut self, zip: &Arc<Zip>, member: &str, path: &str, depth: usize) {
        let left = LOG_ARCHIVE_BYTES.saturating_sub(self.held);
        let Some(member) = zip.find(member).filter(|member| member.size <= left) else {
            return self.faults.add(Fault::new(FaultKind::TooLarge, path));
        };
        match zip.read(member, left) {
            Ok((content, fault)) => {
                self.held = self.held.saturating_add(content.len());
                if let Some(fault) = fault {
                    self.faults.add(fault);
                }
                let depth = depth.saturating_add(1);
                self.file(path, &content, depth, || held(&content));
            }
            Err(fault) => self.faults.add(fault),
        }
    }
}

/// A member of an archive, unpacked when it is read.
fn in_archive(zip: &Arc<Zip>, name: &str) -> Open {
    let (zip, name) = (Arc::clone(zip), name.to_owned());
    Box::new(move || {
        let missing = || Fault::new(FaultKind::Missing, &*name);
        let member = zip.find(&name).ok_or_else(missing)?;
        let (content, fault) = zip.read(member, LOG_ARCHIVE_BYTES)?;
        Ok(Opened::plain(content, fault))
    })
}

fn held(content: &SharedBytes) -> Open {
    let content = Arc::clone(content);
    Box::new(move || Ok(Opened::plain(Arc::clone(&content), None)))
}

/// Whether a file has a line that is an event, near its beginning.
fn is_log(content: &SharedBytes) -> Result<bool, Fault> {
    let mut head = vec![0; HEAD_BYTES];
    let count = content.read_at(0, &mut head)?;
    head.truncate(count);
    let text = String::from_utf8_lossy(&head);
    let is_event = |line: &str| {
        let line = line.trim_start_matches('\u{feff}').trim_start();
        let inside = line.strip_prefix('{').unwrap_or_default().trim_start();
        EVENTS.iter().any(|event| inside.starts_with(event))
    };
    Ok(text.lines().any(is_event))
}

fn is_text(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    TEXTS.iter().any(|text| ending.eq_ignore_ascii_case(text))
}
