//! What the services and lists of Android write alike: digests, times, spans, names of parts of apps.
//!
//! Described in: <https://developer.android.com/tools/dumpsys>.

use model::{Instant, WallClock};

use crate::service_dump::is_app_id;

const SECOND_NS: i64 = 1_000_000_000;
const YEAR_NS: i64 = 31_536_000_000_000_000;
const MILLISECOND_NS: i64 = 1_000_000;

/// Whether a text is a digest of so many hexadecimal digits; tools write their errors in its place.
pub(crate) fn is_digest(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// A time as batteries' statistics write it: `2020-01-08-17-18-28`.
pub(crate) fn dashed(clock: &WallClock, text: &str) -> Option<Instant> {
    let text = text.trim();
    let date = text.get(..10)?;
    let time = text.get(10..)?.strip_prefix('-')?.replace('-', ":");
    clock.local(&format!("{date} {time}"))
}

/// A time of the wall clock; those of 1970 mean that there is none.
pub(crate) fn since_1971(clock: &WallClock, text: &str) -> Option<Instant> {
    clock.local(text).filter(|at| at.unix_ns() > YEAR_NS)
}

/// A span of time, `+1d2h3m4s5ms`, `-2d` or `0`, in nanoseconds.
pub(crate) fn span_ns(text: &str) -> Option<i64> {
    let mut rest = text.trim_start_matches(['+', '-']);
    if rest == "0" {
        return Some(0);
    }
    let mut total = None;
    while !rest.is_empty() {
        let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let (number, after) = rest.split_at_checked(end)?;
        let end = after.find(|letter: char| letter.is_ascii_digit());
        let (unit, after) = after.split_at_checked(end.unwrap_or(after.len()))?;
        let unit = match unit {
            "d" => SECOND_NS.checked_mul(86_400)?,
            "h" => SECOND_NS.checked_mul(3_600)?,
            "m" => SECOND_NS.checked_mul(60)?,
            "s" => SECOND_NS,
            "ms" => MILLISECOND_NS,
            _ => return None,
        };
        let number: i64 = number.parse().ok()?;
        let before = total.unwrap_or(0_i64);
        total = Some(before.checked_add(number.checked_mul(unit)?)?);
        rest = after;
    }
    total
}

/// A span of time in whole milliseconds.
pub(crate) fn span_ms(text: &str) -> Option<i64> {
    span_ns(text)?.checked_div(MILLISECOND_NS)
}

/// A span of time in whole seconds.
pub(crate) fn span_s(text: &str) -> Option<i64> {
    span_ns(text)?.checked_div(SECOND_NS)
}

/// The instant so long after another one.
pub(crate) fn later(at: Instant, ns: i64) -> Option<Instant> {
    at.unix_ns().checked_add(ns).map(Instant::from_unix_ns)
}

/// The app of `app/class`, `app`, and of either behind marks of newer versions (`#trace#@space@app/class`).
pub(crate) fn app_of(name: &str) -> Option<&str> {
    let app = component_of(name).split('/').next()?;
    is_app_id(app).then_some(app)
}

/// `app/class` without the marks of newer versions.
pub(crate) fn component_of(name: &str) -> &str {
    name.rsplit(['@', '#']).next().unwrap_or(name)
}

/// The value of `name=value` or `name="value"` in a line; a name begins a word.
pub(crate) fn value_of<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let mut rest = line;
    loop {
        let at = rest.find(name)?;
        let starts = rest
            .get(..at)?
            .bytes()
            .last()
            .is_none_or(|byte| matches!(byte, b' ' | b',' | b'{' | b'[' | b'('));
        rest = rest.get(at..)?.strip_prefix(name)?;
        if let Some(value) = rest.strip_prefix('=').filter(|_| starts) {
            return match value.strip_prefix('"') {
                Some(quoted) => quoted.split('"').next(),
                None => value.split([' ', ',', ';']).next(),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_dashed_times() {
        assert_eq!(span_ns("+1h26m18s315ms"), Some(5_178_315_000_000));
        assert_eq!(span_s("+1d0h0m0s0ms"), Some(86_400));
        assert_eq!(span_ns("0"), Some(0));
        assert_eq!(span_ms("-2d0h"), Some(172_800_000));
        assert_eq!(span_ms("+3h21m4s5ms"), Some(12_064_005));
        for odd in ["", "+", "+1", "+1x", "+9223372036854775807d", "h", "+é"] {
            assert_eq!(span_ns(odd), None, "{odd}");
        }
        let clock = WallClock::default();
        let time = dashed(&clock, "2020-01-08-17-18-28").map(|at| at.to_string());
        assert_eq!(time.as_deref(), Some("2020-01-08T17:18:28Z"));
        assert_eq!(dashed(&clock, "2020-01-08"), None);
        assert_eq!(since_1971(&clock, "1970-01-01 01:00:00"), None);
    }

    #[test]
    fn values_are_found_by_whole_names() {
        let line =
            r#"time="2020-01-08 15:29:43" type=X package=com.a.b taskRootPackage=c rb=12,tb=3"#;
        assert_eq!(value_of(line, "time"), Some("2020-01-08 15:29:43"));
        assert_eq!(value_of(line, "package"), Some("com.a.b"));
        assert_eq!(value_of(line, "tb"), Some("3"));
        assert_eq!(value_of(line, "Package"), None);
        assert_eq!(value_of(line, "none"), None);
    }

    #[test]
    fn apps_stand_before_the_slash_behind_marks() {
        assert_eq!(app_of("com.a.b/com.c.Job"), Some("com.a.b"));
        assert_eq!(app_of("#t#@space@com.a.b/.Job"), Some("com.a.b"));
        assert_eq!(app_of("android"), Some("android"));
        assert_eq!(app_of("*walarm*"), None);
    }
}
