//! Two cases of one phone: what appeared between them, and what vanished.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use case::Tool;
use model::{
    Access, Coverage, Finding, Instant, Means, SourceRecord, Status, TraceKind, Untrusted,
};
use serde::Serialize;

use crate::access::is_part_of_system;

/// What two cases of one phone say together.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// What compared them.
    pub tool: &'a Tool,
    /// The first one.
    pub before: Side<'a>,
    /// The second one.
    pub after: Side<'a>,
    /// Findings of the second that the first has not.
    pub appeared: Vec<&'a Finding>,
    /// Findings of the first that the second has not.
    pub vanished: Vec<&'a Finding>,
    /// How many both have.
    pub remained: usize,
    /// Apps, profiles and accounts; `None` unless both keep their records.
    pub installed: Option<Installed>,
    /// What may see, hear or reach the phone; `None` unless both cases tell.
    pub accesses: Option<Ways<'a>>,
    /// Kinds of data that fared otherwise.
    pub coverage: Vec<CoverageChange>,
}

/// One of the two cases.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Where it stands.
    pub path: &'a Path,
    /// When its examination began.
    pub created: Instant,
    /// What was handed in.
    pub sources: &'a [SourceRecord],
}

/// What is set up or installed on the phone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Installed {
    /// In the second case only.
    pub appeared: Vec<Item>,
    /// In the first case only.
    pub vanished: Vec<Item>,
}

/// An app, a profile, an account, a server.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Item {
    /// What sort of value.
    pub kind: TraceKind,
    /// As the phone has it.
    pub value: Untrusted<'static>,
}

impl Item {
    /// The key of the sort of value: that of the indicators which name it.
    #[must_use]
    pub fn kind_key(&self) -> &'static str {
        match self.kind {
            TraceKind::AppId => "indicator-kind-app-id",
            TraceKind::Profile => "indicator-kind-profile-id",
            TraceKind::Email => "indicator-kind-email",
            TraceKind::Phone => "indicator-kind-phone",
            TraceKind::Host => "indicator-kind-host",
            TraceKind::Url => "indicator-kind-url",
            TraceKind::Process | TraceKind::ProcessCut | TraceKind::PathComponent => {
                "indicator-kind-process"
            }
            TraceKind::FileName => "indicator-kind-file-name",
            TraceKind::FilePath => "indicator-kind-file-path",
            TraceKind::FileHash => "indicator-kind-sha256",
            TraceKind::Certificate => "indicator-kind-app-cert-sha256",
            TraceKind::SignerOrganisation => "indicator-kind-app-cert-org",
            TraceKind::SignerName => "indicator-kind-app-cert-cn-re",
            TraceKind::Property => "indicator-kind-android-property",
        }
    }
}

impl Installed {
    /// What differs between what two cases hold.
    #[must_use]
    pub fn between(before: &BTreeSet<Item>, after: &BTreeSet<Item>) -> Self {
        Self {
            appeared: after.difference(before).cloned().collect(),
            vanished: before.difference(after).cloned().collect(),
        }
    }
}

/// What may see, hear or reach the phone, in one of the cases only.
#[derive(Clone, Debug, Default)]
pub struct Ways<'a> {
    /// In the second case only.
    pub appeared: Vec<&'a Access>,
    /// In the first case only.
    pub vanished: Vec<&'a Access>,
}

impl<'a> Ways<'a> {
    /// What differs between what two cases tell. Parts of the system that are only counted are left out.
    #[must_use]
    pub fn between(before: &'a [Access], after: &'a [Access]) -> Self {
        Self {
            appeared: only_in(after, before),
            vanished: only_in(before, after),
        }
    }
}

fn only_in<'a>(one: &'a [Access], other: &[Access]) -> Vec<&'a Access> {
    let known: BTreeSet<_> = other.iter().map(way).collect();
    let is_named = |access: &&Access| access.holder.is_some() || !is_part_of_system(access);
    let named = one.iter().filter(is_named);
    named
        .filter(|access| !known.contains(&way(access)))
        .collect()
}

/// What tells one way from another: who has it, for which user, and the sort of it.
fn way(access: &Access) -> (Means, &str, &str, Option<i64>, u64) {
    let state = match access.means {
        // That a computer made one of the copies is no change.
        Means::Computer => "",
        _ => raw(access.state.as_ref()),
    };
    let accounts = match access.means {
        Means::Account => access.count,
        _ => 0,
    };
    (
        access.means,
        raw(access.holder.as_ref()),
        state,
        access.user,
        accounts,
    )
}

fn raw<'a>(text: Option<&'a Untrusted<'_>>) -> &'a str {
    text.map_or("", Untrusted::raw)
}

/// A kind of data that fared otherwise in the two cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageChange {
    /// The artefact's id.
    pub artefact: String,
    /// In the first case.
    pub before: Fared,
    /// In the second case.
    pub after: Fared,
}

/// How a kind of data fared, all its files together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Fared {
    /// What became of it.
    pub status: Status,
    /// Records read.
    pub records: u64,
}

impl Default for Fared {
    fn default() -> Self {
        Self {
            status: Status::Absent,
            records: 0,
        }
    }
}

impl Fared {
    fn add(&mut self, entry: &Coverage) {
        use Status::{Absent, Partial, Read, Skipped, Unreadable};
        self.records = self.records.saturating_add(entry.records);
        self.status = match (self.status, entry.status) {
            (Absent | Skipped, other) | (other, Absent | Skipped) => other,
            (Read, Read) => Read,
            (Unreadable, Unreadable) => Unreadable,
            (Partial | Read | Unreadable, _) => Partial,
        };
    }

    /// The key of what became of it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self.status {
            Status::Read => "status-read",
            Status::Partial => "status-partial",
            Status::Unreadable => "status-unreadable",
            Status::Absent => "status-absent",
            Status::Skipped => "status-skipped",
        }
    }

    /// Whether something that was there could not be read.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        matches!(self.status, Status::Partial | Status::Unreadable)
    }
}

/// The kinds of data whose state differs.
#[must_use]
pub fn coverage_changes(before: &[Coverage], after: &[Coverage]) -> Vec<CoverageChange> {
    let mut all: BTreeMap<&str, (Option<Fared>, Option<Fared>)> = BTreeMap::new();
    for entry in before {
        let (fared, _) = all.entry(&entry.artefact).or_default();
        fared.get_or_insert_default().add(entry);
    }
    for entry in after {
        let (_, fared) = all.entry(&entry.artefact).or_default();
        fared.get_or_insert_default().add(entry);
    }
    all.into_iter()
        .map(|(artefact, (before, after))| CoverageChange {
            artefact: artefact.to_owned(),
            before: before.unwrap_or_default(),
            after: after.unwrap_or_default(),
        })
        .filter(|change| change.before.status != change.after.status)
        .collect()
}
