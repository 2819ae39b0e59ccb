//! Folds what matched into findings: one for each indicator and stage, however many records.

mod grade;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use artefacts::Facts;
use model::{Bearing, Finding, Instant, Place, Stage, Value};

use crate::{
    EvidenceList, SeenIn,
    checks::{About, Entry},
    indicators::{Indicator, Kind, Platform, Set, Test},
};

use super::{
    Hit, IndicatorId, Lowered, Matcher, RecordHit,
    blind::{self, Question, Questions},
    process,
};
use grade::Grade;

/// What matched in the records of one reading job, or of several absorbed in order.
#[derive(Debug, Default)]
pub struct Matches {
    groups: BTreeMap<Key, Group>,
    short_links: BTreeMap<String, EvidenceList>,
}

/// Hits that are told together: those of one indicator value at one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// The first indicator of the group that has the value.
    indicator: IndicatorId,
    stage: Option<Stage>,
    /// Whether a file shows it that need not be of the phone.
    alone: bool,
}

/// Identical hits.
#[derive(Debug, Default)]
struct Group {
    indicators: BTreeSet<IndicatorId>,
    evidence: EvidenceList,
    /// The strongest of them.
    grade: Grade,
    /// Whether one of them needs no second fact.
    specific: bool,
    /// The apps that are recorded as having reached the address.
    apps: BTreeSet<String>,
}

/// Most apps named that reached an address.
const NAMED_APPS: usize = 5;

/// A record: where it stands and when it was made.
struct At<'a> {
    seen: &'a SeenIn,
    place: Place<'a>,
    record: &'a dyn Facts,
}

impl At<'_> {
    fn time(&self) -> Option<Instant> {
        self.record.time()
    }
}

/// The rule of the matcher that speaks without an indicator: links whose destination is hidden.
pub const SHORT_LINK: Entry = Entry {
    id: "short-link",
    about: &About {
        reads: &[],
        described_in: &["https://url.spec.whatwg.org/#host-parsing"],
    },
};

impl Matches {
    /// Compares everything that a record holds.
    pub fn record(
        &mut self,
        matcher: &Matcher,
        seen: &SeenIn,
        place: Place<'_>,
        record: &dyn Facts,
    ) {
        let platform = Platform::from_name(seen.platform());
        let at = At {
            seen,
            place,
            record,
        };
        // A record that holds a value twice counts once.
        let mut counted = BTreeSet::new();
        let mut counted_links = BTreeSet::new();
        matcher.find_record(platform, record, &mut |bearing, observed, hit| match hit {
            RecordHit::Hit(hit) => {
                let Some(key) = key(matcher, &hit, bearing) else {
                    return;
                };
                let first = counted.insert(key);
                let group = self.groups.entry(key).or_default();
                group.add(matcher, &hit, bearing, at.time());
                if first && hit.kind.is_remote() && bearing == Bearing::Contacted {
                    group.reached_by(record);
                }
                if first {
                    group.evidence.add(at.seen, at.place, at.time(), observed);
                }
            }
            RecordHit::ShortLink { host } => {
                if counted_links.insert(host.to_owned()) {
                    let evidence = self.short_links.entry(host.to_owned()).or_default();
                    evidence.add(at.seen, at.place, at.time(), observed);
                }
            }
        });
    }

    /// Adds what an index of a phone answered to a question of `questions`, which are those of
    /// `matcher`: that the value occurs in `seen`, and not where in it.
    pub fn answered(
        &mut self,
        matcher: &Matcher,
        questions: &Questions,
        question: &Question,
        seen: &SeenIn,
        (bearing, nested): (Bearing, bool),
    ) {
        let Some(asking) = questions.groups.get(question.group) else {
            return;
        };
        let indicators = asking.indicators(Platform::from_name(seen.platform()));
        let hit = Hit {
            indicators: &indicators,
            kind: asking.kind,
            rule: question.rule,
            lowered: if nested {
                Some(Lowered::Nested)
            } else {
                question.lowered
            },
            needs_second_fact: asking.kind == Kind::Process && process::is_weak(&question.text),
            normalised: &question.text,
        };
        let Some(key) = key(matcher, &hit, bearing) else {
            return;
        };
        let group = self.groups.entry(key).or_default();
        group.add(matcher, &hit, bearing, None);
        if !group.evidence.has(seen) {
            let evidence = &mut group.evidence;
            evidence.add(seen, Place::Unknown, None, &question.text);
        }
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.short_links.is_empty()
    }

    /// Adds what a later job found. Jobs must be absorbed in the order of their files, so that the
    /// result does not depend on the order of reading.
    pub fn absorb(&mut self, later: Self) {
        for (key, group) in later.groups {
            self.groups.entry(key).or_default().absorb(group);
        }
        for (host, evidence) in later.short_links {
            self.short_links.entry(host).or_default().absorb(evidence);
        }
    }

