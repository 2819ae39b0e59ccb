//! Other devices on the account of the phone: each can receive its messages, passwords or places.
//!
//! Several records name the same device, some by name, others by model or by the end of its serial
//! number: they are put together, and the phone itself is left out. Described in:
//! <https://support.apple.com/102649>,
//! <https://support.apple.com/guide/personal-safety/welcome/web>.

use artefacts::AnyRecord;
use model::{Argument, Certainty, Instant, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{EvidenceList, SeenIn, draft::Said};

/// Most descriptions kept: people have some ten devices, and six records of each.
const DESCRIPTIONS: usize = 500;

/// What one record says of a device.
#[derive(Debug, Default)]
struct Device {
    name: Option<String>,
    model: Option<String>,
    system: Option<String>,
    serial_end: Option<String>,
    is_this_phone: bool,
    evidence: EvidenceList,
}

/// Folds what records say of devices.
#[derive(Debug, Default)]
pub(crate) struct AccountDevice {
    described: Vec<Device>,
}

impl Check for AccountDevice {
    const ABOUT: About = About {
        reads: &[
            "ios.transparency_log",
            "ios.circle_status",
            "ios.security_report",
            "ios.account_devices",
            "ios.trusted_peers",
            "ios.find_my",
            "ios.backup_information",
        ],
        described_in: &[
            "https://support.apple.com/102649",
            "https://support.apple.com/guide/personal-safety/welcome/web",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let Some((mut device, time)) = described(record) else {
            return;
        };
        let names_it = device.name.is_some() || device.model.is_some();
        if names_it && self.described.len() < DESCRIPTIONS {
            let shown = device.shown();
            device.evidence.add(seen, place, time, &shown);
            self.described.push(device);
        }
    }

    fn absorb(&mut self, later: Self) {
        let room = DESCRIPTIONS.saturating_sub(self.described.len());
        self.described
            .extend(later.described.into_iter().take(room));
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let devices = together(self.described);
        // A lone device of the account is the phone itself.
        if devices.len() < 2 {
            return;
        }
        for device in devices.into_iter().filter(|device| !device.is_this_phone) {
            let known = |name: &String| Statement::Device(Untrusted::from(name.clone()));
            let named = [&device.name, &device.model];
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                arguments: vec![("name", Argument::words(&device.shown()))],
                excused_by: named.into_iter().flatten().map(known).collect(),
                subject: device.subject(),
                harmless_causes: 3,
                ..Said::default()
            };
            out.say(&said, device.evidence);
        }
    }
}

/// What a record says of a device, and when.
fn described(record: AnyRecord<'_>) -> Option<(Device, Option<Instant>)> {
    let raw = |text: &Option<Untrusted<'_>>| text.as_ref().map(|text| text.raw().to_owned());
    let mut device = Device::default();
    let time = match record {
        AnyRecord::IosTransparencyLog(fact) if fact.kind == "device" => {
            (device.name, device.model) = (raw(&fact.device_name), raw(&fact.model));
            (device.system, device.serial_end) = (raw(&fact.os_version), raw(&fact.serial_end));
            fact.time
        }
        AnyRecord::IosCircleStatus(peer) if peer.kind != "circle" => {
            (device.name, device.model) = (raw(&peer.device_name), raw(&peer.model));
            (device.system, device.serial_end) = (raw(&peer.os_version), raw(&peer.serial_end));
            device.is_this_phone = peer.kind == "this_phone";
            peer.time
        }
        AnyRecord::IosSecurityReport(fact)
            if fact.kind == "device" && fact.forgotten != Some(true) =>
        {
            (device.name, device.model) = (raw(&fact.device_name), raw(&fact.model));
            fact.time
        }
        AnyRecord::IosAccountDevices(known) if known.kind == "device" => {
            (device.name, device.model) = (raw(&known.device_name), raw(&known.model));
            (device.system, device.serial_end) = (raw(&known.os_version), raw(&known.serial_end));
            known.time
        }
        AnyRecord::IosTrustedPeers(peer) => {
            (device.name, device.model) = (raw(&peer.device_name), raw(&peer.model));
            (device.system, device.serial_end) = (raw(&peer.os_version), raw(&peer.serial_end));
            peer.time
        }
        AnyRecord::IosFindMy(found) if found.kind == "device" => {
            device.name = raw(&found.device_name);
            device.is_this_phone = found.is_this_phone == Some(true);
            found.time
        }
        AnyRecord::IosBackupInformation(phone) => {
            (device.name, device.model) = (raw(&phone.device_name), raw(&phone.model));
            device.is_this_phone = true;
            None
        }
        _ => return None,
    };
    Some((device, time))
}

/// One device for each that is described, however often; those of which more is known come first.
fn together(mut described: Vec<Device>) -> Vec<Device> {
    described.sort_by_key(|device| {
        let known = [&device.serial_end, &device.name, &device.model];
        std::cmp::Reverse(known.map(Option::is_some))
    });
    let mut devices: Vec<Device> = Vec::new();
    for device in described {
        match devices.iter_mut().find(|known| known.is_same(&device)) {
            Some(known) => known.absorb(device),
            None => devices.push(device),
        }
    }
    devices
}

impl Device {
    fn is_same(&self, other: &Device) -> bool {
        let pair = |one: &Option<String>, two: &Option<String>| match (one, two) {
            (Some(one), Some(two)) => Some(one.to_lowercase() == two.to_lowercase()),
            _ => None,
        };
        let (serial, name) = (
            pair(&self.serial_end, &other.serial_end),
            pair(&self.name, &other.name),
        );
        let model = match (&self.model, &other.model) {
            (Some(one), Some(two)) => Some(is_same_model(one, two)),
            _ => None,
        };
        match (serial, name, model) {
            (Some(serial), _, model) => serial && model != Some(false),
            (None, Some(name), model) => name && model != Some(false),
            (None, None, model) => model == Some(true),
        }
    }

    fn absorb(&mut self, other: Device) {
        self.name = self.name.take().or(other.name);
        // `iPhone9,…` and `iPhone` say less than `iPhone9,3`.
        let length = |model: &Option<String>| model.as_ref().map_or(0, |model| whole(model).len());
        if length(&other.model) > length(&self.model) {
            self.model = other.model;
        }
        self.system = self.system.take().or(other.system);
        self.serial_end = self.serial_end.take().or(other.serial_end);
        self.is_this_phone |= other.is_this_phone;
        self.evidence.absorb(other.evidence);
    }

    /// Its name, model, system and end of its serial number, as far as they are known.
    fn shown(&self) -> String {
        let end = self.serial_end.as_ref().map(|end| format!("…{end}"));
        let rest = [self.model.clone(), self.system.clone(), end];
        let rest = rest.into_iter().flatten().collect::<Vec<_>>().join(", ");
        match &self.name {
            Some(name) if rest.is_empty() => name.clone(),
            Some(name) => format!("{name} ({rest})"),
            None => rest,
        }
    }

    /// What names it between runs.
    fn subject(&self) -> String {
        let named = [&self.name, &self.model, &self.serial_end];
        let named = named.map(|part| part.as_deref().unwrap_or_default());
        named.join("|")
    }
}

/// Whether one is the other, or only its beginning.
fn is_same_model(one: &str, two: &str) -> bool {
    let (one, two) = (whole(one), whole(two));
    one.starts_with(two) || two.starts_with(one)
}

fn whole(model: &str) -> &str {
    model.trim_end_matches('…')
}

#[cfg(test)]
mod tests {
    use artefacts::ios::{
        account_devices::AccountDevice as Listed, circle_status::CirclePeer,
        security_report::SecurityFact,
    };
    use model::Finding;

    use super::*;
    use crate::trial::findings;

    fn peer(kind: &'static str, model: &'static str, end: &'static str) -> CirclePeer {
        CirclePeer {
            kind,
            model: Some(model.into()),
            serial_end: Some(end.into()),
            ..CirclePeer::default()
        }
    }

    fn said(known: &[&str]) -> Vec<Finding> {
        let own = peer("this_phone", "iPhone14,5", "ABCD");
        let other = peer("peer", "MacBookAir10,1", "EFGH");
        let named = Listed {
            kind: "device",
            device_name: Some("MacBook".into()),
            model: Some("MacBookAir10,1".into()),
            serial_end: Some("EFGH".into()),
            ..Listed::default()
        };
        let cut = SecurityFact {
            kind: "device",
            device_name: Some("macbook".into()),
            model: Some("MacBook…".into()),
            ..SecurityFact::default()
        };
        let gone = SecurityFact {
            kind: "device",
            device_name: Some("Old".into()),
            forgotten: Some(true),
            ..SecurityFact::default()
        };
        let records = [
            AnyRecord::IosCircleStatus(&own),
            AnyRecord::IosCircleStatus(&other),
            AnyRecord::IosAccountDevices(&named),
            AnyRecord::IosSecurityReport(&cut),
            AnyRecord::IosSecurityReport(&gone),
        ];
        findings::<AccountDevice>("account-device", &records, known)
    }

    #[test]
    fn three_records_of_one_device_are_one_exposure_until_it_is_known() {
        let found = said(&[]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, Kind::Exposure);
        assert_eq!(
            (found[0].certainty, found[0].count),
            (Certainty::Possible, 3)
        );
        for known in ["device:MacBook", "device:MacBookAir10,1"] {
            assert_eq!(said(&[known])[0].kind, Kind::Context, "{known}");
        }
        assert_eq!(said(&["device:iPad"])[0].kind, Kind::Exposure);
    }

    #[test]
    fn the_phone_itself_is_none() {
        let own = peer("peer", "iPhone14,5", "ABCD");
        let alone = [AnyRecord::IosCircleStatus(&own)];
        assert_eq!(findings::<AccountDevice>("account-device", &alone, &[]), []);
    }
}
