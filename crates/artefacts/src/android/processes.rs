//! Reads the running processes from tables of `ps`: AndroidQF's `processes.txt` and `ps.txt`, and the
//! section of a bug report that lists threads too.
//!
//! Described in: <https://source.android.com/docs/core/tests/debug/read-bug-reports>,
//! <https://landley.net/toybox/help.html#ps>.

use formats::text::{Line, each_line};
use model::{Fault, FaultKind, Place, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    android_process::{self, RunningProcess},
    android_programs::{base_name, without_deleted},
};

/// Most columns of a table; the widest known has seventeen.
const COLUMNS: usize = 64;

/// Running processes, from tables.
#[derive(Debug)]
pub struct Processes;

impl Artefact for Processes {
    type Record<'a> = RunningProcess<'a>;

    const ABOUT: About = About {
        files: &[
            "/ps",
            "/**/ps",
            "/**/androidqf/processes.txt",
            "/**/androidqf/ps.txt",
        ],
        fields: android_process::FIELDS,
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
    /// Whether the last column has all arguments, or the name that the kernel keeps.
    arguments: bool,
    cut: bool,
}

enum Row<'r> {
    Process(RunningProcess<'r>),
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
        if let (Some(counter), false) = (names.iter().position(|name| *name == "PC"), names.contains(&"S")) {
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
        let name = rest_of(line, place(before_last)?)?;
        let name = if self.arguments || name.starts_with('/') && !name.ends_with(" (deleted)") {
            name.split(' ').next()?
        } else {
            name
        };
        let text = |column| word(column).filter(|word| *word != "-").map(Untrusted::from);
        let (path, deleted) = without_deleted(name);
        let is_path = name.starts_with('/');
        Some(Row::Process(RunningProcess {
            user: text(self.user),
            uid: None,
            pid: Some(pid),
            parent_pid: number(self.parent),
            process: Some(Untrusted::from(base_name(path))),
            program_path: is_path.then(|| Untrusted::from(path)),
            program_deleted: is_path.then_some(deleted),
            selinux_label: text(self.label),
            argument: None,
            named_apps: Vec::new(),
            named_paths: Vec::new(),
            name_cut: self.cut,
        }))
    }
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
