//! `applicationState.db`: what the home screen keeps of each app
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/applicationstate.py>).

use plist::Value;
use rusqlite::{Connection, params};

use super::apps;
use crate::{
    BuildError,
    build::{Build, Spot},
    keyed_archive::KeyedArchive,
    planted,
    property_list::{binary, dictionary},
    random::Random,
    times,
    truth::Kind,
};

const SCHEMA: &str = "
CREATE TABLE application_identifier_tab (id INTEGER PRIMARY KEY, application_identifier TEXT NOT NULL, UNIQUE (application_identifier));
CREATE TABLE key_tab (id INTEGER PRIMARY KEY, key TEXT NOT NULL, UNIQUE (key));
CREATE TABLE kvs (id INTEGER PRIMARY KEY, application_identifier INTEGER NOT NULL, key INTEGER NOT NULL, value BLOB NOT NULL, UNIQUE (application_identifier, key));
CREATE TABLE schema (version INTEGER);
INSERT INTO key_tab VALUES (1, 'compatibilityInfo'), (2, '_UninstallDate'), (3, 'SBApplicationBadgeKey');
";

/// `compatibilityInfo`.
const PATHS: i64 = 1;
/// `_UninstallDate`.
const REMOVED_ON: i64 = 2;
/// `SBApplicationBadgeKey`.
const BADGE: i64 = 3;

/// Apps of the system, which no list of apps names.
const SYSTEM: [&str; 4] = [
    "com.apple.camera",
    "com.apple.MobileSMS",
    "com.apple.mobilesafari",
    "com.apple.Preferences",
];
/// An app of an unlocked system.
const UNLOCKED: &str = "com.saurik.Cydia";

/// Writes `applicationState.db`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let spot = Spot::new(
        "ios.application_state",
        "HomeDomain",
        "Library/FrontBoard/applicationState.db",
    );
    let database = build.create(&spot, SCHEMA)?;
    let mut states = States {
        connection: database.connection(),
        random: build.random("application state"),
    };
    for id in SYSTEM {
        let name = id.rsplit('.').next().unwrap_or_default();
        states.paths(id, &format!("/Applications/{name}.app"))?;
    }
    for app in apps::all(build.phone) {
        if apps::OUTSIDE_STORE.contains(&app.id.as_str()) {
            continue;
        }
        states.installed(&app.id)?;
        let badge = i64::from(states.random.per_mille(300));
        let app = states.app(&app.id)?;
        states.setting(app, BADGE, &binary(&badge.into())?)?;
    }
    let app = states.app(apps::REMOVED)?;
    let day = times::date(build.now() - 190 * times::DAY);
    let row = states.setting(app, REMOVED_ON, &binary(&day)?)?;
    if build.phone.watched {
        let place = format!("kvs:{row}");
        build.check(&spot, place, "", "removed-app", Kind::Context);
        plant(build, &spot, &mut states)?;
    }
    build.keep(&spot, database, &["kvs", "application_identifier_tab"])
}

fn plant(build: &mut Build<'_>, spot: &Spot, states: &mut States<'_>) -> Result<(), BuildError> {
    let [spy, _] = apps::OUTSIDE_STORE;
    let row = states.installed(spy)?;
    let app = format!("application_identifier_tab:{}", states.app(spy)?);
    let or = vec![format!("kvs:{row}")];
    build.known(spot, (app, or), spy, &planted::APP);
    let folder = "/private/var/mobile/Library/VigieTestkitStaging/Helper.app";
    let row = states.plain("com.vigie-testkit-staged.helper", folder)?;
    build.known(spot, format!("kvs:{row}"), folder, &planted::FOLDER);
    let unlocked = "/Applications/Cydia.app";
    let row = states.plain(UNLOCKED, unlocked)?;
    let place = format!("kvs:{row}");
    build.check(spot, place, unlocked, "jailbreak-app", Kind::Exposure);
    Ok(())
}

/// Rows of the tables.
struct States<'c> {
    connection: &'c Connection,
    random: Random,
}

impl States<'_> {
    /// The number of an app, new or known.
    fn app(&mut self, id: &str) -> Result<i64, BuildError> {
        self.connection.execute(
            "INSERT OR IGNORE INTO application_identifier_tab (application_identifier) VALUES (?1)",
            [id],
        )?;
        Ok(self.connection.query_row(
            "SELECT id FROM application_identifier_tab WHERE application_identifier = ?1",
            [id],
            |row| row.get(0),
        )?)
    }

    /// A setting of an app; gives its row.
    fn setting(&mut self, app: i64, key: i64, value: &[u8]) -> Result<i64, BuildError> {
        self.connection.execute(
            "INSERT INTO kvs (application_identifier, key, value) VALUES (?1, ?2, ?3)",
            params![app, key, value],
        )?;
        Ok(self.connection.last_insert_rowid())
    }

    /// An app of the store, where such apps lie.
    fn installed(&mut self, id: &str) -> Result<i64, BuildError> {
        let name = id.rsplit('.').next().unwrap_or_default();
        let bundle = self.random.uuid();
        let path = format!("/private/var/containers/Bundle/Application/{bundle}/{name}.app");
        self.paths(id, &path)
    }

    /// Where an app and its data lie, as an archive in a property list.
    fn paths(&mut self, id: &str, bundle: &str) -> Result<i64, BuildError> {
        let data = self.random.uuid();
        let data = format!("/private/var/mobile/Containers/Data/Application/{data}");
        let mut archive = KeyedArchive::new();
        let fields = [
            ("bundleIdentifier", archive.add(id)),
            ("bundlePath", archive.add(bundle)),
            ("sandboxPath", archive.add(data)),
        ];
        let class = ["XBApplicationLaunchCompatibilityInfo", "NSObject"];
        let root = archive.object(&class, fields);
        let value = binary(&Value::Data(archive.finish(root)?))?;
        let app = self.app(id)?;
        self.setting(app, PATHS, &value)
    }

    /// The same as a plain dictionary, as older versions write it.
    fn plain(&mut self, id: &str, bundle: &str) -> Result<i64, BuildError> {
        let facts = dictionary([
            ("bundleIdentifier", id.into()),
            ("bundlePath", bundle.into()),
        ]);
        let app = self.app(id)?;
        self.setting(app, PATHS, &binary(&facts)?)
    }
}
