//! Findings of which the same is said, told once: thousands of signs of one sort are one line of a list.

use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use model::{Argument, Certainty, Finding, Kind, Statement, Text};

/// What is said of a finding, its exact sign and its number of records aside.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Said<'a> {
    is_mine: bool,
    certainty: Reverse<Certainty>,
    title: &'a Text,
    reason: &'a str,
    arguments: Vec<(&'a Cow<'static, str>, &'a Argument)>,
    signs: Vec<&'a Text>,
    lowered: Option<&'a Statement>,
}

impl<'a> Said<'a> {
    fn of(finding: &'a Finding, is_mine: bool) -> Self {
        let arguments = finding.reason.arguments.iter();
        Self {
            is_mine,
            certainty: Reverse(finding.certainty),
            title: &finding.title,
            reason: &finding.reason.key,
            arguments: arguments.filter(|(name, _)| *name != "count").collect(),
            signs: finding.signs.iter().map(|sign| &sign.title).collect(),
            lowered: finding.lowered_by.as_ref(),
        }
    }
}

/// The numbers of the findings of one kind, those together of which the same is said. What the person knows
/// stands last, before it what is surest, else the order of the case.
pub(crate) fn alike(findings: &[Finding], kind: Kind, mine: &BTreeSet<usize>) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<Said<'_>, Vec<usize>> = BTreeMap::new();
    for (number, finding) in (1_usize..).zip(findings) {
        if finding.kind == kind {
            let said = Said::of(finding, mine.contains(&number));
            groups.entry(said).or_default().push(number);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(said, numbers)| {
        let first = numbers.first().copied();
        (said.is_mine, said.certainty, first)
    });
    groups.into_iter().map(|(_, numbers)| numbers).collect()
}
