//! Secrets of a session: random, compared in constant time, wiped when they go.

use std::fmt::Write as _;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::Problem;

/// 256 bits.
const BYTES: usize = 32;

/// A random value that another one must equal.
pub(super) struct Secret(Zeroizing<String>);

impl Secret {
    /// A new one, from the operating system's source of random bytes.
    pub(super) fn random() -> Result<Self, Problem> {
        let mut bytes = Zeroizing::new([0; BYTES]);
        getrandom::fill(&mut *bytes)
            .map_err(|error| Problem::about("app-server-error-random", "", error))?;
        let mut text = Zeroizing::new(String::with_capacity(BYTES.saturating_mul(2)));
        for byte in bytes.iter() {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Ok(Self(text))
    }

    /// Whether `given` is it; how long that takes does not depend on where they differ.
    pub(super) fn is(&self, given: &str) -> bool {
        self.0.as_bytes().ct_eq(given.as_bytes()).into()
    }

    /// The same again, for the one who must know it too.
    pub(super) fn copy(&self) -> Self {
        Self(self.0.clone())
    }

    /// Its text, for the one who must know it.
    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_itself_alone() {
        let (one, other) = (Secret::random().unwrap(), Secret::random().unwrap());
        assert_eq!(one.text().len(), 64);
        let again = one.text().to_owned();
        assert!(one.is(&again));
        for wrong in [other.text(), "", &one.text()[..63]] {
            assert!(!one.is(wrong));
        }
    }
}
