//! Passwords and keys that open what was handed in: from a file, a descriptor or a file of age identities,
//! never from arguments or the environment.
//!
//! Described in: <https://age-encryption.org/v1>.

use std::{
    collections::BTreeMap,
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use clap::ArgMatches;
use zeroize::Zeroizing;

use crate::{Problem, arguments::many};

/// Longest password, and largest file of keys, that is taken.
const PASSWORD_BYTES: u64 = 64 << 10;
/// How a key begins that opens an acquisition encrypted by age.
const AGE_KEY: &str = "AGE-SECRET-KEY-1";

/// A password or a key.
pub(super) type Secret = Zeroizing<String>;

/// What was given for this run, and what of it was tried.
#[derive(Default)]
pub(super) struct Secrets {
    all: Vec<Secret>,
    has_identity: bool,
    /// For each source and part of one, how many were tried.
    tried: BTreeMap<(String, bool), usize>,
}

impl Secrets {
    /// Those that the command line names: keys first, then the password.
    ///
    /// # Errors
    /// When a file cannot be read, or holds no key where one was said to be.
    pub(super) fn given(matches: &ArgMatches) -> Result<Self, Problem> {
        let mut secrets = Self::default();
        for path in many::<PathBuf>(matches, "identity") {
            secrets.all.extend(identities(&path)?);
            secrets.has_identity = true;
        }
        secrets.all.extend(password(matches)?);
        Ok(secrets)
    }

    /// Whether there are none.
    pub(super) fn are_none(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether one of them is a key of age.
    pub(super) fn has_identity(&self) -> bool {
        self.has_identity
    }

    /// The next one to try on a source, or on the part of it that is still locked; from the first on when
    /// none was refused yet.
    pub(super) fn next(&mut self, source: &str, partly: bool, wrong: bool) -> Option<Secret> {
        let tried = self.tried.entry((source.to_owned(), partly)).or_default();
        if !wrong {
            *tried = 0;
        }
        let secret = self.all.get(*tried).cloned();
        *tried = tried.saturating_add(1);
        secret
    }
}

/// The password from a file or a descriptor.
fn password(matches: &ArgMatches) -> Result<Option<Secret>, Problem> {
    if let Some(path) = matches.get_one::<PathBuf>("password-file") {
        let file = File::open(path)
            .map_err(|error| Problem::refused("error-password-file", path.display(), &error))?;
        return first_line(file, &path.display()).map(Some);
    }
    let Some(descriptor) = matches.get_one::<i32>("password-fd") else {
        return Ok(None);
    };
    let file = File::open(format!("/dev/fd/{descriptor}"))
        .map_err(|error| Problem::refused("error-password-file", descriptor, &error))?;
    first_line(file, descriptor).map(Some)
}

/// The first line; of a file in which age keeps a key behind remarks, the key.
fn first_line(file: File, name: &dyn fmt::Display) -> Result<Secret, Problem> {
    let mut lines = BufReader::new(file.take(PASSWORD_BYTES));
    let first = next_line(&mut lines, name)?.unwrap_or_default();
    if first.starts_with('#') {
        while let Some(line) = next_line(&mut lines, name)? {
            if line.starts_with(AGE_KEY) {
                return Ok(line);
            }
        }
    }
    Ok(first)
}

fn next_line(lines: &mut impl BufRead, name: &dyn fmt::Display) -> Result<Option<Secret>, Problem> {
    let mut line = Zeroizing::new(String::new());
    let count = lines
        .read_line(&mut line)
        .map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => {
                Problem::because("error-password-file", name, "cause-no-text")
            }
            _ => Problem::refused("error-password-file", name, &error),
        })?;
    let end = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(end);
    Ok((count > 0).then_some(line))
}

/// Every key of a file of age identities: a line each, among remarks.
fn identities(path: &Path) -> Result<Vec<Secret>, Problem> {
    let refused = |error| Problem::refused("error-identity-file", path.display(), &error);
    let file = File::open(path).map_err(refused)?;
    let mut text = Zeroizing::new(Vec::new());
    file.take(PASSWORD_BYTES)
        .read_to_end(&mut text)
        .map_err(refused)?;
    let text = std::str::from_utf8(&text).unwrap_or_default();
    let lines = text.lines().map(str::trim);
    let keys: Vec<Secret> = lines
        .filter(|line| line.starts_with(AGE_KEY))
        .map(|line| Zeroizing::new(line.to_owned()))
        .collect();
    if keys.is_empty() {
        let cause = "cause-no-identity";
        return Err(Problem::because(
            "error-identity-file",
            path.display(),
            cause,
        ));
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use std::io::{Seek, Write};

    use super::*;

    #[test]
    fn a_password_is_the_first_line_and_a_key_stands_behind_remarks() {
        let read = |text: &str| {
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(text.as_bytes()).unwrap();
            file.rewind().unwrap();
            let line = first_line(file, &"x").ok().unwrap();
            line.to_string()
        };
        assert_eq!(read("six words\r\nmore"), "six words");
        assert_eq!(read("#1 password\n"), "#1 password");
        assert_eq!(read("#1\nAGE\n"), "#1");
        assert_eq!(read(""), "");
        assert_eq!(
            read("# created: today\n# public key: age1x\nAGE-SECRET-KEY-1XY\n"),
            "AGE-SECRET-KEY-1XY"
        );
    }

    #[test]
    fn every_key_of_a_file_is_taken_and_a_file_without_one_is_refused() {
        let read = |text: &[u8]| {
            let mut file = tempfile::NamedTempFile::new().unwrap();
            file.write_all(text).unwrap();
            let keys = identities(file.path()).ok()?;
            Some(keys.iter().map(|key| key.to_string()).collect::<Vec<_>>())
        };
        let two = "# a\r\nAGE-SECRET-KEY-1A\r\n\n  AGE-SECRET-KEY-1B\n";
        assert_eq!(
            read(two.as_bytes()).unwrap(),
            ["AGE-SECRET-KEY-1A", "AGE-SECRET-KEY-1B"]
        );
        for none in [&b"age1recipient\n"[..], b"", b"\xff\xfe"] {
            assert_eq!(read(none), None);
        }
    }

    #[test]
    fn what_was_refused_is_not_given_again() {
        let mut secrets = Secrets {
            all: ["a", "b"].map(|one| Zeroizing::new(one.to_owned())).into(),
            ..Secrets::default()
        };
        let mut next = |source, partly, wrong| {
            secrets
                .next(source, partly, wrong)
                .map(|one| one.to_string())
        };
        assert_eq!(next("S1", false, false).as_deref(), Some("a"));
        assert_eq!(next("S1", false, true).as_deref(), Some("b"));
        assert_eq!(next("S2", false, false).as_deref(), Some("a"));
        assert_eq!(next("S1", true, false).as_deref(), Some("a"));
        assert_eq!(next("S1", false, true), None);
        assert_eq!(next("S1", true, true).as_deref(), Some("b"));
    }
}
