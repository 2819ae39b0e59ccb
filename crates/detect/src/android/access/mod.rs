//! What may see, hear or reach the phone: every way that is in force, ordinary or not, from which a report
//! tells who can see what. It is no alarm; the checks speak of alarms.
//!
//! Described in: <https://developer.android.com/guide/topics/permissions/overview>,
//! <https://developer.android.com/work/dpc/security>.

mod abilities;
mod reach;
#[cfg(test)]
mod tests;

use artefacts::AnyRecord;
use model::{Access, Place};

use super::JudgedApps;
use crate::{SeenIn, access::first};
use abilities::Uses;
use reach::Reach;

/// Folds uses of what apps may, and who can reach the phone.
#[derive(Debug, Default)]
pub(crate) struct Accesses {
    uses: Uses,
    reach: Reach,
}

impl Accesses {
    /// Looks at a record.
    pub(crate) fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        if let AnyRecord::AndroidAppOps(operation) = record {
            self.uses.operation(seen, place, operation);
        } else {
            self.reach.record(seen, place, record);
        }
    }

    /// Adds what a later job folded.
    pub(crate) fn absorb(&mut self, later: Self) {
        self.uses.absorb(later.uses);
        self.reach.absorb(later.reach);
    }

    /// Every way, in the order of its means, its holder and its state.
    pub(crate) fn conclude(self, apps: &JudgedApps) -> Vec<Access> {
        let mut all = abilities::of(apps, &self.uses);
        all.extend(self.reach.conclude(apps));
        all.sort();
        all
    }
}
