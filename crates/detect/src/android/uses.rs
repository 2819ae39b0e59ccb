//! What the system says of the use of operations: which app may, which did, and which was seen doing it,
//! by user of the phone.
//!
//! A mode may stand for an app, or for a whole number under which apps run; the second takes over, and one of
//! them decides for several operations. Described in:
//! <https://developer.android.com/reference/android/app/AppOpsManager>,
//! <https://source.android.com/docs/core/permissions/ops>.

use std::collections::BTreeMap;

use model::Instant;

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
    /// When the copy was made that tells whether it may be used.
    pub(crate) told: Option<Instant>,
}

impl Use {
    /// Adds what another record says. The newer copy tells the mode; where no dates tell which is newer, what
    /// one of them allows is allowed, and only what each refuses is refused.
    fn join(&mut self, other: Self) {
        self.used |= other.used;
        self.in_background |= other.in_background;
        match is_newer(other.told, self.told) {
            Some(true) => {
                let (used, in_background) = (self.used, self.in_background);
                *self = Self {
                    used,
                    in_background,
                    ..other
                };
            }
            Some(false) => {}
            None => {
                self.allowed |= other.allowed;
                self.refused &= other.refused;
                self.told = self.told.max(other.told);
            }
        }
    }
}

/// Whether the copy made at `one` is newer than that made at `other`; nothing where neither is told to be.
fn is_newer(one: Option<Instant>, other: Option<Instant>) -> Option<bool> {
    let (one, other) = (one?, other?);
    (one != other).then_some(one > other)
}

