//! Reads what an iPhone's programs wrote to the system's log (`*.tracev3`): which ran, which asked for
//! a permission, crashed, were put on or taken off, and the addresses that any message names.
//!
//! Described in:
//! <https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc>,
//! <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>.
//!
//! A log holds hundreds of thousands of messages. One record stands for all that say the same: how many
//! there are, and when the first and the last was written. No message is kept.

use std::{collections::BTreeMap, sync::Arc};

use formats::unified_log::{self, Message, Process, Reader, Seen, When};
use memchr::memmem::Finder;
use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Links, Out, PhoneFile,
    unified_log_messages::{self as messages, Messages, Subject},
    values::state_path,
};

/// Most records of one log.
const RECORDS: usize = 50_000;
/// Longest text that is searched for addresses.
const TEXT_BYTES: usize = 64 << 10;

/// Programs that look up hosts, or carry data, for others.
const NETWORK: [&str; 7] = [
    "mDNSResponder",
    "nsurlsessiond",
    "symptomsd",
    "networkserviceproxy",
    "nesessionmanager",
    "neagent",
    "nehelper",
];

/// How identifiers of apps begin, which are names of hosts in reverse.
const REVERSED: [&str; 5] = ["com.", "group.", "io.", "net.", "org."];

/// What the system's log tells.
#[derive(Debug)]
pub struct UnifiedLog;

/// All messages of one log that say the same.
#[derive(Debug, serde::Serialize)]
pub struct LoggedEvent<'a> {
    /// When the first was written.
    pub time: Option<Instant>,
    /// When the last was written.
    pub last_time: Option<Instant>,
    /// `process`: the program wrote to the log; `launch`, `crash`, `crash-report`, `permission-asked`,
    /// `app-installed`, `app-removed`, `profile-installed`, `profile-removed`, `management-command`,
    /// `pairing`, `unpairing`, `network-client`, `link`.
    pub kind: &'static str,
    /// The program that wrote them.
    pub process: Option<Untrusted<'a>>,
    /// How many there are.
    pub entry_count: u64,
    /// The app or program that they name, by its identifier.
    pub app_id: Option<Untrusted<'a>>,
    /// The program or file that they name, by its path.
    pub path: Option<Untrusted<'a>>,
    /// The program or command that they name.
    pub name: Option<Untrusted<'a>>,
    /// The permission that was asked for.
    pub permission: Option<Untrusted<'a>>,
    /// The profile that they name.
    pub profile_id: Option<Untrusted<'a>>,
    /// The computer that they name.
    pub host_id: Option<Untrusted<'a>>,
    /// The address that they name.
    pub links: Links<'a>,
}

