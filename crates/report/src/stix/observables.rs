//! Values of indicators as patterns and as observable objects, by kind of indicator.

use serde_json::{Value, json};

use crate::uuid::{STIX, VIGIE, version_5};

/// The pattern of an indicator, with the object paths of the standard and, where it has none, those
/// that published sets use.
pub(super) fn pattern(kind: &str, value: &str) -> String {
    let value = value.replace('\\', "\\\\").replace('\'', "\\'");
    if kind == "cidr" {
        return format!("[{}:value ISSUBSET '{value}']", ip(&value));
    }
    let path = match kind {
        "host" => "domain-name:value",
        "ipv4" => "ipv4-addr:value",
        "ipv6" => "ipv6-addr:value",
        "url" => "url:value",
        "email" => "email-addr:value",
        "process" => "process:name",
        "file_name" => "file:name",
        "file_path" => "file:path",
        "md5" => "file:hashes.MD5",
        "sha1" => "file:hashes.'SHA-1'",
        "sha256" => "file:hashes.'SHA-256'",
        "sha512" => "file:hashes.'SHA-512'",
        "app_id" => "app:id",
        "app_cert_md5" => "app:cert.md5",
        "app_cert_sha1" => "app:cert.sha1",
        "app_cert_sha256" => "app:cert.sha256",
        "app_cert_sha512" => "app:cert.sha512",
        "profile_id" => "configuration-profile:id",
        "android_property" => "android-property:name",
        // Several signs together, ports, patterns of names: no object has such a property.
        _ => "x-vigie-sign:value",
    };
    format!("[{path} = '{value}']")
}

fn ip(value: &str) -> &'static str {
    if value.contains(':') {
        "ipv6-addr"
    } else {
        "ipv4-addr"
    }
}

/// The observable objects of a value; the last one names the others. None where the standard has no
/// object for such a value.
pub(super) fn of(kind: &str, value: &str) -> Vec<(String, Value)> {
    match kind {
        "host" => vec![valued("domain-name", value)],
        "ipv4" => vec![valued("ipv4-addr", value)],
        "ipv6" => vec![valued("ipv6-addr", value)],
        "cidr" => vec![valued(ip(value), value)],
        "url" => vec![valued("url", value)],
        "email" => vec![valued("email-addr", value)],
        "file_name" => vec![object("file", json!({"name": value}))],
        "file_path" => path(value),
        "process" => process(value),
        "md5" => vec![object("file", json!({"hashes": {"MD5": value}}))],
        "sha1" => vec![object("file", json!({"hashes": {"SHA-1": value}}))],
        "sha256" => vec![object("file", json!({"hashes": {"SHA-256": value}}))],
        "sha512" => vec![object("file", json!({"hashes": {"SHA-512": value}}))],
        "app_id" => vec![object("software", json!({"name": value}))],
        "app_cert_md5" => vec![certificate("MD5", value)],
        "app_cert_sha1" => vec![certificate("SHA-1", value)],
        "app_cert_sha256" => vec![certificate("SHA-256", value)],
        "app_cert_sha512" => vec![certificate("SHA-512", value)],
        _ => Vec::new(),
    }
}

fn valued(kind: &'static str, value: &str) -> (String, Value) {
    object(kind, json!({"value": value}))
}

fn certificate(algorithm: &str, value: &str) -> (String, Value) {
    object("x509-certificate", json!({"hashes": {algorithm: value}}))
}

/// A file, and the directory in which it lies.
fn path(value: &str) -> Vec<(String, Value)> {
    match value.rsplit_once('/') {
        Some((folder, name)) if !folder.is_empty() && !name.is_empty() => {
            let (id, directory) = object("directory", json!({"path": folder}));
            let file = object("file", json!({"name": name, "parent_directory_ref": id}));
            vec![(id, directory), file]
        }
        _ => vec![object("file", json!({"name": value}))],
    }
}

/// A process has no name in the standard: its program's file has.
fn process(value: &str) -> Vec<(String, Value)> {
    let (file, image) = object("file", json!({"name": value}));
    let id = format!("process--{}", version_5(VIGIE, &format!("process {value}")));
    let process = json!({"type": "process", "spec_version": "2.1", "id": id, "image_ref": file});
    vec![(file, image), (id, process)]
}

/// An object whose id follows from what it holds (2.9 of the standard; the keys here need no other
/// canonical form than their sorted order).
fn object(kind: &'static str, members: Value) -> (String, Value) {
    let id = format!("{kind}--{}", version_5(STIX, &members.to_string()));
    let mut object = json!({"type": kind, "spec_version": "2.1", "id": id});
    if let (Some(object), Value::Object(members)) = (object.as_object_mut(), members) {
        object.extend(members);
    }
    (id, object)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_that_others_compute() {
        // Computed with the reference library of the standard.
        let (id, _) = valued("domain-name", "spy.example.net");
        assert_eq!(id, "domain-name--a490b7df-b7e7-5091-900c-7ee32bd6ba16");
    }

    #[test]
    fn a_value_cannot_leave_its_pattern() {
        assert_eq!(
            pattern("host", r"a' OR [x = '\"),
            r"[domain-name:value = 'a\' OR [x = \'\\']"
        );
        assert_eq!(
            pattern("cidr", "2001:db8::/32"),
            "[ipv6-addr:value ISSUBSET '2001:db8::/32']"
        );
    }
}
