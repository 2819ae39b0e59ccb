//! What an artefact says about itself, and how it is read.

use std::{any::type_name, fmt};

use model::{Fault, Record};

use crate::{
    PhoneFile, Sink,
    out::{Out, Registered},
};

/// What an artefact says about itself: help, docs, coverage and JSON all print this. Its title for
/// people stands in `report/texts` under `artefact-<id>`, with `-` for `.` and `_`.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Where it lives on the phone, whichever source carries it: `*` is any run of characters inside
    /// one name, `**` any run of directories.
    pub files: &'static [&'static str],
    /// Every field that a record writes, in the order written.
    pub fields: &'static [Field],
    /// Published descriptions of the format.
    pub described_in: &'static [&'static str],
}

/// A field of a record: its name and its meaning with unit.
pub type Field = (&'static str, &'static str);

/// Reads one kind of file found on a phone.
pub trait Artefact {
    /// The record it produces; it may borrow from the row being read.
    type Record<'a>: Record + fmt::Debug;

    /// What it says about itself.
    const ABOUT: About;

    /// Whether it reads what begins in a part of a file by itself, so that a large one can be read on
    /// several cores ([`PhoneFile::part`]).
    const DIVIDES: bool = false;

    /// Other files that it looks up beside the one it reads, by pattern ([`PhoneFile::phone`]); each is
    /// read for every file that refers to it, and no job of its own.
    const BESIDE: &'static [&'static str] = &[];

    /// Reads one file. A damaged part is noted with [`Out::fault`] and skipped.
    ///
    /// # Errors
    /// Only when nothing more of the file can be read.
    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault>
    where
        Self: Sized;
}

/// An artefact in the registry.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Its id: the file's path, `<platform>.<name>`.
    pub id: &'static str,
    /// What it says about itself.
    pub about: &'static About,
    /// Whether it reads parts of a file by themselves.
    pub divides: bool,
    /// Other files that it looks up, by pattern.
    pub beside: &'static [&'static str],
    /// Reads one file.
    pub read: fn(&PhoneFile, &mut dyn Sink) -> Result<(), Fault>,
}

impl Entry {
    /// The entry of `A`.
    pub(crate) const fn of<A: Registered>(id: &'static str) -> Self {
        Entry {
            id,
            about: &A::ABOUT,
            divides: A::DIVIDES,
            beside: A::BESIDE,
            read: |file, sink| A::read(file, &mut Out::new(sink)),
        }
    }

    /// The platform: the part of the id before the dot.
    #[must_use]
    pub fn platform(&self) -> &'static str {
        self.id.split_once('.').map_or("", |(platform, _)| platform)
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", type_name::<Self>(), self.id)
    }
}
