//! Takes the records of one job: compares, checks, counts; keeps none.

use artefacts::{AnyRecord, SchemaNote, Sink};
use detect::{
    SeenIn,
    checks::Checks,
    matcher::{Matcher, Matches},
};
use model::{Coverage, Fault, FaultKind, Faults, Place, Span, Status};

/// Where one job's records go.
pub(crate) struct Collector<'c> {
    seen: SeenIn,
    matcher: &'c Matcher,
    keep: Option<&'c mut dyn FnMut(String)>,
    matches: Matches,
    checks: Checks,
    records: u64,
    recovered: u64,
    span: Option<Span>,
    faults: Faults,
    schema: SchemaNote,
}

/// What one job leaves.
pub(crate) struct JobResult {
    /// What became of the artefact.
    pub coverage: Coverage,
    /// Indicators that matched.
    pub matches: Matches,
    /// What the checks kept.
    pub checks: Checks,
}

impl<'c> Collector<'c> {
    /// For one artefact in one file; `keep` receives each record as a JSON line.
    pub(crate) fn new(
        seen: SeenIn,
        matcher: &'c Matcher,
        keep: Option<&'c mut dyn FnMut(String)>,
    ) -> Self {
        Self {
            seen,
            matcher,
            keep,
            matches: Matches::default(),
            checks: Checks::default(),
            records: 0,
            recovered: 0,
            span: None,
            faults: Faults::default(),
            schema: SchemaNote::default(),
        }
    }

    /// What was collected; `ended` is the fault that ended the reading, if one did.
    #[must_use]
    pub(crate) fn finish(mut self, ended: Option<Fault>) -> JobResult {
        let stopped = ended.is_some();
        if let Some(fault) = ended {
            self.faults.add(fault);
        }
        let lost = self.faults.counts.keys().any(|kind| kind.is_loss());
        let status = match (stopped, lost) {
            (true, _) if self.records == 0 => Status::Unreadable,
            (true, _) | (_, true) => Status::Partial,
            (false, false) => Status::Read,
        };
        JobResult {
            coverage: Coverage {
                source: self.seen.source,
                artefact: self.seen.artefact.to_owned(),
                path: Some(self.seen.path),
                status,
                records: self.records,
                recovered: self.recovered,
                span: self.span,
                faults: self.faults,
                absent_columns: self.schema.absent,
                unread_columns: self.schema.unread,
            },
            matches: self.matches,
            checks: self.checks,
        }
    }
}

impl Sink for Collector<'_> {
    fn record(&mut self, place: Place<'_>, record: AnyRecord<'_>) {
        let facts = record.facts();
        if matches!(place, Place::Recovered { .. }) {
            // What is left of some removed rows says nothing of the time that is covered.
            self.recovered = self.recovered.saturating_add(1);
        } else {
            self.records = self.records.saturating_add(1);
            facts.moments(&mut |moment| Span::widen(&mut self.span, moment.at));
        }
        self.matches.record(self.matcher, &self.seen, place, facts);
        self.checks.record(&self.seen, place, record);
        if let Some(keep) = &mut self.keep {
            match facts.json() {
                Ok(json) => keep(json.to_string()),
                Err(error) => self
                    .faults
                    .add(Fault::new(FaultKind::Malformed, "record").detail(error)),
            }
        }
    }

    fn fault(&mut self, fault: Fault) {
        self.faults.add(fault);
    }

    fn schema(&mut self, note: SchemaNote) {
        self.schema.absent.extend(note.absent);
        self.schema.unread.extend(note.unread);
    }
}
