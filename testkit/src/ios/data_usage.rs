//! `DataUsage.sqlite`: bytes that processes exchanged
//! (<https://docs.mvt.re/en/latest/ios/records/#datausagejson>).

use rusqlite::{Statement, params};

use super::apps;
use crate::{
    BuildError,
    build::{Build, Spot},
    planted::{self, Indicator},
    random::Random,
    times,
    truth::Kind,
};

const SCHEMA: &str = "
CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER);
CREATE TABLE Z_METADATA (Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR(255), Z_PLIST BLOB);
CREATE TABLE ZPROCESS (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR);
CREATE INDEX ZPROCESS_ZPROCNAME_INDEX ON ZPROCESS (ZPROCNAME);
INSERT INTO Z_PRIMARYKEY VALUES (1, 'LiveUsage', 0, 0), (2, 'Process', 0, 0);
";
/// With Wi-Fi counters.
const USAGE: &str = "CREATE TABLE ZLIVEUSAGE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZKIND INTEGER, ZTAG INTEGER, ZHASPROCESS INTEGER, ZBILLCYCLEEND TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZWIFIIN FLOAT, ZWIFIOUT FLOAT, ZWWANIN FLOAT, ZWWANOUT FLOAT); CREATE INDEX ZLIVEUSAGE_ZHASPROCESS_INDEX ON ZLIVEUSAGE (ZHASPROCESS);";
/// Without: iOS 15 to 17 here.
const USAGE_WITHOUT_WIFI: &str = "CREATE TABLE ZLIVEUSAGE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZKIND INTEGER, ZTAG INTEGER, ZHASPROCESS INTEGER, ZBILLCYCLEEND TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZWWANIN FLOAT, ZWWANOUT FLOAT); CREATE INDEX ZLIVEUSAGE_ZHASPROCESS_INDEX ON ZLIVEUSAGE (ZHASPROCESS);";

/// Processes of the system.
pub(super) const SYSTEM: [&str; 16] = [
    "apsd",
    "mDNSResponder",
    "nsurlsessiond",
    "cloudd",
    "identityservicesd",
    "com.apple.WebKit.Networking",
    "trustd",
    "timed",
    "locationd",
    "assistantd",
    "imagent",
    "mediaserverd",
    "softwareupdateservicesd",
    "accountsd",
    "rapportd",
    "SpringBoard",
];

/// Rows to plant: process name, bundle, and the indicator that names it.
const PLANTS: [(&str, Option<&str>, Indicator); 5] = [
    ("vigietestd", None, planted::PROCESS),
    ("helper/vigietestd", None, planted::PROCESS),
    (
        "agent/com.vigie-testkit.agent",
        Some("com.vigie-testkit.agent"),
        planted::APP,
    ),
    ("vigietestlongdaemond/", None, planted::LONG_PROCESS),
    (
        "vigietestpaird/com.vigie-testkit.notes",
        Some("com.vigie-testkit.notes"),
        planted::PAIR,
    ),
];

/// Names that no indicator names: the same in capitals, with more behind, cut too early, and one of a
/// pair without the other.
const NEAR_MISSES: [&str; 4] = [
    "VigieTestD",
    "vigietestd2",
    "vigietestlong",
    "vigietestpaird",
];

/// Writes `DataUsage.sqlite`.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    let spot = Spot::new(
        "ios.data_usage",
        "WirelessDomain",
        "Library/Databases/DataUsage.sqlite",
    );
    let wifi = !matches!(build.phone.version.major(), 15..=17);
    let database = build.create(&spot, SCHEMA)?;
    database.run(if wifi { USAGE } else { USAGE_WITHOUT_WIFI })?;
    let mut rows = Rows::new(&database, wifi, build.random("data usage"), build.now())?;
    for (name, bundle) in names(build) {
        rows.process(&name, bundle.as_deref())?;
    }
    for name in NEAR_MISSES {
        let (row, _) = rows.process(name, None)?;
        build.near_miss(&spot, format!("ZPROCESS:{row}"), name);
    }
    if build.phone.watched {
        plant(build, &spot, &mut rows)?;
    }
    drop(rows);
    database
        .run("UPDATE Z_PRIMARYKEY SET Z_MAX = (SELECT max(Z_PK) FROM ZPROCESS) WHERE Z_ENT = 2")?;
    let mut spot_entry = spot.entry();
    if build.phone.variety.stale_size {
        // The size of an earlier day: everything behind the first pages is missing from it.
        spot_entry.stale_by = 8_192;
    }
    for table in ["ZPROCESS", "ZLIVEUSAGE"] {
        let count = database.count(table)?;
        build.truth.count(spot.artefact, table, count);
    }
    build.store.database(spot_entry, database)?;
    Ok(())
}

/// Writes `netusage.sqlite`, which only a dump holds: the same tables, names without the bundle and cut.
pub(super) fn write_network(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "/private/var/networkd/db/netusage.sqlite";
    let spot = Spot::new("ios.data_usage", "", path);
    let database = build.create(&spot, SCHEMA)?;
    database.run(USAGE)?;
    let mut rows = Rows::new(&database, true, build.random("network usage"), build.now())?;
    for (name, _) in names(build) {
        let process = name.split('/').next().unwrap_or_default();
        let cut: String = process.chars().take(16).collect();
        rows.process(&cut, None)?;
    }
    let (row, _) = rows.process("vigietestd2", None)?;
    build.near_miss(&spot, format!("ZPROCESS:{row}"), "vigietestd2");
    if build.phone.watched {
        for (name, indicator) in [
            ("vigietestd", planted::PROCESS),
            (planted::LONG_PROCESS_CUT, planted::LONG_PROCESS),
        ] {
            let (row, _) = rows.process(name, None)?;
            build.known(&spot, format!("ZPROCESS:{row}"), name, &indicator);
        }
    }
    drop(rows);
    build.keep(&spot, database, &["ZPROCESS", "ZLIVEUSAGE"])
}

