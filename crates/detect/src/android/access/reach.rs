//! Who can reach the phone: computers, administrators, other users and profiles, accounts by type, the VPN,
//! keyboards, default apps, coupled devices.
//!
//! Described in: <https://developer.android.com/work/dpc/security>,
//! <https://source.android.com/docs/devices/admin/multi-user>, <https://developer.android.com/tools/adb>.

use std::collections::BTreeMap;

use artefacts::{
    AnyRecord,
    android::{adb_keys::AdbKey, settings::Setting, users::PhoneUser},
};
use model::{Access, Instant, Means, Place, Untrusted};

use super::{
    super::{Copies, JudgedApps, Origin, known_uses},
    abilities::word_of,
};
use crate::{EvidenceList, SeenIn};

/// Most ways kept: phones have a few dozen.
const WAYS: usize = 5_000;

/// The state of a computer that most likely made the copy.
const NOW: &str = "now";

/// What tells one way from another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    means: Means,
    /// The app or the type of account; the fingerprint of a computer's key.
    holder: String,
    state: String,
    user: Option<i64>,
}

/// What is known of it.
#[derive(Debug, Default)]
struct Held {
    /// How a computer calls itself.
    label: Option<String>,
    count: u64,
    since: Option<Instant>,
    last: Option<Instant>,
    evidence: EvidenceList,
}

/// Who can reach the phone, and when acquisitions were made.
#[derive(Debug, Default)]
pub(super) struct Reach {
    ways: BTreeMap<Way, Held>,
    copies: Copies,
}

