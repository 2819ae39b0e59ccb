//! Apps that did not come from the App Store: another installer, or no note of the store at all.
//!
//! Described in: <https://support.apple.com/guide/deployment/distribute-proprietary-in-house-apps-depce7cefc4d/web>,
//! <https://developer.apple.com/support/alternative-app-marketplace-in-the-eu/>.

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement};

use super::{About, Check, Drafts};
use crate::{
    SeenIn,
    apps::{Apps, known},
    draft::{Said, SubjectKind},
};

/// Folds what every list says of each app.
#[derive(Debug, Default)]
pub(crate) struct AppOutsideStore {
    apps: Apps,
}

impl Check for AppOutsideStore {
    const ABOUT: About = About {
        reads: &["ios.installed_apps", "ios.container_listing"],
        described_in: &[
            "https://support.apple.com/guide/deployment/distribute-proprietary-in-house-apps-depce7cefc4d/web",
            "https://developer.apple.com/support/alternative-app-marketplace-in-the-eu/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        self.apps.record(seen, place, record);
    }

    fn absorb(&mut self, later: Self) {
        self.apps.absorb(later.apps);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for app in self.apps.into_all() {
            if !app.is_from_elsewhere() {
                continue;
            }
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                excused_by: vec![known(&app.id), Statement::Managed],
                arguments: vec![("app", Argument::words(&app.shown()))],
                subject: app.id,
                subject_kind: SubjectKind::App,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, app.evidence);
        }
    }
}
