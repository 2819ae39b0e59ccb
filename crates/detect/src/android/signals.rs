//! The signals that one Android app gives: only what is in force counts, not what it asks for.
//!
//! Described in: <https://developer.android.com/guide/topics/permissions/overview>,
//! <https://developer.android.com/reference/android/app/AppOpsManager>.

use std::collections::{BTreeMap, BTreeSet};

use super::{App, Power, known_uses::Usage, names, origin::Origin, spaces::Spaces};

/// A signal; the letter and number are those of `docs/android-signals.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Signal {
    /// P1: it did not come from a store.
    SideLoaded,
    /// P3: it is signed by nobody else whose apps are here.
    LoneSigner,
    /// P4: it may be debugged, or is signed with a key that anybody has.
    TestBuild,
    /// C1: it can see and use the whole screen.
    Accessibility,
    /// C2: it reads every notification.
    Notifications,
    /// C3: it administers the phone.
    Administrator,
    /// C4: it follows the location while nobody looks at it.
    Location,
    /// C5: it hears or sees while nobody looks at it.
    MicrophoneCamera,
    /// C6: it reads messages, calls and contacts.
    Messages,
    /// C7: it may record the screen.
    Screen,
    /// C8: it may read and change all shared files.
    AllFiles,
    /// C9: it is a keyboard from elsewhere.
    Keyboard,
    /// C10: it sees which apps are used.
    Usage,
    /// C10: it carries the traffic.
    Traffic,
    /// C10: it is the app for messages, calls, or the assistant.
    Role,
    /// C11: it installs other apps.
    Installs,
    /// H1: it has no icon among the apps.
    NoLauncher,
    /// H2: it is named like a part of the system.
    ImitatesSystem,
    /// H3: its name looks as if a program had made it.
    NameOfChance,
    /// H4: it works behind without the notification that tells of it.
    Silent,
    /// H1, and it starts with the phone, and follows the location or reads text messages.
    StartsUnseen,
    /// S1: somebody allowed it what Android keeps from apps of unknown origin.
    RestrictedSettings,
    /// S3: neither sleep nor a restart stops it.
    StaysAwake,
    /// S6: only another user of the phone, or a private space, has it.
    OtherSpace,
}

impl Signal {
    /// Every signal that a rule asks for.
    #[cfg(test)]
    pub(crate) const RULED: [Signal; 17] = [
        Signal::SideLoaded,
        Signal::Accessibility,
        Signal::Notifications,
        Signal::Administrator,
        Signal::Location,
        Signal::MicrophoneCamera,
        Signal::Messages,
        Signal::Screen,
        Signal::AllFiles,
        Signal::Keyboard,
        Signal::Role,
        Signal::Installs,
        Signal::NoLauncher,
        Signal::ImitatesSystem,
        Signal::StartsUnseen,
        Signal::RestrictedSettings,
        Signal::OtherSpace,
    ];

    /// Whether no rule asks for it: it is told beside the others, and is no alarm.
    pub(crate) fn is_beside(self) -> bool {
        matches!(
            self,
            // Not to come from a store is no alarm by itself: it gives weight to the others.
            Signal::SideLoaded
                | Signal::LoneSigner
                | Signal::TestBuild
                | Signal::Usage
                | Signal::Traffic
                | Signal::NameOfChance
                | Signal::Silent
                | Signal::StaysAwake
        )
    }
}

/// What of the phone the signals of an app depend on.
#[derive(Debug, Default)]
pub(crate) struct Phone {
    /// Those who signed parts of the system.
    pub(crate) system_signers: BTreeSet<String>,
    /// Whether they are known by short codes, by digests, or by both: one is not compared with the other.
    pub(crate) known_by: BTreeSet<bool>,
    /// How many apps each signed.
    pub(crate) signed: BTreeMap<String, usize>,
    /// The apps that own the phone or a profile.
    pub(crate) owners: BTreeSet<String>,
    /// Whether the acquisition's list tells which app installed another.
    pub(crate) lists_installers: bool,
    /// Whether the table of what starts apps was read, and whole.
    pub(crate) starts_are_known: bool,
    /// Whether uses were counted at all.
    pub(crate) uses_are_known: bool,
    /// The users and profiles.
    pub(crate) spaces: Spaces,
}

