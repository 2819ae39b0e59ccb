//! Digests of files by which hardly any set names one: made only where a set in use does.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1321> (MD5),
//! <https://csrc.nist.gov/pubs/fips/180-4/upd1/final> (SHA-1).

use formats::{
    bytes::ByteSource,
    digests::{self, Digests},
};
use model::{Bearing, Fault, HashAlgorithm, Record, Trace, Value};
use serde::Serialize;

/// A file's content as a trace.
#[derive(Debug, Serialize)]
pub(crate) struct OldDigests {
    md5: String,
    sha1: String,
}

impl OldDigests {
    /// Those of a file's content.
    ///
    /// # Errors
    /// When a part of it cannot be read.
    pub(crate) fn of(content: &dyn ByteSource) -> Result<Self, Fault> {
        let Digests { md5, sha1, .. } = digests::of_source(content)?;
        Ok(Self { md5, sha1 })
    }
}

impl Record for OldDigests {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for (algorithm, digest) in [
            (HashAlgorithm::Md5, &self.md5),
            (HashAlgorithm::Sha1, &self.sha1),
        ] {
            each(Value::FileHash(algorithm, digest).with(Bearing::Stored));
        }
    }
}
