//! The report: one page that needs nothing else, to be read, printed and handed on.
//!
//! Described in: <https://www.w3.org/TR/WCAG22/>,
//! <https://www.w3.org/TR/CSP3/#meta-element>.

mod access;
mod consent;
mod coverage;
mod details;
mod drawing;
mod finding;
mod findings;
mod head;
mod indicators;
mod method;
mod page;
mod parts;
mod sources;
mod table;
mod timeline;
pub(crate) mod times;

use std::io::{self, Write};

pub use self::{
    indicators::{sets_table, sets_warnings},
    page::{Attributes, Page},
    parts::meaning,
    table::{Cell, table},
    times::utc,
};
use crate::{Outcome, Texts, WholeCase, headline::Headline, words::Words};

/// Nothing is loaded from anywhere, whatever a value in the page says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// What every section needs; the app shows its parts one by one.
pub struct Report<'a> {
    words: Words<'a>,
    whole: &'a WholeCase<'a>,
    outcome: Outcome<'a>,
    headline: Headline,
}

/// Writes the report. The same case gives the same bytes in one language.
///
/// # Errors
/// When `out` refuses.
pub fn write(out: &mut dyn Write, texts: &Texts, whole: &WholeCase<'_>) -> io::Result<()> {
    let report = Report::new(texts, whole);
    out.write_all(report.page().as_bytes())
}

impl Report<'_> {
    fn page(&self) -> String {
        let mut page = Page::new();
        page.literal("<!DOCTYPE html>\n");
        let language = self.words.language().code();
        page.open("html", &[("lang", language), ("dir", "ltr")]);
        self.preamble(&mut page);
        page.within("body", &[], |page| {
            let skip = [("class", "skip"), ("href", "#found")];
            page.put("a", &skip, &self.words.key("report-skip"));
            page.within("main", &[], |page| self.content(page));
            self.footer(page);
        });
        page.finish()
    }

    fn preamble(&self, page: &mut Page) {
        page.within("head", &[], |page| {
            page.void("meta", &[("charset", "utf-8")]);
            let policy = [
                ("http-equiv", "Content-Security-Policy"),
                ("content", POLICY),
            ];
            page.void("meta", &policy);
            page.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
            page.void("meta", &[("name", "robots"), ("content", "noindex")]);
            let detection = [
                ("name", "format-detection"),
                ("content", "telephone=no, email=no, address=no"),
            ];
            page.void("meta", &detection);
            let width = [
                ("name", "viewport"),
                ("content", "width=device-width, initial-scale=1"),
            ];
            page.void("meta", &width);
            page.put("title", &[], &self.words.key("report-title"));
            page.within("style", &[], |page| page.literal(include_str!("style.css")));
        });
    }

    /// One sentence first; then what to do and whom to turn to; then what was seen, what cannot be seen, what
    /// no file tells; then what all that rests on.
    fn content(&self, page: &mut Page) {
        head::write(page, self);
        head::safety(page, self);
        access::answers(page, self);
        head::next(page, self);
        head::contents(page, self);
        findings::write(page, self);
        access::write(page, self);
        method::limits(page, self);
        method::accounts(page, self);
        timeline::write(page, self);
        coverage::write(page, self);
        sources::write(page, self);
        indicators::write(page, self);
        method::write(page, self);
        consent::write(page, self);
    }

    fn footer(&self, page: &mut Page) {
        page.within("footer", &[], |page| {
            page.say(&head::tool(self));
            page.say(&self.words.key("report-belongs"));
        });
    }
}
