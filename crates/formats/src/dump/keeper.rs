//! Keeps of a dump that comes in pieces, as it is unpacked, what stands in its sections: most of a bug
//! report is memory maps and stacks, which nobody reads.
//!
//! Described in: <https://source.android.com/docs/core/tests/debug/read-bug-reports>.

use std::mem;

use model::{Fault, FaultKind};

use super::{Dump, Finder};
use crate::{limits::LINE_BYTES, text::Lines};

/// Takes the pieces of a dump.
pub struct Keeper {
    lines: Lines,
    finder: Finder,
    /// The bytes whose lines are not all told, and where they begin in the dump.
    pending: Vec<u8>,
    pending_at: u64,
    /// What stands in the sections, one behind another.
    kept: Vec<u8>,
    /// Where the section kept last begins in it.
    begun: usize,
    /// As far as this the dump's sections are kept.
    kept_to: u64,
    /// How many sections are kept whole.
    sections: usize,
    most: usize,
    is_full: bool,
    /// How many lines were too long to wait for their ends.
    long_lines: u64,
}

/// As much of a line without end is waited for: what is looked at of one fits twice.
const PENDING_BYTES: usize = LINE_BYTES << 1;

impl Keeper {
    /// Keeps at most so many bytes.
    #[must_use]
    pub fn new(most: u64) -> Self {
        Self {
            lines: Lines::default(),
            finder: Finder::default(),
            pending: Vec::new(),
            pending_at: 0,
            kept: Vec::new(),
            begun: 0,
            kept_to: 0,
            sections: 0,
            most: usize::try_from(most).unwrap_or(usize::MAX),
            is_full: false,
            long_lines: 0,
        }
    }

    /// Takes the next piece.
    pub fn feed(&mut self, piece: &[u8]) {
        self.pending.extend_from_slice(piece);
        let finder = &mut self.finder;
        self.lines.feed(piece, &mut |line| finder.line(line));
        self.settle();
        if self.pending.len() > PENDING_BYTES {
            self.let_go();
        }
    }

    /// Lets go of the beginning of a line that does not end: no heading is as long, so that it stands in
    /// the section that is open.
    fn let_go(&mut self) {
        let to = self.pending_at.saturating_add(length(self.pending.len()));
        if let Some(start) = self.finder.open.as_ref().map(|open| open.start) {
            self.keep(start, to);
        }
        // The line began where the last one told ends.
        if self.pending_at == self.finder.offset {
            self.long_lines = self.long_lines.saturating_add(1);
        }
        self.pending.clear();
        self.pending_at = to;
    }

    /// The sections, whose places are those in the bytes beside them.
    #[must_use]
    pub fn finish(mut self) -> (Dump, Vec<u8>) {
        let mut lines = mem::take(&mut self.lines);
        lines.finish(&mut |line| self.finder.line(line));
        self.finder.end();
        self.settle();
        let mut dump = self.finder.dump;
        if self.long_lines > 0 {
            let large = Fault::new(FaultKind::TooLarge, "line of a dump");
            let lines = self.long_lines;
            dump.faults
                .push(large.detail(format_args!("{lines} with more than {PENDING_BYTES} bytes")));
        }
        if self.is_full {
            let large = Fault::new(FaultKind::TooLarge, "dump");
            dump.faults
                .push(large.detail(format_args!("{} bytes are kept", self.most)));
        }
        (dump, self.kept)
    }

    /// Keeps what stands in sections of the lines told so far, and lets go of the rest of them.
    fn settle(&mut self) {
        let to = self.finder.offset;
        let mut sections = mem::take(&mut self.finder.dump.sections);
        for section in sections.iter_mut().skip(self.sections) {
            self.keep(section.start, section.end);
            (section.start, section.end) = (length(self.begun), length(self.kept.len()));
        }
        self.sections = sections.len();
        self.finder.dump.sections = sections;
        if let Some(start) = self.finder.open.as_ref().map(|open| open.start) {
            self.keep(start, to);
        }
        let told = usize::try_from(to.saturating_sub(self.pending_at)).unwrap_or(usize::MAX);
        self.pending.drain(..told.min(self.pending.len()));
        self.pending_at = self.pending_at.max(to);
    }

