//! Whether Android's Advanced Protection is on: a state of the phone, never an alarm. Phones that do not
//! have it say nothing of it.
//!
//! Described in: <https://developer.android.com/privacy-and-security/advanced-protection-mode>.

use artefacts::AnyRecord;
use model::{Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Folds the states.
#[derive(Debug, Default)]
pub(crate) struct AdvancedProtection {
    on: EvidenceList,
    off: EvidenceList,
}

impl Check for AdvancedProtection {
    const ABOUT: About = About {
        reads: &["android.settings"],
        described_in: &[
            "https://developer.android.com/privacy-and-security/advanced-protection-mode",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidSettings(setting) = record else {
            return;
        };
        let name = setting.name.raw();
        if name != "advanced_protection_mode" {
            return;
        }
        let list = match setting.value.as_ref().map(Untrusted::raw) {
            Some("1") => &mut self.on,
            Some("0") => &mut self.off,
            _ => return,
        };
        let value = setting.value.as_ref().map_or("", Untrusted::raw);
        list.add(seen, place, None, &format!("{name}={value}"));
    }

    fn absorb(&mut self, later: Self) {
        self.on.absorb(later.on);
        self.off.absorb(later.off);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        // A phone that has it on for one user has it on.
        let (variant, evidence) = if self.on.count() > 0 {
            ("on", self.on)
        } else {
            ("off", self.off)
        };
        if evidence.count() > 0 {
            let said = Said {
                variant,
                ..Said::default()
            };
            out.say(&said, evidence);
        }
    }
}

#[cfg(test)]
mod tests {
    use model::Kind;

    use super::*;
    use crate::trial;

    fn title(value: Option<&'static str>) -> Option<String> {
        let setting = trial::setting("advanced_protection_mode", value);
        let records = [AnyRecord::AndroidSettings(&setting)];
        let found = trial::findings::<AdvancedProtection>("advanced-protection", &records, &[]);
        assert!(found.iter().all(|one| one.kind == Kind::Context));
        found.first().map(|one| one.title.key.to_string())
    }

    #[test]
    fn a_state_is_told_where_the_phone_has_one() {
        let key = |state: &str| Some(format!("check-advanced-protection-{state}-title"));
        assert_eq!(title(Some("1")), key("on"));
        assert_eq!(title(Some("0")), key("off"));
        assert_eq!(title(None), None);
    }
}
