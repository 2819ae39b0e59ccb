//! Single apps that another Apple account bought than the one that bought most of the others.
//!
//! Two accounts that each bought many apps are ordinary: a family, a former address.
//! Described in: <https://support.apple.com/guide/personal-safety/welcome/web>.

use std::collections::BTreeMap;

use artefacts::AnyRecord;
use model::{Argument, Certainty, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    SeenIn,
    apps::{Apps, known},
    draft::{Said, SubjectKind},
};

/// An account that bought as many apps is used on this phone as a matter of course.
const MANY: usize = 5;
/// The usual account has at least so many apps: with fewer, none is usual.
const USUAL: usize = 4;

/// Folds who bought each app.
#[derive(Debug, Default)]
pub(crate) struct AppOfAnotherAccount {
    apps: Apps,
}

impl Check for AppOfAnotherAccount {
    const ABOUT: About = About {
        reads: &[
            "ios.installed_apps",
            "ios.app_store",
            "ios.store_downloads",
            "ios.container_listing",
        ],
        described_in: &["https://support.apple.com/guide/personal-safety/welcome/web"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        self.apps.record_bought(seen, place, record);
    }

    fn absorb(&mut self, later: Self) {
        self.apps.absorb(later.apps);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let apps: Vec<_> = self.apps.into_all().collect();
        let mut bought: BTreeMap<&str, usize> = BTreeMap::new();
        for buyer in apps.iter().filter_map(|app| app.buyer.as_deref()) {
            let count = bought.entry(buyer).or_default();
            *count = count.saturating_add(1);
        }
        let rare: Vec<String> = rare(&bought).into_iter().map(str::to_owned).collect();
        for app in apps {
            let Some(buyer) = app.buyer.as_ref().filter(|buyer| rare.contains(buyer)) else {
                continue;
            };
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                excused_by: vec![
                    Statement::Account(Untrusted::from(buyer.as_str()).to_static()),
                    known(&app.id),
                    Statement::Parental,
                    Statement::Managed,
                ],
                arguments: vec![
                    ("app", Argument::words(&app.shown())),
                    ("account", Argument::words(buyer)),
                ],
                subject: app.id,
                subject_kind: SubjectKind::App,
                harmless_causes: 3,
                ..Said::default()
            };
            out.say(&said, app.evidence);
        }
    }
}

/// The accounts that bought few apps beside one that bought most.
fn rare<'a>(bought: &BTreeMap<&'a str, usize>) -> Vec<&'a str> {
    let all: usize = bought
        .values()
        .fold(0, |all, count| all.saturating_add(*count));
    let most = bought.values().copied().max().unwrap_or_default();
    if most < USUAL || most.saturating_mul(2) <= all {
        return Vec::new();
    }
    let few = bought
        .iter()
        .filter(|(_, count)| **count < MANY && count.saturating_mul(2) < most);
    few.map(|(account, _)| *account).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counts: &[(&'static str, usize)]) -> Vec<&'static str> {
        rare(&counts.iter().copied().collect())
    }

    #[test]
    fn few_apps_beside_a_usual_account_are_told() {
        assert_eq!(of(&[("me", 20), ("other", 1)]), ["other"]);
        assert_eq!(of(&[("me", 20), ("a", 2), ("b", 4)]), ["a", "b"]);
    }

    #[test]
    fn two_accounts_of_many_apps_and_phones_without_a_usual_one_are_ordinary() {
        assert_eq!(of(&[("me", 20), ("family", 5)]), Vec::<&str>::new());
        assert_eq!(of(&[("me", 3), ("other", 1)]), Vec::<&str>::new());
        assert_eq!(of(&[("me", 4), ("other", 2)]), Vec::<&str>::new());
        assert_eq!(of(&[("a", 4), ("b", 3), ("c", 1)]), Vec::<&str>::new());
        assert_eq!(of(&[("me", 30)]), Vec::<&str>::new());
    }
}
