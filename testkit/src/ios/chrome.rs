//! Chrome's `History` and `Favicons`, of the usual and of another profile
//! (<https://chromium.googlesource.com/chromium/src/+/main/components/history/core/browser/visit_database.cc>).

use rusqlite::{Connection, params};

use super::spread;
use crate::{
    BuildError,
    build::{Build, Spot},
    planted::{self, Indicator},
    random::Random,
    times,
    truth::Kind,
    words,
};

const DOMAIN: &str = "AppDomain-com.google.chrome.ios";

const URLS: &str = "CREATE TABLE urls (id INTEGER PRIMARY KEY AUTOINCREMENT, url LONGVARCHAR, title LONGVARCHAR, visit_count INTEGER DEFAULT 0 NOT NULL, typed_count INTEGER DEFAULT 0 NOT NULL, last_visit_time INTEGER NOT NULL, hidden INTEGER DEFAULT 0 NOT NULL); CREATE TABLE visit_source (id INTEGER PRIMARY KEY, source INTEGER NOT NULL); CREATE TABLE meta (key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR);";
/// Around 2017.
const VISITS_1: &str = "CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER NOT NULL, visit_time INTEGER NOT NULL, from_visit INTEGER, transition INTEGER DEFAULT 0 NOT NULL, segment_id INTEGER, visit_duration INTEGER DEFAULT 0 NOT NULL);";
/// Around 2023 and later.
const VISITS_2: &str = "CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, url INTEGER NOT NULL, visit_time INTEGER NOT NULL, from_visit INTEGER, external_referrer_url TEXT, transition INTEGER DEFAULT 0 NOT NULL, segment_id INTEGER, visit_duration INTEGER DEFAULT 0 NOT NULL, incremented_omnibox_typed_score BOOLEAN DEFAULT FALSE NOT NULL, opener_visit INTEGER, originator_cache_guid TEXT, originator_visit_id INTEGER, originator_from_visit INTEGER, originator_opener_visit INTEGER, is_known_to_sync BOOLEAN DEFAULT FALSE NOT NULL, consider_for_ntp_most_visited BOOLEAN DEFAULT FALSE NOT NULL, visited_link_id INTEGER DEFAULT 0 NOT NULL, app_id TEXT);";
const INDEXES: &str = "CREATE INDEX visits_url_index ON visits (url); CREATE INDEX visits_from_index ON visits (from_visit); CREATE INDEX visits_time_index ON visits (visit_time); CREATE INDEX urls_url_index ON urls (url);";
const ICONS: &str = "CREATE TABLE favicons (id INTEGER PRIMARY KEY, url LONGVARCHAR NOT NULL, icon_type INTEGER DEFAULT 1); CREATE TABLE icon_mapping (id INTEGER PRIMARY KEY, page_url LONGVARCHAR NOT NULL, icon_id INTEGER); CREATE TABLE favicon_bitmaps (id INTEGER PRIMARY KEY, icon_id INTEGER NOT NULL, last_updated INTEGER DEFAULT 0, image_data BLOB, width INTEGER DEFAULT 0, height INTEGER DEFAULT 0, last_requested INTEGER DEFAULT 0); CREATE INDEX icon_mapping_icon_id_idx ON icon_mapping (icon_id); CREATE INDEX favicon_bitmaps_icon_id ON favicon_bitmaps (icon_id);";

/// Transition: a link, the whole of its chain.
const LINK: i64 = 0x3000_0000;
/// Transition: the start of a chain.
const CHAIN_START: i64 = 0x1000_0000;
/// Transition: the end of a chain, reached by a server's redirect.
const SERVER_REDIRECT: i64 = 0xA000_0000;

