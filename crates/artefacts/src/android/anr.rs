//! Reads which apps stopped answering: `/data/anr/anr_…`, in which the system wrote what the app and others
//! were doing just then.
//!
//! Described in: <https://developer.android.com/topic/performance/anrs/find-unresponsive-app>,
//! <https://source.android.com/docs/core/tests/debug/read-bug-reports>.

use formats::text::{Line, each_line};
use model::{Clock, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    android_programs::{base_name, state_process},
};

/// Apps that stopped answering.
#[derive(Debug)]
pub struct Anr;

/// One process that the system looked into. What it was doing is not kept.
#[derive(Debug, serde::Serialize)]
pub struct TracedProcess {
    /// When the system looked into it.
    pub time: Option<Instant>,
    /// Its name: that of its program, or the app's process.
    pub process: Option<Untrusted<'static>>,
    /// The path of its program, where one is told.
    pub program_path: Option<Untrusted<'static>>,
    /// Its number.
    pub pid: Option<u32>,
    /// Whether it is the one that did not answer: the first of a file that is about one.
    pub not_answering: bool,
    /// How sure the time is: some have an offset from UTC.
    #[serde(skip)]
    pub clock: Clock,
}

impl Record for TracedProcess {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time.filter(|_| self.not_answering) {
            each(Moment {
                at,
                clock: self.clock,
                what: "process-hung",
            });
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(program) = self.program_path.as_ref().or(self.process.as_ref()) {
            state_process(program.raw(), false, each);
        }
    }
}

impl Artefact for Anr {
    type Record<'a> = TracedProcess;

    const ABOUT: About = About {
        files: &["/**/data/anr/**"],
        fields: &[
            (
                "time",
                "when the system looked into the process (UTC; the phone's zone is assumed where none is written)",
            ),
            ("process", "name of its program, or of the app's process"),
            ("program_path", "path of its program, where one is told"),
            ("pid", "number of the process"),
            (
                "not_answering",
                "whether it is the one that did not answer; others were looked into beside it",
            ),
        ],
        described_in: &[
            "https://developer.android.com/topic/performance/anrs/find-unresponsive-app",
            "https://source.android.com/docs/core/tests/debug/read-bug-reports",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader {
            // What looks into all processes is made for a bug report, not for one of them.
            is_about_one: !file.name().starts_with("dumptrace"),
            ..Reader::default()
        };
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, file, out));
        if let Some(open) = reader.open.take() {
            out.fault(
                Fault::new(FaultKind::Short, "what a process was doing").detail(open.place()),
            );
            open.tell(out);
        }
        ended?;
        if reader.has_text && reader.begun == 0 {
            return Err(Fault::new(
                FaultKind::UnknownSchema,
                "what processes were doing",
            ));
        }
        Ok(())
    }
}

/// A process whose lines are being read.
struct Open {
    line: u64,
    record: TracedProcess,
}

impl Open {
    fn place(&self) -> Place<'static> {
        Place::Line(self.line)
    }

    fn tell(self, out: &mut Out<'_, Anr>) {
        out.record(self.place(), &self.record);
    }
}

#[derive(Default)]
struct Reader {
    is_about_one: bool,
    has_text: bool,
    begun: u64,
    open: Option<Open>,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>, file: &PhoneFile, out: &mut Out<'_, Anr>) {
        // Nearly every line is one of a thread.
        let Some(first) = line.bytes.first() else {
            return;
        };
        self.has_text = true;
        match first {
            b'-' => {
                let text = line.text();
                if let Some(text) = between(&text, "----- pid ") {
                    if let Some(open) = self.open.take() {
                        out.fault(
                            Fault::new(FaultKind::Short, "what a process was doing")
                                .detail(open.place()),
                        );
                        open.tell(out);
                    }
                    self.begin(line.number, text, file);
                } else if between(&text, "----- end ").is_some()
                    && let Some(open) = self.open.take()
                {
                    open.tell(out);
                }
            }
            b'C' => {
                let text = line.text();
                if let Some(command) = text.strip_prefix("Cmd line: ")
                    && let Some(open) = &mut self.open
                    && open.record.process.is_none()
                {
                    open.record.name(command);
                }
            }
            _ => {}
        }
    }

    /// `14003 at 2026-06-15 10:20:33.123456789+0200`.
    fn begin(&mut self, line: u64, text: &str, file: &PhoneFile) {
        let (pid, time) = text.split_once(" at ").unwrap_or((text, ""));
        let has_offset = time
            .get(10..)
            .is_some_and(|rest| rest.contains(['+', '-', 'Z']));
        let record = TracedProcess {
            time: file.clock().local(time),
            process: None,
            program_path: None,
            pid: pid.trim().parse().ok(),
            not_answering: self.is_about_one && self.begun == 0,
            clock: if has_offset {
                Clock::Utc
            } else {
                Clock::LocalAssumed
            },
        };
        self.begun = self.begun.saturating_add(1);
        self.open = Some(Open { line, record });
    }
}

impl TracedProcess {
    /// Takes the name from the words with which it was started.
    fn name(&mut self, command: &str) {
        let Some(program) = command.split_whitespace().next() else {
            return;
        };
        let kept = |text: &str| Some(Untrusted::from(text.to_owned()));
        self.process = kept(base_name(program));
        if program.starts_with('/') {
            self.program_path = kept(program);
        }
    }
}

/// What stands between `start` and the dashes at the end of a line.
fn between<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(start)?.trim_end();
    Some(rest.trim_end_matches('-').trim_end())
}
