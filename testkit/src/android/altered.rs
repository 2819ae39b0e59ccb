//! What was done to the phone as a whole, beside its apps: every sign that checks of the phone look for.

use serde_json::{Value, json};

use super::{
    androidqf::files::Listed,
    clock::{DAY, HOUR, MINUTE},
    model::Model,
    package::Package,
    page::Page,
    processes::Process,
};
use crate::truth::{By, Kind};

/// The folder into which a connected computer copies files.
const SHELL_FOLDER: &str = "/data/local/tmp";
/// Who wrote just before programs crashed, and never had an answer.
pub(crate) const STRANGER: &str = "+33639989911";
/// What crashed after that, and how long after one another.
pub(crate) const CRASHED: [(&str, i64); 3] = [
    ("mediaserver", 1_013),
    ("com.android.chrome", 10_077),
    ("com.google.android.apps.messaging", 10_078),
];

/// Adds what stands in settings, properties and the list of apps.
pub(crate) fn add(model: &mut Model) {
    model.root = true;
    let settings = [
        ("secure", "always_on_vpn_app", "com.vigietestkit.tunnel"),
        ("global", "http_proxy", "192.0.2.71:8080"),
        ("global", "private_dns_mode", "hostname"),
        (
            "global",
            "private_dns_specifier",
            "dns.vigie-testkit.example",
        ),
        ("global", "adb_enabled", "1"),
    ];
    for (namespace, key, value) in settings {
        model.set(namespace, key, value);
    }
    if model.phone.since(16) {
        model.set("secure", "advanced_protection_mode", "1");
    }
    model.facts.patch = format!("{}-05-01", 2008 + i64::from(model.phone.version));
    model.add(
        Package::store("com.vigietestkit.lantern", "Lantern").opened(Some("org.mozilla.firefox")),
    );
}

/// The check that a setting is planted for.
pub(crate) fn of_setting(key: &str, value: &str) -> Option<(&'static str, Kind)> {
    match (key, value) {
        ("always_on_vpn_app" | "http_proxy" | "private_dns_specifier", _) => {
            Some(("rerouted_traffic", Kind::Exposure))
        }
        ("adb_enabled", "1") => Some(("debugging_allowed", Kind::Context)),
        ("advanced_protection_mode", _) => Some(("advanced_protection", Kind::Context)),
        _ => None,
    }
}

/// The check that a property is planted for.
pub(crate) fn of_property(key: &str) -> Option<(&'static str, Kind)> {
    match key {
        "ro.boot.verifiedbootstate" | "ro.boot.flash.locked" | "ro.build.tags" => {
            Some(("root_or_unlocked", Kind::Exposure))
        }
        "ro.build.version.security_patch" => Some(("old_security_patch", Kind::Context)),
        _ => None,
    }
}

