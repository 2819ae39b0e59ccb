//! What `case.json` says: who made the case, with which consent, options and indicators.

use std::collections::BTreeMap;

use model::{Instant, SourceRecord, Statement, Untrusted};
use serde::{Deserialize, Serialize};

/// The program that wrote a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// `vigie`.
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Tool {
    /// This program, in the version given.
    #[must_use]
    pub fn vigie(version: &str) -> Self {
        Self {
            name: "vigie".into(),
            version: version.into(),
        }
    }
}

/// The content of `case.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRecord {
    /// The version of the layout ([`SCHEMA`](crate::SCHEMA)).
    pub schema: u32,
    /// What wrote it.
    pub tool: Tool,
    /// When the examination began.
    pub created: Instant,
    /// The owner's consent.
    pub consent: Consent,
    /// What the owner says is theirs (`--known`).
    pub statements: Vec<Statement>,
    /// The options that decide what was read (`only`, `skip`, `hash`, `keep`), by name; and the support
    /// `organisation`, if one was named.
    pub options: BTreeMap<String, Vec<String>>,
    /// What was handed in.
    pub sources: Vec<SourceRecord>,
    /// The indicator sets used.
    pub indicators: Vec<SetSummary>,
    /// How the reading process was confined.
    pub sandbox: Sandbox,
}

/// The owner's consent. Nothing else about the person is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// How it was expressed.
    pub form: ConsentForm,
    /// When.
    pub at: Instant,
}

/// How the owner's consent was expressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConsentForm {
    /// Asked on the terminal, answered yes.
    Asked,
    /// Stated on the command line (`--owner-consents`).
    Stated,
    /// No person is concerned: the phone was made by vigie (`vigie demo`).
    Synthetic,
}

/// How the reading process was confined.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sandbox {
    /// What was in force, sorted (`landlock`, `seccomp`, `memory`, `time`).
    pub in_force: Vec<String>,
    /// What this system could not give, sorted.
    pub missing: Vec<String>,
}

/// One indicator set as it was used: a line of `vigie indicators list`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SetSummary {
    /// Its name: that of its file, or of the built-in set.
    pub name: Untrusted<'static>,
    /// The malware families it names, sorted.
    pub families: Vec<Untrusted<'static>>,
    /// Who published it.
    pub publisher: Untrusted<'static>,
    /// The licence it states.
    pub licence: Option<Untrusted<'static>>,
    /// The newest date inside it: how old the knowledge is.
    pub date: Option<Instant>,
    /// SHA-256 of its exact bytes, in hexadecimal; the name under `indicators/`.
    pub sha256: String,
    /// Indicators in use, by kind (`host`, `process`, …).
    pub counts: BTreeMap<String, u64>,
    /// Indicators that could not be used, by reason (the last part of a key `refused-…`).
    pub refused: BTreeMap<String, u64>,
    /// Indicators whose validity has ended or that were revoked: kept apart.
    pub expired: u64,
    /// Whether it is the set that comes with vigie.
    pub built_in: bool,
    /// How it came.
    #[serde(default)]
    pub origin: Origin,
}

/// How an indicator set came to be used.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A file that somebody handed in, or the set that comes with vigie.
    #[default]
    File,
    /// From an index whose signature held.
    Signed,
    /// From an index that nobody signed, accepted on request.
    Unsigned,
}

impl SetSummary {
    /// Indicators in use.
    #[must_use]
    pub fn total(&self) -> u64 {
        sum(&self.counts)
    }

    /// Indicators that could not be used.
    #[must_use]
    pub fn refused_total(&self) -> u64 {
        sum(&self.refused)
    }
}

fn sum(counts: &BTreeMap<String, u64>) -> u64 {
    counts
        .values()
        .fold(0, |sum, count| sum.saturating_add(*count))
}

/// One file of `indicators/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IndexEntry {
    /// The file's name in the folder.
    pub file: String,
    /// The name under which it was handed in.
    pub name: Untrusted<'static>,
    /// Bytes.
    pub size: u64,
    /// SHA-256, in hexadecimal.
    pub sha256: String,
}
