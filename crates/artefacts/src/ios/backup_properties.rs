//! Reads how a backup was made: `Manifest.plist` and `Status.plist`.
//!
//! Described in: <https://theapplewiki.com/wiki/ITunes_Backup>.

use model::{Fault, FaultKind, Instant, Moment, Place, Record, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    values::{text, time, truth},
};

/// How a backup was made.
#[derive(Debug)]
pub struct BackupProperties;

/// What one of the two files says; they share few keys.
#[derive(Debug, serde::Serialize)]
pub struct BackupState<'a> {
    /// When the backup was made.
    pub time: Option<Instant>,
    /// Version of the file's format.
    pub format_version: Option<Untrusted<'a>>,
    /// Whether the backup is encrypted.
    pub encrypted: Option<bool>,
    /// Whether the phone had a passcode.
    pub passcode_set: Option<bool>,
    /// The phone's name, as its owner chose it.
    pub device_name: Option<Untrusted<'a>>,
    /// Its model in Apple's terms.
    pub model: Option<Untrusted<'a>>,
    /// Version of iOS.
    pub os_version: Option<Untrusted<'a>>,
    /// Build of iOS.
    pub os_build: Option<Untrusted<'a>>,
    /// `finished` when the backup ran to its end.
    pub snapshot_state: Option<Untrusted<'a>>,
    /// Whether it holds everything, not what changed since the last one.
    pub full_backup: Option<bool>,
}

impl Record for BackupState<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "backup-made"));
        }
    }
}

impl Artefact for BackupProperties {
    type Record<'a> = BackupState<'a>;

    const ABOUT: About = About {
        files: &["/backup/Manifest.plist", "/backup/Status.plist"],
        fields: &[
            ("time", "when the backup was made (UTC)"),
            ("format_version", "version of the format"),
            ("encrypted", "whether the backup is encrypted"),
            ("passcode_set", "whether the phone had a passcode"),
            ("device_name", "name of the phone, as its owner chose it"),
            ("model", "model in Apple's terms"),
            ("os_version", "version of iOS"),
            ("os_build", "build of iOS"),
            ("snapshot_state", "finished when the backup ran to its end"),
            (
                "full_backup",
                "whether it holds everything, not only what changed",
            ),
        ],
        described_in: &["https://theapplewiki.com/wiki/ITunes_Backup"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = file.plist()?;
        if list.as_dictionary().is_none() {
            return Err(Fault::new(FaultKind::UnknownSchema, "backup property list")
                .detail("no dictionary"));
        }
        let phone = list.get("Lockdown");
        let of_phone = |key| phone.and_then(|phone| text(phone, key));
        let record = BackupState {
            time: time(&list, "Date"),
            format_version: text(&list, "Version"),
            encrypted: truth(&list, "IsEncrypted"),
            passcode_set: truth(&list, "WasPasscodeSet"),
            device_name: of_phone("DeviceName"),
            model: of_phone("ProductType"),
            os_version: of_phone("ProductVersion"),
            os_build: of_phone("BuildVersion"),
            snapshot_state: text(&list, "SnapshotState"),
            full_backup: truth(&list, "IsFullBackup"),
        };
        out.record(Place::Whole, &record);
        Ok(())
    }
}
