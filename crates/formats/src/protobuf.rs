//! Reads the fields of a protobuf message one after another, without a schema and without copying.
//!
//! Described in: <https://protobuf.dev/programming-guides/encoding/>.
//!
//! A decoder generated from a schema gives a whole message or none; here the fields before damage are
//! given, what nobody asks for is only stepped over, and nothing nests unless the caller opens it.

use std::borrow::Cow;

use model::{Fault, FaultKind};

use crate::cursor::Cursor;

/// A field of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'b> {
    /// Its number in the schema.
    pub number: u64,
    /// What it holds.
    pub value: Value<'b>,
}

/// What a field holds, as far as the bytes tell without the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'b> {
    /// A number of variable length: integers, truths, enumerations.
    Number(u64),
    /// Eight bytes, or four: fixed numbers and floats, by their bits.
    Fixed(u64),
    /// Text, bytes, or another message.
    Bytes(&'b [u8]),
}

impl<'b> Value<'b> {
    /// The number, when it fits.
    #[must_use]
    pub fn number<T: TryFrom<u64>>(self) -> Option<T> {
        match self {
            Value::Number(number) => T::try_from(number).ok(),
            _ => None,
        }
    }

    /// The number as `int32` or `int64` have it: negative ones take all 64 bits.
    #[must_use]
    pub fn signed<T: TryFrom<i64>>(self) -> Option<T> {
        match self {
            Value::Number(number) => T::try_from(number.cast_signed()).ok(),
            _ => None,
        }
    }

    /// The bytes, or those of the message inside.
    #[must_use]
    pub fn bytes(self) -> Option<&'b [u8]> {
        match self {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The text; what is no UTF-8 in it is replaced.
    #[must_use]
    pub fn text(self) -> Option<Cow<'b, str>> {
        self.bytes().map(String::from_utf8_lossy)
    }
}

/// The fields of a message in the order written; after a fault there are none.
#[derive(Clone, Debug)]
pub struct Fields<'b> {
    cursor: Cursor<'b>,
    ended: bool,
}

/// The fields of the message in `bytes`.
#[must_use]
pub fn fields(bytes: &[u8]) -> Fields<'_> {
    Fields {
        cursor: Cursor::new(bytes),
        ended: false,
    }
}

impl<'b> Iterator for Fields<'b> {
    type Item = Result<Field<'b>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended || self.cursor.is_empty() {
            return None;
        }
        let field = self.field();
        self.ended = field.is_err();
        Some(field)
    }
}

impl<'b> Fields<'b> {
    fn field(&mut self) -> Result<Field<'b>, Fault> {
        let tag = self.varint("protobuf tag")?;
        let value = match tag & 7 {
            0 => Value::Number(self.varint("protobuf number")?),
            1 => Value::Fixed(u64::from_le_bytes(self.cursor.array("protobuf fixed64")?)),
            2 => {
                let length = self.varint("protobuf length")?;
                let length = usize::try_from(length).unwrap_or(usize::MAX);
                Value::Bytes(self.cursor.take(length, "protobuf bytes")?)
            }
            5 => Value::Fixed(u64::from(self.cursor.u32_le("protobuf fixed32")?)),
            // Groups (3, 4) left the language in 2008; no message of a phone has them.
            kind => return Err(self.malformed(&format!("field of kind {kind}"))),
        };
        match tag >> 3 {
            0 => Err(self.malformed("field 0")),
            number => Ok(Field { number, value }),
        }
    }

    /// Seven bits a byte, the least first, at most ten bytes.
    fn varint(&mut self, field: &str) -> Result<u64, Fault> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.cursor.u8(field)?;
            number |= u64::from(byte & 0x7F)
                .checked_shl(shift)
                .unwrap_or_default();
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(self.malformed(field))
    }

    #[cold]
    fn malformed(&self, what: &str) -> Fault {
        let offset = self.cursor.offset();
        Fault::new(FaultKind::Malformed, "protobuf")
            .detail(format_args!("{what}, before offset {offset}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> (Vec<(u64, Value<'_>)>, Option<FaultKind>) {
        let mut fault = None;
        let fields = fields(bytes).filter_map(|field| match field {
            Ok(field) => Some((field.number, field.value)),
            Err(error) => {
                fault = Some(error.kind);
                None
            }
        });
        (fields.collect(), fault)
    }

    #[test]
    fn every_kind_of_field_is_read() {
        let bytes = b"\x08\x96\x01\x12\x02ab\x1d\x01\0\0\0\x21\x02\0\0\0\0\0\0\0\xf8\x01\0";
        let expected = vec![
            (1, Value::Number(150)),
            (2, Value::Bytes(b"ab")),
            (3, Value::Fixed(1)),
            (4, Value::Fixed(2)),
            (31, Value::Number(0)),
        ];
        assert_eq!(all(bytes), (expected, None));
    }

    #[test]
    fn negative_numbers_take_ten_bytes() {
        let bytes = b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01";
        let (fields, fault) = all(bytes);
        assert_eq!(fault, None);
        assert_eq!(fields[0].1.signed::<i32>(), Some(-1));
        assert_eq!(fields[0].1.number::<u32>(), None);
    }

    #[test]
    fn what_stands_before_damage_is_given() {
        for (damage, kind) in [
            (&b"\x12\x05ab"[..], FaultKind::Short),
            (
                b"\x12\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
                FaultKind::Short,
            ),
            (
                b"\x08\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01",
                FaultKind::Malformed,
            ),
            (b"\x0b", FaultKind::Malformed),
            (b"\x00\x01", FaultKind::Malformed),
            (b"\x08", FaultKind::Short),
        ] {
            let bytes = [b"\x08\x01", damage].concat();
            assert_eq!(
                all(&bytes),
                (vec![(1, Value::Number(1))], Some(kind)),
                "{damage:?}"
            );
        }
    }
}
