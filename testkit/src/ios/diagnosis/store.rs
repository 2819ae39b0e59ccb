//! What the store noted: `appstored.sqlitedb`, `AppUpdates.sqlitedb` up to iOS 12, and
//! `downloads.28.sqlitedb` (<https://github.com/EC-DIGIT-CSIRC/sysdiagnose>).

use rusqlite::params;

use super::marks;
use crate::{
    BuildError,
    build::{Build, Spot},
    ios::{
        apps::{self, App},
        owner,
    },
    planted, times,
};

/// Where the store keeps its notes.
const FOLDER: &str = "/private/var/mobile/Library/Caches/com.apple.appstored";

const UPDATES: &str = "CREATE TABLE app_updates (pid INTEGER PRIMARY KEY, bundle_id TEXT, timestamp INTEGER, install_date INTEGER, update_state INTEGER);";
const INSTALLS: &str = "CREATE TABLE app_install (pid INTEGER PRIMARY KEY AUTOINCREMENT, bundle_id TEXT, bundle_name TEXT, bundle_version TEXT, vendor_name TEXT, account_id INTEGER, apple_id TEXT, client_id TEXT, timestamp INTEGER, install_finished_timestamp INTEGER);
CREATE TABLE job_software (pid INTEGER PRIMARY KEY AUTOINCREMENT, bundle_id TEXT, title TEXT, artist_name TEXT, bundle_version TEXT, store_account_id INTEGER, store_account_name TEXT, client_id TEXT, timestamp INTEGER);";
const DOWNLOADS: &str = "CREATE TABLE download (pid INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT, bundle_id TEXT, title TEXT, bundle_version TEXT, store_account_name TEXT, client_id TEXT, timestamp INTEGER, store_purchase_date REAL, is_automatic INTEGER, is_redownload INTEGER, is_restore INTEGER);
CREATE TABLE application_id (pid INTEGER PRIMARY KEY AUTOINCREMENT, bundle_id TEXT);";

/// Writes them.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let mut all = apps::all(build.phone);
    all.retain(|app| !app.account.is_empty());
    if build.phone.version.since(13) {
        let path = format!("{FOLDER}/appstored.sqlitedb");
        installs(build, &all, &Spot::new("ios.app_store", "", path))?;
    } else {
        updates(build, &all)?;
    }
    downloads(build, &all)
}

/// States what a row says of an app and of who bought it.
fn state(build: &mut Build<'_>, spot: &Spot, place: &str, app: &App) {
    if let Some(indicator) = marks::of_app(&app.id).filter(|_| build.phone.watched) {
        build.known(spot, place, app.id.as_str(), &indicator);
    }
}

/// Writes `storeSystem.db`, which only a dump holds.
pub(in crate::ios) fn write_system(build: &mut Build<'_>) -> Result<(), BuildError> {
    let domain = "SysContainerDomain-com.apple.appstored";
    let path = "Documents/Persistence/storeSystem.db";
    let mut all = apps::all(build.phone);
    all.retain(|app| !app.account.is_empty());
    installs(build, &all, &Spot::new("ios.app_store", domain, path))
}

fn installs(build: &mut Build<'_>, all: &[App], spot: &Spot) -> Result<(), BuildError> {
    let database = build.create(spot, INSTALLS)?;
    for app in all {
        database.connection().execute(
            "INSERT INTO app_install (bundle_id, bundle_name, bundle_version, vendor_name, account_id, apple_id, client_id, timestamp, install_finished_timestamp) VALUES (?1, ?2, '1', 'Made-up Software SAS', 8123456789, ?3, 'com.apple.AppStore', ?4, ?5)",
            params![app.id, app.name, app.account, app.bought, app.bought + 40],
        )?;
        let place = format!("app_install:{}", database.connection().last_insert_rowid());
        state(build, spot, &place, app);
    }
    let near = marks::NEAR_APP;
    database.connection().execute(
        "INSERT INTO job_software (bundle_id, title, store_account_name, client_id, timestamp) VALUES (?1, 'Agents', ?2, 'com.apple.AppStore', ?3)",
        params![near, owner::of(build.phone).account, build.now() - times::DAY],
    )?;
    build.near_miss(spot, "job_software:1", near);
    if build.phone.watched {
        let buyer = planted::EMAIL.value.clone();
        database.connection().execute(
            "INSERT INTO job_software (bundle_id, title, store_account_name, client_id, timestamp) VALUES ('com.vigie-testkit.weather', 'Météo', ?1, 'com.apple.AppStore', ?2)",
            params![buyer, build.now() - times::DAY],
        )?;
        build.known(spot, "job_software:2", buyer, &planted::EMAIL);
    }
    build.keep(spot, database, &["app_install", "job_software"])
}

fn updates(build: &mut Build<'_>, all: &[App]) -> Result<(), BuildError> {
    let spot = Spot::new("ios.app_store", "", format!("{FOLDER}/AppUpdates.sqlitedb"));
    let database = build.create(&spot, UPDATES)?;
    for app in all {
        database.connection().execute(
            "INSERT INTO app_updates (bundle_id, timestamp, install_date, update_state) VALUES (?1, ?2, ?3, 1)",
            params![app.id, app.bought, app.bought + 40],
        )?;
        let place = format!("app_updates:{}", database.connection().last_insert_rowid());
        state(build, &spot, &place, app);
    }
    build.keep(&spot, database, &["app_updates"])
}

fn downloads(build: &mut Build<'_>, all: &[App]) -> Result<(), BuildError> {
    let path = "/private/var/mobile/Media/Downloads/downloads.28.sqlitedb";
    let spot = Spot::new("ios.store_downloads", "", path);
    let database = build.create(&spot, DOWNLOADS)?;
    for app in all.iter().rev().take(6) {
        database.connection().execute(
            "INSERT INTO download (kind, bundle_id, title, bundle_version, store_account_name, client_id, timestamp, store_purchase_date, is_automatic, is_redownload, is_restore) VALUES ('software', ?1, ?2, '1', ?3, 'com.apple.AppStore', ?4, ?5, 0, 0, 0)",
            params![app.id, app.name, app.account, app.bought, times::cocoa(app.bought)],
        )?;
        let place = format!("download:{}", database.connection().last_insert_rowid());
        state(build, &spot, &place, app);
    }
    let ids = all.iter().map(|app| app.id.as_str());
    for id in ids.chain([marks::NEAR_APP]) {
        database
            .connection()
            .execute("INSERT INTO application_id (bundle_id) VALUES (?1)", [id])?;
        let place = format!(
            "application_id:{}",
            database.connection().last_insert_rowid()
        );
        if id == marks::NEAR_APP {
            build.near_miss(&spot, place, id);
        } else if let Some(indicator) = marks::of_app(id).filter(|_| build.phone.watched) {
            build.known(&spot, place, id, &indicator);
        }
    }
    build.keep(&spot, database, &["download", "application_id"])
}
