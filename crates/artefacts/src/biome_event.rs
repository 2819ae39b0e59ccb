//! What the streams of events (Biome) have in common: files of entries, each a protobuf message.
//!
//! Described in: <https://github.com/cclgroupltd/ccl-segb>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/biomeAppinstall.py>.

use std::borrow::Cow;

use formats::{
    protobuf::{self, Value},
    segb::{self, Entry, State},
};
use model::{Fault, Instant, Untrusted};

use crate::{Out, PhoneFile};

/// Calls `each` with every entry of a stream's file. What fails to read as a message of a written
/// entry is a fault; of a deleted one, mostly nothing but its time is left.
pub(crate) fn each_entry<A>(
    file: &PhoneFile,
    out: &mut Out<'_, A>,
    mut each: impl FnMut(&mut Out<'_, A>, &Entry<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    // A segment that was made and not yet written to; what the file system keeps beside them.
    if file.content().is_empty() || file.name().starts_with('.') {
        return Ok(());
    }
    let bytes = file.text()?;
    segb::each_entry(&bytes, &mut |entry| {
        let read = entry.and_then(|entry| {
            let read = each(out, &entry);
            read.or_else(|fault| match entry.state {
                State::Deleted => Ok(()),
                _ => Err(fault),
            })
        });
        if let Err(fault) = read {
            out.fault(fault);
        }
    })
}

const DELETED: &str = "deleted";

/// What became of an entry, in a word.
pub(crate) fn state(entry: &Entry<'_>) -> Untrusted<'static> {
    match entry.state {
        State::Written => Untrusted::from("written"),
        State::Deleted => Untrusted::from(DELETED),
        State::Other(number) => Untrusted::from(number.to_string()),
    }
}

/// Whether the word of [`state`] says so. Deleted entries can be years older than what the stream
/// covers: their times are no moments.
pub(crate) fn is_deleted(state: &Untrusted<'_>) -> bool {
    state.raw() == DELETED
}

/// The message of an entry; one that was deleted has none when nothing but zeros is left.
pub(crate) fn message<'b>(entry: &Entry<'b>) -> &'b [u8] {
    if entry.data.iter().all(|byte| *byte == 0) {
        &[]
    } else {
        entry.data
    }
}

/// Calls `each` with the fields of a message, by number.
pub(crate) fn fields<'b>(
    message: &'b [u8],
    each: &mut dyn FnMut(u64, Value<'b>),
) -> Result<(), Fault> {
    for field in protobuf::fields(message) {
        let field = field?;
        each(field.number, field.value);
    }
    Ok(())
}

/// The text of a field of a message inside, unless it is empty.
pub(crate) fn inner_text(message: Value<'_>, number: u64) -> Option<Untrusted<'_>> {
    let fields = protobuf::fields(message.bytes()?).map_while(Result::ok);
    let mut wanted = fields.filter(|field| field.number == number);
    filled(wanted.next()?.value)
}

/// The text of a field, unless it is empty.
pub(crate) fn filled(value: Value<'_>) -> Option<Untrusted<'_>> {
    let text: Option<Cow<'_, str>> = value.text();
    text.map(Untrusted::from).filter(|text| !text.is_empty())
}

/// Seconds since 2001, as a float.
pub(crate) fn cocoa(value: Value<'_>) -> Option<Instant> {
    float(value).and_then(Instant::from_cocoa_s)
}

/// Seconds since 1970, as a float; 0 for none.
pub(crate) fn unix(value: Value<'_>) -> Option<Instant> {
    float(value)
        .filter(|seconds| *seconds != 0.0)
        .and_then(Instant::from_unix_s)
}

fn float(value: Value<'_>) -> Option<f64> {
    match value {
        Value::Fixed(bits) => Some(f64::from_bits(bits)),
        _ => None,
    }
}

/// The older events all have one layout.
#[derive(Debug, Default)]
pub(crate) struct OlderEvent<'b> {
    /// When it began.
    pub(crate) began: Option<Instant>,
    /// What it is about: an app's identifier, an address.
    pub(crate) value: Option<Untrusted<'b>>,
}

/// Reads an event of the older layout.
pub(crate) fn older(message: &[u8]) -> Result<OlderEvent<'_>, Fault> {
    let mut event = OlderEvent::default();
    fields(message, &mut |number, value| match number {
        2 => event.began = cocoa(value),
        4 => event.value = inner_text(value, 3),
        _ => {}
    })?;
    Ok(event)
}
