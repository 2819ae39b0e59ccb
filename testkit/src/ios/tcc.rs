//! `TCC.db`: which app may use what (<https://www.rainforestqa.com/blog/macos-tcc-db-deep-dive>,
//! <https://docs.mvt.re/en/latest/ios/records/#tccjson>).

use rusqlite::{Connection, params};

use super::{apps, global_preferences};
use crate::{
    BuildError, IosForm, Persona,
    build::{Build, Spot},
    planted, times,
    truth::Kind,
};

/// iOS 14 and later.
const SCHEMA_3: &str = "CREATE TABLE access (service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, auth_value INTEGER NOT NULL, auth_reason INTEGER NOT NULL, auth_version INTEGER NOT NULL, csreq BLOB, policy_id INTEGER, indirect_object_identifier_type INTEGER, indirect_object_identifier TEXT NOT NULL DEFAULT 'UNUSED', indirect_object_code_identity BLOB, flags INTEGER, last_modified INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (service, client, client_type, indirect_object_identifier));";
/// Columns since iOS 17.
const SINCE_17: &str = "ALTER TABLE access ADD COLUMN pid INTEGER; ALTER TABLE access ADD COLUMN pid_version INTEGER; ALTER TABLE access ADD COLUMN boot_uuid TEXT NOT NULL DEFAULT 'UNUSED'; ALTER TABLE access ADD COLUMN last_reminded INTEGER NOT NULL DEFAULT 0;";
/// iOS 12 and 13.
const SCHEMA_2: &str = "CREATE TABLE access (service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, allowed INTEGER NOT NULL, prompt_count INTEGER NOT NULL, csreq BLOB, policy_id INTEGER, indirect_object_identifier_type INTEGER, indirect_object_identifier TEXT, indirect_object_code_identity BLOB, flags INTEGER, last_modified INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (service, client, client_type, indirect_object_identifier));";
/// iOS 11 and earlier.
const SCHEMA_1: &str = "CREATE TABLE access (service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, allowed INTEGER NOT NULL, prompt_count INTEGER NOT NULL, csreq BLOB, policy_id INTEGER, PRIMARY KEY (service, client, client_type));";
/// Tables beside it.
const OTHER: &str = "CREATE TABLE admin (key TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL); CREATE TABLE policies (id INTEGER NOT NULL PRIMARY KEY, bundle_id TEXT NOT NULL, uuid TEXT NOT NULL, display TEXT NOT NULL, UNIQUE (bundle_id, uuid)); CREATE TABLE active_policy (client TEXT NOT NULL, client_type INTEGER NOT NULL, policy_id INTEGER NOT NULL, PRIMARY KEY (client, client_type)); CREATE TABLE access_overrides (service TEXT NOT NULL PRIMARY KEY); INSERT INTO admin VALUES ('version', 23);";

/// Who may send what is typed with a keyboard.
const KEYBOARD: &str = "kTCCServiceKeyboardNetwork";
/// What no app asks the owner for.
const REMINDERS: &str = "kTCCServiceReminders";
/// An app that may hear and that no list of apps has.
const GONE: &str = "com.vigie-testkit-gone.recorder";

const SERVICES: [&str; 8] = [
    "kTCCServiceMicrophone",
    "kTCCServiceCamera",
    "kTCCServicePhotos",
    "kTCCServiceAddressBook",
    "kTCCServiceCalendar",
    "kTCCServiceMotion",
    "kTCCServiceBluetoothAlways",
    "kTCCServiceUserTracking",
];

/// `auth_reason`: the owner answered a question.
const BY_OWNER: i64 = 2;
/// `auth_reason`: the management of the phone decided.
const BY_MANAGEMENT: i64 = 6;
/// `client_type`: a bundle identifier.
const BUNDLE: i64 = 0;
/// `client_type`: an absolute path.
const PATH: i64 = 1;

