//! The members of a sysdiagnose that are known by name, and the names under which coverage tells those
//! that nobody reads.
//!
//! What each of them is stands in `docs/sysdiagnose.md`.
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>.

use std::collections::{BTreeMap, BTreeSet};

/// Members that are known: a file, everything below a folder (`/` at the end), or everything that begins
/// so (`*` at the end); with an example of the latter two.
pub(super) const KNOWN: &[(&str, &str)] = &[
    ("ASPSnapshots/", "ASPSnapshots/asptool_snapshot.log"),
    ("FileProvider/", "FileProvider/fpck.log"),
    ("Personalization/", "Personalization/portraitlog.txt"),
    ("Preferences/", "Preferences/com.apple.example.plist"),
    ("README.txt", ""),
    ("RunningBoard/", "RunningBoard/RunningBoard_state.log"),
    ("TimezoneDB/", "TimezoneDB/tzdata.plist"),
    ("WiFi/", "WiFi/wifi_status.txt"),
    (
        "WiFi/com.apple.wifi*",
        "WiFi/com.apple.wifi.known-networks.plist",
    ),
    ("apfs_stats.txt", ""),
    ("brctl/", "brctl/brctl-dump.txt"),
    ("ckksctl_status.txt", ""),
    ("codecctl.txt", ""),
    (
        "crashes_and_spins/",
        "crashes_and_spins/Example-2026-01-01-000000.ips",
    ),
    ("disks.txt", ""),
    ("errors/", "errors/errors.txt"),
    ("hidutil.plist", ""),
    ("hpmDiagnose.txt", ""),
    ("ioreg/", "ioreg/IOService.txt"),
    ("jetsam_priority.csv", ""),
    ("jetsam_priority.txt", ""),
    ("kbdebug.txt", ""),
    ("logs/ACLogs/", "logs/ACLogs/ac.log"),
    ("logs/AppSupport/", "logs/AppSupport/x.log"),
    (
        "logs/Accessibility/",
        "logs/Accessibility/com.apple.Accessibility.plist",
    ),
    ("logs/Accessibility/TCC.db", ""),
    ("logs/Baseband/", "logs/Baseband/info.plist"),
    ("logs/BatteryBDC/", "logs/BatteryBDC/BDC_SBC_version5.1.csv"),
    ("logs/BatteryHealth/", "logs/BatteryHealth/x.plist"),
    (
        "logs/BatteryUIPlist/",
        "logs/BatteryUIPlist/BatteryUI.plist",
    ),
    ("logs/Bluetooth/", "logs/Bluetooth/x.log"),
    ("logs/CalendarPreferences/com.apple.mobilecal.plist", ""),
    (
        "logs/CloudSubscriptionFeatures/",
        "logs/CloudSubscriptionFeatures/x.plist",
    ),
    (
        "logs/GenerativeExperiences/",
        "logs/GenerativeExperiences/GEAvailability.log",
    ),
    (
        "logs/MCState/Shared/",
        "logs/MCState/Shared/profile-0123.stub",
    ),
    ("logs/MCState/Shared/MCSettingsEvents.plist", ""),
    (
        "logs/MCState/User/",
        "logs/MCState/User/EffectiveUserSettings.plist",
    ),
    ("logs/ManagedSettings/", "logs/ManagedSettings/x.plist"),
    (
        "logs/MobileActivation/",
        "logs/MobileActivation/mobileactivationd.log.0",
    ),
    ("logs/MobileBackup/com.apple.MobileBackup.plist", ""),
    (
        "logs/MobileContainerManager/",
        "logs/MobileContainerManager/containermanagerd.log.0",
    ),
    (
        "logs/MobileInstallation/",
        "logs/MobileInstallation/mobile_installation.log.0",
    ),
    ("logs/MobileLockdown/", "logs/MobileLockdown/lockdownd.log"),
    ("logs/MobileSlideShow/", "logs/MobileSlideShow/x.plist"),
    (
        "logs/MobileSoftwareUpdate/",
        "logs/MobileSoftwareUpdate/x.log",
    ),
    ("logs/NetworkRelay/", "logs/NetworkRelay/x.log"),
    ("logs/Networking/", "logs/Networking/ifconfig.txt"),
    (
        "logs/Networking/com.apple.networkextension*",
        "logs/Networking/com.apple.networkextension.plist",
    ),
    ("logs/OTAUpdateLogs/", "logs/OTAUpdateLogs/x.log"),
    ("logs/SystemVersion/SystemVersion.plist", ""),
    ("logs/Trial/", "logs/Trial/trial.log"),
    (
        "logs/appinstallation/",
        "logs/appinstallation/appstored.sqlitedb",
    ),
    (
        "logs/itunesstored/",
        "logs/itunesstored/downloads.28.sqlitedb",
    ),
    ("logs/keyboards/", "logs/keyboards/x.log"),
    ("logs/olddsc/", "logs/olddsc/0123"),
    ("logs/pmudiagnose/", "logs/pmudiagnose/x.txt"),
    ("logs/powerlogs/", "logs/powerlogs/log_2026-01-01.EPSQL"),
    (
        "logs/powerlogs/powerlog_*",
        "logs/powerlogs/powerlog_2026-01-01_00-00_00000000.PLSQL",
    ),
    ("logs/rmd/", "logs/rmd/rmd_inspect_system.txt"),
    ("logs/swtransparency.log", ""),
    ("logs/tailspindb/UUIDToBinaryLocations", ""),
    ("microstackshots/", "microstackshots/2026-01-01.shot"),
    ("mount.txt", ""),
    ("oslog_archive_error.log", ""),
    ("otctl_status.txt", ""),
    ("pcsstatus.txt", ""),
    ("ps.txt", ""),
    ("ps_thread.txt", ""),
    ("remotectl_dumpstate.txt", ""),
    ("security-sysdiagnose.txt", ""),
    ("smcDiagnose.txt", ""),
    ("spindump-nosymbols.txt", ""),
    ("summaries/", "summaries/crashes_and_spins.log"),
    ("swcutil_show.txt", ""),
    ("sysctl.txt", ""),
    ("sysdiagnose.log", ""),
    (
        "system_logs.logarchive/",
        "system_logs.logarchive/Info.plist",
    ),
    (
        "system_logs.logarchive/Extra/logdata.statistics.*",
        "system_logs.logarchive/Extra/logdata.statistics.0.jsonl",
    ),
    (
        "system_logs.logarchive/Extra/shutdown*",
        "system_logs.logarchive/Extra/shutdown.log",
    ),
    (
        "system_logs.logarchive/Persist/",
        "system_logs.logarchive/Persist/0000000000000001.tracev3",
    ),
    ("tailspin-info.txt", ""),
    ("taskSummary.csv", ""),
    ("taskinfo.txt", ""),
    ("transparency.log", ""),
    ("vm_stat.txt", ""),
    ("zprint.txt", ""),
];
/// Those that the source itself reads.
pub(super) const OWN: [&str; 3] = [
    "sysdiagnose.log",
    "remotectl_dumpstate.txt",
    "logs/SystemVersion/SystemVersion.plist",
];
/// Most names that are told.
const TOLD: usize = 1_000;
/// Most endings of names in one folder that are told apart.
const ENDINGS: usize = 12;

