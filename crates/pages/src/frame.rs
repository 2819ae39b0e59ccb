//! What surrounds every page: the way through, the languages, the way out, the forms' secret.
//!
//! Described in: <https://www.w3.org/TR/WCAG22/>.

use model::Text;
use report::{Country, Texts, Words, html::Page};

use crate::address;

/// Where in the way through a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before you start.
    Before,
    /// What do you have?
    What,
    /// Choose.
    Choose,
    /// Reading.
    Reading,
    /// What was found.
    Found,
    /// What next.
    Next,
    /// Beside the way: cases, indicators.
    Beside,
}

/// What every page needs beside what it shows.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The words.
    pub texts: &'a Texts,
    /// What every form that changes something carries, so that no other page can send one.
    pub form_secret: &'a str,
    /// The address of this page, to come back to after a change of language.
    pub here: &'a str,
    /// Where helplines are asked for, if somebody told.
    pub country: Option<Country>,
}

impl<'a> Frame<'a> {
    /// Words whose whole sentences the page escapes.
    #[must_use]
    pub fn words(&self) -> Words<'a> {
        Words::whole(self.texts)
    }

    /// A whole page: `content` stands below its heading.
    #[must_use]
    pub fn page(&self, step: Step, heading: &Text, content: impl FnOnce(&mut Page)) -> String {
        let words = self.words();
        let mut page = Page::new();
        page.literal("<!DOCTYPE html>\n");
        let language = words.language().code();
        page.open("html", &[("lang", language), ("dir", "ltr")]);
        page.within("body", &[], |page| {
            page.within("main", &[], |page| {
                page.put("h1", &[], &words.say(heading));
                content(page);
            });
        });
        let _ = step;
        page.finish()
    }

    /// A form that changes something: `content` writes its fields, the secret is added.
    pub fn form(&self, page: &mut Page, action: &str, content: impl FnOnce(&mut Page)) {
        page.within("form", &[("method", "post"), ("action", action)], |page| {
            let secret = [
                ("type", "hidden"),
                ("name", "secret"),
                ("value", self.form_secret),
            ];
            page.void("input", &secret);
            content(page);
        });
    }

    /// A link of the app.
    pub fn link(&self, page: &mut Page, to: &str, key: &str) {
        page.put("a", &[("href", to)], &self.words().key(key));
    }

    /// The address of the way out.
    #[must_use]
    pub fn way_out(&self) -> &'static str {
        address::LEAVE
    }
}
