//! Reads the intrusion logs of Android's Advanced Protection: names looked up and connections made by
//! apps, and the phone's security events, one a line.
//!
//! Described in: <https://developer.android.com/reference/android/app/admin/SecurityLog>,
//! <https://developer.android.com/reference/android/app/admin/DnsEvent>,
//! <https://developer.android.com/reference/android/app/admin/ConnectEvent>.

use formats::text::{self, Line};
use model::{Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};
use serde_json::{Map, Value as Json};

use crate::{
    About, Artefact, Links, Out, PhoneFile, intrusion_event::state, intrusion_tags as tags,
    seen_lines::SeenLines,
};

/// Intrusion logs.
#[derive(Debug)]
pub struct IntrusionLog;

/// One event of the log.
#[derive(Debug, Default, serde::Serialize)]
pub struct IntrusionEvent<'a> {
    /// When it happened.
    pub time: Option<Instant>,
    /// The kind of event, as the log names it.
    pub event: Untrusted<'a>,
    /// Its number in the log.
    pub event_id: Option<i64>,
    /// What a security event is about.
    pub tag: Option<Untrusted<'a>>,
    /// The app.
    pub app_id: Option<Untrusted<'a>>,
    /// The name looked up or connected to.
    pub host: Option<Untrusted<'a>>,
    /// The addresses that the name has, or that the connection went to.
    pub ip_addresses: Vec<Untrusted<'a>>,
    /// The port of the connection.
    pub port: Option<i64>,
    /// The program that started.
    pub process: Option<Untrusted<'a>>,
    /// Its number.
    pub process_id: Option<i64>,
    /// The user under which it ran, which stands for the app.
    pub process_user: Option<i64>,
    /// SHA-256 of the app's file.
    pub file_sha256: Option<Untrusted<'a>>,
    /// The file copied over adb, or the medium mounted.
    pub path: Option<Untrusted<'a>>,
    /// First word of a command typed over adb; the rest is forgotten.
    pub command_program: Option<Untrusted<'a>>,
    /// Apps that the command names.
    pub command_apps: Vec<Untrusted<'a>>,
    /// Paths that the command names.
    pub command_paths: Vec<Untrusted<'a>>,
    /// Links in the command.
    pub links: Links<'a>,
    /// To whom a certificate was issued.
    pub certificate_subject: Option<Untrusted<'a>>,
    /// Whether it succeeded.
    pub success: Option<bool>,
    /// What checked the system at its start found.
    pub verified_boot_state: Option<Untrusted<'a>>,
    /// What becomes of the system when it was changed.
    pub dm_verity_mode: Option<Untrusted<'a>>,
    /// The restriction added or removed.
    pub restriction: Option<Untrusted<'a>>,
    /// Version of the app installed, updated or removed.
    pub app_version_code: Option<i64>,
    /// Name of a key.
    pub key_id: Option<Untrusted<'a>>,
    /// Whether the camera or the backup service was switched on, or off.
    pub switched_on: Option<bool>,
    /// Names of values that vigie does not know.
    pub unknown_keys: Vec<Untrusted<'a>>,
    /// When the source was made, for checks that ask what happened while it was.
    #[serde(skip)]
    pub captured: Option<Instant>,
}

