//! Reads the beginning of bytes that are unpacked while they are read, and from a place before once more.

use formats::bytes::ByteSource;

/// Bytes that are read.
const BYTES: usize = 1 << 20;

/// What can be read from the start; a fault is as good an end as none.
///
/// # Panics
/// When other bytes stand at a place than before.
#[must_use]
pub fn beginning(source: &dyn ByteSource) -> Vec<u8> {
    let mut all = vec![0; BYTES];
    let mut filled = 0;
    while filled < BYTES {
        match source.read_at(offset(filled), &mut all[filled..]) {
            Ok(count) if count > 0 => filled += count,
            _ => break,
        }
    }
    all.truncate(filled);
    // From a place before the last one read.
    let half = filled / 2;
    let mut again = vec![0; 100];
    if let Ok(count) = source.read_at(offset(half), &mut again) {
        let both = count.min(filled - half);
        assert_eq!(again[..both], all[half..half + both]);
    }
    all
}

fn offset(at: usize) -> u64 {
    u64::try_from(at).unwrap_or(u64::MAX)
}
