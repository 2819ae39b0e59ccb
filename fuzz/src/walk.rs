//! Where records go: through everything that a check of a phone does with them.

use std::{hint::black_box, sync::LazyLock};

use artefacts::{AnyRecord, Entry, SchemaNote, Sink};
use detect::{
    SeenIn,
    checks::Checks,
    indicators::{self, BUILT_IN, BUILT_IN_NAME},
    matcher::{Matcher, Matches},
};
use model::{Fault, Place};

/// Indicators of every kind: those of the seed, and the built-in ones.
pub static MATCHER: LazyLock<Matcher> = LazyLock::new(|| {
    let seed = indicators::parse(
        "seed",
        include_bytes!("../seeds/indicators/stix_every_kind"),
    );
    let built_in = indicators::parse(BUILT_IN_NAME, BUILT_IN);
    let sets = [seed, built_in].map(|set| set.unwrap_or_default());
    Matcher::new(sets.to_vec())
});

/// Compares and checks records, writes them as JSON, and keeps none.
pub struct Walk {
    seen: SeenIn,
    matches: Matches,
    checks: Checks,
}

impl Walk {
    /// For one file that `entry` reads.
    #[must_use]
    pub fn new(entry: &Entry, path: &str) -> Self {
        let seen = SeenIn {
            source: "S1".to_owned(),
            artefact: entry.id,
            path: path.to_owned(),
        };
        Self {
            seen,
            matches: Matches::default(),
            checks: Checks::default(),
        }
    }

    /// Draws the conclusions.
    pub fn conclude(self) {
        black_box(detect::checks::conclude(
            self.checks.conclude(),
            self.matches.conclude(&MATCHER),
            &[],
        ));
    }
}

impl Sink for Walk {
    /// # Panics
    /// When the record cannot be written as JSON: every record can.
    fn record(&mut self, place: Place<'_>, record: AnyRecord<'_>) {
        let facts = record.facts();
        facts.moments(&mut |_| {});
        self.matches.record(&MATCHER, &self.seen, place, facts);
        self.checks.record(&self.seen, place, record);
        assert!(facts.json().is_ok(), "{record:?}");
    }

    fn fault(&mut self, _: Fault) {}

    fn schema(&mut self, _: SchemaNote) {}
}
