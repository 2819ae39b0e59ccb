//! What could not be read, and what can be done about it: one paragraph a reason.

use std::collections::{BTreeMap, BTreeSet};

use model::{Coverage, FaultKind, Status, Text};

use super::page::Page;
use crate::{
    Outcome, escape, handed_in,
    words::{Words, evidence},
};

/// Faults shown in technical terms of one kind; the case holds the others.
const SHOWN: usize = 3;

pub(super) fn write(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>) {
    page.section(&words.key("section-unread"));
    let kinds: BTreeSet<FaultKind> = outcome
        .coverage
        .iter()
        .flat_map(|entry| entry.faults.counts.keys().copied())
        .collect();
    let (losses, notes): (Vec<FaultKind>, Vec<FaultKind>) =
        kinds.into_iter().partition(|kind| kind.is_loss());
    for kind in &losses {
        one(page, words, outcome.coverage, *kind);
    }
    let unexplained = unexplained(page, words, outcome.coverage);
    if losses.is_empty() && !unexplained {
        page.say(0, &words.key("unread-none"));
    }
    if losses.iter().any(|kind| asks_for_a_copy(*kind)) {
        for key in handed_in::new_copies(outcome.sources) {
            page.say(0, &words.key(key));
        }
    }
    if !notes.is_empty() {
        page.gap();
        page.say(0, &words.key("unread-notes"));
        for kind in notes {
            one(page, words, outcome.coverage, kind);
        }
    }
}

/// Whether the advice for this kind may lead somebody to make a new backup, which can be seen.
fn asks_for_a_copy(kind: FaultKind) -> bool {
    matches!(
        kind,
        FaultKind::Short
            | FaultKind::Malformed
            | FaultKind::Damaged
            | FaultKind::Missing
            | FaultKind::Undecryptable
            | FaultKind::NotRegular
    )
}

/// A reason: what happened and what to do, which kinds of data it concerns, the first details.
fn one(page: &mut Page, words: &Words<'_>, coverage: &[Coverage], kind: FaultKind) {
    let key = format!("fault-{}", kind.name().replace('_', "-"));
    page.item(0, "- ", &words.key(&key));
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    let concerned = coverage
        .iter()
        .filter_map(|entry| Some((entry, entry.faults.counts.get(&kind)?)));
    for (entry, count) in concerned.clone() {
        let sum = counts.entry(&entry.artefact).or_default();
        *sum = sum.saturating_add(*count);
    }
    let list: Vec<String> = counts
        .iter()
        .map(|(id, count)| {
            let times = Text::new("unread-times")
                .words("title", &words.artefact(id))
                .number("count", *count);
            words.join(&times)
        })
        .collect();
    page.say(2, &concerns(words, &list));
    let details = concerned.flat_map(|(entry, _)| {
        let of_kind = entry.faults.first.iter().filter(|fault| fault.kind == kind);
        of_kind.map(move |fault| (entry, fault))
    });
    for (entry, fault) in details.take(SHOWN) {
        let path = entry.path.as_deref().unwrap_or(&entry.artefact);
        let mut line = escape::terminal(path).into_owned();
        if fault.what != path {
            line = format!("{line}: {}", escape::terminal(&fault.what));
        }
        let line = match &fault.detail {
            Some(detail) => format!("{line} ({})", evidence(detail)),
            None => line,
        };
        page.detail(4, "", &line);
    }
    page.gap();
}

/// Names what was not read and states no fault; whether there was any.
fn unexplained(page: &mut Page, words: &Words<'_>, coverage: &[Coverage]) -> bool {
    let list: BTreeSet<String> = coverage
        .iter()
        .filter(|entry| matches!(entry.status, Status::Partial | Status::Unreadable))
        .filter(|entry| entry.faults.is_empty())
        .map(|entry| words.artefact(&entry.artefact))
        .collect();
    if list.is_empty() {
        return false;
    }
    let list: Vec<String> = list.into_iter().collect();
    page.item(0, "- ", &concerns(words, &list));
    page.gap();
    true
}

fn concerns(words: &Words<'_>, list: &[String]) -> String {
    words.join(&Text::new("unread-concerns").words("list", &words.list(list)))
}
