//! What a recheck says: a folder `rechecks/<n>/` of a case, and the entry of its journal that holds the
//! hashes of that folder's files. A folder without such an entry is none: its run was killed.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use disk::Folder;
use model::{Coverage, Finding, Instant, SourceRecord, Untrusted};
use serde::{Deserialize, Serialize};

use crate::{
    Act, Case, Entry, Error, LinesReader, Sandbox, SetSummary, Staging, Tool,
    layout::{COVERAGE, FINDINGS, RECHECK, RECHECKS},
};

/// The act of the journal's entry.
pub(crate) const ACT: &str = "recheck";

/// The content of `recheck.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecheckRecord {
    /// The version of the layout ([`SCHEMA`](crate::SCHEMA)).
    pub schema: u32,
    /// What made it.
    pub tool: Tool,
    /// Its number in the case, from 1.
    pub number: u64,
    /// When it began.
    pub at: Instant,
    /// The recheck whose findings it was compared with; `None` when with the check itself.
    pub previous: Option<u64>,
    /// What was compared with the indicators.
    pub method: Method,
    /// The sources as they were read again, or as the case has them.
    pub sources: Vec<SourceRecord>,
    /// The indicator sets used.
    pub indicators: Vec<SetSummary>,
    /// How these differ from the sets used before.
    pub sets: Vec<SetChange>,
    /// Findings that were not there before, by id.
    pub new: Vec<String>,
    /// Findings that were there before and are found again.
    pub known: Vec<String>,
    /// Findings that were there before and are not found any more.
    pub unsupported: Vec<String>,
    /// Findings that were there before and could not be tried again by this method.
    pub carried: Vec<String>,
    /// Indicators that could not be tried by this method, by reason.
    pub untried: BTreeMap<String, u64>,
    /// How the reading process was confined.
    pub sandbox: Sandbox,
}

/// What a recheck compares with the indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The source, read again.
    Source,
    /// The records that the case keeps.
    Records,
    /// The blind index.
    BlindIndex,
}

impl Method {
    /// The stable name, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Method::Source => "source",
            Method::Records => "records",
            Method::BlindIndex => "blind_index",
        }
    }
}

/// How one indicator set differs from those used before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SetChange {
    /// The set's name.
    pub name: Untrusted<'static>,
    /// What became of it.
    pub change: Change,
}

/// What became of an indicator set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It was not used before.
    New,
    /// Another edition of it was used before.
    Changed,
    /// It was used before and is not any more.
    Missing,
}

/// How today's sets differ from those used before, sorted.
#[must_use]
pub fn set_changes(before: &[SetSummary], today: &[SetSummary]) -> Vec<SetChange> {
    let mut changes = Vec::new();
    let named = |sets: &[SetSummary], name| sets.iter().any(|set| set.name == name);
    for set in today {
        if before.iter().any(|old| old.sha256 == set.sha256) {
            continue;
        }
        let change = if named(before, set.name.clone()) {
            Change::Changed
        } else {
            Change::New
        };
        changes.push(SetChange {
            name: set.name.clone(),
            change,
        });
    }
    for set in before {
        let again = today.iter().any(|new| new.sha256 == set.sha256);
        if !again && !named(today, set.name.clone()) {
            changes.push(SetChange {
                name: set.name.clone(),
                change: Change::Missing,
            });
        }
    }
    changes.sort();
    changes.dedup();
    changes
}

/// A recheck of a case, open for reading.
#[derive(Debug)]
pub struct Recheck {
    path: PathBuf,
    folder: Folder,
    record: RecheckRecord,
}

impl Recheck {
    /// Where it stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The content of `recheck.json`.
    #[must_use]
    pub fn record(&self) -> &RecheckRecord {
        &self.record
    }

    /// Every finding: those of before in their order, then the new ones.
    ///
    /// # Errors
    /// When the file is absent or no ordinary file; each line has its own.
    pub fn findings(&self) -> Result<LinesReader<Finding>, Error> {
        self.lines(FINDINGS)
    }

