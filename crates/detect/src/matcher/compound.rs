//! Compound indicators: matched only when one record holds all of their parts.

use model::Bearing;

use crate::indicators::Kind;

use super::{
    Hit, RecordHit,
    groups::{Found, IndicatorId, Lowered, PartId},
};

/// Most parts noted for one record: a record holds a few values, hostile ones hold thousands.
const PARTS_PER_RECORD: usize = 1_024;

/// Compounds, by number.
#[derive(Debug, Default)]
pub(super) struct Compounds(Vec<(IndicatorId, usize)>);

/// A value and what its record says of it.
#[derive(Clone, Copy)]
pub(super) struct Seen<'s> {
    pub(super) bearing: Bearing,
    pub(super) observed: &'s str,
}

/// A part that a record holds.
pub(super) struct HeldPart {
    part: PartId,
    rule: u8,
    bearing: Bearing,
    observed: String,
}

/// Notes the parts that a found group stands for; almost always there is none.
pub(super) fn note(
    held: &mut Vec<HeldPart>,
    parts: impl Iterator<Item = PartId>,
    found: &Found<'_>,
    seen: Seen<'_>,
) {
    if matches!(found.lowered, Some(Lowered::Nested | Lowered::CutName)) {
        return;
    }
    for part in parts {
        if held.len() < PARTS_PER_RECORD {
            held.push(HeldPart {
                part,
                rule: found.rule,
                bearing: seen.bearing,
                observed: seen.observed.to_owned(),
            });
        }
    }
}

impl Compounds {
    /// Adds a compound and gives its number.
    pub(super) fn add(&mut self, id: IndicatorId, parts: usize) -> u32 {
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push((id, parts));
        number
    }

    /// Tells the compounds of which every part is held.
    pub(super) fn conclude(
        &self,
        mut held: Vec<HeldPart>,
        each: &mut dyn FnMut(Bearing, &str, RecordHit<'_>),
    ) {
        // Stable: of several values for one part the first is kept.
        held.sort_by_key(|held| held.part);
        held.dedup_by_key(|held| held.part);
        for of_one in held.chunk_by(|a, b| a.part.compound == b.part.compound) {
            let Some(first) = of_one.first() else {
                continue;
            };
            let number = usize::try_from(first.part.compound).unwrap_or(usize::MAX);
            let Some((id, parts)) = self.0.get(number) else {
                continue;
            };
            if of_one.len() != *parts {
                continue;
            }
            let observed: Vec<&str> = of_one.iter().map(|held| held.observed.as_str()).collect();
            let observed = observed.join(" + ");
            let hit = Hit {
                indicators: std::slice::from_ref(id),
                kind: Kind::Compound,
                rule: first.rule,
                lowered: None,
                needs_second_fact: false,
                normalised: &observed,
            };
            each(first.bearing, &observed, RecordHit::Hit(hit));
        }
    }
}
