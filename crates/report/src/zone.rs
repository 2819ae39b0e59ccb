//! A time zone, by its name in the database of time zones; what it says never depends on the machine.
//!
//! Described in: <https://www.iana.org/time-zones>, <https://www.rfc-editor.org/rfc/rfc9557>.

use jiff::{Timestamp, tz::TimeZone};
use model::Instant;

/// The zone in which a phone was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

/// Zones that a page offers: where French is spoken, and some neighbours. The command line takes any.
pub const OFFERED: [&str; 24] = [
    "Europe/Paris",
    "Europe/Brussels",
    "Europe/Luxembourg",
    "Europe/Zurich",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Berlin",
    "Europe/Rome",
    "Africa/Abidjan",
    "Africa/Algiers",
    "Africa/Casablanca",
    "Africa/Dakar",
    "Africa/Kinshasa",
    "Africa/Tunis",
    "America/Cayenne",
    "America/Guadeloupe",
    "America/Martinique",
    "America/Toronto",
    "America/New_York",
    "Asia/Beirut",
    "Indian/Antananarivo",
    "Indian/Mayotte",
    "Indian/Reunion",
    "Pacific/Noumea",
];

impl Zone {
    /// The zone that a page offers under a number, from 1.
    #[must_use]
    pub fn offered(number: usize) -> Option<Self> {
        let at = number.checked_sub(1)?;
        OFFERED.get(at).and_then(|name| Self::named(name))
    }

    /// The zone of that name (`Europe/Paris`), from the database that comes with vigie.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let zone = jiff::tz::TimeZoneDatabase::bundled().get(name).ok()?;
        let name = zone.iana_name()?.to_owned();
        Some(Self { name, zone })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a clock of the zone showed: day, time, difference from UTC.
    #[must_use]
    pub fn shows(&self, at: Instant) -> Option<String> {
        let stamp = Timestamp::from_nanosecond(i128::from(at.unix_ns())).ok()?;
        let zoned = stamp.to_zoned(self.zone.clone());
        Some(zoned.strftime("%Y-%m-%d %H:%M:%S %:z").to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_that_is_offered_is_known() {
        for number in 1..=OFFERED.len() {
            assert!(Zone::offered(number).is_some(), "{number}");
        }
        assert_eq!(Zone::offered(0), None);
        assert_eq!(Zone::offered(OFFERED.len() + 1), None);
    }

    #[test]
    fn a_zone_knows_summer_and_winter() {
        let paris = Zone::named("Europe/Paris").unwrap();
        let shown = |text: &str| paris.shows(Instant::parse(text).unwrap()).unwrap();
        assert_eq!(shown("2026-05-03T10:00:00Z"), "2026-05-03 12:00:00 +02:00");
        assert_eq!(
            shown("2026-01-03T23:30:00.5Z"),
            "2026-01-04 00:30:00 +01:00"
        );
        assert_eq!(Zone::named("europe/paris").unwrap().name(), "Europe/Paris");
        assert_eq!(Zone::named("Europe/Nowhere"), None);
        assert_eq!(Zone::named("../../etc/passwd"), None);
    }
}
