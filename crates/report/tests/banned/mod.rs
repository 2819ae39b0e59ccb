//! What is never said to people.

use report::Language;

type Banned = (
    Language,
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
);

/// Beginnings of words, whole words, and runs of words that are never said (`safety.md`, 12.3, in
/// the project's rules: no false certainty, no fear, no blame, no order, no accusation).
const BANNED: [Banned; 2] = [
    (
        Language::English,
        &[
            "compromis",
            "infect",
            "hack",
            "parano",
            "victim",
            "obvious",
            "simpl",
            "culprit",
        ],
        &["just", "clean", "guilty", "he", "she", "his", "her", "him"],
        &[
            "you are safe",
            "phone is safe",
            "are you sure",
            "should have",
            "your husband",
            "your wife",
            "your boyfriend",
            "your girlfriend",
            "spying on",
            "is spying",
            "critical threat",
            "red alert",
        ],
    ),
    (
        Language::French,
        &[
            "compromis",
            "infect",
            "pirat",
            "parano",
            "victime",
            "évident",
            "évidemment",
            "simple",
            "coupable",
            "espionne",
        ],
        &["sain", "saine", "sains", "saines", "ras"],
        &[
            "êtes en sécurité",
            "êtes-vous sûr",
            "auriez dû",
            "il fallait",
            "votre conjoint",
            "votre mari",
            "votre femme",
            "votre compagn",
            "votre copain",
            "votre copine",
            "vous espionn",
            "menace critique",
            "alerte rouge",
        ],
    ),
];

/// Orders that put people in danger, unless they are negated within the three words before.
const ORDERS: [(Language, &[&str], &[&str]); 2] = [
    (
        Language::English,
        &["delete", "uninstall", "wipe", "erase"],
        &["not", "never"],
    ),
    (
        Language::French,
        &["supprimez", "désinstallez", "réinitialisez", "effacez"],
        &["ne", "n"],
    ),
];

/// What of a sentence is never said.
pub(crate) fn banned(language: Language, sentence: &str) -> Option<String> {
    let plain = sentence
        .to_lowercase()
        .replace(['\u{a0}', '\n'], " ")
        .replace('’', "'");
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    for (of, starts, whole, runs) in BANNED {
        if of != language {
            continue;
        }
        let word = words.iter().find(|word| {
            starts.iter().any(|start| word.starts_with(start)) || whole.contains(word)
        });
        let run = runs.iter().find(|run| plain.contains(**run));
        if let Some(found) = word.or(run) {
            return Some((*found).to_owned());
        }
    }
    for (_, orders, negations) in ORDERS.iter().filter(|(of, ..)| *of == language) {
        for (at, word) in words
            .iter()
            .enumerate()
            .filter(|(_, word)| orders.contains(word))
        {
            let before = &words[at.saturating_sub(3)..at];
            if !before.iter().any(|word| negations.contains(word)) {
                return Some((*word).to_owned());
            }
        }
    }
    None
}
