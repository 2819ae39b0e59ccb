//! Safari's tab groups and profiles since iOS 15: `SafariTabs.db`
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariTabs.py>).

use plist::Value;
use rusqlite::params;

use super::browser_state::session_data;
use crate::{
    BuildError,
    backup::database::Database,
    build::{Build, Spot},
    planted,
    property_list::{binary, dictionary},
    times, words,
};

const SCHEMA: &str = "
CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, special_id INTEGER DEFAULT 0, parent INTEGER, type INTEGER, title TEXT, url TEXT COLLATE NOCASE, num_children INTEGER DEFAULT 0, editable INTEGER DEFAULT 1, deletable INTEGER DEFAULT 1, hidden INTEGER DEFAULT 0, hidden_ancestor_count INTEGER DEFAULT 0, order_index INTEGER NOT NULL, external_uuid TEXT UNIQUE, read INTEGER DEFAULT NULL, last_modified REAL DEFAULT NULL, server_id TEXT, sync_key TEXT, sync_data BLOB, added INTEGER DEFAULT 1, deleted INTEGER DEFAULT 0, extra_attributes BLOB DEFAULT NULL, local_attributes BLOB DEFAULT NULL, fetched_icon BOOL DEFAULT 0, icon BLOB DEFAULT NULL, dav_generation INTEGER DEFAULT 0, locally_added BOOL DEFAULT 0, archive_status INTEGER DEFAULT 0, syncable BOOL DEFAULT 1, web_filter_status INTEGER DEFAULT 0, modified_attributes UNSIGNED BIG INT DEFAULT 0, date_closed REAL DEFAULT NULL, last_selected_child INTEGER DEFAULT NULL, subtype INTEGER DEFAULT 0);
CREATE TABLE windows (id INTEGER PRIMARY KEY, active_tab_group_id INTEGER, date_closed REAL, extra_attributes BLOB, local_tab_group_id INTEGER, private_tab_group_id INTEGER, scene_id TEXT, uuid TEXT NOT NULL, is_last_session INTEGER DEFAULT 0, local_attributes BLOB);
CREATE TABLE settings (parent INTEGER NOT NULL, setting TEXT NOT NULL, value BLOB);
";

/// Rows of `bookmarks` that hold tabs: the usual group, the private one, a named one.
const GROUPS: &str = "
INSERT INTO bookmarks (id, special_id, parent, type, title, order_index, external_uuid) VALUES (0, 0, NULL, 1, 'Root', 0, 'Root');
INSERT INTO bookmarks (id, parent, type, title, order_index, external_uuid, subtype) VALUES (1, 0, 1, 'Local', 0, 'LocalProfile', 0);
INSERT INTO bookmarks (id, parent, type, title, order_index, external_uuid, subtype) VALUES (2, 0, 1, 'Private', 1, 'PrivateBrowsing', 0);
INSERT INTO bookmarks (id, parent, type, title, order_index, external_uuid, subtype) VALUES (3, 0, 1, 'Vacances 🏖', 2, '5B9F6B65-3C5D-4E4B-9C37-2D1B6A0F7C11', 0);
";

/// Writes `SafariTabs.db`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    if !build.phone.version.since(15) {
        return Ok(());
    }
    let domain = "AppDomain-com.apple.mobilesafari";
    let spot = Spot::new("ios.safari_tabs", domain, "Library/Safari/SafariTabs.db");
    let database = build.create(&spot, SCHEMA)?;
    database.run(GROUPS)?;
    let mut random = build.random("tab groups");
    if build.phone.version.since(17) {
        // The folder of the profile's history bears the same identifier.
        let uuid = build.random("safari profile").uuid();
        database.connection().execute(
            "INSERT INTO bookmarks (id, parent, type, title, order_index, external_uuid, subtype) VALUES (4, 0, 1, 'Travail', 3, ?1, 2)",
            [uuid],
        )?;
    }
    for tab in 0..build.phone.scale.tabs {
        let (url, before) = (words::link(&mut random), words::link(&mut random));
        let session = random.per_mille(700).then_some(before);
        let group = 1 + i64::try_from(tab % 3).unwrap_or_default();
        let uuid = random.uuid();
        tab_row(build, &database, group, &url, session.as_deref(), &uuid)?;
    }
    if build.phone.watched {
        let url = "https://group.vigie-testkit-c2.com/tab";
        let row = tab_row(build, &database, 2, url, None, &random.uuid())?;
        build.known(&spot, format!("bookmarks:{row}"), url, &planted::C2);
        let before = "http://attributes.vigie-testkit-lure.net/back";
        let url = "https://www.apple.com/tab";
        let row = tab_row(build, &database, 3, url, Some(before), &random.uuid())?;
        build.known(&spot, format!("bookmarks:{row}"), before, &planted::LURE);
    }
    build.keep(&spot, database, &["bookmarks"])
}

fn tab_row(
    build: &Build<'_>,
    database: &Database,
    group: i64,
    url: &str,
    before: Option<&str>,
    uuid: &str,
) -> Result<i64, BuildError> {
    let viewed = build.now() - times::DAY;
    let extra = binary(&dictionary([(
        "com.apple.Bookmark",
        dictionary([("DateAdded", times::date(viewed))]),
    )]))?;
    let local = match before {
        Some(before) => Some(binary(&dictionary([
            ("LastVisitTime", times::date(viewed)),
            ("SessionState", Value::Data(session_data(before, url)?)),
        ]))?),
        None => None,
    };
    let connection = database.connection();
    connection.execute(
        "INSERT INTO bookmarks (parent, type, title, url, order_index, external_uuid, last_modified, extra_attributes, local_attributes) VALUES (?1, 0, NULL, ?2, 0, ?3, ?4, ?5, ?6)",
        params![group, url, uuid, times::cocoa(viewed), extra, local],
    )?;
    Ok(connection.last_insert_rowid())
}
