//! Reads STIX 2.0 and 2.1: a bundle, or a bare array of objects, one object at a time.
//!
//! Described in: <https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html>.

use std::collections::{BTreeMap, BTreeSet};

use model::{Fault, FaultKind, Instant};
use serde::Deserializer as _;
use serde_json::Value;

use super::{
    About, Category, RefusedFor, Role, Set,
    builder::{Builder, Entry},
    built_in, families, limits, stix_reduce,
    stix_stream::Document,
};

/// Reads the file `bytes`; `text` is its content without a byte order mark.
pub(super) fn parse(name: &str, bytes: &[u8], text: &[u8]) -> Result<Set, Fault> {
    let mut objects = Objects::default();
    let mut reader = serde_json::Deserializer::from_slice(text);
    let result = reader
        .deserialize_any(Document(&mut objects))
        .and_then(|()| reader.end());
    if objects.format.as_deref() == Some(built_in::FORMAT) {
        return built_in::parse(name, bytes);
    }
    if !objects.seen_any {
        let fault = Fault::new(
            FaultKind::Malformed,
            "indicator file: neither STIX nor known JSON",
        );
        return Err(match result {
            Err(error) => fault.detail(error),
            Ok(()) => fault,
        });
    }
    let mut builder = Builder::new(name, bytes);
    if let Err(error) = result {
        builder.refuse("", RefusedFor::Damaged, &error.to_string());
    }
    objects.fill(&mut builder);
    Ok(builder.finish())
}

/// What is kept of the objects, until all links are known.
#[derive(Debug, Default)]
pub(super) struct Objects {
    /// What the key `format` says, for files that are not STIX.
    pub(super) format: Option<String>,
    /// Whether there was a list of objects.
    pub(super) seen_any: bool,
    /// Whether there were more than the limit.
    pub(super) over_limit: bool,
    indicators: Vec<IndicatorObject>,
    /// Malware, tools, actors: id to name, references and category.
    families: BTreeMap<String, FamilyObject>,
    identities: BTreeMap<String, String>,
    licence: Option<String>,
    /// Both directions of each relationship, and each report to what it lists.
    links: BTreeMap<String, BTreeSet<String>>,
    link_count: u64,
    reports: BTreeMap<String, Report>,
    listed_in: BTreeMap<String, BTreeSet<String>>,
    date: Option<Instant>,
}

#[derive(Debug)]
struct IndicatorObject {
    id: String,
    pattern: Option<String>,
    other_language: Option<String>,
    revoked: bool,
    creator: Option<String>,
    references: Vec<String>,
    category: Option<Category>,
    valid_from: Option<Instant>,
    valid_until: Option<Instant>,
    confidence: Option<u8>,
}

#[derive(Debug)]
struct FamilyObject {
    name: String,
    references: Vec<String>,
    category: Option<Category>,
}

#[derive(Debug)]
struct Report {
    name: String,
    references: Vec<String>,
    lists: Vec<String>,
}

impl Objects {
    /// Keeps what is needed of an object.
    pub(super) fn take(&mut self, object: &Value) {
        self.seen_any = true;
        let modified = instant(object, "modified").or_else(|| instant(object, "created"));
        self.date = self.date.max(modified);
        let id = text(object, "id").unwrap_or_default().to_owned();
        match text(object, "type").unwrap_or_default() {
            "indicator" => self.take_indicator(id, object),
            "malware" | "tool" | "threat-actor" | "intrusion-set" | "campaign" => {
                let family = FamilyObject {
                    name: text(object, "name").unwrap_or(&id).trim().to_owned(),
                    references: references(object),
                    category: category(object),
                };
                self.families.insert(id, family);
            }
            "relationship" => {
                let ends = text(object, "source_ref").zip(text(object, "target_ref"));
                if let Some((source, target)) = ends {
                    self.link(source, target);
                    self.link(target, source);
                }
            }
            "report" | "grouping" => self.take_report(id, object),
            "identity" => {
                let name = text(object, "name").unwrap_or_default().trim();
                self.identities.insert(id, name.to_owned());
            }
            "marking-definition" => self.take_marking(object),
            _ => {}
        }
    }

    fn take_indicator(&mut self, id: String, object: &Value) {
        let language =
            text(object, "pattern_type").filter(|kind| !kind.eq_ignore_ascii_case("stix"));
        self.indicators.push(IndicatorObject {
            id,
            pattern: text(object, "pattern").map(str::to_owned),
            other_language: language.map(str::to_owned),
            revoked: object.get("revoked") == Some(&Value::Bool(true)),
            creator: text(object, "created_by_ref").map(str::to_owned),
            references: references(object),
            category: category(object),
            valid_from: instant(object, "valid_from"),
            valid_until: instant(object, "valid_until"),
            confidence: object
                .get("confidence")
                .and_then(Value::as_u64)
                .and_then(|percent| u8::try_from(percent).ok())
                .filter(|percent| *percent <= 100),
        });
    }

