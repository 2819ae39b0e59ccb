//! Reads which watch is paired with the phone, as the power log notes it.
//!
//! Described in: <https://github.com/mac4n6/APOLLO>.

use formats::sqlite::Select;
use model::{Fault, Instant, Moment, Record, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    power_log::{FILES, PowerLog},
    values::row_filled,
};

const PAIRED: &str = "PLConfigAgent_EventNone_PairedDeviceConfig";

/// Paired devices in the power log.
#[derive(Debug)]
pub struct PowerlogPairedDevices;

/// One paired device, without its name.
#[derive(Debug, serde::Serialize)]
pub struct PairedDevice<'a> {
    /// When the log noted it.
    pub time: Option<Instant>,
    /// The device's model.
    pub model: Option<Untrusted<'a>>,
    /// The model of its hardware.
    pub hardware_model: Option<Untrusted<'a>>,
    /// The build of its system.
    pub os_build: Option<Untrusted<'a>>,
}

impl Record for PairedDevice<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Moment::each_utc([(self.time, "device-noted")], each);
    }
}

impl Artefact for PowerlogPairedDevices {
    type Record<'a> = PairedDevice<'a>;

    const ABOUT: About = About {
        files: FILES,
        fields: &[
            ("time", "when the log noted it (UTC)"),
            ("model", "model of the device"),
            ("hardware_model", "model of its hardware"),
            ("os_build", "build of its system"),
        ],
        described_in: &["https://github.com/mac4n6/APOLLO"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let Some(log) = PowerLog::open(file, &[PAIRED], out)? else {
            return Ok(());
        };
        let mut select = Select::from(PAIRED);
        select.also_known(&["ID", "PMode", "PairingID"]);
        let time = select.column("timestamp");
        let model = select.column("Device");
        let hardware = select.column("HWModel");
        let build = select.column("Build");
        out.rows(&log.database, &select, |out, row| {
            let device = PairedDevice {
                time: log.time(row, time),
                model: row_filled(row, model),
                hardware_model: row_filled(row, hardware),
                os_build: row_filled(row, build),
            };
            // A row without any of these says that nothing is paired.
            if [&device.model, &device.hardware_model, &device.os_build]
                .into_iter()
                .any(Option::is_some)
            {
                out.record(row.place(), &device);
            }
        });
        Ok(())
    }
}
