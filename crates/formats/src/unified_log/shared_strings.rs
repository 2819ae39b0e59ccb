//! The file with the strings of all programs of the shared cache (`dsc`).
//!
//! Described in:
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>.
//!
//! Ranges and names may overlap, so that a small file could unfold to any length: they are counted
//! before the parser copies them.

use std::borrow::Cow;

use macos_unifiedlogs::dsc::SharedCacheStrings;
use model::{Fault, FaultKind};

use crate::{
    cursor::Cursor,
    limits::{SHARED_STRINGS_RANGES, UUIDTEXT_PATH_BYTES},
};

const SIGNATURE: u32 = 0x6473_6368;

/// The whole file.
pub(super) fn parse(bytes: &[u8]) -> Result<SharedCacheStrings, Fault> {
    // The parser takes a text to the end of a file that ends without a zero.
    let ended = if bytes.ends_with(&[0]) {
        Cow::Borrowed(bytes)
    } else {
        Cow::Owned([bytes, &[0]].concat())
    };
    let bytes = &*ended;
    hold(bytes)?;
    match SharedCacheStrings::parse_dsc(bytes) {
        Ok((_, strings)) => Ok(strings),
        Err(_) => Err(Fault::new(FaultKind::Malformed, "shared strings")),
    }
}

/// Whether what the file unfolds to is hardly longer than the file.
fn hold(bytes: &[u8]) -> Result<(), Fault> {
    let mut fields = Cursor::new(bytes);
    if fields.u32_le("shared strings")? != SIGNATURE {
        return Err(Fault::new(FaultKind::Malformed, "shared strings"));
    }
    let is_wide = fields.u16_le("version")? == 2;
    fields.take(2, "version")?;
    let (ranges, programs) = (fields.u32_le("ranges")?, fields.u32_le("programs")?);
    if ranges.max(programs) > SHARED_STRINGS_RANGES {
        return Err(Fault::new(FaultKind::TooMany, "shared strings"));
    }
    let mut total = 0_usize;
    for _ in 0..ranges {
        fields.take(12, "range")?;
        let length = usize::try_from(fields.u32_le("range")?).unwrap_or(usize::MAX);
        total = total.saturating_add(length);
        fields.take(if is_wide { 8 } else { 0 }, "range")?;
    }
    for _ in 0..programs {
        fields.take(if is_wide { 28 } else { 24 }, "program")?;
        let at = u64::from(fields.u32_le("program")?);
        let rest = Cursor::at(bytes, at).rest();
        let name = rest.get(..UUIDTEXT_PATH_BYTES).unwrap_or(rest);
        if !name.contains(&0) {
            return Err(Fault::new(FaultKind::Malformed, "path of a program"));
        }
    }
    if total > bytes.len().saturating_mul(2) {
        return Err(Fault::new(FaultKind::Malformed, "ranges of strings"));
    }
    Ok(())
}
