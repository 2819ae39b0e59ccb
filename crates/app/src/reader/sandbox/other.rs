//! macOS and Windows: vigie cannot shut its reading process in there.

use std::path::PathBuf;

/// How far only files below some folders can be opened: not at all.
pub(super) fn restrict_files(_readable: &[PathBuf]) -> Option<&'static str> {
    None
}

/// Whether the calls are refused that reading never needs.
pub(super) fn filter_calls() -> bool {
    false
}
