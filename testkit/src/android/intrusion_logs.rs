//! The intrusion logs of Android 16: names asked for, connections, what happened to the phone
//! (<https://developer.android.com/reference/android/app/admin/SecurityLog>).

use serde_json::{Value, json};

use super::{
    altered,
    clock::{DAY, HOUR, MINUTE},
    marks,
    model::Model,
    page::Page,
};
use crate::planted;

const ARTEFACT: &str = "android.intrusion_log";
/// An address of [`planted::RANGE_4`].
const IN_RANGE: &str = "198.51.100.99";

/// The files of three days. Each repeats the last lines of the one before it.
pub(crate) fn days(model: &Model) -> Vec<(String, Page)> {
    let mut repeated: Vec<Value> = Vec::new();
    (0..3)
        .map(|nth| {
            let name = format!("intrusion_log_{}.txt", 3 - nth);
            let mut page = Page::new(format!("/intrusion-logs/{name}"));
            let start = model.now() - (3 - nth) * DAY;
            for event in &repeated {
                page.line(event.to_string());
            }
            let events = day(model, start, nth);
            for event in &events {
                page.line(event.to_string());
                mark(&mut page, event);
                if let Some((observed, id, kind)) = altered::of_event(event) {
                    altered::mark(model, &mut page, ARTEFACT, observed, (id, kind));
                }
            }
            page.count(ARTEFACT, "Events", events.len());
            repeated = events.into_iter().rev().take(2).rev().collect();
            (name, page)
        })
        .collect()
}

fn day(model: &Model, start: i64, nth: i64) -> Vec<Value> {
    let ns = |at: i64| at * 1_000_000_000;
    let mut events = vec![
        json!({"security_event": {"event_id": nth * 1_000, "event_time": ns(start),
            "os_startup": {"verified_boot_state": "green", "dm_verity_mode": "enforcing"}}}),
        json!({"security_event": {"event_id": nth * 1_000 + 1, "event_time": ns(start + MINUTE),
            "logging_started": {}}}),
    ];
    for (package, order) in model.installed().filter(|one| !one.is_system()).zip(2..) {
        let at = start + order * 7 * MINUTE;
        let host = package.name.split('.').nth(1).unwrap_or("example");
        events.push(json!({"dns_event": {"event_time": at * 1_000,
            "hostname": format!("api.{host}.example"),
            "ip_addresses": [format!("/192.0.2.{}", order % 250)],
            "package_name": package.name}}));
        events.push(json!({"security_event": {"event_id": nth * 1_000 + order,
            "event_time": ns(at),
            "app_process_start": {"process": package.name, "uid": package.uid, "pid": 4_000 + order}}}));
    }
    if model.phone.watched && nth == 1 {
        let at = start + 3 * HOUR;
        events.push(json!({"dns_event": {"event_time": at * 1_000,
            "hostname": planted::C2.value, "ip_addresses": ["/192.0.2.9"],
            "package_name": planted::ANDROID_APP.value}}));
        events.push(json!({"connect_event": {"event_time": (at + 1) * 1_000,
            "ip_address": format!("{}/{}", planted::C2.value, planted::ADDRESS_4.value),
            "port": 8443, "package_name": format!("{}:remote", planted::ANDROID_APP.value)}}));
        events.push(json!({"dns_event": {"event_time": (at + 2) * 1_000,
            "hostname": "sync.vigie-testkit-harmless.org",
            "ip_addresses": [format!("/{}", planted::ADDRESS_6.value)],
            "package_name": planted::ANDROID_APP.value}}));
        events.push(json!({"connect_event": {"event_time": (at + 3) * 1_000,
            "ip_address": format!("/{IN_RANGE}"), "port": 443,
            "package_name": planted::ANDROID_APP.value}}));
        events.push(json!({"security_event": {"event_id": nth * 1_000 + 900,
            "event_time": ns(at + MINUTE), "adb_shell_cmd":
            {"command": format!("pm grant {} android.permission.READ_SMS", planted::ANDROID_APP.value)}}}));
    }
    if model.phone.altered && nth == 1 {
        events.extend(altered::events(start, nth * 1_000 + 950));
    }
    events
}

/// States what an event bears.
fn mark(page: &mut Page, event: &Value) {
    for kind in ["dns_event", "connect_event"] {
        let event = &event[kind];
        if let Some(package) = event["package_name"].as_str() {
            marks::app(page, ARTEFACT, package);
        }
        if event["hostname"] == planted::C2.value.as_ref() {
            page.known(ARTEFACT, planted::C2.value.as_ref(), &planted::C2);
        }
        let six = format!("/{}", planted::ADDRESS_6.value);
        if event["ip_addresses"][0] == six.as_str() {
            let address = planted::ADDRESS_6;
            page.known(ARTEFACT, &*address.value, &address);
        }
        let address = event["ip_address"].as_str().unwrap_or_default();
        if address.strip_prefix('/') == Some(IN_RANGE) {
            page.known(ARTEFACT, IN_RANGE, &planted::RANGE_4);
        }
        if let Some(numbers) = address.strip_prefix(&*format!("{}/", planted::C2.value)) {
            page.known(ARTEFACT, numbers, &planted::ADDRESS_4);
        }
    }
    let started = &event["security_event"]["app_process_start"]["process"];
    if let Some(process) = started.as_str() {
        marks::app(page, ARTEFACT, process);
    }
}