/// The uses of one app, by user of the phone.
#[derive(Debug, Default)]
pub(crate) struct Uses(BTreeMap<i64, BTreeMap<&'static str, Use>>);

impl Uses {
    /// Notes the use of an operation by the app of `user`.
    pub(super) fn add(&mut self, user: i64, name: &'static str, seen: Use) {
        let of_user = self.0.entry(user).or_default();
        of_user
            .entry(name)
            .and_modify(|known| known.join(seen))
            .or_insert(seen);
    }

    /// The system tells no mode that is the usual one: what only older copies than `newest` refuse is no
    /// longer refused.
    pub(super) fn forget_refusals_before(&mut self, newest: Option<Instant>) {
        for seen in self.0.values_mut().flat_map(BTreeMap::values_mut) {
            seen.refused &= is_newer(newest, seen.told) != Some(true);
        }
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

/// Whether an operation may be used; the order is from most to least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// A mode that holds for every app under a number.
#[derive(Debug)]
pub(super) struct ModeOfNumber {
    /// Whether the operation may be used.
    pub(super) mode: Mode,
    /// When the copy was made that tells it.
    pub(super) told: Option<Instant>,
    /// The record, where it is allowed.
    pub(super) evidence: EvidenceList,
}

/// The modes of one number, by operation.
type Modes = BTreeMap<&'static str, ModeOfNumber>;

/// Modes that hold for every app under a number, by number and user of the phone.
#[derive(Debug, Default)]
pub(super) struct ModesOfNumbers(BTreeMap<(i64, i64), Modes>);

impl ModesOfNumbers {
    /// Notes what holds for an operation of all apps under `uid`.
    pub(super) fn add(&mut self, uid: i64, name: &'static str, mode: ModeOfNumber) {
        if let Some((user, number)) = user_and_number(uid) {
            self.note((number, user), name, mode);
        }
    }

    /// The newer copy counts; where no dates tell which is newer, what allows more.
    fn note(&mut self, key: (i64, i64), name: &'static str, later: ModeOfNumber) {
        if !self.0.contains_key(&key) && self.0.len() >= NUMBERS {
            return;
        }
        let modes = self.0.entry(key).or_default();
        let counts = modes.get(name).is_none_or(|known| {
            is_newer(later.told, known.told).unwrap_or(later.mode < known.mode)
        });
        if counts {
            modes.insert(name, later);
        }
    }

    pub(super) fn absorb(&mut self, later: Self) {
        for (key, modes) in later.0 {
            for (name, mode) in modes {
                self.note(key, name, mode);
            }
        }
    }

    /// Puts into `uses` what holds for the app's number, and calls `each` with the record of what is
    /// allowed. What only older copies than `newest` restrict holds no longer: the system tells no usual mode.
    pub(super) fn hold_for(
        &self,
        number: i64,
        newest: Option<Instant>,
        uses: &mut Uses,
        each: &mut dyn FnMut(Topic, &EvidenceList),
    ) {
        let of_number = (number, i64::MIN)..=(number, i64::MAX);
        for ((_, user), modes) in self.0.range(of_number) {
            for (name, told) in modes {
                let allows = told.mode == Mode::Allow;
                if !allows && is_newer(newest, told.told) == Some(true) {
                    continue;
                }
                uses.take_over(*user, name, told.mode);
                if let Some((_, topic)) = operation(name).filter(|_| allows) {
                    each(topic, &told.evidence);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: Option<i64>) -> Option<Instant> {
        day.map(|day| Instant::from_unix_ns(day * 86_400_000_000_000))
    }

    fn of_number(mode: Mode, day: Option<i64>) -> ModeOfNumber {
        ModeOfNumber {
            mode,
            told: at(day),
            evidence: EvidenceList::default(),
        }
    }

    #[test]
    fn the_newest_copy_tells_the_mode_in_whatever_order_it_comes() {
        let allowed = |day| Use {
            allowed: true,
            used: true,
            told: at(day),
            ..Use::default()
        };
        let refused = |day| Use {
            refused: true,
            told: at(day),
            ..Use::default()
        };
        for (one, other, expected) in [
            (refused(Some(1)), allowed(Some(2)), (true, false)),
            (allowed(Some(1)), refused(Some(2)), (false, true)),
            // One copy in two dumps, or no day.
            (allowed(Some(1)), refused(Some(1)), (true, false)),
            (refused(None), allowed(Some(2)), (true, false)),
            (refused(None), refused(None), (false, true)),
        ] {
            for (first, second) in [(one, other), (other, one)] {
                let (mut uses, mut later) = (Uses::default(), Uses::default());
                uses.add(0, "CAMERA", first);
                later.add(0, "CAMERA", second);
                uses.absorb(later);
                let seen = uses.of(0, "CAMERA");
                assert_eq!((seen.allowed, seen.refused), expected, "{one:?} {other:?}");
                assert_eq!(seen.used, one.used || other.used);
            }
        }
        // A newer copy that tells no mode.
        for (newest, is_refused) in [(1, true), (2, false)] {
            let mut uses = Uses::default();
            uses.add(0, "CAMERA", refused(Some(1)));
            uses.forget_refusals_before(at(Some(newest)));
            assert_eq!(uses.of(0, "CAMERA").refused, is_refused);
        }
    }

    #[test]
    fn the_newest_copy_tells_the_mode_of_a_number() {
        let held = |modes: [(Mode, Option<i64>); 2], newest| {
            let mut all = ModesOfNumbers::default();
            for (mode, day) in modes {
                let mut later = ModesOfNumbers::default();
                later.add(10_123, "CAMERA", of_number(mode, day));
                all.absorb(later);
            }
            let mut uses = Uses::default();
            all.hold_for(10_123, at(newest), &mut uses, &mut |_, _| {});
            let seen = uses.of(0, "CAMERA");
            (seen.allowed, seen.refused)
        };
        let (old, new) = ((Mode::Refuse, Some(1)), (Mode::Allow, Some(2)));
        assert_eq!(held([old, new], Some(2)), (true, false));
        assert_eq!(held([new, old], Some(2)), (true, false));
        let (old, new) = ((Mode::Allow, Some(1)), (Mode::Refuse, Some(2)));
        assert_eq!(held([old, new], Some(2)), (false, true));
        assert_eq!(held([new, old], Some(2)), (false, true));
        // The newest copy tells none: what was refused is not, and it is not known what may.
        assert_eq!(held([new, new], Some(3)), (false, false));
        assert_eq!(
            held([(Mode::Refuse, None), (Mode::Allow, None)], None),
            (true, false)
        );
    }

    #[test]
    fn what_holds_for_a_number_takes_over() {
        let mut modes = ModesOfNumbers::default();
        modes.add(10_123, "COARSE_LOCATION", of_number(Mode::Refuse, None));
        modes.add(1_010_123, "CAMERA", of_number(Mode::Seen, None));
        modes.add(10_124, "RECORD_AUDIO", of_number(Mode::Refuse, None));
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
        modes.hold_for(10_123, None, &mut uses, &mut |_, _| told += 1);
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
