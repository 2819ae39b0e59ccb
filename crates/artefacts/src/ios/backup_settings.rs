//! Reads when the phone was last backed up, to a computer and to iCloud: `com.apple.mobile.ldbackup.plist`.
//!
//! Described in: <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/backupSettings.py>,
//! <https://support.apple.com/108306>.

use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    preferences::{self, cocoa_time},
    values::{text, truth},
};

/// Backup settings.
#[derive(Debug)]
pub struct BackupSettings;

/// When and where to the phone was backed up.
#[derive(Debug, serde::Serialize)]
pub struct BackupHistory<'a> {
    /// When it was last backed up to a computer.
    pub time: Option<Instant>,
    /// The time zone of that moment.
    pub computer_backup_zone: Option<Untrusted<'a>>,
    /// Whether backups to iCloud are on.
    pub cloud_backup_on: Option<bool>,
    /// When it was last backed up to iCloud.
    pub cloud_backup: Option<Instant>,
    /// The time zone of that moment.
    pub cloud_backup_zone: Option<Untrusted<'a>>,
    /// Whether backups on computers must be encrypted.
    pub encryption_required: Option<bool>,
    /// Links in any other setting.
    pub links: Links<'static>,
}

impl Record for BackupHistory<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "computer-backup-made"));
        }
        if let Some(at) = self.cloud_backup {
            each(Moment::utc(at, "cloud-backup-made"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for BackupSettings {
    type Record<'a> = BackupHistory<'a>;

    const ABOUT: About = About {
        files: &["/private/var/mobile/Library/Preferences/com.apple.mobile.ldbackup.plist"],
        fields: &[
            ("time", "when it was last backed up to a computer (UTC)"),
            ("computer_backup_zone", "time zone of that moment"),
            ("cloud_backup_on", "whether backups to iCloud are on"),
            ("cloud_backup", "when it was last backed up to iCloud"),
            (
                "cloud_backup_zone",
                "time zone of the last backup to iCloud",
            ),
            (
                "encryption_required",
                "whether backups on computers must be encrypted",
            ),
            ("links", "links in any other setting"),
        ],
        described_in: &[
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/backupSettings.py",
            "https://support.apple.com/108306",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "backup settings")?;
        let record = BackupHistory {
            time: cocoa_time(&list, "LastiTunesBackupDate"),
            computer_backup_zone: text(&list, "LastiTunesBackupTZ"),
            cloud_backup_on: truth(&list, "CloudBackupEnabled"),
            cloud_backup: cocoa_time(&list, "LastCloudBackupDate"),
            cloud_backup_zone: text(&list, "LastCloudBackupTZ"),
            encryption_required: truth(&list, "RequiresEncrypt"),
            links: preferences::links(&list, &|_| false),
        };
        out.record(Place::Whole, &record);
        Ok(())
    }
}
