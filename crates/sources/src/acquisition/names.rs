//! What the files of an acquisition are, by name, and where they stand in the one path vocabulary.
//!
//! Described in: <https://github.com/mvt-project/androidqf>,
//! <https://github.com/osservatorionessuno/bugbane>.

use std::collections::BTreeSet;

use crate::Likeness;

/// Describes the acquisition.
pub(crate) const DESCRIPTION: &str = "acquisition.json";
/// Names every file with its SHA-256.
pub(crate) const HASHES: &str = "hashes.csv";
/// What the tool told while it worked; it goes on writing after the hashes.
pub(crate) const TOOL_LOG: &str = "command.log";
/// The phone's properties.
pub(crate) const PROPERTIES: &str = "getprop.txt";
/// Files of which each tells an acquisition, the surest first.
pub(crate) const MARKS: [&str; 5] = [
    DESCRIPTION,
    "packages.json",
    "packages.pb",
    "dumpsys.txt",
    PROPERTIES,
];
/// How many of [`MARKS`] nothing else has.
const SURE: usize = 3;
/// Where the phone's temporary files stand when the acquisition names no other folder.
const TEMPORARY: &str = "/data/local/tmp/";
/// Files that are never empty when what they are for was collected.
const NEVER_EMPTY: [&str; 8] = [
    DESCRIPTION,
    "dumpsys.txt",
    "files.json",
    "files.pb",
    PROPERTIES,
    "packages.json",
    "packages.pb",
    "processes.json",
];

/// The folder, with the `/` behind it, in which an acquisition stands: nothing for the root.
pub(crate) fn folder<'n>(names: &[&'n str]) -> Option<Found<'n>> {
    for (rank, mark) in MARKS.iter().enumerate() {
        let folders = names.iter().filter_map(|name| name.strip_suffix(mark));
        let folders: BTreeSet<&str> = folders
            .filter(|folder| {
                folder.is_empty() || folder.ends_with('/') && folder.matches('/').count() == 1
            })
            .collect();
        if let Some(folder) = folders.first() {
            return Some(Found {
                folder,
                is_sure: rank < SURE,
                others: folders.len().saturating_sub(1),
            });
        }
    }
    None
}

/// How sure it is that an acquisition stands among names: what else stands there is a part of it, and no
/// source of another kind.
pub(crate) fn likeness(names: &[&str]) -> Option<Likeness> {
    let found = folder(names)?;
    Some(if found.is_sure {
        Likeness::Certain
    } else {
        Likeness::Partial
    })
}

/// Where an acquisition stands among names.
pub(crate) struct Found<'n> {
    pub(crate) folder: &'n str,
    /// Whether nothing else has such names.
    pub(crate) is_sure: bool,
    /// How many other folders look the same.
    pub(crate) others: usize,
}

/// What a file of an acquisition is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// A file that stands at this path.
    File(String),
    /// A dump of all services.
    Dump,
    /// A bug report in an archive.
    BugReport,
    /// A backup of apps.
    Backup,
    /// An intrusion log, or an archive of some, that stands at this path.
    IntrusionLog(String),
}

/// What the file `name` is; `temporary` is the phone's folder for temporary files.
pub(crate) fn held(name: &str, temporary: Option<&str>) -> Held {
    let fixed = match name {
        "dumpsys.txt" => return Held::Dump,
        PROPERTIES => "/getprop",
        "selinux.txt" => "/selinux",
        "services.txt" => "/services",
        "env.txt" => "/env",
        "processes.txt" | "ps.txt" => "/ps",
        "logcat.txt" => "/logcat/current",
        "logcat_old.txt" => "/logcat/previous",
        _ => "",
    };
    if !fixed.is_empty() {
        return Held::File(fixed.to_owned());
    }
    let is_here = !name.contains('/');
    if is_here && name.starts_with("bugreport") && ending(name) == "zip" {
        return Held::BugReport;
    }
    if is_here && ending(name) == "ab" {
        return Held::Backup;
    }
    for folder in ["intrusion_logs/", "intrusion-logs/"] {
        if let Some(rest) = name.strip_prefix(folder) {
            return Held::IntrusionLog(format!("/intrusion-logs/{rest}"));
        }
    }
    Held::File(path(name, temporary, is_here))
}

