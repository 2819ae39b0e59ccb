//! Reads the running processes that AndroidQF's collector found: `processes.json`, an array of objects
//! or an object a line.
//!
//! Described in: <https://github.com/mvt-project/androidqf/blob/main/modules/processes.go>,
//! <https://github.com/mvt-project/android-collector>.

use std::borrow::Cow;

use model::{Bearing, Fault, FaultKind, Place, Record, Trace, Untrusted, Value};
use serde::{Deserialize, Deserializer as _, de};
use serde_json::value::RawValue;

use crate::{
    About, Artefact, Out, PhoneFile,
    android_programs::{base_name, is_app_id, state_file, state_process, without_deleted},
};

/// Most apps, and most paths, taken from the arguments of one process.
const NAMED: usize = 64;

/// Running processes, from the collector.
#[derive(Debug)]
pub struct ProcessesJson;

/// One running process. Its environment and the words of its command line are not kept.
#[derive(Debug, serde::Serialize)]
pub struct CollectedProcess {
    /// The number of the user under whom it runs.
    pub uid: Option<u32>,
    /// Its number.
    pub pid: Option<u32>,
    /// The number of the process that started it.
    pub parent_pid: Option<u32>,
    /// Its name, as the kernel keeps it: 15 bytes.
    pub process: Option<Untrusted<'static>>,
    /// The path of its program.
    pub program_path: Option<Untrusted<'static>>,
    /// Whether that file was removed while it runs.
    pub program_deleted: Option<bool>,
    /// Its SELinux label.
    pub selinux_label: Option<Untrusted<'static>>,
    /// What it calls itself, an app's process for instance: the last name of its first argument.
    pub called: Option<Untrusted<'static>>,
    /// Apps that its other arguments name.
    pub named_apps: Vec<Untrusted<'static>>,
    /// Paths that its arguments name, and the folder it works in.
    pub named_paths: Vec<Untrusted<'static>>,
}

impl Record for CollectedProcess {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let name = self.process.as_ref().map(Untrusted::raw);
        if let Some(name) = name {
            state_process(name, true, each);
        }
        if let Some(path) = &self.program_path {
            state_process(path.raw(), false, each);
        }
        if let Some(called) = self
            .called
            .as_ref()
            .filter(|called| Some(called.raw()) != name)
        {
            state_process(called.raw(), false, each);
        }
        for app in &self.named_apps {
            each(Value::AppId(app.raw()).with(Bearing::Mentioned));
        }
        for path in &self.named_paths {
            state_file(path.raw(), Bearing::Mentioned, each);
        }
    }
}

impl Artefact for ProcessesJson {
    type Record<'a> = CollectedProcess;

    const ABOUT: About = About {
        files: &["/**/androidqf/processes.json"],
        fields: &[
            ("uid", "number of the user under whom it runs"),
            ("pid", "number of the process"),
            ("parent_pid", "number of the process that started it"),
            ("process", "name of the process, as the kernel keeps it"),
            ("program_path", "path of its program"),
            (
                "program_deleted",
                "whether that file was removed while it runs",
            ),
            ("selinux_label", "SELinux label of the process"),
            (
                "called",
                "what it calls itself: the last name of its first argument",
            ),
            ("named_apps", "apps that its other arguments name"),
            (
                "named_paths",
                "paths that its arguments name, and the folder it works in",
            ),
        ],
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
            Fault::new(FaultKind::Malformed, "list of processes").detail(format_args!(
                "line {}, column {}",
                error.line(),
                error.column()
            ))
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
    fn record(&self) -> CollectedProcess {
        let filled = |text: &'_ Option<Cow<'_, str>>| -> Option<String> {
            let text = text.as_deref()?.trim_end_matches(['\0', '\n']);
            (!text.is_empty()).then(|| text.to_owned())
        };
        let number = |number: Option<i64>| u32::try_from(number?).ok();
        let path = filled(&self.path);
        let path = path.as_deref().map(without_deleted);
        let mut arguments = self.command_line.iter().flatten();
        let first = arguments.next().and_then(|first| first.split(' ').next());
        let first = first.map(|first| first.trim_end_matches('\0'));
        let mut record = CollectedProcess {
            uid: number(self.uid),
            pid: number(self.pid),
            parent_pid: number(self.ppid),
            process: filled(&self.filename)
                .map(|name| Untrusted::from(name.trim_matches(['(', ')']).to_owned())),
            program_path: path.map(|(path, _)| Untrusted::from(path.to_owned())),
            program_deleted: path.map(|(_, deleted)| deleted),
            selinux_label: filled(&self.context).map(Untrusted::from),
            called: first
                .filter(|first| !first.is_empty())
                .map(|first| Untrusted::from(base_name(first).to_owned())),
            named_apps: Vec::new(),
            named_paths: Vec::new(),
        };
        let cwd = filled(&self.cwd).filter(|cwd| cwd.len() > 1);
        record.named_paths.extend(cwd.map(Untrusted::from));
        let other =
            |first: &&str| first.starts_with('/') && path.is_none_or(|(path, _)| path != *first);
        if let Some(first) = first.filter(other) {
            record.named_paths.push(Untrusted::from(first.to_owned()));
        }
        for argument in arguments {
            name_what(argument, &mut record);
        }
        record
    }
}

/// Keeps the apps and paths of an argument, and none of its other words.
fn name_what(argument: &str, record: &mut CollectedProcess) {
    let ends = |letter: char| {
        letter.is_whitespace() || matches!(letter, '=' | ',' | ';' | '"' | '\'' | '\0')
    };
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
