//! Whether a computer may ask to debug the phone: a state, and often switched on for the reading itself.
//!
//! Described in: <https://developer.android.com/studio/debug/dev-options>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Settings that allow it, by cable and by wireless network, and the one that shows them.
const SETTINGS: [&str; 3] = [
    "adb_enabled",
    "adb_wifi_enabled",
    "development_settings_enabled",
];

/// Folds the settings that are on, by name.
#[derive(Debug, Default)]
pub(crate) struct DebuggingAllowed(BTreeMap<&'static str, EvidenceList>);

impl Check for DebuggingAllowed {
    const ABOUT: About = About {
        reads: &["android.settings"],
        described_in: &["https://developer.android.com/studio/debug/dev-options"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidSettings(setting) = record else {
            return;
        };
        let mut known = SETTINGS.iter();
        let name = known.find(|name| **name == setting.name.raw());
        let is_on = setting.value.as_ref().map(Untrusted::raw) == Some("1");
        if let Some(name) = name.filter(|_| is_on) {
            let evidence = self.0.entry(name).or_default();
            evidence.add(seen, place, None, &format!("{name}=1"));
        }
    }

    fn absorb(&mut self, later: Self) {
        for (name, evidence) in later.0 {
            self.0.entry(name).or_default().absorb(evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let names: Vec<&str> = self.0.keys().copied().collect();
        let mut all = EvidenceList::default();
        for evidence in self.0.into_values() {
            all.absorb(evidence);
        }
        if all.count() > 0 {
            let said = Said {
                arguments: vec![("settings", Argument::words(&names.join(", ")))],
                ..Said::default()
            };
            out.say(&said, all);
        }
    }
}

#[cfg(test)]
mod tests {
    use model::Kind;

    use super::*;
    use crate::trial;

    #[test]
    fn what_is_on_is_context_and_what_is_off_is_not_told() {
        let settings = [
            ("adb_enabled", "1"),
            ("adb_wifi_enabled", "0"),
            ("airplane_mode_on", "1"),
        ]
        .map(|(name, value)| trial::setting(name, Some(value)));
        let records: Vec<_> = settings.iter().map(AnyRecord::AndroidSettings).collect();
        let found = trial::findings::<DebuggingAllowed>("debugging-allowed", &records, &[]);
        assert_eq!(
            (found.len(), found[0].kind, found[0].count),
            (1, Kind::Context, 1)
        );
    }
}
