//! How far back the log of shutdowns reaches, and a start of the phone that no shutdown in it goes before:
//! since iOS 26 it begins anew with each start, and an earlier one can be emptied.
//!
//! Described in: <https://iverify.io/blog/key-iocs-for-pegasus-and-predator-spyware-cleaned-with-ios-26-update>,
//! <https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Instant, Place};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most sources looked at: an examination has a few.
const SOURCES: usize = 100;
/// How long a phone may be off before its next start.
const OFF_NS: i64 = 86_400_000_000_000;

/// What is known of one source.
#[derive(Debug, Default)]
struct Ages {
    booted: Option<Instant>,
    boot: EvidenceList,
    first: Option<Instant>,
    last: Option<Instant>,
    /// Whether one has no date.
    undated: bool,
    shutdowns: EvidenceList,
}

/// Folds the starts and the shutdowns, by source.
#[derive(Debug, Default)]
pub(crate) struct ShutdownLogAge(BTreeMap<String, Ages>);

impl Check for ShutdownLogAge {
    const ABOUT: About = About {
        reads: &["ios.shutdown_log", "ios.spindump"],
        described_in: &[
            "https://iverify.io/blog/key-iocs-for-pegasus-and-predator-spyware-cleaned-with-ios-26-update",
            "https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let mut ages = Ages::default();
        match record {
            AnyRecord::IosShutdownLog(note) if note.kind == "shutdown" => {
                (ages.first, ages.last) = (note.time, note.time);
                ages.undated = note.time.is_none();
                let observed = format!("shutdown {}", note.shutdown);
                ages.shutdowns.add(seen, place, note.time, &observed);
            }
            AnyRecord::IosSpindump(dump) if dump.booted.is_some() => {
                ages.booted = dump.booted;
                ages.boot.add(seen, place, dump.booted, "Time Since Boot");
            }
            _ => return,
        }
        self.add(&seen.source, ages);
    }

    fn absorb(&mut self, later: Self) {
        for (source, ages) in later.0 {
            self.add(&source, ages);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (source, ages) in self.0 {
            let gap = ages.booted.zip(ages.last);
            let gap = gap.map(|(booted, last)| booted.unix_ns().saturating_sub(last.unix_ns()));
            let count = i64::try_from(ages.shutdowns.count()).unwrap_or(i64::MAX);
            let since = ages.first.map_or_else(String::new, Instant::date);
            let last = ages.last.map_or_else(String::new, Instant::date);
            let mut said = Said {
                subject: source,
                arguments: vec![
                    ("shutdowns", Argument::Number(count)),
                    ("since", Argument::words(&since)),
                    ("last", Argument::words(&last)),
                ],
                ..Said::default()
            };
            let mut evidence = ages.shutdowns;
            // A shutdown without a date may be the last one.
            if !ages.undated && gap.is_some_and(|gap| gap > OFF_NS) {
                said.variant = "gap";
                said.harmless_causes = 3;
                evidence.absorb(ages.boot);
            } else if ages.first.is_none() {
                said.variant = "undated";
            }
            if count > 0 {
                out.say(&said, evidence);
            }
        }
    }
}

impl ShutdownLogAge {
    fn add(&mut self, source: &str, ages: Ages) {
        if self.0.len() >= SOURCES && !self.0.contains_key(source) {
            return;
        }
        let known = self.0.entry(source.to_owned()).or_default();
        known.booted = known.booted.max(ages.booted);
        known.boot.absorb(ages.boot);
        known.last = known.last.max(ages.last);
        known.undated |= ages.undated;
        known.first = match (known.first, ages.first) {
            (Some(first), Some(other)) => Some(first.min(other)),
            (first, other) => first.or(other),
        };
        known.shutdowns.absorb(ages.shutdowns);
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::{shutdown_log::ShutdownNote, spindump::DumpedProcess};
    use model::{Finding, Kind};

    use super::*;
    use crate::trial;

    fn findings(shutdowns: &[Option<&str>], booted: &str) -> Vec<Finding> {
        let at = |day: &str| Instant::parse(&format!("2026-05-{day}T10:00:00Z"));
        let dump = DumpedProcess {
            kind: "dump",
            booted: at(booted),
            ..DumpedProcess::default()
        };
        let notes: Vec<_> = shutdowns
            .iter()
            .map(|day| ShutdownNote {
                kind: "shutdown",
                time: day.and_then(at),
                shutdown: 1,
                notices: 1,
                process: None,
                program_path: None,
                pid: None,
                delay_ms: None,
            })
            .collect();
        let mut records: Vec<_> = notes.iter().map(AnyRecord::IosShutdownLog).collect();
        records.push(AnyRecord::IosSpindump(&dump));
        trial::findings::<ShutdownLogAge>("shutdown-log-age", &records, &[])
    }

    #[test]
    fn what_the_log_covers_is_told_and_a_start_without_a_shutdown_before_it() {
        let told = |shutdowns: &[Option<&str>], booted| {
            let found = findings(shutdowns, booted);
            assert!(found.iter().all(|one| one.kind == Kind::Context));
            let keys = found.iter().map(|one| one.title.key.to_string());
            keys.collect::<Vec<_>>()
        };
        let key = |part: &str| vec![format!("check-shutdown-log-age{part}-title")];
        assert_eq!(told(&[Some("01"), Some("09")], "09"), key(""));
        assert_eq!(told(&[Some("01"), Some("09")], "20"), key("-gap"));
        assert_eq!(told(&[None], "20"), key("-undated"));
        assert_eq!(told(&[], "20"), Vec::<String>::new());
    }
}
