//! Why a run cannot go on: what happened and what to do, in words for people.

use std::{fmt, io};

use case::cause_of;
use model::{Fault, FaultKind, Text};

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

    /// A problem with a file or path that the operating system refused.
    #[must_use]
    pub fn refused(key: &'static str, what: impl fmt::Display, error: &io::Error) -> Self {
        let text = Text::new(key).words("path", &what.to_string());
        Self(text.with("detail", cause_of(error)))
    }

    /// A problem with a file or path, whose cause has a key of its own.
    #[must_use]
    pub fn because(key: &'static str, what: impl fmt::Display, cause: &'static str) -> Self {
        let text = Text::new(key).words("path", &what.to_string());
        Self(text.key("detail", cause))
    }
}

/// A source that cannot be opened.
pub(crate) fn unreadable(path: &str, fault: &Fault) -> Text {
    Text::new("error-source-unreadable")
        .words("path", path)
        .key("detail", fault_cause(fault))
}

/// A file that holds no indicators.
pub(crate) fn no_set(name: &str, fault: &Fault) -> Text {
    Text::new("import-no-set")
        .words("path", name)
        .key("cause", fault_cause(fault))
}

/// Why a whole file was not read, in a few words.
pub(crate) fn fault_cause(fault: &Fault) -> &'static str {
    match fault.kind {
        FaultKind::Short => "cause-short",
        FaultKind::Missing => "cause-not-found",
        FaultKind::TooLarge | FaultKind::TooDeep | FaultKind::TooMany => "cause-too-large",
        FaultKind::Undecryptable | FaultKind::Locked => "cause-encrypted",
        FaultKind::OutsideSource | FaultKind::NotRegular => "cause-no-file",
        FaultKind::Io => "cause-unread",
        FaultKind::Panic | FaultKind::ReaderDied => "cause-vigie-failed",
        _ => "cause-no-form",
    }
}

impl From<case::Error> for Problem {
    fn from(error: case::Error) -> Self {
        Self(error.text())
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self(unreadable(&fault.what, &fault))
    }
}