    /// Says what was found. `matcher` is the one that the records were compared by.
    #[must_use]
    pub fn conclude(self, matcher: &Matcher) -> Vec<Finding> {
        let certain_families = self.certain_families(matcher);
        let mut findings = Vec::new();
        for (key, group) in self.groups {
            let named = group.named(matcher);
            // Rule 14: a name that harmless programs share tells something only beside another sign
            // of the same family.
            let weak = !group.specific
                && !named
                    .iter()
                    .flat_map(|(_, indicator)| &indicator.about.families)
                    .any(|family| certain_families.contains(family.as_str()));
            findings.extend(words::finding(key, group, &named, weak));
        }
        let short_links = self.short_links.into_iter();
        findings.extend(short_links.map(|(host, evidence)| words::short_link(&host, evidence)));
        findings
    }

    /// Families of which a sign was found that needs no second fact.
    fn certain_families<'m>(&self, matcher: &'m Matcher) -> BTreeSet<&'m str> {
        let specific = self
            .groups
            .iter()
            .filter(|(key, group)| group.specific && key.stage.is_some());
        specific
            .flat_map(|(_, group)| group.named(matcher))
            .flat_map(|(_, indicator)| &indicator.about.families)
            .map(String::as_str)
            .collect()
    }
}

impl Matcher {
    /// The ids of all findings that could stand on indicators which cannot be tried blind.
    #[must_use]
    pub fn untried_ids(&self) -> BTreeSet<String> {
        let all = self.sets().iter().flat_map(|set| &set.indicators);
        all.filter(|indicator| blind::asked_value(indicator).is_err())
            .flat_map(words::ids)
            .collect()
    }
}

impl Group {
    fn add(&mut self, matcher: &Matcher, hit: &Hit<'_>, bearing: Bearing, time: Option<Instant>) {
        if self.indicators.len() < hit.indicators.len() {
            self.indicators.extend(hit.indicators);
        }
        let expired = time.is_some_and(|time| {
            let mut all = hit
                .indicators
                .iter()
                .filter_map(|id| matcher.indicator(*id));
            all.all(|(_, indicator)| indicator.expired_at(time))
        });
        self.grade = self.grade.max(Grade::of(hit, bearing, expired));
        self.specific |= !hit.needs_second_fact;
    }

    /// Notes the apps that the record says of that they reached the address.
    fn reached_by(&mut self, record: &dyn Facts) {
        record.traces(&mut |trace| {
            if let (Value::AppId(app), Bearing::Ran | Bearing::Contacted) =
                (trace.value, trace.bearing)
            {
                self.name_app(app.to_owned());
            }
        });
    }

    fn name_app(&mut self, app: String) {
        self.apps.insert(app);
        if self.apps.len() > NAMED_APPS {
            self.apps.pop_last();
        }
    }

    fn absorb(&mut self, later: Self) {
        for app in later.apps {
            self.name_app(app);
        }
        self.indicators.extend(later.indicators);
        self.evidence.absorb(later.evidence);
        self.grade = self.grade.max(later.grade);
        self.specific |= later.specific;
    }

    fn named<'m>(&self, matcher: &'m Matcher) -> Vec<(&'m Set, &'m Indicator)> {
        self.indicators
            .iter()
            .filter_map(|id| matcher.indicator(*id))
            .collect()
    }
}

fn key(matcher: &Matcher, hit: &Hit<'_>, bearing: Bearing) -> Option<Key> {
    let indicator = *hit.indicators.first()?;
    let (_, named) = matcher.indicator(indicator)?;
    let bearing = reach(hit, bearing);
    Some(Key {
        indicator,
        stage: stage(is_remote(named), bearing),
        alone: bearing == Bearing::HandedIn,
    })
}

/// What the record says of the value itself: one inside a parameter is only mentioned (rule 10).
fn reach(hit: &Hit<'_>, bearing: Bearing) -> Bearing {
    match hit.lowered {
        Some(Lowered::Nested) => Bearing::Mentioned,
        _ => bearing,
    }
}

fn is_remote(indicator: &Indicator) -> bool {
    match &indicator.test {
        Test::All(parts) => parts.iter().all(|part| part.kind.is_remote()),
        _ => indicator.kind.is_remote(),
    }
}

/// How far a value reaches: what lies outside the phone is at most in contact with it.
fn stage(remote: bool, bearing: Bearing) -> Option<Stage> {
    match bearing {
        Bearing::Mentioned | Bearing::Sent | Bearing::HandedIn => None,
        Bearing::Received => Some(Stage::Targeting),
        _ if remote => Some(Stage::Contact),
        _ => Some(Stage::Infection),
    }
}

/// The text key of a kind's name.
fn kind_key(kind: Kind) -> String {
    format!("indicator-kind-{}", kind.name().replace('_', "-"))
}
