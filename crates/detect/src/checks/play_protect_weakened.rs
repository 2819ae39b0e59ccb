//! Settings by which Android looks at apps for harm, switched off.
//!
//! Described in: <https://support.google.com/googleplay/answer/2812853>,
//! <https://developer.android.com/reference/android/provider/Settings.Global>.

use std::collections::BTreeMap;

use artefacts::{AnyRecord, android::settings::Setting};
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Whether apps are looked at when they are installed, and whether that was agreed to.
const LOOKS: [&str; 3] = [
    "package_verifier_enable",
    "package_verifier_state",
    "package_verifier_user_consent",
];
/// Whether apps that come through a cable are looked at, unknown apps are sent to Google, and an
/// installation through a cable asks: choices that developers and others make.
const CHOICES: [&str; 3] = [
    "verifier_verify_adb_installs",
    "upload_apk_enable",
    "adb_install_need_confirm",
];

/// Folds the settings that are off, by name.
#[derive(Debug, Default)]
pub(crate) struct PlayProtectWeakened(BTreeMap<&'static str, EvidenceList>);

impl Check for PlayProtectWeakened {
    const ABOUT: About = About {
        reads: &["android.settings"],
        described_in: &[
            "https://support.google.com/googleplay/answer/2812853",
            "https://developer.android.com/reference/android/provider/Settings.Global",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidSettings(setting) = record else {
            return;
        };
        let Some((name, value)) = switched_off(setting) else {
            return;
        };
        let evidence = self.0.entry(name).or_default();
        evidence.add(seen, place, None, &format!("{name}={value}"));
    }

    fn absorb(&mut self, later: Self) {
        for (name, evidence) in later.0 {
            self.0.entry(name).or_default().absorb(evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let (mut looks, mut choices) = (EvidenceList::default(), EvidenceList::default());
        let mut names = Vec::new();
        for (name, evidence) in self.0 {
            if LOOKS.contains(&name) {
                looks.absorb(evidence);
            } else {
                names.push(name);
                choices.absorb(evidence);
            }
        }
        if looks.count() > 0 {
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                harmless_causes: 2,
                excused_by: vec![Statement::Root],
                ..Said::default()
            };
            out.say(&said, looks);
        }
        if choices.count() > 0 {
            let said = Said {
                variant: "choices",
                arguments: vec![("settings", Argument::words(&names.join(", ")))],
                ..Said::default()
            };
            out.say(&said, choices);
        }
    }
}

/// The setting's name and value, when it is one of these and off; none or `null` is not known.
fn switched_off<'s>(setting: &'s Setting<'_>) -> Option<(&'static str, &'s str)> {
    let name = setting.name.raw();
    let mut known = LOOKS.iter().chain(&CHOICES);
    let name = known.find(|known| **known == name)?;
    let value = setting.value.as_ref().map(Untrusted::raw)?.trim();
    let on = matches!(value, "1" | "" | "null");
    (!on).then_some((*name, value))
}

#[cfg(test)]
mod tests {
    use model::Finding;

    use super::*;
    use crate::trial;

    fn findings(settings: &[(&'static str, Option<&'static str>)]) -> Vec<Finding> {
        let settings: Vec<_> = settings
            .iter()
            .map(|(name, value)| trial::setting(name, *value))
            .collect();
        let records: Vec<_> = settings.iter().map(AnyRecord::AndroidSettings).collect();
        trial::findings::<PlayProtectWeakened>("play-protect-weakened", &records, &[])
    }

    #[test]
    fn a_switch_that_is_off_is_told_and_an_unknown_one_is_not() {
        let off = findings(&[("package_verifier_user_consent", Some("-1"))]);
        assert_eq!(off[0].kind, Kind::Exposure);
        for on in [Some("1"), Some("null"), None] {
            assert_eq!(findings(&[("package_verifier_enable", on)]).len(), 0);
        }
        assert_eq!(findings(&[("send_security_reports", Some("0"))]).len(), 0);
    }

    #[test]
    fn choices_are_context() {
        let sent = findings(&[("upload_apk_enable", Some("0"))]);
        assert_eq!(sent[0].kind, Kind::Context);
    }
}
