//! Archives built object by object: every class that unfolds, circles, limits; a real one.

use super::*;
use crate::plist;

fn dictionary(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let entries = entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value));
    Value::Dictionary(entries.collect())
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// An object of a class that is described at `class`.
fn object(class: u64, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    dictionary(fields.into_iter().chain([("$class", Value::Uid(class))]))
}

fn class(name: &str) -> Value {
    dictionary([
        ("$classname", text(name)),
        ("$classes", Value::Array(vec![text(name)])),
    ])
}

fn archive(objects: impl IntoIterator<Item = Value>) -> Value {
    let objects = [text("$null")].into_iter().chain(objects).collect();
    dictionary([
        ("$top", dictionary([("root", Value::Uid(1))])),
        ("$objects", Value::Array(objects)),
    ])
}

fn uids(indexes: impl IntoIterator<Item = u64>) -> Value {
    Value::Array(indexes.into_iter().map(Value::Uid).collect())
}

#[test]
fn foundation_objects_unfold_and_others_keep_their_class() {
    let list = archive([
        object(
            2,
            [
                ("NS.keys", uids([3, 4, 5, 6, 7, 8, 9, 10])),
                ("NS.objects", uids(11..19)),
            ],
        ),
        class("NSDictionary"),
        text("string"),
        text("date"),
        text("data"),
        text("url"),
        text("uuid"),
        text("null"),
        text("own"),
        Value::Integer(7),
        object(2, [("NS.string", text("héllo"))]),
        object(2, [("NS.time", Value::Integer(86_400))]),
        object(2, [("NS.data", Value::Data(vec![1, 2]))]),
        object(
            2,
            [("NS.base", Value::Uid(19)), ("NS.relative", text("c?d"))],
        ),
        object(2, [("NS.uuidbytes", Value::Data((0..16).collect()))]),
        Value::Uid(0),
        object(
            20,
            [
                ("name", Value::Uid(3)),
                ("NS.objects", uids([3])),
                ("gone", Value::Uid(0)),
            ],
        ),
        object(2, [("NS.objects", uids([3, 21, 3]))]),
        object(
            2,
            [
                ("NS.base", Value::Uid(0)),
                ("NS.relative", text("https://example.org/a/b")),
            ],
        ),
        class("Own"),
        object(22, []),
        class("NSNull"),
    ]);
    assert!(is_keyed_archive(&list));
    let root = resolve(&list).unwrap();
    let at = |key: &str| root.get(key).cloned();
    assert_eq!(at("string"), Some(text("héllo")));
    assert_eq!(
        at("date").unwrap().as_date(),
        Instant::parse("2001-01-02T00:00:00Z")
    );
    assert_eq!(at("data"), Some(Value::Data(vec![1, 2])));
    assert_eq!(at("url"), Some(text("https://example.org/a/c?d")));
    assert_eq!(
        at("uuid"),
        Some(text("00010203-0405-0607-0809-0A0B0C0D0E0F"))
    );
    assert_eq!(at("null"), None);
    assert_eq!(
        at("7"),
        Some(Value::Array(vec![text("string"), text("string")]))
    );
    let own = dictionary([
        ("name", text("string")),
        ("NS.objects", Value::Array(vec![text("string")])),
        ("$class", text("Own")),
    ]);
    assert_eq!(at("own"), Some(own));
    let mut found = Vec::new();
    strings(&list, &mut |text| found.push(text.to_owned()));
    assert!(found.contains(&"https://example.org/a/b".to_owned()));
    assert!(found.contains(&"héllo".to_owned()));
    assert!(
        !found
            .iter()
            .any(|text| text == "NSDictionary" || text == "$null")
    );
}

