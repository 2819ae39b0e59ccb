//! The clocks of a phone. Every moment is seconds since 1970 until it is written.

use std::time::{Duration, UNIX_EPOCH};

/// Seconds between 1970 and 2001, where Apple's clocks start.
const COCOA: i64 = 978_307_200;

/// A day, in seconds.
pub(crate) const DAY: i64 = 86_400;

/// Seconds since 2001, with a fraction, as Core Data stores times.
pub(crate) fn cocoa(unix: i64) -> f64 {
    real(unix - COCOA)
}

/// Nanoseconds since 2001, as `sms.db` stores times since iOS 11.
pub(crate) fn cocoa_ns(unix: i64) -> i64 {
    (unix - COCOA) * 1_000_000_000
}

/// A property list's date.
pub(crate) fn date(unix: i64) -> plist::Value {
    let seconds = u64::try_from(unix).unwrap_or_default();
    plist::Value::Date((UNIX_EPOCH + Duration::from_secs(seconds)).into())
}

/// `2021-05-06T07:08:09Z`.
pub(crate) fn text(unix: i64) -> String {
    let seconds = u64::try_from(unix).unwrap_or_default();
    plist::Date::from(UNIX_EPOCH + Duration::from_secs(seconds)).to_xml_format()
}

/// A count as a real number; exact below 2^53, far above any time or byte count written here.
#[expect(clippy::cast_precision_loss, reason = "all values are below 2^53")]
pub(crate) fn real(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_start_in_2001() {
        assert!((cocoa(978_307_200)).abs() < f64::EPSILON);
        assert_eq!(cocoa_ns(978_307_201), 1_000_000_000);
        assert_eq!(text(0), "1970-01-01T00:00:00Z");
    }
}
