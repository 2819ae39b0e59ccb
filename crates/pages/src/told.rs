//! What a page says of the last thing that was asked: that it is done, or why it is not.

use model::Text;
use report::{Words, html::Page};

use crate::field::{self, Tone};

/// What came of the last thing that was asked.
#[derive(Clone, Copy, Debug)]
pub enum Told<'a> {
    /// It is done.
    Done(&'a Text),
    /// It did not work; the words say why and what can be done.
    Problem(&'a Text),
}

impl Told<'_> {
    /// Says it, if there is anything to say.
    pub(crate) fn write(told: Option<Self>, page: &mut Page, words: &Words<'_>) {
        let (tone, label, text) = match told {
            None => return,
            Some(Told::Done(text)) => (Tone::Done, "app-done", text),
            Some(Told::Problem(text)) => (Tone::Problem, "app-problem", text),
        };
        field::notice(page, tone, &words.key(label), &words.say(text));
    }
}
