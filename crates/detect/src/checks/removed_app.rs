//! Apps that the phone's records still name and that no list of installed apps has: most were taken
//! away. A fact for reading the rest, never an alarm.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/applicationstate.py>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Instant, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    EvidenceList, SeenIn,
    apps::{Apps, is_apple},
    draft::Said,
};

/// Most apps kept: phones have a few hundred.
const NAMED: usize = 5_000;
/// Apps named in the sentence.
const SHOWN: usize = 8;

/// Folds the apps that records name, and those that are listed.
#[derive(Debug, Default)]
pub(crate) struct RemovedApp {
    apps: Apps,
    named: BTreeMap<String, EvidenceList>,
}

impl Check for RemovedApp {
    const ABOUT: About = About {
        reads: &[
            "ios.application_state",
            "ios.tcc",
            "ios.locationd_clients",
            "ios.installed_apps",
            "ios.container_listing",
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/applicationstate.py",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let raw = |text: &Option<Untrusted<'_>>| text.as_ref().map(|text| text.raw().to_owned());
        let (id, time): (Option<String>, Option<Instant>) = match record {
            AnyRecord::IosApplicationState(state) => (raw(&state.app_id), state.removed),
            AnyRecord::IosTcc(permission) => (raw(&permission.app_id), permission.time),
            AnyRecord::IosLocationdClients(client) => (
                client.app().map(str::to_owned),
                client.location_stopped.max(client.last_in_background()),
            ),
            other => {
                self.apps.record(seen, place, other);
                return;
            }
        };
        let Some(id) = id.filter(|id| id.contains('.') && !is_apple(id)) else {
            return;
        };
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, time, &id);
        self.add(id, evidence);
    }

    fn absorb(&mut self, later: Self) {
        self.apps.absorb(later.apps);
        for (id, evidence) in later.named {
            self.add(id, evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        // Without a list of apps nothing can be missing from it.
        if self.apps.is_empty() {
            return;
        }
        let mut all = EvidenceList::default();
        let (mut shown, mut gone) = (Vec::new(), 0_i64);
        for (id, evidence) in self.named {
            if self.apps.has(&id) {
                continue;
            }
            gone = gone.saturating_add(1);
            all.absorb(evidence);
            if shown.len() < SHOWN {
                shown.push(id);
            }
        }
        if gone > 0 {
            let said = Said {
                arguments: vec![
                    ("apps", Argument::words(&shown.join(", "))),
                    ("gone", Argument::Number(gone)),
                ],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, all);
        }
    }
}

impl RemovedApp {
    fn add(&mut self, id: String, evidence: EvidenceList) {
        if let Some(known) = self.named.get_mut(&id) {
            known.absorb(evidence);
        } else if self.named.len() < NAMED {
            self.named.insert(id, evidence);
        }
    }
}
