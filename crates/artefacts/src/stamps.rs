//! Dates as Apple's tools write them: `2023-05-24 19:56:14 +0000`, and `2024-09-06 9:45:15 AM +0000` since
//! iOS 18.2.
//!
//! Described in: <https://developer.apple.com/documentation/foundation/nsdate/description>.

use model::Instant;
use serde_json::Value;

/// The date that a text is.
pub(crate) fn blank_separated(text: &str) -> Option<Instant> {
    let (time, rest) = leading(text.trim())?;
    rest.is_empty().then_some(time)
}

/// The date at the beginning of a text, and what stands behind it.
pub(crate) fn leading(text: &str) -> Option<(Instant, &str)> {
    let mut rest = text;
    let mut next = || {
        // A narrow blank stands before AM and PM on some versions.
        let (word, behind) = rest.split_once([' ', '\u{202f}']).unwrap_or((rest, ""));
        rest = behind;
        (!word.is_empty()).then_some(word)
    };
    let (day, time, mut zone) = (next()?, next()?, next()?);
    let is_afternoon = match zone {
        "AM" | "am" => Some(false),
        "PM" | "pm" => Some(true),
        _ => None,
    };
    if is_afternoon.is_some() {
        zone = next()?;
    }
    let (hour, minutes) = time.split_once(':')?;
    let hour: u32 = hour.parse().ok()?;
    let hour = match is_afternoon {
        None => hour,
        Some(false) => hour.checked_rem(12)?,
        Some(true) => hour.checked_rem(12)?.checked_add(12)?,
    };
    let at = Instant::parse(&format!("{day}T{hour:02}:{minutes}{zone}"))?;
    Some((at, rest))
}

/// A time in JSON: RFC 3339, the same with blanks, or seconds since 1970 or 2001.
pub(crate) fn in_json(value: &Value) -> Option<Instant> {
    match value {
        Value::String(text) => Instant::parse(text).or_else(|| blank_separated(text)),
        Value::Number(number) => number.as_f64().and_then(Instant::from_safari_s),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_with_24_and_with_12_hours_are_read() {
        for (text, expected) in [
            ("2023-05-24 19:56:14 +0000", "2023-05-24T19:56:14Z"),
            ("2024-09-06 9:45:15 AM +0000", "2024-09-06T09:45:15Z"),
            (
                "2024-09-06 12:45:15\u{202f}AM +0000",
                "2024-09-06T00:45:15Z",
            ),
            ("2024-09-06 12:45:15 PM +0200", "2024-09-06T10:45:15Z"),
        ] {
            let time = blank_separated(text).map(|time| time.to_string());
            assert_eq!(time.as_deref(), Some(expected), "{text}");
        }
        for bad in [
            "",
            "2023-05-24",
            "2023-05-24 19:56:14",
            "x y z",
            "2023-05-24 19:56:14 +0000 x",
        ] {
            assert_eq!(blank_separated(bad), None, "{bad}");
        }
    }
}
