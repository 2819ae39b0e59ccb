//! What the records of a phone say of one Android app.
//!
//! Described in: <https://developer.android.com/tools/dumpsys>,
//! <https://developer.android.com/guide/topics/permissions/overview>.

use std::collections::{BTreeMap, BTreeSet};

use model::Instant;

use super::uses::Uses;
use crate::EvidenceList;

/// Most users of the phone told apart.
const USERS: usize = 64;
/// Most classes kept of one app, for each use of them.
const CLASSES: usize = 1_000;
/// Most signers kept of one app.
const SIGNERS: usize = 16;
/// Most numbers kept under which one app runs.
const NUMBERS: usize = 8;

/// Permissions that signals ask for; each is a bit of [`App::granted`].
const PERMISSIONS: [&str; 10] = [
    "android.permission.ACCESS_FINE_LOCATION",
    "android.permission.ACCESS_BACKGROUND_LOCATION",
    "android.permission.RECORD_AUDIO",
    "android.permission.CAMERA",
    "android.permission.READ_SMS",
    "android.permission.RECEIVE_SMS",
    "android.permission.READ_CALL_LOG",
    "android.permission.READ_CONTACTS",
    "android.permission.SCHEDULE_EXACT_ALARM",
    "android.permission.USE_EXACT_ALARM",
];

/// What an app may do once somebody switched it on, beside permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Power {
    /// Sees and uses the whole screen.
    Accessibility,
    /// The same by a setting, which holds while accessibility as a whole is on.
    ListedAccessibility,
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
    /// Carries the traffic.
    Traffic,
    /// Is the app for messages, calls, or the assistant.
    Role,
    /// The phone's sleep does not stop it, since somebody chose so.
    Sleepless,
    /// Has asked to be woken at a time.
    Woken,
    /// Ran a service that has to show a notification.
    Service,
}

/// What the file of an app says that one of a store does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Build {
    /// It may be debugged, or is for tests only.
    Test,
    /// It is signed with a key that anybody has.
    SharedKey,
}

/// What a record is about: the evidence of a signal is that of its topics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// The app itself, its permissions included.
    Package,
    /// The app's own file.
    File,
    /// Accessibility.
    Accessibility,
    /// Notifications that it reads.
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
    /// All files.
    Files,
    /// Which apps are used.
    Usage,
    /// The traffic.
    Traffic,
    /// What it is the phone's app for.
    Role,
    /// Working while the phone sleeps.
    Sleep,
    /// Starting with the phone.
    Boot,
    /// Working without notifications.
    Silence,
}

/// What is known of one app.
#[derive(Debug, Default)]
pub(crate) struct App {
    /// Its identifier.
    pub(crate) id: String,
    /// Whether the package manager's dump has it.
    pub(crate) dumped: bool,
    /// Whether an acquisition's list has it; and switched on.
    pub(crate) listed: Option<bool>,
    /// Whether it is a part of the system.
    pub(crate) system: bool,
    /// Users of the phone who have it, switched on, as the dump says.
    pub(crate) users: BTreeSet<i64>,
    /// Which app installed it.
    pub(crate) installer: Option<String>,
    /// Which app its file came from.
    pub(crate) came_from: Option<String>,
    /// When it was first installed.
    pub(crate) installed: Option<Instant>,
    /// Its signers: short codes of the dump, and digests.
    pub(crate) signers: BTreeSet<String>,
    /// What it may do.
    pub(crate) powers: BTreeSet<Power>,
    /// How it was built.
    pub(crate) builds: BTreeSet<Build>,
    /// How operations are used.
    pub(crate) uses: Uses,
    /// The numbers under which it runs, without the user's part.
    pub(crate) numbers: BTreeSet<i64>,
    /// Whether its own file has an activity that starts it.
    pub(crate) icon_in_file: Option<bool>,
    granted: BTreeMap<i64, u16>,
    started_by: BTreeSet<String>,
    booted_by: BTreeSet<String>,
    switched_off: BTreeMap<i64, BTreeSet<String>>,
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

    /// Whether the phone has it, as far as a list says.
    pub(crate) fn is_there(&self) -> bool {
        self.dumped || self.listed.is_some()
    }

