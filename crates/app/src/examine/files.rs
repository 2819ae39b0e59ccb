//! Hashes of the files read: as stored, and as the phone had them.

use std::fmt::Write;

use formats::{
    bytes::ByteSource,
    digests::{self, Digests},
};
use model::{Bearing, Fault, FileRecord, HashAlgorithm, Record, SourceKind, Trace, Value};
use serde::Serialize;
use sha2::{Digest, Sha256};
use sources::{Listed, Opened};

/// Bytes hashed at a time.
const CHUNK_BYTES: usize = 1 << 20;

/// A file's content as a trace: indicators can name its hash.
#[derive(Debug, Serialize)]
pub(crate) struct HashedFile<'f> {
    /// SHA-256 of the content, in hexadecimal.
    sha256_content: &'f str,
    #[serde(skip)]
    bearing: Bearing,
}

/// A file that was handed in by itself need not be on a phone.
fn bearing(kind: SourceKind) -> Bearing {
    if kind == SourceKind::Apk {
        Bearing::HandedIn
    } else {
        Bearing::Stored
    }
}

impl<'f> HashedFile<'f> {
    /// A file of a source of that kind.
    pub(crate) fn of(kind: SourceKind, sha256_content: &'f str) -> Self {
        Self {
            sha256_content,
            bearing: bearing(kind),
        }
    }
}

impl Record for HashedFile<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let hash = Value::FileHash(HashAlgorithm::Sha256, self.sha256_content);
        each(hash.with(self.bearing));
    }
}

/// A file's content by digests that are made only where a set names one.
#[derive(Debug, Serialize)]
pub(crate) struct OldDigests {
    md5: String,
    sha1: String,
    #[serde(skip)]
    bearing: Bearing,
}

impl OldDigests {
    /// Those of a file's content, of a source of that kind.
    ///
    /// # Errors
    /// When a part of it cannot be read.
    pub(crate) fn of(kind: SourceKind, content: &dyn ByteSource) -> Result<Self, Fault> {
        let Digests { md5, sha1, .. } = digests::of_source(content)?;
        Ok(Self {
            md5,
            sha1,
            bearing: bearing(kind),
        })
    }
}

impl Record for OldDigests {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for (algorithm, digest) in [
            (HashAlgorithm::Md5, &self.md5),
            (HashAlgorithm::Sha1, &self.sha1),
        ] {
            each(Value::FileHash(algorithm, digest).with(self.bearing));
        }
    }
}

/// The record of one file.
///
/// # Errors
/// When a part of it cannot be read.
pub(crate) fn file_record(
    source: &str,
    listed: &Listed,
    opened: &Opened,
) -> Result<FileRecord, Fault> {
    let (sha256_stored, size) = sha256(&*opened.stored)?;
    let (sha256_content, content_size) = if opened.encrypted {
        sha256(&*opened.content)?
    } else {
        (sha256_stored.clone(), size)
    };
    Ok(FileRecord {
        source: source.to_owned(),
        path: listed.path.clone(),
        stored_path: listed.stored_path.clone(),
        size,
        sha256_stored,
        sha256_content,
        content_size,
    })
}

/// SHA-256 in hexadecimal, and how many bytes it is of.
pub(crate) fn sha256(bytes: &dyn ByteSource) -> Result<(String, u64), Fault> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; CHUNK_BYTES];
    let mut offset = 0_u64;
    loop {
        let count = bytes.read_at(offset, &mut buffer)?;
        let Some(chunk) = buffer.get(..count).filter(|chunk| !chunk.is_empty()) else {
            break;
        };
        hash.update(chunk);
        offset = offset.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
    }
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Ok((text, offset))
}
