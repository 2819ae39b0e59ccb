//! What stands before the deflated data of a member of a gzip file.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1952> (2.3).

use model::{Fault, FaultKind};

use super::{WHAT, is_gzip};
use crate::{cursor::Cursor, limits::GZIP_HEADER_BYTES};

const FIXED: usize = 10;
const HEADER_CHECKSUM: u8 = 2;
const EXTRA: u8 = 4;
const NAME: u8 = 8;
const COMMENT: u8 = 16;
const RESERVED: u8 = 0xe0;

/// How many bytes of `start` the header has; `None` when it goes on behind them.
///
/// # Errors
/// `Malformed` for anything but a header, `TooLarge` for one that does not end.
pub(super) fn length(start: &[u8]) -> Result<Option<usize>, Fault> {
    let malformed = |why: &str| Fault::new(FaultKind::Malformed, WHAT).detail(why);
    let mut cursor = Cursor::new(start);
    let Ok(fixed) = cursor.take(FIXED, WHAT) else {
        return Ok(None);
    };
    let flags = fixed.get(3).copied().unwrap_or_default();
    if !is_gzip(fixed) || flags & RESERVED != 0 {
        return Err(malformed("no header stands there"));
    }
    let mut length = FIXED;
    if flags & EXTRA != 0 {
        let Ok(extra) = cursor.u16_le(WHAT) else {
            return Ok(None);
        };
        length = length.saturating_add(2).saturating_add(usize::from(extra));
    }
    for flag in [NAME, COMMENT] {
        if flags & flag == 0 {
            continue;
        }
        let text = start.get(length..).unwrap_or_default();
        match memchr::memchr(0, text) {
            Some(end) => length = length.saturating_add(end).saturating_add(1),
            None if start.len() >= GZIP_HEADER_BYTES => {
                return Err(Fault::new(FaultKind::TooLarge, WHAT).detail("its header"));
            }
            None => return Ok(None),
        }
    }
    if flags & HEADER_CHECKSUM != 0 {
        length = length.saturating_add(2);
    }
    Ok((length <= start.len()).then_some(length))
}
