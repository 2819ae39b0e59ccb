//! Reads the report of the keychain: other devices that its services know of the same account, how many
//! belong to the circle, and what security services noted: `security-sysdiagnose.txt`.
//!
//! Sections follow each other without an end of their own. Described in:
//! <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://github.com/apple-oss-distributions/Security>.

use formats::text::{Line, each_line};
use model::{Fault, FaultKind, Instant, Moment, Place, Record, Untrusted};

use crate::{
    About, Artefact, Out, PhoneFile,
    stamps::{blank_separated, leading},
};

/// Most characters of the name of a client: it stands in every event.
const CLIENT_CHARACTERS: usize = 256;

/// Longest event; property lists inside have some thirty.
const EVENT_BYTES: usize = 16 << 10;
/// The service under which devices of the same account are kept.
const SAME_ACCOUNT: &str = "RPIdentity-SameAccountDevice";

/// The report of the keychain.
#[derive(Debug)]
pub struct SecurityReport;

/// A device of the account, the state of the circle, or an event.
#[derive(Debug, Default, serde::Serialize)]
pub struct SecurityFact {
    /// `device`, `circle` or `event`.
    pub kind: &'static str,
    /// When the device was first known, or the event happened.
    pub time: Option<Instant>,
    /// When what is known of the device last changed.
    pub modified: Option<Instant>,
    /// The device's name.
    pub device_name: Option<Untrusted<'static>>,
    /// The device's model, as far as it is written.
    pub model: Option<Untrusted<'static>>,
    /// Whether what was known of the device was removed.
    pub forgotten: Option<bool>,
    /// The state of the circle, in Apple's terms.
    pub circle_state: Option<Untrusted<'static>>,
    /// The security service that noted the event.
    pub security_client: Option<Untrusted<'static>>,
    /// The event, in Apple's terms.
    pub security_event: Option<Untrusted<'static>>,
    /// How it ended, in Apple's terms.
    pub outcome: Option<Untrusted<'static>>,
    /// The build of the system then.
    pub os_build: Option<Untrusted<'static>>,
    /// Whose number the error is.
    pub error_domain: Option<Untrusted<'static>>,
    /// The number of the error.
    pub error_code: Option<i64>,
}

impl Record for SecurityFact {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = if self.kind == "device" {
            "account-device-known"
        } else {
            "security-event"
        };
        if let Some(at) = self.time {
            each(Moment::utc(at, what));
        }
        if let Some(at) = self.modified {
            each(Moment::utc(at, "account-device-changed"));
        }
    }
}

impl Artefact for SecurityReport {
    type Record<'a> = SecurityFact;

    const ABOUT: About = About {
        files: &[
            "/sysdiagnose/security-sysdiagnose.txt",
            "/sysdiagnose/**/security-sysdiagnose.txt",
        ],
        fields: &[
            ("kind", "device, circle or event"),
            (
                "time",
                "when the device was first known, or the event happened (UTC)",
            ),
            (
                "modified",
                "when what is known of the device last changed (UTC)",
            ),
            ("device_name", "name of the device"),
            ("model", "model in Apple's terms, as far as it is written"),
            (
                "forgotten",
                "whether what was known of the device was removed",
            ),
            ("circle_state", "state of the circle, in Apple's terms"),
            ("security_client", "security service that noted the event"),
            ("security_event", "the event, in Apple's terms"),
            ("outcome", "how it ended, in Apple's terms"),
            ("os_build", "build of the system then"),
            ("error_domain", "whose number the error is"),
            ("error_code", "number of the error"),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://github.com/apple-oss-distributions/Security",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut report = Report::default();
        let (mut lines, mut sections) = (0_u64, 0_u64);
        let read = each_line(&*file.content(), &mut |line: Line<'_>| {
            let text = line.text();
            let text = text.trim_end();
            if text.trim().is_empty() {
                return;
            }
            lines = lines.saturating_add(1);
            if report.begins(line.number, text, out) {
                sections = sections.saturating_add(1);
            } else {
                report.line(line.number, text, out);
            }
        });
        report.finish_event(out);
        read?;
        if lines > 0 && sections == 0 {
            let fault = Fault::new(FaultKind::UnknownSchema, "report of the keychain");
            return Err(fault.detail(format_args!("{lines} lines, no section")));
        }
        Ok(())
    }
}

/// Where in the report we are.
#[derive(Default)]
enum Section {
    #[default]
    Other,
    Keychain,
    /// A service and its events.
    Client(String),
}

#[derive(Default)]
struct Report {
    section: Section,
    /// The event that is being read, and its line.
    event: String,
    event_line: u64,
}

impl Report {
    /// Whether the line begins a section.
    fn begins(&mut self, line: u64, text: &str, out: &mut Out<'_, SecurityReport>) -> bool {
        let section = if let Some(state) = text.strip_prefix("ccstatus:") {
            let record = SecurityFact {
                kind: "circle",
                circle_state: Some(state.trim().to_owned().into()),
                ..SecurityFact::default()
            };
            out.record(Place::Line(line), &record);
            Section::Other
        } else if text.ends_with("keychain state:") {
            Section::Keychain
        } else if let Some(name) = text.strip_prefix("Client:") {
            Section::Client(name.trim().chars().take(CLIENT_CHARACTERS).collect())
        } else {
            // Apple writes "Analystics" on some versions.
            let others = [
                "Engine state:",
                "Analytics sysdiagnose",
                "Analystics sysdiagnose",
                "All keys and values",
                "All values in",
            ];
            if !others.iter().any(|other| text.starts_with(other)) {
                return false;
            }
            Section::Other
        };
        self.finish_event(out);
        self.section = section;
        true
    }

