//! Hands on parts of a JSON file one at a time, so that a large file is never held as a tree and what
//! stands before damage is kept; and tells which format a JSON file is in.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::stix_object::Json;

/// What to do with the value of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// Look at the members of the map, or of each map of the list, that stands there.
    Inside,
    /// Take the elements of the list that stands there.
    Elements,
    /// Take the value whole.
    Whole,
    /// Skip it.
    Nothing,
}

/// Whoever takes the parts of a file.
pub(super) trait Taker<'de> {
    /// What is wanted of the value of `key`.
    fn want(key: &str) -> Want;
    /// Takes a value or an element. The list of elements ends when false is given.
    fn take(&mut self, key: &str, value: Json<'de>) -> bool;
    /// A map whose members were looked at has ended.
    fn end(&mut self);
}

/// Reads `text` into `taker`; an error says where it is damaged.
pub(super) fn walk<'de>(
    text: &'de [u8],
    taker: &mut impl Taker<'de>,
) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    Inside(taker).deserialize(&mut reader)?;
    reader.end()
}

/// The members of a map, or of the maps of a list; any other value is skipped.
struct Inside<'t, T>(&'t mut T);

impl<'de, T: Taker<'de>> DeserializeSeed<'de> for Inside<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de, T: Taker<'de>> Visitor<'de> for Inside<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match T::want(&key) {
                Want::Inside => map.next_value_seed(Inside(&mut *self.0))?,
                Want::Elements => map.next_value_seed(Elements(&mut *self.0, &key))?,
                Want::Whole => {
                    let value = map.next_value()?;
                    self.0.take(&key, value);
                }
                Want::Nothing => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        self.0.end();
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Inside(&mut *self.0))?.is_some() {}
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The elements of the list of a key; a value that is no list counts as one element.
struct Elements<'t, 'k, T>(&'t mut T, &'k str);

impl<'de, T: Taker<'de>> DeserializeSeed<'de> for Elements<'_, '_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_seq(self)
    }
}

impl<'de, T: Taker<'de>> Visitor<'de> for Elements<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list for {:?}", self.1)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(element) = list.next_element()? {
            if !self.0.take(self.1, element) {
                break;
            }
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// The formats of JSON that hold indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// vigie's own, STIX, and whatever else: its reader says what is wrong.
    StixOrOwn,
    Tinycheck,
    Misp,
}

/// Tells the format by the first key that only one of them has.
pub(super) fn format(text: &[u8]) -> Format {
    let mut found = None;
    let mut reader = serde_json::Deserializer::from_slice(text);
    // It ends with an error as soon as it is known; one of damage leaves it unknown.
    let _ = reader.deserialize_any(Sniff(&mut found, FIRST_DEPTH));
    found.unwrap_or(Format::StixOrOwn)
}

/// How many lists and maps may stand around the telling key: `{"response": [{"Event": …`.
const FIRST_DEPTH: u8 = 3;

struct Sniff<'f>(&'f mut Option<Format>, u8);

impl<'de> DeserializeSeed<'de> for Sniff<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Sniff<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON map or list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let told = match key.as_str() {
                "objects" | "format" | "spec_version" | "pattern" => Format::StixOrOwn,
                "iocs" | "to_delete" => Format::Tinycheck,
                "Event" | "Attribute" | "Object" => Format::Misp,
                "response" => {
                    let depth = self.1.saturating_sub(1);
                    map.next_value_seed(Sniff(&mut *self.0, depth))?;
                    continue;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            *self.0 = Some(told);
            return Err(A::Error::custom("known"));
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let depth = self.1.saturating_sub(1);
        if depth > 0 {
            list.next_element_seed(Sniff(&mut *self.0, depth))?;
        }
        // The first element tells; what follows is not looked at.
        Err(A::Error::custom("unknown"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_keys() {
        for (text, expected) in [
            (r#"{"type":"bundle","objects":[]}"#, Format::StixOrOwn),
            (
                r#"{"name":"x","format":"vigie-indicators-1"}"#,
                Format::StixOrOwn,
            ),
            (r#"[{"type":"indicator","id":"x"}]"#, Format::StixOrOwn),
            (r#"{"iocs":[]}"#, Format::Tinycheck),
            (r#"{"to_delete":[],"iocs":[]}"#, Format::Tinycheck),
            (r#"{"Event":{}}"#, Format::Misp),
            (r#"{"response":[{"Event":{}}]}"#, Format::Misp),
            (r#"[{"Event":{}}]"#, Format::Misp),
            (r#"{"uuid":"x","Attribute":[]}"#, Format::Misp),
            (r#"{"iocs":"#, Format::Tinycheck),
            ("{", Format::StixOrOwn),
            ("[[[[[[", Format::StixOrOwn),
            ("[]", Format::StixOrOwn),
        ] {
            assert_eq!(format(text.as_bytes()), expected, "{text}");
        }
    }
}
