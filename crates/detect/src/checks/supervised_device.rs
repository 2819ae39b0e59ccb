//! Whether an organisation supervises the phone: more than managing it.
//!
//! Described in: <https://support.apple.com/guide/deployment/about-device-supervision-dep1d89f0bff/web>.

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Folds what the phones say of themselves.
#[derive(Debug, Default)]
pub(crate) struct SupervisedDevice {
    organisation: String,
    supervised: EvidenceList,
}

impl Check for SupervisedDevice {
    const ABOUT: About = About {
        reads: &["ios.enrolment"],
        described_in: &[
            "https://support.apple.com/guide/deployment/about-device-supervision-dep1d89f0bff/web",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosEnrolment(state) = record else {
            return;
        };
        let signs = [
            ("IsSupervised", state.supervised),
            ("IsMDMUnremovable", state.management_unremovable),
        ];
        let signs: Vec<&str> = signs
            .into_iter()
            .filter(|(_, said)| *said == Some(true))
            .map(|(sign, _)| sign)
            .collect();
        if signs.is_empty() {
            return;
        }
        if self.organisation.is_empty() {
            let organisation = state.organisation.as_ref();
            let organisation = organisation.map_or("", Untrusted::raw);
            organisation.clone_into(&mut self.organisation);
        }
        let observed = format!("{}: true", signs.join(", "));
        self.supervised.add(seen, place, None, &observed);
    }

    fn absorb(&mut self, later: Self) {
        if self.organisation.is_empty() {
            self.organisation = later.organisation;
        }
        self.supervised.absorb(later.supervised);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.supervised.count() == 0 {
            return;
        }
        let variant = if self.organisation.is_empty() {
            "unnamed"
        } else {
            ""
        };
        let said = Said {
            kind: Kind::Exposure,
            certainty: Certainty::Likely,
            variant,
            arguments: vec![("name", Argument::words(&self.organisation))],
            excused_by: vec![Statement::Managed, Statement::Parental],
            harmless_causes: 2,
            ..Said::default()
        };
        out.say(&said, self.supervised);
    }
}

#[cfg(test)]
mod tests {
    use artefacts::{Links, ios::enrolment::EnrolmentState};
    use model::Finding;

    use super::*;
    use crate::checks::conclude;

    fn findings(supervised: Option<bool>, known: &[Statement]) -> Vec<Finding> {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.enrolment",
            path: "/x".into(),
        };
        let state = EnrolmentState {
            supervised,
            management_unremovable: Some(false),
            enrolment_mandatory: None,
            pairing_allowed: Some(true),
            configuration_source: None,
            organisation: None,
            supervisor_certificates: Vec::new(),
            links: Links::default(),
        };
        let mut check = SupervisedDevice::default();
        check.record(&seen, Place::Whole, AnyRecord::IosEnrolment(&state));
        let mut drafts = Vec::new();
        check.conclude(&mut Drafts::new("supervised-device", &mut drafts));
        conclude(drafts, Vec::new(), known)
    }

    #[test]
    fn supervision_is_an_exposure_unless_the_phone_is_stated_to_be_managed() {
        let found = findings(Some(true), &[]);
        assert_eq!(
            (found[0].kind, found[0].certainty),
            (Kind::Exposure, Certainty::Likely)
        );
        let found = findings(Some(true), &[Statement::Managed]);
        assert_eq!(found[0].kind, Kind::Context);
    }

    #[test]
    fn the_file_alone_says_nothing() {
        assert_eq!(findings(Some(false), &[]), []);
        assert_eq!(findings(None, &[]), []);
    }
}