#[test]
fn circles_and_dangling_references_are_cut() {
    let list = archive([
        object(
            9,
            [
                ("self", Value::Uid(1)),
                ("other", Value::Uid(2)),
                ("far", Value::Uid(99)),
            ],
        ),
        object(9, [("back", Value::Uid(1))]),
    ]);
    let root = resolve(&list).unwrap();
    assert_eq!(root.get("self"), Some(&Value::Uid(1)));
    assert_eq!(root.at(&["other", "back"]), Some(&Value::Uid(1)));
    assert_eq!(root.get("far"), Some(&Value::Uid(99)));
}

#[test]
fn shared_levels_stop_at_the_budget() {
    let start = std::time::Instant::now();
    for levels in [22, 60, 120] {
        let level = |next| object(0, [("a", Value::Uid(next)), ("b", Value::Uid(next))]);
        let list = archive((0..levels).map(|at| level(at + 2)));
        let fault = resolve(&list).unwrap_err();
        assert!(
            matches!(fault.kind, FaultKind::TooMany | FaultKind::TooDeep),
            "{fault}"
        );
    }
    let long = "a".repeat(1 << 20);
    let many = archive([uids(std::iter::repeat_n(2, 100_000)), text(&long)]);
    assert_eq!(resolve(&many).unwrap_err().kind, FaultKind::TooMany);
    let deep = archive((0..200_000).map(|at| object(0, [("a", Value::Uid(at + 2))])));
    assert_eq!(resolve(&deep).unwrap_err().kind, FaultKind::TooDeep);
    assert!(start.elapsed().as_secs() < 3, "{:?}", start.elapsed());
}

#[test]
fn what_is_no_archive_is_malformed() {
    let no_top = dictionary([("$objects", Value::Array(Vec::new()))]);
    for value in [text("x"), no_top, archive([])] {
        let outcome = resolve(&value);
        assert!(
            outcome.is_err() || outcome == Ok(Value::Uid(1)),
            "{outcome:?}"
        );
        strings(&value, &mut |_| {});
    }
    let null = dictionary([
        ("$top", dictionary([("root", Value::Uid(0))])),
        ("$objects", Value::Array(vec![text("$null")])),
    ]);
    assert_eq!(resolve(&null).unwrap_err().kind, FaultKind::Malformed);
}

#[test]
fn several_roots_come_out_together() {
    let list = dictionary([
        (
            "$top",
            dictionary([("a", Value::Uid(1)), ("b", Value::Uid(2))]),
        ),
        (
            "$objects",
            Value::Array(vec![text("$null"), text("x"), text("y")]),
        ),
    ]);
    let roots = dictionary([("a", text("x")), ("b", text("y"))]);
    assert_eq!(resolve(&list), Ok(roots));
}

#[test]
fn addresses_join_their_base() {
    for (base, relative, joined) in [
        ("", "https://a.org/x", "https://a.org/x"),
        ("https://a.org", "x", "https://a.org/x"),
        ("https://a.org/b/c", "x", "https://a.org/b/x"),
        ("https://a.org/b/c", "/x", "https://a.org/x"),
        ("https://a.org/b/c", "ftp://d/x", "ftp://d/x"),
        ("no address", "x", "x"),
    ] {
        assert_eq!(join_address(base, relative), joined);
    }
}

#[test]
fn a_real_archive_resolves() {
    let Some(bytes) = crate::samples::read("ios/plist/NSKeyedArchiver.plist") else {
        return;
    };
    let list = plist::parse(&bytes).unwrap();
    let root = resolve(&list).unwrap();
    let mut unresolved = 0_u32;
    count_uids(&root, &mut unresolved);
    assert_eq!(unresolved, 0, "{root:?}");
    println!("{root:?}");
}

fn count_uids(value: &Value, count: &mut u32) {
    match value {
        Value::Uid(_) => *count += 1,
        Value::Array(values) => values.iter().for_each(|value| count_uids(value, count)),
        Value::Dictionary(entries) => entries
            .iter()
            .for_each(|(_, value)| count_uids(value, count)),
        _ => {}
    }
}
