//! Keybag.
use model::{Fault, FaultKind};
use crate::cbc::FileKey;
/// A keybag.
pub struct Keybag {}
/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnlockError {
    /// The password is not that of the backup.
    WrongPassword,
    /// The keybag.
    Fault(Fault),
}
/// Keys.
pub struct ClassKeys {}
impl Keybag {
    /// Parses.
    ///
    /// # Errors
    /// When broken.
    pub fn parse(_bytes: &[u8]) -> Result<Keybag, Fault> { Ok(Self {}) }
    /// Rounds.
    #[must_use]
    pub fn rounds(&self) -> (u32, u32) { (0, 0) }
    /// Unlocks.
    ///
    /// # Errors
    /// When wrong.
    pub fn unlock(&self, _password: &str) -> Result<ClassKeys, UnlockError> { Err(UnlockError::WrongPassword) }
}
impl ClassKeys {
    /// Unwraps.
    ///
    /// # Errors
    /// When broken.
    pub fn unwrap_file_key(&self, _wrapped: &[u8]) -> Result<FileKey, Fault> { Err(Fault::new(FaultKind::Undecryptable, "file key")) }
}
