//! Reads the running processes from tables of `ps`: AndroidQF's `processes.txt` and `ps.txt`, and the
//! section of a bug report that lists threads too.
//!
//! Described in: <https://source.android.com/docs/core/tests/debug/read-bug-reports>,
//! <https://landley.net/toybox/help.html#ps>.

use formats::text::{Line, each_line};
use model::{Fault, FaultKind, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    android_programs::{base_name, state_process, without_deleted},
};

/// Most columns of a table; the widest known has seventeen.
const COLUMNS: usize = 64;

/// Running processes, from tables.
#[derive(Debug)]
pub struct Processes;

/// One running process; its threads are not told.
#[derive(Debug, serde::Serialize)]
pub struct ListedProcess<'a> {
    /// The user under whom it runs.
    pub user: Option<Untrusted<'a>>,
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
    /// Whether only the name is known that the kernel keeps, 15 bytes long: for the traces.
    #[serde(skip)]
    pub name_cut: bool,
}

impl Record for ListedProcess<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(program) = self.program_path.as_ref().or(self.process.as_ref()) {
            state_process(program.raw(), self.name_cut, each);
        }
    }
}

impl Artefact for Processes {
    type Record<'a> = ListedProcess<'a>;

    const ABOUT: About = About {
        files: &[
            "/ps",
            "/**/ps",
            "/**/androidqf/processes.txt",
            "/**/androidqf/ps.txt",
        ],
        fields: &[
            ("user", "user under whom it runs"),
            ("pid", "number of the process"),
            ("parent_pid", "number of the process that started it"),
            ("process", "name of its program, or of the app's process"),
            ("program_path", "path of its program, where one is told"),
            (
                "program_deleted",
                "whether that file was removed while it runs",
            ),
            ("selinux_label", "SELinux label of the process"),
        ],
        described_in: &[
            "https://source.android.com/docs/core/tests/debug/read-bug-reports",
            "https://landley.net/toybox/help.html#ps",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut table = None;
        let mut strange = 0_u64;
        let read = each_line(&*file.content(), &mut |line: Line<'_>| {
            let text = line.text();
            if let Some(header) = Table::of(&text) {
                table = Some(header);
            } else if let Some(table) = &table
                && !text.trim().is_empty()
            {
                match table.row(&text) {
                    Some(Row::Process(process)) => out.record(Place::Line(line.number), &process),
                    Some(Row::Thread) => {}
                    None => strange = strange.saturating_add(1),
                }
            }
        });
        if strange > 0 {
            let fault = Fault::new(FaultKind::Malformed, "rows of the list of processes");
            out.fault(fault.detail(format_args!("{strange} not understood")));
        }
        read?;
        match table {
            Some(_) => Ok(()),
            None => Err(Fault::new(FaultKind::UnknownSchema, "list of processes")
                .detail("no line with the names of columns")),
        }
    }
}

/// Where the columns of a table are.
struct Table {
    /// How many there are; the last one takes the rest of a line.
    count: usize,
    label: Option<usize>,
    user: Option<usize>,
    pid: usize,
    parent: Option<usize>,
    thread: Option<usize>,
    state: Option<usize>,
    /// A column that may be empty: what the process waits for.
    waits: Option<usize>,
    /// The column before the last, when that is the time used: one before it may be empty as well.
    time: Option<usize>,
    /// Whether the last column has all arguments, or the name that the kernel keeps.
    arguments: bool,
    cut: bool,
}

enum Row<'r> {
    Process(ListedProcess<'r>),
    Thread,
}

