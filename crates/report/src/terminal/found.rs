//! What was seen: known tools, then suspicious behaviour, exposures, context; technical details last.

use model::{Evidence, Finding, Sign, Text};

use super::page::Page;
use crate::{
    Outcome,
    phrases::{KINDS, counted, identified, lowered, reason_lines, sure},
    words::{Words, evidence},
};

/// Records shown of one finding; the case holds the others.
const SHOWN: usize = 3;
/// Characters shown of one value; the case holds the rest.
const SHOWN_CHARS: usize = 400;

pub(super) fn write(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>) {
    if outcome.findings.is_empty() {
        return;
    }
    page.section(&words.key("section-found"));
    numbered(page, words, outcome, 0);
}

/// The findings, the first of them with the number after `number`.
pub(super) fn numbered(
    page: &mut Page,
    words: &Words<'_>,
    outcome: &Outcome<'_>,
    mut number: usize,
) {
    for (kind, heading) in KINDS {
        let mut group: Vec<&Finding> = outcome
            .findings
            .iter()
            .filter(|finding| finding.kind == kind)
            .collect();
        group.sort_by_key(|finding| {
            let certainty = std::cmp::Reverse(finding.certainty);
            (certainty, &finding.title.key, &finding.id)
        });
        if group.is_empty() {
            continue;
        }
        page.gap();
        page.strong(0, "", &words.key(heading));
        page.gap();
        let mut told: Option<(usize, &Finding)> = None;
        for finding in group {
            number = number.saturating_add(1);
            let as_for = told.filter(|(_, told)| same_advice(told, finding));
            one(
                page,
                words,
                finding,
                number,
                as_for.map(|(number, _)| number),
            );
            page.gap();
            if as_for.is_none() {
                told = Some((number, finding));
            }
        }
    }
}

/// Whether all that is said about both is the same but for what was seen: a tired person reads it
/// once.
fn same_advice(one: &Finding, other: &Finding) -> bool {
    one.is_above_context()
        && one.lowered_by.is_none()
        && (
            sure(one),
            &one.title.key,
            &one.harmless_causes,
            &one.next_step.key,
        ) == (
            sure(other),
            &other.title.key,
            &other.harmless_causes,
            &other.next_step.key,
        )
}

/// The order is that of the safety rules: what it is, what it would let someone do, how sure, why it
/// may be innocent, what not to do now, one next step, details. Context is told shortly.
fn one(
    page: &mut Page,
    words: &Words<'_>,
    finding: &Finding,
    number: usize,
    as_for: Option<usize>,
) {
    page.strong(0, &format!("{number}. "), &words.say(&finding.title));
    page.say(3, &words.say(&finding.reason));
    for sign in &finding.signs {
        one_sign(page, words, sign);
    }
    match as_for {
        Some(told) => page.say(
            3,
            &words.say(&Text::new("finding-as-for").number("number", told)),
        ),
        None => advice(page, words, finding),
    }
    page.detail(3, "", &words.key("details"));
    details(page, words, finding);
    let shown = if finding.is_above_context() { SHOWN } else { 1 };
    places(page, words, finding, shown);
}

/// One of several signs: what it is, what was seen, and what the owner said of it.
fn one_sign(page: &mut Page, words: &Words<'_>, sign: &Sign) {
    page.item(5, "- ", &words.say(&sign.title));
    page.say(7, &words.say(&sign.reason));
    if let Some(said) = sign.lowered_by.as_ref().and_then(lowered) {
        page.say(7, &words.say(&said));
    }
}

/// How sure, why it may be innocent, what not to do now, one next step.
fn advice(page: &mut Page, words: &Words<'_>, finding: &Finding) {
    if let Some(said) = finding.lowered_by.as_ref().and_then(lowered) {
        page.say(3, &words.say(&said));
    }
    if finding.is_above_context() {
        labelled(page, words, "finding-sure", &words.key(sure(finding)));
        page.say(3, &words.key("finding-harmless"));
        if finding.harmless_causes.is_empty() {
            page.item(5, "- ", &words.key("finding-harmless-none"));
        }
        for cause in &finding.harmless_causes {
            page.item(5, "- ", &words.say(cause));
        }
        page.say(3, &words.key("finding-not-now"));
    }
    if finding.lowered_by.is_none() {
        labelled(page, words, "finding-next", &words.say(&finding.next_step));
    }
}

fn labelled(page: &mut Page, words: &Words<'_>, label: &str, sentence: &str) {
    page.say(3, &format!("{} {sentence}", words.key(label)));
}

fn details(page: &mut Page, words: &Words<'_>, finding: &Finding) {
    for line in reason_lines(finding) {
        page.detail(5, "", &words.say(&line));
    }
    page.detail(5, "", &words.say(&identified(finding)));
    page.detail(5, "", &words.say(&counted(words, finding)));
}

/// The first records, and how many others there are.
fn places(page: &mut Page, words: &Words<'_>, finding: &Finding, shown: usize) {
    for seen in finding.evidence.iter().take(shown) {
        place(page, words, seen);
    }
    let shown = u64::try_from(finding.evidence.len().min(shown)).unwrap_or(u64::MAX);
    let more = finding.count.saturating_sub(shown);
    if more > 0 {
        page.detail(5, "", &words.count("detail-more", more));
    }
}

/// Where and when a record was seen, and what it said.
fn place(page: &mut Page, words: &Words<'_>, seen: &Evidence) {
    let time = match seen.time {
        Some(time) => time.to_string(),
        None => words.key("detail-undated"),
    };
    let within = Text::new("detail-in")
        .words("artefact", &seen.artefact)
        .words("source", &seen.source);
    let path = crate::escape::terminal(&seen.path);
    if seen.place == "unknown" {
        let line = format!("{} ({})", words.key("detail-blind"), words.say(&within));
        page.detail(5, "- ", &line);
        page.detail(7, "> ", &evidence(&seen.observed));
        return;
    }
    let at = crate::escape::terminal(&seen.place);
    let line = format!("{time}, {path}, {at} ({})", words.say(&within));
    page.detail(5, "- ", &line);
    let observed = seen.observed.raw();
    let long = observed.chars().count().saturating_sub(SHOWN_CHARS);
    if long == 0 {
        page.detail(7, "> ", &evidence(&seen.observed));
    } else {
        let start: String = observed.chars().take(SHOWN_CHARS).collect();
        let cut = words.count("detail-cut", long);
        let start = evidence(&start.into());
        page.detail(7, "> ", &format!("{start}{cut}"));
    }
}
