//! Apps that were removed in the last weeks, or went back to an older version: the history of the battery
//! keeps both for some days.
//!
//! Described in: <https://developer.android.com/topic/performance/power/setup-battery-historian>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Instant, Place};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most apps kept: a phone changes some dozens a day.
const APPS: usize = 5_000;
/// Most changes kept of one app: the history has some days.
const CHANGES: usize = 100;
/// Apps named in the sentence.
const SHOWN: usize = 8;

/// Folds the changes of each app.
#[derive(Debug, Default)]
pub(crate) struct RemovedOrDowngraded(BTreeMap<String, Changes>);

#[derive(Debug, Default)]
struct Changes {
    removed: EvidenceList,
    /// The versions of each day, in the order of the days: the first and the last written.
    versions: BTreeMap<Option<Instant>, (i64, i64)>,
    updated: EvidenceList,
}

impl Check for RemovedOrDowngraded {
    const ABOUT: About = About {
        reads: &["android.battery_daily"],
        described_in: &[
            "https://developer.android.com/topic/performance/power/setup-battery-historian",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidBatteryDaily(change) = record else {
            return;
        };
        let id = change.app_id.raw();
        if !self.0.contains_key(id) && self.0.len() >= APPS {
            return;
        }
        let changes = self.0.entry(id.to_owned()).or_default();
        let (day, version) = (change.day_began, change.version_code);
        if change.uninstalled {
            changes.removed.add(seen, place, day, id);
            return;
        }
        let observed = format!("{id} {version}");
        changes.updated.add(seen, place, day, &observed);
        changes.version(day, (version, version));
    }

    fn absorb(&mut self, later: Self) {
        for (id, changes) in later.0 {
            if self.0.contains_key(&id) || self.0.len() < APPS {
                self.0.entry(id).or_default().absorb(changes);
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let (mut removed, mut older) = <(Told, Told)>::default();
        for (id, changes) in self.0 {
            let went_back = changes.went_back();
            if changes.removed.count() > 0 {
                removed.add(&id, changes.removed);
            }
            if went_back {
                older.add(&id, changes.updated);
            }
        }
        removed.tell("", out);
        older.tell("older", out);
    }
}

impl Changes {
    fn version(&mut self, day: Option<Instant>, (first, last): (i64, i64)) {
        if let Some(known) = self.versions.get_mut(&day) {
            known.1 = last;
        } else if self.versions.len() < CHANGES {
            self.versions.insert(day, (first, last));
        }
    }

    fn absorb(&mut self, later: Self) {
        self.removed.absorb(later.removed);
        self.updated.absorb(later.updated);
        for (day, versions) in later.versions {
            self.version(day, versions);
        }
    }

    /// Whether a later day has an older version; what has no day cannot be put in order.
    fn went_back(&self) -> bool {
        let mut days = self.versions.iter().filter(|(day, _)| day.is_some());
        let Some((_, &(_, mut before))) = days.next() else {
            return false;
        };
        days.any(|(_, (first, last))| {
            let is_older = *first < before;
            before = *last;
            is_older
        })
    }
}

/// The apps that one sentence is about.
#[derive(Debug, Default)]
struct Told {
    named: Vec<String>,
    count: i64,
    evidence: EvidenceList,
}

impl Told {
    fn add(&mut self, id: &str, evidence: EvidenceList) {
        self.count = self.count.saturating_add(1);
        if self.named.len() < SHOWN {
            self.named.push(id.to_owned());
        }
        self.evidence.absorb(evidence);
    }

    fn tell(self, variant: &'static str, out: &mut Drafts<'_>) {
        if self.named.is_empty() {
            return;
        }
        let said = Said {
            variant,
            arguments: vec![
                ("apps", Argument::words(&self.named.join(", "))),
                ("named", Argument::Number(self.count)),
            ],
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, self.evidence);
    }
}
