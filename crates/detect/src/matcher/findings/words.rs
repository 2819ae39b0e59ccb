//! From a group of hits to a finding: kind, words and references.
//!
//! The keys are `finding-<class>-title`, `-reason` and `-next`; harmless causes are
//! `finding-cause-<name>`; kinds of indicators are `indicator-kind-<kind>`.

use std::collections::BTreeSet;

use model::{Certainty, CheckRef, Finding, IndicatorRef, Kind, Reason, Stage, Text, Untrusted};

use crate::{
    EvidenceList,
    draft::finding_id,
    indicators::{Category, Indicator, Kind as IndicatorKind, Role, Set, Test},
};

use super::{Group, Key, grade::Reach, is_remote, kind_key};

/// How a group of hits is told.
#[derive(Clone, Copy, Debug)]
struct Class {
    name: &'static str,
    kind: Kind,
    /// Key of why it may be innocent.
    cause: Option<&'static str>,
}

type Named<'m> = (&'m Set, &'m Indicator);

/// Classes that name the apps that reached an address, where records say it: key `-by-reason`.
const TELL_APPS: [&str; 2] = ["contacted", "portal"];

/// The finding of a group; `weak` when the name alone tells nothing.
pub(super) fn finding(key: Key, group: Group, named: &[Named<'_>], weak: bool) -> Option<Finding> {
    let (_, first) = named.first()?;
    let class = class(named, group.grade.reach, weak);
    let known = class.kind == Kind::KnownTool;
    let reference = reference(named, &group);
    let span = group.evidence.span();
    let text = |part: &str| {
        Text::new(format!("finding-{}-{part}", class.name))
            .words("value", &first.value)
            .key("kind", kind_key(first.kind))
            .words("families", reference.family.raw())
            .words("publisher", reference.publisher.raw())
            .number("count", group.evidence.count())
    };
    Some(Finding {
        id: id(first, key.stage, key.alone),
        kind: class.kind,
        certainty: if known {
            group.grade.certainty
        } else {
            Certainty::Possible
        },
        stage: key.stage.filter(|_| class.kind != Kind::Context),
        title: text("title"),
        reason: if TELL_APPS.contains(&class.name) && !group.apps.is_empty() {
            let apps = joined(group.apps.iter().map(String::as_str));
            text("by-reason").words("apps", apps.raw())
        } else {
            text("reason")
        },
        harmless_causes: causes(class, &group),
        next_step: text("next"),
        reason_for: Reason::Indicator(reference),
        lowered_by: None,
        count: group.evidence.count(),
        first_time: span.map(|span| span.first),
        last_time: span.map(|span| span.last),
        evidence: group.evidence.into_kept(),
        signs: Vec::new(),
    })
}

fn id(indicator: &Indicator, stage: Option<Stage>, alone: bool) -> String {
    let reach = if alone {
        "handed-in"
    } else {
        stage_name(stage)
    };
    finding_id(&[
        "indicator",
        indicator.kind.name(),
        &identity(indicator),
        reach,
    ])
}

/// The ids of the findings that can stand on an indicator.
pub(super) fn ids(indicator: &Indicator) -> [String; 5] {
    [
        (None, false),
        (None, true),
        (Some(Stage::Targeting), false),
        (Some(Stage::Contact), false),
        (Some(Stage::Infection), false),
    ]
    .map(|(stage, alone)| id(indicator, stage, alone))
}

/// Links on one shortener: what they lead to is not known, and never looked up (rule 11).
pub(super) fn short_link(host: &str, evidence: EvidenceList) -> Finding {
    let span = evidence.span();
    let text = |part: &str| {
        Text::new(format!("finding-short-link-{part}"))
            .words("value", host)
            .number("count", evidence.count())
    };
    Finding {
        id: finding_id(&["short-link", host]),
        kind: Kind::Context,
        certainty: Certainty::Possible,
        stage: None,
        title: text("title"),
        reason: text("reason"),
        harmless_causes: vec![Text::new("finding-cause-ordinary-short-link")],
        next_step: text("next"),
        reason_for: Reason::Check(CheckRef {
            id: super::SHORT_LINK.id.to_owned(),
        }),
        lowered_by: None,
        count: evidence.count(),
        first_time: span.map(|span| span.first),
        last_time: span.map(|span| span.last),
        evidence: evidence.into_kept(),
        signs: Vec::new(),
    }
}

/// The part that a value plays: the worst that a list states. A list that states none is told it by the
/// others, unless it is one of tools for states: those have no shops.
fn role(named: &[Named<'_>]) -> Role {
    let abouts = || named.iter().map(|(_, indicator)| &indicator.about);
    let stated = abouts()
        .map(|about| about.role)
        .filter(|role| *role != Role::Unknown)
        .max();
    let keeps_unknown =
        abouts().any(|about| about.role == Role::Unknown && about.category == Category::Mercenary);
    match stated {
        Some(role) if keeps_unknown => role.max(Role::Unknown),
        stated => stated.unwrap_or_default(),
    }
}

fn watches_openly(category: Category) -> bool {
    matches!(category, Category::Watchware | Category::DualUse)
}

/// A host in several lists counts as what is worst of them; a tool that watches openly counts as such
/// only when no list says otherwise. One that does not say what sort of tool it is says nothing else.
fn class(named: &[Named<'_>], reach: Reach, weak: bool) -> Class {
    let abouts = || named.iter().map(|(_, indicator)| &indicator.about);
    let unattributed =
        abouts().all(|about| about.families.is_empty() && about.category == Category::Other);
    let remote = named.iter().all(|(_, indicator)| is_remote(indicator));
    let open = abouts().any(|about| watches_openly(about.category))
        && abouts()
            .all(|about| watches_openly(about.category) || about.category == Category::Other);
    let dual_use = abouts().any(|about| about.category == Category::DualUse);
    let app = named
        .iter()
        .all(|(_, indicator)| indicator.kind == IndicatorKind::AppId);
    let only_named = reach == Reach::Mentioned;
    let told = |name, kind, cause| Class { name, kind, cause };
    let discussed = if only_named {
        Kind::Context
    } else {
        Kind::Suspicious
    };
    match role(named) {
        _ if weak => told("weak-name", Kind::Context, Some("same-name")),
        Role::Website if reach >= Reach::Contacted && !open => {
            told("portal", Kind::Suspicious, Some("agreed"))
        }
        Role::Website if reach < Reach::Contacted => {
            told("website", Kind::Context, Some("curious"))
        }
        _ if unattributed => told("listed", discussed, Some("unattributed")),
        // What is made to be seen is a door that somebody may have opened with reason; what is made for
        // other work and misused is not.
        _ if open && !only_named && !dual_use => told("watchware", Kind::Exposure, Some("agreed")),
        _ if open => told("watchware", discussed, Some("agreed")),
        Role::Distribution => told("distribution", discussed, Some("curious")),
        _ if only_named && app => told("named-app", Kind::KnownTool, Some("app-named-only")),
        _ => known(reach, remote),
    }
}

fn known(reach: Reach, remote: bool) -> Class {
    let (name, cause) = match reach {
        Reach::Mentioned => ("mentioned", Some("named-only")),
        Reach::HandedIn => ("handed-in", Some("file-alone")),
        Reach::Received => ("received", Some("anyone-can-send")),
        Reach::Opened if remote => ("opened", Some("research")),
        Reach::Contacted if remote => ("contacted", Some("changed-owner")),
        Reach::OnPhone if remote => ("configured", Some("changed-owner")),
        Reach::Opened | Reach::Contacted | Reach::OnPhone => ("on-phone", None),
    };
    Class {
        name,
        kind: Kind::KnownTool,
        cause,
    }
}

fn causes(class: Class, group: &Group) -> Vec<Text> {
    let lowered = group.grade.lowered.map(super::Lowered::name);
    let expired = group.grade.expired.0.then_some("expired");
    [class.cause, lowered, expired]
        .into_iter()
        .flatten()
        .map(|cause| Text::new(format!("finding-cause-{cause}")))
        .collect()
}

fn reference(named: &[Named<'_>], group: &Group) -> IndicatorRef {
    let first = named.first().map(|(_, indicator)| indicator);
    let about = || named.iter().map(|(_, indicator)| &indicator.about);
    IndicatorRef {
        value: words(first.map_or("", |first| &first.value)),
        kind: first.map_or("", |first| first.kind.name()).to_owned(),
        set: joined(named.iter().map(|(set, _)| set.name.as_str())),
        family: family(named),
        publisher: joined(about().map(|about| about.publisher.as_str())),
        reference: about()
            .find_map(|about| about.references.first())
            .map(|text| words(text)),
        rule: group.grade.rule,
        expired: group.grade.expired.0,
    }
}

/// The families; where no list names one, the lists.
fn family(named: &[Named<'_>]) -> Untrusted<'static> {
    let families = || {
        let indicators = named.iter().map(|(_, indicator)| indicator);
        indicators.flat_map(|indicator| indicator.about.families.iter().map(String::as_str))
    };
    match families().next() {
        Some(_) => joined(families()),
        None => joined(named.iter().map(|(set, _)| set.name.as_str())),
    }
}

fn words(text: &str) -> Untrusted<'static> {
    Untrusted::from(text).to_static()
}

fn joined<'t>(texts: impl Iterator<Item = &'t str>) -> Untrusted<'static> {
    let sorted: BTreeSet<&str> = texts.collect();
    Untrusted::from(Vec::from_iter(sorted).join(", "))
}

/// What names an indicator between runs and editions of its set: the value as compared.
fn identity(indicator: &Indicator) -> String {
    match &indicator.test {
        Test::Equals(value) => value.to_string(),
        Test::Pattern(expression) => format!("~{expression}"),
        Test::All(_) => indicator.value.to_string(),
    }
}

fn stage_name(stage: Option<Stage>) -> &'static str {
    match stage {
        None => "none",
        Some(Stage::Targeting) => "targeting",
        Some(Stage::Contact) => "contact",
        Some(Stage::Infection) => "infection",
    }
}
