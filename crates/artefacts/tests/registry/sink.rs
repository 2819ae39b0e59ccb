//! A sink that keeps everything as JSON, and one that only counts.

use artefacts::{AnyRecord, Entry, PhoneFile, SchemaNote, Sink};
use model::{Fault, Place};
use serde_json::{Value, json};

/// Everything that an artefact wrote, in order.
#[derive(Default)]
pub(crate) struct Kept {
    /// Place, record, traces and moments of each record.
    pub(crate) records: Vec<Value>,
    /// Faults, the one that ended the reading last.
    pub(crate) faults: Vec<Fault>,
    /// What the schema of each table lacks and has beside what is read.
    pub(crate) schema: Vec<SchemaNote>,
}

impl Kept {
    /// Reads `file` with `entry`.
    pub(crate) fn read(entry: &Entry, file: &PhoneFile) -> Kept {
        let mut kept = Kept::default();
        if let Err(fault) = (entry.read)(file, &mut kept) {
            kept.faults.push(fault);
        }
        kept
    }

    /// One line of JSON per record, and one for faults and schema.
    pub(crate) fn lines(&self) -> String {
        let mut lines: Vec<String> = self.records.iter().map(Value::to_string).collect();
        let faults: Vec<String> = self
            .faults
            .iter()
            .map(|fault| format!("{} {}", fault.kind.name(), fault.what))
            .collect();
        let absent: Vec<&String> = self.schema.iter().flat_map(|note| &note.absent).collect();
        let unread: Vec<&String> = self.schema.iter().flat_map(|note| &note.unread).collect();
        lines.push(json!({ "faults": faults, "absent": absent, "unread": unread }).to_string());
        lines.join("\n") + "\n"
    }
}

impl Sink for Kept {
    fn record(&mut self, place: Place<'_>, record: AnyRecord<'_>) {
        let facts = record.facts();
        let mut traces = Vec::new();
        facts.traces(&mut |trace| {
            let kind = json!(trace.value.kind());
            let bearing = json!(trace.bearing);
            let (kind, bearing) = (kind.as_str().unwrap(), bearing.as_str().unwrap());
            traces.push(format!("{bearing} {kind} {}", trace.value.text()));
        });
        let mut moments = Vec::new();
        facts.moments(&mut |moment| moments.push(format!("{} {}", moment.what, moment.at)));
        self.records.push(json!({
            "place": place.to_string(),
            "record": facts.json().unwrap(),
            "traces": traces,
            "moments": moments,
        }));
    }

    fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    fn schema(&mut self, note: SchemaNote) {
        self.schema.push(note);
    }
}

/// Counts records and faults, and walks every trace and moment without keeping them.
#[derive(Default)]
pub(crate) struct Counted {
    /// Records written.
    pub(crate) records: usize,
    /// Faults noted.
    pub(crate) faults: usize,
}

impl Counted {
    /// Reads `file` with `entry`.
    pub(crate) fn read(entry: &Entry, file: &PhoneFile) -> Counted {
        let mut counted = Counted::default();
        if (entry.read)(file, &mut counted).is_err() {
            counted.faults += 1;
        }
        counted
    }
}

impl Sink for Counted {
    fn record(&mut self, _: Place<'_>, record: AnyRecord<'_>) {
        self.records += 1;
        let facts = record.facts();
        facts.traces(&mut |trace| assert!(trace.value.text().len() < 1 << 30));
        facts.moments(&mut |_| {});
    }

    fn fault(&mut self, _: Fault) {
        self.faults += 1;
    }

    fn schema(&mut self, _: SchemaNote) {}
}
