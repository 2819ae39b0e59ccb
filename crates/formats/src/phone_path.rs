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
        let mut path = String::with_capacity(parts.iter().map(|part| part.len()).sum());
        for part in parts {
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
        for bad in ["..", "a/../b", "../etc", "a\0b"] {
            assert_eq!(
                joined(&["/a", bad]).unwrap_err().kind,
                FaultKind::OutsideSource
            );
        }
    }
}
