//! What a property list holds.

use std::fmt::Write as _;

use model::Instant;

/// A value of a property list.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Values by key.
    Dictionary(Dictionary),
    /// Values in order.
    Array(Vec<Value>),
    /// Text.
    String(String),
    /// An integer.
    Integer(i64),
    /// An integer above `i64::MAX`.
    Unsigned(u64),
    /// A floating point number.
    Real(f64),
    /// A truth value.
    Boolean(bool),
    /// Bytes.
    Data(Vec<u8>),
    /// A date; `None` when it lies outside the range of [`Instant`] or is not a number.
    Date(Option<Instant>),
    /// A reference to an object of a keyed archive, by its index.
    Uid(u64),
}

/// Values by key, in the order of the file. A key that occurs twice is kept twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dictionary(Vec<(String, Value)>);

impl Dictionary {
    pub(crate) fn with_capacity(count: usize) -> Self {
        Self(Vec::with_capacity(count))
    }

    pub(crate) fn push(&mut self, key: String, value: Value) {
        self.0.push((key, value));
    }

    /// The first value of this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.iter()
            .find_map(|(name, value)| (name == key).then_some(value))
    }

    /// Keys and values, in the order of the file.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Value)> for Dictionary {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl Value {
    /// The dictionary, if it is one.
    #[must_use]
    pub fn as_dictionary(&self) -> Option<&Dictionary> {
        match self {
            Value::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// The values, if it is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Value::Array(values) => Some(values),
            _ => None,
        }
    }

    /// The text, if it is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is an integer that an `i64` holds.
    #[must_use]
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The number, if it is one: an integer above 2^53 is rounded.
    #[must_use]
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "rounding is documented, and no other conversion from 64 bits exists"
    )]
    pub fn as_real(&self) -> Option<f64> {
        match self {
            Value::Real(number) => Some(*number),
            Value::Integer(number) => Some(*number as f64),
            Value::Unsigned(number) => Some(*number as f64),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Boolean(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The bytes, if it is data.
    #[must_use]
    pub fn as_data(&self) -> Option<&[u8]> {
        match self {
            Value::Data(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The time, if it is a date within the range of [`Instant`].
    #[must_use]
    pub fn as_date(&self) -> Option<Instant> {
        match self {
            Value::Date(date) => *date,
            _ => None,
        }
    }

    /// The index, if it is a reference of a keyed archive.
    #[must_use]
    pub fn as_uid(&self) -> Option<u64> {
        match self {
            Value::Uid(index) => Some(*index),
            _ => None,
        }
    }

    /// The first value of this key, if it is a dictionary.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_dictionary()?.get(key)
    }

    /// The value at the end of a path of dictionary keys.
    #[must_use]
    pub fn at(&self, path: &[&str]) -> Option<&Value> {
        path.iter().try_fold(self, |value, key| value.get(key))
    }

    /// Every string in it, in order, with the path of keys and array indexes to it, `/` between
    /// them; not the keys themselves, nor what data holds.
    pub fn strings(&self, each: &mut dyn FnMut(&str, &str)) {
        self.strings_below(&mut String::new(), each);
    }

    fn strings_below(&self, path: &mut String, each: &mut dyn FnMut(&str, &str)) {
        let outer = path.len();
        let mut step = |path: &mut String, name: &dyn std::fmt::Display, value: &Value| {
            let separator = if outer == 0 { "" } else { "/" };
            // Writing to a String cannot fail.
            let _ = write!(path, "{separator}{name}");
            value.strings_below(path, each);
            path.truncate(outer);
        };
        match self {
            Value::Dictionary(entries) => entries
                .iter()
                .for_each(|(key, value)| step(path, &key, value)),
            Value::Array(values) => values
                .iter()
                .enumerate()
                .for_each(|(index, value)| step(path, &index, value)),
            Value::String(text) => each(path, text),
            _ => {}
        }
    }
}
