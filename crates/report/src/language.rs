//! The language of everything that vigie says.

use std::{fmt, str::FromStr};

use unic_langid::LanguageIdentifier;

/// A language in which every text exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
}

/// A language in which vigie has no texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage(pub String);

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown language {:?}; known: en, fr", self.0)
    }
}

impl std::error::Error for UnknownLanguage {}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
            .ok_or_else(|| UnknownLanguage(code.to_owned()))
    }
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// Its code, as `--lang` takes it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// In which direction it is written, as HTML's `dir` takes it.
    ///
    /// Described in: <https://html.spec.whatwg.org/multipage/dom.html#the-dir-attribute>.
    #[must_use]
    pub fn direction(self) -> &'static str {
        match self {
            Self::English | Self::French => "ltr",
        }
    }

    /// The language asked for, else that of the locale, else English. The locale is the first of
    /// its variables that is set and not empty; their order is that of POSIX: `LC_ALL`,
    /// `LC_MESSAGES`, `LANG`.
    ///
    /// Described in: <https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html>.
    #[must_use]
    pub fn choose(asked: Option<Self>, locale: [Option<&str>; 3]) -> Self {
        let code = locale
            .into_iter()
            .flatten()
            .find(|value| !value.is_empty())
            .and_then(|value| value.split(['_', '.', '@', '-']).next())
            .unwrap_or_default()
            .to_ascii_lowercase();
        asked.or_else(|| code.parse().ok()).unwrap_or(Self::English)
    }

    pub(crate) fn identifier(self) -> LanguageIdentifier {
        // Both codes are well-formed: the default, which has no plural rules, never occurs.
        self.code().parse().unwrap_or_default()
    }

    /// What stands between groups of three digits.
    pub(crate) fn digit_separator(self) -> char {
        match self {
            Self::English => ',',
            Self::French => '\u{a0}',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wish_beats_the_locale_and_the_locale_beats_english() {
        use Language::{English, French};
        for (asked, locale, expected) in [
            (Some(English), [Some("fr_FR.UTF-8"), None, None], English),
            (None, [Some("fr_FR.UTF-8"), Some("en_US"), None], French),
            (None, [Some(""), Some("fr_CA@euro"), Some("en")], French),
            (None, [None, None, Some("FR")], French),
            (None, [None, None, Some("C.UTF-8")], English),
            (None, [Some("de_DE"), None, Some("fr_FR")], English),
            (None, [None, None, None], English),
        ] {
            assert_eq!(Language::choose(asked, locale), expected, "{locale:?}");
        }
        assert!("de".parse::<Language>().is_err());
    }
}
