//! Writes a tar archive, in the form of POSIX.1-1988
//! (<https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06>).

/// Bytes of a record.
const RECORD: usize = 512;

/// Adds a file.
pub(crate) fn add(archive: &mut Vec<u8>, name: &str, content: &[u8], modified: i64) {
    let mut header = [0_u8; RECORD];
    let mut put = |at: usize, text: &str| {
        header[at..at + text.len()].copy_from_slice(text.as_bytes());
    };
    // Long names: the last part by itself, what stands before it as a prefix.
    let (prefix, name) = match name.rsplit_once('/') {
        Some(parts) if name.len() > 100 => parts,
        _ => ("", name),
    };
    put(0, name);
    put(100, "0000600\0");
    put(108, "0001750\0");
    put(116, "0001750\0");
    put(124, &format!("{:011o}\0", content.len()));
    put(136, &format!("{modified:011o}\0"));
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\u{0}00");
    put(345, prefix);
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    archive.extend(header);
    archive.extend(content);
    archive.resize(archive.len().next_multiple_of(RECORD), 0);
}

/// Ends the archive.
pub(crate) fn finish(archive: &mut Vec<u8>) {
    archive.resize(archive.len() + 2 * RECORD, 0);
}
