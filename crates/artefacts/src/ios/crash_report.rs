//! Reads reports of crashes and of other trouble: `.ips` files, as the phone keeps them and as computers copy
//! them (`.ips.synced`, `.crash`).
//!
//! Described in: <https://developer.apple.com/documentation/xcode/interpreting-the-json-format-of-a-crash-report>,
//! <https://developer.apple.com/documentation/xcode/examining-the-fields-in-a-crash-report>.

use model::{
    Bearing, Clock, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value,
};

use crate::{
    About, Artefact, Out, PhoneFile,
    iphone_programs::{is_app_id, is_unusual, report_time, state_program},
    iphone_report::{self, Report},
    values::state_path,
};

/// Most files told of one report, those of the system and of apps left out.
const FILES: usize = 256;
/// Most images of the crashed thread that are told.
const IMAGES: usize = 64;

/// Reports of crashes and of other trouble.
#[derive(Debug)]
pub struct CrashReport;

/// One report. What the process had in its memory, its messages and the logs around it are not kept.
#[derive(Debug, serde::Serialize)]
pub struct ReportedCrash {
    /// `crash`, `memory` (the phone ran out of it), `panic` (of the whole system), or `other`.
    pub kind: &'static str,
    /// The number of the kind, as the phone names it.
    pub bug_type: Option<Untrusted<'static>>,
    /// When it happened.
    pub time: Option<Instant>,
    /// The version of the system.
    pub os_version: Option<Untrusted<'static>>,
    /// The process.
    pub process: Option<Untrusted<'static>>,
    /// The path of its program.
    pub program_path: Option<Untrusted<'static>>,
    /// Its number.
    pub pid: Option<u32>,
    /// The number of the user under whom it ran.
    pub uid: Option<u32>,
    /// The app's identifier.
    pub app_id: Option<Untrusted<'static>>,
    /// The process that started it.
    pub parent_process: Option<Untrusted<'static>>,
    /// The number of that process.
    pub parent_pid: Option<u32>,
    /// The process on whose behalf it ran.
    pub responsible: Option<Untrusted<'static>>,
    /// The group of processes that it belonged to.
    pub coalition: Option<Untrusted<'static>>,
    /// When it was started.
    pub started: Option<Instant>,
    /// The kind of exception that ended it.
    pub exception: Option<Untrusted<'static>>,
    /// The signal that ended it.
    pub signal_name: Option<Untrusted<'static>>,
    /// Who ended it, and with which code.
    pub termination: Option<Untrusted<'static>>,
    /// The images on the stack of the thread that crashed.
    pub crashed_in: Vec<Untrusted<'static>>,
    /// Files with code that it had loaded, those of the system and of apps left out.
    pub loaded_files: Vec<Untrusted<'static>>,
    /// How sure the time is.
    #[serde(skip)]
    pub clock: Clock,
    /// How sure the time of the start is.
    #[serde(skip)]
    pub started_clock: Clock,
}

impl Record for ReportedCrash {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.kind {
            "crash" => "process-crashed",
            "memory" => "memory-ran-out",
            "panic" => "system-panicked",
            _ => "report-written",
        };
        let dated = [
            (self.time, self.clock, what),
            (self.started, self.started_clock, "process-started"),
        ];
        for (at, clock, what) in dated {
            if let Some(at) = at {
                each(Moment { at, clock, what });
            }
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state_program(
            self.process.as_ref().map(Untrusted::raw),
            self.program_path.as_ref().map(Untrusted::raw),
            each,
        );
        for other in [&self.parent_process, &self.responsible]
            .into_iter()
            .flatten()
        {
            state_program(Some(other.raw()), None, each);
        }
        let group = self
            .coalition
            .as_ref()
            .filter(|_| self.coalition != self.app_id);
        for app in self.app_id.iter().chain(group) {
            if is_app_id(app.raw()) {
                each(Value::AppId(app.raw()).with(Bearing::Ran));
            }
        }
        for file in &self.loaded_files {
            state_path(file.raw(), Bearing::Ran, each);
        }
    }
}

impl Artefact for CrashReport {
    type Record<'a> = ReportedCrash;

