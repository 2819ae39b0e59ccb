//! Where iTunes, Finder, the Apple Devices app and Android tools leave what a phone gave. Looked at only
//! after consent; what stands there is told by the reading process.
//!
//! Described in: <https://support.apple.com/en-us/108809>.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use model::SourceKind;

use super::disk;

/// Most entries of a folder of downloads that are looked at.
const ENTRIES: usize = 10_000;
/// Most places that are offered.
const OFFERED: usize = 100;

/// Folders of backups below the person's own folder.
const BACKUPS: [&str; 5] = [
    "Library/Application Support/MobileSync/Backup",
    "Apple/MobileSync/Backup",
    "AppData/Roaming/Apple Computer/MobileSync/Backup",
    "MobileSync/Backup",
    "Backups",
];
/// Where browsers and tools leave files.
const DOWNLOADS: [&str; 5] = ["", "Downloads", "Téléchargements", "Desktop", "Bureau"];
/// What the name of a file says that it may be: a hint, no more.
pub(super) fn looks_like(name: &str) -> Option<SourceKind> {
    let begins = |start| name.starts_with(start);
    if begins("bugreport-") || begins("dumpstate-") {
        Some(SourceKind::AndroidBugreport)
    } else if begins("sysdiagnose_") {
        Some(SourceKind::IosSysdiagnose)
    } else if begins("App_Privacy_Report_") {
        Some(SourceKind::IosPrivacyReport)
    } else {
        None
    }
}

/// Every place that exists.
pub(super) fn places() -> Vec<PathBuf> {
    below(
        &disk::home(),
        env::var_os("APPDATA").map(PathBuf::from).as_deref(),
    )
}

fn below(home: &Path, data: Option<&Path>) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = BACKUPS.iter().map(|name| home.join(name)).collect();
    found.extend(data.map(|data| data.join("Apple Computer/MobileSync/Backup")));
    found.retain(|path| path.is_dir());
    for folder in DOWNLOADS.map(|name| home.join(name)) {
        let Ok(entries) = fs::read_dir(folder) else {
            continue;
        };
        let named = entries.take(ENTRIES).flatten().filter(|entry| {
            let is_link = entry.file_type().map_or(true, |kind| kind.is_symlink());
            !is_link && looks_like(&entry.file_name().to_string_lossy()).is_some()
        });
        found.extend(named.map(|entry| entry.path()));
    }
    found.sort();
    found.dedup();
    found.truncate(OFFERED);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backups_and_reports_are_found_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        let backups = at("Library/Application Support/MobileSync/Backup");
        fs::create_dir_all(&backups).unwrap();
        fs::create_dir(at("Downloads")).unwrap();
        for name in ["bugreport-x.zip", "holiday.zip"] {
            fs::write(at("Downloads").join(name), "").unwrap();
        }
        fs::write(at("sysdiagnose_x.tar.gz"), "").unwrap();
        let found = below(home.path(), None);
        assert_eq!(found.len(), 3);
        assert!(found.contains(&backups));
        assert!(found.contains(&at("Downloads/bugreport-x.zip")));
    }
}
