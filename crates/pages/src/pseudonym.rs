//! A name for a case that says nothing of whom it is about.

use report::Words;

/// A name of two words and a number that tells nothing: the same for the same `chance`, which comes from
/// outside, as nothing here has any.
#[must_use]
pub fn pseudonym(words: &Words<'_>, chance: u64) -> String {
    let of = |key: &str, chance: u64| {
        let all = words.key(key);
        let all: Vec<&str> = all.split_whitespace().collect();
        let count = u64::try_from(all.len()).unwrap_or(1).max(1);
        let at = usize::try_from(chance.checked_rem(count).unwrap_or(0)).unwrap_or(0);
        all.get(at).copied().unwrap_or("a").to_owned()
    };
    let first = of("app-cases-pseudonym-first", chance);
    let second = of("app-cases-pseudonym-second", chance >> 16);
    let number = (chance >> 32)
        .checked_rem(90)
        .unwrap_or(0)
        .saturating_add(10);
    format!("{first}-{second}-{number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use report::{Language, Texts};
    use std::collections::BTreeSet;

    #[test]
    fn names_can_be_names_of_folders_and_differ() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let words = Words::whole(&texts);
            let mut all = BTreeSet::new();
            for chance in (0..2_000_u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15)) {
                let name = pseudonym(&words, chance);
                assert!(name.len() < 40 && name.is_ascii(), "{name}");
                assert!(
                    name.chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                );
                assert_eq!(name, pseudonym(&words, chance));
                all.insert(name);
            }
            assert!(all.len() > 1_500, "{}", all.len());
        }
    }
}
