//! Reads the log of the service that talks to computers: when one was trusted, what its programs asked
//! for, when the passcode was changed and the system updated: `lockdownd.log`.
//!
//! Described in: <https://github.com/log2timeline/plaso/blob/main/plaso/parsers/text_plugins/ios_lockdownd.py>,
//! <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://github.com/libimobiledevice/libimobiledevice/blob/master/include/libimobiledevice/lockdown.h>.

use std::collections::BTreeSet;

use model::{Bearing, Fault, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    apple_log::{Entry, each_entry},
};

/// Most requests kept in mind, so that what repeats within the hour is told once.
const REQUESTS: usize = 4_096;

/// The log of connections with computers.
#[derive(Debug)]
pub struct LockdownLog;

/// One event. The words of the line are not kept.
#[derive(Debug, Default, serde::Serialize)]
pub struct LockdownEvent<'a> {
    /// When it was written.
    pub time: Option<Instant>,
    /// `started`, `passcode_changed`, `upgraded`, `trust_asked`, `trusted`, `trust_failed`,
    /// `untrusted`, `key_kept`, `service_asked`.
    pub kind: &'static str,
    /// The program on the computer, as it calls itself.
    pub computer_program: Option<Untrusted<'a>>,
    /// The computer's identifier.
    pub host_id: Option<Untrusted<'a>>,
    /// The phone's service that it asked for.
    pub asked_service: Option<Untrusted<'a>>,
    /// Why the computer was not trusted.
    pub failure: Option<Untrusted<'a>>,
}

impl Record for LockdownEvent<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.kind {
            "started" => "phone-services-started",
            "passcode_changed" => "passcode-changed",
            "upgraded" => "system-updated",
            "trust_asked" => "computer-trust-asked",
            "trusted" => "computer-trusted",
            "key_kept" => "computer-key-kept",
            "trust_failed" => "computer-not-trusted",
            "untrusted" => "computer-no-longer-trusted",
            _ => "computer-asked-service",
        };
        if let Some(at) = self.time {
            each(Moment::local(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(service) = &self.asked_service {
            each(Value::Process(service.raw()).with(Bearing::Ran));
        }
    }
}

impl Artefact for LockdownLog {
    type Record<'a> = LockdownEvent<'a>;

    const ABOUT: About = About {
        files: &[
            "/private/var/logs/lockdownd/lockdownd.log*",
            "/private/var/logs/lockdownd.log*",
            "/private/var/mobile/Library/Logs/lockdownd.log*",
        ],
        fields: &[
            (
                "time",
                "when it was written (UTC; the phone's zone is assumed where none is known)",
            ),
            (
                "kind",
                "started (the service, not always the phone), passcode_changed, upgraded, trust_asked, \
                 trusted, trust_failed, untrusted, key_kept (a key for a trusted computer), service_asked",
            ),
            (
                "computer_program",
                "program on the computer, as it calls itself",
            ),
            ("host_id", "identifier of the computer"),
            ("asked_service", "service of the phone that it asked for"),
            ("failure", "why the computer was not trusted"),
        ],
        described_in: &[
            "https://github.com/log2timeline/plaso/blob/main/plaso/parsers/text_plugins/ios_lockdownd.py",
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://github.com/libimobiledevice/libimobiledevice/blob/master/include/libimobiledevice/lockdown.h",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let mut asked = BTreeSet::new();
        let cut = each_entry(file, "log of connections with computers", &mut |entry| {
            let Some(mut event) = event(entry) else {
                return;
            };
            if event.kind == "service_asked" && !is_new(entry, &event, &mut asked) {
                return;
            }
            event.time = entry.time(file);
            out.record(Place::Line(entry.line), &event);
        })?;
        if let Some(fault) = cut {
            out.fault(fault);
        }
        Ok(())
    }
}

/// Whether a program asks for a service for the first time in the hour.
fn is_new(entry: &Entry<'_>, event: &LockdownEvent<'_>, asked: &mut BTreeSet<String>) -> bool {
    let raw = |text: &Option<Untrusted<'_>>| text.as_ref().map(|text| text.raw().to_owned());
    let program = raw(&event.computer_program).unwrap_or_default();
    let service = raw(&event.asked_service).unwrap_or_default();
    let request = format!("{} {program} {service}", entry.hour());
    if asked.len() >= REQUESTS {
        return !asked.contains(&request);
    }
    asked.insert(request)
}

/// What an entry tells, by the function that wrote it.
fn event<'e>(entry: &Entry<'e>) -> Option<LockdownEvent<'e>> {
    let text: &'e str = entry.text;
    let (function, said) = text.split_once(':')?;
    let said = said.trim_start();
    let of = |kind| LockdownEvent {
        kind,
        ..LockdownEvent::default()
    };
    if function.starts_with("password_changed_callback") {
        return Some(of("passcode_changed"));
    }
    if function.contains("unpair") && !said.contains("ailed") {
        return Some(LockdownEvent {
            host_id: host_id(text),
            ..of("untrusted")
        });
    }
    match function {
        "main" if said.starts_with("Starting Up") => Some(of("started")),
        "roll_keys" if said.contains("Detected upgrade") => Some(of("upgraded")),
        "store_escrow_record" => {
            let id = said.strip_prefix("Creating escrow bag for ")?;
            Some(LockdownEvent {
                host_id: id.split_whitespace().next().map(Untrusted::from),
                ..of("key_kept")
            })
        }
        "handle_pair" => pairing(said),
        _ if function.starts_with("handle_start_service") => {
            let (program, service) = said.split_once(" attempting to spawn ")?;
            let service = service.split_whitespace().next()?;
            Some(LockdownEvent {
                computer_program: Some(program.into()),
                asked_service: Some(service.trim_end_matches('.').into()),
                ..of("service_asked")
            })
        }
        _ => None,
    }
}

/// `Pair message: { … HostID = "…"; }`, `Pair for ‹program› succeeded .`, `… failed : ‹why›`.
fn pairing(said: &str) -> Option<LockdownEvent<'_>> {
    if said.starts_with("Pair message") {
        return Some(LockdownEvent {
            kind: "trust_asked",
            host_id: host_id(said),
            ..LockdownEvent::default()
        });
    }
    let rest = said.strip_prefix("Pair for ")?;
    if let Some((program, _)) = rest.split_once(" succeeded") {
        return Some(LockdownEvent {
            kind: "trusted",
            computer_program: Some(program.into()),
            ..LockdownEvent::default()
        });
    }
    let (program, why) = rest.split_once(" failed")?;
    let why = why.lines().next().unwrap_or_default();
    Some(LockdownEvent {
        kind: "trust_failed",
        computer_program: Some(program.into()),
        failure: Some(why.trim_matches([':', ' ', '.']).into()),
        ..LockdownEvent::default()
    })
}

/// What stands behind `HostID`.
fn host_id(text: &str) -> Option<Untrusted<'_>> {
    let (_, behind) = text.split_once("HostID")?;
    let value = behind.trim_start_matches([' ', '=', ':', '"']);
    let id = value.split(['"', ';', '\n', ' ', ',']).next()?;
    (!id.is_empty()).then(|| Untrusted::from(id))
}
