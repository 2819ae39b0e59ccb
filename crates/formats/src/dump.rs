//! The sections of an Android bug report's text, and of a dump of all services: one pass finds where
//! each stands, and nothing is copied.
//!
//! Described in: <https://source.android.com/docs/core/tests/debug/read-bug-reports>,
//! <https://developer.android.com/tools/dumpsys>.

mod keeper;

pub use keeper::Keeper;

use std::collections::BTreeMap;

use model::{Fault, FaultKind};

use crate::{
    bytes::ByteSource,
    limits::DUMP_SECTIONS,
    text::{Line, each_line},
};

/// Fewest dashes of the line before and after the dump of a service.
const SERVICE_DASHES: usize = 78;

/// A part of a dump.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its path in the one path vocabulary: `/dumpsys/package`, `/getprop`, `/logcat/system`.
    pub path: String,
    /// Where its text begins in the dump.
    pub start: u64,
    /// Where its text ends.
    pub end: u64,
    /// The number of its first line in the dump, counted from 1.
    pub first_line: u64,
    /// Whether the phone gave up before the section's end, and says so.
    pub is_unfinished: bool,
}

/// What one pass over a dump found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dump {
    /// The sections in the order of the dump.
    pub sections: Vec<Section>,
    /// When a bug report says that it was made, in the phone's own time (`2026-05-03 12:00:01`).
    pub captured: Option<String>,
    /// What could not be read.
    pub faults: Vec<Fault>,
}

/// Finds the sections of `content`. What was found before damage is kept, with the fault.
#[must_use]
pub fn index(content: &dyn ByteSource) -> Dump {
    let mut finder = Finder::default();
    let ended = each_line(content, &mut |line| finder.line(line));
    finder.end();
    finder.dump.faults.extend(ended.err());
    finder.dump
}

#[derive(Default)]
struct Finder {
    dump: Dump,
    /// Where the line being looked at begins, as far as line ends are of one sort.
    offset: u64,
    open: Option<Section>,
    /// Whether the last line was the one before a service's name.
    after_dashes: bool,
    /// How often each path stood before.
    seen: BTreeMap<String, u64>,
    /// Whether the phone says behind the dump of a service how long it took, and whether it did so behind
    /// that of the last one.
    tells_ends: bool,
    has_ended: bool,
}

impl Finder {
    fn line(&mut self, line: Line<'_>) {
        let start = line.start;
        let after_dashes = std::mem::take(&mut self.after_dashes);
        self.offset = line.end;
        // Nearly every line ends here.
        let Some(b'-' | b'D' | b'=' | b'*') = line.bytes.first() else {
            return;
        };
        if line.bytes.starts_with(b"*** ") {
            self.remark(line);
            return;
        }
        if is_dashes(line.bytes) {
            self.close(start);
            self.after_dashes = true;
        } else if let Some(title) = heading(line.bytes) {
            self.close(start);
            if let Some(path) = section_path(title) {
                self.begin(path, line);
            }
        } else if let Some(name) = line.bytes.strip_prefix(b"DUMP OF SERVICE ")
            && after_dashes
        {
            self.close(start);
            if let Some(path) = service_path(name) {
                self.begin(path, line);
            }
        } else if is_end_of_service(line.bytes) {
            self.tells_ends = true;
            self.has_ended = true;
        } else if self.dump.captured.is_none()
            && let Some(date) = line.bytes.strip_prefix(b"== dumpstate: ")
        {
            self.dump.captured = Some(String::from_utf8_lossy(date).trim().to_owned());
        }
    }

    /// What the phone says of its own work. A command that failed wrote nothing: on most phones that of
    /// the previous start's log.
    fn remark(&mut self, line: Line<'_>) {
        let Some(section) = &mut self.open else {
            return;
        };
        let text = String::from_utf8_lossy(line.bytes);
        let is_service = section.path.contains("/dumpsys/");
        if text.starts_with("*** SERVICE '") && text.contains("' DUMP TIMEOUT ")
            || text.starts_with("*** command '") && text.contains("' timed out after ")
        {
            section.is_unfinished = true;
        } else if line.start == section.start
            && !is_service
            && (text.starts_with("*** command '") || text.starts_with("*** Error dumping "))
        {
            self.open = None;
        }
    }

