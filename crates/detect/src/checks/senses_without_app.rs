//! Location, camera, microphone or speaker used lately by an app that no list of the phone's apps
//! names, and of which no log says that it was removed.
//!
//! Described in: <https://support.apple.com/guide/personal-safety/welcome/web>,
//! <https://github.com/mac4n6/APOLLO>.

use std::collections::{BTreeMap, BTreeSet};

use artefacts::{AnyRecord, ios::biome_privacy::PrivacyUse};
use model::{Argument, Certainty, Instant, Kind, Place, Untrusted};

use super::{About, Check, Drafts};
use crate::{
    EvidenceList, SeenIn,
    apps::{is_apple, known},
    draft::{Said, SubjectKind},
};

/// Most apps kept: phones have a few hundred, and some hundred extensions.
const APPS: usize = 20_000;
/// What is lately: so long before the last use by anybody. An app that was removed earlier is none that
/// stays out of the lists.
const LATELY_NS: u64 = 24 * 3_600 * 1_000_000_000;

/// What is asked about; the order is that of [`Use::what`].
#[derive(Clone, Copy)]
enum Sense {
    Location,
    Camera,
    Sound,
}

/// What one app used.
#[derive(Debug, Default)]
struct Use {
    what: [bool; 3],
    last: Option<Instant>,
    evidence: EvidenceList,
}

/// Folds what was used, and which apps are there or were removed.
#[derive(Debug, Default)]
pub(crate) struct SensesWithoutApp {
    uses: BTreeMap<String, Use>,
    /// In small letters.
    listed: BTreeSet<String>,
    removed: BTreeSet<String>,
    last: Option<Instant>,
}

impl Check for SensesWithoutApp {
    const ABOUT: About = About {
        reads: &[
            "ios.powerlog_location",
            "ios.powerlog_camera",
            "ios.powerlog_audio",
            "ios.powerlog_run_times",
            "ios.biome_privacy",
            "ios.powerlog_apps",
            "ios.knowledge_apps",
            "ios.container_listing",
            "ios.installed_apps",
        ],
        described_in: &[
            "https://support.apple.com/guide/personal-safety/welcome/web",
            "https://github.com/mac4n6/APOLLO",
        ],
    };

    fn record(&mut self, seen: &SeenIn, place: Place<'_>, record: AnyRecord<'_>) {
        match record {
            AnyRecord::IosPowerlogLocation(one) => {
                let time = one.ended.or(one.time);
                self.used(
                    seen,
                    place,
                    (raw(one.app_id.as_ref()), time),
                    Sense::Location,
                );
            }
            AnyRecord::IosPowerlogCamera(one) => {
                self.used(
                    seen,
                    place,
                    (raw(one.app_id.as_ref()), one.time),
                    Sense::Camera,
                );
            }
            AnyRecord::IosPowerlogAudio(one) => {
                self.used(
                    seen,
                    place,
                    (raw(one.app_id.as_ref()), one.time),
                    Sense::Sound,
                );
            }
            AnyRecord::IosPowerlogRunTimes(one) => {
                if one.background_location_s.is_some_and(|s| s > 0.0) {
                    for app in one.apps() {
                        self.used(seen, place, (Some(app), one.time), Sense::Location);
                    }
                }
            }
            AnyRecord::IosBiomePrivacy(one) => {
                if let Some(sense) = sense_of(one) {
                    self.used(seen, place, (raw(one.app_id.as_ref()), one.time), sense);
                }
            }
            other => self.list(other),
        }
    }

    fn absorb(&mut self, later: Self) {
        for (app, used) in later.uses {
            self.add(app, used);
        }
        for app in later.listed {
            keep(&mut self.listed, app);
        }
        for app in later.removed {
            keep(&mut self.removed, app);
        }
        self.last = self.last.max(later.last);
    }

    fn conclude(self, out: &mut Drafts<'_>) {
        // Without a list of apps nothing can be missing from it.
        if self.listed.is_empty() {
            return;
        }
        for (id, used) in self.uses {
            let is_lately = used
                .last
                .zip(self.last)
                .is_some_and(|(used, last)| used.unix_ns().abs_diff(last.unix_ns()) <= LATELY_NS);
            let key = id.to_lowercase();
            if !is_lately || names(&self.listed, &key) || names(&self.removed, &key) {
                continue;
            }
            let said = Said {
                kind: Kind::Exposure,
                certainty: Certainty::Possible,
                excused_by: vec![known(&id)],
                arguments: vec![
                    ("app", Argument::words(&id)),
                    ("access", Argument::Key(access(used.what).into())),
                ],
                subject: id,
                subject_kind: SubjectKind::App,
                harmless_causes: 2,
                ..Said::default()
            };
            out.say(&said, used.evidence);
        }
    }
}

impl SensesWithoutApp {
    fn used(
        &mut self,
        seen: &SeenIn,
        place: Place<'_>,
        (app, time): (Option<&str>, Option<Instant>),
        sense: Sense,
    ) {
        self.last = self.last.max(time);
        let Some(app) = app.filter(|app| app.contains('.') && !is_apple(app)) else {
            return;
        };
        let mut evidence = EvidenceList::default();
        evidence.add(seen, place, time, app);
        let what = match sense {
            Sense::Location => [true, false, false],
            Sense::Camera => [false, true, false],
            Sense::Sound => [false, false, true],
        };
        let used = Use {
            what,
            last: time,
            evidence,
        };
        self.add(app.to_owned(), used);
    }

