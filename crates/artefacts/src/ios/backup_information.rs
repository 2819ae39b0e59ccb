//! Reads what a backup says of its phone: `Info.plist`. Numbers that name the owner are kept as
//! present or absent only.
//!
//! Described in: <https://theapplewiki.com/wiki/ITunes_Backup>.

use formats::plist::Value;
use model::{Fault, FaultKind, Instant, Moment, Place, Record, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{text, time},
};

/// What a backup says of its phone.
#[derive(Debug)]
pub struct BackupInformation;

/// The phone and its backup.
#[derive(Debug, serde::Serialize)]
pub struct BackedUpPhone<'a> {
    /// When the backup was made.
    pub time: Option<Instant>,
    /// The phone's name, as its owner chose it.
    pub device_name: Option<Untrusted<'a>>,
    /// Its model in words.
    pub model_name: Option<Untrusted<'a>>,
    /// Its model in Apple's terms.
    pub model: Option<Untrusted<'a>>,
    /// Version of iOS.
    pub os_version: Option<Untrusted<'a>>,
    /// Build of iOS.
    pub os_build: Option<Untrusted<'a>>,
    /// Version of the program that made the backup.
    pub backup_program_version: Option<Untrusted<'a>>,
    /// How many apps it lists.
    pub app_count: Option<u64>,
    /// Which numbers that tell the phone and its owner apart it names; the numbers are not kept.
    pub numbers_named: Vec<&'static str>,
}

impl Record for BackedUpPhone<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "backup-made"));
        }
    }
}

/// Keys of numbers that tell one phone, SIM card or owner from another.
const NUMBERS: [&str; 8] = [
    "Phone Number",
    "Serial Number",
    "IMEI",
    "IMEI 2",
    "MEID",
    "ICCID",
    "ICCID 2",
    "Unique Identifier",
];

impl Artefact for BackupInformation {
    type Record<'a> = BackedUpPhone<'a>;

    const ABOUT: About = About {
        files: &["/backup/Info.plist"],
        fields: &[
            ("time", "when the backup was made (UTC)"),
            ("device_name", "name of the phone, as its owner chose it"),
            ("model_name", "model in words"),
            ("model", "model in Apple's terms"),
            ("os_version", "version of iOS"),
            ("os_build", "build of iOS"),
            (
                "backup_program_version",
                "version of the program that made the backup",
            ),
            ("app_count", "how many apps it lists"),
            (
                "numbers_named",
                "which numbers it names that tell the phone apart (not kept themselves)",
            ),
        ],
        described_in: &["https://theapplewiki.com/wiki/ITunes_Backup"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        if list.as_dictionary().is_none() {
            return Err(Fault::new(FaultKind::UnknownSchema, "Info.plist").detail("no dictionary"));
        }
        let apps = list.get("Installed Applications").and_then(Value::as_array);
        let record = BackedUpPhone {
            time: time(&list, "Last Backup Date"),
            device_name: text(&list, "Device Name").or_else(|| text(&list, "Display Name")),
            model_name: text(&list, "Product Name"),
            model: text(&list, "Product Type"),
            os_version: text(&list, "Product Version"),
            os_build: text(&list, "Build Version"),
            backup_program_version: text(&list, "iTunes Version")
                .or_else(|| text(&list, "macOS Version")),
            app_count: apps.and_then(|apps| u64::try_from(apps.len()).ok()),
            numbers_named: NUMBERS
                .iter()
                .filter(|key| list.get(key).is_some())
                .copied()
                .collect(),
        };
        out.record(Place::Whole, &record);
        Ok(())
    }
}
