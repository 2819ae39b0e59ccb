//! Streams built piece by piece: every length, type and reference; hostile ones; real messages.

use super::*;
use crate::{links, samples, test_plist::damaged};

/// A length as `NSArchiver` writes it.
fn length(len: usize) -> Vec<u8> {
    if let Ok(len @ 0..=0x7F) = u8::try_from(len) {
        vec![len]
    } else if let Ok(len) = u16::try_from(len) {
        [vec![0x81], len.to_le_bytes().to_vec()].concat()
    } else {
        [
            vec![0x82],
            u32::try_from(len).unwrap().to_le_bytes().to_vec(),
        ]
        .concat()
    }
}

fn counted(bytes: &[u8]) -> Vec<u8> {
    [length(bytes.len()), bytes.to_vec()].concat()
}

/// Something new: its head and its counted bytes.
fn new(bytes: &[u8]) -> Vec<u8> {
    [vec![0x84], counted(bytes)].concat()
}

fn header() -> Vec<u8> {
    [vec![4], counted(b"streamtyped"), vec![0x81, 0xE8, 0x03]].concat()
}

/// A class without one above it.
fn class(name: &[u8]) -> Vec<u8> {
    [vec![0x84], new(name), vec![0, 0x85]].concat()
}

/// An attributed string of this text; `attributes` follow it inside the object.
///
/// Strings: 92 `@`, 93 `NSAttributedString`, 94 `NSString`, 95 `+`. Things: 92 the root, 93 and 95
/// the classes, 94 the text.
fn stream(text: &[u8], attributes: &[u8]) -> Vec<u8> {
    let string = [
        vec![0x84],
        class(b"NSString"),
        new(b"+"),
        counted(text),
        vec![0x86],
    ]
    .concat();
    let root = [vec![0x84], class(b"NSAttributedString"), vec![0x92], string].concat();
    [header(), new(b"@"), root, attributes.to_vec(), vec![0x86]].concat()
}

/// An `NSURL` of this address. Strings: 96 `NSURL`, 97 `c`. Things: 96 itself, 97 its class, 98 its
/// string.
fn url(address: &[u8]) -> Vec<u8> {
    let string = [vec![0x84, 0x95, 0x95], counted(address), vec![0x86]].concat();
    [
        vec![0x92, 0x84],
        class(b"NSURL"),
        new(b"c"),
        vec![0, 0x92],
        string,
        vec![0x86],
    ]
    .concat()
}

#[test]
fn text_of_any_length_is_read() {
    for len in [
        0,
        1,
        127,
        128,
        129,
        200,
        255,
        256,
        32_767,
        32_768,
        65_535,
        65_536,
        1 << 20,
    ] {
        let written = "x".repeat(len);
        assert_eq!(
            text(&stream(written.as_bytes(), &[])).unwrap(),
            written,
            "{len}"
        );
    }
    let emoji = "👩‍👩‍👧 c'est «ça» 🇫🇷 مرحبا".repeat(40);
    assert_eq!(text(&stream(emoji.as_bytes(), &[])).unwrap(), emoji);
    assert_eq!(text(&stream(b"a\xFFb", &[])).unwrap(), "a\u{FFFD}b");
}

#[test]
fn addresses_of_attributes_are_read() {
    let decoded = decode(&stream(b"click here", &url(b"https://example.org/x")));
    assert_eq!(decoded.text.as_deref(), Some("click here"));
    assert_eq!(decoded.urls, ["https://example.org/x"]);
    assert_eq!(decoded.fault, None);
    // A second one that names the string of the first, and a third below the first.
    let again = [vec![0x92, 0x84, 0x97, 0x97, 0x00, 0x92, 0x98, 0x86]].concat();
    let below = [
        vec![
            0x92, 0x84, 0x97, 0x97, 0x01, 0x92, 0x96, 0x92, 0x84, 0x95, 0x95,
        ],
        counted(b"y"),
        vec![0x86, 0x86],
    ]
    .concat();
    let all = [url(b"https://example.org/a/x"), again, below].concat();
    let decoded = decode(&stream(b"text", &all));
    assert_eq!(decoded.fault, None);
    assert_eq!(
        decoded.urls,
        ["https://example.org/a/x", "https://example.org/a/y"]
    );
}

