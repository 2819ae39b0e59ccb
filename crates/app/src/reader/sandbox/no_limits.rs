//! Windows: vigie sets no limits to the reading process.

/// Whether they hold.
pub(super) fn set() -> bool {
    false
}
