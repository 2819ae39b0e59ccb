//! Protocol buffers (<https://protobuf.dev/programming-guides/encoding/>), field by field.

/// A message being written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Message(Vec<u8>);

impl Message {
    /// Adds a number.
    pub(crate) fn number(mut self, field: u64, value: u64) -> Self {
        varint(&mut self.0, field << 3);
        varint(&mut self.0, value);
        self
    }

    /// Adds a number with a fraction.
    pub(crate) fn double(mut self, field: u64, value: f64) -> Self {
        varint(&mut self.0, field << 3 | 1);
        self.0.extend(value.to_le_bytes());
        self
    }

    /// Adds a text.
    pub(crate) fn text(self, field: u64, value: &str) -> Self {
        self.bytes(field, value.as_bytes())
    }

    /// Adds a message.
    pub(crate) fn message(self, field: u64, value: &Message) -> Self {
        self.bytes(field, &value.0)
    }

    fn bytes(mut self, field: u64, value: &[u8]) -> Self {
        varint(&mut self.0, field << 3 | 2);
        varint(&mut self.0, value.len().try_into().unwrap_or_default());
        self.0.extend(value);
        self
    }

    /// The message.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.0
    }

    /// The message behind its length, as lists of messages are written.
    pub(crate) fn delimited(self) -> Vec<u8> {
        let mut all = Vec::new();
        varint(&mut all, self.0.len().try_into().unwrap_or_default());
        all.extend(self.0);
        all
    }
}

fn varint(bytes: &mut Vec<u8>, mut value: u64) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}
