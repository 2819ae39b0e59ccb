//! Reads which process used how much network: `DataUsage.sqlite`, `netusage.sqlite`.
//!
//! One record per row of usage with its process or none, and one per process without usage.
//! Described in: <https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/ios_datausage.py>.

use formats::sqlite::{Column, Database, Joined, Row, Select};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{row_cocoa, row_count, row_text},
};

/// Network use of processes.
#[derive(Debug)]
pub struct DataUsage;

/// What one process exchanged.
#[derive(Debug, serde::Serialize)]
pub struct NetworkUse<'a> {
    /// The process's number in this database, also when its row is gone.
    pub process_id: Option<i64>,
    /// Whether this is usage whose process row is gone.
    pub process_deleted: bool,
    /// The process, as written: `process/bundle` or one name.
    pub process: Option<Untrusted<'a>>,
    /// The app's identifier.
    pub app_id: Option<Untrusted<'a>>,
    /// When the process was first seen.
    pub first_seen: Option<Instant>,
    /// When the process was last seen.
    pub last_seen: Option<Instant>,
    /// When this usage was counted.
    pub time: Option<Instant>,
    /// Received over Wi-Fi.
    pub wifi_in_bytes: Option<u64>,
    /// Sent over Wi-Fi.
    pub wifi_out_bytes: Option<u64>,
    /// Received over the mobile network.
    pub mobile_in_bytes: Option<u64>,
    /// Sent over the mobile network.
    pub mobile_out_bytes: Option<u64>,
    /// Whether this source keeps only the first 16 bytes of a name: for the traces.
    #[serde(skip)]
    pub names_cut: bool,
}

impl Record for NetworkUse<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let moments = [
            (self.last_seen, "process-last-seen"),
            (self.first_seen, "process-first-seen"),
            (self.time, "network-used"),
        ];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(process) = &self.process {
            let (name, bundle) = match process.raw().split_once('/') {
                Some((name, bundle)) => (name, Some(bundle)),
                None => (process.raw(), None),
            };
            let cut = self.names_cut;
            let value = if cut {
                Value::ProcessCut(name)
            } else {
                Value::Process(name)
            };
            each(value.with(Bearing::Ran));
            if let Some(bundle) = bundle.filter(|bundle| !bundle.is_empty()) {
                each(Value::Process(bundle).with(Bearing::Ran));
                each(Value::AppId(bundle).with(Bearing::Ran));
            }
        }
        if let Some(app) = self.app_id.as_ref().filter(|app| !app.is_empty()) {
            each(Value::AppId(app.raw()).with(Bearing::Ran));
        }
    }
}

impl Artefact for DataUsage {
    type Record<'a> = NetworkUse<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/wireless/Library/Databases/DataUsage.sqlite",
            "/private/var/networkd/netusage.sqlite",
            "/private/var/networkd/db/netusage.sqlite",
        ],
        fields: &[
            (
                "process_id",
                "number of the process in this database, also when its row is gone",
            ),
            (
                "process_deleted",
                "whether this is usage whose process row is gone",
            ),
            ("process", "the process: process/bundle, or one name"),
            ("app_id", "identifier of the app"),
            ("first_seen", "when the process was first seen (UTC)"),
            ("last_seen", "when the process was last seen (UTC)"),
            ("time", "when this usage was counted (UTC)"),
            ("wifi_in_bytes", "received over Wi-Fi, in bytes"),
            ("wifi_out_bytes", "sent over Wi-Fi, in bytes"),
            (
                "mobile_in_bytes",
                "received over the mobile network, in bytes",
            ),
            ("mobile_out_bytes", "sent over the mobile network, in bytes"),
        ],
        described_in: &[
            "https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/ios_datausage.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let names_cut = file.name() == "netusage.sqlite";
        usage(&database, names_cut, out);
        processes_without_usage(&database, names_cut, out);
        Ok(())
    }
}

struct Process {
    id: Column,
    name: Column,
    app: Column,
    first: Column,
    last: Column,
}

impl Process {
    fn of(select: &mut Select, joined: Option<Joined>) -> Self {
        let mut column = |name| match joined {
            Some(joined) => select.column_of(joined, name),
            None => select.column(name),
        };
        Process {
            id: column("Z_PK"),
            name: column("ZPROCNAME"),
            app: column("ZBUNDLENAME"),
            first: column("ZFIRSTTIMESTAMP"),
            last: column("ZTIMESTAMP"),
        }
    }

    fn record<'r>(&self, row: &'r Row<'_>, names_cut: bool) -> NetworkUse<'r> {
        NetworkUse {
            process_id: row.integer(self.id),
            process_deleted: false,
            process: row_text(row, self.name),
            app_id: row_text(row, self.app),
            first_seen: row_cocoa(row, self.first),
            last_seen: row_cocoa(row, self.last),
            time: None,
            wifi_in_bytes: None,
            wifi_out_bytes: None,
            mobile_in_bytes: None,
            mobile_out_bytes: None,
            names_cut,
        }
    }
}

fn usage(database: &Database, names_cut: bool, out: &mut Out<'_, DataUsage>) {
    let mut select = Select::from("ZLIVEUSAGE");
    select.also_known(USAGE_LEFT_OUT);
    let joined = select.left_join("ZPROCESS", "Z_PK", "ZHASPROCESS");
    let process = Process::of(&mut select, Some(joined));
    let owner = select.column("ZHASPROCESS");
    let time = select.column("ZTIMESTAMP");
    let [wifi_in, wifi_out] = [select.column("ZWIFIIN"), select.column("ZWIFIOUT")];
    let [mobile_in, mobile_out] = [select.column("ZWWANIN"), select.column("ZWWANOUT")];
    out.rows(database, &select, |out, row| {
        let known = process.record(row, names_cut);
        let owner = row.integer(owner);
        // Without a table of processes nothing can be said of a deleted row.
        let deleted = owner.is_some() && known.process_id.is_none() && !row.is_absent(process.id);
        let record = NetworkUse {
            process_id: owner,
            process_deleted: deleted,
            time: row_cocoa(row, time),
            wifi_in_bytes: row_count(row, wifi_in),
            wifi_out_bytes: row_count(row, wifi_out),
            mobile_in_bytes: row_count(row, mobile_in),
            mobile_out_bytes: row_count(row, mobile_out),
            ..known
        };
        out.record(row.place(), &record);
    });
}

fn processes_without_usage(database: &Database, names_cut: bool, out: &mut Out<'_, DataUsage>) {
    if !database.has_table("ZPROCESS") {
        return;
    }
    let mut select = Select::from("ZPROCESS");
    select.also_known(&["Z_ENT", "Z_OPT", "ZLIVEUSAGE.*"]);
    let process = Process::of(&mut select, None);
    let usage = select.left_join("ZLIVEUSAGE", "ZHASPROCESS", "Z_PK");
    let used = select.column_of(usage, "Z_PK");
    out.rows(database, &select, |out, row| {
        if row.integer(used).is_none() {
            out.record(row.place(), &process.record(row, names_cut));
        }
    });
}

/// Columns of `ZLIVEUSAGE` that say how a row is billed and stored, and the process's own.
const USAGE_LEFT_OUT: &[&str] = &[
    "Z_PK",
    "Z_ENT",
    "Z_OPT",
    "ZKIND",
    "ZMETADATA",
    "ZTAG",
    "ZBILLCYCLEEND",
    "ZPROCESS.*",
];
