//! Reads how much each app and program exchanged with the network, as the power log counts it, and with
//! whom, where it notes that.
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
/// Connections of their own, which are noted seldom.
const CONNECTIONS: &str = "PLProcessNetworkAgent_EventPoint_Connection";

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
    /// The other side of a connection.
    pub remote_address: Option<Untrusted<'a>>,
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
        if let Some(address) = &self.remote_address {
            each(Value::Host(address.raw()).with(Bearing::Contacted));
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
            (
                "remote_address",
                "IP address of the other side, where it is noted",
            ),
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
        let Some(log) = PowerLog::open(file, &[USAGE, CONNECTIONS], out)? else {
            return Ok(());
        };
        if log.database.has_table(USAGE) {
            usage(&log, out);
        }
        if log.database.has_table(CONNECTIONS) {
            connections(&log, out);
        }
        Ok(())
    }
}

fn usage(log: &PowerLog, out: &mut Out<'_, PowerlogNetwork>) {
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
            remote_address: None,
            wifi_in_bytes: row_count(row, wifi_in),
            wifi_out_bytes: row_count(row, wifi_out),
            mobile_in_bytes: row_count(row, mobile_in),
            mobile_out_bytes: row_count(row, mobile_out),
        };
        out.record(row.place(), &noted);
    });
}

fn connections(log: &PowerLog, out: &mut Out<'_, PowerlogNetwork>) {
    let mut select = Select::from(CONNECTIONS);
    select.also_known(CONNECTIONS_LEFT_OUT);
    let time = select.column("timestamp");
    let process = select.column("ProcessName");
    let address = select.column("RemoteAddress");
    let [wifi_in, wifi_out] = [select.column("rxWifiBytes"), select.column("txWifiBytes")];
    let mobile_in = select.column("rxCellularBytes");
    let mobile_out = select.column("txCellularBytes");
    out.rows(&log.database, &select, |out, row| {
        let noted = NotedUse {
            time: log.time(row, time),
            ended: None,
            process: row_filled(row, process),
            app_id: None,
            remote_address: row_filled(row, address),
            wifi_in_bytes: row_count(row, wifi_in),
            wifi_out_bytes: row_count(row, wifi_out),
            mobile_in_bytes: row_count(row, mobile_in),
            mobile_out_bytes: row_count(row, mobile_out),
        };
        out.record(row.place(), &noted);
    });
}

/// Columns that say by which way a connection went, and the phone's own side of it.
const CONNECTIONS_LEFT_OUT: &[&str] = &[
    "ID",
    "EventType",
    "InterfaceName",
    "LocalAddress",
    "LocalPort",
    "ProcessPID",
    "ProviderType",
    "RemotePort",
    "TrafficClass",
    "isChannelArch",
];
