//! The published signs that a phone is compared with: which sets there are, how old they are and who published
//! them; adding some from a file or a stick; fetching newer ones, after asking.

use case::SetSummary;
use model::{Instant, Text};
use report::{
    Words,
    html::{Page, sets_table, sets_warnings},
};

use crate::{Frame, Step, address, field, field::Field, pager::Pager, told::Told};

/// Sets on one page.
const LINES: usize = 50;
/// Entries that could not be used, named on the page.
const REFUSED: usize = 20;

/// Where newer sets come from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mirror<'a> {
    /// The address of the index, as typed or as last time; empty where none is known.
    pub address: &'a str,
    /// The key that must have signed it, as typed or as last time; empty where none is known.
    pub key: &'a str,
}

/// Indicator sets. Adding sends `path` to [`address::IMPORT`]; fetching sends `from`, `key` and `agreed` (`yes`) to
/// [`address::UPDATE`].
#[derive(Clone, Copy, Debug)]
pub struct Indicators<'a> {
    /// The sets that the next check uses.
    pub sets: &'a [SetSummary],
    /// The day of today, by which ages are told.
    pub today: Instant,
    /// Where newer sets come from.
    pub mirror: Mirror<'a>,
    /// What an import could not use, each in words (the keys `refused-…`).
    pub refused: &'a [Text],
    /// The page of the sets, from 1 (`?page=`).
    pub page: usize,
    /// What was done last, or what went wrong.
    pub told: Option<Told<'a>>,
}

impl Indicators<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let words = frame.words();
        frame.page(Step::Beside, &Text::new("app-indicators-heading"), |page| {
            Told::write(self.told, page, &words);
            self.refused(page, &words);
            page.say(&words.key("app-indicators-what"));
            page.section("sets", &words.key("app-indicators-sets"), |page| {
                self.sets(page, &words);
            });
            page.section("add", &words.key("app-indicators-add"), |page| {
                page.say(&words.key("app-indicators-add-note"));
                frame.form(page, address::IMPORT, |page| {
                    let label = words.key("app-indicators-path");
                    let hint = words.key("app-indicators-path-hint");
                    Field::new("path", &label).hint(&hint).text(page);
                    field::button(page, &words.key("app-indicators-add-do"));
                });
            });
            page.section("newer", &words.key("app-indicators-newer"), |page| {
                self.newer(page, frame);
            });
        })
    }

    fn sets(&self, page: &mut Page, words: &Words<'_>) {
        for warning in sets_warnings(self.sets, self.today) {
            // The command line's own words name its command.
            let warning = match &*warning.key {
                "sets-only-built-in" => Text::new("app-indicators-only-built-in"),
                _ => warning,
            };
            page.say(&words.say(&warning));
        }
        if self.sets.is_empty() {
            return;
        }
        let pager = Pager::new(self.sets.len(), LINES, self.page);
        sets_table(page, words, pager.of(self.sets), self.today);
        pager.write(page, words, &words.key("app-indicators-sets"), |to| {
            format!("{}?page={to}", address::INDICATORS)
        });
    }

    fn refused(&self, page: &mut Page, words: &Words<'_>) {
        if self.refused.is_empty() {
            return;
        }
        page.folded(
            &words.count("app-indicators-refused", self.refused.len()),
            |page| {
                page.list(
                    self.refused
                        .iter()
                        .take(REFUSED)
                        .map(|text| words.say(text)),
                );
                let more = self.refused.len().saturating_sub(REFUSED);
                if more > 0 {
                    page.say(&words.count("app-indicators-refused-more", more));
                }
            },
        );
    }

    /// Fetching: what leaves the computer stands before the button, which works only once that is agreed to.
    fn newer(&self, page: &mut Page, frame: &Frame<'_>) {
        let words = frame.words();
        page.say(&words.key("app-indicators-newer-note"));
        page.put("h3", &[], &words.key("app-indicators-leaves"));
        let keys = [
            "app-indicators-leaves-address",
            "app-indicators-leaves-names",
            "app-indicators-leaves-nothing",
            "app-indicators-leaves-seen",
        ];
        page.list(keys.map(|key| words.key(key)));
        frame.form(page, address::UPDATE, |page| {
            let label = words.key("app-indicators-from");
            let hint = words.key("app-indicators-from-hint");
            let typed = Field::new("from", &label).hint(&hint);
            typed.value(self.mirror.address).text(page);
            let label = words.key("app-indicators-key");
            let hint = words.key("app-indicators-key-hint");
            let typed = Field::new("key", &label).hint(&hint);
            typed.value(self.mirror.key).text(page);
            let agreed = words.key("app-indicators-agreed");
            field::checkbox(page, "agreed", "agreed", "yes", &agreed, false);
            field::button(page, &words.key("app-indicators-newer-do"));
        });
    }
}
