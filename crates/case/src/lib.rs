//! Where all of an examination is kept: a folder that is complete or does not exist.

pub mod blind;
mod error;
mod escape;
mod journal;
mod kept;
mod layout;
mod lines;
mod open;
mod recheck;
mod record;
mod staging;
mod stale;
mod verify;

pub use blind::{BlindIndex, BlindKey, BlindSeen, BlindSize, BlindWriter};
pub use disk::create_file;
pub use error::{Error, cause_of};
pub use escape::{JsonFormatter, is_deceptive, to_line};
pub use journal::{Act, Entry, Journal, verify_chain};
pub use kept::{KeptMoment, KeptRecord, KeptTrace, artefact_of};
pub use layout::{
    ACCESS, BLIND, CASE, COVERAGE, FILES, FINDINGS, INDEX, INDICATORS, JOURNAL, RECHECK, RECHECKS,
    RECORDS, REPORT, SCHEMA, limits,
};
pub use lines::{LinesReader, LinesWriter};
pub use open::Case;
pub use recheck::{Change, Method, Recheck, RecheckRecord, SetChange, set_changes};
pub use record::{CaseRecord, Consent, ConsentForm, IndexEntry, Origin, Sandbox, SetSummary, Tool};
pub use staging::Staging;
pub use verify::Large;
