//! The wall clock of a phone: the times of its dumps have no zone, and some have no year.
//!
//! Described in: <https://www.iana.org/time-zones> (zones),
//! <https://developer.android.com/reference/android/os/SystemClock> (wall clock).

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{Offset, TimeZone, TimeZoneDatabase},
};

use crate::Instant;

/// What is known of a phone's wall clock: its zone, and when the source was made.
#[derive(Clone, Debug)]
pub struct WallClock {
    zone: TimeZone,
    is_known: bool,
    captured: Option<DateTime>,
}

impl Default for WallClock {
    fn default() -> Self {
        Self {
            zone: TimeZone::UTC,
            is_known: false,
            captured: None,
        }
    }
}

impl WallClock {
    /// The clock of a phone in `zone` (`Europe/Paris`; UTC when there is none, or none known of that
    /// name), whose source was made at the local time `captured`.
    #[must_use]
    pub fn new(zone: Option<&str>, captured: Option<&str>) -> Self {
        let known = zone.and_then(|name| TimeZoneDatabase::bundled().get(name).ok());
        Self {
            is_known: known.is_some(),
            zone: known.unwrap_or(TimeZone::UTC),
            captured: captured.and_then(|text| text.trim().parse().ok()),
        }
    }

    /// The clock of a phone in `zone`, whose source was made at `captured`.
    #[must_use]
    pub fn captured_at(zone: Option<&str>, captured: Option<Instant>) -> Self {
        let mut clock = Self::new(zone, None);
        let stamp = captured.and_then(|at| Timestamp::from_nanosecond(at.unix_ns().into()).ok());
        clock.captured = stamp.map(|stamp| stamp.to_zoned(clock.zone.clone()).datetime());
        clock
    }

    /// The clock of a phone of which only the distance from UTC is known, in seconds eastward, when its source
    /// was made at `captured`.
    #[must_use]
    pub fn at_offset(seconds: i32, captured: Option<Instant>) -> Self {
        let offset = Offset::from_seconds(seconds).ok();
        let zone = offset.map_or(TimeZone::UTC, TimeZone::fixed);
        let stamp = captured.and_then(|at| Timestamp::from_nanosecond(at.unix_ns().into()).ok());
        Self {
            is_known: offset.is_some(),
            captured: stamp.map(|stamp| stamp.to_zoned(zone.clone()).datetime()),
            zone,
        }
    }

    /// Whether the phone's zone is known; otherwise its times are taken as UTC.
    #[must_use]
    pub fn zone_is_known(&self) -> bool {
        self.is_known
    }

    /// When the source was made.
    #[must_use]
    pub fn captured(&self) -> Option<Instant> {
        self.instant(self.captured?)
    }

    /// From `YYYY-MM-DD HH:MM:SS[.fraction]`; an offset behind it (`+0200`) counts instead of the zone.
    #[must_use]
    pub fn local(&self, text: &str) -> Option<Instant> {
        let text = text.trim();
        if let Ok(stamp) = text.parse::<Timestamp>() {
            return of_stamp(stamp);
        }
        self.instant(text.parse().ok()?)
    }

    /// From `MM-DD HH:MM:SS[.fraction]`: of the year in which the source was made, or of the year
    /// before where that would lie more than a day behind it.
    #[must_use]
    pub fn without_year(&self, text: &str) -> Option<Instant> {
        let captured = self.captured?;
        let of_year = |year: i16| format!("{year:04}-{}", text.trim()).parse::<DateTime>();
        let tomorrow = captured.date().tomorrow().unwrap_or(Date::MAX);
        match of_year(captured.year()) {
            Ok(time) if time.date() <= tomorrow => self.instant(time),
            // 29 February need not exist in the year of the capture.
            _ => self.instant(of_year(captured.year().checked_sub(1)?).ok()?),
        }
    }

    fn instant(&self, time: DateTime) -> Option<Instant> {
        of_stamp(self.zone.to_zoned(time).ok()?.timestamp())
    }
}

fn of_stamp(stamp: Timestamp) -> Option<Instant> {
    i64::try_from(stamp.as_nanosecond())
        .ok()
        .map(Instant::from_unix_ns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(instant: Option<Instant>) -> String {
        instant.map_or_else(|| "none".into(), |instant| instant.to_string())
    }

    #[test]
    fn the_zone_of_the_phone_counts_unless_an_offset_stands_there() {
        let paris = WallClock::new(Some("Europe/Paris"), None);
        assert!(paris.zone_is_known());
        assert_eq!(
            text(paris.local("2026-07-01 12:00:00.250")),
            "2026-07-01T10:00:00.25Z"
        );
        assert_eq!(
            text(paris.local("2026-01-01 12:00:00")),
            "2026-01-01T11:00:00Z"
        );
        assert_eq!(
            text(paris.local("2026-01-01 12:00:00.5+0530")),
            "2026-01-01T06:30:00.5Z"
        );
        let unknown = WallClock::new(Some("Mars/Base"), None);
        assert!(!unknown.zone_is_known());
        assert_eq!(
            text(unknown.local("2026-01-01 12:00:00")),
            "2026-01-01T12:00:00Z"
        );
        assert_eq!(text(unknown.local("yesterday")), "none");
    }

    #[test]
    fn a_capture_known_in_utc_is_one_in_the_zone() {
        let captured = Instant::parse("2026-01-01T22:30:00Z");
        let tokyo = WallClock::captured_at(Some("Asia/Tokyo"), captured);
        assert_eq!(tokyo.captured(), captured);
        assert_eq!(
            text(tokyo.without_year("01-02 07:00:00")),
            "2026-01-01T22:00:00Z"
        );
        assert_eq!(WallClock::captured_at(None, None).captured(), None);
    }

    #[test]
    fn a_distance_from_utc_is_a_zone() {
        let captured = Instant::parse("2026-01-01T22:30:00Z");
        let clock = WallClock::at_offset(5 * 3_600 + 1_800, captured);
        assert!(clock.zone_is_known());
        assert_eq!(clock.captured(), captured);
        assert_eq!(
            text(clock.without_year("01-01 05:30:00")),
            "2026-01-01T00:00:00Z"
        );
        assert!(!WallClock::at_offset(i32::MAX, captured).zone_is_known());
    }

    #[test]
    fn a_date_without_year_lies_before_the_capture() {
        let clock = WallClock::new(Some("UTC"), Some("2026-01-15 10:00:00"));
        assert_eq!(
            text(clock.without_year("01-15 09:00:00.100")),
            "2026-01-15T09:00:00.1Z"
        );
        assert_eq!(
            text(clock.without_year("12-31 09:00:00")),
            "2025-12-31T09:00:00Z"
        );
        assert_eq!(text(clock.without_year("13-31 09:00:00")), "none");
        let leap = WallClock::new(None, Some("2025-01-02 10:00:00"));
        assert_eq!(
            text(leap.without_year("02-29 09:00:00")),
            "2024-02-29T09:00:00Z"
        );
        assert_eq!(
            text(WallClock::default().without_year("01-01 00:00:00")),
            "none"
        );
    }
}
