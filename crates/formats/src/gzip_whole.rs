//! Unpacks a file that gzip packed into memory, with a limit; what stands before damage is kept.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1952>.

use std::io::{self, Read as _};

use flate2::read::MultiGzDecoder;
use model::{Fault, FaultKind};

use crate::{
    bytes::{ByteSource, SharedBytes, Stream},
    reading::fault_of,
};

/// What every such file begins with: its mark, and the one method that there is.
const MARK: [u8; 3] = [0x1f, 0x8b, 8];
const CHUNK: usize = 64 << 10;

/// Whether the content begins as gzip packs a file.
///
/// # Errors
/// What the source says.
pub fn is_packed(content: &dyn ByteSource) -> Result<bool, Fault> {
    let mut beginning = [0; MARK.len()];
    let count = content.read_at(0, &mut beginning)?;
    Ok(count == MARK.len() && beginning == MARK)
}

/// The unpacked content, of at most `limit` bytes, as far as it can be had; and why it ends early.
#[must_use]
pub fn unpack(content: SharedBytes, limit: usize, what: &str) -> (Vec<u8>, Option<Fault>) {
    let mut unpacking = MultiGzDecoder::new(Stream::new(content));
    let (mut unpacked, mut chunk) = (Vec::new(), vec![0; CHUNK]);
    loop {
        let count = match unpacking.read(&mut chunk) {
            Ok(0) => return (unpacked, None),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => 0,
            Err(error) => return (unpacked, Some(fault(&error, what))),
        };
        let room = limit.saturating_sub(unpacked.len());
        let fits = chunk.get(..count.min(room)).unwrap_or_default();
        unpacked.extend_from_slice(fits);
        if count > room {
            let cut = Fault::new(FaultKind::TooLarge, what)
                .detail(format_args!("gzip: unfolds to more than {limit} bytes"));
            return (unpacked, Some(cut));
        }
    }
}

fn fault(error: &io::Error, what: &str) -> Fault {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => {
            Fault::new(FaultKind::Short, what).detail("gzip: the packed data ends early")
        }
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
            Fault::new(FaultKind::Malformed, what).detail(format_args!("gzip: {error}"))
        }
        _ => fault_of(error, what),
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Write as _, sync::Arc};

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn packed(plain: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn read(stored: &[u8], limit: usize) -> (Vec<u8>, Option<FaultKind>) {
        let (unpacked, fault) = unpack(Arc::new(stored.to_vec()), limit, "test");
        (unpacked, fault.map(|fault| fault.kind))
    }

    #[test]
    fn whole_files_and_several_in_a_row_are_unpacked() {
        let plain: Vec<u8> = (0..200_000_u32).map(|n| (n / 7) as u8).collect();
        let stored = packed(&plain);
        assert_eq!(is_packed(&stored), Ok(true));
        assert_eq!(is_packed(&plain), Ok(false));
        assert_eq!(is_packed(&b"\x1f\x8b".to_vec()), Ok(false));
        assert_eq!(read(&stored, 1 << 20), (plain.clone(), None));
        let two = [stored.clone(), packed(b"more")].concat();
        assert_eq!(read(&two, 1 << 20), ([&plain[..], b"more"].concat(), None));
    }

    #[test]
    fn what_stands_before_damage_and_the_limit_is_kept() {
        let plain: Vec<u8> = (0..200_000_u32).map(|n| (n / 7) as u8).collect();
        let stored = packed(&plain);
        let (got, fault) = read(&stored[..stored.len() / 2], 1 << 20);
        assert!(plain.starts_with(&got) && !got.is_empty());
        assert_eq!(fault, Some(FaultKind::Short));
        let (got, fault) = read(&stored, 1_000);
        assert_eq!(
            (got.len(), fault),
            (1_000, Some(FaultKind::TooLarge)),
            "bounded"
        );
        let mut wrong = stored.clone();
        let at = wrong.len() - 6;
        wrong[at] ^= 1;
        assert_eq!(read(&wrong, 1 << 20), (plain, Some(FaultKind::Malformed)));
    }
}
