//! Real databases and cookies of file-system dumps and sysdiagnoses, where there are some: counts, clocks
//! and known signs only; nothing else of their content stands here.

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use artefacts::PhoneFile;
use formats::{archive::Zip, bytes::SharedBytes};
use serde_json::Value;

use crate::{samples::samples, sink::Kept};

/// How a path of the phone begins in these archives.
const ROOT: &str = "filesystem1";

fn read(artefact: &str, file: &PhoneFile) -> Kept {
    let kept = Kept::read(artefacts::find(artefact).unwrap(), file);
    assert_eq!(kept.faults, [], "{artefact}");
    for note in &kept.schema {
        assert!(note.unread.is_empty(), "{artefact}: {note:?}");
    }
    kept
}

/// The files of an archive, each with its log, whose names end so.
fn members(archive: &Path, ending: &str) -> Vec<PhoneFile> {
    let archive: SharedBytes = Arc::new(fs::read(archive).unwrap());
    let zip = Zip::open(archive).unwrap();
    let bytes = |name: &str| -> Option<SharedBytes> {
        let (bytes, fault) = zip.read(zip.find(name)?, 1 << 24).unwrap();
        assert_eq!(fault, None, "{name}");
        Some(bytes)
    };
    let named = zip.members().iter().map(|member| member.name.as_str());
    named
        .filter(|name| name.ends_with(ending))
        .map(|name| {
            let path = name.strip_prefix(ROOT).unwrap();
            PhoneFile::new(path, bytes(name).unwrap(), bytes(&format!("{name}-wal")))
        })
        .collect()
}

fn lone(sample: &Path, path: &str) -> PhoneFile {
    PhoneFile::new(path, Arc::new(fs::read(sample).unwrap()), None)
}

fn field<'k>(kept: &'k Kept, name: &str) -> Vec<&'k Value> {
    let records = kept.records.iter();
    records.map(|record| &record["record"][name]).collect()
}

#[test]
fn power_log_of_a_real_tablet() {
    let Some(samples) = samples() else { return };
    let file = lone(
        &samples.join("ios/db/powerlog_2021-12-16_05-54_84E2141B.PLSQL"),
        "/private/var/mobile/Library/BatteryLife/Archives/powerlog_2021-12-16_05-54_84E2141B.PLSQL",
    );
    for (artefact, rows) in [
        ("ios.powerlog_apps", 132 + 137 + 220),
        ("ios.powerlog_processes", 994),
        ("ios.powerlog_network", 182),
        ("ios.powerlog_location", 65),
        ("ios.powerlog_camera", 1),
        ("ios.powerlog_audio", 0),
        // A row without a model says that none is paired.
        ("ios.powerlog_paired_devices", 0),
        ("ios.powerlog_run_times", 102),
    ] {
        let kept = read(artefact, &file);
        let is_removed = |place: &Value| model::Place::is_recovered(place.as_str().unwrap());
        let live = kept.records.iter().filter(|one| !is_removed(&one["place"]));
        let live: Vec<&Value> = live.collect();
        assert_eq!(live.len(), rows, "{artefact}");
        assert!(
            live.iter().all(|one| one["record"]["time"].is_string()),
            "{artefact}"
        );
    }
    // The clock of the log was 631.94 seconds ahead when the newest offset was noted.
    let processes = read("ios.powerlog_processes", &file);
    let first = processes.records[0]["record"]["time"].as_str().unwrap();
    assert!(first.starts_with("2021-11-02T10:13:12.127"), "{first}");
    let apps = read("ios.powerlog_apps", &file);
    assert!(field(&apps, "removed").iter().all(|one| one.is_null()));
}

#[test]
fn store_of_what_is_done_with_a_real_computer() {
    let Some(samples) = samples() else { return };
    let file = lone(
        &samples.join("ios/db/knowledgec-10.13.db"),
        "/private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db",
    );
    let kept = read("ios.knowledge_apps", &file);
    assert_eq!(kept.records.len(), 17);
    assert!(
        field(&kept, "stream")
            .iter()
            .all(|one| *one == "/app/inFocus")
    );
    for name in ["app_id", "time", "ended"] {
        assert!(
            field(&kept, name).iter().all(|one| one.is_string()),
            "{name}"
        );
    }
}

#[test]
fn cookies_of_a_real_phone() {
    let Some(samples) = samples() else { return };
    let folder = samples.join("ios/ileapp");
    let archive = folder.join("testdata.appCookies.appCookies.josh_ios17_ffs.zip");
    let known = folder.join("appCookies.appCookies.josh_ios17_ffs.20260725222859.json");
    let known: Value = serde_json::from_slice(&fs::read(known).unwrap()).unwrap();
    let known = known["data"].as_array().unwrap();
    let files = members(&archive, ".binarycookies");
    let (mut all, mut hits) = (Vec::new(), BTreeSet::new());
    for file in &files {
        let kept = read("ios.cookies", file);
        for record in kept.records {
            for trace in record["traces"].as_array().unwrap() {
                if trace.as_str().unwrap().ends_with(" life360.com") {
                    hits.insert(file.path().to_owned());
                }
            }
            let seconds = |name: &str| {
                let time = record["record"][name].as_str();
                let time = time.map(|time| model::Instant::parse(time).unwrap());
                time.map_or(0, |time| time.unix_ns().div_euclid(1_000_000_000))
            };
            let domain = record["record"]["domain"].as_str().unwrap().to_owned();
            all.push((domain, seconds("time"), seconds("expires")));
        }
    }
    let number = |value: &Value| value.as_i64().unwrap();
    let row = |row: &Value| {
        (
            row[2].as_str().unwrap().into(),
            number(&row[0]),
            number(&row[1]),
        )
    };
    let mut known: Vec<(String, i64, i64)> = known.iter().map(row).collect();
    all.sort();
    known.sort();
    assert_eq!((files.len(), all.len()), (33, 409));
    assert_eq!(all, known);
    assert_eq!(hits.len(), 2, "{hits:?}");
}

#[test]
fn cache_of_a_real_browser() {
    let Some(samples) = samples() else { return };
    let archive = samples.join("ios/ileapp/testdata.safariCache.safariCache.josh_ios17_ffs.zip");
    let [file] = &members(&archive, "/Cache.db")[..] else {
        panic!("one database")
    };
    let kept = read("ios.cache_database", file);
    let places = kept
        .records
        .iter()
        .map(|one| one["place"].as_str().unwrap());
    let live = places.filter(|place| !model::Place::is_recovered(place));
    assert_eq!(live.count(), 6);
    let first = &kept.records[0]["record"];
    assert_eq!(first["time"], "2024-01-11T23:13:37Z");
    // The folder is named after Safari, though its container is not.
    let traces = kept.records[0]["traces"][0].as_str().unwrap();
    assert!(traces.starts_with("opened url https://configuration.apple.com/"));
}
