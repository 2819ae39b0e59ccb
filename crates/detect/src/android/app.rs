//! What the records of a phone say of one Android app.
//!
//! Described in: <https://developer.android.com/tools/dumpsys>,
//! <https://developer.android.com/guide/topics/permissions/overview>.

use std::collections::{BTreeMap, BTreeSet};

use model::Instant;

use crate::EvidenceList;

/// Most users of the phone told apart.
const USERS: usize = 64;
/// Most classes kept of one app, switched off or to be started.
const CLASSES: usize = 1_000;
/// Most signers kept of one app.
const SIGNERS: usize = 16;

/// Permissions that signals ask for; each is a bit of [`App::granted`].
const PERMISSIONS: [&str; 8] = [
    "android.permission.ACCESS_FINE_LOCATION",
    "android.permission.ACCESS_BACKGROUND_LOCATION",
    "android.permission.RECORD_AUDIO",
    "android.permission.CAMERA",
    "android.permission.READ_SMS",
    "android.permission.RECEIVE_SMS",
    "android.permission.READ_CALL_LOG",
    "android.permission.READ_CONTACTS",
];

/// What an app may do once somebody switched it on, beside permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Power {
    /// Sees and uses the whole screen.
    Accessibility,
    /// Reads every notification.
    Notifications,
    /// Administers the phone.
    Administrator,
    /// Owns the phone or a profile of it.
    Owner,
    /// Is a keyboard that is switched on.
    Keyboard,
    /// Records the screen.
    Projection,
}

/// What a record is about: the evidence of a signal is that of its topics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// The app itself, its permissions included.
    Package,
    /// Accessibility.
    Accessibility,
    /// Notifications.
    Notifications,
    /// Administration.
    Administrator,
    /// Uses of the location.
    Location,
    /// Uses of microphone and camera.
    Senses,
    /// Uses of messages, calls and contacts.
    Messages,
    /// Uses of the screen.
    Screen,
    /// Installing other apps.
    Installs,
    /// Settings that Android keeps from apps of unknown origin.
    Restricted,
    /// Keyboards.
    Keyboard,
}

/// How the system counts the use of an operation.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is told by the system independently of the others"
)]
pub(crate) struct Use {
    /// Whether it is allowed in so many words.
    pub(crate) allowed: bool,
    /// Whether it is refused.
    pub(crate) refused: bool,
    /// Whether it was ever used.
    pub(crate) used: bool,
    /// Whether it was used in the background.
    pub(crate) in_background: bool,
}

/// What is known of one app.
#[derive(Debug, Default)]
pub(crate) struct App {
    /// Its identifier.
    pub(crate) id: String,
    /// Whether a list of apps names it.
    pub(crate) listed: bool,
    /// Whether it is a part of the system.
    pub(crate) system: bool,
    /// Whether a user of the phone has it, switched on.
    pub(crate) in_force: bool,
    /// Which app installed it.
    pub(crate) installer: Option<String>,
    /// Which app its file came from.
    pub(crate) came_from: Option<String>,
    /// When it was first installed.
    pub(crate) installed: Option<Instant>,
    /// Short codes of its signers.
    pub(crate) signers: BTreeSet<String>,
    /// What it may do.
    pub(crate) powers: BTreeSet<Power>,
    granted: BTreeMap<i64, u8>,
    uses: BTreeMap<String, Use>,
    started_by: BTreeSet<String>,
    switched_off: BTreeSet<String>,
    evidence: BTreeMap<Topic, EvidenceList>,
}

impl App {
    /// The app called `id`.
    pub(crate) fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            ..Self::default()
        }
    }

    /// Notes that `user` was granted a permission.
    pub(crate) fn grant(&mut self, user: i64, permission: &str) {
        let Some(bit) = bit(permission) else {
            return;
        };
        if self.granted.contains_key(&user) || self.granted.len() < USERS {
            *self.granted.entry(user).or_default() |= bit;
        }
    }

    /// Whether one user of the phone granted all of these permissions.
    pub(crate) fn is_granted(&self, permissions: &[&str]) -> bool {
        let all = permissions.iter().filter_map(|permission| bit(permission));
        let all = all.fold(0, |all, bit| all | bit);
        all != 0 && self.granted.values().any(|granted| granted & all == all)
    }

    /// Notes the use of an operation.
    pub(crate) fn operation(&mut self, name: &str, seen: Use) {
        let known = self.uses.entry(name.to_owned()).or_default();
        known.allowed |= seen.allowed;
        known.refused |= seen.refused;
        known.used |= seen.used;
        known.in_background |= seen.in_background;
    }

    /// How an operation is used.
    pub(crate) fn uses(&self, name: &str) -> Use {
        self.uses.get(name).copied().unwrap_or_default()
    }

    /// Notes an activity that starts the app.
    pub(crate) fn start(&mut self, class: String) {
        if self.started_by.len() < CLASSES {
            self.started_by.insert(class);
        }
    }

    /// Notes a component that is switched off.
    pub(crate) fn switch_off(&mut self, class: String) {
        if self.switched_off.len() < CLASSES {
            self.switched_off.insert(class);
        }
    }

    /// Whether any activity starts the app, switched on or off.
    pub(crate) fn has_start(&self) -> bool {
        !self.started_by.is_empty()
    }

    /// Whether an activity starts the app and is switched on.
    pub(crate) fn can_be_started(&self) -> bool {
        let mut starts = self.started_by.iter();
        starts.any(|class| !self.switched_off.contains(class))
    }

    /// Notes a signer.
    pub(crate) fn signer(&mut self, code: &str) {
        if self.signers.len() < SIGNERS {
            self.signers.insert(code.to_owned());
        }
    }

    /// The records about a topic, to add to.
    pub(crate) fn about(&mut self, topic: Topic) -> &mut EvidenceList {
        self.evidence.entry(topic).or_default()
    }

    /// The records about some topics.
    pub(crate) fn evidence(&self, topics: &[Topic]) -> EvidenceList {
        let mut all = EvidenceList::default();
        for topic in topics {
            if let Some(evidence) = self.evidence.get(topic) {
                all.absorb(evidence.clone());
            }
        }
        all
    }

    /// Adds what a later job folded.
    pub(crate) fn absorb(&mut self, later: App) {
        self.listed |= later.listed;
        self.system |= later.system;
        self.in_force |= later.in_force;
        self.installer = self.installer.take().or(later.installer);
        self.came_from = self.came_from.take().or(later.came_from);
        self.installed = self.installed.into_iter().chain(later.installed).min();
        for signer in later.signers {
            self.signer(&signer);
        }
        self.powers.extend(later.powers);
        for (user, bits) in later.granted {
            if self.granted.contains_key(&user) || self.granted.len() < USERS {
                *self.granted.entry(user).or_default() |= bits;
            }
        }
        for (name, seen) in later.uses {
            self.operation(&name, seen);
        }
        for class in later.started_by {
            self.start(class);
        }
        for class in later.switched_off {
            self.switch_off(class);
        }
        for (topic, evidence) in later.evidence {
            self.about(topic).absorb(evidence);
        }
    }
}

fn bit(permission: &str) -> Option<u8> {
    let place = PERMISSIONS.iter().position(|known| *known == permission)?;
    1_u8.checked_shl(u32::try_from(place).ok()?)
}
