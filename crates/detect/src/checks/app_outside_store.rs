//! Apps that did not come from the App Store: another installer, or no note of the store at all.
//!
//! Described in: <https://support.apple.com/guide/deployment/distribute-proprietary-in-house-apps-depce7cefc4d/web>,
//! <https://developer.apple.com/support/alternative-app-marketplace-in-the-eu/>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Installers that bring apps which Apple reviewed; `dmd` is the phone's own service for apps that an
/// organisation bought in the store.
const STORES: &[&str] = &[
    "com.apple.AppStore",
    "com.apple.AppStore.ProductPageExtension",
    "com.apple.dmd",
    "dmd",
];
/// Apple's own apps come with the phone and need no note of the store.
const APPLE: &str = "com.apple.";
/// Most apps kept: phones have a few hundred.
const APPS: usize = 10_000;

/// What is known of one app.
#[derive(Debug, Default)]
struct App {
    /// Whether a note of the store, or the phone itself, explains where it comes from.
    explained: bool,
    /// An installer that is no store.
    installer: Option<String>,
    /// The app's name.
    name: Option<String>,
    evidence: EvidenceList,
}

/// Folds what every list says of each app.
#[derive(Debug, Default)]
pub(crate) struct AppOutsideStore {
    apps: BTreeMap<String, App>,
}

impl Check for AppOutsideStore {
    const ABOUT: About = About {
        reads: &["ios.installed_apps"],
        described_in: &[
            "https://support.apple.com/guide/deployment/distribute-proprietary-in-house-apps-depce7cefc4d/web",
            "https://developer.apple.com/support/alternative-app-marketplace-in-the-eu/",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosInstalledApps(listed) = record else {
            return;
        };
        let id = listed.app_id.as_ref().map_or("", Untrusted::raw);
        if self.apps.len() >= APPS && !self.apps.contains_key(id) {
            return;
        }
        let app = self.apps.entry(id.to_owned()).or_default();
        let installer = listed.installed_by_app.as_ref().map(Untrusted::raw);
        match installer {
            Some(installer) if !STORES.contains(&installer) => {
                app.installer.get_or_insert_with(|| installer.to_owned());
            }
            Some(_) => app.explained = true,
            // A note of the store without an installer is what older versions write.
            None => {
                app.explained |= listed.purchased.is_some()
                    || listed.buyer.is_some()
                    || listed.came_with_phone == Some(true)
                    || listed.assigned_by_organisation == Some(true);
            }
        }
        if let Some(name) = &listed.name {
            app.name.get_or_insert_with(|| name.raw().to_owned());
        }
        let observed = installer.map_or_else(|| id.to_owned(), |from| format!("{id} ({from})"));
        app.evidence.add(seen, place, listed.purchased, &observed);
    }

    fn absorb(&mut self, later: Self) {
        for (id, other) in later.apps {
            let app = self.apps.entry(id).or_default();
            app.explained |= other.explained;
            app.installer = app.installer.take().or(other.installer);
            app.name = app.name.take().or(other.name);
            app.evidence.absorb(other.evidence);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        for (id, app) in self.apps {
            let from_elsewhere = app.installer.is_some();
            if !from_elsewhere && (app.explained || id.starts_with(APPLE)) {
                continue;
            }
            let shown = match &app.name {
                Some(name) => format!("{name} ({id})"),
                None => id.clone(),
            };
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                excused_by: vec![
                    Statement::App(Untrusted::from(id.as_str()).to_static()),
                    Statement::Managed,
                ],
                subject: id,
                arguments: vec![("app", Argument::words(&shown))],
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, app.evidence);
        }
    }
}
