//! Reads the processes of a sysdiagnose with the paths of their programs: `spindump-nosymbols.txt`, in
//! which the phone wrote what all of them were doing just then.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://developer.apple.com/documentation/xcode/analyzing-responsiveness-issues-in-your-shipping-app>.

use formats::text::{Line, each_line};
use model::{
    Bearing, Clock, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value,
};

use crate::{
    About, Artefact, Out, PhoneFile,
    iphone_programs::{
        is_app_id, is_unusual, name_and_number, report_time, seconds_before, state_program,
    },
    values::state_path,
};

/// Most files told of one process, those of the system and of apps left out.
const FILES: usize = 256;

/// Processes of a sysdiagnose, with their paths.
#[derive(Debug)]
pub struct Spindump;

/// What the dump says of itself, or one process. What it was doing is not kept.
#[derive(Debug, Default, serde::Serialize)]
pub struct DumpedProcess {
    /// `dump`, or `process`.
    pub kind: &'static str,
    /// When the dump was made.
    pub time: Option<Instant>,
    /// When the phone was started.
    pub booted: Option<Instant>,
    /// The version of the system.
    pub os_version: Option<Untrusted<'static>>,
    /// The process.
    pub process: Option<Untrusted<'static>>,
    /// The path of its program.
    pub program_path: Option<Untrusted<'static>>,
    /// Its number.
    pub pid: Option<u32>,
    /// The app's identifier.
    pub app_id: Option<Untrusted<'static>>,
    /// The process that started it.
    pub parent_process: Option<Untrusted<'static>>,
    /// The number of that process.
    pub parent_pid: Option<u32>,
    /// The process on whose behalf it runs.
    pub responsible: Option<Untrusted<'static>>,
    /// The number of the user under whom it runs.
    pub uid: Option<u32>,
    /// When it was started.
    pub started: Option<Instant>,
    /// Files with code that it had loaded, those of the system and of apps left out.
    pub loaded_files: Vec<Untrusted<'static>>,
    /// How sure the times are.
    #[serde(skip)]
    pub clock: Option<Clock>,
}

impl Record for DumpedProcess {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let booted = self.booted.filter(|_| self.kind == "dump");
        let dated = [(booted, "phone-started"), (self.started, "process-started")];
        for (at, what) in dated {
            if let (Some(at), Some(clock)) = (at, self.clock) {
                each(Moment { at, clock, what });
            }
        }
    }

    fn time(&self) -> Option<Instant> {
        self.time
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state_program(
            self.process.as_ref().map(Untrusted::raw),
            self.program_path.as_ref().map(Untrusted::raw),
            each,
        );
        if let Some(app) = self.app_id.as_ref().filter(|app| is_app_id(app.raw())) {
            each(Value::AppId(app.raw()).with(Bearing::Ran));
        }
        for file in &self.loaded_files {
            state_path(file.raw(), Bearing::Ran, each);
        }
    }
}

impl Artefact for Spindump {
    type Record<'a> = DumpedProcess;

    const ABOUT: About = About {
        files: &["/sysdiagnose/spindump-nosymbols.txt"],
        fields: &[
            ("kind", "dump, or process"),
            (
                "time",
                "when the dump was made (UTC; the phone's zone is assumed where none is written)",
            ),
            ("booted", "when the phone was started (UTC)"),
            ("os_version", "version of the system"),
            ("process", "name of the process"),
            ("program_path", "path of its program"),
            ("pid", "number of the process"),
            ("app_id", "identifier of the app"),
            ("parent_process", "process that started it"),
            ("parent_pid", "number of the process that started it"),
            ("responsible", "process on whose behalf it runs"),
            ("uid", "number of the user under whom it runs"),
            ("started", "when it was started (UTC)"),
            (
                "loaded_files",
                "files with code that it had loaded, those of the system and of apps left out",
            ),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://developer.apple.com/documentation/xcode/analyzing-responsiveness-issues-in-your-shipping-app",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, file, out));
        reader.tell(out);
        if reader.strange > 0 {
            let fault = Fault::new(FaultKind::Malformed, "processes of the dump");
            out.fault(fault.detail(format_args!("{} not understood", reader.strange)));
        }
        if reader.too_many {
            out.fault(Fault::new(FaultKind::TooMany, "files loaded by a process"));
        }
        ended?;
        if reader.has_text && reader.dump.time.is_none() && !reader.has_process {
            return Err(Fault::new(FaultKind::UnknownSchema, "dump of processes"));
        }
        Ok(())
    }
}

/// What is being read.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    /// The dump's own head, or that of a process and its threads.
    #[default]
    Head,
    /// The images that a process has loaded.
    Images,
    /// What follows the text.
    Bytes,
}

