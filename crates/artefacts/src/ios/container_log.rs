//! Reads the log of the service that makes and removes the folders of apps: `containermanagerd.log`.
//!
//! Its words differ between versions: what is kept of an entry is which app's folder it names, and
//! whether it was made or removed. Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://developer.apple.com/library/archive/documentation/FileManagement/Conceptual/FileSystemProgrammingGuide/FileSystemOverview/FileSystemOverview.html>.

use std::collections::BTreeSet;

use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    apple_log::{Entry, each_entry},
    values::state_path,
};

/// Most apps told of one entry.
const NAMED: usize = 16;
/// Most events kept in mind, so that what repeats within the hour is told once.
const EVENTS: usize = 16_384;
/// Ends of words that look like identifiers and are files.
const FILES: [&str; 5] = [".plist", ".db", ".log", ".app", ".xpc"];

/// The log of folders.
#[derive(Debug)]
pub struct ContainerLog;

/// One event. The words of the line are not kept.
#[derive(Debug, Default, serde::Serialize)]
pub struct ContainerEvent<'a> {
    /// When it was written.
    pub time: Option<Instant>,
    /// `made`, `removed`, `rolled` (all folders got new names: after an update or a restore).
    pub kind: &'static str,
    /// The app whose folder it is.
    pub app_id: Option<Untrusted<'a>>,
    /// The folder.
    pub path: Option<Untrusted<'a>>,
}

impl Record for ContainerEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.kind {
            "made" => "app-folder-made",
            "removed" => "app-folder-removed",
            _ => "app-folders-renamed",
        };
        if let Some(at) = self.time {
            each(Moment::local(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
        if let Some(path) = &self.path {
            state_path(path.raw(), Bearing::Stored, each);
        }
    }
}

impl Artefact for ContainerLog {
    type Record<'a> = ContainerEvent<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/mobile/Library/Logs/MobileContainerManager/containermanagerd.log*",
            "/private/var/root/Library/Logs/MobileContainerManager/containermanagerd.log*",
        ],
        fields: &[
            (
                "time",
                "when it was written (UTC; the phone's zone is assumed where none is known)",
            ),
            (
                "kind",
                "made, removed, rolled (all folders got new names: after an update or a restore)",
            ),
            ("app_id", "app whose folder it is"),
            ("path", "the folder"),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://developer.apple.com/library/archive/documentation/FileManagement/Conceptual/FileSystemProgrammingGuide/FileSystemOverview/FileSystemOverview.html",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut known = BTreeSet::new();
        let cut = each_entry(file, "log of folders of apps", &mut |entry| {
            for mut event in events(entry) {
                let app = event.app_id.as_ref().map_or("", Untrusted::raw);
                let said = format!("{} {} {app}", entry.hour(), event.kind);
                if known.contains(&said) {
                    continue;
                }
                if known.len() < EVENTS {
                    known.insert(said);
                }
                event.time = entry.time(file);
                out.record(Place::Line(entry.line), &event);
            }
        })?;
        if let Some(fault) = cut {
            out.fault(fault);
        }
        Ok(())
    }
}

/// What the first line of an entry tells.
fn events<'e>(entry: &Entry<'e>) -> Vec<ContainerEvent<'e>> {
    let text: &'e str = entry.text;
    let line = text.lines().next().unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
    let kind = if line.contains("Rolling") {
        let rolled = ContainerEvent {
            kind: "rolled",
            ..ContainerEvent::default()
        };
        return vec![rolled];
    } else if has(&[
        "emoving",
        "emoved",
        "eleting",
        "eleted",
        "estroying",
        "estroyed",
    ]) {
        "removed"
    } else if has(&["reating", "reated", "ew container"]) {
        "made"
    } else {
        return Vec::new();
    };
    let ends = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '[' | ']' | '(' | ')' | ',' | ';' | '"' | '\'' | '<' | '>' | '=' | ':' | '|'
            )
    };
    let words = || line.split(ends).map(|word| word.trim_end_matches('.'));
    let path = words().find(|word| word.starts_with('/') && word.contains("/Containers/"));
    let apps = words().filter(|word| is_app(word)).take(NAMED);
    apps.map(|app| ContainerEvent {
        kind,
        app_id: Some(app.into()),
        path: path.map(Untrusted::from),
        ..ContainerEvent::default()
    })
    .collect()
}

/// Three names or more with dots between, and no file.
fn is_app(word: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    let begins = word.starts_with(|letter: char| letter.is_ascii_alphabetic());
    begins
        && word.split('.').count() >= 3
        && word.split('.').all(is_name)
        && !FILES.iter().any(|end| word.ends_with(end))
}