    fn line(&mut self, line: u64, text: &str, out: &mut Out<'_, SecurityReport>) {
        match &self.section {
            Section::Other => {}
            Section::Keychain => {
                if let Some(record) = device(text) {
                    out.record(Place::Line(line), &record);
                }
            }
            Section::Client(_) => {
                if leading(text).is_some() {
                    self.finish_event(out);
                    self.event_line = line;
                } else if self.event.is_empty() {
                    return;
                }
                if self.event.len() < EVENT_BYTES {
                    self.event.push_str(text);
                }
            }
        }
    }

    fn finish_event(&mut self, out: &mut Out<'_, SecurityReport>) {
        let text = std::mem::take(&mut self.event);
        let Section::Client(client) = &self.section else {
            return;
        };
        if let Some(record) = event(client, &text) {
            out.record(Place::Line(self.event_line), &record);
        } else if !text.is_empty() {
            let fault = Fault::new(FaultKind::Malformed, "event of a security service");
            out.fault(fault.detail(Place::Line(self.event_line)));
        }
    }
}

/// `prefix: key=value,…`: a device of the same account.
fn device(text: &str) -> Option<SecurityFact> {
    let (_, pairs) = text.split_once(": ")?;
    let mut record = SecurityFact {
        kind: "device",
        ..SecurityFact::default()
    };
    let mut is_device = false;
    for (key, value) in pairs_of(pairs) {
        match key {
            "svce" => is_device = value == SAME_ACCOUNT,
            "labl" => record.device_name = Some(value.into()),
            "cdat" => record.time = blank_separated(&value),
            "mdat" => record.modified = blank_separated(&value),
            "tomb" => record.forgotten = Some(value != "0"),
            "gena" => record.model = model(&value).map(Untrusted::from),
            _ => {}
        }
    }
    is_device.then_some(record)
}

/// The pairs of a row. A comma inside braces ends none, nor does one that no key follows: names hold some.
fn pairs_of(text: &str) -> Vec<(&str, String)> {
    let mut depth = 0_u32;
    let parts = text.split(|letter| {
        match letter {
            '{' => depth = depth.saturating_add(1),
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    });
    let mut pairs: Vec<(&str, String)> = Vec::new();
    for part in parts {
        match (part.split_once('='), pairs.last_mut()) {
            (Some((key, value)), _) => pairs.push((key, value.to_owned())),
            (None, Some((_, value))) => {
                value.push(',');
                value.push_str(part);
            }
            (None, None) => {}
        }
    }
    pairs
}

/// The model in `{length = 33, bytes = 0xe3456d6f … }`: OPACK, of which the report leaves out the middle.
fn model(description: &str) -> Option<String> {
    let hex = description.split_once("0x")?.1;
    let hex = hex.split("...").next().unwrap_or(hex);
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let bytes = digits.chunks_exact(2).filter_map(|pair| {
        let pair = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    });
    let bytes: Vec<u8> = bytes.collect();
    let at = memchr::memmem::find(&bytes, b"model")?;
    let value = bytes.get(at.checked_add(5)?..)?;
    // 0x40 and the length: a short text.
    let (kind, value) = value.split_first()?;
    let length = usize::from(kind.checked_sub(0x40)?);
    let kept = value.get(..length).unwrap_or(value);
    let model = std::str::from_utf8(kept).ok()?;
    let is_cut = value.len() < length;
    let is_model = !model.is_empty() && model.bytes().all(|byte| byte.is_ascii_graphic());
    is_model.then(|| format!("{model}{}", if is_cut { "…" } else { "" }))
}

/// `date result: event - Attributes: {key : value, …}`.
fn event(client: &str, text: &str) -> Option<SecurityFact> {
    let (time, rest) = leading(text)?;
    let (outcome, rest) = rest.split_once(": ")?;
    let (event, attributes) = rest.split_once(" - ").unwrap_or((rest, ""));
    let attributes = attributes.trim_start_matches("Attributes:").trim();
    let value = |name: &str| {
        let mut pairs = attributes.trim_matches(['{', '}', ' ']).split(", ");
        pairs.find_map(|pair| {
            let (key, value) = pair.split_once(" : ")?;
            (key.trim() == name).then(|| value.trim().to_owned())
        })
    };
    Some(SecurityFact {
        kind: "event",
        time: Some(time),
        security_client: Some(client.to_owned().into()),
        security_event: Some(event.trim().to_owned().into()),
        outcome: Some(outcome.trim().to_owned().into()),
        os_build: value("build").map(Untrusted::from),
        error_domain: value("errorDomain").map(Untrusted::from),
        error_code: value("errorCode").and_then(|code| code.parse().ok()),
        ..SecurityFact::default()
    })
}
