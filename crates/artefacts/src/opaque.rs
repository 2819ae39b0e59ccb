//! Addresses in opaque bytes: content whose format is another program's own.

use memchr::memmem;

/// Most addresses taken from one run of opaque bytes.
const ADDRESSES_PER_BLOB: usize = 4_096;

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
            address.extend(
                rest.get(at..)
                    .unwrap_or_default()
                    .chunks(step)
                    .map_while(address_char),
            );
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
        [byte] | [byte, 0] if matches!(byte, 0x21..=0x7e) && !b"\"<>\\^`{|}".contains(byte) => {
            Some(char::from(*byte))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
