//! Who and what can see, hear or reach an iPhone: computers, devices of the account, management, profiles,
//! traffic, keyboards, accounts by type, copies in iCloud, Screen Time, and what apps may.
//!
//! Described in: <https://support.apple.com/guide/personal-safety/welcome/web>,
//! <https://support.apple.com/102649>, <https://support.apple.com/109054>.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::{
    AnyRecord,
    ios::{
        configuration_profiles::Profile, lockdown_log::LockdownEvent,
        network_settings::NetworkSetting, tcc::Permission,
    },
};
use model::{Access, Instant, Means, Place, Untrusted};

use super::ios_uses::used;
use crate::{
    EvidenceList, SeenIn,
    account_devices::AccountDevices,
    apps::{Apps, is_apple},
    profiles::{Power, power_of},
};

/// Most ways kept: phones have a few hundred.
const WAYS: usize = 5_000;
/// Most accounts of one type that are told apart.
const ACCOUNTS: usize = 1_000;
/// Permissions by which an app sees or hears, in Apple's terms.
const PERMISSIONS: [(&str, Means, &str); 3] = [
    ("kTCCServiceMicrophone", Means::Microphone, ""),
    ("kTCCServiceCamera", Means::Camera, ""),
    ("kTCCServiceKeyboardNetwork", Means::Keyboard, "full_access"),
];

/// What tells one way from another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    means: Means,
    /// The app, the profile, the type of account; a computer's identifier.
    holder: String,
    state: String,
}

/// What is known of it.
#[derive(Debug, Default)]
struct Held {
    /// How it is called, where the holder is an identifier.
    label: Option<String>,
    /// Accounts of the type.
    accounts: BTreeSet<i64>,
    since: Option<Instant>,
    last: Option<Instant>,
    in_background: Option<Instant>,
    evidence: EvidenceList,
}

/// Folds the ways, the devices of the account, and the lists of apps.
#[derive(Debug, Default)]
pub(crate) struct IosAccesses {
    ways: BTreeMap<Way, Held>,
    devices: AccountDevices,
    apps: Apps,
}

impl IosAccesses {
    /// Looks at a record.
    pub(crate) fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        self.devices.record(seen, place, record);
        self.apps.record(seen, place, record);
        for (way, mut held) in found(record) {
            let observed = match &held.label {
                Some(label) => label.clone(),
                None => format!("{} {}", way.holder, way.state),
            };
            let time = held.last.or(held.since);
            held.evidence.add(seen, place, time, observed.trim());
            self.add(way, held);
        }
    }

    /// Adds what a later job folded.
    pub(crate) fn absorb(&mut self, later: Self) {
        self.devices.absorb(later.devices);
        self.apps.absorb(later.apps);
        for (way, held) in later.ways {
            self.add(way, held);
        }
    }

    fn add(&mut self, way: Way, later: Held) {
        if !self.ways.contains_key(&way) && self.ways.len() >= WAYS {
            return;
        }
        let known = self.ways.entry(way).or_default();
        known.label = known.label.take().or(later.label);
        let room = ACCOUNTS.saturating_sub(known.accounts.len());
        known.accounts.extend(later.accounts.into_iter().take(room));
        known.since = known.since.into_iter().chain(later.since).min();
        known.last = known.last.max(later.last);
        known.in_background = known.in_background.max(later.in_background);
        known.evidence.absorb(later.evidence);
    }

    /// Every way, in the order of its means, its holder and its state.
    pub(crate) fn conclude(mut self) -> Vec<Access> {
        for device in self.devices.others() {
            let way = Way {
                means: Means::Device,
                holder: device.subject(),
                state: String::new(),
            };
            let held = Held {
                label: Some(device.shown()),
                last: device.last,
                evidence: device.evidence,
                ..Held::default()
            };
            self.ways.insert(way, held);
        }
        let mut all = Vec::new();
        for (way, held) in self.ways {
            all.push(access(way, held, &self.apps));
        }
        all.sort();
        all
    }
}

