//! Reads what was written, with stock readers.

use std::{collections::BTreeMap, fs, io::Read, path::Path};

use rusqlite::{Connection, types::ValueRef};

/// Every file below a folder, by its path in it.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let entry = entry.unwrap();
            let path = entry.path();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                all.insert(name.to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    all
}

/// Every file of a tar archive.
pub(crate) fn tar_files(archive: impl Read) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in tar::Archive::new(archive).entries().unwrap() {
        let mut entry = entry.unwrap();
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        assert!(all.insert(name, content).is_none(), "twice the same name");
    }
    all
}

/// Where a sysdiagnose keeps a file of the phone, as the paths were agreed.
pub(crate) fn in_sysdiagnose(path: &str) -> Option<String> {
    let profiles = "/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.configurationprofiles/Library/ConfigurationProfiles/";
    let power = "/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.powerlog/Library/BatteryLife/Archives/";
    let mobile = "/private/var/mobile/Library/";
    let folders = [
        ("/sysdiagnose/".to_owned(), ""),
        (
            "/private/var/db/diagnostics/".to_owned(),
            "system_logs.logarchive/Extra/",
        ),
        (format!("{mobile}Logs/CrashReporter/"), "crashes_and_spins/"),
        (format!("{mobile}TCC/"), "logs/Accessibility/"),
        (profiles.to_owned(), "logs/MCState/Shared/"),
        (
            format!("{mobile}UserConfigurationProfiles/"),
            "logs/MCState/User/",
        ),
        ("/private/var/preferences/".to_owned(), "logs/Networking/"),
        (
            "/private/var/logs/lockdownd/".to_owned(),
            "logs/MobileLockdown/",
        ),
        (
            format!("{mobile}Logs/MobileInstallation/"),
            "logs/MobileInstallation/",
        ),
        (
            format!("{mobile}Logs/mobileactivationd/"),
            "logs/MobileActivation/",
        ),
        (
            format!("{mobile}Logs/MobileContainerManager/"),
            "logs/MobileContainerManager/",
        ),
        (
            "/private/var/root/Library/Preferences/".to_owned(),
            "logs/MobileBackup/",
        ),
        (power.to_owned(), "logs/powerlogs/"),
        (format!("{mobile}Preferences/"), "logs/CalendarPreferences/"),
        (
            format!("{mobile}Caches/com.apple.appstored/"),
            "logs/appinstallation/",
        ),
        (
            "/private/var/mobile/Media/Downloads/".to_owned(),
            "logs/itunesstored/",
        ),
    ];
    folders.iter().find_map(|(from, to)| {
        let rest = path.strip_prefix(from.as_str())?;
        Some(format!("{to}{rest}"))
    })
}

/// Everything in a row of a database, one value after another.
pub(crate) fn row_of(content: &[u8], log: Option<&Vec<u8>>, place: &str) -> Vec<u8> {
    let (table, row) = place.split_once(':').unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copy.db");
    fs::write(&file, content).unwrap();
    if let Some(log) = log {
        fs::write(folder.path().join("copy.db-wal"), log).unwrap();
    }
    let database = Connection::open(file).unwrap();
    let sql = match row.parse::<i64>() {
        Ok(row) => format!("SELECT * FROM {table} WHERE rowid = {row}"),
        Err(_) => return content.to_vec(),
    };
    let mut select = database.prepare(&sql).unwrap();
    let columns = select.column_count();
    let mut rows = select.query([]).unwrap();
    let row = rows.next().unwrap().unwrap_or_else(|| panic!("{place}"));
    let mut all = Vec::new();
    for column in 0..columns {
        if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column).unwrap() {
            all.extend_from_slice(bytes);
        }
        all.push(b'\n');
    }
    all
}

pub(crate) fn contains(content: &[u8], text: &str) -> bool {
    // Texts in binary property lists that are not ASCII stand there as UTF-16.
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let is_wide = || {
        content
            .windows(utf_16.len().max(1))
            .any(|part| part == utf_16)
    };
    String::from_utf8_lossy(content).contains(text) || (!text.is_ascii() && is_wide())
}
