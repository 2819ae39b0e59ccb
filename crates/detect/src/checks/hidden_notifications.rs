//! Profiles that hide the notifications of chosen apps: a known trick to hide that one is at work.
//!
//! Described in: <https://developer.apple.com/documentation/devicemanagement/profile-specific-payload-keys>.

use artefacts::AnyRecord;
use model::{Certainty, Kind, Place};

use super::{About, Check, Drafts};
use crate::{
    SeenIn,
    draft::Said,
    profiles::{Power, Profiles},
};

/// Folds the profiles.
#[derive(Debug, Default)]
pub(crate) struct HiddenNotifications {
    profiles: Profiles,
}

impl Check for HiddenNotifications {
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
        for (id, profile) in self.profiles.of(&[Power::HidesNotifications]) {
            let said = Said {
                kind: Kind::Suspicious,
                certainty: Certainty::Likely,
                arguments: profile.arguments(),
                subject: id,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, profile.evidence);
        }
    }
}
