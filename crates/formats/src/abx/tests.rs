//! Documents made by hand, the real one, and damaged ones.

use std::fmt::Write as _;

use super::*;
use crate::samples;

/// The events as XML, each element with its end.
fn xml(bytes: &[u8]) -> (String, Option<FaultKind>) {
    let mut text = String::new();
    let mut open = false;
    let ended = events(bytes, &mut |event| {
        if open && !matches!(event, Event::Attribute(..)) {
            text.push('>');
            open = false;
        }
        match event {
            Event::Start(name) => {
                let _ = write!(text, "<{name}");
                open = true;
            }
            Event::Attribute(name, value) => {
                let _ = write!(text, " {name}=\"{}\"", written(value));
            }
            Event::Text(value) => text.push_str(&written(value)),
            Event::End(name) => {
                let _ = write!(text, "</{name}>");
            }
        }
    });
    (text, ended.err().map(|fault| fault.kind))
}

fn written(value: Value<'_>) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.to_owned(),
        Value::Bytes(bytes) => format!("{bytes:?}"),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Truth(truth) => truth.to_string(),
    }
}

/// A document around these tokens.
fn document(tokens: &[u8]) -> Vec<u8> {
    [&MAGIC, &b"\x10"[..], tokens, b"\x11"].concat()
}

#[test]
fn a_document_of_another_tool_is_the_xml_beside_it() {
    let Some(binary) = samples::read("android/abx/test-basic.xml.abx") else {
        return;
    };
    let expected = samples::read("android/abx/test-basic.xml").unwrap();
    // Binary XML does not tell an empty element from one that begins and ends.
    let expected = String::from_utf8(expected).unwrap();
    let expected = expected
        .replace("\r\n", "\n")
        .replace("<e1_1_3/>", "<e1_1_3></e1_1_3>");
    assert_eq!(xml(&binary), (expected, None));
}

#[test]
fn every_type_of_value_is_read() {
    let tokens = [
        &b"\x32\xff\xff\0\x01e"[..],
        b"\x1f\xff\xff\0\x01a",
        b"\x2f\0\x01\0\x02hi",
        b"\x3f\0\x01\0\x00",
        b"\x4f\0\x01\0\x02\x01\x02",
        b"\x5f\0\x01\0\x00",
        b"\x6f\0\x01\xff\xff\xff\xfe",
        b"\x7f\0\x01\0\0\0\x10",
        b"\x8f\0\x01\0\0\x01\x6f\x85\x5e\x9b\x60",
        b"\x9f\0\x01\x80\0\0\0\0\0\0\0",
        b"\xaf\0\x01\x3f\xc0\0\0",
        b"\xbf\0\x01\x3f\xf8\0\0\0\0\0\0",
        b"\xcf\0\x01",
        b"\xdf\0\x01",
        // A zero and a character beyond 16 bits, as Java writes them.
        b"\x24\0\x09a\xc0\x80\xed\xa0\xbd\xed\xb8\x80",
        b"\x29\0\x07comment",
        b"\x33\0\0",
    ];
    let expected = "<e a=\"\" a=\"hi\" a=\"e\" a=\"[1, 2]\" a=\"[]\" a=\"-2\" a=\"16\" a=\"1578490567520\" \
                    a=\"-9223372036854775808\" a=\"1.5\" a=\"1.5\" a=\"true\" a=\"false\">a\0\u{1F600}</e>";
    assert_eq!(xml(&document(&tokens.concat())), (expected.into(), None));
}

#[test]
fn events_before_damage_are_given() {
    let start = b"\x32\xff\xff\0\x01e";
    for (damage, kind) in [
        (&b"\x33\0\x01"[..], FaultKind::Malformed),
        (b"\x33\0\0\x33\0\0", FaultKind::Malformed),
        (b"\x2f\0\0\xff\xffx", FaultKind::Short),
        (b"\x0f\0\0", FaultKind::Malformed),
        (b"\x1b", FaultKind::Malformed),
        (b"", FaultKind::Short),
    ] {
        let bytes = [&MAGIC, &b"\x10"[..], start, damage].concat();
        let (text, fault) = xml(&bytes);
        assert!(text.starts_with("<e"), "{damage:?}");
        assert_eq!(fault, Some(kind), "{damage:?}");
    }
    for (bytes, kind) in [
        (&b"AB"[..], FaultKind::Short),
        (b"ABX\x01\x10\x11", FaultKind::Malformed),
        (b"<?xml version", FaultKind::Malformed),
    ] {
        assert_eq!(xml(bytes), (String::new(), Some(kind)));
    }
}

#[test]
fn depth_and_repetition_have_an_end() {
    let start = b"\x32\xff\xff\0\x01e";
    let deep = [&start[..], &b"\x32\0\0".repeat(1000)].concat();
    assert_eq!(xml(&document(&deep)).1, Some(FaultKind::TooDeep));

    // Three bytes name a text of 65 535 again and again.
    let long = [
        &b"\x34\xff\xff\xff\xff"[..],
        &vec![b'x'; 65_535],
        &b"\x34\0\0".repeat(10_000),
    ]
    .concat();
    let mut given = 0_u64;
    let fault = events(&document(&long), &mut |event| {
        if let Event::Text(Value::Text(text)) = event {
            given += u64::try_from(text.len()).unwrap();
        }
    });
    assert_eq!(fault.unwrap_err().kind, FaultKind::TooMany);
    assert!(given <= ABX_BYTES, "{given}");
}