impl Phone {
    /// Notes who signed an app.
    pub(crate) fn sign(&mut self, app: &App) {
        for signer in &app.signers {
            let count = self.signed.entry(signer.clone()).or_default();
            *count = count.saturating_add(1);
            if app.system {
                self.system_signers.insert(signer.clone());
                self.known_by.insert(is_digest(signer));
            }
        }
    }

    /// Whether the app's signers can be compared with those of the system.
    fn compares(&self, app: &App) -> bool {
        let mut signers = app.signers.iter();
        signers.any(|signer| self.known_by.contains(&is_digest(signer)))
    }

    /// Whether somebody who signed the app signed no other.
    fn is_lone(&self, app: &App) -> bool {
        let is_lone = |signer: &String| self.signed.get(signer).is_none_or(|count| *count <= 1);
        self.compares(app) && app.signers.iter().all(is_lone)
    }
}

/// Whether a signer is told by a digest of its certificate, and not by the system's short code.
fn is_digest(signer: &str) -> bool {
    signer.len() >= DIGEST
}

/// Digits of the shortest digest.
const DIGEST: usize = 32;
/// How names of parts of the system begin.
const SYSTEM_NAMES: &[&str] = &[
    "android.",
    "com.android.",
    "com.google.",
    "com.qualcomm.",
    "com.samsung.",
    "com.sec.",
    "com.system",
];
const LOCATION: [&str; 4] = [
    "FINE_LOCATION",
    "COARSE_LOCATION",
    "MONITOR_LOCATION",
    "MONITOR_HIGH_POWER_LOCATION",
];
const MESSAGES: [&str; 3] = ["READ_SMS", "RECEIVE_SMS", "READ_CALL_LOG"];
const READ_SMS: &str = "android.permission.READ_SMS";
const RECEIVE_SMS: &str = "android.permission.RECEIVE_SMS";

/// The signals of `app`, which came from `origin`.
pub(crate) fn of(app: &App, origin: Origin, phone: &Phone) -> BTreeSet<Signal> {
    let mut all = BTreeSet::new();
    if !app.in_force() {
        return all;
    }
    let power = |power| app.powers.contains(&power);
    let administers = power(Power::Administrator) || power(Power::Owner);
    let of_any = [
        (Signal::Accessibility, power(Power::Accessibility)),
        (Signal::Notifications, power(Power::Notifications)),
        (Signal::Administrator, administers),
    ];
    all.extend(holding(of_any));
    // The system's own apps need what they have, and have no icons.
    if matches!(origin, Origin::System | Origin::Unknown) {
        return all;
    }
    all.extend(holding(capabilities(app, origin, phone)));
    all.extend(holding(concealment(app, origin, phone)));
    let side_loaded = origin == Origin::SideLoaded;
    all.extend(holding([
        (Signal::SideLoaded, side_loaded),
        (Signal::LoneSigner, side_loaded && phone.is_lone(app)),
        (Signal::TestBuild, !app.builds.is_empty()),
    ]));
    let reads_location = all.contains(&Signal::Location);
    let starts_unseen = all.contains(&Signal::NoLauncher)
        && app.starts_with_phone()
        && (reads_location || all.contains(&Signal::Messages) || reads_texts(app, phone));
    all.extend(holding([(Signal::StartsUnseen, starts_unseen)]));
    all
}

fn holding(signals: impl IntoIterator<Item = (Signal, bool)>) -> impl Iterator<Item = Signal> {
    let held = signals.into_iter().filter(|(_, holds)| *holds);
    held.map(|(signal, _)| signal)
}

