//! Numbers missing from the phone's list of programs that used the network: each phone has some.
//!
//! Described in: <https://docs.mvt.re/en/latest/ios/records/>.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::AnyRecord;
use model::{Argument, Place};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most numbers kept of one database: phones list a few thousand.
const NUMBERS: usize = 100_000;
/// Most databases looked at: a phone has up to three, an examination few phones.
const DATABASES: usize = 100;
/// The table whose rows are numbered.
const TABLE: &str = "ZPROCESS";

/// The numbers of one database.
#[derive(Debug)]
struct Numbers {
    seen: SeenIn,
    present: BTreeSet<i64>,
}

/// Folds the numbers, by source and path.
#[derive(Debug, Default)]
pub(crate) struct ProcessGaps {
    databases: BTreeMap<(String, String), Numbers>,
}

impl Check for ProcessGaps {
    const ABOUT: About = About {
        reads: &["ios.data_usage"],
        described_in: &["https://docs.mvt.re/en/latest/ios/records/"],
    };

    fn record(&mut self, seen: &SeenIn, _: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosDataUsage(usage) = record else {
            return;
        };
        let (false, Some(number)) = (usage.process_deleted, usage.process_id) else {
            return;
        };
        let key = (seen.source.clone(), seen.path.clone());
        if self.databases.len() < DATABASES || self.databases.contains_key(&key) {
            let database = self.databases.entry(key).or_insert_with(|| Numbers {
                seen: seen.clone(),
                present: BTreeSet::new(),
            });
            if database.present.len() < NUMBERS {
                database.present.insert(number);
            }
        }
    }

    fn absorb(&mut self, later: Self) {
        // A job reads one database whole: no key comes twice.
        for (key, numbers) in later.databases {
            if self.databases.len() < DATABASES {
                self.databases.insert(key, numbers);
            }
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for ((source, path), Numbers { seen, present }) in self.databases {
            let mut evidence = EvidenceList::default();
            let mut missing = 0_u64;
            for (before, after) in present.iter().zip(present.iter().skip(1)) {
                let between = after.abs_diff(*before).saturating_sub(1);
                if between > 0 {
                    missing = missing.saturating_add(between);
                    let place = Place::Row {
                        table: TABLE,
                        row: *after,
                    };
                    evidence.add(&seen, place, None, &format!("{before} … {after}"));
                }
            }
            if missing > 0 {
                let missing = i64::try_from(missing).unwrap_or(i64::MAX);
                let said = Said {
                    subject: format!("{source} {path}"),
                    arguments: vec![("missing", Argument::Number(missing))],
                    harmless_causes: 2,
                    ..Said::default()
                };
                out.say(&said, evidence);
            }
        }
    }
}
