//! Reads the running processes of a sysdiagnose: the tables `ps.txt` and `ps_thread.txt`.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://github.com/apple-oss-distributions/adv_cmds/blob/main/ps/ps.1>.

use formats::text::{Line, each_line};
use model::{Fault, FaultKind, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    iphone_programs::{base_name, program_of, state_program},
};

/// Most columns of a table; the widest known has nineteen.
const COLUMNS: usize = 64;
/// What stands for the terminal of a process that has none; a thread's row has nothing there.
const NO_TERMINAL: &str = "??";

/// Running processes of a sysdiagnose.
#[derive(Debug)]
pub struct ProcessList;

/// One running process. The words with which it was started are not kept.
#[derive(Debug, serde::Serialize)]
pub struct RunningProcess<'a> {
    /// The user of the system under whom it runs.
    pub user: Option<Untrusted<'a>>,
    /// The number of that user.
    pub uid: Option<u32>,
    /// Its number.
    pub pid: Option<u32>,
    /// The number of the process that started it.
    pub parent_pid: Option<u32>,
    /// Its name: that of its program.
    pub process: Option<Untrusted<'a>>,
    /// The path of its program, where one is told.
    pub program_path: Option<Untrusted<'a>>,
}

impl Record for RunningProcess<'_> {
    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state_program(
            self.process.as_ref().map(Untrusted::raw),
            self.program_path.as_ref().map(Untrusted::raw),
            each,
        );
    }
}

impl Artefact for ProcessList {
    type Record<'a> = RunningProcess<'a>;

    const ABOUT: About = About {
        files: &["/sysdiagnose/ps.txt", "/sysdiagnose/ps_thread.txt"],
        fields: &[
            ("user", "user of the system under whom it runs"),
            ("uid", "number of that user"),
            ("pid", "number of the process"),
            ("parent_pid", "number of the process that started it"),
            ("process", "name of its program"),
            ("program_path", "path of its program, where one is told"),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://github.com/apple-oss-distributions/adv_cmds/blob/main/ps/ps.1",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let has_threads = file.name() == "ps_thread.txt";
        let mut table = None;
        let mut strange = 0_u64;
        let read = each_line(&*file.content(), &mut |line: Line<'_>| {
            let text = line.text();
            if let Some(header) = Table::of(&text) {
                table = Some(header);
            } else if let Some(table) = &table
                && !text.trim().is_empty()
            {
                let is_thread = || {
                    let mut words = text.split_ascii_whitespace().take(COLUMNS);
                    has_threads && words.all(|word| word != NO_TERMINAL)
                };
                match table.row(&text) {
                    _ if is_thread() => {}
                    Some(process) if !line.cut => out.record(Place::Line(line.number), &process),
                    _ => strange = strange.saturating_add(1),
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
    user: Option<usize>,
    uid: Option<usize>,
    pid: usize,
    parent: Option<usize>,
    command: usize,
    /// Whether the command is the last column, and takes the rest of a line.
    takes_rest: bool,
}

impl Table {
    /// From the line that names the columns.
    fn of(line: &str) -> Option<Self> {
        let names: Vec<&str> = line.split_ascii_whitespace().take(COLUMNS).collect();
        let at = |wanted: &[&str]| names.iter().position(|name| wanted.contains(name));
        let command = at(&["COMMAND", "CMD", "ARGS", "COMM"])?;
        Some(Self {
            user: at(&["USER"]),
            uid: at(&["UID"]),
            pid: at(&["PID"])?,
            parent: at(&["PPID"]),
            command,
            takes_rest: command.checked_add(1) == Some(names.len()),
        })
    }

    fn row<'r>(&self, line: &'r str) -> Option<RunningProcess<'r>> {
        let words: Vec<&str> = line.split_ascii_whitespace().take(COLUMNS).collect();
        let word = |column: Option<usize>| words.get(column?).copied();
        let number = |column| word(column).and_then(|word| word.parse::<u32>().ok());
        let pid = number(Some(self.pid))?;
        let command = if self.takes_rest {
            rest_of(line, self.command)?
        } else {
            word(Some(self.command))?
        };
        let program = program_of(command);
        Some(RunningProcess {
            user: word(self.user).map(Untrusted::from),
            uid: number(self.uid),
            pid: Some(pid),
            parent_pid: number(self.parent),
            process: Some(Untrusted::from(base_name(program))),
            program_path: program.starts_with('/').then(|| Untrusted::from(program)),
        })
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