impl Record for LoggedEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let (first, last) = match self.kind {
            "process" | "network-client" => ("process-first-seen", "process-last-seen"),
            "launch" => ("process-started", "process-started"),
            "crash" | "crash-report" => ("process-crashed", "process-crashed"),
            "permission-asked" => ("permission-asked", "permission-asked"),
            "app-installed" => ("app-installed", "app-installed"),
            "app-removed" => ("app-removed", "app-removed"),
            "pairing" | "unpairing" => ("pairing-logged", "pairing-logged"),
            "link" => ("address-logged", "address-logged"),
            _ => ("profile-event", "profile-event"),
        };
        if let Some(at) = self.time {
            each(Moment::utc(at, first));
        }
        if let Some(at) = self.last_time.filter(|at| Some(*at) != self.time) {
            each(Moment::utc(at, last));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        let bearing = match self.kind {
            "app-installed" | "app-removed" | "profile-installed" => Bearing::Installed,
            "profile-removed" => Bearing::Mentioned,
            "crash-report" => Bearing::Stored,
            _ => Bearing::Ran,
        };
        if let (Some(process), "process") = (&self.process, self.kind) {
            state_program(process.raw(), each);
        }
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(bearing));
            if bearing == Bearing::Ran {
                each(Value::Process(app.raw()).with(bearing));
            }
        }
        match &self.path {
            Some(path) if bearing == Bearing::Ran => state_program(path.raw(), each),
            Some(path) => state_path(path.raw(), bearing, each),
            None => {}
        }
        if let Some(name) = self
            .name
            .as_ref()
            .filter(|_| self.kind != "management-command")
        {
            each(Value::Process(name.raw()).with(bearing));
        }
        if let Some(profile) = &self.profile_id {
            each(Value::Profile(profile.raw()).with(bearing));
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

/// States a program that ran, by its path.
fn state_program(path: &str, each: &mut dyn FnMut(Trace<'_>)) {
    each(Value::Process(path).with(Bearing::Ran));
    state_path(path, Bearing::Ran, each);
}

impl Artefact for UnifiedLog {
    type Record<'a> = LoggedEvent<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/db/diagnostics/*.tracev3",
            "/private/var/db/diagnostics/*/*.tracev3",
        ],
        fields: &[
            ("time", "when the first of these messages was written (UTC)"),
            ("last_time", "when the last of them was written (UTC)"),
            (
                "kind",
                "process (wrote to the log), launch, crash, crash-report, permission-asked, app-installed, \
                 app-removed, profile-installed, profile-removed, management-command, pairing, unpairing, \
                 network-client, link",
            ),
            ("process", "path of the program that wrote them"),
            ("entry_count", "how many there are in this log"),
            ("app_id", "identifier of the app or program that they name"),
            ("path", "path of the program or file that they name"),
            ("name", "name of the program or command that they name"),
            (
                "permission",
                "permission that was asked for, in Apple's terms",
            ),
            ("profile_id", "identifier of the profile that they name"),
            ("host_id", "identifier of the computer that they name"),
            ("links", "address that they name"),
        ],
        described_in: &[
            "https://github.com/libyal/dtformats/blob/main/documentation/Apple%20Unified%20Logging%20and%20Activity%20Tracing%20formats.asciidoc",
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
        ],
    };

    const BESIDE: &'static [&'static str] = &unified_log::NEIGHBOURS;

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let phone = file.phone();
        let mut fold = Fold::new();
        let ended = unified_log::read(
            &*file.content(),
            phone.log_strings(),
            phone.neighbours(),
            &mut fold,
            &mut |fault| out.fault(fault),
        );
        if fold.above > 0 {
            out.fault(Fault::new(FaultKind::TooMany, "records").detail(fold.above));
        }
        for (key, sum) in &fold.sums {
            out.record(Place::Whole, &key.record(sum));
        }
        ended.map(|_| ())
    }
}

/// What messages say: those that say the same are one record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: &'static str,
    process: Option<Arc<str>>,
    subject: Subject,
    link: Option<String>,
}

/// How many, and when.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    count: u64,
    first: Option<Instant>,
    last: Option<Instant>,
}

impl Key {
    fn record(&self, sum: &Sum) -> LoggedEvent<'_> {
        let mut links = Links::default();
        if let Some(link) = &self.link {
            links.in_text(link);
        }
        LoggedEvent {
            time: sum.first,
            last_time: sum.last,
            kind: self.kind,
            process: self.process.as_deref().map(Untrusted::from),
            entry_count: sum.count,
            app_id: self.subject.app_id.as_deref().map(Untrusted::from),
            path: self.subject.path.as_deref().map(Untrusted::from),
            name: self.subject.name.as_deref().map(Untrusted::from),
            permission: self.subject.permission.as_deref().map(Untrusted::from),
            profile_id: self.subject.profile_id.as_deref().map(Untrusted::from),
            host_id: self.subject.host_id.as_deref().map(Untrusted::from),
            links,
        }
    }
}

/// Whether a program's messages name the hosts that programs of the phone ask for.
fn names_hosts(process: Process<'_>) -> bool {
    let name = process.path.and_then(|path| path.rsplit('/').next());
    name.is_some_and(|name| NETWORK.contains(&name))
}

