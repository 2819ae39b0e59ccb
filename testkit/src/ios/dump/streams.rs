//! Biome and `knowledgeC.db`: apps installed and used, pages shown, microphone and place used
//! (<https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/biomeAppinstall.py>,
//! <https://github.com/mac4n6/APOLLO>).

use rusqlite::params;

use super::segb::{self, Entry};
use crate::{
    BuildError,
    android::protobuf::Message,
    build::{Build, Spot},
    ios::apps,
    planted, times,
};

/// Where streams lie.
const BIOME: &str = "/private/var/mobile/Library/Biome/streams/restricted";
const PRIVACY: &str = "/private/var/mobile/Library/PrivacyAccounting/Biome";
/// Close to the planted app.
const NEAR_APP: &str = "com.vigie-testkit.agents";

const KNOWLEDGE: &str = "
CREATE TABLE ZOBJECT (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZSTREAMNAME VARCHAR, ZVALUESTRING VARCHAR, ZSTARTDATE TIMESTAMP, ZENDDATE TIMESTAMP, ZCREATIONDATE TIMESTAMP, ZSTRUCTUREDMETADATA INTEGER);
CREATE TABLE ZSTRUCTUREDMETADATA (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, Z_DKAPPINSTALLMETADATAKEY__ISINSTALL INTEGER, Z_DKDIGITALHEALTHMETADATAKEY__WEBPAGEURL VARCHAR, Z_DKDIGITALHEALTHMETADATAKEY__WEBDOMAIN VARCHAR);
";

/// Writes what the version has: a database up to iOS 15, streams since.
pub(super) fn write(build: &mut Build<'_>) -> Result<(), BuildError> {
    if build.phone.version.since(16) {
        installs(build)?;
        pages(build)?;
    } else {
        knowledge(build)?;
    }
    if build.phone.version.since(15) {
        privacy(build)?;
    }
    Ok(())
}

/// Apps that were installed, with the time.
fn installed(build: &Build<'_>) -> Vec<(String, i64)> {
    let all = apps::all(build.phone).into_iter();
    let mut all: Vec<(String, i64)> = all.map(|app| (app.id, app.bought + 60)).collect();
    all.push((NEAR_APP.to_owned(), build.now() - times::DAY));
    all
}

/// Writes a stream; names its file by its beginning, as the phone does.
fn keep(build: &mut Build<'_>, spot: &Spot, entries: &[Entry]) -> Result<(), BuildError> {
    let newer = build.phone.version.since(17);
    let content = segb::file(entries, newer, build.now() - 30 * times::DAY);
    let count = u64::try_from(entries.len()).unwrap_or_default();
    build.truth.count(spot.artefact, "entries", count);
    build.keep_file(spot, &content)?;
    Ok(())
}

/// The name of a part of a stream: microseconds since 2001.
fn part(build: &Build<'_>) -> String {
    let nanoseconds = times::cocoa_ns(build.now() - 30 * times::DAY);
    (nanoseconds / 1_000).to_string()
}

/// What an entry says of an app.
fn state(build: &mut Build<'_>, spot: &Spot, id: &str) {
    if id == NEAR_APP {
        build.near_miss(spot, "file", id);
    } else if build.phone.watched && planted::APP.value == id {
        build.known(spot, "file", id, &planted::APP);
    }
}

/// `App.Installation`.
fn installs(build: &mut Build<'_>) -> Result<(), BuildError> {
    let part = part(build);
    let path = format!("{BIOME}/App.Installation/local/{part}");
    let spot = Spot::new("ios.biome_app_installs", "", path);
    let mut entries = Vec::new();
    for (id, at) in installed(build) {
        state(build, &spot, &id);
        let data = Message::default()
            .message(1, &Message::default().text(1, &id))
            .number(2, 1)
            .message(3, &Message::default().text(3, "1.0"))
            .double(4, times::real(at))
            .finish();
        entries.push(Entry {
            time: at,
            deleted: false,
            data,
        });
    }
    entries.push(Entry {
        time: build.now() - times::DAY,
        deleted: true,
        data: Vec::new(),
    });
    keep(build, &spot, &entries)
}