/// What nobody reads, gathered by known name or folder.
#[derive(Default)]
pub(super) struct Unread {
    groups: BTreeMap<String, Group>,
}

#[derive(Default)]
struct Group {
    /// Whether something else of it is read.
    is_read: bool,
    endings: BTreeSet<String>,
}

impl Unread {
    /// Notes a member that is read or not.
    pub(super) fn note(&mut self, below: &str, is_read: bool) {
        let name = group(below);
        let is_new = !self.groups.contains_key(&name);
        if is_new && self.groups.len() >= TOLD {
            return;
        }
        let is_folder = name.ends_with('/');
        let group = self.groups.entry(name).or_default();
        if is_read {
            group.is_read = true;
        } else {
            let file = below.rsplit('/').next().unwrap_or_default();
            let ending = match file.rsplit_once('.') {
                Some((_, ending)) if is_folder && group.endings.len() < ENDINGS => {
                    format!("*.{ending}")
                }
                _ => "*".to_owned(),
            };
            group.endings.insert(ending);
        }
    }

    /// The names, sorted: of a folder of which something is read, by the endings of what is not.
    pub(super) fn names(self) -> Vec<String> {
        let mut names = Vec::new();
        for (name, group) in self.groups {
            if group.endings.is_empty() {
                continue;
            }
            if name.ends_with('/') && group.is_read {
                names.extend(group.endings.iter().map(|ending| format!("{name}{ending}")));
            } else {
                names.push(name);
            }
        }
        names.sort();
        names
    }
}

