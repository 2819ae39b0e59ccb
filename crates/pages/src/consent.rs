//! Consent: whose phone it is, what is read and kept, who will see it; and the page that says why vigie stops.
//!
//! Described in: <https://docs.mvt.re/en/latest/introduction/>.

use model::Text;
use report::html::Page;

use crate::{
    Frame, Step, address,
    field::{self, Answer, Field, Tone},
};

/// Whose phone it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Of whoever sits here.
    Mine,
    /// Of somebody who is here and agrees.
    Here,
    /// Of somebody else.
    Other,
}

impl Owner {
    /// Every answer.
    pub const ALL: [Owner; 3] = [Owner::Mine, Owner::Here, Owner::Other];

    /// What the form sends in its field `owner`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Owner::Mine => "mine",
            Owner::Here => "here",
            Owner::Other => "other",
        }
    }

    /// The answer that a form sent.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|owner| owner.name() == name)
    }

    fn key(self) -> &'static str {
        match self {
            Owner::Mine => "app-consent-mine",
            Owner::Here => "app-consent-here",
            Owner::Other => "app-consent-other",
        }
    }
}

/// The question of consent. Its form goes to [`address::CONSENT`] with the fields `owner` ([`Owner::name`]) and
/// `organisation`, which may be empty.
#[derive(Clone, Debug, Default)]
pub struct Consent<'a> {
    /// What was answered already.
    pub owner: Option<Owner>,
    /// The name of the support organisation, as it was typed. A case keeps it among its options, as
    /// `organisation`, and its report says it.
    pub organisation: &'a str,
    /// Whether the form came without an answer.
    pub unanswered: bool,
}

/// What is told before the question.
const TOLD: [&str; 6] = [
    "app-consent-read",
    "app-consent-messages",
    "app-consent-kept",
    "app-consent-seen",
    "app-consent-shared",
    "app-consent-stop",
];

impl Consent<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame) -> String {
        let words = frame.words();
        frame.page(Step::Before, &Text::new("app-consent-heading"), |page| {
            if self.unanswered {
                let missing = words.key("app-consent-missing");
                frame.notice(page, Tone::Problem, &missing);
            }
            page.list(TOLD.map(|key| words.key(key)));
            frame.form(page, address::CONSENT, |page| self.fields(page, frame));
        })
    }

    fn fields(&self, page: &mut Page, frame: &Frame) {
        let words = frame.words();
        let answers = Owner::ALL.map(|owner| Answer {
            value: owner.name().to_owned(),
            label: words.key(owner.key()),
            hint: None,
        });
        let question = words.key("app-consent-question");
        let chosen = self.owner.map(Owner::name);
        field::radios(page, "owner", &question, &answers, chosen);
        let label = words.key("app-consent-organisation");
        let hint = words.key("app-consent-organisation-hint");
        Field::new("organisation", &label)
            .hint(&hint)
            .value(self.organisation)
            .text(page);
        field::button(page, &words.key("app-onward"));
    }
}

/// Why vigie stops: the phone is somebody else's.
#[derive(Clone, Copy, Debug)]
pub struct Declined;

impl Declined {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame) -> String {
        let words = frame.words();
        frame.page(Step::Before, &Text::new("app-declined-heading"), |page| {
            let why = ["app-declined-why", "app-declined-law"];
            for key in why {
                page.say(&words.key(key));
            }
            page.put("h2", &[], &words.key("app-declined-instead"));
            let instead = [
                "app-declined-together",
                "app-declined-child",
                "app-declined-work",
                "app-declined-worried",
            ];
            page.list(instead.map(|key| words.key(key)));
            page.within("p", &[], |page| {
                frame.link(page, address::CONSENT, "app-declined-back");
            });
        })
    }
}
