//! Unified logs by themselves: a `.logarchive`, the folders from which a phone makes one, a zip of
//! either, or one log.
//!
//! Described in:
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use formats::{bytes::SharedBytes, limits::ARCHIVE_MEMORY_BYTES};
use model::{Fault, SourceKind};

use crate::{
    Entry, Folder, Likeness, Listed, Opened, Recognised, Source,
    container::{Container, is_zip, open_file},
    log_archive::{FOLDERS, is_log, is_log_name, phone_path},
    plain_source::{Open, PlainSource, alone, on_disk},
    shallow,
};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::IosLogarchive,
    recognise,
    open,
};

/// How the folder is named.
const ENDING: &str = ".logarchive";
/// What says when and on what the logs were collected.
const INFO: &str = "Info.plist";
/// What stands beside the logs in a sysdiagnose, which is a source of its own kind.
const SYSDIAGNOSE: [&str; 5] = [
    "crashes_and_spins",
    "logs",
    "ps.txt",
    "sysdiagnose.log",
    "taskinfo.txt",
];
/// Most folders in a handed-in folder that are looked into.
const SUBFOLDERS: usize = 64;

fn recognise(path: &Path) -> Vec<Recognised> {
    let roots = if path.is_dir() {
        of_folder(path)
    } else {
        let is_one = of_file(path).unwrap_or(false);
        is_one.then(|| path.to_path_buf()).into_iter().collect()
    };
    let found = roots.into_iter().map(|root| Recognised {
        kind: SourceKind::IosLogarchive,
        root,
        likeness: Likeness::Certain,
    });
    found.collect()
}

/// The folder itself, or else the archives directly in it.
fn of_folder(path: &Path) -> Vec<PathBuf> {
    if holds_logs(path) {
        return vec![path.to_path_buf()];
    }
    let Ok(entries) = std::fs::read_dir(path) else {
        return Vec::new();
    };
    let names = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name());
    let names: BTreeSet<String> = names.filter_map(|name| name.into_string().ok()).collect();
    if is_sysdiagnose(names.iter().map(String::as_str)) {
        return Vec::new();
    }
    let archives = names.iter().filter(|name| name.ends_with(ENDING));
    let archives = archives.take(SUBFOLDERS).map(|name| path.join(name));
    archives.filter(|archive| holds_logs(archive)).collect()
}

/// Whether a folder holds a log that begins as one does, in its place.
fn holds_logs(path: &Path) -> bool {
    let folder = Folder::new(path);
    let files = shallow::files(path, &|name| FOLDERS.contains(&name));
    let is_archive = path.to_string_lossy().ends_with(ENDING)
        || files
            .iter()
            .any(|name| name == INFO || name.starts_with("timesync/"));
    let opens = |name: &&String| {
        folder.open(name).is_ok_and(|file| {
            let file: SharedBytes = Arc::new(file);
            is_log(&file)
        })
    };
    let mut logs = files.iter().filter(|name| is_log_name(name));
    is_archive && logs.any(|name| opens(&name))
}

/// Whether a file is a log, or a zip that holds some in their places.
fn of_file(path: &Path) -> Result<bool, Fault> {
    let file: SharedBytes = Arc::new(open_file(path)?);
    if is_log(&file) {
        return Ok(true);
    }
    if !is_zip(&file) {
        return Ok(false);
    }
    let container = Container::of_zip(file)?;
    let names = container.names();
    let Some(top) = top_of(&names) else {
        return Ok(false);
    };
    let above = names.iter().filter_map(|name| name.split('/').nth(1));
    let beside = names.iter().filter_map(|name| name.split('/').next());
    if is_sysdiagnose(above) || is_sysdiagnose(beside) {
        return Ok(false);
    }
    let mut logs = names
        .iter()
        .filter(|name| name.starts_with(&top) && is_log_name(name));
    Ok(logs.any(|name| container.read(name, 0).is_ok_and(|(log, _)| is_log(&log))))
}

/// What stands before the names of an archive's files in a zip: its folders, when there is but one
/// archive.
fn top_of(names: &[&str]) -> Option<String> {
    if let Some(name) = names.iter().find(|name| name.contains(".logarchive/")) {
        let (before, _) = name.split_once(".logarchive/")?;
        return Some(format!("{before}.logarchive/"));
    }
    let times = names.iter().find(|name| name.ends_with(".timesync"))?;
    let (before, _) = times.rsplit_once("timesync/")?;
    Some(before.to_owned())
}

fn is_sysdiagnose<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    let found: BTreeSet<&str> = names.filter(|name| SYSDIAGNOSE.contains(name)).collect();
    found.len() >= 2
}

fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let root = &recognised.root;
    let mut source = PlainSource::new(SourceKind::IosLogarchive, root);
    match Container::open(root)? {
        Container::Folder {
            folder,
            names,
            faults,
        } => {
            source.faults = faults;
            let own = names.iter().find(|name| *name == INFO);
            let own = own.or_else(|| names.iter().find(|name| is_log_name(name)));
            if let Some(own) = own {
                source.add_own_below(&folder, own);
            }
            for name in &names {
                source.add(
                    Listed::plain(phone_path(name), name),
                    on_disk(&folder, name),
                );
            }
        }
        packed @ (Container::Zip(_) | Container::Tar(_)) => {
            source.add_own(root);
            add_members(&mut source, packed);
        }
        Container::File { name, .. } => {
            source.add_own(root);
            source.add(Listed::plain(phone_path(&name), name), alone(root));
        }
    }
    Ok(Box::new(source))
}

/// The files of an archive that is packed.
fn add_members(source: &mut PlainSource, packed: Container) {
    source.faults = packed.faults();
    let packed = Arc::new(packed);
    let names = packed.names();
    let top = top_of(&names).unwrap_or_default();
    for name in names {
        if let Some(below) = name.strip_prefix(&top) {
            let listed = Listed::plain(phone_path(below), name);
            source.add(listed, unpacked(&packed, name));
        }
    }
}

/// A member of an archive, unpacked when it is read.
fn unpacked(packed: &Arc<Container>, name: &str) -> Open {
    let (packed, name) = (Arc::clone(packed), name.to_owned());
    Box::new(move || {
        let (content, fault) = packed.read(&name, ARCHIVE_MEMORY_BYTES)?;
        Ok(Opened::plain(content, fault))
    })
}
