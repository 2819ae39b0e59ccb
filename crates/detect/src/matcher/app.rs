//! Rules 20 and 21: identifiers of apps, and the names in their signers' certificates.

use std::borrow::Cow;

/// The form in which app ids are compared: lower case, without `:process` and `/component`.
pub(crate) fn normal(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let id = text.split([':', '/']).next().unwrap_or(text);
    lower(id)
}

/// Lower case, without a copy where it is so already.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_uppercase) {
        Cow::Owned(text.to_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}
