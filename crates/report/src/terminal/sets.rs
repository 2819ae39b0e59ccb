//! The indicator sets that were used, how old they are, and when that is too old.

use case::{Origin, SetSummary};
use model::{Instant, Text};

use super::{
    page::Page,
    words::{Words, days_between},
};
use crate::Outcome;

/// Sets older than this are told to be old.
const OLD_DAYS: i64 = 90;

pub(super) fn write(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>) {
    page.section(&words.key("section-indicators"));
    for set in outcome.indicators {
        let mut parts = vec![named(words, set), age(words, set, outcome.today)];
        parts.push(publisher(words, set));
        parts.extend(unused(words, set));
        page.item(0, "- ", &words.list(&parts));
        page.detail(
            2,
            "",
            &format!("SHA-256 {}", crate::escape::terminal(&set.sha256)),
        );
    }
    page.gap();
    for warning in warnings(words, outcome) {
        page.say(0, &warning);
    }
}

/// Name, families, licence and count of each kind.
pub(super) fn list(page: &mut Page, words: &Words<'_>, sets: &[SetSummary]) {
    for set in sets {
        page.strong(0, "", &named(words, set));
        let families: Vec<&str> = set.families.iter().map(model::Untrusted::raw).collect();
        if !families.is_empty() {
            page.say(2, &words.with("set-families", "list", &families.join(", ")));
        }
        let mut parts = vec![publisher(words, set)];
        parts.push(match &set.licence {
            Some(licence) => words.with("set-licence", "licence", licence.raw()),
            None => words.key("set-no-licence"),
        });
        parts.push(match set.date {
            Some(date) => words.with("set-of", "date", &words.date(date)),
            None => words.key("set-undated"),
        });
        parts.extend(unused(words, set));
        page.say(2, &words.list(&parts));
        let counts: Vec<String> = set
            .counts
            .iter()
            .map(|(kind, count)| counted(words, kind, *count))
            .collect();
        if !counts.is_empty() {
            page.say(2, &words.list(&counts));
        }
        page.detail(
            2,
            "",
            &format!("SHA-256 {}", crate::escape::terminal(&set.sha256)),
        );
        page.gap();
    }
}

fn named(words: &Words<'_>, set: &SetSummary) -> String {
    let line = Text::new("set-line")
        .words("name", set.name.raw())
        .number("count", set.total());
    words.say(&line)
}

/// Who published it; a set that does not say carries its own name there.
fn publisher(words: &Words<'_>, set: &SetSummary) -> String {
    if set.publisher == set.name {
        words.key("set-no-publisher")
    } else {
        words.with("set-publisher", "publisher", set.publisher.raw())
    }
}

fn counted(words: &Words<'_>, kind: &str, count: u64) -> String {
    let kind = format!("indicator-kind-{}", kind.replace('_', "-"));
    words.say(
        &Text::new("set-count")
            .key("kind", kind)
            .number("count", count),
    )
}

/// What of the set was not used, and whether it comes with vigie.
fn unused(words: &Words<'_>, set: &SetSummary) -> Vec<String> {
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

fn age(words: &Words<'_>, set: &SetSummary, today: Instant) -> String {
    let Some(date) = set.date else {
        return words.key("set-undated");
    };
    let (day, days) = (words.date(date), days_between(date, today));
    if days < 0 {
        return words.with("set-future", "date", &day);
    }
    words.say(
        &Text::new("set-dated")
            .words("date", &day)
            .number("days", days),
    )
}

fn warnings(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<String> {
    let sets = outcome.indicators;
    if sets.is_empty() {
        return vec![words.key("sets-none")];
    }
    let mut warnings = Vec::new();
    if sets.iter().all(|set| set.built_in) {
        warnings.push(words.key("sets-only-built-in"));
    }
    let unsigned = sets.iter().filter(|set| set.origin == Origin::Unsigned);
    let unsigned = unsigned.count();
    if unsigned > 0 {
        warnings.push(words.count("sets-unsigned", unsigned));
    }
    let ages: Vec<i64> = sets
        .iter()
        .filter_map(|set| Some(days_between(set.date?, outcome.today)))
        .collect();
    let old = ages.iter().filter(|days| **days > OLD_DAYS).count();
    match ages.iter().min() {
        Some(days) if *days > OLD_DAYS => {
            warnings.push(words.say(&Text::new("sets-old").number("days", *days)));
        }
        _ if old > 0 => {
            let text = Text::new("sets-some-old")
                .number("count", old)
                .number("days", OLD_DAYS);
            warnings.push(words.say(&text));
        }
        _ => {}
    }
    warnings
}
