//! Two cases of one phone: what appeared, what vanished, and what was read otherwise.

use model::{Finding, Text};

use super::page::Page;
use crate::{
    compare::{Comparison, Item},
    way_line::one_way,
    words::{Words, evidence},
};

/// Items of one sort that are shown; the document for machines has all of them.
const SHOWN: usize = 200;

pub(super) fn write(page: &mut Page, words: &Words<'_>, comparison: &Comparison<'_>) {
    let appeared = comparison.appeared.len();
    let sentence = if appeared == 0 {
        words.key("headline-compare-nothing")
    } else {
        words.count("headline-compare-appeared", appeared)
    };
    page.strong(0, "", &sentence);
    page.gap();
    let between = Text::new("compare-between")
        .words("before", &words.date(comparison.before.created))
        .words("after", &words.date(comparison.after.created));
    page.say(0, &words.say(&between));
    page.say(0, &words.count("compare-remained", comparison.remained));
    findings(page, words, "section-appeared", &comparison.appeared);
    findings(page, words, "section-vanished", &comparison.vanished);
    page.section(&words.key("section-installed"));
    match &comparison.installed {
        None => page.say(0, &words.key("compare-no-records")),
        Some(installed) => {
            items(
                page,
                words,
                "compare-installed-appeared",
                &installed.appeared,
            );
            items(
                page,
                words,
                "compare-installed-vanished",
                &installed.vanished,
            );
        }
    }
    ways(page, words, comparison);
    page.section(&words.key("section-coverage-changes"));
    if comparison.coverage.is_empty() {
        page.say(0, &words.key("compare-coverage-same"));
    }
    for change in &comparison.coverage {
        let line = Text::new("compare-coverage")
            .words("title", &words.artefact(&change.artefact))
            .key("before", change.before.key())
            .key("after", change.after.key());
        page.item(0, "- ", &words.join(&line));
    }
    page.gap();
    page.say(0, &words.key("compare-limits"));
}

fn findings(page: &mut Page, words: &Words<'_>, heading: &str, all: &[&Finding]) {
    if all.is_empty() {
        return;
    }
    page.section(&words.key(heading));
    for finding in all {
        page.item(
            0,
            "- ",
            &format!("{} ({})", words.say(&finding.title), finding.id),
        );
        page.say(2, &words.say(&finding.reason));
    }
}

fn items(page: &mut Page, words: &Words<'_>, heading: &'static str, all: &[Item]) {
    page.say(0, &words.count(heading, all.len()));
    for item in all.iter().take(SHOWN) {
        let kind = words.key(item.kind_key());
        page.item(2, "- ", &format!("{} ({kind})", evidence(&item.value)));
    }
    let more = all.len().saturating_sub(SHOWN);
    if more > 0 {
        page.detail(2, "", &words.count("detail-more", more));
    }
}

/// What may see, hear or reach an Android phone; other phones tell nothing of it.
fn ways(page: &mut Page, words: &Words<'_>, comparison: &Comparison<'_>) {
    let sources = [comparison.before.sources, comparison.after.sources].into_iter();
    let mut platforms = sources.flatten().map(|source| source.kind.platform());
    if !platforms.any(|platform| platform == "android") {
        return;
    }
    page.section(&words.key("section-ways"));
    let Some(ways) = &comparison.accesses else {
        return page.say(0, &words.key("compare-no-ways"));
    };
    if ways.appeared.is_empty() && ways.vanished.is_empty() {
        page.say(0, &words.key("compare-ways-same"));
    }
    for (heading, all) in [
        ("compare-ways-appeared", &ways.appeared),
        ("compare-ways-vanished", &ways.vanished),
    ] {
        if all.is_empty() {
            continue;
        }
        page.say(0, &words.count(heading, all.len()));
        for access in all.iter().take(SHOWN) {
            page.item(2, "- ", &one_way(words, access));
        }
        let more = all.len().saturating_sub(SHOWN);
        if more > 0 {
            page.detail(2, "", &words.count("detail-more", more));
        }
    }
}
