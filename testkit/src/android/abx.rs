//! Android's binary XML
//! (<https://android.googlesource.com/platform/frameworks/libs/modules-utils/+/refs/heads/main/java/com/android/modules/utils/BinaryXmlSerializer.java>).

use std::collections::HashMap;

const MAGIC: [u8; 4] = *b"ABX\0";
const START_DOCUMENT: u8 = 0x10;
const END_DOCUMENT: u8 = 0x11;
const START_TAG: u8 = 0x32;
const END_TAG: u8 = 0x33;
/// An attribute, in the low half of a token.
const ATTRIBUTE: u8 = 15;
const STRING: u8 = 2 << 4;
const INT: u8 = 6 << 4;
const LONG: u8 = 8 << 4;
/// A name that was not written before.
const NEW: u16 = 0xffff;

/// A document being written.
pub(crate) struct Writer {
    bytes: Vec<u8>,
    names: HashMap<String, u16>,
}

impl Writer {
    /// An empty document.
    pub(crate) fn new() -> Self {
        let mut bytes = MAGIC.to_vec();
        bytes.push(START_DOCUMENT);
        Self {
            bytes,
            names: HashMap::new(),
        }
    }

    /// Opens an element.
    pub(crate) fn start(&mut self, name: &str) -> &mut Self {
        self.bytes.push(START_TAG);
        self.interned(name)
    }

    /// Closes an element.
    pub(crate) fn end(&mut self, name: &str) -> &mut Self {
        self.bytes.push(END_TAG);
        self.interned(name)
    }

    /// Adds an attribute that is a text.
    pub(crate) fn text(&mut self, name: &str, value: &str) -> &mut Self {
        self.bytes.push(STRING | ATTRIBUTE);
        self.interned(name);
        self.utf(value)
    }

    /// Adds an attribute that is a small number.
    pub(crate) fn number(&mut self, name: &str, value: i32) -> &mut Self {
        self.bytes.push(INT | ATTRIBUTE);
        self.interned(name);
        self.bytes.extend(value.to_be_bytes());
        self
    }

    /// Adds an attribute that is a large number.
    pub(crate) fn long(&mut self, name: &str, value: i64) -> &mut Self {
        self.bytes.push(LONG | ATTRIBUTE);
        self.interned(name);
        self.bytes.extend(value.to_be_bytes());
        self
    }

    /// The whole document.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.bytes.push(END_DOCUMENT);
        self.bytes
    }

    fn interned(&mut self, name: &str) -> &mut Self {
        if let Some(number) = self.names.get(name) {
            self.bytes.extend(number.to_be_bytes());
            return self;
        }
        let number = u16::try_from(self.names.len()).unwrap_or(NEW);
        self.names.insert(name.to_owned(), number);
        self.bytes.extend(NEW.to_be_bytes());
        self.utf(name)
    }

    fn utf(&mut self, text: &str) -> &mut Self {
        let length = u16::try_from(text.len()).unwrap_or(u16::MAX);
        self.bytes.extend(length.to_be_bytes());
        self.bytes.extend(text.as_bytes());
        self
    }
}
