//! Addresses that stand inside other things: in the parameters of an address, or in opaque bytes.
//!
//! Described in: <https://url.spec.whatwg.org/#url-parsing>, <https://www.rfc-editor.org/rfc/rfc3986#section-2.1>.

use memchr::{memchr2_iter, memmem};

/// Most inner addresses stated of one address.
const INNER_PER_ADDRESS: usize = 16;
/// `://`, percent-encoded.
const ESCAPED_MARK: &[u8] = b"%3A%2F%2F";
/// Most addresses taken from one run of opaque bytes.
const ADDRESSES_PER_BLOB: usize = 4_096;

/// Calls `each` with every address inside `address` after its own scheme, as it stands there or
/// percent-encoded once: `https://a.example/?u=https%3A%2F%2Fb.example` gives `https://b.example`.
pub(crate) fn nested_addresses(address: &str, each: &mut dyn FnMut(&str)) {
    let Some(rest) = address.get(own_scheme(address)..) else {
        return;
    };
    let mut left = INNER_PER_ADDRESS;
    for part in rest.split(['&', '#']) {
        for (scheme, escaped) in schemes(part) {
            let Some(inner) = part.get(scheme..).filter(|_| left > 0) else {
                return;
            };
            left = left.saturating_sub(1);
            if escaped {
                each(&percent_decoded(inner));
            } else {
                each(inner);
            }
        }
    }
}

/// The length of the address's own `scheme://`; 0 when it has none.
fn own_scheme(address: &str) -> usize {
    match address.find("://") {
        Some(at) if address.bytes().take(at).all(is_scheme_byte) => at.saturating_add(3),
        _ => 0,
    }
}

/// Where the letters before each `://` start, and whether that mark is percent-encoded.
fn schemes(text: &str) -> impl Iterator<Item = (usize, bool)> {
    let bytes = text.as_bytes();
    memchr2_iter(b':', b'%', bytes).filter_map(|at| {
        let mark = bytes.get(at..)?;
        let escaped = mark.get(..ESCAPED_MARK.len()).is_some_and(|mark| mark.eq_ignore_ascii_case(ESCAPED_MARK));
        if !escaped && !mark.starts_with(b"://") {
            return None;
        }
        let before = bytes.get(..at)?;
        let letters = before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        (letters > 0).then(|| (at.saturating_sub(letters), escaped))
    })
}

fn percent_decoded(text: &str) -> String {
    let mut rest = text.as_bytes();
    let mut decoded = Vec::with_capacity(rest.len());
    while let [first, tail @ ..] = rest {
        let escaped = match tail {
            [high, low, ..] if *first == b'%' => hex_pair(*high, *low),
            _ => None,
        };
        decoded.push(escaped.unwrap_or(*first));
        rest = tail.get(if escaped.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex_pair(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    digit(high)?.checked_mul(16)?.checked_add(digit(low)?)
}

fn is_scheme_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

/// Calls `each` with every `http…://` address in opaque bytes, written in ASCII or in UTF-16 (little
/// endian). Linear in the number of bytes.
pub(crate) fn addresses_in(bytes: &[u8], each: &mut dyn FnMut(&str)) {
    let mut address = String::new();
    for (needle, step) in [(&b"http"[..], 1), (&b"h\0t\0t\0p\0"[..], 2)] {
        let finder = memmem::Finder::new(needle);
        let (mut from, mut left) = (0_usize, ADDRESSES_PER_BLOB);
        while let Some(rest) = bytes.get(from..).filter(|_| left > 0) {
            let Some(at) = finder.find(rest) else { break };
            address.clear();
            address.extend(rest.get(at..).unwrap_or_default().chunks(step).map_while(address_char));
            if address.contains("://") {
                left = left.saturating_sub(1);
                each(&address);
            }
            let length = address.len().max(1).saturating_mul(step);
            from = from.saturating_add(at).saturating_add(length);
        }
    }
}

/// The character of one code unit, when an address may hold it unescaped.
fn address_char(unit: &[u8]) -> Option<char> {
    match unit {
        [byte] | [byte, 0]
            if matches!(byte, 0x21..=0x7e) && !b"\"<>\\^`{|}".contains(byte) =>
        {
            Some(char::from(*byte))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(address: &str) -> Vec<String> {
        let mut all = Vec::new();
        nested_addresses(address, &mut |inner| all.push(inner.to_owned()));
        all
    }

    #[test]
    fn parameters_give_their_addresses() {
        assert_eq!(inner("https://a.example/?x=1&u=https%3A%2F%2Fb.example%2Fc&y"), ["https://b.example/c"]);
        assert_eq!(inner("https://a.example/?u=http://b.example/c&y=2"), ["http://b.example/c"]);
        assert_eq!(inner("https://a.example/?u=http://b.example/c?d=1"), ["http://b.example/c?d=1"]);
        assert_eq!(inner("https://archive.example/web/http://b.example/"), ["http://b.example/"]);
        assert_eq!(inner("a.example/?u=http%3a%2f%2fb.example"), ["http://b.example"]);
        assert!(inner("https://a.example/?q=%3A%2F%2F&r=://").is_empty());
        assert!(inner("https://a.example:443/b?c=d%2").is_empty());
    }

    #[test]
    fn inner_addresses_are_bounded() {
        let many = format!("https://a.example/?{}", "u=http://b.example&".repeat(1000));
        assert_eq!(inner(&many).len(), INNER_PER_ADDRESS);
    }

    #[test]
    fn opaque_bytes_give_both_encodings() {
        let mut bytes = b"\x01\x02https://a.example/x\x00zzhttp:nothing ".to_vec();
        bytes.extend("http://b.example".encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend([0xff, 0xff]);
        let mut all = Vec::new();
        addresses_in(&bytes, &mut |address| all.push(address.to_owned()));
        assert_eq!(all, ["https://a.example/x", "http://b.example"]);
    }
}
