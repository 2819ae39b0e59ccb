//! Choosing: a browser of the local disk, one usual place at a time, what was chosen so far. Nothing is copied:
//! what is chosen is a path.
//!
//! Described in: <https://html.spec.whatwg.org/multipage/dnd.html>.

use model::{Instant, SourceKind, Text, Untrusted};
use report::{Words, html::Page};

use crate::{Frame, Step, address, field::Tone, quantity};

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
    /// The address that opens it, for a folder: [`address::CHOOSE`] with a query.
    pub link: Option<String>,
    /// What the form sends to choose it, in its field `add`; none where it cannot be chosen.
    pub add: Option<String>,
    /// What its name says it may be, as a hint.
    pub looks_like: Option<SourceKind>,
}

/// A place on the way to a folder, or one to begin at: its name and the address that opens it.
#[derive(Clone, Debug)]
pub struct Stop<'a> {
    /// Its name.
    pub name: Untrusted<'a>,
    /// [`address::CHOOSE`] with a query.
    pub link: String,
}

/// A folder of the local disk, one page of it.
#[derive(Clone, Debug)]
pub struct Folder<'a> {
    /// Its whole path.
    pub path: Untrusted<'a>,
    /// The folders above it, the outermost first.
    pub above: &'a [Stop<'a>],
    /// What the form sends to choose the folder itself.
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

/// A source in a usual place. One is offered at a time: a computer may hold the copies of other people's phones.
#[derive(Clone, Debug)]
pub struct Usual<'a> {
    /// The device's name, as the copy states it.
    pub name: Untrusted<'a>,
    /// What it is.
    pub kind: SourceKind,
    /// When it was made.
    pub made: Option<Instant>,
    /// Where it lies.
    pub path: Untrusted<'a>,
    /// What the form sends to choose it, in its field `add`.
    pub add: String,
    /// The address that offers the next one instead.
    pub next: Option<String>,
}

/// Something that was chosen.
#[derive(Clone, Debug)]
pub struct Chosen<'a> {
    /// Where it lies, or the name of a file that was dropped.
    pub path: Untrusted<'a>,
    /// What the form sends to take it back, in its field `remove`.
    pub remove: String,
}

/// The page of choosing. Its forms go to [`address::CHOOSE`] with the field `add` or `remove`.
///
/// A dropped file is sent by the script to [`address::DROP`]: the bytes as the body, the headers `x-secret` (the
/// form's secret) and `x-name` (its name, percent-encoded). Any answer of success leads to [`address::CHOOSE`].
#[derive(Clone, Debug)]
pub struct Choose<'a> {
    /// What was chosen so far.
    pub chosen: &'a [Chosen<'a>],
    /// What is offered from the usual places.
    pub usual: Option<Usual<'a>>,
    /// Where to begin looking: the home folder, disks, sticks.
    pub places: &'a [Stop<'a>],
    /// The folder that is looked at.
    pub folder: Option<Folder<'a>>,
    /// What did not work.
    pub problem: Option<&'a Text>,
    /// The most bytes that a dropped file may have.
    pub drop_limit: u64,
}

