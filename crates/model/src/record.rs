//! What every record can say of itself.

use serde::Serialize;

use crate::{Instant, Moment, Trace};

/// One fact read from an artefact. Serialising it writes every documented field.
pub trait Record: Serialize {
    /// What happened when: feeds the timeline and the span that coverage tells.
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let _ = each;
    }

    /// Values that can be compared with indicators: every one that the record holds.
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let _ = each;
    }

    /// The time that dates a finding about this record: its first moment unless said otherwise.
    fn time(&self) -> Option<Instant> {
        let mut first = None;
        self.moments(&mut |moment| {
            first.get_or_insert(moment.at);
        });
        first
    }
}
