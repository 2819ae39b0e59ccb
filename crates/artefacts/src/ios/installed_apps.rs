//! Reads the apps of the phone: from a backup's `Info.plist` and `Manifest.plist`, and from the
//! store's note beside each app.
//!
//! Described in: <https://theapplewiki.com/wiki/ITunes_Backup>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/iTunesMetadata.py>.

use formats::{
    keyed_archive::{is_keyed_archive, resolve},
    plist::{self, Value},
};
use model::{
    Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value as Named,
};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{text, time, truth},
};

/// The apps of the phone.
#[derive(Debug)]
pub struct InstalledApps;

/// One app, as one of the lists has it.
#[derive(Debug, serde::Serialize)]
pub struct InstalledApp<'a> {
    /// The app's identifier.
    pub app_id: Option<Untrusted<'a>>,
    /// `store_note` (what the store wrote beside it), `phone_note` (what the phone did), `list` (named
    /// only), `backup_manifest`.
    pub listed_in: &'static str,
    /// The app's name.
    pub name: Option<Untrusted<'a>>,
    /// Who publishes it.
    pub publisher: Option<Untrusted<'a>>,
    /// The app's version.
    pub version: Option<Untrusted<'a>>,
    /// The store's kind of app.
    pub genre: Option<Untrusted<'a>>,
    /// The app that installed it; the store when `com.apple.AppStore`.
    pub installed_by_app: Option<Untrusted<'a>>,
    /// Whether it came with the phone.
    pub came_with_phone: Option<bool>,
    /// Whether an organisation assigned it to this phone.
    pub assigned_by_organisation: Option<bool>,
    /// When it was bought, free or not.
    pub purchased: Option<Instant>,
    /// When it was put on this phone.
    pub installed: Option<Instant>,
    /// The Apple account that it was bought with.
    pub buyer: Option<Untrusted<'a>>,
    /// Where it lies on the phone.
    pub path: Option<Untrusted<'a>>,
}

impl Record for InstalledApp<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.installed, "app-installed"),
            (self.purchased, "app-purchased"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(id) = &self.app_id {
            each(Named::AppId(id.raw()).with(Bearing::Installed));
            // The program of an app is often called as its identifier ends.
            if let Some((_, last)) = id.raw().rsplit_once('.') {
                each(Named::Process(last).with(Bearing::Mentioned));
            }
        }
        if let Some(app) = &self.installed_by_app {
            each(Named::AppId(app.raw()).with(Bearing::Mentioned));
        }
        if let Some(buyer) = &self.buyer {
            each(Named::Email(buyer.raw()).with(Bearing::Mentioned));
        }
        if let Some(path) = &self.path {
            each(Named::FilePath(path.raw()).with(Bearing::Installed));
        }
    }
}

impl Artefact for InstalledApps {
    type Record<'a> = InstalledApp<'a>;

