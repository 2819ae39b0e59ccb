//! When the passcode was changed: a date to hold against what the owner remembers.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://support.apple.com/guide/iphone/set-a-passcode-iph14a867ae/ios>.

use artefacts::AnyRecord;
use model::Place;

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Folds the changes.
#[derive(Debug, Default)]
pub(crate) struct PasscodeChanged(EvidenceList);

impl Check for PasscodeChanged {
    const ABOUT: About = About {
        reads: &["ios.lockdown_log"],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://support.apple.com/guide/iphone/set-a-passcode-iph14a867ae/ios",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        if let AnyRecord::IosLockdownLog(event) = record
            && event.kind == "passcode_changed"
        {
            self.0
                .add(seen, place, event.time, "password_changed_callback");
        }
    }

    fn absorb(&mut self, later: Self) {
        self.0.absorb(later.0);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        if self.0.count() > 0 {
            let said = Said {
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, self.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::lockdown_log::LockdownEvent;
    use model::Kind;

    use super::*;
    use crate::trial::findings;

    #[test]
    fn a_change_is_context_and_a_start_is_nothing() {
        let event = |kind| LockdownEvent {
            kind,
            ..LockdownEvent::default()
        };
        let (changed, started) = (event("passcode_changed"), event("started"));
        let records = [changed, started];
        let records = records.each_ref().map(AnyRecord::IosLockdownLog);
        let found = findings::<PasscodeChanged>("passcode-changed", &records, &[]);
        assert_eq!(
            (found.len(), found[0].kind, found[0].count),
            (1, Kind::Context, 1)
        );
    }
}
