//! A browser of the local disk: places to begin at, one folder, what can be taken of it. Nothing is copied: what is
//! taken is a path.

use model::{Instant, SourceKind, Text, Untrusted};
use report::{Words, html::Page};

use crate::{Frame, quantity};

/// What an entry of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A folder.
    Folder,
    /// A file.
    File,
    /// A link, or something that is neither: it can be seen and not chosen.
    Other,
}

/// An entry of a folder.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Its name.
    pub name: Untrusted<'a>,
    /// What it is.
    pub kind: EntryKind,
    /// Its size, for a file.
    pub size: Option<u64>,
    /// When it was changed last.
    pub changed: Option<Instant>,
    /// The address that opens it, for a folder: that of the page with a query.
    pub link: Option<String>,
    /// What the form sends to take it; none where it cannot be taken.
    pub add: Option<String>,
    /// What its name says it may be, as a hint.
    pub looks_like: Option<SourceKind>,
}

/// A place on the way to a folder, or one to begin at: its name and the address that opens it.
#[derive(Clone, Debug)]
pub struct Stop<'a> {
    /// Its name.
    pub name: Untrusted<'a>,
    /// The address of the page with a query.
    pub link: String,
}

/// A folder of the local disk, one page of it.
#[derive(Clone, Debug)]
pub struct Folder<'a> {
    /// Its whole path.
    pub path: Untrusted<'a>,
    /// The folders above it, the outermost first.
    pub above: &'a [Stop<'a>],
    /// What the form sends to take the folder itself; none where it cannot be taken.
    pub add: Option<String>,
    /// Its entries on this page.
    pub entries: &'a [Entry<'a>],
    /// How many entries it has in all.
    pub count: u64,
    /// Which page this is, from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
    /// The address of the page before.
    pub previous: Option<String>,
    /// The address of the page after.
    pub next: Option<String>,
}

/// How something is taken: by a form of one button.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taking {
    /// Where the form goes.
    pub(crate) to: &'static str,
    /// The field that says what.
    pub(crate) field: &'static str,
    /// What the button of the folder itself says.
    pub(crate) folder: &'static str,
    /// What the button of an entry says.
    pub(crate) entry: &'static str,
}

/// The browser, within a page.
pub(crate) struct Browse<'a> {
    /// Where to begin looking.
    pub(crate) places: &'a [Stop<'a>],
    /// The folder that is looked at.
    pub(crate) folder: Option<&'a Folder<'a>>,
}

impl Browse<'_> {
    pub(crate) fn write(&self, page: &mut Page, frame: &Frame, taking: &Taking) {
        let words = frame.words();
        stops(page, &words.key("app-browse-places"), self.places);
        if let Some(folder) = self.folder {
            open(page, frame, folder, taking);
        }
    }
}

fn stop(page: &mut Page, place: &Stop<'_>) {
    page.within("a", &[("href", &place.link)], |page| {
        page.put("bdi", &[], place.name.raw());
    });
}

/// Folders to go to, below what they are: seen and heard alike.
fn stops(page: &mut Page, label: &str, places: &[Stop<'_>]) {
    page.within(
        "nav",
        &[("class", "stops"), ("aria-label", label)],
        |page| {
            page.put("p", &[("class", "small"), ("aria-hidden", "true")], label);
            page.within("ul", &[("class", "links")], |page| {
                for place in places {
                    page.within("li", &[], |page| stop(page, place));
                }
            });
        },
    );
}

/// A form of one button; who hears the page is told what it is about.
pub(crate) fn act(
    page: &mut Page,
    frame: &Frame,
    to: &str,
    sends: (&str, &str),
    label: &str,
    about: &Untrusted<'_>,
) {
    frame.form(page, to, |page| {
        let button = [
            ("type", "submit"),
            ("class", "quiet"),
            ("name", sends.0),
            ("value", sends.1),
        ];
        page.within("button", &button, |page| {
            page.text(label);
            page.within("span", &[("class", "unseen")], |page| {
                page.text(" ");
                page.put("bdi", &[], about.raw());
            });
        });
    });
}

fn open(page: &mut Page, frame: &Frame, folder: &Folder<'_>, taking: &Taking) {
    let words = frame.words();
    let above = words.key("app-browse-above");
    if !folder.above.is_empty() {
        stops(page, &above, folder.above);
    }
    page.within("h3", &[], |page| page.put("bdi", &[], folder.path.raw()));
    if let Some(add) = &folder.add {
        let (label, sends) = (words.key(taking.folder), (taking.field, &**add));
        act(page, frame, taking.to, sends, &label, &folder.path);
    }
    if folder.count == 0 {
        page.say(&words.key("app-browse-empty"));
    }
    page.within("ul", &[("class", "entries")], |page| {
        for entry in folder.entries {
            page.within("li", &[], |page| line(page, frame, entry, taking));
        }
    });
    turn(page, frame, folder);
}

fn line(page: &mut Page, frame: &Frame, entry: &Entry<'_>, taking: &Taking) {
    let words = frame.words();
    page.within("span", &[("class", "name")], |page| {
        match &entry.link {
            Some(link) => page.within("a", &[("href", link)], |page| {
                page.put("bdi", &[], entry.name.raw());
            }),
            None => page.put("bdi", &[], entry.name.raw()),
        }
        let facts = facts(&words, entry);
        page.put("span", &[("class", "facts")], &words.list(&facts));
    });
    if let Some(add) = &entry.add {
        let (label, sends) = (words.key(taking.entry), (taking.field, &**add));
        act(page, frame, taking.to, sends, &label, &entry.name);
    }
}

fn facts(words: &Words<'_>, entry: &Entry<'_>) -> Vec<String> {
    let kind = match entry.kind {
        EntryKind::Folder => "app-browse-folder",
        EntryKind::File => "app-browse-file",
        EntryKind::Other => "app-browse-other",
    };
    let mut facts = vec![words.key(kind)];
    facts.extend(entry.size.map(|bytes| quantity::size(words, bytes)));
    facts.extend(entry.changed.map(|at| words.date(at)));
    facts.extend(entry.looks_like.map(|kind| {
        let name = kind.name().replace('_', "-");
        let said = words.key(&format!("source-{name}"));
        words.with("app-browse-looks", "kind", &said)
    }));
    facts
}

/// Pages of a folder with many entries.
fn turn(page: &mut Page, frame: &Frame, folder: &Folder<'_>) {
    if folder.pages <= 1 {
        return;
    }
    let words = frame.words();
    page.within(
        "nav",
        &[("aria-label", &words.key("app-browse-pages"))],
        |page| {
            let at = Text::new("app-browse-page")
                .number("page", folder.page)
                .number("pages", folder.pages)
                .number("count", folder.count);
            page.say(&words.say(&at));
            page.within("ul", &[("class", "links")], |page| {
                let turns = [
                    (&folder.previous, "app-browse-previous"),
                    (&folder.next, "app-browse-next"),
                ];
                for (to, key) in turns {
                    if let Some(to) = to {
                        page.within("li", &[], |page| frame.link(page, to, key));
                    }
                }
            });
        },
    );
}
