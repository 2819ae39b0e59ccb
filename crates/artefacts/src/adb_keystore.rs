//! Reads adb's own list of trusted computers (`adb_temp_keys.xml`): XML, Android binary XML, and
//! binary XML that a dump wrote as if it were text.
//!
//! Described in: <https://cs.android.com/android/platform/superproject/main/+/main:frameworks/base/services/core/java/com/android/server/adb/AdbDebuggingManager.java>.

use formats::abx::{self, Event};
use memchr::memmem;
use model::{Fault, FaultKind, Instant};
use quick_xml::{
    XmlVersion,
    events::{BytesStart, Event as XmlEvent},
};

/// The element of a trusted computer, and its attributes.
const KEY_TAG: &str = "adbKey";
const KEY: &str = "key";
const LAST_CONNECTION: &str = "lastConnection";
/// What Java writes for bytes that are no text.
const NO_CHARACTER: &str = "\u{FFFD}";
/// Fewest characters of a key that is looked for without its list: keys have some seven hundred.
const KEY_CHARACTERS: usize = 400;

/// Whether the dates of last use can be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dates {
    /// They are, where the phone kept them.
    Kept,
    /// The dump made text of binary XML and wrote most bytes from 0x80 on as "no character".
    Lost,
}

/// Calls `each` with every key and when it was last used.
///
/// # Errors
/// When the list is damaged; the keys before that were told.
pub(crate) fn read(
    bytes: &[u8],
    each: &mut dyn FnMut(&str, Option<Instant>),
) -> Result<Dates, Fault> {
    if !bytes.starts_with(b"ABX") {
        return xml(bytes, each).map(|()| Dates::Kept);
    }
    let mut keys = Vec::new();
    let read = binary(bytes, &mut |key, last| keys.push((key.to_owned(), last)));
    if read.is_err() {
        // The keys themselves are text.
        each_key(bytes, &mut |key| {
            if !keys.iter().any(|(known, _)| known == key) {
                keys.push((key.to_owned(), None));
            }
        });
    }
    for (key, last) in &keys {
        each(key, *last);
    }
    match read {
        Ok(()) => Ok(Dates::Kept),
        Err(_) if memmem::find(bytes, NO_CHARACTER.as_bytes()).is_some() => Ok(Dates::Lost),
        Err(fault) => Err(fault),
    }
}

fn binary(bytes: &[u8], each: &mut dyn FnMut(&str, Option<Instant>)) -> Result<(), Fault> {
    let mut key: Option<String> = None;
    let mut last = None;
    abx::events(bytes, &mut |event| match event {
        Event::Start(_) => (key, last) = (None, None),
        Event::Attribute(KEY, value) => key = value.text().map(str::to_owned),
        Event::Attribute(LAST_CONNECTION, value) => last = value.integer().and_then(instant),
        Event::End(KEY_TAG) => {
            if let Some(key) = key.take() {
                each(&key, last);
            }
        }
        _ => {}
    })
}

fn xml(bytes: &[u8], each: &mut dyn FnMut(&str, Option<Instant>)) -> Result<(), Fault> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    loop {
        match reader.read_event() {
            Ok(XmlEvent::Start(element) | XmlEvent::Empty(element)) => key_of(&element, each),
            Ok(XmlEvent::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => {
                let offset = reader.error_position();
                return Err(Fault::new(FaultKind::Malformed, "adb keystore")
                    .detail(format_args!("XML, offset {offset}")));
            }
        }
    }
}

fn key_of(element: &BytesStart<'_>, each: &mut dyn FnMut(&str, Option<Instant>)) {
    if element.name().as_ref() != KEY_TAG {
        return;
    }
    let value = |name: &str| {
        let attribute = element.try_get_attribute(name).ok().flatten()?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    };
    if let Some(key) = value(KEY) {
        let last = value(LAST_CONNECTION).and_then(|last| last.parse().ok());
        each(&key, last.and_then(instant));
    }
}

/// Milliseconds since 1970; 0 means never.
fn instant(ms: i64) -> Option<Instant> {
    let ns = ms.checked_mul(1_000_000)?;
    (ms > 0).then(|| Instant::from_unix_ns(ns))
}

