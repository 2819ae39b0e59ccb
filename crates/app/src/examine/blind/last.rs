//! Remembers what was taken last. Neighbours in a list of files lie in one folder: what is said of that was
//! said, and need not be looked up.

use model::Bearing;

/// The path taken last, as far as the names that follow it are concerned.
#[derive(Default)]
pub(super) struct LastPath {
    bearing: Option<Bearing>,
    path: String,
    /// Where its last name begins.
    name: usize,
    /// So many of its bytes are folders of the path before it, whose names were all taken.
    shared: usize,
    /// So many of its bytes were taken as names, one after the other from the first.
    taken: usize,
    /// Where in what is to be sent the byte stands that says what was said of its last name.
    pub(super) said_at: Option<usize>,
}

impl LastPath {
    /// Takes the next path.
    pub(super) fn take(&mut self, path: &str, bearing: Bearing) {
        self.shared = if self.bearing == Some(bearing) {
            self.shared_with(path).min(self.taken)
        } else {
            0
        };
        self.bearing = Some(bearing);
        self.path.clear();
        self.path.push_str(path);
        self.name = behind_slash(path.as_bytes());
        self.taken = 0;
        self.said_at = None;
    }

    /// How many bytes of another path are folders of this one.
    fn shared_with(&self, other: &str) -> usize {
        let (path, other) = (self.path.as_bytes(), other.as_bytes());
        let folder = path.get(..self.name);
        if folder == other.get(..self.name) {
            return self.name;
        }
        let same = path.iter().zip(other).take_while(|(a, b)| a == b).count();
        behind_slash(path.get(..same).unwrap_or_default())
    }

    /// Its last name.
    pub(super) fn name(&self) -> &str {
        self.path.get(self.name..).unwrap_or_default()
    }

    /// Whether the same is said of its last name, and it is this.
    pub(super) fn ends_in(&self, name: &str, bearing: Bearing) -> bool {
        self.bearing == Some(bearing) && self.name() == name
    }

    /// Takes the next of its names; whether the same was said of the path before, which has this name too.
    pub(super) fn shares_next(&mut self, name: &str, bearing: Bearing) -> bool {
        if self.bearing != Some(bearing) || name.is_empty() {
            return false;
        }
        let rest = self.path.get(self.taken..).unwrap_or_default();
        let rest = rest.trim_start_matches('/');
        match rest.strip_prefix(name) {
            Some(behind) if behind.is_empty() || behind.starts_with('/') => {
                self.taken = self.path.len().saturating_sub(behind.len());
                self.taken <= self.shared
            }
            _ => false,
        }
    }
}

/// Where the bytes behind the last `/` begin.
fn behind_slash(path: &[u8]) -> usize {
    let slash = path.iter().rposition(|byte| *byte == b'/');
    slash.map_or(0, |at| at.saturating_add(1))
}

/// A text that was taken last, and what was said of it.
#[derive(Default)]
pub(super) struct LastText {
    said: Option<u8>,
    text: String,
}

impl LastText {
    /// Whether it is this, and the same is said of it; it is from now on.
    pub(super) fn is(&mut self, said: u8, text: &str) -> bool {
        let same = self.said == Some(said) && self.text == text;
        if !same {
            self.said = Some(said);
            self.text.clear();
            self.text.push_str(text);
        }
        same
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of paths, taken one after the other, that need not be looked up.
    fn shared(paths: &[(&str, Bearing)]) -> Vec<String> {
        let mut last = LastPath::default();
        let mut all = Vec::new();
        for (path, bearing) in paths {
            last.take(path, *bearing);
            for name in path.split('/').filter(|name| !name.is_empty()) {
                if last.shares_next(name, *bearing) {
                    all.push(name.to_owned());
                }
            }
        }
        all
    }

    #[test]
    fn the_names_of_folders_that_two_neighbours_share_are_known() {
        use Bearing::{Mentioned, Stored};
        let of = |paths: &[&str]| {
            let stored: Vec<_> = paths.iter().map(|path| (*path, Stored)).collect();
            shared(&stored)
        };
        assert_eq!(of(&["/a/b/c", "/a/b/d"]), ["a", "b"]);
        assert_eq!(of(&["/a/b/c", "/a/bb/c"]), ["a"]);
        // The last name was perhaps told as that of the path only.
        assert_eq!(of(&["/a/b", "/a/b/c"]), ["a"]);
        assert_eq!(of(&["/a/b/", "/a/b/c"]), ["a", "b"]);
        assert_eq!(of(&["a/b", "a/c", "b"]), ["a"]);
        assert_eq!(of(&["//a//b/c", "//a//b/d"]), ["a", "b"]);
        assert!(of(&["/a/b/c", "", "/a/b/c"]).is_empty());
        assert!(shared(&[("/a/b", Stored), ("/a/b", Mentioned)]).is_empty());
    }

    #[test]
    fn a_path_whose_names_were_not_taken_shares_none() {
        let mut last = LastPath::default();
        last.take("/a/b/c", Bearing::Stored);
        assert!(!last.shares_next("a", Bearing::Stored));
        last.take("/a/b/d", Bearing::Stored);
        assert!(last.shares_next("a", Bearing::Stored));
        assert!(!last.shares_next("b", Bearing::Stored));
        // Out of order, or not a whole name.
        last.take("/a/b/d", Bearing::Stored);
        assert!(!last.shares_next("b", Bearing::Stored));
        last.take("/a/b/d", Bearing::Stored);
        assert!(!last.shares_next("a", Bearing::Stored));
    }
}
