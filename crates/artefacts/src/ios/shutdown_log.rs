//! Reads which processes delayed a shutdown: `shutdown.log` and its rotations (`shutdown.0.log` since iOS 26,
//! which begins anew with each start of the phone).
//!
//! Described in: <https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/>,
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>.

use std::collections::BTreeMap;

use formats::{
    limits::PROGRAM_PATH_BYTES,
    text::{Line, each_line},
};
use model::{Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    iphone_programs::{base_name, state_program, without_uuid},
};

/// Most processes kept of one shutdown; a phone runs some hundred.
const CLIENTS: usize = 4_096;
const SECOND_NS: i64 = 1_000_000_000;

/// Processes that delayed a shutdown.
#[derive(Debug)]
pub struct ShutdownLog;

/// One shutdown, or one process that was still there when the phone waited for all to end.
#[derive(Debug, serde::Serialize)]
pub struct ShutdownNote {
    /// `shutdown`, or `delayed` for a process that was waited for.
    pub kind: &'static str,
    /// When the shutdown ended; the log of one that is the last need not say.
    pub time: Option<Instant>,
    /// Which shutdown of this file, counted from 1.
    pub shutdown: u64,
    /// How often the phone noted that processes were still there, during the whole shutdown.
    pub notices: u64,
    /// The process: the name of its program.
    pub process: Option<Untrusted<'static>>,
    /// The path of its program.
    pub program_path: Option<Untrusted<'static>>,
    /// Its number.
    pub pid: Option<u32>,
    /// How long after the beginning it was still there.
    pub delay_ms: Option<u64>,
}

impl Record for ShutdownNote {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = if self.kind == "delayed" {
            "process-delayed-shutdown"
        } else {
            "phone-shut-down"
        };
        Moment::each_utc([(self.time, what)], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state_program(
            self.process.as_ref().map(Untrusted::raw),
            self.program_path.as_ref().map(Untrusted::raw),
            each,
        );
    }
}

impl Artefact for ShutdownLog {
    type Record<'a> = ShutdownNote;

    const ABOUT: About = About {
        files: &["/**/shutdown.log", "/**/shutdown.*.log"],
        fields: &[
            (
                "kind",
                "shutdown, or delayed for a process that was waited for",
            ),
            ("time", "when the shutdown ended (UTC)"),
            ("shutdown", "which shutdown of this file, counted from 1"),
            (
                "notices",
                "how often the phone noted that processes were still there, during the whole shutdown",
            ),
            ("process", "name of the program of the process"),
            ("program_path", "path of its program"),
            ("pid", "number of the process"),
            (
                "delay_ms",
                "how long after the beginning the process was still there, in milliseconds",
            ),
        ],
        described_in: &[
            "https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/",
            "https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut reader = Reader::default();
        let ended = each_line(&*file.content(), &mut |line| reader.line(&line, out));
        // Without its end, when the last shutdown was is not known.
        reader.close(None, out);
        if reader.strange > 0 {
            let fault = Fault::new(FaultKind::Malformed, "lines of the log of shutdowns");
            out.fault(fault.detail(format_args!("{} not understood", reader.strange)));
        }
        if reader.too_many {
            out.fault(Fault::new(FaultKind::TooMany, "processes of one shutdown"));
        }
        ended?;
        if reader.strange > 0 && reader.shutdowns == 0 {
            return Err(Fault::new(FaultKind::UnknownSchema, "log of shutdowns"));
        }
        Ok(())
    }
}

/// A process that was waited for.
struct Client {
    line: u64,
    delay_ms: Option<u64>,
}

/// A shutdown whose end has not come yet.
struct Open {
    line: u64,
    notices: u64,
    /// How long after the beginning the last notice was.
    delay_ms: Option<u64>,
    clients: BTreeMap<(Option<u32>, String), Client>,
}

#[derive(Default)]
struct Reader {
    open: Option<Open>,
    shutdowns: u64,
    strange: u64,
    too_many: bool,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>, out: &mut Out<'_, ShutdownLog>) {
        let text = line.text();
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let mut known = false;
        if let Some(delay_ms) = text.strip_prefix("After ").and_then(milliseconds) {
            self.notice(line.number, delay_ms, out);
            known = true;
        }
        if let Some((_, client)) = text.split_once("remaining client pid:") {
            known = self.client(line.number, client);
        } else if let Some(end) = text.strip_prefix("SIGTERM") {
            let time = end_time(end);
            known = time.is_some();
            self.open(line.number);
            self.close(time, out);
        }
        if !known {
            self.strange = self.strange.saturating_add(1);
        }
    }

