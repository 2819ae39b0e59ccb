//! What the parent and the reading process say to each other: one JSON document a line.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use case::{BlindKey, Method, SetSummary};
use model::{
    Access, Coverage, Fault, FaultKind, FileRecord, Finding, Instant, SourceRecord, Statement,
    Text, Untrusted,
};
use serde::{Deserialize, Serialize};

/// What the parent asks; the first line that the reading process receives.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Read sources and tell what they hold.
    Examine(Examination),
    /// Compare what a case keeps with indicator sets.
    Recheck(Recheck),
    /// Read indicator sets and tell what they hold.
    Describe(Vec<SetFile>),
    /// Tell what was handed in, and read nothing more of it.
    Recognise(Vec<BytesPath>),
}

/// What was handed in, as far as it tells without being read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seen {
    /// Which of the request's paths it is, or lies in.
    pub path: usize,
    /// What it says of itself.
    pub record: SourceRecord,
    /// The name that its owner gave the phone.
    pub name: Option<Untrusted<'static>>,
    /// Whether its content says what it is; else its names only fit.
    pub certain: bool,
    /// How much of it cannot be read without a password.
    pub locked: Option<Locked>,
}

/// What of a case to compare again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recheck {
    /// The case.
    pub case: BytesPath,
    /// The kept records or the blind index.
    pub method: Method,
    /// The indicator sets to compare with.
    pub sets: Vec<SetFile>,
    /// The ids of the findings so far.
    pub before: Vec<String>,
}

/// What a source must be like, to be that of a case.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Expected {
    /// The source's id in the case.
    pub id: String,
    /// The container's own files: path inside the source, and SHA-256 as stored.
    pub files: Vec<(String, String)>,
}

/// What to read, and how.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Examination {
    /// What was handed in.
    pub paths: Vec<BytesPath>,
    /// The indicator sets to compare with.
    pub sets: Vec<SetFile>,
    /// What the owner says is theirs.
    pub statements: Vec<Statement>,
    /// Which artefacts to read.
    pub choice: Choice,
    /// Whether to hash every file of the sources.
    pub hash_all: bool,
    /// Whether to send every record.
    pub keep_records: bool,
    /// How many threads read.
    pub threads: usize,
    /// Files that ended an earlier reading process: not read again.
    pub left_out: Vec<JobName>,
    /// The key of the blind index, when one is made.
    pub blind: Option<BlindKey>,
    /// The sources of the case that is rechecked; empty for a check.
    pub expected: Vec<Expected>,
}

/// Which artefacts to read, by id.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Choice {
    /// Only these, unless empty.
    pub only: Vec<String>,
    /// Not these.
    pub skip: Vec<String>,
}

impl Choice {
    /// Whether the artefact `id` is to be read.
    #[must_use]
    pub fn takes(&self, id: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|one| one == id);
        (self.only.is_empty() || named(&self.only)) && !named(&self.skip)
    }
}

/// A file of indicators.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SetFile {
    /// The name that it was imported under.
    pub name: String,
    /// Where it lies now; none for the built-in set.
    pub path: Option<BytesPath>,
    /// Whether it was only found in a folder: then it need not hold indicators.
    pub found: bool,
    /// What the index that brought it says of it.
    pub stated: Stated,
}

/// What an index says of a set, for files that do not say it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// Who published it.
    pub publisher: Option<String>,
    /// Its licence.
    pub licence: Option<String>,
    /// Its date.
    pub date: Option<Instant>,
}

/// One artefact in one file of one source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct JobName {
    /// The source's id.
    pub source: String,
    /// The artefact's id; `hash` when the file is only hashed.
    pub artefact: String,
    /// The path on the phone.
    pub path: String,
}

/// What the parent says after the request: the answer to [`Answer::NeedPassword`].
#[derive(Serialize, Deserialize)]
pub enum Reply {
    /// A password to try.
    Password(String),
    /// There is none: go on without.
    NoPassword,
}

/// How much of a source cannot be read without a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Locked {
    /// All of it.
    Whole,
    /// A part: a backup inside an acquisition that can be read.
    Partly,
}

/// What the reading process tells.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// How far the sandbox holds.
    Sandbox(SandboxState),
    /// A source was recognised.
    Source(Box<SourceRecord>),
    /// The same, when nothing else was asked for.
    Seen(Box<Seen>),
    /// A path of the request is no source, or cannot be opened: why, in words for people.
    Unseen {
        /// Which of the request's.
        path: usize,
        /// Why.
        why: Text,
    },
    /// A source is encrypted; `wrong` when the last password was not the right one.
    NeedPassword {
        /// The source.
        source: Box<SourceRecord>,
        /// How much of it is locked.
        locked: Locked,
        /// Whether a password was just refused.
        wrong: bool,
    },
    /// A file of indicators was read.
    Set {
        /// Which of the request's.
        file: usize,
        /// What it holds.
        summary: Box<SetSummary>,
    },
    /// A file of a folder holds no indicators that vigie reads.
    NoSet {
        /// Which of the request's.
        file: usize,
        /// Why.
        fault: Fault,
    },
    /// How much there is to do.
    Plan {
        /// How many jobs.
        jobs: u64,
    },
    /// A job begins: told before the first hostile byte of it is read.
    Started(JobName),
    /// A job ended.
    Finished(JobName),
    /// Something of what a job reads could not be read.
    Lost(JobName, FaultKind),
    /// A file was read.
    File(FileRecord),
    /// What became of an artefact.
    Coverage(Box<Coverage>),
    /// What may see, hear or reach the phone.
    Access(Box<Access>),
    /// Something was found.
    Finding(Box<Finding>),
    /// Values for the blind index.
    Blind {
        /// The source's id.
        source: String,
        /// The artefact's id.
        artefact: String,
        /// Bytes that follow the line.
        length: usize,
        /// These bytes: see [`case::BlindWriter::add`].
        #[serde(skip)]
        sightings: Vec<u8>,
    },
    /// What a recheck could not try, by reason.
    Untried(BTreeMap<String, u64>),
    /// Findings of before that a recheck could not try, by id.
    Carried(Vec<String>),
    /// A record, when every record is kept; in order within one job.
    Record {
        /// The artefact's id.
        artefact: String,
        /// Which of the artefact's files.
        job: usize,
        /// The record as one JSON object.
        line: String,
    },
    /// It cannot be done: why, in words for people.
    Failed(Text),
    /// All is told.
    Done,
}

/// How far the reading process is shut in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SandboxState {
    /// Files: `full`, `partial` or `none`.
    pub files: String,
    /// Network and starting of programs: whether the filter stands.
    pub system_calls: bool,
    /// Memory and processor time: whether the limits stand.
    pub limits: bool,
}

impl SandboxState {
    /// Whether nothing is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.files == "full" && self.system_calls && self.limits
    }
}

/// A path as its bytes: JSON text cannot hold every name that a disk can.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BytesPath(Vec<u8>);

impl From<&Path> for BytesPath {
    fn from(path: &Path) -> Self {
        Self(disk::path_bytes(path))
    }
}

impl BytesPath {
    /// The path.
    #[must_use]
    pub fn to_path(&self) -> PathBuf {
        disk::path_of(&self.0)
    }
}
