//! Single files of an iPhone: crash reports of every age, one or a folder of them, and the log of shutdowns.
//! What each is, is told by what it says.
//!
//! Described in: <https://developer.apple.com/documentation/xcode/interpreting-the-json-format-of-a-crash-report>,
//! <https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/>.

use std::path::Path;

use formats::bytes::ByteSource;
use model::{Fault, SourceKind};
use serde::Deserialize;

use crate::{
    Entry, Folder, Likeness, Listed, Recognised, Source,
    container::open_file,
    plain_source::{PlainSource, alone, on_disk},
    shallow,
};

/// Registered by `build.rs`.
pub(crate) const ENTRY: Entry = Entry {
    kind: SourceKind::IosFile,
    recognise,
    open,
};

/// How much of a file is looked at; the header of a crash report has less than 2 KiB.
const HEAD_BYTES: usize = 16 << 10;
/// Most files of a folder that are looked at.
const FILES: usize = 5_000;
/// Where crash reports lie on the phone.
const CRASHES: &str = "/private/var/mobile/Library/Logs/CrashReporter/";
/// Where the log of shutdowns lies.
const SHUTDOWNS: &str = "/private/var/db/diagnostics/";
const SHUTDOWN_LOG: &str = "shutdown.log";
/// Lines of the log of shutdowns.
const OF_SHUTDOWNS: [&str; 3] = [
    "these clients are still here:",
    "remaining client pid: ",
    "SIGTERM: [",
];
/// Keys of crash reports that are property lists.
const OF_A_LIST: [&str; 3] = [
    "<key>bug_type</key>",
    "<key>description</key>",
    "<key>os_version</key>",
];
/// What stands in folders of other kinds, in which crash reports may lie too.
const OTHERS: [&str; 5] = [
    "sysdiagnose.log",
    "system_logs.logarchive/Info.plist",
    "Manifest.plist",
    "Manifest.db",
    "acquisition.json",
];

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lone {
    /// A crash report; how its name ends on the phone.
    Crash(&'static str),
    Shutdowns,
}

/// The first line of a crash report.
#[derive(Deserialize)]
struct Header<'h> {
    #[serde(rename = "bug_type")]
    _bug_type: serde::de::IgnoredAny,
    #[serde(borrow, default)]
    os_version: std::borrow::Cow<'h, str>,
}

fn recognise(path: &Path) -> Vec<Recognised> {
    let likeness = if path.is_dir() {
        let folder = Folder::new(path);
        let is_other = OTHERS.iter().any(|name| folder.has(name));
        (!is_other).then(|| of_folder(path)).flatten()
    } else {
        kind_of_file(path).map(|_| Likeness::Certain)
    };
    let found = likeness.map(|likeness| Recognised {
        kind: SourceKind::IosFile,
        root: path.to_path_buf(),
        likeness,
    });
    found.into_iter().collect()
}

fn kind_of_file(path: &Path) -> Option<Lone> {
    open_file(path).ok().and_then(|file| kind_of(&file))
}

/// A folder in which at least every second file is one: others may hold a few.
fn of_folder(path: &Path) -> Option<Likeness> {
    let (files, all) = files(path);
    let is_most = files.len().saturating_mul(2) >= all;
    match files.len() {
        0 => None,
        _ if is_most => Some(Likeness::Certain),
        _ => Some(Likeness::Partial),
    }
}

/// The files of a folder, and of those in it, with what each is; and how many files there are.
fn files(path: &Path) -> (Vec<(String, Lone)>, usize) {
    let names = shallow::files(path, &|_| true);
    let folder = Folder::new(path);
    let visible = names.into_iter().filter(|name| {
        let name = name.rsplit('/').next().unwrap_or(name);
        !name.starts_with('.')
    });
    let visible: Vec<String> = visible.take(FILES).collect();
    let all = visible.len();
    let kind = |name: &str| kind_of(&folder.open(name).ok()?);
    let files = visible.into_iter();
    let files = files.filter_map(|name| kind(&name).map(|kind| (name, kind)));
    (files.collect(), all)
}

