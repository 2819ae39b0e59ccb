//! Rule 24: Android system properties, by whole name, without regard to case.

use std::borrow::Cow;

/// The form in which property names are compared.
pub(crate) fn normal(text: &str) -> Cow<'_, str> {
    super::app::lower(text.trim())
}
