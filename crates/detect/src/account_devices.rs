//! Devices on the account of an iPhone, put together from the records that name them: some by name, others
//! by model or by the end of the serial number.
//!
//! Described in: <https://support.apple.com/102649>.

use artefacts::AnyRecord;
use model::{Instant, Place, Untrusted};

use crate::{EvidenceList, SeenIn};

/// Most descriptions kept: people have some ten devices, and six records of each.
const DESCRIPTIONS: usize = 500;

/// What one record says of a device.
#[derive(Debug, Default)]
pub(crate) struct Device {
    /// Its name.
    pub(crate) name: Option<String>,
    /// Its model in Apple's terms.
    pub(crate) model: Option<String>,
    system: Option<String>,
    serial_end: Option<String>,
    is_this_phone: bool,
    /// When a record last dates it.
    pub(crate) last: Option<Instant>,
    /// The records about it.
    pub(crate) evidence: EvidenceList,
}

/// Folds what records say of devices.
#[derive(Debug, Default)]
pub(crate) struct AccountDevices(Vec<Device>);

impl AccountDevices {
    /// The artefacts that name devices, and the one that names the phone itself.
    pub(crate) const READS: &'static [&'static str] = &[
        "ios.transparency_log",
        "ios.circle_status",
        "ios.security_report",
        "ios.account_devices",
        "ios.trusted_peers",
        "ios.find_my",
        "ios.backup_information",
    ];

    /// Looks at a record.
    pub(crate) fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let Some((mut device, time)) = described(record) else {
            return;
        };
        let names_it = device.name.is_some() || device.model.is_some();
        if names_it && self.0.len() < DESCRIPTIONS {
            let shown = device.shown();
            device.evidence.add(seen, place, time, &shown);
            device.last = time;
            self.0.push(device);
        }
    }

    /// Adds what a later job folded.
    pub(crate) fn absorb(&mut self, later: Self) {
        let room = DESCRIPTIONS.saturating_sub(self.0.len());
        self.0.extend(later.0.into_iter().take(room));
    }

    /// Every other device. A lone one on the account is the phone itself.
    pub(crate) fn others(self) -> impl Iterator<Item = Device> {
        let devices = together(self.0);
        let is_alone = devices.len() < 2 && devices.iter().all(Device::may_be_a_phone);
        let other = move |device: &Device| !is_alone && !device.is_this_phone;
        devices.into_iter().filter(other)
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
        let mut same = devices.iter_mut().filter(|known| known.is_same(&device));
        match (same.next(), same.next()) {
            (Some(known), None) => known.absorb(device),
            // It could be either, so that it says nothing of any.
            (Some(_), Some(_)) => {}
            (None, _) => devices.push(device),
        }
    }
    devices
}

impl Device {
    /// Whether its model, where one is told, is of the sorts that are examined here.
    fn may_be_a_phone(&self) -> bool {
        let sorts = ["iPhone", "iPad", "iPod"];
        self.model
            .as_deref()
            .is_none_or(|model| sorts.iter().any(|sort| model.trim().starts_with(sort)))
    }

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
        self.last = self.last.max(other.last);
        self.evidence.absorb(other.evidence);
    }

    /// Its name, model, system and end of its serial number, as far as they are known.
    pub(crate) fn shown(&self) -> String {
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
    pub(crate) fn subject(&self) -> String {
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
