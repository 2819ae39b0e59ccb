//! What failed of the phone's own protection, as intrusion logs tell: keys that were changed, an erasure
//! that did not work, a self-test; and what every phone has now and then.
//!
//! Described in: <https://developer.android.com/reference/android/app/admin/SecurityLog>.

use std::collections::BTreeSet;

use artefacts::{AnyRecord, android::intrusion_log::IntrusionEvent};
use model::{Argument, Certainty, Kind, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// A key whose making fails on ordinary phones, and to whom it belongs: the system.
const ORDINARY_KEY: (&str, i64) = ("PinStorage_crossReboot_key", 1_001);

/// Folds what failed, and what fails on every phone.
#[derive(Debug, Default)]
pub(crate) struct ProtectionFailure {
    failures: EvidenceList,
    tags: BTreeSet<&'static str>,
    ordinary: EvidenceList,
}

impl Check for ProtectionFailure {
    const ABOUT: About = About {
        reads: &["android.intrusion_log"],
        described_in: &["https://developer.android.com/reference/android/app/admin/SecurityLog"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidIntrusionLog(event) = record else {
            return;
        };
        let key = event.key_id.as_ref().map_or("", Untrusted::raw);
        if let Some(tag) = failure(event) {
            let observed = format!("{tag} {key}");
            self.failures.add(seen, place, event.time, observed.trim());
            self.tags.insert(tag);
        } else if let Some(tag) = ordinary(event, key) {
            let observed = format!("{tag} {key}");
            self.ordinary.add(seen, place, event.time, observed.trim());
        }
    }

    fn absorb(&mut self, later: Self) {
        self.failures.absorb(later.failures);
        self.tags.extend(later.tags);
        self.ordinary.absorb(later.ordinary);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.failures.count() > 0 {
            let tags: Vec<&str> = self.tags.into_iter().collect();
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                arguments: vec![("what", Argument::words(&tags.join(", ")))],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, self.failures);
        }
        if self.ordinary.count() > 0 {
            let said = Said {
                variant: "ordinary",
                ..Said::default()
            };
            out.say(&said, self.ordinary);
        }
    }
}

/// What should never fail.
fn failure(event: &IntrusionEvent<'_>) -> Option<&'static str> {
    match event.tag.as_ref().map_or("", Untrusted::raw) {
        "key_integrity_violation" => Some("key_integrity_violation"),
        "wipe_failure" => Some("wipe_failure"),
        "crypto_self_test_completed" if event.success == Some(false) => {
            Some("crypto_self_test_completed")
        }
        _ => None,
    }
}

/// What fails now and then: certificates of servers, keys of apps.
fn ordinary(event: &IntrusionEvent<'_>, key: &str) -> Option<&'static str> {
    match event.tag.as_ref().map_or("", Untrusted::raw) {
        "cert_validation_failure" => Some("cert_validation_failure"),
        "key_generated" if event.success == Some(false) => {
            let (name, owner) = ORDINARY_KEY;
            let known = key == name && event.process_user == Some(owner);
            (!known).then_some("key_generated")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial;

    fn kind(tag: &'static str, success: Option<bool>, key: &'static str) -> Option<Kind> {
        let event = IntrusionEvent {
            tag: Some(tag.into()),
            success,
            key_id: Some(key.into()),
            process_user: Some(1_001),
            ..IntrusionEvent::default()
        };
        let records = [AnyRecord::AndroidIntrusionLog(&event)];
        let found = trial::findings::<ProtectionFailure>("protection-failure", &records, &[]);
        found.first().map(|one| one.kind)
    }

    #[test]
    fn what_should_never_fail_is_told_apart_from_what_does() {
        let (exposure, context) = (Some(Kind::Exposure), Some(Kind::Context));
        assert_eq!(kind("key_integrity_violation", None, "k"), exposure);
        assert_eq!(kind("wipe_failure", None, ""), exposure);
        assert_eq!(
            kind("crypto_self_test_completed", Some(false), ""),
            exposure
        );
        assert_eq!(kind("crypto_self_test_completed", Some(true), ""), None);
        assert_eq!(kind("crypto_self_test_completed", None, ""), None);
        assert_eq!(kind("cert_validation_failure", None, ""), context);
        assert_eq!(kind("key_generated", Some(false), "k"), context);
        assert_eq!(kind("key_generated", Some(true), "k"), None);
        let key = "PinStorage_crossReboot_key";
        assert_eq!(kind("key_generated", Some(false), key), None);
    }
}
