//! A sysdiagnose: what an iPhone gathers of its own state when its owner presses three buttons, as the
//! `.tar.gz` that it makes, the folder unpacked from it, or that folder packed otherwise.
//!
//! Described in: <https://developer.apple.com/bug-reporting/profiles-and-logs/>.

use model::SourceKind;

use crate::{Entry, sysdiagnose};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::IosSysdiagnose,
    recognise: sysdiagnose::recognise,
    open: sysdiagnose::open,
};
