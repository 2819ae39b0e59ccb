//! Which artefacts were read, read in part, absent or unreadable, and the time they cover.

use serde::{Deserialize, Serialize};

use crate::{Faults, Instant};

/// What became of one artefact in one file of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The source's id (`S1`, `S2`, …).
    pub source: String,
    /// The artefact's id (`ios.sms`).
    pub artefact: String,
    /// The path on the phone; `None` when no file of the source fits the artefact.
    #[serde(default)]
    pub path: Option<String>,
    /// What became of it.
    pub status: Status,
    /// Records read, those from removed rows apart.
    pub records: u64,
    /// Records from rows that were removed, or were changed, and are still there.
    #[serde(default)]
    pub recovered: u64,
    /// The time that the records cover, those from removed rows left out.
    #[serde(default)]
    pub span: Option<Span>,
    /// What could not be read.
    #[serde(default)]
    pub faults: Faults,
    /// Columns that the artefact knows and this file lacks (`table.column`): absent, not empty.
    #[serde(default)]
    pub absent_columns: Vec<String>,
    /// Columns of the tables read that vigie does not read (`table.column`).
    #[serde(default)]
    pub unread_columns: Vec<String>,
    /// Parts of the source that no artefact reads, by name (dumps of services).
    #[serde(default)]
    pub unread_sections: Vec<String>,
}

impl Coverage {
    /// Adds what became of a later part of the same file.
    pub fn absorb(&mut self, later: Coverage) {
        let is_unreadable = [self.status, later.status].contains(&Status::Unreadable);
        self.records = self.records.saturating_add(later.records);
        self.recovered = self.recovered.saturating_add(later.recovered);
        self.status = match (is_unreadable, self.records) {
            (true, 0) => Status::Unreadable,
            (true, _) => Status::Partial,
            (false, _) => self.status.max(later.status),
        };
        for at in later
            .span
            .into_iter()
            .flat_map(|span| [span.first, span.last])
        {
            Span::widen(&mut self.span, at);
        }
        self.faults.absorb(later.faults);
        for (own, later) in [
            (&mut self.absent_columns, later.absent_columns),
            (&mut self.unread_columns, later.unread_columns),
            (&mut self.unread_sections, later.unread_sections),
        ] {
            let new: Vec<String> = later.into_iter().filter(|one| !own.contains(one)).collect();
            own.extend(new);
        }
    }
}

/// What became of an artefact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Everything that the artefact knows was read.
    Read,
    /// A part was read; the faults say what was not.
    Partial,
    /// The file exists and nothing of it could be read.
    Unreadable,
    /// No such file in this source: absent from this phone, this version or this kind of source.
    Absent,
    /// Left out on request (`--only`, `--skip`).
    Skipped,
}

/// The first and the last time that records state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The earliest.
    pub first: Instant,
    /// The latest.
    pub last: Instant,
}

impl Span {
    /// Widens `span` so that it holds `at`.
    pub fn widen(span: &mut Option<Span>, at: Instant) {
        match span {
            Some(span) => {
                span.first = span.first.min(at);
                span.last = span.last.max(at);
            }
            None => {
                *span = Some(Span {
                    first: at,
                    last: at,
                });
            }
        }
    }
}
