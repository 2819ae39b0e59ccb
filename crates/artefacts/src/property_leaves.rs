//! The leaves of a property list that can hold links: texts and data, with the key above each.

use formats::plist::Value;

/// A leaf of a property list.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Leaf<'v> {
    /// A text, under the nearest key above it (empty at the top).
    Text(&'v str, &'v str),
    /// Data.
    Data(&'v [u8]),
}

/// Calls `each` with every leaf, in the order of the file. Parsing bounded the depth already.
pub(crate) fn leaves<'v>(value: &'v Value, each: &mut dyn FnMut(Leaf<'v>)) {
    below("", value, each);
}

fn below<'v>(key: &'v str, value: &'v Value, each: &mut dyn FnMut(Leaf<'v>)) {
    match value {
        Value::String(text) => each(Leaf::Text(key, text)),
        Value::Data(data) => each(Leaf::Data(data)),
        Value::Array(items) => items.iter().for_each(|item| below(key, item, each)),
        Value::Dictionary(dictionary) => {
            for (key, value) in dictionary.iter() {
                below(key, value, each);
            }
        }
        _ => {}
    }
}