/// What it can do, or did.
fn capabilities(app: &App, origin: Origin, phone: &Phone) -> [(Signal, bool); 9] {
    let power = |power| app.powers.contains(&power);
    let allowed = |name| app.uses.any(name, |seen| seen.allowed);
    let installs = app
        .uses
        .any("REQUEST_INSTALL_PACKAGES", |seen| seen.allowed && seen.used);
    let side_loaded = origin == Origin::SideLoaded;
    [
        (Signal::Location, of_a_user(app, phone, follows_location)),
        (
            Signal::MicrophoneCamera,
            of_a_user(app, phone, hears_or_sees),
        ),
        (Signal::Messages, of_a_user(app, phone, reads_messages)),
        (Signal::Screen, records_screen(app)),
        (Signal::AllFiles, allowed("MANAGE_EXTERNAL_STORAGE")),
        (Signal::Keyboard, side_loaded && power(Power::Keyboard)),
        (Signal::Usage, allowed("GET_USAGE_STATS")),
        (
            Signal::Traffic,
            power(Power::Traffic) || allowed("ACTIVATE_VPN"),
        ),
        (Signal::Installs, installs),
    ]
}

/// What keeps it out of sight, and what keeps it going.
fn concealment(app: &App, origin: Origin, phone: &Phone) -> [(Signal, bool); 8] {
    let side_loaded = origin == Origin::SideLoaded;
    let restricted = app
        .uses
        .any("ACCESS_RESTRICTED_SETTINGS", |seen| seen.allowed);
    let of_maker = !app.signers.is_disjoint(&phone.system_signers);
    // The table tells what is switched on; without it, the app's own file tells what it has.
    let hidden = if phone.starts_are_known {
        !app.can_be_started()
    } else {
        app.icon_in_file == Some(false)
    };
    // Makers and their stores bring parts without icons, for watches for example.
    let a_part = of_maker && origin.is_reviewed();
    let from_elsewhere = matches!(origin, Origin::SideLoaded | Origin::OtherStore);
    let imitates =
        phone.compares(app) && !of_maker && from_elsewhere && is_named_like_system(&app.id);
    let is_apart = |user: &i64| phone.spaces.is_apart(*user);
    let is_all_apart = !app.users.is_empty() && app.users.iter().all(is_apart);
    [
        (Signal::NoLauncher, hidden && !a_part),
        (Signal::ImitatesSystem, imitates),
        (
            Signal::NameOfChance,
            side_loaded && names::is_of_chance(&app.id),
        ),
        (Signal::Silent, of_a_user(app, phone, works_silently)),
        (Signal::RestrictedSettings, side_loaded && restricted),
        (Signal::StaysAwake, stays_awake(app)),
        (Signal::OtherSpace, is_all_apart),
        (Signal::Role, app.powers.contains(&Power::Role)),
    ]
}

/// What a known use of the app explains is no signal for the rules.
pub(crate) fn counted(all: &BTreeSet<Signal>, usage: Option<&Usage>) -> BTreeSet<Signal> {
    let explained = usage.map_or(&[][..], |usage| usage.explains());
    let counted = all.iter().filter(|signal| !explained.contains(signal));
    counted.copied().collect()
}

fn is_named_like_system(id: &str) -> bool {
    let id = id.to_ascii_lowercase();
    SYSTEM_NAMES.iter().any(|name| id.starts_with(name))
}

/// Whether it is so for one user of the phone: what different users allow does not add up.
fn of_a_user(app: &App, phone: &Phone, is_so: fn(&App, i64, &Phone) -> bool) -> bool {
    let users = app.all_users();
    users.into_iter().any(|user| is_so(app, user, phone))
}

