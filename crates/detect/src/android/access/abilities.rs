//! Which apps can see or hear what: what each was granted or somebody switched on for it, and when it last
//! used that.
//!
//! Described in: <https://developer.android.com/reference/android/app/AppOpsManager>.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::android::app_ops::AppOp;
use model::{Access, Instant, Means, Place, Untrusted};

use super::super::{App, Judged, JudgedApps, Origin, Power, known_uses};
use crate::{EvidenceList, SeenIn};

/// Most uses kept: some operations of each of the apps, of which phones have a few hundred.
const USES: usize = 50_000;
/// Operations, and what using them is.
const OPERATIONS: [(&str, Means); 11] = [
    ("CAMERA", Means::Camera),
    ("COARSE_LOCATION", Means::Location),
    ("FINE_LOCATION", Means::Location),
    ("MONITOR_HIGH_POWER_LOCATION", Means::Location),
    ("MONITOR_LOCATION", Means::Location),
    ("PROJECT_MEDIA", Means::ScreenRecording),
    ("READ_CALL_LOG", Means::Calls),
    ("READ_SMS", Means::Messages),
    ("RECEIVE_SMS", Means::Messages),
    ("RECORD_AUDIO", Means::Microphone),
    ("REQUEST_INSTALL_PACKAGES", Means::Installer),
];
/// Permissions any of which gives an ability, unless the operation beside it is refused.
const PERMISSIONS: [(Means, &str, &str); 6] = [
    (
        Means::Microphone,
        "android.permission.RECORD_AUDIO",
        "RECORD_AUDIO",
    ),
    (Means::Camera, "android.permission.CAMERA", "CAMERA"),
    (
        Means::Location,
        "android.permission.ACCESS_FINE_LOCATION",
        "FINE_LOCATION",
    ),
    (Means::Messages, "android.permission.READ_SMS", "READ_SMS"),
    (
        Means::Messages,
        "android.permission.RECEIVE_SMS",
        "RECEIVE_SMS",
    ),
    (
        Means::Calls,
        "android.permission.READ_CALL_LOG",
        "READ_CALL_LOG",
    ),
];
/// What somebody switched on for an app.
const POWERS: [(Power, Means); 3] = [
    (Power::Accessibility, Means::Screen),
    (Power::Notifications, Means::Notifications),
    (Power::Projection, Means::ScreenRecording),
];
/// What only few apps have: there, parts of the system are named too.
const NAMED: [Means; 2] = [Means::Screen, Means::ScreenRecording];

/// When an app used what it may.
#[derive(Debug, Default)]
struct Used {
    in_background: Option<bool>,
    last: Option<Instant>,
    last_in_background: Option<Instant>,
    evidence: EvidenceList,
}

/// The uses of each app.
#[derive(Debug, Default)]
pub(super) struct Uses(BTreeMap<(String, Means), Used>);

impl Uses {
    /// Looks at a record.
    pub(super) fn operation(&mut self, seen: &SeenIn, place: Place<'_>, operation: &AppOp<'_>) {
        let name = operation.op.raw();
        let known = OPERATIONS.iter().find(|(known, _)| *known == name);
        let (Some(id), Some((_, means))) = (&operation.app_id, known) else {
            return;
        };
        let mut used = Used {
            in_background: operation.in_background,
            last: operation.last_access,
            last_in_background: operation.last_background_access,
            evidence: EvidenceList::default(),
        };
        if used.last_in_background.is_some() {
            used.in_background = Some(true);
        }
        let is_allowed = operation.op_mode.as_ref().map(Untrusted::raw) == Some("allow");
        if is_allowed || used.last.is_some() || operation.access_state.is_some() {
            let observed = format!("{} {name}", id.raw());
            used.evidence.add(seen, place, used.last, &observed);
        }
        self.add((id.raw().to_owned(), *means), used);
    }

    /// Adds what a later job folded.
    pub(super) fn absorb(&mut self, later: Self) {
        for (key, used) in later.0 {
            self.add(key, used);
        }
    }

    fn add(&mut self, key: (String, Means), later: Used) {
        if !self.0.contains_key(&key) && self.0.len() >= USES {
            return;
        }
        let known = self.0.entry(key).or_default();
        known.in_background = known.in_background.max(later.in_background);
        known.last = known.last.max(later.last);
        known.last_in_background = known.last_in_background.max(later.last_in_background);
        known.evidence.absorb(later.evidence);
    }

    fn of(&self, app: &str, means: Means) -> Option<&Used> {
        self.0.get(&(app.to_owned(), means))
    }
}

