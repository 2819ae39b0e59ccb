//! Sizes and durations in words.

use model::Text;
use report::Words;

/// Bytes of one unit and of the next, by the powers of ten that disks are sold in.
///
/// Described in: <https://www.bipm.org/en/measurement-units/si-prefixes>.
const UNITS: [(u64, &str); 3] = [
    (1_000_000_000, "app-size-gigabytes"),
    (1_000_000, "app-size-megabytes"),
    (1_000, "app-size-kilobytes"),
];

/// A size, to whole units.
pub(crate) fn size(words: &Words<'_>, bytes: u64) -> String {
    let unit = UNITS.iter().find(|(of, _)| bytes >= *of);
    let Some((of, key)) = unit else {
        return words.count("app-size-bytes", bytes);
    };
    let half = of.checked_div(2).unwrap_or(0);
    let whole = bytes.saturating_add(half).checked_div(*of).unwrap_or(0);
    words.say(&Text::new(*key).number("count", whole))
}

/// How long something still takes, no more exactly than it can be known.
pub(crate) fn left(words: &Words<'_>, seconds: u64) -> String {
    match seconds {
        0..=44 => words.key("app-left-soon"),
        45..=5399 => {
            let minutes = seconds.saturating_add(30).checked_div(60).unwrap_or(1);
            words.count("app-left-minutes", minutes)
        }
        _ => {
            let hours = seconds.saturating_add(1800).checked_div(3600).unwrap_or(1);
            words.count("app-left-hours", hours)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use report::{Language, Texts};

    #[test]
    fn sizes_and_durations_are_rounded_as_people_say_them() {
        let texts = Texts::new(Language::English);
        let words = Words::whole(&texts);
        for (bytes, said) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_499, "1 kB"),
            (1_500, "2 kB"),
            (2_600_000, "3 MB"),
            (64_000_000_000, "64 GB"),
            (9_999_600_000_000, "10,000 GB"),
        ] {
            assert_eq!(size(&words, bytes), said);
        }
        for (seconds, said) in [
            (0, "less than a minute"),
            (44, "less than a minute"),
            (45, "about a minute"),
            (5_399, "about 90 minutes"),
            (5_400, "about 2 hours"),
            (36_000, "about 10 hours"),
        ] {
            assert_eq!(left(&words, seconds), said);
        }
    }
}
