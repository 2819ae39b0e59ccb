//! Encrypts an acquisition as its tool does (<https://age-encryption.org/v1>).

use std::io::{self, Write};

use age::{Encryptor, Recipient, scrypt, secrecy::SecretString, x25519};

use crate::{BuildError, error::At};

/// An identity that opens archives sealed to [`AgeKey::Identity`]. It protects nothing.
pub const AGE_IDENTITY: &str =
    "AGE-SECRET-KEY-1DDMAT7VZJNC48LM336X97GDAY2GWWGKMJT9HUXLR3XW5YHZJK2FSPNKXJG";

/// What opens an encrypted acquisition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgeKey {
    /// [`AGE_IDENTITY`].
    Identity,
    /// A passphrase.
    Passphrase(String),
}

/// Rounds of a passphrase's derivation, as a power of two: few, for tests.
const WORK: u8 = 10;

/// The encrypted form of `content`. The format asks for chance: never the same bytes twice.
pub(crate) fn seal(content: &[u8], key: &AgeKey) -> Result<Vec<u8>, BuildError> {
    let recipient: Box<dyn Recipient> = match key {
        AgeKey::Identity => {
            let identity: Result<x25519::Identity, _> = AGE_IDENTITY.parse();
            Box::new(identity.map_err(|_| BuildError::Key)?.to_public())
        }
        AgeKey::Passphrase(text) => {
            let mut recipient = scrypt::Recipient::new(SecretString::from(text.clone()));
            recipient.set_work_factor(WORK);
            Box::new(recipient)
        }
    };
    let encryptor = Encryptor::with_recipients(std::iter::once(recipient.as_ref()))
        .map_err(|_| BuildError::Key)?;
    written(encryptor, content).at("memory")
}

fn written(encryptor: Encryptor, content: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut writer = encryptor.wrap_output(&mut bytes)?;
    writer.write_all(content)?;
    writer.finish()?;
    Ok(bytes)
}
