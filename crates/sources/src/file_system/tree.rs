//! The names of all files below a folder, held together in some 30 bytes each: no file is looked at, no link
//! is followed, and the order does not depend on the disk.
//!
//! Described in: <https://pubs.opengroup.org/onlinepubs/9799919799/functions/readdir.html>.

use std::path::Path;

use disk::Folder;
use model::{Fault, FaultKind, Faults, Instant};

/// Deepest folder that is looked into: each one on the way is held open. Phones have some 40.
const DEPTH: usize = 200;
/// Most files of a dump; a full phone has up to a million.
pub(crate) const FILES: usize = 4 << 20;
/// Most bytes of names; those of a million files have some 40 MB.
const NAME_BYTES: usize = 512 << 20;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An ordinary file.
    File,
    /// A link, which is never followed.
    Link,
    /// A folder without anything in it.
    Folder,
    /// A device, a pipe, a socket.
    Other,
}

impl Kind {
    /// The stable name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::File => "file",
            Kind::Link => "link",
            Kind::Folder => "folder",
            Kind::Other => "other",
        }
    }

    fn of(kind: disk::Kind) -> Self {
        match kind {
            disk::Kind::File => Kind::File,
            disk::Kind::Link => Kind::Link,
            disk::Kind::Folder => Kind::Folder,
            disk::Kind::Other => Kind::Other,
        }
    }
}

/// What the carrier of a dump knows of a file beside its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) size: Option<u64>,
    pub(crate) mode: Option<u32>,
    pub(crate) modified: Option<Instant>,
}

/// A name, and the folder in which it stands.
#[derive(Clone, Copy)]
struct Node {
    folder: u32,
    start: u32,
    len: u16,
    kind: Kind,
}

/// The names below a folder.
pub(crate) struct Tree {
    /// Every name, one after the other.
    text: Vec<u8>,
    /// The first is the folder itself, whose name is empty.
    folders: Vec<Node>,
    /// Files, links and empty folders, those of one folder together.
    files: Vec<Node>,
    /// What could not be listed.
    pub(crate) faults: Faults,
}

impl Tree {
    /// Lists what stands below `root`, which may itself be reached through a link.
    pub(crate) fn walk(root: &Path) -> Self {
        let mut tree = Self {
            text: Vec::new(),
            folders: Vec::new(),
            files: Vec::new(),
            faults: Faults::default(),
        };
        let own = tree.node(0, b"", Kind::Folder);
        tree.folders.extend(own);
        match Folder::open(root) {
            Ok(folder) => tree.enter(&folder, 0, 0),
            Err(error) => tree.fault(FaultKind::Io, 0, b"", error),
        }
        tree.text.shrink_to_fit();
        tree.files.shrink_to_fit();
        tree
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// Lists one open folder, then the folders in it.
    fn enter(&mut self, folder: &Folder, number: u32, depth: usize) {
        let Some(names) = self.names(folder, number) else {
            return;
        };
        if names.is_empty() && number > 0 {
            let own = self.folders.get(as_index(number)).copied();
            self.files.extend(own);
            return;
        }
        for (name, kind) in names.iter().filter(|(_, kind)| *kind != Kind::Folder) {
            let node = self.node(number, name, *kind);
            self.files.extend(node);
        }
        for (name, _) in names.iter().filter(|(_, kind)| *kind == Kind::Folder) {
            self.below(folder, name, number, depth);
        }
    }

    fn below(&mut self, above: &Folder, name: &[u8], number: u32, depth: usize) {
        if depth >= DEPTH {
            return self.fault(FaultKind::TooDeep, number, name, DEPTH);
        }
        let Some(node) = self.node(number, name, Kind::Folder) else {
            return;
        };
        let Ok(own) = u32::try_from(self.folders.len()) else {
            return;
        };
        self.folders.push(node);
        match above.folder(name) {
            Ok(folder) => self.enter(&folder, own, depth.saturating_add(1)),
            Err(error) => self.fault(FaultKind::Io, number, name, error),
        }
    }

    /// The names in a folder, sorted; none when it cannot be listed at all.
    fn names(&mut self, folder: &Folder, number: u32) -> Option<Vec<(Box<[u8]>, Kind)>> {
        let mut names: Vec<(Box<[u8]>, Kind)> = Vec::new();
        let room = FILES.saturating_sub(self.files.len());
        let listed = folder.each_name(&mut |name, kind| {
            names.push((name.into(), Kind::of(kind)));
            names.len() <= room
        });
        if let Err(error) = listed {
            self.fault(FaultKind::Io, number, b"", error);
            if names.is_empty() {
                return None;
            }
        }
        if names.len() > room {
            self.fault(FaultKind::TooMany, number, b"", FILES);
        }
        names.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        Some(names)
    }

    /// A name in a folder, unless there are too many already.
    fn node(&mut self, folder: u32, name: &[u8], kind: Kind) -> Option<Node> {
        if self.text.len() >= NAME_BYTES {
            self.fault(FaultKind::TooMany, folder, name, NAME_BYTES);
            return None;
        }
        let start = u32::try_from(self.text.len()).ok()?;
        let len = u16::try_from(name.len()).ok()?;
        self.text.extend_from_slice(name);
        Some(Node {
            folder,
            start,
            len,
            kind,
        })
    }

    fn fault(&mut self, kind: FaultKind, folder: u32, name: &[u8], why: impl std::fmt::Display) {
        let mut path = Vec::new();
        self.write_folder(folder, &mut path);
        path.extend_from_slice(name);
        let path = String::from_utf8_lossy(&path).into_owned();
        self.faults.add(Fault::new(kind, path).detail(why));
    }

    fn name(&self, node: &Node) -> &[u8] {
        let start = as_index(node.start);
        let end = start.saturating_add(node.len.into());
        self.text.get(start..end).unwrap_or_default()
    }

    /// Writes the path of a folder, a `/` behind each name.
    fn write_folder(&self, number: u32, path: &mut Vec<u8>) {
        let mut chain = Vec::new();
        let mut at = number;
        while at > 0
            && let Some(node) = self.folders.get(as_index(at))
        {
            chain.push(node);
            at = node.folder;
        }
        for node in chain.into_iter().rev() {
            path.extend_from_slice(self.name(node));
            path.push(b'/');
        }
    }

    /// Calls `each` with every path from the `first` on, until it says that it has enough.
    pub(crate) fn each_from(&self, first: usize, each: &mut dyn FnMut(&[u8], Kind) -> bool) {
        let mut path = Vec::new();
        let (mut folder, mut folder_len) = (None, 0);
        for node in self.files.get(first..).unwrap_or_default() {
            if folder != Some(node.folder) {
                path.clear();
                self.write_folder(node.folder, &mut path);
                (folder, folder_len) = (Some(node.folder), path.len());
            }
            path.truncate(folder_len);
            path.extend_from_slice(self.name(node));
            if !each(&path, node.kind) {
                return;
            }
        }
    }

    /// What the disk says of each, in the same order.
    pub(crate) fn facts(&self, root: &Path) -> Vec<Facts> {
        let mut all = Vec::with_capacity(self.files.len());
        let root = Folder::open(root).ok();
        let (mut folder, mut open) = (None, None::<Folder>);
        for node in &self.files {
            if folder != Some(node.folder) {
                folder = Some(node.folder);
                let root = root.as_ref();
                open = root.and_then(|root| self.open_folder(root, node.folder));
            }
            // The dump's folder itself is open already.
            let open = if node.folder == 0 { &root } else { &open };
            let facts = open
                .as_ref()
                .and_then(|open| facts_of(open, self.name(node)));
            all.push(facts.unwrap_or_default());
        }
        all
    }

    /// The open folder of a number above 0.
    fn open_folder(&self, root: &Folder, number: u32) -> Option<Folder> {
        let mut path = Vec::new();
        self.write_folder(number, &mut path);
        let path = path.strip_suffix(b"/")?;
        let mut names = path.split(|byte| *byte == b'/');
        let first = root.folder(names.next()?).ok()?;
        names.try_fold(first, |above, name| above.folder(name).ok())
    }
}

fn as_index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn facts_of(folder: &Folder, name: &[u8]) -> Option<Facts> {
    let told = folder.facts(name)?;
    let modified = told.modified_s.and_then(|s| s.checked_mul(1_000_000_000));
    Some(Facts {
        size: told.size,
        mode: told.mode,
        modified: modified.map(Instant::from_unix_ns),
    })
}

#[cfg(all(test, unix))]
mod tests {
    use std::{
        ffi::OsStr,
        fs,
        os::unix::{ffi::OsStrExt as _, fs::symlink},
    };

