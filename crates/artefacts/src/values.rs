//! Values out of property lists and rows, as records hold them.

use formats::{
    plist::Value,
    sqlite::{Column, Row},
};
use model::{Bearing, Instant, Trace, Untrusted, Value as Named};

/// The text under a key.
pub(crate) fn text<'v>(value: &'v Value, key: &str) -> Option<Untrusted<'v>> {
    value.get(key)?.as_str().map(Untrusted::from)
}

/// The truth under a key: a boolean, or a number that is or is not 0.
pub(crate) fn truth(value: &Value, key: &str) -> Option<bool> {
    let value = value.get(key)?;
    value
        .as_bool()
        .or_else(|| value.as_integer().map(|number| number != 0))
}

/// The time under a key: a date, or RFC 3339 text.
pub(crate) fn time(value: &Value, key: &str) -> Option<Instant> {
    let value = value.get(key)?;
    value.as_date().or_else(|| Instant::parse(value.as_str()?))
}

/// The texts of an array under a key; what is no text is left out.
pub(crate) fn texts<'v>(value: &'v Value, key: &str) -> Option<Vec<Untrusted<'v>>> {
    match value.get(key)? {
        Value::Array(items) => Some(
            items
                .iter()
                .filter_map(Value::as_str)
                .map(Untrusted::from)
                .collect(),
        ),
        _ => None,
    }
}

/// The text of a column.
pub(crate) fn row_text<'r>(row: &'r Row<'_>, column: Column) -> Option<Untrusted<'r>> {
    row.text(column).map(Untrusted::from)
}

/// The truth of a column: whether its number is not 0.
pub(crate) fn row_truth(row: &Row<'_>, column: Column) -> Option<bool> {
    row.integer(column).map(|number| number != 0)
}

/// The time of a column in seconds since 2001; 0 means that none was set.
pub(crate) fn row_cocoa(row: &Row<'_>, column: Column) -> Option<Instant> {
    row.real(column)
        .filter(|seconds| *seconds != 0.0)
        .and_then(Instant::from_cocoa_s)
}

/// A count of bytes in a column: Core Data keeps some as floats.
pub(crate) fn row_count(row: &Row<'_>, column: Column) -> Option<u64> {
    row.integer(column)
        .and_then(|count| u64::try_from(count).ok())
}

/// States the other side of a conversation: an e-mail address or a telephone number.
pub(crate) fn state_person(person: &str, bearing: Bearing, each: &mut dyn FnMut(Trace<'_>)) {
    if person.contains('@') {
        each(Named::Email(person).with(bearing));
    } else if person.bytes().any(|byte| byte.is_ascii_digit()) {
        each(Named::Phone(person).with(bearing));
    }
}

/// States a path of the phone: as a whole, by its last name, and by each of its names.
pub(crate) fn state_path(path: &str, bearing: Bearing, each: &mut dyn FnMut(Trace<'_>)) {
    each(Named::FilePath(path).with(bearing));
    if let Some(name) = path.rsplit('/').find(|name| !name.is_empty()) {
        each(Named::FileName(name).with(bearing));
    }
    for name in path.split('/').filter(|name| !name.is_empty()) {
        each(Named::PathComponent(name).with(bearing));
    }
}

/// Who received or sent what a message holds.
pub(crate) fn message_bearing(from_me: Option<bool>) -> Bearing {
    match from_me {
        Some(true) => Bearing::Sent,
        _ => Bearing::Received,
    }
}