    /// What was read; empty when the source was not.
    ///
    /// # Errors
    /// When the file is absent or no ordinary file; each line has its own.
    pub fn coverage(&self) -> Result<LinesReader<Coverage>, Error> {
        self.lines(COVERAGE)
    }

    fn lines<T>(&self, name: &str) -> Result<LinesReader<T>, Error> {
        crate::open::lines(&self.folder, &self.path, name)
    }
}

/// The number of the recheck that an entry of the journal tells of.
pub(crate) fn number(entry: &Entry) -> Result<u64, Error> {
    let number = entry.act.facts.get("number");
    number
        .and_then(|number| number.raw().parse().ok())
        .ok_or(Error::JournalBroken { line: entry.number })
}

/// Where the recheck of a number stands inside its case.
pub(crate) fn folder(number: u64) -> PathBuf {
    Path::new(RECHECKS).join(number.to_string())
}

impl Case {
    /// The finished rechecks, by number.
    ///
    /// # Errors
    /// When the journal fails, or a recheck that it names is absent or changed.
    pub fn rechecks(&self) -> Result<Vec<Recheck>, Error> {
        let entries = self.journal()?;
        let mut all = Vec::new();
        for entry in entries.iter().filter(|entry| entry.act.act == ACT) {
            all.push(self.recheck(entry)?);
        }
        Ok(all)
    }

    fn recheck(&self, entry: &Entry) -> Result<Recheck, Error> {
        let number = number(entry)?;
        let path = self.path().join(folder(number));
        let below = |folder: &Folder, name: &str| {
            folder
                .folder(name.as_bytes())
                .map_err(|cause| crate::open::refusal(cause, &path))
        };
        let folder = below(&below(self.folder(), RECHECKS)?, &number.to_string())?;
        let bytes = crate::open::whole(&folder, &path, RECHECK)?;
        let malformed = |detail: String| Error::Malformed {
            path: path.join(RECHECK),
            line: 0,
            detail,
        };
        let hash = entry.act.hashes.get(RECHECK);
        if hash.map(String::as_str) != Some(&crate::journal::sha256(&bytes)) {
            return Err(malformed("its hash is not the one recorded".into()));
        }
        let record =
            serde_json::from_slice(&bytes).map_err(|cause| malformed(cause.to_string()))?;
        Ok(Recheck {
            path,
            folder,
            record,
        })
    }

    /// Begins a recheck: gives its number and where it is written.
    ///
    /// # Errors
    /// When the operating system refuses.
    pub fn begin_recheck(&self, version: &str) -> Result<(u64, Staging), Error> {
        let folder = self.path().join(RECHECKS);
        match disk::create_folder(&folder) {
            Err(cause) if cause.kind() != std::io::ErrorKind::AlreadyExists => {
                return Err(Error::io(&folder, cause));
            }
            _ => {}
        }
        let mut last = 0_u64;
        for entry in fs::read_dir(&folder).map_err(|cause| Error::io(&folder, cause))? {
            let entry = entry.map_err(|cause| Error::io(&folder, cause))?;
            let number = entry
                .file_name()
                .to_str()
                .and_then(|name| name.parse().ok());
            last = last.max(number.unwrap_or(0));
        }
        let number = last.saturating_add(1);
        let staging = Staging::new(&folder.join(number.to_string()), version)?;
        Ok((number, staging))
    }

    /// Puts a recheck in place, then chains it into the journal of the case: only that makes it one.
    ///
    /// # Errors
    /// When the operating system refuses: then the case is as it was.
    pub fn finish_recheck(
        &self,
        staging: Staging,
        record: &RecheckRecord,
        at: Instant,
    ) -> Result<PathBuf, Error> {
        let (path, hashes) = staging.finish_as(RECHECK, record, at)?;
        let mut act = Act::new(ACT)
            .fact("number", record.number)
            .fact("method", record.method.name())
            .fact("new", record.new.len());
        for (name, sha256) in hashes {
            act = act.hash(name, sha256);
        }
        self.append(&record.tool.version, at, act)?;
        Ok(path)
    }
}
