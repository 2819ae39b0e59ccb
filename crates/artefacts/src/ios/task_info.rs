//! Reads the tasks of a sysdiagnose: `taskinfo.txt`, which says how long each process has been running.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://github.com/apple-oss-distributions/system_cmds/blob/main/taskpolicy/taskpolicy.8>.

use formats::text::{Line, each_line};
use model::{Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    iphone_programs::{seconds_before, state_program},
};

/// Tasks of a sysdiagnose.
#[derive(Debug)]
pub struct TaskInfo;

/// One running process; its threads are not told.
#[derive(Debug, serde::Serialize)]
pub struct Task {
    /// Its name, as the kernel keeps it.
    pub process: Option<Untrusted<'static>>,
    /// Its number.
    pub pid: Option<u32>,
    /// How long it had been running.
    pub run_time_s: Option<u64>,
    /// When it was started: that long before the sysdiagnose. For the moments.
    #[serde(skip)]
    pub started: Option<Instant>,
}

impl Record for Task {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Moment::each_utc([(self.started, "process-started")], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state_program(self.process.as_ref().map(Untrusted::raw), None, each);
    }
}

impl Artefact for TaskInfo {
    type Record<'a> = Task;

    const ABOUT: About = About {
        files: &["/sysdiagnose/taskinfo.txt"],
        fields: &[
            ("process", "name of the process, as the kernel keeps it"),
            ("pid", "number of the process"),
            ("run_time_s", "how long it had been running, in seconds"),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://github.com/apple-oss-distributions/system_cmds/blob/main/taskpolicy/taskpolicy.8",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let captured = file.clock().captured();
        let mut reader = Reader::default();
        let ended = each_line(&*file.content(), &mut |line| {
            reader.line(&line, captured, out);
        });
        reader.tell(out);
        if reader.strange > 0 {
            let fault = Fault::new(FaultKind::Malformed, "tasks");
            out.fault(fault.detail(format_args!("{} not understood", reader.strange)));
        }
        if reader.unfinished > 0 {
            let fault = Fault::new(FaultKind::Short, "tasks");
            out.fault(fault.detail(format_args!("{} without a run time", reader.unfinished)));
        }
        ended?;
        if reader.has_text && !reader.is_known {
            return Err(Fault::new(FaultKind::UnknownSchema, "list of tasks"));
        }
        Ok(())
    }
}

#[derive(Default)]
struct Reader {
    open: Option<(u64, Task)>,
    has_text: bool,
    is_known: bool,
    strange: u64,
    unfinished: u64,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>, captured: Option<Instant>, out: &mut Out<'_, TaskInfo>) {
        // Nearly every line is one of a thread, and begins with a tab.
        match line.bytes.first() {
            Some(b'p' | b'r' | b'n') => {}
            Some(_) => {
                self.has_text = true;
                return;
            }
            None => return,
        }
        self.has_text = true;
        let text = line.text();
        if text.starts_with("num tasks:") {
            self.is_known = true;
        } else if let Some(process) = text.strip_prefix("process:") {
            self.tell(out);
            self.is_known = true;
            match task(process) {
                Some(task) => self.open = Some((line.number, task)),
                None => self.strange = self.strange.saturating_add(1),
            }
        } else if let Some(span) = text.strip_prefix("run time:")
            && let Some((_, task)) = &mut self.open
        {
            let seconds = span.split_ascii_whitespace().next();
            task.run_time_s = seconds.and_then(|seconds| seconds.parse().ok());
            let span = captured.zip(task.run_time_s);
            task.started = span.and_then(|(at, seconds)| seconds_before(at, seconds));
        }
    }

    fn tell(&mut self, out: &mut Out<'_, TaskInfo>) {
        if let Some((line, task)) = self.open.take() {
            if task.run_time_s.is_none() {
                self.unfinished = self.unfinished.saturating_add(1);
            }
            out.record(Place::Line(line), &task);
        }
    }
}

/// Reads `"name" [1] [unique ID: 1]`.
fn task(text: &str) -> Option<Task> {
    let (name, rest) = text.trim().strip_prefix('"')?.rsplit_once('"')?;
    let (_, rest) = rest.split_once('[')?;
    let pid = rest.split(']').next()?.trim().parse().ok()?;
    Some(Task {
        process: Some(Untrusted::from(name.to_owned())),
        pid: Some(pid),
        run_time_s: None,
        started: None,
    })
}
