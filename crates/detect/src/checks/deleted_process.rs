//! Network use of a process whose row is gone from the phone's list, one finding per process.
//!
//! Described in: <https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Certainty, Kind, Place};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most processes kept: a phone lists a few hundred in all.
const PROCESSES: usize = 1_000;

/// Folds the usage rows of each process that is gone.
#[derive(Debug, Default)]
pub(crate) struct DeletedProcess {
    gone: BTreeMap<(String, i64), EvidenceList>,
}

impl Check for DeletedProcess {
    const ABOUT: About = About {
        reads: &["ios.data_usage"],
        described_in: &[
            "https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosDataUsage(usage) = record else {
            return;
        };
        let (true, Some(process)) = (usage.process_deleted, usage.process_id) else {
            return;
        };
        // Numbers of one database say nothing about those of another.
        let key = (seen.path.clone(), process);
        if self.gone.len() < PROCESSES || self.gone.contains_key(&key) {
            let observed = format!("process {process}");
            self.gone
                .entry(key)
                .or_default()
                .add(seen, place, usage.time, &observed);
        }
    }

    fn absorb(&mut self, later: Self) {
        for (key, evidence) in later.gone {
            if self.gone.len() < PROCESSES || self.gone.contains_key(&key) {
                self.gone.entry(key).or_default().absorb(evidence);
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for ((path, process), evidence) in self.gone {
            let said = Said {
                kind: Kind::Suspicious,
                certainty: Certainty::Possible,
                subject: format!("{path} {process}"),
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, evidence);
        }
    }
}
