//! Names of objects that are the same between runs: UUIDs made from what they name.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5>.

use sha1::{Digest as _, Sha1};

/// The namespace of vigie's own objects.
pub(crate) const VIGIE: [u8; 16] = [
    0x6d, 0x1f, 0x0b, 0x52, 0x9a, 0x44, 0x5c, 0x0e, 0x8d, 0x27, 0x3e, 0x71, 0xc4, 0x90, 0xaf, 0x16,
];
/// The namespace of STIX cyber-observable objects
/// (<https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html#_64yvzeku5a5c>).
pub(crate) const STIX: [u8; 16] = [
    0x00, 0xab, 0xed, 0xb4, 0xaa, 0x42, 0x46, 0x6c, 0x9c, 0x01, 0xfe, 0xd2, 0x33, 0x15, 0xa9, 0xb7,
];

/// The UUID, version 5, of a name in a namespace.
pub(crate) fn version_5(namespace: [u8; 16], name: &str) -> String {
    let digest = Sha1::new()
        .chain_update(namespace)
        .chain_update(name)
        .finalize();
    let mut hex = String::with_capacity(36);
    for (at, byte) in digest.iter().take(16).enumerate() {
        let byte = match at {
            6 => byte & 0x0f | 0x50,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        if matches!(at, 4 | 6 | 8 | 10) {
            hex.push('-');
        }
        hex.extend(
            [byte >> 4, byte & 0x0f].map(|half| char::from_digit(half.into(), 16).unwrap_or('0')),
        );
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The namespace of host names in RFC 9562.
    const DNS: [u8; 16] = [
        0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30,
        0xc8,
    ];

    #[test]
    fn the_example_of_the_standard_holds() {
        assert_eq!(
            version_5(DNS, "www.example.com"),
            "2ed6657d-e927-568b-95e1-2665a8aea6a2"
        );
        assert_ne!(version_5(VIGIE, "a"), version_5(STIX, "a"));
    }
}