fn kind_of(content: &dyn ByteSource) -> Option<Lone> {
    let mut head = vec![0; HEAD_BYTES];
    let count = content.read_at(0, &mut head).ok()?;
    head.truncate(count);
    let head = String::from_utf8_lossy(&head);
    let text = head.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('{') {
        return is_iphone_header(text).then_some(Lone::Crash(".ips"));
    }
    if OF_SHUTDOWNS
        .iter()
        .filter(|line| text.contains(**line))
        .count()
        >= 2
    {
        return Some(Lone::Shutdowns);
    }
    let is_list = text.starts_with("<?xml") && OF_A_LIST.iter().all(|key| text.contains(key));
    if is_list {
        return Some(Lone::Crash(".crash"));
    }
    let is_text = text.starts_with("Incident Identifier:") && text.contains("CrashReporter Key:");
    let of_a_computer =
        text.contains("\nOS Version:          macOS") || text.contains(" Mac OS X ");
    (is_text && !of_a_computer).then_some(Lone::Crash(".crash"))
}

/// Whether the first line is that of a crash report, and not one of a computer.
fn is_iphone_header(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    serde_json::from_str::<Header<'_>>(line).is_ok_and(|header| {
        let system = header.os_version.to_ascii_lowercase();
        !system.starts_with("mac")
    })
}

fn open(recognised: &Recognised) -> Result<Box<dyn Source>, Fault> {
    let root = &recognised.root;
    let mut source = PlainSource::new(SourceKind::IosFile, root);
    if root.is_dir() {
        let folder = Folder::new(root);
        for (name, kind) in files(root).0 {
            source.add_own_below(&folder, &name);
            source.add(listed(&name, kind), on_disk(&folder, &name));
        }
        return Ok(Box::new(source));
    }
    source.add_own(root);
    let name = root.file_name().unwrap_or_default().to_string_lossy();
    let unknown = || Fault::new(model::FaultKind::UnknownSchema, &*name);
    let kind = kind_of_file(root).ok_or_else(unknown)?;
    source.add(listed(&name, kind), alone(root));
    Ok(Box::new(source))
}

fn listed(name: &str, kind: Lone) -> Listed {
    Listed::plain(path_of(name, kind), name)
}

/// The path that the file has on the phone.
fn path_of(name: &str, kind: Lone) -> String {
    let last = name.rsplit('/').next().unwrap_or(name);
    match kind {
        Lone::Shutdowns if last.starts_with("shutdown") && has_ending(last, &[".log"]) => {
            format!("{SHUTDOWNS}{last}")
        }
        Lone::Shutdowns => format!("{SHUTDOWNS}{SHUTDOWN_LOG}"),
        Lone::Crash(_) if has_ending(last, &[".ips", ".synced", ".beta", ".crash"]) => {
            format!("{CRASHES}{name}")
        }
        Lone::Crash(ending) => format!("{CRASHES}{name}{ending}"),
    }
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<Lone> {
        kind_of(&text.as_bytes())
    }

    #[test]
    fn files_are_told_by_what_they_say() {
        let modern = "{\"bug_type\":\"309\",\"os_version\":\"iPhone OS 17.1 (21B74)\"}\n{}\n";
        assert_eq!(kind(modern), Some(Lone::Crash(".ips")));
        assert_eq!(kind(&modern.replace("iPhone OS", "macOS")), None);
        assert_eq!(kind("{\"type\":\"access\"}\n"), None);
        let old = "Incident Identifier: 1\r\nCrashReporter Key:   2\r\nProcess: x [1]\r\n";
        assert_eq!(kind(old), Some(Lone::Crash(".crash")));
        let list = format!("<?xml version=\"1.0\"?><plist>{}", OF_A_LIST.concat());
        assert_eq!(kind(&list), Some(Lone::Crash(".crash")));
        let log =
            "After 1.00s, these clients are still here:\n\t\tremaining client pid: 9 (/usr/x)\n";
        assert_eq!(kind(log), Some(Lone::Shutdowns));
        for other in ["", "{", "SIGTERM: [1]", "<?xml version=\"1.0\"?><plist/>"] {
            assert_eq!(kind(other), None, "{other}");
        }
    }

    #[test]
    fn paths_are_those_of_the_phone() {
        for (name, kind, path) in [
            ("x.ips", Lone::Crash(".ips"), "Logs/CrashReporter/x.ips"),
            (
                "a/x.ips.synced",
                Lone::Crash(".ips"),
                "CrashReporter/a/x.ips.synced",
            ),
            (
                "report.txt",
                Lone::Crash(".crash"),
                "CrashReporter/report.txt.crash",
            ),
            (
                "shutdown.0.log",
                Lone::Shutdowns,
                "diagnostics/shutdown.0.log",
            ),
            ("old.txt", Lone::Shutdowns, "diagnostics/shutdown.log"),
        ] {
            assert!(path_of(name, kind).ends_with(path), "{name}");
        }
    }
}
