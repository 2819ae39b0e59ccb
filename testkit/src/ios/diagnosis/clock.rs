//! The clocks of a phone in its own time zone, in the forms in which logs write them.

use crate::times;

/// Days of the week; 1970 began on a Thursday.
const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A time zone: minutes east of Greenwich.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Zone(i64);

/// A moment as the phone's own clock shows it.
struct Wall {
    /// `2024-06-10`.
    date: String,
    /// `09:13:20`.
    time: String,
}

impl Zone {
    /// So many minutes east of Greenwich.
    pub(crate) fn new(minutes: i32) -> Self {
        Self(minutes.into())
    }

    fn wall(self, unix: i64) -> Wall {
        let text = times::text(unix + self.0 * 60);
        let (date, time) = text.split_once('T').unwrap_or_default();
        Wall {
            date: date.to_owned(),
            time: time.trim_end_matches('Z').to_owned(),
        }
    }

    /// `+0200`.
    pub(crate) fn offset(self) -> String {
        let sign = if self.0 < 0 { '-' } else { '+' };
        let minutes = self.0.abs();
        format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
    }

    /// `2024.06.10_09-13-20+0200`, as a sysdiagnose names itself.
    pub(crate) fn stamp(self, unix: i64) -> String {
        let Wall { date, time } = self.wall(unix);
        let (date, time) = (date.replace('-', "."), time.replace(':', "-"));
        format!("{date}_{time}{}", self.offset())
    }

    /// `2024-06-10 09:13:20`.
    pub(crate) fn full(self, unix: i64) -> String {
        let Wall { date, time } = self.wall(unix);
        format!("{date} {time}")
    }

    /// `2024-06-10 09:13:20.00 +0200`, as reports of crashes write times.
    pub(crate) fn zoned(self, unix: i64) -> String {
        format!("{}.00 {}", self.full(unix), self.offset())
    }

    /// `2024-06-10-091320`, as the files of crashes are named.
    pub(crate) fn dashed(self, unix: i64) -> String {
        let Wall { date, time } = self.wall(unix);
        format!("{date}-{}", time.replace(':', ""))
    }

    /// `06/10/24 09:13:20.000123`, as the pairing service writes times.
    pub(crate) fn american(self, unix: i64) -> String {
        let Wall { date, time } = self.wall(unix);
        let [year, month, day] = parts(&date);
        let year = year.get(2..).unwrap_or_default();
        format!("{month}/{day}/{year} {time}.000123")
    }

    /// `Mon Jun 10 09:13:20 2024`, as the installer writes times.
    pub(crate) fn worded(self, unix: i64) -> String {
        let Wall { date, time } = self.wall(unix);
        let [year, month, day] = parts(&date);
        let since = (unix + self.0 * 60).div_euclid(times::DAY).rem_euclid(7);
        let weekday = usize::try_from(since).ok().and_then(|nth| DAYS.get(nth));
        let nth: usize = month.parse().unwrap_or(1);
        let month = MONTHS.get(nth - 1).copied().unwrap_or_default();
        let weekday = weekday.copied().unwrap_or_default();
        format!("{weekday} {month} {day} {time} {year}")
    }

    /// ` 9:13AM`, or `09AM` without minutes, as lists of processes write times.
    pub(crate) fn hour(self, unix: i64, minutes: bool) -> String {
        let time = self.wall(unix).time;
        let (hour, rest) = time.split_once(':').unwrap_or_default();
        let hour: u32 = hour.parse().unwrap_or_default();
        let half = if hour < 12 { "AM" } else { "PM" };
        let twelve = if hour.is_multiple_of(12) {
            12
        } else {
            hour % 12
        };
        let minute = rest.get(..2).unwrap_or_default();
        if minutes {
            format!("{twelve}:{minute}{half}")
        } else {
            format!("{twelve:02}{half}")
        }
    }
}

fn parts(date: &str) -> [&str; 3] {
    let mut parts = date.split('-');
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_the_phone_shows_them() {
        let (paris, newfoundland) = (Zone::new(120), Zone::new(-150));
        assert_eq!(paris.stamp(1_718_000_000), "2024.06.10_08-13-20+0200");
        assert_eq!(
            newfoundland.zoned(1_718_000_000),
            "2024-06-10 03:43:20.00 -0230"
        );
        assert_eq!(paris.worded(1_718_000_000), "Mon Jun 10 08:13:20 2024");
        assert_eq!(paris.american(1_718_000_000), "06/10/24 08:13:20.000123");
        assert_eq!(paris.dashed(1_718_000_000), "2024-06-10-081320");
        assert_eq!(paris.hour(1_718_000_000, true), "8:13AM");
        assert_eq!(paris.hour(1_718_040_000, false), "07PM");
    }
}