fn follows_location(app: &App, user: i64, phone: &Phone) -> bool {
    const FINE: &str = "android.permission.ACCESS_FINE_LOCATION";
    const ALWAYS: &str = "android.permission.ACCESS_BACKGROUND_LOCATION";
    let seen = LOCATION.map(|name| app.uses.of(user, name));
    let may_always = app.is_granted(user, &[FINE, ALWAYS]);
    let did = seen.iter().any(|one| one.in_background);
    let happened = !phone.uses_are_known || seen.iter().any(|one| one.used);
    let refused = app.uses.of(user, "FINE_LOCATION").refused;
    app.is_granted(user, &[FINE]) && !refused && (may_always && happened || did)
}

fn hears_or_sees(app: &App, user: i64, _: &Phone) -> bool {
    let did = |permission: &str, name: &str| {
        let seen = app.uses.of(user, name);
        app.is_granted(user, &[permission]) && seen.in_background && !seen.refused
    };
    did("android.permission.RECORD_AUDIO", "RECORD_AUDIO")
        || did("android.permission.CAMERA", "CAMERA")
}

fn reads_messages(app: &App, user: i64, phone: &Phone) -> bool {
    let with = |permission| {
        let others = [
            permission,
            "android.permission.READ_CALL_LOG",
            "android.permission.READ_CONTACTS",
        ];
        app.is_granted(user, &others)
    };
    let seen = MESSAGES.map(|name| app.uses.of(user, name));
    let happened = !phone.uses_are_known || seen.iter().any(|one| one.used && !one.refused);
    (with(READ_SMS) || with(RECEIVE_SMS)) && happened
}

/// Whether it reads text messages, whatever else it reads.
fn reads_texts(app: &App, phone: &Phone) -> bool {
    let did = |user: i64, permission: &str, name: &str| {
        let seen = app.uses.of(user, name);
        let happened = !phone.uses_are_known || seen.used;
        app.is_granted(user, &[permission]) && happened && !seen.refused
    };
    let mut users = app.all_users().into_iter();
    users.any(|user| did(user, READ_SMS, "READ_SMS") || did(user, RECEIVE_SMS, "RECEIVE_SMS"))
}

fn records_screen(app: &App) -> bool {
    let projects = |seen: super::uses::Use| (seen.allowed || seen.used) && !seen.refused;
    let covers = app.uses.any("SYSTEM_ALERT_WINDOW", |seen| seen.allowed);
    app.powers.contains(&Power::Projection)
        || app.uses.any("PROJECT_MEDIA", projects)
        || covers && app.powers.contains(&Power::Accessibility)
}

/// A service that must show a notification ran, and its notifications are refused.
fn works_silently(app: &App, user: i64, _: &Phone) -> bool {
    let ran = app.uses.of(user, "START_FOREGROUND").used || app.powers.contains(&Power::Service);
    ran && app.uses.of(user, "POST_NOTIFICATION").refused
}

fn stays_awake(app: &App) -> bool {
    let exact = |permission: &str| {
        let mut users = app.all_users().into_iter();
        users.any(|user| app.is_granted(user, &[permission]))
    };
    let is_woken = app.powers.contains(&Power::Woken)
        || app.uses.any("SCHEDULE_EXACT_ALARM", |seen| seen.allowed)
        || exact("android.permission.SCHEDULE_EXACT_ALARM")
        || exact("android.permission.USE_EXACT_ALARM");
    app.powers.contains(&Power::Sleepless) && app.starts_with_phone() && is_woken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_told_to_come_from_elsewhere_imitates_the_system() {
        let mut phone = Phone::default();
        let mut part = App::new("android");
        part.system = true;
        part.signer("0a0a0a0a");
        phone.sign(&part);
        let mut app = App::new("com.android.minder");
        app.dumped = true;
        app.users.insert(0);
        app.signer("0b0b0b0b");
        for (origin, imitates) in [
            (Origin::SideLoaded, true),
            (Origin::OtherStore, true),
            (Origin::Untold, false),
            (Origin::Store, false),
            (Origin::Management, false),
        ] {
            let signals = of(&app, origin, &phone);
            let has = signals.contains(&Signal::ImitatesSystem);
            assert_eq!(has, imitates, "{origin:?}");
        }
    }
}
