//! The members of a zip whose list is lost, as of one that was cut: each stands behind a header of its
//! own.
//!
//! Described in: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT> (4.3.7).

use std::io;

use model::Fault;

use super::{Member, Method, Packed, checked_name, inflate::inflating};
use crate::{
    bytes::{ByteSource, SharedBytes, array_at, read_part},
    limits::{ARCHIVE_MEMBERS, ARCHIVE_NAME_BYTES},
    zip_header::{self, DEFLATED, ENCRYPTED, SIZES_FOLLOW, STORED, ZipHeader},
};

/// What may stand behind a member whose sizes follow: with and without signature, of 32 and 64 bits.
const DESCRIPTOR_BYTES: [u64; 5] = [0, 12, 16, 20, 24];

/// The header at `at`, if one stands there.
pub(super) fn header_at(archive: &dyn ByteSource, at: u64) -> Result<Option<ZipHeader>, Fault> {
    let bytes = array_at(archive, at)?;
    Ok(bytes.and_then(|bytes| ZipHeader::parse(&bytes)))
}

/// How a member is packed, by the number of the method.
pub(super) fn method(number: u16, encrypted: bool) -> Method {
    match number {
        _ if encrypted => Method::Encrypted,
        STORED => Method::Stored,
        DEFLATED => Method::Deflated,
        other => Method::Other(other),
    }
}

/// Walks from header to header as far as they follow each other.
pub(super) fn walk(archive: &SharedBytes, faults: &mut Vec<Fault>) -> Vec<Member> {
    let mut members = Vec::new();
    let mut at = 0_u64;
    while members.len() < ARCHIVE_MEMBERS {
        let header = match header_at(&**archive, at) {
            Ok(Some(header)) => header,
            Ok(None) => break,
            Err(fault) => {
                faults.push(fault);
                break;
            }
        };
        let start = header.data_start(at);
        let sizes_follow = header.flags & SIZES_FOLLOW != 0;
        let method = method(header.method, header.flags & ENCRYPTED != 0);
        let (len, size) = match method {
            Method::Deflated if sizes_follow => measured(archive, start),
            _ => (header.compressed, header.uncompressed),
        };
        match name(archive, at, &header) {
            Ok(name) if !name.ends_with('/') => members.push(Member {
                name,
                size,
                mode: None,
                modified: None,
                packed: Packed {
                    start,
                    len,
                    method,
                    crc: if sizes_follow { 0 } else { header.crc },
                },
            }),
            Ok(_) => {}
            Err(fault) => faults.push(fault),
        }
        let end = start.saturating_add(len);
        let Some(next) = next(archive, end, sizes_follow) else {
            break;
        };
        at = next;
    }
    members
}

fn name(archive: &SharedBytes, at: u64, header: &ZipHeader) -> Result<String, Fault> {
    let most = u64::try_from(ARCHIVE_NAME_BYTES).unwrap_or(u64::MAX);
    let len = header.name.min(most.saturating_add(1));
    checked_name(&read_part(
        &**archive,
        at.saturating_add(zip_header::BYTES),
        len,
    )?)
}

/// How many bytes a deflated member has, packed and unpacked, where only its end tells.
fn measured(archive: &SharedBytes, start: u64) -> (u64, u64) {
    let rest = archive.len().saturating_sub(start);
    let mut inflating = inflating(archive, start, rest, u64::MAX);
    // Where it is damaged or cut, it has what comes before.
    let _ = io::copy(&mut inflating, &mut io::sink());
    (inflating.total_in(), inflating.total_out())
}

/// Where the header after a member that ends at `end` stands.
fn next(archive: &SharedBytes, end: u64, sizes_follow: bool) -> Option<u64> {
    let behind = DESCRIPTOR_BYTES
        .iter()
        .take(if sizes_follow { usize::MAX } else { 1 });
    let mut candidates = behind.map(|bytes| end.saturating_add(*bytes));
    candidates.find(|at| matches!(header_at(&**archive, *at), Ok(Some(_))))
}
