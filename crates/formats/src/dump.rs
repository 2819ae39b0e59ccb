//! The sections of an Android bug report's text, and of a dump of all services: one pass finds where
//! each stands, and nothing is copied.
//!
//! Described in: <https://source.android.com/docs/core/tests/debug/read-bug-reports>,
//! <https://developer.android.com/tools/dumpsys>.

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
    finder.close(finder.offset);
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
}

impl Finder {
    fn line(&mut self, line: Line<'_>) {
        let start = line.start;
        let after_dashes = std::mem::take(&mut self.after_dashes);
        self.offset = line.end;
        // Nearly every line ends here.
        let Some(b'-' | b'D' | b'=') = line.bytes.first() else {
            return;
        };
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
        } else if self.dump.captured.is_none()
            && let Some(date) = line.bytes.strip_prefix(b"== dumpstate: ")
        {
            self.dump.captured = Some(String::from_utf8_lossy(date).trim().to_owned());
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
        });
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
