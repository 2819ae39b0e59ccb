//! Reads the list of reports of a sysdiagnose: `summaries/crashes_and_spins.log`, which also names reports that
//! were not copied.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>.

use formats::text::{Line, each_line};
use model::{
    Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value, WallClock,
};

use crate::{About, Artefact, Out, PhoneFile};

/// Reports that are no crash of the program that they are named after.
const NO_CRASHES: [&str; 12] = [
    "Analytics",
    "JetsamEvent",
    "LowBatteryLog",
    "OTAUpdate",
    "ResetCounter",
    "WiFiLQMMetrics",
    "forceReset",
    "log-aggregated",
    "panic",
    "proactive_event_tracker",
    "stacks",
    "sysdiagnose",
];

/// List of reports.
#[derive(Debug)]
pub struct CrashSummary;

/// One report that the list names.
#[derive(Debug, serde::Serialize)]
pub struct ListedReport<'a> {
    /// When the report was made, as its name says.
    pub time: Option<Instant>,
    /// The process that it is named after.
    pub process: Option<Untrusted<'a>>,
    /// Where the report lies.
    pub report_path: Untrusted<'a>,
}

impl Record for ListedReport<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::local(at, "report-written"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(process) = &self.process {
            each(Value::Process(process.raw()).with(Bearing::Ran));
        }
    }
}

impl Artefact for CrashSummary {
    type Record<'a> = ListedReport<'a>;

    const ABOUT: About = About {
        files: &["/sysdiagnose/summaries/crashes_and_spins.log"],
        fields: &[
            (
                "time",
                "when the report was made, as its name says (UTC; the phone's zone is assumed)",
            ),
            ("process", "process that it is named after"),
            ("report_path", "path of the report"),
        ],
        described_in: &["https://github.com/EC-DIGIT-CSIRC/sysdiagnose"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut cut = 0_u64;
        each_line(&*file.content(), &mut |line: Line<'_>| {
            let text = line.text();
            // Headings stand between the paths.
            let Some(path) = path_of(&text) else {
                return;
            };
            if line.cut || line.bytes.contains(&0) {
                cut = cut.saturating_add(1);
                return;
            }
            let name = path.rsplit('/').next().unwrap_or_default();
            let (process, time) = named(name, file.clock());
            let record = ListedReport {
                time,
                process: process.map(Untrusted::from),
                report_path: Untrusted::from(path),
            };
            out.record(Place::Line(line.number), &record);
        })?;
        if cut > 0 {
            let fault = Fault::new(FaultKind::Malformed, "list of reports");
            out.fault(fault.detail(format_args!("{cut} lines not understood")));
        }
        Ok(())
    }
}

/// The path at the beginning of a line, up to what the line says of it.
fn path_of(line: &str) -> Option<&str> {
    let path = line.trim().split([',', '\t']).next()?.trim_end();
    let path = path.split(" (").next()?.trim_end();
    (path.starts_with('/') && !path.ends_with('/')).then_some(path)
}

/// The process and the time in `name-2025-11-22-192943.ips`, `name-2025-11-22-19-29-43.ips`.
fn named<'n>(name: &'n str, clock: &WallClock) -> (Option<&'n str>, Option<Instant>) {
    let dated = name.match_indices('-').find_map(|(at, _)| {
        let (before, date) = name.split_at_checked(at)?;
        Some((before, time(date.strip_prefix('-')?, clock)?))
    });
    let (report, time) = match dated {
        Some((report, time)) => (report, Some(time)),
        None => (name.split('.').next().unwrap_or(name), None),
    };
    let report = report.strip_prefix("ExcUserFault_").unwrap_or(report);
    // `MobileMail.diskwrites_resource` is about `MobileMail`.
    let kinds = [".cpu_resource", ".diskwrites_resource", ".wakeups_resource"];
    let process = kinds
        .iter()
        .find_map(|kind| report.strip_suffix(kind))
        .unwrap_or(report);
    let is_crash = !NO_CRASHES
        .iter()
        .any(|other| process.strip_prefix(other).is_some_and(is_end));
    (
        Some(process).filter(|process| is_crash && !process.is_empty()),
        time,
    )
}

/// Whether a name ends here, or goes on with another word.
fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['-', '.', '_'])
}

/// `2025-11-22-192943`, with or without dashes in the time, and something behind it.
fn time(text: &str, clock: &WallClock) -> Option<Instant> {
    let (date, rest) = text.split_at_checked(10)?;
    let mut digits = rest.strip_prefix('-')?.split('.').next()?.bytes();
    let mut clock_time = String::new();
    for part in 0..3 {
        if part > 0 {
            clock_time.push(':');
        }
        for _ in 0..2 {
            let digit = digits.find(|byte| *byte != b'-')?;
            clock_time.push(char::from(digit));
        }
    }
    clock.local(&format!("{date} {clock_time}"))
}
