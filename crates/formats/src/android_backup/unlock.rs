//! From the password of an Android backup to the key of its body.
//!
//! Described in: <https://nelenkov.blogspot.com/2012/06/unpacking-android-backups.html>,
//! <https://www.rfc-editor.org/rfc/rfc8018> (PBKDF2).

use aes::Aes256Dec;
use cbc::{
    Decryptor,
    cipher::{Array, BlockModeDecrypt as _, KeyIvInit as _},
};
use model::{Fault, FaultKind};
use sha1::Sha1;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::{UnlockError, body::BodyKey};
use crate::cursor::Cursor;

/// What the header says of the encryption.
pub(super) struct Encryption {
    pub(super) user_salt: Vec<u8>,
    pub(super) checksum_salt: Vec<u8>,
    pub(super) rounds: u32,
    pub(super) vector: [u8; 16],
    pub(super) key_blob: Vec<u8>,
}

type Key = Zeroizing<[u8; 32]>;

impl Encryption {
    /// The key of the body.
    pub(super) fn unlock(&self, version: u32, password: &str) -> Result<BodyKey, UnlockError> {
        let mut tried: Vec<Zeroizing<Vec<u8>>> = Vec::new();
        for form in forms(version, password) {
            if tried.contains(&form) {
                continue;
            }
            let blob = self.decrypt_blob(&self.derive(&form, &self.user_salt));
            tried.push(form);
            if let Some((key, checksum)) = take_apart(&blob) {
                return self
                    .check(version, key, &checksum)
                    .map_err(UnlockError::Fault);
            }
        }
        Err(UnlockError::WrongPassword)
    }

    fn derive(&self, secret: &[u8], salt: &[u8]) -> Key {
        let mut key = Zeroizing::new([0; 32]);
        pbkdf2::pbkdf2_hmac::<Sha1>(secret, salt, self.rounds, &mut *key);
        key
    }

    fn decrypt_blob(&self, key: &Key) -> Zeroizing<Vec<u8>> {
        let mut blob = Zeroizing::new(self.key_blob.clone());
        Decryptor::<Aes256Dec>::new(&Array::from(**key), &Array::from(self.vector))
            .decrypt_blocks(Array::slice_as_chunks_mut(&mut blob).0);
        blob
    }

    /// The key, once its checksum is right. A wrong password does not get here but once in some
    /// billion times, since the lengths inside the blob must fit.
    fn check(&self, version: u32, key: BodyKey, checksum: &Key) -> Result<BodyKey, Fault> {
        let plain = Zeroizing::new(key.key.to_vec());
        let as_text = as_java_text(&*key.key);
        // Android itself tries the other form for version 1.
        let [first, second] = if version > 1 {
            [as_text, plain]
        } else {
            [plain, as_text]
        };
        for form in [first, second] {
            if self.derive(&form, &self.checksum_salt) == *checksum {
                return Ok(key);
            }
        }
        Err(Fault::new(
            FaultKind::Undecryptable,
            "key of an Android backup",
        ))
    }
}

/// The forms of a password that Android may have used: UTF-8; for version 1 also the low byte of each
/// UTF-16 unit.
fn forms(version: u32, password: &str) -> Vec<Zeroizing<Vec<u8>>> {
    let composed: Zeroizing<String> = Zeroizing::new(password.nfc().collect());
    let decomposed: Zeroizing<String> = Zeroizing::new(password.nfd().collect());
    let texts = [password, &composed, &decomposed];
    let mut forms: Vec<_> = texts
        .iter()
        .map(|text| Zeroizing::new(text.as_bytes().to_vec()))
        .collect();
    if version == 1 {
        let low = |text: &&str| {
            let units = text.encode_utf16();
            Zeroizing::new(units.map(|unit| unit.to_le_bytes()[0]).collect())
        };
        forms.extend(texts.iter().map(low));
    }
    forms
}

/// Bytes as Java's key derivation sees them once each was made a `char`: from 0x80 on the sign spreads,
/// so that 0x80 is U+FF80, of which the UTF-8 form is hashed.
fn as_java_text(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut text = Zeroizing::new(Vec::with_capacity(bytes.len().saturating_mul(3)));
    for byte in bytes {
        if *byte < 0x80 {
            text.push(*byte);
        } else {
            text.extend([0xef, 0xbe | (*byte >> 6 & 1), 0x80 | (*byte & 0x3f)]);
        }
    }
    text
}

/// First vector, key and checksum, each with its length before it; `None` when the blob is not made so.
fn take_apart(blob: &[u8]) -> Option<(BodyKey, Key)> {
    let mut cursor = Cursor::new(blob);
    let vector = counted(&mut cursor)?;
    let key = counted(&mut cursor).map(Zeroizing::new)?;
    let checksum = counted(&mut cursor).map(Zeroizing::new)?;
    let padding = cursor.rest();
    let count = u8::try_from(padding.len()).ok()?;
    let is_padding = (1..=16).contains(&count) && padding.iter().all(|byte| *byte == count);
    is_padding.then_some((BodyKey { key, vector }, checksum))
}

fn counted<const N: usize>(cursor: &mut Cursor<'_>) -> Option<[u8; N]> {
    let len = cursor.u8("length").ok()?;
    (usize::from(len) == N)
        .then(|| cursor.array("value").ok())
        .flatten()
}
