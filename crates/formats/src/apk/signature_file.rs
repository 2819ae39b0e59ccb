//! Finds the certificates in a file of signatures below `META-INF` (scheme v1).
//!
//! Described in: <https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html#signed-jar-file>,
//! <https://www.rfc-editor.org/rfc/rfc2315#section-9.1> (PKCS #7 signed data).

use model::FaultKind;

use crate::certificate::{self, Elements, OBJECT_IDENTIFIER, SEQUENCE, inside};

use super::{Anomaly, Notes, Scheme, certificates::Certificates};

const FOLDER: &[u8] = b"META-INF/";
const KINDS: [&[u8]; 3] = [b".RSA", b".DSA", b".EC"];
/// `pkcs7-signedData`.
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// `[0]`: the content, and later the certificates.
const FIRST: u8 = 0xa0;

/// Whether an entry of this name holds signatures.
pub(super) fn is_named_so(name: &[u8]) -> bool {
    let inside = |name: &[u8]| {
        KINDS.iter().any(|kind| {
            name.len()
                .checked_sub(kind.len())
                .and_then(|start| name.get(start..))
                .is_some_and(|end| end.eq_ignore_ascii_case(kind))
        })
    };
    name.split_at_checked(FOLDER.len())
        .is_some_and(|(folder, rest)| {
            folder.eq_ignore_ascii_case(FOLDER) && !rest.contains(&b'/') && inside(rest)
        })
}

/// Whether bytes begin as such a file does.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    bytes.first() == Some(&SEQUENCE)
}

/// Adds every certificate of the file.
pub(super) fn read(bytes: &[u8], certificates: &mut Certificates, notes: &mut Notes) {
    certificates.schemes.insert(Scheme::V1);
    let mut found = by_structure(bytes).unwrap_or_default();
    if found.is_empty() {
        notes.anomaly(Anomaly::SignatureFile);
        found = by_search(bytes);
    }
    if found.is_empty() {
        notes.fault(FaultKind::Malformed, "file of signatures");
    }
    for der in found {
        certificates.add(der, Scheme::V1, false, notes);
    }
}

/// The certificates where the standard puts them.
fn by_structure(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut parts = Elements(inside(bytes, SEQUENCE)?);
    let (OBJECT_IDENTIFIER, SIGNED_DATA) = parts.next()? else {
        return None;
    };
    let (FIRST, content) = parts.next()? else {
        return None;
    };
    let signed = inside(content, SEQUENCE)?;
    let (_, list) = Elements(signed).find(|(tag, _)| *tag == FIRST)?;
    let mut rest = Elements(list);
    let mut found = Vec::new();
    loop {
        let before = rest.0;
        let Some((tag, _)) = rest.next() else {
            return Some(found);
        };
        let length = before.len().saturating_sub(rest.0.len());
        if let (SEQUENCE, Some(whole)) = (tag, before.get(..length)) {
            found.push(whole);
        }
    }
}

/// Certificates anywhere in the bytes: signers that write lengths without limits (BER) still hold each
/// certificate in the strict form.
fn by_search(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    while let Some(place) = memchr::memchr(SEQUENCE, bytes) {
        bytes = bytes.get(place..).unwrap_or_default();
        let mut rest = Elements(bytes);
        let whole = rest.next().and_then(|_| {
            let length = bytes.len().saturating_sub(rest.0.len());
            bytes.get(..length)
        });
        match whole.filter(|whole| certificate::parse(whole).is_ok()) {
            Some(whole) => {
                found.push(whole);
                bytes = rest.0;
            }
            None => bytes = bytes.get(1..).unwrap_or_default(),
        }
    }
    found
}
