//! What next: what can be done and in which order, what not to remove yet, the documents to hand on, and keeping
//! the case.

use std::path::Path;

use model::Text;
use report::{
    Country, OFFERED_ZONES, WholeCase,
    html::{Page, Report},
};

use crate::{Frame, Step, address, field, field::Field, told::Told};

/// A document that can be handed out: `?form=` of [`address::DOCUMENT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The report as PDF, whole.
    Pdf,
    /// The report as PDF, contacts and quoted words masked.
    Redacted,
    /// The report as a page that needs nothing else, to be read and printed.
    Html,
    /// The document for machines.
    Json,
    /// The timeline as a table.
    Timeline,
}

impl Form {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Pdf,
        Self::Redacted,
        Self::Html,
        Self::Json,
        Self::Timeline,
    ];

    /// The word that stands for it in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Redacted => "redacted",
            Self::Html => "html",
            Self::Json => "json",
            Self::Timeline => "timeline",
        }
    }

    /// The form of that word.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// The keys of what it is called, and of whom it is for.
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Pdf => ("app-next-pdf", "app-next-pdf-note"),
            Self::Redacted => ("app-next-redacted", "app-next-redacted-note"),
            Self::Html => ("app-next-html", "app-next-html-note"),
            Self::Json => ("app-next-json", "app-next-json-note"),
            Self::Timeline => ("app-next-timeline", "app-next-timeline-note"),
        }
    }
}

/// What next. Keeping sends `folder` (where) and `name` (the new folder inside of it) to [`address::KEEP`].
#[derive(Clone, Copy, Debug)]
pub struct Next<'a> {
    /// The case.
    pub whole: &'a WholeCase<'a>,
    /// Where it is kept; none while it is in memory alone, and gone when the person leaves.
    pub kept: Option<&'a Path>,
    /// The folder that is suggested for keeping it.
    pub folder: &'a str,
    /// Folders that are offered: the home folder, disks, sticks.
    pub places: &'a [String],
    /// The name that is suggested: see [`crate::pseudonym`].
    pub name: &'a str,
    /// What was done last, or what went wrong.
    pub told: Option<Told<'a>>,
}

impl Next<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let words = frame.words();
        let report = Report::new(frame.texts, self.whole);
        frame.page(Step::Next, &Text::new("app-next-heading"), |page| {
            Told::write(self.told, page, &words);
            let steps = report.next_steps().into_iter().map(|key| match key {
                // The command line's own words name its option.
                "next-points-1" => "app-next-points",
                "next-unread" => "app-next-unread",
                "next-accounts" => "app-next-accounts",
                key => key,
            });
            page.list(steps.map(|key| words.key(key)));
            page.within("p", &[], |page| {
                frame.link(page, address::REACH, "app-found-to-accounts");
            });
            Self::section(page, frame, "whom", "app-next-whom", |page| {
                page.say(&words.key("app-next-whom-note"));
                page.within("p", &[], |page| {
                    frame.link(page, "#at-help", "app-next-to-help");
                });
            });
            Self::section(page, frame, "not-yet", "app-next-not-yet", |page| {
                let keys = [
                    "app-next-not-yet-phone",
                    "app-next-not-yet-messages",
                    "app-next-not-yet-copy",
                    "app-next-not-yet-accounts",
                ];
                page.list(keys.map(|key| words.key(key)));
            });
            Self::section(page, frame, "documents", "app-next-documents", |page| {
                Self::documents(page, frame);
            });
            Self::section(page, frame, "keep", "app-next-keep", |page| {
                self.keep(page, frame);
            });
            page.within("p", &[], |page| {
                frame.link(page, address::FOUND, "app-next-back");
            });
        })
    }

    fn section(
        page: &mut Page,
        frame: &Frame<'_>,
        id: &'static str,
        key: &str,
        content: impl FnOnce(&mut Page),
    ) {
        page.section(id, &frame.words().key(key), content);
    }

    fn documents(page: &mut Page, frame: &Frame<'_>) {
        let words = frame.words();
        page.say(&words.key("app-next-documents-note"));
        page.within("dl", &[("class", "documents")], |page| {
            for form in Form::ALL {
                let (name, note) = form.keys();
                let to = format!("{}?form={}", address::DOCUMENT, form.name());
                page.within("div", &[], |page| {
                    page.within("dt", &[], |page| frame.link(page, &to, name));
                    page.put("dd", &[], &words.key(note));
                });
            }
        });
        Self::local_times(page, frame);
        page.say(&words.key("app-next-print"));
        page.say(&words.key("app-next-where"));
    }

    /// The PDF with what the phone's clock showed beside UTC: asks, changes nothing, and sends a number.
    fn local_times(page: &mut Page, frame: &Frame<'_>) {
        let words = frame.words();
        frame.question(page, address::DOCUMENT, |page| {
            let none = (String::new(), words.key("app-next-zone-none"));
            let zones = (1_usize..)
                .zip(OFFERED_ZONES)
                .map(|(number, zone)| (number.to_string(), zone.replace('_', " ")));
            let zones: Vec<(String, String)> = std::iter::once(none).chain(zones).collect();
            // Guessed of nobody, but of those who asked for the helplines of a country.
            let chosen = match frame.country {
                Some(Country::France) => "1",
                None => "",
            };
            let label = words.key("app-next-zone");
            field::select(page, "zone", &label, &zones, chosen);
            page.within("p", &[("class", "row")], |page| {
                for form in [Form::Pdf, Form::Redacted] {
                    let (name, _) = form.keys();
                    let button = [
                        ("type", "submit"),
                        ("class", "quiet"),
                        ("name", "form"),
                        ("value", form.name()),
                    ];
                    page.put("button", &button, &words.key(name));
                }
            });
        });
    }

    fn keep(&self, page: &mut Page, frame: &Frame<'_>) {
        let words = frame.words();
        if let Some(path) = self.kept {
            let path = path.to_string_lossy();
            page.say(&words.say(&Text::new("case-folder").words("path", &path)));
            page.say(&words.key("case-not-encrypted"));
            page.within("p", &[], |page| {
                frame.link(page, address::CASES, "app-next-to-cases");
            });
            return;
        }
        page.say(&words.key("app-next-keep-note"));
        page.say(&words.key("case-not-encrypted"));
        frame.form(page, address::KEEP, |page| {
            let (folder, hint) = (
                words.key("app-next-folder"),
                words.key("app-next-folder-hint"),
            );
            let typed = Field::new("folder", &folder).hint(&hint);
            typed.value(self.folder).offers(self.places).text(page);
            let (name, hint) = (words.key("app-next-name"), words.key("app-next-name-hint"));
            let typed = Field::new("name", &name).hint(&hint);
            typed.value(self.name).text(page);
            field::button(page, &words.key("app-next-keep-do"));
        });
    }
}
