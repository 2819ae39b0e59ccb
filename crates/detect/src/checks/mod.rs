//! Checks: heuristics that need no indicator, one per file, registered by `build.rs`.
//!
//! A check is shown every record of a reading job and keeps only what it needs (its fold). Jobs run
//! in any order and on any thread; their folds are absorbed in the order of artefact and path, so
//! that the result never depends on the order of reading. At the end each check concludes once.

use std::fmt;

use artefacts::AnyRecord;
use model::{Access, Place};

pub use crate::draft::{Draft, Drafts, conclude, weigh_matches};
use crate::{
    SeenIn,
    access::IosAccesses,
    android::{Accesses, Facts, JudgedApps},
};

/// What a check says about itself. Its words stand in `report/texts` under `check-<id>-…`.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The artefacts whose records it reads.
    pub reads: &'static [&'static str],
    /// Public descriptions of the behaviour.
    pub described_in: &'static [&'static str],
}

/// A heuristic over records.
pub trait Check: Default + fmt::Debug {
    /// What it says about itself.
    const ABOUT: About;
    /// Whether what is left of removed rows tells it something too: for checks that speak of what once
    /// happened, and not of how the phone is now.
    const REMOVED_ROWS: bool = false;

    /// Looks at a record. What it keeps must stay bounded: by the number of apps, processes or
    /// profiles, never by the number of records.
    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>);

    /// Adds what a later job kept.
    fn absorb(&mut self, later: Self);

    /// Says what it found.
    fn conclude(self, out: &mut Drafts<'_>);
}

/// A heuristic over Android apps. What records say of each app is folded once for all of these checks,
/// and every app is judged by all its signals before they speak.
pub(crate) trait AppCheck {
    /// What it says about itself.
    const ABOUT: About;

    /// Says what it found.
    fn conclude(&self, apps: &JudgedApps, out: &mut Drafts<'_>);
}

/// Whether a check reads artefacts of a platform, by the first letter of its name: it is shown no others.
const fn reads_of(about: &About, platform: u8) -> bool {
    let mut reads = about.reads;
    while let [first, others @ ..] = reads {
        if let [letter, ..] = first.as_bytes()
            && *letter == platform
        {
            return true;
        }
        reads = others;
    }
    false
}

/// A check in the registry.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its id: the file's name with `-` for `_`.
    pub id: &'static str,
    /// What it says about itself.
    pub about: &'static About,
}

include!(concat!(env!("OUT_DIR"), "/checks.rs"));
