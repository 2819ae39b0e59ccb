//! Faults on their way through [`std::io::Read`].

use std::io::{self, Read};

use model::{Fault, FaultKind};

/// A fault as an error of reading; [`fault_of`] gives it back.
#[must_use]
pub fn carry(fault: Fault) -> io::Error {
    io::Error::other(fault)
}

/// The fault that an error carries; an error without one is `Io`, about `what`.
#[must_use]
pub fn fault_of(error: &io::Error, what: &str) -> Fault {
    let carried = error.get_ref().and_then(|inner| inner.downcast_ref());
    match carried {
        Some(fault) => Fault::clone(fault),
        None => Fault::new(FaultKind::Io, what).detail(error),
    }
}

/// Fills `buffer` as far as there are bytes, and tells how many there were.
pub(crate) fn fill(from: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0_usize;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match from.read(rest) {
            Ok(0) => break,
            Ok(count) => filled = filled.saturating_add(count),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::bytes::{ByteSource, Part, Stream};

    struct Torn;

    impl ByteSource for Torn {
        fn len(&self) -> u64 {
            10
        }

        fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
            if offset >= 4 {
                return Err(Fault::new(FaultKind::Undecryptable, "page"));
            }
            let count = buffer.len().min(4);
            buffer[..count].fill(7);
            Ok(count)
        }
    }

    #[test]
    fn a_fault_arrives_as_it_left() {
        let mut reading = Stream::new(Arc::new(Torn));
        let mut buffer = [0; 4];
        reading.read_exact(&mut buffer).unwrap();
        assert_eq!(buffer, [7; 4]);
        let error = reading.read(&mut buffer).unwrap_err();
        assert_eq!(
            fault_of(&error, "x"),
            Fault::new(FaultKind::Undecryptable, "page")
        );
        let other = fault_of(&io::ErrorKind::UnexpectedEof.into(), "x");
        assert_eq!((other.kind, &*other.what), (FaultKind::Io, "x"));
    }

    #[test]
    fn a_buffer_is_filled_as_far_as_there_are_bytes() {
        let mut reading = Stream::new(Arc::new(Part::new(Arc::new(b"0123456789".to_vec()), 7, 99)));
        let mut buffer = [0; 8];
        assert_eq!(fill(&mut reading, &mut buffer).unwrap(), 3);
        assert_eq!(&buffer[..3], b"789");
        assert_eq!(fill(&mut reading, &mut buffer).unwrap(), 0);
    }
}
