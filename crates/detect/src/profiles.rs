//! What the payloads of a configuration profile let its maker do: shared by the checks on profiles,
//! so that each profile is told by exactly one of them.
//!
//! Described in: <https://developer.apple.com/documentation/devicemanagement/profile-specific-payload-keys>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Place, Statement, Untrusted};

use crate::{EvidenceList, SeenIn};

/// Most profiles kept: phones have a few.
const PROFILES: usize = 1_000;

/// What a payload type lets its maker do; the order is from least to most telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Power {
    /// Wi-Fi, mail, carrier: ordinary.
    Ordinary,
    /// Anything else.
    Other,
    /// Sees or reroutes traffic: VPN, proxy, DNS, content filter.
    Traffic,
    /// Lets somebody read encrypted traffic: a root certificate.
    Certificate,
    /// Lets somebody manage the phone from afar.
    Management,
    /// Hides notifications of chosen apps.
    HidesNotifications,
}

/// Payload types by what they let their maker do.
const TYPES: &[(&str, Power)] = &[
    ("com.apple.wifi.managed", Power::Ordinary),
    ("com.apple.mail.managed", Power::Ordinary),
    ("com.apple.eas.account", Power::Ordinary),
    ("com.apple.carrier", Power::Ordinary),
    ("com.apple.cellular", Power::Ordinary),
    ("com.apple.apn.managed", Power::Ordinary),
    ("com.apple.esim", Power::Ordinary),
    ("com.apple.vpn.managed", Power::Traffic),
    ("com.apple.vpn.managed.applayer", Power::Traffic),
    ("com.apple.proxy.http.global", Power::Traffic),
    ("com.apple.dnssettings.managed", Power::Traffic),
    ("com.apple.dnsproxy.managed", Power::Traffic),
    ("com.apple.relay.managed", Power::Traffic),
    ("com.apple.webcontent-filter", Power::Traffic),
    ("com.apple.networkusagerules", Power::Traffic),
    ("com.apple.security.root", Power::Certificate),
    ("com.apple.security.pem", Power::Certificate),
    ("com.apple.security.pkcs1", Power::Certificate),
    ("com.apple.mdm", Power::Management),
    ("com.apple.notificationsettings", Power::HidesNotifications),
];

/// What one payload type lets its maker do.
pub(crate) fn power_of(payload_type: &str) -> Power {
    TYPES
        .iter()
        .find(|(name, _)| payload_type.eq_ignore_ascii_case(name))
        .map_or(Power::Other, |(_, power)| *power)
}

/// What is known of one profile.
#[derive(Debug)]
pub(crate) struct Profile {
    /// The strongest of its payloads.
    pub(crate) power: Power,
    /// Whether it was installed over the network.
    pub(crate) remote: bool,
    /// What the owner may have said that explains it.
    pub(crate) excused_by: Vec<Statement>,
    /// Its name, maker and identifier, for people.
    shown: String,
    /// The records about it.
    pub(crate) evidence: EvidenceList,
}

impl Profile {
    /// What fills the gap of a sentence about it.
    pub(crate) fn arguments(&self) -> Vec<(&'static str, Argument)> {
        vec![("name", Argument::words(&self.shown))]
    }
}

/// Folds the profiles of a phone, each once, by identifier.
#[derive(Debug, Default)]
pub(crate) struct Profiles(BTreeMap<String, Profile>);

impl Profiles {
    /// Looks at a record.
    pub(crate) fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosConfigurationProfiles(profile) = record else {
            return;
        };
        let raw = |text: &Option<Untrusted<'_>>| text.as_ref().map(|text| text.raw().to_owned());
        let (id, uuid) = (raw(&profile.profile_id), raw(&profile.profile_uuid));
        let key = id
            .clone()
            .or_else(|| uuid.clone())
            .unwrap_or_else(|| seen.path.clone());
        let strongest = profile
            .payload_types
            .iter()
            .map(|kind| power_of(kind.raw()))
            .max();
        let managed = profile.installed_by_mdm == Some(true) || profile.managing_profile.is_some();
        let power = match (strongest.unwrap_or(Power::Other), managed) {
            (Power::HidesNotifications, _) => Power::HidesNotifications,
            (_, true) => Power::Management,
            (power, false) => power,
        };
        let shown = [raw(&profile.name), raw(&profile.organisation), id.clone()];
        let shown = shown.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, profile.time, &shown);
        let said = |id: String| Statement::Profile(Untrusted::from(id));
        self.add(
            key,
            Profile {
                power,
                remote: profile.over_the_air == Some(true),
                excused_by: id.into_iter().chain(uuid).map(said).collect(),
                shown,
                evidence,
            },
        );
    }

    /// Adds what a later job folded.
    pub(crate) fn absorb(&mut self, later: Self) {
        for (key, profile) in later.0 {
            self.add(key, profile);
        }
    }

    /// The profiles whose strongest payload is one of `powers`, by identifier.
    pub(crate) fn of(self, powers: &'static [Power]) -> impl Iterator<Item = (String, Profile)> {
        self.0
            .into_iter()
            .filter(|(_, profile)| powers.contains(&profile.power))
    }

    fn add(&mut self, key: String, profile: Profile) {
        if let Some(known) = self.0.get_mut(&key) {
            known.power = known.power.max(profile.power);
            known.remote |= profile.remote;
            known.evidence.absorb(profile.evidence);
        } else if self.0.len() < PROFILES {
            self.0.insert(key, profile);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_payload_decides() {
        let strongest = ["com.apple.wifi.managed", "com.apple.MDM", "com.example.x"]
            .into_iter()
            .map(power_of)
            .max();
        assert_eq!(strongest, Some(Power::Management));
        assert_eq!(power_of("com.apple.unheard-of"), Power::Other);
    }
}
