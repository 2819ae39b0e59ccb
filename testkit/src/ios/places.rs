//! Where the files of a phone lie
//! (<https://theapplewiki.com/wiki/Filesystem:/private/var>), and which of them a sysdiagnose copies.

use crate::random::Random;

/// The folders of a backup's domains.
const DOMAINS: [(&str, &str); 17] = [
    ("HomeDomain", "/private/var/mobile"),
    ("CameraRollDomain", "/private/var/mobile"),
    ("MediaDomain", "/private/var/mobile"),
    ("KeyboardDomain", "/private/var/mobile"),
    ("RootDomain", "/private/var/root"),
    ("WirelessDomain", "/private/var/wireless"),
    ("SystemPreferencesDomain", "/private/var/preferences"),
    ("KeychainDomain", "/private/var/Keychains"),
    (
        "ManagedPreferencesDomain",
        "/private/var/Managed Preferences",
    ),
    ("InstallDomain", "/private/var/installd"),
    ("MobileDeviceDomain", "/private/var/MobileDevice"),
    ("DatabaseDomain", "/private/var/db"),
    ("ProtectedDomain", "/private/var/protected"),
    ("HomeKitDomain", "/private/var/mobile"),
    ("TonesDomain", "/private/var/mobile"),
    ("HealthDomain", "/private/var/mobile/Library"),
    ("NetworkDomain", "/private/var/networkd"),
];

/// Kinds of containers: how their domain begins, where they lie, the number of the kind.
const CONTAINERS: [(&str, &str, u32); 5] = [
    (
        "AppDomain-",
        "/private/var/mobile/Containers/Data/Application",
        2,
    ),
    (
        "AppDomainGroup-",
        "/private/var/mobile/Containers/Shared/AppGroup",
        7,
    ),
    (
        "AppDomainPlugin-",
        "/private/var/mobile/Containers/Data/PluginKitPlugin",
        4,
    ),
    (
        "SysContainerDomain-",
        "/private/var/containers/Data/System",
        12,
    ),
    (
        "SysSharedContainerDomain-",
        "/private/var/containers/Shared/SystemGroup",
        13,
    ),
];

/// The folder that holds a domain's files, and of a container what it says of itself.
pub(crate) struct Root {
    /// The folder, from `/` on.
    pub(crate) folder: String,
    /// The identifier and the kind of a container.
    pub(crate) container: Option<(String, u32)>,
}

/// Where `domain` lies on the phone of that seed; an empty one is the phone as a whole.
pub(crate) fn root(seed: u64, domain: &str) -> Root {
    let known = DOMAINS.iter().find(|(name, _)| *name == domain);
    if let Some((_, folder)) = known {
        return Root {
            folder: (*folder).to_owned(),
            container: None,
        };
    }
    for (prefix, folder, kind) in CONTAINERS {
        if let Some(identifier) = domain.strip_prefix(prefix) {
            return Root {
                folder: format!("{folder}/{}", container_uuid(seed, domain)),
                container: Some((identifier.to_owned(), kind)),
            };
        }
    }
    Root {
        folder: String::new(),
        container: None,
    }
}

/// The UUID by which the phone of that seed names a container.
pub(crate) fn container_uuid(seed: u64, domain: &str) -> String {
    Random::named(seed, &format!("container {domain}")).uuid()
}

/// The path on the phone of a file of a domain.
pub(crate) fn phone_path(seed: u64, domain: &str, path: &str) -> String {
    if domain.is_empty() {
        return path.to_owned();
    }
    format!("{}/{path}", root(seed, domain).folder)
}

/// Folders of a sysdiagnose that hold copies of a folder of the phone: the phone's, the
/// sysdiagnose's.
const COPIES: [(&str, &str); 15] = [
    ("/sysdiagnose/", ""),
    (
        "/private/var/db/diagnostics/shutdown",
        "system_logs.logarchive/Extra/shutdown",
    ),
    (
        "/private/var/db/diagnostics/logdata.statistics",
        "system_logs.logarchive/Extra/logdata.statistics",
    ),
    ("/private/var/db/diagnostics/", "system_logs.logarchive/"),
    ("/private/var/db/uuidtext/", "system_logs.logarchive/"),
    (
        "/private/var/mobile/Library/Logs/CrashReporter/",
        "crashes_and_spins/",
    ),
    ("/private/var/mobile/Library/TCC/", "logs/Accessibility/"),
    (
        "/private/var/mobile/Library/UserConfigurationProfiles/",
        "logs/MCState/User/",
    ),
    ("/private/var/logs/lockdownd/", "logs/MobileLockdown/"),
    (
        "/private/var/mobile/Library/Logs/MobileInstallation/",
        "logs/MobileInstallation/",
    ),
    (
        "/private/var/mobile/Library/Logs/mobileactivationd/",
        "logs/MobileActivation/",
    ),
    (
        "/private/var/mobile/Library/Logs/MobileContainerManager/",
        "logs/MobileContainerManager/",
    ),
    (
        "/private/var/mobile/Library/Caches/com.apple.appstored/",
        "logs/appinstallation/",
    ),
    ("/private/var/mobile/Media/Downloads/", "logs/itunesstored/"),
    (
        "/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.powerlog/Library/BatteryLife/Archives/",
        "logs/powerlogs/",
    ),
];

/// Single files that a sysdiagnose copies.
const COPIED: [(&str, &str); 4] = [
    (
        "/private/var/preferences/com.apple.networkextension.plist",
        "logs/Networking/com.apple.networkextension.plist",
    ),
    (
        "/private/var/root/Library/Preferences/com.apple.MobileBackup.plist",
        "logs/MobileBackup/com.apple.MobileBackup.plist",
    ),
    (
        "/private/var/mobile/Library/Preferences/com.apple.mobilecal.plist",
        "logs/CalendarPreferences/com.apple.mobilecal.plist",
    ),
    (
        "/System/Library/CoreServices/SystemVersion.plist",
        "logs/SystemVersion/SystemVersion.plist",
    ),
];

/// The container of profiles in the words of a sysdiagnose, which does not tell its UUID.
pub(crate) const PROFILES: &str = "/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.configurationprofiles/Library/ConfigurationProfiles/";

/// The path under which a file of the phone stands in a sysdiagnose, below its top folder.
pub(crate) fn in_sysdiagnose(path: &str) -> Option<String> {
    if let Some((_, to)) = COPIED.iter().find(|(from, _)| *from == path) {
        return Some((*to).to_owned());
    }
    if let Some(rest) = path.strip_prefix(PROFILES) {
        return Some(format!("logs/MCState/Shared/{rest}"));
    }
    COPIES.iter().find_map(|(from, to)| {
        let rest = path.strip_prefix(from)?;
        Some(format!("{to}{rest}"))
    })
}
