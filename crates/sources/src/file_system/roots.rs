//! Where in a dump the phone's own folders begin: a dump of a whole system (`…/private/var/…`), one that
//! begins at `var`, or the content of `var` alone, in any wrapper folder.
//!
//! Described in: <https://theapplewiki.com/wiki/Filesystem:/private/var>.

use std::{collections::BTreeMap, path::Path};

use formats::archive::readable;

use crate::{Likeness, own_files};

/// Where the list of a dump's files stands.
pub(crate) const FILE_LIST: &str = "/file-list.ndjson";
/// What stands in the `var` folder of an iPhone, and not of a computer.
const OF_A_PHONE: [&str; 10] = [
    "mobile/Library/",
    "mobile/Containers/",
    "mobile/Media/",
    "mobile/Applications/",
    "containers/Bundle/Application/",
    "containers/Data/System/",
    "containers/Shared/SystemGroup/",
    "wireless/Library/",
    "preferences/SystemConfiguration/",
    "MobileDevice/ProvisioningProfiles/",
];
/// What stands there as well, as on a computer of the same maker.
const OF_BOTH: [&str; 8] = [
    "Keychains/",
    "db/diagnostics/",
    "db/uuidtext/",
    "installd/Library/",
    "networkd/",
    "protected/trustd/",
    "root/Library/",
    "logs/",
];
/// What stands at the root of the system, which some dumps have beside the content of `var`.
const OF_THE_SYSTEM: [&str; 2] = ["System/Library/CoreServices/", "private/preboot/"];
/// How many folders the root may be wrapped in.
const WRAPPERS: usize = 8;
/// Most folders that are looked into for one.
const FOLDERS: usize = 2_000;

/// A folder of the dump, and what it is on the phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Root {
    /// As stored, a `/` behind each name; empty for the dump itself.
    pub(crate) stored: Vec<u8>,
    /// On the phone: empty, or a path without a `/` behind it.
    pub(crate) path: &'static str,
    pub(crate) likeness: Likeness,
}

/// The signs seen, by the folder in which they stand.
#[derive(Default)]
pub(crate) struct Signs {
    /// How many signs of a phone, and of both, the content of a `var` folder shows: a bit each.
    content: BTreeMap<Vec<u8>, (u32, u32)>,
    system: BTreeMap<Vec<u8>, u32>,
}

impl Signs {
    /// Takes the stored path of a file.
    pub(crate) fn look(&mut self, stored: &[u8]) {
        let mut start = 0_usize;
        for _ in 0..=WRAPPERS.saturating_add(2) {
            let (before, rest) = stored.split_at_checked(start).unwrap_or_default();
            self.look_in(before, |sign| starts_with(rest, sign));
            let Some(slash) = memchr::memchr(b'/', rest) else {
                return;
            };
            start = start.saturating_add(slash).saturating_add(1);
        }
    }

    fn look_in(&mut self, before: &[u8], has: impl Fn(&[u8]) -> bool) {
        let bits = |signs: &[&str]| {
            let seen = signs
                .iter()
                .enumerate()
                .filter(|(_, sign)| has(sign.as_bytes()));
            seen.fold(0_u32, |bits, (number, _)| bits | bit(number))
        };
        let (phone, both) = (bits(&OF_A_PHONE), bits(&OF_BOTH));
        if phone | both != 0 {
            add(&mut self.content, before, |seen| {
                seen.0 |= phone;
                seen.1 |= both;
            });
        }
        let system = bits(&OF_THE_SYSTEM);
        if system != 0 {
            add(&mut self.system, before, |seen| *seen |= system);
        }
    }

    /// Whether it is at least a system of the phone's maker.
    pub(crate) fn shows_system(&self) -> bool {
        !self.system.is_empty()
    }

    /// The roots, the outermost first; none lies in another one.
    pub(crate) fn roots(&self) -> Vec<Root> {
        let content = self.content.iter();
        let mut found: Vec<Root> = content
            .filter_map(|(stored, (phone, both))| root(stored, *phone, *both))
            .collect();
        found.sort_by(|a, b| (a.stored.len(), &a.stored).cmp(&(b.stored.len(), &b.stored)));
        let mut roots: Vec<Root> = Vec::new();
        for one in found {
            if !roots
                .iter()
                .any(|root| one.stored.starts_with(&root.stored))
            {
                roots.push(one);
            }
        }
        let beside = |system: &[u8]| {
            let mut content = roots.iter().filter(|root| !root.path.is_empty());
            content.any(|root| parent(&root.stored) == parent(system) && root.stored != system)
        };
        let systems = self.system.keys().filter(|stored| beside(stored));
        let systems: Vec<Root> = systems
            .map(|stored| Root {
                stored: stored.clone(),
                path: "",
                likeness: Likeness::Partial,
            })
            .collect();
        roots.extend(systems);
        roots
    }
}

