//! Whether Screen Time is on: a state, never an alarm.
//!
//! Described in: <https://support.apple.com/108806>.

use artefacts::AnyRecord;
use model::{Place, Statement};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Folds the states.
#[derive(Debug, Default)]
pub(crate) struct ScreenTime {
    on: EvidenceList,
}

impl Check for ScreenTime {
    const ABOUT: About = About {
        reads: &["ios.screen_time"],
        described_in: &["https://support.apple.com/108806"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosScreenTime(state) = record else {
            return;
        };
        if state.screen_time_on == Some(true) {
            let observed = "ScreenTimeEnabled: true";
            self.on.add(seen, place, state.time, observed);
        }
    }

    fn absorb(&mut self, later: Self) {
        self.on.absorb(later.on);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.on.count() > 0 {
            let said = Said {
                excused_by: vec![Statement::Parental],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, self.on);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::{Links, ios::screen_time::ScreenTimeState};
    use model::Kind;

    use super::*;
    use crate::checks::conclude;

    #[test]
    fn it_is_told_when_on_and_as_context() {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.screen_time",
            path: "/x".into(),
        };
        let kinds = [None, Some(false), Some(true)].map(|screen_time_on| {
            let state = ScreenTimeState {
                time: None,
                screen_time_on,
                screen_time_shared: None,
                last_checked: None,
                last_viewed: None,
                setting_names: Vec::new(),
                links: Links::default(),
            };
            let mut check = ScreenTime::default();
            check.record(&seen, Place::Whole, AnyRecord::IosScreenTime(&state));
            let mut drafts = Vec::new();
            check.conclude(&mut Drafts::new("screen-time", &mut drafts));
            let found = conclude(drafts, Vec::new(), &[]);
            found.first().map(|finding| finding.kind)
        });
        assert_eq!(kinds, [None, None, Some(Kind::Context)]);
    }
}
