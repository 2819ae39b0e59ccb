//! The journal: what was done when, each line carrying the SHA-256 of the line before it.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs::File,
    io::{self, Read, Write as _},
    path::{Path, PathBuf},
};

use model::{Instant, Untrusted};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{Error, to_line};

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 1.
    pub number: u64,
    /// When it was done, by the clock of the examining computer.
    pub at: Instant,
    /// The version of vigie that did it.
    pub version: String,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
    /// SHA-256 of the line before it without its line break; `None` on the first.
    pub previous: Option<String>,
}

/// What was done. An older vigie can read what a newer one did, so this is no closed list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// The act in one word of the journal's vocabulary (`consent`, `source_opened`, `written`, …).
    pub act: Cow<'static, str>,
    /// SHA-256 of what it was done on, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hashes: BTreeMap<String, String>,
    /// Facts about it, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Untrusted<'static>>,
}

impl Act {
    /// An act without details.
    #[must_use]
    pub fn new(act: &'static str) -> Self {
        Self {
            act: act.into(),
            hashes: BTreeMap::new(),
            facts: BTreeMap::new(),
        }
    }

    /// Adds the hash of something that it was done on.
    #[must_use]
    pub fn hash(mut self, name: impl Into<String>, sha256: impl Into<String>) -> Self {
        self.hashes.insert(name.into(), sha256.into());
        self
    }

    /// Adds a fact.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers give counts and texts alike, without borrowing"
    )]
    pub fn fact(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.facts.insert(name.into(), value.to_string().into());
        self
    }
}

/// A journal being written.
#[derive(Debug)]
pub struct Journal {
    /// None when it was closed.
    file: Option<File>,
    path: PathBuf,
    version: String,
    written: u64,
    previous: Option<String>,
}

impl Journal {
    /// A new journal at `path`, which must not exist.
    pub(crate) fn create(path: &Path, version: &str) -> Result<Self, Error> {
        Ok(Self {
            file: Some(disk::create_file(path).map_err(|cause| Error::io(path, cause))?),
            path: path.to_owned(),
            version: version.to_owned(),
            written: 0,
            previous: None,
        })
    }

    /// A new file at `path` that goes on after `lines`, whose chain was checked.
    pub(crate) fn continue_at(
        path: &Path,
        version: &str,
        lines: &[Vec<u8>],
    ) -> Result<Self, Error> {
        let mut journal = Self::create(path, version)?;
        for line in lines {
            let line = [line.as_slice(), b"\n"].concat();
            journal.write(&line)?;
        }
        journal.written = u64::try_from(lines.len()).unwrap_or(u64::MAX);
        journal.previous = lines.last().map(|line| line_hash(line));
        Ok(journal)
    }

    /// Makes what was written durable, and lets the file go: some systems rename none that is held.
    pub(crate) fn close(&mut self) -> Result<(), Error> {
        let closed = self.file.take().map_or(Ok(()), |file| file.sync_all());
        closed.map_err(|cause| Error::io(&self.path, cause))
    }

    fn write(&mut self, line: &[u8]) -> Result<(), Error> {
        let closed = || io::Error::from(io::ErrorKind::NotConnected);
        let file = self.file.as_mut().ok_or_else(closed);
        let written = file.and_then(|file| file.write_all(line));
        written.map_err(|cause| Error::io(&self.path, cause))
    }

    /// Writes a line.
    ///
    /// # Errors
    /// When the operating system refuses the write.
    pub fn append(&mut self, at: Instant, act: Act) -> Result<(), Error> {
        let entry = Entry {
            number: self.written.saturating_add(1),
            at,
            version: self.version.clone(),
            act,
            previous: self.previous.take(),
        };
        let line = to_line(&entry).map_err(|cause| Error::io(&self.path, cause.into()))?;
        self.write(&line)?;
        self.written = entry.number;
        self.previous = Some(line_hash(&line));
        Ok(())
    }
}

/// SHA-256 of a line without its line break, in hexadecimal.
fn line_hash(line: &[u8]) -> String {
    sha256(line.strip_suffix(b"\n").unwrap_or(line))
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256 of all that is left to read, in hexadecimal.
pub(crate) fn sha256_of(mut input: impl Read) -> io::Result<String> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match input.read(&mut buffer) {
            Ok(0) => return Ok(hex(&digest.finalize())),
            Ok(length) => digest.update(buffer.get(..length).unwrap_or_default()),
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            Err(cause) => return Err(cause),
        }
    }
}

/// Bytes in hexadecimal, lower case.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads the lines of a journal and checks each link of its chain and each number.
///
/// # Errors
/// [`Error::JournalBroken`] with the first line that does not follow from the one before it.
pub fn verify_chain<'a>(lines: impl Iterator<Item = &'a [u8]>) -> Result<Vec<Entry>, Error> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut previous = None;
    for (line, number) in lines.zip(1_u64..) {
        let entry: Entry =
            serde_json::from_slice(line).map_err(|_| Error::JournalBroken { line: number })?;
        if entry.number != number || entry.previous != previous {
            return Err(Error::JournalBroken { line: number });
        }
        previous = Some(line_hash(line));
        entries.push(entry);
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(acts: &[&'static str]) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let mut journal = Journal::create(&path, "1.2.3").unwrap();
        for (act, second) in acts.iter().zip(1_i64..) {
            let at = Instant::from_unix_ns(second.saturating_mul(1_000_000_000));
            let act = Act::new(act).hash("x", "00ff").fact("where", "\u{202e}S1");
            journal.append(at, act).unwrap();
        }
        std::fs::read(path).unwrap()
    }

    fn lines(bytes: &[u8]) -> Vec<&[u8]> {
        bytes
            .trim_ascii_end()
            .split(|byte| *byte == b'\n')
            .collect()
    }

    #[test]
    fn a_chain_reads_back() {
        let bytes = written(&["begun", "read", "written"]);
        let entries = verify_chain(lines(&bytes).into_iter()).unwrap();
        assert_eq!(entries.len(), 3);
        assert_eq!(entries[1].act.act, "read");
        assert_eq!(entries[1].act.facts["where"].raw(), "\u{202e}S1");
        assert_eq!(entries[0].previous, None);
        assert_eq!(entries[2].number, 3);
    }

    #[test]
    fn a_changed_removed_added_or_moved_line_breaks_the_chain() {
        let bytes = written(&["begun", "read", "hashed", "written"]);
        let whole = lines(&bytes);
        let broken_at = |lines: Vec<&[u8]>| match verify_chain(lines.into_iter()) {
            Err(Error::JournalBroken { line }) => line,
            other => panic!("{other:?}"),
        };
        let changed = String::from_utf8(whole[1].to_vec())
            .unwrap()
            .replace("00ff", "00fe");
        assert_eq!(
            broken_at(vec![whole[0], changed.as_bytes(), whole[2], whole[3]]),
            3
        );
        assert_eq!(broken_at(vec![whole[0], whole[2], whole[3]]), 2);
        assert_eq!(broken_at(vec![whole[1], whole[2], whole[3]]), 1);
        assert_eq!(broken_at(vec![whole[0], whole[1], whole[1], whole[2]]), 3);
        assert_eq!(broken_at(vec![whole[0], whole[2], whole[1], whole[3]]), 2);
        assert_eq!(broken_at(vec![whole[0], b"{}"]), 2);
    }
}
