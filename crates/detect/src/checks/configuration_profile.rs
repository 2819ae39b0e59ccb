//! Configuration profiles that neither manage the phone nor hide notifications, and what each lets its
//! maker do.
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
pub(crate) struct ConfigurationProfile {
    profiles: Profiles,
}

impl Check for ConfigurationProfile {
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
        const POWERS: &[Power] = &[
            Power::Ordinary,
            Power::Other,
            Power::Traffic,
            Power::Certificate,
        ];
        for (id, profile) in self.profiles.of(POWERS) {
            let (kind, certainty, variant) = match profile.power {
                Power::Ordinary => (Kind::Context, Certainty::Possible, "ordinary"),
                Power::Traffic => (Kind::Exposure, Certainty::Likely, "traffic"),
                Power::Certificate => (Kind::Exposure, Certainty::Likely, "certificate"),
                _ if profile.remote => (Kind::Exposure, Certainty::Possible, "remote"),
                _ => (Kind::Exposure, Certainty::Possible, ""),
            };
            let mut excused_by = profile.excused_by.clone();
            if profile.power == Power::Traffic {
                excused_by.push(Statement::Parental);
            }
            let said = Said {
                kind,
                certainty,
                variant,
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
