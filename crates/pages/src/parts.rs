//! The pages that one result is told on, and the way from one to the others.

use report::html::Page;

use crate::{Frame, address};

/// A page of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// What was found.
    Found,
    /// When it happened.
    Timeline,
    /// What apps can see and hear.
    Abilities,
    /// Who can reach the phone.
    Reach,
    /// What could not be seen.
    Coverage,
}

impl Part {
    const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Found, address::FOUND, "app-found-part"),
        (Self::Timeline, address::TIMELINE, "app-timeline-part"),
        (
            Self::Abilities,
            address::ABILITIES,
            "app-found-abilities-part",
        ),
        (Self::Reach, address::REACH, "app-found-reach-part"),
        (Self::Coverage, address::COVERAGE, "app-found-coverage-part"),
    ];

    /// The links to all of them; `self` is the page on which they stand.
    pub(crate) fn links(self, page: &mut Page, frame: &Frame<'_>) {
        let words = frame.words();
        let label = words.key("app-found-parts");
        page.within(
            "nav",
            &[("class", "parts"), ("aria-label", &label)],
            |page| {
                page.within("ul", &[("class", "links")], |page| {
                    for (part, to, key) in Self::ALL {
                        page.within("li", &[], |page| {
                            let mut link = vec![("href", to)];
                            if part == self {
                                link.push(("aria-current", "page"));
                            }
                            page.put("a", &link, &words.key(key));
                        });
                    }
                });
            },
        );
    }
}
