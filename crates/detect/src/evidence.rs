//! Records that a finding rests on: all are counted and dated, only some are kept. What several dumps of
//! an Android phone hold is one record.

use model::{Evidence, Instant, Place, Span, Untrusted};

use crate::{
    SeenIn,
    told::{Sighting, Told},
};

/// Evidence of one finding. Memory stays bounded however many records support it.
#[derive(Clone, Debug, Default)]
pub struct EvidenceList {
    kept: Vec<Evidence>,
    told: Told,
    span: Option<Span>,
}

impl EvidenceList {
    /// Most records kept of one artefact in one file.
    pub const KEPT_PER_FILE: usize = 5;
    /// Most records kept in all, but for the first of an artefact.
    pub const KEPT: usize = 50;
    /// Longest excerpt kept, in characters.
    pub const OBSERVED_CHARS: usize = 300;

    /// Adds a record.
    pub fn add(&mut self, seen: &SeenIn, place: Place<'_>, time: Option<Instant>, observed: &str) {
        let observed: String = observed.chars().take(Self::OBSERVED_CHARS).collect();
        let file = (&*seen.source, seen.artefact, &*seen.path);
        let is_new = self.told.add(Sighting::new(file, time, &observed));
        if let Some(time) = time {
            Span::widen(&mut self.span, time);
        }
        if is_new && self.has_room_for(seen.artefact, &seen.path) {
            self.kept.push(Evidence {
                source: seen.source.clone(),
                artefact: seen.artefact.to_owned(),
                path: seen.path.clone(),
                place: place.to_string(),
                time,
                observed: Untrusted::from(observed),
            });
        }
    }

    /// Whether a record of this artefact and source is kept.
    #[must_use]
    pub fn has(&self, seen: &SeenIn) -> bool {
        let same = |kept: &Evidence| kept.artefact == seen.artefact && kept.source == seen.source;
        self.kept.iter().any(same)
    }

    /// Adds what a later job found.
    pub fn absorb(&mut self, later: Self) {
        if let Some(span) = later.span {
            Span::widen(&mut self.span, span.first);
            Span::widen(&mut self.span, span.last);
        }
        for evidence in later.kept {
            let file = (&*evidence.source, &*evidence.artefact, &*evidence.path);
            let sighting = Sighting::new(file, evidence.time, evidence.observed.raw());
            if !self.told.is_elsewhere(sighting)
                && self.has_room_for(&evidence.artefact, &evidence.path)
            {
                self.kept.push(evidence);
            }
        }
        self.told.absorb(later.told);
    }

    /// How many records there are, each counted once.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.told.count()
    }

    /// The time that they cover.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.span
    }

    /// The records kept, in the order added.
    #[must_use]
    pub fn into_kept(self) -> Vec<Evidence> {
        self.kept
    }

    /// Beyond [`Self::KEPT`] only the first record of an artefact is kept: there are few artefacts.
    fn has_room_for(&self, artefact: &str, path: &str) -> bool {
        let of_artefact = || self.kept.iter().filter(|kept| kept.artefact == artefact);
        let of_file = of_artefact().filter(|kept| kept.path == path).count();
        let is_first = || of_artefact().next().is_none();
        of_file < Self::KEPT_PER_FILE && (self.kept.len() < Self::KEPT || is_first())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_least_one_record_of_each_artefact_is_kept() {
        let mut all = EvidenceList::default();
        let mut add = |artefact, file: usize| {
            let seen = SeenIn {
                source: "S1".to_owned(),
                artefact,
                path: format!("/{file}"),
            };
            all.add(&seen, Place::Whole, None, "x");
        };
        for file in 0..100 {
            add("ios.first", file);
        }
        for file in 0..2 {
            add("ios.second", file);
        }
        assert_eq!(all.count(), 102);
        let kept = all.into_kept();
        assert_eq!(kept.len(), EvidenceList::KEPT + 1);
        assert_eq!(kept[EvidenceList::KEPT].artefact, "ios.second");
    }
}
