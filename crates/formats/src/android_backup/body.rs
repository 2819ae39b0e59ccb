//! The body of an Android backup as the bytes of its tar archive.

use std::{io::Read, sync::Arc};

use zeroize::Zeroizing;

use super::decrypting::Decrypting;
use crate::{
    bytes::{Part, SharedBytes, Stream},
    inflate::{Inflating, Most},
    limits::{ANDROID_BACKUP_BYTES, ANDROID_BACKUP_FREE_BYTES, ANDROID_BACKUP_RATIO},
};

/// Key and first vector of the body; the key wipes itself.
pub(super) struct BodyKey {
    pub(super) key: Zeroizing<[u8; 32]>,
    pub(super) vector: [u8; 16],
}

const MOST: Most = Most {
    what: "Android backup",
    bytes: ANDROID_BACKUP_BYTES,
    ratio: ANDROID_BACKUP_RATIO,
    free_bytes: ANDROID_BACKUP_FREE_BYTES,
};

/// The bytes of the archive from its start: decrypted and inflated as the header says.
pub(super) fn open<'k>(
    content: &SharedBytes,
    body: u64,
    compressed: bool,
    key: Option<&'k BodyKey>,
) -> Box<dyn Read + 'k> {
    let len = content.len().saturating_sub(body);
    let part = Part::new(SharedBytes::clone(content), body, u64::MAX);
    let stored = Stream::new(Arc::new(part));
    match (key, compressed) {
        (None, false) => Box::new(stored),
        (None, true) => Box::new(Inflating::zlib(stored, MOST)),
        (Some(key), false) => Box::new(Decrypting::new(stored, len, key)),
        (Some(key), true) => Box::new(Inflating::zlib(Decrypting::new(stored, len, key), MOST)),
    }
}
