//! The library that parses entries, held so that hostile ones cost themselves alone.

use std::{
    collections::HashMap,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
};

use macos_unifiedlogs::{
    iterator::UnifiedLogIterator,
    parser::build_log,
    timesync::TimesyncBoot,
    unified_log::{LogData, UnifiedLogData},
};

use super::{
    chunks::Group,
    strings::{Needed, NoFiles},
};
use crate::limits::{UNIFIED_LOG_OVERSIZE, UNIFIED_LOG_STOPS};

/// The library, with what it has to know from one group to the next.
#[derive(Default)]
pub(super) struct Parser {
    /// The header, and long texts of groups before.
    before: UnifiedLogData,
    /// How often it was stopped.
    stops: u64,
    /// Chunks of entries that it could not parse.
    lost: usize,
}

impl Parser {
    /// Takes the header that holds for the groups behind it; tells whether it is one.
    pub(super) fn header(&mut self, bytes: Vec<u8>) -> bool {
        self.before = UnifiedLogData::default();
        let Some(data) = self.parse(bytes) else {
            return false;
        };
        self.before.header = data.header;
        !self.before.header.is_empty()
    }

    /// The boot of the header.
    pub(super) fn boot(&self) -> Option<&str> {
        let header = self.before.header.first();
        header.map(|header| header.boot_uuid.as_str())
    }

    /// Whether it was stopped too often.
    pub(super) fn gave_up(&self) -> bool {
        self.stops >= UNIFIED_LOG_STOPS
    }

    /// Chunks of entries that could not be parsed.
    pub(super) fn lost(&self) -> usize {
        self.lost
    }

    /// Parses a group; where its content stops the library, by parts down to the chunk that does.
    pub(super) fn group(&mut self, group: &Group, each: &mut dyn FnMut(&mut Self, UnifiedLogData)) {
        let mut parts: Vec<(Range<usize>, bool)> = vec![(0..group.len(), group.is_packed())];
        while let Some((chunks, packed)) = parts.pop() {
            if self.gave_up() {
                return;
            }
            let count = chunks.len();
            if let Some(data) = self.parse(group.bytes(chunks.clone(), packed)) {
                if !packed {
                    self.count(count, &data);
                }
                each(self, data);
            } else if packed && count > 0 {
                parts.push((0..0, true));
                parts.push((chunks, false));
            } else if count > 1 {
                let middle = chunks.start.midpoint(chunks.end);
                parts.push((middle..chunks.end, false));
                parts.push((chunks.start..middle, false));
            } else {
                self.lost = self.lost.saturating_add(1);
            }
        }
    }

    /// Counts what the library left out without a word.
    fn count(&mut self, chunks: usize, data: &UnifiedLogData) {
        let parsed = data.catalog_data.iter().map(|catalog| {
            let entries = catalog
                .firehose
                .len()
                .saturating_add(catalog.statedump.len());
            entries.saturating_add(catalog.simpledump.len())
        });
        let parsed = parsed.sum::<usize>().saturating_add(data.oversize.len());
        let lost = chunks.saturating_sub(parsed);
        self.lost = self.lost.saturating_add(lost);
    }

    /// Puts the messages together that stand in `data`, in their order; none where one stops the
    /// library. Long texts stay for what follows.
    pub(super) fn messages(
        &mut self,
        data: &mut UnifiedLogData,
        strings: &Needed<'_>,
        boots: &HashMap<String, TimesyncBoot>,
    ) -> Option<Vec<LogData>> {
        let together = AssertUnwindSafe(|| build_log(data, &NoFiles, strings, boots, false));
        let messages = catch_unwind(together).ok();
        if messages.is_none() {
            self.stops = self.stops.saturating_add(1);
        }
        messages.map(|(messages, _)| messages)
    }

    /// Joins the long texts of groups before to those of this one, the newest first.
    pub(super) fn join(&mut self, data: &mut UnifiedLogData) {
        data.oversize.append(&mut self.before.oversize);
        data.oversize.truncate(UNIFIED_LOG_OVERSIZE);
    }

    /// Keeps the long texts of a group for those behind it.
    pub(super) fn keep(&mut self, data: &mut UnifiedLogData) {
        self.before.oversize.append(&mut data.oversize);
    }

    fn parse(&mut self, bytes: Vec<u8>) -> Option<UnifiedLogData> {
        let mut iterator = UnifiedLogIterator {
            data: bytes,
            header: self.before.header.clone(),
            evidence: String::new(),
        };
        let parsed = catch_unwind(AssertUnwindSafe(|| iterator.next()));
        parsed.unwrap_or_else(|_| {
            self.stops = self.stops.saturating_add(1);
            None
        })
    }
}
