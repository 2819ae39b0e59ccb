//! All moments of a case, held small and in order of time, so that a drawing of any span and any page of a
//! list is made from them in milliseconds.
//!
//! Described in: <https://en.wikipedia.org/wiki/Data_binning>.

use std::collections::BTreeMap;

use case::{KeptMoment, KeptRecord};
use model::{Finding, Instant, Kind, SourceRecord, Span};

use crate::{
    phrases::KINDS,
    times::{DAY_NS, FIRST_PHONE},
};

/// Most moments that are held: 40 bytes each, and their places.
pub const MOMENTS: usize = 20_000_000;
/// Most sorts of moments: those of a phone are some hundreds.
const SORTS: usize = 60_000;
/// Rows of a drawing: a kind of finding each, then all that the phone noted.
pub const LANES: usize = KINDS.len() + 1;

/// Which moments are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Those on which findings rest.
    Found,
    /// Those on which findings of that row of the drawing rest.
    Lane(usize),
    /// Those of one artefact, by its place in [`Index::artefacts`].
    Artefact(usize),
}

impl Only {
    /// The number that stands for it in an address: a name would tell those who see the browser's history.
    #[must_use]
    pub fn number(self) -> usize {
        match self {
            Self::All => 0,
            Self::Found => 1,
            Self::Lane(at) => at.saturating_add(2),
            Self::Artefact(at) => at.saturating_add(2).saturating_add(KINDS.len()),
        }
    }

    /// What the number stands for.
    #[must_use]
    pub fn of_number(number: usize) -> Self {
        match number {
            0 => Self::All,
            1 => Self::Found,
            more => match more.saturating_sub(2) {
                at if at < KINDS.len() => Self::Lane(at),
                at => Self::Artefact(at.saturating_sub(KINDS.len())),
            },
        }
    }
}

/// A moment as it is held.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) at: i64,
    /// Where its place begins in `Index::places`, and how many bytes it has.
    pub(super) place: u32,
    pub(super) length: u16,
    pub(super) sort: u16,
    pub(super) file: u32,
    /// The number of the finding that rests on it; 0 when none does.
    pub(super) finding: u32,
}

/// What many moments share.
#[derive(Debug)]
pub(super) struct Sort {
    pub(super) artefact: usize,
    pub(super) what: String,
    pub(super) lane: usize,
    pub(super) count: u64,
}

/// A moment of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated<'i> {
    /// When.
    pub at: Instant,
    /// The artefact's id.
    pub artefact: &'i str,
    /// What happened, the last part of a key `moment-…`; empty for a record on which a finding rests.
    pub what: &'i str,
    /// The source's id.
    pub source: &'i str,
    /// The path on the phone.
    pub path: &'i str,
    /// Where in that file.
    pub place: &'i str,
    /// The number of the finding that rests on it.
    pub finding: Option<usize>,
}

/// All moments of a case in order of time.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) held: Vec<Held>,
    pub(super) sorts: Vec<Sort>,
    pub(super) artefacts: Vec<(String, u64)>,
    pub(super) files: Vec<(String, String)>,
    pub(super) places: String,
    pub(super) undated: u64,
    pub(super) left_out: u64,
    /// Only while it is built: what stands where in the lists above.
    known_sorts: BTreeMap<usize, BTreeMap<(String, usize), u16>>,
    known_artefacts: BTreeMap<String, usize>,
    known_files: BTreeMap<String, BTreeMap<String, u32>>,
}

/// What is known of one moment when it is added.
struct New<'n> {
    at: Instant,
    what: &'n str,
    lane: usize,
    source: &'n str,
    path: &'n str,
    place: &'n str,
    finding: usize,
}

impl Index {
    /// An index of nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the records on which findings rest; exhibits are numbered by their order.
    pub fn add_findings(&mut self, findings: &[Finding]) {
        for (number, finding) in (1_usize..).zip(findings) {
            for seen in &finding.evidence {
                let Some(at) = seen.time else {
                    self.undated = self.undated.saturating_add(1);
                    continue;
                };
                let new = New {
                    at,
                    what: "",
                    lane: lane(finding.kind),
                    source: &seen.source,
                    path: &seen.path,
                    place: &seen.place,
                    finding: number,
                };
                self.add(&seen.artefact, &new);
            }
        }
    }

