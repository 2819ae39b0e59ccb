//! Inflates a stream, bare or wrapped by zlib, with a limit on what comes out, and says when it is cut or
//! damaged. Whatever is deflated is read by it.
//!
//! Described in: <https://www.rfc-editor.org/rfc/rfc1951>, <https://www.rfc-editor.org/rfc/rfc1950>.

use std::{
    io::{self, Read},
    ops::Range,
};

use flate2::{Decompress, FlushDecompress, Status};
use model::{Fault, FaultKind};

use crate::reading::{carry, fault_of};

const CHUNK: usize = 64 << 10;

/// How much may come out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Most {
    /// What is inflated, for faults.
    pub(crate) what: &'static str,
    /// In all.
    pub(crate) bytes: u64,
    /// For each byte that went in, beyond those that are free.
    pub(crate) ratio: u64,
    /// Whatever went in.
    pub(crate) free_bytes: u64,
}

impl Most {
    /// So many bytes, whatever went in.
    pub(crate) const fn bytes(what: &'static str, bytes: u64) -> Self {
        Self {
            what,
            bytes,
            ratio: 0,
            free_bytes: u64::MAX,
        }
    }
}

/// The inflated bytes of `inner`. The end is only reached where the stream says that it ends, and in zlib
/// the checksum behind it is right; all other ends are errors that carry a fault, again at each further
/// read.
pub(crate) struct Inflating<R> {
    inner: R,
    inflate: Decompress,
    input: Vec<u8>,
    ready: Range<usize>,
    most: Most,
    /// Why no more input comes.
    input_end: Option<Fault>,
    ended: Option<Result<(), Fault>>,
}

impl<R: Read> Inflating<R> {
    /// Of a stream of zlib.
    pub(crate) fn zlib(inner: R, most: Most) -> Self {
        Self::new(inner, most, true)
    }

    /// Of a stream without anything around it.
    pub(crate) fn raw(inner: R, most: Most) -> Self {
        Self::new(inner, most, false)
    }

    fn new(inner: R, most: Most, zlib: bool) -> Self {
        Self {
            inner,
            inflate: Decompress::new(zlib),
            input: vec![0; CHUNK],
            ready: 0..0,
            most,
            input_end: None,
            ended: None,
        }
    }

    /// How many bytes went in.
    pub(crate) fn total_in(&self) -> u64 {
        self.inflate.total_in()
    }

    /// How many bytes came out.
    pub(crate) fn total_out(&self) -> u64 {
        self.inflate.total_out()
    }

    /// Gets input when there is none. What stands before an error of reading is still inflated.
    fn refill(&mut self) {
        if !self.ready.is_empty() || self.input_end.is_some() {
            return;
        }
        match self.inner.read(&mut self.input) {
            Ok(0) => {
                let at = self.inflate.total_in();
                let short = Fault::new(FaultKind::Short, self.most.what);
                self.input_end =
                    Some(short.detail(format_args!("the compressed data ends after {at} bytes")));
            }
            Ok(count) => self.ready = 0..count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => self.input_end = Some(fault_of(&error, self.most.what)),
        }
    }

    /// Inflates into `out`, once, and tells how many bytes came out.
    fn step(&mut self, out: &mut [u8]) -> usize {
        let (had, gave) = (self.inflate.total_in(), self.inflate.total_out());
        let input = self.input.get(self.ready.clone()).unwrap_or_default();
        let result = self.inflate.decompress(input, out, FlushDecompress::None);
        let used = difference(self.inflate.total_in(), had);
        let written = difference(self.inflate.total_out(), gave);
        self.ready.start = self.ready.start.saturating_add(used).min(self.ready.end);
        match result {
            Ok(Status::StreamEnd) => self.ended = Some(Ok(())),
            Ok(_) if used == 0 && written == 0 => {
                self.ended = self.input_end.clone().map(Err);
            }
            Ok(_) => {}
            Err(error) => {
                let damaged = Fault::new(FaultKind::Malformed, self.most.what);
                self.ended = Some(Err(damaged.detail(format_args!("deflate: {error}"))));
            }
        }
        if let Err(fault) = self.check() {
            self.ended = Some(Err(fault));
        }
        written
    }

    fn check(&self) -> Result<(), Fault> {
        let (used, written) = (self.inflate.total_in(), self.inflate.total_out());
        let unfolded = self.most.ratio.saturating_mul(used);
        let limit = self
            .most
            .bytes
            .min(unfolded.saturating_add(self.most.free_bytes));
        if written <= limit {
            return Ok(());
        }
        Err(
            Fault::new(FaultKind::TooLarge, self.most.what).detail(format_args!(
                "{used} compressed bytes unfold to more than {limit}"
            )),
        )
    }
}