    fn take_report(&mut self, id: String, object: &Value) {
        let lists = strings(object, "object_refs").map(str::to_owned).collect();
        let report = Report {
            name: text(object, "name").unwrap_or_default().trim().to_owned(),
            references: references(object),
            lists,
        };
        for listed in &report.lists {
            self.link_count = self.link_count.saturating_add(1);
            if self.link_count <= limits::LINKS {
                let reports = self.listed_in.entry(listed.clone()).or_default();
                reports.insert(id.clone());
            }
        }
        self.reports.insert(id, report);
    }

    /// A statement that names a licence.
    fn take_marking(&mut self, object: &Value) {
        let definition = object.get("definition");
        let statement = definition.and_then(|definition| text(definition, "statement"));
        let is_licence = |statement: &&str| {
            let lower = statement.to_lowercase();
            [
                "licen",
                "cc by",
                "cc-by",
                "cc0",
                "creative commons",
                "public domain",
            ]
            .iter()
            .any(|word| lower.contains(word))
        };
        if let Some(statement) = statement.filter(is_licence) {
            self.licence.get_or_insert_with(|| statement.to_owned());
        }
    }

    fn link(&mut self, from: &str, to: &str) {
        self.link_count = self.link_count.saturating_add(1);
        if self.link_count <= limits::LINKS {
            let ends = self.links.entry(from.to_owned()).or_default();
            ends.insert(to.to_owned());
        }
    }

    fn fill(mut self, builder: &mut Builder) {
        if self.over_limit || self.link_count > limits::LINKS {
            builder.refuse("", RefusedFor::TooMany, "");
        }
        let indicators = std::mem::take(&mut self.indicators);
        let set = builder.set();
        set.date = self.date;
        set.licence = self.licence.take();
        let mut identities = self.identities.values();
        if let (Some(only), None) = (identities.next(), identities.next()) {
            set.publisher.clone_from(only);
        }
        for indicator in indicators {
            if builder.count_entry() {
                self.add(builder, &indicator);
            }
        }
    }

    fn add(&self, builder: &mut Builder, indicator: &IndicatorObject) {
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
        let about = self.about(builder, indicator);
        let about = builder.about(about);
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
                ..Entry::new(&indicator.id, &value, &about)
            };
            builder.add(&entry, Ok(accepted));
        }
    }

    /// The family: what a relationship names, else the report that lists the indicator, else the set.
    fn about(&self, builder: &mut Builder, indicator: &IndicatorObject) -> About {
        let mut about = About::default();
        let mut categories = Vec::from_iter(indicator.category);
        about.references.clone_from(&indicator.references);
        let linked = self.links.get(&indicator.id).into_iter().flatten();
        for family in linked.filter_map(|id| self.families.get(id)) {
            family.join(&mut about, &mut categories);
        }
        if about.families.is_empty() {
            self.join_reports(indicator, &mut about, &mut categories);
        }
        if about.families.is_empty() {
            about.families.push(builder.set().name.clone());
        }
        about.category = categories.first().copied().unwrap_or_default();
        about.references.dedup();
        about.role = Role::Unknown;
        let creator = indicator
            .creator
            .as_ref()
            .and_then(|id| self.identities.get(id));
        let set = builder.set();
        about.publisher = match creator {
            Some(creator) => creator.clone(),
            None if set.publisher.is_empty() => set.name.clone(),
            None => set.publisher.clone(),
        };
        about
    }

    fn join_reports(
        &self,
        indicator: &IndicatorObject,
        about: &mut About,
        categories: &mut Vec<Category>,
    ) {
        let reports = self.listed_in.get(&indicator.id).into_iter().flatten();
        for report in reports.filter_map(|id| self.reports.get(id)) {
            let before = about.families.len();
            for family in report.lists.iter().filter_map(|id| self.families.get(id)) {
                family.join(about, categories);
            }
            if about.families.len() == before && !report.name.is_empty() {
                about.families.push(report.name.clone());
            }
            about.references.extend(report.references.iter().cloned());
        }
    }
}

impl FamilyObject {
    fn join(&self, about: &mut About, categories: &mut Vec<Category>) {
        about.families.push(self.name.clone());
        about.references.extend(self.references.iter().cloned());
        categories.extend(self.category);
    }
}

fn text<'v>(object: &'v Value, key: &str) -> Option<&'v str> {
    object.get(key).and_then(Value::as_str)
}

fn instant(object: &Value, key: &str) -> Option<Instant> {
    text(object, key).and_then(Instant::parse)
}

fn strings<'v>(object: &'v Value, key: &str) -> impl Iterator<Item = &'v str> {
    let list = object.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str)
}

fn references(object: &Value) -> Vec<String> {
    let list = object.get("external_references").and_then(Value::as_array);
    let links = list
        .into_iter()
        .flatten()
        .filter_map(|reference| text(reference, "url"));
    links.map(str::to_owned).collect()
}

/// What sort of tool the object's own labels and types say it is.
fn category(object: &Value) -> Option<Category> {
    ["labels", "malware_types", "tool_types", "indicator_types"]
        .iter()
        .flat_map(|key| strings(object, key))
        .map(|label| families::category(&label.to_lowercase()))
        .find(|category| *category != Category::Other)
}