impl Record for IntrusionEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let tag = self.tag.as_ref().map(Untrusted::raw).unwrap_or_default();
        let what = match (self.event.raw(), tag) {
            (DNS, _) => "site-looked-up",
            (CONNECTION, _) => "site-contacted",
            (_, "app_process_start") => "process-started",
            (_, "package_installed") => "app-installed",
            (_, "package_updated") => "app-updated",
            (_, "package_uninstalled") => "app-removed",
            _ => "security-event",
        };
        if let Some(at) = self.time {
            each(Moment::utc(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        state(self, each);
    }
}

/// The kinds of events that Android documents.
pub(crate) const DNS: &str = "dns_event";
pub(crate) const CONNECTION: &str = "connect_event";
const SECURITY: &str = "security_event";

impl Artefact for IntrusionLog {
    type Record<'a> = IntrusionEvent<'a>;

    const ABOUT: About = About {
        files: &["/**/intrusion-logs/**", "/**/intrusion_logs/**"],
        fields: FIELDS,
        described_in: &[
            "https://developer.android.com/reference/android/app/admin/SecurityLog",
            "https://developer.android.com/reference/android/app/admin/DnsEvent",
            "https://developer.android.com/reference/android/app/admin/ConnectEvent",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut seen = SeenLines::default();
        let captured = file.clock().captured();
        text::each_line(&*file.content(), &mut |line| {
            if let Err(fault) = events(&line, captured, &mut seen, out) {
                out.fault(fault);
            }
        })
    }
}

const FIELDS: &[crate::Field] = &[
    ("time", "when it happened (UTC)"),
    (
        "event",
        "kind of event: dns_event (a name looked up), connect_event, security_event, or another name",
    ),
    ("event_id", "its number in the log"),
    (
        "tag",
        "what a security event is about, in the log's own terms",
    ),
    (
        "app_id",
        "the app that did it, that it is about, or that set the policy",
    ),
    ("host", "the name looked up or connected to"),
    (
        "ip_addresses",
        "addresses that the name has, or that the connection went to",
    ),
    ("port", "port of the connection"),
    ("process", "name of the program that started"),
    ("process_id", "its number"),
    (
        "process_user",
        "number of the user under which it ran, or that a key belongs to",
    ),
    ("file_sha256", "SHA-256 of the app's file"),
    ("path", "file copied over adb, or medium mounted"),
    (
        "command_program",
        "first word of a command typed over adb; the rest is forgotten",
    ),
    ("command_apps", "apps that the command names"),
    ("command_paths", "paths that the command names"),
    ("links", "links in the command"),
    ("certificate_subject", "to whom a certificate was issued"),
    ("success", "whether it succeeded"),
    (
        "verified_boot_state",
        "what the check of the system at its start found: green, yellow, orange, red",
    ),
    (
        "dm_verity_mode",
        "what becomes of a changed system: enforcing, eio, disabled",
    ),
    ("restriction", "restriction added or removed"),
    (
        "app_version_code",
        "version of the app installed, updated or removed",
    ),
    ("key_id", "name of a key"),
    (
        "switched_on",
        "whether the camera or the backup service was switched on, or off",
    ),
    ("unknown_keys", "names of values that vigie does not know"),
];

/// Reads the events of a line.
fn events(
    line: &Line<'_>,
    captured: Option<Instant>,
    seen: &mut SeenLines,
    out: &mut Out<'_, IntrusionLog>,
) -> Result<(), Fault> {
    let bytes = line
        .bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(line.bytes);
    let bytes = bytes.trim_ascii();
    if bytes.is_empty() {
        return Ok(());
    }
    let fault = |kind| {
        Fault::new(kind, "line of an intrusion log").detail(format_args!("line {}", line.number))
    };
    if line.cut {
        return Err(fault(FaultKind::TooLarge));
    }
    let mut content: Json =
        serde_json::from_str(&String::from_utf8_lossy(bytes)).map_err(|error| {
            fault(if error.is_eof() {
                FaultKind::Short
            } else {
                FaultKind::Malformed
            })
        })?;
    if !seen.is_new(&mut content) {
        return Ok(());
    }
    let Json::Object(content) = &content else {
        return Err(fault(FaultKind::Malformed));
    };
    let mut has_event = false;
    for (name, body) in content {
        if let Json::Object(body) = body {
            has_event = true;
            out.record(Place::Line(line.number), &event(name, body, captured));
        }
    }
    if has_event {
        return Ok(());
    }
    // The event itself, without its kind around it.
    match bare_kind(content) {
        Some(kind) => out.record(Place::Line(line.number), &event(kind, content, captured)),
        None => return Err(fault(FaultKind::UnknownSchema)),
    }
    Ok(())
}

/// The kind of an event that does not say it.
fn bare_kind(content: &Map<String, Json>) -> Option<&'static str> {
    let has = |name| content.contains_key(name);
    if has("hostname") {
        Some(DNS)
    } else if has("ip_address") {
        Some(CONNECTION)
    } else {
        (has("tag") && has("data")).then_some(SECURITY)
    }
}

fn event<'v>(
    kind: &'v str,
    body: &'v Map<String, Json>,
    captured: Option<Instant>,
) -> IntrusionEvent<'v> {
    let mut event = IntrusionEvent {
        event: Untrusted::from(kind),
        captured,
        ..IntrusionEvent::default()
    };
    let is_security = kind == SECURITY;
    for (name, value) in body {
        match (name.as_str(), value) {
            ("tag", _) if is_security => older_tag(value, body.get("data"), &mut event),
            ("data", _) if is_security => {}
            (_, Json::Object(values)) if is_security => {
                event.tag = Some(Untrusted::from(name.as_str()));
                for (name, value) in values {
                    event.take(name, value);
                }
            }
            _ if is_security && tags::values(name).is_some() => {
                // A value alone stands for the first of the tag.
                event.tag = Some(Untrusted::from(name.as_str()));
                event.take_in_order(name, value);
            }
            _ => event.take(name, value),
        }
    }
    event
}

/// The older shape: the number of the tag, and its values without their names.
fn older_tag<'v>(tag: &'v Json, data: Option<&'v Json>, event: &mut IntrusionEvent<'v>) {
    let number = tag
        .as_i64()
        .or_else(|| tag.as_str().and_then(|text| text.parse().ok()));
    let name = match (number.and_then(tags::name), tag) {
        (Some(name), _) => name,
        (None, Json::String(name)) => name,
        (None, other) => {
            event.tag = Some(Untrusted::from(other.to_string()));
            return;
        }
    };
    event.tag = Some(Untrusted::from(name));
    if let Some(data) = data {
        event.take_in_order(name, data);
    }
}
