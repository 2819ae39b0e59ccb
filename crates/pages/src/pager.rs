//! A long list a page at a time: which part is shown, and the ways to the others.
//!
//! Described in: <https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/>.

use model::Text;
use report::{Words, html::Page};

/// One page of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pager {
    /// How many entries there are.
    total: usize,
    /// How many a page shows.
    each: usize,
    /// The page shown, from 1.
    page: usize,
}

impl Pager {
    /// The page asked for, or the nearest one that there is.
    pub(crate) fn new(total: usize, each: usize, asked: usize) -> Self {
        let mut pager = Self {
            total,
            each: each.max(1),
            page: 1,
        };
        pager.page = asked.clamp(1, pager.pages());
        pager
    }

    fn pages(&self) -> usize {
        self.total.div_ceil(self.each).max(1)
    }

    /// How many entries stand before this page.
    pub(crate) fn skipped(&self) -> usize {
        self.page.saturating_sub(1).saturating_mul(self.each)
    }

    /// The entries of this page.
    pub(crate) fn of<'l, T>(&self, list: &'l [T]) -> &'l [T] {
        let rest = list.get(self.skipped()..).unwrap_or_default();
        rest.get(..self.each).unwrap_or(rest)
    }

    /// Which entries these are of how many, and the links to other pages; nothing where all are shown.
    /// `address` gives the address of a page; `label` names the list for those who hear the page.
    pub(crate) fn write(
        &self,
        page: &mut Page,
        words: &Words<'_>,
        label: &str,
        address: impl Fn(usize) -> String,
    ) {
        if self.pages() < 2 {
            return;
        }
        let first = self.skipped().saturating_add(1);
        let last = self.skipped().saturating_add(self.each).min(self.total);
        let said = Text::new("app-found-pages")
            .number("first", first)
            .number("last", last)
            .number("total", self.total);
        page.within(
            "nav",
            &[("class", "pager"), ("aria-label", label)],
            |page| {
                page.put("p", &[], &words.say(&said));
                page.within("ul", &[("class", "links")], |page| {
                    for (key, to) in self.links() {
                        page.within("li", &[], |page| {
                            page.put("a", &[("href", &address(to))], &words.key(key));
                        });
                    }
                });
            },
        );
    }

    /// The pages that can be gone to from this one.
    fn links(&self) -> Vec<(&'static str, usize)> {
        let mut links = Vec::new();
        if self.page > 1 {
            links.push(("app-found-first-page", 1));
            links.push(("app-found-earlier-page", self.page.saturating_sub(1)));
        }
        if self.page < self.pages() {
            links.push(("app-found-later-page", self.page.saturating_add(1)));
            links.push(("app-found-last-page", self.pages()));
        }
        links
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_stands_on_one_page() {
        for total in [0, 1, 49, 50, 51, 5_000] {
            let list: Vec<usize> = (0..total).collect();
            let mut seen = Vec::new();
            for page in 1..=Pager::new(total, 50, 1).pages() {
                let pager = Pager::new(total, 50, page);
                assert!(pager.of(&list).len() <= 50);
                seen.extend_from_slice(pager.of(&list));
            }
            assert_eq!(seen, list);
        }
    }

    #[test]
    fn a_page_that_does_not_exist_is_the_nearest_one() {
        assert_eq!(Pager::new(120, 50, 0).page, 1);
        assert_eq!(Pager::new(120, 50, usize::MAX).page, 3);
        assert_eq!(Pager::new(0, 0, 7).page, 1);
    }
}
