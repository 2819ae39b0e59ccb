//! Intrusion logging that was switched off while the phone went on running.
//!
//! Described in: <https://developer.android.com/reference/android/app/admin/SecurityLog>.

use artefacts::AnyRecord;
use model::{Certainty, Instant, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most stops, and most times at which the phone was switched off, kept.
const KEPT: usize = 1_000;
/// How near a stop is to switching the phone off, in billionths of a second: ten minutes.
const NEAR_NS: u64 = 600_000_000_000;

/// Folds when logging stopped, and when the phone was switched off.
#[derive(Debug, Default)]
pub(crate) struct LoggingStopped {
    stops: Vec<(Option<Instant>, EvidenceList)>,
    shutdowns: Vec<Instant>,
}

impl Check for LoggingStopped {
    const ABOUT: About = About {
        reads: &["android.intrusion_log"],
        described_in: &["https://developer.android.com/reference/android/app/admin/SecurityLog"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidIntrusionLog(event) = record else {
            return;
        };
        match event.tag.as_ref().map_or("", Untrusted::raw) {
            "logging_stopped" if self.stops.len() < KEPT => {
                let mut evidence = EvidenceList::default();
                evidence.add(seen, place, event.time, "logging_stopped");
                self.stops.push((event.time, evidence));
            }
            "os_shutdown" if self.shutdowns.len() < KEPT => self.shutdowns.extend(event.time),
            _ => {}
        }
    }

    fn absorb(&mut self, later: Self) {
        let room = KEPT.saturating_sub(self.stops.len());
        self.stops.extend(later.stops.into_iter().take(room));
        let room = KEPT.saturating_sub(self.shutdowns.len());
        self.shutdowns
            .extend(later.shutdowns.into_iter().take(room));
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let mut alone = EvidenceList::default();
        for (time, evidence) in self.stops {
            let near = time.is_some_and(|stop| {
                let mut shutdowns = self.shutdowns.iter();
                shutdowns.any(|off| off.unix_ns().abs_diff(stop.unix_ns()) <= NEAR_NS)
            });
            if !near {
                alone.absorb(evidence);
            }
        }
        if alone.count() > 0 {
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                excused_by: vec![Statement::Managed],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, alone);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::android::intrusion_log::IntrusionEvent;

    use super::*;
    use crate::trial;

    fn told(events: &[(&'static str, &str)]) -> u64 {
        let events: Vec<_> = events
            .iter()
            .map(|(tag, time)| IntrusionEvent {
                time: Instant::parse(time),
                tag: Some(Untrusted::from(*tag)),
                ..IntrusionEvent::default()
            })
            .collect();
        let records: Vec<_> = events.iter().map(AnyRecord::AndroidIntrusionLog).collect();
        let found = trial::findings::<LoggingStopped>("logging-stopped", &records, &[]);
        found.first().map_or(0, |one| one.count)
    }

    #[test]
    fn a_stop_counts_unless_the_phone_was_switched_off() {
        let off = ("os_shutdown", "2026-05-03T12:04:00Z");
        let at_off = ("logging_stopped", "2026-05-03T12:00:00Z");
        let alone = ("logging_stopped", "2026-05-03T15:00:00Z");
        assert_eq!(told(&[at_off, off]), 0);
        assert_eq!(told(&[off, at_off]), 0);
        assert_eq!(told(&[at_off, off, alone]), 1);
        assert_eq!(told(&[("logging_stopped", "")]), 1);
        assert_eq!(told(&[off]), 0);
    }
}
