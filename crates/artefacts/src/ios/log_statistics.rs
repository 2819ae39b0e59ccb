//! Reads which programs wrote to the unified logs, over days: `logdata.statistics.N.txt` and `.jsonl`, which
//! `logd` writes whenever a log is full.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>.

use std::collections::BTreeMap;

use formats::{
    json_items::each_item,
    json_scalar::Scalar,
    limits::{PROGRAM_PATH_BYTES, PROGRAMS_PER_FILE},
    text::{Line, each_line},
};
use model::{Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};
use serde::Deserialize;

use crate::{
    About, Artefact, Out, PhoneFile,
    iphone_programs::{base_name, report_time, state_program},
};

const SECOND_NS: i64 = 1_000_000_000;

/// Programs that wrote to the unified logs.
#[derive(Debug)]
pub struct LogStatistics;

/// One program, in all notes of one file.
#[derive(Debug, serde::Serialize)]
pub struct LoggingProgram<'a> {
    /// Its name.
    pub process: Untrusted<'a>,
    /// The path of its program.
    pub program_path: Option<Untrusted<'a>>,
    /// When the first note that names it was written.
    pub first_seen: Option<Instant>,
    /// When the last one was.
    pub last_seen: Option<Instant>,
    /// How many notes name it.
    pub note_count: u64,
}

impl Record for LoggingProgram<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.last_seen, "process-last-seen"),
            (self.first_seen, "process-first-seen"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let path = self.program_path.as_ref().map(Untrusted::raw);
        state_program(Some(self.process.raw()), path, each);
    }
}

impl Artefact for LogStatistics {
    type Record<'a> = LoggingProgram<'a>;

    const ABOUT: About = About {
        files: &[
            "/**/logdata.statistics.*.txt",
            "/**/logdata.statistics.*.jsonl",
        ],
        fields: &[
            ("process", "name of the program"),
            ("program_path", "path of the program"),
            (
                "first_seen",
                "when the first note that names it was written (UTC)",
            ),
            (
                "last_seen",
                "when the last note that names it was written (UTC)",
            ),
            ("note_count", "number of notes that name it"),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut programs = Programs::default();
        let ending = file.name().rsplit('.').next();
        let ended = if ending == Some("jsonl") {
            let mut each = |number: u64, item: &str| programs.item(number, item);
            each_item(&*file.content(), "statistics of the logs", &mut each)
        } else {
            each_line(&*file.content(), &mut |line| programs.line(&line, file))
        };
        programs.tell(out);
        ended?;
        if programs.strange > 0 && !programs.is_known {
            return Err(Fault::new(
                FaultKind::UnknownSchema,
                "statistics of the logs",
            ));
        }
        Ok(())
    }
}

/// What is known of a program.
struct Seen {
    place: u64,
    first: Option<Instant>,
    last: Option<Instant>,
    count: u64,
}

#[derive(Default)]
struct Programs {
    by_path: BTreeMap<String, Seen>,
    /// When the note that is being read was written.
    time: Option<Instant>,
    /// Whether the note is one of those that list programs.
    in_note: bool,
    is_known: bool,
    strange: u64,
    too_many: bool,
}

/// A note in JSON.
#[derive(Deserialize)]
struct Note<'j> {
    #[serde(borrow, default, rename = "unixTime")]
    time: Scalar<'j>,
    #[serde(borrow, default, rename = "processList")]
    processes: Vec<Process<'j>>,
}

/// A program that it lists.
#[derive(Deserialize)]
struct Process<'j> {
    #[serde(borrow, default)]
    process: Scalar<'j>,
}

impl Programs {
    fn line(&mut self, line: &Line<'_>, file: &PhoneFile) {
        let text = line.text();
        let text = text.trim();
        if let Some(title) = text.strip_prefix("--- !") {
            self.in_note = title.starts_with("logd statistics");
            self.is_known = true;
            self.time = None;
        } else if !self.in_note {
            self.strange = self
                .strange
                .saturating_add((!self.is_known && !text.is_empty()).into());
        } else if let Some(item) = text.strip_prefix("- [") {
            match listed(item) {
                Some(path) => self.see(path, line.number),
                None => self.strange = self.strange.saturating_add(1),
            }
        } else if let Some((key, value)) = text.split_once(':')
            && key.trim_end() == "time"
        {
            self.time = report_time(file.clock(), value).map(|(at, _)| at);
        }
    }

    fn item(&mut self, number: u64, item: &str) {
        let Ok(note) = serde_json::from_str::<Note<'_>>(item) else {
            self.strange = self.strange.saturating_add(1);
            return;
        };
        self.is_known = true;
        let seconds = note.time.whole();
        let ns = seconds.and_then(|seconds| seconds.checked_mul(SECOND_NS));
        self.time = ns.map(Instant::from_unix_ns);
        for process in note.processes {
            if let Some(path) = process.process.text() {
                self.see(path.trim(), number.saturating_add(1));
            }
        }
    }

    fn see(&mut self, path: &str, place: u64) {
        let is_new = !self.by_path.contains_key(path);
        let has_room = self.by_path.len() < PROGRAMS_PER_FILE && path.len() <= PROGRAM_PATH_BYTES;
        if path.is_empty() || is_new && !has_room {
            self.too_many |= !path.is_empty();
            return;
        }
        let seen = self.by_path.entry(path.to_owned()).or_insert(Seen {
            place,
            first: None,
            last: None,
            count: 0,
        });
        seen.count = seen.count.saturating_add(1);
        seen.last = seen.last.max(self.time);
        seen.first = match (seen.first, self.time) {
            (Some(first), Some(time)) => Some(first.min(time)),
            (first, time) => first.or(time),
        };
    }

    fn tell(&mut self, out: &mut Out<'_, LogStatistics>) {
        for (path, seen) in &self.by_path {
            let program = LoggingProgram {
                process: Untrusted::from(base_name(path)),
                program_path: path
                    .starts_with('/')
                    .then(|| Untrusted::from(path.as_str())),
                first_seen: seen.first,
                last_seen: seen.last,
                note_count: seen.count,
            };
            out.record(Place::Line(seen.place), &program);
        }
        if self.strange > 0 {
            let fault = Fault::new(FaultKind::Malformed, "statistics of the logs");
            out.fault(fault.detail(format_args!("{} not understood", self.strange)));
        }
        if self.too_many {
            out.fault(Fault::new(
                FaultKind::TooMany,
                "programs in the statistics of the logs",
            ));
        }
    }
}

/// Reads ` 3117304,  32.0, /usr/libexec/backboardd ]`.
fn listed(item: &str) -> Option<&str> {
    let mut columns = item.trim_end().strip_suffix(']')?.splitn(3, ',');
    let size = columns.next()?.trim();
    let _ = columns.next()?;
    let path = columns.next()?.trim();
    (!path.is_empty() && size.bytes().all(|byte| byte.is_ascii_digit())).then_some(path)
}
