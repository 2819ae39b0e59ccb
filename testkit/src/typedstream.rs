//! Writes the `attributedBody` of messages: an `NSMutableAttributedString` in `NSArchiver`'s
//! typedstream (<https://chrissardegna.com/blog/reverse-engineering-apples-typedstream-format/>).

/// Starts a new object, class or string.
const NEW: u8 = 0x84;
/// No object, no superclass.
const NIL: u8 = 0x85;
/// Ends an object.
const END: u8 = 0x86;
/// The first reference; the next ones count up.
const FIRST_REFERENCE: u8 = 0x92;
/// A two-byte number follows.
const TWO_BYTES: u8 = 0x81;
/// A four-byte number follows.
const FOUR_BYTES: u8 = 0x82;

/// The archived attributed string of `text`.
pub(crate) fn attributed_body(text: &str) -> Vec<u8> {
    let mut bytes = b"\x04\x0bstreamtyped\x81\xe8\x03".to_vec();
    new_string(&mut bytes, b"@");
    bytes.push(NEW);
    class(&mut bytes, b"NSMutableAttributedString", 0);
    class(&mut bytes, b"NSAttributedString", 0);
    class(&mut bytes, b"NSObject", 0);
    bytes.extend([NIL, reference(0), NEW]);
    class(&mut bytes, b"NSMutableString", 1);
    class(&mut bytes, b"NSString", 1);
    bytes.push(reference(3));
    new_string(&mut bytes, b"+");
    length(&mut bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
    bytes.push(END);
    run(&mut bytes, text.encode_utf16().count());
    bytes.push(END);
    bytes
}

/// One run of attributes over the whole text: the number of the message's part.
fn run(bytes: &mut Vec<u8>, utf16: usize) {
    new_string(bytes, b"iI");
    bytes.push(1);
    length(bytes, utf16);
    bytes.extend([reference(0), NEW]);
    class(bytes, b"NSDictionary", 0);
    bytes.push(reference(3));
    new_string(bytes, b"i");
    bytes.extend([1, reference(0), NEW, reference(6), reference(6)]);
    let key = b"__kIMMessagePartAttributeName";
    length(bytes, key.len());
    bytes.extend_from_slice(key);
    bytes.extend([END, reference(0), NEW]);
    class(bytes, b"NSNumber", 0);
    class(bytes, b"NSValue", 0);
    bytes.push(reference(3));
    new_string(bytes, b"*");
    bytes.extend([NEW, reference(9), reference(9), 0, END, END]);
}

fn reference(index: u8) -> u8 {
    FIRST_REFERENCE + index
}

fn new_string(bytes: &mut Vec<u8>, text: &[u8]) {
    bytes.push(NEW);
    length(bytes, text.len());
    bytes.extend_from_slice(text);
}

fn class(bytes: &mut Vec<u8>, name: &[u8], version: u8) {
    bytes.push(NEW);
    new_string(bytes, name);
    bytes.push(version);
}

/// A number: itself below 128, else two or four bytes, little-endian, behind a mark.
fn length(bytes: &mut Vec<u8>, length: usize) {
    if let Some(small) = u8::try_from(length).ok().filter(|small| *small < 0x80) {
        bytes.push(small);
    } else if let Ok(middle) = u16::try_from(length) {
        bytes.push(TWO_BYTES);
        bytes.extend_from_slice(&middle.to_le_bytes());
    } else {
        bytes.push(FOUR_BYTES);
        bytes.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_byte_for_byte_what_phones_write() {
        let mut expected = b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x19NSMutableAttributedString\x00\x84\x84\x12NSAttributedString\x00\x84\x84\x08NSObject\x00\x85\x92\x84\x84\x84\x0fNSMutableString\x01\x84\x84\x08NSString\x01\x95\x84\x01+\x03".to_vec();
        expected.extend_from_slice(b"abc\x86\x84\x02iI\x01\x03\x92\x84\x84\x84\x0cNSDictionary\x00\x95\x84\x01i\x01\x92\x84\x98\x98\x1d__kIMMessagePartAttributeName\x86\x92\x84\x84\x84\x08NSNumber\x00\x84\x84\x07NSValue\x00\x95\x84\x01*\x84\x9b\x9b\x00\x86\x86\x86");
        assert_eq!(attributed_body("abc"), expected);
    }
}
