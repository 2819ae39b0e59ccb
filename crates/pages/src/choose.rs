//! Choosing: a browser of the local disk, one usual place at a time, what was chosen so far. Nothing is copied:
//! what is chosen is a path.
//!
//! Described in: <https://html.spec.whatwg.org/multipage/dnd.html>.

use model::{Instant, SourceKind, Text, Untrusted};
use report::{Words, html::Page};

use crate::{
    Frame, Step, address,
    browse::{Browse, Folder, Stop, Taking, act},
    field::Tone,
    quantity,
};

/// What is chosen is sent in the field `add`.
const TAKING: Taking = Taking {
    to: address::CHOOSE,
    field: "add",
    folder: "app-browse-take-folder",
    entry: "app-browse-take",
};

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
                        act(
                            page,
                            frame,
                            address::CHOOSE,
                            ("remove", &one.remove),
                            &label,
                            &one.path,
                        );
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
            let browse = Browse {
                places: self.places,
                folder: self.folder.as_ref(),
            };
            browse.write(page, frame, &TAKING);
        });
    }
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
            act(
                page,
                frame,
                address::CHOOSE,
                ("add", &usual.add),
                &label,
                &usual.name,
            );
        });
        if let Some(next) = &usual.next {
            page.within("p", &[], |page| frame.link(page, next, "app-usual-next"));
        }
    });
}
