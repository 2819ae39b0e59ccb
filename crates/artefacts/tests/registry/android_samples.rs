//! Real files of Android phones, where there are some: `VIGIE_SAMPLES` names their folder,
//! `VIGIE_REQUIRE_ALL` makes their absence a failure.

use std::{env, fs, io::Read as _, path::Path, sync::Arc};

use artefacts::PhoneFile;
use flate2::read::{DeflateDecoder, GzDecoder};
use model::WallClock;
use serde_json::{Value, json};

use crate::sink::Kept;

const BUG_REPORT: &str = "bugreport/bugreport-sailfish-QP1A.191005.007.A3-2020-01-08-15-30-07.zip";
const LINE: &str =
    "-------------------------------------------------------------------------------";

fn sample(name: &str) -> Option<Vec<u8>> {
    let Some(folder) = env::var_os("VIGIE_SAMPLES") else {
        assert!(
            env::var_os("VIGIE_REQUIRE_ALL").is_none(),
            "VIGIE_SAMPLES is not set"
        );
        eprintln!("skipped: VIGIE_SAMPLES is not set");
        return None;
    };
    let path = Path::new(&folder).join("android").join(name);
    Some(fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// The text of the one real bug report: the only member of its archive.
pub(crate) fn bug_report() -> Option<String> {
    let archive = sample(BUG_REPORT)?;
    let length = |at: usize| usize::from(u16::from_le_bytes([archive[at], archive[at + 1]]));
    let start = 30 + length(26) + length(28);
    let mut text = Vec::new();
    DeflateDecoder::new(&archive[start..])
        .read_to_end(&mut text)
        .unwrap();
    Some(String::from_utf8_lossy(&text).into_owned())
}

/// What stands between the line that begins with `title` and the next one that begins with `end`.
fn section<'t>(report: &'t str, title: &str, end: &str) -> &'t str {
    let (_, rest) = report.split_once(&format!("\n{title}")).unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    rest.split_once(&format!("\n{end}")).unwrap().0
}

fn read(artefact: &str, path: &str, content: impl Into<Vec<u8>>) -> Kept {
    let file = PhoneFile::new(path, Arc::new(content.into()), None)
        .with_clock(WallClock::new(None, Some("2020-01-08 15:30:07")));
    Kept::read(artefacts::find(artefact).unwrap(), &file)
}

#[test]
fn adb_keys_of_a_real_phone() {
    let Some(report) = bug_report() else { return };
    let dump = section(&report, "DUMP OF SERVICE adb:", LINE);
    let kept = read("android.adb_keys", "/dumpsys/adb", dump);
    assert_eq!(kept.faults, []);
    let fields = |name: &str| -> Vec<&Value> {
        let records = kept.records.iter();
        records.map(|record| &record["record"][name]).collect()
    };
    assert_eq!(
        fields("computer_label"),
        [
            "23047317@seldlx26533.corpusers.net",
            "86010501@seldlx26630.corpusers.net"
        ]
    );
    assert_eq!(fields("kept_in"), [&json!(["list", "keystore"]); 2]);
    assert_eq!(
        fields("time"),
        ["2020-01-08T14:58:57.856Z", "2020-01-08T14:30:53.801Z"]
    );
    assert!(
        fields("key_fingerprint")
            .iter()
            .all(|text| text.as_str().unwrap().len() == 47)
    );
}

#[test]
fn processes_of_a_real_phone() {
    let Some(report) = bug_report() else { return };
    let table = section(&report, "------ PROCESSES AND THREADS", "------ ");
    let kept = read("android.processes", "/ps", table);
    assert_eq!(kept.faults, []);
    let is_process = |line: &&str| {
        let mut words = line.split_whitespace().skip(2);
        words.next() == words.next()
    };
    assert_eq!(kept.records.len(), table.lines().filter(is_process).count());
    assert!(kept.records.len() > 300);
    let named = |name: &str| {
        let mut records = kept.records.iter();
        records.any(|record| record["record"]["process"] == name)
    };
    assert!(named("init") && named("adbd") && named("ndroid.keychain") && named("kthreadd"));
}

#[test]
fn log_of_a_real_phone() {
    let Some(report) = bug_report() else { return };
    let of = |title: &str, path| read("android.logcat", path, section(&report, title, "------ "));
    for (title, path, time) in [
        (
            "------ SYSTEM LOG",
            "/logcat/system",
            "2020-01-08T15:30:16.609Z",
        ),
        (
            "------ EVENT LOG",
            "/logcat/events",
            "2020-01-08T15:30:16.608Z",
        ),
    ] {
        let kept = of(title, path);
        assert_eq!(kept.faults, []);
        let starts: Vec<&Value> = kept
            .records
            .iter()
            .map(|record| &record["record"])
            .filter(|record| record["kind"] == "start")
            .collect();
        assert_eq!(starts.len(), 1, "{title}");
        assert_eq!(starts[0]["process"], "com.android.keychain");
        assert_eq!(starts[0]["pid"], 3663);
        assert_eq!(starts[0]["started_for"], "service");
        assert_eq!(
            starts[0]["component"],
            "com.android.keychain/com.android.keychain.KeyChainService"
        );
        assert_eq!(starts[0]["time"], time);
    }
    // The log of the previous boot could not be read on this phone, and the report says so.
    let previous = of("------ LAST LOGCAT", "/logcat/last");
    assert_eq!(previous.records, [] as [Value; 0]);
    assert_eq!(previous.faults.len(), 1);
}

