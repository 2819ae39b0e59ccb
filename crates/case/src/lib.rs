//! Where all of an examination is kept: a folder that is complete or does not exist.

mod error;
mod escape;
mod journal;
mod layout;
mod lines;
mod open;
mod private;
mod record;
mod rename;
mod staging;
mod stale;

pub use error::Error;
pub use escape::{JsonFormatter, is_deceptive, to_line};
pub use journal::{Act, Entry, Journal, verify_chain};
pub use layout::{
    CASE, COVERAGE, FILES, FINDINGS, INDEX, INDICATORS, JOURNAL, RECORDS, SCHEMA, limits,
};
pub use lines::{LinesReader, LinesWriter};
pub use open::Case;
pub use record::{CaseRecord, Consent, ConsentForm, IndexEntry, Origin, Sandbox, SetSummary, Tool};
pub use staging::Staging;
