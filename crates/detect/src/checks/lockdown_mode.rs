//! Whether Lockdown Mode is on, off, or not said: a state of the phone, never an alarm.
//!
//! Described in: <https://support.apple.com/105120>.

use artefacts::AnyRecord;
use model::Place;

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Folds the states, by file of settings.
#[derive(Debug, Default)]
pub(crate) struct LockdownMode {
    on: EvidenceList,
    off: EvidenceList,
    unknown: EvidenceList,
}

impl Check for LockdownMode {
    const ABOUT: About = About {
        reads: &["ios.global_preferences"],
        described_in: &["https://support.apple.com/105120"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosGlobalPreferences(settings) = record else {
            return;
        };
        let (list, observed) = match settings.lockdown_mode {
            Some(true) => (&mut self.on, "LDMGlobalEnabled: true"),
            Some(false) => (&mut self.off, "LDMGlobalEnabled: false"),
            None => (&mut self.unknown, "LDMGlobalEnabled: absent"),
        };
        list.add(seen, place, None, observed);
    }

    fn absorb(&mut self, later: Self) {
        self.on.absorb(later.on);
        self.off.absorb(later.off);
        self.unknown.absorb(later.unknown);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (variant, evidence) in [
            ("on", self.on),
            ("off", self.off),
            ("unknown", self.unknown),
        ] {
            if evidence.count() > 0 {
                let said = Said {
                    variant,
                    ..Said::default()
                };
                out.say(&said, evidence);
            }
        }
    }
}
