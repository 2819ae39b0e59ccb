//! Who can reach the phone, and the accounts through which that happens without any trace on it.

use model::Text;
use report::{WholeCase, html::Report};

use crate::{Frame, Step, parts::Part};

/// Who can reach the phone.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'a> {
    /// The case.
    pub whole: &'a WholeCase<'a>,
}

impl Reach<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let report = Report::new(frame.texts, self.whole);
        frame.page(Step::Found, &Text::new("section-reach"), |page| {
            Part::Reach.links(page, frame);
            if report.tells_access() {
                report.reach(page, "h2");
            } else {
                page.say(&frame.words().key("app-found-no-access"));
            }
            report.accounts(page);
        })
    }
}
