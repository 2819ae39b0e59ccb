//! What surrounds every page: the way through, the languages, the way out, the helplines, the forms' secret.
//!
//! Described in: <https://www.w3.org/TR/WCAG22/>.

use model::Text;
use report::{Country, Language, Texts, Words, html::Page};

use crate::{
    address,
    field::{self, Tone},
    helplines,
};

/// Where in the way through a page stands, in the order of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Before you start.
    Before,
    /// What do you have?
    What,
    /// Choose.
    Choose,
    /// Reading.
    Reading,
    /// What was found.
    Found,
    /// What next.
    Next,
    /// Beside the way: cases, indicators.
    Beside,
}

impl Step {
    /// The steps of the way, in their order.
    pub const WAY: [Step; 6] = [
        Step::Before,
        Step::What,
        Step::Choose,
        Step::Reading,
        Step::Found,
        Step::Next,
    ];

    /// The key of its name.
    fn key(self) -> &'static str {
        match self {
            Step::Before => "app-step-before",
            Step::What => "app-step-what",
            Step::Choose => "app-step-choose",
            Step::Reading => "app-step-reading",
            Step::Found => "app-step-found",
            Step::Next => "app-step-next",
            Step::Beside => "app-step-beside",
        }
    }

    /// Where it begins.
    fn address(self) -> &'static str {
        match self {
            Step::Before => address::SAFETY,
            Step::What => address::WHAT,
            Step::Choose => address::CHOOSE,
            Step::Reading => address::READING,
            Step::Found => address::FOUND,
            Step::Next => address::NEXT,
            Step::Beside => address::CASES,
        }
    }
}

/// What every page needs beside what it shows.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The words.
    pub texts: &'a Texts,
    /// What every form that changes something carries, so that no other page can send one.
    pub form_secret: &'a str,
    /// The address of this page, to come back to after a change of language.
    pub here: &'a str,
    /// Where helplines are asked for, if somebody told.
    pub country: Option<Country>,
    /// How far on the way the person can go: the steps up to this one are links.
    pub reached: Step,
}

