//! Where programs lie on an iPhone: in the system's folders, in those of installed apps, or elsewhere.
//!
//! Described in: <https://support.apple.com/guide/security/security-of-runtime-process-sec15bfe098e/web>.

/// Where the system and installed apps keep programs; everything else is data.
const USUAL: &[&str] = &[
    "/System/",
    "/usr/",
    "/bin/",
    "/sbin/",
    "/Applications/",
    "/Developer/",
    "/Library/",
    "/private/preboot/",
    "/private/var/staged_system_apps/",
    "/private/var/containers/Bundle/",
    "/var/containers/Bundle/",
    "/private/var/mobile/Containers/Bundle/",
    "/var/mobile/Containers/Bundle/",
    // Until iOS 8.
    "/private/var/mobile/Applications/",
    "/var/mobile/Applications/",
    // Debugging helpers of a computer's developer tools.
    "/private/var/db/DeveloperDisk/",
    "/private/var/run/com.apple.security.cryptexd/",
    "/private/var/personalized_",
    // What prepares an update of the system.
    "/private/var/MobileAsset/AssetsV2/",
    "/private/var/MobileSoftwareUpdate/",
];
/// What stands for the system's kernel in lists of programs.
const KERNEL: &str = "/kernel";
/// What prepares an update of the system is put into the staging folder too, as `….N.N.xpc`.
const UPDATE: &str = "com.apple.MobileSoftwareUpdate.UpdateBrainService";

/// The folder into which the system puts what it runs for other users.
const STAGING: [&str; 2] = [
    "/private/var/db/com.apple.xpc.roleaccountd.staging/",
    "/var/db/com.apple.xpc.roleaccountd.staging/",
];
/// Folders that the system empties, and one that published reports name as the place from which
/// spyware ran.
const TEMPORARY: &[&str] = &[
    "/private/var/tmp/",
    "/var/tmp/",
    "/private/tmp/",
    "/tmp/",
    "/private/var/db/com.apple.xpc.roleaccountd.staging/",
    "/var/db/com.apple.xpc.roleaccountd.staging/",
];

/// Whether a program lies where neither the system nor an installed app has programs.
pub(crate) fn is_elsewhere(path: &str) -> bool {
    path.starts_with('/')
        && path != KERNEL
        && !prepares_update(path)
        && !USUAL.iter().any(|usual| path.starts_with(usual))
}

/// Whether a path leads into a temporary or staging folder.
pub(crate) fn is_temporary(path: &str) -> bool {
    let is_inside = TEMPORARY.iter().any(|folder| {
        path.strip_prefix(folder)
            .is_some_and(|rest| !rest.is_empty())
    });
    is_inside && !prepares_update(path)
}

/// Whether a path is that of what prepares an update of the system, in the staging folder.
fn prepares_update(path: &str) -> bool {
    let Some((bundle, program)) = STAGING
        .iter()
        .find_map(|folder| path.strip_prefix(folder)?.split_once('/'))
    else {
        return false;
    };
    let of_bundle = bundle.strip_prefix(UPDATE);
    of_bundle.is_some_and(|rest| rest.strip_suffix(".xpc").is_some())
        && program.starts_with(UPDATE)
        && !program.contains('/')
}

/// The name of the program at a path.
pub(crate) fn name(path: &str) -> &str {
    let mut names = path.rsplit('/');
    names.find(|name| !name.is_empty()).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_and_apps_are_usual_and_data_is_not() {
        for usual in [
            "/usr/libexec/locationd",
            "/private/var/containers/Bundle/Application/1/A.app/A",
            "/private/preboot/Cryptexes/OS/System/Library/x/WebKit",
            "/System/Cryptexes/OS/usr/libexec/x",
            "/private/var/run/com.apple.security.cryptexd/mnt/x/usr/bin/debugserver",
            "/private/var/MobileSoftwareUpdate/MobileAsset/AssetsV2/com_apple_MobileAsset_MobileSoftwareUpdate_UpdateBrain/x",
            "/kernel",
            "relative/name",
        ] {
            assert!(!is_elsewhere(usual), "{usual}");
        }
        assert!(is_elsewhere("/private/var/mobile/Library/x/agentd"));
        assert_eq!(name("/private/var/mobile/Library/x/agentd/"), "agentd");
    }

    #[test]
    fn temporary_folders_are_told_from_names_that_begin_alike() {
        for temporary in [
            "/private/var/tmp/x",
            "/tmp/x",
            "/private/var/db/com.apple.xpc.roleaccountd.staging/subridged",
            "/private/var/db/com.apple.xpc.roleaccountd.staging/com.apple.MobileSoftwareUpdate.UpdateBrainService",
        ] {
            assert!(is_temporary(temporary), "{temporary}");
        }
        for other in [
            "/private/var/tmp/",
            "/private/var/tmpfiles/x",
            "/private/var/mobile/Library/SMS/tmp/x",
            "/private/var/db/com.apple.xpc.roleaccountd.staging/com.apple.MobileSoftwareUpdate.UpdateBrainService.16777219.473.xpc/com.apple.MobileSoftwareUpdate.UpdateBrainService",
            "/private/var/db/com.apple.xpc.roleaccountd.staging2/x",
        ] {
            assert!(!is_temporary(other), "{other}");
        }
    }
}
