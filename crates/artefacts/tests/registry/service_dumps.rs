//! What dumps of services tell, on the one real phone and on those that the test kit writes.

use std::{collections::BTreeMap, fs, sync::Arc};

use artefacts::PhoneFile;
use formats::dump;
use model::WallClock;
use serde_json::Value;
use testkit::{AndroidForm, AndroidPersona, AndroidPhone, Vendor, build_android};

use crate::{android_samples::bug_report, sink::Kept};

/// Artefacts of this test, each with its service.
const SERVICES: &[(&str, &str)] = &[
    ("android.accessibility", "accessibility"),
    ("android.accounts", "account"),
    ("android.app_ops", "appops"),
    ("android.battery_exemptions", "deviceidle"),
    ("android.companion_devices", "companiondevice"),
    ("android.device_policy", "device_policy"),
    ("android.input_methods", "input_method"),
    ("android.media_projection", "media_projection"),
    ("android.notification_listeners", "notification"),
    ("android.roles", "role"),
    ("android.settings", "settings"),
    ("android.users", "user"),
    ("android.vpn", "connectivity"),
];

/// What the test kit counts as written, and which records tell it: artefact, table, field, its value.
const WRITTEN: &[(&str, &str, &str, Option<&str>)] = &[
    ("android.accessibility", "Enabled", "state", Some("enabled")),
    ("android.app_ops", "Ops", "app_id", None),
    ("android.battery_exemptions", "Exempt", "list", Some("user")),
    ("android.companion_devices", "Associations", "app_id", None),
    ("android.device_policy", "Admins", "role", Some("admin")),
    (
        "android.input_methods",
        "Keyboards",
        "state",
        Some("installed"),
    ),
    (
        "android.notification_listeners",
        "Allowed",
        "role",
        Some("listener"),
    ),
    ("android.roles", "Holders", "role", None),
    ("android.users", "Users", "user_id", None),
];

fn records(kept: &Kept) -> impl Iterator<Item = &Value> {
    kept.records.iter().map(|record| &record["record"])
}

fn having<'k>(kept: &'k Kept, field: &str, wanted: &str) -> Vec<&'k Value> {
    records(kept)
        .filter(|record| record[field] == wanted)
        .collect()
}

#[test]
fn services_of_a_real_phone() {
    let Some(report) = bug_report() else { return };
    let all: BTreeMap<&str, (Kept, String)> = dumps(report.as_bytes()).into_iter().collect();
    let count = |artefact: &str| all[artefact].0.records.len();
    assert_eq!(
        SERVICES.iter().map(|(id, _)| count(id)).collect::<Vec<_>>(),
        [0, 0, 83 + 84, 13, 0, 0, 2, 0, 4, 10, 19, 2, 0]
    );
    let (ops, text) = &all["android.app_ops"];
    let used = records(ops).filter(|op| !op["last_access"].is_null());
    let lines: Vec<bool> = text.lines().map(|line| line.contains("Access: ")).collect();
    let first_ones = lines.windows(2).filter(|pair| **pair == [false, true]);
    assert_eq!(used.count(), first_ones.count());
    assert_eq!(having(ops, "app_id", "com.android.systemui").len(), 7);
    let rejected = records(ops).filter(|op| !op["last_reject"].is_null());
    assert_eq!(rejected.count(), text.matches("Reject:").count());
    let mut of_messaging = having(ops, "app_id", "com.android.messaging");
    of_messaging.retain(|op| op["uid"] == 10_071);
    assert_eq!(of_messaging.len(), 3);
    assert!(of_messaging.iter().all(|op| op["in_background"] == true));
    assert_eq!(of_messaging[1]["op"], "READ_SMS");
    assert_eq!(of_messaging[1]["last_access"], "2020-01-08T15:29:52.254Z");
    let exempt = &all["android.battery_exemptions"].0;
    assert_eq!(having(exempt, "list", "system").len(), 5);
    let users: Vec<_> = records(&all["android.users"].0).collect();
    assert_eq!(users[1]["user_id"], 11);
    assert_eq!(users[1]["restrictions"][1], "no_outgoing_calls");
}

