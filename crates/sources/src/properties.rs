//! The properties of a phone, as `getprop` prints them: `[name]: [value]`.
//!
//! Described in: <https://source.android.com/docs/core/architecture/configuration/add-system-properties>.

use std::collections::BTreeMap;

use formats::{
    bytes::{Part, SharedBytes},
    text::each_line,
};

/// How much of a list of properties is looked at.
const PROPERTIES_BYTES: u64 = 4 << 20;

/// The properties by name.
pub(crate) fn read(text: SharedBytes) -> BTreeMap<String, String> {
    let mut properties = BTreeMap::new();
    let part = Part::new(text, 0, PROPERTIES_BYTES);
    // What cannot be read is told by the artefact that reads the same text.
    let _ = each_line(&part, &mut |line| {
        if let Some((name, value)) = line.text().split_once("]: [") {
            let name = name.trim_start_matches('[');
            let value = value.strip_suffix(']').unwrap_or(value);
            properties.insert(name.to_owned(), value.to_owned());
        }
    });
    properties
}
