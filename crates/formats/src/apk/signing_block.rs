//! Finds the certificates in the block between an app's entries and its directory (schemes v2, v3, v3.1
//! and v3.2), and those of earlier keys in the history that v3 keeps.
//!
//! The stamp of a store (`0x6dff800d`) is no signature of the app and is not read. That v3.2 is built as
//! v3 is taken from readers of others: no description of it is published yet. Described in:
//! <https://source.android.com/docs/security/features/apksigning/v2>,
//! <https://source.android.com/docs/security/features/apksigning/v3>,
//! <https://source.android.com/docs/security/features/apksigning/v3-1>.

use model::{Fault, FaultKind};

use crate::{
    bytes::{ByteSource, array_at, read_part},
    cursor::Cursor,
    limits::{APK_SIGNATURE_BYTES, APK_SIGNING_PAIRS},
};

use super::{Anomaly, Notes, Scheme, certificates::Certificates};

const MAGIC: [u8; 16] = *b"APK Sig Block 42";
/// Bytes of the size and the magic at the block's end.
const FOOTER_BYTES: u64 = 24;
/// Bytes of a size.
const SIZE_BYTES: u64 = 8;
/// Bytes of the number that says what a pair is.
const ID_BYTES: u64 = 4;
/// The attribute of a v3 signer that holds the history of its keys.
const HISTORY: u32 = 0x3ba0_6f8c;

fn scheme(id: u32) -> Option<Scheme> {
    match id {
        0x7109_871a => Some(Scheme::V2),
        0xf053_68c0 => Some(Scheme::V3),
        0x1b93_ad61 => Some(Scheme::V31),
        0x70e1_c89f => Some(Scheme::V32),
        _ => None,
    }
}

/// Adds every certificate of the block before `directory`.
pub(super) fn read(
    source: &dyn ByteSource,
    directory: u64,
    certificates: &mut Certificates,
    notes: &mut Notes,
) {
    if let Err(fault) = try_read(source, directory, certificates, notes) {
        notes.faults.add(fault);
    }
}

fn try_read(
    source: &dyn ByteSource,
    directory: u64,
    certificates: &mut Certificates,
    notes: &mut Notes,
) -> Result<(), Fault> {
    let Some(footer) = directory.checked_sub(FOOTER_BYTES) else {
        return Ok(());
    };
    if array_at(source, footer.saturating_add(SIZE_BYTES))? != Some(MAGIC) {
        return Ok(());
    }
    let malformed = || Fault::new(FaultKind::Malformed, "signing block");
    let size = array_at(source, footer)?.map_or(0, u64::from_le_bytes);
    let start = directory
        .checked_sub(size)
        .and_then(|start| start.checked_sub(SIZE_BYTES))
        .ok_or_else(malformed)?;
    if array_at(source, start)?.map(u64::from_le_bytes) != Some(size) {
        notes.anomaly(Anomaly::SigningBlock);
    }
    let mut at = start.saturating_add(SIZE_BYTES);
    for _ in 0..APK_SIGNING_PAIRS {
        if at >= footer {
            break;
        }
        let length = array_at(source, at)?.map_or(0, u64::from_le_bytes);
        let next = at.saturating_add(SIZE_BYTES).saturating_add(length);
        if length < ID_BYTES || next > footer {
            notes.anomaly(Anomaly::SigningBlock);
            return Err(malformed());
        }
        let id = array_at(source, at.saturating_add(SIZE_BYTES))?.map_or(0, u32::from_le_bytes);
        let value = at.saturating_add(SIZE_BYTES).saturating_add(ID_BYTES);
        let bytes = length.saturating_sub(ID_BYTES);
        if let Some(scheme) = scheme(id) {
            if bytes > APK_SIGNATURE_BYTES {
                notes.fault(FaultKind::TooLarge, "signing block");
            }
            let value = read_part(source, value, bytes.min(APK_SIGNATURE_BYTES))?;
            certificates.schemes.insert(scheme);
            if let Err(fault) = signers(&value, scheme, certificates, notes) {
                notes.faults.add(fault);
            }
        }
        at = next;
    }
    if at < footer {
        notes.fault(FaultKind::TooMany, "signing block");
    }
    Ok(())
}

/// The signers of one scheme.
fn signers(
    value: &[u8],
    scheme: Scheme,
    certificates: &mut Certificates,
    notes: &mut Notes,
) -> Result<(), Fault> {
    let mut all = Cursor::new(prefixed(&mut Cursor::new(value), "signers")?);
    while !all.is_empty() {
        let mut signer = Cursor::new(prefixed(&mut all, "signer")?);
        let mut content = Cursor::new(prefixed(&mut signer, "signed data")?);
        prefixed(&mut content, "digests")?;
        let mut list = Cursor::new(prefixed(&mut content, "certificates of a signer")?);
        while !list.is_empty() {
            let der = prefixed(&mut list, "certificate of a signer")?;
            certificates.add(der, scheme, false, notes);
        }
        if scheme != Scheme::V2 {
            content.take(8, "versions of Android of a signer")?;
            attributes(&mut content, scheme, certificates, notes)?;
        }
    }
    Ok(())
}

/// The attributes of a v3 signer.
fn attributes(
    signed: &mut Cursor<'_>,
    scheme: Scheme,
    certificates: &mut Certificates,
    notes: &mut Notes,
) -> Result<(), Fault> {
    let mut all = Cursor::new(prefixed(signed, "attributes of a signer")?);
    while !all.is_empty() {
        let mut attribute = Cursor::new(prefixed(&mut all, "attribute of a signer")?);
        if attribute.u32_le("attribute of a signer")? == HISTORY {
            history(&mut attribute, scheme, certificates, notes)?;
        }
    }
    Ok(())
}

/// The history of keys: a version, then a certificate a level, the oldest first.
fn history(
    levels: &mut Cursor<'_>,
    scheme: Scheme,
    certificates: &mut Certificates,
    notes: &mut Notes,
) -> Result<(), Fault> {
    levels.take(4, "version of the history of keys")?;
    while !levels.is_empty() {
        let mut level = Cursor::new(prefixed(levels, "level of the history of keys")?);
        let mut signed = Cursor::new(prefixed(&mut level, "signed data of a level")?);
        let der = prefixed(&mut signed, "certificate of a level")?;
        certificates.add(der, scheme, true, notes);
    }
    Ok(())
}

/// Bytes with their length before them.
fn prefixed<'b>(cursor: &mut Cursor<'b>, what: &str) -> Result<&'b [u8], Fault> {
    let length = cursor.u32_le(what)?;
    cursor.take(usize::try_from(length).unwrap_or(usize::MAX), what)
}
