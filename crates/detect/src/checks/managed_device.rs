//! Profiles through which an organisation manages the phone from afar.
//!
//! Described in: <https://developer.apple.com/documentation/devicemanagement/profile-specific-payload-keys>.

use artefacts::AnyRecord;
use model::{Certainty, Kind, Place, Statement};

use super::{About, Check, Drafts};
use crate::{
    SeenIn,
    draft::Said,
    profiles::{Power, Profiles},
};

/// Folds the profiles.
#[derive(Debug, Default)]
pub(crate) struct ManagedDevice {
    profiles: Profiles,
}

impl Check for ManagedDevice {
    const ABOUT: About = About {
        reads: &["ios.configuration_profiles"],
        described_in: &[
            "https://developer.apple.com/documentation/devicemanagement/profile-specific-payload-keys",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        self.profiles.record(seen, place, record);
    }

    fn absorb(&mut self, later: Self) {
        self.profiles.absorb(later.profiles);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (id, profile) in self.profiles.of(&[Power::Management]) {
            let mut excused_by = profile.excused_by.clone();
            excused_by.extend([Statement::Managed, Statement::Parental]);
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Likely,
                arguments: profile.arguments(),
                excused_by,
                subject: id,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, profile.evidence);
        }
    }
}
