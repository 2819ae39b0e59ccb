//! Reads which devices Apple's account service last told the phone of, and which were removed:
//! `devicelist.db`.
//!
//! It is a store of answers: it says what was known at its last refresh, and not what is so now. Described in:
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/appleAccountDeviceList.py>,
//! <https://support.apple.com/102649>.

use formats::sqlite::{Database, Select};
use model::{Fault, FaultKind, Instant, Moment, Record, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile, masked,
    values::{row_filled, row_text},
};

/// Devices of the account.
#[derive(Debug)]
pub struct AccountDevices;

/// One device.
#[derive(Debug, Default, serde::Serialize)]
pub struct AccountDevice<'a> {
    /// `device`, or `removed`: one that was taken off the account.
    pub kind: &'static str,
    /// When what is known of it last changed, or when it was removed.
    pub time: Option<Instant>,
    /// When the phone last asked.
    pub refreshed: Option<Instant>,
    /// The device's name.
    pub device_name: Option<Untrusted<'a>>,
    /// The device's model in Apple's terms.
    pub model: Option<Untrusted<'a>>,
    /// Its system and the version of it.
    pub os_version: Option<Untrusted<'a>>,
    /// The build of its system.
    pub os_build: Option<Untrusted<'a>>,
    /// The end of its serial number.
    pub serial_end: Option<Untrusted<'a>>,
    /// Whether codes for signing in are shown on it.
    pub trusted_by_account: Option<bool>,
    /// Apple's services that it is signed in to.
    pub account_services: Option<Untrusted<'a>>,
    /// Why it was removed, as Apple numbers it.
    pub removal_reason: Option<i64>,
}

impl Record for AccountDevice<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = if self.kind == "removed" {
            "account-device-removed"
        } else {
            "account-device-changed"
        };
        if let Some(at) = self.time {
            each(Moment::utc(at, what));
        }
        if let Some(at) = self.refreshed {
            each(Moment::utc(at, "account-devices-asked"));
        }
    }
}

impl Artefact for AccountDevices {
    type Record<'a> = AccountDevice<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/Application Support/com.apple.akd/devicelist.db"],
        fields: &[
            (
                "kind",
                "device, or removed: one that was taken off the account",
            ),
            (
                "time",
                "when what is known of it last changed, or when it was removed (UTC)",
            ),
            ("refreshed", "when the phone last asked (UTC)"),
            ("device_name", "name of the device"),
            ("model", "model in Apple's terms"),
            ("os_version", "its system and the version of it"),
            ("os_build", "build of its system"),
            ("serial_end", "last four characters of its serial number"),
            (
                "trusted_by_account",
                "whether codes for signing in are shown on it",
            ),
            (
                "account_services",
                "Apple's services that it is signed in to",
            ),
            ("removal_reason", "why it was removed, as Apple numbers it"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/appleAccountDeviceList.py",
            "https://support.apple.com/102649",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        let tables = ["device_list", "deleted_device_list"];
        if !tables.iter().any(|table| database.has_table(table)) {
            return Err(Fault::new(
                FaultKind::UnknownSchema,
                "devices of the account",
            ));
        }
        if database.has_table("device_list") {
            devices(&database, out);
        }
        if database.has_table("deleted_device_list") {
            removed(&database, out);
        }
        Ok(())
    }
}

fn devices(database: &Database, out: &mut Out<'_, AccountDevices>) {
    let mut select = Select::from("device_list");
    select.also_known(LEFT_OUT);
    let [changed, refreshed] =
        ["last_updated_date", "last_cache_updated_date"].map(|name| select.column(name));
    let [name, model, os, version, build, serial, services] = [
        "name",
        "model",
        "os",
        "os_version",
        "build_number",
        "serial_number",
        "services",
    ]
    .map(|name| select.column(name));
    let trusted = select.column("trusted");
    out.rows(database, &select, |out, row| {
        let system = [row_text(row, os), row_text(row, version)];
        let system: Vec<&str> = system.iter().flatten().map(Untrusted::raw).collect();
        let system = system.join(" ");
        let time = |column| row.real(column).and_then(Instant::from_unix_s);
        let record = AccountDevice {
            kind: "device",
            time: time(changed),
            refreshed: time(refreshed),
            device_name: row_filled(row, name),
            model: row_filled(row, model),
            os_version: (!system.is_empty()).then(|| system.into()),
            os_build: row_filled(row, build),
            serial_end: row
                .text(serial)
                .and_then(|serial| masked::serial_end(&serial))
                .map(Untrusted::from),
            trusted_by_account: row.integer(trusted).map(|trusted| trusted == 1),
            account_services: row_filled(row, services),
            removal_reason: None,
        };
        out.record(row.place(), &record);
    });
}

fn removed(database: &Database, out: &mut Out<'_, AccountDevices>) {
    let mut select = Select::from("deleted_device_list");
    select.also_known(&["mid", "altDSID"]);
    let [removed, changed] = ["deleted_date", "last_updated_date"].map(|name| select.column(name));
    let reason = select.column("reason");
    out.rows(database, &select, |out, row| {
        let time = |column| row.real(column).and_then(Instant::from_unix_s);
        let record = AccountDevice {
            kind: "removed",
            time: time(removed).or_else(|| time(changed)),
            removal_reason: row.integer(reason),
            ..AccountDevice::default()
        };
        out.record(row.place(), &record);
    });
}

/// Colours, identifiers of the account, and numbers of telephones.
const LEFT_OUT: &[&str] = &[
    "mid",
    "dc",
    "clcg",
    "clbg",
    "clhs",
    "dec",
    "additional_info",
    "altDSID",
    "circle_status",
];