#[derive(Default)]
struct Reader {
    dump: DumpedProcess,
    /// The line of the process that is being read, and what is known of it.
    open: Option<(u64, DumpedProcess)>,
    has_text: bool,
    has_process: bool,
    part: Part,
    strange: u64,
    too_many: bool,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>, file: &PhoneFile, out: &mut Out<'_, Spindump>) {
        let Some(first) = line.bytes.first().filter(|_| self.part != Part::Bytes) else {
            return;
        };
        self.has_text = true;
        if first.is_ascii_whitespace() {
            // Nearly every line is one of a thread.
            if self.part == Part::Images || line.bytes.trim_ascii().starts_with(b"Binary Images:") {
                self.image(&line.text());
            }
            return;
        }
        let text = line.text();
        if text.starts_with("Spindump binary format") {
            self.tell(out);
            self.part = Part::Bytes;
        } else if text.starts_with("Binary Images:") {
            self.part = Part::Images;
        } else if let Some((key, value)) = text.split_once(':') {
            if key == "Process" {
                self.begin(line.number, value.trim(), out);
            } else {
                self.value(key, value.trim(), file);
            }
        }
    }

    /// Begins a process, `name [123] (suspended)`.
    fn begin(&mut self, line: u64, value: &str, out: &mut Out<'_, Spindump>) {
        self.tell(out);
        self.has_process = true;
        let (name, pid) = name_and_number(value);
        if pid.is_none() {
            self.strange = self.strange.saturating_add(1);
            return;
        }
        let process = DumpedProcess {
            kind: "process",
            process: kept(name),
            pid,
            time: self.dump.time,
            clock: self.dump.clock,
            ..DumpedProcess::default()
        };
        self.open = Some((line, process));
    }

    fn value(&mut self, key: &str, value: &str, file: &PhoneFile) {
        let time = self.dump.time;
        let before = |text: &str| {
            let digits = text.strip_suffix('s')?.split('.').next()?;
            seconds_before(time?, digits.parse().ok()?)
        };
        let Some((_, process)) = &mut self.open else {
            let dump = &mut self.dump;
            match key {
                "Date/Time" => {
                    let read = report_time(file.clock(), value);
                    dump.time = read.map(|(at, _)| at);
                    dump.clock = read.map(|(_, clock)| clock);
                }
                "OS Version" => dump.os_version = kept(value),
                "Time Since Boot" => dump.booted = before(value),
                _ => {}
            }
            return;
        };
        match key {
            "Path" => process.program_path = kept(value),
            "Identifier" => process.app_id = kept(value),
            "Parent" => {
                let (name, pid) = name_and_number(value);
                (process.parent_process, process.parent_pid) = (kept(name), pid);
            }
            "Responsible" => process.responsible = kept(name_and_number(value).0),
            "UID" => process.uid = value.parse().ok(),
            "Time Since Fork" => process.started = before(value),
            _ => {}
        }
    }

    /// Reads `0x104d3c000 - 0x104d57fff  name (1.0) <UUID>  /path`.
    fn image(&mut self, text: &str) {
        self.part = Part::Images;
        let path = text.split_once("> ").map(|(_, path)| path.trim());
        let Some((path, (_, process))) = path.zip(self.open.as_mut()) else {
            return;
        };
        if is_unusual(path) && process.program_path.as_ref().map(Untrusted::raw) != Some(path) {
            if process.loaded_files.len() < FILES {
                process.loaded_files.extend(kept(path));
            } else {
                self.too_many = true;
            }
        }
    }

    /// Tells what was read so far: the head, then each process.
    fn tell(&mut self, out: &mut Out<'_, Spindump>) {
        self.part = Part::Head;
        if self.dump.kind.is_empty() && self.dump.time.is_some() {
            self.dump.kind = "dump";
            out.record(Place::Line(1), &self.dump);
        }
        if let Some((line, process)) = self.open.take() {
            out.record(Place::Line(line), &process);
        }
    }
}

fn kept(text: &str) -> Option<Untrusted<'static>> {
    (!text.is_empty()).then(|| Untrusted::from(text.to_owned()))
}
