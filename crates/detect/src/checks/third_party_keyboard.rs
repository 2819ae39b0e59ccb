//! Keyboards that apps brought, and whether one may send what is typed: "full access".
//!
//! Described in: <https://developer.apple.com/documentation/uikit/configuring-open-access-for-a-custom-keyboard>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    EvidenceList, SeenIn,
    apps::{App, Apps, is_apple, known},
    draft::{Said, SubjectKind},
};

/// Most keyboards kept: phones have a few.
const KEYBOARDS: usize = 500;
/// Apple's name for the permission that the settings call full access.
const FULL_ACCESS: &str = "kTCCServiceKeyboardNetwork";

/// Folds the keyboards that are switched on, those with full access, and the apps that are listed.
#[derive(Debug, Default)]
pub(crate) struct ThirdPartyKeyboard {
    apps: Apps,
    on: BTreeMap<String, EvidenceList>,
    full_access: BTreeMap<String, EvidenceList>,
}

impl Check for ThirdPartyKeyboard {
    const ABOUT: About = About {
        reads: &[
            "ios.global_preferences",
            "ios.tcc",
            "ios.installed_apps",
            "ios.container_listing",
        ],
        described_in: &[
            "https://developer.apple.com/documentation/uikit/configuring-open-access-for-a-custom-keyboard",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let raw = |text: &Option<Untrusted<'_>>| {
            let text = text.as_ref().map(Untrusted::raw);
            text.unwrap_or_default().to_owned()
        };
        match record {
            AnyRecord::IosGlobalPreferences(settings) => {
                for keyboard in settings.keyboards.iter().flatten() {
                    if let Some(id) = brought_by_app(keyboard.raw()) {
                        let mut evidence = EvidenceList::default();
                        evidence.add(seen, place, None, id);
                        add(&mut self.on, id.to_owned(), evidence);
                    }
                }
            }
            AnyRecord::IosTcc(permission)
                if raw(&permission.permission) == FULL_ACCESS
                    && raw(&permission.decision) == "allowed" =>
            {
                let id = raw(&permission.app_id);
                let mut evidence = EvidenceList::default();
                evidence.add(
                    seen,
                    place,
                    permission.time,
                    &format!("{id} ({FULL_ACCESS})"),
                );
                add(&mut self.full_access, id, evidence);
            }
            other => self.apps.record(seen, place, other),
        }
    }

    fn absorb(&mut self, later: Self) {
        self.apps.absorb(later.apps);
        for (id, evidence) in later.on {
            add(&mut self.on, id, evidence);
        }
        for (id, evidence) in later.full_access {
            add(&mut self.full_access, id, evidence);
        }
    }

    fn conclude(mut self, out: &mut Drafts<'_>) {
        for (id, mut evidence) in self.on {
            let whole = self.apps.whole(&id);
            let owner = whole.map_or_else(|| id.clone(), |app| app.id.clone());
            let access = self
                .full_access
                .iter_mut()
                .find(|(of, _)| is_part(&id, of))
                .map(|(_, evidence)| std::mem::take(evidence));
            let full_access = access.is_some();
            evidence.absorb(access.unwrap_or_default());
            let shown = whole.map_or_else(|| id.clone(), App::shown);
            let said = Said {
                kind: if full_access {
                    Kind::Exposure
                } else {
                    Kind::Context
                },
                certainty: Certainty::Possible,
                variant: if full_access { "full-access" } else { "" },
                excused_by: vec![known(&owner), known(&id), Statement::Managed],
                arguments: vec![("app", Argument::words(&shown))],
                subject: owner,
                subject_kind: SubjectKind::App,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, evidence);
        }
    }
}

fn add(to: &mut BTreeMap<String, EvidenceList>, id: String, evidence: EvidenceList) {
    if to.len() < KEYBOARDS || to.contains_key(&id) {
        to.entry(id).or_default().absorb(evidence);
    }
}

/// The identifier of a keyboard that an app brought; Apple's own are written
/// `fr_FR@sw=AZERTY-French;hw=Automatic`.
fn brought_by_app(keyboard: &str) -> Option<&str> {
    let id = keyboard.split('@').next().unwrap_or_default();
    Some(id).filter(|id| id.contains('.') && !is_apple(id))
}

/// Whether a keyboard is the app `of` or a part of it.
fn is_part(keyboard: &str, of: &str) -> bool {
    let (keyboard, of) = (keyboard.to_lowercase(), of.to_lowercase());
    let rest = keyboard.strip_prefix(&of).filter(|_| !of.is_empty());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apples_keyboards_are_told_from_those_of_apps() {
        assert_eq!(brought_by_app("fr_FR@sw=AZERTY-French;hw=Automatic"), None);
        assert_eq!(brought_by_app("com.apple.Animoji@sw=x"), None);
        let id = "com.example.type.keyboard";
        assert_eq!(brought_by_app(id), Some(id));
        assert!(is_part(id, "com.example.Type") && is_part(id, id));
        assert!(!is_part(id, "com.example.ty") && !is_part(id, ""));
    }
}