/// A visit to plant: the address, and the indicator that names it.
type Plant = (&'static str, Option<Indicator>);

/// What is planted in the usual profile.
const USUAL: [Plant; 6] = [
    ("https://chrome.vigie-testkit-c2.com/in", Some(planted::C2)),
    (
        "https://xn--surveill-vigie-testkit-i8b.com/chrome",
        Some(planted::IDN),
    ),
    ("http://203.0.113.77:8080/stage", Some(planted::ADDRESS_4)),
    ("http://[2001:db8:bb:1::5]/stage", Some(planted::RANGE_6)),
    ("https://vigie-testkit-c2.com.example.org/", None),
    ("https://panels.vigie-testkit-host.org/", None),
];
/// What is planted in the other profile.
const OTHER: [Plant; 1] = [(
    "https://profile.vigie-testkit-lure.net/chrome",
    Some(planted::LURE),
)];

/// Writes the history of two profiles, and the icons of the usual one.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let visits = build.phone.scale.visits / 20;
    history(build, "Default", visits, &USUAL)?;
    history(build, "Profile 1", visits / 4, &OTHER)?;
    icons(build, visits / 4)
}

fn path(profile: &str, file: &str) -> String {
    format!("Library/Application Support/Google/Chrome/{profile}/{file}")
}

/// Microseconds since 1601.
fn clock(unix: i64) -> i64 {
    (unix + 11_644_473_600) * 1_000_000
}

fn history(
    build: &mut Build<'_>,
    profile: &str,
    visits: u64,
    plants: &[Plant],
) -> Result<(), BuildError> {
    let spot = Spot::new("ios.chrome_history", DOMAIN, path(profile, "History"));
    let database = build.create(&spot, URLS)?;
    let later = build.phone.version.since(16);
    database.run(if later { VISITS_2 } else { VISITS_1 })?;
    database.run(INDEXES)?;
    let mut rows = Rows {
        connection: database.connection(),
        time: build.now() - 300 * times::DAY,
        step: 290 * times::DAY / (i64::try_from(visits).unwrap_or(i64::MAX) + 8),
    };
    let mut random = build.random(&spot.path);
    for visit in 0..=visits {
        for (nth, (url, indicator)) in plants.iter().enumerate() {
            if spread(visits, plants.len(), nth) == visit {
                plant(build, &spot, &mut rows, url, indicator.as_ref())?;
            }
        }
        if visit < visits {
            rows.any(&mut random)?;
        }
    }
    if build.phone.watched && profile == "Default" {
        plant_for_checks(build, &spot, &mut rows)?;
    }
    build.keep(&spot, database, &["urls", "visits"])
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
    let (page, visit) = rows.visit(url, 0, LINK)?;
    let place = format!("visits:{visit}");
    match indicator {
        Some(indicator) => build.known(spot, (place, vec![format!("urls:{page}")]), url, indicator),
        None => build.near_miss(spot, place, url),
    }
    Ok(())
}

/// A redirect from an unencrypted page to another site, and an app fetched as a file.
fn plant_for_checks(
    build: &mut Build<'_>,
    spot: &Spot,
    rows: &mut Rows<'_>,
) -> Result<(), BuildError> {
    let from = "http://www.vigie-testkit-hall.com/";
    let (page, first) = rows.visit(from, 0, CHAIN_START)?;
    // Chrome dates the whole of a chain alike.
    rows.time -= rows.step;
    let (_, second) = rows.visit(
        "https://vigie-testkit-landing.org/x",
        first,
        SERVER_REDIRECT,
    )?;
    let places = (
        format!("visits:{second}"),
        vec![format!("visits:{first}"), format!("urls:{page}")],
    );
    build.check(spot, places, from, "short-redirect", Kind::Suspicious);
    let file = "https://apps.vigie-testkit-store.org/tool/System.ipa?v=2";
    let (page, visit) = rows.visit(file, 0, LINK)?;
    let places = (format!("visits:{visit}"), vec![format!("urls:{page}")]);
    build.check(spot, places, file, "profile-download", Kind::Exposure);
    Ok(())
}

/// Where the volume of one database stands.
struct Rows<'c> {
    connection: &'c Connection,
    time: i64,
    step: i64,
}

