//! Deleting the case that is open: what that can and cannot mean on this disk, and its name typed to confirm.

use std::path::Path;

use model::Text;

use crate::{Frame, Step, address, field, field::Field, told::Told};

/// What the disk does with what is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disk {
    /// Turning platters: what is written over is gone.
    Turning,
    /// Flash memory (a solid-state disk, a stick, a card): it writes elsewhere, and old places stay for a while.
    Flash,
    /// A place on the network, or a folder that an account copies: others may have it too.
    Shared,
    /// Nobody says.
    Unknown,
}

impl Disk {
    fn key(self) -> &'static str {
        match self {
            Self::Turning => "app-cases-disk-turning",
            Self::Flash => "app-cases-disk-flash",
            Self::Shared => "app-cases-disk-shared",
            Self::Unknown => "app-cases-disk-unknown",
        }
    }
}

/// Deleting the case that is open. Sends `name`, as typed, to [`address::DELETE`].
#[derive(Clone, Copy, Debug)]
pub struct Delete<'a> {
    /// Where it stands.
    pub path: &'a Path,
    /// Its name, which is typed to confirm: that of its folder.
    pub name: &'a str,
    /// What its disk does.
    pub disk: Disk,
    /// Whether what was typed was another name.
    pub is_other: bool,
    /// What went wrong.
    pub told: Option<Told<'a>>,
}

impl Delete<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let words = frame.words();
        frame.page(Step::Beside, &Text::new("app-cases-delete"), |page| {
            Told::write(self.told, page, &words);
            page.say(&words.key("app-cases-delete-first"));
            let path = self.path.to_string_lossy();
            page.say(&words.with("app-cases-delete-what", "path", &path));
            page.section("means", &words.key("app-cases-delete-means"), |page| {
                page.say(&words.key(self.disk.key()));
                let keys = [
                    "app-cases-delete-copies",
                    "app-cases-delete-snapshots",
                    "app-cases-delete-source",
                    "app-cases-delete-traces",
                ];
                page.list(keys.map(|key| words.key(key)));
                page.say(&words.key("app-cases-delete-encrypt"));
            });
            page.section("confirm", &words.key("app-cases-delete-confirm"), |page| {
                frame.form(page, address::DELETE, |page| {
                    let label = words.with("app-cases-delete-name", "name", self.name);
                    let wrong = words.key("app-cases-delete-other");
                    let mut field = Field::new("name", &label);
                    if self.is_other {
                        field = field.wrong(&wrong);
                    }
                    field.text(page);
                    field::button(page, &words.key("app-cases-delete-do"));
                });
            });
            page.within("p", &[], |page| {
                frame.link(page, address::CASES, "app-cases-delete-not");
            });
        })
    }
}

/// The case is deleted.
#[derive(Clone, Copy, Debug)]
pub struct Deleted<'a> {
    /// Where it stood.
    pub path: &'a Path,
    /// What its disk does.
    pub disk: Disk,
}

impl Deleted<'_> {
    /// Writes the page.
    #[must_use]
    pub fn write(&self, frame: &Frame<'_>) -> String {
        let words = frame.words();
        frame.page(Step::Beside, &Text::new("app-cases-deleted"), |page| {
            let path = self.path.to_string_lossy();
            page.say(&words.with("app-cases-deleted-what", "path", &path));
            page.say(&words.key(self.disk.key()));
            page.say(&words.key("app-cases-delete-copies"));
            page.within("p", &[], |page| {
                frame.link(page, address::CASES, "app-cases-back");
            });
        })
    }
}
