//! Safari's open and closed tabs: `BrowserState.db`
//! (<https://docs.mvt.re/en/latest/ios/records/#safari_browser_statejson>).

use plist::Value;
use rusqlite::params;

use super::safari_history;
use crate::{
    BuildError,
    build::{Build, Spot},
    planted::{self, Indicator},
    property_list::{binary, dictionary},
    random::Random,
    times, words,
};

/// Two tables, since iOS 12.
const SCHEMA: &str = "
CREATE TABLE tabs (id INTEGER PRIMARY KEY NOT NULL, uuid TEXT NOT NULL UNIQUE, title TEXT, url TEXT, user_visible_url TEXT, order_index INTEGER, last_viewed_time REAL, opened_from_link INTEGER, showing_reader INTEGER, reader_view_top_scroll_offset REAL, private_browsing INTEGER, displaying_standalone_image INTEGER, browser_window_uuid TEXT, browser_window_id INTEGER, date_closed REAL);
CREATE TABLE tab_sessions (id INTEGER PRIMARY KEY NOT NULL, tab_uuid TEXT NOT NULL UNIQUE, session_data BLOB, uncompressed_session_data_size INTEGER);
CREATE TABLE browser_windows (id INTEGER PRIMARY KEY, uuid TEXT, scene_id TEXT);
CREATE INDEX tabs_order ON tabs (order_index);
";
/// One table, before.
const OLD_SCHEMA: &str = "
CREATE TABLE tabs (id INTEGER PRIMARY KEY NOT NULL, uuid TEXT NOT NULL UNIQUE, title TEXT, url TEXT, user_visible_url TEXT, order_index INTEGER, last_viewed_time REAL, opened_from_link INTEGER, showing_reader INTEGER, private_browsing INTEGER, session_data BLOB);
";

/// A harmless page in the session of a planted tab.
const ELSEWHERE: &str = "https://www.apple.com/";

/// A tab to plant: its own address, an address in its session, and which of them is known.
const PLANTS: [(&str, &str, Indicator); 3] = [
    ("https://tab.vigie-testkit-c2.com/x", ELSEWHERE, planted::C2),
    (
        "https://en.wikipedia.org/wiki/Tab",
        "http://session.vigie-testkit-lure.net/back",
        planted::LURE,
    ),
    (
        "https://vigie-testkit-files.com/d/implant.html?id=7",
        ELSEWHERE,
        planted::PAGE,
    ),
];

/// Writes `BrowserState.db`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let domain = safari_history::domain(build);
    let spot = Spot::new(
        "ios.safari_browser_state",
        domain,
        "Library/Safari/BrowserState.db",
    );
    let two_tables = build.phone.version.since(12);
    let schema = if two_tables { SCHEMA } else { OLD_SCHEMA };
    let mut database = build.create(&spot, schema)?;
    let mut random = build.random("tabs");
    for _ in 0..build.phone.scale.tabs {
        let (url, before) = (words::link(&mut random), words::link(&mut random));
        let tab = Tab::any(build, &mut random, &url, &before);
        tab.write(database.connection(), two_tables)?;
    }
    if build.phone.variety.wal {
        database = database.into_wal()?;
    }
    if build.phone.watched {
        for (url, session, indicator) in PLANTS {
            let tab = Tab::any(build, &mut random, url, session);
            tab.write(database.connection(), two_tables)?;
            let tab = format!("tabs:{}", database.count("tabs")?);
            if session == ELSEWHERE {
                build.known(&spot, tab, url, &indicator);
            } else if two_tables {
                let place = format!("tab_sessions:{}", database.count("tab_sessions")?);
                build.known(&spot, (place, vec![tab]), session, &indicator);
            } else {
                build.known(&spot, tab, session, &indicator);
            }
        }
    }
    build.keep(&spot, database, &["tabs"])
}

/// A tab, as its row states it.
struct Tab {
    uuid: String,
    title: Option<&'static str>,
    url: String,
    viewed: f64,
    private: bool,
    closed: f64,
    session: Option<Vec<u8>>,
}

impl Tab {
    fn any(build: &Build<'_>, random: &mut Random, url: &str, before: &str) -> Self {
        let viewed = build.now() - random.between(60, 90 * times::DAY);
        let stored = if build.phone.version.since(26) {
            times::real(viewed)
        } else {
            times::cocoa(viewed)
        };
        let has_session = PLANTS.iter().any(|plant| plant.1 == before) || random.per_mille(800);
        Self {
            uuid: random.uuid(),
            title: (!random.per_mille(200)).then(|| words::sentence(random)),
            url: url.to_owned(),
            viewed: stored,
            private: random.per_mille(150),
            closed: if random.per_mille(200) {
                stored + 30.0
            } else {
                0.0
            },
            session: has_session
                .then(|| session_data(before, url).ok())
                .flatten(),
        }
    }

    fn write(&self, connection: &rusqlite::Connection, two_tables: bool) -> Result<(), BuildError> {
        if two_tables {
            connection.execute(
                "INSERT INTO tabs (uuid, title, url, user_visible_url, order_index, last_viewed_time, opened_from_link, private_browsing, date_closed) VALUES (?1, ?2, ?3, ?3, 0, ?4, 0, ?5, ?6)",
                params![self.uuid, self.title, self.url, self.viewed, self.private, self.closed],
            )?;
            if let Some(session) = &self.session {
                connection.execute(
                    "INSERT INTO tab_sessions (tab_uuid, session_data) VALUES (?1, ?2)",
                    params![self.uuid, session],
                )?;
            }
            return Ok(());
        }
        connection.execute(
            "INSERT INTO tabs (uuid, title, url, user_visible_url, order_index, last_viewed_time, opened_from_link, private_browsing, session_data) VALUES (?1, ?2, ?3, ?3, 0, ?4, 0, ?5, ?6)",
            params![self.uuid, self.title, self.url, self.viewed, self.private, self.session],
        )?;
        Ok(())
    }
}

/// The back-forward list of a tab: four bytes, then a binary property list.
pub(super) fn session_data(before: &str, now: &str) -> Result<Vec<u8>, BuildError> {
    let entries = [before, now].map(|url| {
        dictionary([
            (
                "SessionHistoryEntryData",
                Value::Data(vec![0, 0, 0, 2, 0, 0, 0, 0]),
            ),
            ("SessionHistoryEntryTitle", "".into()),
            ("SessionHistoryEntryURL", url.into()),
            ("SessionHistoryEntryOriginalURL", url.into()),
            (
                "SessionHistoryEntryShouldOpenExternalURLsPolicyKey",
                1.into(),
            ),
        ])
    });
    let history = dictionary([
        ("SessionHistoryCurrentIndex", 1.into()),
        ("SessionHistoryEntries", Value::Array(entries.to_vec())),
        ("SessionHistoryVersion", 1.into()),
    ]);
    let mut bytes = vec![0, 0, 0, 2];
    bytes.extend(binary(&dictionary([
        ("IsAppInitiated", true.into()),
        ("RenderTreeSize", 1_337.into()),
        ("SessionHistory", history),
    ]))?);
    Ok(bytes)
}