    /// Adds each moment of a kept record.
    pub fn add_record<R>(&mut self, artefact: &str, kept: &KeptRecord<'_, R>) {
        for KeptMoment(at, what, _) in &kept.moments {
            let new = New {
                at: *at,
                what,
                lane: KINDS.len(),
                source: &kept.source,
                path: &kept.path,
                place: &kept.place,
                finding: 0,
            };
            self.add(artefact, &new);
        }
    }

    fn add(&mut self, artefact: &str, new: &New<'_>) {
        if self.try_add(artefact, new).is_none() {
            self.left_out = self.left_out.saturating_add(1);
        }
    }

    /// `None` when there is no room left.
    fn try_add(&mut self, artefact: &str, new: &New<'_>) -> Option<()> {
        if self.held.len() >= MOMENTS {
            return None;
        }
        let (artefact, sort) = self.sort(artefact, new)?;
        let file = self.file(new)?;
        let place = u32::try_from(self.places.len()).ok()?;
        // A place is some ten bytes; one that a hostile case made endless is cut.
        let cut = new.place.floor_char_boundary(usize::from(u16::MAX));
        let (stored, _) = new.place.split_at_checked(cut)?;
        let length = u16::try_from(stored.len()).ok()?;
        self.places.push_str(stored);
        self.held.push(Held {
            at: new.at.unix_ns(),
            place,
            length,
            sort,
            file,
            finding: u32::try_from(new.finding).ok()?,
        });
        let (_, count) = self.artefacts.get_mut(artefact)?;
        *count = count.saturating_add(1);
        let sort = self.sorts.get_mut(usize::from(sort))?;
        sort.count = sort.count.saturating_add(1);
        Some(())
    }

    /// The places of the artefact and of the sort in their lists.
    fn sort(&mut self, artefact: &str, new: &New<'_>) -> Option<(usize, u16)> {
        let artefact = if let Some(at) = self.known_artefacts.get(artefact) {
            *at
        } else {
            let at = self.artefacts.len();
            self.artefacts.push((artefact.to_owned(), 0));
            self.known_artefacts.insert(artefact.to_owned(), at);
            at
        };
        let known = self.known_sorts.entry(artefact).or_default();
        let found = known
            .iter()
            .find(|((what, lane), _)| *what == new.what && *lane == new.lane);
        if let Some((_, sort)) = found {
            return Some((artefact, *sort));
        }
        let sort = u16::try_from(self.sorts.len()).ok()?;
        if self.sorts.len() >= SORTS {
            return None;
        }
        self.sorts.push(Sort {
            artefact,
            what: new.what.to_owned(),
            lane: new.lane,
            count: 0,
        });
        known.insert((new.what.to_owned(), new.lane), sort);
        Some((artefact, sort))
    }

    fn file(&mut self, new: &New<'_>) -> Option<u32> {
        let known = self.known_files.get(new.source);
        if let Some(file) = known.and_then(|paths| paths.get(new.path)) {
            return Some(*file);
        }
        let file = u32::try_from(self.files.len()).ok()?;
        let (source, path) = (new.source.to_owned(), new.path.to_owned());
        let known = self.known_files.entry(source.clone()).or_default();
        known.insert(path.clone(), file);
        self.files.push((source, path));
        Some(file)
    }

    /// Puts all in order; nothing can be asked before.
    #[must_use]
    pub fn finish(mut self) -> Self {
        // By time, then as they came: the same case gives the same list.
        self.held.sort_by_key(|one| one.at);
        self.held.shrink_to_fit();
        self.known_sorts = BTreeMap::new();
        self.known_artefacts = BTreeMap::new();
        self.known_files = BTreeMap::new();
        self
    }
}

/// The row of the drawing.
fn lane(kind: Kind) -> usize {
    let at = KINDS.iter().position(|(one, _)| *one == kind);
    at.unwrap_or(KINDS.len())
}

/// The span in which a time of these sources can be believed: since the first phones, and up to a day after the
/// newest copy was begun.
#[must_use]
pub fn believable(sources: &[SourceRecord]) -> Span {
    let made = sources.iter().filter_map(|source| source.made_at).max();
    let last = made.map_or(i64::MAX, |made| made.unix_ns().saturating_add(DAY_NS));
    Span {
        first: Instant::parse(FIRST_PHONE).unwrap_or(Instant::from_unix_ns(0)),
        last: Instant::from_unix_ns(last),
    }
}