/// What the content of a `var` folder makes of it: how it is named, and how much of it is there, tell how sure
/// that is.
fn root(stored: &[u8], phone: u32, both: u32) -> Option<Root> {
    if phone == 0 {
        return None;
    }
    let (likeness, path, stored) = if let Some(before) = without(stored, "private/var/") {
        (Likeness::Certain, "", before)
    } else if let Some(before) = without(stored, "var/") {
        (Likeness::Certain, "/private", before)
    } else {
        let signs = phone.count_ones().saturating_add(both.count_ones());
        let likeness = if signs >= 2 {
            Likeness::Certain
        } else {
            Likeness::Partial
        };
        (likeness, "/private/var", stored)
    };
    Some(Root {
        stored: stored.to_vec(),
        path,
        likeness,
    })
}

fn bit(number: usize) -> u32 {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    1_u32.checked_shl(number).unwrap_or_default()
}

fn add<V: Default>(seen: &mut BTreeMap<Vec<u8>, V>, folder: &[u8], change: impl FnOnce(&mut V)) {
    if let Some(value) = seen.get_mut(folder) {
        change(value);
    } else if seen.len() < FOLDERS {
        change(seen.entry(folder.to_vec()).or_default());
    }
}

fn starts_with(path: &[u8], sign: &[u8]) -> bool {
    path.get(..sign.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(sign))
}

/// The path before these last names.
fn without<'p>(stored: &'p [u8], names: &str) -> Option<&'p [u8]> {
    let (before, last) = stored.split_at_checked(stored.len().checked_sub(names.len())?)?;
    let is_whole = before.is_empty() || before.ends_with(b"/");
    (is_whole && last.eq_ignore_ascii_case(names.as_bytes())).then_some(before)
}

/// The folder in which a folder stands.
fn parent(stored: &[u8]) -> &[u8] {
    let inner = stored.strip_suffix(b"/").unwrap_or(stored);
    let end = memchr::memrchr(b'/', inner).map_or(0, |slash| slash.saturating_add(1));
    inner.get(..end).unwrap_or_default()
}

/// The roots below a folder on disk, looked for without a list of all its files.
pub(crate) fn on_disk(folder: &Path) -> Vec<Root> {
    let mut signs = Signs::default();
    let mut folders = vec![(folder.to_path_buf(), Vec::new(), 0_usize)];
    let mut at = 0_usize;
    while let Some((path, stored, depth)) = folders.get(at).cloned() {
        at = at.saturating_add(1);
        let is_folder = |sign: &[u8]| {
            let sign = String::from_utf8_lossy(sign);
            std::fs::symlink_metadata(path.join(&*sign)).is_ok_and(|meta| meta.is_dir())
        };
        signs.look_in(&stored, is_folder);
        let is_found = signs.content.get(&stored).is_some_and(|seen| seen.0 != 0);
        if is_found || depth > WRAPPERS {
            continue;
        }
        for name in folders_in(&path, FOLDERS.saturating_sub(folders.len())) {
            let inner = [&*stored, name.as_bytes(), b"/"].concat();
            folders.push((path.join(&name), inner, depth.saturating_add(1)));
        }
    }
    signs.roots()
}

/// The folders in a folder, by name.
fn folders_in(path: &Path, most: usize) -> Vec<String> {
    let entries = std::fs::read_dir(path).into_iter().flatten();
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .take(most)
        .collect();
    names.sort();
    names
}

