//! Cuts a line of Android's log into its parts, in the forms that hold a date: `threadtime`, with year,
//! zone, microseconds and user where asked for, and the older `time`.
//!
//! Described in: <https://developer.android.com/tools/logcat#outputFormat>.

use model::{Clock, Instant};

use crate::PhoneFile;

/// A line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LogLine<'l> {
    /// The date and time as written.
    when: &'l [u8],
    has_year: bool,
    /// The offset from UTC where one is told, or nothing.
    offset: &'l [u8],
    /// The number of the process that wrote it.
    pub(crate) pid: Option<u32>,
    /// Who wrote it.
    pub(crate) tag: &'l [u8],
    /// What was written.
    pub(crate) message: &'l [u8],
}

impl<'l> LogLine<'l> {
    /// The parts of a line; none for what is no line of the log.
    pub(crate) fn parse(line: &'l [u8]) -> Option<Self> {
        let has_year = line.get(4) == Some(&b'-');
        let date: usize = if has_year { 10 } else { 5 };
        let is_dated = line.first()?.is_ascii_digit()
            && line.get(date.checked_sub(3)?) == Some(&b'-')
            && line.get(date) == Some(&b' ');
        if !is_dated {
            return None;
        }
        let time_at = date.checked_add(1)?;
        let (time, mut rest) = word(line.get(time_at..)?)?;
        if time.get(2) != Some(&b':') {
            return None;
        }
        let end = time_at.checked_add(time.len())?;
        let mut offset: &[u8] = &[];
        if let Some(b'+' | b'-') = rest.first() {
            (offset, rest) = word(rest)?;
        }
        let (pid, tag, message) = match rest.get(1) {
            Some(b'/') => older(rest)?,
            _ => threads(rest)?,
        };
        Some(Self {
            when: line.get(..end)?,
            has_year,
            offset,
            pid,
            tag,
            message,
        })
    }

    /// When it was written, and how sure that is.
    pub(crate) fn time(&self, file: &PhoneFile) -> (Option<Instant>, Clock) {
        let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
        let when = text(self.when);
        match (self.has_year, self.offset.is_empty()) {
            (true, false) => {
                let when = format!("{when}{}", text(self.offset));
                (file.clock().local(&when), Clock::Utc)
            }
            (true, true) => (file.clock().local(when), Clock::LocalAssumed),
            // The zone of the phone stands for an offset without a year.
            (false, _) => (file.clock().without_year(when), Clock::LocalAssumed),
        }
    }
}

/// The number of the process, the tag, the message.
type Parts<'l> = (Option<u32>, &'l [u8], &'l [u8]);

/// `[uid] pid tid L tag: message`.
fn threads(rest: &[u8]) -> Option<Parts<'_>> {
    let mut rest = rest;
    let mut words: [&[u8]; 2] = [&[], &[]];
    // A user, a process, a thread, a level.
    for _ in 0..4 {
        let (first, behind) = word(rest)?;
        rest = behind;
        if let [b'V' | b'D' | b'I' | b'W' | b'E' | b'F' | b'A' | b'S'] = first {
            let [process, _] = words;
            let (tag, message) = tagged(rest)?;
            return Some((number(process), tag, message));
        }
        let [_, last] = words;
        words = [last, first];
    }
    None
}

/// `L/tag( pid): message` and `L/tag( uid: pid): message`.
fn older(rest: &[u8]) -> Option<Parts<'_>> {
    let open = memchr::memchr(b'(', rest)?;
    let close = memchr::memchr(b')', rest)?;
    let numbers = rest.get(open.checked_add(1)?..close)?;
    let process = numbers.rsplit(|byte| *byte == b':').next()?;
    let message = rest.get(close.checked_add(1)?..)?;
    Some((
        number(process.trim_ascii()),
        rest.get(2..open)?.trim_ascii(),
        message.strip_prefix(b":")?.trim_ascii_start(),
    ))
}

fn tagged(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut colons = memchr::memchr_iter(b':', rest);
    let end = colons.find(|at| {
        let behind = at.checked_add(1).and_then(|at| rest.get(at));
        matches!(behind, None | Some(b' '))
    })?;
    let (tag, message) = rest.split_at_checked(end)?;
    Some((tag.trim_ascii(), message.get(1..)?.trim_ascii_start()))
}

/// The first word, and what follows the blanks behind it.
fn word(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let bytes = bytes.trim_ascii_start();
    let end = memchr::memchr(b' ', bytes)?;
    let (word, rest) = bytes.split_at_checked(end)?;
    Some((word, rest.trim_ascii_start()))
}

fn number(word: &[u8]) -> Option<u32> {
    std::str::from_utf8(word).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_with_a_date_is_cut() {
        for (line, when, offset, pid) in [
            (
                "01-01 01:02:03.123  1234  1235 D a tag: what: it says",
                "01-01 01:02:03.123",
                "",
                1234,
            ),
            (
                "01-08 15:30:16.609  1000   929   996 I a tag: what: it says",
                "01-08 15:30:16.609",
                "",
                929,
            ),
            (
                "01-08 15:30:16.609  root  3565  3566 I a tag : what: it says",
                "01-08 15:30:16.609",
                "",
                3565,
            ),
            (
                "01-02 01:02:04.156 I/a tag(  190): what: it says",
                "01-02 01:02:04.156",
                "",
                190,
            ),
            (
                "2022-01-02 01:20:03.171 +0000  1885  3066 E a tag  : what: it says",
                "2022-01-02 01:20:03.171",
                "+0000",
                1885,
            ),
            (
                "2022-01-02 01:20:07.171997  1000  1885  3066 E a tag  : what: it says",
                "2022-01-02 01:20:07.171997",
                "",
                1885,
            ),
            (
                "2022-01-02 11:42:10.613472 +1000 I/a tag    ( 1080: 1179): what: it says",
                "2022-01-02 11:42:10.613472",
                "+1000",
                1179,
            ),
        ] {
            let cut = LogLine::parse(line.as_bytes()).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(cut.when, when.as_bytes(), "{line}");
            assert_eq!(cut.offset, offset.as_bytes(), "{line}");
            assert_eq!(cut.pid, Some(pid), "{line}");
            assert_eq!(cut.tag, b"a tag", "{line}");
            assert_eq!(cut.message, b"what: it says", "{line}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        for line in [
            "",
            "--------- beginning of main",
            "    at com.example.Main.run(Main.java:1)",
            "01-01 01:02:03.123",
            "01-01 01:02:03.123  1234  1235 D",
            "2022-01-02",
            "01-01 word 1 2 D a: b",
        ] {
            assert_eq!(LogLine::parse(line.as_bytes()), None, "{line}");
        }
    }
}
