//! Reads which apps and parts of the system asked where the phone is, as the power log notes it.
//!
//! Described in: <https://github.com/mac4n6/APOLLO>.

use formats::sqlite::Select;
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    power_log::{FILES, PowerLog},
    values::{row_filled, state_path},
};

/// The newer versions note a state, the older ones an event.
const CLIENTS: [&str; 2] = [
    "PLLocationAgent_EventForward_ClientStatus",
    "PLLocationAgent_EventPoint_ClientStatus",
];

/// Clients of the location service in the power log.
#[derive(Debug)]
pub struct PowerlogLocation;

/// One question of one client.
#[derive(Debug, serde::Serialize)]
pub struct LocationUse<'a> {
    /// When it began.
    pub time: Option<Instant>,
    /// When it ended.
    pub ended: Option<Instant>,
    /// The app's identifier.
    pub app_id: Option<Untrusted<'a>>,
    /// The part of the system or of an app that asked.
    pub client: Option<Untrusted<'a>>,
    /// The program that asked.
    pub executable: Option<Untrusted<'a>>,
    /// What it asked for (`Location`, `Visit`, `Significant`, `Fence`).
    pub location_use: Option<Untrusted<'a>>,
    /// How precisely, where it says so.
    pub accuracy_m: Option<f64>,
}

impl Record for LocationUse<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Moment::each_utc([(self.time, "location-used")], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Ran));
        }
        if let Some(program) = &self.executable {
            each(Value::Process(program.raw()).with(Bearing::Ran));
            if program.raw().starts_with('/') {
                state_path(program.raw(), Bearing::Ran, each);
            }
        }
        if let Some(client) = &self.client {
            each(Value::FileName(client.raw()).with(Bearing::Mentioned));
        }
    }
}

impl Artefact for PowerlogLocation {
    type Record<'a> = LocationUse<'a>;

    const ABOUT: About = About {
        files: FILES,
        fields: &[
            ("time", "when it began to ask (UTC)"),
            ("ended", "when it ended (UTC)"),
            ("app_id", "identifier of the app"),
            ("client", "the part of the system or of an app that asked"),
            ("executable", "the program that asked"),
            (
                "location_use",
                "what it asked for, in the phone's words: Location, Visit, Significant, Fence",
            ),
            (
                "accuracy_m",
                "how precisely, in metres; below 0 a grade of precision",
            ),
        ],
        described_in: &["https://github.com/mac4n6/APOLLO"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let Some(log) = PowerLog::open(file, &CLIENTS, out)? else {
            return Ok(());
        };
        for table in CLIENTS {
            if log.database.has_table(table) {
                clients(&log, table, out);
            }
        }
        Ok(())
    }
}

fn clients(log: &PowerLog, table: &'static str, out: &mut Out<'_, PowerlogLocation>) {
    let mut select = Select::from(table);
    select.also_known(&[
        "ID",
        "timestampLogged",
        "InUseLevel",
        "Authorized",
        "LocationDistanceFilter",
    ]);
    let time = select.column("timestamp");
    let ended = select.column("timestampEnd");
    let app = select.column("BundleID");
    let client = select.column("Client");
    let executable = select.column("Executable");
    let kind = select.column("Type");
    let accuracy = select.column("LocationDesiredAccuracy");
    out.rows(&log.database, &select, |out, row| {
        let noted = LocationUse {
            time: log.time(row, time),
            ended: log.time(row, ended),
            app_id: row_filled(row, app),
            client: row_filled(row, client),
            executable: row_filled(row, executable),
            location_use: row_filled(row, kind),
            accuracy_m: row.real(accuracy),
        };
        out.record(row.place(), &noted);
    });
}