    fn open(&mut self, line: u64) -> &mut Open {
        self.open.get_or_insert_with(|| Open {
            line,
            notices: 0,
            delay_ms: None,
            clients: BTreeMap::new(),
        })
    }

    fn notice(&mut self, line: u64, delay_ms: u64, out: &mut Out<'_, ShutdownLog>) {
        let last = self.open.as_ref().and_then(|open| open.delay_ms);
        // The time runs from the beginning of a shutdown: when it is less, another one began.
        if last.is_some_and(|last| delay_ms < last) {
            self.close(None, out);
        }
        let open = self.open(line);
        // Some versions repeat the time before each process.
        if open.delay_ms != Some(delay_ms) {
            open.notices = open.notices.saturating_add(1);
            open.delay_ms = Some(delay_ms);
        }
    }

    /// Reads `123 (/path/of/program/UUID)`; false when it is something else.
    fn client(&mut self, line: u64, text: &str) -> bool {
        let Some((pid, path)) = text.split_once('(') else {
            return false;
        };
        let Some((path, _)) = path.rsplit_once(')') else {
            return false;
        };
        let path = without_uuid(path.trim());
        if path.is_empty() || path.len() > PROGRAM_PATH_BYTES {
            return false;
        }
        let open = self.open(line);
        let delay_ms = open.delay_ms;
        let key = (pid.trim().parse().ok(), path.to_owned());
        let is_full = open.clients.len() >= CLIENTS && !open.clients.contains_key(&key);
        if !is_full {
            let client = open.clients.entry(key).or_insert(Client { line, delay_ms });
            client.delay_ms = client.delay_ms.max(delay_ms);
        }
        self.too_many |= is_full;
        true
    }

    fn close(&mut self, time: Option<Instant>, out: &mut Out<'_, ShutdownLog>) {
        let Some(open) = self.open.take() else {
            return;
        };
        self.shutdowns = self.shutdowns.saturating_add(1);
        let note = |kind| ShutdownNote {
            kind,
            time,
            shutdown: self.shutdowns,
            notices: open.notices,
            process: None,
            program_path: None,
            pid: None,
            delay_ms: None,
        };
        let whole = ShutdownNote {
            delay_ms: open.delay_ms,
            ..note("shutdown")
        };
        out.record(Place::Line(open.line), &whole);
        let mut clients: Vec<_> = open.clients.into_iter().collect();
        clients.sort_by_key(|(_, client)| client.line);
        for ((pid, path), client) in clients {
            let delayed = ShutdownNote {
                process: Some(Untrusted::from(base_name(&path).to_owned())),
                program_path: path.starts_with('/').then(|| Untrusted::from(path.clone())),
                pid,
                delay_ms: client.delay_ms,
                ..note("delayed")
            };
            out.record(Place::Line(client.line), &delayed);
        }
    }
}

/// `1.26s, these clients…` in milliseconds.
fn milliseconds(text: &str) -> Option<u64> {
    let (number, _) = text.split_once('s')?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut thousandths = 0_u64;
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(3);
    for digit in digits {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
        thousandths = thousandths.checked_mul(10)?.checked_add(digit.into())?;
    }
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(1_000)?
        .checked_add(thousandths)
}

/// `: [1774602168] All buffers flushed`, or `@1774602168` instead of the brackets.
fn end_time(text: &str) -> Option<Instant> {
    let (_, rest) = text.split_once(['[', '@'])?;
    let end = rest.find(|letter: char| !letter.is_ascii_digit());
    let seconds: i64 = rest.get(..end.unwrap_or(rest.len()))?.parse().ok()?;
    seconds.checked_mul(SECOND_NS).map(Instant::from_unix_ns)
}
