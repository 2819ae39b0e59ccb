//! Events as MISP exports them, and what may be wrong with one.

use super::*;
use crate::indicators::{Kind, Platform, RefusedFor};

fn set(text: &str) -> Set {
    parse("m.json", text.as_bytes())
}

fn values(set: &Set) -> Vec<(&str, &str)> {
    set.indicators
        .iter()
        .map(|one| (one.kind.name(), &*one.value))
        .collect()
}

#[test]
fn attributes_of_every_type() {
    let set = set(
        r#"{"Event":{"info":"Some campaign","date":"2024-02-03","Orgc":{"name":"CERT Example"},
        "Tag":[{"name":"misp-galaxy:mitre-malware=\"Pegasus for iOS - S0289\""},{"name":"tlp:clear"}],
        "Attribute":[
        {"uuid":"1","type":"domain","value":"a.example.net","to_ids":true,"first_seen":"2023-05-01T00:00:00Z",
         "last_seen":"2023-06-01T00:00:00Z"},
        {"uuid":"2","type":"ip-dst","value":"203.0.114.7","to_ids":true},
        {"uuid":"3","type":"ip-dst|port","value":"203.0.114.8|8443","to_ids":true},
        {"uuid":"4","type":"url","value":"https://b.example.net/x","to_ids":"1"},
        {"uuid":"5","type":"email-src","value":"who@c.example.net","to_ids":true},
        {"uuid":"6","type":"filename|sha256","to_ids":true,
         "value":"a.apk|1111111111111111111111111111111111111111111111111111111111111111"},
        {"uuid":"7","type":"mobile-application-id","value":"com.example.spy","to_ids":false},
        {"uuid":"8","type":"domain|ip","value":"d.example.net|203.0.114.9","to_ids":true},
        {"uuid":"9","type":"domain","value":"news.example.net","to_ids":false},
        {"uuid":"10","type":"mutex","value":"x","to_ids":true},
        {"uuid":"11","type":"domain","value":"gone.example.net","to_ids":true,"deleted":true},
        {"uuid":"12","type":"x509-fingerprint-sha1","to_ids":true,
         "value":"1111111111111111111111111111111111111111"},
        {"uuid":"13","type":"link","value":"https://cert.example.net/report","to_ids":false}]}}"#,
    );
    assert_eq!(
        values(&set),
        [
            ("host", "a.example.net"),
            ("ipv4", "203.0.114.7"),
            ("compound", "203.0.114.8|8443"),
            ("url", "https://b.example.net/x"),
            ("email", "who@c.example.net"),
            (
                "sha256",
                "a.apk|1111111111111111111111111111111111111111111111111111111111111111"
            ),
            ("app_id", "com.example.spy"),
            ("host", "d.example.net|203.0.114.9"),
        ]
    );
    let refused: Vec<_> = set
        .refused
        .iter()
        .map(|one| (one.id.raw(), one.reason))
        .collect();
    assert_eq!(
        refused,
        [
            ("9", RefusedFor::NotASign),
            ("10", RefusedFor::OtherKind),
            ("12", RefusedFor::OtherKind),
            ("13", RefusedFor::NotASign)
        ]
    );
    assert_eq!((set.entries, set.revoked), (13, 1));
    assert_eq!(set.publisher, "CERT Example");
    assert_eq!(set.families, ["Pegasus for iOS"]);
    assert_eq!(set.date.unwrap().date(), "2024-02-03");
    let first = &set.indicators[0];
    assert_eq!(first.valid_from.unwrap().date(), "2023-05-01");
    assert_eq!(first.valid_until, None);
    assert_eq!(first.about.references, ["https://cert.example.net/report"]);
}

#[test]
fn apps_keep_their_identifier_though_it_is_no_sign_to_misp() {
    let set = set(r#"{"info":"Stalkerware indicators","Object":[
        {"name":"android-app","Attribute":[
        {"uuid":"1","object_relation":"appid","type":"text","value":"com.example.spy","to_ids":false},
        {"uuid":"2","object_relation":"certificate","type":"sha1","to_ids":true,
         "value":"1111111111111111111111111111111111111111"},
        {"uuid":"3","object_relation":"domain","type":"domain","value":"a.example.net","to_ids":true},
        {"uuid":"4","object_relation":"name","type":"text","value":"TheSpy","to_ids":false}]},
        {"name":"android-app","deleted":true,"Attribute":[
        {"uuid":"5","object_relation":"appid","type":"text","value":"com.example.gone"}]},
        {"name":"file","Attribute":[
        {"uuid":"6","object_relation":"appid","type":"text","value":"x","to_ids":false}]}]}"#);
    let kinds: Vec<_> = set.indicators.iter().map(|one| one.kind).collect();
    let sha1 = Kind::Certificate(model::HashAlgorithm::Sha1);
    assert_eq!(kinds, [Kind::AppId, sha1, Kind::Host]);
    for one in &set.indicators {
        assert_eq!(one.about.families, ["TheSpy"]);
        assert_eq!(one.about.category, Category::Other);
    }
    assert_eq!(set.indicators[0].platform, Platform::Android);
    assert_eq!((set.revoked, set.refused.len()), (1, 1));
}

#[test]
fn several_events_keep_their_own_names() {
    let set = set(r#"{"response":[
        {"Event":{"Attribute":[{"type":"domain","value":"a.example.net","to_ids":true}],"info":"One"}},
        {"Event":{"info":"Two","Attribute":[{"type":"domain","value":"b.example.net","to_ids":true}]}}]}"#);
    let families: Vec<_> = set
        .indicators
        .iter()
        .map(|one| one.about.families.join(" "))
        .collect();
    assert_eq!(families, ["One", "Two"]);
}

#[test]
fn what_stands_before_damage_is_kept() {
    let set = set(
        r#"{"Event":{"info":"One","Attribute":[{"type":"domain","value":"a.example.net","to_ids":true},{"ty"#,
    );
    assert_eq!(values(&set), [("host", "a.example.net")]);
    assert_eq!(set.refused[0].reason, RefusedFor::Damaged);
}
