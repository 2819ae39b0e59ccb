//! Reads Android's log of this and the previous boot: processes that started and crashed, apps that were
//! put on and taken off, and addresses that any line names.
//!
//! Described in: <https://developer.android.com/tools/logcat>,
//! <https://cs.android.com/android/platform/superproject/main/+/main:frameworks/base/services/core/java/com/android/server/am/EventLogTags.logtags>.
//!
//! A crash stands in the log of events and in the one of the system: two records with the same process.

use std::str::from_utf8;

use formats::text::{Line, each_line};
use memchr::memmem::Finder;
use model::{
    Bearing, Clock, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value,
};

use crate::{
    About, Artefact, Links, Out, PhoneFile,
    android_programs::{app_in_path, is_app_id, state_file, state_process},
    logcat_line::LogLine,
};

/// Most apps, and most paths, kept of one line.
const NAMED: usize = 16;

/// Events in the log.
#[derive(Debug)]
pub struct Logcat;

/// One event. The words of the line are not kept.
#[derive(Debug, serde::Serialize)]
pub struct LogEvent<'a> {
    /// When it was written.
    pub time: Option<Instant>,
    /// `start`, `crash`, `hang`, `app-installed`, `app-removed`, `app-changed`, `link`.
    pub kind: &'static str,
    /// The process that started, crashed or hung.
    pub process: Option<Untrusted<'a>>,
    /// Its number; of a link, that of the process that wrote the line.
    pub pid: Option<u32>,
    /// For what it started: a service, an activity, a broadcast.
    pub started_for: Option<Untrusted<'a>>,
    /// The app's component for which it started.
    pub component: Option<Untrusted<'a>>,
    /// The kind of exception that ended it.
    pub exception: Option<Untrusted<'a>>,
    /// Apps that a line about packages names.
    pub named_apps: Vec<Untrusted<'a>>,
    /// Paths that a line about packages names.
    pub named_paths: Vec<Untrusted<'a>>,
    /// Addresses that the line names.
    pub links: Links<'a>,
    /// How sure the time is.
    #[serde(skip)]
    pub clock: Clock,
}