    const ABOUT: About = About {
        files: &[
            "/**/CrashReporter/**/*.ips",
            "/**/CrashReporter/**/*.ips.*",
            "/**/CrashReporter/**/*.synced",
            "/**/CrashReporter/**/*.crash",
        ],
        fields: &[
            (
                "kind",
                "crash, memory (the phone ran out of it), panic (of the whole system), or other",
            ),
            ("bug_type", "number of the kind, as the phone names it"),
            (
                "time",
                "when it happened (UTC; the phone's zone is assumed where none is written)",
            ),
            ("os_version", "version of the system"),
            ("process", "name of the process"),
            ("program_path", "path of its program"),
            ("pid", "number of the process"),
            ("uid", "number of the user under whom it ran"),
            ("app_id", "identifier of the app"),
            ("parent_process", "process that started it"),
            ("parent_pid", "number of the process that started it"),
            ("responsible", "process on whose behalf it ran"),
            ("coalition", "group of processes that it belonged to"),
            ("started", "when it was started (UTC)"),
            ("exception", "kind of exception that ended it"),
            ("signal_name", "signal that ended it"),
            ("termination", "who ended it, and with which code"),
            (
                "crashed_in",
                "images on the stack of the thread that crashed",
            ),
            (
                "loaded_files",
                "files with code that it had loaded, those of the system and of apps left out",
            ),
        ],
        described_in: &[
            "https://developer.apple.com/documentation/xcode/interpreting-the-json-format-of-a-crash-report",
            "https://developer.apple.com/documentation/xcode/examining-the-fields-in-a-crash-report",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let bytes = file.text()?;
        let text = String::from_utf8_lossy(&bytes);
        let (report, fault) = iphone_report::read(&text)?;
        let kind = kind_of(&report);
        // Reports of other kinds, statistics mostly, have bodies of their own.
        if let Some(fault) = fault.filter(|_| kind != "other") {
            out.fault(fault);
        }
        if kind == "other" && report.process.is_none() {
            return Ok(());
        }
        let too_many = report.too_many;
        let crash = crash(kind, report, file);
        if too_many || crash.loaded_files.len() >= FILES {
            out.fault(Fault::new(
                FaultKind::TooMany,
                "files loaded by a crashed process",
            ));
        }
        out.record(Place::Whole, &crash);
        Ok(())
    }
}

/// What a report is about, by the number that the phone gives its kind.
fn kind_of(report: &Report) -> &'static str {
    match report.bug_type.as_deref() {
        Some("298") => "memory",
        Some("110" | "210") => "panic",
        Some("109" | "308" | "309" | "385") => "crash",
        // Text alone has no number.
        None if report.exception.is_some() || report.program_path.is_some() => "crash",
        _ => "other",
    }
}

fn crash(kind: &'static str, report: Report, file: &PhoneFile) -> ReportedCrash {
    let dated = |text: Option<String>| {
        let read = text.and_then(|text| report_time(file.clock(), &text));
        let clock = read.map_or(Clock::LocalAssumed, |(_, clock)| clock);
        (read.map(|(at, _)| at), clock)
    };
    let text = |text: Option<String>| text.filter(|text| !text.is_empty()).map(Untrusted::from);
    let (time, clock) = dated(report.time);
    let (started, started_clock) = dated(report.launched);
    let own = report.program_path.clone().unwrap_or_default();
    let loaded = report.images.into_iter();
    let loaded = loaded.filter(|path| is_unusual(path) && *path != own);
    ReportedCrash {
        kind,
        bug_type: text(report.bug_type),
        time,
        os_version: text(report.os_version),
        process: text(report.process),
        program_path: text(report.program_path),
        pid: report.pid,
        uid: report.uid,
        app_id: text(report.app_id),
        parent_process: text(report.parent),
        parent_pid: report.parent_pid,
        responsible: text(report.responsible),
        coalition: text(report.coalition),
        started,
        exception: text(report.exception),
        signal_name: text(report.signal),
        termination: text(report.termination),
        crashed_in: report
            .crashed_in
            .into_iter()
            .take(IMAGES)
            .map(Untrusted::from)
            .collect(),
        loaded_files: loaded.take(FILES).map(Untrusted::from).collect(),
        clock,
        started_clock,
    }
}
