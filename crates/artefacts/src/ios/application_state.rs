//! Reads what the home screen keeps of each app, also of apps that are gone: `applicationState.db`.
//!
//! A value is a property list, often inside another one, and often a keyed archive.
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/applicationstate.py>.

use formats::{
    keyed_archive,
    plist::{self, Value},
    sqlite::{Column, Database, Joined, Row, Select},
};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    values::{row_text, state_path},
};

/// Property lists inside property lists: phones have two.
const NESTED: usize = 4;
/// The setting that says when an app was taken away.
const REMOVED: &str = "_UninstallDate";
/// Identifiers and paths, in which a dot makes no host.
const NO_TEXTS: [&str; 4] = ["bundleIdentifier", "bundlePath", "sandboxPath", "$class"];

/// What the home screen keeps of apps.
#[derive(Debug)]
pub struct ApplicationState;

/// One setting of one app, or an app without any.
#[derive(Debug, serde::Serialize)]
pub struct AppState<'a> {
    /// The app's identifier.
    pub app_id: Option<Untrusted<'a>>,
    /// The setting's name.
    pub setting: Option<Untrusted<'a>>,
    /// Where the app lies.
    pub bundle_path: Option<Untrusted<'static>>,
    /// Where its data lies.
    pub data_path: Option<Untrusted<'static>>,
    /// When the app was taken away.
    pub removed: Option<Instant>,
    /// Links in the value.
    pub links: Links<'static>,
}

impl Record for AppState<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.removed {
            each(Moment::utc(at, "app-removed"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        use model::Value as Named;
        if let Some(id) = &self.app_id {
            each(Named::AppId(id.raw()).with(Bearing::Installed));
            each(Named::Process(id.raw()).with(Bearing::Installed));
        }
        if let Some(path) = &self.bundle_path {
            state_path(path.raw(), Bearing::Installed, each);
            // The program of an app is mostly called as its folder, `Name.app`.
            let last = path.raw().trim_end_matches('/').rsplit('/').next();
            if let Some(program) = last.and_then(|name| name.strip_suffix(".app")) {
                each(Named::Process(program).with(Bearing::Installed));
            }
        }
        if let Some(path) = &self.data_path {
            state_path(path.raw(), Bearing::Stored, each);
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for ApplicationState {
    type Record<'a> = AppState<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/FrontBoard/applicationState.db"],
        fields: &[
            ("app_id", "identifier of the app"),
            ("setting", "name of the setting"),
            ("bundle_path", "where the app lies"),
            ("data_path", "where its data lies"),
            ("removed", "when the app was taken away (UTC)"),
            ("links", "links in the value of the setting"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/applicationstate.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        settings(&database, out);
        if database.has_table("application_identifier_tab") {
            apps_without_settings(&database, out);
        }
        Ok(())
    }
}

fn settings(database: &Database, out: &mut Out<'_, ApplicationState>) {
    let mut select = Select::from("kvs");
    select.also_known(&["id", "application_identifier", "key"]);
    let app = select.left_join("application_identifier_tab", "id", "application_identifier");
    let key = select.left_join("key_tab", "id", "key");
    let id = id_of(&mut select, Some(app));
    let setting = select.column_of(key, "key");
    let value = select.column("value");
    out.rows(database, &select, |out, row| {
        let setting = row_text(row, setting);
        let mut record = AppState {
            app_id: row_text(row, id),
            ..none()
        };
        match row.blob(value).map(|bytes| tree(bytes, NESTED)) {
            Some(Ok(value)) => {
                let is_removal = setting.as_ref().is_some_and(|name| name.raw() == REMOVED);
                fill(&mut record, &value, is_removal);
            }
            Some(Err(fault)) => out.fault(fault),
            None => {}
        }
        record.setting = setting;
        out.record(row.place(), &record);
    });
}

/// Apps that are listed and have no setting left.
fn apps_without_settings(database: &Database, out: &mut Out<'_, ApplicationState>) {
    let mut select = Select::from("application_identifier_tab");
    select.also_known(&["id", "kvs.*"]);
    let id = id_of(&mut select, None);
    let kvs = select.left_join("kvs", "application_identifier", "id");
    let used = select.column_of(kvs, "application_identifier");
    out.rows(database, &select, |out, row: &Row<'_>| {
        if row.integer(used).is_none() {
            let record = AppState {
                app_id: row_text(row, id),
                ..none()
            };
            out.record(row.place(), &record);
        }
    });
}

fn id_of(select: &mut Select, joined: Option<Joined>) -> Column {
    const ID: &str = "application_identifier";
    match joined {
        Some(joined) => select.column_of(joined, ID),
        None => select.column(ID),
    }
}

fn none() -> AppState<'static> {
    AppState {
        app_id: None,
        setting: None,
        bundle_path: None,
        data_path: None,
        removed: None,
        links: Links::default(),
    }
}

/// The value, out of the property lists and the archive around it.
fn tree(bytes: &[u8], nested: usize) -> Result<Value, Fault> {
    let value = plist::parse(bytes)?;
    if keyed_archive::is_keyed_archive(&value) {
        return keyed_archive::resolve(&value);
    }
    match &value {
        Value::Data(inner) if nested > 0 && inner.starts_with(b"bplist") => {
            tree(inner, nested.saturating_sub(1))
        }
        _ => Ok(value),
    }
}

fn fill(record: &mut AppState<'_>, value: &Value, is_removal: bool) {
    let path = |key| {
        let path = value.get(key).and_then(Value::as_str);
        path.map(|path| Untrusted::from(path).to_static())
    };
    record.bundle_path = path("bundlePath");
    record.data_path = path("sandboxPath");
    if is_removal {
        let seconds = || value.as_real().and_then(Instant::from_cocoa_s);
        record.removed = value.as_date().or_else(seconds);
    }
    value.strings(&mut |key, text| {
        if !NO_TEXTS.contains(&key) {
            record.links.in_passing_text(text);
        }
    });
}
