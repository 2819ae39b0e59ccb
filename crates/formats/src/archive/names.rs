//! Names in archives and folders that are no UTF-8, as text in which they stay different names.
//!
//! Described in: <https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/> (3.9, U+FFFD).

use std::{borrow::Cow, fmt::Write as _};

/// A name as text. What is no UTF-8 is shown by the sign for it with the byte behind: two names that
/// differ in such bytes alone would look alike, and one be taken for the other.
#[must_use]
pub fn readable(raw: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(raw) {
        return Cow::Borrowed(text);
    }
    let mut text = String::new();
    for chunk in raw.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a String cannot fail.
            let _ = write!(text, "{}{byte:02X}", char::REPLACEMENT_CHARACTER);
        }
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_stay_different() {
        assert_eq!(readable(b"caf\xc3\xa9"), "caf\u{e9}");
        assert_eq!(readable(b"caf\xe9/x"), "caf\u{fffd}E9/x");
        assert_ne!(readable(b"caf\xe9"), readable(b"caf\xe8"));
        assert_ne!(readable(b"\xc3\xc3"), readable(b"\xc3"));
    }
}