impl Rows<'_> {
    /// Gives the rows of the page and of the visit.
    fn visit(&mut self, url: &str, from: i64, transition: i64) -> Result<(i64, i64), BuildError> {
        let time = clock(self.time);
        self.time += self.step;
        self.connection.execute(
            "INSERT INTO urls (url, title, visit_count, last_visit_time) VALUES (?1, '', 1, ?2)",
            params![url, time],
        )?;
        let page = self.connection.last_insert_rowid();
        self.connection.execute(
            "INSERT INTO visits (url, visit_time, from_visit, transition) VALUES (?1, ?2, ?3, ?4)",
            params![page, time, from, transition],
        )?;
        Ok((page, self.connection.last_insert_rowid()))
    }

    /// A harmless visit, sometimes by a redirect as every site makes them, sometimes of another device.
    fn any(&mut self, random: &mut Random) -> Result<(), BuildError> {
        let url = words::link(random);
        if random.per_mille(60) {
            let (_, from) = self.visit(&url.replacen("https", "http", 1), 0, CHAIN_START)?;
            self.time -= self.step;
            self.visit(&url, from, SERVER_REDIRECT)?;
            return Ok(());
        }
        let (_, visit) = self.visit(&url, 0, LINK)?;
        if random.per_mille(80) {
            self.connection
                .execute("INSERT INTO visit_source VALUES (?1, 0)", [visit])?;
        }
        Ok(())
    }
}

/// Pages with their icons, to plant in the icons.
const ICON_PLANTS: [(&str, &str, Indicator); 2] = [
    (
        "https://kept.vigie-testkit-lure.net/page",
        "https://kept.example.org/favicon.ico",
        planted::LURE,
    ),
    (
        "https://page.example.org/",
        "https://icons.vigie-testkit-c2.com/favicon.ico",
        planted::C2,
    ),
];

fn icons(build: &mut Build<'_>, pages: u64) -> Result<(), BuildError> {
    let spot = Spot::new("ios.chrome_icons", DOMAIN, path("Default", "Favicons"));
    let database = build.create(&spot, ICONS)?;
    let mut random = build.random(&spot.path);
    let time = clock(build.now() - 20 * times::DAY);
    let write = |page: &str, icon: &str| -> Result<(i64, i64), BuildError> {
        let connection = database.connection();
        connection.execute("INSERT INTO favicons (url) VALUES (?1)", [icon])?;
        let icon = connection.last_insert_rowid();
        connection.execute(
            "INSERT INTO icon_mapping (page_url, icon_id) VALUES (?1, ?2)",
            params![page, icon],
        )?;
        let mapping = connection.last_insert_rowid();
        for size in [16, 32] {
            connection.execute(
                "INSERT INTO favicon_bitmaps (icon_id, last_updated, image_data, width, height) VALUES (?1, ?2, x'89504e47', ?3, ?3)",
                params![icon, time, size],
            )?;
        }
        Ok((mapping, icon))
    };
    for _ in 0..pages {
        let page = words::link(&mut random);
        let site = words::site(&mut random);
        write(&page, &format!("https://{site}/favicon.ico"))?;
    }
    let near = "https://vigie-testkit-c2.co/";
    let (mapping, _) = write(near, "https://vigie-testkit-c2.co/favicon.ico")?;
    build.near_miss(&spot, format!("icon_mapping:{mapping}"), near);
    if build.phone.watched {
        for (page, icon_url, indicator) in ICON_PLANTS {
            let (mapping, icon) = write(page, icon_url)?;
            let of_icon = indicator == planted::C2;
            let observed = if of_icon { icon_url } else { page };
            let or = vec![format!("favicons:{icon}")];
            build.known(
                &spot,
                (format!("icon_mapping:{mapping}"), or),
                observed,
                &indicator,
            );
        }
    }
    build.keep(&spot, database, &["icon_mapping", "favicons"])
}
