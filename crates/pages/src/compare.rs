//! Two checks of the same phone: what appeared between them, and what is not there any more.

use model::{Access, Finding, Text};
use report::{
    Words,
    compare::{Comparison, Installed, Item, Ways},
    html::Page,
    one_way,
};

use crate::{Frame, Step, address, field, field::Field, told::Told};

/// Items of one sort that are shown; the document for machines has all of them.
const SHOWN: usize = 200;

/// Comparing two cases. Sends `before` and `after`, the paths of two cases, to [`address::COMPARE`].
#[derive(Clone, Copy, Debug)]
pub struct Compare<'a> {
    /// What stands in the two fields: the case that is open, or what was typed last.
    pub typed: [&'a str; 2],
    /// What both say together.
    pub result: Option<&'a Comparison<'a>>,
    /// What went wrong.
    pub told: Option<Told<'a>>,
}

impl Compare<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let words = frame.words();
        let heading = match self.result.map(|result| result.appeared.len()) {
            None => Text::new("app-cases-compare"),
            Some(0) => Text::new("headline-compare-nothing"),
            Some(count) => Text::new("headline-compare-appeared").number("count", count),
        };
        frame.page(Step::Beside, &heading, |page| {
            Told::write(self.told, page, &words);
            if let Some(result) = self.result {
                write(page, frame, result);
            }
            page.section("ask", &words.key("app-cases-compare-which"), |page| {
                page.say(&words.key("app-cases-compare-note"));
                frame.form(page, address::COMPARE, |page| {
                    let hint = words.key("app-cases-path-hint");
                    let [before, after] = self.typed;
                    for (name, key, value) in [
                        ("before", "app-cases-compare-before", before),
                        ("after", "app-cases-compare-after", after),
                    ] {
                        let label = words.key(key);
                        Field::new(name, &label).hint(&hint).value(value).text(page);
                    }
                    field::button(page, &words.key("app-cases-compare-do"));
                });
            });
            page.within("p", &[], |page| {
                frame.link(page, address::CASES, "app-cases-back");
            });
        })
    }
}

fn write(page: &mut Page, frame: &Frame<'_>, result: &Comparison<'_>) {
    let words = frame.words();
    let between = Text::new("compare-between")
        .words("before", &words.date(result.before.created))
        .words("after", &words.date(result.after.created));
    page.say(&words.say(&between));
    page.say(&words.count("compare-remained", result.remained));
    for (id, heading, all) in [
        ("appeared", "section-appeared", &result.appeared),
        ("vanished", "section-vanished", &result.vanished),
    ] {
        if !all.is_empty() {
            page.section(id, &words.key(heading), |page| findings(page, &words, all));
        }
    }
    page.section("installed", &words.key("section-installed"), |page| {
        match &result.installed {
            // The command line's own words name its option.
            None => page.say(&words.key("app-cases-compare-no-records")),
            Some(installed) => items(page, &words, installed),
        }
    });
    page.section("ways", &words.key("section-ways"), |page| {
        match &result.accesses {
            None => page.say(&words.key("compare-no-ways")),
            Some(all) => ways(page, frame, all),
        }
    });
    page.section("coverage", &words.key("section-coverage-changes"), |page| {
        coverage(page, &words, result);
    });
    page.say(&words.key("compare-limits"));
}

fn findings(page: &mut Page, words: &Words<'_>, all: &[&Finding]) {
    page.within("ul", &[("class", "findings")], |page| {
        for finding in all.iter().take(SHOWN) {
            page.within("li", &[], |page| {
                page.put("strong", &[], &words.say(&finding.title));
                page.say(&words.say(&finding.reason));
            });
        }
    });
    more(page, words, all.len());
}

fn items(page: &mut Page, words: &Words<'_>, installed: &Installed) {
    let both = [
        ("compare-installed-appeared", &installed.appeared),
        ("compare-installed-vanished", &installed.vanished),
    ];
    for (key, all) in both {
        page.say(&words.count(key, all.len()));
        if all.is_empty() {
            continue;
        }
        page.within("ul", &[], |page| {
            for item in all.iter().take(SHOWN) {
                page.within("li", &[], |page| one(page, words, item));
            }
        });
        more(page, words, all.len());
    }
}

fn one(page: &mut Page, words: &Words<'_>, item: &Item) {
    page.put("bdi", &[], item.value.raw());
    page.text(&format!(" ({})", words.key(item.kind_key())));
}

fn ways(page: &mut Page, frame: &Frame<'_>, ways: &Ways<'_>) {
    let words = frame.words();
    if ways.appeared.is_empty() && ways.vanished.is_empty() {
        page.say(&words.key("compare-ways-same"));
    }
    for (key, all) in [
        ("compare-ways-appeared", &ways.appeared),
        ("compare-ways-vanished", &ways.vanished),
    ] {
        if all.is_empty() {
            continue;
        }
        page.say(&words.count(key, all.len()));
        // An app's identifier is no address, though it looks like one.
        let exact = Words::exact(frame.texts);
        let line = |access: &&Access| one_way(&exact, access);
        page.list(all.iter().take(SHOWN).map(line));
        more(page, &words, all.len());
    }
}

fn coverage(page: &mut Page, words: &Words<'_>, result: &Comparison<'_>) {
    if result.coverage.is_empty() {
        page.say(&words.key("compare-coverage-same"));
        return;
    }
    let lines = result.coverage.iter().map(|change| {
        let line = Text::new("compare-coverage").words("title", &words.artefact(&change.artefact));
        let line = line.key("before", change.before.key());
        words.join(&line.key("after", change.after.key()))
    });
    page.list(lines);
}

fn more(page: &mut Page, words: &Words<'_>, count: usize) {
    let more = count.saturating_sub(SHOWN);
    if more > 0 {
        page.say(&words.count("app-cases-more", more));
    }
}
