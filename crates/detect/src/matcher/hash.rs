//! Rules 18, 19, 22 and 23: digests of files and of app signers' certificates.

use std::borrow::Cow;

use model::HashAlgorithm;

/// The form in which digests are compared: lower-case hexadecimal of the algorithm's length.
pub(crate) fn normal(algorithm: HashAlgorithm, text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim();
    let digits = match algorithm {
        HashAlgorithm::Md5 => 32,
        HashAlgorithm::Sha1 => 40,
        HashAlgorithm::Sha256 => 64,
        HashAlgorithm::Sha512 => 128,
    };
    let bytes = if text.contains(':') {
        Cow::Owned(text.replace(':', ""))
    } else {
        Cow::Borrowed(text)
    };
    if bytes.len() != digits || !bytes.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    if bytes.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Some(Cow::Owned(bytes.to_ascii_lowercase()));
    }
    Some(bytes)
}
