//! Reads bytes one field after another: each read names its field, and a fault says which field, at
//! which offset, how many bytes it needs and how many there are.

use model::{Fault, FaultKind};

/// A place in bytes, moving forward. A failed read leaves it where it was.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'b> {
    bytes: &'b [u8],
    offset: usize,
}

impl<'b> Cursor<'b> {
    /// At the start of `bytes`.
    #[must_use]
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, offset: 0 }
    }

    /// At `offset` bytes from the start of `bytes`; beyond the end every read is a fault.
    #[must_use]
    pub fn at(bytes: &'b [u8], offset: u64) -> Self {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        Self { bytes, offset }
    }

    /// Bytes from the start.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// What was not read yet.
    #[must_use]
    pub fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.offset..).unwrap_or_default()
    }

    /// Whether everything was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rest().is_empty()
    }

    /// The next `count` bytes.
    ///
    /// # Errors
    /// `Short` when there are fewer; so do all reads below.
    pub fn take(&mut self, count: usize, field: &str) -> Result<&'b [u8], Fault> {
        match self.rest().get(..count) {
            Some(taken) => {
                self.offset = self.offset.saturating_add(count);
                Ok(taken)
            }
            None => Err(self.short(count, field)),
        }
    }

    /// The next `N` bytes.
    ///
    /// # Errors
    /// `Short`.
    pub fn array<const N: usize>(&mut self, field: &str) -> Result<[u8; N], Fault> {
        match self.rest().first_chunk::<N>() {
            Some(taken) => {
                self.offset = self.offset.saturating_add(N);
                Ok(*taken)
            }
            None => Err(self.short(N, field)),
        }
    }

    /// A byte.
    ///
    /// # Errors
    /// `Short`.
    pub fn u8(&mut self, field: &str) -> Result<u8, Fault> {
        self.array(field).map(u8::from_le_bytes)
    }

    /// Two bytes, the least first.
    ///
    /// # Errors
    /// `Short`.
    pub fn u16_le(&mut self, field: &str) -> Result<u16, Fault> {
        self.array(field).map(u16::from_le_bytes)
    }

    /// Four bytes, the least first.
    ///
    /// # Errors
    /// `Short`.
    pub fn u32_le(&mut self, field: &str) -> Result<u32, Fault> {
        self.array(field).map(u32::from_le_bytes)
    }

    /// Four bytes, the greatest first.
    ///
    /// # Errors
    /// `Short`.
    pub fn u32_be(&mut self, field: &str) -> Result<u32, Fault> {
        self.array(field).map(u32::from_be_bytes)
    }

    /// Eight bytes, the least first.
    ///
    /// # Errors
    /// `Short`.
    pub fn u64_le(&mut self, field: &str) -> Result<u64, Fault> {
        self.array(field).map(u64::from_le_bytes)
    }

    /// Eight bytes, the greatest first.
    ///
    /// # Errors
    /// `Short`.
    pub fn u64_be(&mut self, field: &str) -> Result<u64, Fault> {
        self.array(field).map(u64::from_be_bytes)
    }

    #[cold]
    fn short(&self, need: usize, field: &str) -> Fault {
        let (offset, have) = (self.offset, self.rest().len());
        Fault::new(FaultKind::Short, field).detail(format_args!(
            "offset {offset}: need {need} bytes, have {have}"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_follow_one_another() {
        let mut cursor = Cursor::new(&[1, 2, 3, 0, 0, 0, 4, 5, 6]);
        assert_eq!(cursor.u8("kind"), Ok(1));
        assert_eq!(cursor.u16_le("count"), Ok(0x0302));
        assert_eq!(cursor.u32_be("size"), Ok(4));
        assert_eq!(cursor.offset(), 7);
        assert_eq!(cursor.take(2, "name"), Ok(&[5, 6][..]));
        assert!(cursor.is_empty());
        assert_eq!(Cursor::new(&[9, 0, 0, 0]).u32_le("x"), Ok(9));
        assert_eq!(
            Cursor::at(&[0, 0, 0, 0, 0, 0, 0, 0, 9], 1).u64_be("x"),
            Ok(9)
        );
    }

    #[test]
    fn a_short_read_says_what_is_missing_and_does_not_move() {
        let mut cursor = Cursor::at(&[1, 2, 3], 1);
        let fault = cursor.u32_le("keybag tag ITER").unwrap_err();
        assert_eq!(fault.kind, FaultKind::Short);
        assert_eq!(fault.what, "keybag tag ITER");
        let detail = fault.detail.unwrap();
        assert_eq!(detail.raw(), "offset 1: need 4 bytes, have 2");
        assert_eq!(cursor.u8("next"), Ok(2));
        assert!(cursor.take(usize::MAX, "all").is_err());
        assert!(Cursor::at(&[1], u64::MAX).u8("beyond").is_err());
    }
}