/// Writes `TCC.db`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let spot = Spot::new("ios.tcc", "HomeDomain", "Library/TCC/TCC.db");
    let schema = match build.phone.version.major() {
        ..=11 => SCHEMA_1,
        12..=13 => SCHEMA_2,
        _ => SCHEMA_3,
    };
    let database = build.create(&spot, schema)?;
    if build.phone.version.since(17) {
        database.run(SINCE_17)?;
    }
    database.run(OTHER)?;
    let grants = Grants {
        connection: database.connection(),
        major: build.phone.version.major(),
    };
    harmless(build, &grants)?;
    let time = build.now() - 40 * times::DAY;
    grants.write(SERVICES[0], "/usr/libexec/accessoryd", PATH, 2, 4, time)?;
    if build.phone.watched {
        let client = "COM.vigie-testkit.Agent";
        let row = grants.write(SERVICES[0], client, BUNDLE, 2, BY_OWNER, time)?;
        build.known(&spot, format!("access:{row}"), client, &planted::APP);
        let client = "/private/var/mobile/Library/VigieTestkitStaging/vigietestd";
        let row = grants.write(SERVICES[1], client, PATH, 2, BY_OWNER, time)?;
        build.known(&spot, format!("access:{row}"), client, &planted::PROCESS);
        build.known(&spot, format!("access:{row}"), client, &planted::FOLDER);
        plant_checks(build, &spot, &grants, time)?;
    }
    // The owner's keyboard asked, and was refused.
    let keyboard = global_preferences::KEYBOARD_APP;
    grants.write(KEYBOARD, keyboard, BUNDLE, 0, BY_OWNER, time)?;
    let client = "com.vigie-testkit.agents";
    let row = grants.write(SERVICES[2], client, BUNDLE, 0, BY_OWNER, time)?;
    build.near_miss(&spot, format!("access:{row}"), client);
    build.keep(&spot, database, &["access"])
}

/// What the checks look for.
fn plant_checks(
    build: &mut Build<'_>,
    spot: &Spot,
    grants: &Grants<'_>,
    time: i64,
) -> Result<(), BuildError> {
    let row = grants.write(SERVICES[0], GONE, BUNDLE, 2, BY_OWNER, time)?;
    let place = format!("access:{row}");
    build.check(spot, place, GONE, "permission-without-app", Kind::Exposure);
    let [_, tool] = apps::OUTSIDE_STORE;
    let row = grants.write(KEYBOARD, tool, BUNDLE, 2, BY_OWNER, time)?;
    let place = format!("access:{row}");
    // Which keyboards are on is no part of a sysdiagnose.
    if !matches!(build.form, IosForm::Sysdiagnose(_)) {
        build.check(spot, place, tool, "third-party-keyboard", Kind::Exposure);
    }
    // Who decided is noted since iOS 14.
    if build.phone.version.since(14) {
        let row = grants.write(REMINDERS, tool, BUNDLE, 2, BY_MANAGEMENT, time)?;
        let place = format!("access:{row}");
        let check = "permission-by-management";
        build.check(spot, place, tool, check, Kind::Exposure);
    }
    Ok(())
}

/// What the apps were allowed and refused.
fn harmless(build: &Build<'_>, grants: &Grants<'_>) -> Result<(), BuildError> {
    let mut random = build.random("tcc");
    for app in apps::all(build.phone) {
        for service in SERVICES {
            if !random.per_mille(250) {
                continue;
            }
            let managed = build.phone.persona == Persona::Managed && app.pushed;
            let reason = if managed { BY_MANAGEMENT } else { BY_OWNER };
            let time = build.now() - random.between(times::DAY, 300 * times::DAY);
            let allowed = if random.per_mille(600) { 2 } else { 0 };
            grants.write(service, &app.id, BUNDLE, allowed, reason, time)?;
        }
    }
    Ok(())
}

/// Writes rows of `access` in the form of the version.
struct Grants<'c> {
    connection: &'c Connection,
    major: u32,
}

impl Grants<'_> {
    fn write(
        &self,
        service: &str,
        client: &str,
        client_type: i64,
        value: i64,
        reason: i64,
        time: i64,
    ) -> Result<i64, BuildError> {
        let allowed = i64::from(value == 2);
        match self.major {
            ..=11 => self.connection.execute(
                "INSERT INTO access (service, client, client_type, allowed, prompt_count) VALUES (?1, ?2, ?3, ?4, 1)",
                params![service, client, client_type, allowed],
            )?,
            12..=13 => self.connection.execute(
                "INSERT INTO access (service, client, client_type, allowed, prompt_count, last_modified) VALUES (?1, ?2, ?3, ?4, 1, ?5)",
                params![service, client, client_type, allowed, time],
            )?,
            _ => self.connection.execute(
                "INSERT INTO access (service, client, client_type, auth_value, auth_reason, auth_version, flags, last_modified) VALUES (?1, ?2, ?3, ?4, ?5, 1, 0, ?6)",
                params![service, client, client_type, value, reason, time],
            )?,
        };
        Ok(self.connection.last_insert_rowid())
    }
}
