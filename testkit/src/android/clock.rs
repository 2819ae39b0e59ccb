//! The clocks of an Android phone in Paris. Every moment is seconds since 1970 until it is written.

/// The zone that `persist.sys.timezone` names.
pub(crate) const ZONE: &str = "Europe/Paris";
/// A minute, in seconds.
pub(crate) const MINUTE: i64 = 60;
/// An hour, in seconds.
pub(crate) const HOUR: i64 = 3_600;
/// A day, in seconds.
pub(crate) const DAY: i64 = 86_400;

/// A date and time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wall {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

/// Midnight of a day, UTC (<https://howardhinnant.github.io/date_algorithms.html>).
pub(crate) fn day(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    (era * 146_097 + days - 719_468) * DAY
}

fn wall(unix: i64) -> Wall {
    let days = unix.div_euclid(DAY) + 719_468;
    let rest = unix.rem_euclid(DAY);
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    Wall {
        year: year + era * 400 + i64::from(month <= 2),
        month,
        day: of_year - (153 * shifted + 2) / 5 + 1,
        hour: rest / HOUR,
        minute: rest % HOUR / MINUTE,
        second: rest % MINUTE,
    }
}

/// When clocks change in `month` (March or October) of `year`: its last Sunday, 01:00 UTC.
fn change(year: i64, month: i64) -> i64 {
    let last = day(year, month, 31);
    // 1970-01-01 was a Thursday: Sundays are days whose number leaves 3 when divided by 7.
    let after = (last / DAY - 3).rem_euclid(7);
    last - after * DAY + HOUR
}

/// How far the phone's clock is ahead of UTC, seconds.
pub(crate) fn offset(unix: i64) -> i64 {
    let year = wall(unix).year;
    let summer = (change(year, 3)..change(year, 10)).contains(&unix);
    if summer { 2 * HOUR } else { HOUR }
}

fn local(unix: i64) -> Wall {
    wall(unix + offset(unix))
}

/// `2026-05-03 12:00:01` on the phone.
pub(crate) fn full(unix: i64) -> String {
    let at = local(unix);
    format!(
        "{}-{:02}-{:02} {:02}:{:02}:{:02}",
        at.year, at.month, at.day, at.hour, at.minute, at.second
    )
}

/// `2026-05-03-12-00-01` on the phone.
pub(crate) fn dashed(unix: i64) -> String {
    full(unix).replace([' ', ':'], "-")
}

/// `05-03 12:00:01` on the phone, as logs write times.
pub(crate) fn short(unix: i64) -> String {
    let at = local(unix);
    format!(
        "{:02}-{:02} {:02}:{:02}:{:02}",
        at.month, at.day, at.hour, at.minute, at.second
    )
}

/// `2026-05-03T10:00:01Z`.
pub(crate) fn utc(unix: i64) -> String {
    let at = wall(unix);
    format!(
        "{}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        at.year, at.month, at.day, at.hour, at.minute, at.second
    )
}

/// `2026-05-03 12:00:01.000000000+0200`, as `debuggerd` writes times.
pub(crate) fn precise(unix: i64) -> String {
    format!("{}.000000000+0{}00", full(unix), offset(unix) / HOUR)
}

/// The time and date on the phone as DOS, and so ZIP, writes them.
pub(crate) fn dos(unix: i64) -> [u8; 4] {
    let at = local(unix);
    let time = (at.hour << 11) | (at.minute << 5) | (at.second / 2);
    let date = ((at.year - 1980) << 9) | (at.month << 5) | at.day;
    let [time, date] = [time, date].map(|number| u16::try_from(number).unwrap_or_default());
    let ([a, b], [c, d]) = (time.to_le_bytes(), date.to_le_bytes());
    [a, b, c, d]
}

/// `1d2h3m4s5ms`, as Android writes durations.
pub(crate) fn duration(millis: i64) -> String {
    let (mut text, mut written) = (String::new(), false);
    let seconds = millis / 1_000;
    let parts = [
        (seconds / DAY, "d"),
        (seconds % DAY / HOUR, "h"),
        (seconds % HOUR / MINUTE, "m"),
        (seconds % MINUTE, "s"),
        (millis % 1_000, "ms"),
    ];
    for (number, unit) in parts {
        if number > 0 || written || unit == "ms" {
            text.push_str(&number.to_string());
            text.push_str(unit);
            written = true;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_of_paris() {
        let summer = day(2026, 7, 1) + 12 * HOUR;
        assert_eq!(full(summer), "2026-07-01 14:00:00");
        assert_eq!(full(day(2026, 1, 1)), "2026-01-01 01:00:00");
        // 29 March 2026 is the last Sunday.
        assert_eq!(full(day(2026, 3, 29) + HOUR - 1), "2026-03-29 01:59:59");
        assert_eq!(full(day(2026, 3, 29) + HOUR), "2026-03-29 03:00:00");
        assert_eq!(dashed(summer), "2026-07-01-14-00-00");
        assert_eq!(short(summer), "07-01 14:00:00");
        assert_eq!(utc(summer), "2026-07-01T12:00:00Z");
        assert_eq!(precise(summer), "2026-07-01 14:00:00.000000000+0200");
    }

    #[test]
    fn durations_as_android_writes_them() {
        assert_eq!(duration(5), "5ms");
        assert_eq!(duration(61_005), "1m1s5ms");
        assert_eq!(duration(86_400_000), "1d0h0m0s0ms");
    }
}
