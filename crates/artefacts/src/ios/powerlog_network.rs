//! Reads how much each app and program exchanged with the network, as the power log counts it.
//!
//! Described in: <https://github.com/mac4n6/APOLLO>,
//! <https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/ios_powerlog.py>.

use formats::sqlite::Select;
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    power_log::{DESCRIBED_IN, FILES, PowerLog},
    values::{row_count, row_filled},
};

const USAGE: &str = "PLProcessNetworkAgent_EventInterval_UsageDiff";

/// Network use in the power log.
#[derive(Debug)]
pub struct PowerlogNetwork;

/// What one program exchanged in a span of time.
#[derive(Debug, serde::Serialize)]
pub struct NotedUse<'a> {
    /// When the span began.
    pub time: Option<Instant>,
    /// When it ended.
    pub ended: Option<Instant>,
    /// The program, or the identifier of its app.
    pub process: Option<Untrusted<'a>>,
    /// The app's identifier.
    pub app_id: Option<Untrusted<'a>>,
    /// Received over Wi-Fi.
    pub wifi_in_bytes: Option<u64>,
    /// Sent over Wi-Fi.
    pub wifi_out_bytes: Option<u64>,
    /// Received over the mobile network.
    pub mobile_in_bytes: Option<u64>,
    /// Sent over the mobile network.
    pub mobile_out_bytes: Option<u64>,
}

impl Record for NotedUse<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Moment::each_utc([(self.time, "network-used")], each);
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

impl Artefact for PowerlogNetwork {
    type Record<'a> = NotedUse<'a>;

    const ABOUT: About = About {
        files: FILES,
        fields: &[
            ("time", "when the counted span of time began (UTC)"),
            ("ended", "when it ended (UTC)"),
            ("process", "the program, or the identifier of its app"),
            ("app_id", "identifier of the app"),
            ("wifi_in_bytes", "received over Wi-Fi, in bytes"),
            ("wifi_out_bytes", "sent over Wi-Fi, in bytes"),
            (
                "mobile_in_bytes",
                "received over the mobile network, in bytes",
            ),
            ("mobile_out_bytes", "sent over the mobile network, in bytes"),
        ],
        described_in: DESCRIBED_IN,
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let Some(log) = PowerLog::open(file, &[USAGE], out)? else {
            return Ok(());
        };
        let mut select = Select::from(USAGE);
        select.also_known(&["ID"]);
        let time = select.column("timestamp");
        let ended = select.column("timestampEnd");
        let process = select.column("ProcessName");
        let app = select.column("BundleName");
        let [wifi_in, wifi_out] = [select.column("WifiIn"), select.column("WifiOut")];
        let [mobile_in, mobile_out] = [select.column("CellIn"), select.column("CellOut")];
        out.rows(&log.database, &select, |out, row| {
            let noted = NotedUse {
                time: log.time(row, time),
                ended: log.time(row, ended),
                process: row_filled(row, process),
                app_id: row_filled(row, app),
                wifi_in_bytes: row_count(row, wifi_in),
                wifi_out_bytes: row_count(row, wifi_out),
                mobile_in_bytes: row_count(row, mobile_in),
                mobile_out_bytes: row_count(row, mobile_out),
            };
            out.record(row.place(), &noted);
        });
        Ok(())
    }
}
