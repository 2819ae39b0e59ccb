//! Whether the phone had gone without repairs of its weak points for long, when it was read: a state, never
//! an alarm.
//!
//! Described in: <https://source.android.com/docs/security/bulletin>.

use artefacts::AnyRecord;
use model::{Argument, Instant, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// The property that names the month of the last repairs.
const PROPERTY: &str = "ro.build.version.security_patch";
/// How long phones commonly go without: half a year, in billionths of a second.
const LONG_NS: i64 = 186 * 86_400_000_000_000;

/// Folds the newest date that a source names.
#[derive(Debug, Default)]
pub(crate) struct OldSecurityPatch {
    date: Option<(Instant, String, bool)>,
    evidence: EvidenceList,
}

impl Check for OldSecurityPatch {
    const ABOUT: About = About {
        reads: &["android.getprop"],
        described_in: &["https://source.android.com/docs/security/bulletin"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidGetprop(property) = record else {
            return;
        };
        if property.name.raw() != PROPERTY {
            return;
        }
        let value = property.value.as_ref().map_or("", Untrusted::raw).trim();
        let Some(date) = Instant::parse(&format!("{value}T00:00:00Z")) else {
            return;
        };
        // How old it is today is not asked: only how old it was then.
        let Some(read) = property.captured else {
            return;
        };
        let is_old = read.unix_ns().saturating_sub(date.unix_ns()) > LONG_NS;
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, None, &format!("{PROPERTY}={value}"));
        self.take((date, value.to_owned(), is_old), evidence);
    }

    fn absorb(&mut self, later: Self) {
        if let Some(date) = later.date {
            self.take(date, later.evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if let Some((_, date, true)) = self.date {
            let said = Said {
                arguments: vec![("date", Argument::words(&date))],
                ..Said::default()
            };
            out.say(&said, self.evidence);
        }
    }
}

impl OldSecurityPatch {
    /// Takes a date unless a newer one is known.
    fn take(&mut self, date: (Instant, String, bool), evidence: EvidenceList) {
        let known = self.date.as_ref().map(|known| known.0);
        if known == Some(date.0) {
            self.evidence.absorb(evidence);
        } else if known < Some(date.0) {
            self.date = Some(date);
            self.evidence = evidence;
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::android::getprop::Property;
    use model::Kind;

    use super::*;
    use crate::trial;

    fn told(dates: &[&'static str], captured: Option<&str>) -> usize {
        let properties: Vec<_> = dates
            .iter()
            .map(|date| Property {
                name: PROPERTY.into(),
                value: Some(Untrusted::from(*date)),
                captured: captured.and_then(Instant::parse),
            })
            .collect();
        let records: Vec<_> = properties.iter().map(AnyRecord::AndroidGetprop).collect();
        let found = trial::findings::<OldSecurityPatch>("old-security-patch", &records, &[]);
        assert!(found.iter().all(|one| one.kind == Kind::Context));
        found.len()
    }

    #[test]
    fn the_age_is_that_at_the_reading() {
        let read = Some("2026-05-03T12:00:00Z");
        assert_eq!(told(&["2025-10-01"], read), 1);
        assert_eq!(told(&["2025-11-01"], read), 0);
        assert_eq!(told(&["2025-10-01"], None), 0);
        assert_eq!(told(&["2019-01-01", "2026-04-05"], read), 0);
        assert_eq!(told(&["none", ""], read), 0);
    }
}