fn access(way: Way, held: Held, apps: &Apps) -> Access {
    let is_app = matches!(
        way.means,
        Means::Microphone | Means::Camera | Means::Location | Means::Keyboard | Means::Vpn
    );
    let origin = is_app.then(|| origin(&way.holder, apps)).flatten();
    let word = |word: String| Some(Untrusted::from(word)).filter(|word| !word.is_empty());
    Access {
        means: way.means,
        holder: word(held.label.unwrap_or(way.holder)),
        state: word(way.state),
        user: None,
        count: u64::try_from(held.accounts.len())
            .unwrap_or(u64::MAX)
            .max(1),
        origin: origin.map(Untrusted::from),
        known_use: None,
        since: held.since,
        last_used: held.last,
        last_in_background: held.in_background,
        in_background: held.in_background.map(|_| true),
        seen: super::first(held.evidence),
    }
}

/// Where an app came from, as far as a list of apps says.
fn origin(id: &str, apps: &Apps) -> Option<&'static str> {
    if is_apple(id) {
        return Some("system");
    }
    let app = apps.whole(id)?;
    Some(if app.is_from_elsewhere() {
        "side_loaded"
    } else {
        "store"
    })
}

type Found = (Way, Held);

fn way(means: Means, holder: &str, state: &str) -> Found {
    let way = Way {
        means,
        holder: holder.to_owned(),
        state: state.to_owned(),
    };
    (way, Held::default())
}

/// The ways that a record tells.
fn found(record: AnyRecord<'_>) -> Vec<Found> {
    let raw = |text: &Option<Untrusted<'_>>| text.as_ref().map(|text| text.raw().to_owned());
    match record {
        AnyRecord::IosPairedComputers(one) => {
            let names = (raw(&one.host_id), raw(&one.computer_name));
            vec![computer(names, one.time)]
        }
        AnyRecord::IosLockdownPairing(one) => {
            let names = (raw(&one.host_id), raw(&one.computer_name));
            vec![computer(names, one.time)]
        }
        AnyRecord::IosLockdownLog(event) => logged(event).into_iter().collect(),
        AnyRecord::IosConfigurationProfiles(one) => vec![profile(one)],
        AnyRecord::IosEnrolment(state) if state.supervised == Some(true) => {
            let organisation = raw(&state.organisation).unwrap_or_default();
            vec![way(Means::Administrator, &organisation, "supervised")]
        }
        AnyRecord::IosNetworkSettings(setting) => traffic(setting).into_iter().collect(),
        AnyRecord::IosTrustedCertificates(one) => {
            let digest = raw(&one.certificate_sha256).or_else(|| raw(&one.certificate_sha1));
            let (key, held) = way(Means::Certificate, &digest.unwrap_or_default(), "");
            let label = raw(&one.certificate_name);
            vec![(key, Held { label, ..held })]
        }
        AnyRecord::IosAccounts(account) if account.kind == "account" => {
            let kind = raw(&account.account_type_id).unwrap_or_default();
            let (key, held) = way(Means::Account, &kind, "");
            let accounts = account.account_id.into_iter().collect();
            vec![(key, Held { accounts, ..held })]
        }
        AnyRecord::IosBackupSettings(backup) if backup.cloud_backup_on == Some(true) => {
            let (key, held) = way(Means::CloudCopy, "", "");
            let last = backup.cloud_backup;
            vec![(key, Held { last, ..held })]
        }
        AnyRecord::IosScreenTime(settings) if settings.screen_time_on == Some(true) => {
            let shared = settings.screen_time_shared == Some(true);
            let state = if shared { "shared" } else { "" };
            vec![way(Means::ScreenTime, "", state)]
        }
        other => of_apps(other),
    }
}

/// What an app may, as a record tells it.
fn of_apps(record: AnyRecord<'_>) -> Vec<Found> {
    match record {
        AnyRecord::IosTcc(permission) => allowed(permission).into_iter().collect(),
        AnyRecord::IosGlobalPreferences(settings) => {
            let all = settings.keyboards.iter().flatten();
            let ids = all.filter_map(|one| one.raw().split('@').next());
            let brought = ids.filter(|id| id.contains('.') && !is_apple(id));
            brought
                .map(|id| way(Means::Keyboard, id, "enabled"))
                .collect()
        }
        AnyRecord::IosLocationdClients(client)
            if client.authorization.as_ref().map(Untrusted::raw) == Some("always") =>
        {
            let (key, held) = way(Means::Location, client.app().unwrap_or_default(), "always");
            let held = Held {
                last: client.location_stopped.max(client.information_stopped),
                in_background: client.last_in_background(),
                ..held
            };
            vec![(key, held)]
        }
        other => used(other)
            .filter(|(_, app, _)| !is_apple(app))
            .map(use_of)
            .into_iter()
            .collect(),
    }
}

