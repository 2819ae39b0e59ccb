//! Reads which databases apps have open: `dumpsys dbinfo`. What was asked of a database is not kept.
//!
//! Described in: <https://developer.android.com/tools/dumpsys>,
//! <https://cs.android.com/android/platform/superproject/+/main:frameworks/base/core/java/android/database/sqlite/SQLiteConnectionPool.java>.

use formats::text::{Line, each_line};
use model::{
    Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, WallClock,
};

use crate::{
    About, Artefact, Out, PhoneFile,
    android_programs::{state_file, state_process},
    service_dump::malformed,
};

/// Open databases.
#[derive(Debug)]
pub struct DatabaseInfo;

/// A database that a process has open.
#[derive(Debug, serde::Serialize)]
pub struct OpenDatabase<'a> {
    /// Where it lies.
    pub path: Untrusted<'a>,
    /// The process.
    pub process: Option<Untrusted<'a>>,
    /// Its number.
    pub pid: Option<u32>,
    /// When the database was last asked something.
    pub last_operation: Option<Instant>,
    /// How many of the last operations are listed.
    pub operation_count: u64,
}

impl Record for OpenDatabase<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.last_operation {
            each(Moment::local(at, "database-used"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if self.path.raw().starts_with('/') {
            state_file(self.path.raw(), Bearing::Stored, each);
        }
        if let Some(process) = &self.process {
            state_process(process.raw(), false, each);
        }
    }
}

impl Artefact for DatabaseInfo {
    type Record<'a> = OpenDatabase<'a>;

    const ABOUT: About = About {
        files: &["/**/dumpsys/dbinfo"],
        fields: &[
            ("path", "where the database lies"),
            ("process", "process that has it open"),
            ("pid", "number of the process"),
            (
                "last_operation",
                "when it was last asked something (the phone's local time)",
            ),
            (
                "operation_count",
                "how many of the last operations are listed; what they asked is not kept",
            ),
        ],
        described_in: &[
            "https://developer.android.com/tools/dumpsys",
            "https://cs.android.com/android/platform/superproject/+/main:frameworks/base/core/java/android/database/sqlite/SQLiteConnectionPool.java",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader {
            file,
            process: None,
            draft: None,
            titles: 0,
        };
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        reader.finish(out);
        if reader.titles == 0 {
            out.fault(Fault::new(FaultKind::UnknownSchema, "Database Info"));
        }
        ended
    }
}

/// A database whose lines are being read.
struct Draft {
    path: String,
    line: u64,
    last: Option<Instant>,
    operations: u64,
}

impl Draft {
    /// `0: [2020-01-08 15:31:26.808] …`, sometimes without the year.
    fn operation(&mut self, text: &str, clock: &WallClock) {
        let Some((number, rest)) = text.trim_start().split_once(": [") else {
            return;
        };
        if number.parse::<u32>().is_ok() {
            let time = rest.split(']').next().unwrap_or_default();
            let time = clock.local(time).or_else(|| clock.without_year(time));
            self.last = self.last.max(time);
            self.operations = self.operations.saturating_add(1);
        }
    }
}

struct Reader<'f> {
    file: &'f PhoneFile,
    process: Option<(Option<u32>, String)>,
    draft: Option<Draft>,
    titles: u64,
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, DatabaseInfo>) {
        let bytes = line.bytes.trim_ascii();
        if let Some(rest) = bytes.strip_prefix(b"** Database info for pid ") {
            self.finish(out);
            self.titles = self.titles.saturating_add(1);
            self.process = process(&String::from_utf8_lossy(rest));
            if self.process.is_none() {
                out.fault(malformed("process with databases", line.number));
            }
        } else if bytes.starts_with(b"Applications Database Info") {
            self.titles = self.titles.saturating_add(1);
        } else if let Some(path) = bytes.strip_prefix(b"Connection pool for ") {
            self.finish(out);
            let path = String::from_utf8_lossy(path);
            match path.strip_suffix(':').filter(|path| !path.is_empty()) {
                Some(path) => {
                    self.draft = Some(Draft {
                        path: path.to_owned(),
                        line: line.number,
                        last: None,
                        operations: 0,
                    });
                }
                None => out.fault(malformed("database", line.number)),
            }
        } else if line.bytes.starts_with(b"        ")
            && let Some(draft) = &mut self.draft
        {
            draft.operation(&line.text(), self.file.clock());
        }
    }

    fn finish(&mut self, out: &mut Out<'_, DatabaseInfo>) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        let process = self.process.as_ref();
        let record = OpenDatabase {
            path: Untrusted::from(&*draft.path),
            process: process.map(|(_, name)| Untrusted::from(&**name)),
            pid: process.and_then(|(pid, _)| *pid),
            last_operation: draft.last,
            operation_count: draft.operations,
        };
        out.record(Place::Line(draft.line), &record);
    }
}

/// `1878 [com.example.app] **`.
fn process(rest: &str) -> Option<(Option<u32>, String)> {
    let (pid, rest) = rest.split_once(" [")?;
    let (name, _) = rest.split_once(']')?;
    Some((pid.parse().ok(), name.to_owned()))
}
