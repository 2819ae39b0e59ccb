//! Restrictions that were changed by something else than the Settings app and the system's services.
//!
//! Described in: <https://developer.apple.com/documentation/devicemanagement/restrictions>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Beginnings of the names of Apple's own: Settings, the setup assistant, the profile service, its
/// migration after updates. In lower case.
const APPLE: [&str; 16] = [
    "com.apple.",
    "mcmigrator",
    "mccleanupmigrator",
    "mcrestrictionmanager",
    "mcprofileservice",
    "preferences",
    "settings",
    "springboard",
    "profiled",
    "mdmd",
    "dmd",
    "purplebuddy",
    "setup",
    "screentime",
    "managedsettings",
    "remotemanagement",
];
/// Most processes kept: phones have a few.
const PROCESSES: usize = 200;

/// Folds the changes by process.
#[derive(Debug, Default)]
pub(crate) struct SettingChangedBy {
    processes: BTreeMap<String, EvidenceList>,
}

impl Check for SettingChangedBy {
    const ABOUT: About = About {
        reads: &["ios.settings_events"],
        described_in: &["https://developer.apple.com/documentation/devicemanagement/restrictions"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosSettingsEvents(event) = record else {
            return;
        };
        let process = event.process.as_ref().map_or("", Untrusted::raw);
        let lower = process.to_lowercase();
        let known = APPLE.iter().any(|name| lower.starts_with(name));
        if known || lower.trim().is_empty() {
            return;
        }
        if self.processes.len() >= PROCESSES && !self.processes.contains_key(process) {
            return;
        }
        let observed = format!("{} ({process})", event.setting.raw());
        let changes = self.processes.entry(process.to_owned()).or_default();
        changes.add(seen, place, event.time, &observed);
    }

    fn absorb(&mut self, later: Self) {
        for (process, changes) in later.processes {
            self.processes.entry(process).or_default().absorb(changes);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (process, changes) in self.processes {
            let said = Said {
                arguments: vec![("name", Argument::words(&process))],
                subject: process,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, changes);
        }
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::settings_events::SettingsEvent;
    use model::Kind;

    use super::*;
    use crate::checks::conclude;

    #[test]
    fn only_what_is_not_apples_is_told_and_never_as_an_alarm() {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.settings_events",
            path: "/x".into(),
        };
        let mut check = SettingChangedBy::default();
        for process in [
            "com.apple.Preferences",
            "MCMigrator.SomeStep",
            "Preferences",
            "",
            "com.vendor.manager",
        ] {
            let event = SettingsEvent {
                time: None,
                setting: "Restrictions.restrictedBool.allowCamera.value".into(),
                setting_event: Some("set".into()),
                process: Some(process.into()),
                profile_id: None,
            };
            check.record(&seen, Place::Whole, AnyRecord::IosSettingsEvents(&event));
        }
        let mut drafts = Vec::new();
        check.conclude(&mut Drafts::new("setting-changed-by", &mut drafts));
        let found = conclude(drafts, Vec::new(), &[]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, Kind::Context);
        assert!(
            found[0].evidence[0]
                .observed
                .raw()
                .contains("com.vendor.manager")
        );
    }
}