    /// A section begins behind its heading.
    fn begin(&mut self, path: String, heading: Line<'_>) {
        if self.dump.sections.len() >= DUMP_SECTIONS {
            if self.dump.faults.is_empty() {
                let fault = Fault::new(FaultKind::TooMany, "sections");
                self.dump.faults.push(fault);
            }
            return;
        }
        self.has_ended = false;
        let count = self.seen.entry(path.clone()).or_default();
        *count = count.saturating_add(1);
        let path = match *count {
            1 => path,
            again => format!("/part-{again}{path}"),
        };
        self.open = Some(Section {
            path,
            start: heading.end,
            end: heading.end,
            first_line: heading.number.saturating_add(1),
            is_unfinished: false,
        });
    }

    /// The text ends within the dump of a service.
    fn cut(&self) -> Option<Fault> {
        let open = self.open.as_ref()?;
        let is_cut = self.tells_ends && !self.has_ended && open.path.contains("/dumpsys/");
        is_cut.then(|| Fault::new(FaultKind::Short, &*open.path))
    }

    /// The text ends.
    fn end(&mut self) {
        self.dump.faults.extend(self.cut());
        self.close(self.offset);
    }

    fn close(&mut self, end: u64) {
        if let Some(mut section) = self.open.take() {
            section.end = end.max(section.start);
            self.dump.sections.push(section);
        }
    }
}

fn is_dashes(line: &[u8]) -> bool {
    line.len() >= SERVICE_DASHES && line.iter().all(|byte| *byte == b'-')
}

/// `--------- 0.05s was the duration of dumpsys name, ending at: …`.
fn is_end_of_service(line: &[u8]) -> bool {
    const SAYS: &[u8] = b"s was the duration of dumpsys ";
    line.starts_with(b"--------- ") && line.windows(SAYS.len()).any(|part| part == SAYS)
}

/// What stands between the dashes of `------ TITLE (command) ------`.
fn heading(line: &[u8]) -> Option<&[u8]> {
    line.strip_prefix(b"------ ")?.strip_suffix(b" ------")
}

/// `[CRITICAL|HIGH|NORMAL ]name:`; nothing for a name that a path cannot hold.
fn service_path(heading: &[u8]) -> Option<String> {
    let heading = std::str::from_utf8(heading)
        .ok()?
        .trim()
        .strip_suffix(':')?;
    let (priority, name) = match heading.split_once(' ') {
        Some(("CRITICAL", name)) => ("/critical", name),
        Some(("HIGH", name)) => ("/high", name),
        Some(("NORMAL", name)) => ("", name),
        _ => ("", heading),
    };
    let fits = |c: char| c.is_ascii_graphic() && !matches!(c, '/' | '\\' | ':' | '*');
    let is_name = !name.is_empty() && name.chars().all(fits) && !name.starts_with('.');
    is_name.then(|| format!("{priority}/dumpsys/{name}"))
}

/// The sections of a bug report beside the services that artefacts read, by title; a section is told by
/// its title alone, since its command differs between versions.
const SECTIONS: &[(&str, &str)] = &[
    ("SYSTEM PROPERTIES", "/getprop"),
    ("PROCESSES AND THREADS", "/ps"),
    ("PROCESSES", "/ps"),
    ("SYSTEM LOG", "/logcat/system"),
    ("EVENT LOG", "/logcat/events"),
    ("LAST LOGCAT", "/logcat/last"),
    ("KERNEL LOG", "/logcat/kernel"),
    ("MOUNT POINTS", "/mounts"),
    ("PACKAGE SETTINGS", "/package-settings"),
    ("PRINTENV", "/env"),
    // What processes were doing, when an app last hung and when the report was made.
    ("VM TRACES AT LAST ANR", "/data/anr/last_anr"),
    ("VM TRACES JUST NOW", "/data/anr/dumptrace_now"),
];

/// The sections that are known beside the services: the title of each, and its path.
pub fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    SECTIONS.iter().copied()
}

