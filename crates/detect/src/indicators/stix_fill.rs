//! From the objects of a STIX file to indicators. The family of an indicator is what a relationship
//! names, else the report that lists it, else the set.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use hashbrown::HashMap;

use super::{
    About, Category, RefusedFor, Role,
    builder::{Builder, Entry},
    limits,
    stix::{Family, IndicatorObject, Objects, Report},
    stix_links::Links,
    stix_reduce,
};

/// Adds the indicators of a file to its set.
pub(super) fn fill(objects: &Objects<'_>, builder: &mut Builder) {
    let known = Known::of(objects);
    if objects.over_limit || known.families_of.over_limit || known.reports_of.over_limit {
        builder.refuse("", RefusedFor::TooMany, "");
    }
    let set = builder.set();
    set.date = objects.date;
    set.licence = objects.licence.as_deref().map(str::to_owned);
    let mut identities = objects.identities.values();
    if let (Some(only), None) = (identities.next(), identities.next()) {
        set.publisher = only.clone().into_owned();
    }
    let mut abouts = HashMap::new();
    for indicator in &objects.indicators {
        if builder.count_entry() {
            add(&known, builder, &mut abouts, indicator);
        }
    }
}

/// What the file says of several indicators is put together once.
type Abouts<'o> = HashMap<Origin<'o>, Arc<About>>;

/// All that tells what an indicator is about.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Origin<'o> {
    /// Numbers of families.
    families: Vec<usize>,
    /// Numbers of reports; none where there are families.
    reports: Vec<usize>,
    references: &'o [Cow<'o, str>],
    category: Option<Category>,
    creator: Option<&'o str>,
}

fn add<'o>(
    known: &Known<'o>,
    builder: &mut Builder,
    abouts: &mut Abouts<'o>,
    indicator: &'o IndicatorObject<'o>,
) {
    if indicator.revoked {
        let set = builder.set();
        set.revoked = set.revoked.saturating_add(1);
        return;
    }
    if let Some(language) = &indicator.other_language {
        return builder.refuse(&indicator.id, RefusedFor::OtherLanguage, language);
    }
    let Some(pattern) = &indicator.pattern else {
        return builder.refuse(&indicator.id, RefusedFor::Incomplete, "pattern");
    };
    let about = abouts
        .entry(known.origin(indicator))
        .or_insert_with_key(|origin| {
            let about = known.about(builder, origin);
            builder.about(about)
        });
    for alternative in stix_reduce::reduce(pattern) {
        let (value, accepted) = match alternative {
            Ok(accepted) => accepted,
            Err((reason, part)) => {
                builder.refuse(&indicator.id, reason, &part);
                continue;
            }
        };
        let entry = Entry {
            valid_from: indicator.valid_from,
            valid_until: indicator.valid_until,
            confidence: indicator.confidence,
            ..Entry::new(&indicator.id, &value, about)
        };
        builder.add(&entry, Ok(accepted));
    }
}

/// The objects that indicators refer to, numbered in the order of their ids.
#[derive(Debug)]
struct Known<'o> {
    identities: &'o BTreeMap<Cow<'o, str>, Cow<'o, str>>,
    families: Vec<&'o Family<'o>>,
    families_of: Links<'o>,
    /// Each with the families that it lists.
    reports: Vec<(&'o Report<'o>, Vec<&'o Family<'o>>)>,
    reports_of: Links<'o>,
}

impl<'o> Known<'o> {
    fn of(objects: &'o Objects<'o>) -> Self {
        let families = Ids::of(&objects.families);
        let mut families_of = Links::with_room_for(objects.relationships.len());
        for (source, target) in &objects.relationships {
            for (id, family) in [(source, target), (target, source)] {
                if let Some(number) = families.number(family) {
                    families_of.add(id, number);
                }
            }
        }
        let reports = Ids::of(&objects.reports);
        let mut reports_of = Links::with_room_for(objects.listings.len());
        for (id, report) in &objects.listings {
            if let Some(number) = reports.number(report) {
                reports_of.add(id, number);
            }
        }
        let families_in = |report: &'o Report<'o>| {
            let listed = report
                .lists
                .iter()
                .filter_map(|id| objects.families.get(id));
            (report, listed.take(limits::LINKS_OF_ONE).collect())
        };
        Self {
            identities: &objects.identities,
            families: objects.families.values().collect(),
            families_of,
            reports: objects.reports.values().map(families_in).collect(),
            reports_of,
        }
    }

    fn origin(&self, indicator: &'o IndicatorObject<'o>) -> Origin<'o> {
        let families = self.families_of.of(&indicator.id);
        let reports = if families.is_empty() {
            self.reports_of.of(&indicator.id)
        } else {
            Vec::new()
        };
        let creator = indicator.creator.as_ref();
        let creator = creator.and_then(|id| self.identities.get(id));
        Origin {
            families,
            reports,
            references: &indicator.references,
            category: indicator.category,
            creator: creator.map(|name| &**name),
        }
    }

    fn about(&self, builder: &mut Builder, origin: &Origin<'_>) -> About {
        let mut about = About::default();
        let mut categories = Vec::from_iter(origin.category);
        about.references.extend(owned(origin.references));
        for family in origin.families.iter().filter_map(|n| self.families.get(*n)) {
            family.join(&mut about, &mut categories);
        }
        for (report, families) in origin.reports.iter().filter_map(|n| self.reports.get(*n)) {
            for family in families {
                family.join(&mut about, &mut categories);
            }
            if families.is_empty() && !report.name.is_empty() {
                about.families.push(report.name.clone().into_owned());
            }
            about.references.extend(owned(&report.references));
        }
        let set = builder.set();
        if about.families.is_empty() {
            about.families.push(set.name.clone());
        }
        about.category = categories.first().copied().unwrap_or_default();
        about.references.dedup();
        about.role = Role::Unknown;
        about.publisher = match origin.creator {
            Some(creator) => creator.to_owned(),
            None if set.publisher.is_empty() => set.name.clone(),
            None => set.publisher.clone(),
        };
        about
    }
}

/// Ids in their order. They are few: to find one among them costs less than a hash of it.
struct Ids<'o>(Vec<&'o str>);

impl<'o> Ids<'o> {
    fn of<T>(objects: &'o BTreeMap<Cow<'o, str>, T>) -> Self {
        Self(objects.keys().map(|id| &**id).collect())
    }

    fn number(&self, id: &str) -> Option<usize> {
        self.0.binary_search(&id).ok()
    }
}

fn owned(texts: &[Cow<'_, str>]) -> impl Iterator<Item = String> {
    texts.iter().map(|text| text.clone().into_owned())
}

impl Family<'_> {
    fn join(&self, about: &mut About, categories: &mut Vec<Category>) {
        about.families.push(self.name.clone().into_owned());
        about.references.extend(owned(&self.references));
        categories.extend(self.category);
    }
}
