//! What is asked of an index of moments: how many there are in each part of a span, and a page of them.

use model::{Instant, Span};

use super::index::{Dated, Held, Index, LANES, Only};
use crate::phrases::KINDS;

/// How many moments of each row of the drawing stand in one part of a span.
pub type Bin = [u64; LANES];

impl Index {
    /// How many moments there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.held.len()
    }

    /// How many records bear no date, and how many moments found no room.
    #[must_use]
    pub fn absent(&self) -> (u64, u64) {
        (self.undated, self.left_out)
    }

    /// The artefacts with their numbers of moments, in the order in which [`Only::Artefact`] counts them.
    #[must_use]
    pub fn artefacts(&self) -> &[(String, u64)] {
        &self.artefacts
    }

    /// How many moments stand in each row of the drawing.
    #[must_use]
    pub fn lanes(&self) -> Bin {
        let mut lanes = [0; LANES];
        for sort in &self.sorts {
            if let Some(count) = lanes.get_mut(sort.lane) {
                *count = sort.count.saturating_add(*count);
            }
        }
        lanes
    }

    /// The first and the last moment inside `within`.
    #[must_use]
    pub fn span(&self, within: Span) -> Option<Span> {
        let held = self.inside(within);
        let at = |one: &Held| Instant::from_unix_ns(one.at);
        Some(Span {
            first: at(held.first()?),
            last: at(held.last()?),
        })
    }

    /// How many moments stand before and after `within`.
    #[must_use]
    pub fn outside(&self, within: Span) -> (usize, usize) {
        let (first, last) = (within.first.unix_ns(), within.last.unix_ns());
        let before = self.held.partition_point(|one| one.at < first);
        let until = self.held.partition_point(|one| one.at <= last);
        (before, self.held.len().saturating_sub(until))
    }

    /// The span cut into `parts` of the same length, and how many moments stand in each: a drawing has as many
    /// bars, however many moments there are.
    #[must_use]
    pub fn bins(&self, span: Span, only: Only, parts: usize) -> Vec<Bin> {
        let lanes = self.lanes_of(only);
        let mut bins: Vec<Bin> = vec![[0; LANES]; parts];
        let mut rest = self.inside(span);
        for (at, bin) in bins.iter_mut().enumerate() {
            let edge = edge(span, at.saturating_add(1), parts).unix_ns();
            let is_last = at.saturating_add(1) >= parts;
            let end = if is_last {
                rest.len()
            } else {
                rest.partition_point(|one| one.at < edge)
            };
            let (these, others) = rest.split_at_checked(end).unwrap_or_default();
            rest = others;
            for one in these {
                let lane = lanes.get(usize::from(one.sort)).copied().flatten();
                if let Some(count) = lane.and_then(|lane| bin.get_mut(lane)) {
                    *count = count.saturating_add(1);
                }
            }
        }
        bins
    }

    /// How many moments were asked for in the span, and of them those that stand at `from` and behind, as many
    /// as `count`.
    #[must_use]
    pub fn page(
        &self,
        span: Span,
        only: Only,
        from: usize,
        count: usize,
    ) -> (usize, Vec<Dated<'_>>) {
        let lanes = self.lanes_of(only);
        let is_wanted = |one: &&Held| {
            let lane = lanes.get(usize::from(one.sort));
            lane.is_some_and(Option::is_some)
        };
        let inside = self.inside(span);
        let total = inside.iter().filter(is_wanted).count();
        let shown = inside.iter().filter(is_wanted).skip(from).take(count);
        (total, shown.filter_map(|one| self.dated(one)).collect())
    }

    fn inside(&self, span: Span) -> &[Held] {
        let (first, last) = (span.first.unix_ns(), span.last.unix_ns());
        let begin = self.held.partition_point(|one| one.at < first);
        let end = self.held.partition_point(|one| one.at <= last);
        self.held.get(begin..end).unwrap_or_default()
    }

    /// The row of each sort, if it was asked for.
    fn lanes_of(&self, only: Only) -> Vec<Option<usize>> {
        let sorts = self.sorts.iter();
        sorts
            .map(|sort| {
                let is_wanted = match only {
                    Only::All => true,
                    Only::Found => sort.lane < KINDS.len(),
                    Only::Lane(lane) => sort.lane == lane,
                    Only::Artefact(artefact) => sort.artefact == artefact,
                };
                is_wanted.then_some(sort.lane)
            })
            .collect()
    }

    fn dated(&self, held: &Held) -> Option<Dated<'_>> {
        let sort = self.sorts.get(usize::from(held.sort))?;
        let (artefact, _) = self.artefacts.get(sort.artefact)?;
        let (source, path) = self.files.get(usize::try_from(held.file).ok()?)?;
        let begin = usize::try_from(held.place).ok()?;
        let end = begin.checked_add(usize::from(held.length))?;
        Some(Dated {
            at: Instant::from_unix_ns(held.at),
            artefact,
            what: &sort.what,
            source,
            path,
            place: self.places.get(begin..end)?,
            finding: usize::try_from(held.finding).ok().filter(|one| *one > 0),
        })
    }
}

/// Where part `at` of a span that is cut into `parts` begins.
#[must_use]
pub fn edge(span: Span, at: usize, parts: usize) -> Instant {
    let first = i128::from(span.first.unix_ns());
    let whole = i128::from(span.last.unix_ns()).saturating_sub(first);
    let at = i128::try_from(at).unwrap_or(i128::MAX);
    let parts = i128::try_from(parts).unwrap_or(1);
    let since = whole
        .saturating_add(1)
        .saturating_mul(at)
        .checked_div(parts);
    let ns = first.saturating_add(since.unwrap_or(0));
    Instant::from_unix_ns(i64::try_from(ns).unwrap_or(i64::MAX))
}