/// An app that used something; the phone's own programs do so all the time.
fn use_of((means, app, last): (Means, String, Option<Instant>)) -> Found {
    let (key, held) = way(means, &app, "");
    (key, Held { last, ..held })
}

/// A computer by its identifier, since its name may stand in one of several lists only.
fn computer((id, name): (Option<String>, Option<String>), since: Option<Instant>) -> Found {
    let key = id.map(|id| id.to_lowercase());
    let key = key.or_else(|| name.clone()).unwrap_or_default();
    let (key, held) = way(Means::Computer, &key, "trusted");
    let held = Held {
        // An identifier says nothing to people.
        label: Some(name.unwrap_or_default()).filter(|name| !name.is_empty()),
        since,
        ..held
    };
    (key, held)
}

/// A program on a computer that asked for something, or a computer that was trusted.
fn logged(event: &LockdownEvent<'_>) -> Option<Found> {
    let raw = |text: &Option<Untrusted<'_>>| text.as_ref().map(|text| text.raw().to_owned());
    match event.kind {
        "key_kept" => Some(computer((raw(&event.host_id), None), event.time)),
        "service_asked" => {
            let program = raw(&event.computer_program)?;
            let (key, held) = way(Means::Computer, &program, "program");
            let last = event.time;
            Some((key, Held { last, ..held }))
        }
        _ => None,
    }
}

/// A profile: one that manages the phone, or any other.
fn profile(one: &Profile<'_>) -> Found {
    let types = one.payload_types.iter();
    let strongest = types.map(|kind| power_of(kind.raw())).max();
    let managed = one.installed_by_mdm == Some(true) || one.managing_profile.is_some();
    let (means, state) = match strongest.unwrap_or(Power::Other) {
        _ if managed => (Means::Administrator, "management"),
        Power::Management => (Means::Administrator, "management"),
        Power::HidesNotifications => (Means::Configuration, "hides_notifications"),
        Power::Certificate => (Means::Configuration, "certificate"),
        Power::Traffic => (Means::Configuration, "traffic"),
        Power::Other => (Means::Configuration, ""),
        Power::Ordinary => (Means::Configuration, "ordinary"),
    };
    let names = [&one.profile_id, &one.profile_uuid, &one.name];
    let id = names.into_iter().flatten().next();
    let (key, held) = way(means, id.map_or("", Untrusted::raw), state);
    let held = Held {
        label: one.name.as_ref().map(|name| name.raw().to_owned()),
        since: one.time,
        ..held
    };
    (key, held)
}

/// What sees or reroutes traffic, unless it is switched off or the phone's own.
fn traffic(setting: &NetworkSetting<'_>) -> Option<Found> {
    const SEES: [&str; 8] = [
        "always_on_vpn",
        "vpn",
        "app_vpn",
        "content_filter",
        "dns_proxy",
        "dns_settings",
        "relay",
        "url_filter",
    ];
    let has = |kind: &&&str| setting.setting_kinds.iter().any(|one| one.raw() == **kind);
    let state = SEES.iter().find(has)?;
    let owners = [&setting.app_id, &setting.profile_id, &setting.name];
    let owner = owners.into_iter().flatten().next()?.raw();
    let is_own = is_apple(owner) && setting.links.is_empty();
    if setting.active == Some(false) || is_own {
        return None;
    }
    let (key, held) = way(Means::Vpn, owner, state);
    let since = setting.time;
    Some((key, Held { since, ..held }))
}

/// What an app was allowed.
fn allowed(permission: &Permission<'_>) -> Option<Found> {
    let raw = |text: &Option<Untrusted<'_>>| text.as_ref().map(|text| text.raw().to_owned());
    let decision = raw(&permission.decision)?;
    let asked = raw(&permission.permission)?;
    let (_, means, state) = PERMISSIONS.iter().find(|(name, ..)| *name == asked)?;
    let app = raw(&permission.app_id)?;
    let is_told = matches!(&*decision, "allowed" | "limited") && !is_apple(&app);
    let (key, held) = way(*means, &app, state);
    let since = permission.time;
    is_told.then_some((key, Held { since, ..held }))
}
