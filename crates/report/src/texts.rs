//! Every sentence that vigie says, in one language, with its gaps filled.
//!
//! Described in: <https://projectfluent.org/fluent/guide/>.

use std::borrow::Cow;

use fluent_bundle::{
    FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle,
    memoizer::MemoizerKind, resolver::ResolverError,
};
use model::{Argument, Text};

use crate::Language;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Sentences that name an option of the command line or a place further down, and what pages say instead.
const ON_PAGES: [(&str, &str); 5] = [
    ("beside-period", "beside-period-on-pages"),
    ("beside-unread", "beside-unread-on-pages"),
    ("contacts-country", "app-country-none"),
    ("report-zone-unknown", "report-zone-unknown-on-pages"),
    ("report-zone-stated", "report-zone-stated-on-pages"),
];

/// The escape function of an output: words from outside pass through it.
pub type Escape = fn(&str) -> Cow<'_, str>;

/// Every sentence in one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The sentences of `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The isolating marks that Fluent puts around gaps are direction controls: a terminal shows
        // them as litter, and gaps are escaped already.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => grouped_english,
            Language::French => grouped_french,
        }));
        for (_, source) in sources(language) {
            // A malformed entry is left out here; `tests/texts.rs` allows none.
            let resource = FluentResource::try_new(set_in(language, source));
            bundle.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
        }
        Self { language, bundle }
    }

    /// The sentences of `language` for the pages of the app: what the command line says by an option is said
    /// without it.
    #[must_use]
    pub fn for_pages(language: Language) -> Self {
        let mut texts = Self::new(language);
        let options = sources(language)
            .iter()
            .filter(|(file, _)| *file == "known.ftl");
        let keys = options
            .flat_map(|(_, source)| source.lines())
            .filter_map(|line| {
                let (key, _) = line.split_once(" = ")?;
                key.starts_with("known-").then_some(key)
            });
        let known = keys.map(|key| (key, "app-known"));
        let said: String = known
            .chain(ON_PAGES)
            .flat_map(|(key, instead)| [key, " = { ", instead, " }\n"])
            .collect();
        let resource = FluentResource::try_new(said);
        let resource = resource.unwrap_or_else(|(resource, _)| resource);
        texts.bundle.add_resource_overriding(resource);
        texts
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A sentence with its gaps filled. A key without words, as in a case that a newer vigie wrote,
    /// is shown itself.
    #[must_use]
    pub fn say(&self, text: &Text, escape: Escape) -> String {
        self.fill(text, escape).0
    }

    /// A sentence without gaps.
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        let text = Text::new(key.to_owned());
        self.say(&text, |key| Cow::Borrowed(key))
    }

    /// Whether a key has words.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }

    /// What is wrong with a sentence: keys without words and gaps that nothing fills, for tests.
    #[must_use]
    pub fn lacks(&self, text: &Text) -> Vec<String> {
        self.fill(text, |words| Cow::Borrowed(words)).1
    }

    fn fill(&self, text: &Text, escape: Escape) -> (String, Vec<String>) {
        let Some(pattern) = self
            .bundle
            .get_message(&text.key)
            .and_then(|message| message.value())
        else {
            let lack = format!("{} has no words", text.key);
            return (escape(&text.key).into_owned(), vec![lack]);
        };
        let mut lacks = Vec::new();
        let mut gaps = FluentArgs::new();
        for (name, argument) in &text.arguments {
            let value = self.value(argument, escape, &mut lacks);
            gaps.set(name.as_ref(), value);
        }
        let mut errors = Vec::new();
        let words = self
            .bundle
            .format_pattern(pattern, Some(&gaps), &mut errors)
            .into_owned();
        lacks.extend(errors.iter().map(|error| unfilled(&text.key, error)));
        (words, lacks)
    }

    fn value<'v>(
        &self,
        argument: &'v Argument,
        escape: Escape,
        lacks: &mut Vec<String>,
    ) -> FluentValue<'v> {
        match argument {
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Words(words) => FluentValue::String(escape(words.raw()).into_owned().into()),
            Argument::Key(key) => {
                let (words, more) = self.fill(&Text::new(key.clone()), escape);
                lacks.extend(more);
                FluentValue::String(words.into())
            }
        }
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Texts").field(&self.language).finish()
    }
}