fn plant(build: &mut Build<'_>, spot: &Spot, rows: &mut Rows<'_>) -> Result<(), BuildError> {
    for (name, bundle, indicator) in PLANTS {
        let (row, usage) = rows.process(name, bundle)?;
        let or = usage.map(|row| format!("ZLIVEUSAGE:{row}"));
        let place = format!("ZPROCESS:{row}");
        let or = or.into_iter().collect();
        build.known(spot, (place, or), name, &indicator);
    }
    let (row, after) = rows.orphan()?;
    let place = format!("ZLIVEUSAGE:{row}");
    build.check(spot, place, "", "deleted-process", Kind::Suspicious);
    let place = format!("ZPROCESS:{after}");
    build.check(spot, place, "", "process-gaps", Kind::Context);
    Ok(())
}

/// Process names in the form `process/bundle`, with the bundle's own column.
fn names(build: &Build<'_>) -> Vec<(String, Option<String>)> {
    let system = SYSTEM.iter().map(|name| ((*name).to_owned(), None));
    let apps = apps::all(build.phone);
    // What the watcher brought is planted apart.
    let apps = apps
        .into_iter()
        .filter(|app| !apps::OUTSIDE_STORE.contains(&app.id.as_str()))
        .map(|app| {
            let last = app.id.rsplit('.').next().unwrap_or_default().to_owned();
            (format!("{last}/{}", app.id), Some(app.id))
        });
    let mut names: Vec<_> = system.chain(apps).collect();
    let wanted = usize::try_from(build.phone.scale.processes).unwrap_or(usize::MAX);
    for nth in names.len()..wanted {
        names.push((format!("com.apple.service{nth}"), None));
    }
    names
}

/// Statements of the database.
struct Rows<'c> {
    connection: &'c rusqlite::Connection,
    process: Statement<'c>,
    usage: Statement<'c>,
    wifi: bool,
    random: Random,
    now: i64,
    next: i64,
}

impl<'c> Rows<'c> {
    fn new(
        database: &'c crate::backup::database::Database,
        wifi: bool,
        random: Random,
        now: i64,
    ) -> Result<Self, BuildError> {
        let connection = database.connection();
        let usage = if wifi {
            "INSERT INTO ZLIVEUSAGE (Z_ENT, Z_OPT, ZKIND, ZHASPROCESS, ZTIMESTAMP, ZWWANIN, ZWWANOUT, ZWIFIIN, ZWIFIOUT) VALUES (1, 1, 0, ?1, ?2, ?3, ?4, ?5, ?6)"
        } else {
            "INSERT INTO ZLIVEUSAGE (Z_ENT, Z_OPT, ZKIND, ZHASPROCESS, ZTIMESTAMP, ZWWANIN, ZWWANOUT) VALUES (1, 1, 0, ?1, ?2, ?3, ?4)"
        };
        Ok(Self {
            connection,
            process: connection.prepare("INSERT INTO ZPROCESS (Z_PK, Z_ENT, Z_OPT, ZFIRSTTIMESTAMP, ZTIMESTAMP, ZBUNDLENAME, ZPROCNAME) VALUES (?1, 2, 3, ?2, ?3, ?4, ?5)")?,
            usage: connection.prepare(usage)?,
            wifi,
            random,
            now,
            next: 1,
        })
    }

    /// A process with usage, one in twenty without; gives its row and that of its usage.
    fn process(
        &mut self,
        name: &str,
        bundle: Option<&str>,
    ) -> Result<(i64, Option<i64>), BuildError> {
        let row = self.next;
        // Numbers that were never given out leave gaps, on every phone.
        self.next += if self.random.per_mille(30) { 2 } else { 1 };
        let first = self.now - self.random.between(30 * times::DAY, 600 * times::DAY);
        let last = self.random.between(first, self.now);
        let first = times::cocoa(first);
        self.process
            .execute(params![row, first, times::cocoa(last), bundle, name])?;
        if self.random.per_mille(50) {
            return Ok((row, None));
        }
        self.usage(row, last)?;
        Ok((row, Some(self.connection.last_insert_rowid())))
    }

    /// Usage of a process whose row is gone; gives the usage's row, and that of the next process.
    fn orphan(&mut self) -> Result<(i64, i64), BuildError> {
        let gone = self.next;
        self.next += 1;
        self.usage(gone, self.now - 3 * times::DAY)?;
        let row = self.connection.last_insert_rowid();
        self.usage(gone, self.now - 2 * times::DAY)?;
        let (after, _) = self.process("com.apple.after", None)?;
        Ok((row, after))
    }

    fn usage(&mut self, process: i64, time: i64) -> Result<(), BuildError> {
        let time = times::cocoa(time);
        let [a, b, c, d] = [0; 4].map(|_: u8| times::real(self.random.between(0, 1 << 28)));
        if self.wifi {
            self.usage.execute(params![process, time, a, b, c, d])?;
        } else {
            self.usage.execute(params![process, time, a, b])?;
        }
        Ok(())
    }
}
