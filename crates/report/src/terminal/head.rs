//! The first sentence, and what must be said beside it.

use super::page::Page;
use crate::{Outcome, headline::Headline, words::Words};

pub(super) fn write(page: &mut Page, words: &Words<'_>, outcome: &Outcome<'_>, headline: Headline) {
    page.strong(0, "", &headline.sentence(words));
    page.gap();
    for sentence in headline.beside(words, outcome) {
        page.say(0, &sentence);
    }
}