/// Calls `each` with every key in bytes that are otherwise lost: base 64, a space and a label.
fn each_key(bytes: &[u8], each: &mut dyn FnMut(&str)) {
    let is_base_64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let mut rest = bytes;
    // Keys are RSA of 2048 bits: the first number in them is 64, written in four bytes.
    while let Some(start) = memmem::find(rest, b"QAAAA") {
        let Some(found) = rest.get(start..) else {
            return;
        };
        let end = found.iter().position(|byte| !is_base_64(byte));
        let end = end.unwrap_or(found.len());
        let (key, behind) = found.split_at_checked(end).unwrap_or((found, &[]));
        let label = match behind.split_first() {
            Some((b' ', label)) => label.iter().position(|byte| !byte.is_ascii_graphic()),
            _ => None,
        };
        let whole = label.and_then(|label| found.get(..end.checked_add(label)?.checked_add(1)?));
        if let Some(Ok(text)) = whole.or(Some(key)).map(std::str::from_utf8)
            && key.len() >= KEY_CHARACTERS
        {
            each(text.trim_end());
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAST: i64 = 1_777_802_401_123;

    fn key(number: u8) -> String {
        format!(
            "QAAAA{}AQAB= somebody@host-{number}",
            char::from(b'A' + number).to_string().repeat(690)
        )
    }

    fn text(text: &str) -> Vec<u8> {
        let length = u16::try_from(text.len()).unwrap().to_be_bytes();
        [&length[..], text.as_bytes()].concat()
    }

    /// The list of two keys, as Android 12 and later write it.
    fn store() -> Vec<u8> {
        let new = |name: &str| [&b"\xff\xff"[..], &text(name)].concat();
        let mut bytes = [&abx::MAGIC[..], b"\x10\x32", &new("keyStore")].concat();
        bytes.extend([b"\x6f", &new("version")[..], &1_i32.to_be_bytes()].concat());
        bytes.extend(
            [
                b"\x32",
                &new(KEY_TAG)[..],
                b"\x2f",
                &new(KEY),
                &text(&key(1)),
            ]
            .concat(),
        );
        bytes.extend([b"\x8f", &new(LAST_CONNECTION)[..], &LAST.to_be_bytes()].concat());
        bytes.extend(b"\x33\0\x02\x32\0\x02\x2f\0\x03");
        bytes.extend([&text(&key(2))[..], b"\x8f\0\x04", &0_i64.to_be_bytes()].concat());
        bytes.extend(b"\x33\0\x02\x33\0\0\x11\n  }\n}");
        bytes
    }

    type Read = (Vec<(String, Option<Instant>)>, Result<Dates, FaultKind>);

    fn all(bytes: &[u8]) -> Read {
        let mut keys = Vec::new();
        let read = read(bytes, &mut |key, last| keys.push((key.to_owned(), last)));
        (keys, read.map_err(|fault| fault.kind))
    }

    #[test]
    fn binary_xml_gives_keys_and_dates() {
        let expected = vec![(key(1), instant(LAST)), (key(2), None)];
        assert_eq!(all(&store()), (expected, Ok(Dates::Kept)));
    }

    #[test]
    fn binary_xml_that_was_written_as_text_gives_the_keys() {
        let lossy = String::from_utf8_lossy(&store()).into_owned();
        let expected = vec![(key(1), None), (key(2), None)];
        assert_eq!(all(lossy.as_bytes()), (expected, Ok(Dates::Lost)));
    }

    #[test]
    fn binary_xml_cut_short_gives_what_stands_before() {
        let store = store();
        let (keys, fault) = all(&store[..900]);
        assert_eq!(keys, [(key(1), instant(LAST))]);
        assert_eq!(fault, Err(FaultKind::Short));
    }

    #[test]
    fn xml_gives_keys_and_dates() {
        let (one, two) = (key(1), key(2));
        let xml = format!(
            "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<keyStore version=\"1\">\n\
             <adbKey key=\"{one}\" lastConnection=\"{LAST}\" />\n<adbKey key=\"{two}\" lastConnection=\"x\"/>\n\
             <wifiAP bssid=\"00:00:5e:00:53:01\" /></keyStore>\n    \n  }}\n}}"
        );
        let expected = vec![(one, instant(LAST)), (two, None)];
        assert_eq!(all(xml.as_bytes()), (expected.clone(), Ok(Dates::Kept)));
        let broken = xml.replace("</keyStore>", "</key");
        assert_eq!(
            all(broken.as_bytes()),
            (expected, Err(FaultKind::Malformed))
        );
    }
}