impl Record for LogEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.kind {
            "start" => "process-started",
            "crash" => "process-crashed",
            "hang" => "process-hung",
            "app-installed" => "app-installed",
            "app-removed" => "app-removed",
            "app-changed" => "app-changed",
            _ => "address-logged",
        };
        if let Some(at) = self.time {
            let clock = self.clock;
            each(Moment { at, clock, what });
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(process) = &self.process {
            state_process(process.raw(), false, each);
        }
        if let Some(component) = &self.component {
            each(Value::AppId(component.raw()).with(Bearing::Ran));
        }
        for app in &self.named_apps {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
        for path in &self.named_paths {
            state_file(path.raw(), Bearing::Stored, each);
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for Logcat {
    type Record<'a> = LogEvent<'a>;

    const ABOUT: About = About {
        files: &["/**/logcat/**"],
        fields: &[
            (
                "time",
                "when it was written (UTC; the phone's zone is assumed where none is written)",
            ),
            (
                "kind",
                "start, crash, hang; app-installed, app-removed, app-changed; link",
            ),
            ("process", "process that started, crashed or hung"),
            (
                "pid",
                "number of that process; of a link, of the process that wrote the line",
            ),
            (
                "started_for",
                "for what it started: a service, an activity, a broadcast",
            ),
            ("component", "the app's component for which it started"),
            ("exception", "kind of exception that ended it"),
            ("named_apps", "apps that a line about packages names"),
            ("named_paths", "paths that a line about packages names"),
            ("links", "addresses that the line names"),
        ],
        described_in: &[
            "https://developer.android.com/tools/logcat",
            "https://cs.android.com/android/platform/superproject/main/+/main:frameworks/base/services/core/java/com/android/server/am/EventLogTags.logtags",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let (mut lines, mut understood) = (0_u64, 0_u64);
        let finders = [Finder::new("://"), Finder::new("host")];
        let read = each_line(&*file.content(), &mut |line: Line<'_>| {
            lines = lines.saturating_add(1);
            let Some(logged) = LogLine::parse(line.bytes) else {
                return;
            };
            understood = understood.saturating_add(1);
            let mut tell = |mut event: LogEvent<'_>| {
                (event.time, event.clock) = logged.time(file);
                out.record(Place::Line(line.number), &event);
            };
            if let Some(event) = event(&logged) {
                tell(event);
            } else if finders
                .iter()
                .any(|finder| finder.find(logged.message).is_some())
            {
                let text = String::from_utf8_lossy(logged.message);
                let mut event = LogEvent::of("link");
                event.links.in_text(&text);
                event.pid = logged.pid;
                if !event.links.is_empty() {
                    tell(event);
                }
            }
        });
        read?;
        if lines > 0 && understood == 0 {
            let fault = Fault::new(FaultKind::UnknownSchema, "log");
            return Err(fault.detail(format_args!("{lines} lines, none with a date and a tag")));
        }
        Ok(())
    }
}

impl LogEvent<'_> {
    fn of(kind: &'static str) -> Self {
        Self {
            time: None,
            kind,
            process: None,
            pid: None,
            started_for: None,
            component: None,
            exception: None,
            named_apps: Vec::new(),
            named_paths: Vec::new(),
            links: Links::default(),
            clock: Clock::LocalAssumed,
        }
    }
}

/// What a line of the system's own tags tells; lines that are no UTF-8 tell nothing.
fn event<'l>(line: &LogLine<'l>) -> Option<LogEvent<'l>> {
    let is_package = line.tag.starts_with(b"Package") || line.tag == b"pm_critical_info";
    let message = || from_utf8(line.message).ok();
    match line.tag {
        b"am_proc_start" => started(message()?),
        b"am_crash" => ended("crash", message()?, 0),
        b"am_anr" => ended("hang", message()?, 1),
        b"ActivityManager" => {
            let message = message()?;
            if let Some(rest) = message.strip_prefix("Start proc ") {
                process_started(rest)
            } else {
                let (app, reason) = message.strip_prefix("Force stopping ")?.split_once(' ')?;
                let reason = reason.split_once(": ")?.1;
                let mut event = LogEvent::of(change(reason)?);
                event
                    .named_apps
                    .extend(is_app_id(app).then(|| Untrusted::from(app)));
                Some(event)
            }
        }
        b"AndroidRuntime" => {
            let (process, pid) = message()?
                .strip_prefix("Process: ")?
                .split_once(", PID: ")?;
            Some(crashed(process, pid))
        }
        b"DEBUG" | b"crash_dump64" | b"crash_dump32" => {
            let (pid, rest) = message()?.strip_prefix("pid: ")?.split_once(", tid: ")?;
            let (process, _) = rest.split_once(">>> ")?.1.split_once(" <<<")?;
            Some(crashed(process, pid))
        }
        _ if is_package => package(message()?),
        _ => None,
    }
}

fn crashed<'l>(process: &'l str, pid: &str) -> LogEvent<'l> {
    let mut event = LogEvent::of("crash");
    event.process = Some(Untrusted::from(process));
    event.pid = pid.trim().parse().ok();
    event
}

/// The values of an event, without the brackets around.
fn values(message: &str) -> impl Iterator<Item = &str> {
    let message = message.trim();
    let message = message.strip_prefix('[').unwrap_or(message);
    message.strip_suffix(']').unwrap_or(message).split(',')
}

/// `[user,pid,uid,process,type,component]`.
fn started(message: &str) -> Option<LogEvent<'_>> {
    let mut values = values(message).skip(1);
    let mut event = LogEvent::of("start");
    event.pid = values.next()?.parse().ok();
    event.process = values.nth(1).map(Untrusted::from);
    event.started_for = values.next().map(Untrusted::from);
    event.component = values.next().and_then(component);
    Some(event)
}