impl Choose<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame) -> String {
        let words = frame.words();
        frame.page(Step::Choose, &Text::new("app-choose-heading"), |page| {
            if let Some(problem) = self.problem {
                frame.notice(page, Tone::Problem, &words.say(problem));
            }
            page.say(&words.key("app-choose-intro"));
            page.within("p", &[], |page| {
                frame.link(page, address::WHAT, "app-choose-no-file");
            });
            self.chosen(page, frame);
            if let Some(usual) = &self.usual {
                offer(page, frame, usual);
            }
            self.drop(page, &words);
            self.browse(page, frame);
        })
    }

    fn chosen(&self, page: &mut Page, frame: &Frame) {
        if self.chosen.is_empty() {
            return;
        }
        let words = frame.words();
        page.section("chosen", &words.key("app-choose-chosen"), |page| {
            page.within("ul", &[("class", "entries")], |page| {
                for one in self.chosen {
                    page.within("li", &[], |page| {
                        page.within("span", &[("class", "name")], |page| {
                            page.put("bdi", &[], one.path.raw());
                        });
                        let label = words.key("app-choose-remove");
                        act(page, frame, ("remove", &one.remove), &label, &one.path);
                    });
                }
            });
            frame.onward(page, address::RECOGNISED, "app-choose-onward");
        });
    }

    /// Shown by the script alone, since nothing can be dropped without it.
    fn drop(&self, page: &mut Page, words: &Words<'_>) {
        // Where there is no memory to keep it in.
        if self.drop_limit == 0 {
            return;
        }
        let limit = self.drop_limit.to_string();
        let large = words.with(
            "app-drop-large",
            "size",
            &quantity::size(words, self.drop_limit),
        );
        let area = [
            ("class", "drop"),
            ("hidden", "hidden"),
            ("data-drop", address::DROP),
            ("data-then", address::CHOOSE),
            ("data-limit", &*limit),
            ("data-large", &*large),
            ("data-failed", &*words.key("app-drop-failed")),
            ("data-sending", &*words.key("app-drop-sending")),
        ];
        page.within("div", &area, |page| {
            let about = words.with("app-drop", "size", &quantity::size(words, self.drop_limit));
            page.say(&about);
            page.put("p", &[("role", "status"), ("data-said", "drop")], "");
        });
    }

    fn browse(&self, page: &mut Page, frame: &Frame) {
        let words = frame.words();
        page.section("browse", &words.key("app-browse"), |page| {
            stops(page, &words.key("app-browse-places"), self.places);
            if let Some(folder) = &self.folder {
                open(page, frame, folder);
            }
        });
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
fn act(page: &mut Page, frame: &Frame, sends: (&str, &str), label: &str, about: &Untrusted<'_>) {
    frame.form(page, address::CHOOSE, |page| {
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

fn offer(page: &mut Page, frame: &Frame, usual: &Usual<'_>) {
    let words = frame.words();
    page.section("usual", &words.key("app-usual"), |page| {
        page.say(&words.key("app-usual-intro"));
        page.within("article", &[], |page| {
            page.within("h3", &[], |page| page.put("bdi", &[], usual.name.raw()));
            let kind = usual.kind.name().replace('_', "-");
            page.say(&words.key(&format!("source-{kind}")));
            match usual.made {
                Some(at) => page.say(&words.with("app-usual-made", "date", &words.date(at))),
                None => page.say(&words.key("app-usual-undated")),
            }
            page.within("p", &[("class", "small")], |page| {
                page.put("bdi", &[], usual.path.raw());
            });
            let label = words.key("app-usual-take");
            act(page, frame, ("add", &usual.add), &label, &usual.name);
        });
        if let Some(next) = &usual.next {
            page.within("p", &[], |page| frame.link(page, next, "app-usual-next"));
        }
    });
}

fn open(page: &mut Page, frame: &Frame, folder: &Folder<'_>) {
    let words = frame.words();
    let above = words.key("app-browse-above");
    if !folder.above.is_empty() {
        stops(page, &above, folder.above);
    }
    page.within("h3", &[], |page| page.put("bdi", &[], folder.path.raw()));
    if let Some(add) = &folder.add {
        let label = words.key("app-browse-take-folder");
        act(page, frame, ("add", add), &label, &folder.path);
    }
    if folder.count == 0 {
        page.say(&words.key("app-browse-empty"));
    }
    page.within("ul", &[("class", "entries")], |page| {
        for entry in folder.entries {
            page.within("li", &[], |page| line(page, frame, entry));
        }
    });
    turn(page, frame, folder);
}

fn line(page: &mut Page, frame: &Frame, entry: &Entry<'_>) {
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
        let label = words.key("app-browse-take");
        act(page, frame, ("add", add), &label, &entry.name);
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
