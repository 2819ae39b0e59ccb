//! What an examination leaves: what every writer of a report receives.

use std::path::Path;

use case::{SetSummary, Tool};
use model::{Access, Coverage, Finding, Instant, SourceRecord};

use crate::Country;

/// What an examination leaves.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// What examined.
    pub tool: &'a Tool,
    /// What was handed in.
    pub sources: &'a [SourceRecord],
    /// The indicator sets used.
    pub indicators: &'a [SetSummary],
    /// What was found.
    pub findings: &'a [Finding],
    /// What was read.
    pub coverage: &'a [Coverage],
    /// What may see, hear or reach the phone; none where nothing tells.
    pub accesses: Option<&'a [Access]>,
    /// The case folder, if one was written.
    pub case: Option<&'a Path>,
    /// The day on which the report is read, by which the age of indicator sets is told.
    pub today: Instant,
    /// Where helplines are asked for, if somebody told.
    pub country: Option<Country>,
}
