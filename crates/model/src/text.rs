//! Two kinds of text: what evidence says (never trusted), and what vigie says (a key and its arguments).

use std::{borrow::Cow, collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

/// Text that comes from evidence: it may hold terminal controls, markup, formulas or bidirectional
/// tricks. It has no `Display`; each output escapes it with its one function.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Untrusted<'a>(Cow<'a, str>);

impl Untrusted<'_> {
    /// The text as the evidence has it: for comparing and for escaping, never for printing.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// A copy that does not borrow from the evidence.
    #[must_use]
    pub fn to_static(&self) -> Untrusted<'static> {
        Untrusted(Cow::Owned(self.0.clone().into_owned()))
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> From<&'a str> for Untrusted<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<String> for Untrusted<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Untrusted<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Untrusted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

/// A sentence that vigie says: the key of its words in `report/texts`, and what fills its gaps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Text {
    /// The key, the same in every language.
    pub key: Cow<'static, str>,
    /// Values by the name that the sentence gives them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub arguments: BTreeMap<Cow<'static, str>, Argument>,
}

/// What fills a gap of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Argument {
    /// A count.
    Number(i64),
    /// Words from evidence or from an indicator set: escaped by the output.
    Words(Untrusted<'static>),
    /// Another sentence's key, put in the language of the output.
    Key(Cow<'static, str>),
}

impl Argument {
    /// Words from evidence or from an indicator set.
    #[must_use]
    pub fn words(words: &str) -> Self {
        Self::Words(Untrusted::from(words).to_static())
    }
}

impl Text {
    /// A sentence without gaps.
    #[must_use]
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self {
            key: key.into(),
            arguments: BTreeMap::new(),
        }
    }

    /// Fills a gap with a count.
    #[must_use]
    pub fn number(mut self, name: &'static str, number: impl TryInto<i64>) -> Self {
        let number = number.try_into().unwrap_or(i64::MAX);
        self.arguments.insert(name.into(), Argument::Number(number));
        self
    }

    /// Fills a gap with words from outside.
    #[must_use]
    pub fn words(mut self, name: &'static str, words: &str) -> Self {
        let words = Untrusted::from(words).to_static();
        self.arguments.insert(name.into(), Argument::Words(words));
        self
    }

    /// Fills a gap.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: Argument) -> Self {
        self.arguments.insert(name.into(), argument);
        self
    }

    /// Fills a gap with the words of another key.
    #[must_use]
    pub fn key(mut self, name: &'static str, key: impl Into<Cow<'static, str>>) -> Self {
        self.arguments
            .insert(name.into(), Argument::Key(key.into()));
        self
    }
}
