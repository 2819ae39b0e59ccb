//! Binary property lists read in place: objects are looked up one at a time and nothing is copied.
//!
//! Described in: <https://github.com/apple-oss-distributions/CF/blob/main/CFBinaryPList.c>,
//! <https://medium.com/@karaiskc/understanding-apples-binary-property-list-format-281e6da00dbd>.
//!
//! `bplist0?`, objects, a table of their offsets, and a trailer of 32 bytes. Offsets and references
//! may point anywhere, also in circles: whoever follows them counts.

use std::borrow::Cow;

use model::{Fault, FaultKind};

use crate::cursor::Cursor;

const TRAILER_BYTES: usize = 32;

/// A binary property list whose trailer makes sense.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BinaryPlist<'b> {
    bytes: &'b [u8],
    offsets: References<'b>,
    reference_bytes: usize,
    root: u64,
}

/// An object, its text and data still in the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Object<'b> {
    Boolean(bool),
    Integer(i64),
    /// Above `i64::MAX`.
    Unsigned(u64),
    Real(f64),
    /// Seconds since 2001, UTC; any `f64`.
    Date(f64),
    Data(&'b [u8]),
    Text(Text<'b>),
    Uid(u64),
    Array(References<'b>),
    /// As many keys as values.
    Dictionary {
        keys: References<'b>,
        values: References<'b>,
    },
}

/// Text as stored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Text<'b> {
    /// Meant to be ASCII; UTF-8 is accepted.
    Ascii(&'b [u8]),
    /// UTF-16, greatest byte first.
    Utf16(&'b [u8]),
}

/// Unsigned integers of one size, greatest byte first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct References<'b> {
    bytes: &'b [u8],
    /// 1 to 8.
    size: usize,
}

impl<'b> BinaryPlist<'b> {
    /// Reads the trailer.
    ///
    /// # Errors
    /// `Short` or `Malformed` when the trailer does not fit the bytes.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        if !bytes.starts_with(b"bplist0") {
            return Err(malformed("version", "not version 0"));
        }
        let trailer = bytes.len().saturating_sub(TRAILER_BYTES);
        let mut cursor = Cursor::at(bytes, widen(trailer));
        cursor.take(6, "binary property list trailer")?;
        let offset_bytes = usize::from(cursor.u8("offset size")?);
        let reference_bytes = usize::from(cursor.u8("reference size")?);
        let count = cursor.u64_be("object count")?;
        let root = cursor.u64_be("root object")?;
        let table = cursor.u64_be("offset table")?;
        if !(1..=8).contains(&offset_bytes) || !(1..=8).contains(&reference_bytes) {
            return Err(malformed("trailer", "an integer size is not 1 to 8"));
        }
        let mut cursor = Cursor::at(bytes.get(..trailer).unwrap_or_default(), table);
        let offsets = References::take(&mut cursor, count, offset_bytes, "offset table")?;
        Ok(Self {
            bytes,
            offsets,
            reference_bytes,
            root,
        })
    }

    /// The reference of the root object.
    pub(crate) fn root(&self) -> u64 {
        self.root
    }

    /// How many objects there are: their references are below this.
    pub(crate) fn count(&self) -> u64 {
        widen(self.offsets.len())
    }

    /// Reads an object.
    ///
    /// # Errors
    /// `Short` or `Malformed` when it is not there or of no known kind.
    #[inline]
    pub(crate) fn object(&self, reference: u64) -> Result<Object<'b>, Fault> {
        let Some(offset) = self.offsets.get(reference) else {
            return Err(malformed("reference", "no such object"));
        };
        let mut cursor = Cursor::at(self.bytes, offset);
        let marker = cursor.u8("binary property list object")?;
        let low = marker & 0x0F;
        let kind = marker >> 4_u32;
        match kind {
            0x1 => integer(&mut cursor, low),
            0x4..=0x6 => {
                let len = length(&mut cursor, low)?;
                bytes_of(&mut cursor, kind, len)
            }
            0x8 if low < 8 => {
                let bytes = cursor.take(usize::from(low).saturating_add(1), "UID")?;
                Ok(Object::Uid(unsigned(bytes)))
            }
            0xA..=0xD => {
                let len = length(&mut cursor, low)?;
                self.collection(&mut cursor, kind, len)
            }
            _ => scalar(&mut cursor, marker),
        }
    }

    fn collection(&self, cursor: &mut Cursor<'b>, kind: u8, len: u64) -> Result<Object<'b>, Fault> {
        let mut take = |field| References::take(cursor, len, self.reference_bytes, field);
        Ok(match kind {
            0xD => Object::Dictionary {
                keys: take("dictionary keys")?,
                values: take("dictionary values")?,
            },
            // 0xA array, 0xB ordered set, 0xC set.
            _ => Object::Array(take("array")?),
        })
    }

    /// The first value of `key` in a dictionary of this list.
    pub(crate) fn value_of(
        &self,
        dictionary: Object<'b>,
        key: &str,
    ) -> Result<Option<Object<'b>>, Fault> {
        let Object::Dictionary { keys, values } = dictionary else {
            return Ok(None);
        };
        for (name, value) in keys.iter().zip(values.iter()) {
            let found = match self.short_ascii(name) {
                Some(name) => name == key.as_bytes(),
                None => matches!(self.object(name)?, Object::Text(text) if text.is(key)),
            };
            if found {
                return self.object(value).map(Some);
            }
        }
        Ok(None)
    }

    /// The bytes of a text that is meant to be ASCII, as nearly all keys are; `None` for any other
    /// object.
    ///
    /// # Errors
    /// Those of [`Self::object`].
    pub(crate) fn ascii(&self, reference: u64) -> Result<Option<&'b [u8]>, Fault> {
        if let Some(text) = self.short_ascii(reference) {
            return Ok(Some(text));
        }
        Ok(match self.object(reference)? {
            Object::Text(Text::Ascii(text)) => Some(text),
            _ => None,
        })
    }

    /// The same for a text whose length takes a byte at most, much faster than by [`Self::object`].
    #[inline]
    fn short_ascii(&self, reference: u64) -> Option<&'b [u8]> {
        let offset = usize::try_from(self.offsets.get(reference)?).ok()?;
        let (len, rest) = match self.bytes.get(offset..)? {
            [marker @ 0x50..=0x5E, rest @ ..] => (*marker & 0x0F, rest),
            [0x5F, 0x10, len, rest @ ..] => (*len, rest),
            _ => return None,
        };
        rest.get(..usize::from(len))
    }
}

