//! Rules 15 and 16: file paths and file names.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::indicators::Platform;

use super::groups::{GroupId, Lowered, Sink};

/// The form in which paths are compared: iOS links resolved (`/var`, `/tmp`), no empty or `.` parts, no
/// `/` at the end.
pub(crate) fn normal(path: &str, platform: Platform) -> Cow<'_, str> {
    let tidy = if is_tidy(path) {
        Cow::Borrowed(path)
    } else {
        Cow::Owned(tidied(path))
    };
    if platform == Platform::Android {
        return tidy;
    }
    if is_at_or_below(&tidy, "/var") {
        Cow::Owned(["/private", &tidy].concat())
    } else if is_at_or_below(&tidy, "/tmp") {
        Cow::Owned(["/private/var", &tidy].concat())
    } else {
        tidy
    }
}

fn is_at_or_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn is_tidy(path: &str) -> bool {
    let odd = |first, second| matches!((first, second), (b'/', b'/' | b'.'));
    !path.ends_with('/') && !path.starts_with("./") && !any_pair(path.as_bytes(), odd)
}

/// Whether any two neighbours are what `is` says; all are looked at, so that many are at once.
#[inline]
pub(super) fn any_pair(bytes: &[u8], is: impl Fn(u8, u8) -> bool) -> bool {
    let second = bytes.get(1..).unwrap_or_default();
    let pairs = bytes.iter().zip(second);
    pairs.fold(false, |any, (first, second)| any | is(*first, *second))
}

fn tidied(path: &str) -> String {
    let mut tidy = String::with_capacity(path.len());
    for part in path
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
    {
        if !tidy.is_empty() || path.starts_with('/') {
            tidy.push('/');
        }
        tidy.push_str(part);
    }
    tidy
}

/// The last component.
pub(crate) fn name(path: &str) -> &str {
    let path = path.strip_suffix('/').unwrap_or(path);
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether a path lies on Android's shared storage, which ignores case.
pub(super) fn on_shared_storage(path: &str) -> bool {
    ["/sdcard/", "/storage/", "/mnt/sdcard/", "/data/media/"]
        .iter()
        .any(|root| path.starts_with(root))
}

/// Paths that indicators name.
#[derive(Debug, Default)]
pub(super) struct Paths {
    absolute: HashMap<Box<str>, GroupId>,
    relative: HashMap<Box<str>, GroupId>,
    shortest: Option<usize>,
}

impl Paths {
    /// The group of a path in normal form.
    pub(super) fn group(&mut self, path: &str, new: impl FnOnce() -> GroupId) -> GroupId {
        let map = if path.starts_with('/') {
            self.shortest = Some(self.shortest.map_or(path.len(), |len| len.min(path.len())));
            &mut self.absolute
        } else {
            &mut self.relative
        };
        *map.entry(path.into()).or_insert_with(new)
    }

    /// Finds the path itself, every directory above it, and relative indicators at its end.
    pub(super) fn find(&self, path: &str, sink: &mut Sink<'_>) {
        if let Some(shortest) = self.shortest {
            let ends = path
                .match_indices('/')
                .map(|(at, _)| at)
                .chain([path.len()]);
            for end in ends.filter(|end| *end >= shortest) {
                let above = path.get(..end).unwrap_or_default();
                if let Some(group) = self.absolute.get(above) {
                    sink.found(*group, 16, None, path);
                }
            }
        }
        if self.relative.is_empty() {
            return;
        }
        let starts = path.match_indices('/').map(|(at, _)| at.saturating_add(1));
        for start in [0].into_iter().chain(starts) {
            let below = path.get(start..).unwrap_or_default();
            if let Some(group) = self.relative.get(below) {
                sink.found(*group, 16, None, path);
            }
        }
    }
}

/// File names that indicators name.
#[derive(Debug, Default)]
pub(super) struct Names {
    exact: HashMap<Box<str>, GroupId>,
    folded: HashMap<String, Vec<GroupId>>,
}

impl Names {
    /// The group of a file name.
    pub(super) fn group(&mut self, name: &str, new: impl FnOnce() -> GroupId) -> GroupId {
        let folded = &mut self.folded;
        *self.exact.entry(name.into()).or_insert_with(|| {
            let group = new();
            folded.entry(name.to_lowercase()).or_default().push(group);
            group
        })
    }

    /// Finds a name; on storage that ignores case, also those that differ in it.
    pub(super) fn find(&self, name: &str, ignore_case: bool, sink: &mut Sink<'_>) {
        let exact = self.exact.get(name).copied();
        if let Some(group) = exact {
            sink.found(group, 15, None, name);
        }
        if !ignore_case || self.folded.is_empty() {
            return;
        }
        let others = self.folded.get(&name.to_lowercase());
        for group in others
            .into_iter()
            .flatten()
            .filter(|group| Some(**group) != exact)
        {
            sink.found(*group, 15, Some(Lowered::FoldedName), name);
        }
    }
}
