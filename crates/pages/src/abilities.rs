//! Which apps can see or hear what.

use model::Text;
use report::{WholeCase, html::Report};

use crate::{Frame, Step, parts::Part};

/// Which apps can see or hear what.
#[derive(Clone, Copy, Debug)]
pub struct Abilities<'a> {
    /// The case.
    pub whole: &'a WholeCase<'a>,
}

impl Abilities<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let report = Report::new(frame.texts, self.whole);
        frame.page(Step::Found, &Text::new("section-abilities"), |page| {
            Part::Abilities.links(page, frame);
            if report.tells_access() {
                report.abilities(page, "h2");
            } else {
                page.say(&frame.words().key("app-found-no-access"));
            }
        })
    }
}