    /// Whether a user of the phone has it, switched on.
    pub(crate) fn in_force(&self) -> bool {
        match (self.dumped, self.listed) {
            (true, _) => !self.users.is_empty(),
            (false, Some(on)) => on,
            // Records tell of parts that no list has.
            (false, None) => true,
        }
    }

    /// The users of the phone of whom anything is told.
    pub(crate) fn all_users(&self) -> BTreeSet<i64> {
        let granted = self.granted.keys().copied();
        granted.chain(self.uses.users()).collect()
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

    /// Whether `user` granted all of these permissions.
    pub(crate) fn is_granted(&self, user: i64, permissions: &[&str]) -> bool {
        let all = permissions.iter().filter_map(|permission| bit(permission));
        let all = all.fold(0, |all, bit| all | bit);
        let granted = self.granted.get(&user).copied().unwrap_or_default();
        all != 0 && granted & all == all
    }

    /// Notes an activity that starts the app.
    pub(crate) fn start(&mut self, class: String) {
        if self.started_by.len() < CLASSES {
            self.started_by.insert(class);
        }
    }

    /// Notes a part that starts with the phone.
    pub(crate) fn boot(&mut self, class: String) {
        if self.booted_by.len() < CLASSES {
            self.booted_by.insert(class);
        }
    }

    /// Notes a component that is switched off for `user`.
    pub(crate) fn switch_off(&mut self, user: i64, class: String) {
        if !self.switched_off.contains_key(&user) && self.switched_off.len() >= USERS {
            return;
        }
        let of_user = self.switched_off.entry(user).or_default();
        if of_user.len() < CLASSES {
            of_user.insert(class);
        }
    }

    /// Whether any activity starts the app, switched on or off.
    pub(crate) fn has_start(&self) -> bool {
        !self.started_by.is_empty()
    }

    /// Whether an activity starts the app and is switched on, for one user at least.
    pub(crate) fn can_be_started(&self) -> bool {
        self.is_on(&self.started_by)
    }

    /// Whether a part of it starts with the phone, for one user at least.
    pub(crate) fn starts_with_phone(&self) -> bool {
        self.is_on(&self.booted_by)
    }

    fn is_on(&self, classes: &BTreeSet<String>) -> bool {
        let on_for = |user: &i64| {
            let off = self.switched_off.get(user);
            let is_off = |class: &String| off.is_some_and(|off| off.contains(class));
            classes.iter().any(|class| !is_off(class))
        };
        if self.users.is_empty() {
            return on_for(&0);
        }
        self.users.iter().any(on_for)
    }

    /// Notes a signer.
    pub(crate) fn signer(&mut self, code: &str) {
        if self.signers.len() < SIGNERS {
            self.signers.insert(code.to_owned());
        }
    }

    /// Notes the number under which it runs.
    pub(crate) fn number(&mut self, number: i64) {
        if self.numbers.len() < NUMBERS {
            self.numbers.insert(number);
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
        self.dumped |= later.dumped;
        self.listed = self.listed.max(later.listed);
        self.system |= later.system;
        self.users.extend(later.users);
        self.installer = self.installer.take().or(later.installer);
        self.came_from = self.came_from.take().or(later.came_from);
        self.installed = self.installed.into_iter().chain(later.installed).min();
        for signer in later.signers {
            self.signer(&signer);
        }
        self.powers.extend(later.powers);
        self.builds.extend(later.builds);
        self.uses.absorb(later.uses);
        for number in later.numbers {
            self.number(number);
        }
        self.icon_in_file = self.icon_in_file.max(later.icon_in_file);
        for (user, bits) in later.granted {
            if self.granted.contains_key(&user) || self.granted.len() < USERS {
                *self.granted.entry(user).or_default() |= bits;
            }
        }
        for class in later.started_by {
            self.start(class);
        }
        for class in later.booted_by {
            self.boot(class);
        }
        for (user, classes) in later.switched_off {
            for class in classes {
                self.switch_off(user, class);
            }
        }
        for (topic, evidence) in later.evidence {
            self.about(topic).absorb(evidence);
        }
    }
}

fn bit(permission: &str) -> Option<u16> {
    let place = PERMISSIONS.iter().position(|known| *known == permission)?;
    1_u16.checked_shl(u32::try_from(place).ok()?)
}