impl Reach {
    /// Looks at a record.
    pub(super) fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let found = match record {
            AnyRecord::AndroidAdbKeys(key) => vec![computer(key)],
            AnyRecord::AndroidDevicePolicy(policy) if policy.role != "restriction" => {
                vec![app(
                    Means::Administrator,
                    policy.app_id.as_ref(),
                    policy.role,
                    policy.user_id,
                )]
            }
            AnyRecord::AndroidUsers(user) => profile(user).into_iter().collect(),
            AnyRecord::AndroidAccounts(account) => {
                let kind = Some(&account.account_type);
                let (way, held) = app(Means::Account, kind, "", account.user_id);
                let count = account.count;
                vec![(way, Held { count, ..held })]
            }
            AnyRecord::AndroidVpn(vpn) => {
                vec![app(Means::Vpn, vpn.app_id.as_ref(), vpn.state, vpn.user_id)]
            }
            AnyRecord::AndroidInputMethods(keyboard) if keyboard.state != "installed" => {
                vec![app(
                    Means::Keyboard,
                    Some(&keyboard.app_id),
                    keyboard.state,
                    None,
                )]
            }
            AnyRecord::AndroidRoles(role) => {
                vec![app(
                    Means::DefaultApp,
                    Some(&role.app_id),
                    role.role.raw(),
                    role.user_id,
                )]
            }
            AnyRecord::AndroidCompanionDevices(device) => {
                let profile = device.profile.as_ref().map_or("", Untrusted::raw);
                let (way, held) = app(Means::Companion, Some(&device.app_id), profile, None);
                let since = device.approved;
                vec![(way, Held { since, ..held })]
            }
            AnyRecord::AndroidSettings(setting) => settings(setting),
            _ => return self.copies.record(seen, record),
        };
        for (way, mut held) in found {
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
    pub(super) fn absorb(&mut self, later: Self) {
        for (way, held) in later.ways {
            self.add(way, held);
        }
        self.copies.absorb(later.copies);
    }

    fn add(&mut self, way: Way, later: Held) {
        if !self.ways.contains_key(&way) && self.ways.len() >= WAYS {
            return;
        }
        let known = self.ways.entry(way).or_default();
        known.label = known.label.take().or(later.label);
        // The same list may stand in two sources.
        known.count = known.count.max(later.count);
        known.since = known.since.into_iter().chain(later.since).min();
        known.last = known.last.max(later.last);
        known.evidence.absorb(later.evidence);
    }

    /// Every way, with where its app came from.
    pub(super) fn conclude(mut self, apps: &JudgedApps) -> Vec<Access> {
        self.drop_repeated();
        let of_computers = |(way, held): (&Way, &Held)| match way.means {
            Means::Computer => held.last,
            _ => None,
        };
        let reader = self.copies.made_by(self.ways.iter().map(of_computers));
        let mut all = Vec::new();
        for (mut way, held) in self.ways {
            let listed = apps
                .all()
                .binary_search_by(|one| one.app.id.cmp(&way.holder));
            let listed = listed.ok().and_then(|at| apps.all().get(at));
            let origin = listed.map(|judged| judged.origin);
            let usage = known_uses::of(&way.holder);
            let usage = usage.filter(|_| origin.is_some_and(Origin::is_reviewed));
            if way.means == Means::Computer {
                way.holder = held.label.unwrap_or_default();
                if reader.is_some() && held.last == reader {
                    NOW.clone_into(&mut way.state);
                }
            }
            let word = |word: String| Some(Untrusted::from(word)).filter(|word| !word.is_empty());
            all.push(Access {
                means: way.means,
                holder: word(way.holder),
                state: word(way.state),
                user: way.user,
                count: held.count.max(1),
                origin: origin.and_then(word_of).map(Untrusted::from),
                known_use: usage.map(|usage| Untrusted::from(usage.word())),
                since: held.since,
                last_used: held.last,
                last_in_background: None,
                in_background: None,
                seen: super::first(held.evidence),
            });
        }
        all
    }

    /// A keyboard in use is also one that is switched on; a VPN that is connected or always on is also one
    /// that is set up; an owner is also an administrator. Told once, by what says most.
    fn drop_repeated(&mut self) {
        let known: Vec<Way> = self.ways.keys().cloned().collect();
        let has = |way: &Way, states: &[&str]| {
            let mut same = known
                .iter()
                .filter(|one| (one.means, &one.holder) == (way.means, &way.holder));
            same.any(|one| states.contains(&&*one.state))
        };
        self.ways.retain(|way, _| match (way.means, &*way.state) {
            (Means::Keyboard, "enabled") => !has(way, &["default"]),
            (Means::Vpn, "configured") => !has(way, &["connected", "always_on"]),
            (Means::Vpn, "connected") => !has(way, &["always_on"]),
            (Means::Administrator, "admin") => !has(way, &["device_owner", "profile_owner"]),
            _ => true,
        });
    }
}

type Found = (Way, Held);

fn app(means: Means, holder: Option<&Untrusted<'_>>, state: &str, user: Option<i64>) -> Found {
    let way = Way {
        means,
        holder: holder.map_or("", Untrusted::raw).to_owned(),
        state: state.to_owned(),
        user,
    };
    (way, Held::default())
}

/// A computer by the fingerprint of its key, since its label may stand in one of two lists only.
fn computer(key: &AdbKey) -> Found {
    let label = key.computer_label.as_ref().map(Untrusted::raw);
    let label = label.filter(|label| !label.is_empty());
    let way = Way {
        means: Means::Computer,
        holder: key
            .key_fingerprint
            .as_deref()
            .or(label)
            .unwrap_or_default()
            .to_owned(),
        state: String::new(),
        user: None,
    };
    let held = Held {
        label: label.map(str::to_owned),
        last: key.time,
        ..Held::default()
    };
    (way, held)
}

/// Another user or profile; the first user is the phone's own.
fn profile(user: &PhoneUser<'_>) -> Option<Found> {
    const MANAGED: i64 = 0x20;
    const GUEST: i64 = 0x04;
    const RESTRICTED: i64 = 0x08;
    if user.user_id == 0 {
        return None;
    }
    let kind = user.user_type.as_ref().map_or("", Untrusted::raw);
    let has = |flag: i64| user.flags.is_some_and(|flags| flags & flag != 0);
    let state = match kind.rsplit('.').next().unwrap_or_default() {
        "MANAGED" => "managed_profile",
        "CLONE" => "clone_profile",
        "PRIVATE" => "private_profile",
        "GUEST" => "guest",
        "RESTRICTED" => "restricted_user",
        "SECONDARY" => "second_user",
        _ if has(MANAGED) => "managed_profile",
        _ if has(GUEST) => "guest",
        _ if has(RESTRICTED) => "restricted_user",
        _ if user.parent.is_some() => "other_profile",
        _ => "second_user",
    };
    Some(app(Means::Profile, None, state, Some(user.user_id)))
}

/// Settings that name apps, for what the dumps of services lack.
fn settings(setting: &Setting<'_>) -> Vec<Found> {
    let (means, state) = match setting.name.raw() {
        "default_input_method" => (Means::Keyboard, "default"),
        "enabled_input_methods" => (Means::Keyboard, "enabled"),
        "always_on_vpn_app" => (Means::Vpn, "always_on"),
        "sms_default_application" => (Means::DefaultApp, "android.app.role.SMS"),
        "dialer_default_application" => (Means::DefaultApp, "android.app.role.DIALER"),
        _ => return Vec::new(),
    };
    let apps = setting.app_ids.iter().filter(|id| !id.is_empty());
    let user = match means {
        Means::DefaultApp | Means::Vpn => setting.user_id,
        _ => None,
    };
    apps.map(|id| app(means, Some(id), state, user)).collect()
}