/// The dumps of a report, read: artefact, what it told, and the text.
fn dumps(report: &[u8]) -> Vec<(&'static str, (Kept, String))> {
    let found = dump::index(&report.to_vec());
    let clock = WallClock::new(None, found.captured.as_deref());
    let mut all = Vec::new();
    for section in &found.sections {
        // Two services have a shorter dump before the others, under a folder of its own.
        let Some(service) = section.path.strip_prefix("/dumpsys/") else {
            continue;
        };
        let services = SERVICES.iter().chain(&[("android.vpn", "vpn_management")]);
        for (artefact, _) in services.filter(|(_, of)| *of == service) {
            let [start, end] = [section.start, section.end].map(|at| usize::try_from(at).unwrap());
            let text = &report[start..end];
            let file = PhoneFile::new(&*section.path, Arc::new(text.to_vec()), None);
            let entry = artefacts::find(artefact).unwrap();
            let kept = Kept::read(entry, &file.with_clock(clock.clone()));
            assert_eq!(kept.faults, [], "{artefact} {}", section.path);
            all.push((
                *artefact,
                (kept, String::from_utf8_lossy(text).into_owned()),
            ));
        }
    }
    all
}

/// What the dumps of a phone of the test kit tell; and the rows that it wrote.
fn of_kit(phone: &AndroidPhone) -> (BTreeMap<&'static str, Vec<Kept>>, BTreeMap<String, u64>) {
    let place = tempfile::tempdir().unwrap();
    let target = place.path().join("bugreport.txt");
    let truth = build_android(phone, &AndroidForm::BugReportText, &target).unwrap();
    let mut all: BTreeMap<&str, Vec<Kept>> = BTreeMap::new();
    for (artefact, (kept, _)) in dumps(&fs::read(&target).unwrap()) {
        all.entry(artefact).or_default().push(kept);
    }
    let rows = truth
        .rows
        .into_iter()
        .flat_map(|(artefact, tables)| {
            tables
                .into_iter()
                .map(move |(table, rows)| (format!("{artefact} {table}"), rows))
        })
        .collect();
    (all, rows)
}

#[test]
fn services_of_every_version_give_what_was_written() {
    for version in 6..=16 {
        let vendor = Vendor::ALL[version as usize % Vendor::ALL.len()];
        let managed = AndroidPhone::clean(version, vendor, AndroidPersona::Managed);
        for phone in [AndroidPhone::watched(version, vendor), managed] {
            let (all, rows) = of_kit(&phone);
            // Records whose field has a value, or this one.
            let count = |artefact: &str, field: &str, wanted: Option<&str>| -> u64 {
                let fits = |one: &&Value| match wanted {
                    Some(wanted) => one[field] == wanted,
                    None => !one[field].is_null(),
                };
                let kept = all.get(artefact).into_iter().flatten();
                let counts = kept.map(|kept| records(kept).filter(fits).count());
                u64::try_from(counts.sum::<usize>()).unwrap()
            };
            let written = |name: &str| rows.get(name).copied().unwrap_or_default();
            for (artefact, table, field, wanted) in WRITTEN {
                let name = format!("{artefact} {table}");
                assert_eq!(
                    count(artefact, field, *wanted),
                    written(&name),
                    "Android {version} {vendor:?}: {name}"
                );
            }
            assert!(written("android.app_ops Ops") > 0, "Android {version}");
            let dated = count("android.app_ops", "last_access", None);
            assert!(dated > 0, "Android {version}: no use is dated");
            let owners = count("android.device_policy", "role", Some("device_owner"));
            assert_eq!(owners, u64::from(phone.persona == AndroidPersona::Managed));
        }
    }
}

/// One line can name an app for every few of its bytes.
#[test]
fn apps_of_one_change_of_behaviour_are_limited() {
    let apps: Vec<String> = (0..20_000)
        .map(|number| format!("org.x{number}=true"))
        .collect();
    let line = format!(
        "ChangeId(7; rawOverrides={{{}}}; overridable)\n",
        apps.join(", ")
    );
    let path = "/dumpsys/platform_compat";
    let file = PhoneFile::new(path, Arc::new(line.into_bytes()), None);
    let entry = artefacts::find("android.platform_compat").unwrap();
    let kept = Kept::read(entry, &file);
    assert_eq!(kept.records.len(), 10_000);
    let kinds: Vec<_> = kept.faults.iter().map(|fault| fault.kind).collect();
    assert_eq!(kinds, [model::FaultKind::TooMany]);
}