/// The known name to which a member belongs; else its file or folder at the top, or in `logs`.
fn group(below: &str) -> String {
    let fits = |known: &&str| match known.strip_suffix('*') {
        Some(beginning) => below.starts_with(beginning),
        None if known.ends_with('/') => below.starts_with(*known),
        None => below == *known,
    };
    let known = KNOWN.iter().map(|(name, _)| *name).filter(fits);
    if let Some(name) = known.max_by_key(|name| name.len()) {
        return name.to_owned();
    }
    let depth = if below.starts_with("logs/") { 2 } else { 1 };
    let parts: Vec<&str> = below.splitn(depth, '/').collect();
    let last = parts.last().copied().unwrap_or_default();
    match last.split_once('/') {
        Some((folder, _)) => {
            let before = below.strip_suffix(last).unwrap_or_default();
            format!("{before}{folder}/")
        }
        None => below.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_named_once_and_as_closely_as_needed() {
        let mut unread = Unread::default();
        for (below, is_read) in [
            ("zprint.txt", false),
            ("ps.txt", true),
            ("ioreg/IOService.txt", false),
            ("ioreg/IOUSB.txt", false),
            ("crashes_and_spins/a.ips", true),
            ("crashes_and_spins/b.ips", true),
            ("crashes_and_spins/spin.tailspin", false),
            ("crashes_and_spins/Retired/c.tailspin", false),
            ("crashes_and_spins/none", false),
            ("logs/New/deep/down.txt", false),
            ("logs/new.log", false),
            ("newer/x", false),
            ("logs/powerlogs/powerlog_1.PLSQL", true),
            ("logs/powerlogs/log_1.EPSQL", false),
        ] {
            unread.note(below, is_read);
        }
        assert_eq!(
            unread.names(),
            [
                "crashes_and_spins/*",
                "crashes_and_spins/*.tailspin",
                "ioreg/",
                "logs/New/",
                "logs/new.log",
                "logs/powerlogs/",
                "newer/",
                "zprint.txt"
            ]
        );
        let mut many = Unread::default();
        for number in 0..5_000 {
            many.note(&format!("{number}.txt"), false);
            many.note(&format!("ioreg/x.{number}"), false);
        }
        assert!(many.groups.len() <= TOLD);
        assert!(many.groups["ioreg/"].endings.len() <= ENDINGS + 1);
    }

    #[test]
    fn every_known_name_stands_once_and_its_example_fits() {
        let mut seen = BTreeSet::new();
        for (name, example) in KNOWN {
            assert!(seen.insert(name), "{name}");
            let needs_example = name.ends_with(['/', '*']);
            assert_eq!(needs_example, !example.is_empty(), "{name}");
            let member = if needs_example { example } else { name };
            assert_eq!(group(member), *name);
        }
        assert!(OWN.iter().all(|name| seen.contains(name)));
    }
}
