//! Apps that own the phone or a profile of it: an employer, a school or a parent manages it with them.
//!
//! Described in: <https://developer.android.com/work/dpc/security>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most owners kept: a phone has one, and one for each profile.
const OWNERS: usize = 1_000;

/// Folds the owners: the app, and whether it owns the whole phone.
#[derive(Debug, Default)]
pub(crate) struct WorkProfileOrOwner(BTreeMap<(String, bool), EvidenceList>);

impl Check for WorkProfileOrOwner {
    const ABOUT: About = About {
        reads: &["android.device_policy"],
        described_in: &["https://developer.android.com/work/dpc/security"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidDevicePolicy(policy) = record else {
            return;
        };
        let whole = match policy.role {
            "device_owner" => true,
            "profile_owner" => false,
            _ => return,
        };
        let app = policy.app_id.as_ref().map_or("", Untrusted::raw);
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, None, app);
        self.add((app.to_owned(), whole), evidence);
    }

    fn absorb(&mut self, later: Self) {
        for (owner, evidence) in later.0 {
            self.add(owner, evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for ((app, whole), evidence) in self.0 {
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Likely,
                variant: if whole { "" } else { "profile" },
                arguments: vec![("app", Argument::words(&app))],
                excused_by: vec![Statement::Managed, Statement::Parental],
                subject: app,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, evidence);
        }
    }
}

impl WorkProfileOrOwner {
    fn add(&mut self, owner: (String, bool), evidence: EvidenceList) {
        if let Some(known) = self.0.get_mut(&owner) {
            known.absorb(evidence);
        } else if self.0.len() < OWNERS {
            self.0.insert(owner, evidence);
        }
    }
}
