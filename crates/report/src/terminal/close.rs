//! What an examination cannot see, where the case is, what to do next, and where to find help.

use super::page::Page;
use crate::{
    Outcome,
    headline::{CONTACTS, Headline, LIMITS},
    words::Words,
};

pub(super) fn limits(page: &mut Page, words: &Words<'_>) {
    page.section(&words.key("section-limits"));
    for key in LIMITS {
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
    for key in headline.next_steps(outcome.coverage) {
        page.item(0, "- ", &words.key(key));
    }
    page.section(&words.key("section-help"));
    let [help @ .., date] = CONTACTS;
    for key in help {
        page.item(0, "- ", &words.key(key));
    }
    page.detail(0, "", &words.key(date));
}
