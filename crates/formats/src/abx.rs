//! Reads Android binary XML (ABX), as Android 12 and later keep their settings, into events.
//!
//! Described in: <https://cs.android.com/android/platform/superproject/main/+/main:frameworks/libs/modules-utils/java/com/android/modules/utils/BinaryXmlSerializer.java>,
//! <https://github.com/cclgroupltd/android-bits/tree/main/ccl_abx>.

use std::{borrow::Cow, ops::ControlFlow};

use model::{Fault, FaultKind};

use crate::{
    budget::Budget,
    cursor::Cursor,
    limits::{ABX_BYTES, ABX_DEPTH, ABX_TOKENS},
};

/// What a document begins with: three letters and the version.
pub const MAGIC: [u8; 4] = *b"ABX\0";
/// The place in the table of texts that announces a new one.
const NEW_TEXT: u16 = u16::MAX;

/// A step through a document. What it borrows is gone with the next step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event<'e> {
    /// An element begins.
    Start(&'e str),
    /// An attribute of the element that began last.
    Attribute(&'e str, Value<'e>),
    /// Text between elements.
    Text(Value<'e>),
    /// An element ends.
    End(&'e str),
}

/// A value: attributes have types.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'e> {
    /// Nothing.
    Null,
    /// Text.
    Text(&'e str),
    /// Bytes; XML has them in hexadecimal or base 64.
    Bytes(&'e [u8]),
    /// An integer of 32 or 64 bits.
    Integer(i64),
    /// A floating point number.
    Float(f64),
    /// A truth.
    Truth(bool),
}

impl<'e> Value<'e> {
    /// The text.
    #[must_use]
    pub fn text(self) -> Option<&'e str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The integer, also when it is written as text.
    #[must_use]
    pub fn integer(self) -> Option<i64> {
        match self {
            Value::Integer(number) => Some(number),
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

/// Calls `each` with every event up to the end of the document; what follows that end is not looked at.
///
/// # Errors
/// The first thing that does not follow the format; the events before it were given.
pub fn events(bytes: &[u8], each: &mut dyn FnMut(Event<'_>)) -> Result<(), Fault> {
    let mut reader = Reader {
        cursor: Cursor::new(bytes),
        texts: Vec::new(),
        depth: 0,
        tokens: Budget::new("tokens of binary XML", ABX_TOKENS),
        bytes: Budget::new("bytes of binary XML", ABX_BYTES),
    };
    if reader.cursor.array("binary XML magic")? != MAGIC {
        return Err(malformed("does not start with ABX and version 0"));
    }
    while reader.token(each)?.is_continue() {}
    Ok(())
}

struct Reader<'b> {
    cursor: Cursor<'b>,
    /// Texts that were announced, by their place.
    texts: Vec<Cow<'b, str>>,
    depth: u64,
    tokens: Budget,
    bytes: Budget,
}

/// A value as read: an interned text by its place.
enum Read<'b> {
    Value(Value<'b>),
    Text(Cow<'b, str>),
    Interned(usize),
}

impl<'b> Reader<'b> {
    fn token(&mut self, each: &mut dyn FnMut(Event<'_>)) -> Result<ControlFlow<()>, Fault> {
        self.tokens.spend(1)?;
        let token = self.cursor.u8("binary XML token")?;
        match token & 0x0F {
            1 => return Ok(ControlFlow::Break(())),
            2 => {
                self.depth = self.depth.saturating_add(1);
                if self.depth > ABX_DEPTH {
                    return Err(Fault::new(FaultKind::TooDeep, "binary XML")
                        .detail(format_args!("the limit is {ABX_DEPTH}")));
                }
                let name = self.interned()?;
                each(Event::Start(self.text(name)));
            }
            3 => {
                let name = self.interned()?;
                let depth = self.depth.checked_sub(1);
                self.depth = depth.ok_or_else(|| malformed("an end without a start"))?;
                each(Event::End(self.text(name)));
            }
            // Text, a CDATA section, white space.
            4 | 5 | 7 => {
                let value = self.value(token & 0xF0)?;
                each(Event::Text(self.given(&value)));
            }
            // The start, references, instructions, comments, a document type: no content.
            0 | 6 | 8 | 9 | 10 => {
                self.value(token & 0xF0)?;
            }
            15 => {
                let name = self.interned()?;
                let value = self.value(token & 0xF0)?;
                each(Event::Attribute(self.text(name), self.given(&value)));
            }
            _ => return Err(malformed("a token that is none")),
        }
        Ok(ControlFlow::Continue(()))
    }

    fn value(&mut self, kind: u8) -> Result<Read<'b>, Fault> {
        let field = "binary XML value";
        Ok(match kind {
            0x10 => Read::Value(Value::Null),
            0x20 => Read::Text(self.counted_text()?),
            0x30 => Read::Interned(self.interned()?),
            0x40 | 0x50 => Read::Value(Value::Bytes(self.counted()?)),
            0x60 | 0x70 => {
                let number = i32::from_be_bytes(self.cursor.array(field)?);
                Read::Value(Value::Integer(number.into()))
            }
            0x80 | 0x90 => Read::Value(Value::Integer(i64::from_be_bytes(
                self.cursor.array(field)?,
            ))),
            0xA0 => {
                let number = f32::from_be_bytes(self.cursor.array(field)?);
                Read::Value(Value::Float(number.into()))
            }
            0xB0 => Read::Value(Value::Float(f64::from_be_bytes(self.cursor.array(field)?))),
            0xC0 => Read::Value(Value::Truth(true)),
            0xD0 => Read::Value(Value::Truth(false)),
            _ => return Err(malformed("a type that is none")),
        })
    }

    /// The place of a text that is named, or announced and named.
    fn interned(&mut self) -> Result<usize, Fault> {
        let place = match u16::from_be_bytes(self.cursor.array("binary XML text number")?) {
            NEW_TEXT => {
                let text = self.counted_text()?;
                self.texts.push(text);
                self.texts.len().saturating_sub(1)
            }
            place => usize::from(place),
        };
        let text = self.texts.get(place);
        let text = text.ok_or_else(|| malformed("a text that was not there before"))?;
        self.bytes.spend_len(text.len())?;
        Ok(place)
    }

    fn counted(&mut self) -> Result<&'b [u8], Fault> {
        let length = u16::from_be_bytes(self.cursor.array("binary XML length")?);
        self.bytes.spend(length.into())?;
        self.cursor.take(length.into(), "binary XML text")
    }

    fn counted_text(&mut self) -> Result<Cow<'b, str>, Fault> {
        let bytes = self.counted()?;
        Ok(match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(modified_utf_8(bytes)),
        })
    }

    fn text(&self, place: usize) -> &str {
        self.texts.get(place).map_or("", |text| text)
    }

    fn given<'e>(&'e self, read: &'e Read<'b>) -> Value<'e> {
        match read {
            Read::Value(value) => *value,
            Read::Text(text) => Value::Text(text),
            Read::Interned(place) => Value::Text(self.text(*place)),
        }
    }
}

/// Java's own UTF-8: a zero takes two bytes, and what lies beyond 16 bits two times three.
fn modified_utf_8(bytes: &[u8]) -> String {
    const LOST: u16 = 0xFFFD;
    let low = |byte: &u8| u16::from(byte & 0x3F);
    let mut units = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        let (unit, behind) = match (first, after) {
            (0x00..=0x7F, behind) => (u16::from(*first), behind),
            (0xC0..=0xDF, [a @ 0x80..=0xBF, behind @ ..]) => {
                (u16::from(first & 0x1F) << 6 | low(a), behind)
            }
            (0xE0..=0xEF, [a @ 0x80..=0xBF, b @ 0x80..=0xBF, behind @ ..]) => {
                (u16::from(first & 0x0F) << 12 | low(a) << 6 | low(b), behind)
            }
            (_, behind) => (LOST, behind),
        };
        units.push(unit);
        rest = behind;
    }
    String::from_utf16_lossy(&units)
}

fn malformed(detail: &str) -> Fault {
    Fault::new(FaultKind::Malformed, "binary XML").detail(detail)
}

#[cfg(test)]
mod tests;
