//! Addresses with two NUL bytes among those that the phone looked up: no ordinary address has any, and
//! those of one attack that needed no action from the person had.
//!
//! Described in: <https://docs.mvt.re/en/latest/ios/records/#id_status_cachejson>.

use artefacts::AnyRecord;
use model::{Certainty, Kind, Place, Stage};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// How many NUL bytes an address must hold.
const NULS: usize = 2;

/// Folds the addresses of that form.
#[derive(Debug, Default)]
pub(crate) struct IdStatusNul {
    addresses: EvidenceList,
}

impl Check for IdStatusNul {
    const ABOUT: About = About {
        reads: &["ios.id_status_cache"],
        described_in: &["https://docs.mvt.re/en/latest/ios/records/#id_status_cachejson"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosIdStatusCache(status) = record else {
            return;
        };
        let person = status.person.raw();
        if person.bytes().filter(|byte| *byte == 0).count() >= NULS {
            self.addresses.add(seen, place, status.time, person);
        }
    }

    fn absorb(&mut self, later: Self) {
        self.addresses.absorb(later.addresses);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.addresses.count() == 0 {
            return;
        }
        let said = Said {
            kind: Kind::Suspicious,
            certainty: Certainty::Likely,
            stage: Some(Stage::Targeting),
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, self.addresses);
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::id_status_cache::IdStatus;

    use super::*;

    fn found(person: &str) -> u64 {
        let mut check = IdStatusNul::default();
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.id_status_cache",
            path: "/private/var/mobile/Library/Preferences/x.plist".into(),
        };
        let status = IdStatus {
            time: None,
            service: "com.apple.madrid".into(),
            person: person.into(),
            answer: Some(1),
        };
        check.record(&seen, Place::Whole, AnyRecord::IosIdStatusCache(&status));
        check.addresses.count()
    }

    #[test]
    fn two_nuls_speak_and_one_does_not() {
        assert_eq!(found("mailto:agent\0\0@mail.example"), 1);
        assert_eq!(found("mailto:\0agent\0@mail.example"), 1);
        for ordinary in [
            "mailto:agent@mail.example",
            "mailto:agent@mail.example\0",
            "\\0\\0",
        ] {
            assert_eq!(found(ordinary), 0, "{ordinary:?}");
        }
    }
}