#[test]
fn processes_that_a_real_phone_looked_into() {
    let Some(report) = bug_report() else { return };
    let traces = section(&report, "------ VM TRACES JUST NOW", "------ ");
    let kept = read("android.anr", "/data/anr/dumptrace_now", traces);
    assert_eq!(kept.faults, []);
    let records = || kept.records.iter().map(|record| &record["record"]);
    assert!(records().all(|one| one["not_answering"] == false && one["process"].is_string()));
    let vold = records().find(|one| one["process"] == "vold").unwrap();
    assert_eq!(vold["program_path"], "/system/bin/vold");
    assert_eq!(
        (&vold["pid"], &vold["time"]),
        (&json!(474), &json!("2020-01-08T15:30:09Z"))
    );
    assert!(records().any(|one| one["process"] == "system_server"));
}

#[test]
fn crash_of_a_real_phone() {
    let Some(packed) = sample("tombstone/tombstone.pb.gz") else {
        return;
    };
    let mut bytes = Vec::new();
    GzDecoder::new(&*packed).read_to_end(&mut bytes).unwrap();
    let kept = read(
        "android.tombstone",
        "/data/tombstones/tombstone_24.pb",
        bytes,
    );
    assert_eq!(kept.faults, []);
    let [record] = &*kept.records else {
        panic!("{:?}", kept.records);
    };
    assert_eq!(record["record"]["time"], "2025-11-24T15:26:18.007439439Z");
    assert_eq!(record["record"]["process"], "io.sentry.samples.android");
    let files = record["record"]["mapped_files"].as_array().unwrap();
    let files: Vec<&str> = files.iter().map(|file| file.as_str().unwrap()).collect();
    assert!(
        files.iter().all(|file| file.starts_with("/data/")),
        "{files:?}"
    );
    assert_eq!(files.len(), 7, "{files:?}");
    let traces = record["traces"].as_array().unwrap();
    assert!(traces.contains(&json!("ran app_id io.sentry.samples.android")));
    assert!(traces.contains(&json!("installed app_id io.sentry.samples.android")));
}

#[test]
fn services_of_a_real_phone_are_read_to_their_ends() {
    let Some(report) = bug_report() else { return };
    for (service, artefact, records) in [
        ("batterystats", "android.battery_history", 20),
        ("batterystats", "android.battery_daily", 0),
        ("usagestats", "android.usage_stats", 139),
        ("dbinfo", "android.database_info", 38),
        ("jobscheduler", "android.jobs", 25),
        ("alarm", "android.alarms", 9),
        ("location", "android.location_requests", 1),
        ("netstats", "android.network_stats", 0),
    ] {
        let dump = section(&report, &format!("DUMP OF SERVICE {service}:"), LINE);
        let kept = read(artefact, &format!("/dumpsys/{service}"), dump);
        assert_eq!(kept.faults, [], "{artefact}");
        assert_eq!(kept.records.len(), records, "{artefact}");
        let held = kept.lines();
        assert!(!held.contains("SELECT"), "{artefact}");
    }
}

#[test]
fn the_history_of_a_real_battery_counts_from_the_times_that_it_names() {
    let Some(report) = bug_report() else { return };
    let dump = section(&report, "DUMP OF SERVICE batterystats:", LINE);
    let kept = read("android.battery_history", "/dumpsys/batterystats", dump);
    let first = &kept.records[0]["record"];
    assert_eq!(first["time"], "2020-01-08T17:18:28Z");
    assert_eq!(first["app_id"], "com.android.launcher3");
    assert_eq!(first["uid"], 1_110_082);
    let jobs = kept.records.iter().map(|record| &record["record"]);
    let jobs = jobs.filter(|record| record["event"] == "job");
    assert_eq!(jobs.count(), 16);
}

#[test]
fn times_of_a_history_without_year_are_of_the_year_of_the_capture() {
    let dump = "Battery History (1% used):\n  12-31 23:59:58.431 (14) RESET:TIME: 2019-12-31-23-59-58\n  \
                12-31 23:59:59.500 (2) 087 c0200040 +top=u0a123:\"org.example.watch\"\n  \
                01-07 00:00:00.000 (2) 087 c0200040 +job=u0a123:\"org.example.watch/.Job\"\n\n";
    let kept = read("android.battery_history", "/dumpsys/batterystats", dump);
    assert_eq!(kept.faults, []);
    let mut times = kept.records.iter().map(|record| &record["record"]["time"]);
    assert_eq!(times.next().unwrap(), "2019-12-31T23:59:59.5Z");
    assert_eq!(times.next().unwrap(), "2020-01-07T00:00:00Z");
}
