//! What was seen: known tools, then suspicious behaviour, exposures, context; technical details last.

use model::{Certainty, Evidence, Finding, Instant, Kind, Place, Reason, Statement, Text};

use super::{
    page::Page,
    words::{Words, evidence},
};
use crate::Outcome;

/// Records shown of one finding; the case holds the others.
const SHOWN: usize = 3;
/// Characters shown of one value; the case holds the rest.
const SHOWN_CHARS: usize = 400;

pub(super) fn write(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>) {
    if outcome.findings.is_empty() {
        return;
    }
    page.section(&words.key("section-found"));
    let mut number = 0_usize;
    for (kind, heading) in [
        (Kind::KnownTool, "kind-known-tool"),
        (Kind::Suspicious, "kind-suspicious"),
        (Kind::Exposure, "kind-exposure"),
        (Kind::Context, "kind-context"),
    ] {
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

/// How sure, in words that need no legend.
fn sure(finding: &Finding) -> &'static str {
    match (finding.kind, finding.certainty) {
        (Kind::KnownTool, Certainty::Confirmed) => "sure-known-confirmed",
        (Kind::KnownTool, Certainty::Likely) => "sure-known-likely",
        (Kind::KnownTool, Certainty::Possible) => "sure-known-possible",
        (Kind::Context, _) => "sure-context",
        (_, Certainty::Possible) => "sure-discuss",
        (_, Certainty::Likely | Certainty::Confirmed) => "sure-strong",
    }
}

/// What the owner said, if this version knows the statement.
fn lowered(statement: &Statement) -> Option<Text> {
    let about = |key: &'static str, value: &model::Untrusted<'_>| {
        Some(Text::new(key).words("value", value.raw()))
    };
    match statement {
        Statement::Managed => Some(Text::new("lowered-managed")),
        Statement::Parental => Some(Text::new("lowered-parental")),
        Statement::Root => Some(Text::new("lowered-root")),
        Statement::Profile(id) => about("lowered-profile", id),
        Statement::App(id) => about("lowered-app", id),
        Statement::Computer(name) => about("lowered-computer", name),
        Statement::Adb(host) => about("lowered-adb", host),
        _ => None,
    }
}

fn details(page: &mut Page, words: &Words<'_>, finding: &Finding) {
    for line in reason_lines(finding) {
        page.detail(5, "", &words.say(&line));
    }
    let certainty = match finding.certainty {
        Certainty::Confirmed => "certainty-confirmed",
        Certainty::Likely => "certainty-likely",
        Certainty::Possible => "certainty-possible",
    };
    let id = Text::new("detail-id")
        .words("id", &finding.id)
        .key("certainty", certainty);
    page.detail(5, "", &words.say(&id));
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

/// The indicator with its origin, or the check.
fn reason_lines(finding: &Finding) -> Vec<Text> {
    let indicator = match &finding.reason_for {
        Reason::Check(check) => return vec![Text::new("detail-check").words("id", &check.id)],
        Reason::Indicator(indicator) => indicator,
    };
    let kind = format!("indicator-kind-{}", indicator.kind.replace('_', "-"));
    let mut lines = vec![
        Text::new("detail-indicator")
            .words("value", indicator.value.raw())
            .key("kind", kind),
        Text::new("detail-family").words("family", indicator.family.raw()),
        Text::new("detail-set")
            .words("set", indicator.set.raw())
            .words("publisher", indicator.publisher.raw()),
    ];
    if let Some(reference) = &indicator.reference {
        lines.push(Text::new("detail-reference").words("reference", reference.raw()));
    }
    lines.push(Text::new("detail-rule").number("rule", indicator.rule));
    if indicator.expired {
        lines.push(Text::new("detail-expired"));
    }
    lines
}

fn counted(words: &Words<'_>, finding: &Finding) -> Text {
    let count = |key: &'static str| Text::new(key).number("count", finding.count);
    let day = |at: Instant| words.date(at);
    match (finding.first_time.map(day), finding.last_time.map(day)) {
        (Some(first), Some(last)) if first != last => count("detail-count-span")
            .words("first", &first)
            .words("last", &last),
        (Some(only), _) | (None, Some(only)) => count("detail-count-once").words("first", &only),
        (None, None) => count("detail-count"),
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
    let at = crate::escape::terminal(&seen.place);
    let mut line = format!("{time}, {path}, {at} ({})", words.say(&within));
    if Place::is_recovered(&seen.place) {
        line = format!("{line}, {}", words.key("detail-recovered"));
    }
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
