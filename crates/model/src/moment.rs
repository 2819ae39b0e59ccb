//! Dated events of records, for the timeline.

use serde::{Deserialize, Serialize};

use crate::Instant;

/// A dated event of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub at: Instant,
    /// How sure the clock is.
    pub clock: Clock,
    /// What happened: the last part of a key of `report/texts` (`moment-…`).
    pub what: &'static str,
}

/// How sure a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// The phone stored UTC, from its own clock.
    Utc,
    /// The phone stored local time and the zone was assumed.
    LocalAssumed,
    /// Another party set the time (a sender, a server, a web page).
    Foreign,
}

impl Moment {
    /// An event dated by the phone in UTC.
    #[must_use]
    pub fn utc(at: Instant, what: &'static str) -> Self {
        Self {
            at,
            clock: Clock::Utc,
            what,
        }
    }

    /// An event dated by the phone's wall clock, whose zone was assumed.
    #[must_use]
    pub fn local(at: Instant, what: &'static str) -> Self {
        Self {
            at,
            clock: Clock::LocalAssumed,
            what,
        }
    }
}
