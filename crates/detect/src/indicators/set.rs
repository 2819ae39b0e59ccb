//! A set of indicators: what one file gave, and what of it could not be used.

use std::{collections::BTreeMap, sync::Arc};

use model::{Instant, Text, Untrusted};

use super::{About, Indicator, Kind};

/// What one file gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set {
    /// The name that the file states, else the one that the caller gave.
    pub name: String,
    /// The malware families, sorted.
    pub families: Vec<String>,
    /// Who published it: as the file states, else the set's name.
    pub publisher: String,
    /// The licence that the file states.
    pub licence: Option<String>,
    /// The newest date that the file states.
    pub date: Option<Instant>,
    /// How many entries the file holds, used or not.
    pub entries: u64,
    /// The indicators, in the order of the file.
    pub indicators: Vec<Indicator>,
    /// What could not be used, and why.
    pub refused: Vec<Refused>,
    /// How many the publisher has revoked: not loaded.
    pub revoked: u64,
}

impl Set {
    /// How many indicators of each kind were loaded.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<Kind, u64> {
        let mut counts = BTreeMap::new();
        for indicator in &self.indicators {
            let count: &mut u64 = counts.entry(indicator.kind).or_default();
            *count = count.saturating_add(1);
        }
        counts
    }

    /// Says what the file leaves out: an index that lists it knows more of a plain list than the list.
    pub fn fill_in(
        &mut self,
        publisher: Option<&str>,
        licence: Option<&str>,
        date: Option<Instant>,
    ) {
        self.date = self.date.or(date);
        if self.licence.is_none() {
            self.licence = licence.map(str::to_owned);
        }
        let Some(publisher) = publisher.filter(|_| self.publisher == self.name) else {
            return;
        };
        let mut abouts: BTreeMap<Arc<About>, Arc<About>> = BTreeMap::new();
        for indicator in &mut self.indicators {
            if indicator.about.publisher == self.name {
                let about = abouts.entry(Arc::clone(&indicator.about));
                let about = about.or_insert_with_key(|about| {
                    let mut about = About::clone(about);
                    publisher.clone_into(&mut about.publisher);
                    Arc::new(about)
                });
                indicator.about = Arc::clone(about);
            }
        }
        publisher.clone_into(&mut self.publisher);
    }

    /// How many of them are no longer valid at `time`.
    #[must_use]
    pub fn expired_at(&self, time: Instant) -> usize {
        self.indicators
            .iter()
            .filter(|indicator| indicator.expired_at(time))
            .count()
    }
}

/// An entry, or a part of one, that could not be used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refused {
    /// Where it stands in the file.
    pub id: Untrusted<'static>,
    /// Why.
    pub reason: RefusedFor,
    /// The value or the part of the pattern, shortened.
    pub detail: Untrusted<'static>,
}

impl Refused {
    /// Longest detail kept, in characters.
    const DETAIL_CHARS: usize = 200;

    /// A refusal; the texts are shortened.
    pub(crate) fn new(id: &str, reason: RefusedFor, detail: &str) -> Self {
        let short = |text: &str| {
            let text: String = text.chars().take(Self::DETAIL_CHARS).collect();
            Untrusted::from(text)
        };
        Self {
            id: short(id),
            reason,
            detail: short(detail),
        }
    }

    /// The words for people: key `refused-<reason>`, with `id` and `detail`.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::new(format!("refused-{}", self.reason.name().replace('_', "-")))
            .words("id", self.id.raw())
            .words("detail", self.detail.raw())
    }
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// Why an entry could not be used.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum RefusedFor { $($(#[$doc])* $variant,)* }

        impl RefusedFor {
            /// Every reason.
            pub const ALL: &[RefusedFor] = &[$(RefusedFor::$variant,)*];

            /// The stable name, as in JSON.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(RefusedFor::$variant => $name,)* }
            }
        }
    };
}

reasons! {
    /// The entry lacks what makes it an indicator.
    Incomplete "incomplete",
    /// The file is damaged here.
    Damaged "damaged",
    /// More entries, alternatives or patterns than the named limit.
    TooMany "too_many",
    /// Longer than the named limit.
    TooLong "too_long",
    /// A pattern in another language than STIX.
    OtherLanguage "other_language",
    /// The pattern does not follow the STIX grammar.
    Syntax "syntax",
    /// The pattern negates, orders or repeats.
    Unsupported "unsupported",
    /// The pattern names something that is not compared on phones.
    OtherKind "other_kind",
    /// A LIKE or MATCHES that would match ordinary values.
    TooBroad "too_broad",
    /// Not a regular expression in linear time and bounded size.
    BadExpression "bad_expression",
    /// No value.
    Empty "empty",
    /// Not a host name.
    NotAHost "not_a_host",
    /// A public suffix: everybody's names end in it.
    PublicSuffix "public_suffix",
    /// Not an IP address or network.
    NotAnAddress "not_an_address",
    /// An address that means nothing outside one network.
    PrivateAddress "private_address",
    /// A network so wide that it holds ordinary servers.
    WideNetwork "wide_network",
    /// Not an address of a page.
    NotAUrl "not_a_url",
    /// Not an e-mail address.
    NotAnEmail "not_an_email",
    /// Not a telephone number with country code.
    NotAPhone "not_a_phone",
    /// Not a digest of that algorithm.
    NotAHash "not_a_hash",
    /// The digest of the empty file or of a well-known library.
    HarmlessHash "harmless_hash",
    /// A public test key: anybody can sign with it.
    TestKey "test_key",
    /// Its publisher gives it as information, as an exception or for advertising: not as a sign.
    NotASign "not_a_sign",
    /// A certificate that unrelated publishers use.
    SharedCertificate "shared_certificate",
}