/// `App.WebUsage`.
fn pages(build: &mut Build<'_>) -> Result<(), BuildError> {
    let part = part(build);
    let path = format!("{BIOME}/App.WebUsage/local/{part}");
    let spot = Spot::new("ios.biome_web_usage", "", path);
    let mut all = vec![
        (
            "https://www.vigie-testkit-daily.com/",
            "vigie-testkit-daily.com",
        ),
        (
            "https://www.vigie-testkit-lure.network/",
            "vigie-testkit-lure.network",
        ),
    ];
    build.near_miss(&spot, "file", all[1].0);
    if build.phone.watched {
        all.push((
            "https://gate.vigie-testkit-lure.net/x",
            "vigie-testkit-lure.net",
        ));
        build.known(&spot, "file", all[2].0, &planted::LURE);
    }
    let now = build.now();
    let shown = (1..).zip(&all);
    let entries: Vec<Entry> = shown
        .map(|(hours, (url, domain))| page(now - hours * 3_600, url, domain))
        .collect();
    keep(build, &spot, &entries)
}

/// A page that the browser showed.
fn page(at: i64, url: &str, domain: &str) -> Entry {
    let data = Message::default()
        .number(1, 1)
        .double(2, times::cocoa(at))
        .text(4, url)
        .text(5, domain)
        .text(6, "com.apple.mobilesafari")
        .finish();
    Entry {
        time: at,
        deleted: false,
        data,
    }
}

/// Who used the microphone and the place.
fn privacy(build: &mut Build<'_>) -> Result<(), BuildError> {
    for (stream, service) in [("tcc", Some("kTCCServiceMicrophone")), ("location", None)] {
        let folder = format!("com.apple.privacy.accounting.stream{stream}");
        let path = format!("{PRIVACY}/{folder}/local/{}", part(build));
        let spot = Spot::new("ios.biome_privacy", "", path);
        let mut ids = vec!["com.apple.camera", "com.vigie-testkit.weather"];
        if build.phone.watched {
            ids.push("com.vigie-testkit.agent");
        }
        let mut entries = Vec::new();
        for (hours, id) in (1..).zip(ids) {
            state(build, &spot, id);
            for (phase, seconds) in [(2, 0), (3, 40)] {
                let app = Message::default().number(1, 1).text(2, id);
                let access = Message::default()
                    .message(1, &app)
                    .text(2, "7E57C17E-0000-4000-8000-000000000002")
                    .number(3, phase);
                let mut message = Message::default().message(1, &access);
                if let Some(service) = service {
                    message = message.text(2, service);
                }
                entries.push(Entry {
                    time: build.now() - hours * 3_600 + seconds,
                    deleted: false,
                    data: message.finish(),
                });
            }
        }
        keep(build, &spot, &entries)?;
    }
    Ok(())
}

/// `knowledgeC.db`.
fn knowledge(build: &mut Build<'_>) -> Result<(), BuildError> {
    let path = "/private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db";
    let spot = Spot::new("ios.knowledge_apps", "", path);
    let database = build.create(&spot, KNOWLEDGE)?;
    let add = |stream: &str,
               value: &str,
               at: i64,
               install: Option<i64>|
     -> Result<String, BuildError> {
        let connection = database.connection();
        connection.execute(
            "INSERT INTO ZSTRUCTUREDMETADATA (Z_ENT, Z_OPT, Z_DKAPPINSTALLMETADATAKEY__ISINSTALL) VALUES (2, 1, ?1)",
            params![install],
        )?;
        let more = connection.last_insert_rowid();
        connection.execute(
            "INSERT INTO ZOBJECT (Z_ENT, Z_OPT, ZSTREAMNAME, ZVALUESTRING, ZSTARTDATE, ZENDDATE, ZCREATIONDATE, ZSTRUCTUREDMETADATA) VALUES (1, 1, ?1, ?2, ?3, ?3, ?3, ?4)",
            params![stream, value, times::cocoa(at), more],
        )?;
        Ok(format!("ZOBJECT:{}", connection.last_insert_rowid()))
    };
    for (id, at) in installed(build) {
        let place = add("/app/install", &id, at, Some(1))?;
        if id == NEAR_APP {
            build.near_miss(&spot, place, id);
        } else if build.phone.watched && planted::APP.value == id {
            build.known(&spot, place, id, &planted::APP);
        }
    }
    let now = build.now();
    add("/app/inFocus", "com.apple.mobilesafari", now - 3_600, None)?;
    let url = "https://www.vigie-testkit-daily.com/";
    add("/safari/history", url, now - 3_500, None)?;
    if build.phone.watched {
        let url = "https://gate.vigie-testkit-lure.net/x";
        let place = add("/safari/history", url, now - 3_400, None)?;
        build.known(&spot, place, url, &planted::LURE);
    }
    build.keep(&spot, database, &["ZOBJECT"])
}
