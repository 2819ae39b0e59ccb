//! The questions that the owner of a phone asks, answered in a sentence or two each: is a known
//! surveillance app here or was it, what can see or hear, who can reach the phone, what could not be seen.

use std::collections::{BTreeMap, BTreeSet};

use model::{Access, Finding, Kind, Means, Reason, Text};

use crate::{
    Outcome,
    access::{System, Way, about, is_from_no_store, is_part_of_system, read, unseen, ways},
    exhibits::exhibits_up_to,
    words::Words,
};

/// The questions that a person asks, answered in a sentence or two each.
pub(crate) fn answers(words: &Words<'_>, outcome: &Outcome<'_>) -> Vec<String> {
    let mut answers = of_files(words, outcome, usize::MAX);
    answers.push(words.key("answer-accounts"));
    answers
}

/// Those that what was handed in answers, with so many numbers of exhibits at most.
pub(crate) fn of_files(words: &Words<'_>, outcome: &Outcome<'_>, most: usize) -> Vec<String> {
    let system = System::of(outcome);
    let abilities = ways(outcome, system.abilities());
    let reach = ways(outcome, system.reach());
    let mut answers = known(words, outcome, most);
    answers.push(seen_by(words, &abilities));
    answers.push(reached_by(words, system, &reach));
    let mut missing = unseen(words, &abilities);
    missing.extend(unseen(words, &reach));
    if !missing.is_empty() {
        let list = Text::new("answer-unseen").words("list", &missing.join(&separator(words)));
        answers.push(words.join(&list));
    }
    answers
}

/// Titles hold commas.
fn separator(words: &Words<'_>) -> String {
    words.key("access-separator")
}

/// Artefacts that list the apps which are installed.
const INSTALLED: [&str; 5] = [
    "android.packages",
    "android.components",
    "android.apk",
    "ios.installed_apps",
    "ios.container_listing",
];

/// Published signs of a known tool, by what their findings say of the phone.
#[derive(Default)]
struct KnownSigns<'a> {
    /// Apps that are on the phone or were, by identifier: the exhibits, and the artefacts that name it.
    apps: BTreeMap<&'a str, (BTreeSet<usize>, BTreeSet<&'a str>)>,
    /// Apps that are named, and may never have been there.
    named: BTreeSet<usize>,
    /// Signs that are no app's identifier, and files that were handed in by themselves.
    others: BTreeSet<usize>,
}

impl<'a> KnownSigns<'a> {
    fn of(findings: &'a [Finding]) -> Self {
        let mut all = Self::default();
        for (number, finding) in (1..).zip(findings) {
            let (Kind::KnownTool, Reason::Indicator(indicator)) =
                (finding.kind, &finding.reason_for)
            else {
                continue;
            };
            match (&*indicator.kind, &*finding.title.key) {
                ("app_id", "finding-on-phone-title") => {
                    let (numbers, seen) = all.apps.entry(indicator.value.raw()).or_default();
                    numbers.insert(number);
                    seen.extend(finding.evidence.iter().map(|one| &*one.artefact));
                }
                ("app_id", "finding-named-app-title") => {
                    all.named.insert(number);
                }
                _ => {
                    all.others.insert(number);
                }
            }
        }
        all
    }
}

/// Whether a known surveillance app is here, or was.
fn known(words: &Words<'_>, outcome: &Outcome<'_>, most: usize) -> Vec<String> {
    let read = read(outcome.coverage);
    let has_list = [
        "android.packages",
        "ios.installed_apps",
        "ios.container_listing",
    ]
    .iter()
    .any(|list| read.contains(list));
    let signs = KnownSigns::of(outcome.findings);
    let (mut here, mut was, mut records) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (numbers, seen) in signs.apps.values() {
        if has_list && !seen.iter().any(|id| INSTALLED.contains(id)) {
            was.extend(numbers);
            records.extend(seen);
        } else {
            here.extend(numbers);
        }
    }
    let mut answers = Vec::new();
    let mut answer = |key, numbers: &BTreeSet<usize>, records: &str| {
        if !numbers.is_empty() {
            let exhibits = exhibits_up_to(words, numbers.iter().copied(), most);
            let text = Text::new(key).words("exhibits", &exhibits);
            answers.push(words.join(&text.words("records", records)));
        }
    };
    let records: Vec<String> = records.into_iter().map(|id| words.artefact(id)).collect();
    answer("answer-known-here", &here, "");
    answer("answer-known-was", &was, &records.join(&separator(words)));
    answer("answer-known-named", &signs.named, "");
    answer("answer-known-other", &signs.others, "");
    if answers.is_empty() {
        answers.push(words.key(if has_list {
            "answer-known-none"
        } else {
            "answer-known-unread"
        }));
    }
    answers
}

/// How many apps can see or hear something.
fn seen_by(words: &Words<'_>, abilities: &[Way<'_>]) -> String {
    let holders = || abilities.iter().flat_map(|way| way.holders.iter());
    let count = |is_so: fn(&Access) -> bool| {
        let apart = holders().filter(|one| !is_part_of_system(one) && is_so(one));
        apart.map(|one| &one.holder).collect::<BTreeSet<_>>().len()
    };
    let all = count(|_| true);
    if all == 0 {
        return words.key("answer-abilities-none");
    }
    let mut said = vec![words.count("answer-abilities", all)];
    let (outside, untold) = (count(is_from_no_store), count(|one| one.origin.is_none()));
    match (outside, untold) {
        (0, 0) => said.push(words.key("answer-abilities-reviewed")),
        (0, _) => {}
        _ => said.push(words.count("answer-abilities-outside", outside)),
    }
    if untold > 0 {
        // Without a list of apps, the system's own are not told apart either.
        said.push(words.count("answer-abilities-untold", untold));
    }
    let background = count(|one| one.in_background == Some(true));
    said.push(words.count("answer-abilities-background", background));
    said.join(" ")
}

/// How many of each there are; what every phone has is not named.
fn reached_by(words: &Words<'_>, system: System, reach: &[Way<'_>]) -> String {
    let ordinary = [Means::Keyboard, Means::DefaultApp];
    let told = reach
        .iter()
        .filter(|way| !way.holders.is_empty() && !ordinary.contains(&way.means));
    let list: Vec<String> = told
        .map(|way| {
            let count = match way.means {
                Means::Account => way.holders.iter().map(|one| one.count).sum(),
                _ => u64::try_from(way.holders.len()).unwrap_or(u64::MAX),
            };
            let title = about(words, way, "short");
            let text = Text::new("answer-reach-of").words("title", &title);
            words.join(&text.number("count", i64::try_from(count).unwrap_or(i64::MAX)))
        })
        .collect();
    if list.is_empty() {
        return words.key(match system {
            System::Android => "answer-reach-none",
            System::Iphone => "answer-iphone-reach-none",
        });
    }
    words.join(&Text::new("answer-reach").words("list", &list.join(&separator(words))))
}
