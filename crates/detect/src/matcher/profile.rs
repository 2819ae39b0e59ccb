//! Rule 24: configuration profiles, by whole UUID or identifier, without regard to case.

use std::borrow::Cow;

/// The form in which profile ids are compared.
pub(crate) fn normal(text: &str) -> Cow<'_, str> {
    super::app::lower(text.trim())
}
