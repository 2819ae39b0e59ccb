//! The values of an event in an intrusion log, by their names, and what of them can be compared.

use std::net::IpAddr;

use model::{Bearing, HashAlgorithm, Instant, Trace, Untrusted, Value};
use serde_json::Value as Json;

use crate::{
    adb_command,
    android::intrusion_log::{CONNECTION, DNS, IntrusionEvent},
    android_programs::is_app_id,
    browsers::is_browser,
    intrusion_tags as tags,
};

/// Most names of unknown values, and most addresses, kept of one event.
const KEPT: usize = 64;

impl<'v> IntrusionEvent<'v> {
    /// Takes the values of a tag that stand in an array without their names, or the only one.
    pub(crate) fn take_in_order(&mut self, tag: &str, data: &'v Json) {
        let names = tags::values(tag).unwrap_or_default();
        match data {
            Json::Array(values) => {
                for (name, value) in names.iter().zip(values) {
                    self.take(name, value);
                }
            }
            Json::Object(values) => values
                .iter()
                .for_each(|(name, value)| self.take(name, value)),
            value => {
                if let Some(name) = names.first() {
                    self.take(name, value);
                }
            }
        }
    }

    /// Takes a value by its name.
    pub(crate) fn take(&mut self, name: &'v str, value: &'v Json) {
        match name {
            "event_time" | "timestamp" => self.time = whole(value).and_then(instant),
            "event_id" => self.event_id = whole(value),
            "package_name" | "package" | "admin_package" | "admin_package_name" => {
                self.app_id = text(value);
            }
            "hostname" => self.host = text(value),
            "ip_addresses" | "ip_address" => self.take_addresses(value),
            "port" => self.port = whole(value),
            "process" | "process_name" => self.process = text(value),
            "pid" => self.process_id = whole(value),
            "uid" => self.process_user = whole(value),
            "sha256" | "apk_sha256_hash" | "apk_sha256" => self.file_sha256 = text(value),
            "path" => self.path = text(value),
            "command" => self.take_command(value),
            "subject" => self.certificate_subject = text(value),
            "success" => self.success = truth(value),
            "verified_boot_state" | "boot_state" => self.verified_boot_state = text(value),
            "dm_verity_mode" | "verity_mode" => self.dm_verity_mode = text(value),
            "restriction" | "user_restriction" => self.restriction = text(value),
            "version_code" => self.app_version_code = whole(value),
            "key_id" => self.key_id = text(value),
            "enabled" => self.switched_on = truth(value),
            "disabled" => self.switched_on = truth(value).map(|off| !off),
            other if tags::is_left_out(other) => {}
            other if self.unknown_keys.len() < KEPT => {
                self.unknown_keys.push(Untrusted::from(other));
            }
            _ => {}
        }
    }

    fn take_addresses(&mut self, value: &'v Json) {
        let values = match value {
            Json::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        for value in values.iter().filter_map(Json::as_str) {
            // `host/address`, `/address` or `address`, as Java writes it.
            let (host, address) = value.rsplit_once('/').unwrap_or(("", value));
            if !host.is_empty() && self.host.is_none() {
                self.host = Some(Untrusted::from(host));
            }
            if !address.is_empty() && self.ip_addresses.len() < KEPT {
                self.ip_addresses.push(Untrusted::from(address));
            }
        }
    }

    fn take_command(&mut self, value: &'v Json) {
        let Some(command) = value.as_str() else {
            return;
        };
        let named = adb_command::named(command);
        let all = |texts: Vec<&'v str>| texts.into_iter().map(Untrusted::from).collect();
        self.command_program = named.program.map(Untrusted::from);
        self.command_apps = all(named.apps);
        self.command_paths = all(named.paths);
        // Bare names are those of apps here, so that only full addresses are links.
        let words = command.split_whitespace();
        for word in words.filter(|word| word.contains("://")) {
            self.links.in_text(word);
        }
    }
}

/// States what can be compared.
pub(crate) fn state(event: &IntrusionEvent<'_>, each: &mut dyn FnMut(Trace<'_>)) {
    let is_network = matches!(event.event.raw(), DNS | CONNECTION);
    let by_person = event
        .app_id
        .as_ref()
        .is_some_and(|app| is_browser(app.raw()));
    let reached = if by_person {
        Bearing::Opened
    } else {
        Bearing::Contacted
    };
    if let Some(host) = &event.host {
        each(Value::Host(host.raw()).with(reached));
    }
    for address in event
        .ip_addresses
        .iter()
        .filter_map(|one| elsewhere(one.raw()))
    {
        each(Value::Host(address).with(reached));
    }
    if let Some(app) = &event.app_id {
        // The matcher compares what stands before a `:` as well.
        let bearing = if is_network {
            Bearing::Ran
        } else {
            Bearing::Installed
        };
        each(Value::AppId(app.raw()).with(bearing));
    }
    if let Some(process) = &event.process {
        let (name, base) = (
            process.raw(),
            process.raw().split(':').next().unwrap_or_default(),
        );
        each(Value::Process(name).with(Bearing::Ran));
        if base != name {
            each(Value::Process(base).with(Bearing::Ran));
        }
        if is_app_id(base) {
            each(Value::AppId(name).with(Bearing::Ran));
        }
    }
    if let Some(hash) = &event.file_sha256 {
        each(Value::FileHash(HashAlgorithm::Sha256, hash.raw()).with(Bearing::Ran));
    }
    if let Some(path) = &event.path {
        state_path(path.raw(), Bearing::Stored, each);
    }
    for app in &event.command_apps {
        each(Value::AppId(app.raw()).with(Bearing::Mentioned));
    }
    for path in &event.command_paths {
        state_path(path.raw(), Bearing::Mentioned, each);
    }
    event.links.traces(Bearing::Mentioned, each);
}

