//! Reads what the services around the keychain note of their work: dates, builds of the system, and
//! the names and links that stand in it.
//!
//! Described in: <https://github.com/apple-oss-distributions/Security/blob/main/Analytics/SFAnalytics.m>.

use formats::{
    plist::{self, Value},
    sqlite::{Database, Select},
};
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value as Named};

use crate::{About, Artefact, Out, PhoneFile, links::Links, values::text};

/// Tables of events.
const TABLES: [(&str, &str); 4] = [
    ("hard_failures", "hard_failure"),
    ("soft_failures", "soft_failure"),
    ("notes", "note"),
    ("all_events", "event"),
];
/// Most names kept of one event.
const NAMES: usize = 32;
/// Longest name of a program or service.
const NAME_BYTES: usize = 128;

/// Events around the keychain.
#[derive(Debug)]
pub struct KeychainAnalytics;

/// One event.
#[derive(Debug, serde::Serialize)]
pub struct KeychainEvent<'a> {
    /// When.
    pub time: Option<Instant>,
    /// `hard_failure`, `soft_failure`, `note` or `event`.
    pub kind: &'static str,
    /// What it is, in the service's words.
    pub event: Option<Untrusted<'a>>,
    /// The build of the system then.
    pub os_build: Option<Untrusted<'a>>,
    /// Names of programs, services and kinds of errors in it.
    pub names: Vec<Untrusted<'a>>,
    /// Links in it.
    pub links: Links<'static>,
}

impl Record for KeychainEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Moment::each_utc([(self.time, "keychain-event")], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        for name in &self.names {
            each(Named::Process(name.raw()).with(Bearing::Mentioned));
        }
        self.links.traces(Bearing::Mentioned, each);
    }
}

impl Artefact for KeychainAnalytics {
    type Record<'a> = KeychainEvent<'a>;

    const ABOUT: About = About {
        files: &["/private/var/Keychains/Analytics/*.db"],
        fields: &[
            ("time", "when (UTC)"),
            ("kind", "hard_failure, soft_failure, note or event"),
            ("event", "what it is, in the service's words"),
            ("os_build", "build of the system then"),
            (
                "names",
                "names of programs, services and kinds of errors in it",
            ),
            ("links", "links in it"),
        ],
        described_in: &[
            "https://github.com/apple-oss-distributions/Security/blob/main/Analytics/SFAnalytics.m",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let database = out.database(file)?;
        for (table, kind) in TABLES {
            if database.has_table(table) {
                events(&database, table, kind, out);
            }
        }
        Ok(())
    }
}

fn events(
    database: &Database,
    table: &'static str,
    kind: &'static str,
    out: &mut Out<'_, KeychainAnalytics>,
) {
    let mut select = Select::from(table);
    select.also_known(&["id"]);
    let time = select.column("timestamp");
    let data = select.column("data");
    out.rows(database, &select, |out, row| {
        let time = row.real(time).filter(|seconds| *seconds > 0.0);
        // An event without data is one whose time is all that is known.
        let data = match row.blob(data).map(plist::parse) {
            Some(Ok(data)) => Some(data),
            Some(Err(fault)) => {
                out.fault(fault);
                None
            }
            None => None,
        };
        let event = KeychainEvent {
            time: time.and_then(Instant::from_unix_s),
            ..event(kind, data.as_ref())
        };
        out.record(row.place(), &event);
    });
}

fn event<'a>(kind: &'static str, data: Option<&'a Value>) -> KeychainEvent<'a> {
    let mut event = KeychainEvent {
        time: None,
        kind,
        event: data.and_then(|data| text(data, "eventType")),
        os_build: data.and_then(|data| text(data, "build")),
        names: Vec::new(),
        links: Links::default(),
    };
    if let Some(data) = data {
        data.strings(&mut |_, text| {
            event.links.in_passing_text(text);
            let known = event.names.iter().any(|name| name.raw() == text);
            if event.names.len() < NAMES && !known && is_name(text) {
                event.names.push(Untrusted::from(text.to_owned()));
            }
        });
    }
    event
}

/// Whether a text can be the name of a program or service, and is no number.
fn is_name(text: &str) -> bool {
    let may_stand = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    text.len() <= NAME_BYTES
        && text.bytes().all(may_stand)
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
}
