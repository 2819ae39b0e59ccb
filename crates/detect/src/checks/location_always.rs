//! Apps that may always know where the phone is: told one by one when such an app did not come from
//! the store, or is not listed, and asked out of sight lately; otherwise counted.
//!
//! Described in: <https://support.apple.com/guide/personal-safety/welcome/web>.

use std::collections::BTreeMap;

use artefacts::{AnyRecord, ios::locationd_clients::LocationClient};
use model::{Argument, Certainty, Instant, Kind, Place, Statement, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    EvidenceList, SeenIn,
    apps::{Apps, is_apple, known},
    draft::{Said, SubjectKind},
};

/// Most apps kept: phones have a few hundred.
const CLIENTS: usize = 5_000;
/// Apps named in the sentence.
const SHOWN: usize = 8;
/// What is lately: so long before the last use of the location by anybody.
const LATELY_NS: u64 = 30 * 24 * 3_600 * 1_000_000_000;

/// What is known of one app that may always know.
#[derive(Debug, Default)]
struct Always {
    in_background: Option<Instant>,
    evidence: EvidenceList,
}

/// Folds the apps, which of them are listed, and when the location was last used at all.
#[derive(Debug, Default)]
pub(crate) struct LocationAlways {
    apps: Apps,
    always: BTreeMap<String, Always>,
    last: Option<Instant>,
}

impl Check for LocationAlways {
    const ABOUT: About = About {
        reads: &[
            "ios.locationd_clients",
            "ios.installed_apps",
            "ios.container_listing",
        ],
        described_in: &["https://support.apple.com/guide/personal-safety/welcome/web"],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        let AnyRecord::IosLocationdClients(client) = record else {
            self.apps.record(seen, place, record);
            return;
        };
        let in_background = client.last_in_background();
        let uses = [
            client.location_stopped,
            client.information_stopped,
            in_background,
        ];
        self.last = uses.into_iter().flatten().chain(self.last).max();
        let Some(app) = app_always(client) else {
            return;
        };
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, in_background, app);
        self.add(
            app.to_owned(),
            Always {
                in_background,
                evidence,
            },
        );
    }

    fn absorb(&mut self, later: Self) {
        self.apps.absorb(later.apps);
        self.last = self.last.max(later.last);
        for (app, always) in later.always {
            self.add(app, always);
        }
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        let (mut ordinary, mut named) = (EvidenceList::default(), Vec::new());
        for (id, always) in self.always {
            let listed = self.apps.get(&id);
            let elsewhere = match listed {
                Some(app) => app.is_from_elsewhere(),
                None => !self.apps.is_empty() && !self.apps.has(&id),
            };
            if !elsewhere || !is_lately(always.in_background, self.last) {
                ordinary.absorb(always.evidence);
                named.push(id);
                continue;
            }
            let shown = listed.map_or_else(|| id.clone(), crate::apps::App::shown);
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                excused_by: vec![known(&id), Statement::Managed, Statement::Parental],
                arguments: vec![("app", Argument::words(&shown))],
                subject: id,
                subject_kind: SubjectKind::App,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, always.evidence);
        }
        if ordinary.count() > 0 {
            let apps = i64::try_from(named.len()).unwrap_or(i64::MAX);
            named.truncate(SHOWN);
            let said = Said {
                variant: "ordinary",
                arguments: vec![
                    ("apps", Argument::words(&named.join(", "))),
                    ("named", Argument::Number(apps)),
                ],
                ..Said::default()
            };
            out.say(&said, ordinary);
        }
    }
}

impl LocationAlways {
    fn add(&mut self, app: String, always: Always) {
        if let Some(known) = self.always.get_mut(&app) {
            known.in_background = known.in_background.max(always.in_background);
            known.evidence.absorb(always.evidence);
        } else if self.always.len() < CLIENTS {
            self.always.insert(app, always);
        }
    }
}

/// The app that may always know, when it is not Apple's.
fn app_always<'c>(client: &'c LocationClient<'_>) -> Option<&'c str> {
    let always = client.authorization.as_ref().map(Untrusted::raw) == Some("always");
    client.app().filter(|app| always && !is_apple(app))
}

fn is_lately(used: Option<Instant>, last: Option<Instant>) -> bool {
    used.zip(last)
        .is_some_and(|(used, last)| used.unix_ns().abs_diff(last.unix_ns()) <= LATELY_NS)
}