#[test]
fn every_type_is_stepped_over() {
    let types = b"cCsSiIlLqQfdB*:%#@!{point=ff}[3i][2{p=c}][4c]";
    let values = [
        vec![
            1, 2, 3, 0x81, 0, 1, 0x82, 0, 0, 1, 0, 0xFF, 5, 6, 0x87, 1, 2, 3, 4, 5, 6, 7, 8, 9,
        ],
        vec![0x83, 1, 2, 3, 4, 0x83, 1, 2, 3, 4, 5, 6, 7, 8, 1],
        [vec![0x84], new(b"text")].concat(),
        vec![0x85, 0x85, 0x85, 0x85],
        vec![1, 0x83, 1, 2, 3, 4],
        vec![1, 2, 3, 4, 5, 6, 7, 8, 9],
    ]
    .concat();
    let attributes = [new(types), values, url(b"https://example.org/")].concat();
    // One more C string in the table of things: the numbers of `url` are those before.
    let decoded = decode(&stream(b"text", &attributes));
    assert_eq!(decoded.fault, None);
    assert_eq!(decoded.urls, ["https://example.org/"]);
}

#[test]
fn references_reach_beyond_one_byte() {
    // 300 strings, then one named by a number of two bytes: its index less 110.
    let many: Vec<u8> = (0..300_u32)
        .flat_map(|n| [new(b":"), new(format!("n{n}").as_bytes())].concat())
        .collect();
    let last = 4_i16 + 600 - 2;
    let named = [
        vec![0x81],
        (last - 110).to_le_bytes().to_vec(),
        new(b"again"),
    ]
    .concat();
    let decoded = decode(&stream(
        b"text",
        &[many, named, url(b"https://example.org/")].concat(),
    ));
    assert_eq!(decoded.fault, None);
    assert_eq!(decoded.urls, ["https://example.org/"]);
}

#[test]
fn hostile_types_stop_at_the_budget() {
    let start = std::time::Instant::now();
    let deep = [b"{=".repeat(1_000), b"}".repeat(1_000)].concat();
    let again: Vec<u8> = std::iter::repeat_n(0x96, 1 << 20).collect();
    for (types, kind) in [
        (b"[4000000000{}]".to_vec(), FaultKind::TooMany),
        (b"[4000000000[4000000000!]]".to_vec(), FaultKind::TooMany),
        (deep, FaultKind::TooDeep),
        (b"!".repeat(1 << 20), FaultKind::TooMany),
        (b"{".to_vec(), FaultKind::Malformed),
        (b"[99999999999999999999c]".to_vec(), FaultKind::Malformed),
        (b"[4000000000c]".to_vec(), FaultKind::Short),
        (b"^i".to_vec(), FaultKind::Malformed),
    ] {
        let decoded = decode(&stream(b"kept", &[new(&types), again.clone()].concat()));
        assert_eq!(decoded.text.as_deref(), Some("kept"));
        assert_eq!(
            decoded.fault.map(|fault| fault.kind),
            Some(kind),
            "{}",
            types.len()
        );
    }
    let objects = [0x92, 0x84, 0x93].repeat(1 << 20);
    let decoded = decode(&stream(b"kept", &objects));
    assert_eq!(decoded.fault.unwrap().kind, FaultKind::TooDeep);
    assert!(start.elapsed().as_secs() < 3, "{:?}", start.elapsed());
}

#[test]
fn text_before_the_damage_survives_and_nothing_panics() {
    let whole = stream(b"the text", &url(b"https://example.org/x"));
    let text_end = whole
        .windows(8)
        .position(|window| window == b"the text")
        .unwrap()
        + 8;
    for len in text_end..whole.len() {
        assert_eq!(text(&whole[..len]).as_deref(), Ok("the text"));
        assert!(decode(&whole[..len]).fault.is_some());
    }
    for copy in damaged(&whole, 50_000) {
        let _ = decode(&copy);
    }
    assert!(text(b"").is_err());
    assert!(text(b"\x04\x0btypedstream\x81\xe8\x03").is_err());
}

#[test]
fn real_messages_are_read() {
    let folder = "ios/attributedbody";
    let read = |name: &str| samples::read(&format!("{folder}/{name}"));
    let Some(plain) = read("AttributedBodyTextOnly") else {
        return;
    };
    let (blank, link) = (read("Blank").unwrap(), read("URL").unwrap());
    let plain_decoded = decode(&plain);
    assert_eq!(plain_decoded.text.as_deref(), Some("Noter test"));
    assert_eq!((plain_decoded.urls.len(), plain_decoded.fault), (0, None));
    let decoded = decode(&blank);
    assert_eq!((decoded.text.as_deref(), decoded.fault), (Some(""), None));
    let decoded = decode(&link);
    assert_eq!(decoded.fault, None);
    let mut found = Vec::new();
    links::find(decoded.text.as_deref().unwrap(), &mut |link| {
        found.push(link)
    });
    assert_eq!(found, [links::Link::Url(&decoded.urls[0])]);
    assert_eq!(decoded.urls.len(), 1);
    for whole in [plain, blank, link] {
        for copy in damaged(&whole, 20_000) {
            let _ = decode(&copy);
        }
    }
}
