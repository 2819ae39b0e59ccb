//! What records of an iPhone say of programs that ran: their names, their paths, and when.
//!
//! Described in: <https://support.apple.com/guide/security/security-of-runtime-process-sec15bfe098e/web>.

use artefacts::{AnyRecord, ios::crash_report::ReportedCrash};
use model::{Instant, Untrusted};

/// The artefacts that tell of programs that ran, with the paths of most.
pub(crate) const READS: [&str; 6] = [
    "ios.process_list",
    "ios.spindump",
    "ios.shutdown_log",
    "ios.log_statistics",
    "ios.crash_report",
    "ios.binary_locations",
];

/// A program that ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ran<'r> {
    /// Its path.
    pub(crate) path: &'r str,
    /// When, if the record says.
    pub(crate) time: Option<Instant>,
}

/// The program whose path a record tells.
pub(crate) fn ran(record: AnyRecord<'_>) -> Option<Ran<'_>> {
    let (path, time) = match record {
        AnyRecord::IosProcessList(process) => (&process.program_path, None),
        AnyRecord::IosSpindump(process) => (&process.program_path, process.started),
        AnyRecord::IosShutdownLog(client) => (&client.program_path, client.time),
        AnyRecord::IosLogStatistics(program) => (&program.program_path, program.last_seen),
        AnyRecord::IosCrashReport(crash) if !is_of_computer(crash) => {
            (&crash.program_path, crash.time)
        }
        AnyRecord::IosBinaryLocations(binary) => {
            let path = binary.program_path.raw();
            return Some(Ran { path, time: None });
        }
        _ => return None,
    };
    let path = path.as_ref().map(Untrusted::raw)?;
    Some(Ran { path, time })
}

/// Files with code that a program had loaded, the system's own and those of apps left out.
pub(crate) fn loaded(record: AnyRecord<'_>) -> (&[Untrusted<'static>], Option<Instant>) {
    match record {
        AnyRecord::IosSpindump(process) => (&process.loaded_files, process.time),
        AnyRecord::IosCrashReport(crash) if !is_of_computer(crash) => {
            (&crash.loaded_files, crash.time)
        }
        _ => (&[], None),
    }
}

/// Calls `each` with the path of the program that ran, and of each file that it had loaded.
pub(crate) fn each(record: AnyRecord<'_>, each: &mut dyn FnMut(&str, Option<Instant>)) {
    if let Some(program) = ran(record) {
        each(program.path, program.time);
    }
    let (files, time) = loaded(record);
    for file in files {
        each(file.raw(), time);
    }
}

/// Whether a report was written by a computer: its programs lie elsewhere.
fn is_of_computer(crash: &ReportedCrash) -> bool {
    let system = crash.os_version.as_ref().map_or("", Untrusted::raw);
    system.starts_with("macOS") || system.starts_with("Mac OS")
}