/// The files of a language: name and content.
pub(crate) fn sources(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::English => ENGLISH,
        Language::French => FRENCH,
    }
}

/// The source as it is set in the language: French puts a space that never breaks before tall marks, inside its
/// quotes and after the sign of a number, which writers of texts type as an ordinary one.
fn set_in(language: Language, source: &str) -> String {
    let source = unbroken(source);
    match language {
        Language::English => source,
        Language::French => [" :", " ;", " ?", " !", " »", "« ", "n° "]
            .iter()
            .fold(source, |text, mark| {
                text.replace(mark, &mark.replace(' ', "\u{a0}"))
            }),
    }
}

/// A number, as that of a helpline, and the hour that follows one stay on one line.
fn unbroken(source: &str) -> String {
    let mut characters = source.chars().peekable();
    let mut before = None;
    let mut out = String::with_capacity(source.len());
    while let Some(character) = characters.next() {
        let next = characters.peek();
        let is_after_digit = before.is_some_and(|one: char| one.is_ascii_digit());
        let is_unbroken = next.is_some_and(|one| one.is_ascii_digit() || *one == 'h');
        let is_space = character == ' ';
        out.push(if is_space && is_after_digit && is_unbroken {
            '\u{a0}'
        } else {
            character
        });
        before = Some(character);
    }
    out
}

fn unfilled(key: &str, error: &FluentError) -> String {
    match error {
        FluentError::ResolverError(ResolverError::Reference(reference)) => {
            format!("{key}: nothing fills {reference:?}")
        }
        other => format!("{key}: {other}"),
    }
}

fn grouped_english<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, Language::English)
}

fn grouped_french<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, Language::French)
}

/// Digits in groups of three; `None` for what is no number.
fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let plain = format!("{:.0}", number.value.abs());
    let mut out = String::new();
    if number.value < 0.0 {
        out.push('-');
    }
    for (digit, left) in plain.chars().zip((0..plain.len()).rev()) {
        out.push(digit);
        if left > 0 && left.is_multiple_of(3) {
            out.push(language.digit_separator());
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::escape;

    #[test]
    fn digits_stand_in_groups_of_three() {
        for (number, english) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (-1_234_567, "-1,234,567"),
        ] {
            let value = FluentValue::from(number);
            assert_eq!(grouped(&value, Language::English).unwrap(), english);
            let french = english.replace(',', "\u{a0}");
            assert_eq!(grouped(&value, Language::French).unwrap(), french);
        }
    }

    #[test]
    fn gaps_are_escaped_and_unknown_keys_are_shown() {
        let texts = Texts::new(Language::English);
        let text = Text::new("case-folder").words("path", "/tmp/\u{1b}[2Jx");
        let said = texts.say(&text, escape::terminal);
        assert!(said.contains("/tmp/\\u{1b}[2Jx"), "{said}");
        let unknown = Text::new("no-\u{1b}such");
        assert_eq!(texts.say(&unknown, escape::terminal), "no-\\u{1b}such");
        assert_eq!(texts.lacks(&unknown).len(), 1);
        assert_eq!(texts.lacks(&Text::new("case-folder")).len(), 1);
        assert!(texts.lacks(&text).is_empty());
    }

    #[test]
    fn pages_name_no_option_of_the_command_line() {
        for language in Language::ALL {
            let (plain, pages) = (Texts::new(language), Texts::for_pages(language));
            let key = "check-managed-device-next";
            assert!(plain.word(key).contains("--known managed"));
            assert!(!pages.word(key).contains("--known"));
            // Every sentence of a check can be said, and none names an option.
            let checks = sources(language)
                .iter()
                .find(|(file, _)| *file == "checks.ftl");
            let (_, checks) = checks.unwrap();
            for key in checks.lines().filter_map(|line| line.split_once(" = ")) {
                assert!(!pages.word(key.0).contains("--"), "{}", key.0);
            }
            assert_eq!(pages.lacks(&Text::new(key)), Vec::<String>::new());
            for (key, instead) in ON_PAGES {
                assert!(plain.has(key) && plain.has(instead), "{key}");
                let said = pages.word(key);
                assert!(!said.contains("--") && said != plain.word(key), "{said}");
            }
        }
    }

    #[test]
    fn texts_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&Texts::new(Language::French));
    }
}
