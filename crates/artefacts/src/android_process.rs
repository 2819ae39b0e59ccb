//! A running process of an Android phone, as `ps` and AndroidQF's collector tell it.

use model::{Bearing, Record, Trace, Untrusted, Value};
use serde::Serialize;

use crate::android_programs::{state_file, state_process};

/// Most apps, and most paths, taken from the arguments of one process.
pub(crate) const NAMED: usize = 64;

/// One running process. Its environment and the words of its command line are not kept.
#[derive(Debug, Serialize)]
pub struct RunningProcess<'a> {
    /// The user under whom it runs, by name.
    pub user: Option<Untrusted<'a>>,
    /// The number of that user.
    pub uid: Option<u32>,
    /// Its number.
    pub pid: Option<u32>,
    /// The number of the process that started it.
    pub parent_pid: Option<u32>,
    /// Its name: that of its program, or the app's process.
    pub process: Option<Untrusted<'a>>,
    /// The path of its program, where one is told.
    pub program_path: Option<Untrusted<'a>>,
    /// Whether that file was removed while it runs.
    pub program_deleted: Option<bool>,
    /// Its SELinux label.
    pub selinux_label: Option<Untrusted<'a>>,
    /// What it calls itself: the last name of its first argument.
    pub argument: Option<Untrusted<'a>>,
    /// Apps that its arguments name.
    pub named_apps: Vec<Untrusted<'a>>,
    /// Paths that its arguments name, and the folder it works in.
    pub named_paths: Vec<Untrusted<'a>>,
    /// Whether only the name is known that the kernel keeps, 15 bytes long: for the traces.
    #[serde(skip)]
    pub name_cut: bool,
}

impl Record for RunningProcess<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(process) = &self.process {
            state_process(process.raw(), self.name_cut, each);
        }
        if let Some(path) = &self.program_path {
            state_process(path.raw(), false, each);
        }
        if let Some(argument) = &self.argument {
            state_process(argument.raw(), false, each);
        }
        for app in &self.named_apps {
            each(Value::AppId(app.raw()).with(Bearing::Mentioned));
        }
        for path in &self.named_paths {
            state_file(path.raw(), Bearing::Mentioned, each);
        }
    }
}

/// The fields of [`RunningProcess`] as they are documented.
pub(crate) const FIELDS: &[crate::Field] = &[
    ("user", "user under whom it runs, by name"),
    ("uid", "number of that user"),
    ("pid", "number of the process"),
    ("parent_pid", "number of the process that started it"),
    ("process", "name of its program, or of the app's process"),
    ("program_path", "path of its program, where one is told"),
    ("program_deleted", "whether that file was removed while it runs"),
    ("selinux_label", "SELinux label of the process"),
    ("argument", "what it calls itself: the last name of its first argument"),
    ("named_apps", "apps that its arguments name"),
    ("named_paths", "paths that its arguments name, and the folder it works in"),
];
