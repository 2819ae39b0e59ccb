//! Reads crashes of native processes: `/data/tombstones/tombstone_NN`, as text and as protobuf.
//!
//! Described in: <https://source.android.com/docs/core/tests/debug/native-crash>,
//! <https://cs.android.com/android/platform/superproject/main/+/main:system/core/debuggerd/proto/tombstone.proto>.
//!
//! A phone keeps both forms of one crash, so that one crash gives two records of two files: they have
//! the same `pid`, `tid` and `time`, by which whoever counts crashes tells that they are one.

use formats::tombstone::{self, Tombstone as Parsed};
use model::{Bearing, Clock, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    android_programs::{base_name, state_file, state_process},
};

/// Most files told of one crash, the system's own left out.
const FILES: usize = 256;
/// Where the system's own files lie, and mappings that are no files of the phone.
const SYSTEM: [&str; 13] = [
    "/apex/",
    "/data/misc/apexdata/",
    "/data/resource-cache/",
    "/dev/",
    "/dmabuf",
    "/memfd:",
    "/metadata/aconfig/",
    "/odm/",
    "/product/",
    "/sys/",
    "/system/",
    "/system_ext/",
    "/vendor/",
];

/// Crashes of native processes.
#[derive(Debug)]
pub struct Tombstone;

/// One crash. What the process had in its memory, its message and the logs around it are not kept.
#[derive(Debug, serde::Serialize)]
pub struct Crash<'a> {
    /// When it crashed.
    pub time: Option<Instant>,
    /// The process: the name of its program, or the app's process.
    pub process: Option<Untrusted<'a>>,
    /// The program's path, where one is told.
    pub program_path: Option<Untrusted<'a>>,
    /// The number of the process.
    pub pid: Option<u32>,
    /// The number of the thread that crashed.
    pub tid: Option<u32>,
    /// The name of that thread.
    pub thread: Option<Untrusted<'a>>,
    /// The user under whom it ran.
    pub uid: Option<u32>,
    /// Its SELinux label.
    pub selinux_label: Option<Untrusted<'a>>,
    /// The number of the signal that ended it.
    pub signal: Option<i32>,
    /// The name of that signal.
    pub signal_name: Option<Untrusted<'a>>,
    /// The code of that signal.
    pub signal_code: Option<i32>,
    /// The name of that code.
    pub signal_code_name: Option<Untrusted<'a>>,
    /// The build of the system that ran.
    pub build_fingerprint: Option<Untrusted<'a>>,
    /// Files that it had mapped, the system's own left out.
    pub mapped_files: Vec<Untrusted<'a>>,
    /// How sure the time is: some tombstones have no offset from UTC.
    #[serde(skip)]
    pub clock: Clock,
}

impl Record for Crash<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment {
                at,
                clock: self.clock,
                what: "process-crashed",
            });
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(program) = self.program_path.as_ref().or(self.process.as_ref()) {
            state_process(program.raw(), false, each);
        }
        for file in &self.mapped_files {
            state_file(file.raw(), Bearing::Stored, each);
        }
    }
}

impl Artefact for Tombstone {
    type Record<'a> = Crash<'a>;

    const ABOUT: About = About {
        files: &["/**/tombstones/tombstone_*"],
        fields: &[
            (
                "time",
                "when it crashed (UTC; the phone's zone is assumed where none is written)",
            ),
            ("process", "name of the program, or of the app's process"),
            ("program_path", "path of the program, where one is told"),
            ("pid", "number of the process"),
            ("tid", "number of the thread that crashed"),
            ("thread", "name of that thread"),
            ("uid", "number of the user under whom it ran"),
            ("selinux_label", "SELinux label of the process"),
            ("signal", "number of the signal that ended it"),
            ("signal_name", "name of that signal"),
            ("signal_code", "code of that signal"),
            ("signal_code_name", "name of that code"),
            ("build_fingerprint", "build of the system that ran"),
            (
                "mapped_files",
                "files that it had mapped, the system's own left out",
            ),
        ],
        described_in: &[
            "https://source.android.com/docs/core/tests/debug/native-crash",
            "https://cs.android.com/android/platform/superproject/main/+/main:system/core/debuggerd/proto/tombstone.proto",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let bytes = file.text()?;
        let parsed = tombstone::parse(&bytes)?;
        for fault in &parsed.faults {
            out.fault(fault.clone());
        }
        let crash = crash(&parsed, file);
        if crash.mapped_files.len() == FILES {
            out.fault(Fault::new(
                FaultKind::TooMany,
                "files mapped by a crashed process",
            ));
        }
        out.record(Place::Whole, &crash);
        Ok(())
    }
}

fn crash<'a>(parsed: &'a Parsed<'_>, file: &PhoneFile) -> Crash<'a> {
    let text = |text: &'a Option<std::borrow::Cow<'_, str>>| text.as_deref().map(Untrusted::from);
    let program = parsed.program.as_deref();
    let timestamp = parsed.timestamp.as_deref();
    let own = |path: &&str| !SYSTEM.iter().any(|system| path.starts_with(system));
    Crash {
        time: timestamp.and_then(|text| file.clock().local(text)),
        // `2026-05-03 12:00:01.1+0200`: a sign behind the date is that of an offset.
        clock: match timestamp.and_then(|text| text.get(10..)) {
            Some(rest) if rest.contains(['+', '-', 'Z']) => Clock::Utc,
            _ => Clock::LocalAssumed,
        },
        process: program.map(|program| Untrusted::from(base_name(program))),
        program_path: program
            .filter(|program| program.starts_with('/'))
            .map(Untrusted::from),
        pid: parsed.pid,
        tid: parsed.tid,
        thread: text(&parsed.thread),
        uid: parsed.uid,
        selinux_label: text(&parsed.selinux_label),
        signal: parsed.signal,
        signal_name: text(&parsed.signal_name),
        signal_code: parsed.code,
        signal_code_name: text(&parsed.code_name),
        build_fingerprint: text(&parsed.build_fingerprint),
        mapped_files: parsed
            .files
            .iter()
            .map(|path| &**path)
            .filter(own)
            .take(FILES)
            .map(Untrusted::from)
            .collect(),
    }
}
