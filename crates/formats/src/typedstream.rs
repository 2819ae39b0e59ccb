//! Typed streams.
use model::{Fault, FaultKind};
/// Text.
///
/// # Errors
/// When broken.
pub fn text(_bytes: &[u8]) -> Result<String, Fault> { Err(Fault::new(FaultKind::Malformed, "typed stream")) }
/// URLs.
#[must_use]
pub fn urls(_bytes: &[u8]) -> Vec<String> { Vec::new() }
