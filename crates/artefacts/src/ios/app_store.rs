//! Reads what the store's service installed, updated and sold, and with which account: `storeSystem.db`,
//! `storeUser.db`, `appstored.sqlitedb`, `AppUpdates.sqlitedb`.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/storeSystem.py>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/storeUser.py>,
//! <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>.

use std::collections::BTreeMap;

use formats::sqlite::{Column, Database, Row, Select};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{row_filled, row_truth},
};

/// Most accounts of one database; people have one or two.
const ACCOUNTS: usize = 1_000;

/// The store's service.
#[derive(Debug)]
pub struct AppStore;

/// One thing that the service did or knows.
#[derive(Debug, Default, serde::Serialize)]
pub struct StoreFact<'a> {
    /// `install`, `update`, `test`, `bought`, `listed`, `account`.
    pub kind: &'static str,
    /// When it was noted, bought, or signed in.
    pub time: Option<Instant>,
    /// When it was put on the phone.
    pub installed: Option<Instant>,
    /// The app.
    pub app_id: Option<Untrusted<'a>>,
    /// The app's name.
    pub name: Option<Untrusted<'a>>,
    /// Who publishes it.
    pub publisher: Option<Untrusted<'a>>,
    /// The app's version.
    pub version: Option<Untrusted<'a>>,
    /// The account that it was obtained with.
    pub buyer: Option<Untrusted<'a>>,
    /// The app or service that asked for it.
    pub asked_by: Option<Untrusted<'a>>,
    /// Whether it had been obtained before.
    pub again: Option<bool>,
    /// Whether another device asked for it.
    pub from_other_device: Option<bool>,
}

impl Record for StoreFact<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.kind {
            "bought" => "app-purchased",
            "account" => "store-account-changed",
            "update" => "app-update-noted",
            _ => "app-download-asked",
        };
        let moments = [(self.time, what), (self.installed, "app-installed")];
        Moment::each_utc(moments, each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
        if let Some(app) = &self.asked_by {
            each(Value::AppId(app.raw()).with(Bearing::Mentioned));
        }
        if let Some(buyer) = &self.buyer {
            each(Value::Email(buyer.raw()).with(Bearing::Mentioned));
        }
    }
}

impl Artefact for AppStore {
    type Record<'a> = StoreFact<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/containers/Data/System/*/Documents/Persistence/storeSystem.db",
            "/private/var/containers/Data/System/*/Documents/Persistence/storeUser.db",
            "/private/var/mobile/Library/Caches/com.apple.appstored/**/appstored.sqlitedb",
            "/private/var/mobile/Library/Caches/com.apple.appstored/**/storeSystem.db",
            "/private/var/mobile/Library/Caches/com.apple.appstored/**/storeUser.db",
            "/private/var/mobile/Library/Caches/com.apple.appstored/**/AppUpdates.sqlitedb",
        ],
        fields: &[
            (
                "kind",
                "install, update, test (a version to try), bought, listed, account",
            ),
            ("time", "when it was noted, bought, or signed in (UTC)"),
            ("installed", "when it was put on the phone (UTC)"),
            ("app_id", "identifier of the app"),
            ("name", "name of the app"),
            ("publisher", "who publishes it"),
            ("version", "version of the app"),
            ("buyer", "account that it was obtained with"),
            ("asked_by", "app or service that asked for it"),
            ("again", "whether it had been obtained before"),
            ("from_other_device", "whether another device asked for it"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/storeSystem.py",
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/storeUser.py",
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let accounts = accounts(&database, out);
        let mut known = false;
        for table in TABLES {
            if database.has_table(table.name) {
                known = true;
                facts(table, &database, &accounts, out);
            }
        }
        if known || database.has_table("account_events") {
            Ok(())
        } else {
            Err(Fault::new(FaultKind::UnknownSchema, "store's service"))
        }
    }
}

/// Which column of a table holds what; `""` where it has none.
#[derive(Clone, Copy)]
struct Table {
    name: &'static str,
    kind: &'static str,
    time: &'static str,
    installed: &'static str,
    title: &'static str,
    publisher: &'static str,
    version: &'static str,
    /// The account's name, or its number.
    buyer: (&'static str, &'static str),
    asked_by: &'static str,
}

