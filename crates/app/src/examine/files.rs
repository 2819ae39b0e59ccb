//! Hashes of the files read: as stored, and as the phone had them.

use formats::{
    bytes::ByteSource,
    digests::{self, Digests},
};
use model::{Bearing, Fault, FileRecord, HashAlgorithm, Record, SourceKind, Trace, Value};
use serde::Serialize;
use sources::{Listed, Opened};

pub(crate) use digests::sha256_of_source as sha256;

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
