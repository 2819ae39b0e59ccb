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
/// What prepares an update of the system is put into the staging folder too, as `….N.N.xpc` or
/// `exec/N.N.xpc`.
const UPDATES: [&str; 2] = [
    "com.apple.MobileSoftwareUpdate.UpdateBrainService",
    "com.apple.NRD.UpdateBrainService",
];

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
        && !USUAL.iter().any(|usual| is_below(path, usual))
}

/// Whether a path begins so, with `/private` before `/var` or without.
fn is_below(path: &str, folder: &str) -> bool {
    let short = |path: &'_ str| path.strip_prefix("/private").unwrap_or(path).to_owned();
    path.starts_with(folder) || short(path).starts_with(&short(folder))
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
    let mut staged = STAGING.iter();
    let Some(rest) = staged.find_map(|folder| path.strip_prefix(folder)) else {
        return false;
    };
    let Some((bundle, program)) = rest.strip_prefix("exec/").unwrap_or(rest).split_once('/') else {
        return false;
    };
    let is_number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    UPDATES.into_iter().any(|update| {
        let numbers = bundle.strip_suffix(".xpc");
        let numbers = numbers.map(|all| all.strip_prefix(update).unwrap_or(all));
        program == update && numbers.is_some_and(is_number)
    })
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
            "/var/staged_system_apps/Tips.app/Tips",
            "/private/var/db/com.apple.xpc.roleaccountd.staging/exec/16777224.1.xpc/com.apple.NRD.UpdateBrainService",
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
