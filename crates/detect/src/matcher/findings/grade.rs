//! How sure a hit is, from what the record says of the value and how exactly it matched.

use model::{Bearing, Certainty};

use super::{Hit, Lowered, reach};

/// How sure the strongest of several hits is; the order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade {
    pub(super) certainty: Certainty,
    pub(super) expired: Not,
    pub(super) exact: bool,
    pub(super) reach: Reach,
    pub(super) lowered: Option<Lowered>,
    pub(super) rule: u8,
}

impl Default for Grade {
    fn default() -> Self {
        Self {
            certainty: Certainty::Possible,
            expired: Not(true),
            exact: false,
            reach: Reach::Mentioned,
            lowered: None,
            rule: 0,
        }
    }
}

/// A flag that is stronger when false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Not(pub(super) bool);

impl Ord for Not {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        other.0.cmp(&self.0)
    }
}

impl PartialOrd for Not {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// How near a value came; the order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Mentioned,
    HandedIn,
    Received,
    Opened,
    Contacted,
    OnPhone,
}

impl Grade {
    /// The grade of one hit.
    pub(super) fn of(hit: &Hit<'_>, bearing: Bearing, expired: bool) -> Self {
        let reach = match reach(hit, bearing) {
            Bearing::Mentioned | Bearing::Sent => Reach::Mentioned,
            Bearing::HandedIn => Reach::HandedIn,
            Bearing::Received => Reach::Received,
            Bearing::Opened => Reach::Opened,
            Bearing::Contacted => Reach::Contacted,
            Bearing::Installed | Bearing::Ran | Bearing::Stored => Reach::OnPhone,
        };
        let certainty = match reach {
            _ if hit.lowered.is_some() => Certainty::Possible,
            Reach::Mentioned => Certainty::Possible,
            Reach::Received | Reach::Opened => Certainty::Likely,
            Reach::HandedIn | Reach::Contacted | Reach::OnPhone => Certainty::Confirmed,
        };
        Self {
            certainty: if expired {
                one_lower(certainty)
            } else {
                certainty
            },
            expired: Not(expired),
            exact: hit.lowered.is_none(),
            reach,
            lowered: hit.lowered,
            rule: hit.rule,
        }
    }
}

fn one_lower(certainty: Certainty) -> Certainty {
    match certainty {
        Certainty::Confirmed => Certainty::Likely,
        _ => Certainty::Possible,
    }
}
