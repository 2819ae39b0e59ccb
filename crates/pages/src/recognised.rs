//! What was recognised, before anything is read: passwords, what the owner knows, where to keep the case.
//!
//! Described in: <https://www.w3.org/WAI/tutorials/forms/>.

use std::collections::BTreeSet;

use model::{Instant, SourceKind, Text, Untrusted};
use report::{Words, html::Page};

use crate::{
    Frame, Step, address,
    field::{self, Answer, Field, Tone},
};

mod known;

pub use known::Known;

/// What a source needs to be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// Nothing.
    Open,
    /// A password, for all of it.
    Whole,
    /// A password for a part: without it, the rest can be read.
    Part,
    /// A key of age, or the passphrase that was chosen instead.
    Key,
}

/// A source that was recognised.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// Its id: `S1`, `S2`, … Its password is the form's field `password-S1`.
    pub id: &'a str,
    /// What it is.
    pub kind: SourceKind,
    /// Whether its content says so; else its names alone do.
    pub is_certain: bool,
    /// Where it lies.
    pub path: Untrusted<'a>,
    /// The phone's name or model, as it states it.
    pub device: Option<Untrusted<'a>>,
    /// When it was made, as it states.
    pub made: Option<Instant>,
    /// Whether it is encrypted, as far as that is known already.
    pub is_encrypted: Option<bool>,
    /// What it needs to be opened.
    pub lock: Lock,
    /// Whether what was typed did not open it.
    pub wrong: bool,
}

/// Where the case is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// In memory, until vigie ends: the form's field `keep` is `memory`.
    Memory,
    /// In a folder: `keep` is `folder`, and `folder` its path.
    Folder,
}

/// The page. Its form goes to [`address::RECOGNISED`] and begins reading when nothing is missing.
#[derive(Clone, Debug)]
pub struct Recognised<'a> {
    /// What was recognised.
    pub sources: &'a [Source<'a>],
    /// What was chosen and is nothing that vigie reads.
    pub unknown: &'a [Untrusted<'a>],
    /// What the owner said is theirs so far.
    pub known: Known<'a>,
    /// Where to keep the case.
    pub keep: Keep,
    /// The folder in which the case is made, as it was typed.
    pub folder: &'a str,
    /// Folders that are offered: the home folder, disks, sticks.
    pub places: &'a [String],
    /// What is wrong with the folder.
    pub folder_problem: Option<&'a Text>,
    /// What this system lacks to confine the reading.
    pub unconfined: Option<&'a Text>,
    /// What else did not work.
    pub problem: Option<&'a Text>,
}

