//! The messages of a list of protobuf messages, each behind its length, told one at a time: no more than
//! one is in memory, and what stands before damage is told.
//!
//! Described in: <https://protobuf.dev/programming-guides/techniques/#streaming>,
//! <https://protobuf.dev/programming-guides/encoding/>.

use model::{Fault, FaultKind};

use crate::{bytes::ByteSource, limits::PROTOBUF_ITEM_BYTES};

/// Bytes read at a time.
const CHUNK_BYTES: usize = 256 << 10;
/// Longest form of a length.
const LENGTH_BYTES: usize = 10;

/// Calls `each` with the number (from 0) and the bytes of every message of `content`. One is told as it
/// stands, well formed or not.
///
/// # Errors
/// `Short` when the last message does not end, `Malformed` for a length that is none, `TooLarge` for one
/// above the limit, what the source says: nothing behind it can be found; the messages before were told.
pub fn each_message(
    content: &dyn ByteSource,
    what: &str,
    each: &mut dyn FnMut(u64, &[u8]),
) -> Result<(), Fault> {
    let mut window = Window {
        content,
        offset: 0,
        bytes: Vec::new(),
        start: 0,
    };
    let mut number = 0_u64;
    loop {
        let beginning = window.at_least(LENGTH_BYTES)?;
        if beginning.is_empty() {
            return Ok(());
        }
        let fault = |kind, detail: &str| {
            Fault::new(kind, what).detail(format_args!("{detail} of item {number}"))
        };
        let Some((length, prefix)) = length(beginning) else {
            let is_cut = beginning.len() < LENGTH_BYTES;
            let is_cut = is_cut && beginning.iter().all(|byte| *byte >= 0x80);
            let kind = if is_cut {
                FaultKind::Short
            } else {
                FaultKind::Malformed
            };
            return Err(fault(kind, "length"));
        };
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        if length > PROTOBUF_ITEM_BYTES {
            return Err(fault(FaultKind::TooLarge, "length"));
        }
        window.skip(prefix);
        let message = window.at_least(length)?.get(..length);
        let message = message.ok_or_else(|| fault(FaultKind::Short, "end"))?;
        each(number, message);
        window.skip(length);
        number = number.saturating_add(1);
    }
}

/// A length, and how many bytes it takes: seven bits a byte, the least first.
fn length(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut length = 0_u64;
    for (byte, (shift, count)) in bytes.iter().zip((0..64).step_by(7).zip(1..)) {
        length |= u64::from(byte & 0x7F)
            .checked_shl(shift)
            .unwrap_or_default();
        if *byte < 0x80 {
            return Some((length, count));
        }
    }
    None
}

/// The part of the content that is in memory.
struct Window<'s> {
    content: &'s dyn ByteSource,
    /// Where in the content the bytes end.
    offset: u64,
    bytes: Vec<u8>,
    /// Where in the bytes the reading stands.
    start: usize,
}

impl Window<'_> {
    /// What comes next: at least `count` bytes, unless the content ends before.
    fn at_least(&mut self, count: usize) -> Result<&[u8], Fault> {
        if self.rest().len() < count {
            self.bytes.drain(..self.start.min(self.bytes.len()));
            self.start = 0;
            let filled = self.bytes.len();
            let left = self.content.len().saturating_sub(self.offset);
            let left = usize::try_from(left).unwrap_or(usize::MAX);
            let wanted = count.max(CHUNK_BYTES).saturating_sub(filled).min(left);
            self.bytes.resize(filled.saturating_add(wanted), 0);
            let empty = self.bytes.get_mut(filled..).unwrap_or_default();
            let read = self.content.read_at(self.offset, empty)?;
            self.bytes.truncate(filled.saturating_add(read));
            let read = u64::try_from(read).unwrap_or(u64::MAX);
            self.offset = self.offset.saturating_add(read);
        }
        Ok(self.rest())
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }

    fn skip(&mut self, count: usize) {
        self.start = self.start.saturating_add(count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> (Vec<Vec<u8>>, Option<FaultKind>) {
        let mut told = Vec::new();
        let read = each_message(&bytes, "list", &mut |number, message| {
            assert_eq!(number, told.len() as u64);
            told.push(message.to_vec());
        });
        (told, read.err().map(|fault| fault.kind))
    }

    #[test]
    fn messages_are_told_one_at_a_time() {
        assert_eq!(all(b""), (vec![], None));
        let two = vec![b"a".to_vec(), b"".to_vec(), b"bcd".to_vec()];
        assert_eq!(all(b"\x01a\0\x03bcd"), (two, None));
    }

    #[test]
    fn messages_may_stand_over_the_end_of_what_is_read_at_a_time() {
        let mut bytes = Vec::new();
        for number in 0..3_000_u32 {
            let length = 100 + number % 200;
            bytes.push((length & 0x7F) as u8 | 0x80);
            bytes.push((length >> 7) as u8);
            bytes.extend(std::iter::repeat_n(number as u8, length as usize));
        }
        let (told, fault) = all(&bytes);
        assert_eq!((told.len(), fault), (3_000, None));
        for (number, message) in told.iter().enumerate() {
            assert_eq!(message.len(), 100 + number % 200);
            assert!(message.iter().all(|byte| *byte == number as u8));
        }
        let long = [&[0x80, 0x80, 0x20][..], &vec![7; 0x8_0000]].concat();
        assert_eq!(all(&long), (vec![vec![7; 0x8_0000]], None));
    }

    #[test]
    fn what_stands_before_damage_is_told() {
        for (damage, kind) in [
            (&b"\x05ab"[..], FaultKind::Short),
            (b"\x80", FaultKind::Short),
            (
                b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
                FaultKind::Malformed,
            ),
            (b"\xff\xff\xff\xff\x7f", FaultKind::TooLarge),
        ] {
            let bytes = [b"\x01a", damage].concat();
            assert_eq!(all(&bytes), (vec![b"a".to_vec()], Some(kind)), "{damage:?}");
        }
    }
}
