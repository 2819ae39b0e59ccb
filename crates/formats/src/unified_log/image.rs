//! The file with the strings of one program (`uuidtext`), which ends with the program's path.
//!
//! Described in:
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>.

use macos_unifiedlogs::uuidtext::UUIDText;
use model::{Fault, FaultKind};

use crate::{
    bytes::{ByteSource, read_part},
    cursor::Cursor,
    limits::{UUIDTEXT_ENTRIES, UUIDTEXT_PATH_BYTES},
};

const SIGNATURE: u32 = 0x6677_8899;
const HEADER_BYTES: u64 = 16;
const ENTRY_BYTES: u64 = 8;

/// The program's path; only the beginning and the end of the file are read.
pub(super) fn path(file: &dyn ByteSource) -> Result<String, Fault> {
    let at = path_offset(file)?;
    let longest = u64::try_from(UUIDTEXT_PATH_BYTES).unwrap_or(u64::MAX);
    let bytes = read_part(file, at, longest)?;
    let end = bytes.iter().position(|byte| *byte == 0);
    let path = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
    Ok(String::from_utf8_lossy(path).into_owned())
}

/// The whole file, once its lengths are known to fit.
pub(super) fn parse(bytes: &[u8]) -> Result<UUIDText, Fault> {
    path_offset(&bytes)?;
    match UUIDText::parse_uuidtext(bytes) {
        Ok((_, text)) => Ok(text),
        Err(_) => Err(Fault::new(FaultKind::Malformed, "uuidtext")),
    }
}

/// Where the path begins: behind all strings.
fn path_offset(file: &dyn ByteSource) -> Result<u64, Fault> {
    let header = read_part(file, 0, HEADER_BYTES)?;
    let mut header = Cursor::new(&header);
    let signature = header.u32_le("uuidtext")?;
    header.take(8, "version of uuidtext")?;
    let entries = header.u32_le("entries of uuidtext")?;
    if signature != SIGNATURE {
        return Err(Fault::new(FaultKind::Malformed, "uuidtext"));
    }
    if entries > UUIDTEXT_ENTRIES {
        return Err(Fault::new(FaultKind::TooMany, "entries of uuidtext"));
    }
    let table = u64::from(entries).saturating_mul(ENTRY_BYTES);
    let mut at = HEADER_BYTES.saturating_add(table);
    let table = read_part(file, HEADER_BYTES, table)?;
    let mut table = Cursor::new(&table);
    for _ in 0..entries {
        table.take(4, "start of strings")?;
        let length = table.u32_le("length of strings")?;
        at = at.saturating_add(u64::from(length));
    }
    if at > file.len() {
        return Err(Fault::new(FaultKind::Short, "strings of uuidtext"));
    }
    Ok(at)
}
