//! Firefox's `browser.db` with its icons, and `places.db` of newer versions
//! (<https://github.com/mozilla-mobile/firefox-ios/blob/main/Storage/SQL/BrowserSchema.swift>,
//! <https://github.com/mozilla/application-services/blob/main/components/places/sql/create_shared_schema.sql>).

use rusqlite::{Connection, params};

use super::spread;
use crate::{
    BuildError,
    build::{Build, Spot},
    planted::{self, Indicator},
    times, words,
};

const DOMAIN: &str = "AppDomainGroup-group.org.mozilla.ios.Firefox";

const BROWSER: &str = "CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE, url TEXT UNIQUE, title TEXT NOT NULL, server_modified INTEGER, local_modified INTEGER, is_deleted TINYINT NOT NULL, should_upload TINYINT NOT NULL, domain_id INTEGER); CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, siteID INTEGER NOT NULL, date REAL NOT NULL, type INTEGER NOT NULL, is_local TINYINT NOT NULL, UNIQUE (siteID, date, type)); CREATE TABLE favicons (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE, width INTEGER, height INTEGER, type INTEGER NOT NULL, date REAL NOT NULL); CREATE TABLE favicon_sites (id INTEGER PRIMARY KEY AUTOINCREMENT, siteID INTEGER NOT NULL, faviconID INTEGER NOT NULL, UNIQUE (siteID, faviconID)); CREATE TABLE queue (url TEXT NOT NULL UNIQUE, title TEXT); CREATE TABLE tabs (id INTEGER PRIMARY KEY AUTOINCREMENT, client_guid TEXT, url TEXT NOT NULL, title TEXT, history TEXT, last_used INTEGER);";
const PLACES: &str = "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR NOT NULL, title LONGVARCHAR, visit_count_local INTEGER NOT NULL DEFAULT 0, visit_count_remote INTEGER NOT NULL DEFAULT 0, hidden INTEGER DEFAULT 0 NOT NULL, typed INTEGER DEFAULT 0 NOT NULL, frecency INTEGER DEFAULT -1 NOT NULL, last_visit_date_local INTEGER NOT NULL DEFAULT 0, last_visit_date_remote INTEGER NOT NULL DEFAULT 0, guid TEXT NOT NULL UNIQUE, foreign_count INTEGER DEFAULT 0 NOT NULL, url_hash INTEGER DEFAULT 0 NOT NULL, description TEXT, preview_image_url TEXT, origin_id INTEGER, sync_status TINYINT NOT NULL DEFAULT 1, sync_change_counter INTEGER NOT NULL DEFAULT 0, unknown_fields TEXT); CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, is_local INTEGER NOT NULL, from_visit INTEGER, place_id INTEGER NOT NULL, visit_date INTEGER NOT NULL, visit_type INTEGER NOT NULL, unknown_fields TEXT); CREATE INDEX placedateindex ON moz_historyvisits (place_id, visit_date); CREATE INDEX url_hashindex ON moz_places (url_hash);";

/// Visits to plant: the address, and the indicator that names it.
const PLANTS: [(&str, Option<Indicator>); 5] = [
    ("https://firefox.vigie-testkit-c2.com/", Some(planted::C2)),
    ("http://198.51.100.70/x", Some(planted::RANGE_4)),
    ("http://[2001:db8:aa::77]:8080/", Some(planted::ADDRESS_6)),
    ("http://198.51.100.63/x", None),
    ("http://[2001:db8:aa::78]/", None),
];

/// Writes the history where the version of the time kept it.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let newer = build.phone.version.since(16);
    let (file, schema) = if newer {
        ("places.db", PLACES)
    } else {
        ("browser.db", BROWSER)
    };
    let spot = Spot::new(
        "ios.firefox_history",
        DOMAIN,
        format!("profile.profile/{file}"),
    );
    let database = build.create(&spot, schema)?;
    let mut rows = Rows {
        connection: database.connection(),
        newer,
        time: build.now() - 200 * times::DAY,
        written: 0,
    };
    let mut random = build.random("firefox");
    let visits = build.phone.scale.visits / 40;
    for visit in 0..=visits {
        for (nth, (url, indicator)) in PLANTS.iter().enumerate() {
            if spread(visits, PLANTS.len(), nth) == visit {
                plant(build, &spot, &mut rows, url, indicator.as_ref())?;
            }
        }
        if visit < visits {
            rows.visit(&words::link(&mut random))?;
        }
    }
    if !newer {
        icons(build, &spot, rows.connection)?;
    }
    let tables: &[&str] = if newer {
        &["moz_places", "moz_historyvisits"]
    } else {
        &["history", "visits"]
    };
    build.keep(&spot, database, tables)
}

