//! The summary of a recheck: what is new since, what stands as before, what does not stand any more.

use case::{Method, RecheckRecord};
use model::Finding;

use super::{close, found, page::Page, read, sets, unread};
use crate::{
    Outcome,
    headline::Headline,
    phrases::{set_change, untried},
    words::Words,
};

pub(super) fn write(
    page: &mut Page,
    words: &Words<'_>,
    outcome: &Outcome<'_>,
    recheck: &RecheckRecord,
) {
    let of = |ids: &[String]| -> Vec<Finding> {
        let all = outcome.findings.iter();
        all.filter(|finding| ids.contains(&finding.id))
            .cloned()
            .collect()
    };
    let new = of(&recheck.new);
    let standing: Vec<Finding> = outcome
        .findings
        .iter()
        .filter(|finding| !recheck.unsupported.contains(&finding.id))
        .cloned()
        .collect();
    let standing = Outcome {
        findings: &standing,
        ..*outcome
    };
    let headline = Headline::of(&standing);
    head(page, words, recheck, new.len());
    if !new.is_empty() {
        page.section(&words.key("section-new"));
        let before = outcome.findings.len().saturating_sub(new.len());
        let only_new = Outcome {
            findings: &new,
            ..*outcome
        };
        found::numbered(page, words, &only_new, before);
    }
    for (heading, ids) in [
        ("section-known", &recheck.known),
        ("section-carried", &recheck.carried),
        ("section-unsupported", &recheck.unsupported),
    ] {
        list(page, words, outcome, heading, ids);
    }
    changes(page, words, recheck);
    read::write(page, words, outcome);
    unread::write(page, words, outcome);
    sets::write(page, words, outcome);
    close::accounts(page, words, outcome);
    close::limits(page, words, outcome);
    close::case(page, words, outcome);
    close::next_steps(page, words, &standing, headline);
}

/// One sentence first, then what was compared and what could not be.
fn head(page: &mut Page, words: &Words<'_>, recheck: &RecheckRecord, new: usize) {
    let sentence = if new == 0 {
        words.key("headline-recheck-nothing-new")
    } else {
        words.count("headline-recheck-new", new)
    };
    page.strong(0, "", &sentence);
    page.gap();
    page.say(
        0,
        &words.key(match recheck.method {
            Method::Source => "recheck-method-source",
            Method::Records => "recheck-method-records",
            Method::BlindIndex => "recheck-method-blind-index",
        }),
    );
    for (reason, count) in &recheck.untried {
        page.item(0, "- ", &words.count(untried(reason), *count));
    }
}

/// Findings in short, with the numbers that they have in the case.
fn list(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>, heading: &str, ids: &[String]) {
    if ids.is_empty() {
        return;
    }
    page.section(&words.key(heading));
    for (finding, number) in outcome.findings.iter().zip(1_usize..) {
        if ids.contains(&finding.id) {
            let title = words.say(&finding.title);
            page.item(
                0,
                &format!("{number}. "),
                &format!("{title} ({})", finding.id),
            );
        }
    }
}

/// How the indicator sets differ from those of before.
fn changes(page: &mut Page, words: &Words<'_>, recheck: &RecheckRecord) {
    page.section(&words.key("section-set-changes"));
    if recheck.sets.is_empty() {
        page.say(0, &words.key("set-changes-none"));
    }
    for set in &recheck.sets {
        page.item(0, "- ", &words.say(&set_change(set)));
    }
}
