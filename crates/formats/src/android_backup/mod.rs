//! Android's own backup, `backup.ab`: header, password, and the files inside as a stream.
//!
//! Described in: <https://nelenkov.blogspot.com/2012/06/unpacking-android-backups.html>,
//! <https://android.googlesource.com/platform/frameworks/base/+/refs/heads/main/services/backup/java/com/android/server/backup/fullbackup/PerformAdbBackupTask.java>.
//!
//! A few lines of text, then a tar archive, compressed by zlib and encrypted by AES-256 where the
//! lines say so. It can only be read from its start to its end; nothing is kept of what passed.

mod body;
mod decrypting;
mod header;
mod unlock;

use std::{fmt, ops::ControlFlow};

use model::{Fault, FaultKind, Faults};

use crate::{
    bytes::{SharedBytes, read_part},
    limits::{ANDROID_BACKUP_HEADER_BYTES, ANDROID_BACKUP_MEMBERS},
    tar_members::{self, About, ReadThrough},
};
use body::BodyKey;
use header::Header;

pub use crate::keybag::UnlockError;
pub use crate::tar_members::{Member, MemberKind};

/// What a backup begins with.
const MAGIC: &[u8] = b"ANDROID BACKUP\n";
/// What the archive inside is called.
const ABOUT: About = About {
    whole: "Android backup",
    archive: "archive of an Android backup",
    member: "member of an Android backup",
    members: "members of an Android backup",
    empty: FaultKind::EmptyBackup,
    most: ANDROID_BACKUP_MEMBERS,
};

/// Whether bytes are the beginning of an Android backup.
#[must_use]
pub fn is_android_backup(start: &[u8]) -> bool {
    start.starts_with(MAGIC)
}

/// A backup whose header was read. It never shows its salts and keys.
pub struct AndroidBackup {
    content: SharedBytes,
    header: Header,
}

/// A backup whose files can be read. Its key wipes itself and never shows itself.
pub struct OpenBackup {
    content: SharedBytes,
    body: u64,
    compressed: bool,
    key: Option<BodyKey>,
}

impl fmt::Debug for AndroidBackup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AndroidBackup(version {})", self.header.version)
    }
}

impl fmt::Debug for OpenBackup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpenBackup(body at {})", self.body)
    }
}

impl AndroidBackup {
    /// Reads the header.
    ///
    /// # Errors
    /// `EmptyBackup` when the file ends before anything is in it, `Malformed` when it is no Android
    /// backup or its header says what no version of Android writes, `TooMany` when it asks for more
    /// rounds of key derivation than [`crate::limits::ANDROID_BACKUP_ROUNDS`].
    pub fn parse(content: SharedBytes) -> Result<Self, Fault> {
        let most = u64::try_from(ANDROID_BACKUP_HEADER_BYTES).unwrap_or(u64::MAX);
        let start = read_part(&*content, 0, most)?;
        let header = header::read(&start)?;
        if header.body >= content.len() {
            return Err(empty("nothing follows the header"));
        }
        Ok(Self { content, header })
    }

    /// The version of the format: 1 to 5 are known, later ones are read like 5.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.header.version
    }

    /// Whether it is compressed.
    #[must_use]
    pub fn is_compressed(&self) -> bool {
        self.header.compressed
    }

    /// Whether it needs a password.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.header.encryption.is_some()
    }

    /// Rounds of key derivation, when it needs a password.
    #[must_use]
    pub fn rounds(&self) -> Option<u32> {
        self.header.encryption.as_ref().map(|found| found.rounds)
    }

    /// Opens a backup that is not encrypted.
    ///
    /// # Errors
    /// `Locked` when it is.
    pub fn open(&self) -> Result<OpenBackup, Fault> {
        if self.is_encrypted() {
            return Err(Fault::new(FaultKind::Locked, "Android backup"));
        }
        Ok(self.opened(None))
    }

    /// Opens the backup with its password: as typed, then, where they differ, in its composed (NFC)
    /// and decomposed (NFD) form. One that is not encrypted opens with any.
    ///
    /// # Errors
    /// `WrongPassword`, or `Fault` when the password is right and the key inside is damaged.
    pub fn unlock(&self, password: &str) -> Result<OpenBackup, UnlockError> {
        let Some(encryption) = &self.header.encryption else {
            return Ok(self.opened(None));
        };
        let key = encryption.unlock(self.header.version, password)?;
        Ok(self.opened(Some(key)))
    }

    fn opened(&self, key: Option<BodyKey>) -> OpenBackup {
        OpenBackup {
            content: self.content.clone(),
            body: self.header.body,
            compressed: self.header.compressed,
            key,
        }
    }
}

impl OpenBackup {
    /// Reads every file and folder of the backup once, in the order stored, and tells what could not
    /// be read. What stands before a cut or a damage is given; links are not.
    #[must_use]
    pub fn each_member(&self, each: &mut dyn FnMut(Member<'_>)) -> Faults {
        self.each_member_until(&mut |member| {
            each(member);
            ControlFlow::Continue(())
        })
    }

    /// The same, until `each` breaks; what stands behind is then not looked at.
    #[must_use]
    pub fn each_member_until(&self, each: &mut dyn FnMut(Member<'_>) -> ControlFlow<()>) -> Faults {
        let mut body = body::open(&self.content, self.body, self.compressed, self.key.as_ref());
        tar_members::walk(&mut ReadThrough(&mut *body), ABOUT, each)
    }
}

/// The fault of a backup without content.
fn empty(detail: &str) -> Fault {
    Fault::new(FaultKind::EmptyBackup, "Android backup").detail(detail)
}

#[cfg(test)]
mod tests;
