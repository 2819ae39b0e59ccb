//! What the system says of the use of operations: which app may, which did, and which was seen doing it,
//! by user of the phone.
//!
//! A mode may stand for an app, or for a whole number under which apps run; the second takes over, and one of
//! them decides for several operations. Described in:
//! <https://developer.android.com/reference/android/app/AppOpsManager>,
//! <https://source.android.com/docs/core/permissions/ops>.

use std::collections::BTreeMap;

use super::Topic;
use crate::EvidenceList;

/// How many numbers each user of the phone has.
const NUMBERS_OF_A_USER: i64 = 100_000;
/// Most numbers whose modes are kept: a phone has a few hundred for each user.
const NUMBERS: usize = 20_000;

/// Operations whose uses are kept, and what they are about.
pub(super) const OPERATIONS: [(&str, Topic); 20] = [
    ("FINE_LOCATION", Topic::Location),
    ("COARSE_LOCATION", Topic::Location),
    ("MONITOR_LOCATION", Topic::Location),
    ("MONITOR_HIGH_POWER_LOCATION", Topic::Location),
    ("RECORD_AUDIO", Topic::Senses),
    ("CAMERA", Topic::Senses),
    ("READ_SMS", Topic::Messages),
    ("RECEIVE_SMS", Topic::Messages),
    ("READ_CALL_LOG", Topic::Messages),
    ("READ_CONTACTS", Topic::Messages),
    ("PROJECT_MEDIA", Topic::Screen),
    ("SYSTEM_ALERT_WINDOW", Topic::Screen),
    ("REQUEST_INSTALL_PACKAGES", Topic::Installs),
    ("ACCESS_RESTRICTED_SETTINGS", Topic::Restricted),
    ("MANAGE_EXTERNAL_STORAGE", Topic::Files),
    ("GET_USAGE_STATS", Topic::Usage),
    ("ACTIVATE_VPN", Topic::Traffic),
    ("SCHEDULE_EXACT_ALARM", Topic::Sleep),
    ("POST_NOTIFICATION", Topic::Silence),
    ("START_FOREGROUND", Topic::Silence),
];
/// The operations about which one of them decides.
const LOCATION: [&str; 4] = [
    "COARSE_LOCATION",
    "FINE_LOCATION",
    "MONITOR_LOCATION",
    "MONITOR_HIGH_POWER_LOCATION",
];

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

/// The uses of one app, by user of the phone.
#[derive(Debug, Default)]
pub(crate) struct Uses(BTreeMap<i64, BTreeMap<&'static str, Use>>);

impl Uses {
    /// Notes the use of an operation by the app of `user`.
    pub(super) fn add(&mut self, user: i64, name: &'static str, seen: Use) {
        let known = self.0.entry(user).or_default().entry(name).or_default();
        known.allowed |= seen.allowed;
        known.refused |= seen.refused;
        known.used |= seen.used;
        known.in_background |= seen.in_background;
    }

    /// How an operation is used by the app of `user`.
    pub(crate) fn of(&self, user: i64, name: &str) -> Use {
        let of_user = self.0.get(&user);
        let seen = of_user.and_then(|uses| uses.get(name));
        seen.copied().unwrap_or_default()
    }

    /// Whether the use by the app of one user is so.
    pub(crate) fn any(&self, name: &str, is_so: impl Fn(Use) -> bool) -> bool {
        let mut all = self.0.values();
        all.any(|uses| uses.get(name).copied().is_some_and(&is_so))
    }

    /// The users of whom uses are told.
    pub(super) fn users(&self) -> impl Iterator<Item = i64> {
        self.0.keys().copied()
    }

    pub(super) fn absorb(&mut self, later: Self) {
        for (user, uses) in later.0 {
            for (name, seen) in uses {
                self.add(user, name, seen);
            }
        }
    }

    /// What holds for the whole number takes over.
    fn take_over(&mut self, user: i64, name: &'static str, mode: Mode) {
        let own = [name];
        let decided = if name == "COARSE_LOCATION" {
            LOCATION.as_slice()
        } else {
            own.as_slice()
        };
        for name in decided {
            let known = self.0.entry(user).or_default().entry(name).or_default();
            known.allowed = mode == Mode::Allow;
            known.refused = mode == Mode::Refuse;
        }
    }
}

/// Whether an operation may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// In so many words.
    Allow,
    /// While the app is seen.
    Seen,
    /// Not.
    Refuse,
}

