//! What a match or a check says about records.

use serde::{Deserialize, Serialize};

use crate::{Instant, Statement, Text, Untrusted};

/// What a match or a check says about records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The same between runs on the same input: derived from what was found and by which rule.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// How sure it is.
    pub certainty: Certainty,
    /// How far it reaches, for machines; never shown to people.
    pub stage: Option<Stage>,
    /// What found it.
    #[serde(flatten)]
    pub reason_for: Reason,
    /// One plain sentence: what it is.
    pub title: Text,
    /// What was seen, and what it would let someone do.
    pub reason: Text,
    /// Why it may be innocent.
    pub harmless_causes: Vec<Text>,
    /// One possible next step.
    pub next_step: Text,
    /// What the person said that lowered it (`--known`).
    #[serde(default)]
    pub lowered_by: Option<Statement>,
    /// How many records it rests on.
    pub count: u64,
    /// The first time of those records.
    pub first_time: Option<Instant>,
    /// The last time of those records.
    pub last_time: Option<Instant>,
    /// Some of the records: at least one of each artefact.
    pub evidence: Vec<Evidence>,
    /// What it is made of, when several checks spoke about the same app or program: the strongest
    /// first. Empty when one spoke.
    #[serde(default)]
    pub signs: Vec<Sign>,
}

/// One of several signs that concern the same app or program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    /// The check that spoke.
    pub check: CheckRef,
    /// What it is about.
    pub kind: Kind,
    /// How sure it is by itself.
    pub certainty: Certainty,
    /// One plain sentence: what it is.
    pub title: Text,
    /// What was seen, and what it would let someone do.
    pub reason: Text,
    /// Why it may be innocent.
    pub harmless_causes: Vec<Text>,
    /// What the person said that lowered it (`--known`).
    #[serde(default)]
    pub lowered_by: Option<Statement>,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An indicator matched.
    KnownTool,
    /// Behaviour that spyware shows.
    Suspicious,
    /// A door left open.
    Exposure,
    /// Worth knowing, no alarm.
    Context,
}

/// How sure a finding is; the order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// One signal with known harmless causes.
    Possible,
    /// A match on a record that others can cause, or several independent signals on one thing.
    Likely,
    /// An exact, unshared indicator on a record of the device itself.
    Confirmed,
}

/// How far a finding reaches; the order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Somebody sent it to the phone.
    Targeting,
    /// The phone exchanged data with it.
    Contact,
    /// It is or was on the phone.
    Infection,
}

/// What found it: an indicator or a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A published sign.
    Indicator(IndicatorRef),
    /// A heuristic.
    Check(CheckRef),
}

/// The indicator that matched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IndicatorRef {
    /// Its value as published.
    pub value: Untrusted<'static>,
    /// Its kind (`host`, `process`, `file_path`, …).
    pub kind: String,
    /// The set it comes from.
    pub set: Untrusted<'static>,
    /// The malware families it stands for, sorted, `, ` between them.
    pub family: Untrusted<'static>,
    /// Who published it.
    pub publisher: Untrusted<'static>,
    /// The public report, if the set names one.
    pub reference: Option<Untrusted<'static>>,
    /// The number of the matching rule (`docs/matching.md`).
    pub rule: u8,
    /// Whether the indicator's validity had ended when the record was made.
    #[serde(default)]
    pub expired: bool,
}

/// The check that spoke.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CheckRef {
    /// Its id, as in `vigie list checks`.
    pub id: String,
}

/// One record that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// The source's id (`S1`).
    pub source: String,
    /// The artefact's id.
    pub artefact: String,
    /// The path on the phone.
    pub path: String,
    /// Where in the file.
    pub place: String,
    /// When, if the record says.
    pub time: Option<Instant>,
    /// What was seen.
    pub observed: Observed,
}

/// The value seen, never masked: as found, with only the words around it.
pub type Observed = Untrusted<'static>;

impl Finding {
    /// Whether the finding counts for exit code 1: anything above context.
    #[must_use]
    pub fn is_above_context(&self) -> bool {
        self.kind != Kind::Context
    }
}