    fn add(&mut self, app: String, later: Use) {
        if let Some(known) = self.uses.get_mut(&app) {
            for (known, more) in known.what.iter_mut().zip(later.what) {
                *known |= more;
            }
            known.last = known.last.max(later.last);
            known.evidence.absorb(later.evidence);
        } else if self.uses.len() < APPS {
            self.uses.insert(app, later);
        }
    }

    /// What the lists say.
    fn list(&mut self, record: AnyRecord<'_>) {
        let (app, is_there) = match record {
            AnyRecord::IosInstalledApps(one) => (raw(one.app_id.as_ref()), true),
            AnyRecord::IosContainerListing(one) => {
                let is_there = matches!(one.kind, "app" | "part" | "data" | "part_data");
                (Some(one.app_id.raw()).filter(|_| is_there), true)
            }
            AnyRecord::IosPowerlogApps(one) => (raw(one.app_id.as_ref()), one.removed.is_none()),
            AnyRecord::IosKnowledgeApps(one) if one.is_install == Some(false) => {
                (raw(one.app_id.as_ref()), false)
            }
            _ => return,
        };
        let Some(app) = app.filter(|app| !app.is_empty()) else {
            return;
        };
        let list = if is_there {
            &mut self.listed
        } else {
            &mut self.removed
        };
        keep(list, app.to_lowercase());
    }
}

fn keep(list: &mut BTreeSet<String>, app: String) {
    if list.len() < APPS {
        list.insert(app);
    }
}

/// Whether a list has the app, or the app that this is a part of.
fn names(list: &BTreeSet<String>, app: &str) -> bool {
    let mut name = Some(app);
    while let Some(current) = name.filter(|name| name.contains('.')) {
        if list.contains(current) {
            return true;
        }
        name = current.rsplit_once('.').map(|(before, _)| before);
    }
    false
}

fn raw<'t>(text: Option<&'t Untrusted<'_>>) -> Option<&'t str> {
    text.map(Untrusted::raw)
}

fn sense_of(one: &PrivacyUse<'_>) -> Option<Sense> {
    match one.what() {
        "location" => Some(Sense::Location),
        "camera" => Some(Sense::Camera),
        "microphone" => Some(Sense::Sound),
        _ => None,
    }
}

/// The key of what was used.
fn access(what: [bool; 3]) -> &'static str {
    match what {
        [true, true, true] => "used-location-camera-sound",
        [true, true, false] => "used-location-camera",
        [true, false, true] => "used-location-sound",
        [false, true, true] => "used-camera-sound",
        [true, false, false] => "used-location",
        [false, true, false] => "used-camera",
        [false, false, _] => "used-sound",
    }
}

#[cfg(test)]
mod tests {
    use artefacts::ios::{powerlog_apps::NotedApp, powerlog_location::LocationUse};
    use model::Finding;

    use super::*;
    use crate::trial;

    const DAY_S: i64 = 24 * 3_600;

    fn at(second: i64) -> Option<Instant> {
        Some(Instant::from_unix_ns(second * 1_000_000_000))
    }

    fn asked(app: &'static str, second: i64) -> LocationUse<'static> {
        LocationUse {
            time: at(second),
            ended: None,
            app_id: Some(Untrusted::from(app)),
            client: None,
            executable: None,
            location_use: None,
            accuracy_m: None,
        }
    }

    fn listed(app: &'static str, removed: Option<Instant>) -> NotedApp<'static> {
        NotedApp {
            kind: "app",
            time: None,
            app_id: Some(Untrusted::from(app)),
            name: None,
            executable: None,
            version: None,
            part_of: None,
            removed,
        }
    }

    fn found(uses: &[LocationUse<'_>], lists: &[NotedApp<'_>], known: &[&str]) -> Vec<Finding> {
        let mut records: Vec<_> = uses.iter().map(AnyRecord::IosPowerlogLocation).collect();
        records.extend(lists.iter().map(AnyRecord::IosPowerlogApps));
        trial::findings::<SensesWithoutApp>("senses-without-app", &records, known)
    }

    #[test]
    fn an_app_that_nothing_lists_is_told_until_its_owner_knows_it() {
        let uses = [
            asked("org.example.unseen", 9 * DAY_S),
            asked("org.example.listed.widget", 9 * DAY_S),
            asked("com.apple.Maps", 9 * DAY_S),
        ];
        let lists = [listed("org.Example.listed", None)];
        let told = found(&uses, &lists, &[]);
        assert_eq!(told.len(), 1);
        assert_eq!(
            (told[0].kind, told[0].certainty),
            (Kind::Exposure, Certainty::Possible)
        );
        let known = found(&uses, &lists, &["app:org.example.unseen"]);
        assert_eq!(known[0].kind, Kind::Context);
    }

    #[test]
    fn nothing_is_said_without_a_list_of_an_app_removed_or_gone_long_before() {
        let unseen = asked("org.example.unseen", 9 * DAY_S);
        let later = asked("org.example.listed", 11 * DAY_S);
        let list = || listed("org.example.listed", None);
        assert!(found(&[asked("org.example.unseen", 9)], &[], &[]).is_empty());
        let removed = listed("org.example.unseen", at(9 * DAY_S + 5));
        let uses = [unseen, asked("org.example.listed", 9 * DAY_S)];
        assert!(found(&uses, &[list(), removed], &[]).is_empty());
        assert_eq!(found(&uses, &[list()], &[]).len(), 1);
        let [unseen, _] = uses;
        assert!(found(&[unseen, later], &[list()], &[]).is_empty());
    }
}
