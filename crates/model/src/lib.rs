//! The words of vigie as types, without input or output: every other crate speaks them.

mod access;
mod coverage;
mod fault;
mod finding;
mod moment;
mod place;
mod record;
mod source;
mod statement;
mod text;
mod time;
mod trace;
mod wall_clock;

pub use access::{Access, Means};
pub use coverage::{Coverage, Span, Status};
pub use fault::{Fault, FaultKind, Faults};
pub use finding::{
    Certainty, CheckRef, Evidence, Finding, IndicatorRef, Kind, Observed, Reason, Sign, Stage,
};
pub use moment::{Clock, Moment};
pub use place::{Place, Remains};
pub use record::Record;
pub use source::{FileRecord, SourceKind, SourceRecord};
pub use statement::{Statement, StatementError};
pub use text::{Argument, Text, Untrusted};
pub use time::Instant;
pub use trace::{Bearing, HashAlgorithm, Trace, TraceKind, Value};
pub use wall_clock::WallClock;
