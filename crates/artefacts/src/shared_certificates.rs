//! Certificates whose private keys are public: whoever wants signs with them, so that they tell nothing
//! about who made an app.
//!
//! They lie in the Android Open Source Project's source tree, and sign countless harmless apps, whole
//! systems of makers and hobbyists, and many watching apps. Described in:
//! <https://android.googlesource.com/platform/build/+/refs/heads/main/target/product/security/>.

/// The digests of a certificate: SHA-1, SHA-256, MD5.
type Digests = [&'static str; 3];

/// The project's test keys, by the names of their files.
const SHARED: [(&str, Digests); 9] = [
    (
        "testkey",
        [
            "61ed377e85d386a8dfee6b864bd85b0bfaa5af81",
            "a40da80a59d170caa950cf15c18c454d47a39b26989d8b640ecd745ba71bf5dc",
            "e89b158e4bcf988ebd09eb83f5378e87",
        ],
    ),
    (
        "platform",
        [
            "27196e386b875e76adf700e7ea84e4c6eee33dfa",
            "c8a2e9bccf597c2fb6dc66bee293fc13f2fc47ec77bc6b2b0d52c11f51192ab8",
            "8ddb342f2da5408402d7568af21e29f9",
        ],
    ),
    (
        "shared",
        [
            "5b368cff2da2686996bc95eac190eaa4f5630fe5",
            "28bbfe4a7b97e74681dc55c2fbb6ccb8d6c74963733f6af6ae74d8c3a6e879fd",
            "5dc8201f7db1ba4b9c8fc44146c5bcc2",
        ],
    ),
    (
        "media",
        [
            "b79df4a82e90b57ea76525ab7037ab238a42f5d3",
            "465983f7791f2abeb43ea2cbdc7f21a8260b72bc08a55c839fc1a43bc741a81e",
            "1900bbfba756edd3419022576f3814ff",
        ],
    ),
    (
        "networkstack",
        [
            "7c8bdabd21f953a1b18ccbe7b91393d9fdf94830",
            "e1dbadce60dc080d15b58a014b0dcf9400e24de23fa00b287a5a982bfebda2ee",
            "7b02c2692a3cb6d39c58de176300f45c",
        ],
    ),
    (
        "sdk_sandbox",
        [
            "74847689bd67577964ae628af2301acf8910b499",
            "abf21f9e2af1d881cc673fddcefa6ed9c269a437bd64b279cf45844cfd589126",
            "8be82a13b58a71d7f9e10e891075f8c6",
        ],
    ),
    (
        "bluetooth",
        [
            "dc0605cdd6552d84481d8fcce4a8d28e294e570b",
            "a6ccc500ff0e7421200eb66a7fe174ef1b00e52ca91727070cbedf061ff76c35",
            "a3e41c48f44bf9bd8c34f3b543113b97",
        ],
    ),
    (
        "nfc",
        [
            "2cdc0be9a0b9ec3d4a0d3a958023a770ba5a0a6d",
            "fae9122a8721d6e2a196d2224dffcf773c9127e2bb956cbddb40b009192ffdfd",
            "6b22a8548696632b105990d99213ab44",
        ],
    ),
    (
        "cts_uicc_2021",
        [
            "0697713921e865d01c45c4a88d457a9d96f43927",
            "ce7b2b47ae2b7552c8f92cc29124279883041fb623a5f194a82c9bf15d492aa0",
            "199bf7254894b01c174e8982e879f83d",
        ],
    ),
];

/// Whether this is a digest, in lower-case hexadecimal, of a certificate that anybody can sign with.
#[must_use]
pub fn is_shared_certificate(digest: &str) -> bool {
    shared_digests().any(|known| known == digest)
}

/// Every digest of a certificate that anybody can sign with, in lower-case hexadecimal.
pub fn shared_digests() -> impl Iterator<Item = &'static str> {
    SHARED.iter().flat_map(|(_, digests)| digests).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_list_is_in_the_form_in_which_it_is_asked() {
        for (name, [sha1, sha256, md5]) in SHARED {
            assert_eq!(
                [sha1.len(), sha256.len(), md5.len()],
                [40, 64, 32],
                "{name}"
            );
        }
        for digest in shared_digests() {
            assert_eq!(digest, digest.to_ascii_lowercase());
            assert!(digest.bytes().all(|digit| digit.is_ascii_hexdigit()));
            assert!(is_shared_certificate(digest));
        }
        let all: BTreeSet<&str> = shared_digests().collect();
        assert_eq!(all.len(), SHARED.len() * 3);
        assert!(!is_shared_certificate(""));
    }
}