/// The path on the phone of what is stored at a path, written into `path`: below `/dump` where it stands
/// outside of every root.
pub(crate) fn write_path(roots: &[Root], stored: &[u8], path: &mut String) {
    path.clear();
    let root = roots.iter().find(|root| stored.starts_with(&root.stored));
    let rest = if let Some(root) = root {
        path.push_str(root.path);
        stored.get(root.stored.len()..).unwrap_or_default()
    } else {
        path.push_str("/dump");
        stored
    };
    path.push('/');
    let begins = path.len();
    path.push_str(&readable(rest));
    // A dump may have been written where case does not count.
    for usual in ["private/var/", "private/preboot/", "var/"] {
        let own = match path.get(1..begins) {
            Some("") => usual.starts_with("private"),
            Some("private/") => usual == "var/",
            _ => false,
        };
        let end = begins.saturating_add(usual.len());
        if own
            && path
                .get(begins..end)
                .is_some_and(|start| start.eq_ignore_ascii_case(usual))
        {
            path.replace_range(begins..end, usual);
        }
    }
    // What is handed in and its list have paths that no file of the phone may take.
    if path.starts_with(own_files::OWN) || path == FILE_LIST {
        path.insert_str(0, "/dump");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str]) -> Vec<(String, &'static str, Likeness)> {
        let mut signs = Signs::default();
        for name in names {
            signs.look(name.as_bytes());
        }
        let roots = signs.roots().into_iter();
        roots
            .map(|root| {
                let stored = String::from_utf8(root.stored).unwrap();
                (stored, root.path, root.likeness)
            })
            .collect()
    }

    #[test]
    fn the_root_is_found_in_any_wrapper() {
        use Likeness::{Certain, Partial};
        let root = |stored: &str, path, likeness| (stored.to_owned(), path, likeness);
        for (names, expected) in [
            (
                &["private/var/mobile/Library/SMS/sms.db"][..],
                vec![root("", "", Certain)],
            ),
            (
                &[
                    "Dump/filesystem1/private/var/mobile/Library/SMS/sms.db",
                    "Dump/log.txt",
                ],
                vec![root("Dump/filesystem1/", "", Certain)],
            ),
            (
                &["x/var/mobile/Library/SMS/sms.db"],
                vec![root("x/", "/private", Certain)],
            ),
            (
                &["PRIVATE/VAR/mobile/Library/SMS/sms.db"],
                vec![root("", "", Certain)],
            ),
            (
                &["fs2/mobile/Library/SMS/sms.db"],
                vec![root("fs2/", "/private/var", Partial)],
            ),
            (
                &[
                    "fs1/System/Library/CoreServices/SystemVersion.plist",
                    "fs2/mobile/Library/SMS/sms.db",
                    "fs2/root/Library/Caches/x",
                ],
                vec![
                    root("fs2/", "/private/var", Certain),
                    root("fs1/", "", Partial),
                ],
            ),
            // An app may hold anything.
            (
                &[
                    "private/var/mobile/Containers/Data/Application/1/mobile/Library/x",
                    "private/var/mobile/Library/SMS/sms.db",
                ],
                vec![root("", "", Certain)],
            ),
        ] {
            assert_eq!(found(names), expected, "{names:?}");
        }
    }

    #[test]
    fn other_folders_are_none() {
        for names in [
            &["private/var/db/diagnostics/x", "private/var/root/Library/x"][..],
            &["Manifest.db", "00/0011223344"],
            &["data/data/com.example/x", "getprop.txt"],
            &["sysdiagnose_2026.01.02/system_logs.logarchive/Extra/shutdown.log"],
            &["automobile/Library/x", "mobile/Library"],
        ] {
            assert_eq!(found(names), [], "{names:?}");
        }
    }

    #[test]
    fn paths_are_those_of_the_phone() {
        let path = |stored: &str, at: &'static str, file: &str| {
            let root = Root {
                stored: stored.into(),
                path: at,
                likeness: Likeness::Certain,
            };
            let mut path = String::new();
            write_path(&[root], file.as_bytes(), &mut path);
            path
        };
        assert_eq!(
            path("a/b/", "", "a/b/private/var/tmp/x"),
            "/private/var/tmp/x"
        );
        assert_eq!(path("a/", "", "a/PRIVATE/Var/tmp/X"), "/private/var/tmp/X");
        assert_eq!(path("", "/private", "VAR/tmp/x"), "/private/var/tmp/x");
        assert_eq!(
            path("", "/private/var", "mobile/var/x"),
            "/private/var/mobile/var/x"
        );
        assert_eq!(path("", "", "usr/lib/x"), "/usr/lib/x");
        assert_eq!(path("a/", "", "other/file"), "/dump/other/file");
    }
}
