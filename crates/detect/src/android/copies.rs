//! Which computer most likely made an acquisition: one is made through a cable, so that the computer that was
//! connected last, and within the hour of it, made it. A bug report is not: there, no computer is explained by
//! itself.
//!
//! Described in: <https://developer.android.com/tools/adb>.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::AnyRecord;
use model::Instant;

use crate::SeenIn;

/// The computer that makes a copy was connected this long before or after the date of the copy.
const READING_NS: u64 = 3_600_000_000_000;

/// When acquisitions were made.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// Sources that are acquisitions.
    acquisitions: BTreeSet<String>,
    /// When each source was made.
    made: BTreeMap<String, Instant>,
}

impl Copies {
    /// Looks at a record.
    pub(crate) fn record(&mut self, seen: &SeenIn, record: AnyRecord<'_>) {
        match record {
            AnyRecord::AndroidPackageFiles(_) if !self.acquisitions.contains(&seen.source) => {
                self.acquisitions.insert(seen.source.clone());
            }
            AnyRecord::AndroidGetprop(property) => {
                if let Some(at) = property.captured
                    && !self.made.contains_key(&seen.source)
                {
                    self.made.insert(seen.source.clone(), at);
                }
            }
            _ => {}
        }
    }

    /// Adds what a later job saw.
    pub(crate) fn absorb(&mut self, later: Self) {
        self.acquisitions.extend(later.acquisitions);
        self.made.extend(later.made);
    }

    /// The connection of the computer that made an acquisition, of the `connections` of all computers.
    pub(crate) fn made_by(
        &self,
        connections: impl Iterator<Item = Option<Instant>>,
    ) -> Option<Instant> {
        let newest = connections.flatten().max()?;
        let all = self.acquisitions.iter();
        let mut made = all.filter_map(|one| self.made.get(one));
        made.any(|made| made.unix_ns().abs_diff(newest.unix_ns()) <= READING_NS)
            .then_some(newest)
    }
}
