//! The keybag of an encrypted iPhone backup: from the password to the keys of its files.
//!
//! Described in: <https://support.apple.com/guide/security/keybags-for-data-protection-sec6483d5760/web>,
//! <https://theapplewiki.com/wiki/Keybag>, <https://www.rfc-editor.org/rfc/rfc8018> (PBKDF2),
//! <https://www.rfc-editor.org/rfc/rfc3394> (key wrap).
//!
//! The password gives a key that unwraps one key a protection class; a class key unwraps the keys of
//! the files of its class. Nothing here shows or keeps the password or a key longer than needed.

mod fields;

use std::{collections::BTreeMap, fmt};

use aes_kw::{KeyInit as _, KwAes256};
use model::{Fault, FaultKind};
use sha1::Sha1;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::{cbc::FileKey, cursor::Cursor, limits::KEYBAG_ROUNDS};
use fields::{WrappedClass, read};

type Key = Zeroizing<[u8; 32]>;

/// A keybag, still locked. It never shows itself: it is what guessing the password needs.
pub struct Keybag {
    salt: Vec<u8>,
    rounds: u32,
    /// Salt and rounds of the first derivation, which iOS 10.2 and later put before the other.
    first: Option<(Vec<u8>, u32)>,
    classes: Vec<WrappedClass>,
}

impl fmt::Debug for Keybag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keybag({} classes, secret)", self.classes.len())
    }
}

/// Why a keybag stays locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnlockError {
    /// The password is not the one of this backup.
    WrongPassword,
    /// The keybag is damaged, or asks for absurdly much work.
    Fault(Fault),
}

/// The keys of the protection classes. They wipe themselves and never show themselves.
pub struct ClassKeys(BTreeMap<u32, Key>);

impl fmt::Debug for ClassKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClassKeys({} classes, secret)", self.0.len())
    }
}

impl Keybag {
    /// Reads a keybag: the data `BackupKeyBag` of `Manifest.plist`.
    ///
    /// # Errors
    /// `Short` or `Malformed` when it breaks or lacks its salt or rounds, `TooMany` when it has more
    /// classes than phones have.
    pub fn parse(bytes: &[u8]) -> Result<Keybag, Fault> {
        read(bytes)
    }

    /// Rounds of key derivation: of the first (SHA-256; 0 before iOS 10.2) and the second (SHA-1).
    #[must_use]
    pub fn rounds(&self) -> (u32, u32) {
        let first = self.first.as_ref().map_or(0, |(_, rounds)| *rounds);
        (first, self.rounds)
    }

    /// Unlocks the keybag: with the password as typed, then, where they differ, in its composed (NFC)
    /// and decomposed (NFD) form, for keyboards differ in how they write accents. Takes seconds.
    ///
    /// # Errors
    /// `WrongPassword` when no class key unwraps; `Fault` when no class hangs on the password or the
    /// keybag asks for more rounds than [`KEYBAG_ROUNDS`].
    pub fn unlock(&self, password: &str) -> Result<ClassKeys, UnlockError> {
        self.check().map_err(UnlockError::Fault)?;
        let composed: Zeroizing<String> = Zeroizing::new(password.nfc().collect());
        let decomposed: Zeroizing<String> = Zeroizing::new(password.nfd().collect());
        let mut tried: Vec<&str> = Vec::new();
        for form in [password, &composed, &decomposed] {
            if tried.contains(&form) {
                continue;
            }
            tried.push(form);
            if let Some(keys) = self.unwrap_classes(&self.derive(form)) {
                return Ok(keys);
            }
        }
        Err(UnlockError::WrongPassword)
    }

    fn check(&self) -> Result<(), Fault> {
        let (first, second) = self.rounds();
        let rounds = u64::from(first).saturating_add(u64::from(second));
        if rounds > KEYBAG_ROUNDS {
            return Err(Fault::new(FaultKind::TooMany, "keybag rounds")
                .detail(format_args!("{rounds}, the limit is {KEYBAG_ROUNDS}")));
        }
        if !self.classes.iter().any(WrappedClass::needs_password) {
            return Err(Fault::new(FaultKind::Malformed, "keybag")
                .detail("no class key hangs on the password"));
        }
        Ok(())
    }

    /// The key that the password gives.
    fn derive(&self, password: &str) -> Key {
        let mut first = Zeroizing::new([0; 32]);
        let secret: &[u8] = match &self.first {
            Some((salt, rounds)) => {
                pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), salt, *rounds, &mut *first);
                &*first
            }
            None => password.as_bytes(),
        };
        let mut key = Zeroizing::new([0; 32]);
        pbkdf2::pbkdf2_hmac::<Sha1>(secret, &self.salt, self.rounds, &mut *key);
        key
    }

    /// The class keys that `key` unwraps; `None` when there is not one.
    fn unwrap_classes(&self, key: &Key) -> Option<ClassKeys> {
        let keys: BTreeMap<u32, Key> = self
            .classes
            .iter()
            .filter(|class| class.needs_password())
            .filter_map(|class| Some((class.number, unwrap(key, &class.wrapped)?)))
            .collect();
        (!keys.is_empty()).then_some(ClassKeys(keys))
    }
}

impl ClassKeys {
    /// Unwraps the key of a file: its class (4 bytes, the least first) and 40 bytes, as in
    /// `EncryptionKey` of a manifest row and in `ManifestKey` of `Manifest.plist`.
    ///
    /// # Errors
    /// `Short` or `Malformed` when it is not 44 bytes long; `Undecryptable` when its class was not
    /// unlocked or the key is damaged.
    pub fn unwrap_file_key(&self, wrapped: &[u8]) -> Result<FileKey, Fault> {
        let mut cursor = Cursor::new(wrapped);
        let class = cursor.u32_le("class of a file key")?;
        let wrapped: [u8; 40] = cursor.array("file key")?;
        if !cursor.is_empty() {
            return Err(Fault::new(FaultKind::Malformed, "file key").detail("longer than 44 bytes"));
        }
        let undecryptable = |why: &str| {
            Fault::new(FaultKind::Undecryptable, "file key")
                .detail(format_args!("class {class}: {why}"))
        };
        let Some(key) = self.0.get(&class) else {
            return Err(undecryptable("the keybag has no key of this class"));
        };
        match unwrap(key, &wrapped) {
            Some(key) => Ok(FileKey::new(key)),
            None => Err(undecryptable("the key does not unwrap")),
        }
    }
}

/// RFC 3394: the key in `wrapped` (40 bytes); `None` when its integrity check fails.
fn unwrap(key: &Key, wrapped: &[u8]) -> Option<Key> {
    let mut plain = Zeroizing::new([0; 32]);
    let cipher = KwAes256::new_from_slice(&**key).ok()?;
    let unwrapped = cipher.unwrap_key(wrapped, &mut *plain).ok()?;
    (unwrapped.len() == 32).then_some(plain)
}

#[cfg(test)]
mod tests;