    /// Keeps what is not yet kept of a section that begins at `start`, as far as `to`.
    fn keep(&mut self, start: u64, to: u64) {
        if start >= self.kept_to {
            self.begun = self.kept.len();
        }
        let from = start.max(self.kept_to);
        self.kept_to = from.max(to);
        let place = |at: u64| usize::try_from(at.saturating_sub(self.pending_at)).ok();
        let bytes = place(from).zip(place(to));
        let bytes = bytes.and_then(|(from, to)| self.pending.get(from..to.min(self.pending.len())));
        let bytes = bytes.unwrap_or_default();
        let room = self.most.saturating_sub(self.kept.len());
        self.is_full |= bytes.len() > room;
        self.kept
            .extend_from_slice(bytes.get(..room).unwrap_or(bytes));
    }
}

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::index;

    /// Path, first line and text of every section.
    fn told(dump: &Dump, bytes: &[u8]) -> Vec<(String, u64, Vec<u8>)> {
        let place = |at: u64| usize::try_from(at).unwrap();
        let sections = dump.sections.iter();
        sections
            .map(|one| {
                let text = bytes[place(one.start)..place(one.end)].to_vec();
                (one.path.clone(), one.first_line, text)
            })
            .collect()
    }

    fn text() -> Vec<u8> {
        let dashes = "-".repeat(79);
        let mut text =
            "== dumpstate: 2026-05-03 12:00:01\n------ SYSTEM PROPERTIES (x) ------\n[a]: [b]\r\n"
                .to_owned();
        for name in ["one", "two", "one"] {
            text.push_str(&format!(
                "------ SHOW MAP 1 (x) ------\n{}\n{dashes}\n",
                "map ".repeat(40)
            ));
            text.push_str(&format!("DUMP OF SERVICE {name}:\n  line of {name}\n\n"));
            text.push_str("------ LAST LOGCAT (x) ------\n*** command 'x' failed\n");
        }
        text.push_str(&format!("{dashes}\nDUMP OF SERVICE last:\nno end"));
        let mut text = text.into_bytes();
        text.push(0xFF);
        text
    }

    #[test]
    fn what_is_kept_is_what_stands_in_the_sections() {
        let text = text();
        let whole = index(&text);
        assert_eq!(whole.sections.len(), 5);
        for size in 1..=text.len() {
            let mut keeper = Keeper::new(1 << 20);
            text.chunks(size).for_each(|piece| keeper.feed(piece));
            let (dump, kept) = keeper.finish();
            assert_eq!(told(&dump, &kept), told(&whole, &text), "{size}");
            assert_eq!(
                (&dump.captured, &dump.faults),
                (&whole.captured, &whole.faults)
            );
            assert!(kept.len() < text.len() / 2);
        }
    }

    #[test]
    fn a_line_without_end_is_not_waited_for() {
        let long = "x".repeat(PENDING_BYTES * 3);
        for is_open in [true, false] {
            let heading = if is_open {
                "------ SYSTEM LOG (x) ------\n"
            } else {
                ""
            };
            let text = format!("{heading}one\n{long}\n------ EVENT LOG (x) ------\ntwo\n");
            let mut keeper = Keeper::new(1 << 30);
            for piece in text.as_bytes().chunks(100_000) {
                keeper.feed(piece);
                assert!(keeper.pending.len() <= PENDING_BYTES);
            }
            let (dump, kept) = keeper.finish();
            let whole = index(&text.as_bytes().to_vec());
            assert!(told(&dump, &kept) == told(&whole, text.as_bytes()));
            let [fault] = &*dump.faults else {
                panic!("{:?}", dump.faults)
            };
            assert_eq!(fault.kind, FaultKind::TooLarge);
        }
    }

    #[test]
    fn no_more_is_kept_than_may_be() {
        let text = text();
        for most in 0..40 {
            let mut keeper = Keeper::new(most);
            text.chunks(7).for_each(|piece| keeper.feed(piece));
            let (dump, kept) = keeper.finish();
            assert!(length(kept.len()) <= most);
            assert_eq!(dump.faults.last().unwrap().kind, FaultKind::TooLarge);
            let end = length(kept.len());
            assert!(
                dump.sections
                    .iter()
                    .all(|one| one.start <= one.end && one.end <= end)
            );
        }
    }
}
