//! The index of an update: which sets there are, where they lie, and what they must be.
//!
//! Its own format, `vigie-index-1`, is described in `docs/indicators.md`.

use std::collections::BTreeSet;

use model::Instant;
use serde::Deserialize;

use crate::{Problem, indicator_files::SET_BYTES, reader::protocol::Stated};

/// The name of an index in a folder; its signature has [`SIGNATURE`] behind that.
pub(crate) const NAME: &str = "index.json";
/// What follows the name of an index in that of its signature.
pub(crate) const SIGNATURE: &str = ".minisig";
/// The format that vigie reads.
const SCHEMA: &str = "vigie-index-1";
/// Largest index, in bytes: that of a thousand sets has a tenth of it.
pub(crate) const INDEX_BYTES: u64 = 4 << 20;
/// Most sets; the public ones are about twenty.
const SETS: usize = 1_000;
/// Longest name of a set.
const NAME_BYTES: usize = 100;
/// Most bytes of all sets together.
const TOTAL_BYTES: u64 = 1 << 30;

/// An index.
#[derive(Debug, Deserialize)]
pub(crate) struct Index {
    schema: String,
    /// When it was made.
    pub(crate) date: Instant,
    /// The sets.
    pub(crate) sets: Vec<Listed>,
}

/// A set as an index lists it.
#[derive(Debug, Deserialize)]
pub(crate) struct Listed {
    /// Its name here and on this computer.
    pub(crate) name: String,
    /// Where it lies, as seen from the index.
    pub(crate) url: String,
    /// SHA-256 of its exact bytes.
    pub(crate) sha256: String,
    /// Bytes.
    pub(crate) size: u64,
    #[serde(default)]
    date: Option<Instant>,
    #[serde(default)]
    licence: Option<String>,
    #[serde(default)]
    publisher: Option<String>,
}

/// Whether a text says that it is such an index.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Head {
        schema: String,
    }
    serde_json::from_slice::<Head>(bytes).is_ok_and(|head| head.schema.starts_with("vigie-index-"))
}

/// Reads an index. Its signature must have been checked before.
pub(crate) fn parse(bytes: &[u8]) -> Result<Index, Problem> {
    let wrong = |cause| Problem::because("error-update-index", NAME, cause);
    let index: Index = serde_json::from_slice(bytes).map_err(|_| wrong("cause-no-form"))?;
    if index.schema != SCHEMA {
        return Err(wrong("cause-no-form"));
    }
    if index.sets.is_empty() || index.sets.len() > SETS {
        return Err(wrong("cause-number-of-sets"));
    }
    let mut names = BTreeSet::new();
    let mut total = 0_u64;
    for set in &index.sets {
        total = total.saturating_add(set.size);
        let cause = if !is_plain(&set.name) || !names.insert(&set.name) {
            "cause-entry-name"
        } else if set.size > SET_BYTES || total > TOTAL_BYTES {
            "cause-too-large"
        } else if !is_digest(&set.sha256) {
            "cause-entry-hash"
        } else {
            continue;
        };
        return Err(Problem::because("error-update-entry", &set.name, cause));
    }
    Ok(index)
}

/// A name of a file without directory, that no system hides or takes for something else.
fn is_plain(name: &str) -> bool {
    let ordinary = |c: char| c.is_ascii_alphanumeric() || "._- ".contains(c);
    !name.is_empty()
        && name.len() <= NAME_BYTES
        && name.chars().all(ordinary)
        && !name.starts_with(['.', ' ', '-'])
        && name != detect::indicators::BUILT_IN_NAME
}

fn is_digest(text: &str) -> bool {
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.len() == 64 && text.bytes().all(digit)
}

impl Listed {
    /// What it says of the set.
    pub(crate) fn stated(&self) -> Stated {
        Stated {
            publisher: self.publisher.clone(),
            licence: self.licence.clone(),
            date: self.date,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str, sha256: &str, size: u64) -> Vec<u8> {
        let set = serde_json::json!({"name": name, "url": "x", "sha256": sha256, "size": size});
        let index = serde_json::json!({
            "schema": SCHEMA, "date": "2026-01-01T00:00:00Z", "sets": [set]
        });
        serde_json::to_vec(&index).unwrap()
    }

    #[test]
    fn an_index_must_be_whole_and_plain() {
        let sha256 = "0".repeat(64);
        assert!(parse(&text("a.stix2", &sha256, 1)).is_ok());
        for name in ["", "../x", "a/b", ".x", "-x", "a\nb", "built-in"] {
            assert!(parse(&text(name, &sha256, 1)).is_err(), "{name}");
        }
        assert!(parse(&text("a", &sha256[1..], 1)).is_err());
        assert!(parse(&text("a", &"A".repeat(64), 1)).is_err());
        assert!(parse(&text("a", &sha256, SET_BYTES + 1)).is_err());
        assert!(parse(b"{}").is_err());
        let twice = String::from_utf8(text("a", &sha256, 1)).unwrap();
        let (start, set) = twice.split_once("[{").unwrap();
        let set = set.split_once("}]").unwrap().0;
        assert!(parse(format!("{start}[{{{set}}},{{{set}}}]}}").as_bytes()).is_err());
        assert!(is_one(&text("a", &sha256, 1)));
        assert!(!is_one(br#"{"sets": [], "update": null}"#));
    }
}
