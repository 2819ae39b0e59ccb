//! Rows of a manifest, whole, odd and damaged; domains and paths; the names of real backups.

use std::time::{Duration, UNIX_EPOCH};

use ::plist::{Date, Uid, Value};

use super::*;
use crate::{
    keyed_archive, plist,
    test_plist::{binary, damaged},
};

fn dictionary(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let entries = entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value));
    Value::Dictionary(entries.collect())
}

fn uid(index: u64) -> Value {
    Value::Uid(Uid::new(index))
}

/// A row as phones write it: `$null`, the file, its path, its key, the class of the key, its own.
fn row(file: impl IntoIterator<Item = (&'static str, Value)>) -> Vec<u8> {
    let class = |name: &str| {
        let classes = vec![Value::from(name), Value::from("NSObject")];
        dictionary([
            ("$classname", name.into()),
            ("$classes", Value::Array(classes)),
        ])
    };
    let mut fields = vec![("RelativePath", uid(2)), ("$class", uid(5))];
    fields.extend(file);
    let wrapped: Vec<u8> = (0..44).collect();
    let key = dictionary([("NS.data", Value::Data(wrapped)), ("$class", uid(4))]);
    let date = dictionary([("NS.time", Value::Real(648_302_400.0)), ("$class", uid(5))]);
    binary(&dictionary([
        ("$version", 100_000.into()),
        ("$archiver", "NSKeyedArchiver".into()),
        ("$top", dictionary([("root", uid(1))])),
        (
            "$objects",
            Value::Array(vec![
                "$null".into(),
                dictionary(fields),
                "Library/SMS/sms.db".into(),
                key,
                class("NSMutableData"),
                class("MBFile"),
                date,
                "/private/var/mobile/Länk".into(),
            ]),
        ),
    ]))
}

fn usual_row() -> Vec<u8> {
    row([
        ("Size", 4096.into()),
        ("Mode", 33188.into()),
        ("UserID", (-2).into()),
        ("Birth", 1_626_609_600.into()),
        ("LastModified", Value::Real(1_626_609_600.5)),
        ("LastStatusChange", uid(6)),
        ("ProtectionClass", 3.into()),
        ("EncryptionKey", uid(3)),
        ("Target", uid(7)),
        ("Flags", 0.into()),
    ])
}

#[test]
fn a_row_says_everything_it_knows() {
    let meta = file_meta(&usual_row()).unwrap();
    assert_eq!(
        meta,
        FileMeta {
            size: Some(4096),
            mode: Some(0o100_644),
            user_id: Some(-2),
            birth: Instant::parse("2021-07-18T12:00:00Z"),
            modified: Instant::parse("2021-07-18T12:00:00.5Z"),
            status_changed: Instant::parse("2021-07-18T12:00:00Z"),
            protection_class: Some(3),
            encryption_key: Some((0..44).collect()),
            target: Some("/private/var/mobile/Länk".to_owned()),
        }
    );
}

#[test]
fn dates_and_data_may_stand_inline_and_null_is_none() {
    let date = Date::from(UNIX_EPOCH + Duration::from_secs(1_626_609_600));
    let meta = file_meta(&row([
        ("LastModified", Value::Date(date)),
        ("EncryptionKey", Value::Data(vec![1, 2])),
        ("Target", uid(0)),
        ("Size", Value::from(u64::MAX)),
        ("Mode", Value::from(-1)),
    ]))
    .unwrap();
    assert_eq!(meta.modified, Instant::parse("2021-07-18T12:00:00Z"));
    assert_eq!(meta.encryption_key, Some(vec![1, 2]));
    assert_eq!((meta.target, meta.birth, meta.mode), (None, None, None));
    assert_eq!(meta.size, Some(u64::MAX));
    assert_eq!(file_meta(&row([])).unwrap(), FileMeta::default());
}

#[test]
fn reading_in_place_agrees_with_the_resolved_tree() {
    let bytes = usual_row();
    let meta = file_meta(&bytes).unwrap();
    let tree = keyed_archive::resolve(&plist::parse(&bytes).unwrap()).unwrap();
    let integer = |key: &str| tree.get(key).unwrap().as_integer();
    assert_eq!(meta.size.map(u64::cast_signed), integer("Size"));
    assert_eq!(meta.mode.map(i64::from), integer("Mode"));
    assert_eq!(meta.user_id, integer("UserID"));
    assert_eq!(
        meta.encryption_key.as_deref(),
        tree.get("EncryptionKey").unwrap().as_data()
    );
    assert_eq!(meta.target.as_deref(), tree.get("Target").unwrap().as_str());
    assert_eq!(
        meta.status_changed,
        tree.get("LastStatusChange").unwrap().as_date()
    );
}

#[test]
fn damage_never_panics() {
    let bytes = usual_row();
    for copy in damaged(&bytes, 20_000) {
        let _ = file_meta(&copy);
    }
    assert_eq!(file_meta(b"").unwrap_err().kind, FaultKind::Malformed);
    assert_eq!(
        file_meta(&binary(&Value::from("text"))).unwrap_err().kind,
        FaultKind::Malformed
    );
}

#[test]
fn domains_become_paths_on_the_phone() {
    let path = |domain, relative| phone_path(domain, relative).unwrap().into_string();
    assert_eq!(
        path("HomeDomain", "Library/SMS/sms.db"),
        "/private/var/mobile/Library/SMS/sms.db"
    );
    assert_eq!(
        path("RootDomain", "Library/Caches/locationd/clients.plist"),
        "/private/var/root/Library/Caches/locationd/clients.plist"
    );
    assert_eq!(path("WirelessDomain", ""), "/private/var/wireless");
    assert_eq!(
        path(
            "AppDomainGroup-group.net.whatsapp.WhatsApp.shared",
            "ChatStorage.sqlite"
        ),
        "/private/var/mobile/Containers/Shared/AppGroup/group.net.whatsapp.WhatsApp.shared/ChatStorage.sqlite"
    );
    assert_eq!(
        path("AppDomain-com.example", "Documents/a"),
        "/private/var/mobile/Containers/Data/Application/com.example/Documents/a"
    );
    assert_eq!(
        path("AppDomainPlugin-com.example.share", "a"),
        "/private/var/mobile/Containers/Data/PluginKitPlugin/com.example.share/a"
    );
    assert_eq!(
        path(
            "SysSharedContainerDomain-systemgroup.com.apple.configurationprofiles",
            "Library/x"
        ),
        "/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.configurationprofiles/Library/x"
    );
    assert_eq!(
        path("SysContainerDomain-com.apple.x", "a"),
        "/private/var/containers/Data/System/com.apple.x/a"
    );
    assert_eq!(path("NewDomain", "a/b"), "/NewDomain/a/b");
    assert_eq!(
        path("HomeDomain", "/Library//x"),
        "/private/var/mobile/Library/x"
    );
}

#[test]
fn paths_that_lead_out_are_refused() {
    for (domain, relative) in [
        ("HomeDomain", "../../etc/passwd"),
        ("HomeDomain", "Library/../../x"),
        ("HomeDomain", "a\0b"),
        ("..", "x"),
        ("AppDomain-../../x", "y"),
        ("AppDomain-..", "y"),
        ("a/b", "y"),
    ] {
        let fault = phone_path(domain, relative).unwrap_err();
        assert_eq!(fault.kind, FaultKind::OutsideSource, "{domain} {relative}");
    }
}

#[test]
fn file_ids_are_those_of_real_backups() {
    for (domain, path, id) in [
        (
            "HomeDomain",
            "Library/SMS/sms.db",
            "3d0d7e5fb2ce288813306e4d4636395e047a3d28",
        ),
        (
            "RootDomain",
            "Library/Caches/locationd/clients.plist",
            "a690d7769cce8904ca2b67320b107c8fe5f79412",
        ),
        (
            "AppDomainGroup-group.net.whatsapp.WhatsApp.shared",
            "ChatStorage.sqlite",
            "7c7fba66680ef796b916b067077cc246adacf01d",
        ),
    ] {
        assert_eq!(file_id(domain, path), id);
    }
}