/// States a path as a whole and by its last name.
fn state_path(path: &str, bearing: Bearing, each: &mut dyn FnMut(Trace<'_>)) {
    each(Value::FilePath(path).with(bearing));
    if let Some(name) = path.rsplit('/').find(|name| !name.is_empty()) {
        each(Value::FileName(name).with(bearing));
    }
}

/// The address, unless it is the phone's own or none. What is no address may be a name.
fn elsewhere(text: &str) -> Option<&str> {
    let address = text.split('%').next().unwrap_or(text);
    let address = address
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(address);
    match address.parse::<IpAddr>().map(|found| found.to_canonical()) {
        Ok(found) if found.is_loopback() || found.is_unspecified() => None,
        Ok(_) => Some(address),
        Err(_) => Some(text).filter(|text| text.contains('.')),
    }
}

fn text(value: &Json) -> Option<Untrusted<'_>> {
    match value {
        Json::String(text) if text.is_empty() => None,
        Json::String(text) => Some(Untrusted::from(text.as_str())),
        Json::Number(number) => Some(Untrusted::from(number.to_string())),
        _ => None,
    }
}

fn whole(value: &Json) -> Option<i64> {
    value
        .as_i64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

fn truth(value: &Json) -> Option<bool> {
    match value {
        Json::Bool(truth) => Some(*truth),
        Json::String(text) if text == "true" => Some(true),
        Json::String(text) if text == "false" => Some(false),
        value => whole(value).map(|number| number != 0),
    }
}

/// A time since 1970 whose unit its size tells: seconds, or thousandths, millionths, billionths of one.
/// Each border is the year 5138 in the coarser unit and 1973 in the finer.
fn instant(number: i64) -> Option<Instant> {
    const BORDERS: [(i64, i64); 3] = [
        (100_000_000_000, 1_000_000_000),
        (100_000_000_000_000, 1_000_000),
        (100_000_000_000_000_000, 1_000),
    ];
    let number = Some(number).filter(|number| *number > 0)?;
    let coarser = BORDERS.iter().find(|(border, _)| number < *border);
    let ns_per_unit = coarser.map_or(1, |(_, ns)| *ns);
    number.checked_mul(ns_per_unit).map(Instant::from_unix_ns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_of_a_time_is_told_by_its_size() {
        let expected = Instant::parse("2026-05-03T12:00:00Z");
        for number in [
            1_777_809_600,
            1_777_809_600_000,
            1_777_809_600_000_000,
            1_777_809_600_000_000_000,
        ] {
            assert_eq!(instant(number), expected, "{number}");
        }
        assert_eq!(instant(0), None);
        assert_eq!(instant(-1), None);
        assert!(instant(i64::MAX).is_some());
    }

    #[test]
    fn what_a_browser_reaches_was_opened() {
        for (app, expected) in [
            ("com.android.chrome", Bearing::Opened),
            ("org.mozilla.firefox:tab7", Bearing::Opened),
            ("com.opera.gx", Bearing::Opened),
            ("org.mozilla.fennec_fdroid", Bearing::Opened),
            ("com.android.chromes", Bearing::Contacted),
            ("org.example", Bearing::Contacted),
        ] {
            let event = IntrusionEvent {
                event: Untrusted::from(DNS),
                app_id: Some(Untrusted::from(app)),
                host: Some(Untrusted::from("a.example")),
                ip_addresses: vec![Untrusted::from("198.51.100.7")],
                ..IntrusionEvent::default()
            };
            let mut reached = Vec::new();
            state(&event, &mut |trace| {
                if let Value::Host(_) = trace.value {
                    reached.push(trace.bearing);
                }
            });
            assert_eq!(reached, [expected; 2], "{app}");
        }
    }

    #[test]
    fn only_addresses_elsewhere_are_stated() {
        for own in [
            "127.0.0.1",
            "::1",
            "0.0.0.0",
            "::",
            "::ffff:127.0.0.1",
            "x",
            "",
        ] {
            assert_eq!(elsewhere(own), None, "{own}");
        }
        assert_eq!(elsewhere("198.51.100.7"), Some("198.51.100.7"));
        assert_eq!(elsewhere("2001:db8::7%wlan0"), Some("2001:db8::7"));
        assert_eq!(elsewhere("[2001:db8::7]"), Some("2001:db8::7"));
        assert_eq!(elsewhere("c2.example"), Some("c2.example"));
    }
}
