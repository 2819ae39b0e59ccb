//! Real files, where there are some: `VIGIE_SAMPLES` names their folder, `VIGIE_REQUIRE_ALL` makes
//! their absence a failure. Counts and clocks only: nothing of their content stands here.

use std::{collections::BTreeMap, env, fs, path::PathBuf, sync::Arc};

use artefacts::PhoneFile;
use formats::{archive::Zip, bytes::SharedBytes};
use serde_json::Value;

use crate::sink::Kept;

pub(crate) fn samples() -> Option<PathBuf> {
    let folder = env::var_os("VIGIE_SAMPLES").map(PathBuf::from);
    if folder.is_none() {
        assert!(
            env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "VIGIE_SAMPLES is not set"
        );
        eprintln!("skipped: VIGIE_SAMPLES is not set");
    }
    folder
}

fn read(artefact: &str, path: &str, sample: &PathBuf) -> Kept {
    let content = fs::read(sample).unwrap_or_else(|error| panic!("{}: {error}", sample.display()));
    Kept::read(
        artefacts::find(artefact).unwrap(),
        &PhoneFile::new(path, Arc::new(content), None),
    )
}

/// How many records have each value of a field.
fn count(kept: &Kept, field: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for record in &kept.records {
        *counts
            .entry(record["record"][field].to_string())
            .or_default() += 1;
    }
    counts
}

fn all_filled(kept: &Kept, fields: &[&str]) -> bool {
    kept.records.iter().all(|record| {
        fields
            .iter()
            .all(|field| record["record"][*field] != Value::Null)
    })
}

#[test]
fn safari_history_of_a_real_phone() {
    let Some(samples) = samples() else { return };
    let kept = read(
        "ios.safari_history",
        "/private/var/mobile/Library/Safari/History.db",
        &samples.join("ios/db/safari_History.db"),
    );
    assert_eq!(kept.faults, []);
    assert!(
        kept.schema.iter().all(|note| note.unread.is_empty()),
        "{:?}",
        kept.schema
    );
    assert_eq!(
        count(&kept, "kind"),
        BTreeMap::from([("\"deleted\"".into(), 6), ("\"visit\"".into(), 25)])
    );
    let visits = kept
        .records
        .iter()
        .filter(|record| record["record"]["kind"] == "visit");
    assert!(
        visits
            .clone()
            .all(|visit| visit["record"]["url"].is_string() && visit["record"]["time"].is_string())
    );
    let redirected = visits.filter(|visit| visit["record"]["redirect_destination"].is_number());
    assert_eq!(redirected.count(), 11);
}

#[test]
fn chrome_history_of_a_real_browser() {
    let Some(samples) = samples() else { return };
    let path = "/private/var/mobile/Containers/Data/Application/com.google.chrome.ios/Library/Application Support/Google/Chrome/Default/History";
    let kept = read(
        "ios.chrome_history",
        path,
        &samples.join("ios/db/chrome_History-59.0.3071.86"),
    );
    assert_eq!(kept.faults, []);
    assert!(
        kept.schema.iter().all(|note| note.unread.is_empty()),
        "{:?}",
        kept.schema
    );
    assert_eq!(
        count(&kept, "kind"),
        BTreeMap::from([("\"download\"".into(), 1), ("\"visit\"".into(), 1)])
    );
    assert!(all_filled(&kept, &["url", "time"]));
    let visited = kept.records[0]["record"]["time"].as_str().unwrap();
    assert!(visited.starts_with("2018-01-21T"), "{visited}");
}

#[test]
fn data_usage_of_a_real_phone() {
    let Some(samples) = samples() else { return };
    let path = "/private/var/wireless/Library/Databases/DataUsage.sqlite";
    let kept = read(
        "ios.data_usage",
        path,
        &samples.join("ios/db/DataUsage.sqlite"),
    );
    assert_eq!(kept.faults, []);
    assert!(
        kept.schema.iter().all(|note| note.unread.is_empty()),
        "{:?}",
        kept.schema
    );
    let with_usage = kept
        .records
        .iter()
        .filter(|record| record["place"].as_str().unwrap().starts_with("ZLIVEUSAGE"));
    assert_eq!(with_usage.count(), 887);
    let processes = count(&kept, "process_id").len();
    let deleted = kept
        .records
        .iter()
        .filter(|record| record["record"]["process_deleted"] == true);
    let deleted: std::collections::BTreeSet<String> = deleted
        .map(|record| record["record"]["process_id"].to_string())
        .collect();
    assert_eq!(processes - deleted.len(), 371);
}

#[test]
fn permissions_of_a_real_computer() {
    let Some(samples) = samples() else { return };
    let kept = read(
        "ios.tcc",
        "/private/var/mobile/Library/TCC/TCC.db",
        &samples.join("ios/db/TCC-macos.db"),
    );
    assert_eq!(kept.faults, []);
    assert!(
        kept.schema.iter().all(|note| note.unread.is_empty()),
        "{:?}",
        kept.schema
    );
    assert_eq!(kept.records.len(), 21);
    assert!(all_filled(&kept, &["permission", "decision", "time"]));
}

#[test]
fn backup_notes_of_a_real_phone() {
    let Some(samples) = samples() else { return };
    let kept = read(
        "ios.mobile_backup",
        "/private/var/root/Library/Preferences/com.apple.MobileBackup.plist",
        &samples.join("ios/plist/com.apple.MobileBackup.plist"),
    );
    assert_eq!(kept.faults, []);
    let kinds = count(&kept, "backup_note");
    assert_eq!(kinds["\"attempt\""], 10);
    assert_eq!(kinds["\"state\""], 1);
    assert_eq!(kinds["\"account\""], 1);
    assert_eq!(kinds["\"app\""], 25);
    let attempts: Vec<&Value> = kept
        .records
        .iter()
        .filter(|record| record["record"]["backup_note"] == "attempt")
        .collect();
    assert!(
        attempts
            .iter()
            .all(|one| one["record"]["time"] != Value::Null)
    );
    assert!(attempts.iter().all(|one| one["record"]["error_code"] == 0));
}

