//! What the lists of installed apps say of each app: shared by the checks that ask whether an app is
//! there, where it came from, and who bought it.
//!
//! Described in: <https://theapplewiki.com/wiki/ITunes_Backup>.

use std::collections::BTreeMap;

use artefacts::{
    AnyRecord,
    ios::{container_listing::Container, installed_apps::InstalledApp},
};
use model::{Place, Statement, Untrusted};

use crate::{EvidenceList, SeenIn};

/// Installers that bring apps which Apple reviewed; `dmd` is the phone's own service for apps that an
/// organisation bought in the store.
const STORES: &[&str] = &[
    "com.apple.AppStore",
    "com.apple.AppStore.ProductPageExtension",
    "com.apple.dmd",
    "dmd",
];
/// Apple's own apps come with the phone: they need no note of the store, and no list names all. The
/// second is Shortcuts on older versions.
const APPLE: [&str; 2] = ["com.apple.", "is.workflow."];
/// Most apps kept: phones have a few hundred.
const APPS: usize = 10_000;

/// Whether an identifier is one of Apple's own.
pub(crate) fn is_apple(id: &str) -> bool {
    APPLE.into_iter().any(|apple| {
        let start = id.get(..apple.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(apple))
    })
}

/// That the owner knows the app.
pub(crate) fn known(id: &str) -> Statement {
    Statement::App(Untrusted::from(id).to_static())
}

/// What is known of one app.
#[derive(Debug, Default)]
pub(crate) struct App {
    /// The identifier as first written.
    pub(crate) id: String,
    /// The Apple account that bought it, in small letters.
    pub(crate) buyer: Option<String>,
    /// The records about it.
    pub(crate) evidence: EvidenceList,
    /// Whether a note of the store, or the phone itself, explains where it comes from.
    explained: bool,
    /// An installer that is no store.
    installer: Option<String>,
    name: Option<String>,
}

impl App {
    /// Whether it came otherwise than through the store.
    pub(crate) fn is_from_elsewhere(&self) -> bool {
        self.installer.is_some() || !self.explained && !is_apple(&self.id)
    }

    /// Its name and identifier, for people.
    pub(crate) fn shown(&self) -> String {
        match &self.name {
            Some(name) => format!("{name} ({})", self.id),
            None => self.id.clone(),
        }
    }

    fn absorb(&mut self, later: App) {
        self.explained |= later.explained;
        self.installer = self.installer.take().or(later.installer);
        self.name = self.name.take().or(later.name);
        self.buyer = self.buyer.take().or(later.buyer);
        self.evidence.absorb(later.evidence);
    }
}

/// Folds what every list says of each app, by identifier in small letters.
#[derive(Debug, Default)]
pub(crate) struct Apps {
    listed: BTreeMap<String, App>,
    /// Those whose folder a dump has: nothing says where they came from.
    in_folders: BTreeMap<String, App>,
}