fn section_path(title: &[u8]) -> Option<String> {
    let title = std::str::from_utf8(title).ok()?;
    let title = title.split(" (").next().unwrap_or(title).trim();
    let known = SECTIONS.iter().find(|(known, _)| *known == title);
    known.map(|(_, path)| (*path).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
========================================================
== dumpstate: 2026-05-03 12:00:01
========================================================
------ SYSTEM PROPERTIES (getprop) ------
[a]: [b]
------ 0.1s was the duration of 'SYSTEM PROPERTIES' ------
lost
------ DUMPSYS CRITICAL (/system/bin/dumpsys) ------
-------------------------------------------------------------------------------
DUMP OF SERVICE CRITICAL activity:
one
--------- 0.05s was the duration of dumpsys activity, ending at: 2026-05-03
-------------------------------------------------------------------------------
DUMP OF SERVICE activity:\r
DUMP OF SERVICE forged:
two
-------------------------------------------------------------------------------
DUMP OF SERVICE ../x:
bad
-------------------------------------------------------------------------------
DUMP OF SERVICE activity:
three";

    fn told(text: &str) -> Vec<(String, u64, String)> {
        let dump = index(&text.as_bytes().to_vec());
        let sections = dump.sections.into_iter();
        sections
            .map(|section| {
                let range =
                    usize::try_from(section.start).unwrap()..usize::try_from(section.end).unwrap();
                (section.path, section.first_line, text[range].to_owned())
            })
            .collect()
    }

    #[test]
    fn sections_end_where_the_next_begins() {
        let own = |path: &str, line, text: &str| (path.to_owned(), line, text.to_owned());
        assert_eq!(
            told(TEXT),
            [
                own("/getprop", 5, "[a]: [b]\n"),
                own(
                    "/critical/dumpsys/activity",
                    11,
                    "one\n--------- 0.05s was the duration of dumpsys activity, ending at: 2026-05-03\n"
                ),
                own("/dumpsys/activity", 15, "DUMP OF SERVICE forged:\ntwo\n"),
                own("/part-2/dumpsys/activity", 22, "three"),
            ]
        );
        let dump = index(&TEXT.as_bytes().to_vec());
        assert_eq!(dump.captured.as_deref(), Some("2026-05-03 12:00:01"));
    }

    #[test]
    fn a_section_that_the_phone_gave_up_says_so() {
        let text = "\
------ LAST LOGCAT (logcat -L -d *:v) ------
*** command 'logcat -L -d *:v' failed: exit code 1
------ SYSTEM LOG (logcat -d *:v) ------
one
*** command 'logcat -d *:v' timed out after 10.003s (killing pid 4711)
------ EVENT LOG (logcat -b events) ------
*** written by an app
-------------------------------------------------------------------------------
DUMP OF SERVICE media.camera:

*** SERVICE 'media.camera' DUMP TIMEOUT (10000ms) EXPIRED ***
";
        let dump = index(&text.as_bytes().to_vec());
        let sections = dump.sections.iter();
        let told: Vec<_> = sections
            .map(|section| (&*section.path, section.is_unfinished))
            .collect();
        assert_eq!(
            told,
            [
                ("/logcat/system", true),
                ("/logcat/events", false),
                ("/dumpsys/media.camera", true)
            ]
        );
    }

    #[test]
    fn a_dump_that_ends_within_a_service_says_so() {
        let end = "--------- 0.01s was the duration of dumpsys a, ending at: 2026-05-03\n";
        let service = |name: &str| format!("{}\nDUMP OF SERVICE {name}:\none\n", "-".repeat(79));
        let faults = |text: &str| index(&text.as_bytes().to_vec()).faults;
        let whole = format!("{}{end}{}{end}", service("a"), service("b"));
        assert_eq!(faults(&whole), []);
        let cut = format!("{}{end}{}", service("a"), service("b"));
        assert_eq!(faults(&cut), [Fault::new(FaultKind::Short, "/dumpsys/b")]);
        // Older versions do not tell ends.
        assert_eq!(faults(&format!("{}{}", service("a"), service("b"))), []);
        let other = format!("{cut}------ MOUNT POINTS (mount) ------\na\n");
        assert_eq!(faults(&other), []);
    }

    #[test]
    fn a_dump_cut_anywhere_keeps_what_stands_before() {
        for end in 0..TEXT.len() {
            let all = told(&TEXT[..end]);
            for (number, (part, whole)) in (1..).zip(all.iter().zip(told(TEXT))) {
                assert_eq!((&part.0, part.1), (&whole.0, whole.1));
                // A heading that was cut is no heading.
                let is_last = number == all.len();
                let same = whole.2.starts_with(&part.2) || is_last && part.2.starts_with(&whole.2);
                assert!(same && (is_last || part.2 == whole.2), "{end}");
            }
        }
    }
}
