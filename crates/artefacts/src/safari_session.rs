//! The back and forward list of a Safari tab: every address that a saved session names.
//!
//! A session is a property list with `SessionHistory` inside, which holds `SessionHistoryEntries`;
//! each entry has addresses in the open and WebKit's own encoding of the page's frames beside them.
//! Described in: <https://github.com/WebKit/WebKit/blob/main/Source/WebKit/UIProcess/mac/LegacySessionStateCoding.cpp>.

use formats::plist::{self, Value};
use model::{Fault, FaultKind};

use crate::{
    opaque::addresses_in,
    property_leaves::{Leaf, leaves},
};

/// Bytes before the property list: the version of the session's encoding.
const HEADER_BYTES: usize = 4;

/// One address of a session.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SessionAddress<'s> {
    /// The address.
    pub(crate) url: &'s str,
    /// The number of the entry, counted from 0; none outside the list of entries.
    pub(crate) entry: Option<i64>,
}

/// Calls `each` with every address of the session, each once per entry.
///
/// # Errors
/// `Malformed` when the bytes are no session.
pub(crate) fn session_addresses(
    session: &[u8],
    each: &mut dyn FnMut(SessionAddress<'_>),
) -> Result<(), Fault> {
    if session.is_empty() {
        return Ok(());
    }
    let value = session_list(session)?;
    let entries = value.at(&["SessionHistory", "SessionHistoryEntries"]);
    let Some(Value::Array(entries)) = entries else {
        value_addresses(&value, &mut |url| each(SessionAddress { url, entry: None }));
        return Ok(());
    };
    for (number, entry) in entries.iter().enumerate() {
        let number = i64::try_from(number).ok();
        value_addresses(entry, &mut |url| {
            each(SessionAddress { url, entry: number });
        });
    }
    Ok(())
}

fn session_list(session: &[u8]) -> Result<Value, Fault> {
    let after_header = session.get(HEADER_BYTES..).unwrap_or_default();
    if session.starts_with(b"bplist") {
        plist::parse(session)
    } else if after_header.starts_with(b"bplist") {
        plist::parse(after_header)
    } else {
        Err(Fault::new(FaultKind::Malformed, "tab session").detail("no property list in it"))
    }
}

/// Calls `each` once with every address in a property list: texts that are addresses, and those in data.
pub(crate) fn value_addresses(value: &Value, each: &mut dyn FnMut(&str)) {
    /// As many addresses are compared so that each comes once; the work stays linear.
    const COMPARED: usize = 32;
    let mut seen: Vec<String> = Vec::new();
    let mut once = |address: &str| {
        if seen.iter().any(|known| known == address) {
            return;
        }
        if seen.len() < COMPARED {
            seen.push(address.to_owned());
        }
        each(address);
    };
    leaves(value, &mut |leaf| match leaf {
        Leaf::Text(_, text) if text.contains("://") => once(text),
        Leaf::Text(..) => {}
        Leaf::Data(data) => match session_list(data) {
            Ok(inner) => inner.strings(&mut |_, text| {
                if text.contains("://") {
                    once(text);
                }
            }),
            Err(_) => addresses_in(data, &mut once),
        },
    });
}
