//! Something did not work: what happened, what can be done, and the way back.

use model::Text;

use crate::{Frame, Step, address, field::Tone};

/// An error in words.
#[derive(Clone, Debug)]
pub struct Problem<'a> {
    /// What happened and what can be done, as one of the keys `error-…` says it.
    pub words: &'a Text,
    /// The address of the page from which it can be tried again.
    pub back: &'a str,
}

impl Problem<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame) -> String {
        let words = frame.words();
        frame.page(Step::Beside, &Text::new("app-problem-heading"), |page| {
            frame.notice(page, Tone::Problem, &words.say(self.words));
            page.say(&words.key("app-problem-note"));
            let onward = frame.words().key("app-problem-back");
            page.within("p", &[], |page| {
                page.put("a", &[("href", self.back), ("class", "onward")], &onward);
            });
        })
    }
}

/// A page that does not exist, or no longer.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

impl Missing {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame) -> String {
        let words = frame.words();
        frame.page(Step::Beside, &Text::new("app-missing-heading"), |page| {
            page.say(&words.key("app-missing"));
            frame.onward(page, address::SAFETY, "app-missing-back");
        })
    }
}
