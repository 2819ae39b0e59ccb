//! Which contents of a file were met before: logs of several days overlap.

use std::collections::HashSet;

use serde_json::Value;
use sha2::{Digest, Sha256};

/// Most contents kept in mind for one file; what comes behind them is no longer compared, so that it
/// may be told twice, and never lost.
const REMEMBERED: usize = 512 << 10;

/// Contents met so far, as the first half of their SHA-256.
#[derive(Default)]
pub(crate) struct SeenLines {
    digests: HashSet<[u8; 16]>,
}

impl SeenLines {
    /// Whether this content, the order of keys and the blanks aside, is met for the first time.
    pub(crate) fn is_new(&mut self, content: &mut Value) -> bool {
        content.sort_all_objects();
        let digest = Sha256::digest(content.to_string());
        let Some(half) = digest.first_chunk::<16>() else {
            return true;
        };
        if self.digests.len() >= REMEMBERED {
            return !self.digests.contains(half);
        }
        self.digests.insert(*half)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_content_is_new_once() {
        let mut seen = SeenLines::default();
        let mut is_new = |text: &str| seen.is_new(&mut serde_json::from_str(text).unwrap());
        assert!(is_new(r#"{"a":{"x":1,"y":[1,2]}}"#));
        assert!(!is_new(r#"{ "a": {"y":[1,2], "x":1} }"#));
        assert!(is_new(r#"{"a":{"x":1,"y":[2,1]}}"#));
    }
}