impl<R: Read> Read for Inflating<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            match &self.ended {
                Some(Ok(())) => return Ok(0),
                Some(Err(fault)) => return Err(carry(fault.clone())),
                None => {}
            }
            self.refill();
            let written = self.step(out);
            if written > 0 {
                return Ok(written);
            }
        }
    }
}

fn difference(now: u64, before: u64) -> usize {
    usize::try_from(now.saturating_sub(before)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{
        Compression,
        write::{DeflateEncoder, ZlibEncoder},
    };

    use super::*;
    use crate::test_plist::next;

    const MOST: Most = Most {
        what: "test",
        bytes: 1 << 20,
        ratio: 20,
        free_bytes: 100_000,
    };

    fn deflate(plain: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn deflate_raw(plain: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    /// Bytes that compress to about half.
    fn pattern(len: usize) -> Vec<u8> {
        let mut state = 3;
        (0..len)
            .map(|_| next(&mut state).to_le_bytes()[3] & 0x0f)
            .collect()
    }

    /// Everything up to the end or the fault.
    fn read(stored: &[u8], most: Most) -> (Vec<u8>, Option<Fault>) {
        read_from(Inflating::zlib(stored, most))
    }

    fn read_from(mut inflating: Inflating<&[u8]>) -> (Vec<u8>, Option<Fault>) {
        let mut all = Vec::new();
        let fault = inflating
            .read_to_end(&mut all)
            .err()
            .map(|error| fault_of(&error, "test"));
        if let Some(fault) = &fault {
            let again = inflating.read(&mut [0]).unwrap_err();
            assert_eq!(fault_of(&again, "test"), *fault);
        }
        (all, fault)
    }

    #[test]
    fn a_whole_stream_inflates() {
        for len in [0, 1, 1_000, 300_000] {
            let plain = pattern(len);
            assert_eq!(read(&deflate(&plain), MOST), (plain, None));
        }
    }

    #[test]
    fn what_stands_before_a_cut_survives() {
        let plain = pattern(20_000);
        let stored = deflate(&plain);
        let mut longest = 0;
        for len in 0..stored.len() {
            let (got, fault) = read(&stored[..len], MOST);
            assert_eq!(fault.unwrap().kind, FaultKind::Short, "{len}");
            assert!(plain.starts_with(&got), "{len}");
            longest = longest.max(got.len());
        }
        // All but the checksum was there.
        assert_eq!(longest, plain.len());
    }

    #[test]
    fn a_bare_stream_ends_where_it_says() {
        let plain = pattern(20_000);
        let stored = deflate_raw(&plain);
        let bytes = u64::try_from(stored.len()).unwrap();
        let mut inflating = Inflating::raw(&*stored, MOST);
        let mut all = Vec::new();
        inflating.read_to_end(&mut all).unwrap();
        assert_eq!(all, plain);
        assert_eq!(
            (inflating.total_in(), inflating.total_out()),
            (bytes, 20_000)
        );
        // What follows is not looked at.
        let more = [&*stored, b"PK\x03\x04"].concat();
        assert_eq!(
            read_from(Inflating::raw(&more, MOST)),
            (plain.clone(), None)
        );
        for len in 0..stored.len() {
            let (got, fault) = read_from(Inflating::raw(&stored[..len], MOST));
            assert_eq!(fault.unwrap().kind, FaultKind::Short, "{len}");
            assert!(plain.starts_with(&got), "{len}");
        }
        let most = Most::bytes("test", 20_000);
        assert_eq!(read_from(Inflating::raw(&stored, most)).1, None);
        let less = Most::bytes("test", 19_999);
        let fault = read_from(Inflating::raw(&stored, less)).1.unwrap();
        assert_eq!(fault.kind, FaultKind::TooLarge);
    }

    #[test]
    fn a_flipped_bit_never_passes() {
        let plain = pattern(2_000);
        let stored = deflate(&plain);
        for bit in 0..stored.len() * 8 {
            let mut changed = stored.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let (got, fault) = read(&changed, MOST);
            // A few bits say nothing of the data: the level of compression, those behind its end.
            assert!(fault.is_some() || got == plain, "bit {bit}");
        }
    }

    #[test]
    fn limits_end_it() {
        let bomb = deflate(&vec![0; 500_000]);
        let (got, fault) = read(&bomb, MOST);
        assert_eq!(fault.unwrap().kind, FaultKind::TooLarge);
        assert!(got.len() < 250_000, "{}", got.len());
        let small = Most {
            bytes: 1_000,
            ..MOST
        };
        let (_, fault) = read(&deflate(&pattern(100_000)), small);
        assert_eq!(fault.unwrap().kind, FaultKind::TooLarge);
    }
}
