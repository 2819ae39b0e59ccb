//! The reader against the crate `plist`; lists which that crate refuses, hostile ones, real ones.

use ::plist::{Date, Uid, stream::BinaryReader};
use proptest::prelude::*;

use super::*;
use crate::{
    limits::PLIST_DEPTH,
    test_plist::{binary, damaged, raw, raw_array, raw_dictionary},
};

/// What the event reader of the crate `plist` makes of a binary list.
fn generic(bytes: &[u8]) -> Result<Value, Fault> {
    xml::from_events(BinaryReader::new(std::io::Cursor::new(bytes)))
}

fn any_value() -> impl Strategy<Value = ::plist::Value> {
    let text = prop_oneof![any::<String>(), "[ -~]{0,40}"];
    let leaf = prop_oneof![
        any::<bool>().prop_map(::plist::Value::from),
        any::<i64>().prop_map(::plist::Value::from),
        any::<u64>().prop_map(::plist::Value::from),
        any::<f64>().prop_map(::plist::Value::from),
        text.clone().prop_map(::plist::Value::from),
        proptest::collection::vec(any::<u8>(), 0..40).prop_map(::plist::Value::Data),
        any::<u64>().prop_map(|index| ::plist::Value::Uid(Uid::new(index))),
        (0_u64..4_000_000_000).prop_map(|seconds| {
            let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
            ::plist::Value::Date(Date::from(time))
        }),
    ];
    leaf.prop_recursive(6, 64, 20, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..20).prop_map(::plist::Value::Array),
            proptest::collection::vec((text.clone(), inner), 0..20)
                .prop_map(|entries| ::plist::Value::Dictionary(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn the_reader_agrees_with_the_crate(value in any_value()) {
        let bytes = binary(&value);
        let (ours, theirs) = (parse(&bytes), generic(&bytes));
        // Debug text, because NaN differs from itself.
        prop_assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
        prop_assert!(ours.is_ok());
    }

    #[test]
    fn xml_says_the_same_as_binary(value in any_value()) {
        let mut xml = Vec::new();
        // XML cannot hold every string, nor references.
        prop_assume!(value.to_writer_xml(&mut xml).is_ok());
        let binary = parse(&binary(&value)).unwrap();
        if let Ok(read) = parse(&xml) {
            let mut strings = 0_u32;
            read.strings(&mut |_, _| strings += 1);
            binary.strings(&mut |_, _| strings -= 1);
            prop_assert_eq!(strings, 0);
        }
    }
}

#[test]
fn every_kind_of_value_is_read() {
    let xml = br#"  <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0"><dict>
        <key>text</key><string>a &amp; b<![CDATA[ <c> & d]]></string>
        <key>number</key><integer>-7</integer>
        <key>large</key><integer>18446744073709551615</integer>
        <key>real</key><real>0.5</real>
        <key>yes</key><true/>
        <key>data</key><data> AAEC </data>
        <key>date</key><date>2021-07-18T12:00:00Z</date>
        <key>old</key><date>1969-12-31T23:59:59Z</date>
        <key>list</key><array><string>x</string><dict><key>CF$UID</key><integer>3</integer></dict></array>
        </dict></plist>"#;
    let value = parse(xml).unwrap();
    let at = |key: &str| value.get(key).unwrap().clone();
    assert_eq!(at("text").as_str(), Some("a & b <c> & d"));
    assert_eq!(at("number").as_integer(), Some(-7));
    assert_eq!(at("number").as_real(), Some(-7.0));
    assert_eq!(at("large"), Value::Unsigned(u64::MAX));
    assert_eq!(at("real").as_real(), Some(0.5));
    assert_eq!(at("yes").as_bool(), Some(true));
    assert_eq!(at("data").as_data(), Some(&[0, 1, 2][..]));
    assert_eq!(
        at("date").as_date(),
        model::Instant::parse("2021-07-18T12:00:00Z")
    );
    assert_eq!(at("old").as_date().unwrap().unix_ns(), -1_000_000_000);
    assert_eq!(at("list").as_array().unwrap()[1].as_uid(), Some(3));
    assert_eq!(value.at(&["list", "x"]), None);
    let mut strings = Vec::new();
    value.strings(&mut |path, text| strings.push(format!("{path}={text}")));
    assert_eq!(strings, ["text=a & b <c> & d", "list/0=x"]);
    assert_eq!(value.as_dictionary().unwrap().len(), 9);
}

#[test]
fn what_the_crate_refuses_is_kept() {
    // An impossible date, a lone surrogate, bytes that are not ASCII, a set, a UTF-16 key.
    let nan = [vec![0x33], f64::NAN.to_be_bytes().to_vec()].concat();
    let list = raw(&[
        raw_dictionary(&[1, 2, 3, 4], &[5, 6, 7, 8]),
        b"\x51a".to_vec(),
        b"\x51b".to_vec(),
        b"\x51c".to_vec(),
        vec![0x61, 0, b'd'],
        nan,
        vec![0x62, 0xD8, 0, 0, b'x'],
        vec![0x52, 0xFF, b'y'],
        vec![0xC1, 0, 0, 0, 1],
    ]);
    let value = parse(&list).unwrap();
    assert_eq!(value.get("a"), Some(&Value::Date(None)));
    assert_eq!(value.get("b").unwrap().as_str(), Some("\u{FFFD}x"));
    assert_eq!(value.get("c").unwrap().as_str(), Some("\u{FFFD}y"));
    assert_eq!(
        value.get("d").unwrap().as_array().unwrap()[0].as_str(),
        Some("a")
    );
}

#[test]
fn entities_of_the_document_are_not_expanded() {
    let xml = br#"<?xml version="1.0"?><!DOCTYPE plist [
        <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY file SYSTEM "file:///etc/passwd"> ]>
        <plist><string>[&b;&file;&#x41;]</string></plist>"#;
    assert_eq!(parse(xml).unwrap().as_str(), Some("[A]"));
}

#[test]
fn deep_lists_are_too_deep_and_fast() {
    let deep = |depth: usize| [b"<plist>".to_vec(), b"<array>".repeat(depth)].concat();
    let closed = |depth: usize| [deep(depth), b"</array>".repeat(depth)].concat();
    for depth in [65_536, 1_000_000] {
        assert_eq!(parse(&deep(depth)).unwrap_err().kind, FaultKind::TooDeep);
    }
    assert!(parse(&closed(PLIST_DEPTH)).is_ok());
    assert_eq!(
        parse(&closed(PLIST_DEPTH + 1)).unwrap_err().kind,
        FaultKind::TooDeep
    );
    let nested = |depth: u32| {
        let mut objects: Vec<_> = (1..depth).map(|next| raw_array(&[next])).collect();
        objects.push(raw_array(&[]));
        raw(&objects)
    };
    let limit = u32::try_from(PLIST_DEPTH).unwrap();
    assert!(parse(&nested(limit)).is_ok());
    for depth in [limit + 1, 65_536, 1_000_000] {
        assert_eq!(parse(&nested(depth)).unwrap_err().kind, FaultKind::TooDeep);
    }
    assert_eq!(
        parse(&raw(&[raw_array(&[0])])).unwrap_err().kind,
        FaultKind::TooDeep
    );
}

#[test]
fn shared_objects_stop_at_the_budget() {
    let shared = |levels: u32, width: usize, leaf: Vec<u8>| {
        let level = |next| raw_array(&vec![next; width]);
        let mut objects: Vec<_> = (1..levels).map(level).collect();
        objects.push(leaf);
        raw(&objects)
    };
    let start = std::time::Instant::now();
    for levels in [24, 60, 200] {
        let list = shared(levels, 2, raw_array(&[]));
        assert_eq!(parse(&list).unwrap_err().kind, FaultKind::TooMany);
    }
    let wide = shared(3, 1_000_000, raw_array(&[]));
    assert_eq!(parse(&wide).unwrap_err().kind, FaultKind::TooMany);
    let long = [vec![0x5F, 0x12, 0, 0x10, 0, 0], vec![b'a'; 1 << 20]].concat();
    assert_eq!(
        parse(&shared(10, 2, long)).unwrap_err().kind,
        FaultKind::TooMany
    );
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

#[test]
fn lengths_beyond_the_file_cost_nothing() {
    for object in [
        vec![0xAF, 0x13, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        vec![0xDF, 0x13, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        vec![0x4F, 0x12, 0xFF, 0xFF, 0xFF, 0xFF],
        vec![
            0x6F, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0, 0, 0, 0, 0, 0, 0,
        ],
        vec![0x5F, 0x13, 0xFF, 0, 0, 0, 0, 0, 0, 0],
        vec![0x00],
        vec![0x1F],
        vec![0x70],
    ] {
        assert!(parse(&raw(&[object])).is_err());
    }
}

#[test]
fn damage_never_panics() {
    let value = ::plist::Value::Dictionary(
        [
            (
                "numbers".to_owned(),
                ::plist::Value::Array((0..40).map(Into::into).collect()),
            ),
            ("text".to_owned(), "é".repeat(40).into()),
            ("data".to_owned(), ::plist::Value::Data(vec![7; 40])),
            ("date".to_owned(), Date::from(std::time::UNIX_EPOCH).into()),
        ]
        .into_iter()
        .collect(),
    );
    let mut xml = Vec::new();
    value.to_writer_xml(&mut xml).unwrap();
    for whole in [binary(&value), xml] {
        assert!(parse(&whole).is_ok());
        for copy in damaged(&whole, 20_000) {
            let _ = parse(&copy);
        }
    }
    for bytes in [
        &b""[..],
        b" ",
        b"bplist00",
        b"<",
        b"<plist>",
        b"text",
        b"\xFF\xFE<\0",
    ] {
        assert!(parse(bytes).is_err(), "{bytes:?}");
    }
}

#[test]
fn truncated_xml_is_short() {
    let fault = parse(b"<plist><dict><key>a</key>").unwrap_err();
    assert_eq!(fault.kind, FaultKind::Short);
    let fault = parse(b"<plist><dict><key>a</key></dict></plist>").unwrap_err();
    assert_eq!(fault.kind, FaultKind::Malformed);
}

#[test]
fn samples_are_read() {
    for name in [
        "NSKeyedArchiver.plist",
        "com.apple.MobileBackup.plist",
        "com.apple.iPod.plist",
        "com.apple.identityservices.idstatuscache.plist",
        "leading_whitespace.plist",
    ] {
        let Some(bytes) = crate::samples::read(&format!("ios/plist/{name}")) else {
            return;
        };
        let value = parse(&bytes).unwrap();
        assert!(!value.as_dictionary().unwrap().is_empty(), "{name}");
        if bytes.starts_with(b"bplist") {
            assert_eq!(value, generic(&bytes).unwrap());
        }
    }
}