impl Mode {
    /// By its name; nothing where the system's own rule holds.
    pub(super) fn of(name: Option<&str>) -> Option<Self> {
        match name? {
            "allow" => Some(Mode::Allow),
            "foreground" => Some(Mode::Seen),
            "ignore" | "deny" => Some(Mode::Refuse),
            _ => None,
        }
    }
}

/// The operation of that name, if it is kept.
pub(super) fn operation(name: &str) -> Option<(&'static str, Topic)> {
    let mut known = OPERATIONS.into_iter();
    known.find(|(known, _)| *known == name)
}

/// The user of the phone, and the number that the app has for each of them.
pub(super) fn user_and_number(uid: i64) -> Option<(i64, i64)> {
    let user = uid.checked_div_euclid(NUMBERS_OF_A_USER)?;
    Some((user, uid.checked_rem_euclid(NUMBERS_OF_A_USER)?))
}

/// The modes of one number, with the record of each.
type Modes = BTreeMap<&'static str, (Mode, EvidenceList)>;

/// Modes that hold for every app under a number, by number and user of the phone.
#[derive(Debug, Default)]
pub(super) struct ModesOfNumbers(BTreeMap<(i64, i64), Modes>);

impl ModesOfNumbers {
    /// Notes that `mode` holds for an operation of all apps under `uid`.
    pub(super) fn add(&mut self, uid: i64, name: &'static str, mode: Mode, evidence: EvidenceList) {
        let Some((user, number)) = user_and_number(uid) else {
            return;
        };
        let key = (number, user);
        if self.0.contains_key(&key) || self.0.len() < NUMBERS {
            self.0
                .entry(key)
                .or_default()
                .insert(name, (mode, evidence));
        }
    }

    pub(super) fn absorb(&mut self, later: Self) {
        for (key, modes) in later.0 {
            if self.0.contains_key(&key) || self.0.len() < NUMBERS {
                self.0.entry(key).or_default().extend(modes);
            }
        }
    }

    /// Puts into `uses` what holds for the app's number, and calls `each` with the record of what is
    /// allowed.
    pub(super) fn hold_for(
        &self,
        number: i64,
        uses: &mut Uses,
        each: &mut dyn FnMut(Topic, &EvidenceList),
    ) {
        let of_number = (number, i64::MIN)..=(number, i64::MAX);
        for ((_, user), modes) in self.0.range(of_number) {
            for (name, (mode, evidence)) in modes {
                uses.take_over(*user, name, *mode);
                if let Some((_, topic)) = operation(name).filter(|_| *mode == Mode::Allow) {
                    each(topic, evidence);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_for_a_number_takes_over() {
        let mut modes = ModesOfNumbers::default();
        let none = EvidenceList::default;
        modes.add(10_123, "COARSE_LOCATION", Mode::Refuse, none());
        modes.add(1_010_123, "CAMERA", Mode::Seen, none());
        modes.add(10_124, "RECORD_AUDIO", Mode::Refuse, none());
        let mut uses = Uses::default();
        let allowed = Use {
            allowed: true,
            used: true,
            ..Use::default()
        };
        for name in ["FINE_LOCATION", "CAMERA", "RECORD_AUDIO"] {
            uses.add(0, name, allowed);
            uses.add(10, name, allowed);
        }
        let mut told = 0;
        modes.hold_for(10_123, &mut uses, &mut |_, _| told += 1);
        assert_eq!(told, 0, "nothing is allowed in so many words");
        let location = uses.of(0, "FINE_LOCATION");
        assert!(location.refused && location.used && !location.allowed);
        assert!(uses.of(10, "FINE_LOCATION").allowed, "another user");
        let camera = uses.of(10, "CAMERA");
        assert!(!camera.allowed && !camera.refused);
        assert!(uses.of(0, "CAMERA").allowed);
        assert!(uses.of(0, "RECORD_AUDIO").allowed, "another number");
        assert_eq!(user_and_number(1_010_123), Some((10, 10_123)));
    }

    #[test]
    fn modes_are_those_of_the_system() {
        assert_eq!(Mode::of(Some("allow")), Some(Mode::Allow));
        assert_eq!(Mode::of(Some("deny")), Some(Mode::Refuse));
        assert_eq!(Mode::of(Some("ignore")), Some(Mode::Refuse));
        assert_eq!(Mode::of(Some("foreground")), Some(Mode::Seen));
        assert_eq!(Mode::of(Some("default")), None);
        assert_eq!(Mode::of(None), None);
    }
}
