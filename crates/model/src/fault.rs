//! What could not be read, and why.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::Untrusted;

/// Why a file, or a part of it, was not read. Its words for people are the key `fault-<kind>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FaultKind {
    /// The data ends too early.
    Short,
    /// The bytes do not follow the format.
    Malformed,
    /// A database page or index is damaged; what stands elsewhere was read.
    Damaged,
    /// The file is listed but does not exist in the source.
    Missing,
    /// The file is larger than the named limit.
    TooLarge,
    /// Structures are nested deeper than the named limit.
    TooDeep,
    /// There are more items, or more work, than the named limit.
    TooMany,
    /// The file could not be decrypted.
    Undecryptable,
    /// The file is encrypted and no password was given.
    Locked,
    /// The path leads out of the source (`..`, a link).
    OutsideSource,
    /// The path is not an ordinary file (a link, a device, a pipe).
    NotRegular,
    /// The size that the source states differs from the file.
    SizeDiffers,
    /// A table or column that this artefact needs is absent, or is a view.
    UnknownSchema,
    /// The operating system could not read the file.
    Io,
    /// The reader stopped on this file by a fault of vigie's own.
    Panic,
    /// The reading process ended while it read this file.
    ReaderDied,
    /// The backup holds nothing: it was refused or stopped on the phone, or there was nothing to back up.
    EmptyBackup,
    /// The SHA-256 that the source states differs from the file's.
    HashDiffers,
    /// The phone itself gave up before the end of what it wrote.
    Unfinished,
}

impl FaultKind {
    /// Whether something was not read because of it: a stated size that differs loses nothing.
    #[must_use]
    pub fn is_loss(self) -> bool {
        self != FaultKind::SizeDiffers
    }

    /// The stable name, as in JSON and in text keys (`fault-<name>`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FaultKind::Short => "short",
            FaultKind::Malformed => "malformed",
            FaultKind::Damaged => "damaged",
            FaultKind::Missing => "missing",
            FaultKind::TooLarge => "too_large",
            FaultKind::TooDeep => "too_deep",
            FaultKind::TooMany => "too_many",
            FaultKind::Undecryptable => "undecryptable",
            FaultKind::Locked => "locked",
            FaultKind::OutsideSource => "outside_source",
            FaultKind::NotRegular => "not_regular",
            FaultKind::SizeDiffers => "size_differs",
            FaultKind::UnknownSchema => "unknown_schema",
            FaultKind::Io => "io",
            FaultKind::Panic => "panic",
            FaultKind::ReaderDied => "reader_died",
            FaultKind::EmptyBackup => "empty_backup",
            FaultKind::HashDiffers => "hash_differs",
            FaultKind::Unfinished => "unfinished",
        }
    }
}

/// One thing that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fault {
    /// Why.
    pub kind: FaultKind,
    /// What was being read, in the terms of the format ("page 12", "keybag tag WPKY").
    pub what: String,
    /// The detail: an offset, the bytes needed and had, a message of the library; from evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Untrusted<'static>>,
}

impl Fault {
    /// A fault without detail.
    #[must_use]
    pub fn new(kind: FaultKind, what: impl Into<String>) -> Self {
        Self {
            kind,
            what: what.into(),
            detail: None,
        }
    }

    /// Adds the detail.
    #[must_use]
    pub fn detail(mut self, detail: impl fmt::Display) -> Self {
        self.detail = Some(Untrusted::from(detail.to_string()));
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.what)?;
        match &self.detail {
            Some(detail) => write!(f, " ({detail:?})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Fault {}

/// Faults of one file: each kind is counted, and only the first few are kept in full, so that a
/// million bad rows cost no more than one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faults {
    /// How often each kind occurred.
    pub counts: BTreeMap<FaultKind, u64>,
    /// The first of them, in the order met.
    pub first: Vec<Fault>,
}

impl Faults {
    /// How many faults of one kind are kept in full.
    pub const KEPT_PER_KIND: u64 = 5;

    /// Adds a fault.
    pub fn add(&mut self, fault: Fault) {
        let count = self.counts.entry(fault.kind).or_default();
        *count = count.saturating_add(1);
        if *count <= Self::KEPT_PER_KIND {
            self.first.push(fault);
        }
    }

    /// Adds those of what was read later.
    pub fn absorb(&mut self, later: Faults) {
        let before = self.counts.clone();
        for (kind, count) in later.counts {
            let sum = self.counts.entry(kind).or_default();
            *sum = sum.saturating_add(count);
        }
        let mut kept = before;
        for fault in later.first {
            let count = kept.entry(fault.kind).or_default();
            *count = count.saturating_add(1);
            if *count <= Self::KEPT_PER_KIND {
                self.first.push(fault);
            }
        }
    }

    /// Whether there was none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// How many there were in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts
            .values()
            .fold(0, |sum, count| sum.saturating_add(*count))
    }
}
