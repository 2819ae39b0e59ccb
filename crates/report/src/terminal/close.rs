//! What an examination cannot see, where the case is, what to do next, and where to find help.

use super::{head::Headline, page::Page, words::Words};
use crate::Outcome;

pub(super) fn limits(page: &mut Page, words: &Words<'_>) {
    page.section(&words.key("section-limits"));
    for key in [
        "limit-accounts",
        "limit-backup",
        "limit-known",
        "limit-time",
    ] {
        page.item(0, "- ", &words.key(key));
    }
}

pub(super) fn case(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>) {
    page.section(&words.key("section-case"));
    match outcome.case {
        None => page.say(0, &words.key("case-none")),
        Some(path) => {
            page.say(
                0,
                &words.with("case-folder", "path", &path.to_string_lossy()),
            );
            page.say(0, &words.key("case-not-encrypted"));
        }
    }
}

pub(super) fn next_steps(
    page: &mut Page,
    words: &Words<'_>,
    outcome: &Outcome<'_>,
    headline: Headline,
) {
    page.section(&words.key("section-next"));
    let steps: &[&str] = match headline {
        Headline::Known => &["next-known-1", "next-known-2", "next-known-3"],
        Headline::Points(_) => &["next-points-1", "next-points-2"],
        Headline::Nothing => &["next-nothing-1", "next-nothing-2"],
        Headline::Unknown => &["next-nothing-1"],
    };
    for key in steps {
        page.item(0, "- ", &words.key(key));
    }
    let lost = |kind: &model::FaultKind| kind.is_loss();
    if outcome
        .coverage
        .iter()
        .any(|entry| entry.faults.counts.keys().any(lost))
    {
        page.item(0, "- ", &words.key("next-unread"));
    }
    page.section(&words.key("section-help"));
    for key in [
        "contacts-danger",
        "contacts-partner",
        "contacts-digital",
        "contacts-device",
    ] {
        page.item(0, "- ", &words.key(key));
    }
    page.detail(0, "", &words.key("contacts-date"));
}
