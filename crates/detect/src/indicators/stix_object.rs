//! The members of a STIX object that vigie needs, borrowed from the file; all others are skipped.
//!
//! Described in: <https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html>.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

macro_rules! members {
    ($($member:ident $name:literal,)*) => {
        /// A STIX object. A member that is absent is [`Json::Other`], and so are all when the value is no
        /// object; of a member that stands twice the last holds.
        #[derive(Debug, Default)]
        pub(super) struct Object<'de> { $(pub(super) $member: Json<'de>,)* }

        impl<'de> Object<'de> {
            /// Where the member of this name is kept, if it is needed.
            fn place(&mut self, name: &str) -> Option<&mut Json<'de>> {
                match name {
                    $($name => Some(&mut self.$member),)*
                    _ => None,
                }
            }
        }
    };
}

members! {
    kind "type",
    id "id",
    created "created",
    modified "modified",
    created_by "created_by_ref",
    name "name",
    labels "labels",
    malware_types "malware_types",
    tool_types "tool_types",
    indicator_types "indicator_types",
    references "external_references",
    pattern "pattern",
    pattern_type "pattern_type",
    valid_from "valid_from",
    valid_until "valid_until",
    revoked "revoked",
    confidence "confidence",
    source "source_ref",
    target "target_ref",
    lists "object_refs",
    definition "definition",
}

/// A JSON value as far as it is needed; its texts borrow from the file unless they hold escapes.
#[derive(Debug, Default)]
pub(super) enum Json<'de> {
    Text(Cow<'de, str>),
    Bool(bool),
    /// A number from 0 without fraction.
    Count(u64),
    List(Vec<Json<'de>>),
    /// Keys and values, in the order of the file.
    Map(Vec<(Json<'de>, Json<'de>)>),
    /// Another number, `null`, or nothing at all.
    #[default]
    Other,
}

impl<'de> Json<'de> {
    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub(super) fn into_text(self) -> Option<Cow<'de, str>> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What a list holds; nothing when it is no list.
    pub(super) fn list(&self) -> &[Json<'de>] {
        match self {
            Json::List(list) => list,
            _ => &[],
        }
    }

    /// The value of a key, the last if it stands twice.
    pub(super) fn member(&self, name: &str) -> Option<&Json<'de>> {
        let Json::Map(members) = self else {
            return None;
        };
        let mut members = members.iter().rev();
        members
            .find(|(key, _)| key.text() == Some(name))
            .map(|(_, value)| value)
    }

    /// What a list holds; nothing when it is no list.
    pub(super) fn into_list(self) -> Vec<Json<'de>> {
        match self {
            Json::List(list) => list,
            _ => Vec::new(),
        }
    }

    /// The texts in a list.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let list = match self {
            Json::List(list) => list.as_slice(),
            _ => &[],
        };
        list.iter().filter_map(Json::text)
    }

    /// The value of a key, the last if it stands twice.
    pub(super) fn into_member(self, name: &str) -> Json<'de> {
        let Json::Map(members) = self else {
            return Json::Other;
        };
        let mut members = members.into_iter().rev();
        members
            .find(|(key, _)| key.text() == Some(name))
            .map_or(Json::Other, |(_, value)| value)
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(AnyJson)
    }
}

struct AnyJson;

impl<'de> Visitor<'de> for AnyJson {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Json::Count(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Json::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Json::Other)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Json::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = list.next_element()? {
            all.push(one);
        }
        Ok(Json::List(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(member) = map.next_entry()? {
            all.push(member);
        }
        Ok(Json::Map(all))
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(AnyObject)
    }
}

struct AnyObject;

impl<'de> Visitor<'de> for AnyObject {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a STIX object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut object = Object::default();
        while let Some(place) = map.next_key_seed(Place(&mut object))? {
            match place {
                Some(place) => *place = map.next_value()?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(object)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Object::default())
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(Object::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Object::default())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Object::default())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Object::default())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Object::default())
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Object::default())
    }
}

/// Reads a key, and gives the place for its value.
struct Place<'o, 'de>(&'o mut Object<'de>);

impl<'o, 'de> DeserializeSeed<'de> for Place<'o, 'de> {
    type Value = Option<&'o mut Json<'de>>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_str(self)
    }
}

impl<'o, 'de> Visitor<'de> for Place<'o, 'de> {
    type Value = Option<&'o mut Json<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name of a member")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.place(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(text: &str) -> Object<'_> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn members_of_any_order_and_type_are_read() {
        let one = object(
            r#"{"id":"a","x":[{"id":"no"}],"name":"é\u0041","id":"b","labels":["p",5,"q"],"type":"tool",
                "confidence":7,"revoked":true,"pattern":-1,"external_references":{},
                "definition":{"statement":"s","statement":"t"}}"#,
        );
        assert_eq!(one.kind.text(), Some("tool"));
        assert_eq!(one.id.text(), Some("b"));
        assert_eq!(one.name.text(), Some("éA"));
        assert_eq!(one.labels.texts().collect::<Vec<_>>(), ["p", "q"]);
        assert!(matches!(one.confidence, Json::Count(7)));
        assert!(matches!(one.revoked, Json::Bool(true)));
        assert!(matches!(one.pattern, Json::Other));
        assert!(one.references.into_list().is_empty());
        assert_eq!(one.definition.into_member("statement").text(), Some("t"));
    }

    #[test]
    fn plain_texts_are_not_copied() {
        let one = object(r#"{"id":"a","name":"\u0061"}"#);
        assert!(matches!(one.id, Json::Text(Cow::Borrowed("a"))));
        assert!(matches!(one.name, Json::Text(Cow::Owned(_))));
    }

    #[test]
    fn what_is_no_object_has_no_members() {
        for text in [
            "null",
            "5",
            "-5",
            "1.5",
            "true",
            r#""type""#,
            r#"[{"id":"a"}]"#,
        ] {
            assert!(matches!(object(text).id, Json::Other), "{text}");
        }
    }
}
