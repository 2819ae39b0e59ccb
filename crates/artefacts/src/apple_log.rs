//! Logs of Apple's daemons: entries of several lines, dated by the phone's wall clock without a zone.
//!
//! Two ways of dating occur: `MM/DD/YY HH:MM:SS.ffffff pid=N text` (lockdownd), and
//! `Www Mmm dd HH:MM:SS YYYY [pid] <level> (0xhex) text`. Described in:
//! <https://github.com/log2timeline/plaso/blob/main/plaso/parsers/text_plugins/ios_lockdownd.py>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileInstall.py>.

use formats::text::each_line;
use model::{Fault, FaultKind, Instant};

use crate::PhoneFile;

/// Longest entry that is looked at; what stands behind it is left out. Those with a property list
/// inside have some 20 KiB.
const ENTRY_BYTES: usize = 256 << 10;
/// How much of a line is looked at for its date: a date and what follows it have fewer than 100 bytes.
const HEAD_BYTES: usize = 256;
/// Names of the months, as the C library writes them.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// An entry: its first line's text, and the lines behind it up to the next date.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'e> {
    /// The number of its first line, counted from 1.
    pub(crate) line: u64,
    /// The date as written, as `YYYY-MM-DD HH:MM:SS[.fraction]` of the phone's wall clock.
    local: &'e str,
    /// What stands behind date and process, with line feeds between its lines.
    pub(crate) text: &'e str,
}

impl Entry<'_> {
    /// When it was written, in the phone's zone as far as it is known.
    pub(crate) fn time(&self, file: &PhoneFile) -> Option<Instant> {
        file.clock().local(self.local)
    }

    /// The day and hour, for telling what repeats.
    pub(crate) fn hour(&self) -> &str {
        self.local.get(..13).unwrap_or(self.local)
    }
}

