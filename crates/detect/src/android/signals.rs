//! The signals that one Android app gives: only what is in force counts, not what it asks for.
//!
//! Described in: <https://developer.android.com/guide/topics/permissions/overview>,
//! <https://developer.android.com/reference/android/app/AppOpsManager>.

use std::collections::BTreeSet;

use super::{App, Power, known_uses::Usage, origin::Origin};

/// A signal; the letter and number are those of `docs/android-signals.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Signal {
    /// P1: it did not come from a store.
    SideLoaded,
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
    /// C9: it is a keyboard from elsewhere.
    Keyboard,
    /// C11: it installs other apps.
    Installs,
    /// H1: it has no icon among the apps.
    NoLauncher,
    /// H2: it is named like a part of the system.
    ImitatesSystem,
    /// S1: somebody allowed it what Android keeps from apps of unknown origin.
    RestrictedSettings,
}

impl Signal {
    /// Every signal.
    #[cfg(test)]
    pub(crate) const ALL: [Signal; 13] = [
        Signal::SideLoaded,
        Signal::Accessibility,
        Signal::Notifications,
        Signal::Administrator,
        Signal::Location,
        Signal::MicrophoneCamera,
        Signal::Messages,
        Signal::Screen,
        Signal::Keyboard,
        Signal::Installs,
        Signal::NoLauncher,
        Signal::ImitatesSystem,
        Signal::RestrictedSettings,
    ];
}

/// What of the phone the signals of an app depend on.
#[derive(Debug, Default)]
pub(crate) struct Phone {
    /// Short codes of those who signed parts of the system.
    pub(crate) system_signers: BTreeSet<String>,
    /// The apps that own the phone or a profile.
    pub(crate) owners: BTreeSet<String>,
    /// Whether the table of what starts apps was read, and whole.
    pub(crate) starts_are_known: bool,
    /// Whether uses were counted at all.
    pub(crate) uses_are_known: bool,
}

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

/// The signals of `app`, which came from `origin`.
pub(crate) fn of(app: &App, origin: Origin, phone: &Phone) -> BTreeSet<Signal> {
    let mut all = BTreeSet::new();
    if app.listed && !app.in_force {
        return all;
    }
    let mut add = |signal, holds| {
        if holds {
            all.insert(signal);
        }
    };
    let power = |power| app.powers.contains(&power);
    add(Signal::Accessibility, power(Power::Accessibility));
    add(Signal::Notifications, power(Power::Notifications));
    let administers = power(Power::Administrator) || power(Power::Owner);
    add(Signal::Administrator, administers);
    // The system's own apps need what they have, and have no icons.
    if matches!(origin, Origin::System | Origin::Unknown) {
        return all;
    }
    let side_loaded = origin == Origin::SideLoaded;
    add(Signal::SideLoaded, side_loaded);
    add(Signal::Location, follows_location(app, phone));
    add(Signal::MicrophoneCamera, hears_or_sees(app));
    add(Signal::Messages, reads_messages(app, phone));
    add(Signal::Screen, records_screen(app));
    add(Signal::Keyboard, side_loaded && power(Power::Keyboard));
    let installs = app.uses("REQUEST_INSTALL_PACKAGES");
    add(Signal::Installs, installs.allowed && installs.used);
    let restricted = app.uses("ACCESS_RESTRICTED_SETTINGS").allowed;
    add(Signal::RestrictedSettings, side_loaded && restricted);
    let of_maker = !app.signers.is_disjoint(&phone.system_signers);
    // Makers and their stores bring parts without icons, for watches for example.
    let hidden = phone.starts_are_known && !app.can_be_started();
    let a_part = of_maker && origin.is_reviewed();
    add(Signal::NoLauncher, hidden && !a_part);
    let imitates = !of_maker && !origin.is_reviewed() && is_named_like_system(&app.id);
    add(Signal::ImitatesSystem, imitates);
    all
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

fn follows_location(app: &App, phone: &Phone) -> bool {
    const FINE: &str = "android.permission.ACCESS_FINE_LOCATION";
    const ALWAYS: &str = "android.permission.ACCESS_BACKGROUND_LOCATION";
    let seen = LOCATION.map(|name| app.uses(name));
    let may_always = app.is_granted(&[FINE, ALWAYS]);
    let did = seen.iter().any(|one| one.in_background);
    let used = !phone.uses_are_known || seen.iter().any(|one| one.used);
    let refused = app.uses("FINE_LOCATION").refused;
    app.is_granted(&[FINE]) && !refused && (may_always && used || did)
}

fn hears_or_sees(app: &App) -> bool {
    let did = |permission: &str, name: &str| {
        let seen = app.uses(name);
        app.is_granted(&[permission]) && seen.in_background && !seen.refused
    };
    did("android.permission.RECORD_AUDIO", "RECORD_AUDIO")
        || did("android.permission.CAMERA", "CAMERA")
}

fn reads_messages(app: &App, phone: &Phone) -> bool {
    let with = |permission| {
        app.is_granted(&[
            permission,
            "android.permission.READ_CALL_LOG",
            "android.permission.READ_CONTACTS",
        ])
    };
    let may = with("android.permission.READ_SMS") || with("android.permission.RECEIVE_SMS");
    let used = !phone.uses_are_known || MESSAGES.iter().any(|name| app.uses(name).used);
    may && used
}

fn records_screen(app: &App) -> bool {
    let projects = app.uses("PROJECT_MEDIA");
    let covers = app.uses("SYSTEM_ALERT_WINDOW").allowed;
    app.powers.contains(&Power::Projection)
        || (projects.allowed || projects.used) && !projects.refused
        || covers && app.powers.contains(&Power::Accessibility)
}
