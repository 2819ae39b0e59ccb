//! Safari's `History.db`, of the usual and of other profiles
//! (<https://github.com/mac4n6/APOLLO>, <https://docs.mvt.re/en/latest/ios/records/>).

use rusqlite::{Statement, params};

use super::spread;
use crate::{
    BuildError,
    backup::database::Database,
    build::{Build, Spot},
    planted::{self, Indicator},
    random::Random,
    times,
    truth::Kind,
    words,
};

const SCHEMA: &str = "
CREATE TABLE history_items (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE, domain_expansion TEXT NULL, visit_count INTEGER NOT NULL, daily_visit_counts BLOB NOT NULL, weekly_visit_counts BLOB NULL, autocomplete_triggers BLOB NULL, should_recompute_derived_visit_counts INTEGER NOT NULL, visit_count_score INTEGER NOT NULL, status_code INTEGER NOT NULL DEFAULT 0);
CREATE TABLE history_visits (id INTEGER PRIMARY KEY AUTOINCREMENT, history_item INTEGER NOT NULL REFERENCES history_items(id) ON DELETE CASCADE, visit_time REAL NOT NULL, title TEXT NULL, load_successful BOOLEAN NOT NULL DEFAULT 1, http_non_get BOOLEAN NOT NULL DEFAULT 0, synthesized BOOLEAN NOT NULL DEFAULT 0, redirect_source INTEGER NULL UNIQUE REFERENCES history_visits(id) ON DELETE CASCADE, redirect_destination INTEGER NULL UNIQUE REFERENCES history_visits(id) ON DELETE CASCADE, origin INTEGER NOT NULL DEFAULT 0, generation INTEGER NOT NULL DEFAULT 0, attributes INTEGER NOT NULL DEFAULT 0, score INTEGER NOT NULL DEFAULT 0);
CREATE TABLE history_tombstones (id INTEGER PRIMARY KEY AUTOINCREMENT, start_time REAL NOT NULL, end_time REAL NOT NULL, url TEXT, generation INTEGER NOT NULL DEFAULT 0);
CREATE TABLE metadata (key TEXT NOT NULL UNIQUE, value);
CREATE TABLE history_client_versions (client_version INTEGER PRIMARY KEY, last_seen REAL NOT NULL);
CREATE TABLE history_events (id INTEGER PRIMARY KEY AUTOINCREMENT, event_type TEXT NOT NULL, event_time REAL NOT NULL, pending_listeners TEXT NOT NULL, value BLOB);
";

/// Tables of tags, since iOS 14.
const TAGS: &str = "
CREATE TABLE history_tags (id INTEGER PRIMARY KEY AUTOINCREMENT, type INTEGER NOT NULL, level INTEGER NOT NULL, identifier TEXT NOT NULL, title TEXT NOT NULL, modification_timestamp REAL NOT NULL, item_count INTEGER NOT NULL DEFAULT 0);
CREATE TABLE history_items_to_tags (history_item INTEGER NOT NULL REFERENCES history_items(id) ON DELETE CASCADE, tag_id INTEGER NOT NULL REFERENCES history_tags(id) ON DELETE CASCADE, timestamp REAL NOT NULL, UNIQUE(history_item, tag_id) ON CONFLICT REPLACE);
";

const INDEXES: &str = "
CREATE INDEX history_items__domain_expansion ON history_items (domain_expansion);
CREATE INDEX history_visits__last_visit ON history_visits (history_item, visit_time DESC, synthesized ASC);
CREATE INDEX history_visits__origin ON history_visits (origin, generation);
INSERT INTO metadata VALUES ('version', '14');
";

/// How long before the backup the first visit stands, seconds.
const REACH: i64 = 360 * times::DAY;
/// Visits that stand in the write-ahead log only.
const IN_LOG: u64 = 20;

