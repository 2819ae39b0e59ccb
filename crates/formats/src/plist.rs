//! Property lists, binary and XML, as a bounded tree.
//!
//! Described in: <https://developer.apple.com/library/archive/documentation/CoreFoundation/Conceptual/CFPropertyLists/CFPropertyLists.html>,
//! <https://github.com/apple-oss-distributions/CF/blob/main/CFBinaryPList.c> (binary),
//! <http://www.apple.com/DTDs/PropertyList-1.0.dtd> (XML).
//!
//! A list that breaks anywhere is a fault as a whole: what stands after the damage hangs on what
//! stands before it. Text that is not valid Unicode is kept, with U+FFFD for what is not.

mod tree;
mod value;
mod xml;

use model::{Fault, FaultKind};

use crate::{binary_plist::BinaryPlist, limits::PLIST_BYTES};

pub use value::{Dictionary, Value};

/// Reads a property list, binary or XML by its first bytes; white space before it is skipped.
///
/// # Errors
/// `Short` or `Malformed` when it breaks, `TooLarge`, `TooDeep` or `TooMany` above the limits
/// `PLIST_…` (a few hundred bytes can name one object billions of times).
pub fn parse(bytes: &[u8]) -> Result<Value, Fault> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > PLIST_BYTES {
        return Err(
            Fault::new(FaultKind::TooLarge, "property list").detail(format_args!(
                "{} bytes, the limit is {PLIST_BYTES}",
                bytes.len()
            )),
        );
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let bytes = bytes.trim_ascii_start();
    if bytes.starts_with(b"bplist") {
        tree::build(&BinaryPlist::open(bytes)?)
    } else if bytes.starts_with(b"<") {
        xml::parse(bytes)
    } else {
        Err(Fault::new(FaultKind::Malformed, "property list")
            .detail("starts neither as a binary nor as an XML property list"))
    }
}

#[cfg(test)]
mod tests;
