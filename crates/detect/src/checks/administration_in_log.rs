//! What an app that administers the phone did, as intrusion logs tell: locked it from afar, forbade the
//! camera, set restrictions.
//!
//! Described in: <https://developer.android.com/reference/android/app/admin/SecurityLog>,
//! <https://developer.android.com/reference/android/os/UserManager>.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most apps kept: a phone has one or two that administer it.
const APPS: usize = 100;
/// Most deeds named of one app.
const DEEDS: usize = 16;
/// The system itself.
const SYSTEM: &str = "android";

/// Folds what each app did: the deeds, and the records.
#[derive(Debug, Default)]
pub(crate) struct AdministrationInLog(BTreeMap<String, (BTreeSet<String>, EvidenceList)>);

impl Check for AdministrationInLog {
    const ABOUT: About = About {
        reads: &["android.intrusion_log"],
        described_in: &[
            "https://developer.android.com/reference/android/app/admin/SecurityLog",
            "https://developer.android.com/reference/android/os/UserManager",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::AndroidIntrusionLog(event) = record else {
            return;
        };
        let tag = event.tag.as_ref().map_or("", Untrusted::raw);
        let counts = match tag {
            "remote_lock" | "user_restriction_added" => true,
            // Allowing it again restricts nobody.
            "camera_policy_set" => event.switched_on != Some(true),
            _ => false,
        };
        let app = event.app_id.as_ref().map_or("", Untrusted::raw);
        if !counts || app.is_empty() || app == SYSTEM {
            return;
        }
        let deed = event.restriction.as_ref().map_or(tag, Untrusted::raw);
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, event.time, &format!("{tag} {deed} {app}"));
        self.add(app, [deed.to_owned()].into(), evidence);
    }

    fn absorb(&mut self, later: Self) {
        for (app, (deeds, evidence)) in later.0 {
            self.add(&app, deeds, evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (app, (deeds, evidence)) in self.0 {
            let deeds: Vec<String> = deeds.into_iter().collect();
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                arguments: vec![
                    ("app", Argument::words(&app)),
                    ("what", Argument::words(&deeds.join(", "))),
                ],
                excused_by: vec![
                    Statement::App(Untrusted::from(app.clone())),
                    Statement::Managed,
                    Statement::Parental,
                ],
                subject: app,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, evidence);
        }
    }
}

impl AdministrationInLog {
    fn add(&mut self, app: &str, deeds: BTreeSet<String>, evidence: EvidenceList) {
        if self.0.len() >= APPS && !self.0.contains_key(app) {
            return;
        }
        let known = self.0.entry(app.to_owned()).or_default();
        let room = DEEDS.saturating_sub(known.0.len());
        known.0.extend(deeds.into_iter().take(room));
        known.1.absorb(evidence);
    }
}

#[cfg(test)]
mod tests {
    use artefacts::android::intrusion_log::IntrusionEvent;
    use model::Finding;

    use super::*;
    use crate::trial;

    fn findings(
        tag: &'static str,
        app: &'static str,
        on: Option<bool>,
        known: &[&str],
    ) -> Vec<Finding> {
        let event = IntrusionEvent {
            tag: Some(tag.into()),
            app_id: Some(app.into()).filter(|app: &Untrusted<'_>| !app.is_empty()),
            switched_on: on,
            ..IntrusionEvent::default()
        };
        let records = [AnyRecord::AndroidIntrusionLog(&event)];
        trial::findings::<AdministrationInLog>("administration-in-log", &records, known)
    }

    #[test]
    fn deeds_of_an_app_are_an_exposure_until_they_are_explained() {
        const APP: &str = "com.example.mdm";
        for tag in ["remote_lock", "user_restriction_added", "camera_policy_set"] {
            assert_eq!(
                findings(tag, APP, None, &[])[0].kind,
                Kind::Exposure,
                "{tag}"
            );
            for known in ["managed", "parental", "app:com.example.mdm"] {
                assert_eq!(findings(tag, APP, None, &[known])[0].kind, Kind::Context);
            }
        }
        assert_eq!(findings("camera_policy_set", APP, Some(true), &[]), []);
        assert_eq!(findings("user_restriction_removed", APP, None, &[]), []);
        for nobody in ["", "android"] {
            assert_eq!(findings("remote_lock", nobody, None, &[]), []);
        }
    }
}