    const ABOUT: About = About {
        files: &[
            "/backup/Info.plist",
            "/backup/Manifest.plist",
            "/private/var/containers/Bundle/Application/*/iTunesMetadata.plist",
            "/private/var/containers/Bundle/Application/*/BundleMetadata.plist",
        ],
        fields: &[
            ("app_id", "identifier of the app"),
            (
                "listed_in",
                "store_note; phone_note; list (named only); backup_manifest",
            ),
            ("name", "name of the app"),
            ("publisher", "who publishes it"),
            ("version", "version of the app"),
            ("genre", "the store's kind of app"),
            ("installed_by_app", "the app that installed it"),
            ("came_with_phone", "whether it came with the phone"),
            (
                "assigned_by_organisation",
                "whether an organisation assigned it to this phone",
            ),
            ("purchased", "when it was bought, free or not (UTC)"),
            ("installed", "when it was put on this phone (UTC)"),
            ("buyer", "the Apple account that it was bought with"),
            ("path", "where it lies on the phone"),
        ],
        described_in: &[
            "https://theapplewiki.com/wiki/ITunes_Backup",
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/iTunesMetadata.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        let no_dictionary =
            || Fault::new(FaultKind::UnknownSchema, "list of apps").detail("no dictionary");
        list.as_dictionary().ok_or_else(no_dictionary)?;
        match file.name() {
            "Manifest.plist" => backup_manifest(&list, out),
            "iTunesMetadata.plist" => {
                let note = from_store_note(None, &list);
                let owner = file.container().map(Untrusted::from);
                let app_id = note.app_id.clone().or(owner);
                out.record(Place::Whole, &InstalledApp { app_id, ..note });
            }
            "BundleMetadata.plist" => phone_note(file, &list, out)?,
            _ => backup_information(&list, out),
        }
        Ok(())
    }
}

/// What the phone notes of an app beside it; the identifier is that of the container.
fn phone_note(
    file: &PhoneFile,
    note: &Value,
    out: &mut Out<'_, InstalledApps>,
) -> Result<(), Fault> {
    let Some(id) = file.container() else {
        return Ok(());
    };
    let resolved = if is_keyed_archive(note) {
        resolve(note)?
    } else {
        note.clone()
    };
    let record = InstalledApp {
        installed: time(&resolved, "installDate"),
        ..named("phone_note", id)
    };
    out.record(Place::Whole, &record);
    Ok(())
}

/// `Info.plist`: `Applications` with the store's notes, and `Installed Applications`, identifiers only.
fn backup_information(list: &Value, out: &mut Out<'_, InstalledApps>) {
    let noted = list.get("Applications").and_then(Value::as_dictionary);
    for (id, app) in noted.into_iter().flat_map(plist::Dictionary::iter) {
        let key = format!("Applications/{id}");
        match app.get("iTunesMetadata") {
            Some(Value::Data(note)) => match plist::parse(note) {
                Ok(note) => out.record(Place::Key(&key), &from_store_note(Some(id), &note)),
                Err(fault) => {
                    out.fault(fault);
                    out.record(Place::Key(&key), &named("list", id));
                }
            },
            Some(note) => out.record(Place::Key(&key), &from_store_note(Some(id), note)),
            None => out.record(Place::Key(&key), &named("list", id)),
        }
    }
    let ids = list.get("Installed Applications").and_then(Value::as_array);
    for (number, id) in ids.unwrap_or_default().iter().enumerate() {
        let Some(id) = id
            .as_str()
            .filter(|id| noted.is_none_or(|noted| noted.get(id).is_none()))
        else {
            continue;
        };
        let key = format!("Installed Applications/{number}");
        out.record(Place::Key(&key), &named("list", id));
    }
}

/// `Manifest.plist`: every app with data in the backup.
fn backup_manifest(list: &Value, out: &mut Out<'_, InstalledApps>) {
    let apps = list.get("Applications").and_then(Value::as_dictionary);
    for (id, app) in apps.into_iter().flat_map(plist::Dictionary::iter) {
        let key = format!("Applications/{id}");
        let record = InstalledApp {
            version: text(app, "CFBundleVersion"),
            path: text(app, "Path"),
            ..named("backup_manifest", id)
        };
        out.record(Place::Key(&key), &record);
    }
}

fn from_store_note<'a>(listed_as: Option<&'a str>, note: &'a Value) -> InstalledApp<'a> {
    let download = note.get("com.apple.iTunesStore.downloadInfo");
    let account = download.and_then(|download| download.get("accountInfo"));
    let own_id = text(note, "softwareVersionBundleId");
    InstalledApp {
        app_id: listed_as.map(Untrusted::from).or(own_id),
        name: text(note, "itemName").or_else(|| text(note, "title")),
        publisher: text(note, "artistName"),
        version: text(note, "bundleShortVersionString").or_else(|| text(note, "bundleVersion")),
        genre: text(note, "genre"),
        installed_by_app: text(note, "sourceApp"),
        came_with_phone: truth(note, "isFactoryInstall"),
        assigned_by_organisation: truth(note, "sideLoadedDeviceBasedVPP"),
        purchased: download.and_then(|download| time(download, "purchaseDate")),
        buyer: account
            .and_then(|account| text(account, "AppleID"))
            .or_else(|| text(note, "appleId")),
        ..named("store_note", "")
    }
}

fn named<'a>(listed_in: &'static str, id: &'a str) -> InstalledApp<'a> {
    InstalledApp {
        app_id: Some(Untrusted::from(id)).filter(|id| !id.is_empty()),
        listed_in,
        name: None,
        publisher: None,
        version: None,
        genre: None,
        installed_by_app: None,
        came_with_phone: None,
        assigned_by_organisation: None,
        purchased: None,
        installed: None,
        buyer: None,
        path: None,
    }
}
