//! Words for an output: sentences, dates, ages, titles, through the escape function of that output.

use std::borrow::Cow;

use model::{Instant, Text, Untrusted};

use crate::{Escape, Language, Texts, escape};

/// Nanoseconds of a day.
const DAY_NS: i64 = 86_400_000_000_000;

/// Everything that is said in an output passes through here, and so through its escape function.
pub struct Words<'t> {
    texts: &'t Texts,
    escape: Escape,
}

impl<'t> Words<'t> {
    /// For a terminal: what fills a gap is escaped as it comes.
    #[must_use]
    pub fn terminal(texts: &'t Texts) -> Self {
        Self {
            texts,
            escape: escape::terminal,
        }
    }

    /// For an output whose writer escapes whole sentences: what fills a gap is only made harmless to
    /// click on.
    #[must_use]
    pub fn whole(texts: &'t Texts) -> Self {
        Self {
            texts,
            escape: crate::defang::defang,
        }
    }

    /// For an output that machines read: values stay exact, the writer escapes.
    #[must_use]
    pub fn exact(texts: &'t Texts) -> Self {
        Self {
            texts,
            escape: |words| Cow::Borrowed(words),
        }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.texts.language()
    }

    /// A sentence.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        self.texts.say(text, self.escape)
    }

    /// A sentence whose gaps are filled with what was said before: escaped already.
    #[must_use]
    pub fn join(&self, text: &Text) -> String {
        self.texts.say(text, |said| Cow::Borrowed(said))
    }

    /// A sentence without gaps.
    #[must_use]
    pub fn key(&self, key: &str) -> String {
        self.texts.word(key)
    }

    /// A sentence without gaps, if this version has it.
    #[must_use]
    pub fn known(&self, key: &str) -> Option<String> {
        self.texts.has(key).then(|| self.key(key))
    }

    /// A sentence with a count.
    #[must_use]
    pub fn count(&self, key: &'static str, count: impl TryInto<i64>) -> String {
        self.say(&Text::new(key).number("count", count))
    }

    /// A sentence with one gap that words fill.
    #[must_use]
    pub fn with(&self, key: &'static str, name: &'static str, words: &str) -> String {
        self.say(&Text::new(key).words(name, words))
    }

    /// Words from outside.
    #[must_use]
    pub fn outside(&self, words: &str) -> String {
        (self.escape)(words).into_owned()
    }

    /// Several words, each said before, in one line.
    #[must_use]
    pub fn list(&self, said: &[String]) -> String {
        said.join(&self.key("list-separator"))
    }

    /// A day, as it is written in a letter.
    #[must_use]
    pub fn date(&self, at: Instant) -> String {
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
    #[must_use]
    pub fn artefact(&self, id: &str) -> String {
        let key = format!("artefact-{}", id.replace(['.', '_'], "-"));
        if self.texts.has(&key) {
            self.key(&key)
        } else {
            (self.escape)(id).into_owned()
        }
    }

    /// What happened at a time. A word that this version does not know, as from a newer vigie, is shown
    /// itself.
    #[must_use]
    pub fn moment(&self, what: &str) -> String {
        let key = format!("moment-{what}");
        if self.texts.has(&key) {
            self.key(&key)
        } else {
            self.outside(what)
        }
    }
}

/// Text from evidence, for a terminal.
pub(crate) fn evidence(text: &Untrusted<'_>) -> String {
    escape::terminal(text.raw()).into_owned()
}

/// Whole days from `date` to `today`; negative when `date` lies after it.
pub(crate) fn days_between(date: Instant, today: Instant) -> i64 {
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
            assert_eq!(Words::terminal(&Texts::new(language)).date(first), expected);
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
        let words = Words::terminal(&texts);
        assert_eq!(words.artefact("ios.sms"), "Messages (SMS and iMessage)");
        assert_eq!(words.artefact("x.\u{1b}y"), "x.\\u{1b}y");
    }
}
