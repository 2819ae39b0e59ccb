//! A look at the local disk: one folder at a time, a part of it a page, no link followed. Folders and files
//! have numbers in the addresses, so that the browser's history keeps no name.

use std::{
    collections::BTreeMap,
    env, fs, io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use model::Instant;

/// Entries of one folder that a page shows.
pub(super) const SHOWN: usize = 200;
/// Most entries of one folder that are looked at.
pub(super) const ENTRIES: usize = 200_000;
/// Most folders and files that have numbers; beyond, the oldest numbers are forgotten.
const NUMBERS: usize = 100_000;

/// The folders and files that were shown.
#[derive(Default)]
pub(super) struct Places {
    paths: BTreeMap<u64, PathBuf>,
    numbers: BTreeMap<PathBuf, u64>,
    next: u64,
}

impl Places {
    /// The number of a path, the same as before if it has one.
    pub(super) fn number(&mut self, path: &Path) -> u64 {
        if let Some(number) = self.numbers.get(path) {
            return *number;
        }
        let number = self.next;
        self.next = self.next.saturating_add(1);
        if self.paths.len() >= NUMBERS
            && let Some((_, forgotten)) = self.paths.pop_first()
        {
            self.numbers.remove(&forgotten);
        }
        self.paths.insert(number, path.to_path_buf());
        self.numbers.insert(path.to_path_buf(), number);
        number
    }

    /// The path that has a number.
    pub(super) fn path(&self, number: &str) -> Option<&Path> {
        let number: u64 = number.parse().ok()?;
        self.paths.get(&number).map(PathBuf::as_path)
    }
}

/// What stands in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Folder,
    File,
    /// A link, which is not followed, or a device.
    Other,
}

/// A folder or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) kind: Kind,
    pub(super) bytes: Option<u64>,
    pub(super) changed: Option<Instant>,
}

/// A part of a folder.
#[derive(Debug)]
pub(super) struct Folder {
    /// The entries of this page.
    pub(super) entries: Vec<Entry>,
    /// Which page, from 1.
    pub(super) page: usize,
    /// How many pages there are.
    pub(super) pages: usize,
    /// How many entries there are in all.
    pub(super) count: usize,
    /// Whether there are more than were looked at.
    pub(super) is_cut: bool,
}

/// Lists a part of what `wanted` takes of a folder: folders first, then files, by name; hidden ones last.
pub(super) fn list(
    folder: &Path,
    page: usize,
    wanted: impl Fn(Kind) -> bool,
) -> io::Result<Folder> {
    let (mut all, mut looked_at) = (Vec::new(), 0_usize);
    // An entry that is gone, or cannot be looked at, is none.
    for entry in fs::read_dir(folder)?.take(ENTRIES).flatten() {
        looked_at = looked_at.saturating_add(1);
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        let kind = kind_of(kind);
        if !wanted(kind) {
            continue;
        }
        let name = entry.file_name().to_string_lossy().into_owned();
        let key = (name.starts_with('.'), kind, name.to_lowercase(), name);
        all.push((key, entry));
    }
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    let count = all.len();
    let pages = count.div_ceil(SHOWN).max(1);
    let page = page.clamp(1, pages);
    let skipped = page.saturating_sub(1).saturating_mul(SHOWN);
    let shown = all.into_iter().skip(skipped).take(SHOWN);
    let entries = shown.map(|((_, kind, _, name), entry)| {
        // Of the entry itself: a link is not followed.
        let about = entry.metadata().ok();
        let of_file = about.as_ref().filter(|_| kind == Kind::File);
        Entry {
            name,
            path: entry.path(),
            kind,
            bytes: of_file.map(fs::Metadata::len),
            changed: about.as_ref().and_then(changed),
        }
    });
    Ok(Folder {
        entries: entries.collect(),
        page,
        pages,
        is_cut: looked_at >= ENTRIES,
        count,
    })
}

fn kind_of(kind: fs::FileType) -> Kind {
    if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}

/// When a file was changed last.
fn changed(about: &fs::Metadata) -> Option<Instant> {
    let since = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(Instant::from_unix_ns(i64::try_from(since.as_nanos()).ok()?))
}

/// The person's own folder, where looking begins.
pub(super) fn home() -> PathBuf {
    let named = ["HOME", "USERPROFILE"].into_iter().find_map(env::var_os);
    named
        .map(PathBuf::from)
        .filter(|path| path.is_dir())
        .unwrap_or_else(|| PathBuf::from("/"))
}

/// Where sticks and other disks stand.
pub(super) fn disks() -> Vec<PathBuf> {
    let mut disks: Vec<PathBuf> = if cfg!(windows) {
        let drive = |letter| PathBuf::from(format!("{letter}:\\"));
        ('C'..='Z').map(drive).collect()
    } else {
        roots().iter().flat_map(|root| folders_of(root)).collect()
    };
    disks.retain(|disk| disk.is_dir());
    disks.sort();
    disks.dedup();
    disks
}

/// The folders in which Unix systems put them.
fn roots() -> Vec<PathBuf> {
    let user = env::var_os("USER").unwrap_or_default();
    let mut roots: Vec<PathBuf> = vec!["/Volumes".into(), "/media".into(), "/mnt".into()];
    if !user.is_empty() {
        roots.push(Path::new("/media").join(&user));
        roots.push(Path::new("/run/media").join(&user));
    }
    roots
}

/// Folders that are offered to who keeps something: the person's own, sticks, other disks.
pub(super) fn offered() -> Vec<String> {
    let all = [vec![home()], disks()].concat();
    all.iter()
        .map(|folder| folder.to_string_lossy().into_owned())
        .collect()
}

fn folders_of(root: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(root) else {
        return Vec::new();
    };
    let folders = entries.flatten();
    folders
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_listed_a_page_at_a_time_without_links_and_hidden_ones_last() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        fs::create_dir(at("b folder")).unwrap();
        fs::create_dir(at(".hidden")).unwrap();
        for number in 0..SHOWN {
            fs::write(at(&format!("file {number:03}")), "12345").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc", at("a link")).unwrap();
        let first = list(place.path(), 0, |_| true).unwrap();
        assert_eq!((first.page, first.pages, first.count), (1, 2, SHOWN + 3));
        assert_eq!(first.entries.len(), SHOWN);
        assert_eq!(first.entries[0].kind, Kind::Folder);
        assert_eq!(first.entries[0].name, "b folder");
        assert_eq!(first.entries[1].name, "file 000");
        assert_eq!(first.entries[1].bytes, Some(5));
        assert!(first.entries[1].changed.is_some());
        let last = list(place.path(), 9, |_| true).unwrap();
        let names: Vec<_> = last
            .entries
            .iter()
            .map(|entry| (&*entry.name, entry.kind))
            .collect();
        let expected = [
            ("file 199", Kind::File),
            ("a link", Kind::Other),
            (".hidden", Kind::Folder),
        ];
        assert_eq!(names, expected);
        let folders = list(place.path(), 1, |kind| kind == Kind::Folder).unwrap();
        assert_eq!((folders.count, folders.pages), (2, 1));
    }

    #[test]
    fn numbers_stay_with_their_paths() {
        let mut places = Places::default();
        let (a, b) = (Path::new("/a"), Path::new("/b"));
        assert_eq!(
            (places.number(a), places.number(b), places.number(a)),
            (0, 1, 0)
        );
        assert_eq!(places.path("1"), Some(b));
        for wrong in ["2", "-1", "", "x", "1x"] {
            assert_eq!(places.path(wrong), None);
        }
    }
}