impl Recognised<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame) -> String {
        let words = frame.words();
        frame.page(Step::Choose, &Text::new("app-recognised-heading"), |page| {
            // What is wrong further down is told where the page begins, too.
            if let Some(problem) = self.problem.or(self.folder_problem) {
                frame.notice(page, Tone::Problem, &words.say(problem));
            }
            if let Some(unconfined) = self.unconfined {
                frame.notice(page, Tone::Note, &words.say(unconfined));
            }
            self.unknown(page, &words);
            if self.sources.is_empty() {
                page.say(&words.key("app-recognised-none"));
                frame.onward(page, address::CHOOSE, "app-recognised-back");
                return;
            }
            page.say(&words.key("app-recognised-intro"));
            frame.form(page, address::RECOGNISED, |page| {
                for source in self.sources {
                    one(page, &words, source);
                }
                self.several(page, frame);
                self.known.write(page, &words, &self.platforms());
                self.keep(page, &words);
                field::button(page, &words.key("app-start"));
                page.put("p", &[("class", "small")], &words.key("app-start-note"));
            });
            page.within("p", &[], |page| {
                frame.link(page, address::CHOOSE, "app-recognised-back");
            });
        })
    }

    fn platforms(&self) -> BTreeSet<&'static str> {
        let of = self.sources.iter().map(|source| source.kind.platform());
        of.collect()
    }

    fn unknown(&self, page: &mut Page, words: &Words<'_>) {
        if self.unknown.is_empty() {
            return;
        }
        page.within(
            "div",
            &[("class", "notice problem"), ("role", "alert")],
            |page| {
                page.say(&words.key("app-recognised-unknown"));
                page.within("ul", &[], |page| {
                    for path in self.unknown {
                        page.within("li", &[], |page| page.put("bdi", &[], path.raw()));
                    }
                });
            },
        );
    }

    /// Several sources are taken for those of one phone.
    fn several(&self, page: &mut Page, frame: &Frame) {
        if self.sources.len() > 1 {
            frame.notice(
                page,
                Tone::Note,
                &frame.words().key("app-recognised-several"),
            );
        }
    }

    fn keep(&self, page: &mut Page, words: &Words<'_>) {
        page.put("h2", &[], &words.key("app-keep-heading"));
        let answer = |value: &str, label, hint| Answer {
            value: value.to_owned(),
            label: words.key(label),
            hint: Some(words.key(hint)),
        };
        let answers = [
            answer("memory", "app-keep-memory", "app-keep-memory-hint"),
            answer("folder", "app-keep-folder", "app-keep-folder-hint"),
        ];
        let chosen = match self.keep {
            Keep::Memory => "memory",
            Keep::Folder => "folder",
        };
        let question = words.key("app-keep-question");
        field::radios(page, "keep", &question, &answers, Some(chosen));
        let (label, hint) = (words.key("app-keep-path"), words.key("app-keep-path-hint"));
        let problem = self.folder_problem.map(|problem| words.say(problem));
        let mut path = Field::new("folder", &label)
            .hint(&hint)
            .value(self.folder)
            .offers(self.places);
        if let Some(problem) = &problem {
            path = path.wrong(problem);
        }
        path.text(page);
    }
}

fn one(page: &mut Page, words: &Words<'_>, source: &Source<'_>) {
    page.within("article", &[], |page| {
        let kind = source.kind.name().replace('_', "-");
        let heading = Text::new("source-line")
            .words("id", source.id)
            .key("kind", format!("source-{kind}"));
        page.put("h2", &[], &words.say(&heading));
        page.within("p", &[("class", "small")], |page| {
            page.put("bdi", &[], source.path.raw());
        });
        page.list(facts(words, source));
        lock(page, words, source);
    });
}

fn facts(words: &Words<'_>, source: &Source<'_>) -> Vec<String> {
    let certain = if source.is_certain {
        "app-recognised-certain"
    } else {
        "app-recognised-partial"
    };
    let mut facts = vec![words.key(certain)];
    if let Some(device) = &source.device {
        facts.push(words.with("app-recognised-device", "name", device.raw()));
    }
    if let Some(at) = source.made {
        facts.push(words.with("app-recognised-made", "date", &words.date(at)));
    }
    match (source.is_encrypted, source.kind) {
        (Some(true), _) => facts.push(words.key("app-recognised-encrypted")),
        (Some(false), SourceKind::IosBackup) => {
            facts.push(words.key("source-plain-lacks"));
        }
        _ => {}
    }
    facts
}

fn lock(page: &mut Page, words: &Words<'_>, source: &Source<'_>) {
    let (label, hint) = match source.lock {
        Lock::Open => return,
        Lock::Whole => ("app-password", "app-password-hint"),
        Lock::Part => ("app-password-part", "app-password-part-hint"),
        Lock::Key => ("app-password-key", "app-password-key-hint"),
    };
    let name = format!("password-{}", source.id);
    let said = Text::new(label).words("id", source.id);
    let (label, hint) = (words.say(&said), words.key(hint));
    let wrong = words.key("app-password-wrong");
    let mut password = Field::new(&name, &label).hint(&hint);
    if source.wrong {
        password = password.wrong(&wrong);
    }
    password.password(page);
}
