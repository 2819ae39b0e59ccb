//! Rows that were found where nothing is in use, until it is known that no row in use is the same.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use super::{
    pages::State,
    record::{Cell, IDLE, Shape, Stated},
    space::Found,
};
use crate::limits::SQLITE_REMOVED_ROWS;

/// One row that may be a removed one, by where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) page: u32,
    pub(super) state: State,
    /// Whether nothing uses the whole page.
    pub(super) unused: bool,
    pub(super) start: usize,
    pub(super) shape: Shape,
    /// How many of its last bytes may be another's.
    pub(super) unsure: usize,
    has_rowid: bool,
    in_use: bool,
}

impl Candidate {
    fn is_better(&self, other: &Candidate) -> bool {
        let worth = |one: &Candidate| (Reverse(one.unsure), one.has_rowid);
        worth(self) > worth(other)
    }
}

/// A bounded number of them, each content once.
#[derive(Default)]
pub(super) struct Candidates {
    all: Vec<Candidate>,
    by_content: HashMap<u64, usize>,
    by_known: HashMap<u64, usize>,
    marks: Marks,
    left_out: HashSet<u64>,
    /// Whether there were more.
    pub(super) cut: bool,
}

impl Candidates {
    /// From now on these contents are not added.
    pub(super) fn leave_out(&mut self, contents: HashSet<u64>) {
        self.left_out = contents;
    }

    /// Adds what was found in a page, unless the same content is there; one whose rowid is known
    /// stands for one whose is not.
    pub(super) fn add(
        &mut self,
        (page, state, unused): (u32, State, bool),
        bytes: &[u8],
        found: &Found<'_>,
    ) {
        let candidate = Candidate {
            page,
            state,
            unused,
            start: found.start,
            shape: found.shape,
            unsure: found.unsure,
            has_rowid: found.cell.rowid.is_some(),
            in_use: false,
        };
        let content = content(bytes, found.cell, found.stated);
        let sure = candidate.unsure == 0;
        if self.left_out.contains(content.of(sure)) {
            return;
        }
        if let Some(place) = self.same(&content, sure) {
            self.by_content.insert(content.whole, place);
            if let Some(same) = self.all.get_mut(place)
                && candidate.is_better(same)
            {
                *same = candidate;
            }
            return;
        }
        if self.all.len() >= SQLITE_REMOVED_ROWS {
            self.cut = true;
            return;
        }
        self.by_content.insert(content.whole, self.all.len());
        self.by_known.entry(content.known).or_insert(self.all.len());
        self.marks
            .insert(found.cell.payload, bytes, found.cell.local_end);
        self.all.push(candidate);
    }

    /// The candidate that is the same, or may be.
    fn same(&self, content: &Content, sure: bool) -> Option<usize> {
        let known = || {
            let place = *self.by_known.get(&content.known)?;
            let unsure = self.all.get(place).is_some_and(|same| same.unsure > 0);
            (unsure || !sure).then_some(place)
        };
        self.by_content.get(&content.whole).copied().or_else(known)
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether a row in use, of that length and ending there, can be the same as one of these.
    pub(super) fn may_hold(&self, payload: u64, bytes: &[u8], end: usize) -> bool {
        self.marks.contains(payload, bytes, end)
    }

    /// Strikes out what is the same as a row in use.
    pub(super) fn strike(&mut self, bytes: &[u8], cell: Cell, stated: &[Stated]) {
        let content = content(bytes, cell, stated);
        let all = [
            self.by_content
                .get(&content.whole)
                .map(|same| (*same, true)),
            self.by_known.get(&content.known).map(|same| (*same, false)),
        ];
        for (same, whole) in all.into_iter().flatten() {
            if let Some(same) = self.all.get_mut(same)
                && (whole || same.unsure > 0)
            {
                same.in_use = true;
            }
        }
    }

    /// What is left, in the order found.
    pub(super) fn left(self) -> impl Iterator<Item = Candidate> {
        self.all.into_iter().filter(|candidate| !candidate.in_use)
    }
}

/// Numbers that stand for the content of a record, without its rowid. What stands on other pages
/// counts by its length alone.
pub(super) struct Content {
    /// Of all but the last bytes, which in free space may be another's.
    pub(super) known: u64,
    /// Of all.
    pub(super) whole: u64,
}

impl Content {
    fn of(&self, sure: bool) -> &u64 {
        if sure { &self.whole } else { &self.known }
    }
}

/// What the content of a record is.
pub(super) fn content(bytes: &[u8], cell: Cell, stated: &[Stated]) -> Content {
    let mut hasher = DefaultHasher::new();
    for value in stated {
        value.serial.hash(&mut hasher);
    }
    let known = cell.local_end.saturating_sub(IDLE).max(cell.body);
    bytes.get(cell.body..known).hash(&mut hasher);
    let first = hasher.finish();
    bytes.get(known..cell.local_end).hash(&mut hasher);
    Content {
        known: first,
        whole: hasher.finish(),
    }
}

/// Lengths and ends of records as bits, so that a row in use need not be decoded to see that it is
/// none of the candidates.
struct Marks(Vec<u64>);

/// How many bits there are: a power of two.
const MARKS: usize = 256 << 10;

impl Default for Marks {
    fn default() -> Self {
        Marks(vec![0; MARKS >> 6])
    }
}

impl Marks {
    fn insert(&mut self, payload: u64, bytes: &[u8], end: usize) {
        let (word, bit) = Self::place(payload, bytes, end);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn contains(&self, payload: u64, bytes: &[u8], end: usize) -> bool {
        let (word, bit) = Self::place(payload, bytes, end);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    fn place(payload: u64, bytes: &[u8], end: usize) -> (usize, u64) {
        // The last bytes of a cell in free space may be another's; those before them are always inside
        // the page, which is longer than its first cell's header.
        let end = end.saturating_sub(IDLE);
        let tail = bytes.get(end.saturating_sub(4)..end);
        let tail = tail.and_then(|tail| tail.first_chunk::<4>().copied());
        let tail = u64::from(u32::from_le_bytes(tail.unwrap_or_default()));
        let shown = tail ^ payload.rotate_left(40);
        let mixed = shown.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(18);
        let bit = usize::try_from(mixed & u64::from(u32::MAX)).unwrap_or(0) & (MARKS - 1);
        (bit >> 6, 1 << (bit & 63))
    }
}