impl<'b> Text<'b> {
    /// The bytes that it takes in the file.
    pub(crate) fn stored_len(self) -> usize {
        match self {
            Text::Ascii(bytes) | Text::Utf16(bytes) => bytes.len(),
        }
    }

    /// The text; U+FFFD stands for what is not Unicode.
    pub(crate) fn decode(self) -> Cow<'b, str> {
        match self {
            Text::Ascii(bytes) => String::from_utf8_lossy(bytes),
            Text::Utf16(bytes) => {
                let (pairs, _) = bytes.as_chunks::<2>();
                let units = pairs.iter().map(|pair| u16::from_be_bytes(*pair));
                char::decode_utf16(units)
                    .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
                    .collect::<String>()
                    .into()
            }
        }
    }

    /// Whether it is this text.
    pub(crate) fn is(self, other: &str) -> bool {
        match self {
            Text::Ascii(bytes) => bytes == other.as_bytes(),
            Text::Utf16(_) => self.decode() == other,
        }
    }
}

impl<'b> References<'b> {
    fn take(cursor: &mut Cursor<'b>, count: u64, size: usize, field: &str) -> Result<Self, Fault> {
        let bytes = take(cursor, count, size, field)?;
        Ok(Self { bytes, size })
    }

    /// How many there are.
    pub(crate) fn len(self) -> usize {
        self.bytes.len().checked_div(self.size).unwrap_or(0)
    }

