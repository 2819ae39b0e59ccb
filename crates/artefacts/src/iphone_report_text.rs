//! Reports of an iPhone in their older form: lines of `Key: value`, stacks, then the images that were loaded.
//!
//! Described in: <https://developer.apple.com/documentation/xcode/examining-the-fields-in-a-crash-report>.

use formats::limits::CRASH_IMAGES;

use crate::{
    iphone_programs::{is_app_id, name_and_number},
    iphone_report::Report,
};

/// Longest line that is looked at; paths have 1 024 bytes at most.
const LINE_CHARS: usize = 4_096;

/// Reads what a report says of its process; whether it says which one that is.
pub(crate) fn read(text: &str, report: &mut Report) -> bool {
    let mut part = Part::Head;
    let mut is_known = false;
    for line in text.lines().filter(|line| line.len() <= LINE_CHARS) {
        match line.trim_end() {
            "Binary Images:" => {
                part = Part::Images;
                continue;
            }
            line if line.starts_with("Thread ") && line.ends_with("Crashed:") => {
                part = Part::Crashed;
                continue;
            }
            "" => {
                if part != Part::Head {
                    part = Part::Other;
                }
                continue;
            }
            _ => {}
        }
        match part {
            Part::Head => is_known |= head(line, report),
            Part::Crashed => frame(line, report),
            Part::Images => image(line, report),
            Part::Other => {}
        }
    }
    is_known
}

/// What is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    /// The stack of the thread that crashed.
    Crashed,
    Images,
    Other,
}

/// Reads a line `Key: value`; whether it names the process.
fn head(line: &str, report: &mut Report) -> bool {
    let Some((key, value)) = line.split_once(':') else {
        return false;
    };
    let value = value.trim();
    let kept = || (!value.is_empty()).then(|| value.to_owned());
    match key.trim_end() {
        "Process" | "Command" => {
            let (name, pid) = name_and_number(value);
            if name.is_empty() {
                return false;
            }
            report.process = Some(name.to_owned());
            report.pid = pid.or(report.pid);
            return true;
        }
        "Path" => report.program_path = kept(),
        "Identifier" => {
            report.app_id = kept().filter(|id| is_app_id(id)).or(report.app_id.take());
        }
        "Parent Process" | "Parent" => {
            let (name, pid) = name_and_number(value);
            report.parent = Some(name.to_owned()).filter(|name| !name.is_empty());
            report.parent_pid = pid;
        }
        "Responsible" => report.responsible = Some(name_and_number(value).0.to_owned()),
        "Coalition" => report.coalition = Some(name_and_number(value).0.to_owned()),
        "PID" => report.pid = value.parse().ok(),
        "Date/Time" => report.time = kept().or(report.time.take()),
        "Launch Time" => report.launched = kept(),
        "OS Version" => report.os_version = report.os_version.take().or(kept()),
        "Exception Type" => exception(value, report),
        "Termination Reason" => report.termination = kept(),
        _ => {}
    }
    false
}

/// Reads `EXC_CRASH (SIGABRT)`.
fn exception(value: &str, report: &mut Report) {
    let (kind, signal) = value.split_once(" (").unwrap_or((value, ""));
    let signal = signal.trim_end_matches(')');
    report.exception = Some(kind.trim().to_owned());
    report.signal = (!signal.is_empty()).then(|| signal.to_owned());
}

/// Reads `0   libsystem_kernel.dylib   0x00000001c95957b0 __pthread_kill + 8`.
fn frame(line: &str, report: &mut Report) {
    let words = line.trim_start();
    let Some((number, rest)) = words.split_once(' ') else {
        return;
    };
    // Names may have blanks; behind them stands an address.
    let name = rest.split("0x").next().unwrap_or_default().trim();
    let is_frame = number.bytes().all(|byte| byte.is_ascii_digit());
    if is_frame && !name.is_empty() && report.crashed_in.len() < CRASH_IMAGES {
        let is_new = report.crashed_in.last().is_none_or(|last| last != name);
        report.crashed_in.extend(is_new.then(|| name.to_owned()));
    }
}

/// Reads `0x1c95900 - 0x1c9595fff name arm64  <uuid> /path`.
fn image(line: &str, report: &mut Report) {
    let Some((_, path)) = line.split_once("> ") else {
        return;
    };
    if report.images.len() < CRASH_IMAGES {
        report.images.push(path.trim().to_owned());
    } else {
        report.too_many = true;
    }
}