/// What stands behind the last dot of a name.
pub(crate) fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Where a file stands that is what it is.
fn path(name: &str, temporary: Option<&str>, is_here: bool) -> String {
    if is_here && let Some(name) = name.strip_suffix(".txt") {
        for (start, folder) in [("settings_", "settings"), ("logcat_", "logcat")] {
            if let Some(rest) = name.strip_prefix(start).filter(|rest| !rest.is_empty()) {
                return format!("/{folder}/{rest}");
            }
        }
    }
    if let Some(rest) = name.strip_prefix("logs/") {
        // Files handed in stand there: one of the phone must not pass for one.
        let is_taken = ["source/", "backup/"]
            .iter()
            .any(|own| rest.starts_with(own));
        return if is_taken {
            format!("/logs/{rest}")
        } else {
            format!("/{rest}")
        };
    }
    if let Some(rest) = name.strip_prefix("tmp/") {
        let folder = temporary.filter(|folder| is_plain_folder(folder));
        return format!("{}{rest}", folder.unwrap_or(TEMPORARY));
    }
    if name.starts_with("apks/") {
        return format!("/{name}");
    }
    format!("/androidqf/{name}")
}

fn is_plain_folder(folder: &str) -> bool {
    let inner = folder
        .strip_prefix("/data/")
        .and_then(|rest| rest.strip_suffix('/'));
    inner.is_some_and(|inner| {
        let mut parts = inner.split('/');
        parts.all(|part| !matches!(part, "" | "." | ".."))
    })
}

/// Whether an empty file of this name has lost its content.
pub(crate) fn is_never_empty(name: &str) -> bool {
    NEVER_EMPTY.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_their_place() {
        let file = |name: &str| match held(name, Some("/data/tmp/")) {
            Held::File(path) => path,
            other => format!("{other:?}"),
        };
        for (name, path) in [
            ("getprop.txt", "/getprop"),
            ("ps.txt", "/ps"),
            ("settings_secure.txt", "/settings/secure"),
            ("logcat_old.txt", "/logcat/previous"),
            ("logcat_radio.txt", "/logcat/radio"),
            ("packages.json", "/androidqf/packages.json"),
            ("packages.pb", "/androidqf/packages.pb"),
            ("logs/data/anr/anr_1", "/data/anr/anr_1"),
            ("logs/source/x.zip", "/logs/source/x.zip"),
            ("tmp/collector", "/data/tmp/collector"),
            ("apks/com.x_base.apk", "/apks/com.x_base.apk"),
            ("sub/getprop.txt", "/androidqf/sub/getprop.txt"),
            (
                "intrusion-logs/a/b.txt",
                "IntrusionLog(\"/intrusion-logs/a/b.txt\")",
            ),
            ("bugreport.zip", "BugReport"),
            ("sms_backup.ab", "Backup"),
            ("dumpsys.txt", "Dump"),
        ] {
            assert_eq!(file(name), path);
        }
        for bad in ["/etc/", "/data/../", "/data/x", ""] {
            let held = held("tmp/x", Some(bad));
            assert_eq!(held, Held::File("/data/local/tmp/x".to_owned()), "{bad}");
        }
    }

    #[test]
    fn an_acquisition_stands_at_the_root_or_in_one_folder() {
        let folder = |names: &[&str]| {
            folder(names).map(|found| (found.folder.to_owned(), found.is_sure, found.others))
        };
        let some = |name: &str, sure, others| Some((name.to_owned(), sure, others));
        assert_eq!(folder(&["acquisition.json"]), some("", true, 0));
        assert_eq!(
            folder(&["a/getprop.txt", "b/packages.json"]),
            some("b/", true, 0)
        );
        assert_eq!(
            folder(&["a/packages.pb", "b/packages.pb"]),
            some("a/", true, 1)
        );
        assert_eq!(folder(&["dumpsys.txt"]), some("", false, 0));
        assert_eq!(folder(&["a/b/acquisition.json", "my-getprop.txt"]), None);
    }
}
