//! Writes archives.
//!
//! Described in: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>.

/// An archive of files, with a block before its directory.
pub(super) fn archive(files: &[(&str, Vec<u8>, bool)], block: &[u8]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content, deflated) in files {
        let data = if *deflated {
            deflate(content)
        } else {
            content.clone()
        };
        let mut common = vec![20, 0, 0, 0, u8::from(*deflated) * 8, 0];
        // 1 January 2009, as tools write it so that the same files give the same archive.
        common.extend([0x00, 0x00, 0x21, 0x3a]);
        common.extend(crc32(content).to_le_bytes());
        common.extend(length(&data));
        common.extend(length(content));
        common.extend(&length(name.as_bytes())[..2]);
        common.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(length(&bytes));
        directory.extend(name.as_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(common);
        bytes.extend(name.as_bytes());
        bytes.extend(data);
    }
    bytes.extend(block);
    let start = length(&bytes);
    let count = u16::try_from(files.len()).unwrap_or(0).to_le_bytes();
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count, count].concat());
    bytes.extend(length(&directory));
    bytes.extend(start);
    bytes.extend([0, 0]);
    bytes
}

fn length(bytes: &[u8]) -> [u8; 4] {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes()
}

/// A stream of blocks that are not compressed, which DEFLATE allows.
fn deflate(content: &[u8]) -> Vec<u8> {
    let mut stream = Vec::new();
    let blocks = content.chunks(0xffff);
    let last = blocks.len().saturating_sub(1);
    for (number, block) in blocks.enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(0);
        stream.push(u8::from(number == last));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    stream
}

/// The checksum of archives (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            let carry = if sum & 1 == 1 { 0xedb8_8320 } else { 0 };
            (sum >> 1) ^ carry
        })
    })
}