/// The tables of all versions.
const TABLES: [Table; 7] = [
    Table {
        name: "app_install",
        kind: "install",
        time: "timestamp",
        installed: "install_finished_timestamp",
        title: "bundle_name",
        publisher: "vendor_name",
        version: "bundle_version",
        buyer: ("apple_id", "account_id"),
        asked_by: "client_id",
    },
    Table {
        name: "job_software",
        kind: "install",
        time: "timestamp",
        installed: "",
        title: "title",
        publisher: "artist_name",
        version: "bundle_version",
        buyer: ("store_account_name", "store_account_id"),
        asked_by: "client_id",
    },
    Table {
        name: "app_updates",
        kind: "update",
        time: "timestamp",
        installed: "install_date",
        title: "",
        publisher: "",
        version: "",
        buyer: ("", ""),
        asked_by: "",
    },
    Table {
        name: "mapi_app_update",
        kind: "update",
        time: "timestamp",
        installed: "install_date",
        title: "",
        publisher: "",
        version: "",
        buyer: ("", ""),
        asked_by: "",
    },
    Table {
        name: "beta_app_info",
        kind: "test",
        time: "last_seen_date",
        installed: "",
        title: "",
        publisher: "",
        version: "bundle_short_version",
        buyer: ("", ""),
        asked_by: "",
    },
    Table {
        name: "purchase_history_apps",
        kind: "bought",
        time: "date_purchased",
        installed: "",
        title: "title",
        publisher: "developer_name",
        version: "",
        buyer: ("", "purchaser_dsid"),
        asked_by: "",
    },
    Table {
        name: "current_apps",
        kind: "listed",
        time: "",
        installed: "",
        title: "item_name",
        publisher: "vendor_name",
        version: "",
        buyer: ("", ""),
        asked_by: "",
    },
];

/// The accounts that were signed in, by number.
fn accounts(database: &Database, out: &mut Out<'_, AppStore>) -> BTreeMap<i64, String> {
    let mut names = BTreeMap::new();
    if !database.has_table("account_events") {
        return names;
    }
    let mut select = Select::from("account_events");
    select.also_known(&["event_type"]);
    let (number, name) = (select.column("account_id"), select.column("apple_id"));
    let time = select.column("timestamp");
    out.rows(database, &select, |out, row| {
        if let (Some(number), Some(name)) = (row.integer(number), row.text(name))
            && names.len() < ACCOUNTS
        {
            names.entry(number).or_insert_with(|| name.into_owned());
        }
        let record = StoreFact {
            kind: "account",
            time: seconds(row, Some(time)),
            buyer: row_filled(row, name),
            ..StoreFact::default()
        };
        out.record(row.place(), &record);
    });
    names
}

fn facts(
    table: Table,
    database: &Database,
    accounts: &BTreeMap<i64, String>,
    out: &mut Out<'_, AppStore>,
) {
    let mut select = Select::from(table.name);
    select.also_known(LEFT_OUT);
    let mut column = |name: &'static str| (!name.is_empty()).then(|| select.column(name));
    let [time, installed] = [table.time, table.installed].map(&mut column);
    let [title, publisher, version] =
        [table.title, table.publisher, table.version].map(&mut column);
    let [buyer, number, client] = [table.buyer.0, table.buyer.1, table.asked_by].map(&mut column);
    let is_install = table.name == "app_install";
    let [again, remote] =
        ["redownload", "remote_install"].map(|name| if is_install { column(name) } else { None });
    let app = select.column("bundle_id");
    out.rows(database, &select, |out, row| {
        let filled = |column: Option<Column>| row_filled(row, column?);
        let by_number = || {
            let name = accounts.get(&row.integer(number?)?)?;
            Some(Untrusted::from(name.clone()))
        };
        let record = StoreFact {
            kind: table.kind,
            time: seconds(row, time),
            installed: seconds(row, installed),
            app_id: row_filled(row, app),
            name: filled(title),
            publisher: filled(publisher),
            version: filled(version),
            buyer: filled(buyer).or_else(by_number),
            asked_by: filled(client),
            again: again.and_then(|column| row_truth(row, column)),
            from_other_device: remote.and_then(|column| row_truth(row, column)),
        };
        out.record(row.place(), &record);
    });
}

/// Seconds since 2001, or since 1970 in older databases.
fn seconds(row: &Row<'_>, column: Option<Column>) -> Option<Instant> {
    let seconds = row.real(column?)?;
    Instant::from_safari_s(seconds).filter(|_| seconds > 1.0)
}

/// Columns of all tables that say how a download went, how an app is shown, and how it is counted.
const LEFT_OUT: &[&str] = &[
    "pid",
    "arcade",
    "alt_dsid",
    "approved",
    "artwork_url",
    "auto_install_override",
    "automatic_type",
    "bundle_url",
    "bootstrapped",
    "client_type",
    "companion_bundle_id",
    "coordinator_id",
    "coordinator_intent",
    "device_based_vpp",
    "downloader_id",
    "evid",
    "external_id",
    "external_order",
    "item_id",
    "last_start_date",
    "launch_prohibited",
    "log_code",
    "metrics_data",
    "metrics_fields",
    "order_index",
    "phase",
    "policy",
    "priority",
    "receipt",
    "restore_state",
    "restore_type",
    "source_type",
    "storefront",
    "store_metadata",
    "transaction_id",
    "update_type",
    "current_version_release_date",
    "device_families",
    "is_background",
    "is_offloaded",
    "is_profile_validated",
    "purchase_id",
    "release_date",
    "software_platform",
    "store_item_data",
    "store_item_id",
    "store_software_version_id",
    "update_state",
    "package_type",
    "bundle_version",
    "email",
    "expiration_date",
    "genre_name",
    "hidden_from_springboard",
    "long_title",
    "product_url",
    "purchase_token",
];
