//! Single values of JSON whose type changes from writer to writer: numbers as text, truths as numbers.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

/// A single value. What is an array or an object is passed over and absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Scalar<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i64),
    /// A number that is not whole.
    Real(f64),
    /// `true` or `false`.
    Truth(bool),
    /// `null`, nothing, or no single value.
    #[default]
    Absent,
}

impl<'a> Scalar<'a> {
    /// The text, unless it is empty.
    #[must_use]
    pub fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Scalar::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// The number, or the number that a text says.
    #[must_use]
    pub fn whole(&self) -> Option<i64> {
        match self {
            Scalar::Whole(number) => Some(*number),
            Scalar::Text(text) => text.trim().parse().ok(),
            Scalar::Real(_) | Scalar::Truth(_) | Scalar::Absent => None,
        }
    }

    /// The truth: itself, or whether a number is not 0.
    #[must_use]
    pub fn truth(&self) -> Option<bool> {
        match self {
            Scalar::Truth(truth) => Some(*truth),
            Scalar::Text(text) if text == "true" => Some(true),
            Scalar::Text(text) if text == "false" => Some(false),
            other => other.whole().map(|number| number != 0),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Scalar<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Single)
    }
}

struct Single;

impl<'de> Visitor<'de> for Single {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Scalar::Whole(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(number).map_or(Scalar::Absent, Scalar::Whole))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Scalar::Real(number))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Self::Value, E> {
        Ok(Scalar::Truth(truth))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Absent)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Absent)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Absent)
    }
}

/// The texts of an array, or a text alone; what is neither is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts<'a>(pub Vec<Cow<'a, str>>);

impl<'de: 'a, 'a> Deserialize<'de> for Texts<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Several)
    }
}

struct Several;

impl<'de> Visitor<'de> for Several {
    type Value = Texts<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("texts")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Texts(vec![Cow::Borrowed(text)]))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Texts(vec![Cow::Owned(text.to_owned())]))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Texts::default())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Texts::default())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Texts::default())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Texts::default())
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Texts::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut texts = Vec::new();
        while let Some(item) = items.next_element::<Scalar<'de>>()? {
            texts.extend(item.text());
        }
        Ok(Texts(texts))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Texts::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scalar(json: &str) -> Scalar<'_> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_number_is_one_however_it_is_written() {
        assert_eq!(scalar("\"1626609600000\"").whole(), Some(1_626_609_600_000));
        assert_eq!(scalar("-1").whole(), Some(-1));
        assert_eq!(scalar("1.5"), Scalar::Real(1.5));
        assert_eq!(scalar("1.5").whole(), None);
        for odd in ["18446744073709551615", "[1,{}]", "{\"a\":1}", "null"] {
            assert_eq!(scalar(odd), Scalar::Absent, "{odd}");
        }
        assert_eq!(scalar("\"x\"").whole(), None);
        for (json, truth) in [("true", true), ("\"0\"", false), ("1", true)] {
            assert_eq!(scalar(json).truth(), Some(truth), "{json}");
        }
        assert_eq!(scalar("\"\"").text(), None);
        assert!(matches!(scalar("\"a\"").text(), Some(Cow::Borrowed("a"))));
        assert_eq!(scalar("\"\\u00e9\"").text().as_deref(), Some("é"));
    }

    #[test]
    fn texts_are_taken_from_arrays_and_alone() {
        let texts = |json| serde_json::from_str::<Texts<'_>>(json).unwrap().0;
        assert_eq!(texts("[\"a\",1,[\"b\"],\"\",\"c\"]"), ["a", "c"]);
        assert_eq!(texts("\"a\""), ["a"]);
        for none in ["null", "1", "-1", "1.5", "true", "{\"a\":\"b\"}", "[]"] {
            assert!(texts(none).is_empty(), "{none}");
        }
    }
}
