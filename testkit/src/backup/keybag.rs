//! Writes the keybag of an encrypted backup and wraps file keys with it. Described in
//! <https://support.apple.com/guide/security/keybags-for-data-protection-sec6483d5760/web> and
//! <https://theapplewiki.com/wiki/Keybag>.

use aes_kw::{KeyInit, KwAes256};
use pbkdf2::pbkdf2_hmac;
use sha1::Sha1;
use sha2::Sha256;

use crate::{BuildError, Encryption, random::Random};

/// A 256-bit AES key.
pub(crate) type Key = [u8; 32];

/// The class that only the device itself can unwrap: backups list it and nobody can use it.
const DEVICE_ONLY_CLASS: u32 = 5;
/// The class with an elliptic-curve key, as on real phones.
const CURVE_CLASS: u32 = 2;
/// The highest class of a backup keybag.
const LAST_CLASS: u32 = 11;
/// `WRAP`: wrapped with the passcode's (here the password's) key.
const WRAPPED_BY_PASSWORD: u32 = 2;
/// `WRAP`: wrapped with the device's key.
const WRAPPED_BY_DEVICE: u32 = 1;

/// The keybag's bytes and its class keys, ready to wrap file keys.
pub(crate) struct Keybag {
    bytes: Vec<u8>,
    classes: Vec<KwAes256>,
}

impl Keybag {
    /// A keybag with classes 1 to 11.
    pub(crate) fn new(encryption: &Encryption, random: &mut Random) -> Result<Self, BuildError> {
        let salt = random.bytes::<20>();
        let first_salt = random.bytes::<20>();
        let key = password_key(encryption, &first_salt, &salt);
        let mut bytes = Vec::new();
        header(&mut bytes, encryption, &first_salt, &salt, random);
        let wrapper = KwAes256::new(&key.into());
        let mut classes = Vec::new();
        for class in 1..=LAST_CLASS {
            let class_key: Key = random.bytes();
            class_record(&mut bytes, class, &class_key, &wrapper, random)?;
            classes.push(KwAes256::new(&class_key.into()));
        }
        Ok(Self { bytes, classes })
    }

    /// The keybag as `BackupKeyBag` stores it.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// `key` wrapped for `class`, with the class before it, as manifests store keys.
    pub(crate) fn wrap(&self, class: u32, key: &Key) -> Result<Vec<u8>, BuildError> {
        let index = usize::try_from(class.saturating_sub(1)).map_err(|_| BuildError::Key)?;
        let wrapper = self.classes.get(index).ok_or(BuildError::Key)?;
        let mut stored = class.to_le_bytes().to_vec();
        stored.extend(wrap(wrapper, key)?);
        Ok(stored)
    }
}

/// The key that the password gives.
fn password_key(encryption: &Encryption, first_salt: &[u8], salt: &[u8]) -> Key {
    let password = encryption.password.as_bytes();
    let mut key = Key::default();
    match encryption.rounds.sha256 {
        Some(rounds) => {
            let mut first = Key::default();
            pbkdf2_hmac::<Sha256>(password, first_salt, rounds, &mut first);
            pbkdf2_hmac::<Sha1>(&first, salt, encryption.rounds.sha1, &mut key);
        }
        None => pbkdf2_hmac::<Sha1>(password, salt, encryption.rounds.sha1, &mut key),
    }
    key
}

fn header(
    bytes: &mut Vec<u8>,
    encryption: &Encryption,
    first_salt: &[u8],
    salt: &[u8],
    random: &mut Random,
) {
    number(
        bytes,
        "VERS",
        if encryption.rounds.sha256.is_some() {
            4
        } else {
            3
        },
    );
    number(bytes, "TYPE", 1);
    tag(bytes, "UUID", &random.bytes::<16>());
    tag(bytes, "HMCK", &random.bytes::<40>());
    number(bytes, "WRAP", 1);
    tag(bytes, "SALT", salt);
    number(bytes, "ITER", encryption.rounds.sha1);
    if let Some(rounds) = encryption.rounds.sha256 {
        number(bytes, "DPWT", 0);
        number(bytes, "DPIC", rounds);
        tag(bytes, "DPSL", first_salt);
    }
}

fn class_record(
    bytes: &mut Vec<u8>,
    class: u32,
    class_key: &Key,
    wrapper: &KwAes256,
    random: &mut Random,
) -> Result<(), BuildError> {
    tag(bytes, "UUID", &random.bytes::<16>());
    number(bytes, "CLAS", class);
    if class == DEVICE_ONLY_CLASS {
        number(bytes, "WRAP", WRAPPED_BY_DEVICE);
        number(bytes, "KTYP", 0);
        tag(bytes, "WPKY", &random.bytes::<40>());
        return Ok(());
    }
    number(bytes, "WRAP", WRAPPED_BY_PASSWORD);
    number(bytes, "KTYP", u32::from(class == CURVE_CLASS));
    tag(bytes, "WPKY", &wrap(wrapper, class_key)?);
    if class == CURVE_CLASS {
        tag(bytes, "PBKY", &random.bytes::<32>());
    }
    Ok(())
}

/// RFC 3394 key wrap (<https://www.rfc-editor.org/rfc/rfc3394>).
fn wrap(wrapper: &KwAes256, key: &Key) -> Result<[u8; 40], BuildError> {
    let mut stored = [0; 40];
    wrapper
        .wrap_key(key, &mut stored)
        .map_err(|_| BuildError::Key)?;
    Ok(stored)
}

fn number(bytes: &mut Vec<u8>, name: &str, value: u32) {
    tag(bytes, name, &value.to_be_bytes());
}

fn tag(bytes: &mut Vec<u8>, name: &str, value: &[u8]) {
    let len = u32::try_from(value.len()).unwrap_or(u32::MAX);
    bytes.extend_from_slice(name.as_bytes());
    bytes.extend_from_slice(&len.to_be_bytes());
    bytes.extend_from_slice(value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rounds;

    #[test]
    fn every_class_but_the_device_only_one_unwraps_with_the_password() {
        let encryption = Encryption {
            password: "pässword".to_owned(),
            rounds: Rounds::QUICK,
        };
        let keybag = Keybag::new(&encryption, &mut Random::named(1, "keybag")).unwrap();
        let mut fields = Vec::new();
        let mut rest = keybag.bytes();
        while !rest.is_empty() {
            let len = u32::from_be_bytes(rest[4..8].try_into().unwrap());
            let len = usize::try_from(len).unwrap();
            fields.push((&rest[..4], &rest[8..8 + len]));
            rest = &rest[8 + len..];
        }
        let value = |name: &[u8]| fields.iter().find(|f| f.0 == name).unwrap().1;
        let key = password_key(&encryption, value(b"DPSL"), value(b"SALT"));
        let wrapper = KwAes256::new(&key.into());
        let unwrapped = fields
            .iter()
            .filter(|f| f.0 == b"WPKY")
            .filter(|f| wrapper.unwrap_key(f.1, &mut [0; 32]).is_ok())
            .count();
        assert_eq!(unwrapped, 10);
    }
}