    /// All of them, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = u64> + 'b {
        self.bytes.chunks_exact(self.size).map(unsigned)
    }

    /// The one at `index`.
    #[inline]
    pub(crate) fn get(self, index: u64) -> Option<u64> {
        let start = usize::try_from(index).ok()?.checked_mul(self.size)?;
        let rest = self.bytes.get(start..)?;
        rest.get(..self.size).map(unsigned)
    }
}

/// Data and text.
fn bytes_of<'b>(cursor: &mut Cursor<'b>, kind: u8, len: u64) -> Result<Object<'b>, Fault> {
    Ok(match kind {
        0x4 => Object::Data(take(cursor, len, 1, "data")?),
        0x5 => Object::Text(Text::Ascii(take(cursor, len, 1, "text")?)),
        _ => Object::Text(Text::Utf16(take(cursor, len, 2, "UTF-16 text")?)),
    })
}

/// What has one size: truth values, floating point numbers, dates.
fn scalar<'b>(cursor: &mut Cursor<'b>, marker: u8) -> Result<Object<'b>, Fault> {
    Ok(match marker {
        0x08 => Object::Boolean(false),
        0x09 => Object::Boolean(true),
        0x22 => Object::Real(f64::from(f32::from_bits(cursor.u32_be("real")?))),
        0x23 => Object::Real(f64::from_bits(cursor.u64_be("real")?)),
        0x33 => Object::Date(f64::from_bits(cursor.u64_be("date")?)),
        _ => return Err(malformed("object", &format!("marker 0x{marker:02x}"))),
    })
}

/// A length: in the marker, or, when that is 15, an integer object behind it.
fn length(cursor: &mut Cursor<'_>, low: u8) -> Result<u64, Fault> {
    if low < 15 {
        return Ok(u64::from(low));
    }
    let marker = cursor.u8("length")?;
    if marker >> 4_u32 != 1 {
        return Err(malformed("length", &format!("marker 0x{marker:02x}")));
    }
    match integer(cursor, marker & 0x0F)? {
        Object::Integer(len) => {
            u64::try_from(len).map_err(|_| malformed("length", "a negative length"))
        }
        _ => Err(malformed("length", "beyond 64 bits")),
    }
}

fn integer<'b>(cursor: &mut Cursor<'b>, low: u8) -> Result<Object<'b>, Fault> {
    // Sizes below 8 bytes are unsigned, 8 bytes are signed, 16 bytes hold a u64.
    let number = match low {
        0 => i128::from(cursor.u8("integer")?),
        1 => i128::from(u16::from_be_bytes(cursor.array("integer")?)),
        2 => i128::from(cursor.u32_be("integer")?),
        3 => i128::from(i64::from_be_bytes(cursor.array("integer")?)),
        4 => i128::from_be_bytes(cursor.array("integer")?),
        _ => return Err(malformed("integer", "longer than 16 bytes")),
    };
    if let Ok(number) = i64::try_from(number) {
        return Ok(Object::Integer(number));
    }
    u64::try_from(number)
        .map(Object::Unsigned)
        .map_err(|_| malformed("integer", "beyond 64 bits"))
}

/// `count` items of `size` bytes.
fn take<'b>(
    cursor: &mut Cursor<'b>,
    count: u64,
    size: usize,
    field: &str,
) -> Result<&'b [u8], Fault> {
    let len = usize::try_from(count).unwrap_or(usize::MAX);
    cursor.take(len.saturating_mul(size), field)
}

/// The unsigned integer in up to 8 bytes, greatest first.
fn unsigned(bytes: &[u8]) -> u64 {
    match bytes {
        [a] => u64::from(*a),
        [a, b] => u64::from(u16::from_be_bytes([*a, *b])),
        _ => bytes
            .iter()
            .fold(0, |number, byte| number << 8_u32 | u64::from(*byte)),
    }
}

fn widen(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

#[cold]
fn malformed(part: &str, detail: &str) -> Fault {
    Fault::new(FaultKind::Malformed, format!("binary property list {part}")).detail(detail)
}
