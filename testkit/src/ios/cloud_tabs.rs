//! Tabs of the account's other devices: `CloudTabs.db`
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/cloudTabs.py>).

use rusqlite::params;

use super::safari_history;
use crate::{
    BuildError,
    build::{Build, Spot},
    planted, times, words,
};

const SCHEMA: &str = "
CREATE TABLE cloud_tab_devices (device_uuid TEXT PRIMARY KEY NOT NULL, system_fields BLOB NOT NULL, device_name TEXT, has_duplicate_device_name INTEGER DEFAULT 0, is_ephemeral_device INTEGER DEFAULT 0, last_modified REAL NOT NULL);
CREATE TABLE cloud_tabs (tab_uuid TEXT PRIMARY KEY NOT NULL, system_fields BLOB NOT NULL, device_uuid TEXT NOT NULL, position BLOB NOT NULL, title TEXT, url TEXT NOT NULL, is_showing_reader INTEGER DEFAULT 0, is_pinned INTEGER DEFAULT 0, reader_scroll_position_page_index INTEGER);
CREATE TABLE cloud_tab_close_requests (close_request_uuid TEXT PRIMARY KEY NOT NULL, system_fields BLOB NOT NULL, destination_device_uuid TEXT NOT NULL, url TEXT, tab_uuid TEXT);
CREATE TABLE metadata (key TEXT PRIMARY KEY NOT NULL, value);
";

/// Writes `CloudTabs.db`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let domain = safari_history::domain(build);
    let spot = Spot::new(
        "ios.safari_icloud_tabs",
        domain,
        "Library/Safari/CloudTabs.db",
    );
    let database = build.create(&spot, SCHEMA)?;
    let mut random = build.random("cloud tabs");
    let device = random.uuid();
    let connection = database.connection();
    connection.execute(
        "INSERT INTO cloud_tab_devices (device_uuid, system_fields, device_name, last_modified) VALUES (?1, x'', 'MacBook d’Inès', ?2)",
        params![device, times::cocoa(build.now() - times::DAY)],
    )?;
    let tab = "INSERT INTO cloud_tabs (tab_uuid, system_fields, device_uuid, position, title, url) VALUES (?1, x'', ?2, x'00', ?3, ?4)";
    for row in 0..6 {
        let url = words::link(&mut random);
        // A tab of a device that is gone.
        let device = if row == 3 {
            random.uuid()
        } else {
            device.clone()
        };
        connection.execute(
            tab,
            params![random.uuid(), device, words::sentence(&mut random), url],
        )?;
    }
    if build.phone.watched {
        let url = "https://cloud.vigie-testkit-c2.com/";
        connection.execute(tab, params![random.uuid(), device, "Panel", url])?;
        let place = format!("cloud_tabs:{}", connection.last_insert_rowid());
        build.known(&spot, place, url, &planted::C2);
    }
    build.keep(&spot, database, &["cloud_tabs", "cloud_tab_devices"])
}
