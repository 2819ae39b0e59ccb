//! The members of a zip whose list is lost, as of one that was cut: each stands behind a header of its
//! own.
//!
//! Described in: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT> (4.3.7).

use flate2::read::DeflateDecoder;
use model::Fault;

use super::{Member, Method, Packed, checked_name};
use crate::{
    bytes::{ByteSource, Part, SharedBytes, Stream},
    limits::{ARCHIVE_FREE_BYTES, ARCHIVE_MEMBERS, ARCHIVE_NAME_BYTES, ARCHIVE_RATIO},
};

const SIGNATURE: [u8; 4] = *b"PK\x03\x04";
const HEADER_BYTES: usize = 30;
/// Sizes stand behind the member, and not in its header.
const SIZES_FOLLOW: u16 = 1 << 3;
const ENCRYPTED: u16 = 1;
/// What may stand behind a member whose sizes follow: with and without signature, of 32 and 64 bits.
const DESCRIPTOR_BYTES: [u64; 5] = [0, 12, 16, 20, 24];

/// A member's own header.
pub(super) struct Header {
    flags: u16,
    method: u16,
    crc: u32,
    packed: u64,
    size: u64,
    name_len: u64,
    extra_len: u64,
}

impl Header {
    /// The header at `at`, if one stands there.
    pub(super) fn at(archive: &dyn ByteSource, at: u64) -> Result<Option<Self>, Fault> {
        let mut bytes = [0; HEADER_BYTES];
        let count = archive.read_at(at, &mut bytes)?;
        if count < HEADER_BYTES || !bytes.starts_with(&SIGNATURE) {
            return Ok(None);
        }
        let short = |from: usize| {
            let bytes = bytes.get(from..).and_then(|rest| rest.first_chunk::<2>());
            u16::from_le_bytes(bytes.copied().unwrap_or_default())
        };
        let long = |from: usize| {
            let bytes = bytes.get(from..).and_then(|rest| rest.first_chunk::<4>());
            u32::from_le_bytes(bytes.copied().unwrap_or_default())
        };
        Ok(Some(Self {
            flags: short(6),
            method: short(8),
            crc: long(14),
            packed: long(18).into(),
            size: long(22).into(),
            name_len: short(26).into(),
            extra_len: short(28).into(),
        }))
    }

    /// Where the member's bytes begin when its header stands at `at`.
    pub(super) fn data_start(&self, at: u64) -> u64 {
        let header = u64::try_from(HEADER_BYTES).unwrap_or(0);
        [header, self.name_len, self.extra_len]
            .into_iter()
            .fold(at, u64::saturating_add)
    }

    fn method(&self) -> Method {
        method(self.method, self.flags & ENCRYPTED != 0)
    }
}

/// How a member is packed, by the number of the method.
pub(super) fn method(number: u16, encrypted: bool) -> Method {
    match number {
        _ if encrypted => Method::Encrypted,
        0 => Method::Stored,
        8 => Method::Deflated,
        other => Method::Other(other),
    }
}

/// Walks from header to header as far as they follow each other.
pub(super) fn walk(archive: &SharedBytes, faults: &mut Vec<Fault>) -> Vec<Member> {
    let mut members = Vec::new();
    let mut at = 0_u64;
    while members.len() < ARCHIVE_MEMBERS {
        let header = match Header::at(&**archive, at) {
            Ok(Some(header)) => header,
            Ok(None) => break,
            Err(fault) => {
                faults.push(fault);
                break;
            }
        };
        let start = header.data_start(at);
        let sizes_follow = header.flags & SIZES_FOLLOW != 0;
        let (len, size) = match header.method() {
            Method::Deflated if sizes_follow => measured(archive, start),
            _ => (header.packed, header.size),
        };
        match name(archive, at, &header) {
            Ok(name) if !name.ends_with('/') => members.push(Member {
                name,
                size,
                packed: Packed {
                    start,
                    len,
                    method: header.method(),
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

fn name(archive: &SharedBytes, at: u64, header: &Header) -> Result<String, Fault> {
    let len = usize::try_from(header.name_len).unwrap_or(0);
    let mut name = vec![0; len.min(ARCHIVE_NAME_BYTES.saturating_add(1))];
    let from = at.saturating_add(u64::try_from(HEADER_BYTES).unwrap_or(0));
    let count = archive.read_at(from, &mut name)?;
    checked_name(name.get(..count).unwrap_or_default())
}

/// How many bytes a deflated member has, packed and unpacked, where only its end tells.
fn measured(archive: &SharedBytes, start: u64) -> (u64, u64) {
    let rest = Part::new(SharedBytes::clone(archive), start, u64::MAX);
    let limit = rest
        .len()
        .saturating_mul(ARCHIVE_RATIO)
        .saturating_add(ARCHIVE_FREE_BYTES);
    let mut decoder = DeflateDecoder::new(Stream::new(std::sync::Arc::new(rest)));
    // Where it is damaged or cut, it has what comes before.
    let _ = std::io::copy(
        &mut std::io::Read::take(&mut decoder, limit),
        &mut std::io::sink(),
    );
    (decoder.total_in(), decoder.total_out())
}

/// Where the header after a member that ends at `end` stands.
fn next(archive: &SharedBytes, end: u64, sizes_follow: bool) -> Option<u64> {
    let behind = DESCRIPTOR_BYTES
        .iter()
        .take(if sizes_follow { usize::MAX } else { 1 });
    let mut candidates = behind.map(|bytes| end.saturating_add(*bytes));
    candidates.find(|at| matches!(Header::at(&**archive, *at), Ok(Some(_))))
}
