//! Points in time, and every conversion from the clocks of phones.
//!
//! Described in: <https://developer.apple.com/documentation/foundation/nsdate> (2001 epoch),
//! <https://www.rfc-editor.org/rfc/rfc3339>.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Seconds between 1970-01-01 and 2001-01-01, both UTC.
const COCOA_EPOCH_S: i64 = 978_307_200;
/// Seconds between 1601-01-01 and 1970-01-01, both UTC.
const WEBKIT_EPOCH_S: i64 = 11_644_473_600;
const NS_PER_S: i64 = 1_000_000_000;
/// Above this a date of `sms.db` is in nanoseconds (iOS 11 and later), below in seconds.
const COCOA_NS_THRESHOLD: i64 = 1_000_000_000_000_000;

/// A point in time: nanoseconds since 1970-01-01 UTC.
///
/// Written as RFC 3339 in UTC everywhere; the range is that of an `i64` (years 1677 to 2262).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// From nanoseconds since 1970-01-01 UTC.
    #[must_use]
    pub const fn from_unix_ns(ns: i64) -> Self {
        Self(ns)
    }

    /// Nanoseconds since 1970-01-01 UTC.
    #[must_use]
    pub const fn unix_ns(self) -> i64 {
        self.0
    }

    /// From seconds since 1970-01-01 UTC; `None` when not a number or out of range.
    #[must_use]
    pub fn from_unix_s(seconds: f64) -> Option<Self> {
        ns_from_s(seconds).map(Self)
    }

    /// From seconds since 2001-01-01 UTC (Core Data, `NSDate`); `None` when out of range, and for
    /// exactly zero: databases write that where no date was set.
    #[must_use]
    pub fn from_cocoa_s(seconds: f64) -> Option<Self> {
        if seconds == 0.0 {
            return None;
        }
        ns_from_s(seconds)?
            .checked_add(COCOA_EPOCH_S.checked_mul(NS_PER_S)?)
            .map(Self)
    }

    /// From nanoseconds since 2001-01-01 UTC; `None` when out of range.
    #[must_use]
    pub fn from_cocoa_ns(ns: i64) -> Option<Self> {
        ns.checked_add(COCOA_EPOCH_S.checked_mul(NS_PER_S)?)
            .map(Self)
    }

    /// From a date of `sms.db`: nanoseconds since 2001 (iOS 11 and later), seconds before.
    /// Zero means that no date was set.
    #[must_use]
    pub fn from_sms_date(date: i64) -> Option<Self> {
        match date {
            0 => None,
            ns if ns > COCOA_NS_THRESHOLD => Self::from_cocoa_ns(ns),
            s => Self::from_cocoa_ns(s.checked_mul(NS_PER_S)?),
        }
    }

    /// From a date of Safari: seconds since 2001, or since 1970 when the number says so (iOS 26).
    #[must_use]
    pub fn from_safari_s(seconds: f64) -> Option<Self> {
        // Exact in an f64: 978307200 has 30 bits. As a Cocoa time it lies in 2032.
        if seconds > 978_307_200.0 {
            Self::from_unix_s(seconds)
        } else {
            Self::from_cocoa_s(seconds)
        }
    }

    /// From microseconds since 1601-01-01 UTC (Chrome).
    #[must_use]
    pub fn from_webkit_us(us: i64) -> Option<Self> {
        us.checked_sub(WEBKIT_EPOCH_S.checked_mul(1_000_000)?)?
            .checked_mul(1_000)
            .map(Self)
    }

    /// From RFC 3339 text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let stamp: jiff::Timestamp = text.parse().ok()?;
        i64::try_from(stamp.as_nanosecond()).ok().map(Self)
    }

    /// The date alone, `YYYY-MM-DD`, in UTC.
    #[must_use]
    pub fn date(self) -> String {
        let mut text = self.to_string();
        if let Some(day) = text.find('T') {
            text.truncate(day);
        }
        text
    }
}

/// `None` when not finite or outside the range of an `i64` of nanoseconds.
fn ns_from_s(seconds: f64) -> Option<i64> {
    // Beyond this the product would leave the range of an i64.
    const LIMIT_S: f64 = 9_000_000_000.0;
    if !seconds.is_finite() || seconds.abs() > LIMIT_S {
        return None;
    }
    let whole = seconds.trunc();
    let fraction_ns = ((seconds - whole) * 1e9).round();
    let (whole, fraction_ns) = (exact_i64(whole), exact_i64(fraction_ns));
    whole.checked_mul(NS_PER_S)?.checked_add(fraction_ns)
}

/// The integer in a float known to be whole and within ±9e9.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "the caller checked the range, and no other conversion from f64 exists"
)]
fn exact_i64(whole: f64) -> i64 {
    whole as i64
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_nanosecond(i128::from(self.0)) {
            Ok(stamp) => write!(f, "{stamp}"),
            Err(_) => write!(f, "{} ns", self.0),
        }
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not an RFC 3339 time"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(instant: Option<Instant>) -> String {
        instant.map_or_else(|| "none".into(), |i| i.to_string())
    }

    #[test]
    fn every_clock_lands_on_the_same_instant() {
        let expected = "2021-07-18T12:00:00Z";
        let unix = 1_626_609_600_i64;
        let cocoa = unix - COCOA_EPOCH_S;
        assert_eq!(text(Instant::from_unix_s(1_626_609_600.0)), expected);
        assert_eq!(text(Instant::from_cocoa_s(648_302_400.0)), expected);
        assert_eq!(text(Instant::from_sms_date(cocoa)), expected);
        assert_eq!(text(Instant::from_sms_date(cocoa * NS_PER_S)), expected);
        assert_eq!(text(Instant::from_safari_s(648_302_400.0)), expected);
        assert_eq!(text(Instant::from_safari_s(1_626_609_600.0)), expected);
        let webkit = (unix + WEBKIT_EPOCH_S) * 1_000_000;
        assert_eq!(text(Instant::from_webkit_us(webkit)), expected);
        assert_eq!(text(Instant::parse(expected)), expected);
    }

    #[test]
    fn impossible_times_are_none() {
        for seconds in [f64::NAN, f64::INFINITY, 1e300, -1e300] {
            assert_eq!(Instant::from_unix_s(seconds), None);
            assert_eq!(Instant::from_cocoa_s(seconds), None);
        }
        assert_eq!(Instant::from_cocoa_ns(i64::MAX), None);
        assert_eq!(Instant::from_webkit_us(i64::MIN), None);
        assert_eq!(Instant::from_sms_date(0), None);
        assert_eq!(Instant::from_cocoa_s(0.0), None);
        assert_eq!(Instant::from_safari_s(0.0), None);
    }

    #[test]
    fn fractions_survive() {
        assert_eq!(text(Instant::from_unix_s(0.5)), "1970-01-01T00:00:00.5Z");
        assert_eq!(
            Instant::from_unix_s(-0.5).map(Instant::unix_ns),
            Some(-500_000_000)
        );
    }
}
