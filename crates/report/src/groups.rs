//! Findings of which the same is said, told once: a person reads the advice once and the signs together.

use std::collections::BTreeMap;

use model::{Finding, Kind, Sign, Text};

use crate::{
    Numbered,
    phrases::{lowered, sure},
    words::Words,
};

/// Findings that differ in what was seen only.
#[derive(Debug)]
pub struct Group<'a> {
    /// Its findings, in the order of `findings.jsonl`: never none.
    pub findings: Vec<Numbered<'a>>,
    /// All their records.
    pub count: u64,
}

/// What is said of a finding, its exact signs and its number of records aside.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Said<'a> {
    certainty: std::cmp::Reverse<model::Certainty>,
    sure: &'static str,
    title: String,
    reason: String,
    signs: Vec<(String, String)>,
    harmless: &'a [Text],
    next: String,
    lowered: Option<String>,
}

impl<'a> Said<'a> {
    fn of(words: &Words<'_>, finding: &'a Finding) -> Self {
        Self {
            certainty: std::cmp::Reverse(finding.certainty),
            sure: sure(finding),
            title: words.say(&finding.title),
            reason: words.say(&counted(&finding.reason, 0)),
            signs: said_signs(words, finding),
            harmless: &finding.harmless_causes,
            next: words.say(&finding.next_step),
            lowered: finding
                .lowered_by
                .as_ref()
                .and_then(lowered)
                .map(|text| words.say(&text)),
        }
    }
}

/// The title and the reason of each sign that a finding folds, with what the owner said of it.
#[must_use]
pub fn said_signs(words: &Words<'_>, finding: &Finding) -> Vec<(String, String)> {
    let said = |sign: &Sign| {
        let mut reason = words.say(&sign.reason);
        if let Some(known) = sign.lowered_by.as_ref().and_then(lowered) {
            reason = format!("{reason} {}", words.say(&known));
        }
        (words.say(&sign.title), reason)
    };
    finding.signs.iter().map(said).collect()
}

/// The groups of one kind, the surest first, else in the order of their first exhibit.
#[must_use]
pub fn of_kind<'a>(words: &Words<'_>, findings: &'a [Finding], kind: Kind) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<Said<'a>, Group<'a>> = BTreeMap::new();
    for numbered in Numbered::all(findings) {
        let finding = numbered.finding;
        if finding.kind != kind {
            continue;
        }
        let group = groups
            .entry(Said::of(words, finding))
            .or_insert_with(|| Group {
                findings: Vec::new(),
                count: 0,
            });
        group.findings.push(numbered);
        group.count = group.count.saturating_add(finding.count);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(said, group)| {
        let first = group.findings.first().map(|numbered| numbered.at);
        (said.certainty, first)
    });
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The sentence with another number of records.
#[must_use]
pub fn counted(text: &Text, count: u64) -> Text {
    if text.arguments.contains_key("count") {
        text.clone().number("count", count)
    } else {
        text.clone()
    }
}
