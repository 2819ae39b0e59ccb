//! Certificates whose private keys are public: whoever wants signs with them, so that they tell nothing
//! about who made an app.
//!
//! They lie in the Android Open Source Project's source tree, and sign countless harmless apps, whole
//! systems of makers and hobbyists, and many watching apps. Described in:
//! <https://android.googlesource.com/platform/build/+/refs/heads/main/target/product/security/>.

/// Digests of the certificates `testkey` (SHA-1, SHA-256, MD5), `platform` (SHA-1, SHA-256) and
/// `networkstack` (SHA-1, SHA-256, MD5). Those of `media` and `shared` are missing.
const SHARED: [&str; 8] = [
    "61ed377e85d386a8dfee6b864bd85b0bfaa5af81",
    "a40da80a59d170caa950cf15c18c454d47a39b26989d8b640ecd745ba71bf5dc",
    "e89b158e4bcf988ebd09eb83f5378e87",
    "27196e386b875e76adf700e7ea84e4c6eee33dfa",
    "c8a2e9bccf597c2fb6dc66bee293fc13f2fc47ec77bc6b2b0d52c11f51192ab8",
    "7c8bdabd21f953a1b18ccbe7b91393d9fdf94830",
    "e1dbadce60dc080d15b58a014b0dcf9400e24de23fa00b287a5a982bfebda2ee",
    "7b02c2692a3cb6d39c58de176300f45c",
];

/// Whether this is a digest, in lower-case hexadecimal, of a certificate that anybody can sign with.
#[must_use]
pub fn is_shared_certificate(digest: &str) -> bool {
    SHARED.contains(&digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_the_form_in_which_it_is_asked() {
        for digest in SHARED {
            assert!([32, 40, 64].contains(&digest.len()), "{digest}");
            assert_eq!(digest, digest.to_ascii_lowercase());
            assert!(digest.bytes().all(|digit| digit.is_ascii_hexdigit()));
            assert!(is_shared_certificate(digest));
        }
        assert!(!is_shared_certificate(""));
    }
}
