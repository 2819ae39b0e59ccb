//! Takes the records of one job: compares, checks, counts; keeps none.

use artefacts::{AnyRecord, Facts, SchemaNote, Sink};
use case::KeptRecord;
use detect::{
    SeenIn,
    checks::Checks,
    matcher::{Matcher, Matches},
};
use model::{Coverage, Fault, FaultKind, Faults, Place, Span, Status};

use super::blind::{Gatherer, Watched};

/// Where one job's records go.
pub(crate) struct Collector<'c> {
    seen: SeenIn,
    matcher: &'c Matcher,
    keep: Option<&'c mut dyn FnMut(String)>,
    blind: Option<Gatherer<'c>>,
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
    /// For one artefact in one file; `keep` receives each record as a JSON line, `blind` gathers values.
    pub(crate) fn new(
        seen: SeenIn,
        matcher: &'c Matcher,
        keep: Option<&'c mut dyn FnMut(String)>,
        blind: Option<Gatherer<'c>>,
    ) -> Self {
        Self {
            seen,
            matcher,
            keep,
            blind,
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
        if let Some(blind) = &mut self.blind {
            blind.flush();
        }
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
                unread_sections: Vec::new(),
            },
            matches: self.matches,
            checks: self.checks,
        }
    }
}

/// A record with all that comparing it again needs, as a JSON line.
fn kept(seen: &SeenIn, place: Place<'_>, facts: &dyn Facts) -> Result<String, serde_json::Error> {
    let mut kept = KeptRecord {
        source: seen.source.as_str().into(),
        path: seen.path.as_str().into(),
        place: place.to_string().into(),
        time: facts.time(),
        moments: Vec::new(),
        traces: Vec::new(),
        record: facts.json()?,
    };
    facts.moments(&mut |moment| kept.moments.push(moment.into()));
    facts.traces(&mut |trace| kept.traces.push(trace.into()));
    serde_json::to_string(&kept)
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
        match &mut self.blind {
            None => self.matches.record(self.matcher, &self.seen, place, facts),
            Some(blind) => {
                let watched = Watched::new(facts, blind);
                self.matches
                    .record(self.matcher, &self.seen, place, &watched);
            }
        }
        self.checks.record(&self.seen, place, record);
        if let Some(keep) = &mut self.keep {
            match kept(&self.seen, place, facts) {
                Ok(line) => keep(line),
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