/// `[pid,user,process,flags,exception,message,…]`, or the user first.
fn ended<'l>(kind: &'static str, message: &'l str, pid_at: usize) -> Option<LogEvent<'l>> {
    let mut event = LogEvent::of(kind);
    event.pid = values(message).nth(pid_at)?.parse().ok();
    let mut values = values(message).skip(2);
    event.process = values.next().map(Untrusted::from);
    // The message behind it can hold anything.
    let exception = values
        .nth(1)
        .filter(|exception| is_app_id(&exception.replace('$', "_")));
    event.exception = exception.filter(|_| kind == "crash").map(Untrusted::from);
    Some(event)
}

/// `123:process/uid for service {app/class}`, and before Android 6 `process for service app/class: pid=123 …`.
fn process_started(rest: &str) -> Option<LogEvent<'_>> {
    let mut event = LogEvent::of("start");
    let (who, what) = rest.split_once(" for ").unwrap_or((rest, ""));
    let numbered = who.split_once(':').and_then(|(pid, rest)| {
        let pid: u32 = pid.parse().ok()?;
        Some((pid, rest.rsplit_once('/')?.0))
    });
    let process = if let Some((pid, process)) = numbered {
        event.pid = Some(pid);
        process
    } else {
        let pid = rest.split_once("pid=").map_or("", |(_, pid)| pid);
        event.pid = pid.split(' ').next()?.parse().ok();
        who
    };
    event.process = Some(Untrusted::from(process.trim_start_matches('[')));
    // Words of the system, then the component.
    let is_kind = |word: &str| {
        word.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    let kind = what
        .split(' ')
        .take_while(|word| !word.is_empty() && is_kind(word));
    let length = kind.map(|word| word.len().saturating_add(1)).sum::<usize>();
    let kind = what
        .get(..length.saturating_sub(1))
        .filter(|kind| !kind.is_empty());
    event.started_for = kind.map(Untrusted::from);
    event.component = what.get(length..).and_then(component);
    Some(event)
}

/// `{app/class}` or `app/class`.
fn component(text: &str) -> Option<Untrusted<'_>> {
    let text = text.trim_start_matches('{').split([' ', '}', ':']).next()?;
    let app = text.split('/').next()?;
    is_app_id(app).then(|| Untrusted::from(text))
}

/// What a line about packages says was done, by the words that versions of Android use for it.
fn change(message: &str) -> Option<&'static str> {
    let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
    if has(&["ermission"]) {
        None
    } else if has(&[
        "ninstall",
        "emoving",
        "emoved",
        "eleting",
        "eleted",
        "deletePackage",
    ]) {
        Some("app-removed")
    } else if has(&[
        "nstalled",
        "nstalling",
        "installPackage",
        "ew package",
        "ackage added",
    ]) {
        Some("app-installed")
    } else if has(&[
        "pdate package",
        "pdating",
        "codePath changed",
        "code path",
        "eplac",
        "pkg",
    ]) {
        Some("app-changed")
    } else {
        None
    }
}

/// A line of the package manager: the apps and paths in it, when it says that something was changed.
fn package(message: &str) -> Option<LogEvent<'_>> {
    let mut event = LogEvent::of(change(message)?);
    let ends = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '[' | ']' | '{' | '}' | '(' | ')' | ',' | ';' | ':' | '\'' | '"'
            )
    };
    for word in message.split(ends) {
        let word = word.trim_end_matches('.');
        if word.starts_with("/data/") || app_in_path(word).is_some() {
            if event.named_paths.len() < NAMED {
                event.named_paths.push(Untrusted::from(word));
            }
        } else if let Some(app) = word.rsplit('=').next().filter(|word| is_package_name(word))
            && event.named_apps.len() < NAMED
        {
            event.named_apps.push(Untrusted::from(app));
        }
    }
    let names = !event.named_apps.is_empty() || !event.named_paths.is_empty();
    names.then_some(event)
}

/// An app's id, and neither a class nor a file.
fn is_package_name(word: &str) -> bool {
    let is_lower = |part: &str| part.starts_with(|first: char| first.is_ascii_lowercase());
    let is_file = [".apk", ".jar", ".so", ".xml", ".java", ".dm"]
        .iter()
        .any(|end| word.ends_with(end));
    is_app_id(word) && word.split('.').all(is_lower) && !is_file
}
