//! The planted indicators as a STIX 2.1 bundle
//! (<https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html>), in several shapes of pattern.

use serde_json::{Value, json};
use sha1::{Digest, Sha1};

use crate::{
    planted::{self, Indicator},
    random::uuid_text,
};

/// When the set was published.
const PUBLISHED: &str = "2019-01-01T00:00:00.000Z";

/// The family that every indicator of the set stands for.
pub const FAMILY: &str = "Vigie Testkit Spy";

/// A STIX 2.1 bundle that names every indicator that watched phones bear traces of and, revoked,
/// one host that must not match. The patterns use equality, `OR`, `IN`, `LIKE`, escapes and quoted
/// keys.
#[must_use]
pub fn planted_indicators() -> String {
    bundle(&patterns())
}

/// The same for Android: every indicator that watched Android phones bear traces of and, revoked, one
/// host that must not match.
#[must_use]
pub fn planted_android_indicators() -> String {
    let patterns = planted::android();
    let patterns = patterns.iter().map(|one| format!("[{}]", comparison(one)));
    bundle(&patterns.collect::<Vec<_>>())
}

fn bundle(patterns: &[String]) -> String {
    let malware = json!({
        "type": "malware", "spec_version": "2.1", "id": id("malware", FAMILY),
        "created": PUBLISHED, "modified": PUBLISHED,
        "name": FAMILY, "is_family": true, "malware_types": ["spyware"],
        "description": "Made up: exists on synthetic phones only.",
    });
    let publisher = json!({
        "type": "identity", "spec_version": "2.1", "id": id("identity", "testkit"),
        "created": PUBLISHED, "modified": PUBLISHED,
        "name": "testkit", "identity_class": "system",
    });
    let mut objects = vec![publisher, malware];
    for pattern in patterns {
        objects.push(indicator(pattern, false));
        objects.push(relationship(pattern));
    }
    let revoked = format!("[domain-name:value = '{}']", planted::REVOKED_HOST);
    objects.push(indicator(&revoked, true));
    objects.push(relationship(&revoked));
    let bundle = json!({
        "type": "bundle", "id": id("bundle", "testkit"), "objects": objects,
    });
    format!("{bundle:#}\n")
}

/// One pattern each, but for the hosts, which share patterns.
fn patterns() -> Vec<String> {
    let alone = planted::all().into_iter().filter(|i| i.kind != "host");
    let mut patterns = vec![
        format!("[domain-name:value = '{}']", planted::C2.value),
        format!(
            "[domain-name:value = '{}' OR domain-name:value = '{}']",
            planted::LURE.value,
            planted::IDN.value
        ),
        format!(
            "[domain-name:value IN ('{}', '{}')]",
            planted::PANEL.value,
            planted::SHARED.value
        ),
        format!("[domain-name:value = '{}']", planted::REMOVED.value),
    ];
    patterns.extend(alone.map(|indicator| format!("[{}]", comparison(&indicator))));
    patterns
}

fn comparison(indicator: &Indicator) -> String {
    if let Some((process, app)) = indicator.value.split_once(planted::JOINED) {
        return format!("process:name = '{process}' AND app:id = '{app}'");
    }
    let path = match indicator.kind {
        "url" => "url:value",
        "ipv6" => "ipv6-addr:value",
        "cidr" if indicator.value.contains(':') => "ipv6-addr:value",
        "ipv4" | "cidr" => "ipv4-addr:value",
        "email" => "email-addr:value",
        "phone" => "phone-number:value",
        "process" => "process:name",
        "file_name" => "file:name",
        "file_path" => "file:path",
        "sha256" => "file:hashes.'SHA-256'",
        "sha1" => "file:hashes.'SHA-1'",
        "md5" => "file:hashes.MD5",
        "app_cert_md5" => "app:cert.md5",
        "app_cert_sha1" => "app:cert.sha1",
        "app_id" => "app:id",
        "app_cert_sha256" => "app:cert.sha256",
        "android_property" => "android-property:name",
        "profile_id" => "configuration-profile:id",
        _ => "domain-name:value",
    };
    let value = indicator.value.replace('\\', r"\\").replace('\'', r"\'");
    format!("{path} = '{value}'")
}

fn indicator(pattern: &str, revoked: bool) -> Value {
    json!({
        "type": "indicator", "spec_version": "2.1", "id": id("indicator", pattern),
        "created": PUBLISHED, "modified": PUBLISHED,
        "indicator_types": ["malicious-activity"],
        "pattern": pattern, "pattern_type": "stix", "pattern_version": "2.1",
        "valid_from": PUBLISHED, "revoked": revoked,
    })
}

fn relationship(pattern: &str) -> Value {
    json!({
        "type": "relationship", "spec_version": "2.1", "id": id("relationship", pattern),
        "created": PUBLISHED, "modified": PUBLISHED, "relationship_type": "indicates",
        "source_ref": id("indicator", pattern), "target_ref": id("malware", FAMILY),
    })
}

/// A STIX identifier that depends on the object alone (a version-5 UUID).
fn id(kind: &str, name: &str) -> String {
    let digest = Sha1::digest(format!("testkit:{kind}:{name}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x50;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    format!("{kind}--{}", uuid_text(bytes).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundle_names_every_planted_value() {
        let bundle: Value = serde_json::from_str(&planted_indicators()).unwrap();
        let patterns: Vec<_> = bundle["objects"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|object| object["pattern"].as_str())
            .collect();
        for indicator in planted::all() {
            let value = indicator.value.replace('\'', r"\'");
            let holds = |pattern: &&str| {
                value
                    .split(planted::JOINED)
                    .all(|one| pattern.contains(one))
            };
            assert!(patterns.iter().any(holds), "{value}");
        }
        let android = planted_android_indicators();
        for indicator in planted::android() {
            let value = indicator.value.replace('\'', r"\\'");
            let mut parts = value.split(planted::JOINED);
            assert!(parts.all(|one| android.contains(one)), "{value}");
        }
        assert_eq!(planted_indicators(), planted_indicators());
    }
}
