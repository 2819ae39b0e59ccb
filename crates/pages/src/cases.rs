//! Cases: what one is, opening one from where the person keeps it, and what can be done with the one that is open.
//! No list of recent ones is kept; an organisation can turn on a folder of its own.

use std::path::Path;

use model::{Instant, SourceRecord, Text};
use report::{Words, html::Page, source_line};

use crate::{
    Frame, Step, address,
    browse::{self, Browse, Stop, Taking},
    field,
    field::Field,
    pager::Pager,
    told::Told,
};

/// Cases of an organisation's folder that a page shows.
const LINES: usize = 50;

/// A case that is open.
#[derive(Clone, Copy, Debug)]
pub struct Open<'a> {
    /// Where it stands; none while it is in memory alone.
    pub path: Option<&'a Path>,
    /// When its examination began.
    pub created: Instant,
    /// What was handed in.
    pub sources: &'a [SourceRecord],
}

/// A case of an organisation's folder.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Where it stands.
    pub path: std::path::PathBuf,
    /// Its name: that of its folder.
    pub name: String,
    /// When its examination began.
    pub created: Instant,
}

/// The folder of an organisation, which it turned on.
#[derive(Clone, Copy, Debug)]
pub struct Folder<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Its cases, in the order in which they are shown.
    pub cases: &'a [Listed],
    /// The page shown, from 1 (`?page=`).
    pub page: usize,
}

/// The number of a folder is sent in the field `case`.
const TAKING: Taking = Taking {
    to: address::OPEN,
    field: "case",
    folder: "app-cases-open-this",
    entry: "app-cases-open-do",
};

/// Cases. Opening sends `path`, or the number of a folder as `case`, to [`address::OPEN`]; the organisation's folder sends `act` (`on` or `off`) and
/// `folder` to [`address::CASES`].
#[derive(Clone, Debug)]
pub struct Cases<'a> {
    /// The case that is open.
    pub open: Option<Open<'a>>,
    /// The organisation's folder, if one is turned on.
    pub folder: Option<Folder<'a>>,
    /// Where to begin looking for one: the home folder, disks, sticks.
    pub places: &'a [Stop<'a>],
    /// The folder that is looked at; what can be taken of it is a case.
    pub looked_at: Option<browse::Folder<'a>>,
    /// What was typed last, when it could not be opened.
    pub typed: &'a str,
    /// What was done last, or what went wrong.
    pub told: Option<Told<'a>>,
}

impl Cases<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let words = frame.words();
        frame.page(Step::Beside, &Text::new("app-cases-heading"), |page| {
            Told::write(self.told, page, &words);
            page.say(&words.key("app-cases-what"));
            page.say(&words.key("app-cases-no-list"));
            if let Some(open) = &self.open {
                page.section("open", &words.key("app-cases-now"), |page| {
                    now(page, frame, open);
                });
            }
            page.section("another", &words.key("app-cases-open"), |page| {
                page.say(&words.key("app-cases-look"));
                let browse = Browse {
                    places: self.places,
                    folder: self.looked_at.as_ref(),
                };
                browse.write(page, frame, &TAKING);
                frame.form(page, address::OPEN, |page| {
                    let label = words.key("app-cases-path");
                    let hint = words.key("app-cases-path-hint");
                    let typed = Field::new("path", &label).hint(&hint);
                    typed.value(self.typed).text(page);
                    field::button(page, &words.key("app-cases-open-do"));
                });
            });
            page.section("compare", &words.key("app-cases-compare"), |page| {
                page.say(&words.key("app-cases-compare-note"));
                page.within("p", &[], |page| {
                    frame.link(page, address::COMPARE, "app-cases-to-compare");
                });
            });
            let heading = words.key("app-cases-organisation");
            page.section("organisation", &heading, |page| {
                self.organisation(page, frame);
            });
        })
    }

    fn organisation(&self, page: &mut Page, frame: &Frame<'_>) {
        let words = frame.words();
        let Some(folder) = &self.folder else {
            page.say(&words.key("app-cases-organisation-note"));
            page.say(&words.key("app-cases-organisation-names"));
            frame.form(page, address::CASES, |page| {
                let label = words.key("app-cases-folder");
                let hint = words.key("app-cases-folder-hint");
                Field::new("folder", &label).hint(&hint).text(page);
                field::button_of(page, "act", "on", &words.key("app-cases-folder-on"));
            });
            return;
        };
        let path = folder.path.to_string_lossy();
        page.say(&words.with("app-cases-folder-is", "path", &path));
        page.say(&words.key("app-cases-organisation-names"));
        list(page, frame, folder);
        frame.form(page, address::CASES, |page| {
            page.say(&words.key("app-cases-folder-off-note"));
            field::button_of(page, "act", "off", &words.key("app-cases-folder-off"));
        });
    }
}

/// The cases of the folder, each with a button that opens it.
fn list(page: &mut Page, frame: &Frame<'_>, folder: &Folder<'_>) {
    let words = frame.words();
    if folder.cases.is_empty() {
        page.say(&words.key("app-cases-folder-empty"));
        return;
    }
    let pager = Pager::new(folder.cases.len(), LINES, folder.page);
    page.within("ul", &[("class", "cases")], |page| {
        for one in pager.of(folder.cases) {
            page.within("li", &[], |page| {
                let day = words.date(one.created);
                page.within("p", &[], |page| {
                    page.put("bdi", &[], &one.name);
                    page.text(" · ");
                    page.text(&words.with("app-cases-of", "date", &day));
                });
                frame.form(page, address::OPEN, |page| {
                    field::hidden(page, "path", &one.path.to_string_lossy());
                    let label = words.with("app-cases-open-named", "name", &one.name);
                    field::quiet_button(page, &label);
                });
            });
        }
    });
    pager.write(page, &words, &words.key("app-cases-organisation"), |to| {
        format!("{}?page={to}", address::CASES)
    });
}

/// The case that is open: what it is of, and what can be done with it.
fn now(page: &mut Page, frame: &Frame<'_>, open: &Open<'_>) {
    let words = frame.words();
    page.say(&described(&words, open));
    page.list(
        open.sources
            .iter()
            .map(|source| source_line(&words, source)),
    );
    page.within("ul", &[("class", "links")], |page| {
        let kept = [
            (address::RECHECK, "app-cases-to-recheck"),
            (address::DELETE, "app-cases-to-delete"),
        ];
        let always = [(address::FOUND, "app-cases-to-found")];
        let kept = kept.into_iter().filter(|_| open.path.is_some());
        for (to, key) in always.into_iter().chain(kept) {
            page.within("li", &[], |page| frame.link(page, to, key));
        }
    });
    if open.path.is_none() {
        page.say(&words.key("app-cases-in-memory"));
        page.within("p", &[], |page| {
            frame.link(page, address::NEXT, "app-cases-to-keep");
        });
    }
}

fn described(words: &Words<'_>, open: &Open<'_>) -> String {
    let day = words.date(open.created);
    match open.path {
        Some(path) => words.say(
            &Text::new("app-cases-open-at")
                .words("date", &day)
                .words("path", &path.to_string_lossy()),
        ),
        None => words.with("app-cases-of", "date", &day),
    }
}
