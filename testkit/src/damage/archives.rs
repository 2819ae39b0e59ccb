//! Archives with any names and contents, as nobody's tools would write them.

use crate::{
    AgeKey, BuildError,
    android::{container::Container, sealed},
};

/// A zip of these files in this order, each deflated, its size behind it when `streamed`; a name may lead
/// out or stand twice.
///
/// # Errors
/// When it would be too large for its format.
pub fn archive(files: &[(String, Vec<u8>)], streamed: bool) -> Result<Vec<u8>, BuildError> {
    let mut zip = Container::memory(streamed, [0, 0, 0x21, 0x3a]);
    for (name, content) in files {
        zip.put(name, content)?;
    }
    zip.finish()
}

/// `content` encrypted by age, as an acquisition is.
///
/// # Errors
/// When the key is none.
pub fn sealed_to(content: &[u8], key: &AgeKey) -> Result<Vec<u8>, BuildError> {
    sealed::seal(content, key)
}
