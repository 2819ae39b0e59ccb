//! Words for a terminal: sentences, dates, ages, titles.

use std::borrow::Cow;

use model::{Instant, Text, Untrusted};

use crate::{Texts, escape};

/// Nanoseconds of a day.
const DAY_NS: i64 = 86_400_000_000_000;

/// Everything that is said on a terminal passes through here, and so through its escape function.
pub(super) struct Words<'t> {
    texts: &'t Texts,
}

impl<'t> Words<'t> {
    pub(super) fn new(texts: &'t Texts) -> Self {
        Self { texts }
    }

    /// A sentence.
    pub(super) fn say(&self, text: &Text) -> String {
        self.texts.say(text, escape::terminal)
    }

    /// A sentence whose gaps are filled with what was said before: escaped already.
    pub(super) fn join(&self, text: &Text) -> String {
        self.texts.say(text, |said| Cow::Borrowed(said))
    }

    /// A sentence without gaps.
    pub(super) fn key(&self, key: &str) -> String {
        self.texts.word(key)
    }

    /// A sentence with a count.
    pub(super) fn count(&self, key: &'static str, count: impl TryInto<i64>) -> String {
        self.say(&Text::new(key).number("count", count))
    }

    /// A sentence with one gap that words fill.
    pub(super) fn with(&self, key: &'static str, name: &'static str, words: &str) -> String {
        self.say(&Text::new(key).words(name, words))
    }

    /// Several words, each said before, in one line.
    pub(super) fn list(&self, said: &[String]) -> String {
        said.join(&self.key("list-separator"))
    }

    /// A day, as it is written in a letter.
    pub(super) fn date(&self, at: Instant) -> String {
        let plain = at.date();
        let mut parts = plain.rsplitn(3, '-');
        let numbers = (parts.next(), parts.next(), parts.next());
        let (Some(day), Some(month), Some(year)) = numbers else {
            return plain;
        };
        let (Ok(day), Ok(month)) = (day.parse::<i64>(), month.parse::<i64>()) else {
            return plain;
        };
        self.say(
            &Text::new("date")
                .number("day", day)
                .key("month", format!("month-{month}"))
                .words("year", year),
        )
    }

    /// The title of an artefact.
    pub(super) fn artefact(&self, id: &str) -> String {
        let key = format!("artefact-{}", id.replace(['.', '_'], "-"));
        if self.texts.has(&key) {
            self.key(&key)
        } else {
            escape::terminal(id).into_owned()
        }
    }
}

/// Text from evidence.
pub(super) fn evidence(text: &Untrusted<'_>) -> String {
    escape::terminal(text.raw()).into_owned()
}

/// Whole days from `date` to `today`; negative when `date` lies after it.
pub(super) fn days_between(date: Instant, today: Instant) -> i64 {
    let day = |at: Instant| at.unix_ns().div_euclid(DAY_NS);
    day(today).saturating_sub(day(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn dates_and_ages_are_those_of_a_calendar() {
        let at = |text: &str| Instant::parse(text).unwrap();
        let first = at("2026-05-01T23:59:59Z");
        for (language, expected) in [
            (Language::English, "1 May 2026"),
            (Language::French, "1er mai 2026"),
        ] {
            assert_eq!(Words::new(&Texts::new(language)).date(first), expected);
        }
        assert_eq!(days_between(first, at("2026-05-02T00:00:00Z")), 1);
        assert_eq!(days_between(first, at("2026-04-30T12:00:00Z")), -1);
        assert_eq!(days_between(first, first), 0);
        assert_eq!(
            days_between(at("1969-12-31T00:00:00Z"), at("1970-01-01T00:00:00Z")),
            1
        );
    }

    #[test]
    fn an_unknown_artefact_shows_its_id_escaped() {
        let texts = Texts::new(Language::English);
        let words = Words::new(&texts);
        assert_eq!(words.artefact("ios.sms"), "Messages (SMS and iMessage)");
        assert_eq!(words.artefact("x.\u{1b}y"), "x.\\u{1b}y");
    }
}
