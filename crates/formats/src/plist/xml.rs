//! XML property list to tree, from the event reader of the crate `plist`.
//!
//! That reader neither follows the document type nor expands entities of its own making: `&amp;`,
//! `&lt;`, `&gt;`, `&apos;`, `&quot;` and character numbers are read, other entities come out empty.

use std::{borrow::Cow, io::Cursor, time::UNIX_EPOCH};

use memchr::memmem;
use model::{Fault, FaultKind, Instant};
use plist::{
    Date,
    stream::{Event, XmlReader},
};

use super::{Dictionary, Value, tree::deeper};
use crate::{budget::Budget, limits::PLIST_EVENTS};

const CDATA: &str = "<![CDATA[";
const CDATA_END: &str = "]]>";

/// The first value of the document; what stands behind it is not read.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, Fault> {
    let text = String::from_utf8_lossy(bytes);
    let text = without_cdata(&text);
    from_events(XmlReader::new(Cursor::new(text.as_bytes())))
}

/// A tree from any event reader of the crate `plist`.
pub(crate) fn from_events(
    events: impl Iterator<Item = Result<Event<'static>, plist::Error>>,
) -> Result<Value, Fault> {
    let mut budget = Budget::new("property list values", PLIST_EVENTS);
    let mut open = Vec::new();
    for event in events {
        budget.spend(1)?;
        let done = match event.map_err(|error| fault(&error))? {
            Event::StartArray(_) => {
                deeper(open.len())?;
                open.push(Open::Array(Vec::new()));
                None
            }
            Event::StartDictionary(_) => {
                deeper(open.len())?;
                open.push(Open::Dictionary(Dictionary::default(), None));
                None
            }
            Event::EndCollection => match open.pop() {
                Some(collection) => Some(collection.close()?),
                None => return Err(malformed("an end without a start")),
            },
            scalar => Some(scalar_value(scalar)?),
        };
        let Some(value) = done else { continue };
        match open.last_mut() {
            Some(collection) => collection.add(value)?,
            None => return Ok(value),
        }
    }
    Err(
        Fault::new(FaultKind::Short, "XML property list").detail(format_args!(
            "ends before a value, inside {} collections",
            open.len()
        )),
    )
}

/// A collection whose end was not read yet.
enum Open {
    Array(Vec<Value>),
    /// With the key that waits for its value.
    Dictionary(Dictionary, Option<String>),
}

impl Open {
    fn add(&mut self, value: Value) -> Result<(), Fault> {
        match self {
            Open::Array(values) => values.push(value),
            Open::Dictionary(dictionary, key) => match (key.take(), value) {
                (Some(key), value) => dictionary.push(key, value),
                (None, Value::String(text)) => *key = Some(text),
                (None, _) => return Err(malformed("a dictionary key is not a string")),
            },
        }
        Ok(())
    }

    fn close(self) -> Result<Value, Fault> {
        match self {
            Open::Array(values) => Ok(Value::Array(values)),
            Open::Dictionary(_, Some(_)) => Err(malformed("a key without a value")),
            Open::Dictionary(dictionary, None) => {
                Ok(uid(&dictionary).map_or_else(|| Value::Dictionary(dictionary), Value::Uid))
            }
        }
    }
}

/// XML has no element for references of keyed archives: they are written `{CF$UID: number}`.
fn uid(dictionary: &Dictionary) -> Option<u64> {
    if dictionary.len() != 1 {
        return None;
    }
    u64::try_from(dictionary.get("CF$UID")?.as_integer()?).ok()
}

fn scalar_value(event: Event<'static>) -> Result<Value, Fault> {
    Ok(match event {
        Event::Boolean(truth) => Value::Boolean(truth),
        Event::Data(data) => Value::Data(data.into_owned()),
        Event::Date(date) => Value::Date(instant(date)),
        Event::Integer(number) => match (number.as_signed(), number.as_unsigned()) {
            (Some(number), _) => Value::Integer(number),
            (None, Some(number)) => Value::Unsigned(number),
            (None, None) => return Err(malformed("an integer beyond 64 bits")),
        },
        Event::Real(number) => Value::Real(number),
        Event::String(text) => Value::String(text.into_owned()),
        Event::Uid(uid) => Value::Uid(uid.get()),
        _ => return Err(malformed("an event of an unknown kind")),
    })
}

fn instant(date: Date) -> Option<Instant> {
    let time = std::time::SystemTime::from(date);
    let ns = match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).ok()?,
        Err(before) => i64::try_from(before.duration().as_nanos())
            .ok()?
            .checked_neg()?,
    };
    Some(Instant::from_unix_ns(ns))
}

/// The event reader drops character data sections, which may hold the text of a string: they are
/// put as ordinary text before it reads.
fn without_cdata(text: &str) -> Cow<'_, str> {
    if memmem::find(text.as_bytes(), CDATA.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once(CDATA) {
        let (section, after) = inside.split_once(CDATA_END).unwrap_or((inside, ""));
        plain.push_str(before);
        for character in section.chars() {
            match character {
                '<' => plain.push_str("&lt;"),
                '>' => plain.push_str("&gt;"),
                '&' => plain.push_str("&amp;"),
                other => plain.push(other),
            }
        }
        rest = after;
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn fault(error: &plist::Error) -> Fault {
    let kind = if error.is_eof() {
        FaultKind::Short
    } else {
        FaultKind::Malformed
    };
    Fault::new(kind, "property list").detail(error)
}

fn malformed(detail: &str) -> Fault {
    Fault::new(FaultKind::Malformed, "property list").detail(detail)
}
