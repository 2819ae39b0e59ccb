//! Where the members of a sysdiagnose lie on the phone: many are copies of its own files.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>, and what is copied from where in
//! `docs/sysdiagnose.md`.

/// Where everything else stands in the one path vocabulary.
const ELSEWHERE: &str = "/sysdiagnose/";
/// The archive of unified logs.
const LOG_ARCHIVE: &str = "system_logs.logarchive/";
/// The log of a phone, and what explains its entries.
const DIAGNOSTICS: &str = "/private/var/db/diagnostics/";
const UUID_TEXT: &str = "/private/var/db/uuidtext/";
/// Parts of the log that stand in folders of their own.
const LOG_FOLDERS: [&str; 5] = [
    "Persist/",
    "Special/",
    "Signpost/",
    "HighVolume/",
    "timesync/",
];
/// How the list of what was logged begins.
const LOG_STATISTICS: &str = "logdata.statistics.";

/// A member, or with `/` at its end everything below a folder, and what it is a copy of.
pub(super) const COPIES: &[(&str, &str)] = &[
    (
        "crashes_and_spins/",
        "/private/var/mobile/Library/Logs/CrashReporter/",
    ),
    (
        "logs/Accessibility/TCC.db",
        "/private/var/mobile/Library/TCC/TCC.db",
    ),
    (
        "logs/MCState/Shared/",
        "/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.configurationprofiles/Library/ConfigurationProfiles/",
    ),
    (
        "logs/MCState/User/",
        "/private/var/mobile/Library/UserConfigurationProfiles/",
    ),
    ("logs/MobileLockdown/", "/private/var/logs/lockdownd/"),
    (
        "logs/MobileInstallation/",
        "/private/var/mobile/Library/Logs/MobileInstallation/",
    ),
    (
        "logs/MobileActivation/",
        "/private/var/mobile/Library/Logs/mobileactivationd/",
    ),
    (
        "logs/MobileContainerManager/",
        "/private/var/mobile/Library/Logs/MobileContainerManager/",
    ),
    (
        "logs/MobileBackup/com.apple.MobileBackup.plist",
        "/private/var/root/Library/Preferences/com.apple.MobileBackup.plist",
    ),
    (
        "logs/appinstallation/",
        "/private/var/mobile/Library/Caches/com.apple.appstored/",
    ),
    ("logs/itunesstored/", "/private/var/mobile/Media/Downloads/"),
    (
        "logs/CalendarPreferences/com.apple.mobilecal.plist",
        "/private/var/mobile/Library/Preferences/com.apple.mobilecal.plist",
    ),
    (
        "logs/SystemVersion/SystemVersion.plist",
        "/System/Library/CoreServices/SystemVersion.plist",
    ),
];

/// The same for files of one folder whose names begin so: folder, beginning, folder on the phone.
pub(super) const NAMED_COPIES: &[(&str, &str, &str)] = &[
    (
        "logs/Networking/",
        "com.apple.networkextension",
        "/private/var/preferences/",
    ),
    (
        "logs/powerlogs/",
        "powerlog_",
        "/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.powerlog/Library/BatteryLife/Archives/",
    ),
];

/// The path on the phone of the member `below` the top folder.
pub(super) fn phone_path(below: &str) -> String {
    let copy = below
        .strip_prefix(LOG_ARCHIVE)
        .and_then(of_log_archive)
        .or_else(|| {
            let mut copies = COPIES.iter();
            copies.find_map(|(from, to)| match below.strip_prefix(from)? {
                // A write-ahead log stands beside its database.
                rest @ ("" | "-wal" | "-shm") => Some(format!("{to}{rest}")),
                rest if from.ends_with('/') => Some(format!("{to}{rest}")),
                _ => None,
            })
        })
        .or_else(|| {
            let mut copies = NAMED_COPIES.iter();
            copies.find_map(|(folder, beginning, to)| {
                let name = below.strip_prefix(folder)?;
                let fits = name.starts_with(beginning) && !name.contains('/');
                fits.then(|| format!("{to}{name}"))
            })
        });
    copy.unwrap_or_else(|| format!("{ELSEWHERE}{below}"))
}

