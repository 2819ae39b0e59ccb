//! Lines of texts that need be neither UTF-8 nor small: dumps, logs, lists.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};
use model::Fault;

use crate::{bytes::ByteSource, limits::LINE_BYTES};

/// Bytes read at a time.
const CHUNK_BYTES: usize = 256 << 10;

/// A line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'l> {
    /// Counted from 1.
    pub number: u64,
    /// Where it begins in the text.
    pub start: u64,
    /// Where the next line begins.
    pub end: u64,
    /// Its bytes, without the end of line (`\n` or `\r\n`).
    pub bytes: &'l [u8],
    /// Whether the line is longer than the limit: what stands behind it is not here.
    pub cut: bool,
}

impl<'l> Line<'l> {
    /// The line as text; what is no UTF-8 is replaced.
    #[must_use]
    pub fn text(&self) -> Cow<'l, str> {
        String::from_utf8_lossy(self.bytes)
    }
}

/// Calls `each` with every line of `content`. Nothing more than a part of the text is held.
///
/// # Errors
/// What the source says when a part of it cannot be read; the lines before it were told.
pub fn each_line(content: &dyn ByteSource, each: &mut dyn FnMut(Line<'_>)) -> Result<(), Fault> {
    let mut lines = Lines::default();
    if let Some(whole) = content.whole() {
        lines.feed(whole, each);
        lines.finish(each);
        return Ok(());
    }
    let mut buffer = vec![0; CHUNK_BYTES];
    let mut offset = 0_u64;
    loop {
        let count = match content.read_at(offset, &mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(fault) => {
                lines.finish(each);
                return Err(fault);
            }
        };
        lines.feed(buffer.get(..count).unwrap_or_default(), each);
        offset = offset.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
    }
    lines.finish(each);
    Ok(())
}

/// Lines of bytes that come in pieces.
#[derive(Default)]
pub(crate) struct Lines {
    number: u64,
    /// Where the next line begins.
    at: u64,
    /// The beginning of a line whose end has not come yet.
    begun: Vec<u8>,
    /// How many bytes that line has so far, those left out too.
    begun_len: usize,
}

impl Lines {
    /// Takes the next piece, and tells the lines that end in it.
    pub(crate) fn feed(&mut self, piece: &[u8], each: &mut dyn FnMut(Line<'_>)) {
        let mut rest = piece;
        if self.begun_len > 0 {
            let Some(end) = memchr(b'\n', rest) else {
                return self.keep(rest);
            };
            self.keep(rest.get(..end).unwrap_or_default());
            self.tell_begun(1, each);
            rest = rest.get(end.saturating_add(1)..).unwrap_or_default();
        }
        let mut start = 0;
        for end in memchr_iter(b'\n', rest) {
            let line = rest.get(start..end).unwrap_or_default();
            self.tell(line, line.len(), 1, each);
            start = end.saturating_add(1);
        }
        self.keep(rest.get(start..).unwrap_or_default());
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = LINE_BYTES.saturating_sub(self.begun.len());
        self.begun
            .extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        self.begun_len = self.begun_len.saturating_add(bytes.len());
    }

    fn tell_begun(&mut self, end_bytes: u64, each: &mut dyn FnMut(Line<'_>)) {
        let begun = std::mem::take(&mut self.begun);
        let len = std::mem::take(&mut self.begun_len);
        self.tell(&begun, len, end_bytes, each);
    }

    /// Tells a line of `len` bytes, of which `bytes` are all that is looked at.
    fn tell(&mut self, bytes: &[u8], len: usize, end_bytes: u64, each: &mut dyn FnMut(Line<'_>)) {
        self.number = self.number.saturating_add(1);
        let start = self.at;
        let len = u64::try_from(len).unwrap_or(u64::MAX);
        self.at = start.saturating_add(len).saturating_add(end_bytes);
        let kept = bytes.get(..LINE_BYTES).unwrap_or(bytes);
        each(Line {
            number: self.number,
            start,
            end: self.at,
            bytes: kept.strip_suffix(b"\r").unwrap_or(kept),
            cut: u64::try_from(kept.len()).is_ok_and(|kept| kept < len),
        });
    }

    /// Tells a last line that no end of line follows.
    pub(crate) fn finish(&mut self, each: &mut dyn FnMut(Line<'_>)) {
        if self.begun_len > 0 {
            self.tell_begun(0, each);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives its bytes a few at a time.
    struct Slow(Vec<u8>);

    impl ByteSource for Slow {
        fn len(&self) -> u64 {
            ByteSource::len(&self.0)
        }

        fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
            let few = buffer.len().min(3);
            self.0.read_at(offset, &mut buffer[..few])
        }
    }

    fn lines(content: &dyn ByteSource) -> Vec<(u64, String, bool)> {
        let mut all = Vec::new();
        each_line(content, &mut |line| {
            all.push((line.number, line.text().into_owned(), line.cut));
        })
        .unwrap();
        all
    }

    #[test]
    fn lines_are_the_same_whole_and_in_pieces() {
        let text = b"one\r\n\ntwo \xFF\n\rthree\nlast".to_vec();
        let expected = ["one", "", "two \u{FFFD}", "\rthree", "last"];
        let expected: Vec<_> = (1..)
            .zip(expected)
            .map(|(number, text)| (number, text.to_owned(), false))
            .collect();
        assert_eq!(lines(&text), expected);
        assert_eq!(lines(&Slow(text)), expected);
        assert_eq!(lines(&Vec::new()), []);
        assert_eq!(lines(&b"a\n".to_vec()).len(), 1);
    }

    #[test]
    fn a_line_without_end_is_cut() {
        let mut text = vec![b'x'; LINE_BYTES + 10];
        text.extend_from_slice(b"\nnext\n");
        for content in [&text as &dyn ByteSource, &Slow(text.clone())] {
            let mut seen = Vec::new();
            each_line(content, &mut |line| {
                seen.push((line.bytes.len(), line.cut));
            })
            .unwrap();
            assert_eq!(seen, [(LINE_BYTES, true), (4, false)]);
        }
    }
}
