//! Files of one JSON document that the phone writes: also those that end too early.

use model::{Fault, FaultKind};
use serde_json::Value;

use crate::PhoneFile;

/// Largest JSON document that is held as a tree; the largest known has 2 MB.
const DOCUMENT_BYTES: u64 = 16 << 20;

/// A document, and what is wrong with its end.
#[derive(Debug)]
pub(crate) struct Document {
    /// What it holds; what stands before the end of a cut one.
    pub(crate) value: Value,
    /// Why some of it is missing.
    pub(crate) fault: Option<Fault>,
}

/// The document in the file; `None` for a file without one, as tools leave when they had nothing to say.
///
/// # Errors
/// `TooLarge`, what the source says, and `Malformed` where nothing of it can be read.
pub(crate) fn read(file: &PhoneFile, what: &'static str) -> Result<Option<Document>, Fault> {
    if file.content().len() > DOCUMENT_BYTES {
        return Err(Fault::new(FaultKind::TooLarge, what));
    }
    let bytes = file.bytes()?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{FEFF}').trim();
    if text.is_empty() {
        return Ok(None);
    }
    // What the library says may quote the file.
    let fault = |kind, error: &serde_json::Error| {
        let place = format_args!("line {}, column {}", error.line(), error.column()).to_string();
        Fault::new(kind, what).detail(place)
    };
    let error = match first(text) {
        Ok(value) => return Ok(Some(Document { value, fault: None })),
        Err(error) => error,
    };
    if !error.is_eof() {
        return Err(fault(FaultKind::Malformed, &error));
    }
    let kept = closed(text).and_then(|text| first(&text).ok());
    let value = kept.ok_or_else(|| fault(FaultKind::Short, &error))?;
    Ok(Some(Document {
        value,
        fault: Some(fault(FaultKind::Short, &error)),
    }))
}

/// The first document: tools may say more behind it.
fn first(text: &str) -> Result<Value, serde_json::Error> {
    let mut all = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    all.next().unwrap_or(Ok(Value::Null))
}

/// A text that ends too early, without the item that is cut, and with its brackets closed.
fn closed(text: &str) -> Option<String> {
    let (_, end) = brackets(text);
    let whole = text.get(..end?)?;
    let (open, _) = brackets(whole);
    let ends = open.iter().rev().map(|begin| match begin {
        b'{' => '}',
        _ => ']',
    });
    Some(whole.chars().chain(ends).collect())
}

/// The brackets open at the end of a text, and where the last whole item ended.
fn brackets(text: &str) -> (Vec<u8>, Option<usize>) {
    let (mut open, mut in_text, mut escaped) = (Vec::new(), false, false);
    let mut end = None;
    for (place, letter) in text.bytes().enumerate() {
        if in_text {
            in_text = escaped || letter != b'"';
            escaped = !escaped && letter == b'\\';
            continue;
        }
        let behind = match letter {
            b'"' => {
                in_text = true;
                continue;
            }
            b'{' | b'[' => {
                open.push(letter);
                place.saturating_add(1)
            }
            b'}' | b']' => {
                open.pop();
                place.saturating_add(1)
            }
            b',' => place,
            _ => continue,
        };
        if open.len() <= MOST_OPEN {
            end = Some(behind);
        }
    }
    (open, end)
}

/// Deeper documents are refused by the library anyway.
const MOST_OPEN: usize = 128;

/// The value below a path of keys.
pub(crate) fn below<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, key| value.get(*key))
}

/// The text under a key.
pub(crate) fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_str().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_the_cut_is_kept() {
        for (cut, whole) in [
            (
                r#"{"a":{"x":1,"y":[1,2,{"k":"v\"}"#,
                r#"{"a":{"x":1,"y":[1,2,{}]}}"#,
            ),
            (r#"{"a":1,"b":"c,"#, r#"{"a":1}"#),
            (r#"[{"a":1},{"b""#, r#"[{"a":1},{}]"#),
        ] {
            assert_eq!(closed(cut).as_deref(), Some(whole), "{cut}");
        }
        assert_eq!(closed("tru"), None);
    }
}
