//! What could not be seen: the limits of what was handed in, what was read and since when, what no file tells.

use model::Text;
use report::{WholeCase, html::Report};

use crate::{Frame, Step, parts::Part};

/// What could not be seen.
#[derive(Clone, Copy, Debug)]
pub struct Coverage<'a> {
    /// The case.
    pub whole: &'a WholeCase<'a>,
}

impl Coverage<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let words = frame.words();
        let report = Report::new(frame.texts, self.whole);
        frame.page(Step::Found, &Text::new("app-found-unseen"), |page| {
            Part::Coverage.links(page, frame);
            page.section("limits", &words.key("section-limits"), |page| {
                page.list(report.limits());
            });
            page.section("read", &words.key("section-read"), |page| {
                report.coverage(page, "h3");
            });
            report.accounts(page);
        })
    }
}
