//! The countries whose helplines vigie names. The language decides nothing: who reads French may live
//! anywhere.

use std::{fmt, str::FromStr};

/// A country whose helplines vigie names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Country {
    /// France.
    France,
}

/// A country of which vigie has no helplines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCountry(pub String);

impl fmt::Display for UnknownCountry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no helplines of {:?}; known: fr", self.0)
    }
}

impl std::error::Error for UnknownCountry {}

impl FromStr for Country {
    type Err = UnknownCountry;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|country| country.code() == code)
            .ok_or_else(|| UnknownCountry(code.to_owned()))
    }
}

/// What is said anywhere, before the helplines of a country are asked for.
const ANYWHERE: [&str; 5] = [
    "contacts-danger",
    "contacts-listened",
    "contacts-digital",
    "contacts-device",
    "contacts-country",
];

/// The same in France; the last says how old the list is.
const FRANCE: [&str; 10] = [
    "contacts-fr-danger",
    "contacts-fr-listened",
    "contacts-fr-victims",
    "contacts-fr-digital",
    "contacts-fr-children",
    "contacts-fr-guides",
    "contacts-digital",
    "contacts-fr-bill",
    "contacts-device",
    "contacts-date",
];

impl Country {
    /// Every country.
    pub const ALL: [Self; 1] = [Self::France];

    /// Its code, as `--country` takes it.
    ///
    /// Described in: <https://www.iso.org/iso-3166-country-codes.html>.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::France => "fr",
        }
    }

    /// The numbers that can be called, as the texts write them: an output may set them apart.
    #[must_use]
    pub fn numbers(self) -> &'static [&'static str] {
        match self {
            Self::France => &["17", "112", "114", "3919", "116\u{a0}006", "3018", "119"],
        }
    }

    /// The key of what to do in danger, where one is, or anywhere.
    #[must_use]
    pub fn danger(country: Option<Self>) -> &'static str {
        match country {
            Some(Self::France) => "contacts-fr-danger",
            None => "contacts-danger",
        }
    }

    /// The keys of where to find help, in order; the last is a remark on the others.
    #[must_use]
    pub fn contacts(country: Option<Self>) -> (&'static [&'static str], &'static str) {
        let all: &[&str] = match country {
            Some(Self::France) => &FRANCE,
            None => &ANYWHERE,
        };
        all.split_last()
            .map_or((all, "contacts-device"), |(remark, help)| (help, *remark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Texts};

    #[test]
    fn every_country_has_words_and_none_is_guessed() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for country in Country::ALL.into_iter().map(Some).chain([None]) {
                let (help, remark) = Country::contacts(country);
                assert_eq!(help.first(), Some(&Country::danger(country)));
                for key in help.iter().chain([&remark]) {
                    assert!(texts.has(key), "{key}");
                    let said = texts.word(key);
                    let is_number = |word: &str| word.chars().any(|c| c.is_ascii_digit());
                    assert!(country.is_some() || !is_number(&said), "{said}");
                }
            }
        }
        assert_eq!("fr".parse(), Ok(Country::France));
        assert!("xx".parse::<Country>().is_err());
    }
}
