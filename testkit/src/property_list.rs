//! Property lists, binary and XML, in a line each.

use plist::{Dictionary, Value};

use crate::BuildError;

/// A dictionary of these entries, in this order.
pub(crate) fn dictionary<'k>(entries: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    let mut dictionary = Dictionary::new();
    for (key, value) in entries {
        dictionary.insert(key.to_owned(), value);
    }
    Value::Dictionary(dictionary)
}

/// An array of strings.
pub(crate) fn strings<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> Value {
    let texts = texts.into_iter().map(|text| Value::from(text.as_ref()));
    Value::Array(texts.collect())
}

/// The binary form.
pub(crate) fn binary(value: &Value) -> Result<Vec<u8>, BuildError> {
    let mut bytes = Vec::new();
    value.to_writer_binary(&mut bytes)?;
    Ok(bytes)
}

/// The XML form.
pub(crate) fn xml(value: &Value) -> Result<Vec<u8>, BuildError> {
    let mut bytes = Vec::new();
    value.to_writer_xml(&mut bytes)?;
    Ok(bytes)
}
