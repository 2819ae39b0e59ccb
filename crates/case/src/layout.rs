//! The names of the files of a case, and how large they may be.

/// The version of the layout, as `case.json` states it.
pub const SCHEMA: u32 = 1;
/// What the case is: a [`CaseRecord`](crate::CaseRecord).
pub const CASE: &str = "case.json";
/// What was done when: a chain of [`Entry`](crate::Entry) lines.
pub const JOURNAL: &str = "journal.jsonl";
/// Every file read: a [`FileRecord`](model::FileRecord) a line.
pub const FILES: &str = "files.jsonl";
/// What was found: a [`Finding`](model::Finding) a line.
pub const FINDINGS: &str = "findings.jsonl";
/// What was read: a [`Coverage`](model::Coverage) a line.
pub const COVERAGE: &str = "coverage.jsonl";
/// What may see, hear or reach the phone: an [`Access`](model::Access) a line; absent when there is none to tell.
pub const ACCESS: &str = "access.jsonl";
/// The folder of the exact indicator sets used, `<sha256>.<extension>` each.
pub const INDICATORS: &str = "indicators";
/// The list of that folder's files, inside it: [`IndexEntry`](crate::IndexEntry) values.
pub const INDEX: &str = "index.json";
/// The folder of every record read, one `<artefact>.jsonl` each; only when asked for.
pub const RECORDS: &str = "records";
/// The blind index: see [`BlindIndex`](crate::BlindIndex); unless it was refused.
pub const BLIND: &str = "blind.idx";
/// The folder of rechecks, `<n>/` each.
pub const RECHECKS: &str = "rechecks";
/// What a recheck is, in its folder: a [`RecheckRecord`](crate::RecheckRecord).
pub const RECHECK: &str = "recheck.json";
/// The report for people, in the language of the examination; other writers make others from the case.
pub const REPORT: &str = "report.html";
/// Held while the case is written; gone from a finished case.
pub(crate) const LOCK: &str = ".lock";

/// Named limits of reading a case back: a case may come from anybody.
pub mod limits {
    /// Bytes of `case.json` and of the index of indicator sets.
    pub const DOCUMENT_BYTES: u64 = 16 << 20;
    /// Bytes of one line: a finding with all its evidence is far below.
    pub const LINE_BYTES: u64 = 8 << 20;
    /// Lines of one file: the largest backup known lists under a tenth of this.
    pub const LINES: u64 = 20_000_000;
    /// Lines of the journal, which is held in memory.
    pub const JOURNAL_LINES: u64 = 100_000;
    /// Bytes of one note of the examiner.
    pub const NOTE_BYTES: usize = 64 << 10;
    /// Bytes of one file whose hash is held against the journal: the records of the largest phone known are
    /// under a tenth of this.
    pub const FILE_BYTES: u64 = 64 << 30;
    /// Names in the path of a file inside a case: `rechecks/<n>/indicators/<file>`.
    pub const FOLDERS: usize = 4;
    /// Files of kept records: artefacts times the files of each.
    pub const RECORD_FILES: usize = 1_000_000;
}
