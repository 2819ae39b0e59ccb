//! Reads the running processes that AndroidQF's collector found: `processes.json`, an array of objects
//! or an object a line.
//!
//! Described in: <https://github.com/mvt-project/androidqf/blob/main/modules/processes.go>,
//! <https://github.com/mvt-project/android-collector>.

use std::borrow::Cow;

use model::{Fault, FaultKind, Place, Untrusted};
use serde::{Deserialize, Deserializer as _, de};
use serde_json::value::RawValue;

use crate::{
    About, Artefact, Out, PhoneFile,
    android_process::{self, NAMED, RunningProcess},
    android_programs::{base_name, is_app_id, without_deleted},
};

/// Running processes, from the collector.
#[derive(Debug)]
pub struct ProcessesJson;

impl Artefact for ProcessesJson {
    type Record<'a> = RunningProcess<'a>;

    const ABOUT: About = About {
        files: &["/**/androidqf/processes.json"],
        fields: android_process::FIELDS,
        described_in: &[
            "https://github.com/mvt-project/androidqf/blob/main/modules/processes.go",
            "https://github.com/mvt-project/android-collector",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let bytes = file.text()?;
        let text = String::from_utf8_lossy(&bytes);
        let text = text.trim_start_matches('\u{FEFF}').trim_start();
        let mut number = 0_u64;
        let mut each = |raw: &RawValue| {
            let place = number.to_string();
            number = number.saturating_add(1);
            match serde_json::from_str::<Listed<'_>>(raw.get()) {
                Ok(listed) => out.record(Place::Key(&place), &listed.record()),
                Err(error) => {
                    let fault = Fault::new(FaultKind::Malformed, "running process");
                    out.fault(fault.detail(format_args!("{place}: {error}")));
                }
            }
        };
        let ended = if text.starts_with('[') {
            serde_json::Deserializer::from_str(text).deserialize_seq(Items(&mut each))
        } else {
            let mut items = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
            items.try_for_each(|item| item.map(&mut each))
        };
        // What the library says may quote the file.
        ended.map_err(|error| {
            Fault::new(FaultKind::Malformed, "list of processes")
                .detail(format_args!("line {}, column {}", error.line(), error.column()))
        })
    }
}

/// Gives the items of an array one by one, so that those before damage are read.
struct Items<'f>(&'f mut dyn FnMut(&RawValue));

impl<'de> de::Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<&RawValue>()? {
            (self.0)(item);
        }
        Ok(())
    }
}

/// A process as listed; its environment is not looked at.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Listed<'j> {
    pid: Option<i64>,
    uid: Option<i64>,
    ppid: Option<i64>,
    #[serde(borrow)]
    filename: Option<Cow<'j, str>>,
    #[serde(borrow)]
    path: Option<Cow<'j, str>>,
    #[serde(borrow)]
    context: Option<Cow<'j, str>>,
    #[serde(borrow)]
    cwd: Option<Cow<'j, str>>,
    #[serde(borrow)]
    command_line: Option<Vec<Cow<'j, str>>>,
}

impl Listed<'_> {
    fn record(&self) -> RunningProcess<'_> {
        let filled = |text: &'_ Option<Cow<'_, str>>| -> Option<String> {
            let text = text.as_deref()?.trim_end_matches(['\0', '\n']);
            (!text.is_empty()).then(|| text.to_owned())
        };
        let number = |number: Option<i64>| u32::try_from(number?).ok();
        let path = filled(&self.path);
        let (program_path, deleted) = path.as_deref().map_or((None, None), |path| {
            let (path, deleted) = without_deleted(path);
            (Some(path.to_owned()), Some(deleted))
        });
        let mut arguments = self.command_line.iter().flatten();
        let first = arguments.next().and_then(|first| first.split(' ').next());
        let first = first.map(|first| first.trim_end_matches('\0'));
        let mut record = RunningProcess {
            user: None,
            uid: number(self.uid),
            pid: number(self.pid),
            parent_pid: number(self.ppid),
            process: filled(&self.filename)
                .map(|name| Untrusted::from(name.trim_matches(['(', ')']).to_owned())),
            program_path: program_path.map(Untrusted::from),
            program_deleted: deleted,
            selinux_label: filled(&self.context).map(Untrusted::from),
            argument: first
                .filter(|first| !first.is_empty())
                .map(|first| Untrusted::from(base_name(first))),
            named_apps: Vec::new(),
            named_paths: Vec::new(),
            // The collector takes the name from /proc/<pid>/stat.
            name_cut: true,
        };
        let cwd = filled(&self.cwd).filter(|cwd| cwd.len() > 1);
        record.named_paths.extend(cwd.map(Untrusted::from));
        if let Some(first) = first.filter(|first| first.starts_with('/')) {
            record.named_paths.push(Untrusted::from(first));
        }
        for argument in arguments {
            name_what(argument, &mut record);
        }
        record
    }
}

/// Keeps the apps and paths of an argument, and none of its other words.
fn name_what<'r>(argument: &str, record: &mut RunningProcess<'r>) {
    let ends = |letter: char| letter.is_whitespace() || matches!(letter, '=' | ',' | ';' | '"' | '\'' | '\0');
    for word in argument.split(ends) {
        let app = word.split(['/', ':']).next().unwrap_or_default();
        let (kept, list) = if word.starts_with('/') && word.len() > 1 {
            (word, &mut record.named_paths)
        } else if is_app_id(app) {
            (app, &mut record.named_apps)
        } else {
            continue;
        };
        if list.len() < NAMED && !list.iter().any(|known| known.raw() == kept) {
            list.push(Untrusted::from(kept.to_owned()));
        }
    }
}