impl<'a> Frame<'a> {
    /// Words whose whole sentences the page escapes.
    #[must_use]
    pub fn words(&self) -> Words<'a> {
        Words::whole(self.texts)
    }

    /// A whole page: `content` stands below its heading.
    #[must_use]
    pub fn page(&self, step: Step, heading: &Text, content: impl FnOnce(&mut Page)) -> String {
        self.page_with(step, heading, |_| {}, content)
    }

    /// The same with something more in its head.
    pub fn page_with(
        &self,
        step: Step,
        heading: &Text,
        more: impl FnOnce(&mut Page),
        content: impl FnOnce(&mut Page),
    ) -> String {
        let words = self.words();
        document(words.language(), |page| {
            self.head(page, more);
            page.within("body", &[], |page| {
                let skip = [("class", "skip"), ("href", "#at-main")];
                page.put("a", &skip, &words.key("app-skip"));
                self.bar(page);
                self.way(page, step);
                page.within("div", &[("class", "columns")], |page| {
                    page.within("main", &[("id", "at-main"), ("tabindex", "-1")], |page| {
                        page.put("h1", &[], &words.say(heading));
                        content(page);
                    });
                    self.help(page);
                });
                self.footer(page);
            });
        })
    }

    /// A form that changes something: `content` writes its fields, the secret is added.
    pub fn form(&self, page: &mut Page, action: &str, content: impl FnOnce(&mut Page)) {
        self.form_with(page, action, &[], content);
    }

    /// The same with more attributes of the form, as a class.
    pub fn form_with(
        &self,
        page: &mut Page,
        action: &str,
        more: &[(&'static str, &str)],
        content: impl FnOnce(&mut Page),
    ) {
        let mut attributes = vec![("method", "post"), ("action", action)];
        attributes.extend(more);
        page.within("form", &attributes, |page| {
            field::hidden(page, "secret", self.form_secret);
            content(page);
        });
    }

    /// A form that asks and changes nothing, as a filter: its fields stand in the address.
    pub fn question(&self, page: &mut Page, action: &str, content: impl FnOnce(&mut Page)) {
        page.within("form", &[("method", "get"), ("action", action)], content);
    }

    /// A link of the app.
    pub fn link(&self, page: &mut Page, to: &str, key: &str) {
        page.put("a", &[("href", to)], &self.words().key(key));
    }

    /// A link that leads on, in a paragraph of its own, as large as a button.
    pub fn onward(&self, page: &mut Page, to: &str, key: &str) {
        page.within("p", &[], |page| {
            let onward = [("href", to), ("class", "onward")];
            page.put("a", &onward, &self.words().key(key));
        });
    }

    /// Something that a page says of its own accord, after a word that says how it is meant.
    pub fn notice(&self, page: &mut Page, tone: Tone, words: &str) {
        let label = self.words().key(match tone {
            Tone::Note => "app-note",
            Tone::Problem => "app-problem",
            Tone::Done => "app-done",
        });
        field::notice(page, tone, &label, words);
    }

    /// The address of the way out.
    #[must_use]
    pub fn way_out(&self) -> &'static str {
        address::LEAVE
    }

    fn head(&self, page: &mut Page, more: impl FnOnce(&mut Page)) {
        page.within("head", &[], |page| {
            preamble(page, &self.words().key("app-title"));
            let style = [("rel", "stylesheet"), ("href", address::STYLE)];
            page.void("link", &style);
            let script = [("src", address::SCRIPT), ("defer", "defer")];
            page.put("script", &script, "");
            more(page);
        });
    }

    /// What stays in view: the way out, the way to help, the languages.
    fn bar(&self, page: &mut Page) {
        let words = self.words();
        page.within("header", &[("class", "bar")], |page| {
            let leave = [("id", "at-leave"), ("data-blank", address::BLANK)];
            self.form_with(page, self.way_out(), &leave, |page| {
                let described = [
                    ("type", "submit"),
                    ("class", "leave"),
                    ("aria-describedby", "at-leave-note"),
                ];
                page.put("button", &described, &words.key("app-leave"));
            });
            let help = [("href", "#at-help"), ("class", "to-help")];
            page.put("a", &help, &words.key("app-to-help"));
            let others = [("class", "languages")];
            self.form_with(page, address::LANGUAGE, &others, |page| {
                field::hidden(page, "here", self.here);
                self.languages(page);
            });
        });
    }

    /// Each other language, named in itself.
    fn languages(&self, page: &mut Page) {
        let words = self.words();
        let others = Language::ALL.into_iter().filter(|l| *l != words.language());
        for other in others {
            let code = other.code();
            let choose = [
                ("type", "submit"),
                ("name", "language"),
                ("value", code),
                ("lang", code),
                ("class", "quiet"),
            ];
            let name = match other {
                Language::English => "app-language-english",
                Language::French => "app-language-french",
            };
            page.put("button", &choose, &words.key(name));
        }
    }

    fn way(&self, page: &mut Page, current: Step) {
        let words = self.words();
        let label = words.key("app-way");
        page.within("nav", &[("class", "way"), ("aria-label", &label)], |page| {
            page.within("ol", &[], |page| {
                for step in Step::WAY {
                    let name = words.key(step.key());
                    page.within("li", &[], |page| {
                        let to = ("href", step.address());
                        if step == current {
                            page.put("a", &[to, ("aria-current", "step")], &name);
                        } else if step <= self.reached && self.reached != Step::Beside {
                            page.put("a", &[to], &name);
                        } else {
                            page.put("span", &[], &name);
                        }
                    });
                }
            });
        });
    }

    /// Stopping, and whom to talk to.
    fn help(&self, page: &mut Page) {
        let words = self.words();
        let attributes = [
            ("id", "at-help"),
            ("aria-labelledby", "at-help-heading"),
            ("tabindex", "-1"),
        ];
        page.within("aside", &attributes, |page| {
            let heading = [("id", "at-help-heading")];
            page.put("h2", &heading, &words.key("app-help"));
            self.form(page, address::STOP, |page| {
                page.put(
                    "button",
                    &[("type", "submit"), ("class", "stop")],
                    &words.key("app-stop"),
                );
                page.put("p", &[("class", "small")], &words.key("app-stop-note"));
            });
            helplines::write(page, self);
            let note = [("id", "at-leave-note"), ("class", "small")];
            page.put("p", &note, &words.key("app-leave-note"));
        });
    }

    fn footer(&self, page: &mut Page) {
        page.within("footer", &[], |page| {
            page.say(&self.words().key("app-footer"));
            page.within("ul", &[("class", "links")], |page| {
                let beside = [
                    (address::CASES, "app-to-cases"),
                    (address::INDICATORS, "app-to-indicators"),
                ];
                for (to, key) in beside {
                    page.within("li", &[], |page| self.link(page, to, key));
                }
            });
        });
    }
}

/// A whole document in a language.
pub(crate) fn document(language: Language, content: impl FnOnce(&mut Page)) -> String {
    let mut page = Page::new();
    page.literal("<!DOCTYPE html>\n");
    let root = [("lang", language.code()), ("dir", language.direction())];
    page.within("html", &root, content);
    page.finish()
}

/// What stands in every head: nothing is fetched, nothing is told to whoever is linked to.
pub(crate) fn preamble(page: &mut Page, title: &str) {
    page.void("meta", &[("charset", "utf-8")]);
    // Nothing is told to any other place. Under "no-referrer", a browser says that its forms come from
    // nowhere (Origin: null), and the server could not tell ours from those of another page.
    // Described in: <https://fetch.spec.whatwg.org/#origin-header>.
    let named = [
        ("referrer", "same-origin"),
        ("robots", "noindex"),
        ("format-detection", "telephone=no, email=no, address=no"),
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
    ];
    for (name, content) in named {
        page.void("meta", &[("name", name), ("content", content)]);
    }
    // Without an icon of its own, a browser asks for one.
    page.void("link", &[("rel", "icon"), ("href", "data:,")]);
    page.put("title", &[], title);
}
