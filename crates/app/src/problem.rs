//! Why a run cannot go on: what happened and what to do, in words for people.

use std::fmt;

use model::{Fault, Text};

/// Why a run cannot go on. Its words stand in `report/texts` under the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem(pub Text);

impl Problem {
    /// A problem without details.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self(Text::new(key))
    }

    /// A problem with a file or path.
    #[must_use]
    pub fn about(key: &'static str, what: impl fmt::Display, detail: impl fmt::Display) -> Self {
        Self(
            Text::new(key)
                .words("path", &what.to_string())
                .words("detail", &detail.to_string()),
        )
    }
}

impl From<case::Error> for Problem {
    fn from(error: case::Error) -> Self {
        Self(error.text())
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::about("error-source-unreadable", &fault.what, &fault)
    }
}