/// The path on the phone of what stands in an archive of unified logs.
fn of_log_archive(below: &str) -> Option<String> {
    let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
    let is_store = LOG_FOLDERS.iter().any(|start| below.starts_with(start))
        || below
            .rsplit_once('.')
            .is_some_and(|(_, end)| end == "tracev3");
    if is_store {
        return Some(format!("{DIAGNOSTICS}{below}"));
    }
    if folder == "Extra" {
        let is_copy = name.starts_with("shutdown") || name.starts_with(LOG_STATISTICS);
        return is_copy.then(|| format!("{DIAGNOSTICS}{name}"));
    }
    let (first, _) = below.split_once('/')?;
    let is_text =
        first == "dsc" || matches!(first.as_bytes(), [a, b] if is_digit(*a) && is_digit(*b));
    is_text.then(|| format!("{UUID_TEXT}{below}"))
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte)
}

/// Whether a member is a part of the unified logs that is large or one of very many: they are read
/// apart from everything else.
pub(super) fn is_log_store(name: &str) -> bool {
    let Some((_, below)) = name.split_once(LOG_ARCHIVE) else {
        return false;
    };
    of_log_archive(below).is_some_and(|path| {
        path.starts_with(UUID_TEXT)
            || path
                .rsplit_once('.')
                .is_some_and(|(_, end)| end == "tracev3")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Members and their paths.
    const PATHS: &[(&str, &str)] = &[
        ("ps.txt", "/sysdiagnose/ps.txt"),
        ("WiFi/a/b.txt", "/sysdiagnose/WiFi/a/b.txt"),
        (
            "system_logs.logarchive/Extra/shutdown.0.log",
            "/private/var/db/diagnostics/shutdown.0.log",
        ),
        (
            "system_logs.logarchive/Extra/logdata.statistics.1.txt",
            "/private/var/db/diagnostics/logdata.statistics.1.txt",
        ),
        (
            "system_logs.logarchive/Extra/other.txt",
            "/sysdiagnose/system_logs.logarchive/Extra/other.txt",
        ),
        (
            "system_logs.logarchive/Info.plist",
            "/sysdiagnose/system_logs.logarchive/Info.plist",
        ),
        (
            "system_logs.logarchive/logdata.LiveData.tracev3",
            "/private/var/db/diagnostics/logdata.LiveData.tracev3",
        ),
        (
            "system_logs.logarchive/timesync/0002.timesync",
            "/private/var/db/diagnostics/timesync/0002.timesync",
        ),
        (
            "system_logs.logarchive/A0/0123",
            "/private/var/db/uuidtext/A0/0123",
        ),
        (
            "system_logs.logarchive/dsc/0123",
            "/private/var/db/uuidtext/dsc/0123",
        ),
        (
            "crashes_and_spins/Retired/a.ips",
            "/private/var/mobile/Library/Logs/CrashReporter/Retired/a.ips",
        ),
        (
            "logs/Accessibility/TCC.db-wal",
            "/private/var/mobile/Library/TCC/TCC.db-wal",
        ),
        (
            "logs/Accessibility/TCC.db.old",
            "/sysdiagnose/logs/Accessibility/TCC.db.old",
        ),
        (
            "logs/Networking/com.apple.networkextension.cache.plist",
            "/private/var/preferences/com.apple.networkextension.cache.plist",
        ),
        (
            "logs/Networking/other.txt",
            "/sysdiagnose/logs/Networking/other.txt",
        ),
        (
            "logs/powerlogs/powerlog_2026.PLSQL.gz",
            "/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.powerlog/Library/BatteryLife/Archives/powerlog_2026.PLSQL.gz",
        ),
        (
            "logs/powerlogs/log_2026.EPSQL",
            "/sysdiagnose/logs/powerlogs/log_2026.EPSQL",
        ),
    ];

    #[test]
    fn copies_have_the_path_of_the_phone() {
        for (below, path) in PATHS {
            assert_eq!(phone_path(below), *path);
        }
    }

    #[test]
    fn large_parts_of_the_log_stay_apart() {
        for (name, apart) in [
            ("top/system_logs.logarchive/Persist/1.tracev3", true),
            ("system_logs.logarchive/AB/12", true),
            ("top/system_logs.logarchive/timesync/1.timesync", false),
            ("top/system_logs.logarchive/Extra/shutdown.log", false),
            ("top/ps.txt", false),
        ] {
            assert_eq!(is_log_store(name), apart, "{name}");
        }
    }
}