/// Joins what messages of one log say.
struct Fold {
    sums: BTreeMap<Key, Sum>,
    messages: Messages,
    scheme: Finder<'static>,
    /// Names of programs, so that each is held once.
    programs: BTreeMap<String, Arc<str>>,
    /// What says something more than can be kept.
    above: u64,
}

impl Fold {
    fn new() -> Self {
        Self {
            sums: BTreeMap::new(),
            messages: Messages::default(),
            scheme: Finder::new("://"),
            programs: BTreeMap::new(),
            above: 0,
        }
    }

    fn program(&mut self, process: Process<'_>) -> Option<Arc<str>> {
        let path = process.path?;
        if let Some(known) = self.programs.get(path) {
            return Some(Arc::clone(known));
        }
        let shared: Arc<str> = Arc::from(path);
        self.programs.insert(path.to_owned(), Arc::clone(&shared));
        Some(shared)
    }

    fn add(&mut self, key: Key, count: u64, first: Option<Instant>, last: Option<Instant>) {
        if self.sums.len() >= RECORDS && !self.sums.contains_key(&key) {
            self.above = self.above.saturating_add(count);
            return;
        }
        let sum = self.sums.entry(key).or_default();
        sum.count = sum.count.saturating_add(count);
        sum.first = [sum.first, first].into_iter().flatten().min();
        sum.last = sum.last.max(last);
    }

    /// Adds what one message names.
    fn name(
        &mut self,
        process: Process<'_>,
        named: Vec<(&'static str, Subject)>,
        at: Option<Instant>,
    ) {
        let process = self.program(process);
        for (kind, subject) in named {
            let key = Key {
                kind,
                process: process.clone(),
                subject,
                link: None,
            };
            self.add(key, 1, at, at);
        }
    }
}

impl Reader for Fold {
    fn wants_program(&mut self, path: &str) -> bool {
        messages::wants_program(path)
    }

    fn wants_format(&mut self, path: &str, format: &str) -> bool {
        messages::wants_format(path, format)
    }

    fn seen(&mut self, process: Process<'_>, seen: Seen) {
        // Programs whose strings are gone are counted as a fault.
        let Some(program) = self.program(process) else {
            return;
        };
        let key = Key {
            kind: "process",
            process: Some(program),
            subject: Subject::default(),
            link: None,
        };
        self.add(key, seen.entries, seen.first, seen.last);
    }

    fn text(&mut self, process: Process<'_>, text: &str, when: When<'_>) {
        if text.len() > TEXT_BYTES {
            return;
        }
        // Bare names of hosts look like identifiers of apps: only who speaks of hosts is believed.
        let is_host = || {
            let is_name = text.contains('.') && !text.contains(' ');
            is_name && !REVERSED.iter().any(|start| text.starts_with(start)) && names_hosts(process)
        };
        if self.scheme.find(text.as_bytes()).is_none() && !is_host() {
            return;
        }
        let mut links = Links::default();
        links.in_text(text);
        let program = self.program(process);
        let at = when();
        for link in links.iter() {
            let key = Key {
                kind: "link",
                process: program.clone(),
                subject: Subject::default(),
                link: Some(link.to_owned()),
            };
            self.add(key, 1, at, at);
        }
    }

    fn message(&mut self, process: Process<'_>, message: Message<'_>) {
        let path = process.path.unwrap_or_default();
        let mut named = Vec::new();
        self.messages
            .read(path, message.text, &mut |kind, subject| {
                named.push((kind, subject));
            });
        self.name(process, named, message.time);
    }

    fn state(&mut self, process: Process<'_>, title: &str, data: &[u8], time: Option<Instant>) {
        let path = process.path.unwrap_or_default();
        let mut named = Vec::new();
        messages::clients(path, title, data, &mut |kind, subject| {
            named.push((kind, subject));
        });
        self.name(process, named, time);
    }
}
