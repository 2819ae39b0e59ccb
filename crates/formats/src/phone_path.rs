//! Paths on the phone, safe to show and to compare: absolute, without `.` or `..`.

use model::{Fault, FaultKind};

/// An absolute path on the phone: no empty, `.` or `..` component, no NUL.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhonePath(String);

impl PhonePath {
    /// Joins paths, whether they start with `/` or not; empty and `.` components are dropped.
    ///
    /// # Errors
    /// `OutsideSource` when one holds a `..` component or a NUL.
    pub fn join(parts: &[&str]) -> Result<PhonePath, Fault> {
        let len = parts.iter().map(|part| part.len()).sum::<usize>();
        let mut path = String::with_capacity(len.saturating_add(parts.len()));
        for part in parts {
            let inner = part.strip_prefix('/').unwrap_or(part);
            if is_plain(inner) {
                path.push('/');
                path.push_str(inner);
                continue;
            }
            for name in part.split('/') {
                match name {
                    "" | "." => continue,
                    ".." => return Err(outside(part, "a `..` component")),
                    _ if name.contains('\0') => return Err(outside(part, "a NUL")),
                    _ => {}
                }
                path.push('/');
                path.push_str(name);
            }
        }
        if path.is_empty() {
            path.push('/');
        }
        Ok(PhonePath(path))
    }

    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Whether the names in a path need no look one by one, as in nearly all: none is empty or begins with
/// a dot, and there is no NUL.
fn is_plain(path: &str) -> bool {
    let next = path.as_bytes().get(1..).unwrap_or_default();
    // Counted to the end, so that many bytes are compared at a time.
    let odd = path
        .bytes()
        .zip(next)
        .filter(|(byte, next)| *byte == 0 || *byte == b'/' && matches!(next, b'/' | b'.'))
        .count();
    odd == 0 && !path.is_empty() && !path.starts_with(['/', '.']) && !path.ends_with(['/', '\0'])
}

fn outside(path: &str, why: &str) -> Fault {
    Fault::new(FaultKind::OutsideSource, "path").detail(format_args!("{why} in {path:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_absolute_and_stay_inside() {
        let joined = |parts: &[&str]| PhonePath::join(parts).map(PhonePath::into_string);
        assert_eq!(joined(&["/a/", "./b//c.db"]).unwrap(), "/a/b/c.db");
        assert_eq!(joined(&["", ""]).unwrap(), "/");
        assert_eq!(joined(&["/a", "b..c/..d"]).unwrap(), "/a/b..c/..d");
        assert_eq!(joined(&["/a", "b/c/"]).unwrap(), "/a/b/c");
        assert_eq!(joined(&["//a", ".b", "c/.d"]).unwrap(), "/a/.b/c/.d");
        assert_eq!(joined(&["é/ü", "/", "."]).unwrap(), "/é/ü");
        for bad in ["..", "a/..", "a/../b", "../etc", "a\0b", "\0", "a\0"] {
            assert_eq!(
                joined(&["/a", bad]).unwrap_err().kind,
                FaultKind::OutsideSource
            );
        }
    }
}
