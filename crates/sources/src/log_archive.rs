//! Where the files of a `.logarchive` lie on the phone.
//!
//! Described in:
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>.

use formats::bytes::SharedBytes;

use crate::container::starts_with;

/// How a `tracev3` begins.
const LOG_START: &[u8] = &[0x00, 0x10, 0x00, 0x00, 0x11, 0x00, 0x00, 0x00];
/// Logs, and what tells their times.
const DIAGNOSTICS: &str = "/private/var/db/diagnostics/";
/// Strings of programs.
const STRINGS: &str = "/private/var/db/uuidtext/";
/// What is made only when logs are collected.
const COLLECTED: &str = "/sysdiagnose/system_logs.logarchive/";
/// Folders of logs, and that of the times.
pub(crate) const FOLDERS: [&str; 5] = ["HighVolume", "Persist", "Signpost", "Special", "timesync"];

/// The path on the phone of what lies at `below` in a `.logarchive`, or in the folders from which the
/// phone makes one.
pub(crate) fn phone_path(below: &str) -> String {
    let below = below.strip_prefix("diagnostics/").unwrap_or(below);
    let below = below.strip_prefix("uuidtext/").unwrap_or(below);
    let (folder, name) = below.split_once('/').unwrap_or(("", below));
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if (folder.len() == 2 || folder == "dsc") && is_hex(name) {
        let folder = if folder == "dsc" {
            folder.to_owned()
        } else {
            folder.to_ascii_uppercase()
        };
        return format!("{STRINGS}{folder}/{}", name.to_ascii_uppercase());
    }
    let is_copy = name.starts_with("shutdown") || name.starts_with("logdata.statistics");
    if folder == "Extra" && is_copy {
        return format!("{DIAGNOSTICS}{name}");
    }
    if FOLDERS.contains(&folder) || is_log_name(name) && !folder.contains('/') {
        return format!("{DIAGNOSTICS}{below}");
    }
    format!("{COLLECTED}{below}")
}

/// Whether a file is named as a log is.
pub(crate) fn is_log_name(name: &str) -> bool {
    name.strip_suffix(".tracev3")
        .is_some_and(|name| !name.is_empty())
}

/// Whether a file begins as a log does.
pub(crate) fn is_log(content: &SharedBytes) -> bool {
    starts_with(content, LOG_START)
}

#[cfg(test)]
mod tests {
    use super::phone_path;

    #[test]
    fn files_have_the_paths_that_they_have_on_the_phone() {
        for (below, path) in [
            (
                "Persist/0000000000000f85.tracev3",
                "/private/var/db/diagnostics/Persist/0000000000000f85.tracev3",
            ),
            (
                "logdata.LiveData.tracev3",
                "/private/var/db/diagnostics/logdata.LiveData.tracev3",
            ),
            (
                "timesync/0000000000000002.timesync",
                "/private/var/db/diagnostics/timesync/0000000000000002.timesync",
            ),
            (
                "22/0D3C2953A33917B333DD8366AC25F2",
                "/private/var/db/uuidtext/22/0D3C2953A33917B333DD8366AC25F2",
            ),
            ("uuidtext/ab/0d3c", "/private/var/db/uuidtext/AB/0D3C"),
            (
                "dsc/0D3C2953A33917B333DD8366AC25F2AA",
                "/private/var/db/uuidtext/dsc/0D3C2953A33917B333DD8366AC25F2AA",
            ),
            (
                "Extra/shutdown.0.log",
                "/private/var/db/diagnostics/shutdown.0.log",
            ),
            (
                "Extra/logdata.statistics.1.txt",
                "/private/var/db/diagnostics/logdata.statistics.1.txt",
            ),
            (
                "diagnostics/Special/1.tracev3",
                "/private/var/db/diagnostics/Special/1.tracev3",
            ),
            (
                "Info.plist",
                "/sysdiagnose/system_logs.logarchive/Info.plist",
            ),
            (
                "Extra/other.log",
                "/sysdiagnose/system_logs.logarchive/Extra/other.log",
            ),
        ] {
            assert_eq!(phone_path(below), path, "{below}");
        }
    }
}