impl Apps {
    /// Looks at a record.
    pub(crate) fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        match record {
            AnyRecord::IosInstalledApps(listed) => self.record_listed(seen, place, listed),
            AnyRecord::IosContainerListing(container) => {
                self.record_folder(seen, place, container);
            }
            _ => {}
        }
    }

    fn record_listed(&mut self, seen: &SeenIn, place: Place<'_>, listed: &InstalledApp<'_>) {
        let raw = |text: &Option<Untrusted<'_>>| text.as_ref().map(|text| text.raw().to_owned());
        let id = raw(&listed.app_id).unwrap_or_default();
        let installer = raw(&listed.installed_by_app);
        let is_store = |installer: &String| STORES.contains(&installer.as_str());
        let observed = match &installer {
            Some(installer) => format!("{id} ({installer})"),
            None => id.clone(),
        };
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, listed.purchased, &observed);
        add(
            &mut self.listed,
            App {
                buyer: raw(&listed.buyer)
                    .map(|buyer| buyer.trim().to_lowercase())
                    .filter(|buyer| !buyer.is_empty()),
                name: raw(&listed.name),
                explained: match &installer {
                    Some(installer) => is_store(installer),
                    // A note of the store without an installer is what older versions write.
                    None => {
                        listed.purchased.is_some()
                            || listed.buyer.is_some()
                            || listed.came_with_phone == Some(true)
                            || listed.assigned_by_organisation == Some(true)
                    }
                },
                installer: installer.filter(|installer| !is_store(installer)),
                evidence,
                id,
            },
        );
    }

    fn record_folder(&mut self, seen: &SeenIn, place: Place<'_>, container: &Container<'_>) {
        let id = container.app_id.raw();
        if container.kind == "app" && !is_apple(id) {
            let mut evidence = EvidenceList::default();
            evidence.add(seen, place, None, id);
            let app = App {
                id: id.to_owned(),
                evidence,
                ..App::default()
            };
            add(&mut self.in_folders, app);
        }
    }

    /// Looks at what the store itself notes of who obtained which app: it need no longer be there.
    pub(crate) fn record_bought(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let raw = |text: &Option<Untrusted<'_>>| text.as_ref().map(|text| text.raw().to_owned());
        let (id, buyer, name, time) = match record {
            AnyRecord::IosAppStore(fact) if matches!(fact.kind, "install" | "update") => (
                raw(&fact.app_id),
                raw(&fact.buyer),
                raw(&fact.name),
                fact.installed.or(fact.time),
            ),
            AnyRecord::IosStoreDownloads(download) => (
                raw(&download.app_id),
                raw(&download.buyer),
                raw(&download.name),
                download.purchased.or(download.time),
            ),
            other => return self.record(seen, place, other),
        };
        let (Some(id), Some(buyer)) = (id, buyer) else {
            return;
        };
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, time, &format!("{id} ({buyer})"));
        let bought = App {
            buyer: Some(buyer.trim().to_lowercase()).filter(|buyer| !buyer.is_empty()),
            name,
            explained: true,
            evidence,
            id,
            ..App::default()
        };
        add(&mut self.listed, bought);
    }

    /// Adds what a later job folded.
    pub(crate) fn absorb(&mut self, later: Self) {
        for app in later.listed.into_values() {
            add(&mut self.listed, app);
        }
        for app in later.in_folders.into_values() {
            add(&mut self.in_folders, app);
        }
    }

    /// Whether no list of apps was read, so that nothing can be said of an app that is not in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// The app of this identifier.
    pub(crate) fn get(&self, id: &str) -> Option<&App> {
        self.of_key(&id.to_lowercase())
    }

    /// The listed app, or the one whose part (an extension, a watch app) this names.
    pub(crate) fn whole(&self, id: &str) -> Option<&App> {
        let id = id.to_lowercase();
        let mut name = Some(id.as_str());
        while let Some(current) = name.filter(|name| name.contains('.')) {
            if let Some(app) = self.of_key(current) {
                return Some(app);
            }
            name = current.rsplit_once('.').map(|(before, _)| before);
        }
        None
    }

    /// Whether a list has the app, or the app that this is a part of.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.whole(id).is_some()
    }

    /// All, by identifier. Where the store's notes were read, an app that has a folder and no note came
    /// from elsewhere; without any, the folders tell nothing of that.
    pub(crate) fn into_all(mut self) -> impl Iterator<Item = App> {
        if !self.listed.is_empty() {
            for (id, app) in self.in_folders {
                match self.listed.get_mut(&id) {
                    Some(listed) => listed.evidence.absorb(app.evidence),
                    None => {
                        self.listed.insert(id, app);
                    }
                }
            }
        }
        self.listed.into_values()
    }

    fn of_key(&self, key: &str) -> Option<&App> {
        let in_folder = || self.in_folders.get(key).filter(|_| !self.is_empty());
        self.listed.get(key).or_else(in_folder)
    }
}

fn add(apps: &mut BTreeMap<String, App>, app: App) {
    let key = app.id.to_lowercase();
    if let Some(known) = apps.get_mut(&key) {
        known.absorb(app);
    } else if apps.len() < APPS {
        apps.insert(key, app);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_listed_app_are_listed() {
        let mut apps = Apps::default();
        let app = App {
            id: "com.Example.chat".to_owned(),
            ..App::default()
        };
        add(&mut apps.listed, app);
        assert!(apps.has("com.example.chat"));
        assert!(apps.has("com.example.Chat.keyboard.extension"));
        assert!(!apps.has("com.example.chatter"));
        assert!(!apps.has("com.example"));
        assert!(is_apple("COM.apple.Maps") && !is_apple("com.applepie"));
    }

    #[test]
    fn an_app_with_a_folder_and_no_note_came_from_elsewhere() {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: "ios.container_listing",
            path: "/x".into(),
        };
        let folder = |kind, id: &'static str| Container {
            kind,
            app_id: Untrusted::from(id),
            path: Untrusted::from("/x"),
        };
        let mut apps = Apps::default();
        for container in [
            folder("app", "com.example.side"),
            folder("app", "com.Example.chat"),
            folder("app", "com.apple.Maps"),
            folder("data", "com.example.data"),
        ] {
            let record = AnyRecord::IosContainerListing(&container);
            apps.record(&seen, Place::Whole, record);
        }
        assert!(apps.is_empty() && !apps.has("com.example.side"));
        let noted = App {
            id: "com.example.Chat".to_owned(),
            explained: true,
            ..App::default()
        };
        add(&mut apps.listed, noted);
        assert!(apps.has("com.example.side.widget") && !apps.has("com.example.data"));
        let all: Vec<App> = apps.into_all().collect();
        let elsewhere: Vec<&str> = all
            .iter()
            .filter(|app| app.is_from_elsewhere())
            .map(|app| app.id.as_str())
            .collect();
        assert_eq!((all.len(), elsewhere), (2, vec!["com.example.side"]));
    }
}
