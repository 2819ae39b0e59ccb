//! Reads which programs the power log saw running.
//!
//! Described in: <https://github.com/mac4n6/APOLLO>,
//! <https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/ios_powerlog.py>.

use formats::sqlite::Select;
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    power_log::{DESCRIBED_IN, FILES, PowerLog},
    values::row_filled,
};

const PROCESSES: &str = "PLProcessMonitorAgent_EventForward_ProcessID";

/// Programs in the power log.
#[derive(Debug)]
pub struct PowerlogProcesses;

/// One program that ran.
#[derive(Debug, serde::Serialize)]
pub struct NotedProcess<'a> {
    /// When the log noted it.
    pub time: Option<Instant>,
    /// The program.
    pub process: Option<Untrusted<'a>>,
    /// The identifier of its app or service.
    pub app_id: Option<Untrusted<'a>>,
    /// The number of the process.
    pub pid: Option<i64>,
}

impl Record for NotedProcess<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Moment::each_utc([(self.time, "process-noted")], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(process) = &self.process {
            each(Value::Process(process.raw()).with(Bearing::Ran));
        }
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Ran));
        }
    }
}

impl Artefact for PowerlogProcesses {
    type Record<'a> = NotedProcess<'a>;

    const ABOUT: About = About {
        files: FILES,
        fields: &[
            ("time", "when the log noted it (UTC)"),
            ("process", "the program"),
            ("app_id", "identifier of its app or service"),
            ("pid", "number of the process"),
        ],
        described_in: DESCRIBED_IN,
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let Some(log) = PowerLog::open(file, &[PROCESSES], out)? else {
            return Ok(());
        };
        let mut select = Select::from(PROCESSES);
        select.also_known(&["ID", "CoalitionID"]);
        let time = select.column("timestamp");
        let process = select.column("ProcessName");
        let app = select.column("BundleID");
        let pid = select.column("PID");
        out.rows(&log.database, &select, |out, row| {
            let noted = NotedProcess {
                time: log.time(row, time),
                process: row_filled(row, process),
                app_id: row_filled(row, app),
                pid: row.integer(pid),
            };
            out.record(row.place(), &noted);
        });
        Ok(())
    }
}