fn plant(
    build: &mut Build<'_>,
    spot: &Spot,
    rows: &mut Rows<'_>,
    url: &str,
    indicator: Option<&Indicator>,
) -> Result<(), BuildError> {
    if indicator.is_some() && !build.phone.watched {
        return Ok(());
    }
    let (page, visit) = rows.visit(url)?;
    match indicator {
        Some(indicator) => build.known(spot, (visit, vec![page]), url, indicator),
        None => build.near_miss(spot, visit, url),
    }
    Ok(())
}

/// Where the volume stands.
struct Rows<'c> {
    connection: &'c Connection,
    newer: bool,
    time: i64,
    written: i64,
}

impl Rows<'_> {
    /// Gives the places of the page and of the visit.
    fn visit(&mut self, url: &str) -> Result<(String, String), BuildError> {
        self.written += 1;
        let time = self.time + self.written * 600;
        let guid = format!("testkit{:05}", self.written);
        let (page, visit) = if self.newer {
            (
                "INSERT INTO moz_places (url, guid, title, visit_count_local, last_visit_date_local) VALUES (?1, ?2, '', 1, ?3 * 1000)",
                "INSERT INTO moz_historyvisits (place_id, visit_date, visit_type, is_local) VALUES (?1, ?2 * 1000, 1, 1)",
            )
        } else {
            (
                "INSERT INTO history (url, guid, title, local_modified, is_deleted, should_upload) VALUES (?1, ?2, '', ?3 * 1000, 0, 0)",
                "INSERT INTO visits (siteID, date, type, is_local) VALUES (?1, ?2 * 1000000.0, 1, 1)",
            )
        };
        self.connection.execute(page, params![url, guid, time])?;
        let page = self.connection.last_insert_rowid();
        self.connection.execute(visit, params![page, time])?;
        let visit = self.connection.last_insert_rowid();
        let (pages, visits) = if self.newer {
            ("moz_places", "moz_historyvisits")
        } else {
            ("history", "visits")
        };
        Ok((format!("{pages}:{page}"), format!("{visits}:{visit}")))
    }
}

/// Icons of the pages, some of which are gone.
fn icons(build: &mut Build<'_>, history: &Spot, connection: &Connection) -> Result<(), BuildError> {
    let spot = Spot::new("ios.firefox_icons", DOMAIN, history.path.clone());
    let date = times::real(build.now() - 10 * times::DAY);
    let write = |url: &str, page: i64| -> Result<String, BuildError> {
        connection.execute(
            "INSERT INTO favicons (url, width, height, type, date) VALUES (?1, 32, 32, 0, ?2)",
            params![url, date],
        )?;
        let icon = connection.last_insert_rowid();
        connection.execute(
            "INSERT INTO favicon_sites (siteID, faviconID) VALUES (?1, ?2)",
            [page, icon],
        )?;
        Ok(format!("favicons:{icon}"))
    };
    write("https://www.vigie-testkit-museum.org/favicon.ico", 1)?;
    write("https://gone.vigie-testkit-museum.org/favicon.ico", 99_999)?;
    let near = "https://vigie-testkit-lure.network/favicon.ico";
    let place = write(near, 2)?;
    build.near_miss(&spot, place, near);
    if build.phone.watched {
        let url = "https://icons.vigie-testkit-lure.net/favicon.ico";
        let place = write(url, 99_998)?;
        build.known(&spot, place, url, &planted::LURE);
    }
    let rows: i64 = connection.query_row("SELECT count(*) FROM favicons", [], |row| row.get(0))?;
    build
        .truth
        .count(spot.artefact, "favicons", rows.unsigned_abs());
    Ok(())
}