    use super::*;

    fn all(tree: &Tree) -> Vec<(String, Kind)> {
        let mut all = Vec::new();
        tree.each_from(0, &mut |path, kind| {
            all.push((String::from_utf8_lossy(path).into_owned(), kind));
            true
        });
        all
    }

    #[test]
    fn names_come_sorted_links_are_not_followed_and_odd_names_stay() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        fs::create_dir_all(root.join("b/deep/er")).unwrap();
        fs::create_dir_all(root.join("empty")).unwrap();
        fs::write(root.join("b/z"), "z").unwrap();
        fs::write(root.join("b/deep/er/file"), "abc").unwrap();
        fs::write(root.join("a"), "a").unwrap();
        fs::write(root.join(OsStr::from_bytes(b"caf\xe9")), "").unwrap();
        symlink("/", root.join("b/out")).unwrap();
        let tree = Tree::walk(root);
        assert!(tree.faults.is_empty());
        let expected = [
            ("a", Kind::File),
            ("caf\u{fffd}", Kind::File),
            ("b/out", Kind::Link),
            ("b/z", Kind::File),
            ("b/deep/er/file", Kind::File),
            ("empty", Kind::Folder),
        ];
        let expected: Vec<_> = expected.map(|(path, kind)| (path.to_owned(), kind)).into();
        assert_eq!(all(&tree), expected);
        assert_eq!(tree.len(), 6);
        let facts = tree.facts(root);
        assert_eq!(facts[4].size, Some(3));
        assert!(facts[4].modified.is_some());
        let mut second = Vec::new();
        tree.each_from(1, &mut |path, _| {
            second.push(path.to_vec());
            second.len() < 2
        });
        assert_eq!(second, [&b"caf\xe9"[..], b"b/out"]);
    }

    #[test]
    fn folders_too_deep_or_closed_are_told_and_the_rest_is_listed() {
        let dir = tempfile::tempdir().unwrap();
        let mut at = dir.path().to_path_buf();
        for _ in 0..=DEPTH {
            at.push("d");
        }
        fs::create_dir_all(&at).unwrap();
        fs::write(dir.path().join("file"), "").unwrap();
        let tree = Tree::walk(dir.path());
        assert_eq!(tree.faults.counts[&FaultKind::TooDeep], 1);
        assert_eq!(all(&tree)[0], ("file".to_owned(), Kind::File));
        let none = Tree::walk(&dir.path().join("absent"));
        assert_eq!(none.faults.counts[&FaultKind::Io], 1);
        assert_eq!(none.len(), 0);
    }
}
