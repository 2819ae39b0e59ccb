//! Reading: how far it is, what could not be read so far, and the way to stop it.
//!
//! Described in: <https://html.spec.whatwg.org/multipage/server-sent-events.html>.

use std::collections::BTreeMap;

use model::{FaultKind, Text, Untrusted};
use report::{Words, escape, html::Page};
use serde::Serialize;

use crate::{
    Frame, Step, address,
    field::{self, Tone},
    quantity,
};

/// How many faults are shown: the others are counted, and stand in the result.
const FAULTS_SHOWN: usize = 20;
/// Seconds between two looks of a page without script.
const REFRESH: &str = "8";

/// One kind of data that is being read.
#[derive(Clone, Debug)]
pub struct Kind<'a> {
    /// The artefact's id.
    pub artefact: &'a str,
    /// How many of its files were read.
    pub files: u64,
}

/// Something that could not be read.
#[derive(Clone, Debug)]
pub struct Unread<'a> {
    /// Why.
    pub kind: FaultKind,
    /// The artefact's id.
    pub artefact: &'a str,
    /// The file, if one is known.
    pub path: Option<Untrusted<'a>>,
}

/// How far a reading is.
#[derive(Clone, Debug, Default)]
pub struct Reading<'a> {
    /// The id of the artefact that is being read.
    pub now: Option<&'a str>,
    /// How many parts are done.
    pub done: u64,
    /// How many parts there are, once that is known.
    pub total: Option<u64>,
    /// Seconds left, once they can be told.
    pub seconds_left: Option<u64>,
    /// What was read so far, in the order in which it is shown.
    pub kinds: &'a [Kind<'a>],
    /// What could not be read so far, the newest last.
    pub unread: &'a [Unread<'a>],
    /// Whether stopping was asked for.
    pub stopping: bool,
}

/// What the script puts in place of what stands in the page.
#[derive(Serialize)]
struct Live {
    /// Texts by the name of their place (`data-live`).
    texts: BTreeMap<&'static str, String>,
    /// Lists by the name of their place (`data-list`).
    lists: BTreeMap<&'static str, Vec<String>>,
    /// The bar.
    value: u64,
    /// Its end; none while it is unknown.
    max: Option<u64>,
}

impl Reading<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame) -> String {
        let words = frame.words();
        let live = self.live(&words);
        let heading = Text::new("app-reading-heading");
        frame.page_with(Step::Reading, &heading, refresh, |page| {
            page.say(&words.key("app-reading-intro"));
            page.within("section", &[("data-events", address::EVENTS)], |page| {
                self.bar(page, &words, &live);
                list(page, &words, &live, "unread", "app-reading-unread");
                list(page, &words, &live, "read", "app-reading-read");
            });
            page.within("p", &[("data-plain", "again")], |page| {
                frame.link(page, address::READING, "app-reading-again");
            });
            if self.stopping {
                frame.notice(page, Tone::Note, &words.key("app-reading-stopping"));
            } else {
                frame.form(page, address::CANCEL, |page| {
                    field::quiet_button(page, &words.key("app-reading-cancel"));
                    let note = words.key("app-reading-cancel-note");
                    page.put("p", &[("class", "small")], &note);
                });
            }
        })
    }

    /// The same as the data of one event `state`, on one line: what the script needs to show it without
    /// asking for the page again; what would turn the direction of writing is shown, as in the page. The event `end` has an address as its data: where to go on.
    #[must_use]
    pub fn event(&self, words: &Words<'_>) -> String {
        let mut live = self.live(words);
        let shown = |text: &mut String| *text = escape::terminal(text).into_owned();
        live.texts.values_mut().for_each(shown);
        live.lists.values_mut().flatten().for_each(shown);
        // Strings and numbers alone cannot fail.
        serde_json::to_string(&live).unwrap_or_default()
    }

    fn live(&self, words: &Words<'_>) -> Live {
        let now = match self.now {
            Some(id) => words.with("app-reading-now", "artefact", &words.artefact(id)),
            None => words.key("app-reading-preparing"),
        };
        let done = match self.total {
            Some(total) => words.say(
                &Text::new("app-reading-done")
                    .number("done", self.done)
                    .number("total", total),
            ),
            None => words.key("app-reading-counting"),
        };
        let left = match self.seconds_left {
            Some(seconds) => {
                words.with("app-reading-left", "time", &quantity::left(words, seconds))
            }
            None => words.key("app-reading-left-unknown"),
        };
        let read = self.kinds.iter().map(|kind| {
            words.say(
                &Text::new("app-reading-kind")
                    .words("artefact", &words.artefact(kind.artefact))
                    .number("count", kind.files),
            )
        });
        Live {
            texts: BTreeMap::from([("now", now), ("done", done), ("left", left)]),
            lists: BTreeMap::from([("read", read.collect()), ("unread", self.faults(words))]),
            value: self.done,
            max: self.total,
        }
    }

    /// The newest first, since they come while one looks.
    fn faults(&self, words: &Words<'_>) -> Vec<String> {
        let said = self.unread.iter().rev().take(FAULTS_SHOWN).map(|fault| {
            let kind = fault.kind.name().replace('_', "-");
            let about = Text::new("app-reading-fault")
                .words("artefact", &words.artefact(fault.artefact))
                .key("why", format!("fault-{kind}"));
            let about = words.say(&about);
            match &fault.path {
                Some(path) => format!("{about} {}", words.outside(path.raw())),
                None => about,
            }
        });
        let mut said: Vec<String> = said.collect();
        let more = self.unread.len().saturating_sub(FAULTS_SHOWN);
        if more > 0 {
            said.push(words.count("app-reading-more", more));
        }
        said
    }

    fn bar(&self, page: &mut Page, words: &Words<'_>, live: &Live) {
        let (value, max) = (self.done.to_string(), self.total.map(|max| max.to_string()));
        let label = words.key("app-reading-bar");
        let mut bar = vec![("aria-label", &*label), ("data-bar", "bar")];
        if let Some(max) = &max {
            bar.extend([("value", &*value), ("max", &**max)]);
        }
        page.put("progress", &bar, "");
        for name in ["now", "done", "left"] {
            let said = live.texts.get(name).map_or("", String::as_str);
            page.put("p", &[("data-live", name)], said);
        }
    }
}

/// A list that grows while one looks; it is there from the beginning, so that the script finds it.
fn list(page: &mut Page, words: &Words<'_>, live: &Live, name: &'static str, heading: &str) {
    let items = live.lists.get(name).map_or(&[][..], Vec::as_slice);
    let mut attributes = vec![("data-part", name)];
    if items.is_empty() {
        attributes.push(("hidden", "hidden"));
    }
    if name == "unread" {
        attributes.push(("aria-live", "polite"));
    }
    page.within("div", &attributes, |page| {
        page.put("h2", &[], &words.key(heading));
        page.within("ul", &[("data-list", name)], |page| {
            if items.is_empty() {
                // An empty list is no list for those who hear the page; the script takes it away.
                page.put("li", &[], &words.key("app-reading-none"));
            }
            for item in items {
                page.put("li", &[], item);
            }
        });
    });
}

/// Without script, the page is asked for again.
fn refresh(page: &mut Page) {
    page.within("noscript", &[], |page| {
        page.void("meta", &[("http-equiv", "refresh"), ("content", REFRESH)]);
    });
}
