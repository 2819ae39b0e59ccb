//! Reads STIX 2.0 and 2.1: a bundle, or a bare array of objects, one object at a time.
//!
//! Described in: <https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html>.

use std::{borrow::Cow, collections::BTreeMap};

use model::{Fault, FaultKind, Instant};
use serde::Deserializer as _;

use super::{
    Category, RefusedFor, Set,
    builder::Builder,
    built_in, families, limits, stix_fill,
    stix_object::{Json, Object},
    stix_stream::Document,
};

/// Reads `text`: a file without its byte order mark.
pub(super) fn parse(name: &str, text: &[u8]) -> Result<Set, Fault> {
    let mut objects = Objects::default();
    let mut reader = serde_json::Deserializer::from_slice(text);
    let result = reader
        .deserialize_any(Document(&mut objects))
        .and_then(|()| reader.end());
    if objects.format.as_deref() == Some(built_in::FORMAT) {
        return built_in::parse(name, text);
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
    let mut builder = Builder::new(name);
    if let Err(error) = result {
        builder.refuse("", RefusedFor::Damaged, &error.to_string());
    }
    stix_fill::fill(&objects, &mut builder);
    Ok(builder.finish())
}

/// What is kept of the objects, until all links are known. Where an id stands twice, the last holds.
#[derive(Debug, Default)]
pub(super) struct Objects<'de> {
    /// What the key `format` says, for files that are not STIX.
    pub(super) format: Option<Cow<'de, str>>,
    /// Whether there was a list of objects.
    pub(super) seen_any: bool,
    /// Whether there were more objects or links than the limit.
    pub(super) over_limit: bool,
    pub(super) indicators: Vec<IndicatorObject<'de>>,
    /// Malware, tools, actors, by id.
    pub(super) families: BTreeMap<Cow<'de, str>, Family<'de>>,
    /// Names by id.
    pub(super) identities: BTreeMap<Cow<'de, str>, Cow<'de, str>>,
    pub(super) licence: Option<Cow<'de, str>>,
    /// The ends of each relationship.
    pub(super) relationships: Vec<(Cow<'de, str>, Cow<'de, str>)>,
    pub(super) reports: BTreeMap<Cow<'de, str>, Report<'de>>,
    /// What a report lists, and the report.
    pub(super) listings: Vec<(Cow<'de, str>, Cow<'de, str>)>,
    pub(super) date: Option<Instant>,
    link_count: u64,
}

#[derive(Debug)]
pub(super) struct IndicatorObject<'de> {
    pub(super) id: Cow<'de, str>,
    pub(super) pattern: Option<Cow<'de, str>>,
    /// The language of the pattern, when it is not STIX.
    pub(super) other_language: Option<Cow<'de, str>>,
    pub(super) revoked: bool,
    pub(super) creator: Option<Cow<'de, str>>,
    pub(super) references: Vec<Cow<'de, str>>,
    pub(super) category: Option<Category>,
    pub(super) valid_from: Option<Instant>,
    pub(super) valid_until: Option<Instant>,
    pub(super) confidence: Option<u8>,
}

#[derive(Debug)]
pub(super) struct Family<'de> {
    pub(super) name: Cow<'de, str>,
    pub(super) references: Vec<Cow<'de, str>>,
    pub(super) category: Option<Category>,
}

#[derive(Debug)]
pub(super) struct Report<'de> {
    pub(super) name: Cow<'de, str>,
    pub(super) references: Vec<Cow<'de, str>>,
    pub(super) lists: Vec<Cow<'de, str>>,
}

impl<'de> Objects<'de> {
    /// Keeps what is needed of an object.
    pub(super) fn take(&mut self, mut object: Object<'de>) {
        self.seen_any = true;
        let modified = instant(&object.modified).or_else(|| instant(&object.created));
        self.date = self.date.max(modified);
        let id = std::mem::take(&mut object.id)
            .into_text()
            .unwrap_or_default();
        match object.kind.text().unwrap_or_default() {
            "indicator" => self.indicators.push(indicator(id, object)),
            "malware" | "tool" | "threat-actor" | "intrusion-set" | "campaign" => {
                let family = Family {
                    category: category(&object),
                    name: trimmed(object.name.into_text().unwrap_or_else(|| id.clone())),
                    references: references(object.references),
                };
                self.families.insert(id, family);
            }
            "relationship" => {
                let ends = object.source.into_text().zip(object.target.into_text());
                if let Some(ends) = ends
                    && self.may_link(2)
                {
                    self.relationships.push(ends);
                }
            }
            "report" | "grouping" => self.take_report(id, object),
            "identity" => {
                let name = object.name.into_text().unwrap_or_default();
                self.identities.insert(id, trimmed(name));
            }
            "marking-definition" => self.take_marking(object),
            _ => {}
        }
    }

    fn take_report(&mut self, id: Cow<'de, str>, object: Object<'de>) {
        let lists = object.lists.into_list().into_iter();
        let report = Report {
            name: trimmed(object.name.into_text().unwrap_or_default()),
            references: references(object.references),
            lists: lists.filter_map(Json::into_text).collect(),
        };
        for listed in &report.lists {
            if self.may_link(1) {
                self.listings.push((listed.clone(), id.clone()));
            }
        }
        self.reports.insert(id, report);
    }

    /// A statement that names a licence.
    fn take_marking(&mut self, object: Object<'de>) {
        let is_licence = |statement: &Cow<'_, str>| {
            let lower = statement.to_lowercase();
            LICENCE_WORDS.iter().any(|word| lower.contains(word))
        };
        let statement = object.definition.into_member("statement").into_text();
        if let Some(statement) = statement.filter(is_licence) {
            self.licence.get_or_insert(statement);
        }
    }

    /// Counts links; false when there are too many.
    fn may_link(&mut self, count: u64) -> bool {
        self.link_count = self.link_count.saturating_add(count);
        let may = self.link_count <= limits::LINKS;
        self.over_limit |= !may;
        may
    }
}

/// Words of which one stands in a statement of a licence.
const LICENCE_WORDS: [&str; 6] = [
    "licen",
    "cc by",
    "cc-by",
    "cc0",
    "creative commons",
    "public domain",
];

fn indicator<'de>(id: Cow<'de, str>, object: Object<'de>) -> IndicatorObject<'de> {
    let confidence = match object.confidence {
        Json::Count(percent) => u8::try_from(percent).ok(),
        _ => None,
    };
    IndicatorObject {
        id,
        category: category(&object),
        other_language: object
            .pattern_type
            .into_text()
            .filter(|kind| !kind.eq_ignore_ascii_case("stix")),
        pattern: object.pattern.into_text(),
        revoked: matches!(object.revoked, Json::Bool(true)),
        creator: object.created_by.into_text(),
        references: references(object.references),
        valid_from: instant(&object.valid_from),
        valid_until: instant(&object.valid_until),
        confidence: confidence.filter(|percent| *percent <= 100),
    }
}

fn instant(json: &Json<'_>) -> Option<Instant> {
    json.text().and_then(Instant::parse)
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

fn references(list: Json<'_>) -> Vec<Cow<'_, str>> {
    let list = list.into_list().into_iter();
    list.filter_map(|reference| reference.into_member("url").into_text())
        .collect()
}

/// What sort of tool the object's own labels and types say it is.
fn category(object: &Object<'_>) -> Option<Category> {
    [
        &object.labels,
        &object.malware_types,
        &object.tool_types,
        &object.indicator_types,
    ]
    .into_iter()
    .flat_map(Json::texts)
    .map(|label| families::category(&label.to_lowercase()))
    .find(|category| *category != Category::Other)
}
