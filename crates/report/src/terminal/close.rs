//! The questions that come first, what an examination cannot see, which accounts to look at, where the case
//! is, what to do next, and where to find help.

use super::page::Page;
use crate::{
    Country, Outcome, handed_in,
    headline::{Headline, SAFETY},
    words::Words,
};

/// What comes before anything else.
pub(super) fn safety(page: &mut Page, words: &Words<'_>) {
    page.section(&words.key("section-safety"));
    for (key, number) in SAFETY.into_iter().zip(1_usize..) {
        page.item(0, &format!("{number}. "), &words.key(key));
    }
}

/// What no file tells.
pub(super) fn accounts(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>) {
    page.section(&words.key("section-accounts"));
    page.say(0, &words.key("accounts-intro"));
    for key in handed_in::accounts(outcome.sources) {
        page.item(0, "- ", &words.key(key));
    }
    page.say(0, &words.key("accounts-order"));
}

pub(super) fn limits(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>) {
    page.section(&words.key("section-limits"));
    for limit in handed_in::limits(words, outcome.sources) {
        page.item(0, "- ", &limit);
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
    let (help, remark) = Country::contacts(outcome.country);
    for key in help {
        page.item(0, "- ", &words.key(key));
    }
    page.detail(0, "", &words.key(remark));
}
