//! What is said of an indicator set: its name, its age, its publisher, and when it is too old.

use case::{Origin, SetSummary};
use model::{Instant, Text};

use crate::words::{Words, days_between};

/// Sets older than this are told to be old.
const OLD_DAYS: i64 = 90;
/// Sets older than this tell their age in years: nobody counts in thousands of days.
const IN_YEARS: i64 = 1_000;
/// Days of four years, one of them a leap year.
const DAYS_OF_FOUR_YEARS: i64 = 1_461;

/// The licence that it states.
#[must_use]
pub fn licence(words: &Words<'_>, set: &SetSummary) -> String {
    match &set.licence {
        // Its own words are in one language.
        _ if set.built_in => words.key("set-built-in-licence"),
        Some(licence) => words.with("set-licence", "licence", licence.raw()),
        None => words.key("set-no-licence"),
    }
}

/// Its name, and how many indicators of it are in use.
#[must_use]
pub fn named(words: &Words<'_>, set: &SetSummary) -> String {
    let line = Text::new("set-line")
        .words("name", set.name.raw())
        .number("count", set.total());
    words.say(&line)
}

/// Who published it; a set that does not say carries its own name there.
#[must_use]
pub fn publisher(words: &Words<'_>, set: &SetSummary) -> String {
    if set.publisher == set.name {
        words.key("set-no-publisher")
    } else {
        words.with("set-publisher", "publisher", set.publisher.raw())
    }
}

/// How many indicators of one kind.
#[must_use]
pub fn counted(words: &Words<'_>, kind: &str, count: u64) -> String {
    let kind = format!("indicator-kind-{}", kind.replace('_', "-"));
    words.say(
        &Text::new("set-count")
            .key("kind", kind)
            .number("count", count),
    )
}

/// What of the set was not used, and whether it comes with vigie.
#[must_use]
pub fn unused(words: &Words<'_>, set: &SetSummary) -> Vec<String> {
    let mut parts = Vec::new();
    if set.built_in {
        parts.push(words.key("set-built-in"));
    }
    match set.origin {
        Origin::File => {}
        Origin::Signed => parts.push(words.key("set-signed")),
        Origin::Unsigned => parts.push(words.key("set-unsigned")),
    }
    for (key, count) in [
        ("set-refused", set.refused_total()),
        ("set-expired", set.expired),
    ] {
        if count > 0 {
            parts.push(words.count(key, count));
        }
    }
    parts
}

/// Its date, and how old it is today.
#[must_use]
pub fn age(words: &Words<'_>, set: &SetSummary, today: Instant) -> String {
    let Some(date) = set.date else {
        return words.key("set-undated");
    };
    let (day, days) = (words.date(date), days_between(date, today));
    if days < 0 {
        return words.with("set-future", "date", &day);
    }
    if days >= IN_YEARS {
        let years = days.saturating_mul(4).div_euclid(DAYS_OF_FOUR_YEARS);
        let text = Text::new("set-dated-years").words("date", &day);
        return words.say(&text.number("years", years));
    }
    words.say(
        &Text::new("set-dated")
            .words("date", &day)
            .number("days", days),
    )
}

/// What must be said of all of them: that there are none, or that they are old or unsigned.
#[must_use]
pub fn warnings(sets: &[SetSummary], today: Instant) -> Vec<Text> {
    if sets.is_empty() {
        return vec![Text::new("sets-none")];
    }
    let mut warnings = Vec::new();
    if sets.iter().all(|set| set.built_in) {
        warnings.push(Text::new("sets-only-built-in"));
    }
    let unsigned = sets.iter().filter(|set| set.origin == Origin::Unsigned);
    let unsigned = unsigned.count();
    if unsigned > 0 {
        warnings.push(Text::new("sets-unsigned").number("count", unsigned));
    }
    let ages: Vec<i64> = sets
        .iter()
        .filter_map(|set| Some(days_between(set.date?, today)))
        .collect();
    let old = ages.iter().filter(|days| **days > OLD_DAYS).count();
    match ages.iter().min() {
        Some(days) if *days > OLD_DAYS => {
            warnings.push(Text::new("sets-old").number("days", *days));
        }
        _ if old > 0 => {
            let text = Text::new("sets-some-old")
                .number("count", old)
                .number("days", OLD_DAYS);
            warnings.push(text);
        }
        _ => {}
    }
    warnings
}