#[test]
fn addresses_that_a_real_phone_looked_up() {
    let Some(samples) = samples() else { return };
    let kept = read(
        "ios.id_status_cache",
        "/private/var/mobile/Library/Preferences/com.apple.identityservices.idstatuscache.plist",
        &samples.join("ios/plist/com.apple.identityservices.idstatuscache.plist"),
    );
    assert_eq!(kept.faults, []);
    assert!(all_filled(&kept, &["person", "service", "time", "answer"]));
    assert_eq!(count(&kept, "service").len(), 11);
    let stated = kept.records.iter().filter(|record| {
        let traces = record["traces"].as_array().unwrap();
        traces.len() == 1
    });
    // One is a company, which has neither number nor address.
    assert_eq!(stated.count() + 1, kept.records.len());
}

#[test]
fn packages_that_android_s_own_signer_made() {
    let Some(samples) = samples() else { return };
    for (name, schemes) in [
        ("golden-rsa-out.apk", "[\"v1\",\"v2\"]"),
        ("golden-aligned-v2-out.apk", "[\"v2\"]"),
        ("golden-aligned-v1v2v3-out.apk", "[\"v1\",\"v2\",\"v3\"]"),
    ] {
        let sample = samples.join("android/apk").join(name);
        let kept = read("android.apk", "/apks/tiny.apk", &sample);
        assert_eq!(kept.faults, [], "{name}");
        let [record] = &kept.records[..] else {
            panic!("{name}: {} records", kept.records.len())
        };
        assert_eq!(record["record"]["signature_schemes"].to_string(), schemes);
        let anomalies = record["record"]["anomalies"].as_array().unwrap();
        assert!(anomalies.is_empty(), "{name}: {anomalies:?}");
        // An identifier, three digests of the file, three of the one certificate, whose name it states.
        assert_eq!(record["traces"].as_array().unwrap().len(), 8, "{name}");
    }
}

#[test]
fn reports_of_real_crashes() {
    let Some(samples) = samples() else { return };
    for (name, process, system, images) in [
        (
            "user_mode_crash_report_ios14_symbolicated.ips",
            "kaki",
            "iPhone OS 14.5.1 (18E212)",
            5,
        ),
        (
            "user_mode_crash_report_monterey_non_symbolicated.ips",
            "sleep",
            "macOS 12.1 (21C52)",
            3,
        ),
        ("xcode16.txt", "TouchCanvas", "iPhone OS 13.3.1 (17D50)", 0),
    ] {
        let path = format!("/private/var/mobile/Library/Logs/CrashReporter/{name}");
        let kept = read(
            "ios.crash_report",
            &path,
            &samples.join("ios/crash").join(name),
        );
        assert_eq!(
            (kept.faults.as_slice(), kept.records.len()),
            (&[][..], 1),
            "{name}"
        );
        let record = &kept.records[0]["record"];
        assert_eq!(record["kind"], "crash", "{name}");
        assert_eq!(record["process"], process, "{name}");
        assert_eq!(record["os_version"], system, "{name}");
        let crashed_in = record["crashed_in"].as_array().unwrap();
        assert_eq!(crashed_in.len(), images, "{name}: {crashed_in:?}");
        assert!(
            all_filled(
                &kept,
                &["time", "program_path", "pid", "parent_process", "started"]
            ),
            "{name}: {record}"
        );
    }
}

#[test]
fn what_a_computer_asked_a_real_phone_for() {
    let Some(samples) = samples() else { return };
    let kept = read(
        "ios.lockdown_log",
        "/private/var/logs/lockdownd/lockdownd.log",
        &samples.join("ios/log/ios_lockdownd.log"),
    );
    assert_eq!(kept.faults, []);
    // Three requests of one program for one service within the hour are told once; nothing else happened.
    let [record] = &kept.records[..] else {
        panic!("{} records", kept.records.len())
    };
    assert_eq!(record["place"], "line:97");
    assert!(all_filled(
        &kept,
        &["time", "computer_program", "asked_service"]
    ));
}

#[test]
fn what_the_store_of_a_real_phone_updated() {
    let Some(samples) = samples() else { return };
    let name = "ios/ileapp/testdata.storeSystem.storeSystemAppInstalls.josh_ios17_ffs.zip";
    let archive: SharedBytes = Arc::new(fs::read(samples.join(name)).unwrap());
    let archive = Zip::open(archive).unwrap();
    let member = |ending: &str| {
        let mut all = archive.members().iter();
        let member = all.find(|one| one.name.ends_with(ending)).unwrap();
        archive.read(member, u64::MAX).unwrap().0
    };
    let path = "/private/var/containers/Data/System/42B6823B/Documents/Persistence/storeSystem.db";
    let (main, log) = (member("storeSystem.db"), member("storeSystem.db-wal"));
    let file = PhoneFile::new(path, main, Some(log));
    let mut kept = Kept::read(artefacts::find("ios.app_store").unwrap(), &file);
    assert_eq!(kept.faults, []);
    // Most of them stand in the log beside the database only; removed rows come on top.
    let is_in_use = |record: &Value| !record["place"].as_str().unwrap().contains("removed");
    kept.records.retain(is_in_use);
    assert_eq!(kept.records.len(), 52);
    assert!(all_filled(&kept, &["kind", "time", "app_id"]));
}
