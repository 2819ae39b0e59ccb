//! Writes certificates, and the places where signers put them.
//!
//! Described in: <https://source.android.com/docs/security/features/apksigning/v3>,
//! <https://www.rfc-editor.org/rfc/rfc2315>, <https://www.rfc-editor.org/rfc/rfc5280>.

use sha2::{Digest, Sha256};

use super::Signing;

impl Signing {
    /// The block between entries and directory; empty without one.
    pub(super) fn block(&self) -> Vec<u8> {
        let certificate = certificate(&self.publisher);
        let mut pairs = Vec::new();
        let mut pair = |id: u32, value: Vec<u8>| {
            pairs.extend((value.len() as u64 + 4).to_le_bytes());
            pairs.extend(id.to_le_bytes());
            pairs.extend(value);
        };
        if self.v2 {
            let data = [
                signed_parts(&certificate),
                prefixed(&[]), // Attributes.
            ];
            pair(0x7109_871a, signers(&data.concat(), &[]));
        }
        if self.v3 {
            let history = self.earlier.as_ref().map(|earlier| {
                let levels = [earlier, &self.publisher].map(level);
                let mut attribute = 0x3ba0_6f8c_u32.to_le_bytes().to_vec();
                attribute.extend(1_u32.to_le_bytes());
                attribute.extend(levels.concat());
                prefixed(&attribute)
            });
            let versions = [28_u32.to_le_bytes(), u32::MAX.to_le_bytes()].concat();
            let data = [
                signed_parts(&certificate),
                versions.clone(),
                prefixed(&history.unwrap_or_default()),
            ];
            pair(0xf053_68c0, signers(&data.concat(), &versions));
        }
        if pairs.is_empty() {
            return pairs;
        }
        let size = (pairs.len() as u64 + 24).to_le_bytes();
        [&size[..], &pairs, &size, b"APK Sig Block 42"].concat()
    }
}

/// Digests and certificates of a signer.
fn signed_parts(certificate: &[u8]) -> Vec<u8> {
    let mut digest = 0x0103_u32.to_le_bytes().to_vec();
    digest.extend(prefixed(&Sha256::digest(certificate)));
    [
        prefixed(&prefixed(&digest)),
        prefixed(&prefixed(certificate)),
    ]
    .concat()
}

/// A list of one signer: its signed data, what v3 repeats, a signature, a key.
fn signers(data: &[u8], repeated: &[u8]) -> Vec<u8> {
    let mut signature = 0x0103_u32.to_le_bytes().to_vec();
    signature.extend(prefixed(&[0x5a; 256]));
    let signer = [
        prefixed(data),
        repeated.to_vec(),
        prefixed(&prefixed(&signature)),
        prefixed(&public_key("")),
    ];
    prefixed(&prefixed(&signer.concat()))
}

/// A level of a history of keys.
fn level(publisher: &(String, String)) -> Vec<u8> {
    let algorithm = 0x0103_u32.to_le_bytes();
    let data = [&prefixed(&certificate(publisher))[..], &algorithm].concat();
    let rest = [
        &7_u32.to_le_bytes()[..],
        &algorithm,
        &prefixed(&[0x5a; 256]),
    ]
    .concat();
    prefixed(&[prefixed(&data), rest].concat())
}

fn prefixed(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    [&length.to_le_bytes()[..], bytes].concat()
}

/// A certificate of a publisher (common name, organisation) in DER, valid from 2020 to 2050. Nobody has
/// its key.
#[must_use]
pub fn certificate((name, organisation): &(String, String)) -> Vec<u8> {
    let algorithm = sequence(&[&oid(b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b"), &[0x05, 0x00]]);
    let attribute = |kind: u8, text: &str| {
        let parts = sequence(&[&oid(&[0x55, 0x04, kind]), &der(0x0c, text.as_bytes())]);
        der(0x31, &parts)
    };
    let names = sequence(&[&attribute(3, name), &attribute(10, organisation)]);
    let dates = sequence(&[&der(0x17, b"200101000000Z"), &der(0x18, b"20500101000000Z")]);
    let signed = sequence(&[
        &der(0xa0, &der(0x02, &[2])),
        &der(0x02, &[1]),
        &algorithm,
        &names,
        &dates,
        &names,
        &public_key(name),
    ]);
    let signature = [&[0][..], &[0x5a; 256]].concat();
    sequence(&[&signed, &algorithm, &der(0x03, &signature)])
}

/// An RSA key whose number depends on the name.
fn public_key(name: &str) -> Vec<u8> {
    let mut modulus = vec![0x00];
    for round in 0..8_u8 {
        modulus.extend(Sha256::digest([name.as_bytes(), &[round]].concat()));
    }
    modulus[1] |= 0x80;
    modulus[256] |= 0x01;
    let key = sequence(&[&der(0x02, &modulus), &der(0x02, &[1, 0, 1])]);
    let algorithm = sequence(&[&oid(b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01"), &[0x05, 0x00]]);
    sequence(&[&algorithm, &der(0x03, &[&[0][..], &key].concat())])
}

/// Signed data with a certificate, and no signer.
pub(super) fn pkcs7(certificate: &[u8]) -> Vec<u8> {
    let content = sequence(&[&oid(b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01")]);
    let data = sequence(&[
        &der(0x02, &[1]),
        &der(0x31, &[]),
        &content,
        &der(0xa0, certificate),
        &der(0x31, &[]),
    ]);
    sequence(&[
        &oid(b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"),
        &der(0xa0, &data),
    ])
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    der(0x30, &parts.concat())
}

fn oid(bytes: &[u8]) -> Vec<u8> {
    der(0x06, bytes)
}

fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let [.., high, low] = length.to_be_bytes();
    let head = match length {
        0..=0x7f => vec![tag, low],
        0x80..=0xff => vec![tag, 0x81, low],
        _ => vec![tag, 0x82, high, low],
    };
    [&head, content].concat()
}
