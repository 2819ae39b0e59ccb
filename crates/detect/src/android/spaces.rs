//! Which users and profiles of the phone are out of the sight of its owner.
//!
//! Described in: <https://source.android.com/docs/devices/admin/multi-user>,
//! <https://source.android.com/docs/security/features/private-space>.

use std::collections::BTreeMap;

use artefacts::android::users::PhoneUser;
use model::Untrusted;

/// Most users kept.
const USERS: usize = 1_000;
/// A profile that work, school or a maker's locked folder keeps apart.
const MANAGED_PROFILE: i64 = 0x20;
/// A profile of any kind, on newer versions.
const PROFILE: i64 = 0x1000;
/// Numbers that makers give to second copies of apps and to locked folders.
const OF_MAKERS: [std::ops::RangeInclusive<i64>; 3] = [95..=99, 150..=160, 999..=999];

/// The users and profiles of the phone: whether each is apart, where that is known.
#[derive(Debug, Default)]
pub(crate) struct Spaces {
    apart: BTreeMap<i64, bool>,
    /// The first user is the system itself, and nobody's.
    headless: bool,
}

impl Spaces {
    /// Notes a user.
    pub(super) fn add(&mut self, user: &PhoneUser<'_>) {
        let kind = user.user_type.as_ref().map_or("", Untrusted::raw);
        self.headless |= user.user_id == 0 && kind.contains("HEADLESS");
        if self.apart.len() < USERS {
            let known = self.apart.entry(user.user_id).or_default();
            *known |= is_apart(user, kind);
        }
    }

    pub(super) fn absorb(&mut self, later: Self) {
        self.headless |= later.headless;
        for (user, apart) in later.apart {
            if self.apart.len() < USERS {
                *self.apart.entry(user).or_default() |= apart;
            }
        }
    }

    /// Whether it is another user of the phone, or a private space.
    pub(crate) fn is_apart(&self, user: i64) -> bool {
        !self.headless && self.apart.get(&user).copied().unwrap_or_default()
    }
}

fn is_apart(user: &PhoneUser<'_>, kind: &str) -> bool {
    let number = user.user_id;
    if number == 0 || user.has_profile_owner == Some(true) {
        return false;
    }
    if !kind.is_empty() {
        return kind.contains(".PRIVATE") || kind.contains(".full.") && !kind.contains(".DEMO");
    }
    let flags = user.flags.unwrap_or_default();
    let is_profile = flags & (MANAGED_PROFILE | PROFILE) != 0 || user.parent.is_some();
    let of_maker = OF_MAKERS.iter().any(|range| range.contains(&number));
    !is_profile && !of_maker
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(user_id: i64, kind: &'static str, flags: i64) -> PhoneUser<'static> {
        PhoneUser {
            user_id,
            flags: Some(flags),
            user_type: Some(kind)
                .filter(|kind| !kind.is_empty())
                .map(Untrusted::from),
            parent: None,
            has_profile_owner: None,
            restrictions: Vec::new(),
            policy_restrictions: Vec::new(),
        }
    }

    #[test]
    fn private_spaces_and_other_users_are_apart() {
        let apart = |one: PhoneUser<'_>| {
            let mut spaces = Spaces::default();
            spaces.add(&user(0, "android.os.usertype.full.SYSTEM", 0xc13));
            spaces.add(&one);
            assert!(!spaces.is_apart(0) && !spaces.is_apart(77));
            spaces.is_apart(one.user_id)
        };
        assert!(apart(user(
            11,
            "android.os.usertype.profile.PRIVATE",
            0x1000
        )));
        assert!(apart(user(10, "android.os.usertype.full.SECONDARY", 0x410)));
        assert!(apart(user(10, "android.os.usertype.full.GUEST", 0x414)));
        assert!(apart(user(10, "", 0x10)));
        assert!(!apart(user(
            10,
            "android.os.usertype.profile.MANAGED",
            0x30
        )));
        assert!(!apart(user(
            10,
            "android.os.usertype.profile.CLONE",
            0x1010
        )));
        assert!(!apart(user(10, "", 0x30)));
        assert!(!apart(user(999, "", 0x10)));
        let mut owned = user(12, "android.os.usertype.profile.PRIVATE", 0x1000);
        owned.has_profile_owner = Some(true);
        assert!(!apart(owned));
    }

    #[test]
    fn on_a_phone_without_a_first_user_nobody_is_apart() {
        let mut spaces = Spaces::default();
        spaces.add(&user(10, "android.os.usertype.full.SECONDARY", 0x410));
        spaces.add(&user(0, "android.os.usertype.system.HEADLESS", 0x800));
        assert!(!spaces.is_apart(10));
    }
}