/// Calls `each` with every entry, and tells when some were too long to be looked at whole. No more than one
/// entry is held.
///
/// # Errors
/// What the source says, and `UnknownSchema` where there are lines and none has a date.
pub(crate) fn each_entry(
    file: &PhoneFile,
    what: &'static str,
    each: &mut dyn FnMut(&Entry<'_>),
) -> Result<Option<Fault>, Fault> {
    let mut open = Open::default();
    let (mut lines, mut entries) = (0_u64, 0_u64);
    let read = each_line(&*file.content(), &mut |line| {
        if line.bytes.trim_ascii().is_empty() {
            return;
        }
        lines = lines.saturating_add(1);
        let beginning = line.bytes.get(..HEAD_BYTES).unwrap_or(line.bytes);
        if let Some((local, head_bytes)) = head(&String::from_utf8_lossy(beginning)) {
            open.tell(each);
            entries = entries.saturating_add(1);
            open.line = line.number;
            open.local = local;
            open.begin();
            open.push(line.bytes.get(head_bytes..).unwrap_or_default());
        } else if open.line > 0 {
            open.push(b"\n");
            open.push(line.bytes);
        }
    });
    open.tell(each);
    read?;
    if lines > 0 && entries == 0 {
        let fault = Fault::new(FaultKind::UnknownSchema, what);
        return Err(fault.detail(format_args!("{lines} lines, none with a date")));
    }
    let long = open.long;
    Ok((long > 0).then(|| {
        Fault::new(FaultKind::TooLarge, what).detail(format_args!(
            "{long} entries, of which the first {ENTRY_BYTES} bytes were looked at"
        ))
    }))
}

/// The entry that is being read.
#[derive(Default)]
struct Open {
    line: u64,
    local: String,
    text: String,
    /// Whether more of it came than is kept, and how many entries were so long.
    is_long: bool,
    long: u64,
}

impl Open {
    fn begin(&mut self) {
        self.text.clear();
        self.is_long = false;
    }

    fn push(&mut self, bytes: &[u8]) {
        let room = ENTRY_BYTES.saturating_sub(self.text.len());
        if bytes.len() > room && !self.is_long {
            self.is_long = true;
            self.long = self.long.saturating_add(1);
        }
        let kept = bytes.get(..room).unwrap_or(bytes);
        self.text.push_str(&String::from_utf8_lossy(kept));
    }

    fn tell(&self, each: &mut dyn FnMut(&Entry<'_>)) {
        if self.line > 0 {
            each(&Entry {
                line: self.line,
                local: &self.local,
                text: &self.text,
            });
        }
    }
}

/// The date of a line and how many bytes stand before its text.
fn head(line: &str) -> Option<(String, usize)> {
    let (local, rest) = lockdown_head(line).or_else(|| daemon_head(line))?;
    Some((local, line.len().checked_sub(rest.len())?))
}

/// `MM/DD/YY HH:MM:SS.ffffff pid=N text`.
fn lockdown_head(line: &str) -> Option<(String, &str)> {
    let (date, rest) = line.split_once(' ')?;
    let (time, rest) = rest.split_once(' ')?;
    let [month, day, year] = numbers::<3>(date, '/')?;
    let is_time = time.split(':').count() == 3 && time.starts_with(|c: char| c.is_ascii_digit());
    if !is_time {
        return None;
    }
    let (pid, rest) = rest.strip_prefix("pid=")?.split_once(' ')?;
    pid.parse::<u32>().ok()?;
    let century = if year < 100 { 2_000 } else { 0 };
    let year = year.saturating_add(century);
    Some((format!("{year:04}-{month:02}-{day:02} {time}"), rest))
}

/// `Www Mmm dd HH:MM:SS YYYY [pid] <level> (0xhex) text`; level and number of the thread may be missing.
fn daemon_head(line: &str) -> Option<(String, &str)> {
    let (_, rest) = word(line).filter(|(day, _)| day.len() == 3)?;
    let (month, rest) = word(rest)?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let (day, rest) = word(rest)?;
    let (time, rest) = word(rest)?;
    let (year, rest) = word(rest)?;
    let [_, _, _] = numbers::<3>(time, ':')?;
    let (day, year) = (day.parse::<u32>().ok()?, year.parse::<u32>().ok()?);
    let month = month.saturating_add(1);
    let mut text = rest.trim_start();
    for (begins, ends) in [('[', "] "), ('<', "> "), ('(', ") ")] {
        if text.starts_with(begins)
            && let Some((_, behind)) = text.split_once(ends)
        {
            text = behind.trim_start();
        }
    }
    Some((format!("{year:04}-{month:02}-{day:02} {time}"), text))
}

/// The first word and what stands behind it.
fn word(text: &str) -> Option<(&str, &str)> {
    text.trim_start_matches(' ').split_once(' ')
}

/// Exactly so many whole numbers with a sign between them.
fn numbers<const COUNT: usize>(text: &str, between: char) -> Option<[u32; COUNT]> {
    let mut all = [0; COUNT];
    let mut parts = text.split(between);
    for number in &mut all {
        *number = parts.next()?.parse().ok()?;
    }
    parts.next().is_none().then_some(all)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn entries(text: &str) -> Vec<(u64, String, String)> {
        let file = PhoneFile::new("/x", Arc::new(text.as_bytes().to_vec()), None);
        let mut all = Vec::new();
        let told = each_entry(&file, "log", &mut |entry| {
            all.push((entry.line, entry.local.to_owned(), entry.text.to_owned()));
        });
        assert_eq!(told, Ok(None));
        all
    }

    #[test]
    fn both_ways_of_dating_are_read_and_lines_without_a_date_belong_to_the_entry_before() {
        let all = entries(
            "cut off line\r\n10/13/21 07:57:42.945911 pid=69 main: Starting Up\r\n\ttwo\r\n\
             Mon Apr  7 06:13:34 2025 [234] <notice> (0x16b48f000) -[A b]: text\n\
             Tue Apr 11 07:45:45 2023 [206] (0x16f72b000) other: text\n",
        );
        let expected = [
            (2, "2021-10-13 07:57:42.945911", "main: Starting Up\n\ttwo"),
            (4, "2025-04-07 06:13:34", "-[A b]: text"),
            (5, "2023-04-11 07:45:45", "other: text"),
        ];
        let expected = expected.map(|(line, local, text)| (line, local.into(), text.into()));
        assert_eq!(all, expected);
    }

    #[test]
    fn entries_that_are_cut_are_told_once() {
        let long = "x".repeat(ENTRY_BYTES / 2);
        let text = format!(
            "10/13/21 07:57:42.9 pid=69 a: {long}\n{long}\n{long}\n\
             10/13/21 07:57:43.9 pid=69 b: short\n10/13/21 07:57:44.9 pid=69 c: {long}{long}\n"
        );
        let file = PhoneFile::new("/x", Arc::new(text.into_bytes()), None);
        let mut lengths = Vec::new();
        let told = each_entry(&file, "log", &mut |entry| lengths.push(entry.text.len())).unwrap();
        assert_eq!(lengths, [ENTRY_BYTES, 8, ENTRY_BYTES]);
        let fault = told.unwrap();
        assert_eq!(fault.kind, FaultKind::TooLarge);
        assert!(format!("{:?}", fault.detail).contains("2 entries"));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for line in [
            "13/21 07:57 pid=1 x",
            "10/13/21 now pid=69 x",
            "10/13/21 07:57:42 69 x",
            "Mon Foo  7 06:13:34 2025 [1] x",
            "Mon Apr  7 06:13 2025 [1] x",
        ] {
            assert_eq!(head(line), None, "{line}");
        }
    }
}