/// States that the line written last is found by a check, on a phone that was altered.
pub(crate) fn mark(
    model: &Model,
    page: &mut Page,
    artefact: &'static str,
    observed: &str,
    (id, kind): (&'static str, Kind),
) {
    let place = page.here();
    mark_at(model, page, (artefact, place), observed, (id, kind));
}

/// The same of another place.
pub(crate) fn mark_at(
    model: &Model,
    page: &mut Page,
    (artefact, place): (&'static str, String),
    observed: &str,
    (id, kind): (&'static str, Kind),
) {
    if model.phone.altered {
        let by = By::Check { id: id.to_owned() };
        page.mark(artefact, place, observed, by, kind);
    }
}

/// Programs that run from where none should, and one whose file is gone.
pub(crate) fn processes() -> [Process; 3] {
    [
        (
            "frida-server",
            format!("{SHELL_FOLDER}/frida-server"),
            28_500,
        ),
        (
            "netd_helper",
            "/dev/.netd/netd_helper (deleted)".to_owned(),
            28_520,
        ),
        ("su", "/data/adb/.su/su".to_owned(), 28_540),
    ]
    .map(|(name, program, pid)| Process {
        label: "u:r:su:s0".to_owned(),
        user: "root".to_owned(),
        uid: 0,
        pid,
        parent: 1,
        name: name.to_owned(),
        program,
    })
}

/// Files in the folder of the shell, and the file of an app among downloads.
pub(crate) fn files() -> [Listed; 4] {
    let in_shell = |name: &str, mode| Listed::new(format!("{SHELL_FOLDER}/{name}"), mode);
    [
        in_shell("frida-server", 0o100_755),
        in_shell("notes of a visit.txt", 0o100_644),
        Listed::new("/sdcard/Download/Lantern-2.1.apk", 0o100_660),
        Listed::new("/sdcard/Download/lanterne.pdf", 0o100_660),
    ]
}

/// The check that a file is planted for.
pub(crate) fn of_file(path: &str) -> Option<(&'static str, Kind)> {
    if path.starts_with(SHELL_FOLDER) && !path.ends_with("/collector") {
        return Some(("files_in_shell_folder", Kind::Exposure));
    }
    path.ends_with("Lantern-2.1.apk")
        .then_some(("app_file_downloaded", Kind::Context))
}

/// The check that a process is planted for, by its path.
pub(crate) fn of_program(program: &str) -> Option<(&'static str, Kind)> {
    match program {
        "/data/adb/.su/su" => Some(("process_out_of_place", Kind::Exposure)),
        program if program.starts_with(SHELL_FOLDER) || program.ends_with(" (deleted)") => {
            Some(("process_out_of_place", Kind::Suspicious))
        }
        _ => None,
    }
}

/// Security events of a day, from `start` on; their numbers begin at `first`.
pub(crate) fn events(start: i64, first: i64) -> Vec<Value> {
    let admin = "com.vigietestkit.warden";
    let bodies = [
        (
            "cert_authority_installed",
            json!({"success": true, "subject": "CN=Vigie Testkit Proxy"}),
        ),
        (
            "os_startup",
            json!({"verified_boot_state": "orange", "dm_verity_mode": "disabled"}),
        ),
        (
            "adb_sync_send_file",
            json!({"path": "/sdcard/Download/Lantern-2.1.apk"}),
        ),
        ("logging_stopped", json!({})),
        (
            "remote_lock",
            json!({"package_name": admin, "admin_user": 0, "target_user": 0}),
        ),
        (
            "user_restriction_added",
            json!({"package_name": admin, "admin_user": 0,
            "restriction": "no_debugging_features"}),
        ),
        (
            "key_integrity_violation",
            json!({"key_id": "vigietestkit", "uid": 1_000}),
        ),
        ("cert_validation_failure", json!({"reason": "expired"})),
        // A key whose making fails on ordinary phones.
        (
            "key_generated",
            json!({"success": false, "key_id": "PinStorage_crossReboot_key", "uid": 1_001}),
        ),
    ];
    bodies
        .into_iter()
        .zip(0..)
        .map(|((tag, body), nth)| {
            let at = (start + 8 * HOUR + nth * 20 * MINUTE) * 1_000_000_000;
            json!({"security_event": {"event_id": first + nth, "event_time": at, tag: body}})
        })
        .collect()
}

/// The check that a security event is planted for, and its tag.
pub(crate) fn of_event(event: &Value) -> Option<(&'static str, &'static str, Kind)> {
    let event = event["security_event"].as_object()?;
    let has = |tag: &str| event.contains_key(tag);
    [
        (
            "cert_authority_installed",
            "trusted_certificate",
            Kind::Exposure,
        ),
        ("adb_sync_send_file", "debugging_in_log", Kind::Exposure),
        ("logging_stopped", "logging_stopped", Kind::Exposure),
        ("remote_lock", "administration_in_log", Kind::Exposure),
        (
            "user_restriction_added",
            "administration_in_log",
            Kind::Exposure,
        ),
        (
            "key_integrity_violation",
            "protection_failure",
            Kind::Exposure,
        ),
        (
            "cert_validation_failure",
            "protection_failure",
            Kind::Context,
        ),
    ]
    .into_iter()
    .find(|(tag, ..)| has(tag))
    .or_else(|| {
        let state = event.get("os_startup")?.get("verified_boot_state")?;
        (state == "orange").then_some(("orange", "root_or_unlocked", Kind::Exposure))
    })
}

/// When the `nth` program crashed after the stranger's message.
pub(crate) fn crashed_at(model: &Model, nth: i64) -> i64 {
    wrote_at(model) + (nth + 1) * 2 * HOUR
}

/// When the stranger wrote.
pub(crate) fn wrote_at(model: &Model) -> i64 {
    model.now() - 2 * DAY
}
