//! What was handed in, and the files of it that were read.

use serde::{Deserialize, Serialize};

use crate::{Instant, Untrusted};

/// A kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SourceKind {
    /// A backup made by iTunes, Finder or idevicebackup2.
    IosBackup,
    /// What Android's bug report holds: a zip, a folder or a text.
    AndroidBugreport,
    /// Android's own backup, `backup.ab`.
    AndroidBackup,
    /// The logs of Android's Advanced Protection.
    AndroidIntrusionLogs,
    /// One text of an Android phone: a dump of services, properties, a list, a log.
    AndroidFile,
    /// Apps of an Android phone as files.
    Apk,
    /// What `AndroidQF` or Bugbane collected: a folder, a zip, or a zip encrypted by age.
    Androidqf,
    /// What a phone collects of its own state: a `.tar.gz`, or its folder.
    IosSysdiagnose,
    /// A dump of the phone's file system: a folder, a tar or a zip.
    IosFilesystem,
    /// The system's unified logs: a `.logarchive` folder.
    IosLogarchive,
    /// An App Privacy Report, as the phone exports it.
    IosPrivacyReport,
    /// Single files of an iPhone: crash reports, a log of shutdowns.
    IosFile,
}

impl SourceKind {
    /// Every kind.
    pub const ALL: [SourceKind; 12] = [
        SourceKind::IosBackup,
        SourceKind::AndroidBugreport,
        SourceKind::AndroidBackup,
        SourceKind::AndroidIntrusionLogs,
        SourceKind::AndroidFile,
        SourceKind::Apk,
        SourceKind::Androidqf,
        SourceKind::IosSysdiagnose,
        SourceKind::IosFilesystem,
        SourceKind::IosLogarchive,
        SourceKind::IosPrivacyReport,
        SourceKind::IosFile,
    ];

    /// The stable name, as in JSON and in text keys (`source-<name>`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            SourceKind::IosBackup => "ios_backup",
            SourceKind::AndroidBugreport => "android_bugreport",
            SourceKind::AndroidBackup => "android_backup",
            SourceKind::AndroidIntrusionLogs => "android_intrusion_logs",
            SourceKind::AndroidFile => "android_file",
            SourceKind::Apk => "apk",
            SourceKind::Androidqf => "androidqf",
            SourceKind::IosSysdiagnose => "ios_sysdiagnose",
            SourceKind::IosFilesystem => "ios_filesystem",
            SourceKind::IosLogarchive => "ios_logarchive",
            SourceKind::IosPrivacyReport => "ios_privacy_report",
            SourceKind::IosFile => "ios_file",
        }
    }

    /// The platform whose artefacts it can hold.
    #[must_use]
    pub fn platform(self) -> &'static str {
        match self {
            SourceKind::IosBackup
            | SourceKind::IosSysdiagnose
            | SourceKind::IosFilesystem
            | SourceKind::IosLogarchive
            | SourceKind::IosPrivacyReport
            | SourceKind::IosFile => "ios",
            SourceKind::AndroidBugreport
            | SourceKind::AndroidBackup
            | SourceKind::AndroidIntrusionLogs
            | SourceKind::AndroidFile
            | SourceKind::Apk
            | SourceKind::Androidqf => "android",
        }
    }

    /// Under which name coverage and evidence tell of the source's own list of files.
    #[must_use]
    pub fn listing(self) -> &'static str {
        match self {
            SourceKind::IosBackup => "source.ios_backup",
            SourceKind::AndroidBugreport => "source.android_bugreport",
            SourceKind::AndroidBackup => "source.android_backup",
            SourceKind::AndroidIntrusionLogs => "source.android_intrusion_logs",
            SourceKind::AndroidFile => "source.android_file",
            SourceKind::Apk => "source.apk",
            SourceKind::Androidqf => "source.androidqf",
            SourceKind::IosSysdiagnose => "source.ios_sysdiagnose",
            SourceKind::IosFilesystem => "source.ios_filesystem",
            SourceKind::IosLogarchive => "source.ios_logarchive",
            SourceKind::IosPrivacyReport => "source.ios_privacy_report",
            SourceKind::IosFile => "source.ios_file",
        }
    }
}

/// One source of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRecord {
    /// `S1`, `S2`, … in the order handed in.
    pub id: String,
    /// Its kind.
    pub kind: SourceKind,
    /// Where it was read from.
    pub location: Untrusted<'static>,
    /// Whether it was encrypted.
    pub encrypted: bool,
    /// The system version that it states.
    pub os_version: Option<Untrusted<'static>>,
    /// The device model that it states (`iPhone12,1`).
    pub model: Option<Untrusted<'static>>,
    /// Which phone it is of: SHA-256 of the unique identifier that it states, in hexadecimal, so that
    /// two cases can be told to be of one phone without either naming it.
    #[serde(default)]
    pub device: Option<String>,
    /// When it was made, as it states.
    pub made_at: Option<Instant>,
    /// How many files it lists.
    pub files_listed: u64,
}

/// One file read from a source: a line of `files.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileRecord {
    /// The source's id.
    pub source: String,
    /// The path on the phone.
    pub path: String,
    /// The path inside the source, as stored.
    pub stored_path: String,
    /// Bytes as stored.
    pub size: u64,
    /// SHA-256 of the bytes as stored.
    pub sha256_stored: String,
    /// SHA-256 of the bytes after decryption; the same as stored when not encrypted.
    pub sha256_content: String,
    /// Bytes after decryption.
    pub content_size: u64,
}

impl FileRecord {
    /// Whether it is one of the files that make up the source itself: what was handed in, or the list of
    /// what it holds. By their hashes a source is known again.
    #[must_use]
    pub fn is_own(&self) -> bool {
        ["/backup/", "/source/"]
            .iter()
            .any(|root| self.path.starts_with(root))
    }
}
