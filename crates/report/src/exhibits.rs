//! Which findings are about an app or a computer, and their numbers in words.

use std::collections::{BTreeMap, BTreeSet};

use model::{Argument, Finding, Reason, Text};

use crate::words::Words;

/// What findings are about: the names of these arguments.
const SUBJECTS: [&str; 2] = ["app", "computer"];

/// Numbers of the findings about an app or a computer, counted from 1.
pub(crate) fn exhibits(findings: &[Finding]) -> BTreeMap<&str, BTreeSet<usize>> {
    let mut all: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (number, finding) in (1..).zip(findings) {
        let mut names: BTreeSet<&str> = BTreeSet::new();
        if let Reason::Indicator(indicator) = &finding.reason_for {
            names.insert(indicator.value.raw());
        }
        let texts = [&finding.title, &finding.reason].into_iter();
        let signs = finding
            .signs
            .iter()
            .flat_map(|sign| [&sign.title, &sign.reason]);
        let arguments = texts.chain(signs).flat_map(|text| &text.arguments);
        for (name, argument) in arguments {
            // Others name the app from which it came, for example.
            if let (true, Argument::Words(value)) = (SUBJECTS.contains(&&**name), argument) {
                names.insert(value.raw());
            }
        }
        for name in names {
            all.entry(name).or_default().insert(number);
        }
    }
    all
}

/// "exhibits 3, 7".
pub(crate) fn exhibit_list(words: &Words<'_>, numbers: impl Iterator<Item = usize>) -> String {
    exhibits_up_to(words, numbers, usize::MAX)
}

/// The same with so many numbers at most.
pub(crate) fn exhibits_up_to(
    words: &Words<'_>,
    numbers: impl Iterator<Item = usize>,
    most: usize,
) -> String {
    let all: Vec<String> = numbers.map(|number| number.to_string()).collect();
    let text = Text::new("answer-exhibits").number("count", all.len());
    let list = match all.get(..most) {
        Some(shown) if shown.len() < all.len() => format!("{}, …", shown.join(", ")),
        _ => all.join(", "),
    };
    words.join(&text.words("list", &list))
}
