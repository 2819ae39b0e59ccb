//! Who may sign an index: the key that the person gives, or gave the last time.
//!
//! Described in: <https://jedisct1.github.io/minisign/>.

use std::{
    fs,
    io::{ErrorKind, Read, Write},
    path::PathBuf,
};

use minisign_verify::{PublicKey, Signature};
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::{Problem, store};

/// Where the address and the key of the last update that succeeded are remembered.
const SETTINGS: &str = "update.json";
/// Largest file of a key or of settings.
const FILE_BYTES: u64 = 64 << 10;
/// Largest signature: four lines.
pub(crate) const SIGNATURE_BYTES: u64 = 8 << 10;

/// A key, and how it is written.
#[derive(Clone)]
pub(crate) struct Key {
    key: PublicKey,
    /// In base64: the second line of a file of minisign.
    pub(crate) text: String,
}

impl Key {
    /// From its text, or from a file that minisign wrote.
    pub(crate) fn read(given: &str) -> Result<Self, Problem> {
        if let Some(key) = Self::from_text(given) {
            return Ok(key);
        }
        let mut text = String::new();
        fs::File::open(given)
            .and_then(|file| file.take(FILE_BYTES).read_to_string(&mut text))
            .map_err(|error| Problem::refused("error-update-key", given, &error))?;
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        lines
            .find_map(Self::from_text)
            .ok_or_else(|| Problem::because("error-update-key", given, "cause-no-key"))
    }

    fn from_text(text: &str) -> Option<Self> {
        let text = text.trim();
        let key = PublicKey::from_base64(text).ok()?;
        Some(Self {
            key,
            text: text.to_owned(),
        })
    }

    /// Whether this key signed `bytes`.
    pub(crate) fn verify(&self, bytes: &[u8], signature: &[u8]) -> Result<(), Problem> {
        let wrong = |why| Problem::because("error-update-signature", &self.text, why);
        let text = str::from_utf8(signature).map_err(|_| wrong("cause-no-signature"))?;
        let signature = Signature::decode(text).map_err(|_| wrong("cause-no-signature"))?;
        // Signatures of the old form too: they say the same of a document that is held whole.
        self.key.verify(bytes, &signature, true).map_err(|error| {
            wrong(match error {
                minisign_verify::Error::UnexpectedKeyId => "cause-other-key",
                _ => "cause-other-signature",
            })
        })
    }
}

/// What is remembered from one update to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Where the index lies.
    pub from: Option<String>,
    /// The key that signs it.
    pub key: Option<String>,
}

impl Settings {
    fn path() -> Result<PathBuf, Problem> {
        Ok(store::data_folder()?.join(SETTINGS))
    }

    /// What was remembered; nothing at first.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn load() -> Result<Self, Problem> {
        let path = Self::path()?;
        let key = "error-store-unreadable";
        match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map_err(|_| Problem::because(key, path.display(), "cause-no-form")),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(Problem::refused(key, path.display(), &error)),
        }
    }

    /// Remembers it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save(&self) -> Result<(), Problem> {
        let path = Self::path()?;
        let failed = |error: &std::io::Error| {
            Problem::refused("error-store-unwritable", path.display(), error)
        };
        let folder = store::data_folder()?;
        store::make_private(&folder)?;
        let text = serde_json::to_vec_pretty(self).map_err(|error| failed(&error.into()))?;
        let mut file = NamedTempFile::new_in(&folder).map_err(|error| failed(&error))?;
        file.write_all(&text).map_err(|error| failed(&error))?;
        file.persist(&path).map_err(|error| failed(&error.error))?;
        Ok(())
    }
}
