//! Hashes of the files read: as stored, and as the phone had them.

pub(crate) use formats::digests::sha256_of_source as sha256;
use model::{Bearing, Fault, FileRecord, HashAlgorithm, Record, Trace, Value};
use serde::Serialize;
use sources::{Listed, Opened};

/// A file's content as a trace: indicators can name its hash.
#[derive(Debug, Serialize)]
pub(crate) struct HashedFile<'f> {
    /// SHA-256 of the content, in hexadecimal.
    pub(crate) sha256_content: &'f str,
}

impl Record for HashedFile<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let hash = Value::FileHash(HashAlgorithm::Sha256, self.sha256_content);
        each(hash.with(Bearing::Stored));
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
