//! Where an artefact writes its records and faults.

use std::marker::PhantomData;

use formats::sqlite::{Database, Row, SchemaNote, Select};
use model::{Fault, Instant, Moment, Place, Record, Trace};

use crate::{AnyRecord, PhoneFile, about::Artefact};

/// Takes records and faults: the matcher and the checks, a test, a fuzz target.
pub trait Sink {
    /// A record.
    fn record(&mut self, place: Place<'_>, record: AnyRecord<'_>);
    /// Something that could not be read.
    fn fault(&mut self, fault: Fault);
    /// What a database table has that the artefact does not read, and lacks that it would.
    fn schema(&mut self, note: SchemaNote);
}

/// The way out of artefact `A`: only its own records fit.
pub struct Out<'s, A> {
    sink: &'s mut dyn Sink,
    artefact: PhantomData<A>,
    /// Whether removed rows are being read.
    removed: bool,
}

/// An artefact that `build.rs` listed.
pub trait Registered: Artefact {
    /// The record as a variant of [`AnyRecord`].
    fn any<'r>(record: &'r Self::Record<'r>) -> AnyRecord<'r>;
}

impl<'s, A> Out<'s, A> {
    pub(crate) fn new(sink: &'s mut dyn Sink) -> Self {
        Self {
            sink,
            artefact: PhantomData,
            removed: false,
        }
    }

    /// Notes something that could not be read; of a removed row, that is no loss of what the phone
    /// holds.
    pub fn fault(&mut self, fault: Fault) {
        if !self.removed {
            self.sink.fault(fault);
        }
    }

    /// Opens the file as a database, and notes what opening noticed: a file cut short, a damaged log.
    ///
    /// # Errors
    /// When no part of it can be read as a database.
    pub fn database(&mut self, file: &PhoneFile) -> Result<Database, Fault> {
        let database = file.database()?;
        for fault in database.faults() {
            self.sink.fault(fault);
        }
        Ok(database)
    }

    /// Reads every row that `select` gives, and notes what of the table could not be read or is not
    /// known; then the rows that were removed and are still there, whose [`Row::place`] says so.
    /// Returns how many rows in use were read.
    pub fn rows(
        &mut self,
        database: &Database,
        select: &Select,
        mut each: impl FnMut(&mut Self, &Row<'_>),
    ) -> u64 {
        let scan = database.scan(select, &mut |row| each(self, row));
        for fault in scan.faults {
            self.sink.fault(fault);
        }
        self.sink.schema(scan.schema);
        self.removed = true;
        let removed = database.recovered(select, &mut |row| each(self, row));
        self.removed = false;
        for fault in removed.faults {
            self.sink.fault(fault);
        }
        scan.rows
    }

    /// Writes a record found at `place`.
    pub fn record<'r>(&mut self, place: Place<'_>, record: &'r A::Record<'r>)
    where
        A: Registered,
    {
        self.sink.record(place, A::any(record));
    }
}

/// [`Record`] without its type.
pub trait Facts {
    /// See [`Record::moments`].
    fn moments(&self, each: &mut dyn FnMut(Moment));
    /// See [`Record::traces`].
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>));
    /// See [`Record::time`].
    fn time(&self) -> Option<Instant>;
    /// The documented fields as one JSON object.
    ///
    /// # Errors
    /// Only for a value that JSON cannot hold.
    fn json(&self) -> Result<serde_json::Value, serde_json::Error>;
}

impl<R: Record> Facts for R {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Record::moments(self, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        Record::traces(self, each);
    }

    fn time(&self) -> Option<Instant> {
        Record::time(self)
    }

    fn json(&self) -> Result<serde_json::Value, serde_json::Error> {
        serde_json::to_value(self)
    }
}
