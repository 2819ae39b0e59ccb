//! `Cache.db`, folders of `WebKit`, notes of the keychain, and what the store kept of installations
//! (<https://developer.apple.com/documentation/foundation/urlcache>,
//! <https://github.com/WebKit/WebKit/blob/main/Source/WebCore/page/SecurityOriginData.cpp>,
//! <https://github.com/apple-oss-distributions/Security/blob/main/Analytics/SFAnalytics.m>).

use rusqlite::params;

use crate::{
    BuildError,
    build::{Build, Spot},
    ios::diagnosis::clock::Zone,
    planted::{self, Indicator},
    property_list::{binary, dictionary},
    times,
};

const CACHE: &str = "
CREATE TABLE cfurl_cache_response (entry_ID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, version INTEGER, hash_value INTEGER, storage_policy INTEGER, request_key TEXT UNIQUE, time_stamp NOT NULL DEFAULT CURRENT_TIMESTAMP, partition TEXT);
CREATE TABLE cfurl_cache_receiver_data (entry_ID INTEGER PRIMARY KEY, isDataOnFS INTEGER, receiver_data BLOB);
";
const EVENTS: &str = "
CREATE TABLE hard_failures (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, data BLOB);
CREATE TABLE soft_failures (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, data BLOB);
CREATE TABLE all_events (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, data BLOB);
";

/// Addresses that apps fetched: the app, the address, the indicator.
const FETCHED: [(&str, &str, Option<Indicator>); 4] = [
    (
        "com.vigie-testkit.weather",
        "https://api.vigie-testkit-weather.com/v1",
        None,
    ),
    (
        "com.vigie-testkit.weather",
        "https://vigie-testkit-c2.com.example/x",
        None,
    ),
    (
        "com.vigie-testkit.trains",
        "https://up.vigie-testkit-c2.com/beacon",
        Some(planted::C2),
    ),
    (
        "com.vigie-testkit.trains",
        "https://vigie-testkit-files.com/d/implant.html?id=7",
        Some(planted::PAGE),
    ),
];
/// Sites with storage in the browser, by the names of their folders.
const STORED: [(&str, &str, Option<Indicator>); 3] = [
    (
        "https_www.vigie-testkit-daily.com_0",
        "https://www.vigie-testkit-daily.com",
        None,
    ),
    (
        "https_vigie-testkit-lure.network_0",
        "https://vigie-testkit-lure.network",
        None,
    ),
    (
        "https_panel.vigie-testkit-host.org_0",
        "https://panel.vigie-testkit-host.org",
        Some(planted::PANEL),
    ),
];

/// Writes them.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    for app in ["com.vigie-testkit.weather", "com.vigie-testkit.trains"] {
        cache(build, app)?;
    }
    storage(build)?;
    keychain(build)
}

fn cache(build: &mut Build<'_>, app: &str) -> Result<(), BuildError> {
    let path = format!("Library/Caches/{app}/Cache.db");
    let spot = Spot::new("ios.cache_database", format!("AppDomain-{app}"), path);
    let database = build.create(&spot, CACHE)?;
    let at = Zone::new(0).full(build.now() - times::DAY);
    for (nth, (_, url, indicator)) in (1..).zip(FETCHED.iter().filter(|(of, ..)| *of == app)) {
        if indicator.is_some() && !build.phone.watched {
            continue;
        }
        database.connection().execute(
            "INSERT INTO cfurl_cache_response (version, hash_value, storage_policy, request_key, time_stamp) VALUES (0, ?1, 0, ?2, ?3)",
            params![nth, url, at],
        )?;
        let place = format!(
            "cfurl_cache_response:{}",
            database.connection().last_insert_rowid()
        );
        match indicator {
            Some(indicator) => build.known(&spot, place, *url, indicator),
            None => build.near_miss(&spot, place, *url),
        }
    }
    build.keep(&spot, database, &["cfurl_cache_response"])
}

fn storage(build: &mut Build<'_>) -> Result<(), BuildError> {
    let domain = "AppDomain-com.apple.mobilesafari";
    for (folder, site, indicator) in STORED {
        if indicator.is_some() && !build.phone.watched {
            continue;
        }
        let path = format!("Library/WebKit/WebsiteData/IndexedDB/{folder}/db/IndexedDB.sqlite3");
        let spot = Spot::new("ios.webkit_storage", domain, path);
        let database = build.create(&spot, "CREATE TABLE Records (key TEXT, value BLOB);")?;
        build.keep(&spot, database, &["Records"])?;
        match indicator {
            Some(indicator) => build.known(&spot, "file", site, &indicator),
            None => build.near_miss(&spot, "file", site),
        }
    }
    Ok(())
}

fn keychain(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "/private/var/Keychains/Analytics/trust_analytics.db";
    let spot = Spot::new("ios.keychain_analytics", "", path);
    let database = build.create(&spot, EVENTS)?;
    let at = times::real(build.now() - 2 * times::DAY);
    let mut events = vec![
        ("OTAPKIEvent", "trustd"),
        ("MitmDetectionEvent", "vigietestd2"),
    ];
    if build.phone.watched {
        events.push(("MitmDetectionEvent", "vigietestd"));
    }
    for (event, process) in events {
        let data = binary(&dictionary([
            ("eventType", event.into()),
            ("build", build.facts().build.into()),
            ("process", process.into()),
            ("eventTime", (at * 1_000.0).into()),
        ]))?;
        database.connection().execute(
            "INSERT INTO soft_failures (timestamp, data) VALUES (?1, ?2)",
            params![at, data],
        )?;
        let place = format!(
            "soft_failures:{}",
            database.connection().last_insert_rowid()
        );
        match process {
            "vigietestd" => build.known(&spot, place, process, &planted::PROCESS),
            "vigietestd2" => build.near_miss(&spot, place, process),
            _ => {}
        }
    }
    database.connection().execute(
        "INSERT INTO all_events (timestamp, data) VALUES (?1, NULL)",
        [at],
    )?;
    build.keep(&spot, database, &["soft_failures", "all_events"])
}
