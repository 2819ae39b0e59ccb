//! Reads what the phone knows of its own account for checking keys of messages: the devices on the
//! account, the addresses at which the owner is reached, when services were registered: `transparency.log`.
//!
//! Described in: <https://github.com/EC-DIGIT-CSIRC/sysdiagnose>,
//! <https://security.apple.com/blog/imessage-contact-key-verification/>.

use std::collections::BTreeSet;

use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted};
use serde_json::{Map, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    json_file::{self, below, text},
    masked::{self, without_scheme},
    stamps::in_json,
    values::{is_personal_address, state_person},
};

/// Most devices, addresses and registrations told of one file; people have fewer than fifty.
const TOLD: usize = 2_000;

/// The log of keys.
#[derive(Debug)]
pub struct TransparencyLog;

/// One thing that the log says of the account.
#[derive(Debug, Default, serde::Serialize)]
pub struct TransparencyFact {
    /// `device`, `address`, `account` or `registration`.
    pub kind: &'static str,
    /// When the account was first seen, or a service registered.
    pub time: Option<Instant>,
    /// The device's name.
    pub device_name: Option<Untrusted<'static>>,
    /// The device's model in Apple's terms.
    pub model: Option<Untrusted<'static>>,
    /// The version of its system.
    pub os_version: Option<Untrusted<'static>>,
    /// The end of its serial number.
    pub serial_end: Option<Untrusted<'static>>,
    /// An address of the owner, without most of what stands before the `@`.
    pub own_address: Option<Untrusted<'static>>,
    /// The service that was registered.
    pub registered_service: Option<Untrusted<'static>>,
    /// What was done then, in Apple's terms.
    pub registration_step: Option<Untrusted<'static>>,
    /// The whole address, for comparing only.
    #[serde(skip)]
    address: Option<String>,
}

impl Record for TransparencyFact {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        let what = match self.kind {
            "account" => "account-first-seen",
            _ => "message-service-registered",
        };
        if let Some(at) = self.time {
            each(Moment::utc(at, what));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(address) = &self.address {
            state_person(address, Bearing::Installed, each);
        }
    }
}

impl Artefact for TransparencyLog {
    type Record<'a> = TransparencyFact;

    const ABOUT: About = About {
        files: &[
            "/sysdiagnose/transparency.log",
            "/sysdiagnose/**/transparency.log",
        ],
        fields: &[
            ("kind", "device, address, account or registration"),
            (
                "time",
                "when the account was first seen, or a service registered (UTC)",
            ),
            ("device_name", "name of the device"),
            ("model", "model in Apple's terms"),
            ("os_version", "version of its system"),
            ("serial_end", "last four characters of its serial number"),
            (
                "own_address",
                "address at which the owner is reached, without most of what stands before the @",
            ),
            ("registered_service", "service that was registered"),
            ("registration_step", "what was done then, in Apple's terms"),
        ],
        described_in: &[
            "https://github.com/EC-DIGIT-CSIRC/sysdiagnose",
            "https://security.apple.com/blog/imessage-contact-key-verification/",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let Some(document) = json_file::read(file, "log of keys")? else {
            return Ok(());
        };
        if let Some(fault) = document.fault {
            out.fault(fault);
        }
        let log = &document.value;
        let machine = log.get("stateMachine").unwrap_or(log);
        let mut told = Told { out, left: TOLD };
        told.devices(machine);
        told.addresses(machine);
        told.account(machine);
        told.registrations(log);
        Ok(())
    }
}

struct Told<'o, 's> {
    out: &'o mut Out<'s, TransparencyLog>,
    left: usize,
}

impl Told<'_, '_> {
    fn write(&mut self, place: &str, record: &TransparencyFact) {
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => return,
        }
        if self.left == 0 {
            let fault = Fault::new(FaultKind::TooMany, "items of the log of keys");
            self.out.fault(fault);
        }
        self.out.record(Place::Key(place), record);
    }

    /// `devices`, by identifier or one after the other.
    fn devices(&mut self, machine: &Value) {
        let mut device = |number: usize, device: &Value| {
            let value = |key| text(device, key).map(|text| Untrusted::from(text.to_owned()));
            let record = TransparencyFact {
                kind: "device",
                device_name: value("name"),
                model: value("model"),
                os_version: value("osVersion"),
                serial_end: text(device, "serial")
                    .and_then(masked::serial_end)
                    .map(Untrusted::from),
                ..TransparencyFact::default()
            };
            if record.device_name.is_none() && record.model.is_none() {
                return;
            }
            // The keys are identifiers of the devices.
            self.write(&format!("stateMachine/devices/{number}"), &record);
        };
        match machine.get("devices") {
            Some(Value::Object(all)) => {
                let each = all.values().enumerate();
                each.for_each(|(number, value)| device(number, value));
            }
            Some(Value::Array(all)) => {
                let each = all.iter().enumerate();
                each.for_each(|(number, value)| device(number, value));
            }
            _ => {}
        }
    }

    /// The owner's own addresses, each once.
    fn addresses(&mut self, machine: &Value) {
        let lists = [
            vec![
                "lastValidateSelf",
                "diagnostics",
                "KTSelfVerificationInfo",
                "uris",
            ],
            vec!["cloudRecords", "optIn"],
            vec!["selfVerification", "server"],
        ];
        let mut known = BTreeSet::new();
        for path in lists {
            let found: Vec<&str> = match below(machine, &path) {
                Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
                Some(Value::Object(all)) => all.keys().map(String::as_str).collect(),
                _ => continue,
            };
            for address in found.into_iter().map(without_scheme) {
                let is_new = is_personal_address(address) && known.insert(address.to_owned());
                if is_new {
                    let record = TransparencyFact {
                        kind: "address",
                        own_address: Some(masked::address(address).into()),
                        address: Some(address.to_owned()),
                        ..TransparencyFact::default()
                    };
                    self.write(&format!("stateMachine/{}", path.join("/")), &record);
                }
            }
        }
    }

    fn account(&mut self, machine: &Value) {
        if let Some(time) = machine.get("accountFirstSeen").and_then(in_json) {
            let record = TransparencyFact {
                kind: "account",
                time: Some(time),
                ..TransparencyFact::default()
            };
            self.write("stateMachine/accountFirstSeen", &record);
        }
    }

    /// `registration`, a list of services with times under keys that end with `At`.
    fn registrations(&mut self, log: &Value) {
        let all = log.get("registration").and_then(Value::as_array);
        for (number, service) in all.into_iter().flatten().enumerate() {
            let name = ["app", "application", "service"]
                .iter()
                .find_map(|key| text(service, key));
            let steps = service.as_object().into_iter().flat_map(Map::iter);
            for (key, value) in steps.filter(|(key, _)| key.ends_with("At")) {
                let Some(time) = in_json(value) else { continue };
                let record = TransparencyFact {
                    kind: "registration",
                    time: Some(time),
                    registered_service: name.map(|name| name.to_owned().into()),
                    registration_step: Some(key.clone().into()),
                    ..TransparencyFact::default()
                };
                self.write(&format!("registration/{number}/{key}"), &record);
            }
        }
    }
}