/// What every app that is in force can see or hear, and which may put others on the phone.
pub(super) fn of(apps: &JudgedApps, uses: &Uses) -> Vec<Access> {
    let (mut all, mut folded) = (Vec::new(), BTreeMap::new());
    for judged in apps.all() {
        let app = &judged.app;
        if app.is_there() && !app.in_force() {
            continue;
        }
        let origin = judged.origin;
        for means in means_of(app) {
            let access = access(judged, means, uses);
            let is_named = NAMED.contains(&means) || access.known_use.is_some();
            if origin == Origin::System && !is_named {
                fold(&mut folded, access);
            } else {
                all.push(access);
            }
        }
    }
    all.extend(folded.into_values());
    all
}

/// The word for where an app came from.
pub(super) fn word_of(origin: Origin) -> Option<&'static str> {
    Some(match origin {
        Origin::Unknown | Origin::Untold => return None,
        Origin::System => "system",
        Origin::Store => "store",
        Origin::OtherStore => "other_store",
        Origin::Management => "management",
        Origin::SideLoaded => "side_loaded",
    })
}

/// Parts of the system are counted, and the last of all their uses is told.
fn fold(folded: &mut BTreeMap<Means, Access>, access: Access) {
    if let Some(known) = folded.get_mut(&access.means) {
        known.count = known.count.saturating_add(1);
        known.last_used = known.last_used.max(access.last_used);
        known.last_in_background = known.last_in_background.max(access.last_in_background);
        known.in_background = known.in_background.max(access.in_background);
    } else {
        let first = Access {
            holder: None,
            since: None,
            state: None,
            ..access
        };
        folded.insert(first.means, first);
    }
}

fn means_of(app: &App) -> BTreeSet<Means> {
    let mut all = BTreeSet::new();
    for (power, means) in POWERS {
        if app.powers.contains(&power) {
            all.insert(means);
        }
    }
    for (means, permission, operation) in PERMISSIONS {
        if is_granted(app, &[permission]) && !is_refused(app, operation) {
            all.insert(means);
        }
    }
    for (name, means) in OPERATIONS {
        if is_refused(app, name) {
            continue;
        }
        let is_allowed = app.uses.any(name, |one| one.allowed);
        let is_used = app.uses.any(name, |one| one.used);
        let holds = match means {
            // The mode is the permission: what is not allowed in so many words asks each time.
            Means::Installer | Means::ScreenRecording => is_allowed,
            // A rough location needs no permission that is told; without a list of apps, a use tells.
            Means::Location => is_used,
            _ => !app.dumped && (is_used || is_allowed),
        };
        if holds {
            all.insert(means);
        }
    }
    all
}

/// Whether a user of the phone granted all of these.
fn is_granted(app: &App, permissions: &[&str]) -> bool {
    let mut users = app.all_users().into_iter();
    users.any(|user| app.is_granted(user, permissions))
}

/// Whether an operation is refused to every user of the phone of whom it is told.
fn is_refused(app: &App, operation: &str) -> bool {
    app.uses.any(operation, |one| one.refused) && !app.uses.any(operation, |one| !one.refused)
}

fn access(judged: &Judged, means: Means, noted: &Uses) -> Access {
    let (app, origin) = (&judged.app, judged.origin);
    let used = noted.of(&app.id, means);
    let usage = known_uses::of(&app.id).filter(|_| origin.is_reviewed());
    let mut evidence = app.evidence(topics(means));
    if let Some(used) = used {
        evidence.absorb(used.evidence.clone());
    }
    Access {
        means,
        holder: Some(Untrusted::from(app.id.clone())),
        state: state(app, means).map(Untrusted::from),
        user: None,
        count: 1,
        origin: word_of(origin).map(Untrusted::from),
        known_use: usage.map(|usage| Untrusted::from(usage.word())),
        since: app.installed.filter(|_| origin != Origin::System),
        last_used: used.and_then(|used| used.last),
        last_in_background: used.and_then(|used| used.last_in_background),
        in_background: used.and_then(|used| used.in_background),
        seen: super::first(evidence),
    }
}

/// Whether the location may be followed at any time.
fn state(app: &App, means: Means) -> Option<&'static str> {
    const ALWAYS: [&str; 2] = [
        "android.permission.ACCESS_FINE_LOCATION",
        "android.permission.ACCESS_BACKGROUND_LOCATION",
    ];
    (means == Means::Location && is_granted(app, &ALWAYS)).then_some("always")
}

/// The records that tell what gives the ability.
fn topics(means: Means) -> &'static [super::super::Topic] {
    use super::super::Topic;
    match means {
        Means::Screen => &[Topic::Accessibility],
        Means::Notifications => &[Topic::Notifications],
        Means::ScreenRecording => &[Topic::Screen],
        Means::Installer => &[],
        _ => &[Topic::Package],
    }
}
