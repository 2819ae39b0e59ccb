//! Exit codes, and nothing else decides them.

use std::process::ExitCode;

use model::{Coverage, Finding, Status};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everything was read and nothing above context was found.
    NothingFound,
    /// Something above context was found.
    Found,
    /// The run could not do what was asked.
    CouldNotRun,
    /// Nothing above context was found, but something could not be read.
    NotAllRead,
}

impl Ended {
    /// What findings and coverage say together.
    #[must_use]
    pub fn of(findings: &[Finding], coverage: &[Coverage]) -> Self {
        let lost = |entry: &Coverage| matches!(entry.status, Status::Partial | Status::Unreadable);
        if findings.iter().any(Finding::is_above_context) {
            Self::Found
        } else if coverage.iter().any(lost) {
            Self::NotAllRead
        } else {
            Self::NothingFound
        }
    }

    /// The number that the shell sees.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::NothingFound => 0,
            Self::Found => 1,
            Self::CouldNotRun => 2,
            Self::NotAllRead => 3,
        }
    }
}

impl From<Ended> for ExitCode {
    fn from(ended: Ended) -> Self {
        ExitCode::from(ended.code())
    }
}
