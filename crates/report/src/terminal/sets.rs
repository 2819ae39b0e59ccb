//! The indicator sets that were used, how old they are, and when that is too old.

use case::SetSummary;

use super::page::Page;
use crate::{
    Outcome,
    sets::{age, counted, licence, named, publisher, unused, warnings},
    words::Words,
};

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
    for warning in warnings(outcome.indicators, outcome.today) {
        page.say(0, &words.say(&warning));
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
        parts.push(licence(words, set));
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