impl Table {
    /// From the line that names the columns.
    fn of(line: &str) -> Option<Self> {
        let mut names: Vec<&str> = line.split_ascii_whitespace().take(COLUMNS).collect();
        let begins = matches!(names.first(), Some(&("USER" | "LABEL" | "UID" | "PID")));
        if !begins || !names.contains(&"PID") {
            return None;
        }
        // Before Android 8 the state had no name of its own: it stands behind the counter.
        if let (Some(counter), false) = (
            names.iter().position(|name| *name == "PC"),
            names.contains(&"S"),
        ) {
            names.insert(counter.saturating_add(1), "S");
        }
        let at = |wanted: &[&str]| names.iter().position(|name| wanted.contains(name));
        let last = names.last().copied().unwrap_or_default();
        let thread = at(&["TID", "LWP"]);
        let has_terminal = names.contains(&"TTY");
        Some(Self {
            count: names.len(),
            label: at(&["LABEL"]),
            user: at(&["USER", "UID"]),
            pid: at(&["PID"])?,
            parent: at(&["PPID"]),
            state: at(&["S", "STAT"]),
            waits: at(&["WCHAN"]),
            time: at(&["TIME"]).filter(|time| time.checked_add(2) == Some(names.len())),
            // With a terminal's column, `CMD` heads all arguments; else the name that the kernel keeps.
            arguments: matches!(last, "ARGS" | "CMDLINE" | "COMMAND") || has_terminal,
            cut: matches!(last, "CMD" | "COMM") && !has_terminal,
            thread,
        })
    }

    fn row<'r>(&self, line: &'r str) -> Option<Row<'r>> {
        let words: Vec<&str> = line.split_ascii_whitespace().take(COLUMNS).collect();
        let before_last = self.count.checked_sub(1)?;
        let is_state = |at: usize| {
            words.get(at).is_some_and(|word| {
                word.len() <= 4 && word.starts_with(|first: char| first.is_ascii_uppercase())
            })
        };
        // A row without what it waits for has one word less before its state.
        let missing = match (self.state, self.waits) {
            (Some(state), Some(waits)) if waits < state && !is_state(state) => {
                if !is_state(state.checked_sub(1)?) {
                    return None;
                }
                Some(waits)
            }
            _ => None,
        };
        let place = |column: usize| match missing {
            Some(waits) if column == waits => None,
            Some(waits) if column > waits => column.checked_sub(1),
            _ => Some(column),
        };
        let word = |column: Option<usize>| words.get(place(column?)?).copied();
        let number = |column| word(column).and_then(|word| word.parse::<u32>().ok());
        let pid = number(Some(self.pid))?;
        if self.thread.is_some() && number(self.thread) != Some(pid) {
            return number(self.thread).map(|_| Row::Thread);
        }
        let name_at = match self.time {
            Some(time) => (0..=time)
                .rev()
                .find(|at| words.get(*at).is_some_and(|word| is_time(word)))?
                .checked_add(1)?,
            None => place(before_last)?,
        };
        let name = rest_of(line, name_at)?;
        let name = if self.arguments || name.starts_with('/') && !name.ends_with(" (deleted)") {
            name.split(' ').next()?
        } else {
            name
        };
        let text = |column| {
            word(column)
                .filter(|word| *word != "-")
                .map(Untrusted::from)
        };
        let (path, deleted) = without_deleted(name);
        let is_path = name.starts_with('/');
        Some(Row::Process(ListedProcess {
            user: text(self.user),
            pid: Some(pid),
            parent_pid: number(self.parent),
            process: Some(Untrusted::from(base_name(path))),
            program_path: is_path.then(|| Untrusted::from(path)),
            program_deleted: is_path.then_some(deleted),
            selinux_label: text(self.label),
            name_cut: self.cut,
        }))
    }
}

/// Whether a word is a time of use (`00:01:12`).
fn is_time(word: &str) -> bool {
    word.contains(':') && word.starts_with(|first: char| first.is_ascii_digit())
}

/// The line from its word of that number on.
fn rest_of(line: &str, word: usize) -> Option<&str> {
    let mut rest = line.trim();
    for _ in 0..word {
        let (_, behind) = rest.split_once(|letter: char| letter.is_ascii_whitespace())?;
        rest = behind.trim_start();
    }
    (!rest.is_empty()).then_some(rest)
}
