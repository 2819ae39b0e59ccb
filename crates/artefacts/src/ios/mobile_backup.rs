//! Reads the backup service's own notes: attempts, the apps that it measured, a restore:
//! `com.apple.MobileBackup.plist`.
//!
//! Described in: <https://github.com/log2timeline/plaso/blob/main/plaso/parsers/plist_plugins/ios_mobilebackup.py>,
//! <https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileBackup.py>.

use formats::plist::{Dictionary, Value};
use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value as Named};

use crate::{
    About, Artefact, Out, PhoneFile,
    links::Links,
    preferences::{self, cocoa_time},
    values::{text, truth},
};

/// Domains whose names end with an app's identifier.
const APP_DOMAINS: [&str; 3] = ["AppDomain-", "AppDomainPlugin-", "AppDomainPlaceholder-"];

/// The backup service's notes.
#[derive(Debug)]
pub struct MobileBackup;

/// One note.
#[derive(Debug, Default, serde::Serialize)]
pub struct BackupNote<'a> {
    /// When.
    pub time: Option<Instant>,
    /// What it is about: `account`, `state`, `attempt`, `restore`, `app`.
    pub backup_note: Untrusted<'a>,
    /// The app measured.
    pub app_id: Option<Untrusted<'a>>,
    /// How much of it was to be kept.
    pub app_bytes: Option<u64>,
    /// How the attempt ended: 0 when it succeeded.
    pub error_code: Option<i64>,
    /// Whose number that is.
    pub error_domain: Option<Untrusted<'a>>,
    /// How it ended, in the phone's words.
    pub error_text: Option<Untrusted<'a>>,
    /// Whether it went to iCloud, or came from there.
    pub to_cloud: Option<bool>,
    /// How far it came, as the phone numbers it.
    pub backup_state: Option<i64>,
    /// Links in it.
    pub links: Links<'static>,
}

impl Record for BackupNote<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.backup_note.raw() {
            "account" => "cloud-backup-switched-on",
            "attempt" => "backup-attempted",
            "restore" => "phone-restored",
            _ => "backup-noted",
        };
        if let Some(at) = self.time {
            each(Moment::utc(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(id) = &self.app_id {
            each(Named::AppId(id.raw()).with(Bearing::Installed));
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for MobileBackup {
    type Record<'a> = BackupNote<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/root/Library/Preferences/com.apple.MobileBackup.plist",
            "/private/var/mobile/Library/Preferences/com.apple.MobileBackup.plist",
        ],
        fields: &[
            ("time", "when it was noted (UTC)"),
            (
                "backup_note",
                "what it is about: account, state, attempt, restore, app, other",
            ),
            ("app_id", "identifier of the app or extension measured"),
            ("app_bytes", "how much of it was to be kept, in bytes"),
            ("error_code", "how an attempt ended: 0 when it succeeded"),
            ("error_domain", "whose number that is"),
            ("error_text", "how it ended, in the phone's words"),
            ("to_cloud", "whether it went to iCloud, or came from there"),
            ("backup_state", "how far it came, as the phone numbers it"),
            ("links", "links in it"),
        ],
        described_in: &[
            "https://github.com/log2timeline/plaso/blob/main/plaso/parsers/plist_plugins/ios_mobilebackup.py",
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileBackup.py",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let list = preferences::settings(file, "backup notes")?;
        for (key, value) in list.as_dictionary().into_iter().flat_map(Dictionary::iter) {
            match key {
                "AccountEnabledDate" => {
                    let time = cocoa_time(&list, key);
                    out.record(
                        Place::Key(key),
                        &BackupNote {
                            time,
                            ..note("account")
                        },
                    );
                }
                "BackupStateInfo" => state(key, value, out),
                "PreflightSizing" => apps(key, value, out),
                _ if key.contains("Restore") && value.as_dictionary().is_some() => {
                    restore(key, value, out);
                }
                _ => other(key, value, out),
            }
        }
        Ok(())
    }
}

fn note(about: &'static str) -> BackupNote<'static> {
    BackupNote {
        backup_note: Untrusted::from(about),
        ..BackupNote::default()
    }
}

/// The state of the last backup, and the attempts before it.
fn state(key: &str, value: &Value, out: &mut Out<'_, MobileBackup>) {
    let record = BackupNote {
        time: cocoa_time(value, "date"),
        to_cloud: truth(value, "isCloud"),
        backup_state: preferences::number(value, "state"),
        ..note("state")
    };
    out.record(Place::Key(key), &record);
    let attempts = value.get("errors").and_then(Value::as_array);
    for (number, attempt) in attempts.unwrap_or_default().iter().enumerate() {
        let record = BackupNote {
            time: cocoa_time(attempt, "date"),
            error_code: preferences::number(attempt, "code"),
            error_domain: text(attempt, "domain"),
            error_text: text(attempt, "localizedDescription"),
            links: preferences::links(attempt, &|_| false),
            ..note("attempt")
        };
        out.record(Place::Key(&format!("{key}/errors/{number}")), &record);
    }
}

/// The apps whose data was measured.
fn apps(key: &str, value: &Value, out: &mut Out<'_, MobileBackup>) {
    let domains = value.as_dictionary().into_iter().flat_map(Dictionary::iter);
    for (domain, size) in domains {
        let id = APP_DOMAINS
            .iter()
            .find_map(|prefix| domain.strip_prefix(prefix));
        let Some(id) = id else { continue };
        let record = BackupNote {
            app_id: Some(Untrusted::from(id)),
            app_bytes: size.as_integer().and_then(|size| u64::try_from(size).ok()),
            ..note("app")
        };
        out.record(Place::Key(&format!("{key}/{domain}")), &record);
    }
}

/// A restore from a backup; its keys differ between versions.
fn restore(key: &str, value: &Value, out: &mut Out<'_, MobileBackup>) {
    let dates = ["RestoreDate", "date", "DateEnded", "DateStarted"];
    let record = BackupNote {
        time: dates.iter().find_map(|date| cocoa_time(value, date)),
        to_cloud: truth(value, "WasCloudRestore").or_else(|| truth(value, "isCloud")),
        backup_state: preferences::number(value, "state"),
        links: preferences::links(value, &|_| false),
        ..note("restore")
    };
    out.record(Place::Key(key), &record);
}

/// Any other setting, if it holds links.
fn other(key: &str, value: &Value, out: &mut Out<'_, MobileBackup>) {
    let links = preferences::links(value, &|_| false);
    if !links.is_empty() {
        out.record(
            Place::Key(key),
            &BackupNote {
                links,
                ..note("other")
            },
        );
    }
}