/// The domain of Safari's own files on this version.
pub(super) fn domain(build: &Build<'_>) -> &'static str {
    if build.phone.version.since(13) {
        "AppDomain-com.apple.mobilesafari"
    } else {
        "HomeDomain"
    }
}

/// Writes the history of the usual profile and, since iOS 17, of another one.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let domain = domain(build);
    let visits = build.phone.scale.visits;
    let usual = Spot::new("ios.safari_history", domain, "Library/Safari/History.db");
    if !build.phone.version.since(17) {
        return write_one(build, &usual, visits, &MAIN);
    }
    let in_profile = visits / 10;
    write_one(build, &usual, visits - in_profile, &MAIN)?;
    let uuid = build.random("safari profile").uuid();
    let path = format!("Library/Safari/Profiles/{uuid}/History.db");
    let other = Spot::new("ios.safari_history", domain, path);
    write_one(build, &other, in_profile, &PROFILE)
}

/// Visits to plant: the address, and the indicator that names it.
type Plants = [(&'static str, Option<Indicator>)];

/// What is planted in the usual profile.
const MAIN: [(&str, Option<Indicator>); 8] = [
    (
        "https://login.vigie-testkit-c2.com:8443/",
        Some(planted::C2),
    ),
    ("https://vigie-testkit-lure.net/opened", Some(planted::LURE)),
    (
        "https://xn--surveill-vigie-testkit-i8b.com/a",
        Some(planted::IDN),
    ),
    (
        "https://vigie-testkit-files.com/d/implant.html?id=7",
        Some(planted::PAGE),
    ),
    ("http://203.0.113.77/", Some(planted::ADDRESS_4)),
    ("http://[2001:db8:bb:ffff::1]/", Some(planted::RANGE_6)),
    ("https://my-vigie-testkit-c2.com/", None),
    ("https://vigie-testkit-files.com/d/implant.html?id=70", None),
];
/// What is planted in another profile.
const PROFILE: [(&str, Option<Indicator>); 1] = [(
    "https://hidden.vigie-testkit-lure.net/profile",
    Some(planted::LURE),
)];

fn write_one(
    build: &mut Build<'_>,
    spot: &Spot,
    visits: u64,
    plants: &Plants,
) -> Result<(), BuildError> {
    let mut database = build.create(spot, SCHEMA)?;
    if build.phone.version.since(14) {
        database.run(TAGS)?;
    }
    database.run(INDEXES)?;
    let random = build.random(&spot.path);
    let mut state = State::new(build, random, visits);
    let in_log = if build.phone.variety.wal {
        IN_LOG.min(visits)
    } else {
        0
    };
    fill(build, spot, &database, &mut state, visits - in_log, plants)?;
    if build.phone.watched && build.phone.variety.deleted_rows {
        plant_removed(build, spot, &database, &mut state)?;
    }
    finish_main(build, &database, &mut state)?;
    if build.phone.variety.wal {
        database = database.into_wal()?;
        let late = [("http://late.vigie-testkit-c2.com/visit", Some(planted::C2))];
        fill(build, spot, &database, &mut state, in_log, &late)?;
    }
    if build.phone.watched {
        plant_redirect(build, spot, &database, &mut state)?;
    }
    build.keep(spot, database, &["history_items", "history_visits"])
}

fn fill(
    build: &mut Build<'_>,
    spot: &Spot,
    database: &Database,
    state: &mut State,
    visits: u64,
    plants: &Plants,
) -> Result<(), BuildError> {
    let mut rows = Rows::new(database)?;
    let mut plants_left = plants.iter().enumerate().peekable();
    for visit in 0..=visits {
        while let Some((_, (url, indicator))) =
            plants_left.next_if(|(nth, _)| spread(visits, plants.len(), *nth) == visit)
        {
            plant(build, spot, &mut rows, state, url, indicator.as_ref())?;
        }
        if visit < visits {
            state.any_visit(&mut rows)?;
        }
    }
    Ok(())
}

fn plant(
    build: &mut Build<'_>,
    spot: &Spot,
    rows: &mut Rows<'_>,
    state: &mut State,
    url: &str,
    indicator: Option<&Indicator>,
) -> Result<(), BuildError> {
    if indicator.is_some() && !build.phone.watched {
        return Ok(());
    }
    let item = rows.item(url)?;
    let time = state.time();
    let visit = rows.visit(item, time, Some("…"), 0)?;
    let place = format!("history_visits:{visit}");
    match indicator {
        Some(indicator) => {
            let or = vec![format!("history_items:{item}")];
            build.known(spot, (place, or), url, indicator);
        }
        None => build.near_miss(spot, place, url),
    }
    Ok(())
}

/// An `http://` visit sent to another site within a second, across a full second's boundary.
fn plant_redirect(
    build: &mut Build<'_>,
    spot: &Spot,
    database: &Database,
    state: &mut State,
) -> Result<(), BuildError> {
    let mut rows = Rows::new(database)?;
    let from = "http://www.vigie-testkit-kiosk.com/";
    let to = "https://vigie-testkit-elsewhere.org/landing";
    let time = state.time() + 0.9;
    let (from_item, to_item) = (rows.item(from)?, rows.item(to)?);
    let source = rows.visit(from_item, time, None, 0)?;
    let destination = rows.visit(to_item, time + 0.35, Some("Welcome"), 0)?;
    rows.redirect(source, destination)?;
    let place = format!("history_visits:{source}");
    let or = vec![format!("history_items:{from_item}")];
    build.check(spot, (place, or), from, "short-redirect", Kind::Suspicious);
    Ok(())
}

/// A page that was opened and whose rows were removed.
fn plant_removed(
    build: &mut Build<'_>,
    spot: &Spot,
    database: &Database,
    state: &mut State,
) -> Result<(), BuildError> {
    let mut rows = Rows::new(database)?;
    let url = "https://visit.vigie-testkit-removed.org/landing";
    let item = rows.item(url)?;
    rows.visit(item, state.time(), Some("…"), 0)?;
    // What follows keeps the pages from being the last ones, which are written over first.
    for _ in 0..150 {
        state.any_visit(&mut rows)?;
    }
    let connection = database.connection();
    connection.execute("DELETE FROM history_visits WHERE history_item = ?1", [item])?;
    connection.execute("DELETE FROM history_items WHERE id = ?1", [item])?;
    build.known(spot, "history_items:removed", url, &planted::REMOVED);
    Ok(())
}

fn finish_main(
    build: &Build<'_>,
    database: &Database,
    state: &mut State,
) -> Result<(), BuildError> {
    if build.phone.variety.deleted_rows {
        // Harmless visits only: what is planted keeps its place.
        let mut delete = database
            .connection()
            .prepare("DELETE FROM history_visits WHERE id = ?1")?;
        for visit in state.to_delete.drain(..) {
            delete.execute([visit])?;
        }
    }
    // The owner cleared the day before the first visit that is left.
    let first = state.now - REACH;
    database.connection().execute(
        "INSERT INTO history_tombstones (start_time, end_time, url) VALUES (?1, ?2, NULL)",
        [state.clock(first - times::DAY), state.clock(first)],
    )?;
    Ok(())
}

/// Statements of one database.
struct Rows<'c> {
    database: &'c Database,
    item: Statement<'c>,
    visit: Statement<'c>,
    from: Statement<'c>,
    to: Statement<'c>,
}

impl<'c> Rows<'c> {
    fn new(database: &'c Database) -> Result<Self, BuildError> {
        let connection = database.connection();
        Ok(Self {
            database,
            item: connection.prepare("INSERT INTO history_items (url, domain_expansion, visit_count, daily_visit_counts, should_recompute_derived_visit_counts, visit_count_score) VALUES (?1, ?2, 1, x'64000000', 0, 100) ON CONFLICT(url) DO UPDATE SET visit_count = visit_count + 1 RETURNING id")?,
            visit: connection.prepare("INSERT INTO history_visits (history_item, visit_time, title, origin, score) VALUES (?1, ?2, ?3, ?4, 100)")?,
            from: connection.prepare("UPDATE history_visits SET redirect_destination = ?2 WHERE id = ?1")?,
            to: connection.prepare("UPDATE history_visits SET redirect_source = ?2 WHERE id = ?1")?,
        })
    }

    fn item(&mut self, url: &str) -> Result<i64, BuildError> {
        let host = url.split('/').nth(2).unwrap_or_default();
        let expansion = host.strip_prefix("www.").and_then(|h| h.split('.').next());
        Ok(self
            .item
            .query_row(params![url, expansion], |row| row.get(0))?)
    }

    fn visit(
        &mut self,
        item: i64,
        time: f64,
        title: Option<&str>,
        origin: i64,
    ) -> Result<i64, BuildError> {
        self.visit.execute(params![item, time, title, origin])?;
        Ok(self.database.connection().last_insert_rowid())
    }

    fn redirect(&mut self, source: i64, destination: i64) -> Result<(), BuildError> {
        self.from.execute([source, destination])?;
        self.to.execute([destination, source])?;
        Ok(())
    }
}

/// Where the volume stands.
struct State {
    random: Random,
    now: i64,
    written: i64,
    planned: i64,
    unix: bool,
    redirects: bool,
    last_url: String,
    to_delete: Vec<i64>,
}

impl State {
    fn new(build: &Build<'_>, random: Random, visits: u64) -> Self {
        Self {
            random,
            now: build.now(),
            written: 0,
            planned: i64::try_from(visits).unwrap_or(i64::MAX).max(1),
            unix: build.phone.version.since(26),
            redirects: build.phone.variety.http_redirects,
            last_url: String::from("https://www.apple.com/"),
            to_delete: Vec::new(),
        }
    }

    /// The time of the next visit as this version stores it.
    fn time(&self) -> f64 {
        let share =
            i128::from(self.written) * i128::from(REACH - times::DAY) / i128::from(self.planned);
        self.clock(self.now - REACH + i64::try_from(share).unwrap_or_default())
    }

    /// A time as this version stores it.
    fn clock(&self, unix: i64) -> f64 {
        if self.unix {
            times::real(unix)
        } else {
            times::cocoa(unix)
        }
    }

    fn any_visit(&mut self, rows: &mut Rows<'_>) -> Result<(), BuildError> {
        let time = self.time() + times::real(self.random.between(0, 1000)) / 1000.0;
        self.written += 1;
        if self.random.per_mille(600) {
            self.last_url = words::link(&mut self.random);
        }
        let url = self.last_url.clone();
        if self.random.per_mille(25) {
            return self.redirected(rows, &url, time);
        }
        let item = rows.item(&url)?;
        let title = (!self.random.per_mille(150)).then(|| words::sentence(&mut self.random));
        let origin = i64::from(self.random.per_mille(80));
        let visit = rows.visit(item, time, title, origin)?;
        if self.written % 301 == 0 {
            self.to_delete.push(visit);
        }
        Ok(())
    }

    /// A redirect as every site makes them: to its own `https` page, or slowly or from `https` to
    /// another site.
    fn redirected(&mut self, rows: &mut Rows<'_>, url: &str, time: f64) -> Result<(), BuildError> {
        let (from, delay) = match self.random.below(3) {
            0 | 1 if self.redirects => (url.replacen("https", "http", 1), 0.2),
            2 if self.redirects => (
                format!("http://wifi.vigie-testkit-cafe.com/{}", self.written),
                2.4,
            ),
            _ => (
                format!("https://go.vigie-testkit-portal.com/{}", self.written),
                0.1,
            ),
        };
        let (from_item, to_item) = (rows.item(&from)?, rows.item(url)?);
        let source = rows.visit(from_item, time, None, 0)?;
        let destination = rows.visit(to_item, time + delay, None, 0)?;
        rows.redirect(source, destination)
    }
}
