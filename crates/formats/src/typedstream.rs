//! Typed streams: what `NSArchiver` writes, as in the column `attributedBody` of messages.
//!
//! Described in: <https://pypi.org/project/pytypedstream/>,
//! <https://docs.rs/crate/crabstep/latest>, <https://developer.apple.com/documentation/foundation/nsarchiver>.
//!
//! Values stand in groups behind a string of their types; objects, classes and strings already seen
//! are named by number. A message is an attributed string: its text, then runs of attributes, among
//! them the addresses that a link opens whatever its words say.

mod reader;

use model::{Fault, FaultKind};

use crate::{
    binary_plist::{BinaryPlist, Object},
    keyed_archive::join_address,
    limits::{LINKS_PER_TEXT, TYPEDSTREAM_BYTES},
};
use reader::{Reader, Thing};

/// What a typed stream of an attributed string says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttributedText {
    /// The text: the first string object. U+FFFD stands for what is not UTF-8.
    pub text: Option<String>,
    /// Addresses among the attributes, in order, each once; the text may say something else.
    pub urls: Vec<String>,
    /// Where the stream breaks; what stands before was read.
    pub fault: Option<Fault>,
}

/// Reads a typed stream as far as it can be read.
#[must_use]
pub fn decode(bytes: &[u8]) -> AttributedText {
    if bytes.len() > TYPEDSTREAM_BYTES {
        let fault = Fault::new(FaultKind::TooLarge, "typed stream").detail(format_args!(
            "{} bytes, the limit is {TYPEDSTREAM_BYTES}",
            bytes.len()
        ));
        return AttributedText {
            fault: Some(fault),
            ..AttributedText::default()
        };
    }
    let mut reader = Reader::new(bytes);
    let fault = reader.read().err();
    let things = reader.things();
    AttributedText {
        text: things.iter().find_map(string).map(text_of),
        urls: addresses(things),
        fault,
    }
}

/// The text of the attributed string.
///
/// # Errors
/// `Short`, `Malformed` or a limit when the stream breaks before the text was read.
pub fn text(bytes: &[u8]) -> Result<String, Fault> {
    let decoded = decode(bytes);
    decoded.text.ok_or_else(|| {
        decoded.fault.unwrap_or_else(|| {
            Fault::new(FaultKind::Malformed, "typed stream").detail("no string object")
        })
    })
}

/// The addresses among the attributes: see [`AttributedText::urls`].
#[must_use]
pub fn urls(bytes: &[u8]) -> Vec<String> {
    decode(bytes).urls
}

/// The bytes of a string object.
fn string<'b>(thing: &Thing<'b>) -> Option<&'b [u8]> {
    match thing {
        Thing::Object(object) if matches!(object.class, b"NSString" | b"NSMutableString") => {
            object.text
        }
        _ => None,
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn addresses(things: &[Thing<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    for thing in things {
        let Thing::Object(object) = thing else {
            continue;
        };
        match object.class {
            b"NSURL" => add(&mut found, address(things, &object.members)),
            b"NSData" | b"NSMutableData" => {
                // What data detectors found: a keyed archive, whose strings say the address.
                for text in object.data.map(archived_addresses).unwrap_or_default() {
                    add(&mut found, Some(text));
                }
            }
            _ => {}
        }
    }
    found
}

fn add(found: &mut Vec<String>, address: Option<String>) {
    if let Some(address) = address
        && !address.is_empty()
        && found.len() < LINKS_PER_TEXT
        && !found.contains(&address)
    {
        found.push(address);
    }
}

/// The address of an `NSURL`: the last string among its members, below the address of the `NSURL`
/// among them, if there is one.
fn address(things: &[Thing<'_>], members: &[usize]) -> Option<String> {
    let texts = |members: &[usize]| {
        let last = members
            .iter()
            .rev()
            .find_map(|member| things.get(*member).and_then(string));
        last.map(text_of)
    };
    let base = members.iter().find_map(|member| match things.get(*member) {
        Some(Thing::Object(base)) if base.class == b"NSURL" => texts(&base.members),
        _ => None,
    });
    let own = texts(members)?;
    Some(match base {
        Some(base) => join_address(&base, &own),
        None => own,
    })
}

/// The strings of a binary property list that are addresses.
fn archived_addresses(data: &[u8]) -> Vec<String> {
    let Ok(list) = BinaryPlist::open(data) else {
        return Vec::new();
    };
    // Objects may overlap, so that each looks at most of the data: stop when all of it was seen
    // several times over.
    let mut left = data.len().saturating_mul(4);
    let mut found = Vec::new();
    for reference in 0..list.count() {
        let Ok(Object::Text(text)) = list.object(reference) else {
            continue;
        };
        let Some(rest) = left.checked_sub(text.stored_len()) else {
            break;
        };
        left = rest;
        let text = text.decode();
        if text.contains("://") {
            found.push(text.into_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests;
